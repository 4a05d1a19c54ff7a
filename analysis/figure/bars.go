package figure

import (
	"slices"

	"taihang/analysis/cube"
	"taihang/analysis/measure"
	"taihang/data"
)

// bars is the numbers of a bar chart: a measure by the keys of a dimension.
type bars struct {
	dim    cube.Dim
	keys   []string
	whole  []measure.Cell
	sel    []measure.Cell
	counts bool // the values add up to a total
}

// ordered says whether a dimension's keys have an order of their own; the
// others are drawn from the largest down.
func ordered(d cube.Dim) bool {
	switch d {
	case cube.Level, cube.AgeBand, cube.Age, cube.Education, cube.Year, cube.Intake, cube.Tier, cube.VillageKind, cube.Sex, cube.Role, cube.Reserve:
		return true
	}
	return false
}

// newBars drops keys without a single row and sorts what has no order.
func newBars(dim cube.Dim, whole, sel grid, counts bool) bars {
	b := bars{dim: dim, counts: counts}
	sel = sel.like(whole)
	order := make([]int, 0, len(whole.rows))
	for r := range whole.rows {
		if c := whole.at(r, 0); c.N > 0 || c.Num != 0 {
			order = append(order, r)
		}
	}
	if !ordered(dim) {
		slices.SortStableFunc(order, func(x, y int) int {
			return compareDown(whole.at(x, 0).V.Float(), whole.at(y, 0).V.Float())
		})
	}
	for _, r := range order {
		b.keys = append(b.keys, whole.rows[r])
		b.whole = append(b.whole, *whole.at(r, 0))
		b.sel = append(b.sel, *sel.at(r, 0))
	}
	return b
}

// compareDown orders from the largest down, what is not a number last.
func compareDown(a, b float64) int {
	switch {
	case a > b || b != b && a == a:
		return -1
	case a < b || a != a && b == b:
		return 1
	}
	return 0
}

// top is the position of the highest value that no other equals, or -1.
func top(cells []measure.Cell) int {
	best, tie := -1, false
	for i, c := range cells {
		switch {
		case c.V.State != data.Present:
		case best < 0 || c.V.V > cells[best].V.V:
			best, tie = i, false
		case c.V.V == cells[best].V.V:
			tie = true
		}
	}
	if tie {
		return -1
	}
	return best
}

// finding names the largest, with its share where the values add up.
func (b bars) finding(name func(string) string, value func(measure.Cell) string) finding {
	i := top(b.whole)
	if i < 0 || len(b.keys) < 2 {
		return finding{}
	}
	if !b.counts {
		return finding{key: "figure.find.highest", args: []any{name(b.keys[i]), value(b.whole[i])}}
	}
	var sum float64
	for _, c := range b.whole {
		sum += c.Num
	}
	if sum < least {
		return finding{}
	}
	return finding{key: "figure.find.most", args: []any{name(b.keys[i]), percentWord(b.whole[i].Num / sum)}}
}
