package intake

import (
	"bytes"
	"cmp"
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"time"

	"taihang/analysis/mapping"
	"taihang/data"
	"taihang/data/ingest"
	"taihang/data/store"
	"taihang/data/text"
	"taihang/geo/boundary"
	"taihang/geo/datum"

	"github.com/paulmach/orb"
	"github.com/paulmach/orb/geo"
	"github.com/paulmach/orb/planar"
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

// astray is how many degrees from a county's bound its seat may lie.
const astray = .5

// farOff tells of counties that lie elsewhere than their seats: their system or
// the order of their axes is not what it was taken for.
func (j *job) farOff(l *boundary.Layer) {
	pl := j.s.places
	of, off := 0, 0
	for _, f := range l.Features {
		c, ok := pl.county[pl.resolve(f.Code).code]
		if !ok || c.SeatLon == 0 || len(f.Geometry) == 0 {
			continue
		}
		of++
		if !f.Geometry.Bound().Pad(astray).Contains(orb.Point{c.SeatLon, c.SeatLat}) {
			off++
		}
	}
	if off*2 > of {
		j.issue(data.Warning, "geo.far-off", "", itoa(off), itoa(of))
	}
}

// Datum offsets are looked for in so many areas or more; one is told when it
// explains that they lie beside those of the workspace.
const (
	datumAreas = 10
	datumLeast = 150.0 // metres
)

// datum compares where areas lie with the outlines that the workspace has. That
// all are off as GCJ-02 or BD-09 would have them is told, and left to the user.
func (j *job) datum(l *boundary.Layer) error {
	known, err := j.outlines()
	if err != nil || len(known) == 0 {
		return err
	}
	off := map[string][]float64{}
	for _, f := range l.Features {
		at, ok := known[f.Code]
		if !ok || len(f.Geometry) == 0 {
			continue
		}
		c, _ := planar.CentroidArea(f.Geometry)
		add := func(name string, lon, lat float64) {
			off[name] = append(off[name], geo.Distance(at, orb.Point{lon, lat}))
		}
		add("", c[0], c[1])
		lon, lat := datum.FromGCJ02(c[0], c[1])
		add("gcj02", lon, lat)
		lon, lat = datum.FromBD09(c[0], c[1])
		add("bd09", lon, lat)
	}
	n := len(off[""])
	if n < datumAreas {
		return nil
	}
	median := func(name string) float64 { slices.Sort(off[name]); return off[name][n/2] }
	as := median("")
	for _, d := range []struct{ name, code string }{{"gcj02", "geo.datum-gcj02"}, {"bd09", "geo.datum-bd09"}} {
		if then := median(d.name); as > datumLeast && then < as/3 {
			j.issue(data.Warning, d.code, "", itoa(int(as)), itoa(n), itoa(int(then)))
			return nil
		}
	}
	return nil
}

// outlines are the centres of the counties of the workspace's newest boundaries.
func (j *job) outlines() (map[string]orb.Point, error) {
	list, err := store.Select[data.Vintage](j.ctx, j.s.st)
	if err != nil {
		return nil, err
	}
	for _, v := range slices.Backward(list) {
		if v.Schematic || v.Rank != data.RankCounty {
			continue
		}
		rows, err := j.s.st.Boundaries(j.ctx, v.ID)
		if err != nil {
			return nil, err
		}
		out := map[string]orb.Point{}
		for _, b := range rows {
			if m, err := boundary.DecodeWKB(b.WKB); err == nil {
				out[b.Code], _ = planar.CentroidArea(m)
			}
		}
		return out, nil
	}
	return nil, nil
}

// asOf is the day that boundaries are of: of a year or a month its last, as the
// codes of a year are those at its end, unless its beginning is meant.
func asOf(s string) (data.Date, bool) {
	d, p, problem := ingest.Date(s)
	if problem.Code != "" || p == ingest.NoDate || p == ingest.Ongoing {
		return 0, false
	}
	t := d.Time()
	switch {
	case strings.Contains(s, "初") || p == ingest.ToDay:
		return d, true
	case p == ingest.ToYear:
		return data.NewDate(t.Year(), 12, 31), true
	}
	return data.NewDate(t.Year(), int(t.Month()), t.AddDate(0, 1, -1).Day()), true
}

// yearEnd is the end of the year in a name, if there is one.
func yearEnd(name string) data.Date {
	years := yearIn.FindAllString(name, -1)
	if len(years) != 1 {
		return 0
	}
	y, _ := strconv.Atoi(years[0])
	return data.NewDate(y, 12, 31)
}

// vintage describes the layer: its id as settled or from the file's name, its
// date as settled or from that name, its level from its codes.
func vintage(name string, l *boundary.Layer, m FileMapping) (data.Vintage, error) {
	stem := strings.TrimSuffix(name, filepath.Ext(name))
	v := data.Vintage{ID: stem, Name: stem, CRS: l.CRS, Source: name, Rank: data.RankCounty}
	if m.Vintage != "" {
		v.ID = m.Vintage
	}
	var known bool
	if v.AsOf, known = asOf(firstOf(m.AsOf, m.Vintage)); !known {
		if m.AsOf != "" {
			return v, text.Errorf("intake.asof", m.AsOf)
		}
		v.AsOf = cmp.Or(yearEnd(m.Vintage), yearEnd(stem))
	}
	n := map[data.Rank]int{}
	for _, f := range l.Features {
		if f.Code+f.Name != "" {
			n[rank(f.Code)]++
		}
	}
	for _, r := range []data.Rank{data.RankProvince, data.RankPrefecture, data.RankTown} {
		if n[r] > n[v.Rank] {
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
	return v, nil
}
