package figure

import (
	"taihang/analysis/cube"
	"taihang/data"
)

// stacked is the numbers of a chart of 100 % bars: what each row is made of.
type stacked struct {
	dims       [2]cube.Dim // rows, columns
	rows, cols []string
	whole, sel [][]float64 // counts by row, column
	lead       int         // the first columns that the figure at the right adds up: degrees
}

// newStacked keeps the rows that the whole has; the columns are all of the
// dimension's, so that the legend does not change with a filter.
func newStacked(row, col cube.Dim, whole, sel grid) stacked {
	s := stacked{dims: [2]cube.Dim{row, col}, cols: whole.cols}
	if col == cube.Education {
		s.lead = leadDegrees(whole.cols)
	}
	sel = sel.like(whole)
	for r, name := range whole.rows {
		if whole.rowSum(r) == 0 {
			continue
		}
		s.rows = append(s.rows, name)
		s.whole = append(s.whole, gridRow(whole, r))
		s.sel = append(s.sel, gridRow(sel, r))
	}
	return s
}

// leadDegrees is how many of the columns are a bachelor's degree or more.
func leadDegrees(cols []string) (n int) {
	for _, c := range cols {
		if c != string(data.Postgraduate) && c != string(data.Bachelor) {
			break
		}
		n++
	}
	return n
}

func gridRow(g grid, r int) []float64 {
	out := make([]float64, len(g.cols))
	for c := range g.cols {
		out[c] = g.num(r, c)
	}
	return out
}

func sumOf(v []float64) (sum float64) {
	for _, x := range v {
		sum += x
	}
	return sum
}

// shares turns counts into shares of their sum; nil when that is zero.
func shares(counts []float64) []float64 {
	sum := sumOf(counts)
	if sum == 0 {
		return nil
	}
	out := make([]float64, len(counts))
	for i, c := range counts {
		out[i] = c / sum
	}
	return out
}

// leadShare is the share of the leading columns in a row.
func (s stacked) leadShare(counts []float64) data.Value {
	return share(sumOf(counts[:s.lead]), sumOf(counts))
}

// finding compares the rows with the highest and lowest share of the leading
// columns, over the whole.
func (s stacked) finding(name func(row string) string) finding {
	if s.lead == 0 || len(s.rows) < 2 {
		return finding{}
	}
	hi, lo := -1, -1
	for r := range s.rows {
		if sumOf(s.whole[r]) < least {
			continue
		}
		v := s.leadShare(s.whole[r]).V
		if hi < 0 || v > s.leadShare(s.whole[hi]).V {
			hi = r
		}
		if lo < 0 || v < s.leadShare(s.whole[lo]).V {
			lo = r
		}
	}
	if hi < 0 {
		return finding{}
	}
	a, b := percentWord(s.leadShare(s.whole[hi]).V), percentWord(s.leadShare(s.whole[lo]).V)
	if a == b {
		return finding{}
	}
	return finding{key: "figure.find.degrees", args: []any{name(s.rows[hi]), a, name(s.rows[lo]), b}}
}
