package page

import (
	"image"
	"strconv"

	"gioui.org/io/key"
	"gioui.org/op/paint"

	"taihang/analysis/intake"
	"taihang/data/text"
	"taihang/ui/draw"
	"taihang/ui/model"
	"taihang/ui/theme"
	"taihang/ui/widget"
)

// picture is an image and its place on the graphics card.
type picture struct {
	of image.Image
	op paint.ImageOp
}

// show draws a shape's picture in the theme, as large as it goes; it says
// whether there is one.
func (p *picture) show(c draw.C, s model.Shape, margin int) bool {
	img := s.Light
	if c.Dark {
		img = s.Dark
	}
	if img == nil {
		return false
	}
	if p.of != img {
		p.of, p.op = img, paint.NewImageOp(img)
		p.op.Filter = paint.FilterLinear
	}
	drawImage(c, p.op, margin)
	return true
}

// intakeSites asks where a layer lies whose file does not say it: a card for
// every reference system that it may be in, with its picture beside the province.
type intakeSites struct {
	cards []struct {
		click   widget.Click
		picture picture
	}
}

func (o *intakeSites) layout(c draw.C, e *Env, sites []intake.Site, shape model.Shape) {
	for len(o.cards) < len(sites) {
		o.cards = append(o.cards, struct {
			click   widget.Click
			picture picture
		}{})
	}
	c.TextFit(theme.Panel, c.Ink, c.Px(18), c.Px(10), c.Px(26), c.Size.X-c.Px(36), c.T("ui.in.site.title"))
	top := c.Px(40) + c.Paragraph(theme.Body, c.Ink2, c.Px(18), c.Px(40), c.Size.X-c.Px(36), c.Px(19), 2, c.T("ui.in.site.how")) + c.Px(10)
	gap, across := c.Px(12), 3
	if len(sites) < across || c.Size.X < c.Px(620) {
		across = min(len(sites), 2)
	}
	down := (len(sites) + across - 1) / across
	w := (c.Size.X - 2*c.Px(18) - (across-1)*gap) / across
	h := min((c.Size.Y-top-c.Px(14)-(down-1)*gap)/down, w+c.Px(74))
	for n, s := range sites {
		x, y := c.Px(18)+n%across*(w+gap), top+n/across*(h+gap)
		c.Clip(draw.Rect(x, y, w, h), func(c draw.C) {
			name := systemName(e.S.Lang, s.CRS)
			if o.cards[n].click.Layout(c, name, "", func(c draw.C, l widget.Look) {
				var of model.Shape
				if n < len(shape.Sites) {
					of = shape.Sites[n]
				}
				o.card(c, n, s, name, of, l)
			}) {
				e.Do(model.SetCRS{CRS: s.CRS})
			}
		})
	}
}

// card is a site's picture, over its name and what speaks for it.
func (o *intakeSites) card(c draw.C, n int, s intake.Site, name string, shape model.Shape, l widget.Look) {
	edge := c.Line2
	if s.Likely() || l.Hover {
		edge = c.Acc
	}
	draw.Box(c.Ops, c.Bounds(), c.Px(6), c.Px(1), c.Raise, edge)
	if l.Focus {
		draw.Ring(c.Ops, c.Bounds(), c.Px(6), c.F(2), c.Acc)
	}
	foot := c.Px(66)
	c.Clip(draw.Rect(c.Px(1), c.Px(1), c.Size.X-c.Px(2), c.Size.Y-foot), func(c draw.C) {
		draw.Round(c.Ops, c.Bounds(), c.Px(5), c.MapBack) // round above only: the edge shows
		draw.Fill(c.Ops, image.Rect(0, c.Size.Y/2, c.Size.X, c.Size.Y), c.MapBack)
		o.cards[n].picture.show(c, shape, c.Px(10))
	})
	x, y, room := c.Px(12), c.Size.Y-foot+c.Px(7), c.Size.X-c.Px(24)
	c.TextRight(theme.Axis, c.Ink3, c.Size.X-c.Px(12), y, c.Px(18), strconv.Itoa(n+1))
	c.TextFit(theme.BodyM, c.Ink, x, y, c.Px(18), room-c.Px(16), name)
	word, col, icon := "ui.in.site.seats", c.Ink3, draw.Icon("")
	switch {
	case s.Of == 0:
		word = "ui.in.site.nobody"
	case s.Likely():
		col, icon = c.Good, "check"
	case s.Seats == 0:
		word = "ui.in.site.none"
	}
	at := x
	if icon != "" {
		c.Icon(icon, float32(at), float32(y+c.Px(20)), 14, col)
		at += c.Px(18)
	}
	words := c.T(word, text.Count(s.Seats), text.Count(s.Of))
	c.TextFit(theme.Note, col, at, y+c.Px(18), c.Px(17), c.Size.X-at-c.Px(12), words)
	b := s.Bound
	words = c.T("ui.in.site.bound", text.Fixed(b.Min[0], 1), text.Fixed(b.Max[0], 1), text.Fixed(b.Min[1], 1), text.Fixed(b.Max[1], 1))
	if whole := s.CRS + "　" + words; c.Width(theme.Note, whole) <= room {
		words = whole
	}
	c.TextFit(theme.Note, c.Ink3, x, y+c.Px(36), c.Px(17), room, words)
}

// key chooses a site by its number.
func (o *intakeSites) key(e *Env, sites []intake.Site, k key.Event) {
	if n, err := strconv.Atoi(string(k.Name)); err == nil && n <= len(sites) {
		e.Do(model.SetCRS{CRS: sites[n-1].CRS})
	}
}

// systemName is a reference system in words.
func systemName(l text.Lang, value string) string {
	code, _ := strconv.Atoi(value[min(len("EPSG:"), len(value)):])
	switch {
	case code >= 4491 && code <= 4501:
		return l.T("ui.in.crs.zone", 6, code-4491+13)
	case code >= 4502 && code <= 4512:
		return l.T("ui.in.crs.meridian", 6, 6*(code-4502+13)-3)
	case code >= 4513 && code <= 4533:
		return l.T("ui.in.crs.zone", 3, code-4513+25)
	case code >= 4534 && code <= 4554:
		return l.T("ui.in.crs.meridian", 3, 3*(code-4534+25))
	}
	return l.T("ui.in.crs." + value)
}
