package page

import (
	"taihang/analysis/cube"
	"taihang/analysis/measure"
	"taihang/data"
	"taihang/data/text"
	"taihang/ui/draw"
	"taihang/ui/model"
	"taihang/ui/theme"
	"taihang/ui/widget"
)

// kpi is a key figure: a measure of the catalogue, narrowed by a condition of
// its own.
type kpi struct {
	key     string // catalogue: its name; key + ".unit" its unit
	measure string
	more    cube.Where
	pick    cube.Where                     // what a click selects; nil shows the measure on the map
	note    func(*model.State, kpi) string // a fact beneath it while nothing is selected
}

var fromProvince = cube.Where{{Dim: cube.Level, Keys: []string{string(data.LevelProvince)}}}

var kpis = []kpi{
	{key: "ui.overview.kpi.cadres", measure: "cadres", note: perVillage},
	{key: "ui.overview.kpi.villages", measure: "villages", more: cube.Where{{Dim: cube.HasTeam, Keys: []string{cube.Yes}}}, note: covered},
	{key: "ui.overview.kpi.province", measure: "cadres", more: fromProvince, pick: fromProvince, note: provinceVillages},
	{key: "ui.overview.kpi.young", measure: "cadres_under_45_share", more: fromProvince, note: allLevels},
	{key: "ui.overview.kpi.degree", measure: "cadres_bachelor_share", more: fromProvince, note: allLevels},
	{key: "ui.overview.kpi.poverty", measure: "poverty_incidence", note: yearBefore},
}

func perVillage(s *model.State, _ kpi) string {
	v := compare(s, "cadres_per_village", nil)
	return s.T("ui.overview.kpi.per_village", printedOf(v.m, v.whole.V))
}

func covered(s *model.State, _ kpi) string {
	return s.T("ui.overview.kpi.covered", pct(compare(s, "coverage_share", nil).whole.V))
}

func provinceVillages(s *model.State, _ kpi) string {
	v := compare(s, "villages", fromProvince)
	return s.T("ui.overview.kpi.in_villages", text.Count(int(v.whole.Num)))
}

func allLevels(s *model.State, k kpi) string {
	v := compare(s, k.measure, nil)
	return s.T("ui.overview.kpi.all", printedOf(v.m, v.whole.V)+"%")
}

func yearBefore(s *model.State, k kpi) string {
	m, err := s.Data.Measures.Get(k.measure)
	if err != nil {
		return ""
	}
	was := cellOf(s.Data, k.measure, fitting(s.Data, k.measure, s.Where), s.Year-1)
	if was.V.State != data.Present {
		return ""
	}
	return s.T("ui.overview.kpi.before", s.Year-1, printedOf(m, was.V)+"%")
}

// kpiValue is a key figure worked out.
type kpiValue struct {
	versus
	value, unit, name string
	note, chosen      string
}

// rostered says whether the workspace speaks of anybody in post in the year.
func rostered(s *model.State) bool {
	return cellOf(s.Data, "cadres", nil, s.Year).V.State == data.Present
}

func newKPIs(s *model.State) []kpiValue {
	out := make([]kpiValue, len(kpis))
	for i, k := range kpis {
		v := kpiValue{versus: compare(s, k.measure, k.more), name: s.T(k.key), unit: s.T(k.key + ".unit")}
		v.value = printedOf(v.m, v.whole.V)
		if v.note = k.note(s, k); k.measure != "poverty_incidence" && !rostered(s) { // nobody knows who was where
			v.value, v.note = printedOf(v.m, data.Value{}), ""
		}
		if v.has {
			word := "ui.overview.kpi.selected"
			if v.part {
				word = "ui.overview.kpi.selected.places"
			}
			v.chosen = s.T(word, printedOf(v.m, v.sel.V)+percentSign(v.m))
		}
		out[i] = v
	}
	return out
}

func percentSign(m *measure.Measure) string {
	if m.Unit == measure.Share {
		return "%"
	}
	return ""
}

// kpiRow draws the key figures.
type kpiRow struct {
	values Memo[[]kpiValue]
	clicks [8]widget.Click
}

func (r *kpiRow) layout(c draw.C, e *Env, columns int) {
	values := r.values.Get(e, func() []kpiValue { return newKPIs(e.S) })
	h := c.Px(kpiHeight)
	for i := range values {
		x0, x1 := c.Size.X*(i%columns)/columns, c.Size.X*(i%columns+1)/columns
		y := i / columns * h
		if i%columns > 0 {
			draw.Fill(c.Ops, draw.Rect(x0, y+c.Px(10), c.Px(1), h-c.Px(18)), c.Line)
			x0 += c.Px(14)
		}
		c.In(draw.Rect(x0, y, x1-x0-c.Px(10), h), func(c draw.C) {
			if r.clicks[i].Layout(c, values[i].name, "", func(c draw.C, l widget.Look) { values[i].draw(c, l) }) {
				r.clicked(e, kpis[i])
			}
		})
	}
}

// clicked selects what the figure counts, or shows it on the map.
func (r *kpiRow) clicked(e *Env, k kpi) {
	if k.pick != nil {
		e.Do(model.Select{Dim: k.pick[0].Dim, Keys: k.pick[0].Keys, Tool: "click"})
		return
	}
	e.Do(model.SetMeasure{ID: k.measure})
	e.Do(model.Go{Page: model.Map})
}

func (v *kpiValue) draw(c draw.C, l widget.Look) {
	name := c.Ink2
	if l.Hover || l.Focus {
		name = c.AccText
	}
	if l.Focus {
		draw.Ring(c.Ops, c.Bounds().Inset(c.Px(2)), c.Px(4), c.F(2), c.Acc)
	}
	c.TextFit(theme.Body, name, 0, c.Px(8), c.Px(18), c.Size.X, v.name)
	w := c.Text(theme.Number, c.Ink, 0, c.Px(26), c.Px(34), v.value)
	// A unit that would be cut is left to the name, which says it too; the
	// sign of a share always fits.
	unit := v.unit
	if c.Width(theme.Body, unit) > c.Size.X-w-c.Px(5) {
		unit = percentSign(v.m)
	}
	c.Text(theme.Body, c.Ink3, w+c.Px(5), c.Px(33), c.Px(22), unit)
	y, line := c.Px(61), c.Px(18)
	if !v.has {
		c.TextFit(theme.Note, c.Ink3, 0, y, line, c.Size.X, v.note)
		return
	}
	// The words keep their room; the bar takes what is left of it.
	words := min(c.Width(theme.NoteM, v.chosen), c.Size.X)
	c.TextFit(theme.NoteM, c.AccText, c.Size.X-words, y, line, words, v.chosen)
	if bar := c.Size.X - words - c.Px(10); bar >= c.Px(24) {
		r := draw.Rect(0, y+c.Px(7), min(bar, c.Px(76)), c.Px(4))
		if v.m.Den == nil { // a part of the whole: no tick, the track is the whole
			draw.Round(c.Ops, r, r.Dy()/2, c.Track)
			if v.whole.Num > 0 {
				r.Max.X = r.Min.X + max(c.Px(2), int(v.sel.Num/v.whole.Num*float64(r.Dx())))
				draw.Round(c.Ops, r, r.Dy()/2, c.Acc)
			}
			return
		}
		comparisonBar(c, r, v.versus)
	}
}
