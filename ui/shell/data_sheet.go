package shell

import (
	"cmp"
	"math"
	"slices"

	"taihang/analysis/dataset"
	"taihang/analysis/figure"
	"taihang/analysis/measure"
	"taihang/data/text"
	"taihang/ui/draw"
	"taihang/ui/model"
	"taihang/ui/page"
	"taihang/ui/theme"
	"taihang/ui/widget"
)

// dataSheet is 看数据: the rows behind a figure.
type dataSheet struct {
	spec  figure.Spec
	from  *dataset.Dataset // that it was worked out of
	r     *figure.Resolved
	err   error
	cols  []widget.TableColumn
	order []int // rows as shown
	by    int   // sorted column, -1 none
	desc  bool
	table widget.Table
	copy  widget.Button
	save  widget.Button
	wait  bool // CSV is asked for: the export sheet begins with it
}

// show works out the rows of a figure.
func (d *dataSheet) show(c draw.C, ds *dataset.Dataset, spec figure.Spec) {
	if d.from == ds && d.r != nil && draw.SameSpec(d.spec, spec) {
		return
	}
	*d = dataSheet{spec: spec, from: ds, by: -1}
	if d.r, d.err = figure.Resolve(ds, spec); d.err != nil {
		return
	}
	t := d.r.Figures
	for i, col := range t.Columns {
		figures := col.Unit != "" && slices.ContainsFunc(t.Rows, func(row []figure.Datum) bool { return row[i].Word == "" })
		k := widget.TableColumn{Name: col.Name, Unit: unitName(c, col.Unit), Right: figures}
		k.Width = max(c.Width(theme.NoteM, k.Name)+c.Px(14), c.Width(theme.Axis, k.Unit))
		for _, row := range t.Rows {
			s, _ := page.CellText(c.Lang, col, row[i])
			k.Width = max(k.Width, c.Width(theme.Body, s))
		}
		k.Width = min(k.Width, c.Px(260)) + c.Px(22)
		d.cols = append(d.cols, k)
	}
	d.order = make([]int, len(t.Rows))
	d.sort()
}

func unitName(c draw.C, u measure.Unit) string {
	if u == "" || u == measure.Other || u == measure.Number {
		return ""
	}
	return c.T("ui.data.unit." + string(u))
}

// sort orders the rows by a column; what has no figure comes last either way,
// and equal rows keep the figure's order.
func (d *dataSheet) sort() {
	for i := range d.order {
		d.order[i] = i
	}
	if d.by < 0 {
		return
	}
	rows := d.r.Figures.Rows
	slices.SortStableFunc(d.order, func(a, b int) int {
		x, y := rows[a][d.by], rows[b][d.by]
		if x.Word != "" || y.Word != "" {
			return sign(cmp.Compare(x.Word, y.Word), d.desc)
		}
		u, v := x.V.Float(), y.V.Float()
		switch {
		case math.IsNaN(u) && math.IsNaN(v):
			return 0
		case math.IsNaN(u):
			return 1
		case math.IsNaN(v):
			return -1
		}
		return sign(cmp.Compare(u, v), d.desc)
	})
}

func sign(n int, desc bool) int {
	if desc {
		return -n
	}
	return n
}

// click sorts by a head: figures the greatest first, words from the start,
// then the other way round, then as they came.
func (d *dataSheet) click(col int) {
	first := d.cols[col].Right
	switch {
	case d.by != col:
		d.by, d.desc = col, first
	case d.desc == first:
		d.desc = !first
	default:
		d.by = -1
	}
	d.sort()
}

func (d *dataSheet) layout(c draw.C, e *page.Env) {
	if d.err != nil || d.r == nil {
		c.Paragraph(theme.Body, c.Ink2, 0, 0, c.Size.X, c.Px(20), 4, e.S.Lang.Sentence(d.err))
		return
	}
	c.TextFit(theme.Note, c.Ink3, 0, -c.Px(14), c.Px(18), c.Size.X-c.Px(20), d.r.Subtitle)
	foot := c.Px(42)
	c.Clip(draw.Rect(0, c.Px(10), c.Size.X, c.Size.Y-foot-c.Px(10)), func(c draw.C) {
		t := d.r.Figures
		hit := d.table.Layout(c, d.cols, len(d.order), d.by, d.desc, func(row, col int) (string, bool) {
			return page.CellText(e.S.Lang, t.Columns[col], t.Rows[d.order[row]][col])
		})
		if hit >= 0 {
			d.click(hit)
		}
	})
	y, h := c.Size.Y-c.Px(30), c.Px(30)
	x := c.Size.X
	button := func(b *widget.Button, kind widget.Kind, icon draw.Icon, label string) (hit bool) {
		w := widget.ButtonWidth(c, label, true)
		x -= w
		c.In(draw.Rect(x, y, w, h), func(c draw.C) { hit = b.Layout(c, kind, icon, label, true) })
		x -= c.Px(10)
		return hit
	}
	if button(&d.save, widget.Plain, "export", c.T("ui.data.csv")) {
		d.wait = true
		e.Do(model.ExportFigure{Spec: d.spec})
	}
	if button(&d.copy, widget.Primary, "copy", c.T("ui.data.copy")) {
		e.Do(model.Copy{Text: page.TableText(d.r)})
	}
	words := c.T("ui.data.foot", text.Count(len(d.order)), len(d.cols))
	if d.r.Demo {
		words += " · " + c.T("ui.status.demo")
	}
	c.TextFit(theme.Note, c.Ink3, 0, y, h, x, words)
}
