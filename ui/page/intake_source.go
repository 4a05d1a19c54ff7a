package page

import (
	"image"
	"strconv"

	"taihang/ui/draw"
	"taihang/ui/model"
	"taihang/ui/theme"
	"taihang/ui/widget"
)

// This file shows under a row of the check the row of the file that it is from.

// shown says that the row's source is.
func (r *findingRow) shown(e *Env) bool {
	return r.key != "" && r.key == e.S.Intake.Check.Source.Of
}

// Sizes of the source, in dp: its head, a line of cells, and what stands around it.
const (
	sourceHeadH = 26
	sourceLineH = 21
	sourcePad   = 8
)

// sourceCell is a cell with its column's name, masked as in a preview.
type sourceCell struct{ column, text string }

// sourceMemo are the cells of the row shown, worked out once.
type sourceMemo struct {
	of     *string // the first of the cells
	unmask bool
	list   []sourceCell
}

func (m *sourceMemo) cells(e *Env) []sourceCell {
	s := &e.S.Intake.Check.Source
	if len(s.Cells) == 0 {
		return nil
	}
	if of, unmask := &s.Cells[0], e.S.Intake.Unmask; m.of != of || m.unmask != unmask {
		*m = sourceMemo{of, unmask, sourceCells(e)}
	}
	return m.list
}

// sourceCells are the cells that say something.
func sourceCells(e *Env) (out []sourceCell) {
	s := &e.S.Intake.Check.Source
	for i, text := range s.Cells {
		if text == "" || i >= len(s.Columns) {
			continue
		}
		k := &s.Columns[i]
		out = append(out, sourceCell{k.Name, veiled(e, privateField(k), text)})
	}
	return out
}

func (o *intakeCheck) sourceHeight(c draw.C, e *Env) int {
	lines := 1
	switch s := &e.S.Intake.Check.Source; {
	case s.Err != nil:
		lines = 2
	case s.Known:
		lines = (len(o.source.cells(e)) + 1) / 2
	}
	return c.Px(sourceHeadH + 2*sourcePad + float32(lines*sourceLineH))
}

// sourceRow names the file and the row, shows the cells in two columns, and leads to the
// county and to the row that it clashes with.
func (o *intakeCheck) sourceRow(c draw.C, e *Env, item *checkItem, r *findingRow) {
	s := &e.S.Intake.Check.Source
	draw.Round(c.Ops, image.Rect(0, 0, c.Size.X-c.Px(6), c.Size.Y-c.Px(4)), c.Px(4), c.Panel)
	x, y, h := c.Px(10), c.Px(4), c.Px(sourceHeadH)
	right := c.Size.X - c.Px(16)
	leads := func(k *widget.Link, label string, a model.Action) {
		if link(c, k, &right, y-c.Px(1), c.T(label)) {
			e.Do(a)
		}
	}
	if r.county != "" {
		leads(&item.place, "ui.in.check.show", model.Show{County: r.county})
	}
	switch {
	case r.from.Row == 0 || r.other.Row == 0: // there is no other
	case s.From == r.from:
		leads(&item.clash, "ui.in.check.source.other", model.ShowSource{Of: r.key, From: r.other})
	default:
		leads(&item.clash, "ui.in.check.source.back", model.ShowSource{Of: r.key, From: r.from})
	}
	row := c.T("ui.in.check.source.row", strconv.Itoa(s.From.Row))
	right -= c.Width(theme.BodyM, row)
	at := x + tableName{s.From.File, s.From.Sheet}.fit(c, theme.BodyM, c.Ink, x, y, h, right-x)
	c.Text(theme.BodyM, c.Ink, at+c.Px(10), y, h, row)
	y += h + c.Px(2)
	line, w := c.Px(sourceLineH), c.Size.X-c.Px(26)
	switch {
	case s.Err != nil:
		c.Paragraph(theme.Body, c.Ink2, x, y, w, line, 2, e.S.Lang.Sentence(s.Err))
		return
	case !s.Known:
		c.Text(theme.Body, c.Ink3, x, y, line, c.T("ui.in.foot.looking"))
		return
	}
	for n, k := range o.source.cells(e) {
		x, y := x+n%2*w/2, y+n/2*line
		at := x + c.TextFit(theme.Note, c.Ink3, x, y, line, w/5, k.column) + c.Px(8)
		c.TextFit(theme.Body, c.Ink, at, y, line, x+w/2-c.Px(10)-at, k.text)
	}
}
