package figure

import (
	"image/color"
	"strings"

	"taihang/analysis/figure/style"
	"taihang/data/text"
)

// The page is laid out for A4 landscape, 842 × 595 pt, and grows or shrinks
// with the sheet.
const (
	pageW = 842.0
	pageH = 595.0
)

// page lays the map out as a sheet of paper: message, legend and the highest
// ten on the left, the map on the right, where it comes from at the foot. A
// sheet too small or too tall for that takes the frame of a chart.
func (m *choropleth) page(p *painter, r *Resolved) {
	u := min(p.d.W/pageW, p.d.H/pageH)
	p.fill(rect{0, 0, p.d.W, p.d.H}, p.Canvas)
	if u < .8 || p.d.W < p.d.H {
		m.small(p, r)
		return
	}
	side := 28 * u
	box := rect{side, side, p.d.W - side, p.d.H - 14*u}
	y := m.pageHead(p, r, box, u)
	foot := m.pageFoot(p, r, box, u)
	left := rect{box.x0, y + 23*u, box.x0 + 184*u, foot - 8*u}
	mapBox := rect{left.x1 + 40*u, y + 9*u, box.x1 - 60*u, foot - 10*u}
	st := p.mapStyle(u)
	a := m.areas(p, mapBox, st)
	p.d.Items = append(p.d.Items, Item{Areas: a})
	m.drawDots(p, a, 1.2*u)
	pl := p.placer(rect{left.x1 + 8*u, y + 4*u, box.x1, foot - 2*u})
	if m.spec.layer("labels") {
		m.labels(pl, a, st, true)
	}
	m.neighbourNames(pl, a, 9*u)
	p.scaleBar(box.x1-4*u, foot-18*u, a.Scale, 90*u)
	y = m.pageLegend(p, left, u, st)
	if !m.tiers {
		m.topTen(p, rect{left.x0, y + 18*u, left.x1, left.y1}, u)
	}
}

// pageHead writes title, subtitle and a rule, and returns the rule's y.
func (m *choropleth) pageHead(p *painter, r *Resolved, box rect, u float64) float64 {
	title := set{size: 22 * u, medium: true, color: p.Ink}
	for title.width(r.Title) > box.w() && title.size > 13*u {
		title.size *= .95
	}
	p.text(box.x0, box.y0+21*u, fit(r.Title, box.w(), title), title)
	sub := set{size: 10.5 * u, color: p.Ink2}
	p.text(box.x0, box.y0+40*u, fit(r.Subtitle, box.w(), sub), sub)
	y := box.y0 + 51*u
	p.line(box.x0, y, box.x1, y, 1.1*u, p.Ink)
	return y
}

// pageFoot writes source, credits and the approval state, and returns the
// rule's y above them.
func (m *choropleth) pageFoot(p *painter, r *Resolved, box rect, u float64) float64 {
	f := set{size: 8 * max(1, u), color: p.Ink3}
	state := m.approval()
	stateW := f.width(state) + 16*u
	room := box.w() - stateW - 20*u
	var lines []string
	lines = append(lines, wrap(r.Source, room, 2, f)...)
	if len(r.Notes) > 0 {
		lines = append(lines, wrap(strings.Join(r.Notes, p.t("figure.semicolon")), room, 2, f)...)
	}
	lines = append(lines, wrap(m.credits(), room, 1, f)...)
	row := f.size * 1.5
	top := box.y1 - row*float64(len(lines)) - 6*u
	p.line(box.x0, top, box.x1, top, .7*u, p.Line2)
	for i, l := range lines {
		p.text(box.x0, top+6*u+row*float64(i)+f.size, l, f)
	}
	b := rect{box.x1 - stateW, top + 7*u, box.x1, top + 7*u + f.size*2.1}
	c := p.Warn
	if m.spec.Approval != "" || m.ds.Map.Vintage.Approval != "" {
		c = p.Ink2
	}
	p.box(b, color.NRGBA{}, c, .8*u)
	p.textMid((b.x0+b.x1)/2, (b.y0+b.y1)/2, state, f.in(c).middle())
	return top
}

// pageLegend writes the classes with their counties and villages, the other
// states, the sum, the rule of the breaks and the lines, and returns the y
// below.
func (m *choropleth) pageLegend(p *painter, box rect, u float64, st mapStyle) float64 {
	head, row := p.strong().sized(10*u), 15.8*u
	body, small := set{size: 9.5 * u, color: p.Ink}, set{size: 8.5 * max(1, u), color: p.Ink3}
	villages := len(m.ds.Villages) > 0
	nx := box.x1
	if villages {
		nx -= 50 * u
	}
	y := box.y0
	room := nx - box.x0 - small.width(p.t("figure.map.counties")) - 8*u
	unit := m.unit()
	if m.tiers || head.width(m.measureName())+8*u+body.width(unit) > room {
		unit = "" // the subtitle has it
	}
	w := p.text(box.x0, y, fit(m.measureName(), room, head), head)
	p.text(box.x0+w+8*u, y, unit, body.in(p.Ink2))
	p.text(nx, y, p.t("figure.map.counties"), small.end())
	if villages {
		p.text(box.x1, y, p.t("figure.map.villages"), small.end())
	}
	y += 5 * u
	for i, e := range m.entries {
		if i == len(m.classes) {
			y += 5 * u
		}
		s := rect{box.x0, y + 1*u, box.x0 + 24*u, y + row - 1*u}
		p.swatchPlate(s, e, u)
		p.textFit(s.x1+8*u, (s.y0+s.y1)/2+midline*body.size, nx-s.x1-34*u, e.Label, body)
		p.textMid(nx, (s.y0+s.y1)/2, text.Count(e.Count), body.end())
		if villages {
			p.textMid(box.x1, (s.y0+s.y1)/2, e.Extra, body.in(p.Ink2).end())
		}
		p.region(rect{box.x0, y, box.x1, y + row}, "", e.Key, e.Label)
		y += row
	}
	y += 4 * u
	p.line(box.x0, y, box.x1, y, .6*u, p.Line2)
	y += 12 * u
	p.text(box.x0, y, p.t("figure.map.sum"), body)
	p.text(nx, y, text.Count(len(m.ds.Counties)), body.end())
	if villages {
		p.text(box.x1, y, text.Count(len(m.ds.Villages)), body.in(p.Ink2).end())
	}
	if !m.tiers && len(m.classes) > 1 {
		y += 14 * u
		p.text(box.x0, y, p.t("figure.map.rule"), small)
	}
	return m.lineKey(p, rect{box.x0, y + 10*u, box.x1, box.y1}, u, st)
}

// swatchPlate is a legend's swatch with a thin border, as the map has.
func (p *painter) swatchPlate(s rect, e Entry, u float64) {
	if e.Swatch == SwatchHatch {
		p.hatch(s, e.Color, p.Ink3)
		p.box(s, color.NRGBA{}, p.Axis, .5*u)
		return
	}
	p.box(s, e.Color, style.Mix(p.Axis, p.Canvas, .2), .5*u)
}

// lineKey explains the lines.
func (m *choropleth) lineKey(p *painter, box rect, u float64, st mapStyle) float64 {
	f := set{size: 8.5 * max(1, u), color: p.Ink}
	row := 12.6 * u
	y := box.y0
	draw := func(w float64, c color.NRGBA, label string) {
		p.line(box.x0, y+row/2, box.x0+24*u, y+row/2, w, c)
		p.textMid(box.x0+32*u, y+row/2, label, f)
		y += row
	}
	draw(st.province, st.borderC, p.t("figure.map.line.province"))
	draw(st.prefecture, st.prefectureC, p.t("figure.map.line.prefecture"))
	draw(st.county, st.countyC, p.t("figure.map.line.county"))
	if m.spec.layer("tiers") && !m.tiers {
		for i, c := range style.TierLine.All(p.Dark) {
			draw(max(1.2, st.province*1.5), c, m.tierName(i))
		}
	}
	for _, e := range m.dotEntries() {
		p.swatch(rect{box.x0 + 8*u, y + row/2 - 4*u, box.x0 + 16*u, y + row/2 + 4*u}, e)
		p.textMid(box.x0+32*u, y+row/2, m.lang.T("figure.map.dot", e.Label, text.Count(e.Count)), f)
		y += row
	}
	return y
}

// topTen draws the ten highest as bars, with their prefecture and the
// province's value as a dotted line.
func (m *choropleth) topTen(p *painter, box rect, u float64) {
	n := min(10, len(m.order))
	row := 12.3 * u
	if n < 3 || box.h() < row*float64(n+1) {
		return
	}
	head, f := p.strong().sized(10*u), set{size: 8.5 * max(1, u), color: p.Ink}
	p.text(box.x0, box.y0+9*u, p.t("figure.map.top", n), head)
	p.text(box.x1, box.y0+9*u, m.total(), f.in(p.Ink3).end())
	top := m.val[m.order[0]]
	if top <= 0 {
		return
	}
	nameW, prefW := 0.0, 0.0
	for _, i := range m.order[:n] {
		nameW = max(nameW, f.width(m.countyName(i)))
		prefW = max(prefW, f.width(m.prefName(m.ds.Counties[i].Prefecture)))
	}
	x0 := box.x0 + nameW + 6*u
	most := box.x1 - prefW - 6*u - f.width(m.printed(top)) - 6*u - x0
	y := box.y0 + 14*u
	for _, i := range m.order[:n] {
		mid := y + row/2
		p.textMid(x0-6*u, mid, m.countyName(i), f.end())
		w := max(.5, most*m.val[i]/top)
		p.fill(rect{x0, y + 2*u, x0 + w, y + row - 2*u}, m.colour(i))
		p.textMid(x0+w+4*u, mid, m.printed(m.val[i]), f.in(p.Ink2))
		p.textMid(box.x1, mid, m.prefName(m.ds.Counties[i].Prefecture), f.in(p.Ink3).end())
		p.region(rect{box.x0, y, box.x1, y + row}, "county", m.ds.Counties[i].Code, m.tip[i]...)
		y += row
	}
	if v := m.all.V.Float() * m.factor; m.m.Den != nil && v > 0 && v < top {
		x := x0 + most*v/top
		p.line(x, box.y0+12*u, x, y+3*u, 1*u, p.Ink, 1.5*u, 1.5*u)
	}
}
