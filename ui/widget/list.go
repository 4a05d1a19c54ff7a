package widget

import (
	"image"
	"math"

	"gioui.org/io/event"
	"gioui.org/io/pointer"
	"gioui.org/op/clip"

	"taihang/ui/draw"
)

// List scrolls rows of one height and lays out only those in sight.
type List struct {
	offset float32
	tag    int
	drag   int
	grab   float32
}

// Layout draws n rows of height row in pixels over c.
func (l *List) Layout(c draw.C, n, row int, f func(c draw.C, i int)) {
	total := n * row
	l.scroll(c, total)
	c.Clip(c.Bounds(), func(c draw.C) {
		event.Op(c.Ops, &l.tag)
		top := int(l.offset)
		for i := max(0, top/row); i < n && i*row < top+c.Size.Y; i++ {
			c.In(draw.Rect(0, i*row-top, c.Size.X, row), func(c draw.C) { f(c, i) })
		}
		l.bar(c, total)
	})
}

// Varied scrolls n rows of different heights, beside the bar; those out of sight are
// not drawn.
func (l *List) Varied(c draw.C, n int, tall func(i int) int, row func(c draw.C, i int)) {
	height := 0
	for i := range n {
		height += tall(i)
	}
	view, top := c.Size.Y, c.Origin.Y
	l.Free(c, height, func(c draw.C) {
		y := 0
		for i := range n {
			h := tall(i)
			if at := c.Origin.Y + y - top; at+h > 0 && at < view {
				c.In(draw.Rect(0, y, c.Size.X-c.Px(8), h), func(c draw.C) { row(c, i) })
			}
			y += h
		}
	})
}

// Free scrolls content of any height: f draws from the offset it is given in
// a context as tall as height.
func (l *List) Free(c draw.C, height int, f func(c draw.C)) {
	l.scroll(c, height)
	c.Clip(c.Bounds(), func(c draw.C) {
		event.Op(c.Ops, &l.tag)
		c.In(draw.Rect(0, -int(l.offset), c.Size.X, height), f)
		l.bar(c, height)
	})
}

// Reveal scrolls so that [y0, y1) is in sight of a view of height h.
func (l *List) Reveal(y0, y1, h int) {
	l.offset = min(l.offset, float32(y0))
	l.offset = max(l.offset, float32(y1-h))
}

func (l *List) scroll(c draw.C, total int) {
	limit := float32(max(total-c.Size.Y, 0))
	for {
		e, ok := c.Event(pointer.Filter{
			Target: &l.tag, Kinds: pointer.Scroll,
			ScrollY: pointer.ScrollRange{Min: -int(math.Ceil(float64(l.offset))), Max: int(math.Ceil(float64(limit - l.offset)))},
		})
		if !ok {
			break
		}
		if e, ok := e.(pointer.Event); ok {
			l.offset += e.Scroll.Y / draw.WheelNotch * c.F(60)
		}
	}
	l.offset = min(max(l.offset, 0), limit)
}

// bar is a thumb at the right edge, there only when there is more to see.
func (l *List) bar(c draw.C, total int) {
	if total <= c.Size.Y || c.Size.Y == 0 {
		return
	}
	h := max(c.Size.Y*c.Size.Y/total, c.Px(24))
	room := float32(c.Size.Y - h)
	limit := float32(total - c.Size.Y)
	for {
		e, ok := c.Event(pointer.Filter{Target: &l.drag, Kinds: pointer.Press | pointer.Drag})
		if !ok {
			break
		}
		e2, ok := e.(pointer.Event)
		if !ok {
			continue
		}
		if e2.Kind == pointer.Press {
			l.grab = e2.Position.Y - l.offset/limit*room
		} else {
			l.offset = min(max((e2.Position.Y-l.grab)/room*limit, 0), limit)
		}
	}
	y := int(l.offset / limit * room)
	track := image.Rect(c.Size.X-c.Px(10), 0, c.Size.X, c.Size.Y)
	st := clip.Rect(track).Push(c.Ops)
	event.Op(c.Ops, &l.drag)
	st.Pop()
	draw.Round(c.Ops, draw.Rect(c.Size.X-c.Px(5), y, c.Px(3), h), c.Px(2), c.Mute2)
}
