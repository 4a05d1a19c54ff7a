package figure

import (
	"reflect"
	"testing"

	"pgregory.net/rapid"

	"taihang/analysis/cube"
	"taihang/analysis/measure"
)

// Adding up a tile gives what counting the rows gives, cell by cell.
func TestTilesAnswerAsTheCatalogue(t *testing.T) {
	ds := demoDataset(t)
	rapid.Check(t, func(t *rapid.T) {
		some := func(d cube.Dim) cube.Cond {
			keys := rapid.SliceOfNDistinct(rapid.SampledFrom(ds.Cube.Dicts[d].Keys), 1, -1, rapid.ID).Draw(t, string(d))
			return cube.Cond{Dim: d, Not: rapid.Bool().Draw(t, "not"), Keys: keys}
		}
		dims := []cube.Dim{cube.Age, cube.AgeBand, cube.Sex, cube.Level, cube.Education, cube.UnitKind, cube.Tier, cube.Prefecture}
		c := chart{ds: ds, picked: true}
		for range rapid.IntRange(1, 3).Draw(t, "conditions") {
			c.spec.Select = append(c.spec.Select, some(rapid.SampledFrom(dims).Draw(t, "dim")))
		}
		if rapid.Bool().Draw(t, "filtered") {
			c.spec.Where = cube.Where{some(rapid.SampledFrom(dims).Draw(t, "dim"))}
		}
		q := measure.Query{
			By: rapid.SliceOfNDistinct(rapid.SampledFrom(dims), 0, 2, rapid.ID).Draw(t, "by"), Where: c.spec.Where,
			Years: rapid.SampledFrom([][]int{nil, {2016}, {2018, 2019}, {1990}}).Draw(t, "years"),
		}
		id := rapid.SampledFrom([]string{"cadres", "reserve_share", "avg_age", "poverty_incidence"}).Draw(t, "measure")
		got, gotErr := c.evalSelected(id, q)
		q.Where = q.Where.And(c.spec.Select)
		want, err := ds.Measures.Eval(ds.Cube, id, q)
		if (err == nil) != (gotErr == nil) {
			t.Fatalf("%v, want %v", gotErr, err)
		}
		if err == nil && (len(got.Cells) != len(want.Cells) || len(want.Keys) > 0 && !reflect.DeepEqual(got.Keys, want.Keys)) {
			t.Fatalf("keys %v, want %v", got.Keys, want.Keys)
		}
		for i := range want.Cells {
			if got.Cells[i] != want.Cells[i] && err == nil {
				t.Fatalf("cell %d: %+v, want %+v", i, got.Cells[i], want.Cells[i])
			}
		}
	})
}
