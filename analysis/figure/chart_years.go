package figure

import (
	"slices"
	"strconv"

	"taihang/data"
)

// scale is the plot, its axes and their ticks.
type scale struct {
	plot  rect
	x, y  linear // x over positions in years
	years []int
	ticks []float64
	pct   float64 // 100 when values are printed as per cent
}

func (s scale) pt(i int, v float64) Pt { return Pt{s.x.at(float64(s.years[i])), s.y.at(v)} }

// subs are the unbroken parts of a series; a lone year is a short dash, so
// that it is seen.
func (s scale) subs(v []float64) (out [][]Pt) {
	for _, r := range Runs(v) {
		var pts []Pt
		for i := r[0]; i < r[1]; i++ {
			pts = append(pts, s.pt(i, v[i]))
		}
		if len(pts) == 1 {
			pts = []Pt{{pts[0].X - 2, pts[0].Y}, {pts[0].X + 2, pts[0].Y}}
		}
		out = append(out, pts)
	}
	return out
}

func newScale(plot rect, years []int, lo, hi float64, n int, pct bool) scale {
	s := scale{plot: plot, years: years, pct: 1}
	if pct {
		s.pct = 100
	}
	s.ticks = niceTicks(lo*s.pct, hi*s.pct, n)
	for i := range s.ticks {
		s.ticks[i] /= s.pct
	}
	top := s.ticks[len(s.ticks)-1]
	if n := len(s.ticks); n > 2 && top-hi > .35*(s.ticks[1]-s.ticks[0]) {
		// Half an empty step above the highest line is paper for nothing.
		s.ticks, top = s.ticks[:n-1], hi
	}
	s.y = linear{s.ticks[0], max(top, s.ticks[len(s.ticks)-1]), plot.y1, plot.y0}
	s.x = linear{float64(years[0]), float64(years[len(years)-1]), plot.x0, plot.x1}
	if len(years) == 1 {
		s.x = linear{float64(years[0]) - 1, float64(years[0]) + 1, plot.x0, plot.x1}
	}
	return s
}

// tickText writes a tick of the y axis.
func (s scale) tickText(v float64) string { return trimFixed(v * s.pct) }

// grid draws gridlines and writes both axes' labels; the marked year heavier.
func (s scale) grid(p *placer, mark int, labels, ends bool) {
	f := p.tick()
	for i, t := range s.ticks {
		c := p.Grid
		if t == 0 || i == 0 {
			c = p.Axis
		}
		p.line(s.plot.x0, s.y.at(t), s.plot.x1, s.y.at(t), 1, c)
		if labels {
			p.putMid(s.plot.x0-6, s.y.at(t), s.tickText(t), f.end())
		}
	}
	if i := slices.Index(s.years, mark); i >= 0 {
		x := s.x.at(float64(mark))
		p.line(x, s.plot.y0, x, s.plot.y1, 1, p.Line2, 2, 3)
	}
	s.yearLabels(p, mark, ends)
}

// yearLabels writes the marked year, the ends, then those between that fit.
// With ends only the three are written, the outer two inside the plot.
func (s scale) yearLabels(p *placer, mark int, ends bool) {
	f := p.tick().middle()
	order := []int{slices.Index(s.years, mark), 0, len(s.years) - 1}
	for i := range s.years {
		if !ends {
			order = append(order, i)
		}
	}
	done := map[int]bool{-1: true}
	for _, i := range order {
		if done[i] {
			continue
		}
		done[i] = true
		f, x := f, s.x.at(float64(s.years[i]))
		if s.years[i] == mark {
			f = f.in(p.Ink)
			f.medium = true
		}
		y := s.plot.y1 + f.size*1.45
		label := strconv.Itoa(s.years[i])
		switch {
		case ends && i == 0:
			f.anchor = Start
		case ends && i == len(s.years)-1:
			f.anchor = End
		}
		if r := f.extent(x, y, label); r.x0 < p.bounds.x0 {
			x += p.bounds.x0 - r.x0
		} else if r.x1 > p.bounds.x1 {
			x -= r.x1 - p.bounds.x1
		}
		if p.free(f.extent(x, y, label).inset(-4, 0, -4, 0).clampTo(p.bounds)) {
			p.put(x, y, label, f)
		}
	}
}

// clampTo cuts r to o.
func (r rect) clampTo(o rect) rect {
	return rect{max(r.x0, o.x0), max(r.y0, o.y0), min(r.x1, o.x1), min(r.y1, o.y1)}
}

func lastPresent(v []data.Value) (float64, bool) {
	for i := len(v) - 1; i >= 0; i-- {
		if v[i].State == data.Present {
			return v[i].V, true
		}
	}
	return 0, false
}
