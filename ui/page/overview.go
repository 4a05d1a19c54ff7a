package page

import (
	"image"
	"slices"

	"taihang/analysis/cube"
	"taihang/analysis/figure"
	"taihang/data/text"
	"taihang/ui/draw"
	"taihang/ui/model"
	"taihang/ui/theme"
)

// Overview is 总览: six key figures, the map of the tiers, the path of
// poverty, who the cadres are, and the requirements by county. A selection
// made in any of them is answered by all.
type Overview struct {
	sheet
	specs  Memo[overviewSpecs]
	kpis   kpiRow
	ground mapPanel
	trend  FigureView
	ages   FigureView
	study  FigureView
	strip  FigureView
	card   overviewCard
}

// NewOverview returns the page.
func NewOverview() Page { return &Overview{} }

// overviewSpecs are the page's figures. They are made when the state changes,
// so that an unchanged frame compares them and makes nothing.
type overviewSpecs struct{ ground, trend, ages, study, strip figure.Spec }

// target is the incidence below which a county may be taken off the list.
var target = .02

// requirements are what every registered village is to have: the strip's rows.
var requirements = []string{
	"first_secretary_share", "full_team_share", "money_paid_share", "lodging_signed_share",
	"enterprise_share", "commissioner_share", "sanatorium_share",
}

func newOverviewSpecs(s *model.State) overviewSpecs {
	o := overviewSpecs{
		ground: groundSpec(s),
		trend:  fitted(s, figure.Spec{Kind: figure.Trend, Measures: []string{"poverty_incidence"}, Target: &target}),
		ages:   fitted(s, figure.Spec{Kind: figure.Pyramid, Measures: []string{"cadres"}, By: []cube.Dim{cube.AgeBand}}),
		study:  fitted(s, figure.Spec{Kind: figure.Stacked, Measures: []string{"cadres"}, By: []cube.Dim{cube.Level, cube.Education}}),
		strip:  stripSpec(s),
	}
	o.ages.Title = brushedTitle(s)
	return o
}

// brushedTitle is the pyramid's while ages are selected: that those ages are
// all of the selection is no finding, but how many of all they are.
func brushedTitle(s *model.State) string {
	who := fitting(s.Data, "cadres", s.Select)
	v := compare(s, "cadres", nil)
	ages := func(c cube.Cond) bool { return c.Dim == cube.Age || c.Dim == cube.AgeBand }
	if !slices.ContainsFunc(who, ages) || v.whole.Num == 0 {
		return ""
	}
	share := text.Percent(v.sel.Num/v.whole.Num, 1)
	return title(s.Lang, s.T("ui.overview.ages.brushed", Words(s, who), share), s.T("ui.overview.ages.share", share))
}

// groundSpec is the map: the tiers, and while people are selected the share
// that they are of each county's cadres.
func groundSpec(s *model.State) figure.Spec {
	if who := fitting(s.Data, "cadres", peopleOf(s.Select)); len(who) > 0 {
		f := s.Figure(figure.Spec{Kind: figure.Choropleth, Measures: []string{shareOf(who)}})
		f.Where, f.Select = fitting(s.Data, "cadres", s.Where), placesOf(s.Select)
		f.Title = s.T("ui.overview.map.share", Words(s, who))
		return f
	}
	return fitted(s, figure.Spec{Kind: figure.Choropleth, Measures: []string{"tier"}})
}

// stripSpec leaves out of a selection what the villages do not know.
func stripSpec(s *model.State) figure.Spec {
	f := fitted(s, figure.Spec{Kind: figure.Strip, Measures: requirements})
	f.Select = placesOf(f.Select)
	return f
}

// Layout draws the page.
func (p *Overview) Layout(c draw.C, e *Env) {
	p.sides(c, e, theme.Side, overviewSkeleton, func(c draw.C) { p.body(c, e) }, func(c draw.C) { p.card.layout(c, e) })
}

var overviewText = sheetText{"ui.overview.", overviewWords, villagesOf}

func (p *Overview) body(c draw.C, e *Env) {
	var at overviewPlan
	place := func(box image.Rectangle) plan {
		at = newOverviewPlan(c, box)
		return at.plan
	}
	p.sheet.layout(c, e, overviewText, place, func(c draw.C) {
		specs := p.specs.For(e, e.S.ThemeName(), func() overviewSpecs { return newOverviewSpecs(e.S) })
		c.In(at.kpi, func(c draw.C) { p.kpis.layout(c, e, at.columns) })
		c.In(at.ground, func(c draw.C) { p.hover.ground(c, e, &p.ground, specs.ground) })
		p.hover.figure(c, e, &p.trend, specs.trend, at.trend)
		p.hover.figure(c, e, &p.ages, specs.ages, at.ages)
		p.hover.figure(c, e, &p.study, specs.study, at.study)
		p.hover.figure(c, e, &p.strip, specs.strip, at.strip)
	})
}

// Export is the map: the page's main figure.
func (p *Overview) Export(e *Env) (figure.Spec, bool) {
	if e.S.Data == nil {
		return figure.Spec{}, false
	}
	return groundSpec(e.S), true
}

func overviewSkeleton(c draw.C) {
	skeleton(c, [4]float32{20, 14, 320, 18}, [4]float32{20, 40, 240, 10}, [4]float32{20, 64, 1, 1},
		[4]float32{20, 90, .9, 26}, [4]float32{20, 170, .3, 14}, [4]float32{20, 200, .36, 300}, [4]float32{460, 170, .3, 14},
		[4]float32{460, 200, .5, 180}, [4]float32{460, 410, .5, 180}, [4]float32{20, 630, 1, 120})
}
