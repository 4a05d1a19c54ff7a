package figure

// topCounties are the n highest counties, fewer where a tie would leave it to
// chance which of the tied are named.
func (m *choropleth) topCounties(n int) []int {
	n = min(n, len(m.order))
	for n > 0 && n < len(m.order) && m.val[m.order[n-1]] == m.val[m.order[n]] {
		n--
	}
	return m.order[:n]
}

// topTen draws the ten highest as bars, with their prefecture and the
// province's value as a dotted line.
func (m *choropleth) topTen(p *painter, box rect, u float64) {
	list := m.topCounties(10)
	n, row := len(list), 12.3*u
	if n < 3 || box.h() < row*float64(n+1) {
		return
	}
	head, f := p.strong().sized(10*u), set{size: 8.5 * max(1, u), color: p.Ink}
	w := p.text(box.x0, box.y0+9*u, p.t("figure.map.top"+m.most(), n), head)
	p.text(box.x1, box.y0+9*u, fit(m.total(), box.w()-w-6*u, f), f.in(p.Ink3).end())
	top := m.val[list[0]]
	if top <= 0 {
		return
	}
	nameW, prefW := 0.0, 0.0
	for _, i := range list {
		nameW = max(nameW, f.width(m.countyName(i)))
		prefW = max(prefW, f.width(m.prefName(m.ds.Counties[i].Prefecture)))
	}
	nameW = min(nameW, box.w()*.34)
	x0 := box.x0 + nameW + 6*u
	most := box.x1 - f.width(m.printed(top)) - 6*u - x0
	prefectures := most-prefW-6*u > box.w()*.22
	if prefectures {
		most -= prefW + 6*u
	}
	y := box.y0 + 14*u
	for _, i := range list {
		mid := y + row/2
		p.textMid(x0-6*u, mid, fit(m.countyName(i), nameW, f), f.end())
		w := max(.5, most*m.val[i]/top)
		p.fill(rect{x0, y + 2*u, x0 + w, y + row - 2*u}, m.colour(i))
		p.textMid(x0+w+4*u, mid, m.printed(m.val[i]), f.in(p.Ink2))
		if prefectures {
			p.textMid(box.x1, mid, m.prefName(m.ds.Counties[i].Prefecture), f.in(p.Ink3).end())
		}
		p.region(rect{box.x0, y, box.x1, y + row}, "county", m.ds.Counties[i].Code, m.tip[i]...)
		y += row
	}
	if v := m.all.V.Float() * m.factor; m.m.Den != nil && v > 0 && v < top {
		x := x0 + most*v/top
		p.line(x, box.y0+12*u, x, y+3*u, 1*u, p.Ink, 1.5*u, 1.5*u)
	}
}
