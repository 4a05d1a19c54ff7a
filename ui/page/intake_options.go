package page

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"gioui.org/io/key"

	"taihang/analysis/intake"
	"taihang/analysis/mapping"
	"taihang/data/ingest"
	"taihang/data/text"
	"taihang/ui/draw"
	"taihang/ui/model"
	"taihang/ui/theme"
	"taihang/ui/widget"
)

// Encodings of text files, in the order in which a key goes through them.
var encodings = []string{"UTF-8", "GB18030", "Big5", "UTF-16LE", "UTF-16BE"}

// options are encoding, separator, header, kind and year.
func (o *intakeLook) options(c draw.C, e *Env, t model.Tab) {
	y, h := c.Px(10), c.Px(28)
	x := 0
	p, f := t.Sheet, t.Plan.Table
	narrow := c.Window.X < c.Px(1200)
	control := func(label string, w float32, draw1 func(c draw.C)) {
		x += c.Text(theme.Body, c.Ink2, x, y, h, label) + c.Px(8)
		c.In(draw.Rect(x, y, c.Px(w), h), draw1)
		x += c.Px(w) + c.Px(16)
	}
	if f.Encoding.Name != "" {
		w := float32(210)
		if narrow {
			w = 150
		}
		control(c.T("ui.in.encoding"), w, func(c draw.C) { o.encodingSelect(c, e, f) })
	}
	if f.Format == "csv" || f.Format == "text" {
		control(c.T("ui.in.comma"), 92, func(c draw.C) { o.commaSelect(c, e, f) })
	}
	if p.Layout != nil {
		w := float32(170)
		if narrow {
			w = 130
		}
		control(c.T("ui.in.header"), w, func(c draw.C) { o.headerSelect(c, e, p) })
	}
	if p.Layout != nil {
		w := float32(170)
		if narrow {
			w = 140
		}
		control(c.T("ui.in.kind"), w, func(c draw.C) { o.kindSelect(c, e, p) })
	}
	if p.Year != 0 || slices.Contains(yearly, p.Kind) && !hasField(p, "year") && !hasField(p, "month") {
		control(c.T("ui.in.year"), 64, func(c draw.C) { o.yearField(c, e, p) })
		if p.YearBy != "" && !narrow {
			x -= c.Px(8)
			x += c.Text(theme.Note, c.Good, x, y, h, c.T(p.YearBy)) + c.Px(16)
		}
	}
	if len(t.Plan.Sheets) > 1 {
		label := c.T("ui.in.skip")
		w := c.Width(theme.Body, label) + c.Px(26)
		if x+w < c.Size.X {
			c.In(draw.Rect(x, y, w, h), func(c draw.C) {
				if o.skip.Layout(c, p.Mapping.Skip, label) {
					e.Do(model.SkipSheet{On: !p.Mapping.Skip})
				}
			})
			x += w + c.Px(16)
		}
	}
	if words := otherEncoding(e, f); words != "" && c.Width(theme.Note, words) < c.Size.X-x {
		c.TextRight(theme.Note, c.Ink3, c.Size.X, y, h, words)
	}
}

var yearly = []string{mapping.Indicators, mapping.Ledger, mapping.Cadres, mapping.Postings, mapping.Appraisals, mapping.Attendance, mapping.Duties, mapping.Funds}

func hasField(p *intake.SheetPlan, field string) bool {
	return slices.ContainsFunc(p.Columns, func(k intake.ColumnPlan) bool { return k.Field == field })
}

// otherEncoding says what reading otherwise would cost.
func otherEncoding(e *Env, f *ingest.File) string {
	for _, g := range f.Encoding.Others {
		if g.Bad > 0 && g.Name != f.Encoding.Name {
			return e.S.T("ui.in.encoding.other", g.Name, text.Count(g.Bad))
		}
	}
	return ""
}

// valueNote draws a value and, in the colour of what was found out by itself,
// where it comes from.
func valueNote(c draw.C, value, note string, col draw.Colour) {
	x := c.Px(10)
	room := c.Size.X - c.Px(34)
	x += c.TextFit(theme.BodyM, c.Ink, x, 0, c.Size.Y, room, value) + c.Px(8)
	if x+c.Width(theme.Note, note) <= c.Size.X-c.Px(24) { // part of it would say nothing
		c.Text(theme.Note, col, x, 0, c.Size.Y, note)
	}
}

func (o *intakeLook) encodingSelect(c draw.C, e *Env, f *ingest.File) {
	options := []widget.Option{{Key: "auto", Label: c.T("ui.in.auto")}}
	for _, n := range encodings {
		op := widget.Option{Key: n, Label: n, On: n == f.Encoding.Name}
		for _, g := range f.Encoding.Others {
			if g.Name == n && g.Bad > 0 {
				op.Note = c.T("ui.in.encoding.bad", text.Count(g.Bad))
			}
		}
		options = append(options, op)
	}
	note := c.T("ui.in.encoding.by." + f.Encoding.By)
	col := c.Good
	if f.Encoding.By == "guess" {
		note = c.T("ui.in.encoding.guess", text.Percent(f.Encoding.Sure, 0))
	}
	if f.Encoding.Lossy > 0 {
		note, col = c.T("ui.in.encoding.bad", text.Count(f.Encoding.Lossy)), c.Bad
	}
	if k, ok := o.encoding.Layout(c, c.T("ui.in.encoding"), options, func(c draw.C) { valueNote(c, f.Encoding.Name, note, col) }); ok {
		if k == "auto" {
			k = ""
		}
		e.Do(model.SetEncoding{Name: k})
	}
}

// commas are the separators a text file may have.
var commas = []struct{ key, name string }{
	{",", "ui.in.comma.comma"},
	{"\t", "ui.in.comma.tab"},
	{";", "ui.in.comma.semicolon"},
	{"|", "ui.in.comma.bar"},
	{"fixed", "ui.in.comma.fixed"},
}

func (o *intakeLook) commaSelect(c draw.C, e *Env, f *ingest.File) {
	options := []widget.Option{{Key: "auto", Label: c.T("ui.in.auto")}}
	now := f.Comma
	for _, k := range commas {
		options = append(options, widget.Option{Key: k.key, Label: c.T(k.name), On: k.key == f.Comma})
		if k.key == f.Comma {
			now = c.T(k.name)
		}
	}
	if k, ok := o.comma.Layout(c, c.T("ui.in.comma"), options, func(c draw.C) { valueNote(c, now, "", c.Good) }); ok {
		if k == "auto" {
			k = ""
		}
		e.Do(model.SetComma{Comma: k})
	}
}

// headerSelect offers the first rows, one by one and in twos.
func (o *intakeLook) headerSelect(c draw.C, e *Env, p *intake.SheetPlan) {
	l := p.Layout
	name := func(a, b int) string {
		if a == b {
			return c.T("ui.in.header.row", a)
		}
		return c.T("ui.in.header.rows", a, b)
	}
	options := []widget.Option{{Key: "0 0", Label: c.T("ui.in.auto"), On: len(p.Mapping.Header) == 0}}
	for a := 1; a <= 8; a++ {
		for b := a; b <= a+2; b++ {
			if b > a && a > 3 {
				continue
			}
			options = append(options, widget.Option{Key: fmt.Sprint(a, " ", b), Label: name(a, b), On: a == l.HeaderFirst && b == l.HeaderLast})
		}
	}
	value, note := c.T("ui.in.header.none"), ""
	if l.HeaderFirst > 0 {
		value = name(l.HeaderFirst, l.HeaderLast)
	}
	if n := len(l.Titles); n > 0 {
		note = c.T("ui.in.header.titles", n)
	}
	if k, ok := o.header.Layout(c, c.T("ui.in.header"), options, func(c draw.C) { valueNote(c, value, note, c.Good) }); ok {
		a, b, _ := strings.Cut(k, " ")
		first, _ := strconv.Atoi(strings.TrimSpace(a))
		last, _ := strconv.Atoi(strings.TrimSpace(b))
		e.Do(model.SetHeader{First: first, Last: last})
	}
}

// kindSelect offers what else the table can be, the best first.
func (o *intakeLook) kindSelect(c draw.C, e *Env, p *intake.SheetPlan) {
	options := []widget.Option{{Key: "auto", Label: c.T("ui.in.auto")}}
	seen := map[string]bool{}
	for _, f := range p.Fits {
		op := widget.Option{Key: f.Kind, Label: c.T("ingest.kind." + f.Kind), On: f.Kind == p.Kind}
		if len(f.Missing) > 0 {
			op.Note = c.T("ui.in.kind.missing", fieldName(e.S.Lang, f.Missing[0]))
		}
		seen[f.Kind] = true
		options = append(options, op)
	}
	for _, k := range mapping.Kinds {
		if !seen[k.Name] {
			options = append(options, widget.Option{Key: k.Name, Label: c.T("ingest.kind." + k.Name)})
		}
	}
	note, col := c.T("ui.in.kind.found"), c.Good
	if len(p.Fits) > 1 && len(p.Fits[1].Missing) == 0 && p.Fits[1].Score > closeRun*p.Fits[0].Score {
		note, col = c.T("ui.in.kind.maybe", c.T("ingest.kind."+p.Fits[1].Kind)), c.Warn
	}
	value := c.T("ingest.kind." + p.Kind)
	switch {
	case p.Mapping.Kind != "":
		note = c.T("map.settled")
	case p.Skip == "sheet-unknown":
		value, note, col = c.T("ui.in.kind.none"), "", c.Bad
	}
	if k, ok := o.kind.Layout(c, c.T("ui.in.kind"), options, func(c draw.C) { valueNote(c, value, note, col) }); ok {
		if k == "auto" {
			k = ""
		}
		e.Do(model.SetKind{Kind: k})
	}
}

// closeRun is the share of the best kind's score from which the next is told.
const closeRun = .8

func (o *intakeLook) yearField(c draw.C, e *Env, p *intake.SheetPlan) {
	if o.yearOf != p && !o.year.Focused(c) {
		o.yearOf = p
		s := ""
		if p.Year != 0 {
			s = strconv.Itoa(p.Year)
		}
		o.year.SetText(s)
	}
	if o.toYear {
		o.toYear = false
		o.year.Focus(c)
		o.year.Editor.SetCaret(o.year.Editor.Len(), 0)
	}
	if t := o.year.Layout(c, "2018", ""); t.Submitted {
		if n, err := strconv.Atoi(strings.TrimSpace(t.Text)); err == nil && n > 1900 && n < 2100 {
			e.Do(model.SetTableYear{Year: n})
			c.Execute(key.FocusCmd{})
		}
	}
}
