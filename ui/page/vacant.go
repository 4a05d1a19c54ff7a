package page

import (
	"taihang/analysis/cube"
	"taihang/data/text"
	"taihang/ui/draw"
	"taihang/ui/model"
	"taihang/ui/theme"
	"taihang/ui/widget"
)

// relief is what a page shows when there is nothing: the one filter whose removal
// brings most back, and how much that would be; or the nearest year with something.
type relief struct {
	empty bool
	cond  cube.Cond
	n     int // what there would be without it; 0 when no single step helps
	year  int // without a filter: the year to look at; 0 when there is none
}

// relieve counts under the filter and, when that is nothing, without each of
// its conditions, or in the other years.
func relieve(s *model.State, counted func(*model.State) func(cube.Where) int) relief {
	count := counted(s)
	if count(s.Where) > 0 {
		return relief{}
	}
	r := relief{empty: true}
	if len(s.Where) == 0 {
		for _, y := range s.Years() {
			other := *s
			if other.Year = y; counted(&other)(nil) > 0 && (r.year == 0 || distance(y, s.Year) < distance(r.year, s.Year)) {
				r.year = y
			}
		}
		return r
	}
	for i, c := range s.Where {
		rest := append(append(cube.Where{}, s.Where[:i]...), s.Where[i+1:]...)
		if n := count(rest); n > r.n {
			r.cond, r.n = c, n
		}
	}
	return r
}

func distance(a, b int) int { return max(a-b, b-a) }

// vacancy draws the empty state in the middle of c.
type vacancy struct{ step, all widget.Link }

func (v *vacancy) layout(c draw.C, e *Env, r relief, noneKey, stepKey string) {
	y := c.Size.Y/2 - c.Px(40)
	switch {
	case r.year != 0:
		c.Icon("people", float32(c.Size.X-c.Px(22))/2, float32(y-c.Px(34)), 22, c.Ink4)
		c.TextMid(theme.Figure, c.Ink, c.Size.X/2, y, c.Px(22), c.T("ui.state.absent", e.S.Year))
		if centredLink(c, &v.step, y+c.Px(30), c.T("ui.state.absent.do", r.year)) {
			e.Do(model.SetYear{Year: r.year})
		}
		return
	case len(e.S.Where) == 0:
		v.bare(c, e, y)
		return
	}
	c.Icon("filter", float32(c.Size.X-c.Px(22))/2, float32(y-c.Px(34)), 22, c.Ink4)
	c.TextMid(theme.Figure, c.Ink, c.Size.X/2, y, c.Px(22), c.T(noneKey))
	y += c.Px(26)
	if words := Words(e.S, e.S.Where); words != "" {
		c.TextMid(theme.Body, c.Ink3, c.Size.X/2, y, c.Px(20), c.Type.Fit(words, theme.Body.Size*c.Metric.PxPerSp, false, float32(c.Size.X)*.9))
		y += c.Px(30)
	}
	if r.n > 0 {
		label := c.T(stepKey, condWords(e.S, r.cond), text.Count(r.n))
		if centredLink(c, &v.step, y, label) {
			e.Do(model.SetFilter{Dim: r.cond.Dim})
		}
		y += c.Px(30)
	}
	if len(e.S.Where) > 1 || r.n == 0 {
		if centredLink(c, &v.all, y, c.T("ui.state.empty.do")) {
			e.Do(model.ClearFilter{})
		}
	}
}

// bare is what a workspace without the programme's rows shows: what is missing
// and how it comes in.
func (v *vacancy) bare(c draw.C, e *Env, y int) {
	c.Icon("people", float32(c.Size.X-c.Px(22))/2, float32(y-c.Px(34)), 22, c.Ink4)
	c.TextMid(theme.Figure, c.Ink, c.Size.X/2, y, c.Px(22), c.T("ui.overview.bare"))
	y += c.Px(30)
	px := theme.Body.Size * c.Metric.PxPerSp
	for _, l := range c.Type.Wrap(c.T("ui.overview.bare.how"), px, false, min(c.F(420), float32(c.Size.X)*.9)) {
		c.TextMid(theme.Body, c.Ink3, c.Size.X/2, y, c.Px(20), l)
		y += c.Px(20)
	}
	if centredLink(c, &v.step, y+c.Px(10), c.T("ui.overview.bare.do")) {
		e.Do(model.Go{Page: model.DataIn})
	}
}

func centredLink(c draw.C, k *widget.Link, y int, label string) (clicked bool) {
	w := min(c.Width(theme.BodyM, label), c.Size.X)
	c.In(draw.Rect((c.Size.X-w)/2, y, w, c.Px(28)), func(c draw.C) { clicked = k.Layout(c, label) })
	return clicked
}

// skeleton draws the frame of a page whose data are not there yet: a bar for
// every line of text, none of which will move when the text comes.
func skeleton(c draw.C, rects ...[4]float32) {
	for _, r := range rects {
		x, y, w := c.Px(r[0]), c.Px(r[1]), c.Px(r[2])
		if r[2] <= 1 { // a share of the width
			w = int(float32(c.Size.X-2*c.Px(theme.Padding)) * r[2])
		}
		draw.Round(c.Ops, draw.Rect(x, y, w, c.Px(r[3])), c.Px(4), c.Track)
	}
}
