package page

import (
	"slices"

	"taihang/data/text"
	"taihang/ui/draw"
	"taihang/ui/theme"
)

// heading is the title with its lines at the left, what must be said of the
// map at the right, and the selection below that. Where the two do not fit
// side by side, the notes follow the lines.
func (m *MapPage) heading(c draw.C, e *Env, right int) {
	x, y := c.Px(theme.Padding), c.Px(10)
	r := m.made.fig.Resolved
	lines := m.made.facts
	if e.S.Layers["villages"] {
		lines = append(slices.Clone(lines), c.T("ui.map.dots", text.Count(len(e.S.Data.Villages))))
	}
	title := c.Width(theme.PageHead, r.Title)
	words := title
	for _, l := range lines {
		words = max(words, c.Width(theme.Body, l))
	}
	tag, approval := m.notes(c, e)
	wide := right - x
	beside := x+title+tag+approval+c.Px(24) <= right
	crowded := !beside || c.Window.X < c.Px(1280)
	ground := m.view.Zoom() > 1.05 || crowded // the map runs under the words
	h := c.Px(42) + len(lines)*c.Px(18)
	if !beside {
		h += c.Px(22)
		words = max(words, tag+approval)
	}
	box := draw.Rect(x-c.Px(8), y-c.Px(4), min(words, wide)+c.Px(16), h)
	m.float(box)
	if top := box.Max.Y + c.Px(6); crowded && m.top != top || !crowded && m.top != 0 { // the whole map begins below
		m.top = top
		if !crowded {
			m.top = 0
		}
		wakeAt(c, c.Context.Now)
	}
	if ground {
		draw.Round(c.Ops, box, c.Px(6), draw.Alpha(c.MapBack, .9))
	}
	c.TextFit(theme.PageHead, c.Ink, x, y, c.Px(28), wide, r.Title)
	y += c.Px(31)
	chip := m.chip.Layout(c, e, right, c.Px(34)) - c.Px(12)
	for _, l := range lines {
		c.TextFit(theme.Body, c.Ink2, x, y, c.Px(18), chip-x, l)
		y += c.Px(18)
	}
	if !beside {
		m.drawNotes(c, e, x, y+c.Px(1))
		return
	}
	at := right - tag - approval
	box = draw.Rect(at-c.Px(8), c.Px(3), tag+approval+c.Px(12), c.Px(25))
	m.float(box)
	if ground {
		draw.Round(c.Ops, box, c.Px(5), draw.Alpha(c.MapBack, .9))
	}
	m.drawNotes(c, e, at, c.Px(6))
}

// notes are the widths of the tag 示意图 with its gap, 0 without one, and of
// the approval state.
func (m *MapPage) notes(c draw.C, e *Env) (tag, approval int) {
	if e.S.Data.Map.Vintage.Schematic {
		tag = c.Width(theme.NoteM, c.T("ui.map.schematic")) + c.Px(24)
	}
	return tag, c.Width(theme.Note, approvalOf(c, e))
}

// approvalOf is the state of the map's approval number.
func approvalOf(c draw.C, e *Env) string {
	if n := e.S.Data.Map.Vintage.Approval; n != "" {
		return c.T("ui.map.approved", n)
	}
	return c.T("ui.map.approval")
}

func (m *MapPage) drawNotes(c draw.C, e *Env, x, y int) {
	if tag, _ := m.notes(c, e); tag > 0 {
		draw.Round(c.Ops, draw.Rect(x, y+c.Px(1), tag-c.Px(12), c.Px(18)), c.Px(3), c.WarnSoft)
		c.Text(theme.NoteM, c.Warn, x+c.Px(6), y+c.Px(1), c.Px(18), c.T("ui.map.schematic"))
		x += tag
	}
	c.Text(theme.Note, c.Warn, x, y, c.Px(20), approvalOf(c, e))
}
