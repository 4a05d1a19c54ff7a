package ingest

import "strings"

// Tables below each other on one sheet. A page of the same table repeats its
// header word for word; another table has one that is in part the same (县, 年份)
// and in part not, and its rows are not figures of the first.

// block is where another table stands, from its title or header on.
type block struct {
	first, last int // rows
}

// otherTables finds the tables below this one. One ends where the next begins,
// or where this one's header comes again.
func (l *Layout) otherTables(p *profile) {
	if len(l.headers) == 0 || len(l.Columns) < 2 || len(p.begun) == 0 {
		return
	}
	keep := lines(l.hint.Keep)
	names := l.headerNames()
	figures := p.figures(l.after)
	open := false
	end := func(row int) {
		if open {
			l.others[len(l.others)-1].last = row
		}
	}
	for _, b := range p.begun {
		if b.line <= l.after || keep[b.line] {
			continue
		}
		first := max(b.first, l.after+1)
		switch other, same := names.compare(b, figures); {
		case same || l.again(b.cells):
			end(first - 1)
			open = false
		case other:
			end(first - 1)
			l.others = append(l.others, block{first, 0})
			open = true
		}
	}
	end(l.end)
}

// headerNames are the names in the header, on all its levels.
type headerNames struct {
	at    []map[string]bool // by column
	any   map[string]bool
	first int // the first column that has one
}

func (l *Layout) headerNames() headerNames {
	n := headerNames{any: map[string]bool{}, first: len(l.Columns)}
	for _, h := range l.headers {
		for i, s := range h {
			if i == len(n.at) {
				n.at = append(n.at, map[string]bool{})
			}
			if s == "" {
				continue
			}
			s = nameKey(s)
			n.at[i][s], n.any[s] = true, true
			n.first = min(n.first, i)
		}
	}
	return n
}

var plainBrackets = strings.NewReplacer("（", "(", "）", ")")

// nameKey is a column's name without what differs from one typing to the next.
func nameKey(s string) string { return plainBrackets.Replace(bare(headName(s))) }

// compare says whether cells are the header of another table, or the same once
// more. In another's, some names are not those of this header, but the first is,
// or some are and words stand in columns of figures. That some are is not
// enough: a roster may say 党员 below 党员. Right below a row of data it is the first
// that has to be.
func (n headerNames) compare(b begun, figures []bool) (other, same bool) {
	cells := b.cells
	filled, placed, shared, words, values := 0, 0, 0, 0, 0
	lead := false
	for i := range cells {
		if cells[i].Blank() {
			continue
		}
		filled++
		s := nameKey(cells[i].Text)
		if i < len(n.at) && n.at[i][s] {
			placed++
			lead = lead || i == n.first
		}
		if n.any[s] {
			shared++
		}
		if i < len(figures) && figures[i] {
			if isFigure(&cells[i]) {
				values++
			} else {
				words++
			}
		}
	}
	if placed == filled {
		return false, filled > 1
	}
	return lead || !b.close && values == 0 && words > 0 && (placed > 0 || shared > 1), false
}

// figures says which columns hold figures in most of the first rows below a
// row, or words for missing ones.
func (p *profile) figures(after int) []bool {
	var filled, figures []int
	for _, r := range p.top {
		if r.line <= after || r.filled < 2 {
			continue
		}
		for i := range r.cells {
			if i == len(filled) {
				filled, figures = append(filled, 0), append(figures, 0)
			}
			if r.cells[i].Blank() {
				continue
			}
			filled[i]++
			if isFigure(&r.cells[i]) {
				figures[i]++
			}
		}
	}
	out := make([]bool, len(filled))
	for i := range out {
		out[i] = 2*figures[i] > filled[i]
	}
	return out
}

// isFigure says whether a cell is a number, a year or a word for a missing one.
func isFigure(c *Cell) bool {
	if c.Kind == KindNumber {
		return true
	}
	s := Tidy(c.Text)
	if _, year := Year(s); year {
		return true
	}
	_, ok := Number(s)
	return ok
}

// inOther says whether a row is of another table. Rows come in order.
func (rs *rows) inOther(line int) bool {
	for rs.block < len(rs.others) && rs.others[rs.block].last < line {
		rs.block++
	}
	return rs.block < len(rs.others) && rs.others[rs.block].first <= line
}
