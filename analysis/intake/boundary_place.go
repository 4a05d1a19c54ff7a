package intake

import (
	"slices"

	"github.com/paulmach/orb"
	"github.com/paulmach/orb/geo"
	"github.com/paulmach/orb/planar"

	"taihang/data"
	"taihang/data/store"
	"taihang/geo/boundary"
	"taihang/geo/datum"
)

// Where a layer lies: whether its areas hold the seats of their counties, and whether
// all are moved as GCJ-02 or BD-09 would move them.

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
