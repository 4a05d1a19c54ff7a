package page

import (
	"math"
	"slices"
	"strings"
	"unicode/utf8"

	"taihang/analysis/cube"
	"taihang/analysis/measure"
	"taihang/data"
	"taihang/data/text"
	"taihang/ui/model"
)

// titleRunes is the longest title, in characters; English has three times
// that, its words being longer.
const titleRunes = 24

// title is the first of the sentences that is short enough. The last is a
// plain fact and always is.
func title(l text.Lang, sentences ...string) string {
	limit := titleRunes
	if l == text.EN {
		limit *= 3
	}
	for _, s := range sentences {
		if s != "" && utf8.RuneCountInString(s) <= limit {
			return s
		}
	}
	return sentences[len(sentences)-1]
}

// villagesOf counts the villages that a filter keeps.
func villagesOf(s *model.State) func(cube.Where) int {
	return func(w cube.Where) int {
		return int(cellOf(s.Data, "villages", fitting(s.Data, "villages", w), s.Year).Num)
	}
}

// overviewWords is the head: how far every village has its first secretary and
// its team.
func overviewWords(s *model.State) pageWords {
	if bare(s) {
		return pageWords{finding: s.T("ui.overview.bare")}
	}
	cover := compare(s, "coverage_share", nil).whole
	cadres := compare(s, "cadres", nil).whole
	villages := text.Count(villagesOf(s)(s.Where))
	var w pageWords
	switch {
	case cover.Den > 0 && cover.Num == cover.Den:
		w.finding = title(s.Lang, s.T("ui.overview.find.all", villages), s.T("ui.overview.find.plain", villages))
	case cover.V.State == data.Present:
		w.finding = title(s.Lang, s.T("ui.overview.find.share", almost(cover.V.V)), s.T("ui.overview.find.plain", villages))
	default:
		w.finding = s.T("ui.overview.find.plain", villages)
	}
	if !rostered(s) {
		w.facts = factLine(s.T("ui.state.absent", s.Year), filterWords(s))
		return w
	}
	per := ""
	if v := compare(s, "cadres_per_village", nil); v.whole.V.State == data.Present {
		per = s.T("ui.overview.facts.per", printedOf(v.m, v.whole.V))
	}
	count := "ui.overview.facts.cadres"
	if slices.ContainsFunc(s.Where, func(c cube.Cond) bool { return c.Dim == cube.Level }) {
		count = "ui.cohort.facts.cadres" // not of the three levels
	}
	w.facts = factLine(s.T("ui.overview.facts.roster", s.Year), s.T(count, text.Count(int(cadres.Num))), per, filterWords(s))
	return w
}

// almost writes a share that is not the whole: what would round to all is
// rounded down.
func almost(v float64) string {
	if v < 1 && math.Round(v*1000) >= 1000 {
		v = .999
	}
	return text.Percent(v, 1)
}

// bare says that the workspace has no villages: of villages and cadres nothing
// is known, which is not the same as none.
func bare(s *model.State) bool { return len(s.Data.Villages) == 0 }

// filterWords says what the filter keeps.
func filterWords(s *model.State) string {
	if len(s.Where) == 0 {
		return ""
	}
	return s.T("ui.overview.facts.filter", Words(s, s.Where))
}

// shareOf is the measure of the cadres that w keeps among all cadres.
func shareOf(w cube.Where) string { return measure.ShareID("cadres", w) }

// yearAction is the period that a click on a year, or a brush over some, asks
// for: the last of them.
func yearAction(a model.Select) model.Action {
	year := 0
	for _, k := range a.Keys {
		n := 0
		for _, r := range strings.TrimSpace(k) {
			n = n*10 + int(r-'0')
		}
		year = max(year, n)
	}
	return model.SetYear{Year: year, Gesture: a.Gesture}
}
