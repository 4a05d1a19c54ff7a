package mesh

import "math"

// maxGapKm2 is the largest hole between two or more features that counts as a
// slip of the drawing and not as land of somebody else. The published layers of
// 2013 have gaps up to 7 km²; Beijing and Tianjin, which the province encloses,
// are a thousand times that.
const maxGapKm2 = 10

// closeGaps walks the loops of one-sided edges. A loop around a small hole (or
// overlap) between several features is a gap: its edges learn which feature
// lies across, so that maps do not draw the province's border there and
// outlines of groups run past it. They stay one-sided for neighbourhood.
func (b *builder) closeGaps() {
	done := make([]bool, len(b.edges))
	for i := range b.edges {
		if b.edges[i].right >= 0 || done[i] {
			continue
		}
		loop := b.loop(int32(i), done)
		if area, several := b.loopArea(loop); several && math.Abs(area) < maxGapKm2*1e6 {
			b.across(loop)
		}
	}
}

// loop follows one-sided edges with the void on the right, turning as far
// right as it can at each vertex, until it is back.
func (b *builder) loop(start int32, done []bool) []int32 {
	var loop []int32
	for e := start; !done[e]; {
		done[e] = true
		loop = append(loop, e)
		next, best := int32(-1), math.Inf(1)
		g := &b.edges[e]
		from, at := b.exact[g.a], b.exact[g.b]
		for _, k := range b.edgesAt(g.b) {
			h := &b.edges[k]
			if h.right >= 0 || h.a != g.b || done[k] && k != start {
				continue
			}
			to := b.exact[h.b]
			turn := math.Atan2(
				(at.x-from.x)*(to.y-at.y)-(at.y-from.y)*(to.x-at.x),
				(at.x-from.x)*(to.x-at.x)+(at.y-from.y)*(to.y-at.y))
			if turn < best {
				best, next = turn, k
			}
		}
		if next < 0 {
			break
		}
		e = next
	}
	return loop
}

// loopArea is in square metres; several says that more than one feature
// borders the loop.
func (b *builder) loopArea(loop []int32) (area float64, several bool) {
	o := b.exact[b.edges[loop[0]].a]
	for _, k := range loop {
		e := &b.edges[k]
		p, q := b.exact[e.a], b.exact[e.b]
		area += (p.x-o.x)*(q.y-o.y) - (q.x-o.x)*(p.y-o.y)
		several = several || e.left != b.edges[loop[0]].left
	}
	return area / 2, several
}

// across gives each edge of a gap the feature of the nearest other edge.
func (b *builder) across(loop []int32) {
	for _, k := range loop {
		e := &b.edges[k]
		m, best := b.middle(e), math.Inf(1)
		for _, j := range loop {
			g := &b.edges[j]
			if g.left == e.left {
				continue
			}
			if d := segmentDistance2(m, b.exact[g.a], b.exact[g.b]); d < best {
				best, e.across = d, g.left
			}
		}
	}
}

func (b *builder) middle(e *edge) xy {
	p, q := b.exact[e.a], b.exact[e.b]
	return xy{(p.x + q.x) / 2, (p.y + q.y) / 2}
}

func segmentDistance2(p, a, b xy) float64 {
	dx, dy := b.x-a.x, b.y-a.y
	t := 0.0
	if l := dx*dx + dy*dy; l > 0 {
		t = max(0, min(1, ((p.x-a.x)*dx+(p.y-a.y)*dy)/l))
	}
	ex, ey := a.x+t*dx-p.x, a.y+t*dy-p.y
	return ex*ex + ey*ey
}
