package ingest

import (
	"cmp"
	"context"
	"slices"
	"strings"
)

// Records that a profile keeps, from the top and from the bottom.
const (
	topRecords  = 200
	tailRecords = 40
	maxRuns     = 10_000 // of blank rows

	// Of a long text of plain lines, in which every column has something from the
	// beginning, a survey looks at so many records and at the end.
	textRecords = 4096
	textTail    = 256 << 10 // bytes of the file
)

// profile is what a survey remembers of a sheet.
type profile struct {
	top        []sampled // the first records
	bottom     []sampled // the last in a row that may be notes, without the blank ones
	filled     []int     // cells of each column that say something
	records    int
	filledRows int         // records that say something
	end        int         // row of the last of these
	blanks     map[int]int // runs of blank rows: first → last
	passing    bool        // plain lines may be passed over

	begun []begun        // rows with which another table may begin
	gap   bool           // the last row is blank or a title
	above int            // the title's row; 0 for none
	fresh bool           // a blank row came after it
	leads map[string]int // first names of the top's rows of names → rows below that begin so, too
	stop  []string       // those of few
}

// begun are names that may be the header of another table.
type begun struct {
	first, line int // of its title, if it has one, and its own
	cells       []Cell
	close       bool // neither a blank row nor a title is above it
}

// Of the rows that begin as one of the first headRecords does so many are kept: a
// header stands on few.
const (
	headRecords = 12
	maxClose    = 50
)

// sampled is a record that was kept.
type sampled struct {
	line   int
	cells  []Cell
	fault  string
	filled int // cells that say something
}

// keeps is a tape for the records of a sheet that are worth keeping, or nil.
func (s *Sheet) keeps() *tape {
	if s.textual || s.file == nil {
		return nil
	}
	return &tape{budget: &s.file.budget}
}

// survey reads the sheet once, and keeps what it learns.
func (s *Sheet) survey(ctx context.Context) (*profile, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.profile != nil {
		return s.profile, nil
	}
	p := &profile{blanks: map[int]int{}, leads: map[string]int{}}
	keep := s.keeps()
	run := 0 // first row of the present run of blank ones
	err := s.Scan(ctx, func(r *Record) error {
		p.records += 1 + r.passed
		if r.passed > 0 {
			p.bottom = p.bottom[:0]
			run = 0
		}
		if keep != nil {
			keep.record(r)
		}
		n := p.count(r.Cells)
		if p.records <= topRecords {
			p.top = append(p.top, sampled{r.Line, keepCells(r.Cells), r.Fault, n})
		}
		p.mayBegin(r, n)
		p.passing = p.passing || s.textual && p.records == textRecords && p.allFilled()
		r.pass, r.stop = p.passing && !p.gap, p.stop // what may be a header is looked at
		if n == 0 && r.Fault == "" {
			if run == 0 {
				run = r.Line
			}
			if _, known := p.blanks[run]; known || len(p.blanks) < maxRuns {
				p.blanks[run] = r.Line + r.Lines - 1
			}
			return nil
		}
		run = 0
		p.filledRows++
		p.end = r.Line
		p.mayEnd(r, n)
		return nil
	})
	if err != nil {
		return nil, err
	}
	if keep != nil && !keep.stopped {
		keep.done()
		s.tape.Store(keep)
	}
	s.settle(facts{}, p.records)
	s.profile = p
	return p, nil
}

// mayEnd keeps the record if it may be a note below the table; if not, what was
// kept is not below the table either.
func (p *profile) mayEnd(r *Record, filled int) {
	if r.Fault != "" || filled > 1 && !noteLike(r.Cells) {
		p.bottom = p.bottom[:0]
		return
	}
	if len(p.bottom) == tailRecords {
		p.bottom = append(p.bottom[:0], p.bottom[1:]...)
	}
	p.bottom = append(p.bottom, sampled{r.Line, keepCells(said(r.Cells)), r.Fault, filled})
}

// said are the cells that say something: what a note says does not depend on where.
// A row may have thousands that do not.
func said(cells []Cell) (out []Cell) {
	for i := range cells {
		if !cells[i].Blank() {
			out = append(out, cells[i])
		}
	}
	return out
}

// mayBegin keeps the record if another table may begin with it: names below a
// blank row or a title. Of titles, those behind the last blank row count.
func (p *profile) mayBegin(r *Record, filled int) {
	switch {
	case filled == 0 && r.Fault == "":
		p.gap, p.fresh = true, true
	case filled == 1 || p.gap && noteLike(r.Cells):
		p.gap = true
		if (p.above == 0 || p.fresh) && !noteLike(r.Cells) {
			p.above, p.fresh = r.Line, false
		}
	default:
		if leads := p.leadsAgain(r); (p.gap || leads) && r.Fault == "" && len(p.begun) < maxRuns && wordy(r.Cells) {
			p.begun = append(p.begun, begun{cmp.Or(p.above, r.Line), r.Line, keepCells(trimmed(r.Cells)), !p.gap})
		}
		p.gap, p.fresh, p.above = false, false, 0
	}
}

// leadsAgain says whether a row begins as one of the top does that may be the
// header.
func (p *profile) leadsAgain(r *Record) bool {
	i := slices.IndexFunc(r.Cells, func(c Cell) bool { return !c.Blank() })
	if i < 0 {
		return false
	}
	first := r.Cells[i].Text
	n, known := p.leads[first]
	switch {
	case known && n < maxClose:
		if p.leads[first] = n + 1; n+1 == maxClose {
			p.stop = slices.DeleteFunc(p.stop, func(s string) bool { return s == first })
		}
		return true
	case !known && p.records <= headRecords && wordy(r.Cells):
		first = strings.Clone(first)
		p.leads[first] = 0
		p.stop = append(p.stop, first)
	}
	return false
}

// noteLike is a quick look at the first filled cell: has it a label?
func noteLike(cells []Cell) bool {
	for i := range cells {
		if !cells[i].Blank() {
			return noteLine(cells[i:i+1], 1, 3)
		}
	}
	return false
}

// count adds the record's cells to those of the columns, and returns how many
// say something.
func (p *profile) count(cells []Cell) int {
	n := 0
	for i := range cells {
		if cells[i].Blank() {
			continue
		}
		if n++; i >= len(p.filled) {
			if i >= 2*maxColumns {
				continue // of a line without sense
			}
			p.filled = append(p.filled, make([]int, i+1-len(p.filled))...)
		}
		p.filled[i]++
	}
	return n
}

// keepCells copies cells so that they outlive the scan. A text of unusual
// length is cut: nothing here is loaded from it.
func keepCells(cells []Cell) []Cell {
	out := slices.Clone(cells[:min(len(cells), 2*maxColumns)])
	for i := range out {
		t := out[i].Text
		out[i].Text = strings.Clone(t[:min(len(t), 4096)])
	}
	return out
}

// below is the number of cells in each column that say something, without the
// first n records.
func (p *profile) below(n int) []int {
	out := slices.Clone(p.filled)
	for _, r := range p.top[:n] {
		for i := range r.cells {
			if i < len(out) && !r.cells[i].Blank() {
				out[i]--
			}
		}
	}
	return out
}

// allFilled says whether every column has something below the top, too.
func (p *profile) allFilled() bool {
	return !slices.Contains(p.below(len(p.top)), 0)
}

// usual is how many cells a row of the table fills: the median among the first
// records, without those of a single cell where others have more.
func (p *profile) usual() int {
	var n []int
	for _, r := range p.top {
		if r.filled > 1 && r.fault == "" {
			n = append(n, r.filled)
		}
	}
	if len(n) == 0 {
		return 1
	}
	slices.Sort(n)
	return n[len(n)/2]
}
