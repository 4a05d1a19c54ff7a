package mesh

import "slices"

// Class is what a line separates.
type Class uint8

// Classes of lines, in the order in which they are drawn.
const (
	CountyLine     Class = iota // two counties of one prefecture
	PrefectureLine              // two prefectures
	ProvinceLine                // the edge of the layer
	Classes
)

// ClassOf tells the class of a line. The sides of a gap count as what they
// would be without it.
func (m *Mesh) ClassOf(l *Line) Class {
	switch {
	case l.Across < 0 && l.Right < 0:
		return ProvinceLine
	case m.Features[l.Left].Parent != m.Features[other(l)].Parent:
		return PrefectureLine
	}
	return CountyLine
}

func other(l *Line) int32 {
	if l.Right >= 0 {
		return l.Right
	}
	return l.Across
}

// Outline returns the lines around a group of features: those with exactly one
// picked side. They share their points with the mesh.
func (m *Mesh) Outline(pick []bool) []Line {
	var out []Line
	for i := range m.Lines {
		l := &m.Lines[i]
		o := other(l)
		if pick[l.Left] != (o >= 0 && pick[o]) {
			out = append(out, *l)
		}
	}
	return out
}

// Neighbours lists for each feature those that share a border or a corner with
// it (queen contiguity), ascending. Sides of a gap are no neighbours, unless the
// layer's borders do not match at all (see facing.go).
func (m *Mesh) Neighbours() [][]int { return m.queen }

// Rook lists for each feature those that share a border with it, ascending.
func (m *Mesh) Rook() [][]int { return m.rook }

// neighbours finds who shares an edge, and who shares a vertex where three or
// more edges meet.
func (b *builder) neighbours() {
	n := len(b.mesh.Features)
	b.mesh.rook, b.mesh.queen = make([][]int, n), make([][]int, n)
	for i := range b.mesh.Lines {
		l := &b.mesh.Lines[i]
		o := l.Right
		if b.loose {
			o = other(l)
		}
		if o >= 0 && o != l.Left {
			link(b.mesh.rook, int(l.Left), int(o))
		}
	}
	for i, list := range b.mesh.rook {
		b.mesh.queen[i] = slices.Clone(list)
	}
	var here []int
	for v := range int32(len(b.pts)) {
		at := b.edgesAt(v)
		if len(at) < 3 {
			continue
		}
		here = here[:0]
		for _, k := range at {
			e := &b.edges[k]
			here = append(here, int(e.left))
			if e.right >= 0 {
				here = append(here, int(e.right))
			}
		}
		for i, f := range here {
			for _, g := range here[:i] {
				if f != g {
					link(b.mesh.queen, f, g)
				}
			}
		}
	}
	for i := range n {
		slices.Sort(b.mesh.rook[i])
		slices.Sort(b.mesh.queen[i])
	}
}

func link(lists [][]int, i, j int) {
	if !slices.Contains(lists[i], j) {
		lists[i] = append(lists[i], j)
		lists[j] = append(lists[j], i)
	}
}
