package page

import (
	"image"

	"gioui.org/io/event"
	"gioui.org/io/pointer"

	"taihang/analysis/figure"
	"taihang/analysis/figure/style"
	"taihang/ui/draw"
	"taihang/ui/widget"
)

// legendMove is how the legend is taken by its title to a corner of the map,
// and which of its rows the pointer is on.
type legendMove struct {
	tag    int
	drag   widget.Drag
	off    image.Point // from its corner, while it is dragged
	corner corner
	rows   []legendRow
	at     string // key of the row under the pointer, "" for none
}

type legendRow struct {
	y0, y1 int
	key    string
}

// corner of the map that the legend stands in.
type corner struct{ left, top bool }

// box is where a legend of a size stands: right and bottom bound it, at the
// left it keeps clear of the tools, at the foot of the scale bar.
func (l *legendMove) box(c draw.C, w, h, right, bottom int) image.Rectangle {
	x, y := right-w, bottom-h
	if l.corner.top {
		y = c.Px(72)
	} else if l.corner.left {
		y = min(y, c.Size.Y-c.Px(76)-h)
	}
	if l.corner.left {
		x = c.Px(66)
		y = max(y, c.Px(104))
	}
	return draw.Rect(x, y, w, h).Add(l.off)
}

// update moves the legend with the hand, and drops it in the nearest corner.
func (l *legendMove) update(c draw.C, box image.Rectangle) {
	for _, ev := range l.drag.Update(c) {
		switch ev.Kind {
		case pointer.Drag:
			// The title moves under the pointer, so that what is left is the step.
			l.off = l.off.Add(ev.At.Sub(l.drag.Start).Round())
			wakeAt(c, c.Context.Now)
		case pointer.Release, pointer.Cancel:
			mid := box.Min.Add(box.Max).Div(2)
			if l.off != (image.Point{}) {
				l.corner = corner{left: mid.X < c.Size.X/2, top: mid.Y < c.Size.Y/2}
			}
			l.off = image.Point{}
			wakeAt(c, c.Context.Now)
		}
	}
	for {
		ev, ok := c.Event(pointer.Filter{Target: &l.tag, Kinds: pointer.Move | pointer.Enter | pointer.Leave})
		if !ok {
			break
		}
		p, ok := ev.(pointer.Event)
		if !ok {
			continue
		}
		at := ""
		if p.Kind != pointer.Leave {
			at = l.rowAt(int(p.Position.Y))
		}
		if at != l.at { // the map is drawn before the legend: in the next frame
			l.at = at
			wakeAt(c, c.Context.Now)
		}
	}
}

func (l *legendMove) rowAt(y int) string {
	for _, r := range l.rows {
		if y >= r.y0 && y < r.y1 {
			return r.key
		}
	}
	return ""
}

// area declares the panel's ground and the title by which it is taken.
func (l *legendMove) area(c draw.C) {
	event.Op(c.Ops, &l.tag)
	l.rows = l.rows[:0]
	cursor := pointer.CursorGrab
	if l.drag.Active {
		cursor = pointer.CursorGrabbing
	}
	l.drag.Area(c, image.Rect(0, 0, c.Size.X, c.Px(32)), cursor)
}

func (l *legendMove) row(y, h int, key string) {
	l.rows = append(l.rows, legendRow{y, y + h, key})
}

// mute fades the fills of every area outside the legend's row key. The same
// features in other colours cost the painter a recolouring, not a drawing.
func mute(fill []draw.Colour, legend []figure.Entry, key string, canvas draw.Colour) []draw.Colour {
	for _, en := range legend {
		if en.Key != key {
			continue
		}
		out := make([]draw.Colour, len(fill))
		for i, f := range fill {
			if out[i] = f; f != en.Color {
				out[i] = style.Mix(f, canvas, .66)
			}
		}
		return out
	}
	return fill
}
