package page

import (
	"image"
	"image/color"
	"math"
	"strconv"

	"taihang/analysis/classify"
	"taihang/analysis/figure/style"
	"taihang/analysis/measure"
	"taihang/data/text"
	"taihang/ui/draw"
	"taihang/ui/model"
	"taihang/ui/theme"
	"taihang/ui/widget"
)

// stepper is − k + and how well the classes fit.
func (k *classEditor) stepper(c draw.C, e *Env, m *MapPage, breaks []float64) {
	w := c.Px(96)
	draw.Box(c.Ops, draw.Rect(0, 0, w, c.Size.Y), c.Px(5), c.Px(1), c.Raise, c.Line2)
	step := func(t *widget.Tool, icon draw.Icon, x, by int) {
		c.In(draw.Rect(x, c.Px(1), c.Px(30), c.Size.Y-c.Px(2)), func(c draw.C) {
			next := e.S.K + by
			if t.Layout(c, icon, 14, "", false, next >= model.MinK && next <= model.MaxK) {
				e.Do(model.SetK{K: next})
			}
		})
	}
	step(&k.less, "minus", c.Px(1), -1)
	step(&k.more, "plus", w-c.Px(31), +1)
	n := len(m.made.colours())
	c.TextMid(theme.BodyM, c.Ink, w/2, 0, c.Size.Y, strconv.Itoa(max(n, 1)))
	fit := k.goodness(e, m, breaks)
	c.TextRight(theme.Note, c.Ink3, c.Size.X, 0, c.Size.Y, c.T("ui.class.fit", text.Fixed(fit.GVF, 2)))
}

// goodness is how well the classes fit the values (goodness of variance fit).
func (k *classEditor) goodness(e *Env, m *MapPage, breaks []float64) classify.Breaks {
	return k.fit.For(e, m.key(), func() classify.Breaks {
		b, err := classify.Classify(m.made.values, classify.Options{Method: classify.Manual, Breaks: breaks})
		if err != nil {
			return classify.Breaks{GVF: math.NaN()}
		}
		return b
	})
}

// key tells one figure of the page from the next.
func (m *MapPage) key() string { return strconv.Itoa(m.made.fig.Made) }

func (k *classEditor) paletteMenu(c draw.C, e *Env, m *MapPage) {
	cols := m.made.colours()
	var opts []widget.Option
	opts = append(opts, widget.Option{Key: "own", Label: c.T("ui.palette.own"), On: e.S.Palette == ""})
	for _, p := range style.Palettes {
		if p.Kind == style.Qualitative {
			continue
		}
		opts = append(opts, widget.Option{Key: p.ID, Label: e.S.Lang.Pick(p.Zh, p.En), On: e.S.Palette == p.ID, Draw: func(c draw.C) {
			ramp(c, draw.Rect(c.Px(10), c.Px(9), c.Px(96), c.Size.Y-c.Px(18)), p.Colours(6, c.Dark))
			c.Text(theme.Body, c.Ink, c.Px(118), 0, c.Size.Y, e.S.Lang.Pick(p.Zh, p.En))
		}})
	}
	name := paletteName(e)
	if key, ok := k.palette.Layout(c, name, opts, func(c draw.C) {
		w := c.Size.X - c.Px(40) - c.Width(theme.Body, name)
		ramp(c, draw.Rect(c.Px(8), c.Px(9), w-c.Px(8), c.Size.Y-c.Px(18)), cols)
		c.Text(theme.Body, c.Ink, w+c.Px(8), 0, c.Size.Y, name)
	}); ok {
		if key == "own" {
			key = ""
		}
		e.Do(model.SetPalette{Name: key})
	}
}

// paletteName is the ramp in use: the one chosen, or the measure's own.
func paletteName(e *Env) string {
	id := e.S.Palette
	if id == "" {
		id = "blue"
		if m, err := e.S.Data.Measures.Get(e.S.Measure); err == nil {
			switch m.Direction {
			case measure.Burden:
				id = "ochre"
			case measure.Target:
				id = "teal"
			case measure.Change:
				id = "diverging"
			}
		}
	}
	p, _ := style.ByID(id)
	return e.S.Lang.Pick(p.Zh, p.En)
}

func ramp(c draw.C, r image.Rectangle, cols []color.NRGBA) {
	for i, col := range cols {
		draw.Fill(c.Ops, image.Rect(r.Min.X+r.Dx()*i/len(cols), r.Min.Y, r.Min.X+r.Dx()*(i+1)/len(cols), r.Max.Y), col)
	}
}

// check says whether neighbouring classes can be told apart.
func (k *classEditor) check(c draw.C, e *Env, m *MapPage, x, y, h int) {
	cols := m.made.colours()
	key := e.S.ThemeName() + e.S.Palette + e.S.Measure + strconv.Itoa(len(cols))
	if k.checks == nil {
		k.checks = map[string]bool{}
	}
	ok, known := k.checks[key]
	if !known {
		ok = style.Check(cols, false).OK()
		k.checks[key] = ok
	}
	icon, ink, words := draw.Icon("check"), c.Good, "ui.class.checked"
	if !ok {
		icon, ink, words = "warn", c.Warn, "ui.class.unchecked"
	}
	c.Icon(icon, float32(x), float32(y)+float32(h-c.Px(15))/2, 15, ink)
	c.TextFit(theme.Body, c.Ink, x+c.Px(20), y, h, c.Size.X-x-c.Px(20), c.T(words))
}
