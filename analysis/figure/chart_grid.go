package figure

import (
	"slices"

	"taihang/analysis/measure"
	"taihang/data"
)

// grid is a measure broken down by two dimensions. One dimension only makes a
// grid of one column with the key "".
type grid struct {
	rows, cols []string
	cells      []measure.Cell // row-major
}

func newGrid(rows, cols []string) grid {
	return grid{rows: rows, cols: cols, cells: make([]measure.Cell, len(rows)*len(cols))}
}

func (g grid) at(r, c int) *measure.Cell { return &g.cells[r*len(g.cols)+c] }

// num is the numerator of a cell: the count, for a measure that counts.
func (g grid) num(r, c int) float64 {
	if r < 0 || c < 0 {
		return 0
	}
	return g.at(r, c).Num
}

// rowSum adds the numerators of a row up.
func (g grid) rowSum(r int) (sum float64) {
	for c := range g.cols {
		sum += g.num(r, c)
	}
	return sum
}

func (g grid) sum() (sum float64) {
	for i := range g.cells {
		sum += g.cells[i].Num
	}
	return sum
}

// row and col are the positions of keys, or -1.
func (g grid) row(key string) int { return slices.Index(g.rows, key) }
func (g grid) col(key string) int { return slices.Index(g.cols, key) }

// like returns g laid out on the rows and columns of h: a selection often
// lacks keys that the whole has, and the two must be drawn side by side.
func (g grid) like(h grid) grid {
	out := newGrid(h.rows, h.cols)
	cols := make([]int, len(h.cols))
	for c, key := range h.cols {
		cols[c] = g.col(key)
	}
	for r, key := range h.rows {
		gr := g.row(key)
		if gr < 0 {
			continue
		}
		for c, gc := range cols {
			if gc >= 0 {
				*out.at(r, c) = *g.at(gr, gc)
			}
		}
	}
	return out
}

// Table is the rows behind a figure, for reading beside it and for CSV.
type Table struct {
	Columns []Column
	Rows    [][]Datum
}

// Column heads a column of a Table. Shares are 0 to 1.
type Column struct {
	Name     string
	Unit     measure.Unit // "" for words
	Decimals int          // for reading; files keep every digit
}

// Datum is a word or, when Word is empty, a figure.
type Datum struct {
	Word string
	V    data.Value
}

func word(s string) Datum        { return Datum{Word: s} }
func figureOf(v float64) Datum   { return Datum{V: data.Num(v)} }
func valueOf(v data.Value) Datum { return Datum{V: v} }

// share is n of d, or nothing when d is 0.
func share(n, d float64) data.Value {
	if d <= 0 {
		return data.Value{State: data.NotApplicable}
	}
	return data.Num(n / d)
}
