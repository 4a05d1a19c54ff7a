package page

import (
	"image"
	"image/color"
	"math"
	"slices"
	"strconv"

	"gioui.org/f32"
	"gioui.org/io/key"
	"gioui.org/io/pointer"

	"taihang/analysis/classify"
	"taihang/analysis/figure/style"
	"taihang/analysis/measure"
	"taihang/data/text"
	"taihang/ui/draw"
	"taihang/ui/model"
	"taihang/ui/theme"
	"taihang/ui/widget"
)

// classEditor is the histogram with breaks that can be dragged, and what
// decides them.
type classEditor struct {
	drag    widget.Drag
	held    int // break in the hand, -1 none
	gesture int
	breaks  []float64 // while dragging
	method  widget.Select
	palette widget.Select
	less    widget.Tool
	more    widget.Tool
	fit     Memo[classify.Breaks]
	checks  map[string]bool
}

// methods that can be chosen.
var methods = []string{"natural", "quantile", "equal", "stddev", "headtail", "maximum"}

func (k *classEditor) layout(c draw.C, e *Env, m *MapPage, p *measurePicker) {
	c.In(draw.Rect(0, 0, c.Size.X, c.Px(30)), func(c draw.C) { p.layout(c, e) })
	y := c.Px(36)
	if m.made.err != nil {
		return
	}
	breaks := m.made.fig.Resolved.Breaks()
	lo, hi, some := extent(m.made.values)
	def, err := e.S.Data.Measures.Get(e.S.Measure)
	category := err == nil && def.Direction == measure.Class
	if category || !some {
		why := "ui.class.novalues"
		if category {
			why = "ui.class.category"
		}
		c.Paragraph(theme.Body, c.Ink3, 0, y, c.Size.X, c.Px(19), 2, c.T(why))
		y = k.table(c, e, m, y+c.Px(34))
		m.panel.layers.rowsAt(c, e, y+c.Px(12))
		return
	}
	c.In(draw.Rect(0, y, c.Size.X, c.Px(124)), func(c draw.C) { k.histogram(c, e, m, breaks, lo, hi) })
	y += c.Px(134)
	y = k.controls(c, e, m, breaks, y)
	y = k.table(c, e, m, y+c.Px(6))
	m.panel.layers.rowsAt(c, e, y+c.Px(12))
}

// extent is the least and greatest value.
func extent(values []float64) (lo, hi float64, ok bool) {
	lo, hi = math.Inf(1), math.Inf(-1)
	for _, v := range values {
		if v == v {
			lo, hi, ok = min(lo, v), max(hi, v), true
		}
	}
	return lo, hi, ok
}

// bins of the histogram.
const bins = 48

func (k *classEditor) histogram(c draw.C, e *Env, m *MapPage, breaks []float64, lo, hi float64) {
	if hi <= lo {
		hi = lo + 1
	}
	plot := image.Rect(0, c.Px(8), c.Size.X, c.Px(88))
	cols := m.made.colours()
	count := [bins]int{}
	most, n := 1, 0
	for _, v := range m.made.values {
		if v == v {
			b := min(int((v-lo)/(hi-lo)*bins), bins-1)
			count[b]++
			most = max(most, count[b])
			n++
		}
	}
	x := func(v float64) float32 { return float32(plot.Dx()) * float32((v-lo)/(hi-lo)) }
	cum := make([]f32.Point, 0, bins+1)
	sum := 0
	cum = append(cum, f32.Pt(0, float32(plot.Max.Y)))
	for b, h := range count {
		x0, x1 := plot.Dx()*b/bins, plot.Dx()*(b+1)/bins
		mid := lo + (float64(b)+.5)*(hi-lo)/bins
		col := c.Mute2
		if i := classIndex(breaks, mid); i < len(cols) {
			col = cols[i]
		}
		draw.Fill(c.Ops, image.Rect(x0, plot.Max.Y-plot.Dy()*h/most, max(x1-c.Px(1), x0+1), plot.Max.Y), col)
		sum += h
		cum = append(cum, f32.Pt(float32(x1), float32(plot.Max.Y)-float32(plot.Dy())*float32(sum)/float32(max(n, 1))))
	}
	draw.Polyline(c.Ops, cum, false, c.F(1), c.Axis)
	draw.Fill(c.Ops, image.Rect(0, plot.Max.Y, c.Size.X, plot.Max.Y+c.Px(1)), c.Axis)
	k.handles(c, e, breaks, lo, hi, plot, x)
}

// handles are the breaks: a line up through the bars and a shield below.
func (k *classEditor) handles(c draw.C, e *Env, breaks []float64, lo, hi float64, plot image.Rectangle, x func(float64) float32) {
	k.events(c, e, breaks, lo, hi, plot, x)
	def, _ := e.S.Data.Measures.Get(e.S.Measure)
	factor := factorOf(def)
	y := float32(plot.Max.Y) + c.F(5)
	last := float32(-1e9)
	for i, b := range breaks {
		bx := x(b)
		held := k.held == i && k.drag.Active
		ink := c.Ink2
		if held {
			ink = c.Acc
		}
		draw.Fill(c.Ops, draw.Rect(int(bx), plot.Min.Y-c.Px(4), c.Px(1), plot.Dy()+c.Px(10)), ink)
		shield(c, bx, y, held)
		s := number(b*factor, def)
		st := theme.Axis
		if held {
			st = theme.AxisM
		}
		w := float32(c.Width(st, s))
		if at := min(max(bx-w/2, 0), float32(c.Size.X)-w); at > last+c.F(4) || held {
			col := c.Ink2
			if held {
				col = c.AccText
			}
			c.Text(st, col, int(at), plot.Max.Y+c.Px(18), c.Px(16), s)
			last = at + w
		}
		if held {
			tag := c.T("ui.class.drag", s)
			tw := c.Width(theme.Note, tag) + c.Px(14)
			tx := min(max(int(bx)-tw/2, 0), c.Size.X-tw)
			draw.Round(c.Ops, draw.Rect(tx, -c.Px(8), tw, c.Px(20)), c.Px(3), c.Tip)
			c.Text(theme.Note, c.TipInk, tx+c.Px(7), -c.Px(8), c.Px(20), tag)
		}
	}
	k.drag.Area(c, image.Rect(-c.Px(8), plot.Min.Y, c.Size.X+c.Px(8), plot.Max.Y+c.Px(34)), pointer.CursorColResize)
}

// shield is a handle's mark.
func shield(c draw.C, x, y float32, held bool) {
	p := func(dx, dy float32) f32.Point { return f32.Pt(x+c.F(dx), y+c.F(dy)) }
	pts := []f32.Point{p(-5, 0), p(5, 0), p(5, 8), p(0, 13), p(-5, 8)}
	fill, edge := c.Raise, c.Ink2
	if held {
		fill, edge = c.Acc, c.Acc
	}
	draw.Polygon(c.Ops, pts, fill)
	draw.Polyline(c.Ops, pts, true, c.F(1.2), edge)
}

// events drags the break nearest to where the pointer went down. Dragging one
// far up throws it out; Alt click adds one.
func (k *classEditor) events(c draw.C, e *Env, breaks []float64, lo, hi float64, plot image.Rectangle, x func(float64) float32) {
	for _, ev := range k.drag.Update(c) {
		v := lo + float64(ev.At.X)/float64(plot.Dx())*(hi-lo)
		v = snap(min(max(v, lo), hi), hi-lo)
		switch ev.Kind {
		case pointer.Press:
			k.gesture = e.S.NewGesture()
			k.breaks = slices.Clone(breaks)
			if ev.Mods.Contain(key.ModAlt) {
				k.held = -1
				if len(breaks) < model.MaxK-1 {
					e.Do(model.SetBreaks{Breaks: append(k.breaks, v), Gesture: k.gesture})
				}
				continue
			}
			k.held = nearestBreak(breaks, ev.At.X, c.F(14), x)
		case pointer.Drag:
			if k.held < 0 || k.held >= len(k.breaks) {
				continue
			}
			next := slices.Clone(k.breaks)
			if ev.At.Y < float32(plot.Min.Y)-c.F(24) && len(next) > 1 {
				next = slices.Delete(next, k.held, k.held+1)
			} else {
				next[k.held] = v
			}
			e.Do(model.SetBreaks{Breaks: next, Gesture: k.gesture})
		case pointer.Release, pointer.Cancel:
			k.held = -1
		}
	}
}

func nearestBreak(breaks []float64, at, reach float32, x func(float64) float32) int {
	best := -1
	for i, b := range breaks {
		if d := abs32(x(b) - at); d < reach {
			best, reach = i, d
		}
	}
	return best
}

func abs32(v float32) float32 { return max(v, -v) }

// snap rounds a dragged value to a 500th of the range, in round numbers.
func snap(v, span float64) float64 {
	step := math.Pow(10, math.Floor(math.Log10(span/200)))
	d := max(-int(math.Floor(math.Log10(step))), 0)
	out, err := strconv.ParseFloat(strconv.FormatFloat(math.Round(v/step)*step, 'f', d, 64), 64)
	if err != nil {
		return v
	}
	return out
}

func factorOf(m *measure.Measure) float64 {
	if m != nil && m.Unit == measure.Share {
		return 100
	}
	return 1
}

// number writes a break with as many decimals as it needs.
func number(v float64, m *measure.Measure) string {
	d := 0
	if m != nil {
		d = m.Decimals
	}
	for n := range d + 1 {
		if p := math.Pow(10, float64(n)); math.Abs(math.Round(v*p)-v*p) < 1e-6 {
			return text.Fixed(v, n)
		}
	}
	return text.Fixed(v, d)
}

// controls are method, k, palette, rule and colour check.
func (k *classEditor) controls(c draw.C, e *Env, m *MapPage, breaks []float64, y int) int {
	left, h := c.Px(84), c.Px(30)
	row := func(label string, f func(draw.C)) {
		c.Text(theme.Body, c.Ink2, 0, y, h, label)
		c.In(draw.Rect(left, y, c.Size.X-left, h), f)
		y += c.Px(36)
	}
	row(c.T("ui.class.method"), func(c draw.C) { k.methodMenu(c, e) })
	row(c.T("ui.class.k"), func(c draw.C) { k.stepper(c, e, m, breaks) })
	row(c.T("ui.class.palette"), func(c draw.C) { k.paletteMenu(c, e, m) })
	line := func(label string, f func(y, h int)) {
		c.Text(theme.Body, c.Ink2, 0, y, c.Px(24), label)
		f(y, c.Px(24))
		y += c.Px(27)
	}
	line(c.T("ui.class.bounds"), func(y, h int) {
		c.Text(theme.Body, c.Ink, left, y, h, c.T("ui.class.rule"))
		c.TextRight(theme.Note, c.Ink3, c.Size.X, y, h, "[a, b)")
	})
	line(c.T("ui.class.check"), func(y, h int) { k.check(c, e, m, left, y, h) })
	return y
}

func (k *classEditor) methodMenu(c draw.C, e *Env) {
	label := c.T("ui.method." + e.S.Method)
	if e.S.Method == "manual" && e.S.From != "" {
		label = c.T("ui.method.from", c.T("ui.method."+e.S.From))
	}
	var opts []widget.Option
	for _, m := range methods {
		opts = append(opts, widget.Option{Key: m, Label: c.T("ui.method." + m), On: m == e.S.Method})
	}
	if key, ok := k.method.Layout(c, label, opts, nil); ok {
		e.Do(model.SetMethod{Method: key})
	}
}

// stepper is − k + and how well the classes fit.
func (k *classEditor) stepper(c draw.C, e *Env, m *MapPage, breaks []float64) {
	w := c.Px(96)
	draw.Box(c.Ops, draw.Rect(0, 0, w, c.Size.Y), c.Px(5), c.Px(1), c.Raise, c.Line2)
	step := func(t *widget.Tool, icon draw.Icon, x, by int) {
		c.In(draw.Rect(x, c.Px(1), c.Px(30), c.Size.Y-c.Px(2)), func(c draw.C) {
			next := e.S.K + by
			if t.Layout(c, icon, 14, "", false, next >= model.MinK && next <= model.MaxK) {
				e.Do(model.SetK{K: next})
			}
		})
	}
	step(&k.less, "minus", c.Px(1), -1)
	step(&k.more, "plus", w-c.Px(31), +1)
	n := len(m.made.colours())
	c.TextMid(theme.BodyM, c.Ink, w/2, 0, c.Size.Y, strconv.Itoa(max(n, 1)))
	fit := k.goodness(e, m, breaks)
	c.TextRight(theme.Note, c.Ink3, c.Size.X, 0, c.Size.Y, c.T("ui.class.fit", text.Fixed(fit.GVF, 2)))
}

// goodness is how well the classes fit the values (goodness of variance fit).
func (k *classEditor) goodness(e *Env, m *MapPage, breaks []float64) classify.Breaks {
	return k.fit.For(e, m.key(), func() classify.Breaks {
		b, err := classify.Classify(m.made.values, classify.Options{Method: classify.Manual, Breaks: breaks})
		if err != nil {
			return classify.Breaks{GVF: math.NaN()}
		}
		return b
	})
}

// key tells one figure of the page from the next.
func (m *MapPage) key() string { return strconv.Itoa(m.made.fig.Made) }

func (k *classEditor) paletteMenu(c draw.C, e *Env, m *MapPage) {
	cols := m.made.colours()
	var opts []widget.Option
	opts = append(opts, widget.Option{Key: "own", Label: c.T("ui.palette.own"), On: e.S.Palette == ""})
	for _, p := range style.Palettes {
		if p.Kind == style.Qualitative {
			continue
		}
		opts = append(opts, widget.Option{Key: p.ID, Label: e.S.Lang.Pick(p.Zh, p.En), On: e.S.Palette == p.ID, Draw: func(c draw.C) {
			ramp(c, draw.Rect(c.Px(10), c.Px(9), c.Px(96), c.Size.Y-c.Px(18)), p.Colours(6, c.Dark))
			c.Text(theme.Body, c.Ink, c.Px(118), 0, c.Size.Y, e.S.Lang.Pick(p.Zh, p.En))
		}})
	}
	name := paletteName(e)
	if key, ok := k.palette.Layout(c, name, opts, func(c draw.C) {
		w := c.Size.X - c.Px(40) - c.Width(theme.Body, name)
		ramp(c, draw.Rect(c.Px(8), c.Px(9), w-c.Px(8), c.Size.Y-c.Px(18)), cols)
		c.Text(theme.Body, c.Ink, w+c.Px(8), 0, c.Size.Y, name)
	}); ok {
		if key == "own" {
			key = ""
		}
		e.Do(model.SetPalette{Name: key})
	}
}

// paletteName is the ramp in use: the one chosen, or the measure's own.
func paletteName(e *Env) string {
	id := e.S.Palette
	if id == "" {
		id = "blue"
		if m, err := e.S.Data.Measures.Get(e.S.Measure); err == nil {
			switch m.Direction {
			case measure.Burden:
				id = "ochre"
			case measure.Target:
				id = "teal"
			case measure.Change:
				id = "diverging"
			}
		}
	}
	p, _ := style.ByID(id)
	return e.S.Lang.Pick(p.Zh, p.En)
}

func ramp(c draw.C, r image.Rectangle, cols []color.NRGBA) {
	for i, col := range cols {
		draw.Fill(c.Ops, image.Rect(r.Min.X+r.Dx()*i/len(cols), r.Min.Y, r.Min.X+r.Dx()*(i+1)/len(cols), r.Max.Y), col)
	}
}

// check says whether neighbouring classes can be told apart.
func (k *classEditor) check(c draw.C, e *Env, m *MapPage, x, y, h int) {
	cols := m.made.colours()
	key := e.S.ThemeName() + e.S.Palette + e.S.Measure + strconv.Itoa(len(cols))
	if k.checks == nil {
		k.checks = map[string]bool{}
	}
	ok, known := k.checks[key]
	if !known {
		ok = style.Check(cols, false).OK()
		k.checks[key] = ok
	}
	icon, ink, words := draw.Icon("check"), c.Good, "ui.class.checked"
	if !ok {
		icon, ink, words = "warn", c.Warn, "ui.class.unchecked"
	}
	c.Icon(icon, float32(x), float32(y)+float32(h-c.Px(15))/2, 15, ink)
	c.TextFit(theme.Body, c.Ink, x+c.Px(20), y, h, c.Size.X-x-c.Px(20), c.T(words))
}

// table lists the classes with their counties and villages, low to high, then
// what is in none of them.
func (k *classEditor) table(c draw.C, e *Env, m *MapPage, y int) int {
	y = block(c, y, c.T("ui.class.table"), c.T("ui.card.kind"), c.T("ui.map.villages"))
	classes, others := splitLegend(m.made.fig.Resolved.Legend)
	if e.S.Measure != "tier" {
		slices.Reverse(classes)
	}
	line := c.Px(23)
	for i, en := range append(classes, others...) {
		if i == len(classes) {
			y += c.Px(3)
		}
		if y+line > c.Size.Y {
			return y
		}
		ink := c.Ink
		if i >= len(classes) {
			ink = c.Ink2
		}
		swatch(c, draw.Rect(0, y+c.Px(4), c.Px(26), line-c.Px(8)), en)
		c.TextFit(theme.Body, ink, c.Px(38), y, line, c.Px(120), en.Label)
		c.TextRight(theme.Body, ink, c.Size.X-c.Px(58), y, line, text.Count(max(en.Count, 0)))
		c.TextRight(theme.Body, ink, c.Size.X, y, line, en.Extra)
		y += line
	}
	return y
}
