package figure

import "math"

// strokePath turns a line of a width into polygons that together cover it: a
// quadrilateral a segment, and a disc where two segments meet at an angle that
// would leave a gap. All wind the same way, so that a rasteriser that sums
// coverage and cuts at one shows their union. Ends are flat.
func strokePath(pts []Pt, closed bool, width float64, polygon func([]Pt)) {
	n := len(pts)
	if n < 2 || width <= 0 {
		return
	}
	half := width / 2
	last := n - 1
	if closed {
		last = n
	}
	var quad [4]Pt
	var prev Pt // direction of the segment before
	havePrev := false
	if closed {
		prev, havePrev = direction(pts[n-1], pts[0])
	}
	for i := range last {
		a, b := pts[i], pts[(i+1)%n]
		dir, ok := direction(a, b)
		if !ok {
			continue
		}
		if havePrev {
			join(a, prev, dir, half, polygon)
		}
		ox, oy := -dir.Y*half, dir.X*half
		quad = [4]Pt{{a.X + ox, a.Y + oy}, {a.X - ox, a.Y - oy}, {b.X - ox, b.Y - oy}, {b.X + ox, b.Y + oy}}
		polygon(quad[:])
		prev, havePrev = dir, true
	}
}

// join fills the wedge on the outer side of a corner with a fan.
func join(at, d0, d1 Pt, half float64, polygon func([]Pt)) {
	cross, dot := d0.X*d1.Y-d0.Y*d1.X, d0.X*d1.X+d0.Y*d1.Y
	angle := math.Atan2(cross, dot)
	if math.Abs(angle)*half < .15 { // the gap is under a sixth of a pixel
		return
	}
	side := 1.0 // the outer side is to the left of the direction when turning right
	if cross > 0 {
		side = -1
	}
	nx, ny := -d0.Y*side*half, d0.X*side*half
	steps := 1 + int(math.Abs(angle)*math.Sqrt(half)*1.5)
	fan := make([]Pt, 0, 16)
	fan = append(fan, at)
	sin, cos := math.Sincos(angle / float64(steps))
	for range steps + 1 {
		fan = append(fan, Pt{at.X + nx, at.Y + ny})
		nx, ny = nx*cos-ny*sin, nx*sin+ny*cos
	}
	if side > 0 { // make it wind like the quadrilaterals
		for i, j := 0, len(fan)-1; i < j; i, j = i+1, j-1 {
			fan[i], fan[j] = fan[j], fan[i]
		}
	}
	polygon(fan)
}

func direction(a, b Pt) (Pt, bool) {
	dx, dy := b.X-a.X, b.Y-a.Y
	l := math.Hypot(dx, dy)
	if l < 1e-9 {
		return Pt{}, false
	}
	return Pt{dx / l, dy / l}, true
}

// dashes cuts a line into its dashes. lengths are on, off, on, …
func dashes(pts []Pt, closed bool, lengths []float64) [][]Pt {
	if closed && len(pts) > 0 {
		pts = append(append([]Pt{}, pts...), pts[0])
	}
	var out [][]Pt
	var cur []Pt
	k, left, on := 0, lengths[0], true
	if len(pts) > 0 {
		cur = []Pt{pts[0]}
	}
	for i := 1; i < len(pts); i++ {
		a, b := pts[i-1], pts[i]
		dir, ok := direction(a, b)
		if !ok {
			continue
		}
		for l := math.Hypot(b.X-a.X, b.Y-a.Y); l > 0; {
			step := min(l, left)
			a = Pt{a.X + dir.X*step, a.Y + dir.Y*step}
			l -= step
			left -= step
			if on {
				cur = append(cur, a)
			}
			if left > 0 {
				continue
			}
			if on {
				out = append(out, cur)
			}
			k, on = (k+1)%len(lengths), !on
			left, cur = max(lengths[k], 1e-3), []Pt{a}
		}
	}
	if on && len(cur) > 1 {
		out = append(out, cur)
	}
	return out
}

// simplify drops the points that lie within tol of the line without them
// (Douglas and Peucker 1973), keeping both ends.
func simplify(dst []Pt, pts []Pt, tol float64) []Pt {
	if len(pts) < 3 {
		return append(dst, pts...)
	}
	dst = append(dst, pts[0])
	dst = peucker(dst, pts, tol*tol)
	return append(dst, pts[len(pts)-1])
}

func peucker(dst []Pt, pts []Pt, tol2 float64) []Pt {
	a, b := pts[0], pts[len(pts)-1]
	dx, dy := b.X-a.X, b.Y-a.Y
	l2 := dx*dx + dy*dy
	far, at := tol2, -1
	for i := 1; i < len(pts)-1; i++ {
		ex, ey := pts[i].X-a.X, pts[i].Y-a.Y
		d := ex*ex + ey*ey
		if l2 > 0 {
			t := (ex*dx + ey*dy) / l2
			if t > 1 {
				fx, fy := pts[i].X-b.X, pts[i].Y-b.Y
				d = fx*fx + fy*fy
			} else if t > 0 {
				d -= t * t * l2
			}
		}
		if d > far {
			far, at = d, i
		}
	}
	if at < 0 {
		return dst
	}
	dst = peucker(dst, pts[:at+1], tol2)
	dst = append(dst, pts[at])
	return peucker(dst, pts[at:], tol2)
}

// hatchLines are 45 degree lines a step apart over a rectangle.
func hatchLines(b rect, step float64) [][]Pt {
	var out [][]Pt
	first := math.Ceil((b.x0+b.y0)/step) * step
	for s := first; s < b.x1+b.y1; s += step {
		x0, x1 := max(b.x0, s-b.y1), min(b.x1, s-b.y0)
		if x1 > x0 {
			out = append(out, []Pt{{x0, s - x0}, {x1, s - x1}})
		}
	}
	return out
}

// corners replaces the corners of a rectangle by arcs.
func corners(pts []Pt, radius float64) []Pt {
	b := boundOf([][]Pt{pts}, 0)
	steps := 4 + int(math.Sqrt(radius)*3)
	out := make([]Pt, 0, 4*(steps+1))
	for q, c := range [4]Pt{{b.x1 - radius, b.y0 + radius}, {b.x1 - radius, b.y1 - radius}, {b.x0 + radius, b.y1 - radius}, {b.x0 + radius, b.y0 + radius}} {
		for i := range steps + 1 {
			sin, cos := math.Sincos(float64(q-1)*math.Pi/2 + float64(i)/float64(steps)*math.Pi/2)
			out = append(out, Pt{c.X + radius*cos, c.Y + radius*sin})
		}
	}
	return out
}
