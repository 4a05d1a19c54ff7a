package figure

import (
	"strings"

	"taihang/analysis/cube"
	"taihang/analysis/dataset"
	"taihang/analysis/figure/style"
	"taihang/analysis/measure"
	"taihang/data"
	"taihang/data/text"
)

func init() { register(Tiles, resolveTiles) }

// tilesBody draws counties as named tiles under the year of their delisting.
type tilesBody struct {
	chart
	tiles
}

func resolveTiles(ds *dataset.Dataset, s Spec) (*Resolved, error) {
	c := chart{ds: ds, spec: s, lang: langOf(s), picked: len(s.Select) > 0, m: &measure.Measure{}}
	c.m.Zh, c.m.En = text.ZH.T("figure.tiles.title"), text.EN.T("figure.tiles.title")
	b := tilesBody{c, newTiles(ds.Counties, c.keptCounties(), c.pickedCounties())}
	parts := []string{c.lang.T("figure.tiles.subtitle"), c.lang.T("figure.counties", b.count())}
	inferred := 0
	for _, col := range b.cols {
		for _, t := range col.counties {
			if t.inferred {
				inferred++
			}
		}
	}
	if inferred > 0 {
		parts = append(parts, c.lang.T("figure.tiles.inferred", inferred))
	}
	r := c.resolved(b, b.table(), b.finding(func(n []string) string { return strings.Join(n, c.lang.T("figure.list")) }), parts...)
	r.Legend = b.entries(style.For(s.Theme))
	return r, nil
}

// entries are the tiers that occur.
func (b tilesBody) entries(s *style.Scheme) []Entry {
	colours := dimColours(cube.Tier, wordsOf(data.Tiers), s.Dark)
	var out []Entry
	for i, t := range data.Tiers {
		n := 0
		for _, col := range b.cols {
			for _, x := range col.counties {
				if x.tier == t {
					n++
				}
			}
		}
		if n > 0 {
			out = append(out, Entry{Color: colours[i], Label: b.name(cube.Tier, string(t)), Key: string(t), Count: n})
		}
	}
	return out
}

func (b tilesBody) layout(pt *painter, box rect) {
	if b.count() == 0 {
		b.none(pt, box)
		return
	}
	p := pt.placer(box)
	foot := p.size.Note * 1.9
	if box.h() < 120 {
		foot = 0
	} else {
		var entries []Entry
		for _, e := range b.entries(p.Scheme) {
			e.Count = -1
			entries = append(entries, e)
		}
		p.legend(rect{box.x0, box.y1 - foot + 3, box.x1, box.y1}, 1, entries)
	}
	head := p.size.Strong * 1.9
	area := box.inset(0, head+6, 0, foot)
	across, w, h := b.fit(p, area)
	x := area.x0
	for i, col := range b.cols {
		width := float64(across[i])*w - 3
		b.head(p, col, rect{x, box.y0, x + width, area.y0 - 6}, tilesGap)
		for k, t := range col.counties {
			cx, cy := x+float64(k%across[i])*w, area.y0+float64(k/across[i])*h
			b.tile(p, t, rect{cx, cy, cx + w - 3, cy + h - min(4, h*.25)})
		}
		x += width + tilesGap
	}
}

// fit chooses how many tiles stand side by side in each year: tall ones if
// they leave room for every name, then lower ones, and at last small ones
// without names, which the pointer still finds.
func (b tilesBody) fit(p *placer, area rect) (across []int, w, h float64) {
	want := b.widest(p) + 14
	most := max(want, 62)
	if !p.screen {
		most *= 1.7 // a sheet is to be filled
	}
	for _, h := range []float64{2.15, 1.75, 1.4} {
		h *= p.size.Body
		if across, w := b.arrange(area, h); w >= want {
			return across, min(w, most), h
		}
	}
	h = max(7, min(12, area.h()/8))
	across, w = b.arrange(area, h)
	return across, min(w, 26), h
}

// arrange fills columns of the area's height with tiles of height h.
func (b tilesBody) arrange(area rect, h float64) (across []int, w float64) {
	rows, sum := max(1, int(area.h()/h)), 0
	for _, c := range b.cols {
		n := (len(c.counties) + rows - 1) / rows
		across, sum = append(across, n), sum+n
	}
	return across, (area.w() - tilesGap*float64(len(b.cols)-1)) / float64(sum)
}

// tilesGap stands between two years.
const tilesGap = 16.0

func (b tilesBody) widest(p *placer) float64 {
	w := 0.0
	for _, c := range b.cols {
		for _, t := range c.counties {
			w = max(w, p.tick().width(b.countyName(t.county)))
		}
	}
	return w
}

func (b tilesBody) head(p *placer, col tileCol, r rect, gap float64) {
	f, g := p.strong(), p.tick()
	name := b.lang.T("figure.tiles.not_yet")
	if col.year > 0 {
		name = yearText(col.year)
	}
	y := r.y0 + f.size*1.1
	if p.put(r.x0, y, fit(name, r.w()+gap-4, f), f) {
		n := b.lang.T("figure.counties", len(col.counties))
		if x := r.x0 + f.width(name) + 5; x+g.width(n) < r.x1+gap-2 {
			p.put(x, y, n, g)
		}
	}
	p.line(r.x0, r.y1, r.x1, r.y1, 1, p.Ink2)
	p.region(r, "", "", name, b.lang.T("figure.counties", len(col.counties)))
}

func (b tilesBody) tile(p *placer, t countyTile, r rect) {
	c := dimColours(cube.Tier, []string{string(t.tier)}, p.Dark)[0]
	ground, ink := style.Mix(c, p.Canvas, .78), p.Ink
	if t.tier == data.TierOther {
		ground, c = style.Mix(p.Mute, p.Canvas, .5), p.Mute2
	}
	if b.picked && !t.picked {
		ground, ink = style.Mix(ground, p.Canvas, .5), p.Ink2
	}
	p.fill(r, ground)
	p.fill(rect{r.x0, r.y0, r.x0 + 3, r.y1}, c)
	name := b.countyName(t.county)
	f := p.tick().in(ink)
	f.medium = t.picked
	named := r.h() >= f.size*1.05 && r.w() > f.size*2.5
	if named {
		p.putMid(r.x0+8, (r.y0+r.y1)/2, fit(name, r.w()-10, f), f)
	}
	if t.inferred && named {
		// A small hollow dot: the year was not published by name.
		if x := r.x0 + 8 + f.width(name) + 6; x+3 < r.x1 {
			p.circle(x, r.y0+r.h()*.36, 1.7, p.Canvas, p.Ink3, .8)
		}
	}
	if t.picked {
		p.box(r.inset(1, 1, 1, 1), nothing, p.Acc, 2)
	}
	p.region(r, string(cube.County), b.ds.Counties[t.county].Code, b.tip(t)...)
}

func (b tilesBody) tip(t countyTile) []string {
	c := &b.ds.Counties[t.county]
	tip := []string{b.lang.Pick(c.Name, c.NameEn), b.name(cube.Tier, string(t.tier))}
	if c.DelistYear > 0 {
		tip = append(tip, b.lang.T("figure.tiles.tip", c.DelistBatch, c.DelistYear))
	}
	if t.inferred {
		tip = append(tip, b.lang.T("figure.tiles.unverified"))
	}
	return tip
}

func (b tilesBody) table() Table {
	l := b.lang
	t := Table{Columns: []Column{
		{Name: l.T("figure.tiles.year")},
		{Name: l.T("figure.code")},
		{Name: dimName(l, cube.County)},
		{Name: dimName(l, cube.Tier)},
		{Name: l.T("figure.tiles.basis")},
	}}
	for _, col := range b.cols {
		year := l.T("figure.tiles.not_yet")
		if col.year > 0 {
			year = yearText(col.year)
		}
		for _, x := range col.counties {
			basis := l.T("figure.tiles.published")
			if x.inferred {
				basis = l.T("figure.tiles.unverified")
			}
			t.Rows = append(t.Rows, []Datum{
				word(year), word(b.ds.Counties[x.county].Code), word(b.countyName(x.county)),
				word(b.name(cube.Tier, string(x.tier))), word(basis),
			})
		}
	}
	return t
}
