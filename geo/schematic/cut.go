package schematic

import (
	"cmp"
	"math"
	"slices"
)

// pt is a point in kilometres.
type pt struct{ x, y float64 }

// corner is a vertex of a piece with what lies beyond the edge that begins
// there: the number of a site, or outside.
type corner struct {
	pt
	beyond int
}

const outside = -1

// piece is a simple polygon, counter-clockwise, not closed.
type piece []corner

// line is the half-plane a·x + b·y ≤ c.
type line struct{ a, b, c float64 }

func (l line) side(p pt) float64 { return l.a*p.x + l.b*p.y - l.c }

// cut returns what of a simple polygon lies in a half-plane, which may be
// several pieces. New edges lie beyond to the given site. The boundary falls
// into chains inside the half-plane; where the chains leave and enter the line,
// sorted along it, consecutive ends are joined two by two.
func cut(p piece, l line, beyond int) []piece {
	in, out := 0, 0
	for _, c := range p {
		if l.side(c.pt) <= 0 {
			in++
		} else {
			out++
		}
	}
	switch {
	case out == 0:
		return []piece{p}
	case in == 0:
		return nil
	}
	d := make([]float64, len(p))
	for k, c := range p {
		d[k] = l.side(c.pt)
	}
	return join(chains(p, d, beyond), l)
}

// chains are the parts of the boundary inside, each from where it enters the
// half-plane to where it leaves.
func chains(p piece, d []float64, beyond int) []piece {
	n := len(p)
	start := 0
	for d[start] > 0 || d[(start+n-1)%n] <= 0 { // the first corner after an entry
		start++
	}
	var all []piece
	var cur piece
	for s := range n {
		k, prev := (start+s)%n, (start+s+n-1)%n
		if d[k] <= 0 && d[prev] > 0 {
			cur = piece{{crossing(p[k].pt, p[prev].pt, d[k], d[prev]), p[prev].beyond}}
		}
		if d[k] <= 0 {
			cur = append(cur, p[k])
		}
		if next := (k + 1) % n; d[k] <= 0 && d[next] > 0 {
			all = append(all, append(cur, corner{crossing(p[k].pt, p[next].pt, d[k], d[next]), beyond}))
		}
	}
	return all
}

// crossing is computed from the point inside, so that the same edge gives the
// same point whichever way it is walked.
func crossing(in, out pt, din, dout float64) pt {
	t := din / (din - dout)
	return pt{in.x + t*(out.x-in.x), in.y + t*(out.y-in.y)}
}

func join(all []piece, l line) []piece {
	type end struct {
		at    float64
		chain int
		entry bool
	}
	along := func(p pt) float64 { return l.a*p.y - l.b*p.x }
	ends := make([]end, 0, 2*len(all))
	for i, c := range all {
		ends = append(ends, end{along(c[0].pt), i, true}, end{along(c[len(c)-1].pt), i, false})
	}
	slices.SortFunc(ends, func(p, q end) int { return cmp.Compare(p.at, q.at) })
	next := make([]int, len(all)) // the chain that begins where this one ends
	for k := 0; k+1 < len(ends); k += 2 {
		a, b := ends[k], ends[k+1]
		if a.entry {
			a, b = b, a
		}
		next[a.chain] = b.chain
	}
	var out []piece
	used := make([]bool, len(all))
	for i := range all {
		var p piece
		for c := i; !used[c]; c = next[c] {
			used[c] = true
			p = append(p, all[c]...)
		}
		if len(p) > 2 {
			out = append(out, p)
		}
	}
	return out
}

// area and centroid, weighted by area, of a piece.
func (p piece) area() (s float64) {
	for k := 1; k+1 < len(p); k++ {
		s += cross(p[0].pt, p[k].pt, p[k+1].pt)
	}
	return s / 2
}

func cross(o, a, b pt) float64 { return (a.x-o.x)*(b.y-o.y) - (b.x-o.x)*(a.y-o.y) }

// moment adds a piece's area and first moments.
func (p piece) moment() (s, mx, my float64) {
	o := p[0].pt
	for k := 1; k+1 < len(p); k++ {
		a := cross(o, p[k].pt, p[k+1].pt) / 2
		s += a
		mx += a * (o.x + p[k].x + p[k+1].x) / 3
		my += a * (o.y + p[k].y + p[k+1].y) / 3
	}
	return s, mx, my
}

func (p piece) contains(q pt) bool {
	in := false
	for i, j := 0, len(p)-1; i < len(p); j, i = i, i+1 {
		a, b := p[i], p[j]
		if (a.y > q.y) != (b.y > q.y) && q.x < (b.x-a.x)*(q.y-a.y)/(b.y-a.y)+a.x {
			in = !in
		}
	}
	return in
}

func dist(a, b pt) float64 { return math.Hypot(a.x-b.x, a.y-b.y) }
