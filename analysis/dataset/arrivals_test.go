package dataset

import (
	"strconv"
	"testing"

	"taihang/analysis/cube"
	"taihang/analysis/measure"
	"taihang/data"
	"taihang/data/facts"
)

// Lists of a year without days make a posting a year. Who is on one list after the
// other in the same team came with the first; who pauses, or moves, came anew; days
// that are given stand.
func TestYearListsAreOneStay(t *testing.T) {
	set := facts.Gazetteer()
	set.Villages = []data.Village{{ID: 1, Name: "甲村", County: "130624"}, {ID: 2, Name: "乙村", County: "130624"}}
	set.Teams = []data.Team{{ID: 1, Village: 1, Level: data.LevelProvince}, {ID: 2, Village: 2, Level: data.LevelProvince}}
	year := func(cadre, team int64, years ...int) {
		for _, y := range years {
			set.Postings = append(set.Postings, data.Posting{
				ID: int64(len(set.Postings) + 1), Cadre: cadre, Team: team, Role: data.RoleMember, Intake: y,
				Start: data.NewDate(y, 1, 1), End: data.NewDate(y+1, 1, 1),
			})
		}
	}
	for id := range int64(4) {
		set.Cadres = append(set.Cadres, data.Cadre{ID: id + 1, Name: "甲"})
	}
	year(1, 1, 2018, 2016, 2017) // in whichever order the lists came in
	year(2, 1, 2016, 2018)       // not on the list of 2017
	year(3, 1, 2016)
	year(3, 2, 2017, 2018) // moved
	set.Postings = append(set.Postings,
		data.Posting{ID: 91, Cadre: 4, Team: 2, Role: data.RoleMember, Intake: 2016, Start: data.NewDate(2016, 3, 1), End: data.NewDate(2018, 1, 1)},
		data.Posting{ID: 92, Cadre: 4, Team: 2, Role: data.RoleMember, Intake: 2018, Start: data.NewDate(2018, 1, 1)}, // said to have come anew
	)
	ds, err := FromSet(set)
	if err != nil {
		t.Fatal(err)
	}
	r, err := ds.Measures.Eval(ds.Cube, "cadres", measure.Query{By: []cube.Dim{cube.Intake, cube.Year}, Years: []int{2016, 2017, 2018}})
	if err != nil {
		t.Fatal(err)
	}
	for _, w := range []struct{ intake, year, n int }{
		{2016, 2016, 4},
		{2016, 2017, 2}, // 1 and 4
		{2017, 2017, 1}, // 3
		{2016, 2018, 1}, // 1
		{2017, 2018, 1}, // 3
		{2018, 2018, 2}, // 2 and 4
	} {
		c, _ := r.Get(strconv.Itoa(w.intake), strconv.Itoa(w.year))
		if int(c.V.Float()) != w.n {
			t.Errorf("of the intake of %d, %v in %d, want %d", w.intake, c.V, w.year, w.n)
		}
	}
}

// What no row says of anybody is no data, not nought; once it is said of one, the
// others are those of whom it was not.
func TestUnsaidIsNoData(t *testing.T) {
	set := facts.Gazetteer()
	set.Villages = []data.Village{{ID: 1, Name: "甲村", County: "130624"}}
	set.Teams = []data.Team{{ID: 1, Village: 1, Level: data.LevelProvince}}
	for id := int64(1); id <= 4; id++ {
		set.Cadres = append(set.Cadres, data.Cadre{ID: id, Name: "甲"})
		set.Postings = append(set.Postings, data.Posting{ID: id, Cadre: id, Team: 1, Role: data.RoleMember, Intake: 2016, Start: data.NewDate(2016, 3, 1)})
	}
	value := func(id string) data.Value {
		t.Helper()
		ds, err := FromSet(set)
		if err != nil {
			t.Fatal(err)
		}
		c, err := ds.Measures.Total(ds.Cube, id, measure.Query{Years: []int{2016}})
		if err != nil {
			t.Fatal(err)
		}
		return c.V
	}
	for _, id := range []string{"party_share", "reserve_share", "volunteer_share", "first_secretaries", "first_secretary_share", "coverage_share", "promoted_share", "enterprise_share", "lodging_signed_share", "exited_share"} {
		if v := value(id); v.State == data.Present {
			t.Errorf("%s is %v, and nobody said so", id, v)
		}
	}
	if v := value("cadres"); v != data.Num(4) {
		t.Errorf("cadres: %v", v)
	}
	set.Cadres[0].Reserve, set.Postings[0].Role = true, data.RoleFirstSecretary
	for id, want := range map[string]float64{"reserve_share": .25, "first_secretaries": 1, "first_secretary_share": 1} {
		if v := value(id); v != data.Num(want) {
			t.Errorf("%s: %v, want %v", id, v, want)
		}
	}
	for i := range set.Postings { // a roster that begins later says nothing of 2016
		set.Postings[i].Start = data.NewDate(2018, 3, 1)
	}
	for _, id := range []string{"first_secretaries", "first_secretary_share", "coverage_share"} {
		if v := value(id); v.State == data.Present {
			t.Errorf("%s is %v in a year before the roster", id, v)
		}
	}
}
