package page

import (
	"slices"

	"taihang/data"
	"taihang/data/text"
	"taihang/ui/draw"
	"taihang/ui/model"
	"taihang/ui/theme"
	"taihang/ui/widget"
)

// This file is what stands above the list of faults: how the table fares as a whole,
// and what becomes of rows that only an older version of it has.

// faultsTitle says how much there is to look at. That there is nothing is said only of
// a table that comes in, with all its names settled, and changes nothing known.
func faultsTitle(e *Env, out *model.FileOutcome, groups []model.Group) string {
	n, proposed := 0, 0
	for _, g := range groups {
		if g.Severity != data.Note {
			n += g.Rows
		}
		proposed += g.Proposed
	}
	names := openNames(e, out)
	switch s := e.S; {
	case out.LeftOut == "sheet-skipped":
		return s.T("ui.in.faults.out")
	case out.LeftOut != "":
		return s.T("ui.in.faults.failed")
	case proposed > 0 && n > 0:
		return s.T("ui.in.faults.title.some", text.Count(n), text.Count(proposed))
	case n > 0:
		return s.T("ui.in.faults.title", text.Count(n))
	case names > 0:
		return s.T("ui.in.faults.names", text.Count(names))
	case out.Read == 0:
		return s.T("ui.in.faults.empty")
	case out.Changes.Changed > 0:
		return s.T("ui.in.faults.changes", text.Count(out.Changes.Changed))
	}
	return e.S.T("ui.in.faults.clean")
}

// faultsNote is the line below the title: what is known already and will change, where
// the title does not say it, and how the list is worked.
func faultsNote(e *Env, out *model.FileOutcome, groups []model.Group) string {
	if len(groups) == 0 || out.LeftOut != "" {
		return ""
	}
	note := e.S.T("ui.in.faults.note")
	if n := out.Changes.Changed; n > 0 && (openNames(e, out) > 0 || groups[0].Severity != data.Note) {
		note = e.S.T("ui.in.faults.changed", text.Count(n)) + " · " + note
	}
	return note
}

// openNames counts the names of the table that nobody has settled.
func openNames(e *Env, out *model.FileOutcome) (n int) {
	settled := e.S.Settled().Divisions
	for k := range out.Hits.Lost {
		if _, ok := settled[out.Hits.Lost[k].Key()]; !ok {
			n++
		}
	}
	return n
}

// goneRows asks what becomes of rows that the newer version lacks.
func (o *intakeFaults) goneRows(c draw.C, e *Env, out *model.FileOutcome) {
	draw.Round(c.Ops, c.Bounds(), c.Px(5), c.WarnSoft)
	labels := []string{c.T("ui.in.gone.keep"), c.T("ui.in.gone.remove")}
	w := widget.SegmentsWidth(c, labels)
	at := 0
	if e.S.Settled().Gone == "remove" {
		at = 1
	}
	n, _ := e.S.Older()
	c.Icon("clock", c.F(10), float32(c.Size.Y-c.Px(16))/2, 16, c.Warn)
	right := c.Size.X - w - c.Px(16)
	if len(out.LeftRows) > 0 {
		if link(c, &o.older, &right, c.Px(3), c.T("ui.in.gone.list")) {
			o.showOlder(out)
		}
	}
	c.TextFit(theme.Body, c.Ink, c.Px(34), 0, c.Size.Y, right-c.Px(34), c.T("ui.in.gone", text.Count(n)))
	c.In(draw.Rect(c.Size.X-w-c.Px(6), c.Px(4), w, c.Size.Y-c.Px(8)), func(c draw.C) {
		if hit := o.gone.Layout(c, labels, at); hit >= 0 {
			e.Do(model.SetGone{Remove: hit == 1})
		}
	})
}

// olderCodes are the issues that tell of rows that only an older version has.
var olderCodes = []string{"gone", "gone-removed"}

// showOlder opens the list of those rows, or closes it.
func (o *intakeFaults) showOlder(out *model.FileOutcome) {
	for k := range out.Groups {
		g := &out.Groups[k]
		if !slices.Contains(olderCodes, g.Code) {
			continue
		}
		id := groupID(g)
		if o.open == id {
			id = ""
		}
		o.shown, o.open, o.editAt = 0, id, [2]string{}
		o.reveal = true
		return
	}
}

func groupID(g *model.Group) string { return g.Code + g.Column + string(g.Severity) }
