package figure

import (
	"image/color"

	"taihang/analysis/figure/style"
	"taihang/data/text"
)

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
	lines := wrap(m.measureName(), room, 3, head)
	for i, l := range lines {
		p.text(box.x0, y+head.size*1.25*float64(i), l, head)
	}
	y += head.size * 1.25 * float64(len(lines)-1)
	p.text(box.x0+head.width(lines[0])+8*u, y, unit, body.in(p.Ink2))
	p.text(nx, y, p.t("figure.map.counties"), small.end())
	if villages {
		p.text(box.x1, y, p.t("figure.map.villages"), small.end())
	}
	y += 5 * u
	label := m.labelSet(body, nx-box.x0-32*u)
	for i, e := range m.entries {
		if i > 0 && isState(e.Key) && !isState(m.entries[i-1].Key) {
			y += 5 * u
		}
		s := rect{box.x0, y + 1*u, box.x0 + 24*u, y + row - 1*u}
		p.swatchPlate(s, e, u)
		p.textMid(s.x1+8*u, (s.y0+s.y1)/2, e.Label, label)
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
	if !m.tiers && len(m.classes) > 1 && !m.m.Calendar {
		y += 14 * u
		p.text(box.x0, y, p.t("figure.map.rule"), small)
	}
	return m.lineKey(p, rect{box.x0, y + 10*u, box.x1, box.y1}, u, st)
}

// labelSet is f, made small enough that every label of the legend stands whole
// before its count: a class without its upper limit says nothing.
func (m *choropleth) labelSet(f set, room float64) set {
	k := 1.0
	for _, e := range m.entries {
		k = min(k, (room-f.width(text.Count(e.Count))-.6*f.size)/f.width(e.Label))
	}
	return f.sized(f.size * k)
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
