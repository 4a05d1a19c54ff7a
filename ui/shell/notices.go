package shell

import (
	"strconv"
	"time"

	"gioui.org/op"

	"taihang/ui/draw"
	"taihang/ui/model"
	"taihang/ui/page"
	"taihang/ui/theme"
	"taihang/ui/widget"
)

func year(y int) string { return strconv.Itoa(y) }

// toast is a notice's widgets.
type toast struct {
	close widget.Tool
	undo  widget.Link
}

// toastsLayout stacks the notices upwards from the lower right corner.
func (s *Shell) toastsLayout(c draw.C, e *page.Env) {
	if len(e.S.Toasts) == 0 {
		clear(s.toasts)
		return
	}
	toasts := e.S.Toasts
	c.Over.Add(func(c draw.C) {
		y := c.Size.Y - c.Px(theme.StatusBar+12)
		if e.S.Page == model.DataIn && e.S.Intake.Step != model.NoStep {
			y -= c.Px(page.IntakeFoot) // whose buttons stay free
		}
		for i := len(toasts) - 1; i >= 0; i-- {
			t := toasts[i]
			w := s.toasts[t.ID]
			if w == nil {
				w = &toast{}
				s.toasts[t.ID] = w
			}
			h := toastHeight(c, e, t)
			y -= h
			c.Clip(draw.Rect(c.Size.X-c.Px(376), y, c.Px(360), h), func(c draw.C) { w.layout(c, e, t) })
			y -= c.Px(8)
		}
	})
}

func toastHeight(c draw.C, e *page.Env, t model.Toast) int {
	switch lines := len(toastLines(c, e, t)); {
	case t.Note != "":
		return c.Px(38) + lines*c.Px(18)
	case lines > 1:
		return c.Px(22) + lines*c.Px(18)
	}
	return c.Px(44)
}

// toastLines are the words of a toast, in at most four lines.
func toastLines(c draw.C, e *page.Env, t model.Toast) []string {
	s := c.T(t.Key, t.Args...)
	if t.Error != nil {
		s = e.S.Lang.Sentence(t.Error)
	}
	lines := c.Type.Wrap(s, theme.BodyM.Size*c.Metric.PxPerSp, true, c.F(360-90))
	return lines[:min(len(lines), 4)]
}

func (w *toast) layout(c draw.C, e *page.Env, t model.Toast) {
	ink, icon := c.Good, draw.Icon("check")
	switch t.Kind {
	case model.Warn:
		ink, icon = c.Warn, "warn"
	case model.Bad:
		ink, icon = c.Bad, "warn"
	}
	draw.Box(c.Ops, c.Bounds(), c.Px(6), c.Px(1), c.Raise, c.Line2)
	draw.Fill(c.Ops, draw.Rect(c.Px(1), c.Px(6), c.Px(3), c.Size.Y-c.Px(12)), ink)
	c.Icon(icon, c.F(14), float32(c.Size.Y-c.Px(18))/2, 18, ink)
	lines := toastLines(c, e, t)
	right := c.Size.X - c.Px(40)
	if t.Undo && e.S.CanUndo() {
		uw := c.Width(theme.BodyM, c.T("ui.undo"))
		right -= uw + c.Px(8)
		c.In(draw.Rect(right, (c.Size.Y-c.Px(28))/2, uw, c.Px(28)), func(c draw.C) {
			if w.undo.Layout(c, c.T("ui.undo")) {
				e.Do(model.Undo{})
				e.Do(model.Dismiss{ID: t.ID})
			}
		})
	}
	h := c.Px(18)
	used := len(lines) * h
	if t.Note != "" {
		used += h
	}
	y := (c.Size.Y - used) / 2
	for _, l := range lines {
		c.Text(theme.BodyM, c.Ink, c.Px(42), y, h, l)
		y += h
	}
	c.TextFit(theme.Note, c.Ink3, c.Px(42), y, h, right-c.Px(46), t.Note)
	c.In(draw.Rect(c.Size.X-c.Px(36), (c.Size.Y-c.Px(28))/2, c.Px(28), c.Px(28)), func(c draw.C) {
		if w.close.Layout(c, "close", 14, "", false, true) {
			e.Do(model.Dismiss{ID: t.ID})
		}
	})
}

// waiting is the page before the workspace is there: grey bars after a moment,
// or what went wrong and one way out.
type waiting struct {
	since time.Time
	retry widget.Button
	open  widget.Button
}

func (w *waiting) layout(c draw.C, e *page.Env) {
	if e.S.Phase == model.Failed {
		w.failed(c, e)
		return
	}
	if w.since.IsZero() {
		w.since = c.Context.Now
	}
	waited := c.Context.Now.Sub(w.since)
	if waited < 150*time.Millisecond {
		c.Execute(op.InvalidateCmd{At: w.since.Add(150 * time.Millisecond)})
		return
	}
	pad := c.Px(theme.Padding)
	title := c.T("ui.state.opening", e.S.Path)
	if e.S.Path == "" {
		title = c.T("ui.state.opening.demo")
	}
	c.Text(theme.PageHead, c.Ink, pad, c.Px(8), c.Px(28), title)
	c.Text(theme.Body, c.Ink3, pad, c.Px(36), c.Px(18), c.T("ui.state.elapsed", strconv.FormatFloat(waited.Seconds(), 'f', 1, 64)))
	draw.Fill(c.Ops, draw.Rect(pad, c.Px(64), c.Size.X-2*pad, c.Px(1)), c.Ink)
	for i, share := range []float32{.62, .86, .5, .74, .3, .68, .44} {
		wide := float32(c.Size.X-2*pad) * share * .8
		draw.Round(c.Ops, draw.Rect(pad, c.Px(96)+i*c.Px(26), int(wide), c.Px(10)), c.Px(5), c.Track)
	}
	c.Execute(op.InvalidateCmd{At: c.Context.Now.Add(250 * time.Millisecond)}) // each frame takes time from loading
}

func (w *waiting) failed(c draw.C, e *page.Env) {
	w.since = time.Time{}
	x, y := c.Px(theme.Padding), c.Px(60)
	c.Icon("warn", float32(x), float32(y), 28, c.Bad)
	x += c.Px(44)
	c.Text(theme.Panel, c.Ink, x, y-c.Px(2), c.Px(26), c.T("ui.state.failed"))
	h := c.Paragraph(theme.Body, c.Ink2, x, y+c.Px(28), min(c.Size.X-x-c.Px(40), c.Px(640)), c.Px(20), 5, e.S.Lang.Sentence(e.S.Err))
	b := c.T("ui.state.retry")
	c.In(draw.Rect(x, y+c.Px(40)+h, widget.ButtonWidth(c, b, false), c.Px(30)), func(c draw.C) {
		if w.retry.Layout(c, widget.Primary, "", b, true) {
			e.Do(model.Reload{})
		}
	})
	x += widget.ButtonWidth(c, b, false) + c.Px(10)
	b = c.T("ui.open")
	c.In(draw.Rect(x, y+c.Px(40)+h, widget.ButtonWidth(c, b, false), c.Px(30)), func(c draw.C) {
		if w.open.Layout(c, widget.Plain, "", b, true) {
			e.Do(model.OpenSheet{Sheet: model.WorkspaceSheet})
		}
	})
}
