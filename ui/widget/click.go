// Package widget holds the controls of the window. A control that remembers
// something between frames is a struct whose zero value works; drawing it
// returns what the user did. None of them knows the state of the program.
package widget

import (
	"image"
	"image/color"
	"time"

	"gioui.org/io/pointer"
	"gioui.org/io/semantic"
	"gioui.org/layout"
	"gioui.org/op"
	"gioui.org/widget"

	"taihang/ui/draw"
	"taihang/ui/theme"
)

// tipDelay is how long the pointer rests before a tooltip shows.
const tipDelay = 120 * time.Millisecond

// Click is an area that can be clicked, or focused and fired with Enter.
type Click struct {
	click   widget.Clickable
	over    time.Time // since when the pointer is over it
	pointed bool      // focus came from the pointer: no ring
	fired   bool      // clicked, not yet fetched: for rows drawn after the page
}

// Look is what a clickable area knows of itself when it is drawn.
type Look struct {
	Hover, Press, Focus bool
}

// Layout makes c's whole rectangle clickable, draws inside, and says whether
// it was clicked. Label names it for tests and screen readers; tip, when set,
// shows after a moment.
func (k *Click) Layout(c draw.C, label, tip string, f func(draw.C, Look)) bool {
	fired := false
	for {
		e, ok := k.click.Update(c.Context)
		if !ok {
			break
		}
		fired = true
		k.pointed = e.NumClicks > 0
	}
	if fired { // what it changed may have been drawn before it
		c.Execute(op.InvalidateCmd{})
	}
	focus := c.Focused(&k.click)
	if !focus {
		k.pointed = false
	}
	if k.click.Pressed() {
		k.pointed = true
	}
	look := Look{Hover: k.click.Hovered(), Press: k.click.Pressed(), Focus: focus && !k.pointed}
	k.click.Layout(c.Context, func(gtx layout.Context) layout.Dimensions {
		semantic.LabelOp(label).Add(gtx.Ops)
		semantic.Button.Add(gtx.Ops)
		pointer.CursorPointer.Add(gtx.Ops)
		f(c, look)
		return layout.Dimensions{Size: c.Size}
	})
	k.tip(c, tip, look)
	return fired
}

func (k *Click) tip(c draw.C, tip string, look Look) {
	if tip == "" || !look.Hover && !look.Focus {
		k.over = time.Time{}
		return
	}
	if k.over.IsZero() {
		k.over = c.Context.Now
	}
	if at := k.over.Add(tipDelay); c.Context.Now.Before(at) {
		c.Execute(op.InvalidateCmd{At: at})
		return
	}
	if !look.Press {
		Hint(c, c.Bounds(), tip)
	}
}

// Hovered says whether the pointer is over it.
func (k *Click) Hovered() bool { return k.click.Hovered() }

// Focused says whether the keyboard is on it.
func (k *Click) Focused(c draw.C) bool { return c.Focused(&k.click) }

func (k *Click) taken() bool {
	f := k.fired
	k.fired = false
	return f
}

// Hint shows a one-line tooltip under (or, at the window's foot, over) r.
func Hint(c draw.C, r image.Rectangle, s string) {
	r = r.Add(c.Origin)
	c.Over.Add(func(c draw.C) {
		w, h := c.Width(theme.Note, s)+c.Px(16), c.Px(26)
		x := min(max(r.Min.X+(r.Dx()-w)/2, c.Px(4)), c.Size.X-w-c.Px(4))
		y := r.Max.Y + c.Px(6)
		if y+h > c.Size.Y {
			y = r.Min.Y - h - c.Px(6)
		}
		draw.Round(c.Ops, draw.Rect(x, y, w, h), c.Px(4), c.Tip)
		c.Text(theme.Note, c.TipInk, x+c.Px(8), y, h, s)
	})
}

// ring draws the keyboard focus around the context, 2 dp away.
func ring(c draw.C, radius int, look Look) {
	if look.Focus {
		draw.Ring(c.Ops, c.Bounds().Inset(-c.Px(3)), radius+c.Px(3), c.F(2), c.Acc)
	}
}

// Kind of button.
type Kind uint8

// Kinds of button.
const (
	Plain   Kind = iota // border
	Primary             // filled with the accent
	Danger              // red border
	Quiet               // no border: words in the accent
)

// Button is a button with words, and perhaps an icon before them.
type Button struct {
	Click
}

// ButtonWidth is the width a button needs.
func ButtonWidth(c draw.C, label string, icon bool) int {
	w := c.Width(theme.BodyM, label) + c.Px(24)
	if icon {
		w += c.Px(20)
	}
	return w
}

// Layout draws the button over the whole of c.
func (b *Button) Layout(c draw.C, kind Kind, icon draw.Icon, label string, enabled bool) bool {
	if !enabled {
		c.Context = c.Context.Disabled()
	}
	fired := b.Click.Layout(c, label, "", func(c draw.C, l Look) {
		fill, edge, ink := buttonColours(c, kind, l, enabled)
		draw.Box(c.Ops, c.Bounds(), c.Px(5), c.Px(1), fill, edge)
		ring(c, c.Px(5), l)
		w := c.Width(theme.BodyM, label)
		if icon != "" {
			w += c.Px(20)
		}
		x := (c.Size.X - w) / 2
		if icon != "" {
			c.Icon(icon, float32(x), float32(c.Size.Y-c.Px(16))/2, 16, ink)
			x += c.Px(20)
		}
		c.Text(theme.BodyM, ink, x, 0, c.Size.Y, label)
	})
	return fired && enabled
}

func buttonColours(c draw.C, kind Kind, l Look, enabled bool) (fill, edge, ink color.NRGBA) {
	fill, edge, ink = c.Raise, c.Line2, c.Ink
	switch kind {
	case Primary:
		fill, edge, ink = c.Acc, c.Acc, c.AccInk
	case Danger:
		edge, ink = c.Bad, c.Bad
	case Quiet:
		fill, edge, ink = color.NRGBA{}, color.NRGBA{}, c.AccText
	}
	switch {
	case !enabled:
		return c.Track, c.Track, c.Ink4
	case l.Hover && kind == Primary:
		fill = c.AccText
	case l.Hover:
		fill = c.Hover
	}
	return fill, edge, ink
}

// Tool is an icon button.
type Tool struct{ Click }

// Layout draws the icon in the middle of c, on a rounded ground when it is on
// or pointed at.
func (t *Tool) Layout(c draw.C, icon draw.Icon, dp float32, tip string, on, enabled bool) bool {
	if !enabled {
		c.Context = c.Context.Disabled()
	}
	fired := t.Click.Layout(c, tip, tip, func(c draw.C, l Look) {
		ink := c.Ink2
		switch {
		case !enabled:
			ink = c.Ink4
		case on:
			ink = c.AccText
			draw.Round(c.Ops, c.Bounds(), c.Px(5), c.AccSoft)
		case l.Hover:
			ink = c.Ink
			draw.Round(c.Ops, c.Bounds(), c.Px(5), c.Hover)
		}
		ring(c, c.Px(5), l)
		d := c.F(dp)
		c.Icon(icon, (float32(c.Size.X)-d)/2, (float32(c.Size.Y)-d)/2, dp, ink)
	})
	return fired && enabled
}

// Tooltip draws title and rows beside the point at, never over it. Each row
// is a label and a value; the last line is a note.
func Tooltip(c draw.C, at image.Point, title string, rows [][2]string, note string) {
	at = at.Add(c.Origin)
	c.Over.Add(func(c draw.C) {
		pad, line := c.Px(11), c.Px(19)
		w := c.Width(theme.Strong, title)
		for _, r := range rows {
			gap := c.Px(18)
			if r[1] == "" {
				gap = 0
			}
			w = max(w, c.Width(theme.Note, r[0])+c.Width(theme.NoteM, r[1])+gap)
		}
		h := c.Px(20) + line*len(rows) + 2*c.Px(8)
		if note != "" {
			w, h = max(w, c.Width(theme.Axis, note)), h+c.Px(20)
		}
		w += 2 * pad
		x, y := at.X+c.Px(14), at.Y+c.Px(14)
		if x+w > c.Size.X-c.Px(4) {
			x = at.X - w - c.Px(12)
		}
		if y+h > c.Size.Y-c.Px(4) {
			y = at.Y - h - c.Px(12)
		}
		x, y = max(x, c.Px(4)), max(y, c.Px(4))
		c.In(draw.Rect(x, y, w, h), func(c draw.C) {
			draw.Round(c.Ops, c.Bounds(), c.Px(4), c.Tip)
			soft := draw.Alpha(c.TipInk, .72)
			y := c.Px(8)
			c.Text(theme.Strong, c.TipInk, pad, y, c.Px(18), title)
			y += c.Px(21)
			for _, r := range rows {
				c.Text(theme.Note, soft, pad, y, line, r[0])
				c.TextRight(theme.NoteM, c.TipInk, c.Size.X-pad, y, line, r[1])
				y += line
			}
			if note != "" {
				c.Text(theme.Axis, soft, pad, y+c.Px(1), c.Px(18), note)
			}
		})
	})
}
