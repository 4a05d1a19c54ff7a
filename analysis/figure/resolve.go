package figure

import (
	"image/color"
	"slices"
	"strings"

	"taihang/analysis/dataset"
	"taihang/data/text"
)

// Screen is the Surface of a figure inside the window.
const Screen = "screen"

// Resolved is a figure as numbers and words: classes, series, legend entries,
// the join report. Layout turns it into marks at any size.
type Resolved struct {
	Spec     Spec
	Title    string
	Subtitle string // unit, breakdown, n, filters
	Notes    []string
	Source   string // the line at the foot; not drawn on screen
	Demo     bool   // 演示数据 goes with it
	Legend   []Entry
	Figures  Table // the rows behind it
	Report   dataset.Report
	body     body
}

// Swatch is how a legend shows an entry.
type Swatch uint8

// Swatches.
const (
	SwatchFill Swatch = iota
	SwatchLine
	SwatchDash
	SwatchDot
	SwatchHatch
	SwatchOutline // a box with a border only
)

// Entry is a row of a legend.
type Entry struct {
	Swatch Swatch
	Color  color.NRGBA
	Label  string
	Key    string // what it stands for: "class:2" nodata zero suppressed yanshan_taihang …
	Count  int    // marks in it; -1 when they are not counted
	Extra  string // a second column, as printed
}

// body draws what is inside the frame of a figure: below title and subtitle,
// above the source line.
type body interface {
	layout(p *painter, box rect)
}

// pager is a body that lays out a whole page on paper, title and all.
type pager interface {
	page(p *painter, r *Resolved)
}

// resolver makes the numbers of a kind of figure. It fills Title, Subtitle,
// Legend, Figures and body; Resolve sees to the rest.
type resolver func(ds *dataset.Dataset, s Spec) (*Resolved, error)

var resolvers = map[Kind]resolver{}

// register is called by each kind from its own file.
func register(k Kind, f resolver) { resolvers[k] = f }

// Resolve works out the numbers of a figure. The error is a message for the
// reader: an unknown kind or measure, a breakdown the kind does not take.
func Resolve(ds *dataset.Dataset, s Spec) (*Resolved, error) {
	f, ok := resolvers[s.Kind]
	if !ok {
		return nil, text.Errorf("figure.kind.unknown", s.Kind)
	}
	s.Lang = string(langOf(s))
	r, err := f(ds, s)
	if err != nil {
		return nil, err
	}
	r.Spec = s
	if s.Title != "" {
		r.Title = s.Title
	}
	if s.Subtitle != "" {
		r.Subtitle = s.Subtitle
	}
	r.Demo = ds.Info.Demo
	return r, nil
}

func langOf(s Spec) text.Lang {
	if s.Lang == string(text.EN) {
		return text.EN
	}
	return text.ZH
}

func (r *Resolved) lang() text.Lang { return langOf(r.Spec) }

// alt is the figure in a sentence or two.
func (r *Resolved) alt() string {
	parts := []string{r.Title}
	if r.Subtitle != "" {
		parts = append(parts, r.Subtitle)
	}
	if r.Demo {
		parts = append(parts, r.lang().T("figure.demo"))
	}
	return strings.Join(parts, r.lang().T("figure.stop"))
}

// sourceLine names where the figures come from, their version and, for demo
// data, that they are that. A workspace of several files has no one source:
// then it is the measures'.
func (c *chart) sourceLine() string {
	var parts []string
	src := c.lang.Pick(c.ds.Info.SourceZh, c.ds.Info.SourceEn)
	if src == "" {
		src = c.measureSource()
	}
	if src != "" {
		parts = append(parts, c.lang.T("figure.source", src))
	}
	parts = append(parts, version(c.lang, c.ds.Info)...)
	if c.spec.Date != "" {
		parts = append(parts, c.lang.T("figure.made", c.spec.Date))
	}
	if c.ds.Info.Demo {
		parts = append(parts, c.lang.T("figure.demo"))
	}
	return strings.Join(parts, segment)
}

// measureSource is where the figure's measures come from, each source once.
func (c *chart) measureSource() string {
	list := []string{c.lang.Pick(c.m.SourceZh, c.m.SourceEn)}
	for _, id := range c.spec.Measures {
		if m, err := c.ds.Measures.Get(id); err == nil {
			list = append(list, c.lang.Pick(m.SourceZh, m.SourceEn))
		}
	}
	var once []string
	for _, s := range list {
		if s != "" && !slices.Contains(once, s) {
			once = append(once, s)
		}
	}
	return strings.Join(once, c.lang.T("figure.list"))
}

// Layout places the figure on a surface of the given size: points on paper,
// density-independent pixels on screen.
func (r *Resolved) Layout(w, h float64) *Drawing {
	p := newPainter(r, w, h)
	if pg, ok := r.body.(pager); ok && !p.screen {
		pg.page(p, r)
		return p.d
	}
	k := 1.0
	if !p.screen {
		k = sheetScale(r.Spec.Kind, w, h)
		p.d.W, p.d.H = w/k, h/k
	}
	r.body.layout(p, p.frame(r))
	if k != 1 {
		p.d.blowUp(k)
	}
	return p.d
}

// frame writes title, subtitle and, on paper, notes and source, and returns
// the room between them.
func (p *painter) frame(r *Resolved) rect {
	box := rect{0, 0, p.d.W, p.d.H}
	if !p.screen {
		p.fill(box, p.Canvas)
		m := max(10, min(p.d.W, p.d.H)*.04)
		box = box.inset(m, m, m, m)
	}
	width := box.w()
	if p.screen {
		width -= frameMenu
	}
	y := p.textBox(box.x0, box.y0+p.size.Figure, width, 2, r.Title, p.title()) - p.size.Figure*1.4
	if r.Subtitle != "" {
		lines := wrapParts(r.Subtitle, bullet, box.w(), p.note())
		if len(lines) > 2 {
			lines = wrap(r.Subtitle, box.w(), 2, p.note())
		}
		y = p.textLines(box.x0, y+p.size.Note*1.5, lines, p.note()) - p.size.Note*1.4
	}
	box.y0 = y + p.size.Note*1.2
	if !p.screen {
		box.y1 = p.foot(box, r)
	}
	return box
}

// frameMenu is what a window's frame needs of a title's line for its ⋯.
const frameMenu = 22

// foot writes notes and source upwards from the bottom edge and returns where
// they begin. Nothing of it is cut but on a sheet that it would fill.
func (p *painter) foot(box rect, r *Resolved) float64 {
	f := p.note().sized(min(p.size.Note/9, 1) * 8)
	var lines []string
	for _, n := range append(slices.Clone(r.Notes), r.Source) {
		lines = append(lines, wrapParts(n, segment, box.w(), f)...)
	}
	if most := max(2, int(box.h()*.4/(f.size*1.4))); len(lines) > most {
		lines = lines[len(lines)-most:]
	}
	top := box.y1 - float64(len(lines))*f.size*1.4
	for i, l := range lines {
		p.text(box.x0, top+float64(i+1)*f.size*1.4-.4*f.size, l, f)
	}
	return top - f.size*.8
}

// version says which data these are: the number of the last import and the day
// they reach, as far as there are any.
func version(l text.Lang, i dataset.Info) []string {
	switch {
	case i.Version > 0 && i.AsOf.Known():
		return []string{l.T("figure.version", i.Version, i.AsOf)}
	case i.Version > 0:
		return []string{l.T("figure.version.only", i.Version)}
	case i.AsOf.Known():
		return []string{l.T("figure.asof", i.AsOf)}
	}
	return nil
}
