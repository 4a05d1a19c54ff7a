package page

import (
	"image"
	"math"
	"slices"
	"time"

	"gioui.org/io/event"
	"gioui.org/io/key"
	"gioui.org/io/pointer"
	"gioui.org/op"
	"gioui.org/op/clip"

	"taihang/analysis/cube"
	"taihang/analysis/figure"
	"taihang/ui/draw"
	"taihang/ui/model"
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

// brush is a drag along an axis, in keys.
type brush struct {
	axis     figure.Axis
	from, to int // keys, inclusive, from <= to
	grab     int // key at which it was pressed
	part     brushPart
	mode     model.Mode
	moved    bool
	keep     []string // what was selected before, for Shift
}

type brushPart uint8

const (
	newBand brushPart = iota
	moveBand
	lowEnd
	highEnd
)

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

func (v *FigureView) axisAt(x, y int) (figure.Axis, bool) {
	if v.Drawing == nil {
		return figure.Axis{}, false
	}
	k := float64(v.Scale())
	fx, fy := float64(x)/k, float64(y)/k
	for _, a := range v.Drawing.Axes {
		if fx >= a.X0 && fx <= a.X1 && fy >= a.Y0 && fy <= a.Y1 && len(a.Keys) > 1 {
			return a, true
		}
	}
	return figure.Axis{}, false
}

// keyAt is the index of the axis' key under the pointer.
func (v *FigureView) keyAt(a figure.Axis) int {
	k := float64(v.Scale())
	t := (float64(v.at.X)/k - a.X0) / (a.X1 - a.X0)
	if a.Vertical {
		t = (a.Y1 - float64(v.at.Y)/k) / (a.Y1 - a.Y0)
	}
	return min(max(int(t*float64(len(a.Keys))), 0), len(a.Keys)-1)
}

func (v *FigureView) press(c draw.C, e *Env, p pointer.Event) {
	v.pointed = true
	c.Execute(key.FocusCmd{Tag: &v.tag})
	if p.Buttons == pointer.ButtonSecondary {
		r, _ := v.Figure.At(p.Position.X, p.Position.Y)
		v.context.open(c, v.at, cube.Dim(r.Dim), r.Key)
	}
	if p.Buttons != pointer.ButtonPrimary {
		return
	}
	v.down = true
	v.gesture = e.S.NewGesture()
	a, ok := v.axisAt(v.at.X, v.at.Y)
	if !ok {
		return
	}
	v.Dim = cube.Dim(a.Dim)
	at := v.keyAt(a)
	b := &brush{axis: a, from: at, to: at, grab: at, mode: modeOf(p.Modifiers)}
	if have, ok := model.Keys(e.S.Select, v.Dim); ok {
		b.keep = have
		if lo, hi, ok := ends(a.Keys, have); ok && b.mode == model.Replace {
			b.part = part(v, a, lo, hi, at)
			if b.part != newBand {
				b.from, b.to = lo, hi
			}
		}
	}
	v.brush = b
}

// part says what of an existing band was taken hold of: handles reach 12 dp.
func part(v *FigureView, a figure.Axis, lo, hi, at int) brushPart {
	k := float64(v.Scale())
	n := float64(len(a.Keys))
	pos, span := float64(v.at.X)/k-a.X0, a.X1-a.X0
	if a.Vertical {
		pos, span = a.Y1-float64(v.at.Y)/k, a.Y1-a.Y0
	}
	near := func(edge float64) bool { return math.Abs(pos-edge/n*span) <= 6 }
	switch {
	case near(float64(lo)):
		return lowEnd
	case near(float64(hi + 1)):
		return highEnd
	case at >= lo && at <= hi:
		return moveBand
	}
	return newBand
}

// ends are the first and last place of have in keys.
func ends(keys, have []string) (lo, hi int, ok bool) {
	lo, hi = len(keys), -1
	for i, k := range keys {
		if slices.Contains(have, k) {
			lo, hi = min(lo, i), max(hi, i)
		}
	}
	return lo, hi, hi >= 0
}

func modeOf(m key.Modifiers) model.Mode {
	switch {
	case m.Contain(key.ModAlt):
		return model.Drop
	case m.Contain(key.ModShift):
		return model.Add
	case m.Contain(key.ModShortcut):
		return model.Toggle
	}
	return model.Replace
}

func (v *FigureView) drag(e *Env) {
	b := v.brush
	if b == nil {
		return
	}
	at := v.keyAt(b.axis)
	from, to := b.from, b.to
	switch b.part {
	case newBand:
		from, to = min(b.grab, at), max(b.grab, at)
	case lowEnd:
		from, to = min(at, b.to), max(at, b.to)
	case highEnd:
		from, to = min(b.from, at), max(b.from, at)
	case moveBand:
		d := min(max(at-b.grab, -b.from), len(b.axis.Keys)-1-b.to)
		from, to = b.from+d, b.to+d
		b.grab += d
	}
	if from == b.from && to == b.to && (b.moved || b.part != newBand) {
		return
	}
	if b.part == newBand && at == b.grab && !b.moved {
		return
	}
	b.from, b.to = from, to
	b.moved = true
	v.send(e, slices.Clone(b.axis.Keys[from:to+1]))
}

// send selects the band's keys, met with what was there before by the mode
// the drag began with: always from the same start, so that a drag back undoes
// itself.
func (v *FigureView) send(e *Env, keys []string) {
	b := v.brush
	if b.mode != model.Replace {
		keys = model.Combine(b.keep, keys, b.mode)
	}
	e.Do(model.Select{Dim: v.Dim, Keys: keys, Brush: true, Tool: "brush", Gesture: v.gesture})
}

func (v *FigureView) release(e *Env, p pointer.Event) {
	b := v.brush
	v.brush = nil
	if b != nil && b.moved {
		return
	}
	r, ok := v.Figure.At(p.Position.X, p.Position.Y)
	if !ok || r.Dim == "" {
		if mode := modeOf(p.Modifiers); mode == model.Replace && e.S.Select != nil {
			e.Do(model.ClearSelection{})
		}
		return
	}
	brushable := b != nil && cube.Dim(r.Dim) == v.Dim
	e.Do(model.Select{Dim: cube.Dim(r.Dim), Keys: []string{r.Key}, Mode: modeOf(p.Modifiers), Brush: brushable && modeOf(p.Modifiers) != model.Replace, Tool: "click"})
}

// band draws the selected stretch of a brushed axis with its handles.
func (v *FigureView) band(c draw.C, e *Env) {
	if v.Drawing == nil {
		return
	}
	for _, a := range v.Drawing.Axes {
		have, ok := model.Keys(e.S.Select, cube.Dim(a.Dim))
		if !ok || len(a.Keys) < 2 || e.S.Tool != "brush" && v.brush == nil {
			continue
		}
		lo, hi, ok := ends(a.Keys, have)
		if !ok {
			continue
		}
		drawBand(c, v.Scale(), a, lo, hi)
	}
}

func drawBand(c draw.C, k float32, a figure.Axis, lo, hi int) {
	n := float64(len(a.Keys))
	x0, x1, y0, y1 := a.X0, a.X1, a.Y0, a.Y1
	h := image.Pt(c.Px(32), c.Px(6))
	if a.Vertical {
		span := a.Y1 - a.Y0
		y0, y1 = a.Y1-float64(hi+1)/n*span, a.Y1-float64(lo)/n*span
	} else {
		span := a.X1 - a.X0
		x0, x1 = a.X0+float64(lo)/n*span, a.X0+float64(hi+1)/n*span
		h = image.Pt(h.Y, h.X)
	}
	r := image.Rect(px(x0, k), px(y0, k), px(x1, k), px(y1, k))
	draw.Ring(c.Ops, r, c.Px(2), c.F(1.2), c.Acc)
	mid := r.Min.Add(r.Max).Div(2)
	at := [2]image.Point{{X: mid.X, Y: r.Min.Y}, {X: mid.X, Y: r.Max.Y}}
	if !a.Vertical {
		at = [2]image.Point{{X: r.Min.X, Y: mid.Y}, {X: r.Max.X, Y: mid.Y}}
	}
	for _, p := range at {
		draw.Box(c.Ops, draw.Rect(p.X-h.X/2, p.Y-h.Y/2, h.X, h.Y), c.Px(3), c.Px(1), c.Raise, c.Acc)
	}
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
