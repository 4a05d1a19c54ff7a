package measure

import (
	"testing"

	"taihang/data"
)

func TestRatio(t *testing.T) {
	c := Builtin()
	for _, x := range []struct{ total, ratio string }{
		{"cadres", "cadres_per_village"},
		{"first_secretaries", ""},
		{"poor_people", "poverty_incidence"},
		{"villages_exited", "exited_share"},
		{"units_returned", "returned_share"},
		{"village_poor_people", "village_poor_share"},
		{"work_money_total", "work_money"},
		{"county_area", ""},
	} {
		m, err := c.Get(x.total)
		if err != nil {
			t.Fatal(err)
		}
		got := ""
		if r := c.Ratio(m); r != nil {
			got = r.ID
		}
		if got != x.ratio {
			t.Errorf("%s: to be compared by %q, want %q", x.total, got, x.ratio)
		}
	}
}

func TestIsTotal(t *testing.T) {
	c := Builtin()
	for id, want := range map[string]bool{
		"cadres": true, "work_money_total": true, "rural_population": true,
		"cadres_per_village": false, "tier": false, "delist_year": false, "county_area": false,
	} {
		if m, err := c.Get(id); err != nil || m.IsTotal() != want {
			t.Errorf("%s is a total: %v, %v", id, !want, err)
		}
	}
}

func TestIndicatorUnits(t *testing.T) {
	for unit, want := range map[string]string{"亿元": "hundred million yuan", "%": "%", "担": "担", "": ""} {
		if m := Indicator(data.IndicatorInfo{Name: "x", Unit: unit}); m.UnitEn != want || m.UnitZh != unit {
			t.Errorf("unit %q: in English %q, want %q", unit, m.UnitEn, want)
		}
	}
}
