package figure

import (
	"testing"

	"pgregory.net/rapid"

	"taihang/analysis/cube"
	"taihang/analysis/measure"
)

// What the marks add up to is what the cube counts, whatever is filtered and
// selected, and no selection is larger than the whole.
func TestChartsAddUp(t *testing.T) {
	ds := demoDataset(t)
	rapid.Check(t, func(t *rapid.T) {
		s := Spec{
			Years: rapid.SampledFrom([][]int{{2016}, {2018}, {2020}}).Draw(t, "years"),
			Where: rapid.SampledFrom(randomWheres).Draw(t, "where"), Select: rapid.SampledFrom(randomWheres).Draw(t, "select"),
		}
		q := measure.Query{Where: s.Where, Years: s.Years}
		all, err := ds.Measures.Total(ds.Cube, "cadres", q)
		if err != nil {
			t.Fatal(err)
		}
		q.Where = q.Where.And(s.Select)
		chosen, err := ds.Measures.Total(ds.Cube, "cadres", q)
		if err != nil {
			t.Fatal(err)
		}
		if len(s.Select) == 0 {
			chosen.Num = 0
		}
		body := func(k Kind, by ...cube.Dim) body {
			s.Kind, s.By = k, by
			r, err := Resolve(ds, s)
			if err != nil {
				t.Fatal(err)
			}
			return r.body
		}
		for _, dim := range []cube.Dim{cube.Age, cube.AgeBand} {
			p := body(Pyramid, dim).(pyramidBody)
			n := p.unknown + total(p.whole[0]) + total(p.whole[1])
			if sel := total(p.sel[0]) + total(p.sel[1]); float64(n) != all.Num || float64(sel) > chosen.Num {
				t.Fatalf("pyramid of %d and %d, are %v and %v", n, sel, all.Num, chosen.Num)
			}
			for x := range 2 {
				for i := range p.keys {
					if p.sel[x][i] > p.whole[x][i] {
						t.Fatalf("%s: %d selected of %d", p.keys[i], p.sel[x][i], p.whole[x][i])
					}
				}
			}
		}
		st := body(Stacked, cube.Level, cube.Education).(stackedBody)
		n, sel := 0.0, 0.0
		for r := range st.rows {
			n, sel = n+sumOf(st.whole[r]), sel+sumOf(st.sel[r])
			if v := shares(st.whole[r]); v != nil && (sumOf(v) < 1-1e-9 || sumOf(v) > 1+1e-9) {
				t.Fatalf("shares add up to %v", sumOf(v))
			}
		}
		if n != all.Num || sel != chosen.Num {
			t.Fatalf("stacked bars of %v and %v, are %v and %v", n, sel, all.Num, chosen.Num)
		}
		ba := body(Bars, cube.UnitKind).(barsBody)
		n, sel = 0, 0
		for i := range ba.keys {
			n, sel = n+ba.whole[i].Num, sel+ba.sel[i].Num
		}
		if n != all.Num || sel != chosen.Num {
			t.Fatalf("bars of %v and %v, are %v and %v", n, sel, all.Num, chosen.Num)
		}
	})
}

// The figures that were published, as a chart shows them.
func TestChartsShowThePublishedFigures(t *testing.T) {
	ds := demoDataset(t)
	r, err := Resolve(ds, Spec{Kind: Stacked, Years: y2016})
	if err != nil {
		t.Fatal(err)
	}
	b := r.body.(stackedBody)
	if got := percentWord(b.leadShare(b.whole[0]).V); b.rows[0] != "province" || got != "79.3%" || sumOf(b.whole[0]) != 1993 {
		t.Errorf("%s: %s of %v, want 79.3%% of 1,993", b.rows[0], got, sumOf(b.whole[0]))
	}
	r, err = Resolve(ds, Spec{Kind: Dots, By: []cube.Dim{cube.Intake}})
	if err != nil {
		t.Fatal(err)
	}
	if d := r.body.(dotsBody); d.keys[d.hot] != "2016" || d.finding(self, percentWord).key != "figure.find.record_high.intake" {
		t.Errorf("the reserve share of 2016 is not shown as the highest of any intake: %+v", d.dots)
	}
	r, err = Resolve(ds, Spec{Kind: Tiles})
	if err != nil {
		t.Fatal(err)
	}
	want := map[int]int{2017: 3, 2018: 25, 2019: 21, 2020: 13}
	for _, c := range r.body.(tilesBody).cols {
		if len(c.counties) != want[c.year] {
			t.Errorf("%d: %d counties delisted, want %d", c.year, len(c.counties), want[c.year])
		}
	}
}
