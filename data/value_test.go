package data

import (
	"math"
	"testing"
	"time"

	"pgregory.net/rapid"
)

// TestDates: every day comes back as itself, in order, and none is the unknown
// date, those about 1970 included.
func TestDates(t *testing.T) {
	last := NewDate(1899, 12, 31)
	for day := time.Date(1900, 1, 1, 0, 0, 0, 0, time.UTC); day.Year() < 2101; day = day.AddDate(0, 0, 1) {
		d := NewDate(day.Year(), int(day.Month()), day.Day())
		if !d.Known() || !d.Time().Equal(day) || d <= last {
			t.Fatalf("%s became %d, %s", day.Format("2006-01-02"), d, d)
		}
		last = d
		back, err := ParseDate(d.String())
		if err != nil || back != d {
			t.Fatalf("%s read back as %s: %v", d, back, err)
		}
	}
	if s := Date(0).String(); s != "" || Date(0).Year() != 0 {
		t.Errorf("the unknown date prints as %q", s)
	}
	if _, err := ParseDate("2018-02-30"); err == nil {
		t.Error("30 February was taken for a day")
	}
}

func TestAgeAt(t *testing.T) {
	for _, c := range []struct {
		birth, at Date
		want      int
	}{
		{NewDate(1971, 6, 30), RosterDate(2016), 45},
		{NewDate(1971, 7, 1), RosterDate(2016), 44},
		{NewDate(1969, 12, 31), NewDate(2016, 12, 30), 46},
		{NewDate(2000, 2, 29), NewDate(2001, 2, 28), 0},
		{0, RosterDate(2016), -1},
	} {
		if got := AgeAt(c.birth, c.at); got != c.want {
			t.Errorf("born %s, on %s: %d, want %d", c.birth, c.at, got, c.want)
		}
	}
}

// TestValues: what is no figure never becomes one.
func TestValues(t *testing.T) {
	for _, v := range []float64{math.NaN(), math.Inf(1), math.Inf(-1)} {
		if Num(v) != (Value{}) {
			t.Errorf("%v became %+v", v, Num(v))
		}
	}
	rapid.Check(t, func(t *rapid.T) {
		v := Value{V: rapid.Float64Range(-1e9, 1e9).Draw(t, "v"), State: State(rapid.IntRange(0, 3).Draw(t, "state"))}
		if missing := math.IsNaN(v.Float()); missing == (v.State == Present) {
			t.Fatalf("%+v reads as %v", v, v.Float())
		}
	})
	if Num(0).Float() != 0 {
		t.Error("zero is a figure")
	}
}

// TestMatches holds the published rule, and that it is silent on other units.
func TestMatches(t *testing.T) {
	for u, v := range map[UnitKind]VillageKind{
		UnitPartyMass: VillageSoft, UnitEconomic: VillagePoor, UnitPoliticalLegal: VillageDisorderly, UnitAgriculture: VillageWeak,
	} {
		for _, k := range VillageKinds {
			if match, ok := Matches(u, k); !ok || match != (k == v) {
				t.Errorf("%s to %s: %v, %v", u, k, match, ok)
			}
		}
	}
	if _, ok := Matches(UnitCentral, VillagePoor); ok {
		t.Error("the rule names no central unit")
	}
}
