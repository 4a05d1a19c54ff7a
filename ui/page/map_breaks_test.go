package page

import (
	"slices"
	"testing"
	"time"

	"gioui.org/f32"
	"gioui.org/io/key"
	"gioui.org/io/pointer"

	"taihang/ui/model"
)

// breakStage is the map page with the place of each break's handle.
func breakStage(t *testing.T) (g *stage, breaks []float64, at func(i int) f32.Point) {
	m := NewMap().(*MapPage)
	g = newStage(t, m)
	breaks = m.made.fig.Resolved.Breaks()
	lo, hi, _ := extent(m.made.values)
	return g, breaks, func(i int) f32.Point {
		return f32.Pt(float32(g.Size.X-320+17)+286*float32((breaks[i]-lo)/(hi-lo)), 50+36+88+10)
	}
}

// A double click types a break; one step of undo takes it back.
func TestBreakIsTyped(t *testing.T) {
	g, breaks, at := breakStage(t)
	for range 2 {
		g.Router.Queue(g.Pointer(pointer.Press, at(2), 0), g.Pointer(pointer.Release, at(2), 0))
		g.Now = g.Now.Add(50 * time.Millisecond)
		g.frame()
	}
	g.frame()
	g.frame()
	if !g.env.Typing() {
		t.Fatal("a double click opens no field")
	}
	n := len([]rune(number(breaks[2], nil)))
	g.send(key.EditEvent{Range: key.Range{Start: 0, End: max(n, 8)}, Text: "abc"})
	g.send(key.Event{Name: key.NameReturn, State: key.Press})
	if g.s.Method == "manual" {
		t.Fatal("words became a break")
	}
	g.send(key.EditEvent{Range: key.Range{Start: 0, End: 3}, Text: "6.25"})
	g.send(key.Event{Name: key.NameReturn, State: key.Press})
	want := slices.Clone(breaks)
	want[2] = .0625 // typed in per cent
	slices.Sort(want)
	if g.s.Method != "manual" || g.s.From != "natural" || !slices.Equal(g.s.Breaks, want) {
		t.Errorf("%s %v, want %v", g.s.Method, g.s.Breaks, want)
	}
	g.do(model.Undo{})
	if g.s.Method != "natural" || g.s.CanUndo() {
		t.Error("one undo does not take it back")
	}
}

// Arrows nudge the break that has the keyboard and leave the map alone; Shift
// takes ten steps, Delete throws it out, each a step of undo.
func TestBreakIsNudged(t *testing.T) {
	g, breaks, at := breakStage(t)
	g.click(at(4), 0)
	press := func(name key.Name, mods key.Modifiers) {
		g.send(key.Event{Name: name, Modifiers: mods, State: key.Press})
		g.frame()
	}
	press(key.NameRightArrow, 0)
	one := g.s.Breaks
	if len(one) != len(breaks) || one[4] <= breaks[4] {
		t.Fatalf("%v after an arrow, %v before", one, breaks)
	}
	press(key.NameRightArrow, key.ModShift)
	if ten := g.s.Breaks[4] - one[4]; ten < 5*(one[4]-breaks[4]) {
		t.Errorf("Shift moves by %g, without it %g", ten, one[4]-breaks[4])
	}
	if g.s.Select != nil {
		t.Error("the arrow also walked over the map")
	}
	press(key.NameDeleteBackward, 0)
	if len(g.s.Breaks) != len(breaks)-1 {
		t.Errorf("%d breaks after Delete, %d before", len(g.s.Breaks), len(breaks))
	}
	steps := 0
	for ; g.s.CanUndo(); steps++ {
		g.do(model.Undo{})
	}
	if steps != 3 {
		t.Errorf("%d steps of undo for three keys", steps)
	}
}

// Alt click adds a break, a drag up throws one out.
func TestBreakIsAddedAndThrownOut(t *testing.T) {
	g, breaks, at := breakStage(t)
	mid := at(4).Add(f32.Pt(40, -40))
	g.click(mid, key.ModAlt)
	if len(g.s.Breaks) != len(breaks)+1 {
		t.Fatalf("%d breaks after Alt click, %d before", len(g.s.Breaks), len(breaks))
	}
	g.drag(0, mid, mid.Add(f32.Pt(0, -60)), mid.Add(f32.Pt(0, -130)))
	if len(g.s.Breaks) != len(breaks) {
		t.Errorf("%d breaks after one was thrown out, want %d", len(g.s.Breaks), len(breaks))
	}
}
