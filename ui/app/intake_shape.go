package app

import (
	"image"
	"image/draw"
	"math"

	"github.com/paulmach/orb"
	"golang.org/x/image/vector"

	"taihang/analysis/figure/style"
	"taihang/geo/boundary"
	"taihang/ui/model"
)

// Size of the picture of a layer, in pixels.
const shapeW, shapeH = 900, 900

// shape draws a layer's outlines, north up, as thin lines over a tint: enough
// to see that it is the right place and whole.
func shape(l *boundary.Layer) model.Shape {
	return model.Shape{Light: picture(l, style.Light), Dark: picture(l, style.Dark)}
}

func picture(l *boundary.Layer, s *style.Scheme) image.Image {
	var b orb.Bound
	first := true
	for _, f := range l.Features {
		if len(f.Geometry) == 0 {
			continue
		}
		if g := f.Geometry.Bound(); first {
			b, first = g, false
		} else {
			b = b.Union(g)
		}
	}
	if first || b.Max[0] <= b.Min[0] || b.Max[1] <= b.Min[1] {
		return nil
	}
	squeeze := math.Cos((b.Min[1] + b.Max[1]) / 2 * math.Pi / 180)
	k := min((shapeW-8)/((b.Max[0]-b.Min[0])*squeeze), (shapeH-8)/(b.Max[1]-b.Min[1]))
	w, h := int((b.Max[0]-b.Min[0])*squeeze*k)+8, int((b.Max[1]-b.Min[1])*k)+8
	at := func(p orb.Point) (x, y float32) {
		return float32((p[0]-b.Min[0])*squeeze*k) + 4, float32((b.Max[1]-p[1])*k) + 4
	}
	img := image.NewRGBA(image.Rect(0, 0, w, h))
	fill, line := vector.NewRasterizer(w, h), vector.NewRasterizer(w, h)
	for _, f := range l.Features {
		for _, poly := range f.Geometry {
			for _, ring := range poly {
				trace(fill, line, ring, at)
			}
		}
	}
	draw.Draw(img, img.Bounds(), image.NewUniform(s.MapBack), image.Point{}, draw.Src)
	fill.Draw(img, img.Bounds(), image.NewUniform(s.AccSoft), image.Point{})
	line.Draw(img, img.Bounds(), image.NewUniform(s.Acc), image.Point{})
	return img
}

// trace adds a ring to the fill, and as quads of a hair's breadth to the lines.
// Steps below half a pixel are left out.
func trace(fill, line *vector.Rasterizer, ring orb.Ring, at func(orb.Point) (x, y float32)) {
	if len(ring) < 3 {
		return
	}
	const half = .5
	px, py := at(ring[0])
	fill.MoveTo(px, py)
	for _, p := range ring[1:] {
		x, y := at(p)
		dx, dy := x-px, y-py
		d := float32(math.Hypot(float64(dx), float64(dy)))
		if d < half {
			continue
		}
		fill.LineTo(x, y)
		nx, ny := -dy/d*half, dx/d*half
		line.MoveTo(px+nx, py+ny)
		line.LineTo(x+nx, y+ny)
		line.LineTo(x-nx, y-ny)
		line.LineTo(px-nx, py-ny)
		line.ClosePath()
		px, py = x, y
	}
	fill.ClosePath()
}
