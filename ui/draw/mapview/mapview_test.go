package mapview

import (
	"image/color"
	"math"
	"testing"

	"gioui.org/f32"
	"pgregory.net/rapid"

	"taihang/geo/mesh"
	"taihang/geo/raster"
)

// squares is a row of n unit squares, 1000 m wide, with labels amid them.
func squares(n int) *mesh.Mesh {
	m := &mesh.Mesh{ID: "squares", Bound: mesh.Bound{Max: mesh.Pt{X: float32(1000 * n), Y: 1000}}}
	for i := range n {
		x := float32(1000 * i)
		f := mesh.Feature{
			Code:  string(rune('a' + i)),
			Rings: [][]mesh.Pt{{{X: x}, {X: x + 1000}, {X: x + 1000, Y: 1000}, {X: x, Y: 1000}}},
			Label: mesh.Pt{X: x + 500, Y: 500},
			Bound: mesh.Bound{Min: mesh.Pt{X: x}, Max: mesh.Pt{X: x + 1000, Y: 1000}},
		}
		m.Features = append(m.Features, f)
	}
	return m
}

func anyCamera(rt *rapid.T) Camera {
	return Camera{
		X: rapid.Float64Range(-1e5, 1e5).Draw(rt, "x"), Y: rapid.Float64Range(-1e5, 1e5).Draw(rt, "y"),
		Scale: rapid.Float64Range(1e-4, 1).Draw(rt, "scale"),
	}
}

// Zooming keeps the point under the pointer where it is.
func TestZoomAtFixesThePoint(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		c := anyCamera(rt)
		x, y := rapid.Float64Range(0, 1000).Draw(rt, "px"), rapid.Float64Range(0, 800).Draw(rt, "py")
		ax, ay := c.Plane(x, y, 1000, 800)
		d := c.zoomAt(rapid.Float64Range(.2, 5).Draw(rt, "by"), x, y, 1000, 800)
		bx, by := d.Plane(x, y, 1000, 800)
		if tol := 1e-6 / c.Scale; math.Abs(ax-bx) > tol || math.Abs(ay-by) > tol {
			rt.Fatalf("(%g, %g) became (%g, %g)", ax, ay, bx, by)
		}
	})
}

// A movement begins and ends where it should, and a zoom about a point keeps
// that point all the way.
func TestBetween(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		a := anyCamera(rt)
		b := a.zoomAt(rapid.Float64Range(1.1, 8).Draw(rt, "by"), 100, 200, 1000, 800)
		if got := between(a, b, 0); math.Abs(got.Scale-a.Scale) > 1e-9 || math.Abs(got.X-a.X) > 1e-3 {
			rt.Fatalf("begins at %+v, not %+v", got, a)
		}
		if got := between(a, b, 1); math.Abs(got.Scale-b.Scale) > 1e-9 || math.Abs(got.X-b.X) > 1e-3 {
			rt.Fatalf("ends at %+v, not %+v", got, b)
		}
		m := between(a, b, rapid.Float64Range(0, 1).Draw(rt, "t"))
		x0, y0 := a.Plane(100, 200, 1000, 800)
		x1, y1 := m.Plane(100, 200, 1000, 800)
		if math.Hypot(x1-x0, y1-y0)*m.Scale > .5 {
			rt.Fatalf("the point wandered by %g pixels", math.Hypot(x1-x0, y1-y0)*m.Scale)
		}
	})
}

func TestFitShowsTheBound(t *testing.T) {
	b := squares(3).Bound
	c := fit(b, 900, 600, [4]float64{60, 28, 300, 66})
	x0, y0 := c.Pixel(mesh.Pt{X: b.Min.X, Y: b.Max.Y}, 900, 600)
	x1, y1 := c.Pixel(mesh.Pt{X: b.Max.X, Y: b.Min.Y}, 900, 600)
	if x0 < 59.9 || x1 > 600.1 || y0 < 27.9 || y1 > 534.1 {
		t.Errorf("fills (%g, %g)–(%g, %g)", x0, y0, x1, y1)
	}
}

// The painter shows the latest of many jobs, recolours without new numbers,
// and never writes into an image that is shown or waits to be.
func TestPainter(t *testing.T) {
	m := squares(3)
	scene := func(c uint8) *Scene {
		col := color.RGBA{R: c, A: 255}
		return &Scene{Mesh: m, Paint: raster.Paint{Fill: []color.RGBA{col, col, col}}}
	}
	v := fit(m.Bound, 300, 100, [4]float64{}).view(300, 100)
	var p painter
	woken := make(chan struct{}, 100)
	var last *Scene
	for i := range 20 {
		last = scene(uint8(i))
		p.paint(job{v, last}, false, func() { woken <- struct{}{} })
	}
	var shown *frame
	for shown == nil || shown.scene != last {
		<-woken
		if f := p.take(); f != nil {
			shown = f
		}
	}
	at := shown.img.RGBAAt(v.W/2, v.H/2)
	if at.R != 19 {
		t.Errorf("shows %v", at)
	}
	ids := shown.ids
	p.paint(job{v, scene(99)}, true, nil)
	p.paint(job{v, scene(98)}, true, nil)
	next := p.take()
	if next.ids != ids {
		t.Error("a new colour drew the features anew")
	}
	if shown.img == next.img || shown.img.RGBAAt(v.W/2, v.H/2) != at {
		t.Error("the image on screen was written into")
	}
}

func TestInside(t *testing.T) {
	u := []f32.Point{{X: 0, Y: 0}, {X: 9, Y: 0}, {X: 9, Y: 9}, {X: 6, Y: 9}, {X: 6, Y: 3}, {X: 3, Y: 3}, {X: 3, Y: 9}, {X: 0, Y: 9}}
	for _, tt := range []struct {
		x, y float32
		want bool
	}{{1, 8, true}, {4.5, 8, false}, {4.5, 1, true}, {10, 1, false}, {8, 8, true}} {
		if got := inside(u, tt.x, tt.y); got != tt.want {
			t.Errorf("(%g, %g): %v", tt.x, tt.y, got)
		}
	}
}
