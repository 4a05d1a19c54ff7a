package page

import (
	"strconv"

	"taihang/analysis/cube"
	"taihang/data"
	"taihang/ui/draw"
	"taihang/ui/model"
	"taihang/ui/theme"
	"taihang/ui/widget"
)

// progressList is the inspector: the counties behind their peers, each with
// its own path against the peers' median; or all by people left or by year.
type progressList struct {
	flow    flow
	close   widget.Tool
	order   widget.Segments
	by      int // one of the orders
	numbers Memo[*progressNumbers]
	rows    map[string]*widget.Click
	copies  widget.Link
}

// Orders of the list.
const (
	byGap = iota
	byPeople
	byYear
)

func (o *progressList) layout(c draw.C, e *Env, hover *hovering) {
	n := o.numbers.Get(e, func() *progressNumbers { return o.work(e.S) })
	o.flow.layout(c, e, func(k *column) {
		name := k.T("ui.progress.list.name", n.behind)
		facts := k.T("ui.progress.list.facts", e.S.Year)
		switch {
		case len(n.paths) == 0:
			name, facts = k.T("ui.progress.list.unknown", e.S.Year), k.T("ui.progress.list.unknown.facts")
		case n.start:
			name, facts = k.T("ui.progress.list.start", n.above), k.T("ui.progress.list.start.facts", e.S.Year)
		case n.behind == 0:
			name = k.T("ui.progress.list.none")
		}
		k.head(k.T("ui.progress.list.kind"), name, facts)
		k.gap(6)
		k.line(k.Px(28), func(c draw.C) {
			labels := []string{c.T("ui.progress.by.gap"), c.T("ui.progress.by.people"), c.T("ui.progress.by.year")}
			if at := o.order.Layout(c, labels, o.by); at >= 0 {
				o.by = at
			}
		})
		rows := n.shown(e.S, o.by)
		o.headRow(k, n)
		over := ""
		for _, i := range rows {
			if o.row(k, n, &n.paths[i], hover) {
				over = e.S.Data.Counties[n.paths[i].county].Code
			}
		}
		hover.hear(c, o, cube.County, over)
		o.foot(k, n, rows)
	})
	closeInspector(c, e, &o.close)
}

// Columns of the list, in dp from the right edge.
const (
	gapColumn   = 46
	valueColumn = 52
	sparkWidth  = 88
)

func (o *progressList) headRow(k *column, n *progressNumbers) {
	k.gap(6)
	right, h := k.x+k.w, k.Px(20)
	last, value := k.T("ui.progress.head.gap"), strconv.Itoa(n.years[n.at])
	if n.start {
		last = k.T("ui.progress.head.line")
	}
	switch o.by {
	case byPeople:
		last, value = k.T("ui.progress.head.people"), ""
	case byYear:
		last = k.T("ui.progress.head.year")
	}
	k.TextRight(theme.Note, k.Ink3, right, k.y, h, last)
	k.TextRight(theme.Note, k.Ink3, right-k.Px(gapColumn), k.y, h, value)
	x := right - k.Px(gapColumn+valueColumn+sparkWidth-6)
	k.Text(theme.Note, k.Ink3, k.x, k.y, h, k.T("ui.progress.head.county"))
	if o.by != byPeople {
		k.TextFit(theme.Note, k.Ink3, x, k.y, h, k.Px(sparkWidth), k.T("ui.progress.head.spark", n.years[0], n.years[len(n.years)-1]))
	}
	k.y += h
	draw.Fill(k.Ops, draw.Rect(k.x, k.y, k.w, k.Px(1)), k.Line)
}

// row is a county: name, path, value and gap; below, what is left to do. It
// says whether the pointer is on it.
func (o *progressList) row(k *column, n *progressNumbers, p *path, hover *hovering) (over bool) {
	h := k.Px(50)
	defer func() { k.y += h }()
	if !k.seen(h) {
		return false
	}
	s := k.e.S
	code := s.Data.Counties[p.county].Code
	if o.rows == nil {
		o.rows = map[string]*widget.Click{}
	}
	if o.rows[code] == nil {
		o.rows[code] = &widget.Click{}
	}
	pad := k.Px(8)
	k.In(draw.Rect(k.x-pad, k.y, k.w+2*pad, h), func(c draw.C) {
		if o.rows[code].Layout(c, p.name, "", func(c draw.C, l widget.Look) {
			over = l.Hover
			switch {
			case p.selected:
				draw.Round(c.Ops, c.Bounds(), c.Px(4), c.AccSoft)
			default:
				l.Hover = l.Hover || hover.on(o, cube.County, code)
				rowHover(c, l)
			}
			c.In(draw.Rect(pad, 0, c.Size.X-2*pad, h), func(c draw.C) { o.cells(c, n, p) })
		}) {
			k.e.Do(model.Select{Dim: cube.County, Keys: []string{code}, Tool: "click"})
		}
	})
	return over
}

func (o *progressList) cells(c draw.C, n *progressNumbers, p *path) {
	right, line := c.Size.X, c.Px(24)
	room := right - c.Px(gapColumn+valueColumn+sparkWidth)
	sparkAt := draw.Rect(room+c.Px(6), c.Px(6), c.Px(sparkWidth), c.Px(20))
	switch o.by {
	case byPeople:
		c.TextRight(theme.BodyM, c.Ink, right, c.Px(4), line, p.words.people)
		r := draw.Rect(c.Px(92), c.Px(14), right-c.Px(92+72), c.Px(4))
		draw.Round(c.Ops, r, r.Dy()/2, c.Track)
		if n.most > 0 && p.people.State == data.Present {
			r.Max.X = r.Min.X + int(float64(r.Dx())*p.people.V/n.most)
			draw.Round(c.Ops, r, r.Dy()/2, c.Bad)
		}
		room = c.Px(88)
	case byYear:
		c.TextRight(theme.BodyM, c.Ink, right, c.Px(4), line, p.words.year)
		c.TextRight(theme.Body, c.Ink2, right-c.Px(gapColumn), c.Px(4), line, p.words.rate)
		c.In(sparkAt, func(c draw.C) { p.spark(c, n) })
	default:
		col := c.Ink2
		if p.behind {
			col = c.Bad
		}
		c.TextRight(theme.BodyM, col, right, c.Px(4), line, p.words.gap)
		c.TextRight(theme.Body, c.Ink, right-c.Px(gapColumn), c.Px(4), line, p.words.rate)
		c.In(sparkAt, func(c draw.C) { p.spark(c, n) })
	}
	c.TextFit(theme.Strong, c.Ink, 0, c.Px(4), line, room-c.Px(4), p.name)
	c.TextFit(theme.Note, c.Ink3, 0, c.Px(27), c.Px(18), right, p.words.left)
	draw.Fill(c.Ops, draw.Rect(0, c.Size.Y-c.Px(1), c.Size.X, c.Px(1)), c.Line)
}

// foot says what the list leaves out and copies it.
func (o *progressList) foot(k *column, n *progressNumbers, rows []int) {
	k.gap(8)
	if len(rows) == 0 {
		k.note(k.T("ui.progress.list.nothing"))
		return
	}
	k.line(k.Px(28), func(c draw.C) {
		label := c.T("ui.progress.copy")
		w := c.Width(theme.BodyM, label)
		c.Text(theme.Note, c.Ink3, 0, 0, c.Size.Y, c.T("ui.progress.shown", len(rows), len(n.paths)))
		c.In(draw.Rect(c.Size.X-w, 0, w, c.Size.Y), func(c draw.C) {
			if o.copies.Layout(c, label) {
				k.e.Do(model.Copy{Text: n.tsv(k.e.S, rows)})
			}
		})
	})
	if n.start {
		k.note(k.T("ui.progress.list.start.note", n.years[n.at]))
		return
	}
	k.note(k.T("ui.progress.list.note"))
}
