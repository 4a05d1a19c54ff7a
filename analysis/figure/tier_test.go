package figure

import (
	"strings"
	"testing"

	"taihang/analysis/dataset"
	"taihang/data"
	"taihang/data/facts"
)

// TestTiersNotLoaded: a workspace knows the 22 counties of Yanshan–Taihang from
// the start; the two lists that were not published are missing, not empty.
func TestTiersNotLoaded(t *testing.T) {
	ds, err := dataset.FromSet(facts.Gazetteer())
	if err != nil {
		t.Fatal(err)
	}
	r, err := Resolve(ds, Spec{Kind: Choropleth, Measures: []string{"tier"}})
	if err != nil {
		t.Fatal(err)
	}
	counts := map[string]int{}
	for _, e := range r.Legend {
		counts[e.Key] = e.Count
	}
	if _, ok := counts[string(data.TierMountain)]; ok || len(counts) != 2 || counts[string(data.TierYanshanTaihang)] != 22 || counts[string(data.TierOther)] != 146 {
		t.Errorf("the legend counts %v", counts)
	}
	if r.Title != "22 县属燕山-太行山片区，其余 146 县不属" {
		t.Errorf("the title says %q", r.Title)
	}
	var page strings.Builder
	if err := Dump(&page, r.Layout(PaperSize(Choropleth))); err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(page.String(), "名单未载入") {
		t.Error("the page does not say that lists are missing")
	}
}
