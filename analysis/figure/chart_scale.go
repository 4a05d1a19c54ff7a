package figure

import (
	"math"
	"slices"
)

// linear maps the domain [d0, d1] onto the range [r0, r1].
type linear struct{ d0, d1, r0, r1 float64 }

func (s linear) at(v float64) float64 {
	if s.d1 == s.d0 {
		return s.r0
	}
	return s.r0 + (v-s.d0)/(s.d1-s.d0)*(s.r1-s.r0)
}

// niceTicks returns round numbers from 0, or from below lo when that is
// negative or zero is out of place, up to the first one at or above hi; about
// n of them. The last tick is the end of the axis, so nothing is cut off.
func niceTicks(lo, hi float64, n int) []float64 {
	if !(hi > lo) || math.IsInf(hi-lo, 0) {
		hi = lo + 1
	}
	step := niceStep((hi - lo) / float64(max(n, 1)))
	first := math.Floor(lo/step+1e-9) * step
	var ticks []float64
	for i := 0; ; i++ {
		t := first + float64(i)*step
		ticks = append(ticks, t)
		if t >= hi-step*1e-9 {
			return ticks
		}
	}
}

// niceStep is the smallest of 1, 2, 5 times a power of ten at or above x.
func niceStep(x float64) float64 {
	if x <= 0 {
		return 1
	}
	p := math.Pow(10, math.Floor(math.Log10(x)))
	for _, m := range []float64{1, 2, 5, 10} {
		if m*p >= x*(1-1e-9) {
			return m * p
		}
	}
	return 10 * p
}

// spread moves label positions as little as possible, in the least-squares
// sense, so that neighbours stand at least gap apart and all lie in [lo, hi].
// The order of ys is kept. It is isotonic regression on y_i − i·gap, solved by
// pooling adjacent violators (Ayer et al. 1955). ok is false when there is no
// room; the caller then drops labels.
func spread(ys []float64, gap, lo, hi float64) (out []float64, ok bool) {
	n := len(ys)
	if n == 0 {
		return nil, true
	}
	if float64(n-1)*gap > hi-lo+1e-9 {
		return nil, false
	}
	order := make([]int, n)
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int {
		switch {
		case ys[a] < ys[b]:
			return -1
		case ys[a] > ys[b]:
			return 1
		}
		return 0
	})
	type block struct {
		sum float64
		n   int
	}
	var blocks []block
	for i, k := range order {
		blocks = append(blocks, block{ys[k] - float64(i)*gap, 1})
		for m := len(blocks); m > 1; m = len(blocks) {
			a, b := blocks[m-2], blocks[m-1]
			if a.sum/float64(a.n) <= b.sum/float64(b.n) {
				break
			}
			blocks = append(blocks[:m-2], block{a.sum + b.sum, a.n + b.n})
		}
	}
	out = make([]float64, n)
	i, top := 0, hi-float64(n-1)*gap
	for _, b := range blocks {
		v := min(max(b.sum/float64(b.n), lo), top)
		for range b.n {
			out[order[i]] = v + float64(i)*gap
			i++
		}
	}
	return out, true
}
