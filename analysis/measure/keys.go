package measure

import (
	"slices"

	"taihang/analysis/cube"
	"taihang/data"
)

// places are the dimensions that are complete whatever the rows: a county
// without cadres is on the map.
var places = []cube.Dim{cube.Province, cube.Prefecture, cube.County, cube.Tier}

// keys fills the result's keys and its empty cells, and returns for each cell
// its group in the cube's group-by.
func (r *Result) keys(cb *cube.Cube, num Term, den *Term, q Query) (pick []int) {
	codes, outside := make([][]int, len(q.By)), make([][]bool, len(q.By))
	n := 1
	for d, dim := range q.By {
		codes[d] = keysOf(cb, dim, num, den, r.Years)
		outside[d] = outsideOf(cb, dim, q.Where)
		keys := make([]string, len(codes[d]))
		for i, c := range codes[d] {
			keys[i] = cb.Dicts[dim].Keys[c]
		}
		r.Keys = append(r.Keys, keys)
		n *= len(keys)
	}
	r.Cells, pick = make([]Cell, n), make([]int, n)
	for i := range pick {
		rest, stride := i, 1
		for d := len(q.By) - 1; d >= 0; d-- {
			c := codes[d][rest%len(codes[d])]
			rest /= len(codes[d])
			pick[i] += c * stride
			stride *= cb.Dicts[q.By[d]].Len()
			if outside[d] != nil && outside[d][c] {
				r.Cells[i] = Cell{Outside: true, V: data.Value{State: data.NotApplicable}}
			}
		}
	}
	return pick
}

// keysOf are the codes of a dimension to show: all places; the years asked
// for; the ages from the youngest to the oldest; else the keys in use.
func keysOf(cb *cube.Cube, dim cube.Dim, num Term, den *Term, years []int) []int {
	d := cb.Dicts[dim]
	used := slices.Clone(cb.UsedKeys(num.Table, dim))
	if den != nil {
		for c, on := range cb.UsedKeys(den.Table, dim) {
			used[c] = used[c] || on
		}
	}
	switch {
	case dim == cube.Year:
		clear(used)
		for _, k := range yearKeys(years) {
			if c, ok := d.Code(k); ok {
				used[c] = true
			}
		}
	case dim == cube.Age:
		between(used, d)
	case slices.Contains(places, dim):
		for c, k := range d.Keys {
			used[c] = used[c] || k != cube.Unknown
		}
	}
	var codes []int
	for c, on := range used {
		if on {
			codes = append(codes, c)
		}
	}
	return codes
}

// between switches on every known key from the first in use to the last.
func between(used []bool, d *cube.Dict) {
	n := len(used)
	if c, ok := d.Code(cube.Unknown); ok && int(c) == n-1 {
		n--
	}
	first := slices.Index(used[:n], true)
	if first < 0 {
		return
	}
	last := n - 1
	for !used[last] {
		last--
	}
	for i := first; i <= last; i++ {
		used[i] = true
	}
}

// outsideOf marks the codes that the conditions leave no room for: those
// which a condition on the dimension itself excludes, and for a place those
// whose counties are all excluded (a county of another prefecture). Nil when
// there is none.
func outsideOf(cb *cube.Cube, dim cube.Dim, w cube.Where) []bool {
	var mine cube.Where
	place := slices.Contains(places, dim)
	for _, c := range w {
		if c.Dim == dim || place && slices.Contains(places, c.Dim) {
			mine = append(mine, c)
		}
	}
	if len(mine) == 0 || dim == cube.Year {
		return nil
	}
	out := make([]bool, cb.Dicts[dim].Len())
	for i := range out {
		out[i] = true
	}
	if t := cb.Tables[TableCounty]; place && t != nil && !slices.ContainsFunc(mine, func(c cube.Cond) bool { return asksUnknown(c, dim) }) {
		col := t.Dims[dim]
		for i, on := range cb.Mask(t, mine, nil) {
			if on == 1 {
				out[col[i]] = false
			}
		}
		// Rows of no known county may pass a condition on the province.
		if u, ok := cb.Dicts[dim].Code(cube.Unknown); ok {
			out[u] = slices.ContainsFunc(mine, func(c cube.Cond) bool { return c.Dim == dim && slices.Contains(c.Keys, cube.Unknown) == c.Not })
		}
		return out
	}
	d := cb.Dicts[dim]
	mine = slices.DeleteFunc(mine, func(c cube.Cond) bool { return c.Dim != dim })
	for code, k := range d.Keys {
		out[code] = slices.ContainsFunc(mine, func(c cube.Cond) bool { return slices.Contains(c.Keys, k) == c.Not })
	}
	return out
}

// asksUnknown says whether a condition asks for rows that lie nowhere in another
// dimension: those of a unit of the province lie in it, and in no prefecture.
func asksUnknown(c cube.Cond, dim cube.Dim) bool {
	return c.Dim != dim && !c.Not && slices.Contains(c.Keys, cube.Unknown)
}
