package dataset

import (
	"strings"
	"testing"

	"taihang/analysis/cube"
	"taihang/analysis/measure"
	"taihang/data"
)

// TestRoster: the persons named are those counted, and pass the conditions.
func TestRoster(t *testing.T) {
	ds, err := FromSet(demoSet(t))
	if err != nil {
		t.Fatal(err)
	}
	women := map[int64]bool{}
	for _, c := range ds.Set().Cadres {
		women[c.ID] = c.Sex == data.Female
	}
	for year := data.FirstYear; year <= data.LastYear; year++ {
		for _, cond := range []string{"", "sex=female", "sex=female&county=130624", "age_band=35-39&level=province", "rating=excellent"} {
			w, err := cube.ParseWhere(cond)
			if err != nil {
				t.Fatal(err)
			}
			c, err := ds.Measures.Total(ds.Cube, "cadres", measure.Query{Where: w, Years: []int{year}})
			if err != nil {
				t.Fatal(err)
			}
			rows := ds.Roster(year, w)
			if len(rows) != int(c.Num) {
				t.Errorf("%d %q: %d named, %v counted", year, cond, len(rows), c.Num)
			}
			for _, i := range rows {
				p := &ds.Set().Postings[i]
				if day := data.RosterDate(year); p.Start > day || p.End.Known() && p.End <= day {
					t.Fatalf("%d %q: a posting from %s to %s", year, cond, p.Start, p.End)
				}
				if strings.HasPrefix(cond, "sex=female") && !women[p.Cadre] {
					t.Fatalf("%d %q: a man", year, cond)
				}
			}
		}
	}
	if got := ds.Roster(1999, nil); got != nil {
		t.Errorf("%d on the roster of 1999", len(got))
	}
}
