// Package index finds the polygon that a point lies in: villages to counties,
// hundreds of thousands at once.
package index

import (
	"math"

	"github.com/paulmach/orb"
)

// Two structures share the work. A grid over the layer knows for most of its
// cells the one polygon that covers them, so that most points are answered by
// one look. Cells that a border passes hold a list of candidates; each
// candidate keeps its edges in horizontal bands, and a point is tested against
// the few edges of one band. Every edge is stored with its lower end first:
// polygons on either side of a border do the same arithmetic on it, and a point
// goes to exactly one of them.

// Index answers which polygon holds a point. It is safe for concurrent use.
type Index struct {
	bound  orb.Bound
	nx, ny int
	sx, sy float64
	cells  []int32 // ≥ 0: the polygon; -1: none; below: -2-k, the k-th list
	lists  [][]int32
	shapes []shape
}

// shape is a polygon's edges in bands of equal height.
type shape struct {
	bound orb.Bound
	scale float64
	first []int32 // edges of band k: edges[first[k]:first[k+1]]
	edges []edge
}

type edge struct{ ax, ay, bx, by float64 }

// None is the answer for a point in no polygon.
const None = -1

const (
	mixed       = -2
	maxSide     = 512
	edgesInBand = 2
)

// New indexes a layer. Where polygons overlap, the first one answers.
func New(layer []orb.MultiPolygon) *Index {
	x := &Index{shapes: make([]shape, len(layer))}
	n, first := 0, true
	for i, m := range layer {
		edges := collect(m)
		n += len(edges)
		if len(edges) == 0 {
			continue
		}
		x.shapes[i] = banded(edges, m.Bound())
		if first {
			x.bound, first = m.Bound(), false
		} else {
			x.bound = x.bound.Union(m.Bound())
		}
	}
	side := min(max(int(1.75*math.Sqrt(float64(n))), 8), maxSide)
	x.nx, x.ny = side, side
	x.sx = ratio(float64(side), x.bound.Max[0]-x.bound.Min[0])
	x.sy = ratio(float64(side), x.bound.Max[1]-x.bound.Min[1])
	x.cells = make([]int32, side*side)
	x.mark(layer)
	x.own()
	return x
}

func ratio(a, b float64) float64 {
	if b <= 0 {
		return 0
	}
	return a / b
}

// collect lists the edges that are not level; a level one is never crossed.
func collect(m orb.MultiPolygon) []edge {
	n := 0
	for _, p := range m {
		for _, r := range p {
			n += len(r)
		}
	}
	out := make([]edge, 0, n)
	for _, p := range m {
		for _, r := range p {
			for k := range r {
				a, b := r[k], r[(k+1)%len(r)]
				switch {
				case a[1] < b[1]:
					out = append(out, edge{a[0], a[1], b[0], b[1]})
				case a[1] > b[1]:
					out = append(out, edge{b[0], b[1], a[0], a[1]})
				}
			}
		}
	}
	return out
}

func banded(edges []edge, b orb.Bound) shape {
	n := max(1, len(edges)/edgesInBand)
	s := shape{bound: b, scale: ratio(float64(n), b.Max[1]-b.Min[1]), first: make([]int32, n+2)}
	for _, e := range edges {
		for k := s.band(e.ay); k <= s.band(e.by); k++ {
			s.first[k+2]++
		}
	}
	for k := 2; k < n+2; k++ {
		s.first[k] += s.first[k-1]
	}
	s.edges = make([]edge, s.first[n+1])
	for _, e := range edges {
		for k := s.band(e.ay); k <= s.band(e.by); k++ {
			s.edges[s.first[k+1]] = e
			s.first[k+1]++
		}
	}
	return s
}

func (s *shape) band(y float64) int {
	return min(max(int((y-s.bound.Min[1])*s.scale), 0), len(s.first)-3)
}

// holds counts the edges right of the point, even–odd.
func (s *shape) holds(px, py float64) bool {
	if len(s.edges) == 0 || px < s.bound.Min[0] || px > s.bound.Max[0] || py < s.bound.Min[1] || py > s.bound.Max[1] {
		return false
	}
	k := s.band(py)
	in := false
	for _, e := range s.edges[s.first[k]:s.first[k+1]] {
		if e.ay <= py && py < e.by && px < e.ax+(e.bx-e.ax)*(py-e.ay)/(e.by-e.ay) {
			in = !in
		}
	}
	return in
}

// mark makes every cell that an edge may touch a mixed one.
func (x *Index) mark(layer []orb.MultiPolygon) {
	for _, m := range layer {
		for _, p := range m {
			for _, r := range p {
				for k := range r {
					x.markEdge(r[k], r[(k+1)%len(r)])
				}
			}
		}
	}
}

func (x *Index) markEdge(a, b orb.Point) {
	c0, c1 := x.column(min(a[0], b[0])), x.column(max(a[0], b[0]))
	for r := x.row(min(a[1], b[1])); r <= x.row(max(a[1], b[1])); r++ {
		for c := c0; c <= c1; c++ {
			x.cells[r*x.nx+c] = mixed
		}
	}
}

// own fills the other cells, whose points all lie in the same polygon, and
// gives the mixed ones their candidates. A cell beside another of its kind has
// the same owner: no border lies between.
func (x *Index) own() {
	for r := range x.ny {
		for c := range x.nx {
			i := r*x.nx + c
			if x.cells[i] == mixed {
				x.cells[i] = x.candidates(r, c)
				continue
			}
			if c > 0 && x.cells[i-1] > mixed {
				x.cells[i] = x.cells[i-1]
				continue
			}
			x.cells[i] = x.search(x.centre(r, c))
		}
	}
}

func (x *Index) centre(r, c int) (float64, float64) {
	return x.bound.Min[0] + (float64(c)+.5)/x.sx, x.bound.Min[1] + (float64(r)+.5)/x.sy
}

// candidates are the polygons whose bounds meet a cell.
func (x *Index) candidates(r, c int) int32 {
	x0, y0 := x.bound.Min[0]+float64(c)/x.sx, x.bound.Min[1]+float64(r)/x.sy
	x1, y1 := x0+1/x.sx, y0+1/x.sy
	eps := 1e-9 * (x1 - x0 + y1 - y0) // the grid's own rounding
	var list []int32
	for i := range x.shapes {
		b := &x.shapes[i].bound
		if len(x.shapes[i].edges) > 0 && b.Max[0] >= x0-eps && b.Min[0] <= x1+eps && b.Max[1] >= y0-eps && b.Min[1] <= y1+eps {
			list = append(list, int32(i))
		}
	}
	x.lists = append(x.lists, list)
	return int32(mixed - (len(x.lists) - 1))
}

func (x *Index) search(px, py float64) int32 {
	for i := range x.shapes {
		if x.shapes[i].holds(px, py) {
			return int32(i)
		}
	}
	return None
}

func (x *Index) column(v float64) int {
	return min(max(int((v-x.bound.Min[0])*x.sx), 0), x.nx-1)
}

func (x *Index) row(v float64) int {
	return min(max(int((v-x.bound.Min[1])*x.sy), 0), x.ny-1)
}

// Find returns the polygon that holds a point, None if there is none.
func (x *Index) Find(px, py float64) int {
	if !(px >= x.bound.Min[0] && px <= x.bound.Max[0] && py >= x.bound.Min[1] && py <= x.bound.Max[1]) {
		return None
	}
	c := x.cells[x.row(py)*x.nx+x.column(px)]
	if c > mixed {
		return int(c)
	}
	for _, i := range x.lists[mixed-c] {
		if x.shapes[i].holds(px, py) {
			return int(i)
		}
	}
	return None
}
