package figure

import (
	"image/color"

	"taihang/data/text"
)

// swatch draws an entry's mark in a box.
func (p *painter) swatch(r rect, e Entry) {
	mid := (r.y0 + r.y1) / 2
	switch e.Swatch {
	case SwatchLine:
		p.line(r.x0, mid, r.x1, mid, 2, e.Color)
	case SwatchDash:
		p.line(r.x0, mid, r.x1, mid, 1, e.Color, 4, 3)
	case SwatchDot:
		p.circle((r.x0+r.x1)/2, mid, min(r.h(), r.w())*.35, e.Color, color.NRGBA{}, 0)
	case SwatchHatch:
		p.hatch(r, p.Canvas, p.Ink4)
		p.box(r, color.NRGBA{}, p.Axis, .7)
	case SwatchOutline:
		p.box(r.inset(.8, .8, .8, .8), color.NRGBA{}, e.Color, 1.6)
	default:
		p.fill(r, e.Color)
		if e.Color == p.Canvas || nearGround(e.Color, p.Canvas) {
			p.box(r, color.NRGBA{}, p.Axis, .7)
		}
	}
}

// nearGround says that a swatch needs a border to be seen.
func nearGround(c, ground color.NRGBA) bool {
	d := func(a, b uint8) int { return max(int(a), int(b)) - min(int(a), int(b)) }
	return d(c.R, ground.R)+d(c.G, ground.G)+d(c.B, ground.B) < 90
}

// legendRow writes entries from left to right, breaking the line when one has
// no room, and returns the height it took. Counts follow their label.
func (p *painter) legendRow(box rect, entries []Entry) float64 {
	f := p.note().in(p.Ink2)
	row, x, y := f.size*1.6, box.x0, box.y0
	side := f.size * .85
	for _, e := range entries {
		label := e.Label
		if e.Count >= 0 {
			label += " " + text.Count(e.Count)
		}
		w := side + f.size*.5 + f.width(label)
		if x > box.x0 && x+w > box.x1 {
			x, y = box.x0, y+row
		}
		mid := y + row/2
		p.swatch(rect{x, mid - side/2, x + side, mid + side/2}, e)
		p.textMid(x+side+f.size*.5, mid, label, f)
		x += w + f.size*1.2
	}
	return y + row - box.y0
}

// gridX draws vertical gridlines at ticks and their labels under the plot;
// gridY horizontal ones with labels to its left. The first tick at the
// plot's edge is drawn as the baseline.
func (p *painter) gridX(plot rect, at func(float64) float64, ticks []float64, format func(float64) string) {
	f := p.tick().middle()
	for i, t := range ticks {
		p.line(at(t), plot.y0, at(t), plot.y1, 1, p.gridColor(i, t))
		p.text(at(t), plot.y1+f.size*1.35, format(t), f)
	}
}

func (p *painter) gridY(plot rect, at func(float64) float64, ticks []float64, format func(float64) string) {
	f := p.tick().end()
	for i, t := range ticks {
		p.line(plot.x0, at(t), plot.x1, at(t), 1, p.gridColor(i, t))
		p.textMid(plot.x0-6, at(t), format(t), f)
	}
}

func (p *painter) gridColor(i int, t float64) color.NRGBA {
	if t == 0 || i == 0 {
		return p.Axis
	}
	return p.Grid
}
