package page

import (
	"image"
	"path/filepath"
	"slices"
	"strconv"

	"taihang/analysis/audit"
	"taihang/data"
	"taihang/data/ingest"
	"taihang/data/quality"
	"taihang/data/text"
	"taihang/ui/draw"
	"taihang/ui/model"
	"taihang/ui/theme"
	"taihang/ui/widget"
)

// intakeCheck lists what a check found: what is broken first, each with the rows
// that break it and what to do. A row leads to its county on the map.
type intakeCheck struct {
	with   widget.Link
	drop   widget.Link
	list   widget.List
	items  map[string]*checkItem
	source sourceMemo
	memo   struct {
		of   *audit.Result
		lang text.Lang
		list []finding
	}
}

type checkItem struct {
	click widget.Click
	save  widget.Link
	rows  []widget.Click

	place, clash widget.Link // of the row whose source is shown
}

// finding is a line of the list with what lies under it.
type finding struct {
	id     string
	ok     bool
	colour data.Severity
	title  string
	count  string
	remedy string
	rows   []findingRow
	more   int  // rows that are not listed
	rule   bool // its rows can be saved
}

type findingRow struct {
	words, clash, county string

	key         string         // of its source, as the state has it
	from, other quality.Source // where it and the row that it clashes with are from
}

// height of the row in dp: what it clashes with stands on a line of its own.
func (r *findingRow) height() float32 {
	if r.clash == "" {
		return checkRowH
	}
	return 2*checkRowH - 4
}

// source is the row of a file that is shown first: its own, else the one that it clashes
// with.
func (r *findingRow) source() quality.Source {
	if r.from.Row == 0 {
		return r.other
	}
	return r.from
}

// listedRows of a list that has no end are shown.
const listedRows = 40

// findings are a result's lines, what is not in order first.
func findings(l text.Lang, r *audit.Result) (out []finding) {
	for _, f := range r.Rules {
		k := finding{id: f.ID, ok: f.OK, colour: f.Severity, title: f.Title(l), remedy: f.Remedy(l), rule: true}
		if !f.OK {
			k.count = l.T("ui.in.check.places", text.Count(f.Count))
		}
		for _, w := range f.Examples {
			k.rows = append(k.rows, findingRow{
				words: audit.Place(l, w, r.Names), clash: audit.Clash(l, w), county: w.County,
				key: f.ID + " " + strconv.Itoa(len(k.rows)), from: w.Source, other: w.OtherSource,
			})
		}
		k.more = f.Count - len(f.Examples)
		out = append(out, k)
	}
	agree := 0
	for _, f := range r.Totals {
		k := finding{id: "total " + f.ID, ok: f.OK, colour: data.Warning, title: f.Sentence(l), remedy: f.Remedy(l)}
		if f.Stated {
			if f.OK { // there may be hundreds
				agree++
				continue
			}
			k.id, k.colour = k.id+" "+f.Place, data.Error
			if r.Names[f.Place] != "" {
				k.rows = []findingRow{{words: l.T("ui.in.check.place", r.Names[f.Place]), county: f.Place}}
			}
		}
		out = append(out, k)
	}
	if agree > 0 {
		out = append(out, finding{id: "agree", ok: true, title: l.T("ui.in.check.agree", text.Count(agree))})
	}
	if len(r.Unread) > 0 {
		k := finding{id: "unread", colour: data.Error, title: l.T("ui.in.check.unread"), count: l.T("ui.in.check.places", text.Count(len(r.Unread)))}
		for _, is := range r.Unread[:min(len(r.Unread), listedRows)] {
			message, _ := ingest.Message(l, is)
			k.rows = append(k.rows, findingRow{words: l.T("ui.in.check.line", is.Row, message)})
		}
		k.more = len(r.Unread) - len(k.rows)
		out = append(out, k)
	}
	if k, ok := splitFinding(l, r); ok {
		out = append(out, k)
	}
	if len(r.Gaps) > 0 {
		out = append(out, gapsFinding(l, r))
	}
	slices.SortStableFunc(out, func(a, b finding) int { return urgency(a) - urgency(b) })
	return out
}

func urgency(f finding) int {
	switch {
	case f.ok:
		return 3
	case f.colour == data.Error:
		return 0
	case f.rule:
		return 1
	}
	return 2
}

// splitFinding says where the rest of the roster sits.
func splitFinding(l text.Lang, r *audit.Result) (finding, bool) {
	s := r.Split
	if s == nil || len(s.Off) == 0 {
		return finding{}, false
	}
	k := finding{id: model.FindingSplit, colour: data.Note, title: s.Equation(l), count: l.T("ui.in.check.counties", len(s.Counties))}
	for n, c := range s.Counties {
		if n == listedRows {
			k.more = len(s.Counties) - n
			break
		}
		k.rows = append(k.rows, findingRow{words: l.T("quality.split.county", c.County, r.Names[c.County], text.Count(c.Villages), text.Count(c.Cadres), c.More, c.Fewer), county: c.County})
	}
	return k, true
}

// gapsFinding names the offices that have left out most.
func gapsFinding(l text.Lang, r *audit.Result) finding {
	k := finding{id: model.FindingGaps, colour: data.Note, title: l.T("ui.in.check.gaps"), count: l.T("ui.in.check.items", text.Count(len(r.Gaps)))}
	for n, g := range r.Gaps {
		if n == listedRows {
			k.more = len(r.Gaps) - n
			break
		}
		row := findingRow{words: g.Sentence(l, r.Names)}
		if r.Names[g.Office] != "" {
			row.county = g.Office
		}
		k.rows = append(k.rows, row)
	}
	return k
}

func (o *intakeCheck) layout(c draw.C, e *Env, file string) {
	i := &e.S.Intake
	k := &i.Check
	if e.S.Path != "" && !e.S.Checked() && !i.Checking() {
		e.Do(model.CheckData{})
	}
	switch {
	case k.Err != nil && !i.Checking():
		c.Icon("warn", 0, c.F(14), 16, c.Bad)
		h := c.Paragraph(theme.Body, c.Ink2, c.Px(26), c.Px(12), c.Size.X-c.Px(26), c.Px(19), 4, e.S.Lang.Sentence(k.Err))
		c.In(image.Rect(c.Px(26), c.Px(16)+h, c.Size.X, c.Px(40)+h), func(c draw.C) { o.against(c, e, file, 0) })
		return
	case k.Result == nil:
		skeleton(c, [4]float32{0, 14, .8, 12}, [4]float32{0, 40, .6, 12}, [4]float32{0, 66, .7, 12})
		return
	}
	if o.memo.of != k.Result || o.memo.lang != e.S.Lang {
		o.memo.of, o.memo.lang, o.memo.list = k.Result, e.S.Lang, findings(e.S.Lang, k.Result)
	}
	o.summary(c, e, k.Result, file)
	top := c.Px(checkHeadH)
	if file != "" || k.Totals != "" {
		top += c.Px(24)
	}
	c.Clip(image.Rect(0, top, c.Size.X, c.Size.Y), func(c draw.C) { o.body(c, e, o.memo.list) })
}

// Heights of the list, in dp.
const (
	checkHeadH = 36
	findingH   = 32
	checkRowH  = 24
)

// summary counts what holds and what does not.
func (o *intakeCheck) summary(c draw.C, e *Env, r *audit.Result, file string) {
	rules, totals := r.Failed()
	words := factLine(
		c.T("ui.in.check.rules", len(r.Rules)-rules, rules),
		c.T("ui.in.check.totals", len(r.Totals)-totals, totals),
	)
	if e.S.Intake.Checking() {
		words = c.T("ui.in.check.running")
	}
	c.TextFit(theme.Body, c.Ink2, 0, c.Px(8), c.Px(20), c.Size.X, words)
	o.against(c, e, file, c.Px(30))
}

// against names the table of totals, and offers the file chosen at the left as one.
func (o *intakeCheck) against(c draw.C, e *Env, file string, y int) {
	x, h := 0, c.Px(24)
	link := func(l *widget.Link, label string, a model.Action) {
		label = c.Type.Fit(label, theme.BodyM.Size*c.Metric.PxPerSp, true, float32(c.Size.X-x))
		w := c.Width(theme.BodyM, label)
		c.In(draw.Rect(x, y, w, h), func(c draw.C) {
			if l.Layout(c, label) {
				e.Do(a)
			}
		})
		x += w + c.Px(16)
	}
	if now := e.S.Intake.Check.Totals; now != "" {
		x += c.TextFit(theme.Note, c.Ink3, 0, y, h, c.Size.X/2, c.T("ui.in.check.against", filepath.Base(now))) + c.Px(10)
		link(&o.drop, c.T("ui.in.check.drop"), model.CheckData{Against: true})
		if file == now {
			return
		}
	}
	if file != "" && !e.S.Intake.Checking() {
		link(&o.with, c.T("ui.in.check.with", filepath.Base(file)), model.CheckData{Against: true, Totals: file})
	}
}

func (o *intakeCheck) body(c draw.C, e *Env, list []finding) {
	if o.items == nil {
		o.items = map[string]*checkItem{}
	}
	open := e.S.Intake.Check.Open
	tall := func(f *finding) int {
		h := c.Px(findingH)
		if f.id == open {
			h += c.Px(8)
			for i := range f.rows {
				h += c.Px(f.rows[i].height())
				if f.rows[i].shown(e) {
					h += o.sourceHeight(c, e)
				}
			}
			if f.remedy != "" {
				h += c.Px(22)
			}
			if f.more > 0 || f.rule && !f.ok {
				h += c.Px(28)
			}
		}
		return h
	}
	o.list.Varied(c, len(list), func(k int) int { return tall(&list[k]) }, func(c draw.C, k int) {
		o.finding(c, e, &list[k], list[k].id == open)
	})
}

// finding is a line; a click opens what lies under it.
func (o *intakeCheck) finding(c draw.C, e *Env, f *finding, open bool) {
	item := o.items[f.id]
	if item == nil {
		item = &checkItem{}
		o.items[f.id] = item
	}
	h := c.Px(findingH)
	c.In(draw.Rect(0, 0, c.Size.X, h), func(c draw.C) {
		if item.click.Layout(c, f.title, "", func(c draw.C, l widget.Look) {
			if !f.ok {
				rowHover(c, l)
			}
			ink, st := c.Ink, theme.BodyM
			if f.ok {
				ink, st = c.Ink3, theme.Body
				c.Icon("check", c.F(5), float32(c.Size.Y-c.Px(12))/2, 12, c.Good)
			} else {
				d := c.Px(8)
				draw.Round(c.Ops, draw.Rect(c.Px(7), (c.Size.Y-d)/2, d, d), d/2, severityColour(c, f.colour))
			}
			right := c.Size.X - c.Px(6)
			if f.count != "" {
				right -= c.TextRight(theme.Body, c.Ink2, right, 0, c.Size.Y, f.count) + c.Px(12)
			}
			c.TextFit(st, ink, c.Px(26), 0, c.Size.Y, right-c.Px(26), f.title)
		}) && !f.ok {
			e.Do(model.OpenFinding{ID: f.id})
		}
	})
	if open {
		c.In(image.Rect(c.Px(26), h, c.Size.X, c.Size.Y), func(c draw.C) { o.under(c, e, f, item) })
	}
	draw.Fill(c.Ops, draw.Rect(0, c.Size.Y-c.Px(1), c.Size.X, c.Px(1)), c.Line)
}

// under is the remedy, the rows, and where the others are.
func (o *intakeCheck) under(c draw.C, e *Env, f *finding, item *checkItem) {
	y := 0
	if f.remedy != "" {
		c.TextFit(theme.Note, c.Ink3, 0, y, c.Px(20), c.Size.X, f.remedy)
		y += c.Px(22)
	}
	for len(item.rows) < len(f.rows) {
		item.rows = append(item.rows, widget.Click{})
	}
	for n := range f.rows {
		r := &f.rows[n]
		h := c.Px(r.height())
		c.In(draw.Rect(-c.Px(6), y, c.Size.X+c.Px(6), h), func(c draw.C) {
			if r.county == "" && r.source().Row == 0 {
				r.draw(c, c.Size.X-c.Px(6))
				return
			}
			icon, tip := draw.Icon("map"), "ui.in.check.show"
			if r.source().Row > 0 {
				icon, tip = "table", "ui.in.check.source"
			}
			if item.rows[n].Layout(c, r.words, c.T(tip), func(c draw.C, l widget.Look) {
				rowHover(c, l)
				right := c.Size.X - c.Px(6)
				if l.Hover || l.Focus {
					c.Icon(icon, float32(right-c.Px(14)), float32(c.Size.Y-c.Px(14))/2, 14, c.AccText)
					right -= c.Px(22)
				}
				r.draw(c, right)
			}) {
				if from := r.source(); from.Row > 0 {
					e.Do(model.ShowSource{Of: r.key, From: from})
				} else {
					e.Do(model.Show{County: r.county})
				}
			}
		})
		y += h
		if r.shown(e) {
			h := o.sourceHeight(c, e)
			c.In(draw.Rect(0, y, c.Size.X, h), func(c draw.C) { o.sourceRow(c, e, item, r) })
			y += h
		}
	}
	x := 0
	if f.more > 0 {
		x += c.TextFit(theme.Note, c.Ink3, 0, y, c.Px(26), c.Size.X/2, c.T("ui.in.check.more", text.Count(f.more))) + c.Px(14)
	}
	if f.rule {
		label := c.T("ui.in.check.save")
		w := c.Width(theme.BodyM, label)
		c.In(draw.Rect(x, y, w, c.Px(26)), func(c draw.C) {
			if item.save.Layout(c, label) {
				e.Do(model.SaveFinding{Rule: f.id})
			}
		})
	}
}

func (r *findingRow) draw(c draw.C, right int) {
	c.TextFit(theme.Body, c.Ink2, c.Px(6), 0, c.Px(checkRowH), right-c.Px(6), r.words)
	if r.clash != "" {
		c.TextFit(theme.Note, c.Ink3, c.Px(6), c.Px(checkRowH-4), c.Px(checkRowH-4), right-c.Px(6), r.clash)
	}
}
