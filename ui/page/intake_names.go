package page

import (
	"image"
	"slices"
	"strconv"

	"gioui.org/io/key"

	"taihang/analysis/intake"
	"taihang/data/text"
	"taihang/ui/draw"
	"taihang/ui/model"
	"taihang/ui/theme"
	"taihang/ui/widget"
)

// intakeNames lists the names that no division of the workspace has, with the
// divisions they may stand for. A name stays in its place when it is settled,
// so that nothing moves under the pointer.
type intakeNames struct {
	of      tabKey
	list    []intake.Unmatched // in the order in which they were first seen
	outcome *model.Outcome
	at      int // the name under the cursor
	scroll  widget.List
	rows    map[string]*nameRow
	sure    widget.Button
	focus   bool // the field is to be typed in at once
}

type nameRow struct {
	picks      []widget.Click
	find, none widget.Link
	hits       []widget.Click
}

// follow takes in the names of a new trial.
func (o *intakeNames) follow(e *Env) {
	i := &e.S.Intake
	if of := shownTab(e); o.of != of {
		*o = intakeNames{of: of}
	}
	out := i.Outcome(i.Trial)
	if out == nil || o.outcome == i.Trial {
		return
	}
	o.outcome = i.Trial
	settled := e.S.Settled().Divisions
	lost := out.Hits.Lost
	o.list = slices.DeleteFunc(o.list, func(u intake.Unmatched) bool {
		_, done := settled[u.Key()]
		return !done && !slices.ContainsFunc(lost, func(l intake.Unmatched) bool { return l.Key() == u.Key() })
	})
	for _, u := range lost {
		if at := slices.IndexFunc(o.list, func(l intake.Unmatched) bool { return l.Key() == u.Key() }); at >= 0 {
			o.list[at] = u
			continue
		}
		o.list = append(o.list, u)
	}
	for name := range settled { // settled before this page saw it
		if !slices.ContainsFunc(o.list, func(l intake.Unmatched) bool { return l.Key() == name }) {
			o.list = append(o.list, intake.Unmatched{Name: name})
		}
	}
	o.at = min(o.at, max(len(o.list)-1, 0))
}

// ways of meeting, as the bar shows them.
var ways = []struct {
	how intake.How
	key string
}{
	{intake.Exact, "ui.in.names.exact"},
	{intake.Renamed, "ui.in.names.renamed"},
	{intake.Variant, "ui.in.names.variant"},
	{intake.Chosen, "ui.in.names.chosen"},
	{intake.Candidate, "ui.in.names.candidate"},
	{intake.Nobody, "ui.in.names.nobody"},
}

func wayColour(c draw.C, how intake.How) draw.Colour {
	switch how {
	case intake.Exact:
		return c.Acc
	case intake.Renamed, intake.Variant:
		return draw.Alpha(c.Acc, .55)
	case intake.Chosen:
		return c.Good
	case intake.Candidate:
		return c.Warn
	}
	return c.Bad
}

func (o *intakeNames) layout(c draw.C, e *Env, m *intakeMatch) {
	i := &e.S.Intake
	out := i.Outcome(i.Trial)
	if out == nil {
		c.Text(theme.Figure, c.Ink, 0, c.Px(4), c.Px(22), c.T("ui.in.foot.trying"))
		return
	}
	y := o.head(c, e, out)
	c.Clip(image.Rect(0, y, c.Size.X, c.Size.Y), func(c draw.C) { o.body(c, e, m) })
}

// head counts how the rows met the divisions.
func (o *intakeNames) head(c draw.C, e *Env, out *model.FileOutcome) int {
	total, met := 0, 0
	for _, w := range ways {
		n := out.Hits.Rows[w.how]
		total += n
		if w.how != intake.Candidate && w.how != intake.Nobody {
			met += n
		}
	}
	sure := 0
	for k := range out.Hits.Lost {
		if _, ok := model.SureOf(&out.Hits.Lost[k]); ok {
			sure++
		}
	}
	right := c.Size.X
	if sure > 0 {
		label := c.T("ui.in.names.sure", sure)
		w := widget.ButtonWidth(c, label, false)
		right -= w
		c.In(draw.Rect(right, c.Px(8), w, c.Px(28)), func(c draw.C) {
			if o.sure.Layout(c, widget.Primary, "", label, true) {
				e.Do(model.TakeSure{})
			}
		})
	}
	title := c.T("ui.in.names.title", text.Count(met), text.Count(total-met))
	if total == met {
		title = c.T("ui.in.names.all", text.Count(met))
	}
	c.TextFit(theme.Figure, c.Ink, 0, c.Px(4), c.Px(22), right-c.Px(10), title)
	c.TextFit(theme.Note, c.Ink3, 0, c.Px(25), c.Px(18), right-c.Px(10), c.T("ui.in.names.note"))
	bar := draw.Rect(0, c.Px(50), c.Size.X, c.Px(8))
	draw.Fill(c.Ops, bar, c.Track)
	from, x := bar.Min.X, 0
	for _, w := range ways {
		n := out.Hits.Rows[w.how]
		if n == 0 || total == 0 {
			continue
		}
		r := bar
		r.Min.X = from
		from = min(from+max(int(float64(bar.Dx())*float64(n)/float64(total)), c.Px(3)), bar.Max.X)
		r.Max.X = from
		draw.Fill(c.Ops, r, wayColour(c, w.how))
		from = min(from+c.Px(1), bar.Max.X)
		d := c.Px(8)
		draw.Fill(c.Ops, draw.Rect(x, c.Px(69), d, d), wayColour(c, w.how))
		x += d + c.Px(6)
		x += c.TextFit(theme.Note, c.Ink2, x, c.Px(63), c.Px(20), max(c.Size.X-x, 0), c.T(w.key)+" "+text.Count(n)) + c.Px(14)
	}
	return c.Px(90)
}

// Heights of the list, in dp.
const (
	nameHeadH = 30
	namePickH = 28
)

func (o *intakeNames) height(c draw.C, e *Env, u *intake.Unmatched) int {
	h := c.Px(nameHeadH) + len(u.Candidates)*c.Px(namePickH) + c.Px(10)
	if p := &e.S.Intake.Places; p.For == u.Key() {
		h += c.Px(34) + len(p.Hits)*c.Px(namePickH)
	}
	return h
}

func (o *intakeNames) body(c draw.C, e *Env, m *intakeMatch) {
	o.scroll.Varied(c, len(o.list), func(k int) int { return o.height(c, e, &o.list[k]) }, func(c draw.C, k int) { o.name(c, e, m, k) })
}

func (o *intakeNames) row(key string) *nameRow {
	if o.rows == nil {
		o.rows = map[string]*nameRow{}
	}
	if o.rows[key] == nil {
		o.rows[key] = &nameRow{}
	}
	return o.rows[key]
}

// name draws a name with its candidates.
func (o *intakeNames) name(c draw.C, e *Env, m *intakeMatch, at int) {
	u := &o.list[at]
	id := u.Key()
	r := o.row(id)
	for len(r.picks) < len(u.Candidates) {
		r.picks = append(r.picks, widget.Click{})
	}
	chosen, settled := e.S.Settled().Divisions[id]
	h := c.Px(nameHeadH)
	if at == o.at {
		draw.Fill(c.Ops, draw.Rect(0, c.Px(8), c.Px(3), c.Px(16)), c.Acc)
	}
	right := c.Size.X - c.Px(6)
	label, code := c.T("ui.in.names.leave"), "-"
	if settled {
		label, code = c.T("ui.in.names.forget"), ""
	}
	if link(c, &r.none, &right, c.Px(1), label) {
		o.at = at
		e.Do(model.SetDivision{Name: id, Code: code})
	}
	if link(c, &r.find, &right, c.Px(1), c.T("ui.in.names.find")) {
		o.at = at
		o.look(e, m, id)
	}
	if u.Rows > 0 {
		right -= c.TextRight(theme.Note, c.Ink3, right, 0, h, c.T("ui.in.names.rows", text.Count(u.Rows), u.Row)) + c.Px(10)
	}
	x := c.Px(10)
	x += c.TextFit(theme.BodyM, c.Ink, x, 0, h, right-x, id) + c.Px(8)
	switch {
	case settled && chosen == "-":
		c.TextFit(theme.Note, c.Warn, x, 0, h, right-x, c.T("ui.in.names.left"))
	case settled && !slices.ContainsFunc(u.Candidates, func(s intake.Suggestion) bool { return s.Code == chosen }):
		c.TextFit(theme.Note, c.Good, x, 0, h, right-x, "→ "+placeName(e, chosen))
	case u.Code != "" && u.Name != "":
		c.TextFit(theme.Note, c.Ink3, x, 0, h, right-x, u.Name)
	case u.ParentName != "":
		c.TextFit(theme.Note, c.Ink3, x, 0, h, right-x, u.ParentName)
	case len(u.Candidates) == 0:
		c.TextFit(theme.Note, c.Bad, x, 0, h, right-x, c.T("ui.in.names.nobody"))
	}
	y := h
	for k, s := range u.Candidates {
		c.In(draw.Rect(c.Px(4), y, c.Size.X-c.Px(4), c.Px(namePickH)), func(c draw.C) {
			label := s.Name
			if r.picks[k].Layout(c, label, "", func(c draw.C, l widget.Look) {
				drawPick(c, l, settled && chosen == s.Code, at == o.at, k, label, whyWords(e.S.Lang, s.Why, s.Args), s.Score)
			}) {
				o.at = at
				e.Do(model.SetDivision{Name: id, Code: s.Code})
			}
		})
		y += c.Px(namePickH)
	}
	if e.S.Intake.Places.For == id {
		o.search(c, e, m, r, u.Rank, y)
	}
	draw.Fill(c.Ops, draw.Rect(0, c.Size.Y-c.Px(5), c.Size.X, c.Px(1)), c.Line)
}

// drawPick is a candidate: a radio, its name, why, and the score.
func drawPick(c draw.C, l widget.Look, on, cursor bool, n int, label, why string, score float64) {
	switch {
	case on:
		draw.Round(c.Ops, c.Bounds().Inset(c.Px(1)), c.Px(4), c.AccSoft)
	case l.Hover:
		draw.Round(c.Ops, c.Bounds().Inset(c.Px(1)), c.Px(4), c.Hover)
	}
	if l.Focus {
		draw.Ring(c.Ops, c.Bounds(), c.Px(4), c.F(2), c.Acc)
	}
	d := c.Px(12)
	r := draw.Rect(c.Px(8), (c.Size.Y-d)/2, d, d)
	if on {
		draw.Box(c.Ops, r, d/2, c.Px(1), c.Raise, c.Acc)
		draw.Round(c.Ops, r.Inset(c.Px(3)), d/2, c.Acc)
	} else {
		draw.Box(c.Ops, r, d/2, c.Px(1), c.Raise, c.Line2)
	}
	right := c.Size.X - c.Px(8)
	right -= c.TextRight(theme.Body, c.Ink2, right, 0, c.Size.Y, text.Fixed(score, 2)) + c.Px(10)
	bar := draw.Rect(right-c.Px(56), c.Size.Y/2-c.Px(2), c.Px(56), c.Px(4))
	draw.Round(c.Ops, bar, c.Px(2), c.Track)
	bar.Max.X = bar.Min.X + int(float64(bar.Dx())*min(max(score, 0), 1))
	col := c.Mute2
	if on || score >= intake.Likely {
		col = c.Acc
	}
	draw.Round(c.Ops, bar, c.Px(2), col)
	right -= c.Px(68)
	if cursor && n < 9 {
		right -= c.TextRight(theme.Axis, c.Ink4, right, 0, c.Size.Y, strconv.Itoa(n+1)) + c.Px(10)
	}
	x := c.Px(28)
	st, ink := theme.Body, c.Ink
	if on {
		st, ink = theme.BodyM, c.AccText
	}
	x += c.TextFit(st, ink, x, 0, c.Size.Y, (right-x)*6/10, label)
	at := max(x+c.Px(12), c.Size.X*4/10)
	c.TextFit(theme.Note, c.Ink3, at, 0, c.Size.Y, right-at, why)
}

// key moves among the names, chooses by number, leaves out, looks for.
func (o *intakeNames) key(c draw.C, e *Env, m *intakeMatch, k key.Event) {
	if len(o.list) == 0 {
		return
	}
	o.at = min(o.at, len(o.list)-1)
	u := &o.list[o.at]
	switch k.Name {
	case key.NameUpArrow:
		o.to(c, e, o.at-1)
	case key.NameDownArrow:
		o.to(c, e, o.at+1)
	case key.NameHome:
		o.to(c, e, 0)
	case key.NameEnd:
		o.to(c, e, len(o.list)-1)
	case "X":
		e.Do(model.SetDivision{Name: u.Key(), Code: "-"})
		o.to(c, e, o.at+1)
	case "F":
		o.look(e, m, u.Key())
	default:
		if n, err := strconv.Atoi(string(k.Name)); err == nil && n <= len(u.Candidates) {
			e.Do(model.SetDivision{Name: u.Key(), Code: u.Candidates[n-1].Code})
			o.to(c, e, o.at+1)
		}
	}
}

func (o *intakeNames) to(c draw.C, e *Env, at int) {
	o.at = min(max(at, 0), len(o.list)-1)
	y := 0
	for k := range o.at {
		y += o.height(c, e, &o.list[k])
	}
	o.scroll.Reveal(y, y+o.height(c, e, &o.list[o.at]), c.Px(200))
}
