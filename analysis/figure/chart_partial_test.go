package figure

import (
	"slices"
	"strings"
	"testing"

	"taihang/analysis/cube"
	"taihang/analysis/dataset"
	"taihang/data"
	"taihang/data/facts"
)

// grain is an amount of which few counties, or areas, have a figure.
const grain = "indicator:grain"

func grainData(t *testing.T, figures ...data.Indicator) *dataset.Dataset {
	t.Helper()
	set := facts.Gazetteer()
	set.IndicatorInfos = []data.IndicatorInfo{{Name: "grain", Zh: "粮食产量", Sum: true}}
	for _, i := range figures {
		i.Name = "grain"
		set.Indicators = append(set.Indicators, i)
	}
	ds, err := dataset.FromSet(set)
	if err != nil {
		t.Fatal(err)
	}
	return ds
}

func figureAt(code string, year int, v float64) data.Indicator {
	return data.Indicator{Code: code, Year: year, Value: data.Num(v)}
}

func resolveGrain(t *testing.T, ds *dataset.Dataset, s Spec) *Resolved {
	t.Helper()
	s.Measures, s.Lang = []string{grain}, "zh"
	r, err := Resolve(ds, s)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// No share is told of a whole that not every prefecture has a figure of.
func TestNoShareOfAPart(t *testing.T) {
	ds := grainData(t, figureAt("130100", 2016, 700), figureAt("130200", 2016, 500))
	r := resolveGrain(t, ds, Spec{Kind: Bars, By: []cube.Dim{cube.Prefecture}})
	if strings.Contains(r.Title, "%") {
		t.Errorf("two of eleven prefectures: “%s”", r.Title)
	}
}

// A strip says which of its totals are not of all their counties.
func TestStripOfSomeCounties(t *testing.T) {
	ds := grainData(t, figureAt("130321", 2016, 5), figureAt("130322", 2016, 6))
	r := resolveGrain(t, ds, Spec{Kind: Strip})
	if want := "粮食产量 2 / 168 县"; !strings.Contains(strings.Join(r.Notes, "\n"), want) {
		t.Errorf("notes %q lack %q", r.Notes, want)
	}
}

// The years of a trend are those of the line that it draws.
func TestTrendOfAreas(t *testing.T) {
	var years []data.Indicator
	for y := 2012; y <= 2015; y++ {
		years = append(years, figureAt("130000", y, float64(y)))
	}
	r := resolveGrain(t, grainData(t, append(years, figureAt("130321", 2015, 5), figureAt("130322", 2015, 6))...), Spec{Kind: Trend})
	if b := r.body.(trendBody); !slices.Equal(b.years, []int{2012, 2013, 2014, 2015}) || b.whole[0] != data.Num(2012) {
		t.Errorf("the years %v, the values %v", b.years, b.whole)
	}
	r = resolveGrain(t, grainData(t, years...), Spec{Kind: Trend, Years: []int{2013, 2015}})
	if b := r.body.(trendBody); !slices.Equal(b.years, []int{2013, 2014, 2015}) || b.whole[0] != data.Num(2013) {
		t.Errorf("of the province only: the years %v, the values %v", b.years, b.whole)
	}
}

// With a selection what is noted and counted is the selection's.
func TestPartialSelection(t *testing.T) {
	ds := grainData(t, figureAt("130000", 2016, 90), figureAt("130321", 2016, 5), figureAt("130322", 2016, 6))
	r := resolveGrain(t, ds, Spec{Kind: Bars, By: []cube.Dim{cube.Prefecture}, Select: cube.Where{{Dim: cube.Prefecture, Keys: []string{"130300"}}}})
	if notes := strings.Join(r.Notes, "\n"); strings.Count(notes, "秦皇岛 2 / 7 县") != 1 {
		t.Errorf("notes %q", notes)
	}
	if !strings.Contains(strings.ReplaceAll(r.Subtitle, "\u00a0", " "), "n = 2 / 168 县") {
		t.Errorf("the subtitle “%s” does not count the selection", r.Subtitle)
	}
}

// A map of few counties does not call its total theirs where prefectures' own are
// in it.
func TestMapTotalWithAreas(t *testing.T) {
	ds := grainData(t, figureAt("130100", 2016, 1078), figureAt("130321", 2016, 5), figureAt("130322", 2016, 6), figureAt("130324", 2016, 7))
	r := resolveGrain(t, ds, Spec{Kind: Choropleth})
	if got, want := r.body.(*choropleth).total(), "含所属市的总数，25 县 1,096"; got != want {
		t.Errorf("“%s”, want “%s”", got, want)
	}
}
