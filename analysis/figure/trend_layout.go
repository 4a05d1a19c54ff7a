package figure

import (
	"slices"
	"strconv"

	"taihang/analysis/cube"
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
		tip = append(tip, b.selectedName()+"  "+b.cellOf(b.yearOf(b.cells.sel, i)))
	}
	return append(tip, b.wholeName()+"  "+b.cellOf(b.yearOf(b.cells.whole, i)))
}

// yearOf is a result's cell of a year of the axis.
func (b trendBody) yearOf(r measure.Result, i int) measure.Cell {
	x, _ := r.Get(strconv.Itoa(b.years[i]))
	return x
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
	if slices.ContainsFunc(b.cells.whole.Cells, measure.Cell.Partial) {
		row := []Datum{word(b.lang.T("figure.partial"))}
		for i := range b.years {
			row = append(row, word(b.yearOf(b.cells.whole, i).Counties()))
		}
		t.Rows = append(t.Rows, row)
	}
	if b.sel != nil {
		add(b.selectedName(), floats(b.sel))
	}
	for _, l := range b.counties {
		add(b.countyName(l.county), l.v)
	}
	return t
}
