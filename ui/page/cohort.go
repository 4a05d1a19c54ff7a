package page

import (
	"image"
	"slices"

	"taihang/analysis/cube"
	"taihang/analysis/figure"
	"taihang/analysis/measure"
	"taihang/data"
	"taihang/data/text"
	"taihang/ui/draw"
	"taihang/ui/model"
	"taihang/ui/theme"
)

// Cohort is 队伍: who the cadres are. A brush over the ages makes a cohort,
// and the other figures show it over all.
type Cohort struct {
	sheet
	specs   Memo[cohortSpecs]
	facts   Memo[[][2]string]
	ages    FigureView
	study   FigureView
	reserve FigureView
	stay    FigureView
	kinds   FigureView
	card    cohortCard
}

// NewCohort returns the page.
func NewCohort() Page { return &Cohort{} }

type cohortSpecs struct{ ages, study, reserve, stay, kinds figure.Spec }

func newCohortSpecs(s *model.State) cohortSpecs {
	return cohortSpecs{
		ages:    fitted(s, figure.Spec{Kind: figure.Pyramid, Measures: []string{"cadres"}, By: []cube.Dim{cube.Age}}),
		study:   fitted(s, figure.Spec{Kind: figure.Stacked, Measures: []string{"cadres"}, By: []cube.Dim{cube.Level, cube.Education}}),
		reserve: fitted(s, figure.Spec{Kind: figure.Dots, Measures: []string{"intake_reserve_share"}, By: []cube.Dim{cube.Intake}}),
		stay:    fitted(s, figure.Spec{Kind: figure.Retention, Measures: []string{"cadres"}, By: []cube.Dim{cube.Level}}),
		kinds:   fitted(s, figure.Spec{Kind: figure.Bars, Measures: []string{"cadres"}, By: []cube.Dim{cube.UnitKind}}),
	}
}

// Layout draws the page.
func (p *Cohort) Layout(c draw.C, e *Env) {
	p.sides(c, e, theme.Side, cohortSkeleton, func(c draw.C) { p.body(c, e) }, func(c draw.C) { p.card.layout(c, e) })
}

var cohortText = sheetText{"ui.cohort.", cohortWords, cadresOf}

func (p *Cohort) body(c draw.C, e *Env) {
	var at cohortPlan
	place := func(box image.Rectangle) plan {
		at = newCohortPlan(c, box)
		return at.plan
	}
	p.sheet.layout(c, e, cohortText, place, func(c draw.C) {
		specs := p.specs.For(e, e.S.ThemeName(), func() cohortSpecs { return newCohortSpecs(e.S) })
		facts := p.facts.Get(e, func() [][2]string { return cohortFacts(e.S) })
		p.hover.figure(c, e, &p.ages, specs.ages, at.ages)
		p.hover.figure(c, e, &p.study, specs.study, at.study)
		c.In(at.facts, func(c draw.C) { drawFacts(c, facts, at.factColumns) })
		p.hover.figure(c, e, &p.reserve, specs.reserve, at.reserve)
		p.hover.figure(c, e, &p.stay, specs.stay, at.stay)
		p.hover.figure(c, e, &p.kinds, specs.kinds, at.kinds)
	})
}

// Export is the pyramid.
func (p *Cohort) Export(e *Env) (figure.Spec, bool) {
	if e.S.Data == nil {
		return figure.Spec{}, false
	}
	return newCohortSpecs(e.S).ages, true
}

func cohortSkeleton(c draw.C) {
	skeleton(c, [4]float32{20, 14, 320, 18}, [4]float32{20, 40, 240, 10}, [4]float32{20, 64, 1, 1},
		[4]float32{20, 84, .3, 14}, [4]float32{20, 116, .45, 270}, [4]float32{20, 440, .2, 14}, [4]float32{20, 470, .9, 220})
}

// cohortPlan says where the parts of the page stand.
type cohortPlan struct {
	plan
	ages, study, facts, reserve, stay, kinds image.Rectangle
	factColumns                              int
}

// Sizes of the plan, in dp.
const (
	leastAges  = 350
	leastLower = 340
	factRow    = 26
)

func newCohortPlan(c draw.C, box image.Rectangle) cohortPlan {
	var k cohortPlan
	p, wide, room := planOf(c, box, 12, gutter*1.5)
	upper := max(c.Px(leastAges), min((room-c.Px(24))/2, c.Px(640)))
	lower := max(c.Px(leastLower), room-upper-c.Px(24))
	if wide < 700 {
		k.ages = p.row(c.Px(leastAges))
		p.rule()
		k.study = p.row(c.Px(leastAges + 2*factRow))
	} else {
		k.ages, k.study = p.split(upper, .485)
	}
	k.factColumns = 3
	if k.study.Dx() < c.Px(450) {
		k.factColumns = 2
	}
	rows := (6 + k.factColumns - 1) / k.factColumns
	k.facts = k.study
	k.facts.Min.Y = k.study.Max.Y - c.Px(factRow)*rows - c.Px(8)
	k.study.Max.Y = k.facts.Min.Y - c.Px(10)
	p.rule()
	switch {
	case wide >= 860:
		k.reserve, k.stay = p.split(lower, .29)
		k.stay, k.kinds = p.part(k.stay, .59)
	case wide >= 520:
		k.reserve, k.stay = p.split(c.Px(leastLower), .42)
		p.rule()
		k.kinds = p.row(c.Px(280))
	default:
		k.reserve = p.row(c.Px(300))
		p.rule()
		k.stay = p.row(c.Px(leastLower))
		p.rule()
		k.kinds = p.row(c.Px(280))
	}
	k.plan = p.done()
	return k
}

// cadresOf counts the cadres that a filter keeps.
func cadresOf(s *model.State) func(cube.Where) int {
	return func(w cube.Where) int {
		return int(cellOf(s.Data, "cadres", fitting(s.Data, "cadres", w), s.Year).Num)
	}
}

// cohortFacts are the six facts under the bars: label and value.
func cohortFacts(s *model.State) [][2]string {
	at := func(d cube.Dim, keys ...string) cube.Where { return cube.Where{{Dim: d, Keys: keys}} }
	value := func(id string, w cube.Where) string {
		v := compare(s, id, w)
		return printedOf(v.m, v.whole.V) + percentSign(v.m)
	}
	bureau := at(cube.Rank, "bureau").And(at(cube.Reserve, cube.Yes))
	of := int(compare(s, "entries", bureau).whole.Num)
	went := int(compare(s, "entries", bureau.And(at(cube.Volunteer, cube.Yes))).whole.Num)
	return [][2]string{
		{s.T("ui.cohort.fact.reserve_degree"), value("cadres_bachelor_share", at(cube.Reserve, cube.Yes))},
		{s.T("ui.cohort.fact.legal_party"), value("party_share", at(cube.UnitKind, string(data.UnitPoliticalLegal)))},
		{s.T("ui.cohort.fact.age"), s.T("ui.cohort.fact.years", value("avg_age", nil))},
		{s.T("ui.cohort.fact.volunteer"), value("volunteer_share", nil)},
		{s.T("ui.cohort.fact.bureau"), text.Count(went) + " / " + text.Count(of)},
		{s.T("ui.cohort.fact.returned"), s.T("ui.cohort.fact.units", value("units_returned", nil))},
	}
}

// drawFacts draws labels and values in columns, each as wide as it needs and
// the rest of the room shared out between them.
func drawFacts(c draw.C, facts [][2]string, columns int) {
	draw.Fill(c.Ops, draw.Rect(0, 0, c.Size.X, c.Px(1)), c.Line)
	h, gap := c.Px(factRow), c.Px(10)
	need, sum := make([]int, columns), 0
	for i, f := range facts {
		need[i%columns] = max(need[i%columns], c.Width(theme.Body, f[0])+gap+c.Width(theme.BodyM, f[1]))
	}
	for _, n := range need {
		sum += n
	}
	// Less than nothing is taken from the widest: its label is cut.
	if short := sum + (columns-1)*gap - c.Size.X; short > 0 {
		widest := slices.Index(need, slices.Max(need))
		need[widest] -= short
		sum -= short
	}
	slack := 0
	if columns > 1 {
		slack = (c.Size.X - sum) / (columns - 1)
	}
	x := 0
	for k := range columns {
		for i := k; i < len(facts); i += columns {
			f, y := facts[i], c.Px(6)+i/columns*h
			n := c.TextFit(theme.Body, c.Ink2, x, y, h, need[k]-gap-c.Width(theme.BodyM, f[1]), f[0])
			c.Text(theme.BodyM, c.Ink, x+n+gap, y, h, f[1])
		}
		x += need[k] + slack
	}
}

// cohortWords is the head: which eleven years of age hold the most.
func cohortWords(s *model.State) pageWords {
	if bare(s) {
		return pageWords{finding: s.T("ui.overview.bare")}
	}
	w := fitting(s.Data, "cadres", s.Where)
	all := int(cellOf(s.Data, "cadres", w, s.Year).Num)
	if all == 0 && len(s.Where) == 0 {
		return pageWords{finding: s.T("ui.state.absent", s.Year)}
	}
	var levels []string
	for _, l := range data.Levels {
		if n := int(cellOf(s.Data, "cadres", w.And(cube.Where{{Dim: cube.Level, Keys: []string{string(l)}}}), s.Year).Num); n > 0 {
			levels = append(levels, Label(s, cube.Level, string(l))+" "+text.Count(n))
		}
	}
	out := pageWords{facts: factLine(s.T("ui.overview.facts.roster", s.Year), s.T("ui.cohort.facts.cadres", text.Count(all)), join(s, levels), filterWords(s))}
	plain := s.T("ui.cohort.find.plain", text.Count(all))
	out.finding = plain
	if lo, hi, n := densest(s, w); all >= 30 && n*3 >= all {
		out.finding = title(s.Lang, s.T("ui.cohort.find.core", lo, hi, text.Percent(float64(n)/float64(all), 1)), plain)
	}
	return out
}

// coreYears is how many years of age the head speaks of.
const coreYears = 11

// densest returns the stretch of years of age with the most cadres.
func densest(s *model.State, w cube.Where) (lo, hi string, n int) {
	r, err := s.Data.Measures.Eval(s.Data.Cube, "cadres", measure.Query{By: []cube.Dim{cube.Age}, Where: w, Years: []int{s.Year}})
	if err != nil || len(r.Keys) == 0 {
		return "", "", 0
	}
	keys := r.Keys[0]
	if k := len(keys); k > 0 && keys[k-1] == cube.Unknown {
		keys = keys[:k-1]
	}
	for i := 0; i+coreYears <= len(keys); i++ {
		sum := 0
		for _, c := range r.Cells[i : i+coreYears] {
			sum += int(c.Num)
		}
		if sum > n {
			lo, hi, n = keys[i], keys[i+coreYears-1], sum
		}
	}
	return lo, hi, n
}
