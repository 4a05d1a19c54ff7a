package page

import (
	"image"

	"gioui.org/f32"
	"gioui.org/op"

	"taihang/analysis/cube"
	"taihang/analysis/figure"
	"taihang/ui/draw"
)

// hovering is what the pointer is on, for all figures of a page: each outlines
// the same object over its drawing, which stays as it is. Figures above the
// one below the pointer learn of it a frame later.
type hovering struct {
	by  any // the figure or list that the pointer is over
	dim cube.Dim
	key string
}

// hear takes what by has below the pointer, "" for nothing.
func (h *hovering) hear(c draw.C, by any, dim cube.Dim, key string) {
	if key == "" {
		if h.by != by {
			return
		}
		by, dim = nil, ""
	}
	if next := (hovering{by, dim, key}); *h != next {
		*h = next
		c.Execute(op.InvalidateCmd{})
	}
}

// on says that another figure or list has the pointer on this.
func (h *hovering) on(by any, dim cube.Dim, key string) bool {
	return h.by != nil && h.by != by && h.dim == dim && h.key == key
}

// figure lays a figure out in r and outlines what another has the pointer on.
func (h *hovering) figure(c draw.C, e *Env, v *FigureView, spec figure.Spec, r image.Rectangle) {
	c.In(r, func(c draw.C) { h.over(c, e, v, spec) })
}

func (h *hovering) over(c draw.C, e *Env, v *FigureView, spec figure.Spec) {
	v.Layout(c, e, spec)
	if v.Drawing == nil {
		return
	}
	if v.hover != nil && v.brush == nil {
		h.hear(c, v, cube.Dim(v.hover.Dim), v.hover.Key)
	} else {
		h.hear(c, v, "", "")
	}
	if h.by == nil {
		return
	}
	boxes, line := marked(v, h.dim, h.key)
	if len(line) > 1 { // also where the pointer is: it is on a point of it
		draw.Polyline(c.Ops, line, false, c.F(1.6), c.Ink)
	}
	if h.by != v {
		for _, r := range boxes {
			draw.Ring(c.Ops, r, 0, 1, c.Ink)
		}
	}
}

// point is the largest mark, in units of the drawing, that is a point of a
// line and not an object of its own.
const point = 9

// marked are the places that stand for a key in a figure, in pixels: boxes, and
// the line through its points.
func marked(v *FigureView, dim cube.Dim, key string) (boxes []image.Rectangle, line []f32.Point) {
	k := v.Scale()
	for _, r := range v.Drawing.Regions {
		if r.Key != key || r.Dim != string(dim) {
			continue
		}
		if r.X1-r.X0 < point && r.Y1-r.Y0 < point {
			line = append(line, f32.Pt(float32(r.X0+r.X1)/2*k, float32(r.Y0+r.Y1)/2*k))
			continue
		}
		boxes = append(boxes, image.Rect(px(r.X0, k), px(r.Y0, k), px(r.X1, k), px(r.Y1, k)))
	}
	return boxes, line
}

// ground is figure for the map.
func (h *hovering) ground(c draw.C, e *Env, p *mapPanel, spec figure.Spec) {
	p.layout(c, e, spec)
	if p.areas == nil || p.err != nil {
		return
	}
	code := ""
	if p.hover >= 0 && len(p.loop) < 2 {
		code = p.codeOf(p.hover)
	}
	h.hear(c, p, cube.County, code)
	if i, ok := p.data.CountyIndex(h.key); ok && h.on(p, cube.County, h.key) && p.data.Counties[i].Feature >= 0 {
		p.outline(c, p.data.Counties[i].Feature)
	}
}
