package figure

import (
	"image/color"
	"strings"
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
	p.scaleBar(rect{box.x1 - 120*u, y, box.x1, foot - 18*u}, true, a.Scale, p.tick().sized(8.5*max(1, u)))
	y = m.pageLegend(p, left, u, st)
	if !m.tiers && !m.m.Calendar {
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
