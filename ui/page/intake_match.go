package page

import (
	"cmp"
	"image"
	"slices"
	"strings"

	"gioui.org/io/key"

	"taihang/analysis/intake"
	"taihang/analysis/mapping"
	"taihang/data"
	"taihang/data/text"
	"taihang/ui/draw"
	"taihang/ui/model"
	"taihang/ui/theme"
	"taihang/ui/widget"
)

// intakeMatch is the second step: columns to fields, faults and proposals,
// names to divisions.
type intakeMatch struct {
	grid   grid
	menus  []widget.Select
	unmask widget.Tool

	faults intakeFaults
	names  intakeNames
	find   widget.Input
	cell   widget.Input
}

func (o *intakeMatch) layout(c draw.C, e *Env, p *DataIn) {
	t, ok := e.S.Intake.Tab()
	switch {
	case !ok || t.Err != nil:
		p.look.layout(c, e)
		return
	case t.Sheet == nil:
		bar := panel(c, p.look.layerSettings(c, e), "")
		c.Clip(image.Rect(0, bar, c.Size.X*55/100, c.Size.Y), func(c draw.C) { o.faults.layout(c, e, p, t) })
		c.In(image.Rect(c.Size.X*55/100+c.Px(20), bar, c.Size.X, c.Size.Y), func(c draw.C) {
			c.Clip(draw.Rect(0, 0, c.Size.X, c.Size.Y-c.Px(12)), func(c draw.C) {
				draw.Round(c.Ops, c.Bounds(), c.Px(6), c.MapBack)
				p.look.show(c, e, t.Plan.Layer, e.S.Intake.Shapes[t.Plan.Path])
			})
		})
		return
	}
	bar := p.look.options(c, e, t)
	if t.Sheet.Layout == nil {
		c.Paragraph(theme.Body, c.Ink2, 0, bar+c.Px(30), min(c.Size.X, c.Px(640)), c.Px(20), 4, p.look.skipWords(e, t.Sheet))
		return
	}
	rows := 5
	switch room := c.Size.Y - bar; {
	case room < c.Px(452):
		rows = 2
	case room < c.Px(562):
		rows = 3
	}
	table := c.Px(gridHeadH) + rows*c.Px(gridRowH)
	c.Clip(draw.Rect(0, bar, c.Size.X, table), func(c draw.C) {
		draw.Box(c.Ops, c.Bounds(), 0, c.Px(1), c.Canvas, c.Line2)
		c.Clip(c.Bounds().Inset(c.Px(1)), func(c draw.C) {
			o.grid.layout(c, e, t.Sheet, true, func(c draw.C, col int) { o.head(c, e, t.Sheet, col) })
		})
	})
	y := bar + table
	o.below(c, e, t.Sheet, y+c.Px(2))
	y += c.Px(34)
	draw.Fill(c.Ops, draw.Rect(0, y-c.Px(4), c.Size.X, c.Px(1)), c.Line)
	o.names.follow(e)
	if len(o.names.list) == 0 {
		c.Clip(image.Rect(0, y, c.Size.X, c.Size.Y), func(c draw.C) { o.faults.layout(c, e, p, t) })
		return
	}
	_, older := e.S.Older()
	if out := e.S.Intake.Outcome(e.S.Intake.Trial); out != nil && len(o.faults.groups(out)) == 0 && !older {
		c.Clip(image.Rect(0, y, c.Size.X, c.Size.Y), func(c draw.C) { o.names.layout(c, e, o) })
		return
	}
	mid := c.Size.X / 2
	c.Clip(image.Rect(0, y, mid-c.Px(20), c.Size.Y), func(c draw.C) { o.faults.layout(c, e, p, t) })
	draw.Fill(c.Ops, image.Rect(mid, y+c.Px(8), mid+c.Px(1), c.Size.Y-c.Px(8)), c.Line)
	c.Clip(image.Rect(mid+c.Px(20), y, c.Size.X, c.Size.Y), func(c draw.C) { o.names.layout(c, e, o) })
}

// head is a column's head: its name, what it is taken for, and why.
func (o *intakeMatch) head(c draw.C, e *Env, p *intake.SheetPlan, col int) {
	for len(o.menus) < len(p.Columns) {
		o.menus = append(o.menus, widget.Select{})
	}
	k := &p.Columns[col]
	pad := c.Px(10)
	if col > 0 {
		draw.Fill(c.Ops, draw.Rect(0, 0, c.Px(1), c.Size.Y), c.Line)
	}
	if col == o.grid.col {
		draw.Fill(c.Ops, draw.Rect(0, 0, c.Size.X, c.Px(2)), c.Acc)
	}
	right := c.Size.X - pad
	if o.grid.model.private[col] {
		c.Icon("lock", float32(right-c.Px(13)), c.F(8), 14, c.Warn)
		right -= c.Px(18)
	}
	if k.Unit != "" {
		right -= c.TextRight(theme.Note, c.Ink3, right, c.Px(5), c.Px(20), k.Unit) + c.Px(6)
	}
	c.TextFit(theme.BodyM, c.Ink, pad, c.Px(5), c.Px(20), right-pad, k.Name)
	c.In(draw.Rect(c.Px(6), c.Px(27), c.Size.X-c.Px(12), c.Px(26)), func(c draw.C) { o.fieldSelect(c, e, p, col) })
	why := whyWords(e.S.Lang, k.Why, k.Args)
	if k.Field == "" {
		why = c.T("ui.in.why.none")
		if len(k.Guesses) > 0 && k.Guesses[0].Score >= mapping.Likely {
			why = c.T("ui.in.why.maybe", fieldName(e.S.Lang, k.Guesses[0].Field))
		}
		if k.Empty {
			why = c.T("ui.in.why.empty")
		}
	}
	c.TextFit(theme.Axis, c.Ink3, pad, c.Px(54), c.Px(17), c.Size.X-2*pad, why)
}

// fieldSelect shows what a column is taken for and offers what else it may be.
func (o *intakeMatch) fieldSelect(c draw.C, e *Env, p *intake.SheetPlan, col int) {
	k, m := &p.Columns[col], &o.menus[col]
	var options []widget.Option
	if m.Open || m.Chosen() {
		options = o.fields(e, p, k)
	}
	tone := confidence(c, k)
	label := fieldName(e.S.Lang, k.Field)
	if k.Field == "figure" {
		label = c.T("ui.in.field.figure")
	}
	if at := p.Period(k); at != "" {
		label += " · " + at
	}
	if _, out := p.Mapping.Columns[k.Name]; out && k.Field == "" {
		label = fieldName(e.S.Lang, "-")
	}
	chosen, ok := m.Layout(c, "field "+k.Name, options, func(c draw.C) {
		x := c.Px(8)
		d := c.Px(6)
		draw.Round(c.Ops, draw.Rect(x, (c.Size.Y-d)/2, d, d), d/2, tone)
		ink := c.Ink
		if k.Field == "" {
			ink = c.Ink3
		}
		c.TextFit(theme.Body, ink, x+d+c.Px(7), 0, c.Size.Y, c.Size.X-x-d-c.Px(30), label)
	})
	if unit, is := strings.CutPrefix(chosen, unitKey); ok && is {
		e.Do(model.SetUnit{Column: k.Name, Unit: unit})
	} else if ok {
		if chosen == "as found" {
			chosen = ""
		}
		e.Do(model.SetField{Column: k.Name, Field: chosen})
	}
}

// unitKey begins the key of a choice that is a unit.
const unitKey = "unit "

// unitsOf are the units that a column's figures can be said to be in: all for one
// under its own name, those of the like for a field's.
func unitsOf(k *intake.ColumnPlan) (out []string) {
	like := ""
	if f := fieldOf(k); f != nil {
		if like = f.Unit; like == "" {
			return nil
		}
	} else if k.Field != "figure" {
		return nil
	}
	for _, u := range commonUnits {
		if _, ok := mapping.Convert(u, like); ok || like == "" || u == like {
			out = append(out, u)
		}
	}
	return out
}

var commonUnits = []string{"元", "千元", "万元", "亿元", "人", "万人", "户", "万户", "亩", "万亩", "公顷", "平方公里", "头", "吨", "公斤", "日", "年", "%", "‰"}

// fields are the choices for a column: guesses first, then what else the kind
// takes.
func (o *intakeMatch) fields(e *Env, p *intake.SheetPlan, k *intake.ColumnPlan) (out []widget.Option) {
	l := e.S.Lang
	out = append(out, widget.Option{Label: l.T("ui.in.field.for", k.Name), Head: true})
	seen := map[string]bool{}
	add := func(id, note string) {
		if !seen[id] {
			seen[id] = true
			out = append(out, widget.Option{Key: id, Label: fieldName(l, id), Note: note, On: id == k.Field})
		}
	}
	for _, g := range k.Guesses {
		note := text.Fixed(g.Score, 2)
		if g.Why != "" {
			note = whyWords(l, g.Why, g.Args) + "  " + note
		}
		add(g.Field, note)
	}
	kind := mapping.KindOf(p.Kind)
	if kind != nil && kind.OpenEnded() {
		add("figure", "")
	}
	add("-", "")
	out = append(out, widget.Option{Key: "as found", Label: l.T("ui.in.auto")})
	if units := unitsOf(k); len(units) > 1 {
		out = append(out, widget.Option{Label: l.T("ui.in.unit"), Head: true})
		for _, u := range units {
			out = append(out, widget.Option{Key: unitKey + u, Label: u, On: u == k.Unit})
		}
		if p.Mapping.Units[k.Name] != "" {
			out = append(out, widget.Option{Key: unitKey, Label: l.T("ui.in.unit.auto")})
		}
	}
	if kind == nil {
		return out
	}
	out = append(out, widget.Option{Label: l.T("ui.in.field.others"), Head: true})
	for _, id := range kind.Takes() {
		add(id, "")
	}
	return out
}

// below counts the columns and says the keys.
func (o *intakeMatch) below(c draw.C, e *Env, p *intake.SheetPlan, y int) {
	h := c.Px(24)
	sure, likely, doubt, none := 0, 0, 0, 0
	for i := range p.Columns {
		k := &p.Columns[i]
		switch confidence(c, k) {
		case c.Good:
			sure++
		case c.Warn:
			likely++
		case c.Bad:
			doubt++
		default:
			none++
		}
	}
	x := c.Text(theme.NoteM, c.Ink, 0, y, h, c.T("ui.in.mapped", sure+likely+doubt, len(p.Columns))) + c.Px(16)
	for _, part := range []struct {
		n   int
		key string
		col draw.Colour
	}{{likely, "ui.in.mapped.likely", c.Warn}, {doubt, "ui.in.mapped.doubt", c.Bad}, {none, "ui.in.mapped.none", c.Ink3}} {
		if part.n > 0 {
			x += c.Text(theme.Note, part.col, x, y, h, c.T(part.key, part.n)) + c.Px(12)
		}
	}
	right := c.Size.X
	if slices.Contains(o.grid.model.private, true) || o.grid.model.masked || e.S.Intake.Unmask {
		right = unmaskTool(c, e, &o.unmask, right, y)
	}
	keys := c.T("ui.in.keys.match")
	if _, asked := e.S.Older(); asked {
		keys = c.T("ui.in.keys.both", c.T("ui.in.keys.gone"), keys)
	}
	c.TextRight(theme.Note, c.Ink3, right, y, h, c.Type.Fit(keys, theme.Note.Size*c.Metric.PxPerSp, false, float32(right-x-c.Px(10))))
}

// key moves among columns and names, and settles.
func (o *intakeMatch) key(c draw.C, e *Env, look *intakeLook, k key.Event) {
	t, ok := e.S.Intake.Tab()
	if !ok || t.Sheet == nil {
		return
	}
	p, n := t.Sheet, len(t.Sheet.Columns)
	if n == 0 { // there are only its settings
		look.key(e, k)
		return
	}
	shift := k.Modifiers.Contain(key.ModShift)
	switch k.Name {
	case key.NameLeftArrow:
		o.grid.col = max(o.grid.col-1, 0)
		o.grid.reveal(c, o.grid.col)
	case key.NameRightArrow:
		o.grid.col = min(o.grid.col+1, n-1)
		o.grid.reveal(c, o.grid.col)
	case key.NameSpace:
		col := &p.Columns[min(o.grid.col, n-1)]
		e.Do(model.SetField{Column: col.Name, Field: nextField(col, shift)})
	case key.NameDeleteBackward, key.NameDeleteForward:
		e.Do(model.SetField{Column: p.Columns[min(o.grid.col, n-1)].Name, Field: "-"})
	case "A":
		e.Do(model.Accept{Code: "*", On: !slices.Contains(e.S.Settled().Accept, "*")})
	case "G":
		e.Do(model.SetGone{Remove: p.Mapping.Gone != "remove"})
	case "S":
		e.Do(model.TakeSure{})
	case "Y", "T", "K":
		look.key(e, k)
	default:
		o.names.key(c, e, o, k)
	}
}

// nextField goes round the guesses of a column, and to none.
func nextField(k *intake.ColumnPlan, back bool) string {
	var list []string
	for _, g := range k.Guesses {
		if !slices.Contains(list, g.Field) && len(list) < 6 {
			list = append(list, g.Field)
		}
	}
	list = append(list, "-")
	return following(list, cmp.Or(k.Field, "-"), back)
}

// faultsOf are the groups that the list of faults shows: those about names of
// divisions only when there is no list of names to show them in.
func faultsOf(o *model.FileOutcome) (out []model.Group) {
	for _, g := range o.Groups {
		if g.Severity == data.Error && len(o.Hits.Lost) > 0 && ofName(g.Code) {
			continue
		}
		out = append(out, g)
	}
	return out
}

func ofName(code string) bool {
	return model.OfPlace(code) || code == "no-village"
}
