package page

import (
	"gioui.org/io/key"

	"taihang/data"
	"taihang/ui/draw"
	"taihang/ui/model"
	"taihang/ui/theme"
	"taihang/ui/widget"
)

// look opens the field in which a division is looked for.
func (o *intakeNames) look(e *Env, m *intakeMatch, id string) {
	e.Do(model.FindPlace{Name: id})
	m.find.SetText("")
	o.focus = true
}

// search is the field and what it found.
func (o *intakeNames) search(c draw.C, e *Env, m *intakeMatch, r *nameRow, rank data.Rank, y int) {
	p := &e.S.Intake.Places
	pick := func(n int) {
		if n < len(p.Hits) {
			e.Do(model.SetDivision{Name: p.For, Code: p.Hits[n].Key})
			c.Execute(key.FocusCmd{})
		}
	}
	for {
		ev, ok := c.Event(key.Filter{Focus: &m.find.Editor, Name: key.NameEscape})
		if !ok {
			break
		}
		if k, ok := ev.(key.Event); ok && k.State == key.Press {
			e.Do(model.StepBack{})
			c.Execute(key.FocusCmd{})
		}
	}
	c.In(draw.Rect(c.Px(28), y+c.Px(2), min(c.Size.X-c.Px(40), c.Px(300)), c.Px(28)), func(c draw.C) {
		if o.focus {
			o.focus = false
			m.find.Focus(c)
		}
		t := m.find.Layout(c, c.T("ui.in.names.hint"), "")
		if t.Changed {
			e.Do(model.FindPlace{Name: p.For, Query: t.Text, Rank: rank})
		}
		if t.Submitted {
			pick(0)
		}
	})
	y += c.Px(34)
	for len(r.hits) < len(p.Hits) {
		r.hits = append(r.hits, widget.Click{})
	}
	for n, h := range p.Hits {
		c.In(draw.Rect(c.Px(24), y, c.Size.X-c.Px(24), c.Px(namePickH)), func(c draw.C) {
			if r.hits[n].Layout(c, h.Title, "", func(c draw.C, l widget.Look) {
				rowHover(c, l)
				x := c.Px(8) + c.TextFit(theme.Body, c.Ink, c.Px(8), 0, c.Size.Y, c.Size.X/2, h.Title) + c.Px(10)
				right := c.Size.X - c.Px(8) - c.TextRight(theme.Note, c.Ink3, c.Size.X-c.Px(8), 0, c.Size.Y, h.Key) - c.Px(10)
				c.TextFit(theme.Note, c.Ink3, x, 0, c.Size.Y, right-x, h.Note)
			}) {
				pick(n)
			}
		})
		y += c.Px(namePickH)
	}
}

// placeName is a division's name, or its code.
func placeName(e *Env, code string) string {
	if k := CountyOf(e.S.Data, code); k != nil {
		return e.S.Lang.Pick(k.Name, k.NameEn)
	}
	return code
}
