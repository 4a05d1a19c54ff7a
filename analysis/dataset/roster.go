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
	return ds.Cube.Mask(t, w, nil)[lo:hi]
}
