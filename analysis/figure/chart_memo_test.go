package figure

import (
	"reflect"
	"testing"

	"taihang/analysis/cube"
	"taihang/analysis/measure"
)

// What the memo answers is what the catalogue would, for another dataset too.
func TestMemoAnswersAsTheCatalogue(t *testing.T) {
	a, b := hamlet(t), demoDataset(t)
	var m memo
	for range 2 {
		for _, q := range []measure.Query{
			{},
			{Years: y2016},
			{Years: []int{2018}},
			{By: []cube.Dim{cube.Level}, Years: y2016},
			{By: []cube.Dim{cube.Level}, Years: y2016, Where: brush},
			{Where: cube.Where{{Dim: cube.Age, Not: true, Keys: brush[0].Keys}}},
		} {
			want, err := a.Measures.Eval(a.Cube, "cadres", q)
			if err != nil {
				t.Fatal(err)
			}
			if got, err := m.eval(a, "cadres", q); err != nil || !reflect.DeepEqual(got, want) {
				t.Fatalf("%+v: %v, %v, want %v", q, got, err, want)
			}
			want, err = b.Measures.Eval(b.Cube, "cadres", q)
			if err != nil {
				t.Fatal(err)
			}
			if got, err := m.eval(b, "cadres", q); err != nil || !reflect.DeepEqual(got, want) {
				t.Fatalf("%+v of the demo: %v, %v, want %v", q, got, err, want)
			}
		}
	}
	if len(m.m) > memoSize {
		t.Fatalf("%d results kept", len(m.m))
	}
}
