package classify

import (
	"math"
	"slices"
	"strconv"
)

// quantiles are R's type 7, interpolated between order statistics.
func quantiles(x []float64, k int) []float64 {
	out := make([]float64, 0, k-1)
	for i := 1; i < k; i++ {
		out = append(out, quantile(x, float64(i)/float64(k)))
	}
	return out
}

// quantile is type 7 of Hyndman and Fan (1996) of sorted values.
func quantile(x []float64, p float64) float64 {
	// The fuzz is R's: 4 ulp below a whole index counts as that index.
	h := p * float64(len(x)-1)
	lo := math.Floor(h + 4*epsilon)
	i := int(lo)
	if f := h - lo; math.Abs(f) > 1e-12 && i+1 < len(x) {
		return x[i] + f*(x[i+1]-x[i])
	}
	return x[i]
}

const epsilon = 2.220446049250313e-16

func equal(lo, hi float64, k int) []float64 {
	out := make([]float64, 0, k-1)
	for i := 1; i < k; i++ {
		out = append(out, lo+(hi-lo)*float64(i)/float64(k))
	}
	return out
}

// stdDev puts breaks at round multiples of the standard deviation (n-1) from
// the mean, about k classes, as classInt's style "sd" does.
func stdDev(x []float64, k int) []float64 {
	if len(x) < 2 {
		return nil
	}
	m, sd := mean(x), math.Sqrt(squares(x)/float64(len(x)-1))
	if sd == 0 {
		return nil
	}
	out := pretty((x[0]-m)/sd, (x[len(x)-1]-m)/sd, k)
	for i := range out {
		out[i] = out[i]*sd + m
	}
	return out
}

// pretty is R's: about n intervals of 1, 2 or 5 times a power of ten that
// cover lo to hi (Becker, Chambers and Wilks, The New S Language, 1988).
func pretty(lo, hi float64, n int) []float64 {
	const bias = 1.5 // of R's high.u.bias: rather fewer intervals than more
	const bias5 = .5 + 1.5*bias
	cell := (hi - lo) / float64(n)
	base := math.Pow(10, math.Floor(math.Log10(cell)))
	unit := base
	if 2*base-cell < bias*(cell-unit) {
		unit = 2 * base
		if 5*base-cell < bias5*(cell-unit) {
			unit = 5 * base
			if 10*base-cell < bias*(cell-unit) {
				unit = 10 * base
			}
		}
	}
	from, to := math.Floor(lo/unit+1e-7), math.Ceil(hi/unit-1e-7)
	var out []float64
	for i := from; i <= to; i++ {
		out = append(out, i*unit)
	}
	return out
}

// headTail splits at the mean, and goes on with the part above it as long as
// that part is a minority of at most 40 % (B. Jiang, "Head/tail breaks", The
// Professional Geographer 65, 2013).
func headTail(x []float64) []float64 {
	var out []float64
	for head := x; ; {
		m := mean(head)
		i, _ := slices.BinarySearchFunc(head, m, func(v, m float64) int {
			if v > m {
				return 1
			}
			return -1
		})
		out = append(out, m)
		if n := len(head) - i; n <= 1 || float64(n) > .4*float64(len(head)) {
			return out
		}
		head = head[i:]
	}
}

// widest puts the breaks into the middle of the k-1 widest gaps; of equal ones
// the lower.
func widest(value []float64, k int) []float64 {
	gaps := make([]int, 0, len(value))
	for i := 1; i < len(value); i++ {
		gaps = append(gaps, i)
	}
	slices.SortStableFunc(gaps, func(a, b int) int {
		ga, gb := value[a]-value[a-1], value[b]-value[b-1]
		switch {
		case ga > gb:
			return -1
		case ga < gb:
			return 1
		}
		return 0
	})
	var out []float64
	for _, i := range gaps[:min(k-1, len(gaps))] {
		out = append(out, middle(value[i-1], value[i]))
	}
	return out
}

// nice replaces each inner break by the roundest number that still lies above
// the values below it and not above those beyond it.
func nice(lower, sorted []float64) {
	for c := 1; c < len(lower); c++ {
		i, _ := slices.BinarySearch(sorted, lower[c])
		if i > 0 && i < len(sorted) && sorted[i-1] < lower[c] {
			// An empty class leaves its breaks between the same two values.
			lo, hi := max(sorted[i-1], lower[c-1]), sorted[i]
			if c+1 < len(lower) {
				hi = min(hi, math.Nextafter(lower[c+1], lo))
			}
			lower[c] = roundest(lo, hi, lower[c])
		}
	}
}

// roundest is the number in (lo, hi] of the coarsest step 1, ½ or ⅕ of a power
// of ten, nearest to v of those.
func roundest(lo, hi, v float64) float64 {
	top := int(math.Ceil(math.Log10(max(math.Abs(lo), math.Abs(hi), 1e-300)))) + 1
	for e := top; e > top-17; e-- {
		for _, m := range []float64{1, .5, .2} {
			step := m * math.Pow(10, float64(e))
			for _, n := range []float64{math.Round(v / step), math.Floor(hi / step), math.Ceil(lo / step)} {
				// Through text, so that 3 × 0.1 is 0.3.
				x, err := strconv.ParseFloat(strconv.FormatFloat(n*step, 'f', max(0, 1-e), 64), 64)
				if err == nil && x > lo && x <= hi {
					return x
				}
			}
		}
	}
	return v
}
