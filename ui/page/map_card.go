package page

import (
	"cmp"
	"slices"
	"strconv"

	"gioui.org/f32"

	"taihang/analysis/cube"
	"taihang/analysis/figure"
	"taihang/data"
	"taihang/data/text"
	"taihang/ui/draw"
	"taihang/ui/model"
	"taihang/ui/theme"
	"taihang/ui/widget"
)

// countyCard is what is known of the selected county, or of the group.
type countyCard struct {
	list  widget.List
	facts Memo[cardFacts]
	chips map[string]*widget.Click
	drops map[string]*widget.Click
}

// cardMeasures are compared with the province, in this order.
var cardMeasures = []string{"poverty_incidence", "villages", "cadres", "cadres_per_village", "cadres_under_45_share", "cadres_bachelor_share", "match_share", "collective_income"}

// What changes of divisions did is told in so many sentences, of so many lines.
const shownChanges, changeLines = 4, 4

func (k *countyCard) layout(c draw.C, e *Env) {
	codes := selectedCodes(e.S)
	if len(codes) == 0 {
		c.TextMid(theme.Strong, c.Ink2, c.Size.X/2, c.Px(60), c.Px(22), c.T("ui.card.none"))
		c.TextMid(theme.Body, c.Ink3, c.Size.X/2, c.Px(84), c.Px(20), c.T("ui.card.none.do"))
		return
	}
	f := k.facts.For(e, e.S.Measure, func() cardFacts { return cardOf(e, codes) })
	height := c.Px(190) + len(f.rows)*c.Px(34) + c.Px(150) + c.Px(60) + len(f.villages)*c.Px(26)
	height += min(len(f.changes), shownChanges) * c.Px(changeLines*17+6)
	if len(codes) > 1 {
		height += (len(codes)/3 + 1) * c.Px(34)
	}
	scrolls := height > c.Size.Y
	k.list.Free(c, height, func(c draw.C) {
		if scrolls { // room for the bar
			c.Size.X -= c.Px(12)
		}
		y := k.head(c, e, codes)
		for _, line := range f.changes[:min(len(f.changes), shownChanges)] {
			y += c.Paragraph(theme.Note, c.Ink2, 0, y, c.Size.X, c.Px(17), changeLines, line) + c.Px(6)
		}
		y = k.compare(c, f, y, len(codes))
		if len(codes) == 1 {
			y = k.rank(c, e, f, y)
		}
		y = cardSpark(c, e, f, y)
		k.villages(c, e, f, y)
	})
}

func (k *countyCard) head(c draw.C, e *Env, codes []string) int {
	one := len(codes) == 1
	var kind, title, facts string
	if one {
		n := CountyOf(e.S.Data, codes[0])
		kind = n.Kind
		if kind == "" || e.S.Lang == text.EN {
			kind = c.T("ui.card.kind")
		}
		title = e.S.Lang.Pick(n.Name, n.NameEn)
		facts = countyFacts(e, n)
	} else {
		kind = c.T("ui.card.selected")
		title = c.T("ui.card.group", len(codes))
		facts = c.T("ui.card.members")
	}
	c.Text(theme.Note, c.Ink3, 0, c.Px(2), c.Px(18), kind)
	c.TextFit(theme.Panel, c.Ink, 0, c.Px(20), c.Px(26), c.Size.X, title)
	y := c.Px(48)
	y += c.Paragraph(theme.Body, c.Ink2, 0, y, c.Size.X, c.Px(19), 3, facts) + c.Px(8)
	if !one {
		y = k.members(c, e, codes, y)
	}
	return y
}

// members are chips: a click keeps only it, × drops it.
func (k *countyCard) members(c draw.C, e *Env, codes []string, y int) int {
	if k.chips == nil {
		k.chips, k.drops = map[string]*widget.Click{}, map[string]*widget.Click{}
	}
	const most = 30
	x, h := 0, c.Px(28)
	for i, code := range codes {
		if i == most {
			break
		}
		if k.chips[code] == nil {
			k.chips[code], k.drops[code] = &widget.Click{}, &widget.Click{}
		}
		name := Label(e.S, cube.County, code)
		w := c.Width(theme.Body, name) + c.Px(34)
		if x+w > c.Size.X {
			x, y = 0, y+c.Px(34)
		}
		c.In(draw.Rect(x, y, w, h), func(c draw.C) {
			if k.chips[code].Layout(c, name, "", func(c draw.C, l widget.Look) {
				fill := c.Raise
				if l.Hover {
					fill = c.Hover
				}
				draw.Box(c.Ops, c.Bounds(), c.Px(5), c.Px(1), fill, c.Line2)
				c.Text(theme.Body, c.Ink, c.Px(8), 0, c.Size.Y, name)
			}) {
				e.Do(model.Select{Dim: cube.County, Keys: []string{code}, Tool: "click"})
			}
			c.In(draw.Rect(w-c.Px(24), 0, c.Px(24), h), func(c draw.C) {
				if k.drops[code].Layout(c, "×"+name, "", func(c draw.C, l widget.Look) {
					ink := c.Ink4
					if l.Hover {
						ink = c.Ink
					}
					c.Icon("close", c.F(5), float32(h-c.Px(12))/2, 12, ink)
				}) {
					e.Do(model.Select{Dim: cube.County, Keys: []string{code}, Mode: model.Drop, Brush: true, Tool: e.S.Tool})
				}
			})
		})
		x += w + c.Px(6)
	}
	return y + c.Px(38)
}

// compare is a bar a measure: the selection, with a tick for the province.
func (k *countyCard) compare(c draw.C, f cardFacts, y, n int) int {
	own := "ui.card.this"
	if n > 1 {
		own = "ui.card.selected"
	}
	right := c.Size.X
	y = block(c, y, c.T("ui.card.compare"))
	c.TextRight(theme.NoteM, c.AccText, right, y-c.Px(23), c.Px(20), c.T(own))
	c.TextRight(theme.Note, c.Ink3, right-c.Px(74), y-c.Px(23), c.Px(20), c.T("ui.card.province"))
	for _, r := range f.rows {
		w := c.TextFit(theme.Body, c.Ink2, 0, y, c.Px(20), right-c.Px(150), r.name)
		c.TextFit(theme.Note, c.Ink3, min(w, right-c.Px(150))+c.Px(5), y, c.Px(20), max(right-c.Px(145)-w, 0), r.unit)
		c.TextRight(theme.Body, c.Ink3, right-c.Px(74), y, c.Px(20), r.all)
		c.TextRight(theme.BodyM, c.Ink, right, y, c.Px(20), r.own)
		bar := draw.Rect(0, y+c.Px(22), right, c.Px(4))
		draw.Round(c.Ops, bar, c.Px(2), c.Track)
		bar.Max.X = int(float64(right) * r.bar)
		draw.Round(c.Ops, bar, c.Px(2), c.Acc)
		if r.tick > 0 {
			draw.Fill(c.Ops, draw.Rect(int(float64(right)*r.tick)-c.Px(1), y+c.Px(19), c.Px(2), c.Px(10)), c.Ink)
		}
		y += c.Px(34)
	}
	return y + c.Px(10)
}

func (k *countyCard) rank(c draw.C, e *Env, f cardFacts, y int) int {
	if f.of == 0 {
		return y
	}
	m, _ := e.S.Data.Measures.Get(e.S.Measure)
	y = block(c, y, c.T("ui.card.rank"), "")
	c.TextFit(theme.Body, c.Ink2, 0, y, c.Px(20), c.Px(130), e.S.Lang.Pick(m.Zh, m.En))
	c.TextRight(theme.BodyM, c.Ink, c.Size.X-c.Px(4), y, c.Px(20), c.T("ui.card.rankline", f.rank, f.of))
	x := func(r int) float32 { return c.F(4) + float32(c.Size.X-c.Px(12))*float32(r-1)/float32(max(f.of-1, 1)) }
	draw.Round(c.Ops, draw.Rect(c.Px(4), y+c.Px(27), c.Size.X-c.Px(12), c.Px(2)), 0, c.Track)
	draw.Disc(c.Ops, x(f.rank), float32(y)+c.F(28), c.F(5), c.Acc)
	return y + c.Px(46)
}

// cardSpark is the shown measure from year to year: the selection over the
// province.
func cardSpark(c draw.C, e *Env, f cardFacts, y int) int {
	lo, hi, ok := extent(append(slices.Clone(f.own), f.all...))
	if !ok {
		return y
	}
	lo = min(lo, 0)
	if hi == lo {
		hi = lo + 1
	}
	m, _ := e.S.Data.Measures.Get(e.S.Measure)
	y = block(c, y, c.T("ui.card.trend", e.S.Lang.Pick(m.Zh, m.En), f.years[0], f.years[len(f.years)-1]))
	h, pad := c.F(70), c.F(20)
	w := float32(c.Size.X) - 2*pad - c.F(24)
	first, last := f.years[0], f.years[len(f.years)-1]
	at := func(i int, v float64) f32.Point {
		return f32.Pt(pad+w*float32(f.years[i]-first)/float32(max(last-first, 1)), float32(y)+h-(h-c.F(14))*float32((v-lo)/(hi-lo)))
	}
	draw.Fill(c.Ops, draw.Rect(0, y+int(h), c.Size.X, c.Px(1)), c.Axis)
	line := func(v []float64, width float32, col draw.Colour) {
		for _, run := range figure.Runs(v) {
			pts := make([]f32.Point, 0, run[1]-run[0])
			for i := run[0]; i < run[1]; i++ {
				pts = append(pts, at(i, v[i]))
			}
			if len(pts) == 1 {
				draw.Disc(c.Ops, pts[0].X, pts[0].Y, c.F(width), col)
				continue
			}
			draw.Polyline(c.Ops, pts, false, c.F(width), col)
		}
	}
	line(f.all, 1.6, c.Ink2)
	line(f.own, 2.4, c.Acc)
	xs := make([]int, len(f.years))
	for i := range xs {
		xs[i] = int(at(i, lo).X)
	}
	named := apart(xs, slices.Index(f.years, e.S.Year), c.Px(36))
	for i, yr := range f.years {
		st, ink := theme.Axis, c.Ink3
		if yr == e.S.Year {
			st, ink = theme.AxisM, c.Ink
		}
		if named[i] {
			c.TextMid(st, ink, xs[i], y+int(h)+c.Px(3), c.Px(16), strconv.Itoa(yr))
		}
		if v := f.own[i]; v == v && yr == e.S.Year {
			p := at(i, v)
			draw.Disc(c.Ops, p.X, p.Y, c.F(4), c.Acc)
			draw.Disc(c.Ops, p.X, p.Y, c.F(2), c.Panel)
			c.Text(theme.AxisM, c.AccText, int(p.X)+c.Px(6), int(p.Y)-c.Px(18), c.Px(16), withUnit(e, e.S.Measure, v))
		}
	}
	return y + int(h) + c.Px(30)
}

func (k *countyCard) villages(c draw.C, e *Env, f cardFacts, y int) {
	if f.total == 0 {
		return
	}
	y = block(c, y, c.T("ui.card.villages")+" "+text.Count(f.total))
	slices.SortFunc(f.villages, func(a, b data.Village) int { return cmp.Compare(a.ID, b.ID) })
	for _, v := range f.villages {
		c.TextFit(theme.Strong, c.Ink, 0, y, c.Px(26), c.Px(120), v.Name)
		c.TextFit(theme.Body, c.Ink3, c.Px(124), y, c.Px(26), c.Px(90), v.Town)
		c.TextRight(theme.Body, c.Ink2, c.Size.X-c.Px(4), y, c.Px(26), Label(e.S, cube.VillageKind, string(v.Kind)))
		draw.Fill(c.Ops, draw.Rect(0, y+c.Px(26), c.Size.X, c.Px(1)), c.Line)
		y += c.Px(27)
	}
	if rest := f.total - len(f.villages); rest > 0 {
		c.Text(theme.Note, c.Ink3, 0, y, c.Px(26), c.T("ui.card.more", text.Count(rest)))
	}
}
