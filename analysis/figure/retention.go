package figure

import "taihang/analysis/cube"

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
	base          int // the intake: the most that were ever posted at once
	share, lo, hi []float64
}

// newRetention reads people by group (rows) and year (columns). The base is
// the largest of the roster counts and not the first, as an intake may still
// be arriving on its first roster date.
func newRetention(dim cube.Dim, intake int, years []int, g grid, wilson func(n, d float64) (lo, hi float64)) retention {
	r := retention{dim: dim, intake: intake, years: years}
	for row, key := range g.rows {
		x := group{key: key}
		for c := range g.cols {
			n := int(g.num(row, c))
			x.posted = append(x.posted, n)
			x.base = max(x.base, n)
		}
		if x.base == 0 {
			continue
		}
		for _, n := range x.posted {
			lo, hi := wilson(float64(n), float64(x.base))
			x.share = append(x.share, float64(n)/float64(x.base))
			x.lo, x.hi = append(x.lo, lo), append(x.hi, hi)
		}
		r.groups = append(r.groups, x)
	}
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
	return finding{"figure.find.kept", []any{name(r.groups[hi].key), r.years[last], a, name(r.groups[lo].key), b}}
}
