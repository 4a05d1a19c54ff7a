package figure

import (
	"reflect"
	"testing"

	"taihang/analysis/cube"
	"taihang/analysis/dataset"
	"taihang/analysis/measure"
)

// What the memo answers is what the catalogue would, for another dataset too.
func TestMemoAnswersAsTheCatalogue(t *testing.T) {
	var m memo
	for _, ds := range []*dataset.Dataset{hamlet(t), demoDataset(t), hamlet(t)} {
		for range 2 { // the second time from memory
			for _, q := range []measure.Query{
				{},
				{Years: y2016},
				{Years: []int{2018}},
				{By: []cube.Dim{cube.Level}, Years: y2016},
				{By: []cube.Dim{cube.Level}, Years: y2016, Where: brush},
				{Where: cube.Where{{Dim: cube.Age, Not: true, Keys: brush[0].Keys}}},
				{Where: brush},
			} {
				want, err := ds.Measures.Eval(ds.Cube, "cadres", q)
				if err != nil {
					t.Fatal(err)
				}
				if got, err := m.eval(ds, "cadres", q); err != nil || !reflect.DeepEqual(got, want) {
					t.Fatalf("%+v: %v, %v, want %v", q, got, err, want)
				}
			}
		}
	}
	if len(m.m) > memoSize {
		t.Fatalf("%d results kept", len(m.m))
	}
}
