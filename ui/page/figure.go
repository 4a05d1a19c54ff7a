package page

import (
	"image"
	"math"
	"time"

	"gioui.org/io/event"
	"gioui.org/io/key"
	"gioui.org/io/pointer"
	"gioui.org/op"
	"gioui.org/op/clip"

	"taihang/analysis/cube"
	"taihang/analysis/figure"
	"taihang/ui/draw"
	"taihang/ui/theme"
	"taihang/ui/widget"
)

// FigureView is a chart in its frame: drawn from its spec, with tooltip, click
// and brush. One for each place a figure stands on a page.
type FigureView struct {
	draw.Figure
	tag     int
	hover   *figure.Region
	over    time.Time
	at      image.Point
	brush   *brush
	gesture int
	icons   [3]widget.Tool // copy, export, data
	how     How
	context contextMenu
	down    bool // pressed here with the primary button
	filters []event.Filter
	pointed bool     // focus came from the pointer: no ring
	Dim     cube.Dim // brushed dimension, where the figure has a plot that can be
}

// Layout draws the figure over c.
func (v *FigureView) Layout(c draw.C, e *Env, spec figure.Spec) {
	if e.S.Data == nil || c.Size.X < 8 || c.Size.Y < 8 {
		return
	}
	v.Figure.Update(c, e.S.Data, spec)
	if v.Err != nil {
		v.problem(c, e)
		return
	}
	v.events(c, e, spec)
	if c.Focused(&v.tag) {
		own := spec // only a focused figure costs a copy
		e.focused = &own
		if !v.pointed {
			draw.Ring(c.Ops, c.Bounds().Inset(-c.Px(4)), c.Px(4), c.F(2), c.Acc)
		}
	}
	v.Figure.Draw(c)
	v.band(c, e)
	v.marks(c)
	st := clip.Rect{Max: c.Size}.Push(c.Ops)
	event.Op(c.Ops, &v.tag)
	if _, ok := v.axisAt(v.at.X, v.at.Y); ok {
		pointer.CursorCrosshair.Add(c.Ops)
	}
	st.Pop()
	v.menu(c, e, spec)
	v.context.layout(c, e, v.Resolved, spec, &v.how)
}

func (v *FigureView) problem(c draw.C, e *Env) {
	c.Text(theme.Figure, c.Ink, 0, 0, c.Px(22), c.T("ui.state.figure"))
	c.Icon("warn", 0, c.F(30), 18, c.Bad)
	c.Paragraph(theme.Body, c.Ink2, c.Px(28), c.Px(30), c.Size.X-c.Px(28), c.Px(18), 3, e.S.Lang.Sentence(v.Err))
}

// marks outlines what the pointer is on and, after a moment, says what it is.
func (v *FigureView) marks(c draw.C) {
	if v.hover == nil || v.brush != nil {
		return
	}
	k := v.Scale()
	if v.hover.Dim != "" {
		r := image.Rect(px(v.hover.X0, k), px(v.hover.Y0, k), px(v.hover.X1, k), px(v.hover.Y1, k))
		draw.Ring(c.Ops, r, 0, 1, c.Ink)
	}
	if at := v.over.Add(120 * time.Millisecond); c.Context.Now.Before(at) {
		c.Execute(op.InvalidateCmd{At: at})
		return
	}
	if len(v.hover.Tip) == 0 {
		return
	}
	var rows [][2]string
	for _, l := range v.hover.Tip[1:] {
		rows = append(rows, splitTip(l))
	}
	widget.Tooltip(c, v.at, v.hover.Tip[0], rows, "")
}

// splitTip parts "label: value" or "label　value" of a tip's line.
func splitTip(s string) [2]string {
	for i, r := range s {
		if r == '\t' || r == '　' || r == '：' {
			return [2]string{s[:i], s[i+len(string(r)):]}
		}
	}
	return [2]string{s, ""}
}

func px(v float64, k float32) int { return int(math.Round(v * float64(k))) }

func (v *FigureView) events(c draw.C, e *Env, spec figure.Spec) {
	if v.filters == nil {
		v.filters = append(keyFilters(&v.tag), pointer.Filter{Target: &v.tag, Kinds: pointer.Move | pointer.Press | pointer.Drag | pointer.Release | pointer.Cancel | pointer.Leave})
	}
	for {
		ev, ok := c.Event(v.filters...)
		if !ok {
			return
		}
		if k, ok := ev.(key.Event); ok {
			frameKey(e, k, v.Resolved, spec, &v.how)
		}
		if f, ok := ev.(key.FocusEvent); ok && !f.Focus {
			v.pointed = false
		}
		p, ok := ev.(pointer.Event)
		if !ok {
			continue
		}
		v.at = p.Position.Round()
		switch p.Kind {
		case pointer.Move:
			v.point(c, p)
		case pointer.Leave:
			v.hover = nil
		case pointer.Press:
			v.press(c, e, p)
		case pointer.Drag:
			v.drag(e)
		case pointer.Release:
			if v.down {
				v.release(e, p)
			}
			v.down = false
		case pointer.Cancel:
			v.brush, v.down = nil, false
		}
	}
}

func (v *FigureView) point(c draw.C, p pointer.Event) {
	r, ok := v.Figure.At(p.Position.X, p.Position.Y)
	switch {
	case !ok:
		v.hover = nil
	case v.hover == nil || !sameRegion(*v.hover, r):
		v.hover, v.over = &r, c.Context.Now
	}
}

func sameRegion(a, b figure.Region) bool {
	return a.X0 == b.X0 && a.Y0 == b.Y0 && a.X1 == b.X1 && a.Y1 == b.Y1 && a.Key == b.Key
}

// menu is the frame's icons, opened when the pointer is near the title or the
// frame has the keyboard.
func (v *FigureView) menu(c draw.C, e *Env, spec figure.Spec) {
	w, h := c.Px(26), c.Px(26)
	id := measureOf(spec)
	n := len(v.icons)
	if id != "" {
		n++
	}
	x := c.Size.X - n*w
	if !v.near(c) && !v.how.pop.Open && !v.how.ask {
		c.Icon("more", float32(c.Size.X-c.Px(18)), 0, 16, c.Ink3)
		return
	}
	c.In(draw.Rect(x, -c.Px(4), n*w, h), func(c draw.C) {
		draw.Box(c.Ops, c.Bounds(), c.Px(5), c.Px(1), c.Raise, c.Line2)
		for i, icon := range []draw.Icon{"copy", "export", "table"} {
			f := frameCommands[i]
			c.In(draw.Rect(i*w, 0, w, h), func(c draw.C) {
				if v.icons[i].Layout(c, icon, 15, c.T(f.key)+"  "+string(f.name), false, true) {
					frameDo(e, f.id, v.Resolved, spec, &v.how)
				}
			})
		}
		if id != "" {
			c.In(draw.Rect(len(v.icons)*w, 0, w, h), func(c draw.C) { v.how.Layout(c, e, id) })
		}
	})
}

func (v *FigureView) near(c draw.C) bool {
	inside := v.at.In(image.Rect(c.Size.X-c.Px(116), -c.Px(8), c.Size.X+1, c.Px(44)))
	for i := range v.icons {
		if v.icons[i].Hovered() || v.icons[i].Focused(c) { // Tab walks through them
			return true
		}
	}
	keyboard := c.Focused(&v.tag) && !v.pointed || v.how.open.Focused(c)
	return inside && v.at != (image.Point{}) || keyboard || v.how.open.Hovered()
}
