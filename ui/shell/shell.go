// Package shell is the frame around the pages: top bar, rail, status bar, and
// what lies over them: search, sheets, toasts.
package shell

import (
	"image"
	"time"

	"taihang/ui/draw"
	"taihang/ui/model"
	"taihang/ui/page"
	"taihang/ui/theme"
	"taihang/ui/widget"
)

// Shell holds the frame's own widgets and the pages.
type Shell struct {
	pages    map[model.Page]page.Page
	top      topBar
	rail     map[model.Page]*widget.Click
	settings widget.Click
	status   statusBar
	search   search
	sheets   sheets
	toasts   map[int]*toast
	wait     waiting
	overlay  draw.Overlay
	typing   bool // into a field of the page
	narrow   bool // the inspector lies over the page
	reopen   bool // it stood open before the window became narrow
}

// New returns the frame around pages.
func New(pages map[model.Page]page.Page) *Shell {
	return &Shell{pages: pages, rail: map[model.Page]*widget.Click{}, toasts: map[int]*toast{}}
}

// Layout draws the whole window.
func (s *Shell) Layout(c draw.C, e *page.Env) {
	c.Over = &s.overlay
	s.overlay.Open = false
	draw.Fill(c.Ops, c.Bounds(), c.Canvas)
	s.fold(c, e)
	e.Begin()
	top, foot, rail := c.Px(theme.TopBar), c.Px(theme.StatusBar), c.Px(theme.Rail)
	body := image.Rect(rail, top, c.Size.X, c.Size.Y-foot)
	switch e.S.Phase {
	case model.Ready:
		s.wait.since = time.Time{}
		if p := s.pages[e.S.Page]; p != nil {
			c.Clip(body, func(c draw.C) { p.Layout(c, e) })
		}
	default:
		c.Clip(body, func(c draw.C) { s.wait.layout(c, e) })
	}
	c.Clip(draw.Rect(0, top, rail, c.Size.Y-top-foot), func(c draw.C) { s.railLayout(c, e) })
	c.Clip(draw.Rect(0, c.Size.Y-foot, c.Size.X, foot), func(c draw.C) { s.status.layout(c, e) })
	c.Clip(draw.Rect(0, 0, c.Size.X, top), func(c draw.C) { s.top.layout(c, e) })
	s.sheets.layout(c, e, s.pages[e.S.Page])
	s.search.layout(c, e)
	s.toastsLayout(c, e)
	s.overlay.Flush(c)
	s.typing = e.Typing()
}

// fold closes the inspector when the window becomes too narrow for it and the
// page side by side, and opens it again when there is room. In between it is
// the user's to open.
func (s *Shell) fold(c draw.C, e *page.Env) {
	narrow := page.Narrow(c)
	if narrow == s.narrow {
		return
	}
	s.narrow = narrow
	if narrow {
		s.reopen = e.S.Inspector.Open
	}
	if open := !narrow && s.reopen; narrow || open {
		e.Do(model.SetInspector{Open: open})
	}
}

// Blank draws the grounds of the frame and nothing else.
func Blank(c draw.C) {
	top, foot, rail := c.Px(theme.TopBar), c.Px(theme.StatusBar), c.Px(theme.Rail)
	draw.Fill(c.Ops, c.Bounds(), c.Canvas)
	draw.Fill(c.Ops, draw.Rect(0, 0, c.Size.X, top), c.Chrome)
	draw.Fill(c.Ops, draw.Rect(0, top, rail, c.Size.Y-top), c.Chrome)
	draw.Fill(c.Ops, draw.Rect(0, c.Size.Y-foot, c.Size.X, foot), c.Chrome)
	draw.Fill(c.Ops, draw.Rect(0, top-c.Px(1), c.Size.X, c.Px(1)), c.Line)
	draw.Fill(c.Ops, draw.Rect(rail-c.Px(1), top, c.Px(1), c.Size.Y-top-foot), c.Line)
}

// Busy says that the page is still being drawn in the background.
func (s *Shell) Busy(m *model.State) bool {
	p := s.pages[m.Page]
	return m.Phase == model.Ready && p != nil && p.Busy()
}

// Zoom is the zoom of the page in view, 1 for one that has none.
func (s *Shell) Zoom(m *model.State) float64 {
	if p, ok := s.pages[m.Page].(interface{ Zoom() float64 }); ok {
		return p.Zoom()
	}
	return 1
}

// Held says that a menu is open, which Esc closes before anything else.
func (s *Shell) Held() bool { return s.overlay.Open }

// Typing says that the keyboard types into a field, so that letters are not
// commands.
func (s *Shell) Typing(c draw.C) bool {
	return s.typing || s.search.field.Focused(c) || s.sheets.path.Focused(c) || s.sheets.open.path.Focused(c)
}

var pageIcons = map[model.Page]draw.Icon{
	model.Overview: "overview", model.Map: "map", model.People: "people", model.Progress: "progress", model.DataIn: "data",
}

func (s *Shell) railLayout(c draw.C, e *page.Env) {
	draw.Fill(c.Ops, c.Bounds(), c.Chrome)
	draw.Fill(c.Ops, draw.Rect(c.Size.X-c.Px(1), 0, c.Px(1), c.Size.Y), c.Line)
	y := c.Px(8)
	item := c.Px(60)
	for i, id := range e.S.Pages {
		k := s.rail[id]
		if k == nil {
			k = &widget.Click{}
			s.rail[id] = k
		}
		tip := c.T("ui.page."+string(id)) + "  Alt+" + string(rune('1'+i))
		c.In(draw.Rect(0, y, c.Size.X, item), func(c draw.C) {
			if railItem(c, k, pageIcons[id], c.T("ui.page."+string(id)), tip, id == e.S.Page) {
				e.Do(model.Go{Page: id})
			}
		})
		y += item
	}
	c.In(draw.Rect(0, c.Size.Y-c.Px(52), c.Size.X, c.Px(44)), func(c draw.C) {
		if railItem(c, &s.settings, "settings", "", c.T("ui.settings"), e.S.Sheet == model.SettingsSheet) {
			next := model.SettingsSheet
			if e.S.Sheet == next {
				next = model.NoSheet
			}
			e.Do(model.OpenSheet{Sheet: next})
		}
	})
}

func railItem(c draw.C, k *widget.Click, icon draw.Icon, label, tip string, on bool) bool {
	if label != "" {
		tip = ""
	}
	return k.Layout(c, label+tip, tip, func(c draw.C, l widget.Look) {
		ink := c.Ink2
		box := c.Bounds().Inset(c.Px(4))
		box.Min.X, box.Max.X = c.Px(4), c.Size.X-c.Px(4)
		switch {
		case on:
			ink = c.AccText
			draw.Round(c.Ops, box, c.Px(8), c.AccSoft)
		case l.Hover:
			ink = c.Ink
			draw.Round(c.Ops, box, c.Px(8), c.Hover)
		}
		if l.Focus {
			draw.Ring(c.Ops, box, c.Px(8), c.F(2), c.Acc)
		}
		st := theme.Note
		if on {
			st = theme.NoteM
		}
		if c.Width(theme.NoteM, label) > box.Dx()-c.Px(6) { // a long word, on or off: it must not jump
			st.Size = theme.Axis.Size
		}
		x := float32(c.Size.X-c.Px(20)) / 2
		if label == "" {
			c.Icon(icon, x, float32(c.Size.Y-c.Px(20))/2, 20, ink)
			return
		}
		c.Icon(icon, x, c.F(10), 20, ink)
		c.TextMid(st, ink, c.Size.X/2, c.Px(32), c.Px(18), label)
	})
}
