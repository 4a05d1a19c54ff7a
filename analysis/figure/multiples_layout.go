package figure

import (
	"math"
	"slices"
	"strconv"

	"taihang/analysis/cube"
	"taihang/analysis/dataset"
	"taihang/analysis/figure/style"
	"taihang/analysis/measure"
	"taihang/analysis/trend"
)

func init() { register(Multiples, resolveMultiples) }

// multiplesBody draws a panel a prefecture.
type multiplesBody struct {
	chart
	multiples
}

func resolveMultiples(ds *dataset.Dataset, s Spec) (*Resolved, error) {
	c, err := newChart(ds, s, "poverty_incidence")
	if err != nil {
		return nil, err
	}
	years := c.m.Years
	if years == nil {
		years = ds.Cube.YearsOf(c.m.Num.Table, c.m.Num.Sum)
	}
	years = c.span(years)
	if len(s.Years) < 2 && slices.Contains(years, 2016) {
		years = slices.DeleteFunc(slices.Clone(years), func(y int) bool { return y < 2016 })
	}
	lines, err := c.countyLines(years)
	if err != nil {
		return nil, err
	}
	var order []string
	for _, p := range ds.Prefectures {
		order = append(order, p.Code)
	}
	m := newMultiples(years, lines, func(i int) string { return ds.Counties[i].Prefecture }, order)
	m.current, m.target = c.mark(), s.Target
	g, err := c.eval(c.m.ID, years, nil, cube.Year)
	if err != nil {
		return nil, err
	}
	if c.m.Den != nil {
		// A sum over all counties would dwarf every one of them.
		m.whole = series(years, g.whole)
		c.ofSome(g.whole)
	}
	c.judge(&m)
	b := multiplesBody{c, m}
	parts := []string{c.measureName() + c.lang.T("figure.comma") + c.unit(), c.lang.T("figure.multiples.lines", len(m.lines))}
	if count(m.behind) > 0 {
		parts = append(parts, c.red(m))
	}
	return c.resolved(b, b.table(), b.finding(c.prefName, c.join), parts...), nil
}

// judge asks the trend package which lines, at the current year (or the last),
// stand above the peers that started like them. With a target only those are
// behind that have not met it: half of all lines are above their median.
func (c *chart) judge(m *multiples) {
	m.behind, m.score = make([]bool, len(m.lines)), make([]float64, len(m.lines))
	for i := range m.score {
		m.score[i] = math.NaN()
	}
	if c.m.Direction != measure.Burden || c.m.Unit != measure.Share || len(m.years) < 2 {
		return
	}
	all := make([]trend.Series, len(m.lines))
	for i, l := range m.lines {
		all[i] = trend.Series{Key: c.ds.Counties[l.county].Code, Values: l.v}
	}
	end := slices.Index(m.years, m.current)
	if end <= 0 {
		end = len(m.years) - 1
	}
	for i, course := range trend.OnCourse(all, 0, end, trend.PeerWithin) {
		m.score[i] = course.Gap
		m.behind[i] = course.Behind() && (m.target == nil || course.End > *m.target)
	}
}

// red says what the red lines are.
func (c *chart) red(m multiples) string {
	within := trimFixed(trend.PeerWithin * 100)
	if m.target == nil {
		return c.lang.T("figure.multiples.red", within)
	}
	return c.lang.T("figure.multiples.red_target", within, targetText(c.m, *m.target))
}

// join is names as a sentence lists them.
func (c *chart) join(names []string) string {
	s := ""
	for i, n := range names {
		if i > 0 {
			s += c.lang.T("figure.and")
		}
		s += n
	}
	return s
}

func (b multiplesBody) layout(pt *painter, box rect) {
	if len(b.panels) == 0 {
		b.none(pt, box)
		return
	}
	p := pt.placer(box)
	left := p.tick().width("00") + 8
	if b.m.Unit != measure.Share {
		left = p.tick().width("0,000") + 8
	}
	cols := b.columnsFor(box.inset(left, 0, 0, 0))
	rows := (len(b.panels) + cols - 1) / cols
	if box.h()/float64(rows) < minPanelH || box.w()/float64(cols) < minPanelW {
		b.panel(p, b.panels[len(b.panels)-1], box.inset(left, 0, 0, 0), true)
		return
	}
	gap := min(22, box.w()*.03)
	cells := rect{box.x0 + left, box.y0, box.x1, box.y1}.rows(rows, 6)
	for i, pn := range b.panels {
		cell := cells[i/cols].cols(cols, gap)[i%cols]
		b.panel(p, pn, cell, i%cols == 0)
	}
}

// A panel smaller than this shows nothing: then the last one, with all lines,
// takes the whole frame.
const minPanelW, minPanelH = 84, 66

// columnsFor is how many columns give panels nearest to three by two, with few
// places left over in the last row.
func (b multiplesBody) columnsFor(box rect) int {
	best, cols := math.Inf(1), 1
	for n := 1; n <= len(b.panels); n++ {
		rows := (len(b.panels) + n - 1) / n
		w, h := box.w()/float64(n), box.h()/float64(rows)
		empty := float64(rows*n-len(b.panels)) * .1
		if d := math.Abs(math.Log(w/h/1.5)) + empty; d < best {
			best, cols = d, n
		}
	}
	return cols
}

func newScaleFor(b multiplesBody, plot rect) scale {
	hi := b.highest()
	if b.target != nil {
		hi = max(hi, *b.target)
	}
	return newScale(plot, b.years, 0, hi, 3, b.m.Unit == measure.Share)
}

func (b multiplesBody) panel(p *placer, pn panel, cell rect, first bool) {
	f, g := p.value(), p.tick()
	name := b.wholeName()
	if pn.code != "" {
		name = b.name(cube.Prefecture, pn.code)
	}
	right := b.lang.T("figure.counties", len(pn.own))
	y := cell.y0 + f.size
	room := cell.w() - g.width(right) - 6
	p.put(cell.x0, y, fit(name, max(room, cell.w()*.5), f), f)
	p.put(cell.x1, y, right, g.end())
	plot := cell.inset(0, f.size*1.55, 0, g.size*1.8)
	if plot.h() < 12 || plot.w() < 12 {
		return
	}
	s := newScaleFor(b, plot)
	s.grid(p, b.current, first, true)
	b.drawLines(p, pn, s)
	b.worstNames(p, pn, s)
	if pn.code != "" {
		p.region(rect{cell.x0, cell.y0, cell.x1, plot.y0}, string(cube.Prefecture), pn.code, name, right)
	}
	b.regions(p, pn, s)
}

func (b multiplesBody) drawLines(p *placer, pn panel, s scale) {
	var others, own, red, sel [][]Pt
	mine := make([]bool, len(b.lines))
	for _, i := range pn.own {
		mine[i] = true
	}
	for i, l := range b.lines {
		subs := s.subs(l.v)
		switch {
		case !mine[i]:
			others = append(others, subs...)
		case l.picked:
			sel = append(sel, subs...)
		case b.behind[i]:
			red = append(red, subs...)
		default:
			own = append(own, subs...)
		}
	}
	p.lines(others, 1, style.Mix(p.Mute, p.Canvas, .45))
	grey := style.Mix(p.Ink4, p.Canvas, .1)
	if pn.code == "" {
		grey = p.Mute2
	}
	p.lines(own, 1, grey)
	p.lines(red, 1.3, p.Bad)
	p.lines(sel, 2, p.Acc)
	if b.target != nil {
		y := s.y.at(*b.target)
		p.line(s.plot.x0, y, s.plot.x1, y, 1, p.Ink3, 3, 3)
	}
	if pn.code == "" {
		p.lines(s.subs(floats(b.whole)), 2, p.Ink)
	}
}

// worstNames names the line farthest behind at its start, two where there is
// room, and the whole.
func (b multiplesBody) worstNames(p *placer, pn panel, s scale) {
	worst := b.worst(pn)
	f := p.tick().in(p.Bad).haloed(p.Canvas)
	for _, i := range worst[:min(2, len(worst))] {
		l := b.lines[i]
		r := Runs(l.v)
		if len(r) == 0 {
			continue
		}
		q := s.pt(r[0][0], l.v[r[0][0]])
		p.put(q.X+4, max(q.Y-3, s.plot.y0+f.size*.4), b.countyName(l.county), f)
	}
}

func (b multiplesBody) regions(p *placer, pn panel, s scale) {
	keys := make([]string, len(b.years))
	for i, y := range b.years {
		keys[i] = strconv.Itoa(y)
	}
	if pn.code == "" {
		p.axis(s.plot, string(cube.Year), false, keys)
		return
	}
	for _, i := range pn.own {
		l := b.lines[i]
		c := &b.ds.Counties[l.county]
		for y, v := range l.v {
			if v == v {
				q := s.pt(y, v)
				p.region(rect{q.X - 4, q.Y - 4, q.X + 4, q.Y + 4}, string(cube.County), c.Code, b.countyName(l.county), keys[y]+"  "+b.value(v))
			}
		}
	}
}

func (b multiplesBody) table() Table {
	l := b.lang
	t := Table{Columns: []Column{{Name: dimName(l, cube.Prefecture)}, {Name: dimName(l, cube.County)}}}
	for _, y := range b.years {
		t.Columns = append(t.Columns, Column{strconv.Itoa(y), b.m.Unit, b.m.Decimals})
	}
	t.Columns = append(t.Columns, Column{l.T("figure.multiples.gap"), b.m.Unit, b.m.Decimals})
	for i, x := range b.lines {
		c := &b.ds.Counties[x.county]
		row := []Datum{word(b.name(cube.Prefecture, c.Prefecture)), word(b.countyName(x.county))}
		for _, v := range x.v {
			row = append(row, figureOf(v))
		}
		t.Rows = append(t.Rows, append(row, figureOf(b.score[i])))
	}
	return t
}
