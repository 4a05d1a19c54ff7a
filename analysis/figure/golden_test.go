package figure

import (
	"bytes"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"taihang/data/reference"

	"github.com/paulmach/orb"

	"taihang/analysis/cube"
	"taihang/analysis/dataset"
	"taihang/analysis/figure/fonts"
	"taihang/data"
	"taihang/geo/boundary"
)

var update = flag.Bool("update", false, "write the golden files anew; then read the diff")

// squares is a province of three by two square counties whose figures can be
// checked by eye: 12, 6, 3, 0 %, one suppressed, one missing.
func squares(t testing.TB) *dataset.Dataset {
	t.Helper()
	set := &data.Set{
		Info:     map[string]string{"title": "方格", "as_of": "2020-12-31"},
		Vintages: []data.Vintage{{ID: "v", Name: "方格", Rank: data.RankCounty, AsOf: data.NewDate(2016, 12, 31)}},
	}
	set.Divisions = append(set.Divisions, data.Division{Code: "130000", Name: "方格省", Rank: data.RankProvince})
	for _, p := range []string{"130100", "130200"} {
		set.Divisions = append(set.Divisions, data.Division{Code: p, Name: map[string]string{"130100": "西市", "130200": "东市"}[p], Rank: data.RankPrefecture, Parent: "130000"})
	}
	set.IndicatorInfos = []data.IndicatorInfo{
		{Name: "poor_people", Zh: "农村贫困人口", En: "Poor people", Unit: "人", Sum: true},
		{Name: "rural_population", Zh: "农村户籍人口", En: "Rural population", Unit: "人", Sum: true},
	}
	poor := []data.Value{data.Num(12000), data.Num(6000), data.Num(3000), data.Num(0), {State: data.Suppressed}, {}}
	names := []string{"甲县", "乙县", "丙县", "丁县", "戊县", "己县"}
	for i := range 6 {
		pref := []string{"130100", "130100", "130200"}[i%3]
		code := fmt.Sprintf("%s%02d", pref[:4], 21+i)
		set.Counties = append(set.Counties, data.County{Code: code, Name: names[i], Pinyin: "x", Prefecture: pref, Kind: "县", Poor: data.PoorNone})
		set.Divisions = append(set.Divisions, data.Division{Code: code, Name: names[i], Rank: data.RankCounty, Parent: pref, Kind: "县"})
		x, y := 114.5+float64(i%3), 38+float64(i/3)
		square := orb.MultiPolygon{{{{x, y}, {x + 1, y}, {x + 1, y + 1}, {x, y + 1}, {x, y}}}}
		wkb, err := boundary.EncodeWKB(square)
		if err != nil {
			t.Fatal(err)
		}
		set.Boundaries = append(set.Boundaries, data.Boundary{Vintage: "v", Code: code, Name: names[i], Parent: pref, WKB: wkb})
		set.Indicators = append(set.Indicators,
			data.Indicator{Name: "poor_people", Code: code, Year: 2016, Value: poor[i]},
			data.Indicator{Name: "rural_population", Code: code, Year: 2016, Value: data.Num(100000)})
		if i < 2 {
			set.Tiers = append(set.Tiers, data.TierMember{Tier: data.Tiers[i], County: code})
		}
	}
	ds, err := dataset.FromSet(set)
	if err != nil {
		t.Fatal(err)
	}
	return ds
}

var squareSpecs = map[string]Spec{
	"page": {Kind: Choropleth, Measures: []string{"poverty_incidence"}, Years: []int{2016}, Method: "manual", Breaks: []float64{.05, .1}},
	"screen_select": {
		Kind: Choropleth, Measures: []string{"poverty_incidence"}, Years: []int{2016}, K: 3, Surface: Screen, Lang: "en",
		Select: cube.Where{{Dim: cube.County, Keys: []string{"130121"}}},
	},
	"tiers_dark": {Kind: Choropleth, Measures: []string{"tier"}, Surface: Screen, Theme: "dark"},
}

// The dump says what every renderer is given: a change of a layout shows as a
// diff of marks that a person can read.
func TestGoldenMarks(t *testing.T) {
	reference.Need(t, fonts.Faces().Bundled, "widths are those of the bundled font: run analysis/figure/fonts/build.py")
	ds := squares(t)
	for name, s := range squareSpecs {
		r, err := Resolve(ds, s)
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		w, h := 842.0, 595.0
		if s.Surface == Screen {
			w, h = 420, 360
		}
		var got bytes.Buffer
		if err := Dump(&got, r.Layout(w, h)); err != nil {
			t.Fatal(err)
		}
		golden(t, "choropleth_"+name, got.Bytes())
	}
}

// golden compares a dump with the file that was read and kept.
func golden(t *testing.T, name string, got []byte) {
	t.Helper()
	path := filepath.Join("testdata", name+".txt")
	if *update {
		if err := os.WriteFile(path, got, 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got, want) {
		t.Errorf("%s differs (run with -update and read the diff)\n%s", path, firstDifference(got, want))
	}
}

func firstDifference(got, want []byte) string {
	g, w := bytes.Split(got, []byte("\n")), bytes.Split(want, []byte("\n"))
	for i := range min(len(g), len(w)) {
		if !bytes.Equal(g[i], w[i]) {
			return fmt.Sprintf("line %d\n got %s\nwant %s", i+1, g[i], w[i])
		}
	}
	return fmt.Sprintf("%d lines, want %d", len(g), len(w))
}
