package dataset

import (
	"slices"

	"taihang/analysis/cube"
	"taihang/analysis/measure"
	"taihang/data"
)

// Roster lists the postings that cover a year's roster date and that w keeps,
// as positions in Set().Postings: the persons behind the year's rows of the
// table "cadre", for a page that names them.
func (ds *Dataset) Roster(year int, w cube.Where) []int {
	mask := ds.OnRoster(year, w)
	if len(mask) == 0 {
		return nil
	}
	day := data.RosterDate(year)
	row := 0
	var out []int
	for i := range ds.set.Postings {
		p := &ds.set.Postings[i]
		if !stands(p.Start, p.End, day) {
			continue
		}
		if row < len(mask) && mask[row] == 1 {
			out = append(out, i)
		}
		row++
	}
	return out
}

// OnRoster marks with 1, of a year's whole roster in its order, those that w
// keeps: for a list that was made once and is narrowed at every move of a
// brush.
func (ds *Dataset) OnRoster(year int, w cube.Where) []uint8 {
	t := ds.Cube.Tables[measure.TableCadre]
	code, ok := ds.Cube.Dicts[cube.Year].Code(numbers([]int{year})[0])
	if t == nil || !ok {
		return nil
	}
	// The table's rows lie year by year, each year's in the order of postings.
	years := t.Dim(cube.Year)
	lo, _ := slices.BinarySearch(years, code)
	hi, _ := slices.BinarySearch(years, code+1)
	return ds.Cube.MaskOf(t, lo, hi, w, nil)
}

// Served counts the villages that the persons of a year's roster whom w keeps
// are posted to.
func (ds *Dataset) Served(year int, w cube.Where) (n int) {
	mask, at := ds.OnRoster(year, w), ds.postedTo(year)
	seen := make([]bool, len(ds.set.Villages))
	for row, on := range mask {
		if v := at[row]; on == 1 && v >= 0 && !seen[v] {
			seen[v] = true
			n++
		}
	}
	return n
}

// postedTo is the village of everyone on a year's roster, as a position in the
// set, -1 for none; it is made once a year.
func (ds *Dataset) postedTo(year int) []int32 {
	if at, ok := ds.posted.Load(year); ok {
		return at.([]int32)
	}
	team := rowsOf(len(ds.set.Teams), func(i int) int64 { return ds.set.Teams[i].ID })
	village := rowsOf(len(ds.set.Villages), func(i int) int64 { return ds.set.Villages[i].ID })
	all := ds.Roster(year, nil)
	at := make([]int32, len(all))
	for row, i := range all {
		at[row] = -1
		if t := team.of(ds.set.Postings[i].Team); t >= 0 {
			at[row] = int32(village.of(ds.set.Teams[t].Village))
		}
	}
	ds.posted.Store(year, at)
	return at
}
