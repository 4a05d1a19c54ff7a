package page

import (
	"image"

	"taihang/analysis/cube"
	"taihang/ui/draw"
	"taihang/ui/model"
	"taihang/ui/theme"
	"taihang/ui/widget"
)

// sheet is what the pages of figures have in common: the head, the empty
// state, and figures at the places of a plan that scroll together.
type sheet struct {
	chip   SelectionChip
	scroll widget.List
	words  Memo[pageWords]
	empty  Memo[relief]
	none   vacancy
	hover  hovering
}

// pageWords are a page's head: the finding and a line of facts.
type pageWords struct{ finding, facts string }

// sheetText is what a sheet says: its head, what it counts to know whether the
// filters leave anything, and the catalogue area of its empty state.
type sheetText struct {
	area  string
	words func(*model.State) pageWords
	count func(*model.State) func(cube.Where) int
}

// Busy is always false: what a sheet shows, it has drawn.
func (p *sheet) Busy() bool { return false }

// sides draws the figures and beside them the inspector, or the frame of both
// while there are no data.
func (p *sheet) sides(c draw.C, e *Env, wide float32, frame, body, inspector func(draw.C)) {
	if e.S.Data == nil {
		Side(c, e, wide, frame, func(draw.C) {})
		return
	}
	Side(c, e, wide, body, inspector)
	yearClicks(e)
}

// yearClicks turns the choice of a year in a figure into a change of period:
// the window has one period, and a selection of years would contradict it.
func yearClicks(e *Env) {
	for i, a := range e.actions {
		if sel, ok := a.(model.Select); ok && sel.Dim == cube.Year {
			e.actions[i] = yearAction(sel)
		}
	}
}

// layout draws head and figures, or the empty state. plan says where the
// figures stand in the room below the head, and figures draws them there.
func (p *sheet) layout(c draw.C, e *Env, t sheetText, plan func(image.Rectangle) plan, figures func(draw.C)) {
	words := p.words.Get(e, func() pageWords { return t.words(e.S) })
	box := Head(c, e, &p.chip, words.finding, words.facts)
	gone := p.empty.Get(e, func() relief { return relieve(e.S, t.count) })
	if gone.empty {
		c.In(box, func(c draw.C) { p.none.layout(c, e, gone, t.area+"empty", t.area+"empty.do") })
		return
	}
	k := plan(box)
	c.Clip(image.Rect(0, box.Min.Y, c.Size.X, c.Size.Y), func(c draw.C) {
		p.scroll.Free(c, k.height, func(c draw.C) {
			for _, l := range k.lines {
				draw.Fill(c.Ops, l, c.Line)
			}
			figures(c)
		})
	})
}

// plan is what every plan has: the hairlines between its parts and its height,
// in pixels below the page head. What does not fit is scrolled to.
type plan struct {
	lines  []image.Rectangle
	height int
}

// gutter is the room between two figures, in dp.
const gutter = 20

// planner puts rows below one another.
type planner struct {
	c          draw.C
	x, y, w, g int
	lines      []image.Rectangle
}

// planOf plans the room below a page head, in rows that begin top dp down with
// gap dp between the figures of one.
func planOf(c draw.C, box image.Rectangle, top, gap float32) (p *planner, wide float32, room int) {
	p = &planner{c: c, x: c.Px(theme.Padding), w: box.Dx(), g: c.Px(gap), y: c.Px(top)}
	return p, float32(box.Dx()) / c.F(1), c.Size.Y - box.Min.Y - p.y
}

// done is the plan of what was placed.
func (p *planner) done() plan { return plan{p.lines, p.y + p.c.Px(6)} }

// row takes the next h pixels.
func (p *planner) row(h int) image.Rectangle {
	r := draw.Rect(p.x, p.y, p.w, h)
	p.y += h
	return r
}

// split takes a row and parts it at a share of the width.
func (p *planner) split(h int, share float64) (left, right image.Rectangle) {
	return p.part(p.row(h), share)
}

// part parts a rectangle at a share of its width, with a hairline between.
func (p *planner) part(r image.Rectangle, share float64) (left, right image.Rectangle) {
	at := r.Min.X + int(float64(r.Dx())*share)
	p.lines = append(p.lines, draw.Rect(at, r.Min.Y, p.c.Px(1), r.Dy()))
	return image.Rect(r.Min.X, r.Min.Y, at-p.g/2, r.Max.Y), image.Rect(at+p.g/2, r.Min.Y, r.Max.X, r.Max.Y)
}

// rule leaves a gutter with a hairline in it.
func (p *planner) rule() {
	p.lines = append(p.lines, draw.Rect(p.x, p.y+p.c.Px(2), p.w, p.c.Px(1)))
	p.y += p.c.Px(16)
}
