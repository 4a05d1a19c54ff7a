package figure

import (
	"regexp"
	"slices"
	"strings"
	"testing"

	"taihang/analysis/cube"
)

var percent = regexp.MustCompile(`[0-9.]+%`)

// A title's figures are among those that the chart prints, so that it cannot
// speak of the whole where the figures are the selection's.
func TestTitleIsOfThePrintedFigures(t *testing.T) {
	picks := map[string]cube.Where{
		"none": nil, "level": {{Dim: cube.Level, Keys: []string{"province"}}}, "tier": {{Dim: cube.Tier, Keys: []string{"mountain"}}},
	}
	for name, pick := range picks {
		for _, s := range []Spec{
			{Kind: Stacked, Select: pick},
			{Kind: Bars, Measures: []string{"cadres_bachelor_share"}, By: []cube.Dim{cube.Education}, Select: pick},
			{Kind: Bars, Measures: []string{"cadres_bachelor_share"}, By: []cube.Dim{cube.Prefecture}, Select: pick},
			{Kind: Dots, Select: pick},
		} {
			r, err := Resolve(demoDataset(t), s)
			if err != nil {
				t.Fatal(err)
			}
			var printed []string
			for _, it := range r.Layout(454, 284).Items {
				if it.Text != nil && it.Text.S != r.Title {
					printed = append(printed, strings.TrimSuffix(it.Text.S, "%"))
				}
			}
			for _, p := range percent.FindAllString(r.Title, -1) {
				if !slices.Contains(printed, strings.TrimSuffix(p, "%")) {
					t.Errorf("%s of %s: “%s”, but no %s is printed", s.Kind, name, r.Title, p)
				}
			}
		}
	}
}

// Counties' totals are no lines beside the province's.
func TestTrendOfATotalHasNoThinLines(t *testing.T) {
	for id, want := range map[string]bool{"cadres": false, "cadres_bachelor_share": true} {
		r, err := Resolve(demoDataset(t), Spec{Kind: Trend, Measures: []string{id}})
		if err != nil {
			t.Fatal(err)
		}
		if got := len(r.body.(trendBody).counties) > 0; got != want {
			t.Errorf("%s: thin lines %v", id, got)
		}
	}
}

// A workspace without a source of its own names the measure's.
func TestSourceOfAChart(t *testing.T) {
	ds := *demoDataset(t)
	ds.Info.SourceZh, ds.Info.SourceEn = "", ""
	r, err := Resolve(&ds, Spec{Kind: Trend, Measures: []string{"poverty_incidence"}, Lang: "zh"})
	if err != nil {
		t.Fatal(err)
	}
	if want := "资料来源：演示数据，全省数与公开报道一致，其余为虚构　"; !strings.HasPrefix(r.Source, want) {
		t.Errorf("source %q, want %q", r.Source, want)
	}
}
