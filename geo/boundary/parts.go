package boundary

import (
	"cmp"
	"fmt"
	"math"
	"slices"

	"github.com/paulmach/orb"
)

// A division that has islands or exclaves is a feature of several polygons, or
// several features that say the same of themselves: exporting "single parts"
// makes one of each polygon. The latter are put together here. What they must not
// be is the same division drawn twice, such as in two years: those overlap, which
// the parts of a division do not.

// gathered is a division, and the features of it.
type gathered struct {
	first        int    // its first feature: it gets the geometry of all
	parts        []int  // all of them
	name, parent string // of the first that has one
	shapes       []orb.MultiPolygon
	bounds       []orb.Bound // of the shapes
}

// add takes a feature in.
func (d *gathered) add(i int, f *Feature, bound orb.Bound) {
	d.parts, d.shapes, d.bounds = append(d.parts, i), append(d.shapes, f.Geometry), append(d.bounds, bound)
	d.name, d.parent = cmp.Or(d.name, f.Name), cmp.Or(d.parent, f.Parent)
}

// near is how many degrees features of a name without a code may be apart to be
// of one division: names are not unique in the country.
const near = .5

// twice puts the parts of a division together and reports codes that are missing
// or stand a second time.
func (l *Layer) twice() {
	var all []*gathered
	byKey := map[string][]*gathered{}
	for i := range l.Features {
		f := &l.Features[i]
		if f.Code == "" {
			l.problem(i, false, "no-code", f.Name)
		}
		key := cmp.Or(f.Code, f.Name)
		if key == "" || len(f.Geometry) == 0 {
			continue
		}
		known, bound := byKey[key], f.Geometry.Bound()
		if k := slices.IndexFunc(known, func(d *gathered) bool { return d.part(f, bound) }); k >= 0 {
			known[k].add(i, f, bound)
			continue
		}
		if len(known) > 0 && l.repeats(known, i) {
			continue
		}
		d := &gathered{first: i}
		d.add(i, f, bound)
		byKey[key] = append(known, d)
		all = append(all, d)
	}
	joined, of := 0, 0
	for _, d := range all {
		if len(d.parts) == 1 {
			continue
		}
		joined, of = joined+len(d.parts), of+1
		first := &l.Features[d.first]
		first.Geometry, first.Name, first.Parent = slices.Concat(d.shapes...), d.name, d.parent
		for _, i := range d.parts[1:] {
			l.Features[i].Geometry, l.Features[i].PartOf = nil, d.first+1
		}
	}
	if of > 0 {
		l.problem(-1, false, "parts", fmt.Sprint(joined), fmt.Sprint(of))
	}
}

// part says whether a feature within a bound is another part of a division.
func (d *gathered) part(f *Feature, bound orb.Bound) bool {
	if !agree(d.name, f.Name) || !agree(d.parent, f.Parent) {
		return false
	}
	apart := f.Code != ""
	for k, b := range d.bounds {
		if b.Intersects(bound) && overlap(d.shapes[k], f.Geometry) {
			return false
		}
		apart = apart || b.Pad(near).Intersects(bound)
	}
	return apart
}

// repeats reports feature i as one that stands already. Features without a code
// may be different divisions of one name.
func (l *Layer) repeats(known []*gathered, i int) bool {
	f := &l.Features[i]
	for _, d := range known {
		for k, s := range d.shapes {
			if agree(d.name, f.Name) && s.Equal(f.Geometry) {
				l.problem(i, true, "feature-twice", f.Name, fmt.Sprint(d.parts[k]+1))
				return true
			}
		}
	}
	if f.Code == "" {
		return false
	}
	l.problem(i, false, "code-twice", f.Code, fmt.Sprint(known[0].first+1))
	return true
}

// agree says whether two values do not contradict each other.
func agree(a, b string) bool { return a == b || a == "" || b == "" }

// overlap says whether a polygon of one has its middle inside the other.
func overlap(a, b orb.MultiPolygon) bool { return middleIn(a, b) || middleIn(b, a) }

func middleIn(a, b orb.MultiPolygon) bool {
	for _, poly := range a {
		p := inside(poly)
		for _, other := range b {
			if other.Bound().Contains(p) && within(other, p) {
				return true
			}
		}
	}
	return false
}

func within(poly orb.Polygon, p orb.Point) bool {
	for k, r := range poly {
		if contains(r, p) != (k == 0) {
			return false
		}
	}
	return len(poly) > 0
}

// inside is a point in the polygon, far from its border: the middle of the widest
// stretch at half its height.
func inside(poly orb.Polygon) orb.Point {
	y := poly.Bound().Center()[1]
	var xs []float64
	for _, r := range poly {
		for k := 1; k < len(r); k++ {
			if a, b := r[k-1], r[k]; (a[1] > y) != (b[1] > y) {
				xs = append(xs, a[0]+(b[0]-a[0])*(y-a[1])/(b[1]-a[1]))
			}
		}
	}
	slices.Sort(xs)
	at, wide := poly.Bound().Center()[0], math.Inf(-1)
	for k := 1; k < len(xs); k += 2 {
		if w := xs[k] - xs[k-1]; w > wide {
			at, wide = (xs[k]+xs[k-1])/2, w
		}
	}
	return orb.Point{at, y}
}
