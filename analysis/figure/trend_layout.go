package figure

import (
	"math"
	"slices"
	"strconv"

	"taihang/analysis/cube"
	"taihang/analysis/dataset"
	"taihang/analysis/figure/style"
	"taihang/analysis/measure"
	"taihang/data"
	"taihang/data/text"
)

func init() { register(Trend, resolveTrend) }

// trendBody draws a measure over years: the counties thin, the whole, the
// selection, the target.
type trendBody struct {
	chart
	trendLines
}

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
	return c.resolved(b, b.table(), f, parts...), nil
}

// trend works the lines out.
func (c *chart) trend(s Spec) (trendLines, error) {
	years := c.span()
	t := trendLines{years: years, current: c.mark(), target: s.Target, burden: c.m.Direction == measure.Burden}
	if len(s.Years) > 1 {
		t.current = 0
	}
	g, err := c.eval(c.m.ID, years, nil, cube.Year)
	if err != nil {
		return t, err
	}
	t.whole = series(years, g.whole)
	if c.picked {
		t.sel = series(years, g.sel)
	}
	t.counties, err = c.countyLines(years)
	return t, err
}

// span is the years on the axis: those asked for when several are, else all
// that the measure has, from the year before the programme where it reaches
// into that.
func (c *chart) span() []int {
	years := c.m.Years
	if years == nil {
		years = c.ds.Cube.YearsOf(c.m.Num.Table, c.m.Num.Sum)
	}
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

// reach is the span of values on the axis; it starts at zero unless a value
// is below.
func (b trendBody) reach() (lo, hi float64) {
	see := func(v float64) {
		if v == v {
			lo, hi = min(lo, v), max(hi, v)
		}
	}
	for _, v := range append(floats(b.whole), floats(b.sel)...) {
		see(v)
	}
	for _, l := range b.counties {
		for _, v := range l.v {
			see(v)
		}
	}
	if b.target != nil {
		see(*b.target)
	}
	return lo, hi
}

// none of its lines has a value.
func (b trendBody) blank() bool {
	return line{v: floats(b.whole)}.empty() && line{v: floats(b.sel)}.empty() && len(b.counties) == 0
}

// scale is the plot, its axes and their ticks.
type scale struct {
	plot  rect
	x, y  linear // x over positions in years
	years []int
	ticks []float64
	pct   float64 // 100 when values are printed as per cent
}

func (s scale) pt(i int, v float64) Pt { return Pt{s.x.at(float64(s.years[i])), s.y.at(v)} }

// subs are the unbroken parts of a series; a lone year is a short dash, so
// that it is seen.
func (s scale) subs(v []float64) (out [][]Pt) {
	for _, r := range runs(v) {
		var pts []Pt
		for i := r[0]; i < r[1]; i++ {
			pts = append(pts, s.pt(i, v[i]))
		}
		if len(pts) == 1 {
			pts = []Pt{{pts[0].X - 2, pts[0].Y}, {pts[0].X + 2, pts[0].Y}}
		}
		out = append(out, pts)
	}
	return out
}

func newScale(plot rect, years []int, lo, hi float64, n int, pct bool) scale {
	s := scale{plot: plot, years: years, pct: 1}
	if pct {
		s.pct = 100
	}
	s.ticks = niceTicks(lo*s.pct, hi*s.pct, n)
	for i := range s.ticks {
		s.ticks[i] /= s.pct
	}
	top := s.ticks[len(s.ticks)-1]
	if n := len(s.ticks); n > 2 && top-hi > .35*(s.ticks[1]-s.ticks[0]) {
		// Half an empty step above the highest line is paper for nothing.
		s.ticks, top = s.ticks[:n-1], hi
	}
	s.y = linear{s.ticks[0], max(top, s.ticks[len(s.ticks)-1]), plot.y1, plot.y0}
	s.x = linear{float64(years[0]), float64(years[len(years)-1]), plot.x0, plot.x1}
	if len(years) == 1 {
		s.x = linear{float64(years[0]) - 1, float64(years[0]) + 1, plot.x0, plot.x1}
	}
	return s
}

// tickText writes a tick of the y axis.
func (s scale) tickText(v float64) string { return trimFixed(v * s.pct) }

// grid draws gridlines and writes both axes' labels; the marked year heavier.
func (s scale) grid(p *placer, mark int, labels, ends bool) {
	f := p.tick()
	for i, t := range s.ticks {
		c := p.Grid
		if t == 0 || i == 0 {
			c = p.Axis
		}
		p.line(s.plot.x0, s.y.at(t), s.plot.x1, s.y.at(t), 1, c)
		if labels {
			p.putMid(s.plot.x0-6, s.y.at(t), s.tickText(t), f.end())
		}
	}
	if i := slices.Index(s.years, mark); i >= 0 {
		x := s.x.at(float64(mark))
		p.line(x, s.plot.y0, x, s.plot.y1, 1, p.Line2, 2, 3)
	}
	s.yearLabels(p, mark, ends)
}

// yearLabels writes the marked year, the ends, then those between that fit.
// With ends only the three are written, the outer two inside the plot.
func (s scale) yearLabels(p *placer, mark int, ends bool) {
	f := p.tick().middle()
	order := []int{slices.Index(s.years, mark), 0, len(s.years) - 1}
	for i := range s.years {
		if !ends {
			order = append(order, i)
		}
	}
	done := map[int]bool{-1: true}
	for _, i := range order {
		if done[i] {
			continue
		}
		done[i] = true
		f, x := f, s.x.at(float64(s.years[i]))
		if s.years[i] == mark {
			f = f.in(p.Ink)
			f.medium = true
		}
		y := s.plot.y1 + f.size*1.45
		label := strconv.Itoa(s.years[i])
		switch {
		case ends && i == 0:
			f.anchor = Start
		case ends && i == len(s.years)-1:
			f.anchor = End
		}
		if r := f.extent(x, y, label); r.x0 < p.bounds.x0 {
			x += p.bounds.x0 - r.x0
		} else if r.x1 > p.bounds.x1 {
			x -= r.x1 - p.bounds.x1
		}
		if p.free(f.extent(x, y, label).inset(-4, 0, -4, 0).clampTo(p.bounds)) {
			p.put(x, y, label, f)
		}
	}
}

// clampTo cuts r to o.
func (r rect) clampTo(o rect) rect {
	return rect{max(r.x0, o.x0), max(r.y0, o.y0), min(r.x1, o.x1), min(r.y1, o.y1)}
}

func (b trendBody) layout(pt *painter, box rect) {
	if b.blank() || len(b.years) == 0 {
		b.none(pt, box)
		return
	}
	p := pt.placer(box)
	s := b.scale(p, box)
	s.grid(p, b.current, true, false)
	b.drawLines(p, s)
	b.endLabels(p, s)
	b.pointLabels(p, s)
	b.regions(p, s)
}

// scale leaves room for tick labels at the left and direct labels at the right.
func (b trendBody) scale(p *placer, box rect) scale {
	lo, hi := b.reach()
	pct := b.m.Unit == measure.Share
	n := max(2, min(6, int(box.h()/42)))
	probe := newScale(box, b.years, lo, hi, n, pct)
	left, right := 0.0, 0.0
	for _, t := range probe.ticks {
		left = max(left, p.tick().width(probe.tickText(t)))
	}
	for _, l := range b.ends() {
		right = max(right, b.endSet(p, l).width(l.s))
	}
	if right > box.w()*.34 || box.w() < 220 {
		right = 0
	}
	plot := box.inset(left+8, p.size.Axis*.5, max(right+8, 12), p.size.Axis*1.9)
	return newScale(plot, b.years, lo, hi, n, pct)
}

func (b trendBody) drawLines(p *placer, s scale) {
	var thin, own [][]Pt
	for _, l := range b.counties {
		if l.picked {
			own = append(own, s.subs(l.v)...)
		} else {
			thin = append(thin, s.subs(l.v)...)
		}
	}
	p.lines(thin, 1, p.Mute)
	if len(own) > 1 {
		p.lines(own, 1, style.Mix(p.Acc, p.Canvas, .45))
	}
	if b.target != nil {
		y := s.y.at(*b.target)
		p.line(s.plot.x0, y, s.plot.x1, y, 1.2, p.Bad, 4, 3)
	}
	whole := p.Ink2
	p.lines(s.subs(floats(b.whole)), 1.8, whole)
	if b.sel == nil {
		return
	}
	p.lines(s.subs(floats(b.sel)), 2.4, p.Acc)
	for i, v := range b.sel {
		if v.State == data.Present {
			q := s.pt(i, v.V)
			p.circle(q.X, q.Y, 3.2, p.Canvas, p.Acc, 1.8)
		}
	}
}

// endLabel is a direct label at the right end of a line.
type endLabel struct {
	s    string
	v    float64
	kind byte // s selection, w whole, t target
}

func (b trendBody) ends() []endLabel {
	var out []endLabel
	if v, ok := lastPresent(b.sel); ok {
		out = append(out, endLabel{b.selectedName(), v, 's'})
	}
	if v, ok := lastPresent(b.whole); ok {
		out = append(out, endLabel{b.wholeName(), v, 'w'})
	}
	if b.target != nil {
		key := "figure.target." + b.m.ID
		if !text.Has(key) {
			key = "figure.target"
		}
		out = append(out, endLabel{b.lang.T(key, targetText(b.m, *b.target)), *b.target, 't'})
	}
	return out
}

// targetText writes a target without idle decimals: 2%.
func targetText(m *measure.Measure, v float64) string {
	if m.Unit == measure.Share {
		return trimFixed(v*100) + "%"
	}
	return trimFixed(v)
}

func lastPresent(v []data.Value) (float64, bool) {
	for i := len(v) - 1; i >= 0; i-- {
		if v[i].State == data.Present {
			return v[i].V, true
		}
	}
	return 0, false
}

func firstPresent(v []data.Value) (float64, bool) {
	for _, x := range v {
		if x.State == data.Present {
			return x.V, true
		}
	}
	return 0, false
}

func (b trendBody) endSet(p *placer, l endLabel) set {
	switch l.kind {
	case 's':
		f := p.value()
		return f.in(p.AccText)
	case 't':
		return p.tick().in(p.Bad)
	}
	return p.label()
}

func (b trendBody) endLabels(p *placer, s scale) {
	labels := b.ends()
	if p.bounds.x1-s.plot.x1 < 16 {
		b.cornerLegend(p, s, labels)
		return
	}
	ys := make([]float64, len(labels))
	for i, l := range labels {
		ys[i] = s.y.at(l.v)
	}
	at, ok := spread(ys, p.size.Body*1.25, s.plot.y0+p.size.Body*.5, s.plot.y1-p.size.Body*.3)
	if !ok {
		return
	}
	for i, l := range labels {
		p.putMid(s.plot.x1+8, at[i], l.s, b.endSet(p, l))
	}
}

// cornerLegend names the lines inside the plot, top right, when there is no
// room beside it.
func (b trendBody) cornerLegend(p *placer, s scale, labels []endLabel) {
	y := s.plot.y0 + p.size.Axis
	for _, l := range labels {
		f := b.endSet(p, l).sized(p.size.Axis).haloed(p.Canvas).end()
		if p.put(s.plot.x1, y, l.s, f) {
			y += p.size.Axis * 1.3
		}
	}
}

// pointLabels writes the selection's values above its points, the whole's
// below its own, where there is room; without a selection the whole's above.
func (b trendBody) pointLabels(p *placer, s scale) {
	write := func(v []data.Value, f set, ups []float64) {
		for i, x := range v {
			if x.State != data.Present {
				continue
			}
			q := s.pt(i, x.V)
			g := f.middle()
			if i == 0 {
				g = f
				q.X += 5
			}
			for _, up := range ups {
				if p.put(q.X, q.Y+up, b.bare(x.V), g) {
					break
				}
			}
		}
	}
	above, below := -p.size.Axis*.75, p.size.Axis*1.35
	if b.sel != nil {
		write(b.sel, p.tick().in(p.AccText).haloed(p.Canvas), []float64{above, below})
		write(b.whole, p.tick().in(p.Ink2).haloed(p.Canvas), []float64{below})
		return
	}
	write(b.whole, p.tick().in(p.Ink2).haloed(p.Canvas), []float64{above, below})
}

// regions lets each year be clicked, and each county's point where there is
// still something to point at.
func (b trendBody) regions(p *placer, s scale) {
	keys := make([]string, len(b.years))
	for i, y := range b.years {
		keys[i] = strconv.Itoa(y)
		lo, hi := s.plot.x0, s.plot.x1
		if i > 0 {
			lo = s.x.at(float64(b.years[i-1]+y) / 2)
		}
		if i < len(b.years)-1 {
			hi = s.x.at(float64(b.years[i+1]+y) / 2)
		}
		p.region(rect{lo, s.plot.y0, hi, p.bounds.y1}, string(cube.Year), keys[i], b.tip(i)...)
	}
	p.axis(s.plot, string(cube.Year), false, keys)
	if len(b.counties)*len(b.years) > 1200 {
		return
	}
	for _, l := range b.counties {
		c := &b.ds.Counties[l.county]
		for i, v := range l.v {
			if v == v {
				q := s.pt(i, v)
				p.region(rect{q.X - 4, q.Y - 4, q.X + 4, q.Y + 4}, string(cube.County), c.Code, b.countyName(l.county), keys[i]+"  "+b.value(v))
			}
		}
	}
}

func (b trendBody) tip(i int) []string {
	tip := []string{b.lang.T("figure.year", b.years[i])}
	if b.sel != nil {
		tip = append(tip, b.selectedName()+"  "+cellText(b.m, b.sel[i]))
	}
	return append(tip, b.wholeName()+"  "+cellText(b.m, b.whole[i]))
}

func (b trendBody) table() Table {
	t := Table{Columns: []Column{{Name: b.lang.T("figure.line")}}}
	for _, y := range b.years {
		t.Columns = append(t.Columns, Column{strconv.Itoa(y), b.m.Unit, b.m.Decimals})
	}
	add := func(name string, v []float64) {
		row := []Datum{word(name)}
		for _, x := range v {
			row = append(row, figureOf(x))
		}
		t.Rows = append(t.Rows, row)
	}
	add(b.wholeName(), floats(b.whole))
	if b.sel != nil {
		add(b.selectedName(), floats(b.sel))
	}
	for _, l := range b.counties {
		add(b.countyName(l.county), l.v)
	}
	return t
}
