package page

import (
	"image"

	"gioui.org/io/key"

	"taihang/analysis/intake"
	"taihang/data"
	"taihang/ui/draw"
	"taihang/ui/model"
	"taihang/ui/theme"
	"taihang/ui/widget"
)

// countyPick says of which county a table is that does not say it in its rows: a
// control that opens a field with the counties that answer to what is typed.
type countyPick struct {
	click widget.Click
	pop   widget.Popover
	find  widget.Input
	hits  []widget.Click
	auto  widget.Click
	open  bool // it is to be opened
	focus bool // the field is to be typed in at once
}

// maxCountyHits are shown.
const maxCountyHits = 8

// countyOf is the county of a table, as settled, else as it was found in a title.
func countyOf(e *Env, p *intake.SheetPlan) (code, by string) {
	if p.Mapping.County != "" {
		return p.Mapping.County, "map.settled"
	}
	if out := e.S.Intake.Outcome(e.S.Intake.Trial); out != nil {
		for _, g := range out.Groups {
			if g.Code == "county-assumed" && len(g.Issues[0].Args) > 0 {
				return g.Issues[0].Args[0], "ui.in.county.found"
			}
		}
	}
	return "", ""
}

func (o *countyPick) layout(c draw.C, e *Env, p *intake.SheetPlan) {
	code, by := countyOf(e, p)
	want := code == "" && wanted(e, "county")
	if o.click.Layout(c, c.T("ui.in.county"), "", func(c draw.C, l widget.Look) {
		fill, edge, ink := c.Raise, c.Line2, c.Ink3
		switch {
		case want:
			fill, edge, ink = c.WarnSoft, c.Warn, c.Warn
		case l.Hover || o.pop.Open:
			edge = c.Ink3
		}
		draw.Box(c.Ops, c.Bounds(), c.Px(5), c.Px(1), fill, edge)
		if l.Focus {
			draw.Ring(c.Ops, c.Bounds().Inset(-c.Px(3)), c.Px(8), c.F(2), c.Acc)
		}
		c.Icon("chevron", float32(c.Size.X-c.Px(22)), float32(c.Size.Y-c.Px(14))/2, 14, c.Ink2)
		if code == "" {
			c.TextFit(theme.Body, ink, c.Px(10), 0, c.Size.Y, c.Size.X-c.Px(34), c.T("ui.in.county.none"))
			return
		}
		valueNote(c, placeName(e, code), c.T(by), c.Good)
	}) || o.open {
		o.open = false
		o.pop.Toggle(c)
		o.focus = o.pop.Open
		if o.pop.Open {
			o.find.SetText("")
			e.Do(model.FindPlace{Name: model.WholeTable})
		}
	}
	if !o.pop.Open {
		if e.S.Intake.Places.For == model.WholeTable { // closed by a click beside it
			e.Do(model.FindPlace{})
		}
		return
	}
	o.pop.Layout(c, o.size(c, e), func(c draw.C) { o.panel(c, e, p) })
}

func (o *countyPick) size(c draw.C, e *Env) image.Point {
	rows := max(min(len(e.S.Intake.Places.Hits), maxCountyHits), 1) + 1
	return image.Pt(c.Px(300), c.Px(46)+rows*c.Px(namePickH)+c.Px(6))
}

// panel is the field, what it found, and the way back to what the titles say.
func (o *countyPick) panel(c draw.C, e *Env, p *intake.SheetPlan) {
	places := &e.S.Intake.Places
	settle := func(code string) {
		o.pop.Open = false
		e.Do(model.SetTableCounty{Code: code})
		c.Execute(key.FocusCmd{})
	}
	hits := places.Hits
	if places.For != model.WholeTable {
		hits = nil
	}
	hits = hits[:min(len(hits), maxCountyHits)]
	c.In(draw.Rect(c.Px(8), c.Px(8), c.Size.X-c.Px(16), c.Px(30)), func(c draw.C) {
		if o.focus {
			o.focus = false
			o.find.Focus(c)
		}
		t := o.find.Layout(c, c.T("ui.in.county.hint"), "")
		if t.Changed {
			e.Do(model.FindPlace{Name: model.WholeTable, Query: t.Text, Rank: data.RankCounty})
		}
		if t.Submitted && len(hits) > 0 {
			settle(hits[0].Key)
		}
	})
	y, h := c.Px(44), c.Px(namePickH)
	for len(o.hits) < len(hits) {
		o.hits = append(o.hits, widget.Click{})
	}
	if len(hits) == 0 {
		words := ""
		if places.Query != "" && !places.Wait {
			words = c.T("ui.in.names.nothing")
		}
		c.TextFit(theme.Note, c.Ink3, c.Px(16), y, h, c.Size.X-c.Px(32), words)
		y += h
	}
	for n, hit := range hits {
		c.In(draw.Rect(c.Px(4), y, c.Size.X-c.Px(8), h), func(c draw.C) {
			if o.hits[n].Layout(c, hit.Title, "", func(c draw.C, l widget.Look) {
				rowHover(c, l)
				right := c.Size.X - c.Px(12) - c.TextRight(theme.Note, c.Ink3, c.Size.X-c.Px(12), 0, c.Size.Y, hit.Key) - c.Px(10)
				x := c.Px(12) + c.TextFit(theme.Body, c.Ink, c.Px(12), 0, c.Size.Y, c.Size.X/2, hit.Title) + c.Px(10)
				c.TextFit(theme.Note, c.Ink3, x, 0, c.Size.Y, right-x, hit.Note)
			}) {
				settle(hit.Key)
			}
		})
		y += h
	}
	draw.Fill(c.Ops, draw.Rect(0, y, c.Size.X, c.Px(1)), c.Line)
	c.In(draw.Rect(c.Px(4), y+c.Px(2), c.Size.X-c.Px(8), h), func(c draw.C) {
		if o.auto.Layout(c, c.T("ui.in.county.auto"), "", func(c draw.C, l widget.Look) {
			rowHover(c, l)
			c.TextFit(theme.Body, c.Ink2, c.Px(12), 0, c.Size.Y, c.Size.X-c.Px(24), c.T("ui.in.county.auto"))
		}) {
			settle("")
		}
	})
}
