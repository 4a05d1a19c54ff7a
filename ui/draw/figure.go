package draw

import (
	"image"
	"image/color"
	"math"

	"gioui.org/f32"
	"gioui.org/op"
	"gioui.org/op/clip"
	"gioui.org/op/paint"

	"taihang/analysis/figure"
	"taihang/ui/theme"
)

// Replay turns a drawing into Gio operations: the same marks, in the same
// order, that PNG, SVG and PDF get. k is pixels a unit.
func Replay(ops *op.Ops, ts *theme.Typesetter, d *figure.Drawing, k float32) {
	for i := range d.Items {
		switch it := &d.Items[i]; {
		case it.Path != nil:
			replayPath(ops, it.Path, k)
		case it.Text != nil:
			replayText(ops, ts, it.Text, k)
		case it.Areas != nil:
			replayAreas(ops, d, it, k)
		}
	}
}

// replayAreas paints a map layer as one image, rasterised on the CPU: 168
// paths on the GPU cost twenty times as much and show seams.
func replayAreas(ops *op.Ops, d *figure.Drawing, it *figure.Item, k float32) {
	img := figure.Image(&figure.Drawing{W: d.W, H: d.H, Items: []figure.Item{*it}}, float64(k))
	paint.NewImageOp(img).Add(ops)
	st := clip.Rect{Max: img.Bounds().Size()}.Push(ops)
	paint.PaintOp{}.Add(ops)
	st.Pop()
}

func replayPath(ops *op.Ops, p *figure.Path, k float32) {
	if r, ok := pixelRect(p, k); ok {
		Fill(ops, r, p.Fill)
	} else if p.Fill.A > 0 && p.Closed {
		paint.FillShape(ops, p.Fill, clip.Outline{Path: outline(ops, p, k)}.Op())
	}
	if p.Hatch.A > 0 {
		st := clip.Outline{Path: outline(ops, p, k)}.Op().Push(ops)
		hatch(ops, bounds(p, k), 4*k, k, p.Hatch)
		st.Pop()
	}
	if p.Stroke.A == 0 || p.Width <= 0 {
		return
	}
	if len(p.Dash) > 0 {
		for _, seg := range dashes(p, k) {
			Polyline(ops, seg, false, float32(p.Width)*k, p.Stroke)
		}
		return
	}
	paint.FillShape(ops, p.Stroke, clip.Stroke{Path: outline(ops, p, k), Width: float32(p.Width) * k}.Op())
}

// pixelRect snaps an unstroked upright rectangle to whole pixels, so that bars
// have clean edges. Thin ones keep at least a pixel.
func pixelRect(p *figure.Path, k float32) (image.Rectangle, bool) {
	if !p.Closed || p.Radius > 0 || len(p.Subs) != 1 || len(p.Subs[0]) != 4 || p.Fill.A == 0 {
		return image.Rectangle{}, false
	}
	s := p.Subs[0]
	if s[0].Y != s[1].Y || s[1].X != s[2].X || s[2].Y != s[3].Y || s[3].X != s[0].X {
		return image.Rectangle{}, false
	}
	round := func(v float64) int { return int(math.Round(v * float64(k))) }
	r := image.Rect(round(s[0].X), round(s[0].Y), round(s[2].X), round(s[2].Y))
	if r.Dx() == 0 {
		r.Max.X++
	}
	if r.Dy() == 0 {
		r.Max.Y++
	}
	return r, true
}

func bounds(p *figure.Path, k float32) (r [4]float32) {
	r = [4]float32{math.MaxFloat32, math.MaxFloat32, -math.MaxFloat32, -math.MaxFloat32}
	for _, s := range p.Subs {
		for _, q := range s {
			x, y := float32(q.X)*k, float32(q.Y)*k
			r = [4]float32{min(r[0], x), min(r[1], y), max(r[2], x), max(r[3], y)}
		}
	}
	return r
}

// hatch draws lines at 45 degrees over a rectangle.
func hatch(ops *op.Ops, r [4]float32, step, w float32, col color.NRGBA) {
	h := r[3] - r[1]
	for x := r[0] - h; x < r[2]; x += step {
		Polyline(ops, []f32.Point{f32.Pt(x, r[3]), f32.Pt(x+h, r[1])}, false, w, col)
	}
}

func outline(ops *op.Ops, p *figure.Path, k float32) clip.PathSpec {
	if p.Radius > 0 && len(p.Subs) == 1 && len(p.Subs[0]) == 4 {
		return roundPath(ops, bounds(p, k), float32(p.Radius)*k)
	}
	var q clip.Path
	q.Begin(ops)
	for _, s := range p.Subs {
		for i, pt := range s {
			at := f32.Pt(float32(pt.X)*k, float32(pt.Y)*k)
			if i == 0 {
				q.MoveTo(at)
			} else {
				q.LineTo(at)
			}
		}
		if p.Closed {
			q.Close()
		}
	}
	return q.End()
}

// roundPath is a rounded rectangle between pixels, which clip.RRect cannot be.
func roundPath(ops *op.Ops, b [4]float32, r float32) clip.PathSpec {
	r = min(r, (b[2]-b[0])/2, (b[3]-b[1])/2)
	k := r * (1 - .5522847)
	x0, y0, x1, y1 := b[0], b[1], b[2], b[3]
	var p clip.Path
	p.Begin(ops)
	p.MoveTo(f32.Pt(x0+r, y0))
	p.LineTo(f32.Pt(x1-r, y0))
	p.CubeTo(f32.Pt(x1-k, y0), f32.Pt(x1, y0+k), f32.Pt(x1, y0+r))
	p.LineTo(f32.Pt(x1, y1-r))
	p.CubeTo(f32.Pt(x1, y1-k), f32.Pt(x1-k, y1), f32.Pt(x1-r, y1))
	p.LineTo(f32.Pt(x0+r, y1))
	p.CubeTo(f32.Pt(x0+k, y1), f32.Pt(x0, y1-k), f32.Pt(x0, y1-r))
	p.LineTo(f32.Pt(x0, y0+r))
	p.CubeTo(f32.Pt(x0, y0+k), f32.Pt(x0+k, y0), f32.Pt(x0+r, y0))
	p.Close()
	return p.End()
}

// dashes cuts a path into its drawn pieces.
func dashes(p *figure.Path, k float32) (out [][]f32.Point) {
	for _, s := range p.Subs {
		pts := make([]f32.Point, 0, len(s)+1)
		for _, q := range s {
			pts = append(pts, f32.Pt(float32(q.X)*k, float32(q.Y)*k))
		}
		if p.Closed && len(pts) > 0 {
			pts = append(pts, pts[0])
		}
		out = append(out, dash(pts, p.Dash, k)...)
	}
	return out
}

func dash(pts []f32.Point, pattern []float64, k float32) (out [][]f32.Point) {
	i, left := 0, float32(pattern[0])*k
	var piece []f32.Point
	for n := 1; n < len(pts); n++ {
		a, b := pts[n-1], pts[n]
		length := float32(math.Hypot(float64(b.X-a.X), float64(b.Y-a.Y)))
		for at := float32(0); at < length; {
			step := min(left, length-at)
			if i%2 == 0 {
				if len(piece) == 0 {
					piece = append(piece, mix(a, b, at/length))
				}
				piece = append(piece, mix(a, b, (at+step)/length))
			}
			at += step
			if left -= step; left <= 0 {
				if len(piece) > 1 {
					out = append(out, piece)
				}
				piece = nil
				i++
				left = max(float32(pattern[i%len(pattern)])*k, .1)
			}
		}
	}
	if len(piece) > 1 {
		out = append(out, piece)
	}
	return out
}

func mix(a, b f32.Point, t float32) f32.Point { return a.Add(b.Sub(a).Mul(t)) }

func replayText(ops *op.Ops, ts *theme.Typesetter, t *figure.Text, k float32) {
	px := float32(t.Size) * k
	w := ts.Width(t.S, px, t.Medium)
	x, y := float32(t.X)*k, float32(t.Y)*k
	dx := float32(0)
	switch t.Anchor {
	case figure.Middle:
		dx = -w / 2
	case figure.End:
		dx = -w
	}
	if t.Rotate != 0 {
		st := op.Affine(f32.AffineId().Rotate(f32.Point{}, -float32(t.Rotate*math.Pi/180)).Offset(f32.Pt(x, y))).Push(ops)
		defer st.Pop()
		x, y = 0, 0
	} else {
		// Text stands on whole pixels: half of one blurs a stem.
		x, y = float32(math.Round(float64(x+dx))), float32(math.Round(float64(y)))
		dx = 0
	}
	if t.Halo.A > 0 {
		ts.DrawHalo(ops, t.S, px, t.Medium, x+dx, y, max(1.2*k, px*.13), t.Color, t.Halo)
		return
	}
	ts.Draw(ops, t.S, px, t.Medium, x+dx, y, t.Color)
}
