package page

import (
	"image"

	"taihang/analysis/figure/style"
	"taihang/ui/draw"
	"taihang/ui/theme"
)

// layerSample draws what a layer looks like, in a box of 20 by 14 dp.
func layerSample(c draw.C, id string, x, mid int, on bool) {
	a := float32(1)
	if !on {
		a = .4
	}
	fx, fy := float32(x), float32(mid)
	switch id {
	case "villages":
		cols := style.LevelDot.All(c.Dark)
		draw.Disc(c.Ops, fx+c.F(6), fy, c.F(3), draw.Alpha(cols[0], a))
		draw.Disc(c.Ops, fx+c.F(14), fy+c.F(1), c.F(2), draw.Alpha(cols[1], a))
	case "tiers":
		draw.Ring(c.Ops, draw.Rect(x+c.Px(3), mid-c.Px(6), c.Px(13), c.Px(12)), 0, c.F(1.6), draw.Alpha(style.TierLine.All(c.Dark)[1], a))
	case "lines":
		draw.Fill(c.Ops, draw.Rect(x+c.Px(1), mid, c.Px(18), c.Px(1)), draw.Alpha(c.Ink3, a))
	default:
		c.TextMid(theme.Body, draw.Alpha(c.Ink2, a), x+c.Px(10), mid-c.Px(9), c.Px(18), c.T("ui.layer.sample"))
	}
}

func sizePx(c draw.C, w, h float32) image.Point { return image.Pt(c.Px(w), c.Px(h)) }
