package intake

import (
	"context"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

	"taihang/data"
	"taihang/data/ingest"
	"taihang/data/text"
	"taihang/geo/boundary"
)

// maybeLayer says whether a file is to be read as boundaries, by its name: a
// CSV never is, a GeoJSON always.
func maybeLayer(path string) bool {
	switch strings.ToLower(filepath.Ext(path)) {
	case ".geojson", ".json", ".shp", ".zip":
		return true
	}
	return false
}

// Files that people take for a layer of boundaries: formats that have to be
// converted, and the parts that lie beside a .shp.
var (
	otherLayers = []string{".gpkg", ".fgb", ".kml", ".kmz", ".topojson", ".gml"}
	layerParts  = []string{".shx", ".dbf", ".prj", ".cpg", ".sbn", ".sbx"}
)

// notLayer refuses such a file by its name, with what to do instead.
func notLayer(path string) error {
	ext := strings.ToLower(filepath.Ext(path))
	switch {
	case slices.Contains(otherLayers, ext):
		return text.Errorf("ingest.otherlayer", filepath.Base(path))
	case slices.Contains(layerParts, ext):
		return text.Errorf("ingest.layerpart", filepath.Base(path))
	}
	return nil
}

var yearInName = regexp.MustCompile(`(?:19|20)\d\d`)

// readLayer makes a vintage of a boundary file. A row is a feature, numbered
// from 1.
func readLayer(ctx context.Context, path string, pl *places, o Options) (*parsed, error) {
	sum, err := ingest.Sum(path)
	if err != nil {
		return nil, err
	}
	l, err := boundary.Read(ctx, path)
	if err != nil {
		return nil, err
	}
	name := filepath.Base(path)
	j := &job{ctx: ctx, t: &ingest.Table{File: name}, places: pl, seen: map[string]int{}, noted: map[string]bool{}}
	j.out.batch = data.Batch{
		File: name, SHA256: sum, Kind: KindBoundaries, Encoding: l.Encoding, At: time.Now().UTC().Format(time.RFC3339),
	}
	j.out.join = newJoin()
	fatal := j.problems(l)
	v := vintage(name, l, o)
	for i, f := range l.Features {
		j.line = i + 1
		j.row(ingest.Row{Line: i + 1}, func([]string) bool { return j.feature(f, v, fatal[i]) })
	}
	if len(j.out.set.Boundaries) == 0 {
		return nil, j.unusable()
	}
	j.out.set.Vintages = []data.Vintage{v}
	if v.Rank == data.RankCounty {
		j.line = 0
		j.out.set.Info = map[string]string{"vintage": v.ID}
		j.issue(data.Note, "in-use", "", v.ID)
	}
	return &j.out, nil
}

// unusable is the error of a layer of which nothing could be loaded.
func (j *job) unusable() error {
	for _, is := range j.out.batch.Issues {
		if is.Code == "geo.crs-unknown" || is.Code == "geo.crs-unsupported" {
			return text.Errorf("ingest.nocrs", j.t.File)
		}
	}
	return text.Errorf("ingest.nofeature", j.t.File)
}

// problems turns the reader's problems into issues and returns the features
// that have a fatal one.
func (j *job) problems(l *boundary.Layer) map[int]bool {
	fatal := map[int]bool{}
	for _, p := range l.Problems {
		sev := data.Warning
		// A feature without a code, or with one that stands already, cannot be
		// kept apart from the others.
		if p.Fatal || p.Code == "no-code" || p.Code == "code-twice" {
			sev = data.Error
			fatal[p.Feature] = fatal[p.Feature] || p.Feature >= 0
		}
		j.line = p.Feature + 1
		j.issue(sev, "geo."+p.Code, "", p.Args...)
	}
	return fatal
}

// feature takes an outline in, under the code the workspace knows.
func (j *job) feature(f boundary.Feature, v data.Vintage, bad bool) bool {
	if bad {
		return false
	}
	if len(f.Geometry) == 0 {
		return j.reject("geo.no-geometry", "", f.Name)
	}
	code := f.Code
	if v.Rank == data.RankCounty && rank(code) == data.RankCounty {
		code = j.match(code, f.Name, 0)
	}
	if !j.first(code) {
		return false
	}
	wkb, err := boundary.EncodeWKB(f.Geometry)
	if err != nil {
		return j.reject("geo.geometry-broken", "", f.Name, err.Error())
	}
	j.out.set.Boundaries = append(j.out.set.Boundaries, data.Boundary{
		Vintage: v.ID, Code: code, Name: f.Name, Parent: f.Parent, WKB: wkb,
	})
	return true
}

// vintage describes the layer: its id from the options or the file's name, its
// date from the options or the year in that name, its level from its codes.
func vintage(name string, l *boundary.Layer, o Options) data.Vintage {
	stem := strings.TrimSuffix(name, filepath.Ext(name))
	v := data.Vintage{ID: stem, Name: stem, CRS: l.CRS, AsOf: o.AsOf, Source: name, Rank: data.RankCounty}
	if o.Vintage != "" {
		v.ID = o.Vintage
	}
	if years := yearInName.FindAllString(stem, -1); v.AsOf == 0 && len(years) == 1 {
		y, _ := strconv.Atoi(years[0])
		v.AsOf = data.NewDate(y, 12, 31)
	}
	n := map[data.Rank]int{}
	for _, f := range l.Features {
		n[rank(f.Code)]++
	}
	for _, r := range []data.Rank{data.RankProvince, data.RankPrefecture, data.RankTown} {
		if n[r] > len(l.Features)/2 {
			v.Rank = r
		}
	}
	for _, f := range l.Features {
		for k, val := range f.Props {
			if slices.Contains([]string{"审图号", "approval"}, strings.ToLower(k)) && v.Approval == "" {
				v.Approval = strings.TrimSpace(val)
			}
		}
	}
	return v
}
