package page

import (
	"image"

	"taihang/ui/draw"
)

// overviewPlan says where the parts of the page stand.
type overviewPlan struct {
	plan
	kpi, ground, trend, ages, study, strip image.Rectangle
	columns                                int // of the key figures
}

// Sizes of the plan, in dp.
const (
	kpiHeight   = 82
	leastMiddle = 432 // of map, trend and structure, side by side
	leastStrip  = 204
	leastTrend  = 210
	leastPair   = 250 // of pyramid and bars
)

// newOverviewPlan lays the page out for the room there is: side by side when
// wide, in two rows when narrow, one below the other when narrower.
func newOverviewPlan(c draw.C, box image.Rectangle) overviewPlan {
	p, wide, _ := planOf(c, box, 0, gutter)
	var o overviewPlan
	o.columns = 6
	rows := 1
	if wide < 840 {
		o.columns, rows = 3, 2
	}
	o.kpi = p.row(c.Px(kpiHeight) * rows)
	p.rule()
	room := c.Size.Y - box.Min.Y - p.y
	strip := max(c.Px(leastStrip), min(room*27/100, c.Px(320)))
	switch {
	case wide >= 860:
		mid := max(c.Px(leastMiddle), room-strip-c.Px(24))
		middle := p.row(mid)
		at := middle.Min.X + int(float64(middle.Dx())*max(.405, 1-(float64(c.Px(1100))/float64(p.w))))
		o.ground = image.Rect(middle.Min.X, middle.Min.Y, at-p.g/2, middle.Max.Y)
		right := image.Rect(at+p.g/2, middle.Min.Y, middle.Max.X, middle.Max.Y)
		o.trend = right
		o.trend.Max.Y = right.Min.Y + max(c.Px(leastTrend), (mid-2*p.g)*48/100)
		below := image.Rect(right.Min.X, o.trend.Max.Y+p.g+c.Px(2), right.Max.X, right.Max.Y)
		p.lines = append(p.lines, draw.Rect(right.Min.X, o.trend.Max.Y+p.g/2-c.Px(2), right.Dx(), c.Px(1)))
		o.ages, o.study = p.part(below, .5)
	case wide >= 560:
		o.ground, o.trend = p.split(c.Px(400), .46)
		p.rule()
		o.ages, o.study = p.split(c.Px(leastPair+20), .5)
	default:
		o.ground = p.row(c.Px(420))
		p.rule()
		o.trend = p.row(c.Px(260))
		p.rule()
		o.ages = p.row(c.Px(leastPair))
		p.rule()
		o.study = p.row(c.Px(leastPair))
	}
	p.rule()
	o.strip = p.row(strip)
	o.plan = p.done()
	return o
}
