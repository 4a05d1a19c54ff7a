package figure

import (
	"image"
	"image/color"
	"image/draw"
	"math"

	"golang.org/x/image/vector"

	"taihang/analysis/figure/fonts"
)

// canvas fills shapes, anti-aliased, on an opaque image. Coordinates are
// pixels. It is built on x/image/vector for coverage only: the blending is
// ours, because a map is mostly pixels that a shape does not touch, and
// because neighbours must meet without a seam.
type canvas struct {
	img  *image.RGBA
	ras  vector.Rasterizer
	mask image.Alpha

	clip    image.Rectangle
	glyphs  map[glyphKey][]fonts.Seg
	originX float32
	originY float32
}

type glyphKey struct {
	r      rune
	medium bool
}

func newCanvas(w, h int) *canvas {
	c := &canvas{img: image.NewRGBA(image.Rect(0, 0, w, h)), glyphs: map[glyphKey][]fonts.Seg{}}
	c.clip = c.img.Rect
	return c
}

// flood fills the whole canvas with an opaque colour.
func (c *canvas) flood(col color.NRGBA) {
	pix := c.img.Pix
	n := copy(pix, []uint8{col.R, col.G, col.B, 255})
	for n < len(pix) {
		n += copy(pix[n:], pix[:n])
	}
}

// blend is how a shape's coverage meets what is below.
type blend uint8

const (
	over blend = iota
	// tiling adds coverage × (colour − ground). Where shapes of a layer share an
	// edge on a plain ground, their coverages add up to one and no ground shows
	// through, which “over” cannot do.
	tiling
)

// begin starts a shape that lies within b; it is clipped to the canvas's clip.
// ok is false when nothing of it can be seen.
func (c *canvas) begin(b rect) bool {
	r := image.Rect(int(math.Floor(b.x0)), int(math.Floor(b.y0)), int(math.Ceil(b.x1))+1, int(math.Ceil(b.y1))+1).Intersect(c.clip)
	if r.Empty() {
		return false
	}
	c.ras.Reset(r.Dx(), r.Dy())
	c.mask.Rect, c.mask.Stride = r, r.Dx()
	c.originX, c.originY = float32(r.Min.X), float32(r.Min.Y)
	return true
}

func (c *canvas) move(p Pt) { c.ras.MoveTo(float32(p.X)-c.originX, float32(p.Y)-c.originY) }
func (c *canvas) line(p Pt) { c.ras.LineTo(float32(p.X)-c.originX, float32(p.Y)-c.originY) }

// polygon adds a closed contour to the shape.
func (c *canvas) polygon(pts []Pt) {
	c.move(pts[0])
	for _, p := range pts[1:] {
		c.line(p)
	}
	c.ras.ClosePath()
}

// end fills the shape. ground is needed by tiling only.
func (c *canvas) end(col, ground color.NRGBA, how blend) {
	c.cover()
	for y := c.mask.Rect.Min.Y; y < c.mask.Rect.Max.Y; y++ {
		row, dst := c.row(y)
		if how == tiling {
			tileRow(dst, row, col, ground)
		} else {
			overRow(dst, row, col)
		}
	}
}

// endWith fills the shape with its coverage changed pixel by pixel.
func (c *canvas) endWith(change func(x, y int, a uint8) uint8, col color.NRGBA) {
	c.cover()
	for y := c.mask.Rect.Min.Y; y < c.mask.Rect.Max.Y; y++ {
		row, dst := c.row(y)
		for i, a := range row {
			if a > 0 {
				row[i] = change(c.mask.Rect.Min.X+i, y, a)
			}
		}
		overRow(dst, row, col)
	}
}

// cover works out the shape's coverage into the mask.
func (c *canvas) cover() {
	w, h := c.mask.Stride, c.mask.Rect.Dy()
	if cap(c.mask.Pix) < w*h {
		c.mask.Pix = make([]uint8, w*h)
	}
	c.mask.Pix = c.mask.Pix[:w*h]
	local := image.Alpha{Pix: c.mask.Pix, Stride: w, Rect: image.Rect(0, 0, w, h)}
	c.ras.DrawOp = draw.Src
	c.ras.Draw(&local, local.Rect, image.Opaque, image.Point{})
}

// row returns a line of the mask and the pixels below it.
func (c *canvas) row(y int) (cover, dst []uint8) {
	r := c.mask.Rect
	return c.mask.Pix[(y-r.Min.Y)*c.mask.Stride:][:c.mask.Stride], c.img.Pix[c.img.PixOffset(r.Min.X, y):]
}

// overRow lays col over dst with the given coverage.
func overRow(dst []uint8, cover []uint8, col color.NRGBA) {
	dst = dst[:4*len(cover)]
	for i, a := range cover {
		if a == 0 {
			continue
		}
		k := uint32(a) * uint32(col.A)
		if k == 255*255 {
			dst[4*i], dst[4*i+1], dst[4*i+2] = col.R, col.G, col.B
			continue
		}
		for j, s := range [3]uint8{col.R, col.G, col.B} {
			d := uint32(dst[4*i+j])
			dst[4*i+j] = uint8((d*(255*255-k) + uint32(s)*k + 255*255/2) / (255 * 255))
		}
	}
}

// tileRow adds coverage × (col − ground).
func tileRow(dst []uint8, cover []uint8, col, ground color.NRGBA) {
	dst = dst[:4*len(cover)]
	dr, dg, db := int32(col.R)-int32(ground.R), int32(col.G)-int32(ground.G), int32(col.B)-int32(ground.B)
	for i, a := range cover {
		switch a {
		case 0:
		case 255:
			dst[4*i], dst[4*i+1], dst[4*i+2] = col.R, col.G, col.B
		default:
			dst[4*i] = add(dst[4*i], dr, a)
			dst[4*i+1] = add(dst[4*i+1], dg, a)
			dst[4*i+2] = add(dst[4*i+2], db, a)
		}
	}
}

func add(d uint8, delta int32, a uint8) uint8 {
	v := int32(d) + (delta*int32(a)+127)/255
	return uint8(max(0, min(255, v)))
}

// fill fills polygons with holes.
func (c *canvas) fill(subs [][]Pt, col color.NRGBA) {
	if !c.begin(boundOf(subs, 0)) {
		return
	}
	for _, s := range subs {
		if len(s) > 2 {
			c.polygon(s)
		}
	}
	c.end(col, color.NRGBA{}, over)
}

// stroke strokes lines of a width in pixels.
func (c *canvas) stroke(subs [][]Pt, closed bool, width float64, col color.NRGBA) {
	if !c.begin(boundOf(subs, width/2+1)) {
		return
	}
	for _, s := range subs {
		strokePath(s, closed, width, c.polygon)
	}
	c.end(col, color.NRGBA{}, over)
}

func boundOf(subs [][]Pt, pad float64) rect {
	b := rect{math.Inf(1), math.Inf(1), math.Inf(-1), math.Inf(-1)}
	for _, s := range subs {
		for _, p := range s {
			b.x0, b.y0 = min(b.x0, p.X), min(b.y0, p.Y)
			b.x1, b.y1 = max(b.x1, p.X), max(b.y1, p.Y)
		}
	}
	if b.x0 > b.x1 {
		return rect{}
	}
	return rect{b.x0 - pad, b.y0 - pad, b.x1 + pad, b.y1 + pad}
}
