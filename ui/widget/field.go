package widget

import (
	"image/color"

	"gioui.org/io/key"
	"gioui.org/io/semantic"
	"gioui.org/layout"
	"gioui.org/op"
	"gioui.org/op/paint"
	"gioui.org/unit"
	"gioui.org/widget"

	"taihang/ui/draw"
	"taihang/ui/theme"
)

// Field is a line of text to type in.
type Field struct {
	Editor widget.Editor
	Wanted bool // it is empty and has to be filled in: its hint is in the warning colour
	Wrong  bool // what stands in it cannot be taken
	ready  bool
	text   string
}

// Typed says what happened in a field.
type Typed struct {
	Changed, Submitted bool
	Text               string
}

// SetText replaces what is in the field.
func (f *Field) SetText(s string) {
	f.Editor.SetText(s)
	f.Editor.SetCaret(len([]rune(s)), len([]rune(s)))
	f.text = s
}

// Focus asks for the keyboard.
func (f *Field) Focus(c draw.C) { c.Execute(key.FocusCmd{Tag: &f.Editor}) }

// Focused says whether the keyboard types here.
func (f *Field) Focused(c draw.C) bool { return c.Focused(&f.Editor) }

// Layout draws the text in the middle of c's height. Frame and icon are the
// caller's.
func (f *Field) Layout(c draw.C, st theme.Style, hint string) Typed {
	if !f.ready {
		f.ready = true
		f.Editor.SingleLine, f.Editor.Submit = true, true
	}
	var t Typed
	for {
		e, ok := f.Editor.Update(c.Context)
		if !ok {
			break
		}
		if _, ok := e.(widget.SubmitEvent); ok {
			t.Submitted = true
		}
	}
	t.Text = f.Editor.Text()
	t.Changed = t.Text != f.text
	f.text = t.Text
	if t.Text == "" {
		ink := c.Ink3
		if f.Wanted {
			ink = c.Warn
		}
		c.TextFit(st, ink, 0, 0, c.Size.Y, c.Size.X, hint)
	}
	h := int(st.Size*c.Metric.PxPerSp*1.45 + .5)
	c.Clip(c.Bounds(), func(c draw.C) {
		c.In(draw.Rect(0, (c.Size.Y-h)/2, c.Size.X, h), func(c draw.C) {
			gtx := c.Context
			gtx.Constraints = layout.Exact(c.Size)
			semantic.LabelOp(hint).Add(gtx.Ops)
			f.Editor.Layout(gtx, c.Type.Shaper, theme.Font(st.Medium), unit.Sp(st.Size), material(gtx.Ops, c.Ink), material(gtx.Ops, draw.Alpha(c.Acc, .3)))
		})
	})
	return t
}

func material(ops *op.Ops, col color.NRGBA) op.CallOp {
	m := op.Record(ops)
	paint.ColorOp{Color: col}.Add(ops)
	return m.Stop()
}

// Input is a field in a frame.
type Input struct{ Field }

// Layout draws the frame over c; problem, when set, is written under it in
// red.
func (i *Input) Layout(c draw.C, hint, problem string) Typed {
	fill, edge := c.Raise, c.Line2
	w := c.Px(1)
	switch {
	case problem != "" || i.Wrong:
		edge = c.Bad
	case i.Focused(c):
		edge, w = c.Acc, c.Px(2)
	case i.Wanted:
		fill, edge = c.WarnSoft, c.Warn
	}
	draw.Box(c.Ops, c.Bounds(), c.Px(5), w, fill, edge)
	if problem != "" {
		c.Text(theme.Note, c.Bad, 0, c.Size.Y+c.Px(2), c.Px(18), problem)
	}
	var t Typed
	c.In(draw.Rect(c.Px(10), 0, c.Size.X-c.Px(20), c.Size.Y), func(c draw.C) {
		t = i.Field.Layout(c, theme.Body, hint)
	})
	return t
}
