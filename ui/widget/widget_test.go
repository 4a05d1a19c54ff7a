package widget

import (
	"image"
	"testing"
	"time"

	"gioui.org/f32"
	"gioui.org/io/event"
	"gioui.org/io/input"
	"gioui.org/io/key"
	"gioui.org/io/pointer"
	"gioui.org/layout"
	"gioui.org/op"
	"gioui.org/unit"

	"taihang/data/text"
	"taihang/ui/draw"
	"taihang/ui/theme"
)

// stage lays a widget out through the router, without a window.
type stage struct {
	router input.Router
	ops    op.Ops
	over   draw.Overlay
	ts     *theme.Typesetter
	now    time.Time
}

func newStage() *stage {
	return &stage{ts: theme.NewTypesetter(nil, false), now: time.Unix(0, 0)}
}

// frame draws f over 400 by 300 after the events.
func (s *stage) frame(f func(c draw.C), events ...event.Event) {
	s.router.Queue(events...)
	s.ops.Reset()
	s.now = s.now.Add(time.Second)
	gtx := layout.Context{Ops: &s.ops, Now: s.now, Source: s.router.Source(), Constraints: layout.Exact(image.Pt(400, 300)), Metric: unit.Metric{PxPerDp: 1, PxPerSp: 1}}
	c := draw.New(gtx, theme.New(s.ts, text.ZH, false, true), &s.over)
	f(c)
	s.over.Flush(c)
	s.router.Frame(&s.ops)
}

func press(x, y float32) []event.Event {
	at := f32.Pt(x, y)
	return []event.Event{
		pointer.Event{Kind: pointer.Move, Source: pointer.Mouse, Position: at},
		pointer.Event{Kind: pointer.Press, Source: pointer.Mouse, Position: at, Buttons: pointer.ButtonPrimary},
		pointer.Event{Kind: pointer.Release, Source: pointer.Mouse, Position: at},
	}
}

func TestButton(t *testing.T) {
	s := newStage()
	var b Button
	fired, enabled := 0, true
	draw := func(c draw.C) {
		c.In(draw.Rect(10, 10, 80, 28), func(c draw.C) {
			if b.Layout(c, Plain, "", "go", enabled) {
				fired++
			}
		})
	}
	s.frame(draw)
	s.frame(draw, press(40, 20)...)
	if fired != 1 {
		t.Fatalf("a click fired %d times", fired)
	}
	s.frame(draw, press(200, 20)...)
	enabled = false
	s.frame(draw)
	s.frame(draw, press(40, 20)...)
	if fired != 1 {
		t.Errorf("fired %d times: beside it, or while disabled", fired)
	}
}

func TestSegments(t *testing.T) {
	s := newStage()
	var g Segments
	at := 0
	f := func(c draw.C) {
		c.In(draw.Rect(0, 0, 300, 28), func(c draw.C) {
			if i := g.Layout(c, []string{"a", "b", "c"}, at); i >= 0 {
				at = i
			}
		})
	}
	s.frame(f)
	s.frame(f, press(250, 14)...)
	if at != 2 {
		t.Errorf("the third segment gave %d", at)
	}
}

func TestMenuChoosesAndCloses(t *testing.T) {
	s := newStage()
	var m Select
	got := ""
	f := func(c draw.C) {
		c.In(draw.Rect(10, 10, 120, 30), func(c draw.C) {
			if k, ok := m.Layout(c, "x", []Option{{Key: "one", Label: "one"}, {Key: "two", Label: "two"}}, nil); ok {
				got = k
			}
		})
	}
	s.frame(f)
	s.frame(f, press(40, 20)...)
	if !m.Open {
		t.Fatal("a click does not open it")
	}
	s.frame(f)
	s.frame(f, press(60, 44+4+30+15)...) // the second row
	s.frame(f)
	if got != "two" || m.Open {
		t.Errorf("chose %q, open %v", got, m.Open)
	}
	s.frame(f, press(40, 20)...)
	s.frame(f)
	s.frame(f, key.Event{Name: key.NameEscape, State: key.Press})
	if m.Open {
		t.Error("Esc does not close it")
	}
	s.frame(f, press(40, 20)...)
	s.frame(f)
	s.frame(f, press(390, 290)...)
	if m.Open {
		t.Error("a click beside it does not close it")
	}
}

// A list of thousands lays out only the rows in sight, and scrolls to the end
// and no further.
func TestListIsVirtual(t *testing.T) {
	s := newStage()
	var l List
	var rows []int
	f := func(c draw.C) {
		rows = rows[:0]
		c.In(draw.Rect(0, 0, 200, 280), func(c draw.C) {
			l.Layout(c, 7366, 28, func(_ draw.C, i int) { rows = append(rows, i) })
		})
	}
	s.frame(f)
	if len(rows) > 12 || rows[0] != 0 {
		t.Fatalf("laid out %d rows from %d", len(rows), rows[0])
	}
	for range 30 {
		s.frame(f, pointer.Event{Kind: pointer.Scroll, Source: pointer.Mouse, Position: f32.Pt(50, 50), Scroll: f32.Pt(0, 5000)})
	}
	s.frame(f)
	if last := rows[len(rows)-1]; last != 7365 {
		t.Errorf("the end is row %d", last)
	}
}

func TestSliderTakesTheNearestStop(t *testing.T) {
	s := newStage()
	var sl Slider
	at := 0
	f := func(c draw.C) {
		if i, _ := sl.Layout(c, 50, []int{20, 120, 220, 320}, at); i >= 0 {
			at = i
		}
	}
	s.frame(f)
	s.frame(f, press(200, 50)...)
	if at != 2 {
		t.Errorf("stop %d", at)
	}
}
