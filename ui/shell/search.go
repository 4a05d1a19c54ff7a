package shell

import (
	"strings"

	"gioui.org/io/event"
	"gioui.org/io/key"
	"gioui.org/io/pointer"
	"gioui.org/op/clip"

	"taihang/analysis/cube"
	"taihang/ui/draw"
	"taihang/ui/model"
	"taihang/ui/page"
	"taihang/ui/theme"
	"taihang/ui/widget"
)

// search is the palette: 560 wide, 96 from the top, rows of 36 in groups.
type search struct {
	field  widget.Field
	list   widget.List
	rows   []widget.Click
	ground int
	panel  int
	opened bool
}

// row is a line of the palette: a heading or something to open.
type row struct {
	head   string
	icon   draw.Icon
	title  string
	note   string
	right  string
	action model.Action
	pick   int // number among the rows that can be chosen
}

// groups of answers, in order, and the kinds of hit in each.
var groups = []struct {
	key   string
	kinds string
	icon  draw.Icon
}{
	{"ui.search.county", "county prefecture", "map"},
	{"ui.search.village", "village", "flag"},
	{"ui.search.people", "cadre person unit", "person"},
}

// maxInGroup keeps one group from hiding the others.
const maxInGroup = 5

func rows(e *page.Env) (out []row, picks int) {
	q := &e.S.Search
	add := func(r row) {
		r.pick = picks
		picks++
		out = append(out, r)
	}
	for _, g := range groups {
		n := 0
		for _, h := range q.Hits {
			if !strings.Contains(g.kinds, h.Kind) || n == maxInGroup {
				continue
			}
			if n == 0 {
				out = append(out, row{head: g.key})
			}
			n++
			icon := g.icon
			if h.Kind == "unit" {
				icon = "building"
			}
			r := row{icon: icon, title: h.Title, note: h.Note, action: hitAction(h)}
			if h.County != "" {
				r.right = "ui.search.go"
			}
			add(r)
		}
	}
	cmds := e.S.Menu(q.Query)
	if len(cmds) > 0 {
		out = append(out, row{head: "ui.search.command"})
	}
	for _, cmd := range cmds {
		add(row{icon: "command", title: e.S.T(cmd.Key), right: cmd.Shortcut, action: cmd.Action(e.S)})
	}
	return out, picks
}

func hitAction(h model.Hit) model.Action {
	if h.Where != nil {
		return model.SelectWhere{Where: h.Where, Tool: "search"}
	}
	return model.Show{County: h.County}
}

func (s *search) layout(c draw.C, e *page.Env) {
	if !e.S.Search.Open {
		s.opened = false
		return
	}
	if !s.opened {
		s.opened = true
		s.field.SetText(e.S.Search.Query)
	}
	c.Over.Add(func(c draw.C) {
		if !s.field.Focused(c) {
			s.field.Focus(c)
		}
		for {
			ev, ok := c.Event(pointer.Filter{Target: &s.ground, Kinds: pointer.Press})
			if !ok {
				break
			}
			if _, ok := ev.(pointer.Event); ok {
				e.Do(model.ClosePalette{})
			}
		}
		cl := clip.Rect{Max: c.Size}.Push(c.Ops)
		event.Op(c.Ops, &s.ground)
		cl.Pop()
		s.panelLayout(c, e)
	})
}

func (s *search) panelLayout(c draw.C, e *page.Env) {
	all, picks := rows(e)
	s.keys(c, e, all, picks)
	w := min(c.Px(560), c.Size.X-c.Px(32))
	line, head := c.Px(36), c.Px(48)
	body := min(len(all)*line, c.Px(36*10)) + c.Px(8)
	if len(all) == 0 {
		body = c.Px(72)
	}
	h := head + body + c.Px(36)
	c.Clip(draw.Rect((c.Size.X-w)/2, c.Px(96), w, h), func(c draw.C) {
		event.Op(c.Ops, &s.panel)
		draw.Box(c.Ops, c.Bounds(), c.Px(8), c.Px(1), c.Raise, c.Line2)
		c.Icon("search", c.F(16), float32(head-c.Px(18))/2, 18, c.Ink2)
		c.In(draw.Rect(c.Px(44), 0, w-c.Px(110), head), func(c draw.C) {
			if t := s.field.Layout(c, theme.Panel, ""); t.Changed {
				e.Do(model.SetQuery{Query: t.Text})
			}
		})
		if e.S.Search.Query == "" && s.field.Editor.Len() == 0 {
			c.TextFit(theme.Figure, c.Ink4, c.Px(48), 0, head, w-c.Px(120), c.T("ui.search.recent"))
		}
		keycap(c, w-c.Px(18), head/2, "Esc")
		draw.Fill(c.Ops, draw.Rect(0, head, w, c.Px(1)), c.Line)
		c.In(draw.Rect(c.Px(6), head+c.Px(5), w-c.Px(12), body-c.Px(5)), func(c draw.C) { s.answers(c, e, all, line) })
		foot := draw.Rect(0, h-c.Px(34), w, c.Px(34))
		draw.Fill(c.Ops, draw.Rect(0, foot.Min.Y, w, c.Px(1)), c.Line)
		c.Text(theme.Note, c.Ink3, c.Px(18), foot.Min.Y, c.Px(33), c.T("ui.search.keys"))
		c.TextRight(theme.Note, c.Ink3, w-c.Px(18), foot.Min.Y, c.Px(33), c.T("ui.search.count", picks, max(e.S.Search.Took.Milliseconds(), 1)))
	})
}

// keycap draws a key's name in a small frame that ends at right.
func keycap(c draw.C, right, mid int, s string) int {
	w, h := c.Width(theme.Axis, s)+c.Px(12), c.Px(18)
	r := draw.Rect(right-w, mid-h/2, w, h)
	draw.Box(c.Ops, r, c.Px(3), c.Px(1), c.Raise, c.Line2)
	c.TextMid(theme.Axis, c.Ink3, r.Min.X+w/2, r.Min.Y, h, s)
	return r.Min.X
}

func (s *search) answers(c draw.C, e *page.Env, all []row, line int) {
	if len(all) == 0 && e.S.Search.Wait {
		return
	}
	if len(all) == 0 {
		c.TextMid(theme.Body, c.Ink2, c.Size.X/2, c.Px(12), c.Px(20), c.T("ui.search.none", e.S.Search.Query))
		c.TextMid(theme.Note, c.Ink3, c.Size.X/2, c.Px(34), c.Px(20), c.T("ui.search.none.do"))
		return
	}
	for len(s.rows) < len(all) {
		s.rows = append(s.rows, widget.Click{})
	}
	s.list.Layout(c, len(all), line, func(c draw.C, i int) {
		r := all[i]
		if r.head != "" {
			c.Text(theme.Note, c.Ink3, c.Px(12), c.Px(6), c.Size.Y-c.Px(6), c.T(r.head))
			return
		}
		on := r.pick == e.S.Search.Cursor
		if s.rows[i].Layout(c, r.title, "", func(c draw.C, l widget.Look) { drawRow(c, r, on, l.Hover) }) {
			open(e, r)
		}
	})
}

func drawRow(c draw.C, r row, on, hover bool) {
	ink := c.Ink
	switch {
	case on:
		ink = c.AccText
		draw.Round(c.Ops, c.Bounds(), c.Px(5), c.AccSoft)
	case hover:
		draw.Round(c.Ops, c.Bounds(), c.Px(5), c.Hover)
	}
	c.Icon(r.icon, c.F(12), float32(c.Size.Y-c.Px(16))/2, 16, ink)
	x := c.Px(40)
	x += c.Text(theme.Strong, ink, x, 0, c.Size.Y, r.title) + c.Px(12)
	right := c.Size.X - c.Px(12)
	if s := c.T(r.right); r.right != "" {
		right -= c.TextRight(theme.Note, c.Ink3, right, 0, c.Size.Y, s) + c.Px(8)
	}
	c.TextFit(theme.Body, c.Ink3, x, 0, c.Size.Y, right-x, r.note)
}

func open(e *page.Env, r row) {
	e.Do(model.ClosePalette{})
	e.Do(r.action)
}

// keys walks the answers; Shift Enter adds a county to the selection.
func (s *search) keys(c draw.C, e *page.Env, all []row, picks int) {
	for {
		ev, ok := c.Event(
			key.Filter{Focus: &s.field.Editor, Name: key.NameUpArrow}, key.Filter{Focus: &s.field.Editor, Name: key.NameDownArrow},
			key.Filter{Focus: &s.field.Editor, Name: key.NameReturn, Optional: key.ModShift}, key.Filter{Focus: &s.field.Editor, Name: key.NameEnter},
			key.Filter{Focus: &s.field.Editor, Name: key.NameEscape},
		)
		if !ok {
			return
		}
		k, ok := ev.(key.Event)
		if !ok || k.State != key.Press {
			continue
		}
		cur := e.S.Search.Cursor
		switch k.Name {
		case key.NameUpArrow:
			e.Do(model.MoveCursor{To: (cur + picks - 1) % max(picks, 1)})
			s.reveal(all, (cur+picks-1)%max(picks, 1), c)
		case key.NameDownArrow:
			e.Do(model.MoveCursor{To: (cur + 1) % max(picks, 1)})
			s.reveal(all, (cur+1)%max(picks, 1), c)
		case key.NameEscape:
			e.Do(model.ClosePalette{})
		default:
			s.enter(e, all, k.Modifiers.Contain(key.ModShift))
		}
	}
}

func (s *search) enter(e *page.Env, all []row, add bool) {
	for _, r := range all {
		if r.head != "" || r.pick != e.S.Search.Cursor {
			continue
		}
		if show, ok := r.action.(model.Show); ok && add {
			e.Do(model.Select{Dim: cube.County, Keys: []string{show.County}, Mode: model.Add, Tool: "search"})
			return
		}
		open(e, r)
		return
	}
}

func (s *search) reveal(all []row, pick int, c draw.C) {
	for i, r := range all {
		if r.head == "" && r.pick == pick {
			s.list.Reveal(i*c.Px(36), (i+1)*c.Px(36), c.Px(36*10))
		}
	}
}
