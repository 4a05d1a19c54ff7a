package page

import (
	"testing"

	"gioui.org/f32"
	"gioui.org/io/key"
	"gioui.org/io/pointer"

	"taihang/analysis/cube"
	"taihang/ui/model"
)

// Tab reaches every figure, and each tells the window what it is.
func TestTabReachesFigures(t *testing.T) {
	p := NewCohort().(*Cohort)
	g := newStage(t, p)
	seen := map[string]bool{}
	for range 80 {
		g.Router.MoveFocus(key.FocusForward)
		g.env.Begin()
		g.frame()
		if f := g.env.Focused(); f != nil {
			seen[string(f.Kind)+f.Subtitle] = true
		}
	}
	if len(seen) < 4 {
		t.Errorf("Tab reached %v", seen)
	}
}

// A frame with the keyboard answers to its letters.
func TestFrameKeys(t *testing.T) {
	for _, tt := range []struct {
		key  key.Name
		want func(model.Action) bool
	}{
		{"C", func(a model.Action) bool { c, ok := a.(model.Copy); return ok && c.Text != "" }},
		{"E", func(a model.Action) bool { _, ok := a.(model.ExportFigure); return ok }},
		{"D", func(a model.Action) bool { s, ok := a.(model.ShowData); return ok && s.Spec.Kind != "" }},
	} {
		g := newStage(t, NewCohort())
		for g.env.Focused() == nil {
			g.Router.MoveFocus(key.FocusForward)
			g.env.Begin()
			g.frame()
		}
		found := false
		for _, a := range g.send(key.Event{Name: tt.key, State: key.Press}) {
			found = found || tt.want(a)
		}
		if !found {
			t.Errorf("%s: nothing happened", tt.key)
		}
	}
}

// The right button opens a menu at the mark: only it, or all but it.
func TestRightClickFilters(t *testing.T) {
	m := NewMap().(*MapPage)
	for _, tt := range []struct {
		label string
		not   bool
	}{{"ui.figure.only", false}, {"ui.figure.exclude", true}} {
		g := newStage(t, m)
		n := CountyOf(g.s.Data, "130624")
		x, y := m.view.Camera().Pixel(g.s.Data.Map.Mesh.Features[n.Feature].Label, g.Size.X-320, g.Size.Y)
		at := g.Pointer(pointer.Press, f32.Pt(x, y), 0)
		at.Buttons = pointer.ButtonSecondary
		g.send(g.Pointer(pointer.Move, at.Position, 0), at, g.Pointer(pointer.Release, at.Position, 0))
		if g.s.Select != nil {
			t.Fatal("the right button selects")
		}
		g.press(g.s.T(tt.label, Label(g.s, cube.County, "130624")))
		g.frame()
		if len(g.s.Where) != 1 || g.s.Where[0].Not != tt.not || g.s.Where[0].Keys[0] != "130624" {
			t.Errorf("%s: filter %v", tt.label, g.s.Where)
		}
	}
}
