package draw

import (
	"image"
	"image/color"
	"math"

	"gioui.org/op"
	"gioui.org/op/clip"
	"gioui.org/op/paint"
	"golang.org/x/image/vector"

	"taihang/analysis/figure/fonts"
)

// Sprite is a word with its halo as a small picture. A map has two hundred of
// them: as outlines, each with eight copies for its halo, they cost more than
// all the rest of the frame; as pictures one rectangle each.
type Sprite struct {
	img  paint.ImageOp
	Size image.Point
	Base image.Point // where the left end of the baseline is in it
}

// NewSprite paints s at px pixels an em.
func NewSprite(s string, px float32, medium bool, ink, ground color.NRGBA, halo float32) *Sprite {
	pad := int(halo + 1.5)
	width := int(math.Ceil(fonts.Width(s, float64(px), medium)))
	p := &Sprite{Size: image.Pt(width+2*pad, int(px*1.3)+2*pad), Base: image.Pt(pad, pad+int(px*.98))}
	w, h := p.Size.X, p.Size.Y
	glyphs := image.NewAlpha(image.Rect(0, 0, w, h))
	ras := vector.NewRasterizer(w, h)
	face := fonts.Faces().Pick(medium)
	x := float32(p.Base.X)
	for _, r := range s {
		if segs, ok := face.Outline(r); ok {
			trace(ras, segs, x, float32(p.Base.Y), px)
		}
		x += float32(face.Advance(r)) * px
	}
	ras.Draw(glyphs, glyphs.Rect, image.Opaque, image.Point{})
	p.img = paint.NewImageOp(compose(glyphs, grow(glyphs, halo), ink, ground))
	p.img.Filter = paint.FilterNearest
	return p
}

func trace(ras *vector.Rasterizer, segs []fonts.Seg, x, y, px float32) {
	pt := func(i int, s *fonts.Seg) (float32, float32) {
		return x + float32(s.P[i][0])*px, y + float32(s.P[i][1])*px
	}
	for i := range segs {
		s := &segs[i]
		ax, ay := pt(0, s)
		switch s.Op {
		case fonts.Move:
			ras.ClosePath()
			ras.MoveTo(ax, ay)
		case fonts.LineTo:
			ras.LineTo(ax, ay)
		case fonts.QuadTo:
			bx, by := pt(1, s)
			ras.QuadTo(ax, ay, bx, by)
		case fonts.CubeTo:
			bx, by := pt(1, s)
			cx, cy := pt(2, s)
			ras.CubeTo(ax, ay, bx, by, cx, cy)
		}
	}
	ras.ClosePath()
}

// grow is the mask widened by a disc of radius r.
func grow(m *image.Alpha, r float32) *image.Alpha {
	out := image.NewAlpha(m.Rect)
	n := int(math.Ceil(float64(r)))
	w, h := m.Rect.Dx(), m.Rect.Dy()
	for dy := -n; dy <= n; dy++ {
		for dx := -n; dx <= n; dx++ {
			cover := min(max(r+.5-float32(math.Hypot(float64(dx), float64(dy))), 0), 1)
			k := uint32(cover * 256)
			if k == 0 {
				continue
			}
			for y := max(0, -dy); y < min(h, h-dy); y++ {
				src, dst := m.Pix[y*m.Stride:], out.Pix[(y+dy)*out.Stride:]
				for x := max(0, -dx); x < min(w, w-dx); x++ {
					if a := uint8(uint32(src[x]) * k >> 8); a > dst[x+dx] {
						dst[x+dx] = a
					}
				}
			}
		}
	}
	return out
}

// Gio decodes a picture to linear light before it blends, so partly
// transparent pixels must be weighted there too: weighted as they are written,
// a pale halo gets a dark rim.
var (
	linear  = table(256, func(v float64) float64 { return math.Pow(v, 2.2) })
	encoded = table(4096, func(v float64) float64 { return math.Pow(v, 1/2.2) * 255 })
)

func table(n int, f func(float64) float64) []float32 {
	t := make([]float32, n)
	for i := range t {
		t[i] = float32(f(float64(i) / float64(n-1)))
	}
	return t
}

// compose lays the ink over the halo, premultiplied.
func compose(glyphs, halo *image.Alpha, ink, ground color.NRGBA) *image.RGBA {
	out := image.NewRGBA(glyphs.Rect)
	for i, g := range glyphs.Pix {
		a := float32(g) / 255
		b := float32(halo.Pix[i]) / 255 * float32(ground.A) / 255 * (1 - a)
		if a+b == 0 {
			continue
		}
		mix := func(x, y uint8) uint8 { return uint8(encoded[int((linear[x]*a+linear[y]*b)*4095)] + .5) }
		out.Pix[4*i], out.Pix[4*i+1], out.Pix[4*i+2] = mix(ink.R, ground.R), mix(ink.G, ground.G), mix(ink.B, ground.B)
		out.Pix[4*i+3] = uint8((a+b)*255 + .5)
	}
	return out
}

// Draw draws the sprite with its baseline's left end at (x, y).
func (p *Sprite) Draw(ops *op.Ops, x, y int) {
	at := op.Offset(image.Pt(x, y).Sub(p.Base)).Push(ops)
	cl := clip.Rect{Max: p.Size}.Push(ops)
	p.img.Add(ops)
	paint.PaintOp{}.Add(ops)
	cl.Pop()
	at.Pop()
}
