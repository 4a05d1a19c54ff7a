// Package ingest reads whatever an office calls a spreadsheet: CSV and its
// kin in any Chinese encoding, XLSX, the XLS of Excel 5 to 2003, ODS, and the
// HTML and XML that is named .xls. A file is told by its content, not by its
// name. Its sheets are streams of records that may be scanned as often as wanted
// and never have to fit into memory; rows and columns are numbered as the
// spreadsheet shows them.
//
// Three layers lie on each other. Open and Sheet.Scan deliver every record
// there is, as it stands. Survey and Layout.Rows find the title lines, the
// header of one to three levels, the totals and the notes, and say of each row
// what it is. The functions of values (Number, Date, Code …) read single cells.
// No layer drops a row: one that is unusable comes with its reason.
//
// The package knows no meaning of a column: package intake (analysis) gives it
// one.
package ingest

import (
	"context"
	"errors"
	"sync"
	"sync/atomic"

	"taihang/data"
)

// Limits keep a mistaken or hostile file from filling the memory or the day.
const (
	maxFile    = 16 << 30 // as it stands on disk
	maxColumns = 2000
	maxLine    = 1 << 20 // a record of a text file, in bytes
	maxCell    = 64 << 10
)

// Options of reading. The zero value finds everything out by itself.
type Options struct {
	// Encoding of a text file: UTF-8, GB18030 (GBK, GB2312), Big5, UTF-16LE,
	// UTF-16BE. Empty finds it out.
	Encoding string
	// Comma between the cells of a text file: one ASCII character, or "fixed"
	// for columns that are aligned by spaces. Empty finds it out.
	Comma string
}

// File is an open spreadsheet. Its sheets may be scanned at the same time.
type File struct {
	Path, Name string // Name is the base name
	SHA256     string // of the file as it stands on disk, in hexadecimal
	Format     string // csv text xlsx xls ods html xml
	Size       int64  // on disk, in bytes
	Encoding   Encoding
	Comma      string // between the cells of a text file; "fixed"
	Sheets     []*Sheet
	Issues     []data.Issue // of the file as a whole, and of its sheets

	src    *source
	budget atomic.Int64 // of the tapes, what is left
}

// Sheet is one table of a file, or the whole of a text file.
type Sheet struct {
	Name          string // "" where the format has none
	Hidden        bool
	HiddenRows    []int // row numbers; these and the next two are known after a survey
	HiddenColumns []int // column numbers from 1
	Merged        []Range
	Records       int   // that a scan delivers; -1 while nobody has counted
	Size          int64 // what Record.Offset counts up to

	// textual cells come from splitting lines: an extra one may be a slip of
	// the separator.
	textual bool
	scan    func(context.Context, func(*Record) error) error

	file    *File
	tape    atomic.Pointer[tape] // its records, kept by a survey
	known   sync.Once            // guards what is only known after a survey
	mu      sync.Mutex
	profile *profile // of the whole sheet, made by the first Survey
}

// Range is a block of merged cells: rows and columns from 1, ends included.
type Range struct{ Row, Column, LastRow, LastColumn int }

// Record is a row of a sheet as it stands. It and its slices are only valid
// until the function it was passed to returns. The texts may be kept, but each
// holds on to the piece of the file it was cut from, some 64 KiB
// (strings.Clone frees it).
type Record struct {
	Line   int    // row number from 1; in a text file the line on which the record starts
	Lines  int    // lines of a text file that it covers; of an ODS, rows that are alike blank; 1 elsewhere
	Cells  []Cell // from column A on
	Fault  string // code of the issue that makes the record unusable; "" for none
	Args   []string
	Issues []data.Issue // of single cells that could not be read
	Hidden bool
	Offset int64 // how far the scan has come, of Sheet.Size

	pass   bool     // the scan may pass over plain lines of the middle of a text
	stop   []string // first cells of lines that it may not pass over
	passed int      // records that it passed over before this one
}

// Blank says whether no cell says anything.
func (r *Record) Blank() bool {
	for i := range r.Cells {
		if !r.Cells[i].Blank() {
			return false
		}
	}
	return true
}

// Cell is one cell. Text is what it says: a date in ISO form, a number as it
// was typed, a percentage with its sign.
type Cell struct {
	Text   string
	Kind   CellKind
	Indent uint8 // steps of indentation that the cell's style gives

	// Span is the same for cells that are merged over the same rows, whose text is that of the
	// first of them; 0 for a cell of one row.
	Span uint32
}

// Blank says whether the cell holds nothing to see. A formula without a value
// is not blank: there is something that could not be read.
func (c *Cell) Blank() bool {
	if c.Text != "" && visible[c.Text[0]] {
		return false
	}
	return c.dim()
}

// visible are the bytes that only begin characters one can see: those of ASCII,
// and of U+4000 to U+9FFF in UTF-8.
var visible = func() (v [256]bool) {
	for b := range v {
		v[b] = b > ' ' && b < 0x7f || b >= 0xe4 && b <= 0xe9
	}
	return v
}()

func (c *Cell) dim() bool {
	return (c.Text == "" || Tidy(c.Text) == "") && c.Kind != KindUncached
}

// CellKind is what the file says a cell holds. A text file says nothing.
type CellKind uint8

// Kinds of cells.
const (
	KindPlain    CellKind = iota
	KindNumber            // a number
	KindDate              // a date; Text is 2006-01-02, or 2006-01 or 2006 where no more is shown, or with 15:04 behind it
	KindBool              // TRUE or FALSE
	KindError             // a formula that failed, such as #REF!
	KindUncached          // a formula whose value the file does not hold
)

// ErrStop ends a scan early: when the function returns it, the scan returns nil.
var ErrStop = errors.New("ingest: stop")

// Open recognises a file by its content and looks it over once. An error is a
// text.Error that says what the file is, if not a spreadsheet, and what to do.
func Open(ctx context.Context, path string, o Options) (*File, error) {
	src, err := openSource(path)
	if err != nil {
		return nil, err
	}
	f := &File{Path: path, Name: src.name, Size: src.size, src: src}
	f.budget.Store(maxTape)
	if err := f.recognise(ctx, o); err != nil {
		src.close()
		return nil, err
	}
	for _, s := range f.Sheets {
		s.file = f
		if s.Size == 0 {
			s.Size = src.size
		}
	}
	return f, nil
}

// Close closes the file. Scans that are under way fail.
func (f *File) Close() error { return f.src.close() }

// Scan calls fn for every record of the sheet, blank ones included, from the
// first to the last. It ends with the error of fn (ErrStop: none), of the context,
// or a text.Error when the file cannot be read on.
func (s *Sheet) Scan(ctx context.Context, fn func(*Record) error) error {
	n := 0
	var own error // of fn, which is not the file's
	scan := s.scan
	if t := s.tape.Load(); t != nil {
		scan = func(_ context.Context, fn func(*Record) error) error {
			if err := t.play(fn); err != nil {
				return err
			}
			return s.file.src.unchanged()
		}
	}
	err := scan(ctx, func(r *Record) error {
		if n&1023 == 0 && ctx.Err() != nil {
			own = ctx.Err()
			return own
		}
		n++
		own = fn(r)
		return own
	})
	if own != nil {
		err = own
	}
	if errors.Is(err, ErrStop) {
		return nil
	}
	return err
}

// issue notes something about the file.
func (f *File) issue(sev data.Severity, code, sheet string, row int, column string, args ...string) {
	f.Issues = append(f.Issues, data.Issue{Severity: sev, Code: code, Sheet: sheet, Row: row, Column: column, Args: args})
}

// Letter names a column, from 1, as spreadsheets do: A, B … Z, AA.
func Letter(column int) string {
	var b [8]byte
	i := len(b)
	for ; column > 0 && i > 0; column = (column - 1) / 26 {
		i--
		b[i] = 'A' + byte((column-1)%26)
	}
	return string(b[i:])
}
