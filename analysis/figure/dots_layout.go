package figure

import (
	"math"

	"taihang/analysis/cube"
	"taihang/analysis/dataset"
	"taihang/analysis/figure/style"
	"taihang/analysis/measure"
	"taihang/data"
	"taihang/data/text"
)

func init() { register(Dots, resolveDots) }

// dotsBody draws a share by group as a dot on its interval.
type dotsBody struct {
	chart
	dots
}

func resolveDots(ds *dataset.Dataset, s Spec) (*Resolved, error) {
	usual := "reserve_share"
	if len(s.By) > 0 && s.By[0] == cube.Intake {
		usual = "intake_reserve_share"
	}
	c, err := newChart(ds, s, usual)
	if err != nil {
		return nil, err
	}
	if c.m.Unit != measure.Share {
		return nil, text.Errorf("figure.shares", c.measureName(), Dots)
	}
	dim := c.by(cube.Level)[0]
	years := s.Years
	if dim == cube.Intake || dim == cube.Year {
		years = nil
	}
	g, err := c.eval(c.m.ID, years, nil, dim)
	if err != nil {
		return nil, err
	}
	c.ofSome(c.shown(g))
	whole, sel := g.grids()
	own := c.picks(dim)
	if c.picked && own == nil {
		whole = sel // a selection of anything else is what the dots are of
	}
	b := dotsBody{c, newDots(dim, whole, own)}
	parts := []string{c.lang.T("figure.by.unit", c.dimWord(dim), "%"), c.lang.T("figure.interval")}
	if dim != cube.Intake && dim != cube.Year {
		parts = append(parts, c.periodText(), c.n())
	}
	f := b.finding(func(k string) string { return c.name(dim, k) }, c.value)
	return c.resolved(b, b.table(), c.proven(f), parts...), nil
}

func (b dotsBody) layout(pt *painter, box rect) {
	if len(b.keys) == 0 {
		b.none(pt, box)
		return
	}
	p := pt.placer(box)
	f := p.tick().middle()
	left := b.left(p, box)
	foot := f.size * 1.7
	plot := box.inset(left, 2, 0, foot)
	shown := max(1, min(len(b.keys), int(plot.h()/(p.size.Body*1.3))))
	if h := 56 * float64(shown); h < plot.h() {
		plot.y1 = plot.y0 + h
	}
	// The value stands to the right of its interval: leave room for the last.
	room := p.value().width("100.0") + 8
	x := linear{0, b.reach(), plot.x0, max(plot.x0+1, plot.x1-room)}
	for _, t := range niceTicks(0, x.d1, max(2, int((x.r1-x.r0)/42))) {
		if t > x.d1+1e-9 {
			break
		}
		c := p.Grid
		if t == 0 {
			c = p.Axis
		}
		p.line(x.at(t), plot.y0, x.at(t), plot.y1, 1, c)
		p.put(x.at(t), plot.y1+f.size*1.35, trimFixed(t*100), f)
	}
	for i, r := range plot.rows(shown, 0) {
		b.draw(p, i, rect{box.x0, r.y0, box.x1, r.y1}, x)
	}
}

// trimFixed writes a tick with as many decimals as it needs.
func trimFixed(v float64) string {
	for d := range 4 {
		if p := math.Pow(10, float64(d)); math.Abs(v*p-math.Round(v*p)) < 1e-6*p {
			return text.Fixed(v, d)
		}
	}
	return text.Fixed(v, 4)
}

func (b dotsBody) left(p *placer, box rect) float64 {
	w := 0.0
	for i, k := range b.keys {
		w = max(w, p.label().width(b.name(b.dim, k)), p.tick().width(b.people(i)))
	}
	return min(w+14, box.w()*.4)
}

func (b dotsBody) people(i int) string { return nIs(text.Fixed(b.dot[i].d, 0)) }

func (b dotsBody) reach() float64 {
	reach := 0.0
	for _, d := range b.dot {
		reach = max(reach, d.hi)
	}
	return min(reach*1.05, 1)
}

// hot says whether a group is told apart by colour.
func (b dotsBody) isHot(i int) bool { return i == b.hot || b.own[i] }

func (b dotsBody) draw(p *placer, i int, r rect, x linear) {
	d, mid := b.dot[i], (r.y0+r.y1)/2
	c, band, ink := p.Ink2, p.Mute2, p.value().in(p.Ink2)
	if b.isHot(i) {
		c, band, ink = p.Acc, style.Mix(p.Acc, p.Canvas, .45), p.value().in(p.AccText)
	}
	f, g := p.label().in(p.Ink), p.tick()
	if r.h() > f.size+g.size+6 {
		p.put(r.x0, mid-1, fit(b.name(b.dim, b.keys[i]), x.r0-r.x0-6, f), f)
		p.put(r.x0, mid+g.size*1.2, fit(b.people(i), x.r0-r.x0-6, g), g)
	} else {
		p.putMid(r.x0, mid, fit(b.name(b.dim, b.keys[i]), x.r0-r.x0-6, f), f)
	}
	h := min(2.5, r.h()*.2)
	p.round(rect{x.at(d.lo), mid - h, max(x.at(d.hi), x.at(d.lo)+2*h), mid + h}, h, band, band, 0)
	p.circle(x.at(d.v.V), mid, min(5, r.h()*.35), c, p.Canvas, 1)
	p.putMid(x.at(d.hi)+6, mid, b.bare(d.v.V), ink)
	p.region(r, string(b.dim), b.keys[i], b.name(b.dim, b.keys[i]), b.value(d.v.V),
		b.lang.T("figure.tip.interval", percentWord(d.lo), percentWord(d.hi)),
		text.Fixed(d.n, 0)+" / "+text.Fixed(d.d, 0))
}

func (b dotsBody) table() Table {
	l := b.lang
	t := Table{Columns: []Column{
		{Name: dimName(l, b.dim)},
		{Name: b.measureName(), Unit: measure.Share, Decimals: b.m.Decimals},
		{Name: l.T("figure.low"), Unit: measure.Share, Decimals: b.m.Decimals},
		{Name: l.T("figure.high"), Unit: measure.Share, Decimals: b.m.Decimals},
		{Name: l.Pick(b.m.NumZh, b.m.NumEn), Unit: measure.Number},
		{Name: l.Pick(b.m.DenZh, b.m.DenEn), Unit: measure.Number},
	}}
	for i, k := range b.keys {
		d := b.dot[i]
		t.Rows = append(t.Rows, []Datum{
			word(b.name(b.dim, k)), valueOf(d.v), valueOf(data.Num(d.lo)), valueOf(data.Num(d.hi)),
			valueOf(data.Num(d.n)), valueOf(data.Num(d.d)),
		})
	}
	return t
}
