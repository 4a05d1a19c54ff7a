package page

import (
	"image"
	"math"
	"slices"
	"strconv"
	"time"

	"gioui.org/io/event"
	"gioui.org/op"
	"gioui.org/op/clip"

	"taihang/analysis/dataset"
	"taihang/analysis/figure"
	"taihang/analysis/figure/style"
	"taihang/data"
	"taihang/data/text"
	"taihang/ui/draw"
	"taihang/ui/draw/mapview"
	"taihang/ui/model"
	"taihang/ui/theme"
	"taihang/ui/widget"
)

// wakeAt asks for a frame at a time.
func wakeAt(c draw.C, at time.Time) { c.Execute(op.InvalidateCmd{At: at}) }

// toolPanel is the tools at the upper left: drag modes, then zoom.
func (m *MapPage) toolPanel(c draw.C, e *Env) {
	size := c.Px(30)
	x, y := c.Px(theme.Padding), c.Px(104)
	box := draw.Rect(x, y, size+c.Px(4), 6*size+c.Px(13))
	m.float(box)
	draw.Box(c.Ops, box, c.Px(6), c.Px(1), c.Raise, c.Line2)
	x, y = x+c.Px(2), y+c.Px(2)
	tool := func(i int, icon draw.Icon, tip, keys string, on bool) bool {
		hit := false
		c.In(draw.Rect(x, y, size, size), func(c draw.C) {
			hit = m.tools[i].Layout(c, icon, 18, c.T(tip)+"  "+keys, on, true)
		})
		y += size
		return hit
	}
	at := m.view.Tool
	if tool(0, "move", "ui.cmd.pan", "", at == mapview.Pan || at == "") {
		m.view.Tool = mapview.Pan
	}
	if tool(1, "lasso", "ui.cmd.lasso", "L", at == mapview.Lasso) {
		m.view.Tool = toggleTool(at, mapview.Lasso)
	}
	if tool(2, "box", "ui.cmd.box", "Shift", at == mapview.Box) {
		m.view.Tool = toggleTool(at, mapview.Box)
	}
	y += c.Px(4)
	draw.Fill(c.Ops, draw.Rect(x+c.Px(4), y, size-c.Px(8), c.Px(1)), c.Line)
	y += c.Px(5)
	if tool(3, "plus", "ui.cmd.zoomin", "+", false) {
		e.Do(model.Ask{What: "zoom+"})
	}
	if tool(4, "minus", "ui.cmd.zoomout", "−", false) {
		e.Do(model.Ask{What: "zoom-"})
	}
	if tool(5, "whole", "ui.cmd.whole", "0", false) {
		e.Do(model.Ask{What: "whole"})
	}
}

// scaleBar is a round length of 60 to 150 dp, with its half.
func (m *MapPage) scaleBar(c draw.C) {
	metres := 1 / max(m.view.Camera().Scale, 1e-9)
	step := niceLength(float64(c.F(62)) * metres)
	w := int(step / metres)
	x, y := c.Px(theme.Padding)+c.Px(4), c.Size.Y-c.Px(44)
	pw := max(2*w+c.Px(40), c.Width(theme.Axis, c.T("ui.map.projection"))+c.Px(16))
	box := draw.Rect(c.Px(theme.Padding-8), y-c.Px(24), pw, c.Px(58))
	m.float(box)
	if m.view.Zoom() > 1.05 {
		draw.Round(c.Ops, box, c.Px(6), draw.Alpha(c.MapBack, .9))
	}
	draw.Fill(c.Ops, draw.Rect(x, y, 2*w, c.Px(1)), c.Ink2)
	for i := range 3 {
		tx := x + i*w
		draw.Fill(c.Ops, draw.Rect(tx, y-c.Px(3), c.Px(1), c.Px(6)), c.Ink2)
		s := strconv.FormatFloat(step*float64(i)/1000, 'f', -1, 64)
		if i == 2 {
			s = c.T("ui.map.km", s)
		}
		c.TextMid(theme.Axis, c.Ink2, tx, y-c.Px(20), c.Px(16), s)
	}
	c.Text(theme.Axis, c.Ink3, c.Px(theme.Padding), y+c.Px(12), c.Px(18), c.T("ui.map.projection"))
}

// niceLength is the greatest 1, 2 or 5 times a power of ten not above v.
func niceLength(v float64) float64 {
	p := math.Pow(10, math.Floor(math.Log10(max(v, 1))))
	for _, k := range []float64{5, 2, 1} {
		if k*p <= v {
			return k * p
		}
	}
	return p
}

// yearSlider is the bar at the foot: play, a stop a year.
type yearSlider struct {
	play    widget.Tool
	slider  widget.Slider
	gesture int
	tag     int
}

// layout draws it and returns its upper edge.
func (s *yearSlider) layout(c draw.C, e *Env, r image.Rectangle) int {
	if r.Dx() < c.Px(280) {
		return c.Size.Y - c.Px(16)
	}
	draw.Box(c.Ops, r, c.Px(8), c.Px(1), c.Raise, c.Line2)
	c.Clip(r, func(c draw.C) {
		event.Op(c.Ops, &s.tag)
		icon, tip := draw.Icon("play"), "ui.play"
		if e.S.Playing {
			icon, tip = "pause", "ui.pause"
		}
		c.In(draw.Rect(c.Px(8), (c.Size.Y-c.Px(30))/2, c.Px(30), c.Px(30)), func(c draw.C) {
			if s.play.Layout(c, icon, 16, c.T(tip)+"  Space", false, true) {
				e.Do(model.TogglePlay{})
			}
		})
		years := e.S.Years()
		first, last := years[0], years[len(years)-1]
		xs := make([]int, len(years))
		x0, x1 := c.Px(66), c.Size.X-c.Px(34)
		for i, y := range years {
			xs[i] = x0 + (x1-x0)*(y-first)/max(last-first, 1)
		}
		now := slices.Index(years, e.S.Year)
		at, began := s.slider.Layout(c, c.Px(17), xs, now)
		if began {
			s.gesture = e.S.NewGesture()
		}
		if at >= 0 {
			e.Do(model.SetYear{Year: years[at], Gesture: s.gesture})
		}
		for i, named := range apart(xs, now, c.Px(44)) {
			st, ink := theme.Body, c.Ink3
			if i == now {
				st, ink = theme.BodyM, c.Ink
			}
			if named {
				c.TextMid(st, ink, xs[i], c.Px(25), c.Px(16), strconv.Itoa(years[i]))
			}
		}
	})
	return r.Min.Y
}

// apart says which of ascending places can be named without one name running into
// the next: the one at now, the first and the last come before the others.
func apart(xs []int, now, least int) []bool {
	named := make([]bool, len(xs))
	name := func(i int) {
		for k, x := range xs {
			if named[k] && max(x-xs[i], xs[i]-x) < least {
				return
			}
		}
		named[i] = true
	}
	if now >= 0 {
		name(now)
	}
	name(0)
	name(len(xs) - 1)
	for i := range xs {
		name(i)
	}
	return named
}

// legendPanel is the classes with their counts, then what is in none of them,
// then outlines and dots.
type legendPanel struct {
	legendMove
	dots *dotLayer
}

// legendWidth is in dp.
const legendWidth = 224

func (l *legendPanel) layout(c draw.C, e *Env, m *mapModel, right, bottom int) image.Rectangle {
	r := m.fig.Resolved
	line := c.Px(20)
	classes, others := splitLegend(r.Legend)
	tiers := e.S.Layers["tiers"] && e.S.Measure != "tier"
	dots := e.S.Layers["villages"]
	h := c.Px(36) + line*len(classes) + c.Px(8)
	if len(others) > 0 {
		h += line*len(others) + c.Px(10)
	}
	if tiers || dots {
		h += c.Px(10)
	}
	w := c.Px(legendWidth)
	extra := l.samples(c, e, tiers, dots)
	h += flowSamples(c, extra, w, nil) * line
	if bottom-h < c.Px(120) || right-w < c.Px(260) {
		return image.Rectangle{}
	}
	box := l.box(c, w, h, right, bottom)
	l.update(c, box)
	draw.Box(c.Ops, box, c.Px(8), c.Px(1), c.Raise, c.Line2)
	c.Clip(box, func(c draw.C) {
		l.area(c)
		y := c.Px(9)
		c.TextFit(theme.BodyM, c.Ink, c.Px(14), y, c.Px(20), w-c.Px(80), legendTitle(e))
		c.TextRight(theme.Note, c.Ink3, w-c.Px(14), y, c.Px(20), c.T("ui.map.counties"))
		y += c.Px(25)
		most := 1
		for _, en := range classes {
			most = max(most, en.Count)
		}
		for _, en := range classes {
			if c.Width(theme.Note, en.Label) > c.Px(62) { // no room for bars
				most = 0
			}
		}
		for _, en := range classes {
			l.row(c, y, line, en, most)
			y += line
		}
		if len(others) > 0 {
			y = rule(c, y+c.Px(4))
			for _, en := range others {
				l.row(c, y, line, en, 0)
				y += line
			}
		}
		if tiers || dots {
			y = rule(c, y+c.Px(4))
		}
		flowSamples(c, extra, w, func(s sample, x, row int) {
			s.draw(c, float32(x), float32(y+row*line+line/2))
			c.Text(theme.Axis, c.Ink2, x+c.Px(14), y+row*line, line, s.label)
		})
	})
	return box
}

func rule(c draw.C, y int) int {
	draw.Fill(c.Ops, draw.Rect(c.Px(14), y, c.Size.X-c.Px(28), c.Px(1)), c.Line)
	return y + c.Px(5)
}

// legendTitle is the measure and its unit: 贫困发生率，%.
func legendTitle(e *Env) string {
	m, err := e.S.Data.Measures.Get(e.S.Measure)
	if err != nil {
		return ""
	}
	s := e.S.Lang.Pick(m.Zh, m.En)
	if u := e.S.Lang.Pick(m.UnitZh, m.UnitEn); u != "" {
		s += e.S.Lang.Pick("，", ", ") + u
	}
	return s
}

func splitLegend(all []figure.Entry) (classes, others []figure.Entry) {
	for _, en := range all {
		switch en.Key {
		case "nodata", "zero", "suppressed", "inapplicable", "outside":
			others = append(others, en)
		default:
			classes = append(classes, en)
		}
	}
	return classes, others
}

// row is a swatch, a label, a bar as long as the count, the count.
func (l *legendPanel) row(c draw.C, y, line int, en figure.Entry, most int) {
	w := c.Size.X
	l.legendMove.row(y, line, en.Key)
	if l.at == en.Key {
		draw.Round(c.Ops, draw.Rect(c.Px(8), y, w-c.Px(16), line), c.Px(4), c.Hover)
	}
	swatch(c, draw.Rect(c.Px(14), y+c.Px(3), c.Px(24), line-c.Px(6)), en)
	room := w - c.Px(46+44)
	if most > 0 {
		room = c.Px(64)
	}
	c.TextFit(theme.Note, c.Ink, c.Px(46), y, line, room, en.Label)
	if most > 0 && en.Count > 0 {
		x0, x1 := c.Px(110), w-c.Px(48)
		n := max((x1-x0)*en.Count/most, c.Px(3))
		draw.Round(c.Ops, draw.Rect(x0, y+line/2-c.Px(2), n, c.Px(4)), c.Px(2), c.Mute2)
	}
	c.TextRight(theme.Note, c.Ink2, w-c.Px(14), y, line, text.Count(max(en.Count, 0)))
}

// swatch draws a legend entry's sample.
func swatch(c draw.C, r image.Rectangle, en figure.Entry) {
	edge := style.Mix(en.Color, c.Ink, .18)
	draw.Box(c.Ops, r, 0, c.Px(1), en.Color, edge)
	if en.Swatch == figure.SwatchHatch {
		st := clip.Rect(r.Inset(c.Px(1))).Push(c.Ops)
		for x := r.Min.X - r.Dy(); x < r.Max.X; x += c.Px(4) {
			draw.Line(c.Ops, float32(x), float32(r.Max.Y), float32(x+r.Dy()), float32(r.Min.Y), c.F(1), c.Ink3)
		}
		st.Pop()
	}
}

// sample is a mark with its name, in the legend's foot.
type sample struct {
	label string
	first bool // begins a line
	draw  func(c draw.C, x, mid float32)
}

// samples are the outlines and dots that are shown.
func (l *legendPanel) samples(c draw.C, e *Env, tiers, dots bool) []sample {
	var out []sample
	if tiers {
		cols := style.TierLine.All(c.Dark)
		for i, t := range data.Tiers[:3] {
			if !slices.ContainsFunc(e.S.Data.Counties, func(k dataset.County) bool { return k.Tier == t }) {
				continue
			}
			out = append(out, sample{c.T("ui.tier." + string(t)), len(out) == 0, func(c draw.C, x, mid float32) {
				draw.Ring(c.Ops, draw.Rect(int(x), int(mid)-c.Px(5), c.Px(10), c.Px(10)), 0, c.F(1.6), cols[i])
			}})
		}
	}
	if dots {
		cols := style.LevelDot.All(c.Dark)
		for i, lv := range dotLevels {
			s := Label(e.S, "level", string(lv)) + " " + text.Count(l.dots.total(i))
			out = append(out, sample{s, i == 0, func(c draw.C, x, mid float32) {
				draw.Disc(c.Ops, x+c.F(5), mid, c.F([]float32{2.6, 1.9, 1.4}[i]), cols[i])
			}})
		}
	}
	return out
}

// flowSamples sets samples in lines of width w and returns how many lines it took.
func flowSamples(c draw.C, all []sample, w int, put func(s sample, x, row int)) int {
	left := c.Px(14)
	x, row := left, -1
	for _, s := range all {
		need := c.Px(14) + c.Width(theme.Axis, s.label)
		if s.first || x+need > w-c.Px(8) {
			x = left
			row++
		}
		if put != nil {
			put(s, x, row)
		}
		x += need + c.Px(9)
	}
	return row + 1
}

// classIndex is the class an inner break list puts v into.
func classIndex(breaks []float64, v float64) int {
	i, found := slices.BinarySearch(breaks, v)
	if found {
		i++
	}
	return i
}
