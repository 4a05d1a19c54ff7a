package draw

import (
	"image"
	"image/color"

	"gioui.org/f32"
	"gioui.org/op"
	"gioui.org/op/clip"
	"gioui.org/op/paint"
)

// Rect is image.Rect, by place and size.
func Rect(x, y, w, h int) image.Rectangle { return image.Rect(x, y, x+w, y+h) }

// Fill fills a rectangle.
func Fill(ops *op.Ops, r image.Rectangle, col color.NRGBA) {
	if r.Empty() || col.A == 0 {
		return
	}
	paint.FillShape(ops, col, clip.Rect(r).Op())
}

// Round fills a rectangle with rounded corners.
func Round(ops *op.Ops, r image.Rectangle, radius int, col color.NRGBA) {
	if r.Empty() || col.A == 0 {
		return
	}
	radius = min(radius, r.Dx()/2, r.Dy()/2)
	paint.FillShape(ops, col, clip.UniformRRect(r, radius).Op(ops))
}

// Box fills a rounded rectangle and draws a border of width w inside it. The
// border is the larger shape under the smaller: crisp at every scale.
func Box(ops *op.Ops, r image.Rectangle, radius, w int, fill, border color.NRGBA) {
	if border.A > 0 && w > 0 {
		Round(ops, r, radius, border)
		r = r.Inset(w)
		radius = max(radius-w, 0)
	}
	Round(ops, r, radius, fill)
}

// Ring strokes a rounded rectangle of width w around r, for focus.
func Ring(ops *op.Ops, r image.Rectangle, radius int, w float32, col color.NRGBA) {
	paint.FillShape(ops, col, clip.Stroke{Path: clip.UniformRRect(r, radius).Path(ops), Width: w}.Op())
}

// Disc fills a circle.
func Disc(ops *op.Ops, x, y, r float32, col color.NRGBA) {
	b := image.Rect(int(x-r), int(y-r), int(x+r+1), int(y+r+1))
	if float32(b.Dx()) == 2*r && float32(b.Min.X) == x-r && float32(b.Min.Y) == y-r {
		paint.FillShape(ops, col, clip.Ellipse(b).Op(ops))
		return
	}
	const k = .5522847
	var p clip.Path
	p.Begin(ops)
	p.MoveTo(f32.Pt(x+r, y))
	p.CubeTo(f32.Pt(x+r, y+k*r), f32.Pt(x+k*r, y+r), f32.Pt(x, y+r))
	p.CubeTo(f32.Pt(x-k*r, y+r), f32.Pt(x-r, y+k*r), f32.Pt(x-r, y))
	p.CubeTo(f32.Pt(x-r, y-k*r), f32.Pt(x-k*r, y-r), f32.Pt(x, y-r))
	p.CubeTo(f32.Pt(x+k*r, y-r), f32.Pt(x+r, y-k*r), f32.Pt(x+r, y))
	p.Close()
	paint.FillShape(ops, col, clip.Outline{Path: p.End()}.Op())
}

// Polyline strokes points.
func Polyline(ops *op.Ops, pts []f32.Point, closed bool, width float32, col color.NRGBA) {
	if len(pts) < 2 || col.A == 0 {
		return
	}
	paint.FillShape(ops, col, clip.Stroke{Path: path(ops, pts, closed), Width: width}.Op())
}

// Line strokes a straight line.
func Line(ops *op.Ops, x0, y0, x1, y1, width float32, col color.NRGBA) {
	Polyline(ops, []f32.Point{{X: x0, Y: y0}, {X: x1, Y: y1}}, false, width, col)
}

// Polygon fills points.
func Polygon(ops *op.Ops, pts []f32.Point, col color.NRGBA) {
	if len(pts) < 3 || col.A == 0 {
		return
	}
	paint.FillShape(ops, col, clip.Outline{Path: path(ops, pts, true)}.Op())
}

func path(ops *op.Ops, pts []f32.Point, closed bool) clip.PathSpec {
	var p clip.Path
	p.Begin(ops)
	p.MoveTo(pts[0])
	for _, q := range pts[1:] {
		p.LineTo(q)
	}
	if closed {
		p.Close()
	}
	return p.End()
}

// Alpha is col with its opacity multiplied.
func Alpha(col color.NRGBA, a float32) color.NRGBA {
	col.A = uint8(float32(col.A)*a + .5)
	return col
}

// Colour is a colour as Gio takes it.
type Colour = color.NRGBA
