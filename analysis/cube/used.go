package cube

import (
	"slices"
	"strconv"

	"taihang/data"
)

// UsedKeys says of every code of a dimension whether any row of the table
// carries it. The answer is kept; it must not be changed.
func (c *Cube) UsedKeys(table string, dim Dim) []bool {
	d, t := c.Dicts[dim], c.Tables[table]
	if d == nil || t == nil {
		return nil
	}
	if u, ok := t.used.Load(dim); ok {
		return u.([]bool)
	}
	used := make([]bool, d.Len())
	for _, code := range t.Dims[dim] {
		used[code] = true
	}
	t.used.Store(dim, used)
	return used
}

// YearsOf are the years, ascending, in which the table has rows, or with a
// column those in which any of its figures is there. A table without years
// has every year of the programme. The answer is kept.
func (c *Cube) YearsOf(table, column string) []int {
	t := c.Tables[table]
	if t == nil || t.N == 0 {
		return nil
	}
	if y, ok := t.years.Load(column); ok {
		return y.([]int)
	}
	years := c.findYears(t, column)
	t.years.Store(column, years)
	return years
}

func (c *Cube) findYears(t *Table, column string) (years []int) {
	col := t.Dims[Year]
	if col == nil {
		for y := data.FirstYear; y <= data.LastYear; y++ {
			years = append(years, y)
		}
		return years
	}
	has := make([]bool, c.Dicts[Year].Len())
	n := t.Nums[column]
	for i, code := range col {
		// A withheld figure is a figure: its year has data.
		if n == nil || n.State == nil || n.State[i] == data.Present || n.State[i] == data.Suppressed {
			has[code] = true
		}
	}
	for code, on := range has {
		if y, err := strconv.Atoi(c.Dicts[Year].Keys[code]); on && err == nil {
			years = append(years, y)
		}
	}
	slices.Sort(years)
	return years
}
