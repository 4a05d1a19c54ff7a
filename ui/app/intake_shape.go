package app

import (
	"context"
	"image"
	"image/color"
	"image/draw"
	"math"
	"slices"

	"github.com/paulmach/orb"
	"github.com/paulmach/orb/clip"
	"golang.org/x/image/vector"

	"taihang/analysis/figure/style"
	"taihang/analysis/intake"
	"taihang/geo/schematic"
	"taihang/ui/model"
)

// Sizes of the pictures of a layer and of where it may lie, in pixels.
const shapeSize, siteSize = 900, 480

// shape draws a layer's outlines, north up, as thin lines over a tint, with the
// province's: enough to see that it is the right place and whole. Of a layer that
// may lie here or there it draws each, until it is stopped.
func shape(ctx context.Context, l *intake.LayerPlan) model.Shape {
	var areas [][]orb.Ring
	for _, f := range l.Layer.Features {
		var rings []orb.Ring
		for _, poly := range f.Geometry {
			rings = append(rings, poly...)
		}
		areas = append(areas, rings)
	}
	province, err := schematic.ProvinceOutline()
	if err != nil { // it is our own
		province = nil
	}
	s := pictures(areas, province, false, shapeSize)
	for _, at := range l.Sites {
		if ctx.Err() != nil {
			break
		}
		s.Sites = append(s.Sites, pictures(at.Outlines, province, true, siteSize))
	}
	return s
}

func pictures(areas [][]orb.Ring, province []orb.Ring, whole bool, size float64) model.Shape {
	view, ok := bound(slices.Concat(areas...))
	if !ok {
		return model.Shape{}
	}
	if home, ok := bound(province); ok && whole {
		view = view.Union(home)
	}
	return model.Shape{Light: picture(areas, province, view, size, style.Light), Dark: picture(areas, province, view, size, style.Dark)}
}

// within is what of the rings lies in a view. In a wrong reference system that is none
// of the province, which would else be drawn millions of pixels wide.
func within(rings []orb.Ring, view orb.Bound) (out []orb.Ring) {
	for _, r := range rings {
		if r = clip.Ring(view, r.Clone()); len(r) > 0 {
			out = append(out, r)
		}
	}
	return out
}

func bound(rings []orb.Ring) (b orb.Bound, ok bool) {
	for _, r := range rings {
		if len(r) == 0 {
			continue
		}
		if !ok {
			b, ok = r.Bound(), true
			continue
		}
		b = b.Union(r.Bound())
	}
	return b, ok && b.Max[0] > b.Min[0] && b.Max[1] > b.Min[1]
}

// picture draws areas over the province's outline, in a view of degrees.
func picture(areas [][]orb.Ring, province []orb.Ring, b orb.Bound, size float64, s *style.Scheme) image.Image {
	squeeze := max(math.Cos((b.Min[1]+b.Max[1])/2*math.Pi/180), .1) // it may lie beyond the poles
	k := min((size-8)/((b.Max[0]-b.Min[0])*squeeze), (size-8)/(b.Max[1]-b.Min[1]))
	w, h := int((b.Max[0]-b.Min[0])*squeeze*k)+8, int((b.Max[1]-b.Min[1])*k)+8
	at := func(p orb.Point) (x, y float32) {
		return float32((p[0]-b.Min[0])*squeeze*k) + 4, float32((b.Max[1]-p[1])*k) + 4
	}
	province = within(province, b.Pad(size/k)) // its cut is out of sight
	img := image.NewRGBA(image.Rect(0, 0, w, h))
	draw.Draw(img, img.Bounds(), image.NewUniform(s.MapBack), image.Point{}, draw.Src)
	layer := func(rings []orb.Ring, tint, ink color.Color) {
		fill, line := vector.NewRasterizer(w, h), vector.NewRasterizer(w, h)
		for _, r := range rings {
			trace(fill, line, r, at)
		}
		if tint != nil {
			fill.Draw(img, img.Bounds(), image.NewUniform(tint), image.Point{})
		}
		line.Draw(img, img.Bounds(), image.NewUniform(ink), image.Point{})
	}
	layer(province, s.Canvas, s.Ink3)
	layer(slices.Concat(areas...), s.AccSoft, s.Acc)
	layer(province, nil, s.Ink3)
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
