package intake

import (
	"bytes"
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"taihang/analysis/mapping"
	"taihang/data"
	"taihang/data/ingest"
	"taihang/data/store"
	"taihang/data/text"
	"taihang/geo/boundary"
)

// maybeLayer says whether a file is to be read as boundaries: by its name, a
// table by whether it holds areas as text, and any by its first bytes.
func maybeLayer(path string) bool {
	switch strings.ToLower(filepath.Ext(path)) {
	case ".geojson", ".json", ".topojson", ".shp", ".zip", ".kml", ".kmz", ".gpkg", ".fgb":
		return true
	case ".csv", ".txt":
		return boundary.IsTable(path)
	}
	return boundary.IsLayer(path)
}

// errNotLayer is a file that only looked like boundaries by its name.
var errNotLayer = errors.New("no boundaries")

// LayerPlan is how a layer of boundaries will be read.
type LayerPlan struct {
	Layer   *boundary.Layer
	Vintage data.Vintage
	Sites   []Site // where it may lie, the likeliest first, when its file does not say it
	sum     string
	size    int64
}

// layer reads the boundaries of the plan's file.
func (p *Plan) layer(ctx context.Context, k knowledge) error {
	name := filepath.Base(p.Path)
	m := &p.Mapping
	l, err := boundary.Read(ctx, p.Path, boundary.Options{
		Encoding: m.Encoding, CRS: m.CRS, Datum: m.Datum, Layer: m.Layer,
		Database: func(ctx context.Context, path string) (boundary.Database, error) {
			f, err := store.OpenForeign(ctx, path)
			if err != nil {
				return nil, err
			}
			return f, nil
		},
	})
	switch {
	case errors.Is(err, boundary.ErrFormat):
		return text.Errorf("ingest.notlayer", name, err)
	case errors.Is(err, boundary.ErrLayer):
		return text.Errorf("ingest.nolayer", name, m.Layer, err)
	case errors.Is(err, boundary.ErrCRS):
		return text.Errorf("ingest.badcrs", m.CRS, err)
	case errors.Is(err, boundary.ErrEncoding):
		return text.Errorf("ingest.encoding", m.Encoding, "UTF-8, GBK, Big5", err)
	case errors.As(err, new(*fs.PathError)):
		return ingest.Explain(p.Path, err)
	case err != nil:
		return err
	}
	p.Layer = &LayerPlan{Layer: l, Sites: sites(l, k.counties)}
	if info, err := os.Stat(p.Path); err == nil && !info.IsDir() {
		p.Layer.size = info.Size()
		if p.Layer.sum, err = ingest.Sum(p.Path); err != nil {
			return err
		}
	}
	p.Layer.Vintage, err = vintage(name, l, p.Mapping)
	return err
}

// Files that people take for a layer of boundaries: formats that have to be
// converted, and the parts that lie beside a .shp.
var (
	otherLayers = []string{".gml", ".tab", ".mif", ".dwg", ".dxf"}
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

// layer makes a vintage of a boundary file. A row is a feature, numbered from 1.
func (r *run) layer(p *Plan) error {
	l := p.Layer.Layer
	name := filepath.Base(p.Path)
	j := &job{ctx: r.ctx, s: r.s, tx: r.tx, found: newFindings(nil), join: newJoin(), seen: map[string]int{}, plan: &SheetPlan{Kind: KindBoundaries, Mapping: p.Mapping.SheetMapping}}
	for range mapping.Fields {
		j.at = append(j.at, -1)
	}
	j.b = data.Batch{File: name, SHA256: p.Layer.sum, Kind: KindBoundaries, Encoding: l.Encoding, At: time.Now().UTC().Format(time.RFC3339)}
	fatal := j.problems(l)
	v := p.Layer.Vintage
	j.line = 0
	if v.Rank == data.RankCounty {
		j.farOff(l)
	}
	if v.Rank == data.RankCounty && p.Mapping.Datum == "" {
		if err := j.datum(l); err != nil {
			return err
		}
	}
	set := &data.Set{Vintages: []data.Vintage{v}}
	like := example(l, v.Rank)
	taken := make([]bool, len(l.Features))
	for i, f := range l.Features {
		j.line = i + 1
		j.b.Read++
		if f.PartOf > 0 {
			taken[i] = j.partOf(f, taken[f.PartOf-1])
		} else if b, ok := j.feature(f, v, like, fatal[i]); ok {
			taken[i] = true
			set.Boundaries = append(set.Boundaries, b)
		}
		if taken[i] {
			j.b.Loaded++
		} else {
			j.b.Rejected++
		}
	}
	if len(set.Boundaries) == 0 {
		return j.unusable(p.Layer)
	}
	if v.Rank == data.RankCounty {
		j.line = 0
		if err := j.use(set); err != nil {
			return err
		}
	}
	j.b.Issues = j.found.list
	r.done += p.Layer.size
	r.progress(r.done)
	if r.tx != nil {
		if err := errors.Join(r.tx.Open(&j.b), r.tx.Put(set), r.tx.Finish(&j.b)); err != nil {
			return err
		}
	}
	r.rep.add(j)
	return nil
}

// use makes a set of boundaries the map's. One that would leave most counties
// without an area is only told of, unless it comes a second time as it is there:
// then it is asked for.
func (j *job) use(set *data.Set) error {
	id := set.Vintages[0].ID
	matched, of, err := j.covered()
	if err != nil {
		return err
	}
	if 2*matched < of {
		again, err := j.there(id, set.Boundaries)
		if err != nil {
			return err
		}
		if !again {
			j.issue(data.Warning, "not-in-use", "", id, itoa(matched), itoa(of))
			return nil
		}
	}
	set.Info = map[string]string{"vintage": id}
	j.issue(data.Note, "in-use", "", id)
	return nil
}

// covered is how many of the workspace's counties have an area, of those with
// villages; where there are none yet, of all.
func (j *job) covered() (matched, of int, err error) {
	lived := map[string]bool{}
	if err := each(j.s, func(v *data.Village) { lived[v.County] = true }); err != nil {
		return 0, 0, err
	}
	for c := range j.s.places.county {
		if len(lived) > 0 && !lived[c] {
			continue
		}
		if of++; j.join.matched[c] {
			matched++
		}
	}
	return matched, of, nil
}

// there says whether the workspace has the very areas under the set's name.
func (j *job) there(id string, areas []data.Boundary) (bool, error) {
	rows, err := j.s.st.Boundaries(j.ctx, id)
	if err != nil || len(rows) != len(areas) {
		return false, err
	}
	known := map[string][]byte{}
	for _, b := range rows {
		known[b.Code] = b.WKB
	}
	return !slices.ContainsFunc(areas, func(b data.Boundary) bool { return !bytes.Equal(known[b.Code], b.WKB) }), nil
}

// unusable is the error of a layer of which nothing could be loaded.
func (j *job) unusable(l *LayerPlan) error {
	said := func(code string) bool {
		return slices.ContainsFunc(j.found.list, func(is data.Issue) bool { return is.Code == code })
	}
	if len(l.Sites) > 0 {
		var which []string
		for _, s := range l.Sites[:min(len(l.Sites), shownSites)] {
			which = append(which, s.CRS+" "+s.Share())
		}
		if said("geo.prj-missing") {
			return text.Errorf("ingest.whichcrs.prj", j.b.File, strings.Join(which, ", "))
		}
		return text.Errorf("ingest.whichcrs", j.b.File, strings.Join(which, ", "))
	}
	switch {
	case said("geo.axes-mixed"):
		return text.Errorf("ingest.axes", j.b.File)
	case said("geo.prj-missing"):
		return text.Errorf("ingest.nocrs.prj", j.b.File)
	case said("geo.crs-unknown") || said("geo.crs-unsupported"):
		return text.Errorf("ingest.nocrs", j.b.File)
	}
	return text.Errorf("ingest.nofeature", j.b.File)
}

// problems turns the reader's problems into issues and returns the features
// that have a fatal one.
func (j *job) problems(l *boundary.Layer) map[int]bool {
	fatal := map[int]bool{}
	for _, p := range l.Problems {
		sev := data.Warning
		// A feature without a code, or with one that stands already, cannot be
		// kept apart from the others.
		if p.Code == "no-code" && p.Feature >= 0 && l.Features[p.Feature].Name != "" {
			continue // its name may tell
		}
		switch {
		case p.Fatal || p.Code == "no-code" || p.Code == "code-twice":
			sev = data.Error
			fatal[p.Feature] = fatal[p.Feature] || p.Feature >= 0
		case p.Code == "parts":
			sev = data.Note
		}
		j.line = p.Feature + 1
		args := slices.Clone(p.Args)
		if p.Feature >= 0 && len(args) > 0 && args[0] == "" {
			args[0] = j.called(l.Features[p.Feature]) // it was to be the name
		}
		j.issue(sev, "geo."+p.Code, "", args...)
	}
	return fatal
}

// called is the feature in hand for the reader: by its name, its code, or its
// number in the file.
func (j *job) called(f boundary.Feature) string {
	return firstOf(f.Name, f.Code, "#"+itoa(j.line))
}

// example names a feature of the layer's level.
func example(l *boundary.Layer, level data.Rank) string {
	for _, f := range l.Features {
		if rank(f.Code) == level && f.Code+f.Name != "" {
			return strings.TrimSpace(f.Code + " " + f.Name)
		}
	}
	return ""
}

// feature takes an outline in, under the code the workspace knows. like is one
// of the layer's level.
func (j *job) feature(f boundary.Feature, v data.Vintage, like string, bad bool) (data.Boundary, bool) {
	if bad {
		return data.Boundary{}, false
	}
	if len(f.Geometry) == 0 {
		return data.Boundary{}, j.reject("geo.no-geometry", "", j.called(f))
	}
	if f.Code != "" && rank(f.Code) != v.Rank {
		return data.Boundary{}, j.reject("geo.other-rank", "", strings.TrimSpace(f.Code+" "+f.Name), like)
	}
	code, ok := f.Code, true
	if code == "" {
		if code, ok = j.named("", f.Name, f.Parent, v.Rank); !ok {
			return data.Boundary{}, false
		}
	} else if v.Rank == data.RankCounty {
		code = j.match(code, f.Name, 0)
	}
	if !j.first(code) {
		return data.Boundary{}, false
	}
	wkb, err := boundary.EncodeWKB(f.Geometry)
	if err != nil {
		return data.Boundary{}, j.reject("geo.geometry-broken", "", j.called(f), err.Error())
	}
	return data.Boundary{Vintage: v.ID, Code: code, Name: f.Name, Parent: f.Parent, WKB: wkb}, true
}

// partOf is a feature whose outline is in that of another: it is loaded with it.
func (j *job) partOf(f boundary.Feature, taken bool) bool {
	return taken || j.reject("geo.part-lost", "", j.called(f), itoa(f.PartOf))
}
