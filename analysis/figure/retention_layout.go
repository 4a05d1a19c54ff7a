package figure

import (
	"image/color"
	"slices"
	"strconv"

	"taihang/analysis/cohort"
	"taihang/analysis/cube"
	"taihang/analysis/dataset"
	"taihang/analysis/figure/style"
	"taihang/analysis/measure"
	"taihang/data"
	"taihang/data/text"
)

func init() { register(Retention, resolveRetention) }

// retentionBody draws the share still posted as lines with bands.
type retentionBody struct {
	chart
	retention
}

func resolveRetention(ds *dataset.Dataset, s Spec) (*Resolved, error) {
	intake := data.FirstYear
	if len(s.Years) > 0 && len(s.By) > 1 && s.By[1] == cube.Intake {
		intake = s.Years[0]
	}
	c, err := newChart(ds, s, "cadres")
	if err != nil {
		return nil, err
	}
	dim := c.by(cube.Level)[0]
	// Two sets of lines that nearly coincide cannot be told apart: with a
	// selection the lines are of the selection.
	stays, err := cohort.Retention(ds.Cube, dim, s.Where.And(s.Select))
	if err != nil {
		return nil, err
	}
	b := retentionBody{c, newRetention(dim, intake, stays)}
	n := 0
	for _, x := range b.groups {
		n += x.base
	}
	who := ""
	if c.picked && s.Surface == Screen { // on paper the subtitle ends with what is selected
		who = c.selectedName()
	}
	parts := []string{c.lang.T("figure.retention", intake), who, c.lang.T("figure.band"), nIs(text.Count(n))}
	r := c.resolved(b, b.table(), b.finding(func(k string) string { return c.name(dim, k) }), parts...)
	if c.measureName() == r.Title {
		r.Title = c.lang.T("figure.kept")
	}
	return r, nil
}

func (b retentionBody) layout(pt *painter, box rect) {
	if len(b.groups) == 0 || len(b.years) == 0 {
		b.none(pt, box)
		return
	}
	p := pt.placer(box)
	risk := 0.0
	line := p.size.Axis * 1.4
	if box.h() > 170 && box.w() > 230 {
		risk = line*float64(len(b.groups)+1) + 4
	}
	s := b.scale(p, box, risk)
	s.grid(p, 0, true, false)
	colours := b.colours(p)
	for i, g := range b.groups {
		p.area(b.band(s, g), style.Alpha(colours[i], .14))
	}
	for i, g := range b.groups {
		p.lines(s.subs(g.share), 2, colours[i])
	}
	b.names(p, s, colours)
	if risk > 0 {
		b.atRisk(p, box, s, line)
	}
	b.regions(p, s)
}

func (b retentionBody) scale(p *placer, box rect, risk float64) scale {
	lo := 1.0
	for _, g := range b.groups {
		lo = min(lo, slices.Min(g.lo))
	}
	// The axis may start above zero: these are lines, whose position is read,
	// and not bars. It says so by its labels.
	n := max(2, min(5, int((box.h()-risk)/42)))
	right := 0.0
	for _, g := range b.groups {
		right = max(right, p.value().width(b.label(g)))
	}
	if right > box.w()*.34 {
		right = 4
	}
	left := p.tick().width("100") + 8
	if risk > 0 {
		for _, g := range b.groups {
			left = max(left, p.tick().width(b.name(b.dim, g.key))+p.tick().width("00,000")/2+12)
		}
		left = min(left, box.w()*.3)
	}
	plot := box.inset(left, p.size.Axis*.6, right+8, p.size.Axis*1.9+risk)
	s := newScale(plot, b.years, lo, 1, n, true)
	s.y.d1 = 1
	s.ticks = slices.DeleteFunc(s.ticks, func(t float64) bool { return t > 1+1e-9 })
	return s
}

func (b retentionBody) label(g group) string {
	return b.name(b.dim, g.key) + " " + text.Fixed(g.share[len(g.share)-1]*100, 0)
}

func (b retentionBody) colours(p *placer) []color.NRGBA {
	keys := make([]string, len(b.groups))
	for i, g := range b.groups {
		keys[i] = g.key
	}
	out := dimColours(b.dim, keys, p.Dark)
	if b.dim == cube.Level {
		// The county level's pale blue is for areas; as a line it is too faint.
		for i, c := range style.LevelDot.Colours(len(data.Levels)-1, p.Dark) {
			if at := slices.Index(keys, string(data.Levels[i])); at >= 0 {
				out[at] = c
			}
		}
	}
	return out
}

func (b retentionBody) band(s scale, g group) []Pt {
	var pts []Pt
	for i := range b.years {
		pts = append(pts, s.pt(i, min(g.hi[i], s.y.d1)))
	}
	for i := len(b.years) - 1; i >= 0; i-- {
		pts = append(pts, s.pt(i, max(g.lo[i], s.y.d0)))
	}
	return pts
}

func (b retentionBody) names(p *placer, s scale, colours []color.NRGBA) {
	if p.bounds.x1-s.plot.x1 < 16 {
		entries := []Entry{}
		for i, g := range b.groups {
			entries = append(entries, Entry{Swatch: SwatchLine, Color: colours[i], Label: b.label(g), Count: -1})
		}
		p.legend(s.plot.inset(4, s.plot.h()*.7, 0, 0), 2, entries)
		return
	}
	ys := make([]float64, len(b.groups))
	for i, g := range b.groups {
		ys[i] = s.y.at(g.share[len(g.share)-1])
	}
	at, ok := spread(ys, p.size.Body*1.25, s.plot.y0+4, s.plot.y1-4)
	if !ok {
		return
	}
	for i, g := range b.groups {
		p.putMid(s.plot.x1+7, at[i], b.label(g), p.value().in(headInk(colours[i], p.Scheme)))
	}
}

// atRisk is the table of people still posted, under the axis.
func (b retentionBody) atRisk(p *placer, box rect, s scale, line float64) {
	f := p.tick()
	y := s.plot.y1 + p.size.Axis*1.9 + line*.75
	p.put(box.x0, y, b.lang.T("figure.at_risk"), f)
	for _, g := range b.groups {
		y += line
		p.put(box.x0, y, fit(b.name(b.dim, g.key), s.plot.x0-box.x0-f.width("000"), f), f.in(p.Ink2))
		for i, n := range g.posted {
			p.put(s.x.at(float64(b.years[i])), y, text.Count(n), f.in(p.Ink2).middle())
		}
	}
}

func (b retentionBody) regions(p *placer, s scale) {
	keys := make([]string, len(b.years))
	for i, y := range b.years {
		keys[i] = strconv.Itoa(y)
		tip := []string{b.lang.T("figure.roster", y)}
		for _, g := range b.groups {
			tip = append(tip, b.lang.T("figure.tip.kept", b.name(b.dim, g.key), percentWord(g.share[i]), text.Count(g.posted[i]), text.Count(g.base)))
		}
		lo, hi := s.plot.x0, s.plot.x1
		if i > 0 {
			lo = s.x.at(float64(b.years[i-1]+y) / 2)
		}
		if i < len(b.years)-1 {
			hi = s.x.at(float64(b.years[i+1]+y) / 2)
		}
		p.region(rect{lo, s.plot.y0, hi, s.plot.y1}, string(cube.Year), keys[i], tip...)
	}
	p.axis(s.plot, string(cube.Year), false, keys)
}

func (b retentionBody) table() Table {
	l := b.lang
	t := Table{Columns: []Column{
		{Name: dimName(l, b.dim)},
		{Name: dimName(l, cube.Year)},
		{Name: l.T("figure.at_risk"), Unit: measure.Persons},
		{Name: l.T("figure.kept"), Unit: measure.Share, Decimals: 1},
		{Name: l.T("figure.low"), Unit: measure.Share, Decimals: 1},
		{Name: l.T("figure.high"), Unit: measure.Share, Decimals: 1},
	}}
	for _, g := range b.groups {
		for i, y := range b.years {
			t.Rows = append(t.Rows, []Datum{
				word(b.name(b.dim, g.key)), word(strconv.Itoa(y)), valueOf(data.Num(float64(g.posted[i]))),
				valueOf(data.Num(g.share[i])), valueOf(data.Num(g.lo[i])), valueOf(data.Num(g.hi[i])),
			})
		}
	}
	return t
}
