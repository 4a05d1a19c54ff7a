package figure

import (
	"slices"

	"taihang/analysis/cohort"
	"taihang/analysis/cube"
)

// retention is the numbers of a retention plot: of the people an intake
// brought, the share still posted at each roster date, by group.
type retention struct {
	dim    cube.Dim
	intake int
	years  []int
	groups []group
}

// group is one line: people posted at each roster date and the share they are
// of the intake, with its 95 % interval.
type group struct {
	key           string
	posted        []int
	base          int // posted on the first roster date
	share, lo, hi []float64
}

// newRetention lays out what the cohort package followed, on the roster dates
// of one intake.
func newRetention(dim cube.Dim, intake int, stays []cohort.Stay) retention {
	r := retention{dim: dim, intake: intake}
	for _, s := range stays {
		if s.Intake != intake {
			continue
		}
		g := group{key: s.Group, base: s.Base}
		for i, n := range s.On {
			v := s.Share(i)
			g.posted = append(g.posted, n)
			g.share, g.lo, g.hi = append(g.share, v.Share), append(g.lo, v.Lo), append(g.hi, v.Hi)
		}
		if len(s.Years) > len(r.years) {
			r.years = s.Years
		}
		r.groups = append(r.groups, g)
	}
	// A group that came a year later than the others would stand under the
	// wrong dates: it is left out.
	r.groups = slices.DeleteFunc(r.groups, func(g group) bool { return len(g.posted) != len(r.years) })
	return r
}

// finding compares the groups that kept the most and the fewest at the end.
func (r retention) finding(name func(string) string) finding {
	last := len(r.years) - 1
	if last < 1 || len(r.groups) < 2 {
		return finding{}
	}
	hi, lo := -1, -1
	for i, g := range r.groups {
		if g.base < least {
			continue
		}
		if hi < 0 || g.share[last] > r.groups[hi].share[last] {
			hi = i
		}
		if lo < 0 || g.share[last] < r.groups[lo].share[last] {
			lo = i
		}
	}
	if hi < 0 {
		return finding{}
	}
	a, b := wholePercent(r.groups[hi].share[last]), wholePercent(r.groups[lo].share[last])
	if a == b {
		return finding{}
	}
	return finding{key: "figure.find.kept", args: []any{name(r.groups[hi].key), r.years[last], a, name(r.groups[lo].key), b}}
}
