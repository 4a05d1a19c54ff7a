package page

import (
	"testing"

	"taihang/analysis/measure"
	"taihang/data"
)

// TestCells: what a brush adds up is what the catalogue says, for every number
// of the pages, whatever moves and whatever stands beside it.
func TestCells(t *testing.T) {
	ds, err := pageData()
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
