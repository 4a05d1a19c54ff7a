package mesh

import (
	"container/heap"
	"math"
)

// Label points are the poles of inaccessibility of each feature's largest
// part, after Agafonkin's polylabel (Mapbox 2016): the centre of the largest
// circle that fits, so that a name placed there lies inside. The search runs on
// a ring thinned to maxLabelVertices and to a fiftieth of its size, which moves
// a name by a pixel or two and saves nine tenths of the time.

const maxLabelVertices = 160

// labelPoint is inside the largest ring; the zero point when there is none.
func labelPoint(rings [][]Pt) Pt {
	var big []Pt
	best := 0.0
	for _, r := range rings {
		if a := ringArea(r); a > best {
			best, big = a, r
		}
	}
	if big == nil {
		return Pt{}
	}
	own := [][]Pt{thin(big)}
	for _, r := range rings {
		if ringArea(r) < 0 && insideRings([][]Pt{big}, r[0]) {
			own = append(own, thin(r))
		}
	}
	p := pole(own)
	if !insideRings(rings, p) { // thinning may cut a very thin part off
		full := [][]Pt{big}
		return pole(full)
	}
	return p
}

func thin(r []Pt) []Pt {
	if len(r) <= maxLabelVertices {
		return r
	}
	out := make([]Pt, maxLabelVertices)
	for i := range out {
		out[i] = r[i*len(r)/maxLabelVertices]
	}
	return out
}

func ringArea(r []Pt) (s float64) {
	if len(r) < 3 {
		return 0
	}
	ox, oy := float64(r[0].X), float64(r[0].Y)
	for i := 1; i+1 < len(r); i++ {
		s += (float64(r[i].X)-ox)*(float64(r[i+1].Y)-oy) - (float64(r[i+1].X)-ox)*(float64(r[i].Y)-oy)
	}
	return s / 2
}

// insideRings counts crossings over all rings.
func insideRings(rings [][]Pt, p Pt) bool {
	in := false
	for _, r := range rings {
		for i, j := 0, len(r)-1; i < len(r); j, i = i, i+1 {
			a, b := r[i], r[j]
			if (a.Y > p.Y) != (b.Y > p.Y) &&
				float64(p.X) < float64(b.X-a.X)*float64(p.Y-a.Y)/float64(b.Y-a.Y)+float64(a.X) {
				in = !in
			}
		}
	}
	return in
}

// square is a cell of the search: d is the distance of its centre to the
// border, reach the most that any point of it can have.
type square struct{ x, y, half, d, reach float64 }

type squares []square

func (s squares) Len() int           { return len(s) }
func (s squares) Less(i, j int) bool { return s[i].reach > s[j].reach }
func (s squares) Swap(i, j int)      { s[i], s[j] = s[j], s[i] }
func (s *squares) Push(v any)        { *s = append(*s, v.(square)) }
func (s *squares) Pop() any {
	old := *s
	v := old[len(old)-1]
	*s = old[:len(old)-1]
	return v
}

func pole(rings [][]Pt) Pt {
	b := emptyBound()
	for _, p := range rings[0] {
		b.extend(p)
	}
	w, h := float64(b.Max.X-b.Min.X), float64(b.Max.Y-b.Min.Y)
	size := min(w, h)
	if size <= 0 {
		return rings[0][0]
	}
	at := func(x, y, half float64) square {
		d := inset(rings, x, y)
		return square{x, y, half, d, d + half*math.Sqrt2}
	}
	var q squares
	for x := float64(b.Min.X); x < float64(b.Max.X); x += size {
		for y := float64(b.Min.Y); y < float64(b.Max.Y); y += size {
			heap.Push(&q, at(x+size/2, y+size/2, size/2))
		}
	}
	best := at(float64(b.Min.X)+w/2, float64(b.Min.Y)+h/2, 0)
	for q.Len() > 0 {
		c := heap.Pop(&q).(square)
		if c.d > best.d {
			best = c
		}
		if c.reach-best.d <= size/50 {
			break
		}
		k := c.half / 2
		for _, o := range [4][2]float64{{-k, -k}, {k, -k}, {-k, k}, {k, k}} {
			heap.Push(&q, at(c.x+o[0], c.y+o[1], k))
		}
	}
	return Pt{float32(best.x), float32(best.y)}
}

// inset is the distance to the nearest border, negative outside.
func inset(rings [][]Pt, x, y float64) float64 {
	in, best := false, math.Inf(1)
	for _, r := range rings {
		ax, ay := float64(r[len(r)-1].X), float64(r[len(r)-1].Y)
		for _, p := range r {
			bx, by := float64(p.X), float64(p.Y)
			if (ay > y) != (by > y) && x < (bx-ax)*(y-ay)/(by-ay)+ax {
				in = !in
			}
			best = min(best, segmentDistance2(xy{x, y}, xy{ax, ay}, xy{bx, by}))
			ax, ay = bx, by
		}
	}
	if d := math.Sqrt(best); in {
		return d
	}
	return -math.Sqrt(best)
}
