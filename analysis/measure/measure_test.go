package measure_test

import (
	"math"
	"slices"
	"strings"
	"testing"

	"taihang/analysis/cube"
	"taihang/analysis/dataset"
	"taihang/analysis/measure"
	"taihang/data"
	"taihang/data/demo"
	"taihang/data/text"

	"pgregory.net/rapid"
)

var made *dataset.Dataset

func demoData(t testing.TB) *dataset.Dataset {
	t.Helper()
	if made == nil {
		ds, err := dataset.FromSet(demo.Generate(demo.Options{Scale: 1, Seed: 1}))
		if err != nil {
			t.Fatal(err)
		}
		made = ds
	}
	return made
}

func where(t testing.TB, s string) cube.Where {
	t.Helper()
	w, err := cube.ParseWhere(s)
	if err != nil {
		t.Fatal(err)
	}
	return w
}

// TestReportedFigures are those of domain.md, to the digit.
func TestReportedFigures(t *testing.T) {
	ds := demoData(t)
	for _, c := range []struct {
		id, where string
		years     []int
		want      float64
		decimals  int // of the value as reported
	}{
		{"cadres", "", nil, 22112, 0},
		{"cadres", "year=2016", nil, 22112, 0},
		{"cadres", "level=province", nil, 1993, 0},
		{"villages", "", nil, 7366, 0},
		{"villages", "level=province", nil, 593, 0},
		{"villages", "level=province&tier=other", nil, 0, 0},
		{"first_secretaries", "", nil, 7366, 0},
		{"coverage_share", "", []int{2016}, 1, 6},
		{"cadres_under_45_share", "level=province", nil, .542, 3},
		{"cadres_bachelor_share", "level=province", nil, .793, 3},
		{"units_returned", "level=province", nil, 22, 0},
		{"work_money", "level=province", nil, 50000, 0},
		{"work_money_total", "level=province", []int{2016}, 593 * 50000, 0},
		{"listed_share", "", nil, 62. / 168, 9},
		{"poverty_incidence", "", []int{2013}, .0984, 4},
		{"poverty_incidence", "", []int{2017}, .0186, 4},
		{"poverty_incidence", "", []int{2018}, .0078, 4},
		{"poverty_incidence", "", []int{2019}, .0007, 4},
	} {
		got, err := ds.Measures.Total(ds.Cube, c.id, measure.Query{Where: where(t, c.where), Years: c.years})
		if err != nil {
			t.Errorf("%s: %v", c.id, err)
			continue
		}
		scale := math.Pow(10, float64(c.decimals))
		if got.V.State != data.Present || math.Round(got.V.V*scale) != math.Round(c.want*scale) {
			t.Errorf("%s %s %v: %+v, reported %v", c.id, c.where, c.years, got, c.want)
		}
	}
}

func TestTiers(t *testing.T) {
	ds := demoData(t)
	r, err := ds.Measures.Eval(ds.Cube, "tier", measure.Query{By: []cube.Dim{cube.County}})
	if err != nil {
		t.Fatal(err)
	}
	n := make([]int, len(data.Tiers))
	for _, c := range r.Cells {
		n[int(c.V.V)]++
	}
	if !slices.Equal(n, []int{6, 22, 33, 107}) {
		t.Errorf("counties by tier %v", n)
	}
	if got, _ := ds.Measures.Total(ds.Cube, "tier", measure.Query{}); got.V.State == data.Present {
		t.Errorf("the province has a tier: %+v", got)
	}
}

// TestEveryMeasure evaluates each by each of its dimensions: it works, is
// complete, keeps its bounds and adds up.
func TestEveryMeasure(t *testing.T) {
	ds := demoData(t)
	if len(ds.Measures.List) < 30 {
		t.Errorf("only %d measures", len(ds.Measures.List))
	}
	for _, m := range ds.Measures.List {
		for _, s := range []string{m.ID, m.Zh, m.En, m.UnitZh, m.UnitEn, m.NumZh, m.NumEn, m.SourceZh, m.SourceEn, string(m.Direction), string(m.Unit)} {
			if s == "" {
				t.Errorf("%s: something is not named: %+v", m.ID, m)
			}
		}
		if m.Den != nil && (m.DenZh == "" || m.DenEn == "") {
			t.Errorf("%s: the denominator is not named", m.ID)
		}
		total, err := ds.Measures.Total(ds.Cube, m.ID, measure.Query{})
		if err != nil {
			t.Errorf("%s: %v", m.ID, err)
		}
		for _, d := range m.Dims {
			r, err := ds.Measures.Eval(ds.Cube, m.ID, measure.Query{By: []cube.Dim{d}})
			if err != nil {
				t.Errorf("%s by %s: %v", m.ID, d, err)
				continue
			}
			if d == cube.County && len(r.Cells) < 168 {
				t.Errorf("%s by county has %d cells", m.ID, len(r.Cells))
			}
			var num, den float64
			for i, c := range r.Cells {
				num, den = num+c.Num, den+c.Den
				if c.V.State == data.Present && m.Max == 1 && (c.V.V < 0 || c.V.V > 1) {
					t.Errorf("%s of %s %s is %v", m.ID, d, r.Keys[0][i], c.V.V)
				}
				for _, lang := range []text.Lang{text.ZH, text.EN} {
					if l := ds.Label(lang, d, r.Keys[0][i]); l == "" || strings.HasPrefix(l, "dim.") || l == r.Keys[0][i] && !isNumber(l) {
						t.Errorf("%s key %s has no name in %s", d, r.Keys[0][i], lang)
					}
				}
			}
			if d != cube.Year && !m.NoRollup && (math.Abs(num-total.Num) > 1e-6*(1+math.Abs(total.Num)) || math.Abs(den-total.Den) > 1e-6*(1+total.Den)) {
				t.Errorf("%s by %s adds up to %v / %v, total %v / %v", m.ID, d, num, den, total.Num, total.Den)
			}
		}
	}
	for d := range ds.Cube.Dicts {
		if strings.HasPrefix(dataset.DimName(text.EN, d), "dim.") {
			t.Errorf("dimension %s has no name", d)
		}
	}
}

func isNumber(s string) bool { return strings.Trim(s, "0123456789") == "" }

// TestFilterThenGroup: keeping a key and grouping gives that key's cell of the
// whole grouping.
func TestFilterThenGroup(t *testing.T) {
	ds := demoData(t)
	rapid.Check(t, func(t *rapid.T) {
		m := rapid.SampledFrom(ds.Measures.List).Draw(t, "measure")
		dims := slices.DeleteFunc(slices.Clone(m.Dims), func(d cube.Dim) bool { return d == cube.Year })
		if len(dims) < 2 {
			return
		}
		a := rapid.SampledFrom(dims).Draw(t, "by")
		b := rapid.SampledFrom(dims).Filter(func(d cube.Dim) bool { return d != a }).Draw(t, "kept")
		if m.NoRollup {
			return
		}
		both, err := ds.Measures.Eval(ds.Cube, m.ID, measure.Query{By: []cube.Dim{a, b}})
		if err != nil {
			t.Fatal(err)
		}
		k := rapid.IntRange(0, len(both.Keys[1])-1).Draw(t, "key")
		kept, err := ds.Measures.Eval(ds.Cube, m.ID, measure.Query{By: []cube.Dim{a}, Where: cube.Where{{Dim: b, Keys: []string{both.Keys[1][k]}}}})
		if err != nil {
			t.Fatal(err)
		}
		for i, key := range both.Keys[0] {
			want := both.At(i, k)
			got, ok := kept.Get(key)
			if got.Outside && want.N == 0 {
				continue
			}
			want.Outside = got.Outside
			if !ok || got != want {
				t.Fatalf("%s by %s=%s, %s=%s: filtered %+v, picked %+v", m.ID, a, key, b, both.Keys[1][k], got, want)
			}
		}
	})
}

// TestBrushEqualsEval: a moving brush gives what evaluating afresh would.
func TestBrushEqualsEval(t *testing.T) {
	ds := demoData(t)
	for _, dim := range []cube.Dim{cube.County, cube.Age, cube.Level} {
		var figures []measure.Request
		for _, m := range ds.Measures.List {
			for _, by := range [][]cube.Dim{nil, {cube.County}, {cube.Tier, cube.Prefecture}} {
				if len(by) == 0 || slices.Contains(m.Dims, by[0]) && slices.Contains(m.Dims, by[len(by)-1]) {
					figures = append(figures, measure.Request{ID: m.ID, Query: measure.Query{By: by, Years: []int{2017}}})
				}
			}
		}
		b, err := ds.Measures.Brush(ds.Cube, dim, figures)
		if err != nil {
			t.Fatal(err)
		}
		keys := ds.Cube.Dicts[dim].Keys
		for _, pick := range [][2]int{{0, len(keys)}, {0, 1}, {len(keys) / 3, len(keys) / 2}} {
			in := make([]bool, len(keys))
			for k := pick[0]; k < pick[1]; k++ {
				in[k] = true
			}
			got := b.Move(in)
			for k, f := range figures {
				f.Where = cube.Where{{Dim: dim, Keys: keys[pick[0]:pick[1]]}}
				want, err := ds.Measures.Eval(ds.Cube, f.ID, f.Query)
				if err != nil {
					t.Fatal(err)
				}
				for i := range want.Cells {
					w, g := want.Cells[i], got[k].Cells[i]
					if w.Outside {
						continue // a filter takes keys away, a brush does not
					}
					if math.Abs(w.Num-g.Num) > 1e-6*(1+math.Abs(w.Num)) || w.N != g.N || w.Missing != g.Missing || w.V.State != g.V.State {
						t.Fatalf("%s by %v, %s from %s: brushed %+v, evaluated %+v", f.ID, f.By, dim, keys[pick[0]], g, w)
					}
				}
			}
		}
	}
}

// Nothing brushed is nothing, though the dimension has but one key.
func TestBrushOfNothing(t *testing.T) {
	ds := demoData(t)
	for _, dim := range []cube.Dim{cube.Province, cube.Prefecture} {
		b, err := ds.Measures.Brush(ds.Cube, dim, []measure.Request{{ID: "villages", Query: measure.Query{Years: []int{2017}}}})
		if err != nil {
			t.Fatal(err)
		}
		in := make([]bool, ds.Cube.Dicts[dim].Len())
		if c := b.Move(in)[0].Cells[0]; c.N != 0 {
			t.Errorf("no %s: %d villages", dim, c.N)
		}
		for i := range in {
			in[i] = true
		}
		if c := b.Move(in)[0].Cells[0]; c.N == 0 {
			t.Errorf("every %s: no village", dim)
		}
	}
}

func BenchmarkEval(b *testing.B) {
	ds := demoData(b)
	for _, c := range []struct {
		id string
		q  measure.Query
	}{
		{"cadres", measure.Query{By: []cube.Dim{cube.County}}},
		{"cadres_under_45_share", measure.Query{By: []cube.Dim{cube.County}, Where: cube.Where{{Dim: cube.Level, Keys: []string{"county"}}}}},
		{"poverty_incidence", measure.Query{By: []cube.Dim{cube.County, cube.Year}}},
		{"coverage_share", measure.Query{By: []cube.Dim{cube.County, cube.Year}}},
	} {
		b.Run(c.id, func(b *testing.B) {
			for b.Loop() {
				if _, err := ds.Measures.Eval(ds.Cube, c.id, c.q); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// BenchmarkBrushMove: the map and six charts of the demo's measures while an
// age brush moves.
func BenchmarkBrushMove(b *testing.B) {
	ds := demoData(b)
	by := func(id string, dims ...cube.Dim) measure.Request {
		return measure.Request{ID: id, Query: measure.Query{By: dims, Years: []int{2016}}}
	}
	figures := []measure.Request{
		by("cadres", cube.County), by("cadres", cube.Age, cube.Sex), by("cadres", cube.Level, cube.Education), by("cadres_bachelor_share", cube.UnitKind),
		by("reserve_share", cube.Level), by("cadres", cube.Tier, cube.Level), by("volunteer_share", cube.Prefecture),
	}
	keys := ds.Cube.Dicts[cube.Age].Len()
	in := make([]bool, keys)
	b.Run("start", func(b *testing.B) {
		for b.Loop() {
			if _, err := ds.Measures.Brush(ds.Cube, cube.Age, figures); err != nil {
				b.Fatal(err)
			}
		}
	})
	br, err := ds.Measures.Brush(ds.Cube, cube.Age, figures)
	if err != nil {
		b.Fatal(err)
	}
	b.Run("move", func(b *testing.B) {
		b.ReportAllocs()
		at := 0
		for b.Loop() {
			at = (at + 1) % (keys - 10)
			for i := range in {
				in[i] = i >= at && i < at+10
			}
			br.Move(in)
		}
	})
}
