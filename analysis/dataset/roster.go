package dataset

import (
	"taihang/analysis/cube"
	"taihang/analysis/measure"
	"taihang/data"
)

// Roster lists the postings that cover a year's roster date and that w keeps,
// as positions in Set().Postings: the persons behind the year's rows of the
// table "cadre", for a page that names them.
func (ds *Dataset) Roster(year int, w cube.Where) []int {
	t := ds.Cube.Tables[measure.TableCadre]
	code, ok := ds.Cube.Dicts[cube.Year].Code(numbers([]int{year})[0])
	if t == nil || !ok {
		return nil
	}
	// The table's rows lie year by year, each year's in the order of postings.
	row, years := 0, t.Dim(cube.Year)
	for row < t.N && years[row] != code {
		row++
	}
	mask := ds.Cube.Mask(t, w, nil)
	day := data.RosterDate(year)
	var out []int
	for i := range ds.set.Postings {
		p := &ds.set.Postings[i]
		if !stands(p.Start, p.End, day) {
			continue
		}
		if row < t.N && years[row] == code && mask[row] == 1 {
			out = append(out, i)
		}
		row++
	}
	return out
}
