package raster

import (
	"image"
	"image/color"

	"taihang/geo/mesh"
)

// Dots are points of one look: centres in the plane, radius in pixels, colour
// with its own opacity. Ring, if its opacity is not 0, is a border of RingWidth
// around the dot.
type Dots struct {
	At        []mesh.Pt
	Radius    float64
	Colour    color.RGBA
	Ring      color.RGBA
	RingWidth float64
}

// Stamps are drawn at quarters of a pixel, so that dots neither jump nor need
// a square root each: sixteen small masks do for any number of them.
const sub = 4

type stamp struct {
	size  int
	cover [sub * sub][]uint8
}

func newStamp(r float64) stamp {
	s := stamp{size: 2*int(r+1.5) + 1}
	for k := range s.cover {
		mask := make([]uint8, s.size*s.size)
		cx := float64(s.size/2) + (float64(k%sub)+.5)/sub
		cy := float64(s.size/2) + (float64(k/sub)+.5)/sub
		for i := range mask {
			mask[i] = discCover(float64(i%s.size)-cx, float64(i/s.size)-cy, r)
		}
		s.cover[k] = mask
	}
	return s
}

// discCover is the part of the pixel at (x, y) inside a disc around the
// origin, by an 8×8 sample.
func discCover(x, y, r float64) uint8 {
	n := 0
	for i := range 64 {
		dx, dy := x+(float64(i%8)+.5)/8, y+(float64(i/8)+.5)/8
		if dx*dx+dy*dy <= r*r {
			n++
		}
	}
	return uint8(n * 255 / 64)
}

// DrawDots splats dots over an opaque image. Rings of all dots lie below all
// dots, so that neighbours merge into one shape instead of cutting each other.
func DrawDots(dst *image.RGBA, v View, d Dots) {
	if d.Ring.A > 0 && d.RingWidth > 0 {
		splat(dst, v, d.At, newStamp(d.Radius+d.RingWidth), d.Ring)
	}
	splat(dst, v, d.At, newStamp(d.Radius), d.Colour)
}

func splat(dst *image.RGBA, v View, at []mesh.Pt, s stamp, c color.RGBA) {
	over := pixel(c)
	alpha := uint32(c.A) + uint32(c.A>>7)
	half := s.size / 2
	for _, p := range at {
		x, y := v.Pixel(p)
		if x < -float32(s.size) || y < -float32(s.size) || x > float32(v.W+s.size) || y > float32(v.H+s.size) {
			continue
		}
		px, py := floor(x), floor(y)
		k := floor((y-float32(py))*sub)*sub + floor((x-float32(px))*sub)
		s.draw(dst, px-half, py-half, s.cover[min(k, sub*sub-1)], over, alpha)
	}
}

func (s *stamp) draw(dst *image.RGBA, x0, y0 int, mask []uint8, over, alpha uint32) {
	w, h := dst.Rect.Dx(), dst.Rect.Dy()
	from, to := max(0, -x0), min(s.size, w-x0)
	for r := max(0, -y0); r < min(s.size, h-y0); r++ {
		for k := from; k < to; k++ {
			m := uint32(mask[r*s.size+k])
			if m == 0 {
				continue
			}
			i := (y0+r)*dst.Stride + 4*(x0+k)
			q := dst.Pix[i : i+4 : i+4]
			d := uint32(q[0]) | uint32(q[1])<<8 | uint32(q[2])<<16
			d = mix(d, over, (m+m>>7)*alpha>>8)
			q[0], q[1], q[2] = uint8(d), uint8(d>>8), uint8(d>>16)
		}
	}
}
