package trend

import (
	"math"
	"slices"
	"testing"

	"pgregory.net/rapid"
)

var nan = math.NaN()

func TestOnCourse(t *testing.T) {
	all := []Series{
		{"a", []float64{.10, .05, .02}},
		{"b", []float64{.11, .06, .03}},
		{"c", []float64{.09, nan, .01}},
		{"behind", []float64{.10, .09, .08}},
		{"alone", []float64{.30, .20, .10}},
		{"late", []float64{nan, .02, .02}},
	}
	got := OnCourse(all, 0, 2, PeerWithin)
	if c := got[3]; !c.Behind() || c.Peers != 3 || math.Abs(c.Gap-.06) > 1e-12 || math.Abs(c.Median[1]-.055) > 1e-12 {
		t.Errorf("behind: %+v", c)
	}
	if c := got[4]; !math.IsNaN(c.Gap) || c.Peers != 0 || c.Behind() {
		t.Errorf("alone: %+v", c)
	}
	if c := got[5]; !math.IsNaN(c.Gap) || c.Key != "late" {
		t.Errorf("late: %+v", c)
	}
	// b started exactly .015 away from nobody; .01 from a: the bound is included.
	if c := OnCourse(all, 0, 2, .01)[1]; c.Peers != 2 {
		t.Errorf("b has %d peers within one point, want a and behind", c.Peers)
	}
}

// TestPeersByHand compares with looking at every pair.
func TestPeersByHand(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var all []Series
		for range rapid.IntRange(1, 40).Draw(t, "n") {
			f := rapid.Float64Range(0, .2)
			all = append(all, Series{Values: []float64{f.Draw(t, "start"), f.Draw(t, "end")}})
		}
		for i, c := range OnCourse(all, 0, 1, PeerWithin) {
			var ends []float64
			for j, o := range all {
				if j != i && math.Abs(o.Values[0]-all[i].Values[0]) <= PeerWithin+1e-12 {
					ends = append(ends, o.Values[1])
				}
			}
			slices.Sort(ends)
			want := nan
			if len(ends) >= MinPeers {
				want = all[i].Values[1] - (ends[(len(ends)-1)/2]+ends[len(ends)/2])/2
			}
			if c.Peers != len(ends) || math.IsNaN(want) != math.IsNaN(c.Gap) || math.Abs(want-c.Gap) > 1e-12 {
				t.Fatalf("%d: %+v, want %d peers and gap %v", i, c, len(ends), want)
			}
		}
	})
}
