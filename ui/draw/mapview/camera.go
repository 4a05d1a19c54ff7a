// Package mapview shows a map that can be panned, zoomed and picked from.
//
// A worker paints the map into one opaque image, somewhat larger than the
// view: which feature each pixel is, a colour for each feature, borders,
// outlines, dots. The window's goroutine only moves and scales that image: a
// pan is an offset, a zoom step a scale until the next image is there. What is
// under the pointer is read from the buffer of feature numbers. So a frame
// costs next to nothing, however many vertices the borders have.
package mapview

import (
	"math"

	"taihang/geo/mesh"
	"taihang/geo/raster"
)

// Zoom limits, relative to the whole province.
const (
	minZoom, maxZoom = 1, 40
	zoomStep         = 1.25
)

// Camera is what part of the plane fills the view: the point in its middle,
// and pixels a metre.
type Camera struct{ X, Y, Scale float64 }

// Pixel is where a point of the plane falls in a view of w×h pixels.
func (c Camera) Pixel(p mesh.Pt, w, h int) (x, y float32) {
	return float32((float64(p.X)-c.X)*c.Scale + float64(w)/2), float32((c.Y-float64(p.Y))*c.Scale + float64(h)/2)
}

// Plane is the point under a pixel.
func (c Camera) Plane(x, y float64, w, h int) (X, Y float64) {
	return c.X + (x-float64(w)/2)/c.Scale, c.Y - (y-float64(h)/2)/c.Scale
}

// zoomAt scales by f and keeps the point under (x, y) where it is.
func (c Camera) zoomAt(f, x, y float64, w, h int) Camera {
	px, py := c.Plane(x, y, w, h)
	c.Scale *= f
	c.X = px - (x-float64(w)/2)/c.Scale
	c.Y = py + (y-float64(h)/2)/c.Scale
	return c
}

// clamp keeps the zoom within its limits and some of the map in sight.
func (c Camera) clamp(whole Camera, b mesh.Bound) Camera {
	c.Scale = min(max(c.Scale, whole.Scale*minZoom), whole.Scale*maxZoom)
	c.X = min(max(c.X, float64(b.Min.X)), float64(b.Max.X))
	c.Y = min(max(c.Y, float64(b.Min.Y)), float64(b.Max.Y))
	return c
}

// between is the camera a part t of the way, with the zoom even to the eye.
func between(a, b Camera, t float64) Camera {
	t = 1 - (1-t)*(1-t)*(1-t) // ease out
	s := a.Scale * math.Pow(b.Scale/a.Scale, t)
	k := t
	if d := 1/a.Scale - 1/b.Scale; math.Abs(d) > 1e-12 {
		k = (1/a.Scale - 1/s) / d // so that the fixed point of a zoom stays put
	}
	return Camera{X: a.X + (b.X-a.X)*k, Y: a.Y + (b.Y-a.Y)*k, Scale: s}
}

// fit is the camera that shows b inside w×h pixels with a margin on each side:
// left, top, right, bottom.
func fit(b mesh.Bound, w, h int, margin [4]float64) Camera {
	bw, bh := float64(b.Max.X-b.Min.X), float64(b.Max.Y-b.Min.Y)
	s := min((float64(w)-margin[0]-margin[2])/max(bw, 1), (float64(h)-margin[1]-margin[3])/max(bh, 1))
	s = max(s, 1e-9)
	return Camera{
		X:     float64(b.Min.X) + bw/2 - (margin[0]-margin[2])/2/s,
		Y:     float64(b.Min.Y) + bh/2 + (margin[1]-margin[3])/2/s,
		Scale: s,
	}
}

// view is the part of the plane a painted image covers: the camera's, with a
// quarter more on every side as far as a texture may be large.
func (c Camera) view(w, h int) raster.View {
	mx, my := margin(w), margin(h)
	return raster.View{
		X0: c.X - (float64(w)/2+float64(mx))/c.Scale, Y0: c.Y + (float64(h)/2+float64(my))/c.Scale,
		Scale: c.Scale, W: w + 2*mx, H: h + 2*my,
	}
}

// maxTexture is the side that every GPU takes.
const maxTexture = 4096

func margin(n int) int { return max(min(n/8, (maxTexture-n)/2), 0) }
