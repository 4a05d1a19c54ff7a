package page

import (
	"cmp"
	"strconv"
	"strings"

	"gioui.org/io/key"
	"gioui.org/op"

	"taihang/analysis/intake"
	"taihang/ui/draw"
	"taihang/ui/model"
	"taihang/ui/widget"
)

// yearPick is the field for the year of a table, empty until that is known: nothing in
// it looks as if it were set. A year counts as soon as it is whole. When the field is
// left, or at Enter, an empty one finds the year out again, and what is no year is
// marked.
type yearPick struct {
	widget.Input
	of     tabKey // whose year stands in it
	year   int    // which that is
	typing bool   // in the frame before
	asked  bool   // it is to be typed in
}

// reset puts the year that is known back into the field once it is left.
func (o *yearPick) reset() { o.year = -1 }

func (o *yearPick) layout(c draw.C, e *Env, p *intake.SheetPlan) {
	if of := shownTab(e); o.of != of || o.year != p.Year && !o.Focused(c) {
		o.of, o.year, o.Wrong = of, p.Year, false
		s := ""
		if p.Year != 0 {
			s = strconv.Itoa(p.Year)
		}
		o.SetText(s)
	}
	if o.asked {
		o.asked = false
		o.Focus(c)
		o.Editor.SetCaret(o.Editor.Len(), 0)
	}
	o.Wanted = p.Year == 0 && (wanted(e, "year") || missingCode(p) == "no-year")
	t := o.Layout(c, c.T("ui.in.year.hint"), "")
	left := o.typing && !o.Focused(c) || t.Submitted
	o.typing = o.Focused(c)
	if !t.Changed && !left {
		return
	}
	s := strings.TrimSpace(t.Text)
	n, err := strconv.Atoi(s)
	whole := err == nil && n > 1900 && n < 2100
	settled := e.S.Settled().Year
	switch {
	case whole && n != cmp.Or(settled, p.Year):
		e.Do(model.SetTableYear{Year: n})
	case s == "" && left:
		o.reset()
		if settled != 0 {
			e.Do(model.SetTableYear{})
		}
	}
	o.Wrong = left && s != "" && !whole
	if t.Submitted && !o.Wrong {
		c.Execute(key.FocusCmd{})
	}
	c.Execute(op.InvalidateCmd{})
}
