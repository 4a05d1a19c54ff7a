package figure

import (
	"math"
	"strconv"
)

// scaleBar draws a bar of a round length on the foot of a box, with its
// figures no wider than the box, and returns the bar's width. It stands at the
// box's right end, or at its left.
func (p *painter) scaleBar(box rect, right bool, scale float64, f set) float64 {
	zero, y := f.width("0")/2, box.y1
	km := niceBelow((box.w() - zero - f.width("500 km")) / scale / 1000)
	w := km * 1000 * scale
	short := func(v float64) string { return strconv.FormatFloat(v, 'f', -1, 64) }
	end := short(km) + " km"
	x0 := box.x0 + zero
	if right {
		x0 = box.x1 - (f.width(end) - f.width(short(km))/2) - w
	}
	tick, lift := .4*f.size, .7*f.size
	p.line(x0, y, x0+w, y, .095*f.size, p.Ink2)
	for i := range 3 {
		at := x0 + w*float64(i)/2
		p.line(at, y-tick, at, y, .095*f.size, p.Ink2)
	}
	p.text(x0, y-lift, "0", f.middle())
	if half := short(km / 2); f.width(half+half)+f.width("00") < w {
		p.text(x0+w/2, y-lift, half, f.middle())
	}
	p.text(x0+w-f.width(short(km))/2, y-lift, end, f)
	return w
}

// niceBelow is the greatest of 1, 2, 5 times a power of ten not above x.
func niceBelow(x float64) float64 {
	p := math.Pow(10, math.Floor(math.Log10(max(x, 1e-6))))
	for _, k := range []float64{5, 2} {
		if k*p <= x {
			return k * p
		}
	}
	return p
}
