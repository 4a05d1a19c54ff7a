package figure

import (
	"image/color"
	"slices"

	"taihang/analysis/cube"
	"taihang/analysis/dataset"
	"taihang/analysis/figure/style"
	"taihang/analysis/measure"
	"taihang/data"
	"taihang/data/text"
)

func init() { register(Stacked, resolveStacked) }

// stackedBody draws 100 % bars: the selection thick, the whole thin above it.
type stackedBody struct {
	chart
	stacked
}

func resolveStacked(ds *dataset.Dataset, s Spec) (*Resolved, error) {
	c, err := newChart(ds, s, "cadres")
	if err != nil {
		return nil, err
	}
	if c.m.Den != nil {
		return nil, text.Errorf("figure.counts", c.measureName(), Stacked)
	}
	by := c.by(cube.Level, cube.Education)
	g, err := c.eval(c.m.ID, s.Years, nil, by[0], by[1])
	if err != nil {
		return nil, err
	}
	c.ofSome(c.shown(g))
	whole, sel := g.grids()
	b := stackedBody{c, newStacked(by[0], by[1], whole, sel)}
	parts := []string{c.lang.T("figure.cross", c.dimWord(by[1]), c.dimWord(by[0]), "%"), c.periodText(), c.n()}
	if c.picked {
		parts = append(parts, c.lang.T("figure.thick", c.wholeName()))
	}
	told := b.stacked
	if c.picked { // the figures in the thick bars are the selection's
		told.whole = told.sel
	}
	f := told.finding(func(k string) string { return c.name(by[0], k) })
	f.selected = c.picked
	r := c.resolved(b, b.table(), c.proven(f), parts...)
	for i, e := range b.entries(style.For(s.Theme).Dark) {
		e.Key = b.cols[i]
		r.Legend = append(r.Legend, e)
	}
	return r, nil
}

// dimColours are the colours of a dimension's keys: its own palette where it
// has one, else the ordered blues.
func dimColours(d cube.Dim, keys []string, dark bool) []color.NRGBA {
	sch := style.Light
	if dark {
		sch = style.Dark
	}
	known := func(p style.Palette, order []string) []color.NRGBA {
		out, all := make([]color.NRGBA, len(keys)), p.All(dark)
		for i, k := range keys {
			out[i] = sch.Mute2
			if at := slices.Index(order, k); at >= 0 && at < len(all) {
				out[i] = all[at]
			}
		}
		return out
	}
	switch d {
	case cube.Level:
		return known(style.Level, wordsOf(data.Levels))
	case cube.Tier:
		return known(style.Tier, wordsOf(data.Tiers))
	case cube.Sex:
		return known(style.Sex, wordsOf(pyramidSexes[:]))
	case cube.UnitKind:
		return known(style.Department, []string{string(data.UnitPartyMass), string(data.UnitEconomic), string(data.UnitPoliticalLegal), string(data.UnitAgriculture)})
	case cube.VillageKind:
		return known(style.Department, wordsOf(data.VillageKinds))
	}
	if blues := style.Blue.All(dark); d == cube.Education && len(keys) == 4 {
		return []color.NRGBA{blues[5], blues[4], blues[2], blues[1]}
	}
	ramp := style.Blue.Colours(len(keys)+1, dark)[1:]
	slices.Reverse(ramp)
	return ramp
}

func wordsOf[T ~string](list []T) []string {
	out := make([]string, len(list))
	for i, v := range list {
		out[i] = string(v)
	}
	return out
}

func (b stackedBody) entries(dark bool) []Entry {
	colours := dimColours(b.dims[1], b.cols, dark)
	var out []Entry
	for i, k := range b.cols {
		out = append(out, Entry{Color: colours[i], Label: b.name(b.dims[1], k), Count: -1})
	}
	return out
}

// thick are the counts drawn thick in row r.
func (b stackedBody) thick(r int) []float64 {
	if b.picked {
		return b.sel[r]
	}
	return b.whole[r]
}

func (b stackedBody) layout(pt *painter, box rect) {
	if len(b.rows) == 0 {
		b.none(pt, box)
		return
	}
	p := pt.placer(box)
	left, right := b.sides(p, box)
	plot := box.inset(left, 0, right, 0)
	head := 0.0
	if right > 0 {
		f := p.tick().end()
		head = f.width(b.lang.T("figure.degrees")) + 8
		p.put(box.x1, box.y0+f.size*1.15, b.lang.T("figure.degrees"), f)
	}
	plot.y0 += b.legend(p, box.inset(0, 0, head, 0), plot.x0) + 4
	colours := dimColours(b.dims[1], b.cols, p.Dark)
	for r, row := range plot.rows(len(b.rows), 0) {
		b.drawRow(p, r, box, row, colours)
	}
}

// legend writes the entries over the bars, or over the row labels as well
// when they need the room.
func (b stackedBody) legend(p *placer, box rect, bars float64) float64 {
	entries := b.entries(p.Dark)
	width, f := 0.0, p.note()
	for _, e := range entries {
		width += f.width(e.Label) + f.size*2.55
	}
	if width-f.size*1.2 <= box.x1-bars {
		box.x0 = bars
	}
	return p.legend(box, 2, entries)
}

// sides are the widths left for row labels and for the figure at the right.
func (b stackedBody) sides(p *placer, box rect) (left, right float64) {
	for r, k := range b.rows {
		left = max(left, p.strong().width(b.name(b.dims[0], k)), p.tick().width(b.people(r)))
	}
	left = min(left+12, box.w()*.35)
	if b.lead > 0 && box.w() > 240 {
		right = max(p.strong().width("100.0%"), min(p.tick().width(b.lang.T("figure.degrees")), box.w()*.25)) + 10
	}
	return left, right
}

// people is the n of a row: of the selection and of the whole.
func (b stackedBody) people(r int) string {
	if b.picked {
		return text.Fixed(sumOf(b.sel[r]), 0) + " / " + text.Fixed(sumOf(b.whole[r]), 0)
	}
	return text.Fixed(sumOf(b.whole[r]), 0)
}

func (b stackedBody) drawRow(p *placer, r int, box, row rect, colours []color.NRGBA) {
	thick, thin := b.bars(row)
	mid := (thick.y0 + thick.y1) / 2
	f, g := p.strong(), p.tick()
	name := fit(b.name(b.dims[0], b.rows[r]), row.x0-box.x0-8, f)
	if row.h() > f.size+g.size+6 {
		top := (thin.y0 + thick.y1) / 2
		p.put(box.x0, top-2, name, f)
		p.put(box.x0, top+g.size*1.15, b.people(r), g)
	} else {
		p.putMid(box.x0, mid, name, f)
	}
	if b.lead > 0 && row.x1 < box.x1 {
		if s := b.leadShare(b.thick(r)); s.State == data.Present {
			p.putMid(box.x1, mid, percentWord(s.V), f.end())
		}
		if b.picked && thin.h() > 0 {
			p.putMid(box.x1, (thin.y0+thin.y1)/2, percentWord(b.leadShare(b.whole[r]).V), g.end())
		}
	}
	if b.picked {
		greys := style.Greys(len(b.cols)+1, p.Dark)[1:]
		slices.Reverse(greys)
		b.segments(p, r, thin, b.whole[r], greys, false)
	}
	b.segments(p, r, thick, b.thick(r), colours, true)
	p.region(rect{box.x0, row.y0, row.x0, row.y1}, string(b.dims[0]), b.rows[r], b.tip(r)...)
}

// bars are the two bars of a row; the thin one is empty without a selection.
func (b stackedBody) bars(row rect) (thick, thin rect) {
	gap := min(row.h()*.25, 14)
	in := row.inset(0, gap*.6, 0, gap*.4)
	h := min(in.h(), 44)
	mid := (in.y0 + in.y1) / 2
	in.y0, in.y1 = mid-h/2, mid+h/2
	if !b.picked {
		thin = rect{in.x0, in.y0, in.x1, in.y0}
		return in, thin
	}
	t := min(7, h*.22)
	return rect{in.x0, in.y0 + t + min(3, h*.08), in.x1, in.y1}, rect{in.x0, in.y0, in.x1, in.y0 + t}
}

func (b stackedBody) segments(p *placer, r int, bar rect, counts []float64, colours []color.NRGBA, full bool) {
	v := shares(counts)
	if v == nil {
		if full {
			p.putIn(bar, b.lang.T("figure.nobody"), p.tick())
		}
		return
	}
	x := bar.x0
	for i, s := range v {
		seg := rect{x, bar.y0, x + s*bar.w(), bar.y1}
		x = seg.x1
		if seg.w() <= 0 {
			continue
		}
		if i < len(v)-1 && seg.w() > 2 {
			seg.x1--
		}
		p.fill(seg, colours[i])
		if full {
			p.putIn(seg, text.Fixed(s*100, 1), p.label().in(style.On(colours[i])))
			p.region(seg, string(b.dims[1]), b.cols[i], b.tip(r)...)
		}
	}
}

func (b stackedBody) tip(r int) []string {
	tip := []string{b.name(b.dims[0], b.rows[r])}
	v, w := shares(b.thick(r)), shares(b.whole[r])
	for i, k := range b.cols {
		switch {
		case v == nil:
		case b.picked:
			tip = append(tip, b.lang.T("figure.tip.picked", b.name(b.dims[1], k), percentWord(v[i]), percentWord(w[i])))
		default:
			tip = append(tip, b.name(b.dims[1], k)+"  "+percentWord(v[i]))
		}
	}
	return tip
}

func (b stackedBody) table() Table {
	t := Table{Columns: append(b.columns(b.dims[0], b.dims[1]), Column{b.lang.T("figure.share"), measure.Share, 1})}
	for r, k := range b.rows {
		v := shares(b.thick(r))
		for i, c := range b.cols {
			row := b.row(data.Num(b.whole[r][i]), data.Num(b.sel[r][i]), b.name(b.dims[0], k), b.name(b.dims[1], c))
			s := data.Value{State: data.NotApplicable}
			if v != nil {
				s = data.Num(v[i])
			}
			t.Rows = append(t.Rows, append(row, valueOf(s)))
		}
	}
	return t
}
