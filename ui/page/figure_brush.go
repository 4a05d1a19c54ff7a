package page

import (
	"image"
	"math"
	"slices"

	"gioui.org/io/key"
	"gioui.org/io/pointer"

	"taihang/analysis/cube"
	"taihang/analysis/figure"
	"taihang/ui/draw"
	"taihang/ui/model"
)

// This file is the brush of a figure: a drag along an axis that selects keys,
// a band that can be moved, and its ends that can be pulled.

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
