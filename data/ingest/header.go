package ingest

// How the header is found. Above it may stand titles (“河北省 2018 年驻村干部花名
// 册”), who filled the table in and when, and its unit. The header itself may
// have up to three levels, of which the upper name groups of columns. Where the
// file tells of merged cells, they say how far a group goes; in a text file a
// group's name stands over its first column and the others are blank, and a
// column without a group is blank in the lower rows.
//
// What programs write has its header in the first line and every cell of it
// filled. Such a table is taken as it is, before anything else is thought of.

import (
	"slices"
	"strings"

	"taihang/data/text"
)

// head says which of the first records are what, by their index.
type head struct {
	titles      []int
	first, last int // of the header; -1 for none
	unit        int // -1 for none
	after       int // the first record of the table's body
}

// maxLevels of a header.
const maxLevels = 4

func findHead(s *Sheet, p *profile, hint LayoutHint) (head, error) {
	h := head{first: -1, last: -1, unit: -1}
	switch {
	case hint.NoHeader:
		return h, nil
	case hint.HeaderFirst > 0:
		return hintedHead(p, hint)
	}
	usual := p.usual()
	i := 0
	for ; i < len(p.top); i++ {
		r := &p.top[i]
		if r.filled == 0 {
			continue
		}
		if !p.title(s, i, usual) {
			break
		}
		h.titles = append(h.titles, i)
	}
	if i == len(p.top) {
		if slices.ContainsFunc(p.top, func(r sampled) bool { return r.fault == "long-line" }) {
			return h, text.Errorf("ingest.longline")
		}
		return h, text.Errorf("ingest.noheader")
	}
	h.first, h.last = i, i
	if p.mayGroup(i) || !s.textual {
		h.last = p.levels(s, i)
	}
	h.after = h.last + 1
	p.below2(s, &h, usual)
	return h, nil
}

// hintedHead takes the rows that the user names.
func hintedHead(p *profile, hint LayoutHint) (head, error) {
	h := head{first: -1, last: -1, unit: -1}
	last := max(hint.HeaderFirst, hint.HeaderLast)
	for i, r := range p.top {
		switch {
		case r.line < hint.HeaderFirst:
			if r.filled > 0 {
				h.titles = append(h.titles, i)
			}
		case r.line <= last:
			if h.first < 0 {
				h.first = i
			}
			h.last = i
		}
	}
	if h.first < 0 || h.last-h.first >= 2*maxLevels || p.top[h.first].filled == 0 {
		return h, text.Errorf("ingest.hint", hint.HeaderFirst, last)
	}
	h.after = h.last + 1
	p.below2(nil, &h, p.usual())
	return h, nil
}

// title says whether record i is not the table's header but stands above it.
func (p *profile) title(s *Sheet, i, usual int) bool {
	r := &p.top[i]
	next := p.nextFilled(i)
	if usual < 2 || next < 0 {
		return false
	}
	switch {
	case s.textual && i == 0 && len(r.cells) > 1 && strings.HasPrefix(r.cells[0].Text, "sep="):
		return true
	case r.filled == 1 && usual == 2:
		// Two columns, of which one may well have no name.
		return s.textual && len(r.cells) == 1 || labelled(r.cells) || runeCount(phrase(r.cells)) > 6 || covers(s, r.line, 2)
	case r.filled == 1:
		return true
	case 2*r.filled <= usual+1 && labelled(r.cells):
		return true
	case s.textual && usual >= 5 && 3*r.filled <= usual && len(r.cells) < usual:
		// A title with a comma in it.
		n := &p.top[next]
		return 5*n.filled >= 4*usual && wordy(n.cells)
	}
	return false
}

func (p *profile) nextFilled(i int) int {
	for n := i + 1; n < len(p.top); n++ {
		if p.top[n].filled > 0 {
			return n
		}
	}
	return -1
}

// mayGroup says whether a name of record i may stand over several columns: one
// has none above it, in the record or beyond its end.
func (p *profile) mayGroup(i int) bool {
	r := &p.top[i]
	next := p.nextFilled(i)
	return r.filled < len(r.cells) || next >= 0 && width(p.top[next].cells) > r.filled
}

// covers says whether a merged cell of row line is at least n columns wide.
func covers(s *Sheet, line, n int) bool {
	return slices.ContainsFunc(s.Merged, func(m Range) bool {
		return m.Row <= line && line <= m.LastRow && m.LastColumn-m.Column+1 >= n
	})
}

// levels returns the record of the header's last level.
func (p *profile) levels(s *Sheet, first int) int {
	if last := p.mergedLevels(s, first); last > first {
		return last
	}
	spans := spansOf(p.top[first].cells)
	last := first
	for last-first < 2 && last+1 < len(p.top) {
		finer, ok := p.deeper(spans, last+1)
		if !ok {
			break
		}
		spans, last = finer, last+1
	}
	return last
}

// mergedLevels follows the merged cells: one that runs down over rows makes
// these the header's, one that runs over columns has their names below it.
func (p *profile) mergedLevels(s *Sheet, first int) int {
	top := p.top[first].line
	bottom := top
	for grown := true; grown; {
		grown = false
		for _, m := range s.Merged {
			if m.Row < top || m.Row > bottom || m.LastRow-top >= maxLevels {
				continue
			}
			if m.LastRow > bottom {
				bottom, grown = m.LastRow, true
			}
			if m.LastColumn > m.Column && m.LastRow == bottom && bottom-top < maxLevels-1 && p.names(bottom+1, m) {
				bottom, grown = bottom+1, true
			}
		}
	}
	last := first
	for i := first; i < len(p.top) && p.top[i].line <= bottom; i++ {
		last = i
	}
	return last
}

// names says whether the row has names, no figures, under the merged cell, and
// more than one.
func (p *profile) names(line int, m Range) bool {
	for i := range p.top {
		r := &p.top[i]
		if r.line != line || r.fault != "" {
			continue
		}
		n := 0
		for c := m.Column - 1; c < min(m.LastColumn, len(r.cells)); c++ {
			if !r.cells[c].Blank() {
				n++
			}
		}
		return n > 1 && wordy(r.cells)
	}
	return false
}

// span is a group of columns that a level of the header holds together.
type span struct {
	from, to int // columns from 0, to is not in it
	named    bool
}

// spansOf lets every name reach to the next.
func spansOf(cells []Cell) []span {
	var out []span
	for i := range cells {
		if named := !cells[i].Blank(); named || i == 0 {
			out = append(out, span{i, i + 1, named})
		} else {
			out[len(out)-1].to = i + 1
		}
	}
	return out
}

// deeper says whether record i is a further level below spans, and returns the
// finer groups. It is strict: names only; each group's columns named from its
// first on; and a column that belongs to no group left blank, or, if there is
// none of that sort, figures below.
func (p *profile) deeper(spans []span, i int) ([]span, bool) {
	r := &p.top[i]
	if r.fault != "" || r.filled == 0 || !wordy(r.cells) {
		return nil, false
	}
	cells := trimmed(r.cells)
	if n := len(spans); n > 0 && len(cells) > spans[n-1].to && spans[n-1].named {
		spans = slices.Clone(spans)
		spans[n-1].to = len(cells) // the last group's blanks may be left out
	}
	var out []span
	groups, singles, blanks := 0, 0, 0
	for _, s := range spans {
		in := cells[min(s.from, len(cells)):min(s.to, len(cells))]
		filled := countFilled(in)
		switch {
		case s.to-s.from == 1 || !s.named:
			if s.named {
				singles++
			}
			if filled == 0 && s.named {
				blanks++
			}
			out = append(out, s)
			continue
		case filled < 2 || in[0].Blank():
			return nil, false
		}
		groups++
		for _, f := range spansOf(in) {
			f.from, f.to = f.from+s.from, f.to+s.from
			out = append(out, f)
		}
		out[len(out)-1].to = s.to
	}
	switch {
	case groups == 0 || len(cells) > spans[len(spans)-1].to:
		return nil, false
	case singles > 0:
		return out, blanks > 0
	}
	next := p.nextFilled(i)
	return out, next >= 0 && !wordy(p.top[next].cells)
}

// below2 takes the rows between header and body: units, and the numbers of the
// columns (“甲 乙 1 2 3”) of statistical forms.
func (p *profile) below2(s *Sheet, h *head, usual int) {
	for h.after < len(p.top) {
		r := &p.top[h.after]
		switch {
		case r.filled == 0 || r.fault != "":
			return
		case h.unit < 0 && unitRow(r.cells, usual):
			h.unit = h.after
		case numberRow(r.cells, h.first > 0 || s != nil && !s.textual):
		default:
			return
		}
		h.after++
	}
}

// paths are the names of each column, from the header's top level down.
func (h head) paths(s *Sheet, p *profile) [][]string {
	if h.first < 0 {
		return nil
	}
	rows := p.top[h.first : h.last+1]
	n := 0
	for _, r := range rows {
		n = max(n, width(r.cells))
	}
	grid := make([][]string, len(rows))
	ends := make([][]bool, len(rows)) // a merged cell ends with this column
	for l, r := range rows {
		grid[l], ends[l] = make([]string, n), make([]bool, n)
		for c := range min(n, len(r.cells)) {
			grid[l][c] = headName(r.cells[c].Text)
		}
	}
	for _, m := range s.Merged {
		spread(m, rows, grid, ends)
	}
	lowest := make([]int, n) // the last level that names the column
	for l := range grid {
		for c := range n {
			if grid[l][c] != "" {
				lowest[c] = l
			}
		}
	}
	for l := range grid[:len(grid)-1] {
		for c := 1; c < n; c++ {
			if grid[l][c] == "" && !ends[l][c-1] && lowest[c] > l && lowest[c-1] > l && (l == 0 || grid[l-1][c] == grid[l-1][c-1]) {
				grid[l][c] = grid[l][c-1]
			}
		}
	}
	out := make([][]string, n)
	for c := range n {
		for l := range grid {
			if t := grid[l][c]; t != "" && (len(out[c]) == 0 || out[c][len(out[c])-1] != t) {
				out[c] = append(out[c], t)
			}
		}
	}
	return out
}

// spread writes the text of a merged cell into all it covers.
func spread(m Range, rows []sampled, grid [][]string, ends [][]bool) {
	first := slices.IndexFunc(rows, func(r sampled) bool { return r.line == m.Row })
	if first < 0 || m.Column > len(grid[0]) {
		return
	}
	name := grid[first][m.Column-1]
	for l := first; l < len(rows) && rows[l].line <= m.LastRow; l++ {
		to := min(m.LastColumn, len(grid[l]))
		for c := m.Column - 1; c < to; c++ {
			grid[l][c] = name
		}
		ends[l][to-1] = true
	}
}
