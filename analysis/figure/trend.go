package figure

import (
	"math"

	"taihang/data"
)

// trendLines is the numbers of a trend: a measure over years.
type trendLines struct {
	years    []int
	whole    []data.Value // by year
	sel      []data.Value // nil without a selection
	counties []line
	target   *float64
	current  int  // the current period, a year; 0 none
	burden   bool // less is better: a target is reached from above
}

// line is a county's values. NaN is a gap and stays one.
type line struct {
	county int // index in Dataset.Counties
	v      []float64
	picked bool
}

// gaps says whether a line has nothing to draw.
func (l line) empty() bool {
	for _, v := range l.v {
		if v == v {
			return false
		}
	}
	return true
}

// runs cuts a series into its unbroken parts, as index ranges [from, to).
func runs(v []float64) (out [][2]int) {
	for i := 0; i < len(v); {
		if math.IsNaN(v[i]) {
			i++
			continue
		}
		j := i
		for j < len(v) && !math.IsNaN(v[j]) {
			j++
		}
		out = append(out, [2]int{i, j})
		i = j
	}
	return out
}

// reached returns the first year from which the series is below the target to
// its end, having been at or above it the year before. Gaps prove nothing.
func reached(years []int, v []data.Value, target float64) (year int, ok bool) {
	i := len(v)
	for i > 0 && v[i-1].State == data.Present && v[i-1].V < target {
		i--
	}
	if i == 0 || i == len(v) || v[i-1].State != data.Present {
		return 0, false
	}
	return years[i], true
}

// ends returns the first and last present values and their years.
func ends(years []int, v []data.Value) (a, b data.Value, ya, yb int) {
	for i, x := range v {
		if x.State != data.Present {
			continue
		}
		if ya == 0 {
			a, ya = x, years[i]
		}
		b, yb = x, years[i]
	}
	return a, b, ya, yb
}

// finding says when the selection (or the whole) came below the target, and
// whether it had started higher; without a target, from what to what it went.
func (t trendLines) finding(name string, value func(float64) string) finding {
	v, other := t.whole, []data.Value(nil)
	if t.sel != nil {
		v, other = t.sel, t.whole
	}
	if t.target != nil && t.burden {
		year, ok := reached(t.years, v, *t.target)
		if !ok {
			return finding{}
		}
		aim := value(*t.target)
		a, _, ya, _ := ends(t.years, v)
		if other != nil {
			if b, _, yb, _ := ends(t.years, other); ya == yb && a.V > b.V {
				return finding{"figure.find.higher_then_below", []any{name, year, aim}}
			}
		}
		return finding{"figure.find.below", []any{name, year, aim}}
	}
	a, b, ya, yb := ends(t.years, v)
	if ya == yb || value(a.V) == value(b.V) {
		return finding{}
	}
	return finding{"figure.find.from_to", []any{name, ya, value(a.V), yb, value(b.V)}}
}
