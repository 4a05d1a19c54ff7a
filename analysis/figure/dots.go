package figure

import (
	"taihang/analysis/cube"
	"taihang/analysis/rate"
	"taihang/data"
)

// dots is the numbers of a dot plot: a share by group with its interval.
type dots struct {
	dim  cube.Dim
	keys []string
	dot  []dot
	hot  int    // position of the group told apart: the latest, or the only selected; -1
	own  []bool // groups that the selection names
}

// dot is a share, its 95 % interval (Wilson 1927) and what it is a share of.
type dot struct {
	n, d   float64
	v      data.Value
	lo, hi float64
}

func (d dot) interval() rate.Interval { return rate.Wilson(int(d.n), int(d.d)) }

// newDots keeps the groups with something to take a share of.
func newDots(dim cube.Dim, g grid, pick func(key string) bool) dots {
	out := dots{dim: dim, hot: -1}
	for r, key := range g.rows {
		c := g.at(r, 0)
		if c.Den <= 0 {
			continue
		}
		d := dot{n: c.Num, d: c.Den, v: share(c.Num, c.Den)}
		in := d.interval()
		d.lo, d.hi = in.Lo, in.Hi
		out.keys = append(out.keys, key)
		out.dot = append(out.dot, d)
		out.own = append(out.own, pick != nil && pick(key))
	}
	if pick == nil && (dim == cube.Intake || dim == cube.Year) {
		out.hot = len(out.keys) - 1
	}
	return out
}

// finding says when the latest of several intakes or years has the highest or
// lowest share of all, as shares go when written; of other groups it says how
// far apart they are.
func (d dots) finding(name func(key string) string, value func(float64) string) finding {
	last := len(d.dot) - 1
	if last < 1 {
		return finding{}
	}
	if d.dim != cube.Intake && d.dim != cube.Year {
		return d.contrast(name, value)
	}
	highest, lowest := true, true
	for _, o := range d.dot[:last] {
		highest = highest && d.dot[last].v.V > o.v.V
		lowest = lowest && d.dot[last].v.V < o.v.V
	}
	switch {
	case highest:
		return finding{key: "figure.find.record_high." + string(d.dim), args: []any{name(d.keys[last]), value(d.dot[last].v.V)}}
	case lowest:
		return finding{key: "figure.find.record_low." + string(d.dim), args: []any{name(d.keys[last]), value(d.dot[last].v.V)}}
	}
	return finding{}
}

// contrast sets the highest group against the lowest, where they differ by more
// than chance would explain.
func (d dots) contrast(name func(key string) string, value func(float64) string) finding {
	top, bottom := 0, 0
	for i, x := range d.dot {
		if x.v.V > d.dot[top].v.V {
			top = i
		}
		if x.v.V < d.dot[bottom].v.V {
			bottom = i
		}
	}
	if !rate.Difference(d.dot[top].interval(), d.dot[bottom].interval()).Excludes() {
		return finding{}
	}
	return finding{key: "figure.find.contrast", args: []any{name(d.keys[top]), value(d.dot[top].v.V), name(d.keys[bottom]), value(d.dot[bottom].v.V)}}
}
