package figure

import (
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"taihang/analysis/cube"
	"taihang/analysis/dataset"
	"taihang/analysis/measure"
	"taihang/data"
	"taihang/data/text"
)

// A title is believed. Each sentence that a chart can make is therefore held
// against the numbers it was made from, worked out here another way.

func self(s string) string { return s }

// countsGrid is a grid of random counts.
func countsGrid(t *rapid.T, rows, cols []string, top int) grid {
	g := newGrid(rows, cols)
	for i := range g.cells {
		n := float64(rapid.IntRange(0, top).Draw(t, "n"))
		g.cells[i] = measure.Cell{V: data.Num(n), Num: n, N: int(n)}
	}
	return g
}

// titleFits holds every finding to the length of a title.
func titleFits(t *rapid.T, f finding) {
	if s, ok := f.in(text.ZH); ok && titleLength(s) > maxTitle {
		t.Fatalf("%q is too long for a title", s)
	}
	if f.said() && !text.Has(f.key) {
		t.Fatalf("no words for %s", f.key)
	}
}

func number(t *rapid.T, a any) float64 {
	v, err := strconv.ParseFloat(strings.TrimSuffix(strings.ReplaceAll(fmt.Sprint(a), ",", ""), "%"), 64)
	if err != nil {
		t.Fatal(err)
	}
	return v
}

func TestPyramidSpeaksTrue(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		lo := rapid.IntRange(youngest, 40).Draw(t, "from")
		var keys []string
		for a := lo; a < lo+rapid.IntRange(1, 30).Draw(t, "span"); a++ {
			keys = append(keys, strconv.Itoa(a))
		}
		sexes := []string{string(data.Male), string(data.Female)}
		g := countsGrid(t, keys, sexes, 40)
		p := newPyramid(cube.Age, g, grid{})
		f := p.finding()
		titleFits(t, f)
		if !f.said() {
			return
		}
		for s, sex := range sexes {
			said := int(number(t, f.args[min(s, len(f.args)-1)]))
			around := func(age int) (n float64) {
				for a := age - 2; a <= age+2; a++ {
					n += g.num(g.row(strconv.Itoa(a)), g.col(sex))
				}
				return n
			}
			for age := lo + 2; age < lo+len(keys)-2; age++ {
				if around(age) > around(said) {
					t.Fatalf("%s: said %d, but more are around %d", sex, said, age)
				}
			}
		}
	})
}

func TestBandsSpeakTrue(t *testing.T) {
	bands := []string{"under_25", "25-29", "30-34", "35-39", "40-44", "45-49", "50-54", "55-59", "60+"}
	rapid.Check(t, func(t *rapid.T) {
		g := countsGrid(t, bands, []string{string(data.Male), string(data.Female)}, 60)
		p := newPyramid(cube.AgeBand, g, grid{})
		f := p.finding()
		titleFits(t, f)
		if !f.said() {
			return
		}
		most, names := 0.0, ""
		for i := 0; i+3 <= len(p.keys); i++ {
			n := 0.0
			for _, k := range p.keys[i : i+3] {
				n += g.rowSum(g.row(k))
			}
			if n > most {
				most, names = n, ageRange(p.keys[i], p.keys[i+2])
			}
		}
		share := most / g.sum()
		if f.args[0] != names {
			t.Fatalf("said %v, most are %s", f.args[0], names)
		}
		if f.key == "figure.find.core_tenths" {
			n := int(number(t, strings.TrimPrefix(string(f.args[1].(message)), "figure.tenths.")))
			if math.Abs(share-float64(n)/10) > .0200001 {
				t.Fatalf("said %d tenths of %.3f", n, share)
			}
		} else if math.Abs(number(t, f.args[1])-100*share) > .0500001 {
			t.Fatalf("said %v, is %.3f", f.args[1], share)
		}
	})
}

func TestTenths(t *testing.T) {
	for share, want := range map[float64]int{.38: 4, .42: 4, .404: 4, .379: 0, .43: 0, .5: 5, .02: 0, .99: 0, .08: 1, .92: 9} {
		if got := tenths(share); got != want {
			t.Errorf("tenths(%v) = %d, want %d", share, got, want)
		}
	}
}

func TestStackedSpeaksTrue(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		g := countsGrid(t, wordsOf(data.Levels), wordsOf(data.Educations), 50)
		f := newStacked(cube.Level, cube.Education, g, grid{}).finding(self)
		titleFits(t, f)
		degree := func(row string) float64 {
			r := g.row(row)
			return 100 * (g.num(r, 0) + g.num(r, 1)) / g.rowSum(r)
		}
		if !f.said() {
			a, b := g.rows[0], g.rows[1]
			if g.rowSum(0) >= least && g.rowSum(1) >= least && math.Abs(degree(a)-degree(b)) > 1 {
				t.Fatalf("nothing said of %.1f and %.1f", degree(a), degree(b))
			}
			return
		}
		hi, lo := f.args[0].(string), f.args[2].(string)
		if math.Abs(degree(hi)-number(t, f.args[1])) > .0500001 || math.Abs(degree(lo)-number(t, f.args[3])) > .0500001 {
			t.Fatalf("%v is not of %v", f.args, g)
		}
		for r, row := range g.rows {
			if g.rowSum(r) >= least && (degree(row) > degree(hi) || degree(row) < degree(lo)) {
				t.Fatalf("%s has %.1f, outside %v", row, degree(row), f.args)
			}
		}
	})
}

func TestBarsSpeakTrue(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		g := countsGrid(t, wordsOf(data.UnitKinds), []string{""}, 40)
		b := newBars(cube.UnitKind, g, grid{}, true)
		for i := 1; i < len(b.whole); i++ {
			if b.whole[i].V.V > b.whole[i-1].V.V {
				t.Fatal("bars without an order of their own are not sorted")
			}
		}
		f := b.finding(self, func(measure.Cell) string { return "" })
		titleFits(t, f)
		if !f.said() {
			return
		}
		said := g.row(f.args[0].(string))
		for r := range g.rows {
			if r != said && g.num(r, 0) >= g.num(said, 0) {
				t.Fatalf("%s is not the largest", f.args[0])
			}
		}
		if math.Abs(number(t, f.args[1])-100*g.num(said, 0)/g.sum()) > .0500001 {
			t.Fatalf("share %v of %v", f.args[1], g.sum())
		}
	})
}

func TestTrendSpeaksTrue(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		draw := func(name string) []data.Value {
			v := make([]data.Value, 5)
			for i := range v {
				if rapid.IntRange(0, 9).Draw(t, name) > 0 {
					v[i] = data.Num(float64(rapid.IntRange(0, 500).Draw(t, name)) / 10000)
				}
			}
			return v
		}
		aim := .02
		tl := trendLines{years: []int{2016, 2017, 2018, 2019, 2020}, whole: draw("whole"), target: &aim, burden: rapid.Bool().Draw(t, "burden")}
		if rapid.Bool().Draw(t, "selected") {
			tl.sel = draw("sel")
		}
		v := tl.whole
		if tl.sel != nil {
			v = tl.sel
		}
		for _, f := range tl.findings("所选 8 县", percentWord, percentWord, true) {
			titleFits(t, f)
			if strings.HasPrefix(f.key, "figure.find.from_to") {
				for k := 1; k < 5; k += 2 {
					x := v[int(number(t, f.args[k]))-2016]
					if x.State != data.Present || percentWord(x.V) != f.args[k+1] {
						t.Fatalf("said %v in %v of %v", f.args[k+1], f.args[k], v)
					}
				}
				continue
			}
			i := f.args[1].(int) - 2016
			for _, x := range v[i:] {
				if x.State != data.Present || x.V >= aim {
					t.Fatalf("said below from %v: %v", f.args[1], v)
				}
			}
			if v[i-1].State != data.Present || v[i-1].V < aim {
				t.Fatalf("said only from %v: %v", f.args[1], v)
			}
			if strings.Contains(f.key, "higher") && v[firstAt(v)].V <= tl.whole[firstAt(v)].V {
				t.Fatalf("said it started higher: %v, %v", v, tl.whole)
			}
		}
	})
}

func firstAt(v []data.Value) int {
	return slices.IndexFunc(v, func(x data.Value) bool { return x.State == data.Present })
}

func TestRunsLeaveGapsOpen(t *testing.T) {
	nan := math.NaN()
	got := Runs([]float64{1, nan, 2, 3, nan, nan, 4})
	if want := [][2]int{{0, 1}, {2, 4}, {6, 7}}; !slices.Equal(got, want) {
		t.Errorf("runs = %v, want %v", got, want)
	}
}

func TestMultiplesSpeakTrue(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var lines []line
		behind := map[string]int{}
		all := 0
		codes := []string{"a", "b", "c", "d", "e"}
		n := rapid.IntRange(0, 12).Draw(t, "lines")
		for i := range n {
			lines = append(lines, line{county: i, v: []float64{1, .5}})
		}
		m := newMultiples([]int{2016, 2017}, lines, func(i int) string { return codes[i%5] }, codes)
		m.behind, m.score = make([]bool, n), make([]float64, n)
		for i := range n {
			if m.behind[i] = rapid.Bool().Draw(t, "behind"); m.behind[i] {
				behind[codes[i%5]]++
				all++
			}
		}
		own := 0
		for _, p := range m.panels {
			if p.code != "" {
				own += len(p.own)
			}
		}
		if own != n {
			t.Fatalf("%d of %d lines have a panel", own, n)
		}
		f := m.finding(self, func(s []string) string { return strings.Join(s, "、") })
		titleFits(t, f)
		if !f.said() {
			if all > 0 {
				t.Fatalf("%d behind and nothing said", all)
			}
			return
		}
		if f.args[0] != all {
			t.Fatalf("said %v, are %d", f.args[0], all)
		}
		if len(f.args) > 1 && len(strings.Split(f.args[1].(string), "、")) != len(behind) {
			t.Fatalf("said %v, are %v", f.args[1], behind)
		}
	})
}

func TestRetentionSpeaksTrue(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		r := retention{dim: cube.Level, years: []int{2016, 2020}}
		for _, k := range []string{"a", "b", "c"} {
			base := rapid.IntRange(1, 200).Draw(t, "base")
			kept := rapid.IntRange(0, base).Draw(t, "kept")
			r.groups = append(r.groups, group{key: k, base: base, share: []float64{1, float64(kept) / float64(base)}})
		}
		f := r.finding(self)
		titleFits(t, f)
		if !f.said() {
			a, b := r.groups[0], r.groups[1]
			if a.base >= least && b.base >= least && math.Abs(a.share[1]-b.share[1]) > .02 {
				t.Fatalf("nothing said of %v and %v", a.share, b.share)
			}
			return
		}
		for _, g := range r.groups {
			if v := number(t, wholePercent(g.share[1])); g.base >= least && (v > number(t, f.args[2]) || v < number(t, f.args[4])) {
				t.Fatalf("%s kept %v: %v", g.key, v, f.args)
			}
		}
	})
}

func TestTilesSpeakTrue(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(0, 40).Draw(t, "counties")
		counties, keep := make([]dataset.County, n), make([]bool, n)
		listed := map[int]int{}
		for i := range counties {
			keep[i] = true
			counties[i].Poor = rapid.SampledFrom([]data.Poor{data.PoorNone, data.PoorNational}).Draw(t, "poor")
			counties[i].DelistYear = rapid.SampledFrom([]int{0, 2017, 2018, 2019}).Draw(t, "year")
			counties[i].Tier = rapid.SampledFrom(data.Tiers).Draw(t, "tier")
			if counties[i].Poor == data.PoorNational {
				listed[counties[i].DelistYear]++
			}
		}
		x := newTiles(counties, keep, nil)
		for _, c := range x.cols {
			if len(c.counties) != listed[c.year] {
				t.Fatalf("%d: %d tiles, want %d", c.year, len(c.counties), listed[c.year])
			}
		}
		f := x.finding(func(s []string) string { return strings.Join(s, "、") })
		titleFits(t, f)
		if f.said() && (listed[0] > 0 || f.args[0] != message(digitKey(len(listed)))) {
			t.Fatalf("said %v of %v", f.args, listed)
		}
	})
}

func TestStripSpeaksTrue(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var s strip
		for i := range rapid.IntRange(1, 6).Draw(t, "measures") {
			s.measures = append(s.measures, &measure.Measure{ID: strconv.Itoa(i), Unit: measure.Share, Direction: measure.Target})
			s.whole = append(s.whole, data.Num(float64(rapid.IntRange(0, 20).Draw(t, "v"))/20))
		}
		f := s.finding(func(m *measure.Measure) string { return m.ID })
		titleFits(t, f)
		if !f.said() {
			return
		}
		low := s.whole[int(number(t, f.args[0]))].V
		for i, v := range s.whole {
			if strconv.Itoa(i) != f.args[0] && v.V <= low {
				t.Fatalf("said %v of %v", f.args, s.whole)
			}
		}
	})
}
