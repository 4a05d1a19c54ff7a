package figure

import (
	"image"
	"image/color"
	"io"
	"math"

	"taihang/analysis/figure/fonts"
)

// PNG writes the drawing at a resolution in dots an inch; 72 is a pixel a unit.
func PNG(w io.Writer, d *Drawing, dpi float64) error {
	return encodePNG(w, Image(d, dpi/72), dpi)
}

// Image draws the drawing with k pixels a unit. A drawing that does not begin
// with a ground of its own stands on white.
func Image(d *Drawing, k float64) *image.RGBA {
	c := newCanvas(int(math.Round(d.W*k)), int(math.Round(d.H*k)))
	ground := color.NRGBA{255, 255, 255, 255}
	items := d.Items
	if g, ok := d.ground(); ok {
		ground, items = g, items[1:]
	}
	c.flood(ground)
	for i := range items {
		switch it := &items[i]; {
		case it.Path != nil:
			c.drawPath(it.Path, k)
		case it.Text != nil:
			c.drawText(it.Text, k)
		case it.Areas != nil:
			c.drawAreas(it.Areas, k, ground)
		}
	}
	return c.img
}

// ground is the colour of a first mark that covers all of the drawing.
func (d *Drawing) ground() (color.NRGBA, bool) {
	if len(d.Items) == 0 || d.Items[0].Path == nil {
		return color.NRGBA{}, false
	}
	p := d.Items[0].Path
	b := boundOf(p.Subs, 0)
	all := p.Closed && p.Fill.A == 255 && len(p.Subs) == 1 && len(p.Subs[0]) == 4 && p.Radius == 0 && p.Width == 0
	return p.Fill, all && b.x0 <= 0 && b.y0 <= 0 && b.x1 >= d.W && b.y1 >= d.H
}

func (c *canvas) drawPath(p *Path, k float64) {
	subs := p.outline(k)
	if p.Fill.A > 0 {
		c.fill(subs, p.Fill)
	}
	if p.Hatch.A > 0 {
		c.hatch(subs, k, p.Hatch)
	}
	if p.Width > 0 && p.Stroke.A > 0 {
		closed := p.Closed
		if len(p.Dash) > 0 {
			subs, closed = p.dashed(subs, k), false
		}
		c.stroke(subs, closed, p.Width*k, p.Stroke)
	}
}

// outline returns the path's points scaled by k, rounded corners drawn out.
func (p *Path) outline(k float64) [][]Pt {
	out := make([][]Pt, len(p.Subs))
	for i, s := range p.Subs {
		t := make([]Pt, len(s))
		for j, q := range s {
			t[j] = Pt{q.X * k, q.Y * k}
		}
		if p.Radius > 0 && len(t) == 4 {
			t = corners(t, p.Radius*k)
		}
		out[i] = t
	}
	return out
}

func (p *Path) dashed(subs [][]Pt, k float64) [][]Pt {
	lengths := make([]float64, len(p.Dash))
	for i, l := range p.Dash {
		lengths[i] = l * k
	}
	var out [][]Pt
	for _, s := range subs {
		out = append(out, dashes(s, p.Closed, lengths)...)
	}
	return out
}

// hatch draws the pattern of suppressed values inside a shape: the lines'
// coverage times the shape's.
func (c *canvas) hatch(subs [][]Pt, k float64, col color.NRGBA) {
	b := boundOf(subs, 0)
	if !c.begin(b) {
		return
	}
	for _, s := range subs {
		c.polygon(s)
	}
	step := hatchStep * k
	c.endWith(func(x, y int, a uint8) uint8 {
		d := math.Mod(float64(x+y)+1, step) // from the centre of the pixel
		d = min(d, step-d) / math.Sqrt2
		cover := min(1, max(0, hatchWidth*k/2+.5-d))
		return uint8(float64(a) * cover)
	}, col)
}

// The hatch: lines .7 wide, 4 apart measured along an axis.
const (
	hatchStep  = 4.0
	hatchWidth = .7
)

// drawAreas paints a map layer: fills that meet without a seam, then borders.
func (c *canvas) drawAreas(a *Areas, k float64, ground color.NRGBA) {
	old := c.clip
	r := a.clipRect()
	c.clip = c.clip.Intersect(image.Rect(int(math.Floor(r.x0*k)), int(math.Floor(r.y0*k)), int(math.Ceil(r.x1*k)), int(math.Ceil(r.y1*k))))
	defer func() { c.clip = old }()
	const tol = .12 // pixels
	var scratch []Pt
	for f := range a.Layer.Features {
		rings := a.rings(f, k, tol, &scratch)
		if len(rings) == 0 || a.Fill[f].A == 0 || !c.begin(boundOf(rings, 0)) {
			continue
		}
		for _, r := range rings {
			c.polygon(r)
		}
		c.end(a.Fill[f], ground, tiling)
		if a.Hatch != nil && a.Hatch[f] {
			c.hatch(rings, k, a.HatchC)
		}
	}
	for _, l := range a.Lines {
		c.stroke(a.lines(l, k, tol, &scratch), false, l.Width*k, l.Color)
	}
}

// drawText fills the outlines of a line of text, over a halo when it has one.
func (c *canvas) drawText(t *Text, k float64) {
	run := t.glyphs(k, c.outline)
	if len(run) == 0 {
		return
	}
	if t.Halo.A > 0 {
		c.stroke(run, true, t.haloWidth()*k, t.Halo)
	}
	c.fill(run, t.Color)
}

// outline is fonts.Outline, remembered.
func (c *canvas) outline(r rune, medium bool) []fonts.Seg {
	key := glyphKey{r, medium}
	segs, ok := c.glyphs[key]
	if !ok {
		segs, _ = fonts.Faces().Pick(medium).Outline(r)
		c.glyphs[key] = segs
	}
	return segs
}
