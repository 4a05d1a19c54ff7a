package page

import (
	"cmp"
	"image"
	"slices"
	"strconv"

	"gioui.org/io/key"

	"taihang/data"
	"taihang/data/text"
	"taihang/ui/draw"
	"taihang/ui/model"
	"taihang/ui/theme"
	"taihang/ui/widget"
)

// intakeFaults lists what is the matter with rows, by sort, with what is
// proposed. A click opens a sort row by row.
type intakeFaults struct {
	of     tabKey
	list   widget.List
	rows   []*faultRow
	all    widget.Button
	chips  [4]widget.Click
	shown  int // chip
	open   string
	editAt [2]string // row and column in the field
	focus  bool
	reveal bool // the open sort is to be in sight
	gone   widget.Segments
	older  widget.Link
	memo   struct {
		of     *model.FileOutcome
		groups []model.Group

		shown int
		open  string
		lang  text.Lang
		lines []faultLine // of them in view; nil to list them anew
	}
}

type faultRow struct {
	click  widget.Click
	accept widget.Link
	reach  widget.Link
}

// Heights of the list, in dp.
const (
	faultGroupH = 46
	faultLineH  = 28
)

var severityChips = []struct {
	key string
	of  data.Severity
}{{"ui.in.faults.all", ""}, {"ui.in.faults.error", data.Error}, {"ui.in.faults.warning", data.Warning}, {"ui.in.faults.notes", data.Note}}

// faultLine is a row of the list: a group, or one of its issues.
type faultLine struct {
	group *model.Group
	issue *data.Issue
	older string // a row that only an older version has
}

// head says that the line is the group's own.
func (l *faultLine) head() bool { return l.issue == nil && l.older == "" }

func (o *intakeFaults) layout(c draw.C, e *Env, p *DataIn, t model.Tab) {
	i := &e.S.Intake
	if of := shownTab(e); o.of != of { // what is open or typed is of the table before
		*o = intakeFaults{of: of}
	}
	out := i.Outcome(i.Trial)
	if out == nil {
		words := "ui.in.foot.trying"
		if i.Err != nil {
			words = "ui.in.faults.failed"
		}
		c.Text(theme.Figure, c.Ink, 0, c.Px(8), c.Px(22), c.T(words))
		if i.Err != nil {
			c.Paragraph(theme.Body, c.Ink2, 0, c.Px(36), c.Size.X, c.Px(20), 5, sentence(e.S.Lang, i.Err))
		}
		return
	}
	groups := o.groups(out)
	y := o.head(c, e, out, groups)
	if _, asked := e.S.Older(); asked {
		c.In(draw.Rect(0, y, c.Size.X, c.Px(34)), func(c draw.C) { o.goneRows(c, e, out) })
		y += c.Px(38)
	}
	y = o.filter(c, groups, y)
	if m := &o.memo; m.lines == nil || m.shown != o.shown || m.open != o.open || m.lang != c.Lang {
		m.shown, m.open, m.lang = o.shown, o.open, c.Lang
		m.lines = o.lines(c.Lang, out, groups)
	}
	lines := o.memo.lines
	if len(lines) == 0 { // the title has said it all
		return
	}
	c.Clip(image.Rect(0, y, c.Size.X, c.Size.Y), func(c draw.C) { o.body(c, e, p, t, lines) })
}

// groups are those that are listed, worked out once.
func (o *intakeFaults) groups(out *model.FileOutcome) []model.Group {
	if m := &o.memo; m.of != out {
		m.of, m.groups, m.lines = out, faultsOf(out), nil
	}
	return o.memo.groups
}

// head says how many there are and takes all proposals at once.
func (o *intakeFaults) head(c draw.C, e *Env, out *model.FileOutcome, groups []model.Group) int {
	proposed := 0
	for _, g := range groups {
		proposed += g.Proposed
	}
	title := faultsTitle(e, out, groups)
	right := c.Size.X
	taken := slices.Contains(e.S.Settled().Accept, "*")
	if proposed > 0 || taken {
		label, kind := c.T("ui.in.faults.accept", text.Count(proposed)), widget.Primary
		if taken {
			label, kind = c.T("ui.in.faults.accepted"), widget.Plain
		}
		w := widget.ButtonWidth(c, label, false)
		right -= w
		c.In(draw.Rect(right, c.Px(8), w, c.Px(28)), func(c draw.C) {
			if o.all.Layout(c, kind, "", label, true) {
				e.Do(model.Accept{Code: "*", On: !taken})
			}
		})
	}
	c.TextFit(theme.Figure, c.Ink, 0, c.Px(4), c.Px(22), right-c.Px(10), title)
	c.TextFit(theme.Note, c.Ink3, 0, c.Px(25), c.Px(18), right-c.Px(10), faultsNote(e, out, groups))
	return c.Px(50)
}

// filter are the chips of severities; of one that has no rows any more all are shown.
func (o *intakeFaults) filter(c draw.C, groups []model.Group, y int) int {
	var rows [4]int // by chip
	for n, chip := range severityChips {
		for _, g := range groups {
			if chip.of == "" || g.Severity == chip.of {
				rows[n] += g.Rows
			}
		}
	}
	if len(groups) < 2 || rows[o.shown] == 0 {
		o.shown = 0
	}
	if len(groups) < 2 {
		return y
	}
	x, h := 0, c.Px(26)
	for n, chip := range severityChips {
		if rows[n] == 0 {
			continue
		}
		w, hit := countChip(c, &o.chips[n], x, y, h, c.T(chip.key), text.Count(rows[n]), n == o.shown)
		if hit {
			o.shown, o.open = n, ""
		}
		x += w + c.Px(6)
	}
	return y + h + c.Px(8)
}

// lines are the groups in view, with the issues of the open one.
func (o *intakeFaults) lines(l text.Lang, of *model.FileOutcome, groups []model.Group) (out []faultLine) {
	for n := range groups {
		g := &groups[n]
		if of := severityChips[o.shown].of; of != "" && g.Severity != of {
			continue
		}
		out = append(out, faultLine{group: g})
		if o.open == groupID(g) {
			if slices.Contains(olderCodes, g.Code) && len(of.LeftRows) > 0 {
				for _, s := range of.LeftRows {
					out = append(out, faultLine{group: g, older: s})
				}
				if more := g.Rows - len(of.LeftRows); more > 0 {
					out = append(out, faultLine{group: g, older: l.T("ui.in.gone.more", text.Count(more))})
				}
				continue
			}
			for k := range g.Issues {
				out = append(out, faultLine{group: g, issue: &g.Issues[k]})
			}
		}
	}
	return out
}

func (o *intakeFaults) body(c draw.C, e *Env, p *DataIn, t model.Tab, lines []faultLine) {
	for len(o.rows) < len(lines) {
		o.rows = append(o.rows, &faultRow{})
	}
	draw.Fill(c.Ops, draw.Rect(0, 0, c.Size.X, c.Px(1)), c.Ink)
	c.Clip(image.Rect(0, c.Px(1), c.Size.X, c.Size.Y), func(c draw.C) { // below the rule, which no row paints over
		if o.reveal {
			o.reveal = false
			y := 0
			for n := 0; n < len(lines) && !(lines[n].head() && groupID(lines[n].group) == o.open); n++ {
				y += o.height(c, lines[n])
			}
			o.list.Reveal(y, y+c.Size.Y, c.Size.Y)
		}
		o.list.Varied(c, len(lines), func(n int) int { return o.height(c, lines[n]) }, func(c draw.C, n int) {
			switch l := lines[n]; {
			case l.head():
				o.group(c, e, p, t, o.rows[n], l.group)
			case l.issue == nil:
				draw.Fill(c.Ops, c.Bounds(), c.Panel)
				c.TextFit(theme.Body, c.Ink, c.Px(20), 0, c.Size.Y, c.Size.X-c.Px(28), l.older)
			default:
				o.issue(c, e, p, t, o.rows[n], l)
			}
		})
	})
}

func (o *intakeFaults) height(c draw.C, l faultLine) int {
	if l.head() {
		return c.Px(faultGroupH)
	}
	return c.Px(faultLineH)
}

// takenFor is the code of the issues whose proposals a group of notes tells of, where they
// are of one and it was accepted by itself; else "*" for all.
func takenFor(g *model.Group, accepted []string) string {
	code := ""
	for _, is := range g.Issues {
		if len(is.Args) < 3 || code != "" && is.Args[2] != code {
			return "*"
		}
		code = is.Args[2]
	}
	if !slices.Contains(accepted, code) {
		return "*"
	}
	return code
}

// group draws a sort of issue: the first in words, where, what is proposed.
func (o *intakeFaults) group(c draw.C, e *Env, p *DataIn, t model.Tab, r *faultRow, g *model.Group) {
	first := g.Issues[0]
	private := privateOf(t)
	message, remedy := issueWords(e, first, private)
	id := groupID(g)
	right := c.Size.X
	switch {
	case model.Proposal(first):
		if link(c, &r.accept, &right, 0, c.T("ui.in.accept")) {
			e.Do(model.Accept{Code: g.Code, On: true})
		}
	case g.Code == corrected:
		if link(c, &r.accept, &right, 0, c.T("ui.in.accept.off")) {
			e.Do(model.Accept{Code: takenFor(g, e.S.Settled().Accept)})
		}
	case g.Code == edited:
		if link(c, &r.accept, &right, 0, c.T("ui.in.cell.forget")) {
			e.Do(model.ForgetCell{Column: g.Column})
		}
	}
	if control, label := settingOf(e, t.Sheet, g.Code); control != "" {
		if link(c, &r.reach, &right, 0, label) {
			p.look.reach(control)
		}
	}
	c.In(draw.Rect(0, 0, right, c.Size.Y), func(c draw.C) {
		if r.click.Layout(c, message, "", func(c draw.C, l widget.Look) {
			rowHover(c, l)
			d := c.Px(7)
			draw.Round(c.Ops, draw.Rect(c.Px(4), c.Px(13), d, d), d/2, severityColour(c, g.Severity))
			x := c.Px(20)
			end := c.Size.X - c.Px(6)
			count := c.T("ui.in.nrows", text.Count(g.Rows))
			if first.Row == 0 && g.Rows == 1 {
				count = ""
			}
			end -= c.TextRight(theme.BodyM, c.Ink2, end, c.Px(4), c.Px(20), count) + c.Px(10)
			if model.Proposal(first) {
				f := private(first.Column)
				s := c.Type.Fit(veiled(e, f, first.Value)+" → "+veiled(e, f, first.Proposal), theme.Body.Size*c.Metric.PxPerSp, false, float32(end-x)*.45)
				end -= c.TextRight(theme.Body, c.Good, end, c.Px(4), c.Px(20), s) + c.Px(10)
			}
			c.TextFit(theme.BodyM, c.Ink, x, c.Px(4), c.Px(20), end-x, message)
			where := remedy
			if g.Column != "" {
				where = c.T("ui.in.column", g.Column)
				if rows := rowsWords(e.S.Lang, g.Issues); rows != "" {
					where += " · " + rows
				}
				where += " · " + remedy
			} else if rows := rowsWords(e.S.Lang, g.Issues); rows != "" {
				where = rows + " · " + remedy
			}
			c.TextFit(theme.Note, c.Ink3, x, c.Px(24), c.Px(17), c.Size.X-x-c.Px(6), where)
			draw.Fill(c.Ops, draw.Rect(0, c.Size.Y-c.Px(1), c.Size.X, c.Px(1)), c.Line)
		}) {
			if o.open == id {
				id = ""
			}
			o.open, o.editAt = id, [2]string{}
		}
	})
	draw.Fill(c.Ops, draw.Rect(right, c.Size.Y-c.Px(1), c.Size.X-right, c.Px(1)), c.Line)
}

// issue draws one row of the open sort; a click on it writes another value.
func (o *intakeFaults) issue(c draw.C, e *Env, p *DataIn, t model.Tab, r *faultRow, l faultLine) {
	is := l.issue
	at := [2]string{strconv.Itoa(is.Row), is.Column}
	draw.Fill(c.Ops, c.Bounds(), c.Panel)
	x := c.Px(20)
	if o.editAt == at && is.Row > 0 && is.Column != "" {
		c.Text(theme.Body, c.Ink2, x, 0, c.Size.Y, at[0])
		c.In(draw.Rect(c.Px(76), c.Px(2), min(c.Size.X-c.Px(84), c.Px(300)), c.Size.Y-c.Px(4)), func(c draw.C) {
			if o.focus {
				o.focus = false
				p.match.cell.Focus(c)
				p.match.cell.Editor.SetCaret(p.match.cell.Editor.Len(), 0) // what is typed takes its place
			}
			if typed := p.match.cell.Layout(c, c.T("ui.in.cell.hint"), ""); typed.Submitted {
				e.Do(model.SetCell{Row: is.Row, Column: is.Column, Value: typed.Text})
				o.editAt = [2]string{}
				c.Execute(key.FocusCmd{})
			}
		})
		return
	}
	right := c.Size.X
	if is.Code == edited {
		if link(c, &r.accept, &right, 0, c.T("ui.in.cell.forget")) {
			e.Do(model.ForgetCell{Row: is.Row, Column: is.Column})
		}
	}
	c.Size.X = right
	if r.click.Layout(c, "issue "+at[0], "", func(c draw.C, look widget.Look) {
		rowHover(c, look)
		if is.Row > 0 {
			c.Text(theme.Body, c.Ink2, x, 0, c.Size.Y, at[0])
		}
		private := privateOf(t)
		f := private(is.Column)
		was, to := veiled(e, f, is.Value), veiled(e, f, is.Proposal)
		x := c.Px(76)
		end := c.Size.X - c.Px(8)
		if is.Row > 0 && is.Column != "" {
			end -= c.TextRight(theme.Note, c.AccText, end, 0, c.Size.Y, c.T("ui.in.cell.edit")) + c.Px(12)
		}
		switch {
		case was == "":
			message, _ := issueWords(e, *is, private)
			c.TextFit(theme.Body, c.Ink, x, 0, c.Size.Y, end-x, message)
		default:
			x += c.TextFit(theme.BodyM, severityColour(c, is.Severity), x, 0, c.Size.Y, (end-x)/2, was) + c.Px(8)
			if to != "" {
				c.TextFit(theme.BodyM, c.Good, x, 0, c.Size.Y, end-x, "→ "+to)
			}
		}
	}) && is.Row > 0 && is.Column != "" {
		o.editAt = at
		p.match.cell.SetText(cmp.Or(is.Proposal, is.Value))
		o.focus = true
	}
}
