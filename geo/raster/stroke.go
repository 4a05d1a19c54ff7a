package raster

import (
	"image"
	"image/color"
	"math"

	"taihang/geo/mesh"
)

// strokes are the pixels that lines cover, each once, with the strongest
// coverage that any segment gives it: joins and crossings come out round and
// even, and a translucent line does not darken where it bends.
type strokes struct {
	at    []uint32
	alpha []uint8
}

func (s *strokes) reset() { s.at, s.alpha = s.at[:0], s.alpha[:0] }

// pen draws into a full-size coverage plane and remembers what it touched.
type pen struct {
	plane []uint8
	w, h  int
	r     float32 // half the width
	out   *strokes
}

// begin readies the pen for lines of a width in pixels. The plane is all zero
// between uses, because end clears just what was touched.
func (p *pen) begin(w, h int, width float64, out *strokes) {
	if n := w * h; cap(p.plane) < n {
		p.plane = make([]uint8, n)
	}
	p.plane = p.plane[:w*h]
	p.w, p.h, p.r, p.out = w, h, float32(width/2), out
	out.reset()
}

func (p *pen) end() {
	p.out.alpha = grow(p.out.alpha, len(p.out.at))
	for k, i := range p.out.at {
		p.out.alpha[k], p.plane[i] = p.plane[i], 0
	}
}

// minStep is the length below which vertices are passed over while walking.
const minStep = .6

// line strokes a polyline of the mesh. One thinner than a pixel is drawn a
// pixel wide and paler, which looks the same and never breaks up.
func (p *pen) line(l *mesh.Line, v View) {
	reach := p.r + 1
	if !v.shows(l.Bound, reach) {
		return
	}
	x, y := v.Pixel(l.Pts[0])
	last := len(l.Pts) - 1
	for k := 1; k <= last; k++ {
		x1, y1 := v.Pixel(l.Pts[k])
		dx, dy := x1-x, y1-y
		if k < last && dx*dx+dy*dy < minStep*minStep {
			continue
		}
		p.segment(x, y, x1, y1)
		x, y = x1, y1
	}
}

// segment covers the pixels within reach of a segment. Coverage is the overlap
// of the pen's width with a pixel's, measured across the line; ends are round.
func (p *pen) segment(x0, y0, x1, y1 float32) {
	r := max(p.r, .5)
	strength := float32(255)
	if p.r < .5 {
		strength *= 2 * p.r
	}
	reach := r + .5
	if max(x0, x1) < -reach || max(y0, y1) < -reach || min(x0, x1) > float32(p.w)+reach || min(y0, y1) > float32(p.h)+reach {
		return
	}
	dx, dy := x1-x0, y1-y0
	length2 := dx*dx + dy*dy
	inv := float32(0)
	if length2 > 0 {
		inv = 1 / length2
	}
	top, bottom := max(0, floor(min(y0, y1)-reach)), min(p.h-1, floor(max(y0, y1)+reach))
	for row := top; row <= bottom; row++ {
		cy := float32(row) + .5
		from, to := rowSpan(x0, y0, dx, dy, cy, reach)
		a, b := max(0, floor(from)), min(p.w-1, floor(to))
		line := p.plane[row*p.w : (row+1)*p.w]
		ey := cy - y0
		for col := a; col <= b; col++ {
			ex := float32(col) + .5 - x0
			t := min(max((ex*dx+ey*dy)*inv, 0), 1)
			qx, qy := ex-t*dx, ey-t*dy
			d2 := qx*qx + qy*qy
			if d2 >= reach*reach {
				continue
			}
			cover := strength
			if in := r - .5; in <= 0 || d2 > in*in {
				cover *= reach - float32(math.Sqrt(float64(d2)))
			}
			if c := uint8(min(cover, 255)); c > line[col] {
				if line[col] == 0 {
					p.out.at = append(p.out.at, uint32(row*p.w+col))
				}
				line[col] = c
			}
		}
	}
}

// rowSpan is the range of x that a segment can reach in a row, so that a long
// slanting segment does not visit its whole bounding box.
func rowSpan(x0, y0, dx, dy, cy, reach float32) (from, to float32) {
	from, to = min(x0, x0+dx)-reach, max(x0, x0+dx)+reach
	if ady := abs(dy); ady > 2*reach {
		// Within the row's reach in y, the axis runs over this much of x.
		lo, hi := (cy-reach-y0)/dy, (cy+reach-y0)/dy
		if lo > hi {
			lo, hi = hi, lo
		}
		lo, hi = max(lo, 0), min(hi, 1)
		a, b := x0+lo*dx, x0+hi*dx
		from, to = max(from, min(a, b)-reach), min(to, max(a, b)+reach)
	}
	return from, to
}

func abs(x float32) float32 { return max(x, -x) }

// Widths are the widths of the classes of lines in pixels, by mesh.Class; 0
// leaves a class out.
type Widths [mesh.Classes]float64

// ScreenWidths are the widths of ui.md at a given pixel density.
func ScreenWidths(density float64) Widths {
	return Widths{.7 * density, 1.8 * density, 1.2 * density}
}

// Borders draws the mesh's lines into buf, each class apart, to be blended by
// Lines.
func Borders(m *mesh.Mesh, v View, w Widths, buf *IDBuffer) {
	for c := range buf.classes {
		if w[c] <= 0 {
			buf.classes[c].reset()
			continue
		}
		buf.pen.begin(v.W, v.H, w[c], &buf.classes[c])
		for i := range m.Lines {
			if l := &m.Lines[i]; m.ClassOf(l) == mesh.Class(c) {
				buf.pen.line(l, v)
			}
		}
		buf.pen.end()
	}
}

// Lines blends a class of borders over an image of the buffer's size.
func (b *IDBuffer) Lines(dst *image.RGBA, class mesh.Class, c color.RGBA) {
	b.classes[class].blend(dst, c)
}

// Pen strokes polylines that a caller picks: outlines of tiers, selections.
// Its zero value works; reuse spares allocation.
type Pen struct {
	pen pen
	out strokes
}

// Stroke draws lines of the mesh over dst, width in pixels, joins and ends
// round. The lines of one call do not add up where they overlap.
func (p *Pen) Stroke(dst *image.RGBA, v View, lines []mesh.Line, width float64, c color.RGBA) {
	p.pen.begin(v.W, v.H, width, &p.out)
	for i := range lines {
		p.pen.line(&lines[i], v)
	}
	p.pen.end()
	p.out.blend(dst, c)
}

// blend lays a colour (not premultiplied) over an opaque image.
func (s *strokes) blend(dst *image.RGBA, c color.RGBA) {
	var ramp [256]uint32 // coverage to weight of the colour, of 256
	for i := range ramp {
		ramp[i] = uint32(i) * uint32(c.A) * 256 / (255 * 255)
	}
	over := pixel(c)
	rb, g := over&0xff00ff, over>>8&0xff
	for k, i := range s.at {
		a := ramp[s.alpha[k]]
		q := dst.Pix[4*i : 4*i+4 : 4*i+4]
		d := uint32(q[0]) | uint32(q[1])<<8 | uint32(q[2])<<16
		// Red and blue are mixed at once, eight bits apart.
		mrb := ((d&0xff00ff)*(256-a) + rb*a) >> 8 & 0xff00ff
		mg := ((d>>8&0xff)*(256-a) + g*a) >> 8
		q[0], q[1], q[2] = uint8(mrb), uint8(mg), uint8(mrb>>16)
	}
}

// pixel packs a colour as it lies in memory, opaque.
func pixel(c color.RGBA) uint32 {
	return uint32(c.R) | uint32(c.G)<<8 | uint32(c.B)<<16 | 0xff<<24
}
