package figure

import "math"

// wilson is the 95 % interval of a share (Wilson 1927).
func wilson(n, d float64) (lo, hi float64) {
	const z = 1.959963984540054
	if d <= 0 {
		return 0, 1
	}
	p, zz := n/d, z*z
	mid := (p + zz/(2*d)) / (1 + zz/d)
	half := z / (1 + zz/d) * math.Sqrt(p*(1-p)/d+zz/(4*d*d))
	return math.Max(0, mid-half), math.Min(1, mid+half)
}
