package figure

import (
	"math"
	"slices"
	"testing"

	"pgregory.net/rapid"
)

func TestNiceTicks(t *testing.T) {
	for _, c := range []struct {
		lo, hi float64
		n      int
		want   []float64
	}{
		{0, 15.3, 4, []float64{0, 5, 10, 15, 20}},
		{0, 12.69, 4, []float64{0, 5, 10, 15}},
		{0, 742, 3, []float64{0, 500, 1000}},
		{0, 1, 5, []float64{0, .2, .4, .6, .8, 1}},
		{.52, 1, 3, []float64{.4, .6, .8, 1}},
		{0, 0, 4, []float64{0, .5, 1}},
		{-3, 4, 4, []float64{-4, -2, 0, 2, 4}},
	} {
		got := niceTicks(c.lo, c.hi, c.n)
		if !slices.EqualFunc(got, c.want, func(a, b float64) bool { return math.Abs(a-b) < 1e-9 }) {
			t.Errorf("niceTicks(%v, %v, %d) = %v, want %v", c.lo, c.hi, c.n, got, c.want)
		}
	}
}

func TestTicksCoverTheirDomain(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		lo := rapid.Float64Range(-1e6, 1e6).Draw(t, "lo")
		hi := lo + rapid.Float64Range(1e-3, 1e6).Draw(t, "span")
		n := rapid.IntRange(1, 8).Draw(t, "n")
		ticks := niceTicks(lo, hi, n)
		eps := (hi - lo) * 1e-6
		if ticks[0] > lo+eps || ticks[len(ticks)-1] < hi-eps {
			t.Fatalf("%v does not cover [%v, %v]", ticks, lo, hi)
		}
		if len(ticks) > n+2 {
			t.Fatalf("%d ticks for %d", len(ticks), n)
		}
	})
}

func TestSpreadKeepsItsPromises(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		ys := rapid.SliceOfN(rapid.Float64Range(0, 100), 0, 12).Draw(t, "ys")
		gap := rapid.Float64Range(1, 20).Draw(t, "gap")
		out, ok := spread(ys, gap, 0, 100)
		if fits := len(ys) == 0 || float64(len(ys)-1)*gap <= 100; fits != ok {
			t.Fatalf("ok = %v for %d labels %v apart", ok, len(ys), gap)
		}
		if !ok {
			return
		}
		free := true
		for i := range ys {
			if out[i] < -1e-9 || out[i] > 100+1e-9 {
				t.Fatalf("label at %v", out[i])
			}
			for j := range ys {
				if d := math.Abs(ys[i] - ys[j]); i != j && d < gap {
					free = false
				}
				if i != j && math.Abs(out[i]-out[j]) < gap-1e-6 {
					t.Fatalf("labels at %v and %v, want %v apart", out[i], out[j], gap)
				}
				if ys[i] < ys[j] && out[i] > out[j] {
					t.Fatalf("order changed: %v became %v", ys, out)
				}
			}
		}
		for i := range ys {
			if free && math.Abs(out[i]-ys[i]) > 1e-9 {
				t.Fatalf("moved %v to %v without need", ys, out)
			}
		}
	})
}
