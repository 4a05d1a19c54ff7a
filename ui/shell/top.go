package shell

import (
	"slices"
	"strconv"

	"gioui.org/f32"

	"taihang/analysis/cube"
	"taihang/data"
	"taihang/ui/draw"
	"taihang/ui/model"
	"taihang/ui/page"
	"taihang/ui/theme"
	"taihang/ui/widget"
)

// topBar: mark, workspace name, search, filter chips; from the right edge
// export, redo, undo, play, years.
type topBar struct {
	name       widget.Click
	workspace  workspaceMenu
	search     widget.Click
	chips      [4]chip
	drops      []*widget.Click
	fold       foldedChips
	years      widget.Segments
	play       widget.Tool
	undo, redo widget.Tool
	export     widget.Button
}

// filterDims are the chips of the top bar and the keys they offer.
var filterDims = []cube.Dim{cube.Level, cube.Tier, cube.UnitKind, cube.VillageKind}

func filterKeys(d cube.Dim) []string {
	switch d {
	case cube.Level:
		return []string{string(data.LevelProvince), string(data.LevelCity), string(data.LevelCounty)}
	case cube.Tier:
		return asStrings(data.Tiers)
	case cube.UnitKind:
		return asStrings(data.UnitKinds)
	}
	return asStrings(data.VillageKinds)
}

func asStrings[T ~string](in []T) []string {
	out := make([]string, len(in))
	for i, v := range in {
		out[i] = string(v)
	}
	return out
}

func (t *topBar) layout(c draw.C, e *page.Env) {
	draw.Fill(c.Ops, c.Bounds(), c.Chrome)
	draw.Fill(c.Ops, draw.Rect(0, c.Size.Y-c.Px(1), c.Size.X, c.Px(1)), c.Line)
	t.mark(c)
	right := t.right(c, e)
	x := t.title(c, e)
	x = t.searchBox(c, e, x, right)
	if c.Window.X < c.Px(1280) {
		t.fold.layout(c, e, x, right)
		return
	}
	for i, d := range filterDims {
		x = t.chips[i].layout(c, e, d, x, right) + c.Px(7)
	}
	t.others(c, e, x, right)
}

// others are the conditions that have no chip of their own: places, ages, and
// what is left out. A click takes one away.
func (t *topBar) others(c draw.C, e *page.Env, x, right int) {
	n := 0
	for _, cond := range e.S.Where {
		if slices.Contains(filterDims, cond.Dim) && !cond.Not {
			continue
		}
		if n == len(t.drops) {
			t.drops = append(t.drops, &widget.Click{})
		}
		k := t.drops[n]
		n++
		words := c.Type.Fit(page.Words(e.S, cube.Where{cond}), theme.BodyM.Size*c.Metric.PxPerSp, true, c.F(180))
		w := c.Width(theme.BodyM, words) + c.Px(40)
		if x+w > right-c.Px(6) {
			return
		}
		c.In(draw.Rect(x, c.Px(10), w, c.Px(28)), func(c draw.C) {
			if k.Layout(c, c.T("ui.filter.clear")+words, c.T("ui.filter.clear"), func(c draw.C, l widget.Look) {
				drawChip(c, l, "", words, true)
				c.Icon("close", float32(c.Size.X-c.Px(22)), float32(c.Size.Y-c.Px(12))/2, 12, c.AccText)
			}) {
				e.Do(model.Unfilter{Dim: cond.Dim, Not: cond.Not})
			}
		})
		x += w + c.Px(7)
	}
}

// mark is two mountains.
func (t *topBar) mark(c draw.C) {
	p := func(x, y float32) f32.Point { return f32.Pt(c.F(17+x), c.F(14+y)) }
	draw.Polygon(c.Ops, []f32.Point{p(0, 20), p(9, 3), p(12.5, 9), p(15, 6), p(23, 20)}, c.Acc)
	draw.Polygon(c.Ops, []f32.Point{p(15.5, 20), p(20, 8), p(30, 20)}, c.AccText)
	draw.Polygon(c.Ops, []f32.Point{p(9, 3), p(6.2, 8.4), p(8.2, 10), p(9.5, 8.2), p(11, 9.2), p(11.9, 8)}, draw.Alpha(c.AccSoft, .9))
}

func (t *topBar) title(c draw.C, e *page.Env) int {
	x := c.Px(64)
	name := workspaceName(c, e)
	name = c.Type.Fit(name, theme.Figure.Size*c.Metric.PxPerSp, true, c.F(150))
	w := c.Width(theme.Figure, name) + c.Px(24)
	c.In(draw.Rect(x, c.Px(8), w, c.Px(32)), func(c draw.C) {
		if t.name.Layout(c, name, "", func(c draw.C, l widget.Look) {
			c.Text(theme.Figure, c.Ink, 0, 0, c.Size.Y, name)
			c.Icon("chevron", float32(c.Size.X-c.Px(16)), float32(c.Size.Y-c.Px(14))/2, 14, c.Ink2)
			if l.Focus {
				draw.Ring(c.Ops, c.Bounds(), c.Px(5), c.F(2), c.Acc)
			}
		}) {
			t.workspace.menu.Toggle(c)
		}
	})
	t.workspace.layout(c, e)
	return max(x+w+c.Px(14), c.Px(186))
}

func (t *topBar) searchBox(c draw.C, e *page.Env, x, right int) int {
	w := c.Px(226)
	if c.Window.X < c.Px(1000) {
		w = c.Px(34)
	}
	c.In(draw.Rect(x, c.Px(10), w, c.Px(28)), func(c draw.C) {
		if t.search.Layout(c, c.T("ui.cmd.search"), "", func(c draw.C, l widget.Look) {
			edge := c.Line2
			if l.Hover {
				edge = c.Ink3
			}
			draw.Box(c.Ops, c.Bounds(), c.Px(5), c.Px(1), c.Raise, edge)
			if l.Focus {
				draw.Ring(c.Ops, c.Bounds().Inset(-c.Px(3)), c.Px(7), c.F(2), c.Acc)
			}
			c.Icon("search", c.F(9), float32(c.Size.Y-c.Px(15))/2, 15, c.Ink2)
			if c.Size.X < c.Px(100) {
				return
			}
			kw := c.Width(theme.Axis, "Ctrl K") + c.Px(10)
			c.TextFit(theme.Body, c.Ink3, c.Px(30), 0, c.Size.Y, c.Size.X-c.Px(38)-kw, c.T("ui.search.hint"))
			k := draw.Rect(c.Size.X-kw-c.Px(5), c.Px(5), kw, c.Size.Y-c.Px(10))
			draw.Box(c.Ops, k, c.Px(3), c.Px(1), c.Raise, c.Line2)
			c.TextMid(theme.Axis, c.Ink3, k.Min.X+kw/2, 0, c.Size.Y, "Ctrl K")
		}) {
			e.Do(model.OpenPalette{})
		}
	})
	return x + w + c.Px(14)
}

// right draws what hangs on the right edge and returns where it begins.
func (t *topBar) right(c draw.C, e *page.Env) int {
	ready := e.S.Phase == model.Ready
	h, y := c.Px(28), c.Px(10)
	w := widget.ButtonWidth(c, c.T("ui.export"), true)
	x := c.Size.X - c.Px(12) - w
	c.In(draw.Rect(x, y, w, h), func(c draw.C) {
		if t.export.Layout(c, widget.Plain, "export", c.T("ui.export"), ready) {
			e.Do(model.OpenSheet{Sheet: model.ExportSheet})
		}
	})
	tool := func(b *widget.Tool, icon draw.Icon, tip, shortcut string, on bool, a model.Action) {
		x -= h
		c.In(draw.Rect(x, y, h, h), func(c draw.C) {
			if b.Layout(c, icon, 18, c.T(tip)+"  "+shortcut, false, on) {
				e.Do(a)
			}
		})
	}
	x -= c.Px(8)
	tool(&t.redo, "redo", "ui.cmd.redo", "Ctrl+Shift+Z", e.S.CanRedo(), model.Redo{})
	tool(&t.undo, "undo", "ui.cmd.undo", "Ctrl+Z", e.S.CanUndo(), model.Undo{})
	x -= c.Px(8)
	draw.Fill(c.Ops, draw.Rect(x, c.Px(15), c.Px(1), c.Px(18)), c.Line2)
	x -= c.Px(7)
	icon, tip := draw.Icon("play"), "ui.play"
	if e.S.Playing {
		icon, tip = "pause", "ui.pause"
	}
	draw.Box(c.Ops, draw.Rect(x-h+c.Px(1), y, h-c.Px(1), h), c.Px(5), c.Px(1), c.Raise, c.Line2)
	tool(&t.play, icon, tip, "Space", ready, model.TogglePlay{})
	x -= c.Px(6)
	return t.yearSegments(c, e, x, y, h)
}

func (t *topBar) yearSegments(c draw.C, e *page.Env, right, y, h int) int {
	years := around(e.S.Years(), e.S.Year, shownYears)
	var labels []string
	for _, y := range years {
		labels = append(labels, strconv.Itoa(y))
	}
	w := len(labels)*c.Px(44) + c.Px(2)
	c.In(draw.Rect(right-w, y, w, h), func(c draw.C) {
		if i := t.years.Layout(c, labels, slices.Index(years, e.S.Year)); i >= 0 {
			e.Do(model.SetYear{Year: years[i]})
		}
	})
	return right - w
}

// shownYears have room in the bar.
const shownYears = 5

// around are at most n of the years in a row, the current one in their middle
// where it can be.
func around(years []int, now, n int) []int {
	if len(years) <= n {
		return years
	}
	from := min(max(slices.Index(years, now)-n/2, 0), len(years)-n)
	return years[from : from+n]
}

// chip is a filter on one dimension.
type chip struct {
	menu  widget.Menu
	click widget.Click
	drop  widget.Click
}

func options(e *page.Env, d cube.Dim) []widget.Option {
	have, _ := model.Keys(e.S.Where, d)
	var out []widget.Option
	for _, k := range filterKeys(d) {
		out = append(out, widget.Option{Key: k, Label: page.Label(e.S, d, k), On: slices.Contains(have, k)})
	}
	return out
}

// layout draws the chip at x, unless it would run into right.
func (k *chip) layout(c draw.C, e *page.Env, d cube.Dim, x, right int) int {
	name := c.T("ui.chip." + string(d))
	have, set := model.Keys(e.S.Where, d)
	value := ""
	if set {
		value = page.Label(e.S, d, have[0])
		if len(have) > 1 {
			value = c.T("ui.chip.more", value, len(have))
		}
	}
	w := c.Width(theme.Body, name) + c.Px(34)
	if set {
		w = c.Width(theme.Body, name) + c.Width(theme.BodyM, value) + c.Px(48)
	}
	h := c.Px(28)
	if x+w > right-c.Px(6) {
		return x
	}
	c.In(draw.Rect(x, c.Px(10), w, h), func(c draw.C) {
		if k.click.Layout(c, name, "", func(c draw.C, l widget.Look) { drawChip(c, l, name, value, set) }) {
			k.menu.Toggle(c)
		}
		if set {
			c.In(draw.Rect(w-c.Px(26), 0, c.Px(26), h), func(c draw.C) {
				if k.drop.Layout(c, c.T("ui.filter.clear")+name, c.T("ui.filter.clear"), func(c draw.C, l widget.Look) {
					c.Icon("close", c.F(5), float32(h-c.Px(12))/2, 12, c.AccText)
				}) {
					e.Do(model.SetFilter{Dim: d})
				}
			})
		}
	})
	k.menu.Multi = true
	if key, ok := k.menu.Layout(c, options(e, d), c.Px(150)); ok {
		e.Do(model.ToggleFilter{Dim: d, Key: key})
	}
	return x + w
}

func drawChip(c draw.C, l widget.Look, name, value string, set bool) {
	h := c.Size.Y
	fill, edge := c.Raise, c.Line2
	switch {
	case set:
		fill, edge = c.AccSoft, c.Acc
	case l.Hover:
		fill = c.Hover
	}
	draw.Box(c.Ops, c.Bounds(), h/2, c.Px(1), fill, edge)
	if l.Focus {
		draw.Ring(c.Ops, c.Bounds().Inset(-c.Px(3)), h/2, c.F(2), c.Acc)
	}
	if !set {
		c.Text(theme.Body, c.Ink2, c.Px(11), 0, h, name)
		c.Icon("chevron", float32(c.Size.X-c.Px(22)), float32(h-c.Px(12))/2, 12, c.Ink2)
		return
	}
	x := c.Px(11)
	if name != "" {
		x += c.Text(theme.Body, c.AccText, x, 0, h, name) + c.Px(7)
	}
	c.Text(theme.BodyM, c.AccText, x, 0, h, value)
}

// foldedChips stands for all chips in a narrow window.
type foldedChips struct {
	menu  widget.Menu
	click widget.Click
}

func (k *foldedChips) layout(c draw.C, e *page.Env, x, right int) {
	n := len(e.S.Where)
	label := c.T("ui.filter")
	if n > 0 {
		label = c.T("ui.filter.n", n)
	}
	w := c.Width(theme.BodyM, label) + c.Px(52)
	if x+w > right-c.Px(6) {
		return
	}
	c.In(draw.Rect(x, c.Px(10), w, c.Px(28)), func(c draw.C) {
		if k.click.Layout(c, label, "", func(c draw.C, l widget.Look) {
			drawChip(c, l, "", "", false)
			if n > 0 {
				draw.Box(c.Ops, c.Bounds(), c.Size.Y/2, c.Px(1), c.AccSoft, c.Acc)
			}
			c.Icon("filter", c.F(10), float32(c.Size.Y-c.Px(14))/2, 14, c.Ink2)
			c.Text(theme.BodyM, c.Ink, c.Px(28), 0, c.Size.Y, label)
		}) {
			k.menu.Toggle(c)
		}
	})
	var all []widget.Option
	for _, d := range filterDims {
		all = append(all, widget.Option{Label: c.T("ui.chip." + string(d)), Head: true})
		for _, o := range options(e, d) {
			o.Key = string(d) + "=" + o.Key
			all = append(all, o)
		}
	}
	k.menu.Multi = true
	if key, ok := k.menu.Layout(c, all, c.Px(180)); ok {
		if w, err := cube.ParseWhere(key); err == nil && len(w) == 1 {
			e.Do(model.ToggleFilter{Dim: w[0].Dim, Key: w[0].Keys[0]})
		}
	}
}
