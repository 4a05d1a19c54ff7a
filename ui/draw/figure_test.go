package draw

import (
	"image"
	"image/color"
	"math"
	"testing"

	"gioui.org/f32"
	"gioui.org/op"
	"pgregory.net/rapid"

	"taihang/analysis/figure"
	"taihang/ui/theme"
)

func TestPixelRect(t *testing.T) {
	bar := func(x0, y0, x1, y1 float64) *figure.Path {
		return &figure.Path{Closed: true, Fill: color.NRGBA{A: 255}, Subs: [][]figure.Pt{{{X: x0, Y: y0}, {X: x1, Y: y0}, {X: x1, Y: y1}, {X: x0, Y: y1}}}}
	}
	for _, tt := range []struct {
		p    *figure.Path
		want image.Rectangle
		ok   bool
	}{
		{bar(1.4, 2.6, 9.6, 8.4), image.Rect(1, 3, 10, 8), true},
		{bar(3.1, 0, 3.2, 5), image.Rect(3, 0, 4, 5), true}, // thin, but there
		{&figure.Path{Closed: true, Fill: color.NRGBA{A: 255}, Subs: [][]figure.Pt{{{X: 0}, {X: 5, Y: 1}, {X: 5, Y: 5}, {Y: 5}}}}, image.Rectangle{}, false},
	} {
		if got, ok := pixelRect(tt.p, 1); got != tt.want || ok != tt.ok {
			t.Errorf("%v: %v %v, want %v %v", tt.p.Subs, got, ok, tt.want, tt.ok)
		}
	}
}

// Dashes cover their share of a line, whatever its corners.
func TestDashes(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		n := rapid.IntRange(2, 6).Draw(rt, "n")
		pts := make([]f32.Point, n)
		var length float32
		for i := range pts {
			pts[i] = f32.Pt(float32(i*50), float32(rapid.IntRange(0, 40).Draw(rt, "y")))
			if i > 0 {
				length += dist(pts[i-1], pts[i])
			}
		}
		var drawn float32
		for _, piece := range dash(pts, []float64{4, 4}, 1) {
			for i := 1; i < len(piece); i++ {
				drawn += dist(piece[i-1], piece[i])
			}
		}
		if d := drawn - length/2; d > 4.5 || d < -4.5 {
			rt.Fatalf("drew %g of %g", drawn, length)
		}
	})
}

func dist(a, b f32.Point) float32 {
	d := a.Sub(b)
	return float32(math.Hypot(float64(d.X), float64(d.Y)))
}

// Every icon parses; a slip in one would stop the window.
func TestIcons(t *testing.T) {
	for name := range icons {
		newIcon(iconKey{name, 20})
	}
}

// A word's picture is opaque where its strokes are and clear at its corners.
func TestSprite(t *testing.T) {
	ink, halo := color.NRGBA{A: 255}, color.NRGBA{R: 255, G: 255, B: 255, A: 255}
	s := NewSprite("阜平", 22, false, ink, halo, 2)
	if s.Size.X < 44 || s.Base.Y <= 0 || s.Base.Y >= s.Size.Y {
		t.Errorf("size %v, base %v", s.Size, s.Base)
	}
	var ops op.Ops
	s.Draw(&ops, 10, 10)
}

func TestReplayTakesEveryMark(t *testing.T) {
	var ops op.Ops
	ts := theme.NewTypesetter(nil, false)
	black := color.NRGBA{A: 255}
	d := &figure.Drawing{W: 100, H: 100, Items: []figure.Item{
		{Path: &figure.Path{Subs: [][]figure.Pt{{{X: 1, Y: 1}, {X: 9, Y: 1}, {X: 9, Y: 9}, {X: 1, Y: 9}}}, Closed: true, Fill: black, Hatch: black, Radius: 2, Stroke: black, Width: 1}},
		{Path: &figure.Path{Subs: [][]figure.Pt{{{X: 1, Y: 1}, {X: 90, Y: 50}}}, Stroke: black, Width: 1, Dash: []float64{3, 2}}},
		{Text: &figure.Text{X: 5, Y: 50, S: "2016", Size: 12, Color: black, Halo: black, Rotate: 90, Anchor: figure.Middle}},
	}}
	Replay(&ops, ts, d, 2)
}
