package raster_test

import (
	"context"
	"image"
	"image/color"
	"math"
	"math/rand/v2"
	"testing"

	"taihang/data/reference"

	"taihang/geo/boundary"
	"taihang/geo/mesh"
	"taihang/geo/projection"
	"taihang/geo/raster"

	"github.com/paulmach/orb"
	"pgregory.net/rapid"
)

// grid is a clean coverage of nx×ny cells whose sides are broken into steps
// wiggly pieces each, like real borders.
func grid(nx, ny, steps int) *mesh.Mesh {
	rng := rand.New(rand.NewPCG(1, 2))
	const w, h = 6.0, 6.0
	dx, dy := w/float64(nx), h/float64(ny)
	side := func(a, b orb.Point) []orb.Point {
		pts := []orb.Point{a}
		for k := 1; k < steps; k++ {
			t := float64(k) / float64(steps)
			pts = append(pts, orb.Point{
				a[0] + t*(b[0]-a[0]) + (rng.Float64()-.5)*.004,
				a[1] + t*(b[1]-a[1]) + (rng.Float64()-.5)*.004,
			})
		}
		return append(pts, b)
	}
	at := func(i, j int) orb.Point { return orb.Point{113 + float64(i)*dx, 36 + float64(j)*dy} }
	rows, cols := map[[2]int][]orb.Point{}, map[[2]int][]orb.Point{}
	for i := 0; i <= nx; i++ {
		for j := 0; j <= ny; j++ {
			rows[[2]int{i, j}] = side(at(i, j), at(i+1, j))
			cols[[2]int{i, j}] = side(at(i, j), at(i, j+1))
		}
	}
	var in []mesh.Input
	for j := range ny {
		for i := range nx {
			var r orb.Ring
			r = append(r, rows[[2]int{i, j}]...)
			r = append(r, cols[[2]int{i + 1, j}][1:]...)
			r = append(r, backward(rows[[2]int{i, j + 1}])[1:]...)
			r = append(r, backward(cols[[2]int{i, j}])[1:]...)
			in = append(in, mesh.Input{Parent: string(rune('A' + i/4 + 8*(j/4))), Geometry: orb.MultiPolygon{{r}}})
		}
	}
	return mesh.Build("grid", in, projection.Hebei())
}

func backward(p []orb.Point) []orb.Point {
	out := make([]orb.Point, len(p))
	for i := range p {
		out[len(p)-1-i] = p[i]
	}
	return out
}

func hebei(t testing.TB) *mesh.Mesh {
	t.Helper()
	p := reference.Path(t, "data", "boundaries", "hebei_counties.geojson")
	l, err := boundary.Read(context.Background(), p, boundary.Options{})
	if err != nil {
		t.Fatal(err)
	}
	in := make([]mesh.Input, len(l.Features))
	for i, f := range l.Features {
		in[i] = mesh.Input{Code: f.Code, Name: f.Name, Parent: f.Parent, Geometry: f.Geometry}
	}
	return mesh.Build("hebei", in, projection.Hebei())
}

var paint = func() *raster.Paint {
	p := &raster.Paint{
		Back: color.RGBA{244, 245, 244, 255},
		Ink:  color.RGBA{120, 120, 120, 255},
		Line: [mesh.Classes]color.RGBA{{255, 255, 255, 200}, {70, 70, 70, 255}, {20, 20, 20, 255}},
	}
	ramp := []color.RGBA{
		{0xFB, 0xEF, 0xD9, 255},
		{0xF6, 0xD6, 0xA0, 255},
		{0xED, 0xB1, 0x63, 255},
		{0xD9, 0x80, 0x3A, 255},
		{0xB5, 0x50, 0x2B, 255},
		{0x7C, 0x2A, 0x22, 255},
	}
	for i := range 172 {
		p.Fill = append(p.Fill, ramp[i*7%6])
	}
	return p
}()

// Every pixel whose centre lies in a feature has its number: compared with a
// plain point-in-polygon test at random pixels, whatever the zoom.
func TestIDsArePointInPolygon(t *testing.T) {
	m := grid(7, 5, 20)
	var buf raster.IDBuffer
	rapid.Check(t, func(t *rapid.T) {
		v := raster.Fit(m.Bound, 300, 260, 10)
		v.Scale *= rapid.Float64Range(.5, 20).Draw(t, "zoom")
		v.X0 += rapid.Float64Range(-1e5, 4e5).Draw(t, "x")
		v.Y0 += rapid.Float64Range(-4e5, 1e5).Draw(t, "y")
		raster.IDs(m, v, &buf)
		for range 50 {
			x, y := rapid.IntRange(0, v.W-1).Draw(t, "px"), rapid.IntRange(0, v.H-1).Draw(t, "py")
			got, want := buf.Hit(x, y), locate(m, v, float64(x)+.5, float64(y)+.5)
			if got != want && locate(m, v, float64(x)+.49, float64(y)+.48) == locate(m, v, float64(x)+.51, float64(y)+.52) {
				t.Fatalf("pixel %d,%d is %d, want %d", x, y, got, want)
			}
		}
	})
}

func locate(m *mesh.Mesh, v raster.View, px, py float64) int {
	x, y := v.Plane(px, py)
	for i, f := range m.Features {
		in := false
		for _, r := range f.Rings {
			for k, j := 0, len(r)-1; k < len(r); j, k = k, k+1 {
				ax, ay, bx, by := float64(r[k].X), float64(r[k].Y), float64(r[j].X), float64(r[j].Y)
				if (ay > y) != (by > y) && x < (bx-ax)*(y-ay)/(by-ay)+ax {
					in = !in
				}
			}
		}
		if in {
			return i
		}
	}
	return -1
}

// A clean coverage leaves no hole inside, so that no background shines through.
func TestNoSeams(t *testing.T) {
	m := grid(7, 5, 20)
	v := raster.Fit(m.Bound, 400, 400, -30) // all of the view lies inside
	v.Scale *= 1.3
	var buf raster.IDBuffer
	raster.IDs(m, v, &buf)
	for y := 100; y < 300; y++ {
		for x := 100; x < 300; x++ {
			if buf.Hit(x, y) < 0 {
				t.Fatalf("a hole at %d,%d", x, y)
			}
		}
	}
}

// square is one feature of d by d metres with its lower left corner at 0,0.
func square(d float32) *mesh.Mesh {
	pts := []mesh.Pt{{X: 0, Y: 0}, {X: d, Y: 0}, {X: d, Y: d}, {X: 0, Y: d}}
	b := mesh.Bound{Max: mesh.Pt{X: d, Y: d}}
	return &mesh.Mesh{
		Features: []mesh.Feature{{Rings: [][]mesh.Pt{pts}, Bound: b}},
		Lines:    []mesh.Line{{Right: -1, Across: -1, Pts: append(pts[:4:4], pts[0]), Bound: b}},
		Bound:    b,
	}
}

// The brightness of the whole image gives the area of the square, to a
// hundredth of a pixel a row: coverage at its edges is exact.
func TestEdgeCoverage(t *testing.T) {
	m := square(10)
	p := &raster.Paint{Back: color.RGBA{0, 0, 0, 255}, Fill: []color.RGBA{{255, 255, 255, 255}}}
	var buf raster.IDBuffer
	rapid.Check(t, func(t *rapid.T) {
		side := rapid.Float64Range(3, 30).Draw(t, "side")
		v := raster.View{Scale: side / 10, W: 60, H: 50}
		v.X0 = -rapid.Float64Range(1, 20).Draw(t, "x") / v.Scale
		v.Y0 = 10 + rapid.Float64Range(1, 15).Draw(t, "y")/v.Scale
		dst := image.NewRGBA(image.Rect(0, 0, v.W, v.H))
		raster.IDs(m, v, &buf)
		buf.Colour(dst, p)
		sum := 0.0
		for i := 0; i < len(dst.Pix); i += 4 {
			sum += float64(dst.Pix[i]) / 255
			if dst.Pix[i+3] != 255 {
				t.Fatal("not opaque")
			}
		}
		if math.Abs(sum-side*side) > .02*side+.1 {
			t.Fatalf("%.2f pixels are covered, want %.2f", sum, side*side)
		}
	})
}

// A view whose left part cuts the feature has the same pixels as the whole
// view's right part.
func TestClippingChangesNothing(t *testing.T) {
	m := grid(4, 4, 30)
	v := raster.Fit(m.Bound, 300, 300, 8)
	var a, b raster.IDBuffer
	whole, part := image.NewRGBA(image.Rect(0, 0, 300, 300)), image.NewRGBA(image.Rect(0, 0, 120, 90))
	w := raster.ScreenWidths(1)
	raster.Render(whole, m, v, w, paint, &a)
	cut := raster.View{X0: v.X0 + 128/v.Scale, Y0: v.Y0 - 64/v.Scale, Scale: v.Scale, W: 120, H: 90}
	raster.Render(part, m, cut, w, paint, &b)
	bad := 0
	for y := range 90 {
		for x := range 120 {
			p, q := whole.RGBAAt(x+128, y+64), part.RGBAAt(x, y)
			if abs(int(p.R)-int(q.R)) > 40 {
				bad++
			}
		}
	}
	if bad > 20 { // rounding of vertices passed over at the left and top
		t.Errorf("%d pixels differ", bad)
	}
}

func abs(x int) int { return max(x, -x) }

// The ink of a stroke is its length times its width.
func TestStrokeInk(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		width := rapid.Float64Range(.5, 6).Draw(t, "width")
		angle := rapid.Float64Range(0, 2*math.Pi).Draw(t, "angle")
		n := rapid.IntRange(1, 30).Draw(t, "pieces")
		v := raster.View{X0: -100, Y0: 100, Scale: 1, W: 200, H: 200}
		const length = 150
		var l mesh.Line
		l.Bound = mesh.Bound{Min: mesh.Pt{X: -80, Y: -80}, Max: mesh.Pt{X: 80, Y: 80}}
		for k := range n + 1 {
			s := (float64(k)/float64(n) - .5) * length
			l.Pts = append(l.Pts, mesh.Pt{X: float32(s*math.Cos(angle) + .3), Y: float32(s*math.Sin(angle) - .2)})
		}
		dst := image.NewRGBA(image.Rect(0, 0, v.W, v.H))
		var pen raster.Pen
		pen.Stroke(dst, v, []mesh.Line{l}, width, color.RGBA{255, 255, 255, 255})
		sum := 0.0
		for i := 0; i < len(dst.Pix); i += 4 {
			sum += float64(dst.Pix[i]) / 255
		}
		if want := length * width; math.Abs(sum/want-1) > .12 {
			t.Fatalf("ink %.1f, want %.1f", sum, want)
		}
	})
}

// The same buffers serve again without allocation.
func TestNoAllocation(t *testing.T) {
	m := grid(7, 5, 20)
	v := raster.Fit(m.Bound, 400, 300, 10)
	dst := raster.Canvas(nil, v)
	var buf raster.IDBuffer
	w := raster.ScreenWidths(1)
	raster.Render(dst, m, v, w, paint, &buf)
	if n := testing.AllocsPerRun(5, func() { raster.Render(dst, m, v, w, paint, &buf) }); n > 0 {
		t.Errorf("%v allocations a redraw", n)
	}
}

// Recolouring gives what drawing anew gives.
func TestRecolour(t *testing.T) {
	m := grid(7, 5, 20)
	v := raster.Fit(m.Bound, 400, 300, 10)
	p := *paint
	p.Hatch = make([]bool, len(m.Features))
	p.Hatch[3] = true
	var a, b raster.IDBuffer
	x, y := raster.Canvas(nil, v), raster.Canvas(nil, v)
	raster.Render(x, m, v, raster.ScreenWidths(2), paint, &a)
	a.Recolour(x, &p)
	raster.Render(y, m, v, raster.ScreenWidths(2), &p, &b)
	if string(x.Pix) != string(y.Pix) {
		t.Error("the pictures differ")
	}
	plain := raster.Canvas(nil, v)
	b.Recolour(plain, paint)
	if string(x.Pix) == string(plain.Pix) {
		t.Error("the hatch does not show")
	}
}

func TestDots(t *testing.T) {
	v := raster.View{X0: 0, Y0: 40, Scale: 1, W: 40, H: 40}
	dst := image.NewRGBA(image.Rect(0, 0, 40, 40))
	raster.DrawDots(dst, v, raster.Dots{
		At:     []mesh.Pt{{X: 20.4, Y: 19.7}, {X: -50, Y: 0}, {X: 39.9, Y: 39.9}},
		Radius: 5, Colour: color.RGBA{255, 0, 0, 255}, Ring: color.RGBA{255, 255, 255, 255}, RingWidth: 2,
	})
	red, white := 0.0, 0.0
	for y := 8; y < 32; y++ {
		for x := 8; x < 32; x++ {
			c := dst.RGBAAt(x, y)
			red += float64(c.R) / 255
			white += float64(c.B) / 255
		}
	}
	if math.Abs(red-49*math.Pi) > 3 || math.Abs(white-24*math.Pi) > 3 {
		t.Errorf("disc and ring cover %.1f, ring %.1f; want %.1f and %.1f", red, white, 49*math.Pi, 24*math.Pi)
	}
}

func benchmarkMeshes(b *testing.B, run func(b *testing.B, m *mesh.Mesh)) {
	b.Run("grid", func(b *testing.B) { run(b, grid(14, 12, 128)) })
	b.Run("hebei", func(b *testing.B) { run(b, hebei(b)) })
}

func BenchmarkRedraw(b *testing.B) {
	benchmarkMeshes(b, func(b *testing.B, m *mesh.Mesh) {
		v := raster.Fit(m.Bound, 1600, 1000, 20)
		dst := raster.Canvas(nil, v)
		var buf raster.IDBuffer
		for b.Loop() {
			raster.Render(dst, m, v, raster.ScreenWidths(1), paint, &buf)
		}
	})
}

func BenchmarkRedrawZoomed(b *testing.B) {
	benchmarkMeshes(b, func(b *testing.B, m *mesh.Mesh) {
		v := raster.Fit(m.Bound, 1600, 1000, 20)
		cx, cy := v.Plane(800, 700)
		v.Scale *= 8
		v.X0, v.Y0 = cx-800/v.Scale, cy+500/v.Scale
		dst := raster.Canvas(nil, v)
		var buf raster.IDBuffer
		for b.Loop() {
			raster.Render(dst, m, v, raster.ScreenWidths(1), paint, &buf)
		}
	})
}

func BenchmarkRecolour(b *testing.B) {
	benchmarkMeshes(b, func(b *testing.B, m *mesh.Mesh) {
		v := raster.Fit(m.Bound, 1600, 1000, 20)
		dst := raster.Canvas(nil, v)
		var buf raster.IDBuffer
		raster.Render(dst, m, v, raster.ScreenWidths(1), paint, &buf)
		for b.Loop() {
			buf.Recolour(dst, paint)
		}
	})
}

func BenchmarkDots(b *testing.B) {
	m := grid(4, 4, 4)
	v := raster.Fit(m.Bound, 1600, 1000, 20)
	rng := rand.New(rand.NewPCG(3, 4))
	at := make([]mesh.Pt, 7366)
	for i := range at {
		x, y := v.Plane(rng.Float64()*1600, rng.Float64()*1000)
		at[i] = mesh.Pt{X: float32(x), Y: float32(y)}
	}
	dst := raster.Canvas(nil, v)
	for b.Loop() {
		raster.DrawDots(dst, v, raster.Dots{At: at, Radius: 1.5, Colour: color.RGBA{20, 58, 102, 200}})
	}
}
