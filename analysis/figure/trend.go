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
	cells    pair         // what they are made of
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

// empty says whether a line has nothing to draw.
func (l line) empty() bool {
	for _, v := range l.v {
		if v == v {
			return false
		}
	}
	return true
}

// Runs cuts a series into its unbroken parts, as index ranges [from, to).
func Runs(v []float64) (out [][2]int) {
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

// findings say, fuller ones first, from which year on the selection (or the whole) is
// below the target, and whether it had started higher; without a target, from what to
// what it went. A stock speaks of the year's end.
func (t trendLines) findings(name string, value, aim func(float64) string, stock bool) []finding {
	v, other := t.whole, []data.Value(nil)
	if t.sel != nil {
		v, other = t.sel, t.whole
	}
	end := ""
	if stock {
		end = ".end"
	}
	a, b, ya, yb := ends(t.years, v)
	if t.target == nil || !t.burden {
		if ya == yb || value(a.V) == value(b.V) {
			return nil
		}
		return []finding{{key: "figure.find.from_to", args: []any{name, ya, value(a.V), yb, value(b.V)}}}
	}
	year, ok := reached(t.years, v, *t.target)
	if !ok {
		return nil
	}
	below := finding{key: "figure.find.below" + end, args: []any{name, year, aim(*t.target)}}
	if o, _, yo, _ := ends(t.years, other); other != nil && ya == yo && a.V > o.V {
		return []finding{{key: "figure.find.higher_then_below" + end, args: below.args}, below}
	}
	return []finding{below}
}
