package demo

import (
	"math"
	"slices"
	"testing"

	"pgregory.net/rapid"
)

// The parts add up, and each lies within one of its share.
func TestApportion(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		total := rapid.IntRange(0, 100_000).Draw(t, "total")
		some := func(list []float64) bool { return slices.Max(list) > 0 }
		weights := rapid.SliceOfN(rapid.Float64Range(0, 1e6), 1, 40).Filter(some).Draw(t, "weights")
		sum := 0.0
		for _, w := range weights {
			sum += w
		}
		have := 0
		for i, n := range Apportion(total, weights) {
			have += n
			if share := float64(total) * weights[i] / sum; math.Abs(float64(n)-share) >= 1+1e-6 {
				t.Fatalf("part %d is %d of a share of %v", i, n, share)
			}
			if weights[i] == 0 && n > 0 {
				t.Fatalf("part %d has no weight and gets %d", i, n)
			}
		}
		if have != total {
			t.Fatalf("parts add up to %d, want %d", have, total)
		}
	})
}
