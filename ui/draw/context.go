// Package draw is the hand that draws: shapes, icons and text on a Gio frame,
// and the marks of a figure, cached so that an unchanged figure costs one call.
package draw

import (
	"image"
	"image/color"

	"gioui.org/layout"
	"gioui.org/op"
	"gioui.org/op/clip"

	"taihang/ui/theme"
)

// C is a place to draw in: a rectangle of the window of size c.Size, with its
// left upper corner at the origin. Origin is that corner in the window, so
// that a tooltip or menu can be placed without asking Gio.
type C struct {
	layout.Context
	*theme.Theme
	Size   image.Point
	Origin image.Point
	Window image.Point
	Over   *Overlay
}

// Overlay collects what is to be drawn above everything else, in window
// coordinates: tooltips, menus, sheets.
type Overlay struct {
	later []func(C)
	Open  bool // something is open that Esc closes first
}

// Add draws f after the page.
func (o *Overlay) Add(f func(C)) { o.later = append(o.later, f) }

// Flush draws what was collected, and what that adds in turn.
func (o *Overlay) Flush(c C) {
	for i := 0; i < len(o.later); i++ {
		o.later[i](c)
	}
	o.later = o.later[:0]
}

// New returns the context of a whole frame.
func New(gtx layout.Context, th *theme.Theme, over *Overlay) C {
	gtx.Locale = theme.Locale
	size := gtx.Constraints.Max
	return C{Context: gtx, Theme: th, Size: size, Window: size, Over: over}
}

// Px converts dp to whole pixels.
func (c C) Px(dp float32) int { return int(c.F(dp) + .5) }

// F converts dp to pixels.
func (c C) F(dp float32) float32 { return dp * c.Metric.PxPerDp }

// In draws f inside r, clipped to nothing: f may overshoot, a stroke or a halo.
func (c C) In(r image.Rectangle, f func(C)) {
	off := op.Offset(r.Min).Push(c.Ops)
	f(c.sub(r))
	off.Pop()
}

// Clip is In with everything outside r cut off.
func (c C) Clip(r image.Rectangle, f func(C)) {
	off := op.Offset(r.Min).Push(c.Ops)
	cl := clip.Rect{Max: r.Size()}.Push(c.Ops)
	f(c.sub(r))
	cl.Pop()
	off.Pop()
}

func (c C) sub(r image.Rectangle) C {
	c.Size = r.Size()
	c.Origin = c.Origin.Add(r.Min)
	c.Constraints = layout.Exact(c.Size)
	return c
}

// Bounds is the context's rectangle.
func (c C) Bounds() image.Rectangle { return image.Rectangle{Max: c.Size} }

// Width measures s in whole pixels, rounded up.
func (c C) Width(st theme.Style, s string) int {
	return int(c.Type.Width(s, st.Size*c.Metric.PxPerSp, st.Medium) + .999)
}

// Text draws s in a line box of height h beginning at (x, y), centred upon
// the height of Chinese characters, and returns its width.
func (c C) Text(st theme.Style, col color.NRGBA, x, y, h int, s string) int {
	px := st.Size * c.Metric.PxPerSp
	base := float32(y) + float32(h)/2 + px*.37
	c.Type.Draw(c.Ops, s, px, st.Medium, float32(x), float32(int(base+.5)), col)
	return c.Width(st, s)
}

// TextRight is Text ending at x.
func (c C) TextRight(st theme.Style, col color.NRGBA, x, y, h int, s string) int {
	w := c.Width(st, s)
	c.Text(st, col, x-w, y, h, s)
	return w
}

// TextMid is Text centred upon x.
func (c C) TextMid(st theme.Style, col color.NRGBA, x, y, h int, s string) int {
	w := c.Width(st, s)
	c.Text(st, col, x-w/2, y, h, s)
	return w
}

// TextFit is Text shortened to w pixels.
func (c C) TextFit(st theme.Style, col color.NRGBA, x, y, h, w int, s string) int {
	return c.Text(st, col, x, y, h, c.Type.Fit(s, st.Size*c.Metric.PxPerSp, st.Medium, float32(w)))
}

// Paragraph draws s in lines of height h within w pixels and returns the
// height used. With lines above 0 the rest is cut off.
func (c C) Paragraph(st theme.Style, col color.NRGBA, x, y, w, h, lines int, s string) int {
	px := st.Size * c.Metric.PxPerSp
	all := c.Type.Wrap(s, px, st.Medium, float32(w))
	if lines > 0 && len(all) > lines {
		all = all[:lines]
		all[lines-1] += "…"
	}
	for i, l := range all {
		c.Text(st, col, x, y+i*h, h, l)
	}
	return len(all) * h
}
