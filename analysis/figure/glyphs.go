package figure

import (
	"math"

	"taihang/analysis/figure/fonts"
)

// haloWidth is the width of the stroke behind a text, which shows half of it.
func (t *Text) haloWidth() float64 { return max(1.6, t.Size*.3) }

// left is the x at which the text begins before it is turned.
func (t *Text) left() float64 {
	w := fonts.Width(t.S, t.Size, t.Medium)
	switch t.Anchor {
	case Middle:
		return t.X - w/2
	case End:
		return t.X - w
	}
	return t.X
}

// extent is the box the text covers, from the top of the tallest character to
// the bottom of the deepest, before it is turned.
func (t *Text) extent() rect {
	x := t.left()
	return rect{x, t.Y - .88*t.Size, x + fonts.Width(t.S, t.Size, t.Medium), t.Y + .12*t.Size}
}

// glyphs returns the contours of a line of text, k units a point, with curves
// drawn out.
func (t *Text) glyphs(k float64, outline func(r rune, medium bool) []fonts.Seg) [][]Pt {
	var out [][]Pt
	face := fonts.Faces().Pick(t.Medium)
	sin, cos := math.Sincos(-t.Rotate * math.Pi / 180)
	x, em := t.left()-t.X, t.Size
	turn := func(px, py float64) Pt {
		return Pt{(t.X + px*cos - py*sin) * k, (t.Y + px*sin + py*cos) * k}
	}
	for _, r := range t.S {
		pen := x
		put := func(p [2]float64) Pt { return turn(pen+p[0]*em, p[1]*em) }
		out = append(out, contours(outline(r, t.Medium), put, em*k)...)
		x += face.Advance(r) * em
	}
	return out
}

// contours flattens an outline. size is the em in target units: it decides
// into how many pieces a curve is cut.
func contours(segs []fonts.Seg, put func([2]float64) Pt, size float64) [][]Pt {
	var out [][]Pt
	var cur []Pt
	pieces := 2 + int(math.Sqrt(size)/4)
	for _, s := range segs {
		switch s.Op {
		case fonts.Move:
			if len(cur) > 2 {
				out = append(out, cur)
			}
			cur = []Pt{put(s.P[0])}
		case fonts.LineTo:
			cur = append(cur, put(s.P[0]))
		case fonts.QuadTo:
			cur = bezier2(cur, put(s.P[0]), put(s.P[1]), pieces)
		case fonts.CubeTo:
			cur = bezier3(cur, put(s.P[0]), put(s.P[1]), put(s.P[2]), pieces+1)
		}
	}
	if len(cur) > 2 {
		out = append(out, cur)
	}
	return out
}

func bezier2(dst []Pt, b, c Pt, n int) []Pt {
	a := dst[len(dst)-1]
	for i := 1; i <= n; i++ {
		t := float64(i) / float64(n)
		u := 1 - t
		dst = append(dst, Pt{u*u*a.X + 2*u*t*b.X + t*t*c.X, u*u*a.Y + 2*u*t*b.Y + t*t*c.Y})
	}
	return dst
}

func bezier3(dst []Pt, b, c, d Pt, n int) []Pt {
	a := dst[len(dst)-1]
	for i := 1; i <= n; i++ {
		t := float64(i) / float64(n)
		u := 1 - t
		w := [4]float64{u * u * u, 3 * u * u * t, 3 * u * t * t, t * t * t}
		dst = append(dst, Pt{
			w[0]*a.X + w[1]*b.X + w[2]*c.X + w[3]*d.X,
			w[0]*a.Y + w[1]*b.Y + w[2]*c.Y + w[3]*d.Y,
		})
	}
	return dst
}
