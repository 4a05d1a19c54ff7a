package figure

import (
	"taihang/analysis/figure/style"
	"taihang/data"
	"taihang/data/text"
)

// layout draws the map in a panel: on screen, or in the frame of a small sheet.
func (m *choropleth) layout(p *painter, box rect) {
	f, lw, lh := m.panelLegendSize(p, box.h())
	mapBox := box.inset(2, 4, 2, 4)
	g := m.ds.Map.Mesh.Bound
	ratio := float64(g.Max.X-g.Min.X) / float64(g.Max.Y-g.Min.Y)
	st := p.mapStyle(.8)
	mw := min(mapBox.w(), mapBox.h()*ratio)
	beside := mapBox.w()-mw > lw*.62
	if beside { // the south-east of the box is empty: the legend reaches into it
		mapBox.x1 = mapBox.x0 + max(mw, mapBox.w()-lw*1.15)
	} else if mapBox.h()-mapBox.w()/ratio < lh*.5 {
		mapBox.x1 -= lw * .55
	}
	a := m.areas(p, mapBox, st)
	p.d.Items = append(p.d.Items, Item{Areas: a})
	m.drawDots(p, a, 1.5)
	pl := p.placer(box)
	legend := rect{box.x1 - lw, box.y1 - lh, box.x1, box.y1}
	pl.block(legend)
	if m.spec.layer("labels") {
		m.labels(pl, a, st, a.Scale*1000 > .8) // a county is 40 km across
	}
	m.neighbourNames(pl, a, p.size.Axis)
	m.panelLegend(p, legend, f)
}

// panelLegendSize is how the legend is set, smaller than notes where it would
// be higher than the box, and the room it takes.
func (m *choropleth) panelLegendSize(p *painter, most float64) (f set, w, h float64) {
	f = p.note()
	entries := m.entries
	rows := float64(len(entries) + len(m.dotEntries()) + 1)
	f.size = min(f.size, most/(rows*1.75))
	for _, e := range entries {
		w = max(w, f.width(m.panelLabel(e)))
	}
	k := p.shrunk(f)
	w += f.size*1.6 + 46*k
	if m.villageColumn() {
		w += 44 * k
	}
	for _, e := range m.dotEntries() {
		w = max(w, f.width(m.lang.T("figure.map.dot", e.Label, text.Count(e.Count)))+f.size*1.6)
	}
	return f, w, f.size * 1.75 * rows
}

// panelLabel is an entry's short label: classes as on screen.
func (m *choropleth) panelLabel(e Entry) string {
	for i := range m.classes {
		if m.classes[i].key == e.Key {
			return m.classes[i].short
		}
	}
	return e.Label
}

// villageColumn says that the legend counts villages too: on the map of tiers,
// which is about them.
func (m *choropleth) villageColumn() bool { return m.tiers && len(m.ds.Villages) > 0 }

// panelLegend writes swatches, labels and counts, and makes rows regions.
func (m *choropleth) panelLegend(p *painter, box rect, f set) {
	row := f.size * 1.75
	nx := box.x1
	if m.villageColumn() {
		nx -= 48 * p.shrunk(f)
		p.text(box.x1, box.y0+f.size, p.t("figure.map.villages"), f.in(p.Ink4).end())
	} else if u := m.unit(); u != "" {
		p.text(box.x0, box.y0+f.size, u, f)
	}
	p.text(nx, box.y0+f.size, p.t("figure.map.counties"), f.in(p.Ink4).end())
	for i, e := range m.entries {
		y := box.y0 + row*float64(i+1)
		mid := y + row/2
		side := f.size * .95
		p.swatch(rect{box.x0, mid - side/2, box.x0 + side, mid + side/2}, e)
		label := f.in(p.Ink)
		if m.tiers {
			label.medium = true
		}
		p.textMid(box.x0+side+6, mid, m.panelLabel(e), label)
		p.textMid(nx, mid, text.Count(e.Count), f.in(p.Ink2).end())
		if m.villageColumn() {
			p.textMid(box.x1, mid, e.Extra, f.in(p.Ink2).end())
		}
		p.region(rect{box.x0, y, box.x1, y + row}, "", e.Key, m.panelLabel(e))
	}
	for i, e := range m.dotEntries() {
		mid := box.y0 + row*(float64(i+1+len(m.entries))+.5)
		p.swatch(rect{box.x0, mid - f.size/2, box.x0 + f.size, mid + f.size/2}, e)
		p.textMid(box.x0+f.size*.95+6, mid, m.lang.T("figure.map.dot", e.Label, text.Count(e.Count)), f.in(p.Ink))
	}
}

// smallest is the least that a map with its legend is laid out on, a postcard.
// All of it shrinks on a smaller sheet, for a map without its legend, its
// scale or its source would be none.
// An upright one has its legend in the corner and needs less width.
const smallestW, smallestH, smallestUpright = 420.0, 298.0, 300.0

// small is the sheet that is no A4 page: the frame of a chart, with all that a
// map must carry in its foot.
func (m *choropleth) small(p *painter, r *Resolved) {
	k := min(p.d.W, p.d.H) / 400
	if k < 1 {
		w := smallestW
		if p.d.W < p.d.H {
			w = smallestUpright
		}
		k = min(1, p.d.W/w, p.d.H/smallestH)
	}
	p.size = scaled(p.size, min(k, 2.5))
	sheet := *r
	sheet.Source = r.Source + segment + m.credits()
	sheet.Notes = append(append([]string{}, r.Notes...), m.approval())
	box := p.frame(&sheet)
	bar := p.size.Axis * 2.4
	m.layout(p, rect{box.x0, box.y0, box.x1, box.y1 - bar})
	for _, it := range p.d.Items {
		if it.Areas != nil {
			p.scaleBar(rect{box.x0, box.y0, box.x0 + .36*box.w(), box.y1 - 2}, false, it.Areas.Scale, p.tick())
		}
	}
}

// shrunk is how much smaller than a note usually is f is.
func (p *painter) shrunk(f set) float64 {
	usual := style.Paper
	if p.screen {
		usual = style.Screen
	}
	return min(1, f.size/usual.Note)
}

func scaled(s style.Sizes, k float64) style.Sizes {
	return style.Sizes{
		Number: s.Number * k, Page: s.Page * k, Panel: s.Panel * k, Figure: s.Figure * k, Strong: s.Strong * k,
		Body: s.Body * k, Note: s.Note * k, Axis: s.Axis * k, Name: s.Name * k,
	}
}

func (m *choropleth) tierName(i int) string {
	return m.ds.Label(m.lang, "tier", string(data.Tiers[i]))
}
