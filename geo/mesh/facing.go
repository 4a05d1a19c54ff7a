package mesh

import (
	"math"
	"sort"
)

// Layers put together from files that were generalised one by one, as the
// prefecture files of map services are, do not match along whole borders: no
// vertex is shared and there is no closed gap to find. There an edge has
// another feature's edge close by that runs the other way. In a clean layer
// that happens only at river mouths, so it counts just when much of the outer
// edge does it.

const (
	facingM     = 800 // metres between the two drawings of one border
	maxEdgeM    = 50_000
	facingShare = .1 // of the one-sided length, from which a layer is unclean
)

// closeFacing gives one-sided edges the feature that faces them and says
// whether the layer is of that kind. Every sixteenth edge decides that first,
// since start-up waits for the answer.
func (b *builder) closeFacing() bool {
	var grid lattice
	for i := range b.edges {
		if e := &b.edges[i]; e.right < 0 {
			p, q := b.exact[e.a], b.exact[e.b]
			grid.add(min(p.x, q.x), min(p.y, q.y), max(p.x, q.x), max(p.y, q.y), int32(i))
		}
	}
	grid.sort()
	if found, share := b.facings(&grid, 16); len(found) == 0 || share < facingShare/2 {
		return false
	}
	found, share := b.facings(&grid, 1)
	if share < facingShare {
		return false
	}
	for i, f := range found {
		b.edges[i].across = f
	}
	return true
}

// facings looks at every step-th one-sided edge: the feature it faces, and the
// share of their length that faces one.
func (b *builder) facings(grid *lattice, step int) (map[int32]int32, float64) {
	found := map[int32]int32{}
	var faced, all float64
	n := 0
	for i := range b.edges {
		e := &b.edges[i]
		if e.right >= 0 || e.across >= 0 {
			continue
		}
		if n++; n%step != 0 {
			continue
		}
		length := b.length(e)
		all += length
		if f := b.facing(e, grid); f >= 0 {
			found[int32(i)] = f
			faced += length
		}
	}
	return found, faced / max(all, 1)
}

// lattice holds edges by the cells that their boxes meet, sorted.
type lattice []struct {
	cell uint64
	edge int32
}

// add leaves edges out that are far longer than any border's: one across the
// globe would fill the memory.
func (l *lattice) add(x0, y0, x1, y1 float64, e int32) {
	if !(x1-x0 < maxEdgeM && y1-y0 < maxEdgeM) {
		return
	}
	for x := cellOf(x0); x <= cellOf(x1); x++ {
		for y := cellOf(y0); y <= cellOf(y1); y++ {
			*l = append(*l, struct {
				cell uint64
				edge int32
			}{cellKey(x, y), e})
		}
	}
}

func cellKey(x, y int32) uint64 { return uint64(uint32(x))<<32 | uint64(uint32(y)) }

func (l lattice) sort() {
	sort.Slice(l, func(i, j int) bool { return l[i].cell < l[j].cell })
}

// in visits the edges of a cell.
func (l lattice) in(x, y int32, visit func(e int32)) {
	key := cellKey(x, y)
	for i := sort.Search(len(l), func(i int) bool { return l[i].cell >= key }); i < len(l) && l[i].cell == key; i++ {
		visit(l[i].edge)
	}
}

func cellOf(v float64) int32 { return int32(math.Floor(v / facingM)) }

func (b *builder) length(e *edge) float64 {
	p, q := b.exact[e.a], b.exact[e.b]
	return math.Hypot(q.x-p.x, q.y-p.y)
}

// facing is the nearest other feature whose edge runs against e, -1 if none is
// close.
func (b *builder) facing(e *edge, grid *lattice) int32 {
	m := b.middle(e)
	best, found := float64(facingM*facingM), int32(-1)
	cx, cy := cellOf(m.x), cellOf(m.y)
	for x := cx - 1; x <= cx+1; x++ {
		for y := cy - 1; y <= cy+1; y++ {
			grid.in(x, y, func(k int32) {
				g := &b.edges[k]
				if g.left == e.left || !b.against(e, g) {
					return
				}
				if d := segmentDistance2(m, b.exact[g.a], b.exact[g.b]); d < best {
					best, found = d, g.left
				}
			})
		}
	}
	return found
}

// against says that two edges run in opposite directions, within 60°.
func (b *builder) against(e, g *edge) bool {
	p, q, r, s := b.exact[e.a], b.exact[e.b], b.exact[g.a], b.exact[g.b]
	dot := (q.x-p.x)*(s.x-r.x) + (q.y-p.y)*(s.y-r.y)
	return dot < -.5*b.length(e)*b.length(g)
}
