package figure

import (
	"math"
	"slices"
	"strconv"

	"taihang/analysis/cube"
	"taihang/analysis/dataset"
	"taihang/analysis/measure"
	"taihang/data"
)

func resolveTrend(ds *dataset.Dataset, s Spec) (*Resolved, error) {
	c, err := newChart(ds, s, "poverty_incidence")
	if err != nil {
		return nil, err
	}
	t, err := c.trend(s)
	if err != nil {
		return nil, err
	}
	b := trendBody{c, t}
	name := c.wholeName()
	if t.sel != nil {
		name = c.selectedName()
	}
	parts := []string{c.measureName() + c.lang.T("figure.comma") + c.unit(), c.n()}
	if n := len(t.counties); n > 0 {
		parts = append(parts, c.lang.T("figure.trend.thin", n))
	}
	aim := func(v float64) string { return targetText(c.m, v) }
	f := firstFitting(c.lang, b.findings(name, c.value, aim, c.m.Stock == measure.YearEnd))
	return c.resolved(b, b.table(), c.proven(f), parts...), nil
}

// trend works the lines out.
func (c *chart) trend(s Spec) (trendLines, error) {
	all, err := wholes.eval(c.ds, c.m.ID, measure.Query{By: []cube.Dim{cube.Year}, Where: c.spec.Where})
	if err != nil {
		return trendLines{}, err
	}
	years := c.span(all.Years)
	t := trendLines{years: years, current: c.mark(), target: s.Target, burden: c.m.Direction == measure.Burden}
	if len(s.Years) > 1 {
		t.current = 0
	}
	g, err := c.eval(c.m.ID, years, nil, cube.Year)
	if err != nil {
		return t, err
	}
	t.whole, t.cells = series(years, g.whole), g
	if c.ofSome(c.shown(g)); c.partial == nil { // both lines are drawn
		c.ofSome(g.whole)
	}
	if c.picked {
		t.sel = series(years, g.sel)
	}
	if c.m.IsTotal() {
		return t, nil // a county's total beside the province's is a line on the floor
	}
	t.counties, err = c.countyLines(years)
	return t, err
}

// span is the years on the axis, of those that there are: the ones asked for when
// several are, else all, from the year before the programme where they reach into
// that.
func (c *chart) span(years []int) []int {
	if n := len(c.spec.Years); n > 1 {
		lo, hi := slices.Min(c.spec.Years), slices.Max(c.spec.Years)
		return slices.DeleteFunc(slices.Clone(years), func(y int) bool { return y < lo || y > hi })
	}
	if slices.Contains(years, data.FirstYear) {
		return slices.DeleteFunc(slices.Clone(years), func(y int) bool { return y < data.FirstYear-1 || y > data.LastYear })
	}
	return years
}

// series puts a result by year onto the axis; a year without a figure is a gap.
func series(years []int, r measure.Result) []data.Value {
	out := make([]data.Value, len(years))
	for i, y := range years {
		if c, ok := r.Get(strconv.Itoa(y)); ok {
			out[i] = c.V
		}
	}
	return out
}

// countyLines are the counties inside the filter with a figure in any year;
// none when the measure is not of counties.
func (c *chart) countyLines(years []int) ([]line, error) {
	if !slices.Contains(c.m.Dims, cube.County) {
		return nil, nil
	}
	r, err := wholes.eval(c.ds, c.m.ID, measure.Query{
		By: []cube.Dim{cube.County, cube.Year}, Where: c.spec.Where, Years: years,
	})
	if err != nil {
		return nil, err
	}
	kept, picked := c.keptCounties(), c.pickedCounties()
	col := make([]int, len(years))
	for i, y := range years {
		col[i] = slices.Index(r.Keys[1], strconv.Itoa(y))
	}
	row := make(map[string]int, len(r.Keys[0]))
	for i, k := range r.Keys[0] {
		row[k] = i
	}
	var out []line
	for i := range c.ds.Counties {
		at, ok := row[c.ds.Counties[i].Code]
		if !ok || !kept[i] {
			continue
		}
		l := line{county: i, v: make([]float64, len(years)), picked: picked[i]}
		for y, k := range col {
			l.v[y] = math.NaN()
			if k >= 0 {
				l.v[y] = r.At(at, k).V.Float()
			}
		}
		if !l.empty() {
			out = append(out, l)
		}
	}
	return out, nil
}

func floats(v []data.Value) []float64 {
	out := make([]float64, len(v))
	for i, x := range v {
		out[i] = x.Float()
	}
	return out
}
