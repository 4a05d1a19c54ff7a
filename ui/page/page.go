// Package page holds the pages of the rail. A page reads the state and the
// data, draws, and returns wishes as actions; it changes nothing but its own
// cursors and scroll positions.
package page

import (
	"image"

	"taihang/analysis/figure"
	"taihang/ui/draw"
	"taihang/ui/model"
	"taihang/ui/theme"
	"taihang/ui/widget"
)

// Env is what a page works with in a frame.
type Env struct {
	S       *model.State
	Settled bool // draw everything now: no waiting for background work
	Wake    func()
	actions []model.Action
	opener  widget.Click
	focused *figure.Spec
	typing  bool
}

// Type says that the keyboard types into a field of the page, so that letters
// are not commands.
func (e *Env) Type(on bool) { e.typing = e.typing || on }

// Typing says so of the last frame.
func (e *Env) Typing() bool { return e.typing }

// Focused is the figure that has the keyboard in this frame, nil for none.
func (e *Env) Focused() *figure.Spec { return e.focused }

// Begin forgets what the last frame found out.
func (e *Env) Begin() { e.focused, e.typing = nil, false }

// Do sends an action. It takes effect after the frame.
func (e *Env) Do(a model.Action) { e.actions = append(e.actions, a) }

// Take returns the actions sent and forgets them.
func (e *Env) Take() []model.Action {
	a := e.actions
	e.actions = nil
	return a
}

// Page is a place of the rail.
type Page interface {
	// Layout draws the page over c: everything between rail and status bar.
	Layout(c draw.C, e *Env)
	// Export is the figure that 导出 writes now; ok is false when there is none.
	Export(e *Env) (spec figure.Spec, ok bool)
	// Busy says that something is still being drawn in the background.
	Busy() bool
}

// Side splits c into a page and its inspector, and draws the inspector's
// ground. In a narrow window the inspector lies over the page.
func Side(c draw.C, e *Env, wide float32, body, inspector func(draw.C)) {
	w := c.Px(wide)
	if !e.S.Inspector.Open {
		c.Clip(c.Bounds(), body)
		e.handle(c)
		return
	}
	left := c.Size.X - w
	if Narrow(c) {
		left = c.Size.X
	}
	c.Clip(draw.Rect(0, 0, left, c.Size.Y), body)
	c.Clip(draw.Rect(c.Size.X-w, 0, w, c.Size.Y), func(c draw.C) {
		draw.Fill(c.Ops, c.Bounds(), c.Panel)
		draw.Fill(c.Ops, draw.Rect(0, 0, c.Px(1), c.Size.Y), c.Line)
		inspector(c)
	})
}

// handle opens a closed inspector again, from the right edge.
func (e *Env) handle(c draw.C) {
	w, h := c.Px(16), c.Px(56)
	c.In(draw.Rect(c.Size.X-w, (c.Size.Y-h)/2, w, h), func(c draw.C) {
		tip := c.T("ui.cmd.inspector") + "  Ctrl+I"
		if e.opener.Layout(c, tip, tip, func(c draw.C, l widget.Look) {
			fill := c.Raise
			if l.Hover || l.Focus {
				fill = c.Hover
			}
			draw.Box(c.Ops, draw.Rect(0, 0, c.Size.X+c.Px(6), c.Size.Y), c.Px(6), c.Px(1), fill, c.Line2)
			c.Icon("left", c.F(1), float32(c.Size.Y-c.Px(14))/2, 14, c.Ink2)
		}) {
			e.Do(model.SetInspector{Open: true})
		}
	})
}

// Narrow says that the window is under 1120 wide: the inspector overlays.
func Narrow(c draw.C) bool { return c.Window.X < c.Px(1120) }

// Head draws a page's head: the finding, a line of facts, the selection chip
// at the right and the ink rule below. It returns what is left of c.
func Head(c draw.C, e *Env, chip *SelectionChip, finding, facts string) image.Rectangle {
	pad, h := c.Px(theme.Padding), c.Px(theme.Head)
	right := c.Size.X - pad
	right = chip.Layout(c, e, right, c.Px(16)) - c.Px(12)
	c.TextFit(theme.PageHead, c.Ink, pad, c.Px(8), c.Px(28), right-pad, finding)
	c.TextFit(theme.Body, c.Ink3, pad, c.Px(36), c.Px(18), right-pad, facts)
	draw.Fill(c.Ops, draw.Rect(pad, h, c.Size.X-2*pad, c.Px(1)), c.Ink)
	return image.Rect(pad, h+c.Px(1), c.Size.X-pad, c.Size.Y)
}
