package page

import (
	"strings"

	"taihang/analysis/figure"
	"taihang/analysis/measure"
	"taihang/ui/draw"
	"taihang/ui/model"
	"taihang/ui/theme"
	"taihang/ui/widget"
)

// How is the popover 怎么算的: a measure in a sentence, its numerator and
// denominator, source and version.
type How struct {
	pop  widget.Popover
	open widget.Tool
	copy widget.Link
	ask  bool // to be opened, by key or menu
}

// Layout draws the icon over c and, when open, the popover.
func (h *How) Layout(c draw.C, e *Env, id string) {
	m, err := e.S.Data.Measures.Get(id)
	if err != nil {
		return
	}
	if h.open.Layout(c, "info", 15, c.T("ui.how"), h.pop.Open, true) || h.ask {
		h.ask = false
		h.pop.Toggle(c)
	}
	rows := howRows(e, m)
	line, label := c.Px(19), c.Px(58)
	wide := c.Px(360)
	measureText := func(s string, w int) int {
		return len(c.Type.Wrap(s, theme.Body.Size*c.Metric.PxPerSp, false, float32(w))) * line
	}
	note := e.S.Lang.Pick(m.NoteZh, m.NoteEn)
	height := c.Px(84)
	if note != "" {
		height += measureText(note, wide-c.Px(36)) + c.Px(6)
	}
	for _, r := range rows {
		height += measureText(r[1], wide-c.Px(36)-label) + c.Px(11)
	}
	size := sizePx(c, 360, 0)
	size.Y = height
	h.pop.Layout(c, size, func(c draw.C) {
		pad := c.Px(18)
		y := c.Px(12)
		c.TextFit(theme.Panel, c.Ink, pad, y, c.Px(26), wide-2*pad, e.S.Lang.Pick(m.Zh, m.En))
		y += c.Px(32)
		if note != "" {
			y += c.Paragraph(theme.Body, c.Ink2, pad, y, wide-2*pad, line, 0, note) + c.Px(6)
		}
		for _, r := range rows {
			draw.Fill(c.Ops, draw.Rect(pad, y, wide-2*pad, c.Px(1)), c.Line)
			c.Text(theme.Body, c.Ink3, pad, y+c.Px(5), line, r[0])
			y += c.Paragraph(theme.Body, c.Ink, pad+label, y+c.Px(5), wide-2*pad-label, line, 0, r[1]) + c.Px(11)
		}
		c.In(draw.Rect(pad, y+c.Px(4), wide-2*pad, c.Px(28)), func(c draw.C) {
			if h.copy.Layout(c, c.T("ui.how.copy")) {
				e.Do(model.Copy{Text: howText(e, m, rows)})
			}
		})
	})
}

// howRows are what there is to say of a measure.
func howRows(e *Env, m *measure.Measure) [][2]string {
	l := e.S.Lang
	var out [][2]string
	add := func(key, value string) {
		if value != "" {
			out = append(out, [2]string{l.T(key), value})
		}
	}
	add("ui.how.num", l.Pick(m.NumZh, m.NumEn))
	add("ui.how.den", l.Pick(m.DenZh, m.DenEn))
	add("ui.how.unit", l.Pick(m.UnitZh, m.UnitEn))
	add("ui.how.source", l.Pick(m.SourceZh, m.SourceEn))
	if m.Invented {
		add("ui.how.note", l.T("ui.status.demo"))
	}
	info := e.S.Data.Info
	add("ui.how.data", l.T("ui.status.asof", info.AsOf)+" · "+l.T("ui.status.version", info.Version))
	return out
}

func howText(e *Env, m *measure.Measure, rows [][2]string) string {
	lines := []string{e.S.Lang.Pick(m.Zh, m.En), e.S.Lang.Pick(m.NoteZh, m.NoteEn)}
	for _, r := range rows {
		lines = append(lines, r[0]+"\t"+r[1])
	}
	return strings.Join(lines, "\n")
}

// measureOf is the measure a figure speaks of, "" when it is of several.
func measureOf(s figure.Spec) string {
	if len(s.Measures) == 1 {
		return s.Measures[0]
	}
	return ""
}
