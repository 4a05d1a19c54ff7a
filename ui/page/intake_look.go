package page

import (
	"errors"
	"fmt"
	"image"
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

// intakeLook is the first step: what was found in the files.
type intakeLook struct {
	grid     grid
	encoding widget.Select
	comma    widget.Select
	header   widget.Select
	kind     widget.Select
	year     widget.Input
	yearOf   *intake.SheetPlan
	toYear   bool // the year is to be typed
	skip     widget.Check
	unmask   widget.Tool
	retry    widget.Button
	crs      widget.Select
	datum    widget.Select
	asHeader widget.Link
	toHeader widget.Link
	leave    widget.Link
	picture  picture
	sites    intakeSites
	flow     flow
}

func (o *intakeLook) layout(c draw.C, e *Env) {
	i := &e.S.Intake
	t, ok := i.Tab()
	switch {
	case !ok && i.Err != nil:
		o.failed(c, e, i.Err)
	case !ok:
		skeleton(c, [4]float32{0, 20, 420, 24}, [4]float32{0, 64, 1, 30}, [4]float32{0, 104, .9, 18}, [4]float32{0, 134, .96, 18}, [4]float32{0, 164, .8, 18}, [4]float32{0, 194, .92, 18})
	case t.Err != nil:
		o.failed(c, e, t.Err)
	case t.Sheet == nil:
		o.layer(c, e, t)
	default:
		o.sheet(c, e, t)
	}
}

// failed says why a file cannot be read.
func (o *intakeLook) failed(c draw.C, e *Env, err error) {
	y := c.Px(40)
	c.Icon("warn", 0, float32(y), 28, c.Bad)
	x := c.Px(44)
	c.Text(theme.Panel, c.Ink, x, y-c.Px(2), c.Px(26), c.T("ui.in.cannot"))
	h := c.Paragraph(theme.Body, c.Ink2, x, y+c.Px(28), min(c.Size.X-x, c.Px(680)), c.Px(20), 6, e.S.Lang.Sentence(err))
	if ofReference(err) {
		o.reference(c, e, x, y+c.Px(40)+h, c.Px(360))
		h += c.Px(80)
	}
	label := c.T("ui.in.retry")
	c.In(draw.Rect(x, y+c.Px(40)+h, widget.ButtonWidth(c, label, false), c.Px(30)), func(c draw.C) {
		if o.retry.Layout(c, widget.Plain, "", label, true) {
			e.Do(model.OpenFiles{Paths: e.S.Draft.Paths})
		}
	})
}

// Encodings of text files, in the order in which a key goes through them.
var encodings = []string{"UTF-8", "GB18030", "Big5", "UTF-16LE", "UTF-16BE"}

func (o *intakeLook) sheet(c draw.C, e *Env, t model.Tab) {
	bar := c.Px(48)
	c.In(draw.Rect(0, 0, c.Size.X, bar), func(c draw.C) { o.options(c, e, t) })
	p := t.Sheet
	if p.Layout == nil {
		c.Paragraph(theme.Body, c.Ink2, 0, bar+c.Px(30), min(c.Size.X, c.Px(640)), c.Px(20), 4, o.skipWords(e, p))
		return
	}
	y := bar
	if p.Skip != "" {
		note := draw.Rect(0, y, c.Size.X, c.Px(32))
		draw.Round(c.Ops, note, c.Px(5), c.WarnSoft)
		c.Icon("warn", c.F(10), float32(y+c.Px(8)), 16, c.Warn)
		c.TextFit(theme.Body, c.Ink, c.Px(34), y, c.Px(32), c.Size.X-c.Px(44), o.skipWords(e, p))
		y += c.Px(40)
	}
	o.table(c, e, p, image.Rect(0, y, c.Size.X, c.Size.Y-c.Px(30)))
	o.below(c, e, p, c.Size.Y-c.Px(28))
}

func (o *intakeLook) skipWords(e *Env, p *intake.SheetPlan) string {
	if p.Skip == "sheet-unknown" && len(p.Fits) > 0 && len(p.Fits[0].Missing) > 0 {
		return e.S.T("ui.in.unknown", e.S.T("ingest.kind."+p.Fits[0].Kind), fieldName(e.S.Lang, p.Fits[0].Missing[0]))
	}
	return e.S.T("issue."+p.Skip, p.Sheet.Name) + e.S.Lang.Pick("。", ". ") + e.S.T("issue."+p.Skip+".do")
}

func (o *intakeLook) table(c draw.C, e *Env, p *intake.SheetPlan, r image.Rectangle) {
	c.Clip(r, func(c draw.C) {
		draw.Fill(c.Ops, draw.Rect(0, 0, c.Size.X, c.Px(1)), c.Line2)
		c.Clip(image.Rect(0, c.Px(1), c.Size.X, c.Size.Y), func(c draw.C) { o.grid.layout(c, e, p, false, nil) })
		draw.Fill(c.Ops, draw.Rect(0, c.Size.Y-c.Px(1), c.Size.X, c.Px(1)), c.Line2)
	})
}

// below says how much of the table is shown, and the keys.
func (o *intakeLook) below(c draw.C, e *Env, p *intake.SheetPlan, y int) {
	h := c.Px(24)
	x := c.TextFit(theme.NoteM, c.Ink, 0, y, h, c.Size.X/3, c.T("ui.in.preview", text.Count(len(p.Preview)), text.Count(max(p.Layout.Total-p.Layout.Head, 0))))
	if n := hiddenCount(p); n != "" {
		x += c.Px(16)
		x += c.TextFit(theme.Note, c.Warn, x, y, h, c.Size.X/3, c.T("ui.in.hidden", n))
	}
	x += o.rowLinks(c, e, p, x+c.Px(16), y)
	right := c.Size.X
	if slices.ContainsFunc(p.Columns, func(k intake.ColumnPlan) bool { return personal(&k) }) {
		right = unmaskTool(c, e, &o.unmask, right, y)
	}
	c.TextRight(theme.Note, c.Ink3, right, y, h, c.Type.Fit(c.T("ui.in.keys.look"), theme.Note.Size*c.Metric.PxPerSp, false, float32(right-x-c.Px(20))))
}

// rowLinks are what can be done with the row under the cursor. It returns the
// width they take.
func (o *intakeLook) rowLinks(c draw.C, e *Env, p *intake.SheetPlan, x, y int) int {
	rows := o.grid.model.rows
	if o.grid.row >= len(rows) {
		return 0
	}
	r, h, x0 := rows[o.grid.row], c.Px(24), x
	x += c.Text(theme.Note, c.Ink3, x, y, h, c.T("ui.in.cursor", r.line)) + c.Px(8)
	link := func(k *widget.Link, label string, a model.Action) {
		w := c.Width(theme.BodyM, label)
		c.In(draw.Rect(x, y, w, h), func(c draw.C) {
			if k.Layout(c, label) {
				e.Do(a)
			}
		})
		x += w + c.Px(12)
	}
	if r.role != "header" {
		link(&o.asHeader, c.T("ui.in.row.ashead"), model.SetHeader{First: r.line, Last: r.line})
	}
	if first := p.Layout.HeaderFirst; first > 0 && r.role != "header" && r.line-first < 3 && first-r.line < 3 {
		link(&o.toHeader, c.T("ui.in.row.tohead"), model.SetHeader{First: min(first, r.line), Last: max(p.Layout.HeaderLast, r.line)})
	}
	if r.role == "" {
		label := "ui.in.row.drop"
		if r.class != ingest.ClassData {
			label = "ui.in.row.keep"
		}
		link(&o.leave, c.T(label), model.SetRow{Line: r.line, Keep: r.class != ingest.ClassData})
	}
	return x - x0 + c.Px(8)
}

// unmaskTool shows or hides personal data; it returns where it begins.
func unmaskTool(c draw.C, e *Env, k *widget.Tool, right, y int) int {
	on := e.S.Intake.Unmask
	icon, tip := draw.Icon("hidden"), "ui.in.unmask"
	if on {
		icon, tip = "eye", "ui.in.mask"
	}
	w := c.Px(26)
	c.In(draw.Rect(right-w, y-c.Px(1), w, w), func(c draw.C) {
		if k.Layout(c, icon, 16, c.T(tip)+"  P", on, true) {
			e.Do(model.Unmask{On: !on})
		}
	})
	return right - w - c.Px(10)
}

func hiddenCount(p *intake.SheetPlan) string {
	r, k := len(p.Sheet.HiddenRows), len(p.Sheet.HiddenColumns)
	if r+k == 0 {
		return ""
	}
	return strconv.Itoa(r) + " + " + strconv.Itoa(k)
}

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

// layer shows what a layer of boundaries holds, with its picture.
func (o *intakeLook) layer(c draw.C, e *Env, t model.Tab) {
	l, v := t.Plan.Layer.Layer, t.Plan.Layer.Vintage
	w := c.Px(340)
	c.Clip(draw.Rect(0, 0, w, c.Size.Y), func(c draw.C) {
		o.flow.layout(c, e, func(k *column) {
			k.x, k.w = 0, k.Size.X-k.Px(20)
			k.head(k.T("ingest.kind.boundaries"), v.Name, k.T("ui.in.layer.facts", text.Count(len(l.Features))))
			crs := l.CRS
			if crs == "" {
				crs = k.T("ui.in.layer.unknown")
			}
			k.pair(k.T("ui.in.layer.crs"), crs)
			how := "ui.in.layer.certain"
			if !l.CRSCertain {
				how = "ui.in.layer.assumed"
			}
			k.pair(k.T("ui.in.layer.by"), k.T(how))
			if l.Encoding != "" {
				k.pair(k.T("ui.in.encoding"), l.Encoding)
			}
			k.pair(k.T("ui.in.layer.rank"), k.T("ui.in.rank."+string(v.Rank)))
			if v.AsOf.Known() {
				k.pair(k.T("ui.in.layer.asof"), v.AsOf.String())
			}
			if v.Approval != "" {
				k.pair(k.T("ui.in.layer.approval"), v.Approval)
			}
			if len(l.Problems) > 0 {
				k.pair(k.T("ui.in.layer.problems"), text.Count(len(l.Problems)))
			}
			k.gap(10)
			o.reference(k.C, e, k.x, k.y, k.w)
			k.y += k.Px(76)
			k.note(k.T("ui.in.layer.note"))
		})
	})
	c.Clip(draw.Rect(w, c.Px(16), c.Size.X-w, c.Size.Y-c.Px(28)), func(c draw.C) {
		draw.Round(c.Ops, c.Bounds(), c.Px(6), c.MapBack)
		o.show(c, e, t.Plan.Layer, e.S.Intake.Shapes[t.Plan.Path])
	})
}

// systems are the reference systems that boundaries of Hebei come in.
var systems = []string{"EPSG:4490", "EPSG:4326", "EPSG:4547", "EPSG:4548", "EPSG:4549", "EPSG:4526", "EPSG:4527", "EPSG:4528", "EPSG:3857"}

// datums are the shifts that map services add.
var datums = []string{"wgs84", "gcj02", "bd09"}

// reference lets the user say in which system a layer is, and how shifted.
func (o *intakeLook) reference(c draw.C, e *Env, x, y, w int) {
	t, _ := e.S.Intake.Tab()
	settled := e.S.Draft.Mapping.Files[t.File]
	label, h := c.Px(92), c.Px(28)
	row := func(name string, now string, list []string, s *widget.Select, word func(string) string, set func(string)) {
		c.TextFit(theme.Body, c.Ink2, x, y, h, label-c.Px(6), name)
		options := []widget.Option{{Key: "auto", Label: c.T("ui.in.auto"), On: now == ""}}
		value := c.T("ui.in.auto")
		for _, k := range list {
			options = append(options, widget.Option{Key: k, Label: word(k), On: k == now})
			if k == now {
				value = word(k)
			}
		}
		c.In(draw.Rect(x+label, y, w-label, h), func(c draw.C) {
			if k, ok := s.Layout(c, name, options, func(c draw.C) { valueNote(c, value, "", c.Good) }); ok {
				if k == "auto" {
					k = ""
				}
				set(k)
			}
		})
		y += h + c.Px(6)
	}
	known := systems
	if settled.CRS != "" && !slices.Contains(known, settled.CRS) {
		known = append(slices.Clone(known), settled.CRS)
	}
	row(c.T("ui.in.layer.as"), settled.CRS, known, &o.crs, func(k string) string { return systemName(e.S.Lang, k) }, func(k string) { e.Do(model.SetCRS{CRS: k}) })
	row(c.T("ui.in.layer.datum"), settled.Datum, datums, &o.datum, func(k string) string { return c.T("ui.in.datum." + k) }, func(k string) { e.Do(model.SetDatum{Datum: k}) })
}

// ofReference says that an error is about where a layer lies.
func ofReference(err error) bool {
	var t *text.Error
	return errors.As(err, &t) && (t.Key == "ingest.nocrs" || t.Key == "ingest.whichcrs")
}

// sentence is what the page tells of an error: with the pictures to choose from in
// sight there is no need to speak of settings.
func sentence(l text.Lang, err error) string {
	var t *text.Error
	if errors.As(err, &t) && t.Key == "ingest.whichcrs" {
		return l.T("ui.in.site.ask", t.Args[0])
	}
	return l.Sentence(err)
}

// show draws a layer, or asks where it lies.
func (o *intakeLook) show(c draw.C, e *Env, l *intake.LayerPlan, s model.Shape) {
	switch {
	case len(l.Sites) > 0:
		o.sites.layout(c, e, l.Sites, s)
	case !o.picture.show(c, s, c.Px(20)):
		c.TextMid(theme.Body, c.Ink3, c.Size.X/2, c.Size.Y/2-c.Px(10), c.Px(20), c.T("ui.in.layer.nothing"))
	}
}

// key moves the cursor, the header and the readings.
func (o *intakeLook) key(e *Env, k key.Event) {
	t, ok := e.S.Intake.Tab()
	if ok && t.Plan != nil && t.Plan.Layer != nil {
		o.sites.key(e, t.Plan.Layer.Sites, k)
	}
	if !ok || t.Sheet == nil {
		return
	}
	p, g := t.Sheet, &o.grid
	rows := g.model.rows
	row := func(n int) {
		g.row = min(max(n, 0), max(len(rows)-1, 0))
		h := int(g.model.scale*gridRowH + .5)
		g.list.Reveal(g.row*h, (g.row+1)*h, 10*h)
	}
	switch k.Name {
	case key.NameUpArrow:
		row(g.row - 1)
	case key.NameDownArrow:
		row(g.row + 1)
	case key.NamePageUp:
		row(g.row - 15)
	case key.NamePageDown:
		row(g.row + 15)
	case key.NameHome:
		row(0)
	case key.NameEnd:
		row(len(rows) - 1)
	case key.NameLeftArrow:
		g.side -= 120
	case key.NameRightArrow:
		g.side += 120
	case "E":
		e.Do(model.SetEncoding{Name: nextEncoding(t.Plan.Table.Encoding.Name, k.Modifiers.Contain(key.ModShift))})
	case "C":
		if f := t.Plan.Table; f.Format == "csv" || f.Format == "text" {
			e.Do(model.SetComma{Comma: nextComma(f.Comma)})
		}
	case "Y":
		o.toYear = true
	case "K":
		e.Do(model.SetKind{Kind: nextKind(p, k.Modifiers.Contain(key.ModShift))})
	case "H":
		if g.row < len(rows) && p.Layout != nil {
			line := rows[g.row].line
			if k.Modifiers.Contain(key.ModShift) && p.Layout.HeaderFirst > 0 {
				e.Do(model.SetHeader{First: min(line, p.Layout.HeaderFirst), Last: max(line, p.Layout.HeaderFirst)})
			} else {
				e.Do(model.SetHeader{First: line, Last: line})
			}
		}
	case "D":
		if g.row < len(rows) && rows[g.row].role == "" {
			r := rows[g.row]
			e.Do(model.SetRow{Line: r.line, Keep: r.class != ingest.ClassData})
		}
	case "X":
		e.Do(model.SkipSheet{On: !p.Mapping.Skip})
	}
}

func nextComma(now string) string {
	for i, k := range commas {
		if k.key == now {
			return commas[(i+1)%len(commas)].key
		}
	}
	return commas[0].key
}

func nextEncoding(now string, back bool) string {
	if now == "" {
		return ""
	}
	i, n := slices.Index(encodings, now), len(encodings)
	if back {
		return encodings[(i+n-1)%n]
	}
	return encodings[(i+1)%n]
}

// nextKind is the next best kind that the table can be.
func nextKind(p *intake.SheetPlan, back bool) string {
	var list []string
	for _, f := range p.Fits {
		if len(f.Missing) == 0 {
			list = append(list, f.Kind)
		}
	}
	if len(list) < 2 {
		list = nil
		for _, k := range mapping.Kinds {
			list = append(list, k.Name)
		}
	}
	i, n := slices.Index(list, p.Kind), len(list)
	if back {
		return list[(i+n-1)%n]
	}
	return list[(i+1)%n]
}
