package widget

import (
	"image"

	"gioui.org/f32"
	"gioui.org/io/event"
	"gioui.org/io/key"
	"gioui.org/io/pointer"
	"gioui.org/op/clip"

	"taihang/ui/draw"
)

// Drag follows the pointer while it is held down over c.
type Drag struct {
	tag    int
	Active bool
	Hover  bool
	Start  f32.Point // where it was pressed
	At     f32.Point
}

// DragEvent is one step of a drag.
type DragEvent struct {
	Kind pointer.Kind // Press Drag Release Cancel
	At   f32.Point
	Mods key.Modifiers
}

// Update returns the drag's steps since the last frame.
func (d *Drag) Update(c draw.C) []DragEvent {
	var out []DragEvent
	for {
		e, ok := c.Event(pointer.Filter{Target: &d.tag, Kinds: pointer.Press | pointer.Drag | pointer.Release | pointer.Cancel | pointer.Enter | pointer.Leave})
		if !ok {
			return out
		}
		p, ok := e.(pointer.Event)
		if !ok {
			continue
		}
		switch p.Kind {
		case pointer.Enter:
			d.Hover = true
			continue
		case pointer.Leave:
			d.Hover = false
			continue
		case pointer.Press:
			if p.Buttons != pointer.ButtonPrimary {
				continue
			}
			d.Active, d.Start = true, p.Position
		case pointer.Cancel, pointer.Release:
			if !d.Active {
				continue
			}
			d.Active = false
		}
		d.At = p.Position
		out = append(out, DragEvent{Kind: p.Kind, At: p.Position, Mods: p.Modifiers})
	}
}

// Area makes r the place where the drag begins.
func (d *Drag) Area(c draw.C, r image.Rectangle, cursor pointer.Cursor) {
	st := clip.Rect(r).Push(c.Ops)
	event.Op(c.Ops, &d.tag)
	cursor.Add(c.Ops)
	st.Pop()
}

// Slider is a thumb on a track with n stops.
type Slider struct{ drag Drag }

// Layout draws the track across c at height y and returns the stop chosen by
// a press or drag, or -1. xs are the stops' places.
func (s *Slider) Layout(c draw.C, y int, xs []int, at int) (chosen int, began bool) {
	chosen = -1
	for _, e := range s.drag.Update(c) {
		began = began || e.Kind == pointer.Press
		if e.Kind == pointer.Press || e.Kind == pointer.Drag {
			chosen = nearest(xs, e.At.X)
		}
	}
	if chosen == at {
		chosen = -1
	}
	if n := len(xs); n > 0 {
		h := c.Px(3)
		draw.Round(c.Ops, draw.Rect(xs[0], y-h/2, xs[n-1]-xs[0], h), h/2, c.Mute2)
		for i, x := range xs {
			r := c.F(4.5)
			if i == at {
				continue
			}
			draw.Disc(c.Ops, float32(x), float32(y), r, c.Mute2)
			draw.Disc(c.Ops, float32(x), float32(y), r-c.F(1.2), c.Raise)
		}
		if at >= 0 && at < n {
			r := c.F(6.5)
			if s.drag.Hover || s.drag.Active {
				r = c.F(8)
			}
			draw.Disc(c.Ops, float32(xs[at]), float32(y), r, c.Acc)
		}
		s.drag.Area(c, image.Rect(xs[0]-c.Px(14), y-c.Px(14), xs[n-1]+c.Px(14), y+c.Px(24)), pointer.CursorPointer)
	}
	return chosen, began
}

func nearest(xs []int, x float32) int {
	best := 0
	for i := range xs {
		if abs(float32(xs[i])-x) < abs(float32(xs[best])-x) {
			best = i
		}
	}
	return best
}

func abs(x float32) float32 { return max(x, -x) }
