package figure

import "image/color"

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
