package demo

import (
	"math/rand/v2"
	"slices"
)

// Apportion divides total among the weights by largest remainder: whole
// numbers that add up to total exactly, each within one of its share. Ties go
// to the earlier entry. Weights are not negative and not all zero.
func Apportion(total int, weights []float64) []int {
	sum := 0.0
	for _, w := range weights {
		sum += w
	}
	out := make([]int, len(weights))
	rest := make([]float64, len(weights))
	order := make([]int, 0, len(weights))
	left := total
	for i, w := range weights {
		share := float64(total) * w / sum
		out[i] = int(share)
		rest[i] = share - float64(out[i])
		left -= out[i]
		if w > 0 {
			order = append(order, i)
		}
	}
	slices.SortStableFunc(order, func(a, b int) int {
		switch {
		case rest[a] > rest[b]:
			return -1
		case rest[a] < rest[b]:
			return 1
		}
		return 0
	})
	for k := 0; k < left; k++ {
		out[order[k%len(order)]]++
	}
	return out
}

// deal returns value i quota[i] times, in an order of chance.
func deal[T any](r *rand.Rand, values []T, quota []int) []T {
	var out []T
	for i, v := range values {
		for range quota[i] {
			out = append(out, v)
		}
	}
	shuffle(r, out)
	return out
}

func shuffle[T any](r *rand.Rand, list []T) {
	r.Shuffle(len(list), func(i, j int) { list[i], list[j] = list[j], list[i] })
}

// times multiplies quotas by the scale.
func times(n int, quota []int) []int {
	out := make([]int, len(quota))
	for i, q := range quota {
		out[i] = n * q
	}
	return out
}
