package figure

import (
	"taihang/geo/mesh"
)

// The geometry of an Areas mark on a surface: what the file renderers share.

// at places a projected point.
func (a *Areas) at(p mesh.Pt) Pt {
	return Pt{a.X0 + a.Scale*float64(p.X), a.Y0 - a.Scale*float64(p.Y)}
}

// place returns projected points on a surface of k units a point, without
// what is smaller than tol units.
func (a *Areas) place(dst, scratch []Pt, pts []mesh.Pt, k, tol float64) ([]Pt, []Pt) {
	scratch = scratch[:0]
	for _, p := range pts {
		q := a.at(p)
		scratch = append(scratch, Pt{q.X * k, q.Y * k})
	}
	return simplify(dst, scratch, tol), scratch
}

// rings returns a feature's rings on the surface.
func (a *Areas) rings(feature int, k, tol float64, scratch *[]Pt) [][]Pt {
	rings := a.Layer.Features[feature].Rings
	out := make([][]Pt, 0, len(rings))
	for _, r := range rings {
		var pts []Pt
		pts, *scratch = a.place(make([]Pt, 0, len(r)/2+4), *scratch, r, k, tol)
		if len(pts) > 2 {
			out = append(out, pts)
		}
	}
	return out
}

// lines returns the borders of a set on the surface.
func (a *Areas) lines(l AreaLine, k, tol float64, scratch *[]Pt) [][]Pt {
	var out [][]Pt
	for _, m := range l.borders(a.Layer) {
		var pts []Pt
		pts, *scratch = a.place(make([]Pt, 0, len(m.Pts)/2+2), *scratch, m.Pts, k, tol)
		out = append(out, pts)
	}
	return chain(out)
}

// classOfSet is the mesh's class of a set's lines.
var classOfSet = map[LineSet]mesh.Class{CountyLines: mesh.CountyLine, PrefectureLines: mesh.PrefectureLine, ProvinceLines: mesh.ProvinceLine}

// borders picks the set's lines of a mesh.
func (l AreaLine) borders(m *mesh.Mesh) []mesh.Line {
	if l.Which == PickOutline {
		return m.Outline(l.Pick)
	}
	var out []mesh.Line
	for i := range m.Lines {
		if m.ClassOf(&m.Lines[i]) == classOfSet[l.Which] {
			out = append(out, m.Lines[i])
		}
	}
	return out
}

// chain joins lines end to end where exactly two of them meet, so that joints
// are joined and not butted.
func chain(lines [][]Pt) [][]Pt {
	ends := map[Pt][]int{}
	for i, l := range lines {
		ends[l[0]] = append(ends[l[0]], i)
		ends[l[len(l)-1]] = append(ends[l[len(l)-1]], i)
	}
	used := make([]bool, len(lines))
	grow := func(l []Pt) []Pt {
		for {
			at := l[len(l)-1]
			next := -1
			if e := ends[at]; len(e) == 2 {
				for _, i := range e {
					if !used[i] {
						next = i
					}
				}
			}
			if next < 0 {
				return l
			}
			used[next] = true
			add := lines[next]
			if add[0] == at {
				l = append(l, add[1:]...)
				continue
			}
			for i := len(add) - 2; i >= 0; i-- {
				l = append(l, add[i])
			}
		}
	}
	var out [][]Pt
	for i, l := range lines {
		if used[i] || len(l) < 2 {
			continue
		}
		used[i] = true
		l = grow(append([]Pt(nil), l...))
		reverse(l)
		out = append(out, grow(l))
	}
	return out
}

func reverse(l []Pt) {
	for i, j := 0, len(l)-1; i < j; i, j = i+1, j-1 {
		l[i], l[j] = l[j], l[i]
	}
}

// clipRect is the layer's clip, in the drawing's units.
func (a *Areas) clipRect() rect { return rect{a.Clip[0], a.Clip[1], a.Clip[2], a.Clip[3]} }
