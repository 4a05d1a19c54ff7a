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

func init() { register(Bars, resolveBars) }

// barsBody draws horizontal bars: the selection narrow and saturated over the
// whole, wide and pale.
type barsBody struct {
	chart
	bars
}

func resolveBars(ds *dataset.Dataset, s Spec) (*Resolved, error) {
	c, err := newChart(ds, s, "cadres")
	if err != nil {
		return nil, err
	}
	dim := c.by(cube.UnitKind)[0]
	g, err := c.eval(c.m.ID, s.Years, nil, dim)
	if err != nil {
		return nil, err
	}
	c.ofSome(c.shown(g))
	whole, sel := g.grids()
	b := barsBody{c, newBars(dim, whole, sel, c.m.Den == nil && !c.m.NoRollup)}
	parts := []string{c.lang.T("figure.by.unit", c.dimWord(dim), c.unit()), c.periodText(), c.n()}
	if c.picked {
		parts = append(parts, c.lang.T("figure.pale", c.wholeName()))
	}
	told := b.bars
	if c.picked && c.picks(dim) == nil { // the figures beside the bars are then the selection's
		told.whole = told.sel
	}
	f := told.finding(func(k string) string { return c.name(dim, k) }, func(x measure.Cell) string { return c.value(x.V.V) })
	f.selected = c.picked && c.picks(dim) == nil
	return c.resolved(b, b.table(), c.proven(f), parts...), nil
}

func (b barsBody) layout(pt *painter, box rect) {
	if len(b.keys) == 0 {
		b.none(pt, box)
		return
	}
	p := pt.placer(box)
	foot := 0.0
	if b.dim == cube.UnitKind && box.h() > 190 {
		f := p.tick()
		foot = f.size * 1.8
		p.put(box.x0, box.y1-3, fit(b.lang.T("figure.bars.match"), box.w(), f), f)
	}
	plot, shown := b.room(p, box.inset(0, 2, 0, foot))
	left, right := b.sides(p, box, shown)
	x := linear{0, b.reach(), plot.x0 + left, plot.x1 - right}
	colours := b.colours(p)
	for i, r := range plot.rows(shown, 0)[:min(shown, len(b.keys))] {
		if shown < len(b.keys) && i == shown-1 {
			p.putFit(x.r0, (r.y0+r.y1)/2, plot.x1-x.r0, b.lang.T("figure.more", len(b.keys)-i), p.tick())
			break
		}
		b.draw(p, i, rect{plot.x0, r.y0, plot.x1, r.y1}, x, colours[i])
	}
}

// room is how many rows fit; the last then says how many were left out.
func (b barsBody) room(p *placer, box rect) (plot rect, shown int) {
	shown = max(1, min(len(b.keys), int(box.h()/(p.size.Body*1.35))))
	if h := 36 * float64(shown); h < box.h() {
		box.y1 = box.y0 + h
	}
	return box, shown
}

func (b barsBody) sides(p *placer, box rect, shown int) (left, right float64) {
	for i, k := range b.keys[:shown] {
		left = max(left, p.label().width(b.name(b.dim, k)))
		right = max(right, p.value().width(b.printed(i)))
	}
	return min(left+8, box.w()*.4), right + 8
}

// shownCell is the cell whose value is printed: the selection's, if any.
func (b barsBody) shownCell(i int) measure.Cell {
	if b.picked {
		return b.sel[i]
	}
	return b.whole[i]
}

func (b barsBody) printed(i int) string { return b.cellOf(b.shownCell(i)) }

// cellText prints a value, or what stands for one that is not there.
func cellText(m *measure.Measure, v data.Value) string {
	switch v.State {
	case data.Present:
		return valueText(m, v.V)
	case data.Suppressed:
		return "＜10"
	}
	return "—"
}

func (b barsBody) reach() float64 {
	reach := 0.0
	for i := range b.keys {
		for _, c := range []measure.Cell{b.whole[i], b.sel[i]} {
			if c.V.State == data.Present {
				reach = max(reach, c.V.V)
			}
		}
	}
	return reach
}

// colours are those of a dimension that has its own, grey where a matched
// kind of unit is told from the rest, else the measure's.
func (b barsBody) colours(p *placer) []color.NRGBA {
	switch b.dim {
	case cube.UnitKind:
		out := dimColours(b.dim, b.keys, p.Dark)
		for i := range out {
			if out[i] == p.Mute2 {
				out[i] = p.Ink4
			}
		}
		return out
	case cube.Level, cube.Tier, cube.Sex, cube.VillageKind:
		return dimColours(b.dim, b.keys, p.Dark)
	}
	ramp := map[measure.Direction]style.Palette{measure.Burden: style.Ochre, measure.Target: style.Teal}
	pal, ok := ramp[b.m.Direction]
	if !ok {
		pal = style.Blue
	}
	out := make([]color.NRGBA, len(b.keys))
	for i := range out {
		out[i] = pal.Colours(1, p.Dark)[0]
	}
	return out
}

func (b barsBody) draw(p *placer, i int, r rect, x linear, c color.NRGBA) {
	mid := (r.y0 + r.y1) / 2
	wide := min(18, r.h()*.62)
	p.putMid(x.r0-8, mid, fit(b.name(b.dim, b.keys[i]), x.r0-8-r.x0, p.label()), p.label().in(p.Ink).end())
	p.putMid(r.x1, mid, b.printed(i), p.value().end())
	bar := func(v data.Value, h float64, c color.NRGBA) {
		if v.State == data.Present && v.V > 0 {
			p.fill(rect{x.r0, mid - h/2, max(x.at(v.V), x.r0+.5), mid + h/2}, c)
		}
	}
	if b.picked {
		bar(b.whole[i].V, wide, p.Mute)
		bar(b.sel[i].V, wide*.5, c)
	} else {
		bar(b.whole[i].V, wide, c)
	}
	p.region(r, string(b.dim), b.keys[i], b.tip(i)...)
}

func (b barsBody) tip(i int) []string {
	tip := []string{b.name(b.dim, b.keys[i])}
	if b.picked {
		tip = append(tip, b.selectedName()+"  "+b.cellOf(b.sel[i]))
	}
	tip = append(tip, b.wholeName()+"  "+b.cellOf(b.whole[i]))
	if c := b.shownCell(i); c.Den > 0 {
		tip = append(tip, nIs(text.Count(c.N)))
	}
	return tip
}

func (b barsBody) table() Table {
	t := Table{Columns: b.columns(b.dim)}
	if b.partial != nil {
		t.Columns = append(t.Columns, Column{Name: b.lang.T("figure.partial")})
	}
	for i, k := range b.keys {
		row := b.row(b.whole[i].V, b.sel[i].V, b.name(b.dim, k))
		if b.partial != nil {
			row = append(row, word(b.shownCell(i).Counties()))
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}
