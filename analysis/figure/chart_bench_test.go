package figure

import (
	"fmt"
	"strconv"
	"testing"

	"taihang/analysis/cube"
)

// linkedSpecs are the six figures that a brush on the cohort page moves.
func linkedSpecs(sel cube.Where) []Spec {
	specs := []Spec{
		{Kind: Pyramid},
		{Kind: Pyramid, By: []cube.Dim{cube.AgeBand}},
		{Kind: Stacked},
		{Kind: Bars},
		{Kind: Dots, Measures: []string{"reserve_share"}},
		{Kind: Bars, By: []cube.Dim{cube.Education}},
	}
	for i := range specs {
		specs[i].Years, specs[i].Select, specs[i].Surface = y2016, sel, Screen
	}
	return specs
}

// brushAt is a brush at a moving place and of a changing width: 600 different
// ones, more than are remembered.
func brushAt(i int) cube.Where {
	var keys []string
	for a := range 3 + i/30%20 {
		keys = append(keys, strconv.Itoa(22+i%30+a))
	}
	return cube.Where{{Dim: cube.Age, Keys: keys}}
}

// One move of a brush, 22,112 cadres: all numbers of six figures, all marks.
func BenchmarkBrushMove(b *testing.B) {
	ds := demoDataset(b)
	b.Run("resolve", func(b *testing.B) {
		b.ReportAllocs()
		i := 0
		for b.Loop() {
			for _, s := range linkedSpecs(brushAt(i)) {
				if _, err := Resolve(ds, s); err != nil {
					b.Fatal(err)
				}
			}
			i++
		}
	})
	b.Run("layout", func(b *testing.B) {
		b.ReportAllocs()
		var all []*Resolved
		for _, s := range linkedSpecs(brushAt(10)) {
			r, err := Resolve(ds, s)
			if err != nil {
				b.Fatal(err)
			}
			all = append(all, r)
		}
		for b.Loop() {
			for _, r := range all {
				r.Layout(420, 300)
			}
		}
	})
}

func BenchmarkChart(b *testing.B) {
	ds := demoDataset(b)
	for _, kind := range []Kind{Pyramid, Stacked, Bars, Dots, Trend, Multiples, Retention, Tiles, Strip} {
		s := Spec{Kind: kind, Years: y2016, Select: randomWheres[3], Target: &target, Surface: Screen}
		b.Run(fmt.Sprintf("%s/resolve", kind), func(b *testing.B) {
			for b.Loop() {
				if _, err := Resolve(ds, s); err != nil {
					b.Fatal(err)
				}
			}
		})
		r, err := Resolve(ds, s)
		if err != nil {
			b.Fatal(err)
		}
		b.Run(fmt.Sprintf("%s/layout", kind), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				r.Layout(600, 360)
			}
		})
	}
}
