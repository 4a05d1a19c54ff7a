// Package rate puts intervals around shares. Every share the program shows
// carries its n; these say how far it could lie from it by chance alone.
package rate

import "math"

// z95 is the two-sided 95 % quantile of the normal distribution.
const z95 = 1.959963984540054

// Interval is a share with its 95 % interval. All are NaN without cases.
type Interval struct {
	Share, Lo, Hi float64
	N             int
}

// Wilson is the score interval of x cases among n (E. B. Wilson, JASA 22,
// 1927). Unlike the textbook interval it stays within 0 and 1 and has a width
// at 0 and at 1.
func Wilson(x, n int) Interval {
	if n <= 0 || x < 0 || x > n {
		return Interval{math.NaN(), math.NaN(), math.NaN(), max(n, 0)}
	}
	p, nn := float64(x)/float64(n), float64(n)
	z2 := z95 * z95
	mid := (p + z2/(2*nn)) / (1 + z2/nn)
	half := z95 / (1 + z2/nn) * math.Sqrt(p*(1-p)/nn+z2/(4*nn*nn))
	i := Interval{p, mid - half, mid + half, n}
	// Exact at the ends, where rounding would leave 1e-17.
	if x == 0 {
		i.Lo = 0
	}
	if x == n {
		i.Hi = 1
	}
	return i
}

// Contrast is the difference of two shares with its 95 % interval.
type Contrast struct{ Diff, Lo, Hi float64 }

// Excludes says whether the interval leaves zero out: the shares differ by
// more than chance would explain.
func (c Contrast) Excludes() bool { return c.Lo > 0 || c.Hi < 0 }

// Difference is a − b, by the hybrid of two Wilson intervals (R. G. Newcombe,
// Statistics in Medicine 17, 1998, method 10). The groups must not overlap.
func Difference(a, b Interval) Contrast {
	d := a.Share - b.Share
	return Contrast{
		Diff: d,
		Lo:   d - math.Hypot(a.Share-a.Lo, b.Hi-b.Share),
		Hi:   d + math.Hypot(a.Hi-a.Share, b.Share-b.Lo),
	}
}
