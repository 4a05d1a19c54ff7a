package figure

import (
	"image/color"
	"slices"
	"strconv"

	"taihang/analysis/cube"
	"taihang/analysis/dataset"
	"taihang/analysis/figure/style"
	"taihang/data"
	"taihang/data/text"
)

// pyramidBody draws a pyramid. Single years are drawn as people; bands as
// shares of the whole and of the selection, so that the two shapes compare.
type pyramidBody struct {
	chart
	pyramid
}

func init() { register(Pyramid, resolvePyramid) }

func resolvePyramid(ds *dataset.Dataset, s Spec) (*Resolved, error) {
	c, err := newChart(ds, s, "cadres")
	if err != nil {
		return nil, err
	}
	dim := c.by(cube.Age)[0]
	if dim != cube.Age && dim != cube.AgeBand {
		return nil, text.Errorf("figure.by", dim, Pyramid)
	}
	g, err := c.eval(c.m.ID, s.Years, nil, dim, cube.Sex)
	if err != nil {
		return nil, err
	}
	whole, sel := g.grids()
	b := pyramidBody{c, newPyramid(dim, whole, sel)}
	unit := c.unit()
	if dim == cube.AgeBand {
		unit = c.lang.T("figure.share")
	}
	parts := []string{c.lang.T("figure.cross", c.dimWord(cube.AgeBand), c.dimWord(cube.Sex), unit), c.periodText(), c.n()}
	told := b.pyramid
	if c.picked {
		told.whole = told.sel
	}
	f := told.finding()
	f.selected = c.picked
	r := c.resolved(b, b.table(), f, parts...)
	if b.unknown > 0 {
		r.Notes = append(r.Notes, c.lang.T("figure.pyramid.unknown", text.Count(b.unknown)))
	}
	return r, nil
}

func (b pyramidBody) layout(pt *painter, box rect) {
	if total(b.whole[0])+total(b.whole[1]) == 0 {
		b.none(pt, box)
		return
	}
	p := pt.placer(box)
	colours := style.Sex.Colours(2, p.Dark)
	plot, cx, half := b.plot(p, box)
	b.heads(p, box, cx, half, colours)
	x := linear{0, b.reach() * 1.03, 0, half}
	if b.dim == cube.Age {
		b.grid(p, plot, cx, x)
	}
	b.ages(p, plot, cx)
	b.bars(p, plot, cx, x, colours)
	b.legendRow(p, box, plot, colours)
	p.axis(plot, string(b.dim), true, b.keys)
}

// gutter is half the width between the two sides, where the ages stand.
func (b pyramidBody) gutter(p *placer) float64 {
	w := 0.0
	for _, k := range b.keys {
		w = max(w, p.tick().width(b.age(k)))
	}
	return w/2 + 7
}

// plot is where the rows are; half is the length of the longest bar.
func (b pyramidBody) plot(p *placer, box rect) (plot rect, cx, half float64) {
	head := p.size.Body * 1.45
	if b.dim == cube.Age && b.picked && box.h() > 150 {
		head *= 2
	}
	foot := p.size.Axis * 1.7
	if b.dim != cube.Age {
		foot = 4
		if b.picked && box.h() > 130 {
			foot = p.size.Note * 1.9
		}
	}
	plot = box.inset(0, head+4, 0, foot)
	cx = (box.x0 + box.x1) / 2
	half = box.w()/2 - b.gutter(p)
	if b.dim != cube.Age {
		half -= p.tick().width("00.0") + 5 // the value beside the longest bar
		half = min(half, plot.h()*.9)
	}
	return plot, cx, max(half, 1)
}

// length is a bar's length in the figure's unit.
func (b pyramidBody) length(counts [2][]int, s, i int) float64 {
	if b.dim == cube.Age {
		return float64(counts[s][i])
	}
	n := total(counts[0]) + total(counts[1])
	if b.overAges() {
		n = total(b.whole[0]) + total(b.whole[1])
	}
	if n > 0 {
		return float64(counts[s][i]) / float64(n)
	}
	return 0
}

// overAges says whether the selection is of ages: then it is drawn as a part
// of the whole, not as a shape of its own.
func (b pyramidBody) overAges() bool {
	return slices.ContainsFunc(b.spec.Select, func(c cube.Cond) bool { return c.Dim == cube.Age || c.Dim == cube.AgeBand })
}

// reach is the longest bar.
func (b pyramidBody) reach() float64 {
	reach := 0.0
	for s := range pyramidSexes {
		for i := range b.keys {
			reach = max(reach, b.length(b.whole, s, i), b.length(b.sel, s, i))
		}
	}
	return reach
}

// heads writes each sex's total above its side, and the selected under it.
func (b pyramidBody) heads(p *placer, box rect, cx, half float64, colours []color.NRGBA) {
	all := [2]int{total(b.whole[0]), total(b.whole[1])}
	sel := [2]int{total(b.sel[0]), total(b.sel[1])}
	y := box.y0 + p.size.Body
	for s, sex := range pyramidSexes {
		f, g := p.value().in(headInk(colours[s], p.Scheme)), p.tick()
		x, name := box.x0+6, b.name(cube.Sex, string(sex))
		if s == 1 {
			x, f, g = box.x1-6, f.end(), g.end()
		}
		if b.dim != cube.Age {
			// The share of the sex in what is drawn in colour.
			n := all
			if b.picked && sel[0]+sel[1] > 0 {
				n = sel
			}
			x = cx - b.gutter(p)
			f = f.end()
			if s == 1 {
				x, f.anchor = cx+b.gutter(p), Start
			}
			p.put(x, y, b.lang.T("figure.sex.share", name, percentWord(float64(n[s])/float64(n[0]+n[1]))), f)
			continue
		}
		p.put(x, y, b.lang.T("figure.sex.count", name, text.Count(all[s])), f)
		if b.picked {
			p.put(x, y+p.size.Body*1.4, b.lang.T("figure.sex.picked", text.Count(sel[s])), g.in(p.Ink2))
		}
	}
}

// headInk is a data colour dark enough to be read as text.
func headInk(c color.NRGBA, s *style.Scheme) color.NRGBA { return style.Mix(c, s.Ink, .18) }

func (b pyramidBody) grid(p *placer, plot rect, cx float64, x linear) {
	g := b.gutter(p)
	f := p.tick().middle()
	ticks := niceTicks(0, x.d1, max(3, int(x.r1/45)))
	for _, t := range ticks {
		if t > x.d1 {
			break
		}
		for _, side := range []float64{-1, 1} {
			at := cx + side*(g+x.at(t))
			if t > 0 {
				p.line(at, plot.y0, at, plot.y1, 1, p.Grid)
				p.put(at, plot.y1+f.size*1.4, text.Fixed(t, 0), f)
			}
		}
	}
}

// ages writes the rows' labels between the sides: every year that fits, in
// steps of 5, those under the brush heavier; or every band.
func (b pyramidBody) ages(p *placer, plot rect, cx float64) {
	f := p.tick().middle()
	rows := plot.rows(len(b.keys), 0)
	step := stepFor(len(b.keys), plot.h(), f.size*1.15)
	if b.dim == cube.Age && step < 5 && len(b.keys) > 12 {
		step = 5
	}
	for i, k := range b.keys {
		r, age := rows[len(rows)-1-i], i
		if b.dim == cube.Age {
			age, _ = strconv.Atoi(k)
		}
		if age%step != 0 {
			continue
		}
		f := f
		if b.brushed(k) {
			f = f.in(p.Ink)
			f.medium = true
		}
		p.putMid(cx, (r.y0+r.y1)/2, b.age(k), f)
	}
}

// brushed says whether the selection names this age.
func (b pyramidBody) brushed(k string) bool {
	for _, c := range b.spec.Select {
		if c.Dim == b.dim {
			return slices.Contains(c.Keys, k) != c.Not
		}
	}
	return false
}

func (b pyramidBody) bars(p *placer, plot rect, cx float64, x linear, colours []color.NRGBA) {
	rows, g := plot.rows(len(b.keys), 0), b.gutter(p)
	gap := 1.0
	if h := rows[0].h(); h < 4 {
		gap = 0
	} else if h > 12 {
		gap = h * .12
	}
	for i, k := range b.keys {
		r := rows[len(rows)-1-i]
		for s := range pyramidSexes {
			side := float64(2*s - 1)
			pale := style.Mix(colours[s], p.Canvas, style.MuteShare)
			if b.dim != cube.Age {
				pale = p.Mute
			}
			if !b.picked {
				pale = colours[s]
			}
			b.bar(p, cx+side*g, side*x.at(b.length(b.whole, s, i)), r.inset(0, gap/2, 0, gap/2), pale)
			if b.picked {
				in := r.inset(0, gap/2, 0, gap/2)
				if b.dim != cube.Age {
					in = r.inset(0, r.h()*.27, 0, r.h()*.27)
				}
				b.bar(p, cx+side*g, side*x.at(b.length(b.sel, s, i)), in, colours[s])
			}
		}
		p.region(r, string(b.dim), k, b.tip(i)...)
	}
	if b.dim != cube.Age {
		b.values(p, rows, cx, x)
	}
}

func (b pyramidBody) bar(p *placer, x, length float64, r rect, c color.NRGBA) {
	if length != 0 {
		p.fill(rect{min(x, x+length), r.y0, max(x, x+length), r.y1}, c)
	}
}

// values writes the two largest shares of each side beside their bars.
func (b pyramidBody) values(p *placer, rows []rect, cx float64, x linear) {
	counts := b.whole
	if b.picked {
		counts = b.sel
	}
	for s := range pyramidSexes {
		order := make([]int, len(b.keys))
		for i := range order {
			order[i] = i
		}
		slices.SortStableFunc(order, func(i, j int) int { return counts[s][j] - counts[s][i] })
		f := p.tick().in(p.Ink)
		side := float64(2*s - 1)
		if s == 0 {
			f = f.end()
		}
		for _, i := range order[:min(2, len(order))] {
			v := b.length(counts, s, i)
			end := max(v, b.length(b.whole, s, i))
			r := rows[len(rows)-1-i]
			if v > 0 && r.h() > f.size {
				p.putMid(cx+side*(b.gutter(p)+x.at(end)+4), (r.y0+r.y1)/2, text.Fixed(v*100, 1), f)
			}
		}
	}
}

func (b pyramidBody) legendRow(p *placer, box, plot rect, colours []color.NRGBA) {
	if b.dim == cube.Age || !b.picked || box.y1-plot.y1 < p.size.Note*1.5 {
		return
	}
	men, women := b.name(cube.Sex, string(pyramidSexes[0])), b.name(cube.Sex, string(pyramidSexes[1]))
	p.legend(rect{box.x0, plot.y1 + 2, box.x1, box.y1}, 1, []Entry{
		{Color: p.Mute, Label: b.wholeName()},
		{Color: colours[0], Label: b.lang.T("figure.of", b.selectedName(), men)},
		{Color: colours[1], Label: b.lang.T("figure.of", b.selectedName(), women)},
	})
}

func (b pyramidBody) tip(i int) []string {
	tip := []string{b.lang.T("figure.age", b.age(b.keys[i]))}
	for s, sex := range pyramidSexes {
		line := b.name(cube.Sex, string(sex)) + "  " + text.Count(b.whole[s][i])
		if b.picked {
			line = b.lang.T("figure.tip.picked", b.name(cube.Sex, string(sex)), text.Count(b.sel[s][i]), text.Count(b.whole[s][i]))
		}
		tip = append(tip, line)
	}
	return tip
}

// age is a key as written: 35, 35–39, 60+.
func (b pyramidBody) age(k string) string { return ageRange(k, k) }

func (b pyramidBody) table() Table {
	t := Table{Columns: b.columns(b.dim, cube.Sex)}
	for i, k := range b.keys {
		for s, sex := range pyramidSexes {
			t.Rows = append(t.Rows, b.row(
				data.Num(float64(b.whole[s][i])), data.Num(float64(b.sel[s][i])), b.age(k), b.name(cube.Sex, string(sex)),
			))
		}
	}
	return t
}
