package page

import (
	"cmp"
	"image"
	"slices"
	"strconv"

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
	year     yearPick
	toKind   bool // the kinds are to be listed
	county   countyPick
	lack     widget.Link
	source   widget.Select
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
		o.failed(c, e, model.Tab{Err: i.Err})
	case !ok:
		skeleton(c, [4]float32{0, 20, 420, 24}, [4]float32{0, 64, 1, 30}, [4]float32{0, 104, .9, 18}, [4]float32{0, 134, .96, 18}, [4]float32{0, 164, .8, 18}, [4]float32{0, 194, .92, 18})
	case t.Err != nil:
		o.failed(c, e, t)
	case t.Sheet == nil:
		o.layer(c, e, t)
	default:
		o.sheet(c, e, t)
	}
}

// failed says why a file cannot be read.
func (o *intakeLook) failed(c draw.C, e *Env, t model.Tab) {
	y := c.Px(40)
	c.Icon("warn", 0, float32(y), 28, c.Bad)
	x := c.Px(44)
	c.Text(theme.Panel, c.Ink, x, y-c.Px(2), c.Px(26), c.T("ui.in.cannot"))
	h := c.Paragraph(theme.Body, c.Ink2, x, y+c.Px(28), min(c.Size.X-x, c.Px(680)), c.Px(20), 6, e.S.Lang.Sentence(t.Err))
	if list := o.mending(c, e, t); len(list) > 0 {
		h += o.column(c, list, x, y+c.Px(40)+h, c.Px(360)) + c.Px(12)
	}
	label := c.T("ui.in.retry")
	c.In(draw.Rect(x, y+c.Px(40)+h, widget.ButtonWidth(c, label, false), c.Px(30)), func(c draw.C) {
		if o.retry.Layout(c, widget.Plain, "", label, true) {
			e.Do(model.LookAgain{})
		}
	})
}

func (o *intakeLook) sheet(c draw.C, e *Env, t model.Tab) {
	bar := o.options(c, e, t)
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
		c.In(note, func(c draw.C) {
			right := o.lackLink(c, e, p, missingCode(p))
			c.TextFit(theme.Body, c.Ink, c.Px(34), 0, c.Size.Y, right-c.Px(34), o.skipWords(e, p))
		})
		y += c.Px(40)
	} else if g := lacking(e); g != nil {
		c.In(draw.Rect(0, y, c.Size.X, c.Px(32)), func(c draw.C) { o.reason(c, e, p, g) })
		y += c.Px(40)
	}
	o.table(c, e, p, image.Rect(0, y, c.Size.X, c.Size.Y-c.Px(30)))
	o.below(c, e, p, c.Size.Y-c.Px(28))
}

// lackLink leads to the control that an issue is about; it returns where the room for
// words ends.
func (o *intakeLook) lackLink(c draw.C, e *Env, p *intake.SheetPlan, code string) int {
	right := c.Size.X - c.Px(12)
	control, label := settingOf(e, p, code)
	if control == "" {
		return right
	}
	if link(c, &o.lack, &right, c.Px(2), label) {
		o.reach(control)
	}
	return right
}

// missingCode is the issue that a table is left out for: of one that lacks nothing but
// its year, that.
func missingCode(p *intake.SheetPlan) string {
	if p.Skip == "sheet-unknown" && slices.ContainsFunc(p.Fits, func(f mapping.Fitted) bool { return f.Kind == p.Kind && slices.Equal(f.Missing, []string{"year"}) }) {
		return "no-year"
	}
	return p.Skip
}

// reason says why no row of the table can come in, with the way to what it lacks.
func (o *intakeLook) reason(c draw.C, e *Env, p *intake.SheetPlan, g *model.Group) {
	draw.Round(c.Ops, c.Bounds(), c.Px(5), c.WarnSoft)
	c.Icon("warn", c.F(10), c.F(8), 16, c.Warn)
	right := o.lackLink(c, e, p, g.Code)
	t, _ := e.S.Intake.Tab()
	message, remedy := issueWords(e, g.Issues[0], privateOf(t))
	c.TextFit(theme.Body, c.Ink, c.Px(34), 0, c.Size.Y, right-c.Px(34), c.T("ui.in.lacking", message, remedy))
}

func (o *intakeLook) skipWords(e *Env, p *intake.SheetPlan) string {
	if p.Skip == "sheet-unknown" && len(p.Fits) > 0 && len(p.Fits[0].Missing) > 0 {
		return e.S.T("ui.in.unknown", e.S.T("ingest.kind."+p.Fits[0].Kind), fieldName(e.S.Lang, p.Fits[0].Missing[0]))
	}
	return e.S.T("ui.in.two", e.S.T("issue."+p.Skip, cmp.Or(p.Sheet.Name, p.File.Name)), e.S.T("issue."+p.Skip+".do"))
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
	if slices.Contains(o.grid.model.private, true) || o.grid.model.masked || e.S.Intake.Unmask {
		right = unmaskTool(c, e, &o.unmask, right, y)
	}
	c.TextRight(theme.Note, c.Ink3, right, y, h, c.Type.Fit(c.T("ui.in.keys.look"), theme.Note.Size*c.Metric.PxPerSp, false, float32(right-x-c.Px(20))))
}

// rowLinks are what can be done with the row under the cursor. It returns the
// width they take.
func (o *intakeLook) rowLinks(c draw.C, e *Env, p *intake.SheetPlan, x, y int) int {
	rows := o.grid.model.rows
	if o.grid.row >= len(rows) || rows[o.grid.row].role == "header" { // of which there is nothing to be said
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
	link(&o.asHeader, c.T("ui.in.row.ashead"), model.SetHeader{First: r.line, Last: r.line})
	if first := p.Layout.HeaderFirst; first > 0 && r.line-first < 3 && first-r.line < 3 {
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

// key moves the cursor, the header and the readings.
func (o *intakeLook) key(e *Env, k key.Event) {
	t, ok := e.S.Intake.Tab()
	if ok && t.Plan != nil && t.Plan.Layer != nil {
		o.sites.key(e, t.Plan.Layer.Sites, k)
	}
	switch {
	case !ok || t.Err == nil && t.Sheet == nil:
		return
	case t.Err != nil:
		o.mendKey(e, t, k)
		return
	}
	switch p := t.Sheet; {
	case k.Name == "K" && takesKind(p):
		e.Do(model.SetKind{Kind: nextKind(p, k.Modifiers.Contain(key.ModShift))})
	case k.Name == "X":
		e.Do(model.SkipSheet{On: !p.Mapping.Skip})
	case p.Layout != nil: // else no row is shown
		o.rowKey(e, t, k)
	}
}

// rowKey is about the rows shown, and how they are read.
func (o *intakeLook) rowKey(e *Env, t model.Tab, k key.Event) {
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
		if now := t.Plan.Table.Encoding.Name; now != "" {
			e.Do(model.SetEncoding{Name: following(encodings, now, k.Modifiers.Contain(key.ModShift))})
		}
	case "C":
		if f := t.Plan.Table; f.Format == "csv" || f.Format == "text" {
			e.Do(model.SetComma{Comma: following(commas, f.Comma, k.Modifiers.Contain(key.ModShift))})
		}
	case "Y":
		if takesYear(e, p) {
			o.reach("year")
		}
	case "T":
		if takesCounty(e, p) {
			o.reach("county")
		}
	case "H":
		if g.row < len(rows) {
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
	}
}

// following goes round a list: what comes after now, or with back before it.
func following(list []string, now string, back bool) string {
	i, n := slices.Index(list, now), len(list)
	if back {
		return list[(max(i, 0)+n-1)%n]
	}
	return list[(i+1)%n]
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
	return following(list, p.Kind, back)
}
