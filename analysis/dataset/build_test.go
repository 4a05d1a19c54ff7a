package dataset

import (
	"testing"

	"taihang/analysis/cube"
	"taihang/analysis/measure"
	"taihang/data"
	"taihang/data/demo"
)

func demoSet(t testing.TB) *data.Set {
	t.Helper()
	return demo.Generate(demo.Options{Scale: 1, Seed: 1})
}

func TestDemo(t *testing.T) {
	set := demoSet(t)
	ds, err := FromSet(set)
	if err != nil {
		t.Fatal(err)
	}
	for _, m := range ds.Measures.List {
		r, err := ds.Measures.Eval(ds.Cube, m.ID, measure.Query{})
		if err != nil {
			t.Errorf("%s: %v", m.ID, err)
			continue
		}
		p, err := ds.Measures.Eval(ds.Cube, m.ID, measure.Query{Where: cube.Where{{Dim: cube.Level, Keys: []string{"province"}}}})
		t.Logf("%-26s %v %+v | province %v %d/%v", m.ID, r.Years, r.Cells[0], p.Cells[0].V, int(p.Cells[0].Num), p.Cells[0].Den)
		if err != nil {
			t.Error(err)
		}
	}
}

func BenchmarkFromSet(b *testing.B) {
	set := demoSet(b)
	b.ReportAllocs()
	for b.Loop() {
		if _, err := FromSet(set); err != nil {
			b.Fatal(err)
		}
	}
}
