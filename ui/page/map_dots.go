package page

import (
	"image/color"
	"sync"

	"taihang/analysis/dataset"
	"taihang/analysis/figure/style"
	"taihang/data"
	"taihang/data/text"
	"taihang/geo/mesh"
	"taihang/geo/projection"
	"taihang/geo/raster"
)

// dotLayer is the villages as points, by the level that sends their team in a
// year. Where each stands is found in the background, once for a map.
type dotLayer struct {
	mu      sync.Mutex
	working bool
	data    *dataset.Dataset // whose places these are
	at      []mesh.Pt        // by village

	year   int
	of     *dataset.Dataset
	groups [3][]mesh.Pt
	counts map[string][3]int // by county
	out    []raster.Dots
	zoom   int
	k      float32
	dark   bool
}

// dotLevels are the levels with a dot of their own, drawn from the last to the
// first: the province's on top.
var dotLevels = []data.Level{data.LevelProvince, data.LevelCity, data.LevelCounty}

// update starts finding places and counts teams for the year.
func (d *dotLayer) update(e *Env) {
	ds := e.S.Data
	d.mu.Lock()
	stale := d.data != ds
	busy := d.working
	d.mu.Unlock()
	if stale && !busy && e.S.Layers["villages"] {
		d.find(e, ds)
	}
	if d.of != ds || d.year != e.S.Year {
		d.of, d.year = ds, e.S.Year
		d.count(ds, e.S.Year)
		d.out = nil
	}
}

func (d *dotLayer) busy() bool {
	d.mu.Lock()
	defer d.mu.Unlock()
	return d.working
}

func (d *dotLayer) find(e *Env, ds *dataset.Dataset) {
	d.mu.Lock()
	d.working = true
	d.mu.Unlock()
	work := func() {
		at := dotPlaces(ds)
		d.mu.Lock()
		d.at, d.data, d.working = at, ds, false
		d.mu.Unlock()
	}
	if e.Settled {
		work()
		return
	}
	go func() {
		work()
		e.Wake()
	}()
}

// dotPlaces projects the villages. On the built-in map, whose county cells are
// not the counties' true outlines, a village that would fall into a neighbour
// is put somewhere inside its own cell: the map is schematic, its counts are
// not.
func dotPlaces(ds *dataset.Dataset) []mesh.Pt {
	proj := projection.Hebei()
	m := ds.Map.Mesh
	v := raster.Fit(m.Bound, 1000, 1400, 1)
	var ids raster.IDBuffer
	raster.IDs(m, v, &ids)
	hit := func(p mesh.Pt) int {
		x, y := v.Pixel(p)
		return ids.Hit(int(x), int(y))
	}
	out := make([]mesh.Pt, len(ds.Villages))
	for i := range ds.Villages {
		vl := &ds.Villages[i]
		k := CountyOf(ds, vl.County)
		x, y := proj.Forward(vl.Lon, vl.Lat)
		p := mesh.Pt{X: float32(x), Y: float32(y)}
		if k != nil && k.Feature >= 0 && ds.Map.Vintage.Schematic && hit(p) != k.Feature {
			p = scatter(uint64(vl.ID), &m.Features[k.Feature], func(q mesh.Pt) bool { return hit(q) == k.Feature })
		}
		out[i] = p
	}
	return out
}

// scatter finds a place inside a feature, the same for the same id.
func scatter(id uint64, f *mesh.Feature, in func(mesh.Pt) bool) mesh.Pt {
	h := id*0x9e3779b97f4a7c15 + 0xd1b54a32d192ed03
	for range 60 {
		h ^= h >> 29
		h *= 0xbf58476d1ce4e5b9
		h ^= h >> 32
		p := mesh.Pt{
			X: f.Bound.Min.X + (f.Bound.Max.X-f.Bound.Min.X)*float32(h&0xffff)/0xffff,
			Y: f.Bound.Min.Y + (f.Bound.Max.Y-f.Bound.Min.Y)*float32(h>>16&0xffff)/0xffff,
		}
		if in(p) {
			return p
		}
	}
	return f.Label
}

// count sorts villages by the highest level with a team there on the year's
// roster date.
func (d *dotLayer) count(ds *dataset.Dataset, year int) {
	d.counts = map[string][3]int{}
	best := levelOf(ds, year)
	for i := range ds.Villages {
		if l := best[ds.Villages[i].ID]; l > 0 {
			n := d.counts[ds.Villages[i].County]
			n[l-1]++
			d.counts[ds.Villages[i].County] = n
		}
	}
}

// levelOf gives villages 1, 2 or 3 for province, city, county.
func levelOf(ds *dataset.Dataset, year int) map[int64]int {
	best := map[int64]int{}
	day := data.RosterDate(year)
	for _, t := range ds.Set().Teams {
		if t.Start > day || t.End.Known() && t.End <= day {
			continue
		}
		for l, name := range dotLevels {
			if t.Level == name && (best[t.Village] == 0 || best[t.Village] > l+1) {
				best[t.Village] = l + 1
			}
		}
	}
	return best
}

// levels is a county's villages by level, for its tooltip.
func (d *dotLayer) levels(code string) string {
	n, ok := d.counts[code]
	if !ok {
		return ""
	}
	return text.Count(n[0]) + " / " + text.Count(n[1]) + " / " + text.Count(n[2])
}

// total is the villages of a level.
func (d *dotLayer) total(l int) (n int) {
	for _, c := range d.counts {
		n += c[l]
	}
	return n
}

// shown is the dots for the painter: the same slice while nothing changed.
func (d *dotLayer) shown(e *Env, zoom float64, k float32) []raster.Dots {
	d.mu.Lock()
	at, ready := d.at, d.data == e.S.Data
	d.mu.Unlock()
	if !e.S.Layers["villages"] || !ready {
		return nil
	}
	step := 0
	switch {
	case zoom >= 8:
		step = 2
	case zoom >= 4:
		step = 1
	}
	if d.out != nil && d.zoom == step && d.k == k && d.dark == e.S.Dark {
		return d.out
	}
	d.zoom, d.k, d.dark = step, k, e.S.Dark
	d.groups = [3][]mesh.Pt{}
	best := levelOf(e.S.Data, e.S.Year)
	for i := range e.S.Data.Villages {
		if l := best[e.S.Data.Villages[i].ID]; l > 0 && l-1 < len(d.groups) {
			d.groups[l-1] = append(d.groups[l-1], at[i])
		}
	}
	d.out = dotStyles(d.groups, step, float64(k), e.S.Dark)
	return d.out
}

// dotStyles: the county's dots small and pale below 4× zoom, the province's
// with a ring of the canvas.
func dotStyles(groups [3][]mesh.Pt, step int, k float64, dark bool) []raster.Dots {
	cols := style.LevelDot.All(dark)
	canvas := style.Light.Canvas
	if dark {
		canvas = style.Dark.Canvas
	}
	grow := 1 + .45*float64(step)
	pale := cols[2]
	if step == 0 {
		pale.A = 150
	}
	return []raster.Dots{
		{At: groups[2], Radius: .9 * grow * k, Colour: rgba(pale)},
		{At: groups[1], Radius: 1.3 * grow * k, Colour: rgba(cols[1])},
		{At: groups[0], Radius: 2 * grow * k, Colour: rgba(cols[0]), Ring: color.RGBA(canvas), RingWidth: .9 * k},
	}
}
