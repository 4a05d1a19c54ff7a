package page

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"taihang/analysis/intake"
	"taihang/analysis/mapping"
	"taihang/data"
	"taihang/data/ingest"
	"taihang/data/text"
	"taihang/ui/draw"
	"taihang/ui/model"
	"taihang/ui/theme"
	"taihang/ui/widget"
)

// Encodings of text files, in the order in which a key goes through them.
var encodings = []string{"UTF-8", "GB18030", "Big5", "UTF-16LE", "UTF-16BE"}

// option is a control of the panel, with its width in a wide window and in a narrow
// one.
type option struct {
	label        string
	wide, narrow int
	draw         func(c draw.C)
	note         string // behind it, where there is room
	problem      string // below it
}

// options draws the panel 导入设定, the same on both steps: encoding, separator, header,
// kind, year and county of the table shown, and whether it is left out. It returns its
// height.
func (o *intakeLook) options(c draw.C, e *Env, t model.Tab) int {
	p, f := t.Sheet, t.Plan.Table
	var list []option
	add := func(key string, wide, narrow float32, draw func(c draw.C)) *option {
		list = append(list, option{label: c.T(key), wide: c.Px(wide), narrow: c.Px(narrow), draw: draw})
		return &list[len(list)-1]
	}
	if f.Encoding.Name != "" {
		add("ui.in.encoding", 210, 104, func(c draw.C) { o.encodingSelect(c, e, f) })
	}
	if f.Format == "csv" || f.Format == "text" {
		add("ui.in.comma", 104, 88, func(c draw.C) { o.commaSelect(c, e, f) })
	}
	if p.Layout != nil {
		add("ui.in.header", 170, 92, func(c draw.C) { o.headerSelect(c, e, p) })
	}
	if takesKind(p) {
		add("ui.in.kind", 170, 104, func(c draw.C) { o.kindSelect(c, e, p) })
	}
	if takesYear(e, p) {
		k := add("ui.in.year", 68, 60, func(c draw.C) { o.year.layout(c, e, p) })
		if o.year.Wrong {
			k.problem = c.T("ui.in.year.wrong")
		}
		if p.YearBy != "" {
			k.note = c.T(p.YearBy)
		}
	}
	if takesCounty(e, p) {
		add("ui.in.county", 150, 96, func(c draw.C) { o.county.layout(c, e, p) })
	}
	if len(e.S.Intake.Tabs) > 1 && takesKind(p) {
		label := c.T("ui.in.skip")
		w := c.Width(theme.Body, label) + c.Px(26)
		list = append(list, option{wide: w, narrow: w, draw: func(c draw.C) {
			if o.skip.Layout(c, p.Mapping.Skip, label) {
				e.Do(model.SkipSheet{On: !p.Mapping.Skip})
			}
		}})
	}
	return panel(c, list, otherEncoding(e, f))
}

// panel draws the heading and the controls, as wide as there is room for: those that
// find none stand on another line. The words stand at the right of the last, where they
// fit. It returns the panel's height.
func panel(c draw.C, list []option, words string) int {
	y, h := c.Px(10), c.Px(28)
	head := c.T("ui.in.settings")
	c.Text(theme.BodyM, c.Ink, 0, y, h, head)
	begin := c.Width(theme.BodyM, head)
	least := func(k option) int { return c.Px(14) + c.Width(theme.Body, k.label) + c.Px(6) + k.narrow }
	for {
		x, n, grow, problem := begin, 0, 0, 0
		for ; n < len(list) && (n == 0 || x+least(list[n]) <= c.Size.X); n++ {
			x += least(list[n])
			grow += list[n].wide - list[n].narrow
		}
		share := float32(max(min(c.Size.X-x, grow), 0)) / float32(max(grow, 1))
		spare := c.Size.X - x - grow
		x = begin
		for _, k := range list[:n] {
			w := k.narrow + int(share*float32(k.wide-k.narrow))
			x += c.Px(14)
			x += c.Text(theme.Body, c.Ink2, x, y, h, k.label) + c.Px(6)
			c.In(draw.Rect(x, y, w, h), k.draw)
			if k.problem != "" {
				problem = c.Px(14)
				c.Text(theme.Note, c.Bad, min(x, c.Size.X-c.Width(theme.Note, k.problem)), y+h, c.Px(18), k.problem)
			}
			x += w
			if n := c.Width(theme.Note, k.note) + c.Px(8); k.note != "" && n < spare {
				spare -= n
				c.Text(theme.Note, c.Good, x+c.Px(8), y, h, k.note)
				x += n
			}
		}
		if list = list[n:]; len(list) == 0 {
			if words != "" && c.Width(theme.Note, words) < c.Size.X-x-c.Px(14) {
				c.TextRight(theme.Note, c.Ink3, c.Size.X, y, h, words)
			}
			return y + h + problem + c.Px(10)
		}
		y += h + problem + c.Px(6)
	}
}

// hiddenSheet is why a sheet that its workbook hides is left out: a kind takes it in.
const hiddenSheet = "sheet-hidden"

// yearIn says that a column's name has a year in it.
func yearIn(name string) bool {
	digit := func(b byte) bool { return '0' <= b && b <= '9' }
	for i := 0; i+4 <= len(name); i++ {
		if s := name[i : i+4]; (s[:2] == "19" || s[:2] == "20") && digit(s[2]) && digit(s[3]) {
			return true
		}
	}
	return false
}

// takesKind says that the kind of the table can be chosen.
func takesKind(p *intake.SheetPlan) bool { return p.Layout != nil || p.Skip == hiddenSheet }

// takesYear says that the year of the table is to be known from outside its rows.
func takesYear(e *Env, p *intake.SheetPlan) bool {
	if p.Year != 0 || wanted(e, "year") {
		return true
	}
	if p.Wide || slices.ContainsFunc(p.Columns, func(k intake.ColumnPlan) bool { return k.Field == "figure" && yearIn(k.Name) }) {
		return false // the columns are of years
	}
	months := slices.ContainsFunc(p.Columns, func(k intake.ColumnPlan) bool { return k.Field == "month" && k.Values.Months > 0 })
	return p.Layout != nil && slices.Contains(yearly, p.Kind) && !hasField(p, "year") && !months
}

// placing are the fields by which a row says its county.
var placing = []string{"county", "county_code", "code", "village_code", "division_name", "helper", "helped"}

// takesCounty says that the county of the table is to be known from outside its rows.
func takesCounty(e *Env, p *intake.SheetPlan) bool {
	if p.Mapping.County != "" {
		return true
	}
	kind := mapping.KindOf(p.Kind)
	if p.Layout == nil || p.Skip != "" || kind == nil || !slices.Contains(kind.Takes(), "county") {
		return false
	}
	if p.Kind == mapping.Indicators && hasField(p, "prefecture") {
		return false
	}
	if out := e.S.Intake.Outcome(e.S.Intake.Trial); out != nil && hasField(p, "county") && slices.ContainsFunc(out.Groups, func(g model.Group) bool { return g.Code == "no-county-name" }) {
		return true // its column is blank here and there
	}
	return !slices.ContainsFunc(placing, func(f string) bool { return hasField(p, f) })
}

// settings are the controls that issues of a code lead to.
var settings = map[string]string{
	"no-year": "year", "column-no-year": "year", "rating-year": "year", "year-assumed": "year",
	"start-none":     "year",
	"no-county-name": "county", "county-assumed": "county",
	"sheet-unknown": "kind", hiddenSheet: "kind", "sheet-by-person": "kind", "sheet-by-household": "kind",
	"sheet-projects": "kind", "sheet-others": "kind", "sheet-planned": "kind", "sheet-events": "kind",
}

// settingOf is the control that an issue of the table leads to, and what the link says;
// "" where the table does not have it.
func settingOf(e *Env, p *intake.SheetPlan, code string) (control, label string) {
	if p == nil {
		return "", ""
	}
	control = settings[code]
	switch {
	case control == "", control == "year" && !takesYear(e, p), control == "county" && !takesCounty(e, p), control == "kind" && !takesKind(p):
		return "", ""
	}
	return control, e.S.T("ui.in.set." + control)
}

// reach puts the keyboard on a control of the panel.
func (o *intakeLook) reach(control string) {
	switch control {
	case "year":
		o.year.asked = true
	case "county":
		o.county.open = true
	case "kind":
		o.toKind = true
	}
}

// lacking is the first issue of the table shown that keeps all of its rows out; nil
// where some come in, or it is not known yet.
func lacking(e *Env) *model.Group {
	out := e.S.Intake.Outcome(e.S.Intake.Trial)
	if out == nil || out.LeftOut != "" || out.Loaded > 0 || out.Read == 0 {
		return nil
	}
	for k := range out.Groups {
		if g := &out.Groups[k]; g.Severity == data.Error {
			return g
		}
	}
	return nil
}

// wanted says that rows stay out for want of what a control of the panel says.
func wanted(e *Env, control string) bool {
	out := e.S.Intake.Outcome(e.S.Intake.Trial)
	return out != nil && slices.ContainsFunc(out.Groups, func(g model.Group) bool {
		return g.Severity != data.Note && settings[g.Code] == control
	})
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

// commas are the separators a text file may have, with their names.
var (
	commas     = []string{",", "\t", ";", "|", ingest.Fixed}
	commaWords = map[string]string{",": "ui.in.comma.comma", "\t": "ui.in.comma.tab", ";": "ui.in.comma.semicolon", "|": "ui.in.comma.bar", ingest.Fixed: "ui.in.comma.fixed"}
)

// commaName is what a separator is called: another stands for itself.
func commaName(l text.Lang, k string) string {
	if w := commaWords[k]; w != "" {
		return l.T(w)
	}
	return k
}

func (o *intakeLook) commaSelect(c draw.C, e *Env, f *ingest.File) {
	options := []widget.Option{{Key: "auto", Label: c.T("ui.in.auto")}}
	for _, k := range commas {
		options = append(options, widget.Option{Key: k, Label: commaName(c.Lang, k), On: k == f.Comma})
	}
	if k, ok := o.comma.Layout(c, c.T("ui.in.comma"), options, func(c draw.C) { valueNote(c, commaName(c.Lang, f.Comma), "", c.Good) }); ok {
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
	case p.Skip == "sheet-unknown", p.Skip == hiddenSheet:
		value, note, col = c.T("ui.in.kind.none"), "", c.Bad
	}
	if o.toKind {
		o.toKind = false
		o.kind.Toggle(c)
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
