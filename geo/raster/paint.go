package raster

import (
	"encoding/binary"
	"image"
	"image/color"

	"taihang/geo/mesh"
)

// Paint says how features are coloured. Colours of fills are opaque.
type Paint struct {
	Back  color.RGBA   // around the features
	Fill  []color.RGBA // by feature; one beyond the end has the colour Back
	Hatch []bool       // by feature, may be nil: hatched as suppressed
	Ink   color.RGBA   // of the hatch
	Line  [mesh.Classes]color.RGBA
}

// Render draws a whole map: features, borders and colours. dst must have the
// view's size (see Canvas).
func Render(dst *image.RGBA, m *mesh.Mesh, v View, w Widths, p *Paint, buf *IDBuffer) {
	IDs(m, v, buf)
	Borders(m, v, w, buf)
	buf.Recolour(dst, p)
}

// Recolour paints a buffer that is already drawn: fills and all borders.
func (b *IDBuffer) Recolour(dst *image.RGBA, p *Paint) {
	b.Colour(dst, p)
	for c := range mesh.Classes {
		b.Lines(dst, c, p.Line[c])
	}
}

// Colour paints the fills alone, with smooth outer edges.
func (b *IDBuffer) Colour(dst *image.RGBA, p *Paint) {
	back := pixel(p.Back)
	for _, r := range b.runs {
		c := back
		if k := int(r.id) - 1; k >= 0 && k < len(p.Fill) {
			c = pixel(p.Fill[k])
		}
		fillRun(dst.Pix[4*r.from:4*r.to], c)
	}
	if p.Hatch != nil {
		b.hatch(dst, p)
	}
	for _, e := range b.edge {
		c := back
		if k := int(e.id) - 1; k < len(p.Fill) {
			c = pixel(p.Fill[k])
		}
		binary.LittleEndian.PutUint32(dst.Pix[4*e.at:], mix(back, c, uint32(e.cover)+uint32(e.cover>>7)))
	}
}

func fillRun(pix []byte, c uint32) {
	two := uint64(c)<<32 | uint64(c)
	for len(pix) >= 32 {
		binary.LittleEndian.PutUint64(pix, two)
		binary.LittleEndian.PutUint64(pix[8:], two)
		binary.LittleEndian.PutUint64(pix[16:], two)
		binary.LittleEndian.PutUint64(pix[24:], two)
		pix = pix[32:]
	}
	for ; len(pix) >= 4; pix = pix[4:] {
		binary.LittleEndian.PutUint32(pix, c)
	}
}

// mix is a*(256-t) + b*t of 256, opaque.
func mix(a, b, t uint32) uint32 {
	rb := ((a&0xff00ff)*(256-t) + (b&0xff00ff)*t) >> 8 & 0xff00ff
	g := ((a>>8&0xff)*(256-t) + (b>>8&0xff)*t) >> 8 & 0xff
	return rb | g<<8 | 0xff<<24
}

// hatchStep is the distance of hatch lines along a row; at 45° they are a
// little under 3 px apart.
const hatchStep = 4

// hatch rules the hatched features with lines at 45°, fixed to the image.
func (b *IDBuffer) hatch(dst *image.RGBA, p *Paint) {
	ink := pixel(p.Ink)
	for _, r := range b.runs {
		if k := int(r.id) - 1; k < 0 || k >= len(p.Hatch) || !p.Hatch[k] {
			continue
		}
		for i := int(r.from); i < int(r.to); i++ {
			if (i%b.W+i/b.W)%hatchStep == 0 {
				binary.LittleEndian.PutUint32(dst.Pix[4*i:], ink)
			}
		}
	}
}
