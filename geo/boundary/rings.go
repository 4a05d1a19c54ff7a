package boundary

import (
	"fmt"

	"taihang/geo/projection"

	"github.com/paulmach/orb"
)

// mend closes and orients the rings of feature i, takes out repeated points
// and spikes, and reports what it had to drop.
func (l *Layer) mend(i int) {
	f := &l.Features[i]
	var out orb.MultiPolygon
	dropped, outside := 0, false
	for _, poly := range f.Geometry {
		var keep orb.Polygon
		for k, ring := range poly {
			r := cleanRing(ring)
			outside = outside || !onEarth(r)
			if r == nil {
				dropped++
				if k == 0 { // a polygon whose shell is nothing has no holes either
					break
				}
				continue
			}
			if ccw := signedArea(r) > 0; ccw != (len(keep) == 0) {
				r.Reverse()
			}
			keep = append(keep, r)
		}
		if len(keep) > 0 {
			out = append(out, keep)
		}
	}
	f.Geometry = out
	if dropped > 0 {
		l.problem(i, false, "ring-degenerate", f.Name, fmt.Sprint(dropped))
	}
	switch {
	case outside && latitudeFirst(out):
		f.Geometry = nil
		l.problem(i, true, "swapped", f.Name)
	case outside:
		f.Geometry = nil
		l.problem(i, true, "off-earth", f.Name)
	case len(out) == 0:
		f.Geometry = nil
		l.problem(i, true, "no-geometry", f.Name)
	}
}

// latitudeFirst says whether an area would lie in China with its axes exchanged.
func latitudeFirst(m orb.MultiPolygon) bool {
	b := m.Bound()
	g := projection.FromExtent(projection.Extent{MinX: b.Min[0], MinY: b.Min[1], MaxX: b.Max[0], MaxY: b.Max[1]})
	return g.Known && g.Swapped
}

func onEarth(r orb.Ring) bool {
	for _, p := range r {
		if !(p[0] >= -180 && p[0] <= 180 && p[1] >= -90 && p[1] <= 90) {
			return false
		}
	}
	return true
}

// cleanRing returns the ring closed, without repeated points and without
// spikes (a–b–a), or nil if no area is left.
func cleanRing(ring orb.Ring) orb.Ring {
	out := make(orb.Ring, 0, len(ring)+1)
	for _, p := range ring {
		out = append(out, p)
		for {
			n := len(out)
			if n >= 2 && out[n-1] == out[n-2] {
				out = out[:n-1]
			} else if n >= 3 && out[n-1] == out[n-3] {
				out = out[:n-2]
			} else {
				break
			}
		}
	}
	for len(out) > 1 && out[0] == out[len(out)-1] {
		out = out[:len(out)-1]
		// A spike may hide the seam: its tip first or last.
		if n := len(out); n >= 3 && out[1] == out[n-1] {
			out = out[1:]
		}
	}
	if n := len(out); n >= 3 && out[1] == out[n-1] {
		out = out[2:]
	}
	if len(out) < 3 || signedArea(out) == 0 {
		return nil
	}
	return append(out, out[0])
}

// signedArea is twice the area in the ring's own units, positive when
// counter-clockwise. Taken from the first point, so that nothing cancels.
func signedArea(r orb.Ring) (s float64) {
	for i := 1; i+1 < len(r); i++ {
		s += (r[i][0]-r[0][0])*(r[i+1][1]-r[0][1]) - (r[i+1][0]-r[0][0])*(r[i][1]-r[0][1])
	}
	return s
}

// contains says whether p lies inside the ring, by crossings.
func contains(r orb.Ring, p orb.Point) bool {
	in := false
	for i, j := 0, len(r)-1; i < len(r); j, i = i, i+1 {
		a, b := r[i], r[j]
		if (a[1] > p[1]) != (b[1] > p[1]) && p[0] < (b[0]-a[0])*(p[1]-a[1])/(b[1]-a[1])+a[0] {
			in = !in
		}
	}
	return in
}
