package page

import (
	"math"
	"slices"
	"strconv"
	"strings"
	"testing"

	"gioui.org/f32"

	"taihang/analysis/cube"
	"taihang/data"
	"taihang/data/text"
	"taihang/ui/model"
)

func cohortStage(t testing.TB) (*stage, *Cohort, cohortPlan) {
	return stageWith(t, NewCohort().(*Cohort), newCohortPlan)
}

// TestCohortBrush: a brush over the ages selects them, the other figures and
// the card answer, and the band can be moved.
func TestCohortBrush(t *testing.T) {
	g, p, plan := cohortStage(t)
	axis := p.ages.Drawing.Axes[0]
	age := func(k int) f32.Point {
		i := slices.Index(axis.Keys, strconv.Itoa(k))
		return g.at(plan.ages, axis.X0+8, axis.Y1-(float64(i)+.5)/float64(len(axis.Keys))*(axis.Y1-axis.Y0))
	}
	g.drag(0, age(35), age(40), age(45))
	got := selected(g.s, cube.Age)
	if len(got) != 11 || got[0] != "35" || got[10] != "45" {
		t.Fatalf("the brush selected %v", got)
	}
	n := g.value("cadres", g.s.Select)
	card := p.card.numbers.result
	if len(card.persons) != int(n) {
		t.Errorf("the card names %d of %v", len(card.persons), n)
	}
	var sum float64
	for _, r := range p.kinds.Resolved.Figures.Rows {
		sum += r[len(r)-1].V.Float()
	}
	if sum != n {
		t.Errorf("the bars' selection adds up to %v, want %v", sum, n)
	}
	g.drag(0, age(40), age(42))
	if got := selected(g.s, cube.Age); got[0] != "37" || got[len(got)-1] != "47" {
		t.Errorf("the band moved to %v–%v", got[0], got[len(got)-1])
	}
}

// TestCohortClicks: bars and dots select what they stand for.
func TestCohortClicks(t *testing.T) {
	g, p, plan := cohortStage(t)
	g.click(g.region(&p.kinds, plan.kinds, cube.UnitKind, "economic"), 0)
	if got := selected(g.s, cube.UnitKind); !slices.Equal(got, []string{"economic"}) {
		t.Errorf("a bar selected %v", got)
	}
	g.do(model.ClearSelection{})
	g.click(g.region(&p.reserve, plan.reserve, cube.Intake, "2016"), 0)
	if got := selected(g.s, cube.Intake); !slices.Equal(got, []string{"2016"}) {
		t.Errorf("a dot selected %v", got)
	}
	g.do(model.ClearSelection{})
	g.click(g.region(&p.stay, plan.stay, cube.Year, "2019"), 0)
	if g.s.Year != 2019 || g.s.Select != nil {
		t.Errorf("a year of the retention: %d, %v", g.s.Year, g.s.Select)
	}
}

// TestFacts: the six facts are the published ones where there are such.
func TestFacts(t *testing.T) {
	g, p, _ := cohortStage(t)
	facts := p.facts.result
	if got := facts[4][1]; got != "9 / 15" {
		t.Errorf("bureau-level reserves who volunteered: %s, published 9 of 15", got)
	}
	if got := facts[5][1]; got != g.s.T("ui.cohort.fact.units", "22") {
		t.Errorf("lists returned: %s, published 22", got)
	}
}

// TestMasked: a name is masked until asked for, at one length for all.
func TestMasked(t *testing.T) {
	for name, want := range map[string]string{"毕元隆": "毕＊＊", "王芳": "王＊＊", "": "—"} {
		if got := masked(name); got != want {
			t.Errorf("%q becomes %q, want %q", name, got, want)
		}
	}
	g, p, _ := cohortStage(t)
	if p.card.named {
		t.Fatal("names are shown unasked")
	}
	g.Size.Y = 1800 // the switch lies below the comparison
	g.frame()
	g.frame()
	g.press(g.s.T("ui.cohort.names.show"))
	if !p.card.named {
		t.Error("the switch does not show names")
	}
	if other := NewCohort().(*Cohort); other.card.named {
		t.Error("the wish outlives its window")
	}
}

// TestRules: every entry is counted once; with a cohort, only its own.
func TestRules(t *testing.T) {
	g, p, _ := cohortStage(t)
	count := func() (sum int) {
		for _, r := range p.card.numbers.result.rules {
			sum += r.n
		}
		return sum
	}
	if all := len(g.s.Data.Set().Entries); count() != all || p.card.numbers.result.listed != all {
		t.Errorf("%d counted, %d listed, %d entries", count(), p.card.numbers.result.listed, all)
	}
	g.do(model.SelectWhere{Where: where(t, "level=province"), Tool: "click"})
	n := p.card.numbers.result
	if count() != n.listed || n.listed == 0 || n.listed > 2*len(n.persons) {
		t.Errorf("%d counted of %d listed, for %d persons", count(), n.listed, len(n.persons))
	}
	one := func(e data.ListEntry) int { return broken(&e) }
	ok := data.ListEntry{InService: true, Established: true, ServiceYears: data.Num(5), Appraisal1: "competent", Appraisal2: "excellent"}
	for _, x := range []struct {
		change func(*data.ListEntry)
		want   int
	}{
		{func(*data.ListEntry) {}, ruleNone},
		{func(e *data.ListEntry) { e.InService = false }, ruleService},
		{func(e *data.ListEntry) { e.Established = false; e.Appraisal1 = "basic" }, ruleService},
		{func(e *data.ListEntry) { e.Appraisal2 = "incompetent" }, ruleAppraisal},
		{func(e *data.ListEntry) { e.ServiceYears = data.Num(.5) }, ruleNewcomer},
		{func(e *data.ListEntry) { e.ServiceYears = data.Num(1) }, ruleNone},
		{func(e *data.ListEntry) { e.ServiceYears = data.Value{} }, ruleBlank},
	} {
		e := ok
		x.change(&e)
		if got := one(e); got != x.want {
			t.Errorf("%+v breaks %s, want %s", e, ruleKeys[got], ruleKeys[x.want])
		}
	}
}

// TestPromotionOrder: the excellent first, then reserves who are first
// secretaries.
func TestPromotionOrder(t *testing.T) {
	_, p, _ := cohortStage(t)
	all := p.card.numbers.result.persons
	if !slices.IsSortedFunc(all, func(a, b *person) int { return b.weight - a.weight }) {
		t.Error("the names are not in the order they say")
	}
	if len(all) == 0 || all[0].weight < 4 {
		t.Error("nobody rated excellent comes first")
	}
}

// TestTraits: each row of the card is the catalogue's value, or the cohort's.
func TestTraits(t *testing.T) {
	g, p, _ := cohortStage(t)
	w := where(t, "education=postgraduate")
	g.do(model.SelectWhere{Where: w, Tool: "click"})
	n := 0
	for _, r := range p.card.numbers.result.rows {
		if r.m.ID == stayed {
			if !(r.sel.V.V > 0 && r.sel.V.V <= 1) || r.sel.N == 0 {
				t.Errorf("stayed: %+v", r.sel)
			}
			continue
		}
		n++
		if got, want := r.sel.V.V, g.value(r.m.ID, w); got != want && math.Abs(got-want) > 1e-12 {
			t.Errorf("%s: %v, want %v", r.label, got, want)
		}
		if strings.Contains(r.label, "ui.") {
			t.Errorf("label %q", r.label)
		}
	}
	if n < 6 {
		t.Errorf("only %d rows", n)
	}
	if got := p.card.numbers.result.name; !strings.Contains(got, text.Count(int(g.value("cadres", w)))) {
		t.Errorf("the card is headed %q", got)
	}
}
