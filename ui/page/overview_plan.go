package page

import (
	"image"

	"taihang/ui/draw"
	"taihang/ui/theme"
)

// overviewPlan says where the parts of the page stand, in pixels, below the
// page head.
type overviewPlan struct {
	kpi, ground, trend, ages, study, strip image.Rectangle
	columns                                int // of the key figures
	lines                                  []image.Rectangle
	height                                 int
}

// Sizes of the plan, in dp.
const (
	kpiHeight   = 82
	gutter      = 20
	leastMiddle = 432 // of map, trend and structure, side by side
	leastStrip  = 204
	leastTrend  = 210
	leastPair   = 250 // of pyramid and bars
)

// newOverviewPlan lays the page out for the room there is: side by side when
// wide, in two rows when narrow, one below the other when narrower. What does
// not fit is scrolled to.
func newOverviewPlan(c draw.C, box image.Rectangle) overviewPlan {
	p := planner{c: c, x: c.Px(theme.Padding), w: box.Dx(), g: c.Px(gutter)}
	wide := float32(box.Dx()) / c.F(1)
	var o overviewPlan
	o.columns = 6
	rows := 1
	if wide < 840 {
		o.columns, rows = 3, 2
	}
	o.kpi = p.row(c.Px(kpiHeight) * rows)
	p.rule(&o)
	room := c.Size.Y - box.Min.Y - p.y
	strip := max(c.Px(leastStrip), min(room*27/100, c.Px(320)))
	switch {
	case wide >= 860:
		mid := max(c.Px(leastMiddle), room-strip-c.Px(24))
		o.ground, o.trend = p.split(mid, max(.405, 1-(float64(c.Px(1100))/float64(p.w))))
		right := o.trend
		o.trend.Max.Y = right.Min.Y + max(c.Px(leastTrend), (mid-2*p.g)*48/100)
		below := image.Rect(right.Min.X, o.trend.Max.Y+p.g+c.Px(2), right.Max.X, right.Max.Y)
		o.lines = append(o.lines, draw.Rect(right.Min.X, o.trend.Max.Y+p.g/2-c.Px(2), right.Dx(), c.Px(1)))
		o.ages, o.study = halves(below, p.g)
		o.lines = append(o.lines, draw.Rect(o.study.Min.X-p.g/2, below.Min.Y, c.Px(1), below.Dy()))
	case wide >= 560:
		o.ground, o.trend = p.split(c.Px(400), .46)
		p.rule(&o)
		o.ages, o.study = p.split(c.Px(leastPair+20), .5)
		o.lines = append(o.lines, draw.Rect(o.study.Min.X-p.g/2, o.study.Min.Y, c.Px(1), o.study.Dy()))
	default:
		o.ground = p.row(c.Px(420))
		p.rule(&o)
		o.trend = p.row(c.Px(260))
		p.rule(&o)
		o.ages = p.row(c.Px(leastPair))
		p.rule(&o)
		o.study = p.row(c.Px(leastPair))
	}
	p.rule(&o)
	o.strip = p.row(strip)
	o.height = p.y + c.Px(6)
	return o
}

// planner puts rows below one another.
type planner struct {
	c          draw.C
	x, y, w, g int
}

// row takes the next h pixels.
func (p *planner) row(h int) image.Rectangle {
	r := draw.Rect(p.x, p.y, p.w, h)
	p.y += h
	return r
}

// split takes a row and parts it at a share of the width.
func (p *planner) split(h int, share float64) (left, right image.Rectangle) {
	r := p.row(h)
	at := r.Min.X + int(float64(r.Dx())*share)
	return image.Rect(r.Min.X, r.Min.Y, at-p.g/2, r.Max.Y), image.Rect(at+p.g/2, r.Min.Y, r.Max.X, r.Max.Y)
}

// rule leaves a gutter with a hairline in it.
func (p *planner) rule(o *overviewPlan) {
	o.lines = append(o.lines, draw.Rect(p.x, p.y+p.c.Px(2), p.w, p.c.Px(1)))
	p.y += p.c.Px(16)
}

func halves(r image.Rectangle, gap int) (a, b image.Rectangle) {
	mid := (r.Min.X + r.Max.X) / 2
	return image.Rect(r.Min.X, r.Min.Y, mid-gap/2, r.Max.Y), image.Rect(mid+gap/2, r.Min.Y, r.Max.X, r.Max.Y)
}
