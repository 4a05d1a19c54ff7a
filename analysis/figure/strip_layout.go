package figure

import (
	"image/color"

	"taihang/analysis/cube"
	"taihang/analysis/dataset"
	"taihang/analysis/figure/style"
	"taihang/analysis/measure"
	"taihang/data"
	"taihang/data/text"
)

func init() { register(Strip, resolveStrip) }

// stripBody draws measures by counties as rows of cells.
type stripBody struct {
	chart
	strip
}

// stripUsual are the requirements a strip shows when no measures are named:
// those of them that the workspace has.
var stripUsual = []string{
	"first_secretary_share", "full_team_share", "money_paid_share", "lodging_signed_share", "enterprise_share",
	"commissioner_share", "sanatorium_share",
}

func resolveStrip(ds *dataset.Dataset, s Spec) (*Resolved, error) {
	ids := s.Measures
	if len(ids) == 0 {
		for _, id := range stripUsual {
			if _, err := ds.Measures.Get(id); err == nil {
				ids = append(ids, id)
			}
		}
	}
	if len(ids) == 0 {
		ids = []string{"coverage_share"}
	}
	s.Measures = ids
	c, err := newChart(ds, s, ids[0])
	if err != nil {
		return nil, err
	}
	name := func(m *measure.Measure) string { return c.lang.Pick(m.Zh, m.En) }
	if n := len(ids); n > 1 {
		m := *c.m
		m.Zh, m.En = text.ZH.T("figure.strip.title", n), text.EN.T("figure.strip.title", n)
		c.m = &m
	}
	b := stripBody{c, strip{}}
	if err := b.fill(ids); err != nil {
		return nil, err
	}
	parts := []string{c.unit(), c.lang.T("figure.strip.columns", len(b.counties)), c.periodText()}
	if count(b.strip.picked) > 0 {
		parts = append(parts, c.lang.T("figure.strip.frame", c.selectedName()))
	}
	return b.resolved(b, b.table(), b.finding(name), parts...), nil
}

// fill evaluates the measures by county and over all. Counties without a
// village in the programme have no column.
func (b *stripBody) fill(ids []string) error {
	keep := b.keptCounties()
	var results []measure.Result
	for _, id := range ids {
		m, err := b.ds.Measures.Get(id)
		if err != nil {
			return err
		}
		total, err := b.eval(id, b.spec.Years, nil)
		if err != nil {
			return err
		}
		byCounty, err := wholes.eval(b.ds, id, measure.Query{By: []cube.Dim{cube.County}, Where: b.spec.Where, Years: b.spec.Years})
		if err != nil {
			return err
		}
		b.measures, results = append(b.measures, m), append(results, byCounty)
		b.whole = append(b.whole, total.whole.Cells[0].V)
		if x := total.whole.Cells[0]; x.Partial() {
			b.noteOfSome(b.lang.Pick(m.Zh, m.En), x)
		}
		if b.chart.picked {
			b.sel = append(b.sel, total.sel.Cells[0].V)
		}
	}
	b.columns(keep, results)
	return nil
}

func (b *stripBody) columns(keep []bool, results []measure.Result) {
	cells := make([][]data.Value, len(results))
	some := make([]bool, len(keep))
	for k, r := range results {
		at := make(map[string]int, len(r.Keys[0]))
		for i, key := range r.Keys[0] {
			at[key] = i
		}
		cells[k] = make([]data.Value, len(keep))
		for i := range b.ds.Counties {
			if j, ok := at[b.ds.Counties[i].Code]; ok {
				cells[k][i] = r.Cells[j].V
				some[i] = some[i] || r.Cells[j].V.State == data.Present || r.Cells[j].V.State == data.Suppressed
			}
		}
	}
	for i := range keep {
		keep[i] = keep[i] && some[i]
	}
	picked := b.pickedCounties()
	b.counties, b.tiers = stripOrder(b.ds.Counties, keep)
	for k := range cells {
		row := make([]data.Value, len(b.counties))
		for c, i := range b.counties {
			row[c] = cells[k][i]
		}
		b.cells = append(b.cells, row)
	}
	for _, i := range b.counties {
		b.strip.picked = append(b.strip.picked, picked[i])
	}
}

// anyColumn says whether the selection names a column: then the others turn
// grey.
func (b stripBody) anyColumn() bool { return count(b.strip.picked) > 0 }

func (b stripBody) layout(pt *painter, box rect) {
	if len(b.counties) == 0 {
		b.none(pt, box)
		return
	}
	p := pt.placer(box)
	left, right := b.sides(p, box)
	head := p.size.Axis*1.5 + 8
	foot := 2.0
	if box.h() > head+float64(len(b.measures))*20+p.size.Note*2 && b.alike() {
		foot = p.size.Note * 2.1
	}
	plot := box.inset(left, head, right, foot)
	rows := plot.rows(len(b.measures), 0)
	h := 34.0
	if !p.screen {
		h = 52 // paper has the room, and nothing below to fill it
	}
	if rows[0].h() > h {
		plot.y1 = plot.y0 + h*float64(len(b.measures))
		rows = plot.rows(len(b.measures), 0)
	}
	x := linear{0, float64(len(b.counties)), plot.x0, plot.x1}
	unnamed := b.tierHeads(p, plot, x)
	if foot > 2 {
		p.legend(rect{plot.x0, plot.y1 + 6, box.x1, box.y1}, 1, append(b.classes(p), unnamed...))
	}
	b.totalsHead(p, box, plot, right)
	for k := range b.measures {
		b.row(p, k, box, rows[k], x, right)
	}
	b.frames(p, plot, x)
	for c, i := range b.counties {
		county := &b.ds.Counties[i]
		p.region(rect{x.at(float64(c)), plot.y0, x.at(float64(c + 1)), plot.y1}, string(cube.County), county.Code, b.tip(c)...)
	}
}

func (b stripBody) sides(p *placer, box rect) (left, right float64) {
	for _, m := range b.measures {
		left = max(left, p.label().width(b.lang.Pick(m.Zh, m.En)))
	}
	left = min(left+10, box.w()*.24)
	right = p.tick().width("100.0%") + 14
	if b.sel != nil {
		right += p.value().width("100.0%") + 14
	}
	if right > box.w()*.3 {
		right = 0
	}
	return left, right
}

// tierHeads draws each tier's name over a bar of its colour, and returns those
// whose bar was too short for it: the legend names them.
func (b stripBody) tierHeads(p *placer, plot rect, x linear) (unnamed []Entry) {
	f := p.tick().in(p.Ink2)
	for _, t := range b.tiers {
		x0, x1 := x.at(float64(t.from)), x.at(float64(t.to))
		c := dimColours(cube.Tier, []string{string(t.tier)}, p.Dark)[0]
		p.fill(rect{x0, plot.y0 - 6, x1 - min(2, (x1-x0)*.2), plot.y0 - 3}, c)
		full := b.lang.T("figure.strip.tier", b.name(cube.Tier, string(t.tier)), t.to-t.from)
		label := full
		if f.width(label) > x1-x0-2 {
			label = b.name(cube.Tier, string(t.tier))
		}
		fits := f.width(label) <= x1-x0+6 || t.to == len(b.counties) && f.width(label) <= p.bounds.x1-x0
		if !fits || !p.put(x0, plot.y0-10, label, f) {
			unnamed = append(unnamed, Entry{Color: c, Label: full, Count: -1})
		}
	}
	return unnamed
}

func (b stripBody) totalsHead(p *placer, box, plot rect, right float64) {
	if right == 0 {
		return
	}
	f := p.tick()
	if b.sel != nil {
		p.put(box.x1, plot.y0-10, fit(b.lang.T("figure.selected"), right/2, f), f.in(p.AccText).end())
		p.put(box.x1-right*.52, plot.y0-10, fit(b.wholeName(), right/2-4, f), f.end())
		return
	}
	p.put(box.x1, plot.y0-10, fit(b.wholeName(), right, f), f.end())
}

func (b stripBody) row(p *placer, k int, box, r rect, x linear, right float64) {
	m, mid := b.measures[k], (r.y0+r.y1)/2
	name := fit(b.lang.Pick(m.Zh, m.En), x.r0-box.x0-10, p.label())
	p.putMid(x.r0-10, mid, name, p.label().in(p.Ink).end())
	full, grey := stripRamp(m, p.Dark), style.Greys(6, p.Dark)
	gap := min(1, (x.at(1)-x.at(0))*.15)
	for c, v := range b.cells[k] {
		cell := rect{x.at(float64(c)), r.y0 + gap, x.at(float64(c+1)) - gap, r.y1 - gap}
		ramp := full
		if b.anyColumn() && !b.strip.picked[c] {
			ramp = grey
		}
		b.cell(p, m, cell, v, ramp)
	}
	if right == 0 {
		return
	}
	f := p.tick().in(p.Ink2).end()
	if b.sel != nil {
		p.putMid(box.x1, mid, cellText(m, b.sel[k]), p.value().in(p.AccText).end())
		p.putMid(box.x1-right*.52, mid, cellText(m, b.whole[k]), f)
		return
	}
	p.putMid(box.x1, mid, cellText(m, b.whole[k]), f)
}

// cell draws a value, a zero, a gap and a suppressed figure each in its way.
func (b stripBody) cell(p *placer, m *measure.Measure, r rect, v data.Value, ramp []color.NRGBA) {
	in := r.inset(.5, .5, .5, .5)
	switch {
	case v.State == data.Suppressed:
		p.hatch(r, p.Canvas, p.Ink4)
	case v.State == data.NotApplicable:
		p.line(r.x0+r.w()*.3, (r.y0+r.y1)/2, r.x1-r.w()*.3, (r.y0+r.y1)/2, 1, p.Ink4)
	case v.State == data.Null:
		p.fill(r, p.NoData)
	case v.V == 0:
		p.box(in, p.Canvas, p.Mute, 1)
	default:
		p.fill(r, ramp[stripClass(m, v.V)])
	}
}

// stripRamp is the ramp of a measure's direction.
func stripRamp(m *measure.Measure, dark bool) []color.NRGBA {
	switch m.Direction {
	case measure.Burden:
		return style.Ochre.Colours(6, dark)
	case measure.Amount:
		return style.Blue.Colours(6, dark)
	}
	return style.Teal.Colours(6, dark)
}

// stripBreaks are the classes of a share of a target: full is a class of its
// own, and the classes narrow towards it.
var stripBreaks = []float64{.5, .7, .85, .95, 1}

// stripClass is the class of a value, 0 to 5.
func stripClass(m *measure.Measure, v float64) int {
	i := 0
	for i < len(stripBreaks) && v >= stripBreaks[i]*max(m.Max, 1) {
		i++
	}
	return i
}

// alike says whether all measures are shares in one palette: then one legend
// serves them all.
func (b stripBody) alike() bool {
	for _, m := range b.measures {
		if m.Unit != measure.Share || m.Direction != b.measures[0].Direction {
			return false
		}
	}
	return true
}

// classes are the legend's entries.
func (b stripBody) classes(p *placer) []Entry {
	var out []Entry
	for i, c := range stripRamp(b.measures[0], p.Dark) {
		label := "100%"
		switch {
		case i == 0:
			label = "<" + trimFixed(stripBreaks[0]*100) + "%"
		case i < len(stripBreaks):
			label = trimFixed(stripBreaks[i-1]*100) + "–" + trimFixed(stripBreaks[i]*100)
		}
		out = append(out, Entry{Color: c, Label: label, Count: -1})
	}
	return append(out, Entry{Color: p.Canvas, Label: b.lang.T("figure.map.zero"), Count: -1})
}

func (b stripBody) frames(p *placer, plot rect, x linear) {
	for _, r := range pickedRuns(b.strip.picked) {
		p.round(rect{x.at(float64(r[0])) - 1.5, plot.y0 - 1.5, x.at(float64(r[1])) + .5, plot.y1 + 1.5}, 2, nothing, p.Ink, 1.2)
	}
}

func (b stripBody) tip(c int) []string {
	county := &b.ds.Counties[b.counties[c]]
	tip := []string{b.lang.Pick(county.Name, county.NameEn)}
	for k, m := range b.measures {
		if len(tip) < 8 {
			tip = append(tip, b.lang.Pick(m.Zh, m.En)+"  "+cellText(m, b.cells[k][c]))
		}
	}
	return tip
}

func (b stripBody) table() Table {
	l := b.lang
	t := Table{Columns: []Column{{Name: l.T("figure.code")}, {Name: dimName(l, cube.County)}, {Name: dimName(l, cube.Tier)}}}
	for _, m := range b.measures {
		t.Columns = append(t.Columns, Column{l.Pick(m.Zh, m.En), m.Unit, m.Decimals})
	}
	for c, i := range b.counties {
		county := &b.ds.Counties[i]
		row := []Datum{word(county.Code), word(b.countyName(i)), word(b.name(cube.Tier, string(county.Tier)))}
		for k := range b.measures {
			row = append(row, valueOf(b.cells[k][c]))
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}
