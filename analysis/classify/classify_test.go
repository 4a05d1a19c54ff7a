package classify

import (
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"pgregory.net/rapid"
)

func TestClassify(t *testing.T) {
	nan := math.NaN()
	for _, c := range []struct {
		name   string
		values []float64
		o      Options
		lower  []float64
		upper  float64
		counts []int
	}{
		{"nothing", nil, Options{}, nil, 0, nil},
		{"only missing", []float64{nan, math.Inf(1)}, Options{}, nil, 0, nil},
		{"one value", []float64{3, 3}, Options{}, []float64{3}, 3, []int{2}},
		{"fewer values than classes", []float64{1, 4, 4}, Options{K: 4}, []float64{1, 2.5}, 4, []int{1, 2}},
		{"two heaps", []float64{1, 2, nan, 9, 10}, Options{K: 2}, []float64{1, 5.5}, 10, []int{2, 2}},
		{"ties stay together", []float64{1, 1, 1, 1, 2, 3, 4, 5}, Options{Method: Quantile, K: 4}, []float64{1, 1.5, 3.25}, 5, []int{4, 2, 2}},
		{"equal widths, an empty class", []float64{0, 1, 2, 10, 9.5, .5, 0}, Options{Method: EqualInterval, K: 5}, []float64{0, 2, 4, 6, 8}, 10, []int{4, 1, 0, 0, 2}},
		{"widest gaps", []float64{0, 1, 5, 6, 7, 20}, Options{Method: Maximum, K: 3}, []float64{0, 3, 13.5}, 20, []int{2, 3, 1}},
		{"a heavy tail", []float64{1, 1, 1, 1, 1, 1, 1, 2, 8, 33}, Options{Method: HeadTail}, []float64{1, 5, 20.5}, 33, []int{8, 1, 1}},
		{"manual, beyond the data", []float64{5, 6}, Options{Method: Manual, Breaks: []float64{8, 2, nan, 2}}, []float64{2, 2, 8}, 8, []int{0, 2, 0}},
		{"nice", []float64{.0312, .0498, .0513, .11}, Options{K: 2, Nice: true}, []float64{.0312, .1}, .11, []int{3, 1}},
	} {
		b, err := Classify(c.values, c.o)
		if err != nil {
			t.Fatalf("%s: %v", c.name, err)
		}
		if !slices.Equal(b.Lower, c.lower) || b.Upper != c.upper || !slices.Equal(b.Counts, c.counts) {
			t.Errorf("%s: %v to %v, counts %v; want %v to %v, %v", c.name, b.Lower, b.Upper, b.Counts, c.lower, c.upper, c.counts)
		}
	}
	if _, err := Classify([]float64{1}, Options{Method: "jenkins"}); err == nil {
		t.Error("an unknown method was taken")
	}
}

// values draws a sample with ties, gaps and holes in it.
func values(t *rapid.T) []float64 {
	v := rapid.SliceOfN(rapid.OneOf(
		rapid.Float64Range(-1e4, 1e4),
		rapid.Map(rapid.IntRange(0, 9), func(i int) float64 { return float64(i) }),
		rapid.Map(rapid.Float64Range(0, 1), func(x float64) float64 { return math.Round(x*1e4) / 1e4 }),
		rapid.Just(math.NaN()),
	), 1, 120).Draw(t, "values")
	return v
}

func TestEveryMethodIsAPartition(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		x, k := values(t), rapid.IntRange(1, 9).Draw(t, "k")
		best, _ := Classify(x, Options{Method: Natural, K: k})
		for _, m := range Methods {
			o := Options{Method: m, K: k, Nice: rapid.Bool().Draw(t, "nice")}
			if m == Manual {
				o.Breaks = rapid.SliceOfN(rapid.Float64Range(-1e4, 1e4), 0, 8).Draw(t, "breaks")
			}
			b, err := Classify(x, o)
			if err != nil {
				t.Fatal(err)
			}
			if !slices.IsSorted(b.Uppers()) || !slices.IsSorted(b.Lower) {
				t.Fatalf("%s: breaks fall: %v %v", m, b.Lower, b.Upper)
			}
			counts, missing := make([]int, b.K()), 0
			for _, v := range x {
				if c := b.Class(v); c >= 0 {
					counts[c]++
				} else {
					missing++
				}
			}
			if !slices.Equal(counts, b.Counts) && b.N > 0 || missing != b.Missing || b.N+b.Missing != len(x) {
				t.Fatalf("%s: Class gives %v and %d missing, Counts says %v and %d (%v)", m, counts, missing, b.Counts, b.Missing, b.Lower)
			}
			if b.GVF < 0 || b.GVF > 1 {
				t.Fatalf("%s: fit %v", m, b.GVF)
			}
			if b.K() <= k && b.GVF > best.GVF+1e-9 {
				t.Fatalf("%s fits better (%v) than natural (%v) with %d classes", m, b.GVF, best.GVF, k)
			}
			if m != Manual {
				o.Nice = !o.Nice
				other, _ := Classify(x, o)
				if !slices.Equal(other.Counts, b.Counts) {
					t.Fatalf("%s: rounding moved a value: %v %v, %v %v", m, b.Lower, b.Counts, other.Lower, other.Counts)
				}
			}
		}
	})
}

func TestMoreNaturalClassesFitNoWorse(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		x, last := values(t), -1.0
		for k := 1; k < 10; k++ {
			b, _ := Classify(x, Options{K: k})
			if b.GVF < last-1e-12 {
				t.Fatalf("%d classes fit worse (%v) than %d (%v)", k, b.GVF, k-1, last)
			}
			last = b.GVF
		}
	})
}

// TestNaturalIsTheBestOfAll compares with trying every partition.
func TestNaturalIsTheBestOfAll(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		x := clean(rapid.SliceOfN(rapid.Float64Range(0, 100), 3, 11).Draw(t, "x"))
		k := rapid.IntRange(2, 4).Draw(t, "k")
		best := math.Inf(1)
		var try func(from, classes int, sum float64)
		try = func(from, classes int, sum float64) {
			if classes == 1 {
				best = min(best, sum+squares(x[from:]))
				return
			}
			for i := from + 1; i < len(x); i++ {
				try(i, classes-1, sum+squares(x[from:i]))
			}
		}
		try(0, min(k, len(x)), 0)
		b, _ := Classify(x, Options{K: k})
		got := (1 - b.GVF) * squares(x)
		if got > best+1e-6 {
			t.Fatalf("squares %v, the best partition has %v", got, best)
		}
	})
}

func BenchmarkNatural(b *testing.B) {
	for _, n := range []int{168, 10_000, 128_000} {
		rng := rand.New(rand.NewPCG(1, 2))
		x := make([]float64, n)
		for i := range x {
			x[i] = math.Round(math.Exp(3+.9*rng.NormFloat64())*1e6) / 1e6
		}
		for _, k := range []int{5, 7} {
			b.Run(fmt.Sprintf("n=%d/k=%d", n, k), func(b *testing.B) {
				b.ReportAllocs()
				for b.Loop() {
					if _, err := Classify(x, Options{K: k}); err != nil {
						b.Fatal(err)
					}
				}
			})
		}
	}
}
