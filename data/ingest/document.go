package ingest

import (
	"context"
	"errors"
	"io"
	"slices"
	"strings"

	"taihang/data/text"
)

// maxReread bounds what all tables of a document come to, each with those before
// it.
const maxReread = 8 << 30

// document is a file that holds its tables one behind the other: ODS, HTML,
// SpreadsheetML. A reading of one table passes over those before.
type document struct {
	file *File
	open func() (io.ReadCloser, error)
	read func(ctx context.Context, r io.Reader, v *visit) error
}

// visit is one reading of a document: of one of its tables, or of all.
type visit struct {
	rowMaker
	facts
	file  *File
	index int // of the table that is being read, from 0
	begun int // tables so far
	want  int // -1 for all
	fn    func(*Record) error
	found func(name string, hidden, filled bool) // at the end of each table
	name  string
	read  int64 // bytes up to the last table with rows
	empty bool  // no cell said anything so far
	// progress is how much of the file was taken, where that differs from what
	// was read.
	progress func() int64
}

// list finds the tables. Those in which nothing stands are left out if others
// do not.
func (d *document) list(ctx context.Context) error {
	type listed struct {
		*Sheet
		index  int
		filled bool
	}
	var all []listed
	v := &visit{file: d.file, want: -1, fn: func(*Record) error { return nil }}
	v.found = func(name string, hidden, filled bool) {
		s := &Sheet{Name: name, Hidden: hidden, Records: -1}
		index := v.index
		s.scan = func(ctx context.Context, fn func(*Record) error) error {
			return d.scan(ctx, &visit{file: d.file, want: index, fn: fn})
		}
		s.settle(v.facts, v.given)
		all = append(all, listed{s, index, filled})
	}
	if err := d.scan(ctx, v); err != nil {
		return err
	}
	slices.SortFunc(all, func(a, b listed) int { return a.index - b.index })
	for _, s := range all {
		if s.filled {
			d.file.Sheets = append(d.file.Sheets, s.Sheet)
		}
	}
	d.name()
	switch n := int64(len(d.file.Sheets)); {
	case n == 0:
		return text.Errorf("ingest.nosheet", d.file.Name)
	case n*v.read > maxReread:
		return text.Errorf("ingest.limit.parts", d.file.Name)
	}
	return nil
}

// name gives several tables names that differ.
func (d *document) name() {
	if len(d.file.Sheets) < 2 {
		return
	}
	seen := map[string]bool{}
	for i, s := range d.file.Sheets {
		if s.Name == "" || seen[s.Name] {
			s.Name = strings.TrimSpace(s.Name + " " + itoa(i+1))
		}
		seen[s.Name] = true
	}
}

func (d *document) scan(ctx context.Context, v *visit) error {
	r, err := d.open()
	if err != nil {
		return err
	}
	defer r.Close()
	if t, ok := r.(pageStream); ok {
		v.progress = t.from.taken.Load
	}
	if err := d.read(ctx, r, v); err != nil && err != errTableRead {
		return d.file.src.markupError(err)
	}
	return d.file.src.unchanged()
}

// errTableRead ends a reading behind the table that was wanted.
var errTableRead = errors.New("table read")

// wanted says whether the present table is to be delivered.
func (v *visit) wanted() bool { return v.want < 0 || v.want == v.index }

// startTable begins the next table.
func (v *visit) startTable(name string) error {
	if v.begun >= maxSheets {
		return text.Errorf("ingest.limit.parts", v.file.Name)
	}
	v.index = v.begun
	v.begun++
	v.rowMaker = rowMaker{rec: Record{Cells: v.rec.Cells[:0]}, text: v.text[:0], pieces: v.pieces[:0]}
	v.facts, v.name, v.empty = facts{}, name, true
	return nil
}

// endTable ends it.
func (v *visit) endTable(hidden bool) error {
	if v.found != nil {
		v.found(v.name, hidden, !v.empty)
	}
	if v.index == v.want {
		return errTableRead
	}
	return nil
}

// deliver hands the record over.
func (v *visit) deliver(r *Record, offset int64) error {
	if err := v.excess(v.name); err != nil {
		return err
	}
	v.read = offset
	if r.Offset = offset; v.progress != nil {
		r.Offset = v.progress()
	}
	if v.empty && !r.Blank() {
		v.empty = false
	}
	return v.fn(r)
}

// addMerged notes merged cells: a block from row and column on.
func (v *visit) addMerged(row, column, rows, columns int) error {
	if row+rows > 2*maxRow || column+columns > 2*maxSheetColumn || rows < 1 || columns < 1 {
		return nil
	}
	if !v.merge(Range{row, column, row + rows - 1, column + columns - 1}) {
		return text.Errorf("ingest.limit.parts", v.file.Name)
	}
	return nil
}
