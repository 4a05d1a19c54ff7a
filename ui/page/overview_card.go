package page

import (
	"image/color"
	"math"

	"taihang/analysis/cube"
	"taihang/analysis/figure/style"
	"taihang/data/text"
	"taihang/ui/draw"
	"taihang/ui/model"
	"taihang/ui/theme"
	"taihang/ui/widget"
)

// overviewCard is the inspector: the selection against the province or, while
// nothing is selected, the province and what can be done.
type overviewCard struct {
	flow    flow
	close   widget.Tool
	numbers Memo[cardNumbers]
	rows    book
	chips   chips
	tiers   [4]widget.Click
	ranks   map[string]*widget.Click
}

func (o *overviewCard) layout(c draw.C, e *Env) {
	n := o.numbers.Get(e, func() cardNumbers { return o.work(e.S) })
	o.flow.layout(c, e, func(k *column) {
		if e.S.Select == nil {
			o.province(k, n)
			return
		}
		o.selection(k, n)
	})
	closeInspector(c, e, &o.close)
}

// closeInspector is the × in the corner.
func closeInspector(c draw.C, e *Env, t *widget.Tool) {
	d := c.Px(28)
	c.In(draw.Rect(c.Size.X-d-c.Px(10), c.Px(10), d, d), func(c draw.C) {
		if t.Layout(c, "close", 14, c.T("ui.inspector.close"), false, true) {
			e.Do(model.SetInspector{Open: false})
		}
	})
}

func (o *overviewCard) selection(k *column, n cardNumbers) {
	k.head(k.T("ui.overview.card.kind"), n.name, n.facts)
	if keys, ok := model.Keys(k.e.S.Select, cube.County); ok && len(keys) > 1 {
		o.members(k, keys)
	}
	k.section(k.T("ui.overview.card.compare"), k.T("ui.overview.card.whole"), k.T("ui.overview.card.chosen"))
	k.gap(2)
	for _, r := range n.rows {
		k.compare(r.label, r.versus)
	}
	if len(n.ranks) > 0 {
		o.rankBlock(k, n)
	}
	if len(n.teams) > 0 {
		o.teamBlock(k, n.teams)
	}
}

// members are the selected counties as chips.
func (o *overviewCard) members(k *column, keys []string) {
	k.gap(4)
	shown := keys[:min(len(keys), 14)]
	key, drop := o.chips.layout(k, shown, func(code string) string { return Label(k.e.S, cube.County, code) })
	switch {
	case drop:
		k.e.Do(model.Select{Dim: cube.County, Keys: []string{key}, Mode: model.Drop, Brush: true, Tool: "click"})
	case key != "":
		k.e.Do(model.Select{Dim: cube.County, Keys: []string{key}, Tool: "click"})
	}
	if more := len(keys) - len(shown); more > 0 {
		k.note(k.T("ui.overview.card.more", more))
	}
}

// maxRanks is how many counties the rank block names.
const maxRanks = 12

// rankBlock draws each selected county's place as a dot on the places that its
// interval leaves open.
func (o *overviewCard) rankBlock(k *column, n cardNumbers) {
	if len(n.ranks) == 1 {
		k.section(k.T("ui.overview.card.rank.one", n.of))
	} else {
		k.section(k.T("ui.overview.card.rank", len(n.ranks), n.of))
	}
	k.note(k.T("ui.overview.card.rank.note", k.e.S.Year))
	name, right := k.Px(58), k.Px(46)
	if k.Lang == text.EN {
		name = k.Px(84)
	}
	x0, x1 := k.x+name, k.x+k.w-right
	at := func(rank int) int {
		return x0 + int(float64(x1-x0)*float64(rank-1)/math.Max(1, float64(n.of-1)))
	}
	rows, h := min(len(n.ranks), maxRanks), k.Px(21)
	ticks := rankTicks(n.of)
	for _, t := range ticks {
		draw.Fill(k.Ops, draw.Rect(at(t), k.y, k.Px(1), rows*h), k.Grid)
	}
	if o.ranks == nil {
		o.ranks = map[string]*widget.Click{}
	}
	for _, r := range n.ranks[:rows] {
		code := k.e.S.Data.Counties[r.county].Code
		if o.ranks[code] == nil {
			o.ranks[code] = &widget.Click{}
		}
		label := Label(k.e.S, cube.County, code)
		k.In(draw.Rect(k.x, k.y, k.w, h), func(c draw.C) {
			if o.ranks[code].Layout(c, label, "", func(c draw.C, l widget.Look) {
				rowHover(c, l)
				c.TextFit(theme.Body, c.Ink, 0, 0, h, name-c.Px(6), label)
				c.TextRight(theme.Body, c.Ink2, c.Size.X, 0, h, c.T("ui.overview.card.place", r.at))
				lo, hi, y := at(r.from)-k.x, at(r.to)-k.x, h/2
				draw.Round(c.Ops, draw.Rect(lo, y-c.Px(1), max(hi-lo, c.Px(2)), c.Px(3)), c.Px(1), draw.Alpha(c.Acc, .45))
				draw.Disc(c.Ops, float32(at(r.at)-k.x), float32(y)+c.F(.5), c.F(4), c.Acc)
			}) {
				k.e.Do(model.Select{Dim: cube.County, Keys: []string{code}, Tool: "click"})
			}
		})
		k.y += h
	}
	for _, t := range ticks {
		k.TextMid(theme.Axis, k.Ink3, at(t), k.y+k.Px(2), k.Px(16), text.Count(t))
	}
	k.y += k.Px(20)
	if more := len(n.ranks) - rows; more > 0 {
		k.note(k.T("ui.overview.card.more", more))
	}
}

// rankTicks are 1, the twenties and the last.
func rankTicks(n int) []int {
	ticks := []int{1}
	step := 20
	if n > 90 {
		step = 50
	}
	for t := step; t < n-step/3; t += step {
		ticks = append(ticks, t)
	}
	if n > 1 {
		ticks = append(ticks, n)
	}
	return ticks
}

// maxTeams is how many villages the card lists.
const maxTeams = 60

// teamBlock lists the villages that the province's teams are in.
func (o *overviewCard) teamBlock(k *column, teams []stationed) {
	k.section(k.T("ui.overview.card.teams", text.Count(len(teams))))
	h := k.Px(28)
	for _, t := range teams[:min(len(teams), maxTeams)] {
		k.line(h, func(c draw.C) {
			w := c.TextFit(theme.Strong, c.Ink, 0, 0, h, c.Size.X*30/100, t.village.Name)
			x := max(w, c.Px(58)) + c.Px(8)
			unit := c.Type.Fit(c.T("ui.overview.card.sent", t.unit, t.cadres), theme.Note.Size*c.Metric.PxPerSp, false, float32(c.Size.X*48/100))
			right := c.Size.X - c.TextRight(theme.Note, c.Ink2, c.Size.X, 0, h, unit)
			place := c.Lang.Pick(t.county.Short, t.county.NameEn)
			if t.village.Town != "" && c.Lang == text.ZH {
				place += " " + t.village.Town
			}
			c.TextFit(theme.Note, c.Ink3, x, 0, h, right-x-c.Px(6), place)
			draw.Fill(c.Ops, draw.Rect(0, h-c.Px(1), c.Size.X, c.Px(1)), c.Line)
		})
	}
	if more := len(teams) - maxTeams; more > 0 {
		k.note(k.T("ui.overview.card.teams.more", text.Count(more)))
	}
}

// province is the card while nothing is selected.
func (o *overviewCard) province(k *column, n cardNumbers) {
	k.head(k.T("ui.overview.card.all"), n.name, n.facts)
	k.section(k.T("ui.overview.card.tiers"))
	k.gap(4)
	cols := [3]int{k.w - k.Px(96), k.w - k.Px(50), k.w}
	known := len(cols)
	if bare(k.e.S) {
		known = 1 // of villages nothing is known
	}
	for i, head := range []string{"ui.overview.card.tiers.counties", "ui.overview.card.tiers.villages", "ui.overview.card.tiers.province"}[:known] {
		k.TextRight(theme.Axis, k.Ink3, k.x+cols[i], k.y, k.Px(16), k.T(head))
	}
	k.y += k.Px(19)
	colours := append(style.Tier.All(k.Dark), color.NRGBA(k.Mute))
	for i, t := range n.tiers {
		if t.counties == 0 {
			continue // its list is not loaded, or filtered away
		}
		h := k.Px(28)
		label := Label(k.e.S, cube.Tier, string(t.tier))
		k.In(draw.Rect(k.x, k.y, k.w, h), func(c draw.C) {
			if o.tiers[i].Layout(c, label, "", func(c draw.C, l widget.Look) {
				rowHover(c, l)
				draw.Fill(c.Ops, draw.Rect(0, h/2-c.Px(5), c.Px(10), c.Px(10)), colours[i])
				c.TextFit(theme.Body, c.Ink, c.Px(18), 0, h, cols[0]-c.Px(50), label)
				for j, v := range []int{t.counties, t.villages, t.province}[:known] {
					c.TextRight(theme.Body, c.Ink2, cols[j], 0, h, text.Count(v))
				}
			}) {
				k.e.Do(model.Select{Dim: cube.Tier, Keys: []string{string(t.tier)}, Tool: "click"})
			}
		})
		k.y += h
	}
	if note := k.Lang.Pick(k.e.S.Data.Info.TierNoteZh, k.e.S.Data.Info.TierNoteEn); note != "" {
		k.gap(4)
		k.note(note)
	}
	k.section(k.T("ui.overview.card.figures", k.e.S.Year))
	k.gap(2)
	for _, r := range n.rows {
		k.compare(r.label, r.versus)
	}
	k.section(k.T("ui.overview.card.how"))
	for _, step := range []string{"click", "toggle", "lasso", "box", "brush", "search"} {
		k.pair(k.T("ui.overview.how."+step), k.T("ui.overview.how."+step+".do"))
	}
}
