package rate

import (
	"math"
	"testing"

	"pgregory.net/rapid"
)

// Intervals are those of Newcombe (1998), Statistics in Medicine 17, 857–872,
// table I, method 3; differences those of 873–890, table II, method 10.
func TestWilson(t *testing.T) {
	for _, c := range []struct {
		x, n   int
		lo, hi float64
	}{
		{81, 263, 0.2553, 0.3662},
		{15, 148, 0.0624, 0.1605},
		{0, 20, 0, 0.1611},
		{1, 29, 0.0061, 0.1718},
		{29, 29, 0.8830, 1},
	} {
		if i := Wilson(c.x, c.n); math.Abs(i.Lo-c.lo) > 5e-5 || math.Abs(i.Hi-c.hi) > 5e-5 {
			t.Errorf("%d of %d: %.4f to %.4f, want %.4f to %.4f", c.x, c.n, i.Lo, i.Hi, c.lo, c.hi)
		}
	}
	for _, bad := range [][2]int{{0, 0}, {3, 2}, {-1, 5}} {
		if i := Wilson(bad[0], bad[1]); !math.IsNaN(i.Lo) || !math.IsNaN(i.Share) {
			t.Errorf("%v gives %+v", bad, i)
		}
	}
}

func TestDifference(t *testing.T) {
	for _, c := range []struct {
		a, m, b, n int
		lo, hi     float64
	}{
		{56, 70, 48, 80, 0.0524, 0.3339},
		{9, 10, 3, 10, 0.1705, 0.8090},
		{10, 10, 0, 20, 0.6791, 1},
		{10, 10, 0, 10, 0.6075, 1},
	} {
		d := Difference(Wilson(c.a, c.m), Wilson(c.b, c.n))
		if math.Abs(d.Lo-c.lo) > 5e-5 || math.Abs(d.Hi-c.hi) > 5e-5 || !d.Excludes() {
			t.Errorf("%d/%d − %d/%d: %.4f to %.4f, want %.4f to %.4f", c.a, c.m, c.b, c.n, d.Lo, d.Hi, c.lo, c.hi)
		}
	}
}

func TestIntervalsHoldTheShare(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(1, 100000).Draw(t, "n")
		x := rapid.IntRange(0, n).Draw(t, "x")
		i, more := Wilson(x, n), Wilson(4*x, 4*n)
		if !(0 <= i.Lo && i.Lo <= i.Share && i.Share <= i.Hi && i.Hi <= 1) {
			t.Fatalf("%+v", i)
		}
		if more.Hi-more.Lo > i.Hi-i.Lo {
			t.Fatalf("four times the cases widen the interval: %+v %+v", i, more)
		}
		if m := Wilson(n-x, n); math.Abs(m.Lo-(1-i.Hi)) > 1e-12 {
			t.Fatalf("the complement is not the mirror image: %+v %+v", i, m)
		}
	})
}
