// Package classify cuts a numeric variable into ordered classes for a
// choropleth. It knows nothing about maps, colours or screens.
//
// Every method only chooses break values; a value's class follows from its
// size alone, so equal values are never split. Class i covers
// [Lower[i], Lower[i+1]); the last class includes its upper end.
package classify

import (
	"math"
	"slices"
	"sort"

	"taihang/data/text"
)

// Method of choosing breaks.
type Method string

// Methods.
const (
	Natural       Method = "natural"  // least variance within classes: Fisher (1958), exact
	Quantile      Method = "quantile" // equal counts: R's type 7
	EqualInterval Method = "equal"    // equal widths
	StdDev        Method = "stddev"   // round multiples of the standard deviation from the mean
	HeadTail      Method = "headtail" // Jiang (2013), for heavy tails; chooses k itself
	Maximum       Method = "maximum"  // the widest gaps
	Manual        Method = "manual"   // Options.Breaks
)

// Methods lists them in menu order.
var Methods = []Method{Natural, Quantile, EqualInterval, StdDev, HeadTail, Maximum, Manual}

// DefaultK is the number of classes when none is asked for.
const DefaultK = 5

// Options of Classify. The zero value gives five natural classes.
type Options struct {
	Method Method
	K      int       // head/tail finds its own
	Breaks []float64 // inner breaks, for Manual
	Nice   bool      // round breaks as far as no value changes its class
}

// Breaks are ordered classes and how well they fit.
type Breaks struct {
	Method   Method
	Asked    int       // classes asked for; fewer came out when values are few or tied
	Lower    []float64 // lower bound of each class
	Upper    float64   // upper bound of the last
	Counts   []int     // values in each class
	GVF      float64   // goodness of variance fit, 0 to 1; 1 when all values are equal
	N        int       // values classified
	Missing  int       // NaN among the values, in no class
	Distinct int
}

// K is the number of classes.
func (b Breaks) K() int { return len(b.Lower) }

// Inner returns the breaks between classes.
func (b Breaks) Inner() []float64 {
	if len(b.Lower) == 0 {
		return nil
	}
	return b.Lower[1:]
}

// Uppers returns the upper bound of each class.
func (b Breaks) Uppers() []float64 {
	if len(b.Lower) == 0 {
		return nil
	}
	return append(slices.Clone(b.Lower[1:]), b.Upper)
}

// Class returns the class of v, or -1 if v is missing (NaN) or outside b.
func (b Breaks) Class(v float64) int {
	if len(b.Lower) == 0 || math.IsNaN(v) || v < b.Lower[0] || v > b.Upper {
		return -1
	}
	return sort.Search(len(b.Lower), func(i int) bool { return b.Lower[i] > v }) - 1
}

// Classify cuts values into classes. NaN and infinities are counted as missing.
// No values at all give no classes, which is not an error.
func Classify(values []float64, o Options) (Breaks, error) {
	if o.Method == "" {
		o.Method = Natural
	}
	if o.K <= 0 {
		o.K = DefaultK
	}
	if !slices.Contains(Methods, o.Method) {
		return Breaks{}, text.Errorf("measure.classify.method", o.Method)
	}
	if o.Method == Manual {
		o.K = len(clean(o.Breaks)) + 1
	}
	b := Breaks{Method: o.Method, Asked: o.K}
	x := clean(values)
	b.N, b.Missing = len(x), len(values)-len(x)
	if len(x) == 0 {
		return b, nil
	}
	d := distinct(x)
	b.Distinct = len(d.value)
	b.Upper = x[len(x)-1]
	inner := choose(x, d, o)
	b.Lower = append([]float64{x[0]}, within(inner, x[0], b.Upper, o.Method == Manual)...)
	if o.Method == Manual && len(b.Lower) > 1 {
		b.Lower[0] = min(b.Lower[0], b.Lower[1])
		b.Upper = max(b.Upper, b.Lower[len(b.Lower)-1])
	}
	if o.Nice && o.Method != Manual {
		nice(b.Lower, x)
	}
	b.count(x)
	return b, nil
}

// choose returns the inner breaks. Where there are no more values than classes
// each value is a class of its own, as in classInt, except for the methods in
// which the breaks mean something by themselves.
func choose(x []float64, d tally, o Options) []float64 {
	switch o.Method {
	case Natural, Quantile, EqualInterval, Maximum:
		if len(d.value) <= o.K {
			return widest(d.value, o.K)
		}
	}
	switch o.Method {
	case Quantile:
		return quantiles(x, o.K)
	case EqualInterval:
		return equal(x[0], x[len(x)-1], o.K)
	case StdDev:
		return stdDev(x, o.K)
	case HeadTail:
		return headTail(x)
	case Maximum:
		return widest(d.value, o.K)
	case Manual:
		return clean(o.Breaks)
	}
	return natural(d, o.K)
}

// clean returns the finite values, ascending.
func clean(values []float64) []float64 {
	x := make([]float64, 0, len(values))
	for _, v := range values {
		if !math.IsNaN(v) && !math.IsInf(v, 0) {
			x = append(x, v)
		}
	}
	slices.Sort(x)
	return x
}

// tally is the distinct values and how often each occurs.
type tally struct {
	value []float64
	times []float64
}

func distinct(sorted []float64) tally {
	var t tally
	for i, v := range sorted {
		if i == 0 || v != sorted[i-1] {
			t.value, t.times = append(t.value, v), append(t.times, 0)
		}
		t.times[len(t.times)-1]++
	}
	return t
}

// within keeps each break once, and of computed ones only those that leave
// something on either side.
func within(inner []float64, lo, hi float64, keep bool) []float64 {
	slices.Sort(inner)
	inner = slices.Compact(inner)
	if keep {
		return inner
	}
	return slices.DeleteFunc(inner, func(v float64) bool { return v <= lo || v > hi })
}

// count fills Counts and GVF = 1 − (squares within classes / squares in all).
func (b *Breaks) count(sorted []float64) {
	b.Counts = make([]int, len(b.Lower))
	total, rest := squares(sorted), 0.0
	lo := 0
	for c := range b.Lower {
		hi := len(sorted)
		if c+1 < len(b.Lower) {
			hi = sort.SearchFloat64s(sorted, b.Lower[c+1])
		}
		b.Counts[c] = hi - lo
		rest += squares(sorted[lo:hi])
		lo = hi
	}
	b.GVF = 1
	if total > 0 {
		b.GVF = max(0, 1-rest/total)
	}
}

// squares is the sum of squared deviations from the mean, in two passes.
func squares(x []float64) float64 {
	m := mean(x)
	s := 0.0
	for _, v := range x {
		s += (v - m) * (v - m)
	}
	return s
}

func mean(x []float64) float64 {
	if len(x) == 0 {
		return 0
	}
	s := 0.0
	for _, v := range x {
		s += v
	}
	return s / float64(len(x))
}
