// Package trend reads a measure over years: which parts fall behind others that
// started alike. It is arithmetic on series; it knows no counties and no cube.
package trend

import (
	"math"
	"slices"
	"sort"
)

// Series is a value a year, NaN where there is none: a gap stays a gap and is
// never bridged.
type Series struct {
	Key    string
	Values []float64
}

// quartiles are the lower quartile, median and upper quartile of all series at
// each position, by R's type 7; NaN where no series has a value.
func quartiles(all []Series, years int) (lo, mid, hi []float64) {
	for i := range years {
		var x []float64
		for _, s := range all {
			if i < len(s.Values) && !math.IsNaN(s.Values[i]) {
				x = append(x, s.Values[i])
			}
		}
		slices.Sort(x)
		lo, mid, hi = append(lo, quantile(x, .25)), append(mid, quantile(x, .5)), append(hi, quantile(x, .75))
	}
	return lo, mid, hi
}

func quantile(sorted []float64, p float64) float64 {
	if len(sorted) == 0 {
		return math.NaN()
	}
	h := p * float64(len(sorted)-1)
	i := int(h)
	if i+1 == len(sorted) {
		return sorted[i]
	}
	return sorted[i] + (h-float64(i))*(sorted[i+1]-sorted[i])
}

// PeerWithin is how far a peer's start may lie from one's own: 1.5 points of a
// share.
const PeerWithin = 0.015

// MinPeers is how few peers still make a median worth comparing with.
const MinPeers = 3

// Course compares a series with its peers: the series that started within
// ±within of it (itself excluded) and have a value at the end.
type Course struct {
	Key        string
	Start, End float64
	Peers      int
	Median     []float64 // of the peers, by year
	Gap        float64   // End less the peers' median: above zero is behind for a burden; NaN without enough peers
}

// Behind says whether a burden has fallen less than among the peers.
func (c Course) Behind() bool { return c.Gap > 0 }

// OnCourse compares every series at position end with those that stood alike
// at position start. The result is in the order of the input.
func OnCourse(all []Series, start, end int, within float64) []Course {
	out := make([]Course, len(all))
	order := make([]int, 0, len(all))
	for i, s := range all {
		out[i] = Course{Key: s.Key, Start: at(s, start), End: at(s, end), Gap: math.NaN()}
		if !math.IsNaN(out[i].Start) && !math.IsNaN(out[i].End) {
			order = append(order, i)
		}
	}
	sort.SliceStable(order, func(a, b int) bool { return out[order[a]].Start < out[order[b]].Start })
	for _, i := range order {
		c := &out[i]
		lo := sort.Search(len(order), func(k int) bool { return out[order[k]].Start >= c.Start-within-1e-12 })
		var peers []Series
		for _, k := range order[lo:] {
			if out[k].Start > c.Start+within+1e-12 {
				break
			}
			if k != i {
				peers = append(peers, all[k])
			}
		}
		c.Peers = len(peers)
		if c.Peers < MinPeers {
			continue
		}
		_, c.Median, _ = quartiles(peers, len(all[i].Values))
		c.Gap = c.End - c.Median[end]
	}
	return out
}

func at(s Series, i int) float64 {
	if i < 0 || i >= len(s.Values) {
		return math.NaN()
	}
	return s.Values[i]
}
