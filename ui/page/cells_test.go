package page

import (
	"testing"

	"taihang/analysis/measure"
	"taihang/data"
	"taihang/ui/model"
	"taihang/ui/uitest"
)

// TestCells: what a brush adds up is what the catalogue says, for every number
// of the pages, whatever moves and whatever stands beside it.
func TestCells(t *testing.T) {
	ds, err := uitest.Demo()
	if err != nil {
		t.Fatal(err)
	}
	ids := append(append([]string{"cadres", "villages", "entries", "avg_age", firstSecretaries}, compared...), requirements...)
	ids = append(ids, comparedPeople...)
	for _, s := range []string{
		"", "age=35|36|37", "age=36|37", "age=200", "county=130624|130630", "county=130624", "tier=mountain&age=40|41", "level=province&education=bachelor|postgraduate",
		"age=35|36&age=36|37", "county!=130624", "tier=mountain&level!=province", "year=2018",
	} {
		w := where(t, s)
		for _, id := range ids {
			fit := fitting(ds, id, w)
			for _, year := range []int{data.FirstYear, data.LastYear} {
				r, err := ds.Measures.Eval(ds.Cube, id, measure.Query{Where: fit, Years: []int{year}})
				if err != nil {
					t.Fatal(err)
				}
				if got := cellOf(ds, id, fit, year); got != r.Cells[0] {
					t.Errorf("%s of %q in %d: %+v, want %+v", id, s, year, got, r.Cells[0])
				}
			}
		}
	}
}

// TestCountSelected: a selection of people counts the villages they serve, one
// of places the villages there are.
func TestCountSelected(t *testing.T) {
	g := newStage(t, NewOverview())
	set := g.s.Data.Set()
	village, kin := map[int64]string{}, map[int64]int{}
	for i := range set.Villages {
		village[set.Villages[i].ID] = set.Villages[i].County
	}
	team := map[int64]int64{}
	for i := range set.Teams {
		team[set.Teams[i].ID] = set.Teams[i].Village
	}
	for i, c := range set.Cadres {
		kin[c.ID] = i
	}
	served := func(in func(*data.Posting) bool) int {
		seen := map[int64]bool{}
		for i := range set.Postings {
			p := &set.Postings[i]
			if covers(p.Start, p.End, data.RosterDate(g.s.Year)) && in(p) {
				seen[team[p.Team]] = true
			}
		}
		return len(seen)
	}
	woman := func(p *data.Posting) bool { return set.Cadres[kin[p.Cadre]].Sex == data.Female }
	for _, c := range []struct {
		year          int
		filter, sel   string
		selected, all int
	}{
		{2016, "", "", 0, 7366},
		{2016, "", "level=province", 593, 7366},
		{2016, "", "sex=female|male", 7366, 7366},
		{2016, "", "sex=female", served(woman), 7366},
		{2016, "", "county=130624&sex=female", served(func(p *data.Posting) bool { return woman(p) && village[team[p.Team]] == "130624" }), 7366},
		{2016, "", "county=130624", int(g.value("villages", where(t, "county=130624"))), 7366},
		{2016, "level=province", "sex=female|male", 593, 593},
	} {
		g.s.Where = where(t, c.filter)
		g.do(model.SetYear{Year: c.year}, model.ClearSelection{})
		if c.sel != "" {
			g.do(model.SelectWhere{Where: where(t, c.sel), Tool: "click"})
		}
		n := CountSelected(g.s)
		if n.Selected != c.selected || n.Villages != c.all {
			t.Errorf("%q of %q: %d of %d villages, want %d of %d", c.sel, c.filter, n.Selected, n.Villages, c.selected, c.all)
		}
		if want := g.value("cadres", g.s.Where.And(g.s.Select)); c.sel != "" && n.People != int(want) {
			t.Errorf("%q: %d people, want %v", c.sel, n.People, want)
		}
	}
}
