package figure

import (
	"image/color"
	"strings"

	"taihang/analysis/figure/fonts"
	"taihang/analysis/figure/style"
	"taihang/data/text"
)

// painter records marks into a Drawing. It knows the surface's colours and
// type sizes, measures text, and draws nothing itself.
type painter struct {
	*style.Scheme
	d      *Drawing
	size   style.Sizes
	lang   text.Lang
	spec   Spec
	screen bool
}

// midline lifts a baseline so that text stands centred on a y, in ems: half
// the height of a capital, which is close to the middle of a Chinese character.
const midline = .36

func newPainter(r *Resolved, w, h float64) *painter {
	p := &painter{
		Scheme: style.For(r.Spec.Theme), d: &Drawing{W: w, H: h, Alt: r.alt(), Title: r.Title, Source: r.Source, Lang: string(r.lang())},
		size: style.Paper, lang: r.lang(), spec: r.Spec, screen: r.Spec.Surface == Screen,
	}
	if p.screen {
		p.size = style.Screen
	}
	return p
}

// rect is a rectangle of a drawing, y downwards.
type rect struct{ x0, y0, x1, y1 float64 }

func (r rect) w() float64 { return r.x1 - r.x0 }
func (r rect) h() float64 { return r.y1 - r.y0 }

// inset moves the edges inwards: left, top, right, bottom.
func (r rect) inset(l, t, rt, b float64) rect {
	return rect{r.x0 + l, r.y0 + t, r.x1 - rt, r.y1 - b}
}

// cols cuts r into n columns with a gutter between them; rows does it downwards.
func (r rect) cols(n int, gap float64) []rect {
	out := make([]rect, n)
	w := (r.w() - gap*float64(n-1)) / float64(n)
	for i := range out {
		x := r.x0 + float64(i)*(w+gap)
		out[i] = rect{x, r.y0, x + w, r.y1}
	}
	return out
}

func (r rect) rows(n int, gap float64) []rect {
	out := make([]rect, n)
	h := (r.h() - gap*float64(n-1)) / float64(n)
	for i := range out {
		y := r.y0 + float64(i)*(h+gap)
		out[i] = rect{r.x0, y, r.x1, y + h}
	}
	return out
}

func (r rect) pts() []Pt { return []Pt{{r.x0, r.y0}, {r.x1, r.y0}, {r.x1, r.y1}, {r.x0, r.y1}} }

// overlaps says whether the two share more than an edge.
func (r rect) overlaps(o rect) bool {
	return r.x0 < o.x1 && o.x0 < r.x1 && r.y0 < o.y1 && o.y0 < r.y1
}

// within says whether r lies inside o.
func (r rect) within(o rect) bool {
	return r.x0 >= o.x0 && r.y0 >= o.y0 && r.x1 <= o.x1 && r.y1 <= o.y1
}

func (p *painter) path(m Path) { p.d.Items = append(p.d.Items, Item{Path: &m}) }

// fill draws a filled rectangle.
func (p *painter) fill(r rect, c color.NRGBA) {
	p.path(Path{Subs: [][]Pt{r.pts()}, Closed: true, Fill: c})
}

// box draws a rectangle with a border of the given width, centred on its edge.
func (p *painter) box(r rect, fill, border color.NRGBA, width float64) {
	p.path(Path{Subs: [][]Pt{r.pts()}, Closed: true, Fill: fill, Stroke: border, Width: width})
}

// round draws a rounded rectangle; radius is cut to half of the shorter side.
func (p *painter) round(r rect, radius float64, fill, border color.NRGBA, width float64) {
	radius = min(radius, r.w()/2, r.h()/2)
	p.path(Path{Subs: [][]Pt{r.pts()}, Closed: true, Fill: fill, Stroke: border, Width: width, Radius: radius})
}

// circle draws a disc with an optional rim.
func (p *painter) circle(x, y, radius float64, fill, rim color.NRGBA, width float64) {
	p.round(rect{x - radius, y - radius, x + radius, y + radius}, radius, fill, rim, width)
}

// hatch draws a rectangle in the pattern of suppressed values.
func (p *painter) hatch(r rect, ground, lines color.NRGBA) {
	p.path(Path{Subs: [][]Pt{r.pts()}, Closed: true, Fill: ground, Hatch: lines})
}

// line draws a straight line, dashed when on-off lengths are given.
func (p *painter) line(x0, y0, x1, y1, width float64, c color.NRGBA, dash ...float64) {
	p.path(Path{Subs: [][]Pt{{{x0, y0}, {x1, y1}}}, Stroke: c, Width: width, Dash: dash})
}

// area draws a filled polygon.
func (p *painter) area(pts []Pt, c color.NRGBA) {
	if len(pts) > 2 {
		p.path(Path{Subs: [][]Pt{pts}, Closed: true, Fill: c})
	}
}

// set is how a text is set. The zero anchor is the start.
type set struct {
	size   float64
	medium bool
	color  color.NRGBA
	anchor Anchor
	halo   color.NRGBA
	rotate float64
}

// Sets by role. end and middle turn them.
func (p *painter) title() set  { return set{size: p.size.Figure, medium: true, color: p.Ink} }
func (p *painter) strong() set { return set{size: p.size.Strong, medium: true, color: p.Ink} }
func (p *painter) label() set  { return set{size: p.size.Body, color: p.Ink2} }
func (p *painter) value() set  { return set{size: p.size.Body, medium: true, color: p.Ink} }
func (p *painter) note() set   { return set{size: p.size.Note, color: p.Ink3} }
func (p *painter) tick() set   { return set{size: p.size.Axis, color: p.Ink3} }

func (s set) end() set                 { s.anchor = End; return s }
func (s set) middle() set              { s.anchor = Middle; return s }
func (s set) in(c color.NRGBA) set     { s.color = c; return s }
func (s set) haloed(c color.NRGBA) set { s.halo = c; return s }
func (s set) sized(v float64) set      { s.size = v; return s }

// width is the advance of s when set so.
func (s set) width(t string) float64 { return fonts.Width(t, s.size, s.medium) }

// text writes s with its baseline at y and returns its width.
func (p *painter) text(x, y float64, s string, f set) float64 {
	if s == "" {
		return 0
	}
	p.d.Items = append(p.d.Items, Item{Text: &Text{
		X: x, Y: y, S: s, Size: f.size, Medium: f.medium, Color: f.color,
		Anchor: f.anchor, Halo: f.halo, Rotate: f.rotate,
	}})
	return f.width(s)
}

// textMid writes s centred on y.
func (p *painter) textMid(x, y float64, s string, f set) float64 {
	return p.text(x, y+midline*f.size, s, f)
}

// textBox writes s in as many lines as fit lines allows and returns the
// baseline after the last.
func (p *painter) textBox(x, y, width float64, lines int, s string, f set) float64 {
	return p.textLines(x, y, wrap(s, width, lines, f), f)
}

// textLines writes lines one below the other and returns the baseline after
// the last.
func (p *painter) textLines(x, y float64, lines []string, f set) float64 {
	for _, l := range lines {
		p.text(x, y, l, f)
		y += f.size * 1.4
	}
	return y
}

// region says what a part of the drawing stands for. tip is a title and lines.
func (p *painter) region(r rect, dim, key string, tip ...string) {
	p.d.Regions = append(p.d.Regions, Region{r.x0, r.y0, r.x1, r.y1, dim, key, tip})
}

// axis declares a plot that can be brushed along a dimension. keys run from
// left to right, or from the bottom up.
func (p *painter) axis(r rect, dim string, vertical bool, keys []string) {
	p.d.Axes = append(p.d.Axes, Axis{r.x0, r.y0, r.x1, r.y1, dim, vertical, keys})
}

// t is a message of the catalogue in the figure's language.
func (p *painter) t(key string, args ...any) string { return p.lang.T(key, args...) }

// fit cuts s to a width, with an ellipsis for what is lost.
func fit(s string, width float64, f set) string {
	if f.width(s) <= width+.01 { // a column as wide as its longest name holds it
		return s
	}
	r := []rune(s)
	for len(r) > 0 {
		r = r[:len(r)-1]
		cut := strings.TrimRight(string(r), " ，、：；")
		if cut == "" {
			break // an ellipsis alone says nothing
		}
		if cut += "…"; f.width(cut) <= width {
			return cut
		}
	}
	return ""
}
