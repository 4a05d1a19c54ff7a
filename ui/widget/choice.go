package widget

import (
	"image/color"

	"taihang/ui/draw"
	"taihang/ui/theme"
)

// Segments is one choice of a few, side by side.
type Segments struct{ clicks []Click }

// SegmentsWidth is the width that labels need, each having as much as the longest.
func SegmentsWidth(c draw.C, labels []string) int {
	w := 0
	for _, l := range labels {
		w = max(w, c.Width(theme.BodyM, l)+c.Px(20))
	}
	return c.Px(4) + w*len(labels)
}

// Layout draws the labels over c, equally wide, and returns the one clicked,
// or -1.
func (s *Segments) Layout(c draw.C, labels []string, at int) int {
	for len(s.clicks) < len(labels) {
		s.clicks = append(s.clicks, Click{})
	}
	draw.Round(c.Ops, c.Bounds(), c.Px(6), c.Track)
	hit := -1
	in := c.Px(2)
	w := c.Size.X - 2*in
	for i, l := range labels {
		x0, x1 := in+w*i/len(labels), in+w*(i+1)/len(labels)
		c.In(draw.Rect(x0, in, x1-x0, c.Size.Y-2*in), func(c draw.C) {
			fired := s.clicks[i].Layout(c, l, "", func(c draw.C, look Look) {
				st, ink := theme.Body, c.Ink2
				if i == at {
					st, ink = theme.BodyM, c.Ink
					draw.Box(c.Ops, c.Bounds(), c.Px(5), c.Px(1), c.Raise, c.Line2)
				} else if look.Hover {
					ink = c.Ink
				}
				ring(c, c.Px(5), look)
				c.TextMid(st, ink, c.Size.X/2, 0, c.Size.Y, l)
			})
			if fired && i != at {
				hit = i
			}
		})
	}
	return hit
}

// Check is a box that can be ticked, with a label after it.
type Check struct{ Click }

// Layout draws it and says whether it was clicked.
func (k *Check) Layout(c draw.C, on bool, label string) bool {
	return k.Click.Layout(c, label, "", func(c draw.C, l Look) {
		d := c.Px(14)
		y := (c.Size.Y - d) / 2
		box := draw.Rect(0, y, d, d)
		if l.Focus {
			draw.Ring(c.Ops, box.Inset(-c.Px(3)), c.Px(5), c.F(2), c.Acc)
		}
		if on {
			draw.Round(c.Ops, box, c.Px(3), c.Acc)
			c.Icon("check", float32(c.Px(1)), float32(y+c.Px(1)), 12, c.AccInk)
		} else {
			edge := c.Line2
			if l.Hover {
				edge = c.Ink3
			}
			draw.Box(c.Ops, box, c.Px(3), c.Px(1), c.Raise, edge)
		}
		c.TextFit(theme.Body, c.Ink, d+c.Px(8), 0, c.Size.Y, c.Size.X-d-c.Px(8), label)
	})
}

// Toggle is a switch of 26 by 15.
type Toggle struct{ Click }

// Layout draws the switch at the right end of c, the label at the left, and
// says whether it was clicked.
func (t *Toggle) Layout(c draw.C, on bool, label string) bool {
	return t.Click.Layout(c, label, "", func(c draw.C, l Look) {
		c.Text(theme.Body, c.Ink, 0, 0, c.Size.Y, label)
		w, h := c.Px(26), c.Px(15)
		r := draw.Rect(c.Size.X-w, (c.Size.Y-h)/2, w, h)
		ground, x := c.Mute2, r.Min.X+h/2
		if on {
			ground, x = c.Acc, r.Max.X-h/2
		}
		draw.Round(c.Ops, r, h/2, ground)
		draw.Disc(c.Ops, float32(x), float32(r.Min.Y)+float32(h)/2, float32(h)/2-c.F(2), color.NRGBA{R: 255, G: 255, B: 255, A: 255})
		if l.Focus {
			draw.Ring(c.Ops, r.Inset(-c.Px(3)), h/2+c.Px(3), c.F(2), c.Acc)
		}
	})
}

// Link is words that can be clicked.
type Link struct{ Click }

// Layout draws them at the left of c.
func (k *Link) Layout(c draw.C, s string) bool {
	return k.Click.Layout(c, s, "", func(c draw.C, l Look) {
		w := c.TextFit(theme.BodyM, c.AccText, 0, 0, c.Size.Y, c.Size.X, s)
		if l.Hover || l.Focus {
			draw.Fill(c.Ops, draw.Rect(0, c.Size.Y/2+c.Px(8), min(w, c.Size.X), c.Px(1)), c.AccText)
		}
	})
}
