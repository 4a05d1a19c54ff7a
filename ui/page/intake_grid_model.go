package page

import (
	"taihang/analysis/intake"
	"taihang/data"
	"taihang/data/ingest"
	"taihang/data/text"
	"taihang/ui/draw"
	"taihang/ui/model"
	"taihang/ui/theme"
	"taihang/ui/widget"
)

// gridModel is what a grid shows of a plan, worked out once.
type gridModel struct {
	plan    *intake.SheetPlan
	trial   *model.Outcome
	scale   float32
	unmask  bool
	match   bool
	lang    text.Lang
	rows    []gridRow
	widths  []int
	private []bool
	masked  bool                     // something inside a cell of no personal column is hidden
	marks   map[[2]int]data.Severity // line, column; a note: it is put right
}

// gridRow is a line of the file.
type gridRow struct {
	line  int
	role  string // title header unit, or "" for a row below the header
	class ingest.Class
	hid   bool
	text  string // of a title
	cells []string
}

// Sizes of a grid, in dp.
const (
	gridRowH   = 26
	gridGutter = 104
	gridLeast  = 76
	gridMost   = 230
	gridSelect = 92
	gridHeadH  = 74
)

// of returns the model of a plan.
func (g *grid) of(c draw.C, e *Env, p *intake.SheetPlan, match bool) *gridModel {
	m := &g.model
	trial := e.S.Intake.Trial
	if m.plan == p && m.trial == trial && m.scale == c.Metric.PxPerDp && m.unmask == e.S.Intake.Unmask && m.match == match && m.lang == c.Lang {
		return m
	}
	if m.plan == nil || m.plan.File.Name != p.File.Name || m.plan.Sheet.Name != p.Sheet.Name {
		g.side, g.row, g.col = 0, 0, 0
		g.list = widget.List{}
	}
	*m = gridModel{plan: p, trial: trial, scale: c.Metric.PxPerDp, unmask: e.S.Intake.Unmask, match: match, lang: c.Lang}
	for i := range p.Columns {
		m.private = append(m.private, personal(&p.Columns[i]))
	}
	m.fill(p)
	m.measure(c)
	m.mark(e)
	g.row, g.col = min(g.row, max(len(m.rows)-1, 0)), min(g.col, max(len(p.Columns)-1, 0))
	return m
}

// fill writes the rows out: titles, header, units, then the rows below.
func (m *gridModel) fill(p *intake.SheetPlan) {
	if l := p.Layout; l != nil && !m.match {
		for _, t := range l.Titles {
			m.rows = append(m.rows, gridRow{line: t.Line, role: "title", text: hideInside(t.Text)})
		}
		for n := l.HeaderFirst; n > 0 && n <= l.HeaderLast; n++ {
			r := gridRow{line: n, role: "header"}
			for i := range p.Columns {
				cell := headerCell(&p.Columns[i], n-l.HeaderFirst, l.HeaderLast-l.HeaderFirst)
				if u := p.Columns[i].Column.Unit; u != "" && cell != "" && n == l.HeaderLast && l.UnitRow == 0 {
					cell = m.lang.T("ui.in.unit.of", cell, u)
				}
				r.cells = append(r.cells, cell)
			}
			m.rows = append(m.rows, r)
		}
		if l.UnitRow > 0 {
			r := gridRow{line: l.UnitRow, role: "unit"}
			for i := range p.Columns {
				r.cells = append(r.cells, p.Columns[i].Column.Unit)
			}
			m.rows = append(m.rows, r)
		}
	}
	hidden := map[int]bool{}
	for _, n := range p.Sheet.HiddenRows {
		hidden[n] = true
	}
	for _, r := range p.Preview {
		if m.match && r.Class != ingest.ClassData && r.Class != ingest.ClassBad {
			continue
		}
		row := gridRow{line: r.Line, class: r.Class, hid: hidden[r.Line]}
		for i, s := range r.Cells {
			switch {
			case m.unmask:
			case i < len(m.private) && m.private[i] && r.Class == ingest.ClassData:
				s = hide(fieldOf(&p.Columns[i]), s)
			default:
				if less := hideInside(s); less != s {
					s, m.masked = less, true
				}
			}
			row.cells = append(row.cells, s)
		}
		m.rows = append(m.rows, row)
	}
}

// headerCell is a column's word in a level of the header. A name of fewer
// levels stands in the last.
func headerCell(k *intake.ColumnPlan, level, last int) string {
	if len(k.Path) == 0 {
		if level == last {
			return k.Name
		}
		return ""
	}
	if at := level - (last + 1 - len(k.Path)); at >= 0 && at < len(k.Path) {
		return k.Path[at]
	}
	return ""
}

func (m *gridModel) measure(c draw.C) {
	const sampled = 24
	for i := range m.plan.Columns {
		w := c.Px(gridLeast)
		if m.match {
			k := &m.plan.Columns[i]
			name := c.Width(theme.BodyM, k.Name) + c.Px(20)
			if k.Unit != "" {
				name += c.Width(theme.Note, k.Unit) + c.Px(6)
			}
			if m.private[i] {
				name += c.Px(18)
			}
			w = max(c.Px(gridSelect), name, c.Width(theme.Body, fieldName(c.Lang, k.Field)+" · "+m.plan.Period(k))+c.Px(60))
		}
		for n := range min(len(m.rows), sampled) {
			if r := &m.rows[n]; i < len(r.cells) {
				w = max(w, c.Width(theme.Body, r.cells[i])+c.Px(22))
			}
		}
		m.widths = append(m.widths, min(w, c.Px(gridMost)))
	}
}

// mark finds the cells that have an issue, and shows those that were put right as they
// will be read.
func (m *gridModel) mark(e *Env) {
	o := e.S.Intake.Outcome(m.trial)
	if o == nil {
		return
	}
	at := map[string]int{}
	for i := range m.plan.Columns {
		at[m.plan.Columns[i].Name] = i
	}
	rows := map[int]int{}
	for n, r := range m.rows {
		rows[r.line] = n
	}
	m.marks = map[[2]int]data.Severity{}
	for _, g := range o.Groups {
		col, ok := at[g.Column]
		if !ok {
			col = -1
		}
		for _, is := range g.Issues {
			k := [2]int{is.Row, col}
			switch {
			case g.Severity != data.Note:
				if m.marks[k] != data.Error {
					m.marks[k] = g.Severity
				}
			case ok && putRight(is):
				if n, shown := rows[is.Row]; shown && col < len(m.rows[n].cells) {
					m.rows[n].cells[col] = veiled(e, privateField(&m.plan.Columns[col]), is.Proposal)
					m.marks[k] = data.Note
				}
			}
		}
	}
}
