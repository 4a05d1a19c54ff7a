package raster

import (
	"math"
	"slices"

	"taihang/geo/mesh"
)

// The outer edge of the layer is anti-aliased by exact coverage, in the manner
// of FreeType's smooth rasteriser (Turner, after Levien's libart): each pixel
// that an edge crosses is a cell with the signed height of the edge in it
// (cover) and the area between the edge and the pixel's left side. Summing
// cells along a row from the left gives the part of each cell's pixel that lies
// inside. Borders between features need none of this: a line lies over them.

type cell struct {
	key         uint32 // row << 16 | x + 1
	id          uint16
	cover, area float32
}

type outline struct{ cells []cell }

func (o *outline) draw(m *mesh.Mesh, v View, b *IDBuffer) {
	o.cells = o.cells[:0]
	for i := range m.Lines {
		l := &m.Lines[i]
		if l.Right >= 0 || l.Across >= 0 || !o.relevant(l, v) {
			continue
		}
		x, y := v.Pixel(l.Pts[0])
		for _, p := range l.Pts[1:] {
			x1, y1 := v.Pixel(p)
			o.edge(x, y, x1, y1, v, uint16(l.Left+1))
			x, y = x1, y1
		}
	}
	o.sweep(b)
}

// relevant leaves out lines above, below and right of the view; what is left
// of it still counts, since coverage is summed from the left.
func (o *outline) relevant(l *mesh.Line, v View) bool {
	x0, y1 := v.Pixel(l.Bound.Min)
	_, y0 := v.Pixel(l.Bound.Max)
	return y1 >= 0 && y0 <= float32(v.H) && x0 <= float32(v.W)
}

// edge adds a directed edge, split at row boundaries.
func (o *outline) edge(x0, y0, x1, y1 float32, v View, id uint16) {
	sign := float32(1)
	if y0 > y1 {
		x0, y0, x1, y1, sign = x1, y1, x0, y0, -1
	}
	h := float32(v.H)
	if y0 == y1 || y1 <= 0 || y0 >= h {
		return
	}
	slope := (x1 - x0) / (y1 - y0)
	if y0 < 0 {
		x0, y0 = x0-y0*slope, 0
	}
	y1 = min(y1, h)
	for row := floor(y0); float32(row) < y1; row++ {
		top, bottom := max(y0, float32(row)), min(y1, float32(row+1))
		if bottom <= top {
			continue
		}
		o.strip(row, x0+(top-y0)*slope, x0+(bottom-y0)*slope, sign*(bottom-top), v.W, id)
	}
}

// strip adds the part of an edge within a row, of signed height dy, split at
// pixel boundaries.
func (o *outline) strip(row int, xa, xb, dy float32, w int, id uint16) {
	if xa > xb {
		xa, xb = xb, xa
	}
	if xa >= float32(w) {
		return
	}
	if xb < 0 {
		o.add(row, -1, dy, 0, id)
		return
	}
	first, last := floor(xa), floor(xb)
	if first == last {
		o.add(row, first, dy, dy*((xa+xb)/2-float32(first)), id)
		return
	}
	perX := dy / (xb - xa)
	if xa < 0 {
		o.add(row, -1, -xa*perX, 0, id)
		xa, first = 0, 0
	}
	for x := first; x <= min(last, w-1); x++ {
		a, b := max(xa, float32(x)), min(xb, float32(x+1))
		o.add(row, x, (b-a)*perX, (b-a)*perX*((a+b)/2-float32(x)), id)
	}
}

func floor(x float32) int { return int(math.Floor(float64(x))) }

func (o *outline) add(row, x int, cover, area float32, id uint16) {
	key := uint32(row)<<16 | uint32(x+1)
	if n := len(o.cells); n > 0 && o.cells[n-1].key == key {
		o.cells[n-1].cover += cover
		o.cells[n-1].area += area
		return
	}
	o.cells = append(o.cells, cell{key, id, cover, area})
}

// sweep sums the cells of each row and keeps the pixels that are cut. Between
// cells the sum is whole, except below or above an exactly level edge, which
// makes no cells of its own.
func (o *outline) sweep(b *IDBuffer) {
	slices.SortFunc(o.cells, func(p, q cell) int { return int(int64(p.key) - int64(q.key)) })
	sum, last := float32(0), cell{key: math.MaxUint32}
	for i := 0; i < len(o.cells); {
		c := o.cells[i]
		for i++; i < len(o.cells) && o.cells[i].key == c.key; i++ {
			c.cover += o.cells[i].cover
			c.area += o.cells[i].area
		}
		if c.key>>16 != last.key>>16 {
			sum = 0
		} else if a := toCover(sum); a > 1 && a < 254 {
			for k := last.key + 1; k < c.key; k++ {
				b.cut(k, last.id, a)
			}
		}
		b.cut(c.key, c.id, toCover(sum+c.cover-c.area))
		sum += c.cover
		last = c
	}
}

func toCover(inside float32) uint8 { return uint8(min(abs(inside), 1)*255 + .5) }

func (b *IDBuffer) cut(key uint32, id uint16, cover uint8) {
	if x := int(key&0xffff) - 1; x >= 0 {
		b.edge = append(b.edge, edgeCell{uint32(int(key>>16)*b.W + x), id, cover})
	}
}
