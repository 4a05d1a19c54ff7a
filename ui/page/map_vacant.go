package page

import (
	"image"
	"strconv"

	"gioui.org/io/event"

	"taihang/analysis/cube"
	"taihang/analysis/measure"
	"taihang/data"
	"taihang/ui/draw"
	"taihang/ui/model"
	"taihang/ui/theme"
	"taihang/ui/widget"
)

// vacantYear is what the map says when the measure has no value in the year:
// the years of the slider that have some, one click away.
type vacantYear struct {
	years Memo[[]yearCount]
	steps [8]widget.Button
	clear widget.Button
	tag   int
}

type yearCount struct{ year, n int }

// yearsWith counts the counties with a value, by year.
func yearsWith(e *Env) []yearCount {
	var out []yearCount
	for _, y := range e.S.Years() {
		r, err := e.S.Data.Measures.Eval(e.S.Data.Cube, e.S.Measure, measure.Query{By: []cube.Dim{cube.County}, Where: e.S.Where, Years: []int{y}})
		if err != nil {
			continue
		}
		n := 0
		for _, c := range r.Cells {
			if c.V.State == data.Present {
				n++
			}
		}
		if n > 0 {
			out = append(out, yearCount{y, n})
		}
	}
	return out
}

// layout draws it in the middle of room and returns where.
func (v *vacantYear) layout(c draw.C, e *Env, m *mapModel, room image.Rectangle) image.Rectangle {
	def, err := e.S.Data.Measures.Get(e.S.Measure)
	if _, _, some := extent(m.values); some || err != nil || def.Direction == measure.Class {
		return image.Rectangle{}
	}
	years := v.years.For(e, e.S.Measure, func() []yearCount { return yearsWith(e) })
	years = years[max(len(years)-len(v.steps), 0):]
	name := e.S.Lang.Pick(def.Zh, def.En)
	w := min(max(c.Width(theme.Strong, c.T("ui.map.vacant", name, e.S.Year))+c.Px(48), c.Px(360)), room.Dx()-c.Px(24))
	rows := (len(years) + 1) / 2
	h := c.Px(76) + rows*c.Px(38)
	if len(years) == 0 && e.S.Where != nil {
		h += c.Px(38)
	}
	mid := room.Min.Add(room.Max).Div(2)
	box := draw.Rect(mid.X-w/2, mid.Y-h/2, w, h)
	c.Clip(box, func(c draw.C) {
		event.Op(c.Ops, &v.tag) // the map beneath stays still
		draw.Box(c.Ops, c.Bounds(), c.Px(8), c.Px(1), c.Raise, c.Line2)
		c.TextMid(theme.Strong, c.Ink, w/2, c.Px(14), c.Px(22), c.Type.Fit(c.T("ui.map.vacant", name, e.S.Year), theme.Strong.Size*c.Metric.PxPerSp, true, float32(w-c.Px(24))))
		say := "ui.map.vacant.none"
		if len(years) > 0 {
			say = "ui.map.vacant.years"
		}
		c.TextMid(theme.Body, c.Ink3, w/2, c.Px(38), c.Px(20), c.T(say))
		half := (w - c.Px(44)) / 2
		for i, y := range years {
			c.In(draw.Rect(c.Px(16)+i%2*(half+c.Px(12)), c.Px(68)+i/2*c.Px(38), half, c.Px(30)), func(c draw.C) {
				if v.steps[i].Layout(c, widget.Plain, "", c.T("ui.map.vacant.step", strconv.Itoa(y.year), y.n), true) {
					e.Do(model.SetYear{Year: y.year})
				}
			})
		}
		if len(years) == 0 && e.S.Where != nil {
			c.In(draw.Rect(c.Px(16), c.Px(68), w-c.Px(32), c.Px(30)), func(c draw.C) {
				if v.clear.Layout(c, widget.Plain, "", c.T("ui.state.empty.do"), true) {
					e.Do(model.ClearFilter{})
				}
			})
		}
	})
	return box
}
