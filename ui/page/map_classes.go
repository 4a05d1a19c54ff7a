package page

import (
	"image"
	"math"
	"slices"
	"strconv"

	"gioui.org/f32"
	"gioui.org/io/key"
	"gioui.org/io/pointer"

	"taihang/analysis/classify"
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
	keys    breakKeys
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
		y += c.Paragraph(theme.Body, c.Ink3, 0, y, c.Size.X, c.Px(19), 3, c.T(why))
		y = k.table(c, e, m, y+c.Px(14))
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
	def, _ := e.S.Data.Measures.Get(e.S.Measure)
	factor := factorOf(def)
	shown := func(v float64) string { return number(v*factor, def) }
	k.events(c, e, breaks, lo, hi, plot, x, shown)
	k.keys.update(c, e, breaks, lo, hi, shown)
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
		k.keys.handle(c, i, draw.Rect(int(bx)-c.Px(8), int(y)-c.Px(3), c.Px(17), c.Px(19)))
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
	if n := k.keys.editing; n > 0 && n <= len(breaks) {
		k.keys.field(c, e, breaks, int(x(breaks[n-1])), plot.Max.Y+c.Px(2), factor)
		return
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
func (k *classEditor) events(c draw.C, e *Env, breaks []float64, lo, hi float64, plot image.Rectangle, x func(float64) float32, shown func(float64) string) {
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
			text := ""
			if k.held >= 0 {
				text = shown(breaks[k.held])
			}
			k.keys.press(c, k.held, text)
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

// stepOf is the least step of a break that is moved by hand.
func stepOf(span float64) float64 { return math.Pow(10, math.Floor(math.Log10(span/200))) }

// snap rounds a dragged value to a 500th of the range, in round numbers.
func snap(v, span float64) float64 {
	step := stepOf(span)
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
		w := c.TextFit(theme.Body, c.Ink, left, y, h, c.Size.X-left, c.T("ui.class.rule"))
		if sign := "[a, b)"; left+w+c.Px(12)+c.Width(theme.Note, sign) <= c.Size.X {
			c.TextRight(theme.Note, c.Ink3, c.Size.X, y, h, sign)
		}
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

// table lists the classes with their counties and villages, low to high, then
// what is in none of them.
func (k *classEditor) table(c draw.C, e *Env, m *MapPage, y int) int {
	heads := []string{c.T("ui.map.counties"), c.T("ui.map.villages")}
	villages := len(e.S.Data.Villages) > 0
	second := c.Size.X - c.Width(theme.Note, heads[1]) - c.Px(headGap)
	if !villages {
		heads, second = heads[:1], c.Size.X
	}
	y = block(c, y, c.T("ui.class.table"), heads...)
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
		c.TextFit(theme.Body, ink, c.Px(38), y, line, second-c.Px(38+36), en.Label)
		c.TextRight(theme.Body, ink, second, y, line, text.Count(max(en.Count, 0)))
		if villages {
			c.TextRight(theme.Body, ink, c.Size.X, y, line, en.Extra)
		}
		y += line
	}
	return y
}
