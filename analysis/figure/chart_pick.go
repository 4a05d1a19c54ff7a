package figure

import (
	"slices"

	"taihang/analysis/cube"
	"taihang/analysis/dataset"
)

// countyKey is a county's key in a dimension of places; ok is false for a
// dimension that says nothing about counties.
func countyKey(c *dataset.County, d cube.Dim) (key string, ok bool) {
	switch d {
	case cube.County:
		return c.Code, true
	case cube.Prefecture:
		return c.Prefecture, true
	case cube.Tier:
		return string(c.Tier), true
	}
	return "", false
}

// pick marks the counties that conditions on places keep. Other conditions
// restrict rows, not counties.
func pick(counties []dataset.County, w cube.Where) []bool {
	out := make([]bool, len(counties))
	for i := range counties {
		out[i] = true
		for _, c := range w {
			if key, ok := countyKey(&counties[i], c.Dim); ok && slices.Contains(c.Keys, key) == c.Not {
				out[i] = false
			}
		}
	}
	return out
}

// aboutPlaces says whether any condition is on a place; onlyPlaces, whether
// all are.
func aboutPlaces(w cube.Where) bool {
	return slices.ContainsFunc(w, func(c cube.Cond) bool { _, ok := countyKey(&dataset.County{}, c.Dim); return ok })
}

func onlyPlaces(w cube.Where) bool {
	return !slices.ContainsFunc(w, func(c cube.Cond) bool { _, ok := countyKey(&dataset.County{}, c.Dim); return !ok })
}

// keptCounties are those inside the filter; pickedCounties those of them that
// the selection names, none when it names no place.
func (c *chart) keptCounties() []bool { return pick(c.ds.Counties, c.spec.Where) }

func (c *chart) pickedCounties() []bool {
	if !aboutPlaces(c.spec.Select) {
		return make([]bool, len(c.ds.Counties))
	}
	return pick(c.ds.Counties, c.spec.Where.And(c.spec.Select))
}

func count(on []bool) (n int) {
	for _, b := range on {
		if b {
			n++
		}
	}
	return n
}

// picks says whether the selection names a key of a dimension; nil when it
// does not speak of the dimension.
func (c *chart) picks(d cube.Dim) func(key string) bool {
	for _, cond := range c.spec.Select {
		if cond.Dim == d {
			return func(key string) bool { return slices.Contains(cond.Keys, key) != cond.Not }
		}
	}
	return nil
}

// mark is the current period: the last year asked for.
func (c *chart) mark() int {
	if n := len(c.spec.Years); n > 0 {
		return c.spec.Years[n-1]
	}
	return 0
}
