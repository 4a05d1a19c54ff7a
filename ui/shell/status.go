package shell

import (
	"taihang/analysis/cube"
	"taihang/data/text"
	"taihang/ui/draw"
	"taihang/ui/model"
	"taihang/ui/page"
	"taihang/ui/theme"
	"taihang/ui/widget"
)

// statusBar says what is selected, what is being worked on, and what the data
// are.
type statusBar struct {
	counts page.Memo[page.Counts]
	cancel map[int]*widget.Tool
}

func (b *statusBar) layout(c draw.C, e *page.Env) {
	draw.Fill(c.Ops, c.Bounds(), c.Chrome)
	draw.Fill(c.Ops, draw.Rect(0, 0, c.Size.X, c.Px(1)), c.Line)
	h := c.Size.Y
	if e.S.Phase != model.Ready {
		if e.S.Phase == model.Loading {
			c.Text(theme.Note, c.Ink2, c.Px(14), 0, h, c.T("ui.status.loading"))
		}
		return
	}
	n := b.counts.Get(e, func() page.Counts { return page.CountSelected(e.S) })
	x := c.Px(14)
	words := c.T("ui.status.selected", text.Count(n.Selected), text.Count(n.Villages))
	if len(e.S.Data.Villages) == 0 { // a workspace of county figures
		words = c.T("ui.status.selected.counties", picked(e.S), len(e.S.Data.Counties))
	}
	x += c.Text(theme.NoteM, c.Ink, x, 0, h, words) + c.Px(22)
	right := b.right(c, e)
	right = b.jobs(c, e, right)
	if e.S.Select != nil {
		words = page.Words(e.S, e.S.Select)
		if k, ok := model.Keys(e.S.Select, cube.County); ok && len(k) > 2 {
			words = c.T("ui.status.counties", len(k))
		}
		if len(e.S.Data.Villages) > 0 {
			words += " · " + c.T("ui.status.cadres", text.Count(n.People))
		}
		c.TextFit(theme.Note, c.Ink2, x, 0, h, right-x-c.Px(10), words)
	}
}

// picked is how many counties are selected.
func picked(s *model.State) (n int) {
	for _, on := range page.Picked(s) {
		if on {
			n++
		}
	}
	return n
}

// right draws the data's date and version and the demo tag.
func (b *statusBar) right(c draw.C, e *page.Env) int {
	h, x := c.Size.Y, c.Size.X-c.Px(14)
	info := e.S.Data.Info
	words := ""
	if info.AsOf.Known() {
		words = c.T("ui.status.asof", info.AsOf)
	}
	if info.Version > 0 {
		if words != "" {
			words += " · "
		}
		words += c.T("ui.status.version", info.Version)
	}
	x -= c.TextRight(theme.Note, c.Ink2, x, 0, h, words) + c.Px(14)
	if info.Demo {
		s := c.T("ui.status.demo")
		w := c.Width(theme.NoteM, s) + c.Px(14)
		draw.Round(c.Ops, draw.Rect(x-w, c.Px(4), w, h-c.Px(8)), c.Px(3), c.WarnSoft)
		c.Text(theme.NoteM, c.Warn, x-w+c.Px(7), 0, h, s)
		x -= w + c.Px(14)
	}
	return x
}

// jobs draws the last job's bar and its ×.
func (b *statusBar) jobs(c draw.C, e *page.Env, right int) int {
	if len(e.S.Jobs) == 0 {
		return right
	}
	if b.cancel == nil {
		b.cancel = map[int]*widget.Tool{}
	}
	j := e.S.Jobs[len(e.S.Jobs)-1]
	k := b.cancel[j.Seq]
	if k == nil {
		k = &widget.Tool{}
		b.cancel[j.Seq] = k
	}
	h := c.Size.Y
	c.In(draw.Rect(right-h, 0, h, h), func(c draw.C) {
		if k.Layout(c, "close", 12, c.T("ui.cancel"), false, true) {
			e.Do(model.Cancel{Seq: j.Seq})
		}
	})
	right -= h + c.Px(8)
	bar := draw.Rect(right-c.Px(90), h/2-c.Px(2), c.Px(90), c.Px(4))
	draw.Round(c.Ops, bar, c.Px(2), c.Track)
	bar.Max.X = bar.Min.X + int(float64(bar.Dx())*max(j.Done, .05))
	draw.Round(c.Ops, bar, c.Px(2), c.Acc)
	right -= c.Px(98)
	return right - c.TextRight(theme.Note, c.Ink2, right, 0, h, c.T(j.Key)) - c.Px(14)
}
