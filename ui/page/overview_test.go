package page

import (
	"image"
	"math"
	"slices"
	"strings"
	"testing"

	"gioui.org/f32"
	"gioui.org/io/key"

	"taihang/analysis/cube"
	"taihang/analysis/dataset"
	"taihang/data"
	"taihang/data/facts"
	"taihang/data/text"
	"taihang/ui/model"
)

func overviewStage(t testing.TB) (*stage, *Overview, overviewPlan) {
	return stageWith(t, NewOverview().(*Overview), newOverviewPlan)
}

// TestOverviewFigures: the key figures are the published ones, to the digit,
// and every figure adds up to what the catalogue says, selected or not.
func TestOverviewFigures(t *testing.T) {
	g, p, _ := overviewStage(t)
	var got []string
	for _, v := range p.kpis.values.result {
		got = append(got, v.value)
	}
	if want := []string{"22,112", "7,366", "1,993", "54.2", "79.3", "3.42"}; !slices.Equal(got, want) {
		t.Errorf("key figures %v, want %v", got, want)
	}
	for _, sel := range []string{"county=130623|130624|130627", "tier=yanshan_taihang", "age_band=35-39|40-44", "level=province&education=bachelor"} {
		w := where(t, sel)
		g.do(model.SelectWhere{Where: w, Tool: "click"})
		known := where(t, "age_band!=unknown") // the others are in no bar
		if got, want := total(p.ages.Resolved, 2), g.value("cadres", known); got != want {
			t.Errorf("%s: the pyramid's whole is %v, want %v", sel, got, want)
		}
		if got, want := total(p.ages.Resolved, 3), g.value("cadres", w.And(known)); got != want {
			t.Errorf("%s: the pyramid's selection is %v, want %v", sel, got, want)
		}
		if got, want := p.kpis.values.result[0].sel.Num, g.value("cadres", w); got != want {
			t.Errorf("%s: the key figure's selection is %v, want %v", sel, got, want)
		}
		for _, row := range p.strip.Resolved.Figures.Rows[:12] {
			for k, id := range requirements {
				want := g.value(id, cube.Where{{Dim: cube.County, Keys: []string{row[0].Word}}})
				if got := row[3+k].V.Float(); got != want && (got == got || want == want) {
					t.Errorf("the strip has %v for %s in %s, want %v", got, id, row[1].Word, want)
				}
			}
		}
	}
}

// TestOverviewMapSelects: click, Ctrl click, box and loop select the counties
// that lie there, and the other figures answer.
func TestOverviewMapSelects(t *testing.T) {
	g, p, plan := overviewStage(t)
	spot := func(code string) f32.Point {
		i, ok := g.s.Data.CountyIndex(code)
		if !ok {
			t.Fatal("no county " + code)
		}
		x, y := p.ground.view.Pixel(p.ground.layer.Features[g.s.Data.Counties[i].Feature].Label)
		return g.at(plan.ground, float64(x), float64(y))
	}
	fuping, laiyuan := "130624", "130630"
	g.click(spot(fuping), 0)
	if got := selected(g.s, cube.County); !slices.Equal(got, []string{fuping}) {
		t.Fatalf("a click selected %v", got)
	}
	if r := p.card.numbers.result; len(r.counties) != 1 || r.name != "阜平县" || len(r.ranks) != 1 {
		t.Errorf("the card is of %q, %d counties, %d ranks", r.name, len(r.counties), len(r.ranks))
	}
	g.click(spot(laiyuan), key.ModCtrl)
	if got := selected(g.s, cube.County); !slices.Equal(got, []string{fuping, laiyuan}) {
		t.Errorf("Ctrl click left %v", got)
	}
	g.click(spot(laiyuan), key.ModCtrl)
	g.click(spot(fuping), 0)
	if g.s.Select != nil {
		t.Errorf("a click on the only selected county left %v", g.s.Select)
	}
	a, b := spot(fuping), spot(laiyuan)
	lo, hi := f32.Pt(min(a.X, b.X)-6, min(a.Y, b.Y)-6), f32.Pt(max(a.X, b.X)+6, max(a.Y, b.Y)+6)
	inside := func() (in []string) {
		for i := range g.s.Data.Counties {
			c := &g.s.Data.Counties[i]
			if q := spot(c.Code); q.X > lo.X && q.X < hi.X && q.Y > lo.Y && q.Y < hi.Y {
				in = append(in, c.Code)
			}
		}
		return in
	}()
	for _, drag := range []struct {
		tool string
		mods key.Modifiers
		pts  []f32.Point
	}{
		{"box", key.ModShift, []f32.Point{lo, f32.Pt(lo.X+20, lo.Y+5), hi}},
		{"lasso", 0, []f32.Point{lo, f32.Pt(hi.X, lo.Y), hi, f32.Pt(lo.X, hi.Y), lo}},
	} {
		g.do(model.ClearSelection{})
		undo := g.s.CanUndo()
		g.drag(drag.mods, drag.pts...)
		if got := selected(g.s, cube.County); !slices.Equal(got, inside) || g.s.Tool != drag.tool {
			t.Errorf("%s: %v by %q, want %v", drag.tool, got, g.s.Tool, inside)
		}
		g.do(model.Undo{})
		if g.s.Select != nil || g.s.CanUndo() != undo {
			t.Errorf("%s: one undo left %v: a drag is one step", drag.tool, g.s.Select)
		}
	}
}

// TestOverviewKeys: the arrows go from neighbour to neighbour and back.
func TestOverviewKeys(t *testing.T) {
	g, p, plan := overviewStage(t)
	i, _ := g.s.Data.CountyIndex("130624")
	x, y := p.ground.view.Pixel(p.ground.layer.Features[g.s.Data.Counties[i].Feature].Label)
	g.click(g.at(plan.ground, float64(x), float64(y)), 0)
	g.send(key.Event{Name: key.NameRightArrow, State: key.Press})
	east := selected(g.s, cube.County)
	if len(east) != 1 || east[0] == "130624" {
		t.Fatalf("right of 阜平 is %v", east)
	}
	j, _ := g.s.Data.CountyIndex(east[0])
	if !slices.Contains(p.ground.layer.Neighbours()[g.s.Data.Counties[i].Feature], g.s.Data.Counties[j].Feature) {
		t.Errorf("%v is no neighbour of 阜平", east)
	}
	g.send(key.Event{Name: key.NameLeftArrow, State: key.Press, Modifiers: key.ModShift})
	if got := selected(g.s, cube.County); len(got) != 2 || got[0] != east[0] {
		t.Errorf("Shift with an arrow left %v", got)
	}
	for range 40 {
		g.send(key.Event{Name: key.NameUpArrow, State: key.Press})
	}
	top := selected(g.s, cube.County)
	g.send(key.Event{Name: key.NameUpArrow, State: key.Press})
	if got := selected(g.s, cube.County); len(got) != 1 || !slices.Equal(got, top) {
		t.Errorf("at the northern end the arrow goes on from %v to %v", top, got)
	}
}

// TestOverviewAnswers: what is clicked or brushed in any figure is selected.
func TestOverviewAnswers(t *testing.T) {
	g, p, plan := overviewStage(t)
	g.click(g.region(&p.strip, plan.strip, cube.County, ""), 0)
	if got := selected(g.s, cube.County); len(got) != 1 {
		t.Errorf("a column of the strip selected %v", got)
	}
	g.do(model.ClearSelection{})
	g.click(g.region(&p.study, plan.study, cube.Education, "bachelor"), 0)
	if got := selected(g.s, cube.Education); !slices.Equal(got, []string{"bachelor"}) {
		t.Errorf("a segment selected %v", got)
	}
	g.do(model.ClearSelection{})
	g.click(g.region(&p.trend, plan.trend, cube.Year, "2018"), 0)
	if g.s.Year != 2018 || g.s.Select != nil {
		t.Errorf("a year of the trend: %d, selection %v", g.s.Year, g.s.Select)
	}
	g.do(model.SetYear{Year: 2016})
	axis := p.ages.Drawing.Axes[0]
	band := func(k string) f32.Point {
		i := slices.Index(axis.Keys, k)
		return g.at(plan.ages, axis.X0+20, axis.Y1-(float64(i)+.5)/float64(len(axis.Keys))*(axis.Y1-axis.Y0))
	}
	g.drag(0, band("35-39"), band("40-44"), band("45-49"))
	want := []string{"35-39", "40-44", "45-49"}
	if got := selected(g.s, cube.AgeBand); !slices.Equal(got, want) {
		t.Fatalf("the brush selected %v", got)
	}
	if id := p.ground.spec.Measures[0]; id != shareOf(cube.Where{{Dim: cube.AgeBand, Keys: want}}) {
		t.Errorf("the map shows %s, not the share of the brushed", id)
	}
	if got := g.press("省派干部"); len(got) != 1 || !slices.Equal(selected(g.s, cube.Level), []string{"province"}) {
		t.Errorf("the key figure did %v", got)
	}
	g.press("贫困发生率")
	if g.s.Page != model.Map || g.s.Measure != "poverty_incidence" {
		t.Errorf("the key figure opened %s with %s", g.s.Page, g.s.Measure)
	}
}

// TestShareOfMap: the map's share is the brushed cadres of a county over its
// cadres.
func TestShareOfMap(t *testing.T) {
	g := newStage(t, NewOverview())
	w := where(t, "age=35|36|37&level=province")
	for _, at := range []string{"", "county=130624", "tier=mountain"} {
		a := where(t, at)
		all, some := g.value("cadres", a), g.value("cadres", a.And(w))
		if got := g.value(shareOf(w), a); math.Abs(got-some/all) > 1e-12 {
			t.Errorf("%q: share %v, want %v of %v", at, got, some, all)
		}
	}
	for _, id := range []string{"share:poverty_incidence?age=35", "share:cadres?paid=yes", "share:cadres?age", "share:nothing?age=35"} {
		if _, err := g.s.Data.Measures.Get(id); err == nil {
			t.Errorf("%s is a measure", id)
		}
	}
}

// TestPlaceMeasuresKeepOff: figures of places are not narrowed, and do not say
// they are, by a selection of people.
func TestPlaceMeasuresKeepOff(t *testing.T) {
	g, p, _ := overviewStage(t)
	g.do(model.SelectWhere{Where: where(t, "age_band=35-39"), Tool: "brush"})
	if p.trend.Resolved.Spec.Select != nil || len(p.trend.Resolved.Figures.Rows) == 0 {
		t.Errorf("the trend selects %v", p.trend.Resolved.Spec.Select)
	}
	if v := p.kpis.values.result[5]; v.has {
		t.Error("an age has a poverty incidence")
	}
	g.do(model.SelectWhere{Where: where(t, "county=130624&age_band=35-39"), Tool: "brush"})
	if v := p.kpis.values.result[5]; !v.part || v.sel.V.V != g.value("poverty_incidence", where(t, "county=130624")) {
		t.Errorf("the county of a mixed selection has incidence %v, part %v", v.sel.V, v.part)
	}
}

// TestTitles: what a page's head says is short, and true of the numbers.
func TestTitles(t *testing.T) {
	g := newStage(t, NewOverview())
	for _, lang := range languages {
		for year := data.FirstYear; year <= data.LastYear; year++ {
			for _, f := range []string{"", "tier=high_incidence", "level=province", "village_kind=weak&tier=mountain", "unit_kind=political_legal"} {
				g.s.Update(model.SetLang{Lang: lang})
				g.s.Update(model.SetYear{Year: year})
				g.s.Where = where(t, f)
				for _, w := range []pageWords{overviewWords(g.s), cohortWords(g.s), progressWords(g.s)} {
					limit := titleRunes
					if lang == text.EN {
						limit *= 3
					}
					if n := len([]rune(w.finding)); n == 0 || n > limit {
						t.Errorf("%s %d %q: %d characters: %s", lang, year, f, n, w.finding)
					}
					if strings.Contains(w.finding+w.facts, "ui.") || strings.Contains(w.finding, "{") {
						t.Errorf("unfinished words: %s | %s", w.finding, w.facts)
					}
				}
				cover := cellOf(g.s.Data, "coverage_share", fitting(g.s.Data, "coverage_share", g.s.Where), year)
				all := overviewWords(g.s).finding
				if says := strings.Contains(all, "全部") || strings.Contains(all, "All "); says != (cover.Num == cover.Den) {
					t.Errorf("%d %q: %s, with %v of %v", year, f, all, cover.Num, cover.Den)
				}
			}
		}
	}
}

// TestEmpty: the page says which filter leaves nothing, and its removal is a
// click that brings the promised number.
func TestEmpty(t *testing.T) {
	for _, p := range []Page{NewOverview(), NewCohort()} {
		g := newStage(t, p)
		g.do(model.SetFilter{Dim: cube.Level, Keys: []string{"province"}}, model.SetFilter{Dim: cube.Tier, Keys: []string{"other"}})
		r := relieve(g.s, villagesOf)
		if !r.empty || r.cond.Dim != cube.Level || r.n != int(g.value("villages", where(t, "tier=other"))) {
			t.Fatalf("relief %+v", r)
		}
		stepKey, n := "ui.overview.empty.do", r.n
		if _, ok := p.(*Cohort); ok {
			c := relieve(g.s, cadresOf)
			stepKey, n, r = "ui.cohort.empty.do", c.n, c
		}
		g.press(g.s.T(stepKey, condWords(g.s, r.cond), text.Count(n)))
		if w := g.s.Where; len(w) != 1 || w[0].Dim == r.cond.Dim {
			t.Errorf("after the step the filter is %v", w)
		}
	}
}

// TestBareWorkspace: a workspace of places alone says what is missing and where
// to go; nothing breaks on the way.
func TestBareWorkspace(t *testing.T) {
	ds, err := dataset.FromSet(facts.Gazetteer())
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range []Page{NewOverview(), NewCohort(), NewProgress()} {
		g := newStageOn(t, p, ds)
		g.do(model.SelectWhere{Where: where(t, "county=130624"), Tool: "click"}, model.SetYear{Year: 2018})
		if _, ok := p.(*Progress); ok {
			continue // the delisting years are facts: the page has something to show
		}
		g.press(g.s.T("ui.overview.bare.do"))
		if g.s.Page != model.DataIn {
			t.Errorf("%T: the step leads to %s", p, g.s.Page)
		}
	}
}

// TestYearWithoutData: a roster of later years does not make the workspace empty: the
// page says which year has nothing, and the nearest that has is a click away.
func TestYearWithoutData(t *testing.T) {
	set := facts.Gazetteer()
	set.Villages = []data.Village{{ID: 1, Name: "甲村", County: "130624"}}
	set.Units = []data.Unit{{ID: 1, Name: "省水利厅"}}
	set.Cadres = []data.Cadre{{ID: 1, Name: "张三", Unit: 1}}
	set.Teams = []data.Team{{ID: 1, Village: 1, Unit: 1, Start: data.NewDate(2018, 3, 1)}}
	set.Postings = []data.Posting{{ID: 1, Cadre: 1, Team: 1, Role: data.RoleMember, Start: data.NewDate(2018, 3, 1)}}
	ds, err := dataset.FromSet(set)
	if err != nil {
		t.Fatal(err)
	}
	g := newStageOn(t, NewCohort(), ds)
	g.do(model.SetYear{Year: 2016})
	if w := overviewWords(g.s); w.finding != g.s.T("ui.overview.find.plain", "1") || w.facts != g.s.T("ui.state.absent", 2016) {
		t.Errorf("the overview's head says %q, %q", w.finding, w.facts)
	}
	for _, k := range newKPIs(g.s) {
		if k.value != "—" || k.note != "" {
			t.Errorf("%s is %s, %s in a year of which nothing is known", k.name, k.value, k.note)
		}
	}
	if w := cohortWords(g.s); w.finding != g.s.T("ui.state.absent", 2016) || w.facts != "" {
		t.Errorf("the head says %q, %q", w.finding, w.facts)
	}
	g.press(g.s.T("ui.state.absent.do", 2018))
	if g.s.Year != 2018 {
		t.Errorf("the step leads to %d", g.s.Year)
	}
}

// TestSizes: every page draws at every size and scale, in both languages and
// themes, and before there are data.
func TestSizes(t *testing.T) {
	for _, p := range []Page{NewOverview(), NewCohort(), NewProgress()} {
		g := newStage(t, p)
		for _, size := range []image.Point{{X: 200, Y: 120}, {X: 560, Y: 400}, {X: 800, Y: 600}, {X: 1056, Y: 700}, {X: 1856, Y: 1006}, {X: 2496, Y: 1366}} {
			for _, lang := range languages {
				g.Size = size
				g.s.Update(model.SetLang{Lang: lang})
				g.s.Update(model.SetDark{On: !g.s.Dark})
				g.frame()
				g.do(model.SetInspector{Open: !g.s.Inspector.Open})
			}
		}
		g.s.Data = nil
		g.frame()
		if _, ok := p.Export(&g.env); ok {
			t.Errorf("%T exports without data", p)
		}
	}
}

// TestRanks: a county's place is one more than how many are above it, and lies
// within the places its interval leaves open.
func TestRanks(t *testing.T) {
	g := newStage(t, NewOverview())
	var all []int
	for i := range g.s.Data.Counties {
		if listed(&g.s.Data.Counties[i]) {
			all = append(all, i)
		}
	}
	ranks, of := rankOf(g.s, all)
	if of != len(ranks) || of != 62 {
		t.Fatalf("%d ranks of %d", len(ranks), of)
	}
	rate := func(i int) float64 {
		return g.value("poverty_incidence", cube.Where{{Dim: cube.County, Keys: []string{g.s.Data.Counties[i].Code}}})
	}
	for _, r := range ranks {
		above := 0
		for _, o := range ranks {
			if rate(o.county) > rate(r.county) {
				above++
			}
		}
		if r.at != above+1 || r.from > r.at || r.to < r.at {
			t.Errorf("place %d (%d–%d) with %d above", r.at, r.from, r.to, above)
		}
	}
}

// TestProvinceTeams: the card lists the province's teams where they are.
func TestProvinceTeams(t *testing.T) {
	g := newStage(t, NewOverview())
	var b book
	teams := b.of(g.s.Data).provinceTeams(2016, nil)
	seen, people := map[int64]bool{}, 0
	for _, x := range teams {
		seen[x.village.ID] = true
		people += x.cadres
	}
	if len(seen) != 593 || people != 1993 {
		t.Errorf("%d villages and %d cadres, published are 593 and 1,993", len(seen), people)
	}
	for _, x := range b.provinceTeams(2016, where(t, "county=130624")) {
		if x.county.Code != "130624" {
			t.Errorf("%s lies in %s", x.village.Name, x.county.Name)
		}
	}
}

// TestUnchangedFrame: when nothing changed, no figure is worked out and no
// number asked for.
func TestUnchangedFrame(t *testing.T) {
	g, p, _ := overviewStage(t)
	made := func() [5]int {
		return [5]int{p.ground.made, p.trend.Made, p.ages.Made, p.study.Made, p.strip.Made}
	}
	before := made()
	for range 5 {
		g.frame()
	}
	if after := made(); after != before {
		t.Errorf("unchanged frames made figures: %v, then %v", before, after)
	}
	g.do(model.SelectWhere{Where: where(t, "county=130624"), Tool: "click"})
	for i, n := range made() {
		if n != before[i]+1 {
			t.Errorf("figure %d was made %d times for one selection", i, n-before[i])
		}
	}
}

// TestBrushedTitle: the pyramid of a brush over ages says how many of all they
// are; another selection leaves the title to the figure.
func TestBrushedTitle(t *testing.T) {
	g, p, _ := overviewStage(t)
	for _, lang := range languages {
		g.do(model.SetLang{Lang: lang}, model.SelectWhere{Where: where(t, "age=35|36|37"), Tool: "brush"})
		share := text.Percent(g.value("cadres", g.s.Select)/g.value("cadres", nil), 1)
		if got := p.ages.Resolved.Title; !strings.Contains(got, share) {
			t.Errorf("%q does not say %s", got, share)
		}
		if len(p.card.numbers.result.teams) > 0 {
			t.Error("teams are listed for an age")
		}
		g.do(model.SelectWhere{Where: where(t, "level=province"), Tool: "click"})
		if got := brushedTitle(g.s); got != "" || len(p.card.numbers.result.teams) != 593 {
			t.Errorf("%q, %d teams", got, len(p.card.numbers.result.teams))
		}
	}
}
