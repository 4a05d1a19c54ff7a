package trend

import (
	"math"
	"slices"
	"testing"

	"pgregory.net/rapid"
)

var nan = math.NaN()

func TestSeries(t *testing.T) {
	s := Series{Values: []float64{nan, 9, 7, nan, 3, 2, nan}}
	if got := s.Runs(); !slices.Equal(got, [][2]int{{1, 3}, {4, 6}}) {
		t.Errorf("runs %v", got)
	}
	if got := s.Change(); got != -7 {
		t.Errorf("change %v", got)
	}
	for _, c := range []struct {
		values []float64
		target float64
		up     bool
		want   int
	}{
		{[]float64{9, 3, 2, 1}, 2, false, 2},
		{[]float64{9, 1, 3, 1}, 2, false, 3}, // went back up in between
		{[]float64{9, 2, nan, 1}, 2, false, 1},
		{[]float64{9, 8}, 2, false, -1},
		{[]float64{.5, .9, 1}, .9, true, 1},
		{[]float64{nan}, 1, true, -1},
	} {
		if got := (Series{Values: c.values}).Crosses(c.target, c.up); got != c.want {
			t.Errorf("%v at %v: %d, want %d", c.values, c.target, got, c.want)
		}
	}
	for _, v := range [][]float64{nil, {nan}, {4}, {nan, 4}} {
		if c := (Series{Values: v}).Change(); !math.IsNaN(c) {
			t.Errorf("change of %v is %v", v, c)
		}
	}
}

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
