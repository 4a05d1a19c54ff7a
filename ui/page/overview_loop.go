package page

import (
	"math"
	"slices"

	"gioui.org/f32"
	"gioui.org/io/key"

	"taihang/analysis/cube"
	"taihang/geo/mesh"
	"taihang/ui/draw"
	"taihang/ui/model"
)

// extend follows the drag, and selects as it goes.
func (p *mapPanel) extend(c draw.C, e *Env, at f32.Point) {
	if len(p.loop) == 0 || p.areas == nil {
		return
	}
	if last := p.loop[len(p.loop)-1]; p.box && len(p.loop) > 1 {
		p.loop[1] = at
	} else if d := at.Sub(last); d.X*d.X+d.Y*d.Y >= c.F(3)*c.F(3) {
		p.loop = append(p.loop, at)
	} else {
		return
	}
	if p.dragged(c) {
		p.hover = -1
		p.choose(e)
	}
}

// dragged says whether the pointer went far enough to be a drag.
func (p *mapPanel) dragged(c draw.C) bool {
	for _, q := range p.loop {
		if d := q.Sub(p.loop[0]); d.X*d.X+d.Y*d.Y > c.F(5)*c.F(5) {
			return true
		}
	}
	return false
}

// choose selects the counties whose centre lies inside box or loop.
func (p *mapPanel) choose(e *Env) {
	ring := p.ring()
	var codes []string
	for i := range p.layer.Features {
		x, y := p.view.Pixel(p.layer.Features[i].Label)
		if code := p.codeOf(i); code != "" && within(ring, f32.Pt(x, y)) && !slices.Contains(codes, code) {
			codes = append(codes, code)
		}
	}
	slices.Sort(codes)
	tool, mode := "lasso", model.Replace
	if p.box {
		tool = "box"
	}
	if p.mods.Contain(key.ModShortcut) {
		mode = model.Add
	}
	e.Do(model.Select{Dim: cube.County, Keys: codes, Mode: mode, Brush: true, Tool: tool, Gesture: p.drag})
}

// ring is the box or the loop, closed.
func (p *mapPanel) ring() []f32.Point {
	if !p.box || len(p.loop) < 2 {
		return p.loop
	}
	a, b := p.loop[0], p.loop[1]
	return []f32.Point{a, {X: b.X, Y: a.Y}, b, {X: a.X, Y: b.Y}}
}

// within is the even-odd rule.
func within(ring []f32.Point, q f32.Point) bool {
	in := false
	for i, j := 0, len(ring)-1; i < len(ring); j, i = i, i+1 {
		a, b := ring[i], ring[j]
		if (a.Y > q.Y) != (b.Y > q.Y) && q.X < (b.X-a.X)*(q.Y-a.Y)/(b.Y-a.Y)+a.X {
			in = !in
		}
	}
	return in
}

// drawLoop draws the drag, or the loop of the selection that stands.
func (p *mapPanel) drawLoop(c draw.C, e *Env) {
	ring := p.ring()
	if len(p.loop) < 2 {
		ring = nil
		if len(p.kept) > 2 {
			if p.of == nil {
				p.of = e.S.Select
			}
			if e.S.Tool != "lasso" && e.S.Tool != "box" || !model.SameWhere(p.of, e.S.Select) {
				p.kept, p.of = nil, nil
				return
			}
			for _, q := range p.kept {
				x, y := p.view.Pixel(mesh.Pt{X: q.X, Y: q.Y})
				ring = append(ring, f32.Pt(x, y))
			}
		}
	}
	if len(ring) < 3 {
		return
	}
	draw.Polygon(c.Ops, ring, draw.Alpha(c.Acc, .06))
	for _, piece := range dashed(append(slices.Clone(ring), ring[0]), c.F(4), c.F(3)) {
		draw.Polyline(c.Ops, piece, false, c.F(1.4), c.Acc)
	}
}

// dashed cuts a line into dashes.
func dashed(pts []f32.Point, on, off float32) (out [][]f32.Point) {
	left, pen := on, true
	var piece []f32.Point
	for i := 1; i < len(pts); i++ {
		a, d := pts[i-1], pts[i].Sub(pts[i-1])
		length := float32(math.Hypot(float64(d.X), float64(d.Y)))
		for at := float32(0); at < length; {
			step := min(left, length-at)
			if pen {
				if len(piece) == 0 {
					piece = append(piece, a.Add(d.Mul(at/length)))
				}
				piece = append(piece, a.Add(d.Mul((at+step)/length)))
			}
			at += step
			if left -= step; left <= 0 {
				if pen {
					out = append(out, piece)
				}
				pen, piece, left = !pen, nil, on
				if !pen {
					left = off
				}
			}
		}
	}
	if len(piece) > 1 {
		out = append(out, piece)
	}
	return out
}
