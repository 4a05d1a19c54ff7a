package page

import (
	"testing"

	"gioui.org/f32"
	"gioui.org/io/pointer"
)

// legendStage is the map page and its legend's box.
func legendStage(t *testing.T) (*stage, *MapPage, f32.Point) {
	m := NewMap().(*MapPage)
	g := newStage(t, m)
	g.frame()
	r := m.floats[len(m.floats)-1]
	return g, m, f32.Pt(float32(r.Min.X), float32(r.Min.Y))
}

// The pointer on a row of the legend makes its areas stand out, and costs the
// painter new colours only.
func TestLegendRowHighlights(t *testing.T) {
	g, m, at := legendStage(t)
	row := m.legend.rows[1]
	g.send(g.Pointer(pointer.Move, at.Add(f32.Pt(40, float32(row.y0+row.y1)/2)), 0))
	g.frame()
	kept, muted := 0, 0
	for i, f := range m.made.areas.Fill {
		switch m.made.last.Paint.Fill[i] {
		case rgba(f):
			kept++
		default:
			muted++
		}
	}
	want := m.made.fig.Resolved.Legend[1].Count
	if m.legend.at != row.key || kept != want || muted == 0 {
		t.Errorf("row %q: %d areas stand out and %d fade, want %d", m.legend.at, kept, muted, want)
	}
	g.send(g.Pointer(pointer.Move, f32.Pt(500, 400), 0))
	g.frame()
	if m.made.last.Paint.Fill[0] != rgba(m.made.areas.Fill[0]) || m.legend.at != "" {
		t.Error("the highlight stays")
	}
}

// Taken by its title, the legend stands in the corner it is dropped near.
func TestLegendMovesToACorner(t *testing.T) {
	g, m, at := legendStage(t)
	grip := at.Add(f32.Pt(60, 14))
	g.drag(0, grip, f32.Pt(600, 400), f32.Pt(200, 200))
	g.frame()
	g.frame()
	if r := m.floats[len(m.floats)-1]; r.Min.X > 200 || r.Min.Y > 200 || (m.legend.corner != corner{left: true, top: true}) {
		t.Errorf("stands at %v", r)
	}
	if g.s.Select != nil || m.view.Zoom() != 1 {
		t.Error("the drag went through to the map")
	}
}
