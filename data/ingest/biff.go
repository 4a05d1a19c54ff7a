package ingest

// How a workbook of Excel 97 to 2003 is read (MS-XLS: BIFF8), and one of Excel
// 5 and 95 (BIFF5), in which texts are in a code page. A stream of records: a
// type, a length, the content. First those of the workbook, then those of each
// sheet.
//
// Cells usually come row by row. Some programs write them in another order; a
// first pass over a sheet finds that out, and such a sheet is put in order in
// memory.

import (
	"bufio"
	"context"
	"encoding/binary"
	"errors"
	"io"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/traditionalchinese"

	"taihang/data/text"
)

// Types of records.
const (
	recFormula   = 0x006
	recEOF       = 0x00a
	recDateMode  = 0x022
	recFilePass  = 0x02f
	recContinue  = 0x03c
	recCodePage  = 0x042
	recColInfo   = 0x07d
	recSheet     = 0x085
	recMulRK     = 0x0bd
	recMulBlank  = 0x0be
	recRString   = 0x0d6
	recXF        = 0x0e0
	recMerged    = 0x0e5
	recSST       = 0x0fc
	recLabelSST  = 0x0fd
	recBlank     = 0x201
	recNumber    = 0x203
	recLabel     = 0x204
	recBoolErr   = 0x205
	recString    = 0x207
	recRow       = 0x208
	recRK        = 0x27e
	recBOF       = 0x809
	recFormat    = 0x41e
	sheetRows    = 1 << 16
	sheetColumns = 256
	maxUnordered = 4 << 20 // cells that are put in order in memory
)

var errBIFF = errors.New("ingest: damaged workbook")

// xls is a workbook that is open.
type xls struct {
	file      *File
	stream    *oleStream
	old       bool // BIFF5
	page      encoding.Encoding
	strings   *pool
	formats   map[int]format
	styles    []style
	since1904 bool
	looked    int64 // bytes of sheets that were looked over
}

// openOLE finds out what a compound file is.
func (f *File) openOLE(ctx context.Context) error {
	o, err := openCompound(f.src.f, f.src.size)
	if err != nil {
		return text.Errorf("ingest.damaged", f.Name, err)
	}
	for _, name := range []string{"Workbook", "WORKBOOK", "Book", "BOOK"} {
		s, err := o.open(name)
		if err != nil {
			return text.Errorf("ingest.damaged", f.Name, err)
		}
		if s != nil {
			f.Format = "xls"
			if err := f.openXLS(ctx, s); err != nil {
				return f.biffError(err)
			}
			return nil
		}
	}
	switch {
	case o.has("EncryptedPackage"):
		return text.Errorf("ingest.encrypted", f.Name)
	case o.has("WordDocument"), o.has("PowerPoint Document"):
		return text.Errorf("ingest.not.document", f.Name)
	}
	return text.Errorf("ingest.xls", f.Name)
}

func (o *ole) has(name string) bool { _, ok := o.streams[name]; return ok }

// biffError makes a sentence of a failure within a workbook.
func (f *File) biffError(err error) error { return f.src.markupError(err) }

// records reads the records of a stream from an offset on.
type records struct {
	r    *bufio.Reader
	at   int64 // offset of the next record
	kind int
	b    []byte // content
	peek bool   // the record was read but not taken
}

func (x *xls) from(off int64) *records {
	return &records{r: bufio.NewReaderSize(io.NewSectionReader(x.stream, off, x.stream.size-min(off, x.stream.size)), chunk), at: off}
}

func (r *records) next() error {
	if r.peek {
		r.peek = false
		return nil
	}
	var h [4]byte
	if _, err := io.ReadFull(r.r, h[:]); err != nil {
		return err
	}
	r.kind = int(binary.LittleEndian.Uint16(h[:]))
	n := int(binary.LittleEndian.Uint16(h[2:]))
	if cap(r.b) < n {
		r.b = make([]byte, n, 1<<16)
	}
	r.b = r.b[:n]
	if _, err := io.ReadFull(r.r, r.b); err != nil {
		return io.ErrUnexpectedEOF
	}
	r.at += int64(4 + n)
	return nil
}

// back lets the next call of next return the same record.
func (r *records) back() { r.peek = true }

// u16 and u32 are numbers in the content; those beyond its end are zero.
func (r *records) u16(i int) int {
	if i+2 > len(r.b) {
		return 0
	}
	return int(binary.LittleEndian.Uint16(r.b[i:]))
}

func (r *records) u32(i int) uint32 {
	if i+4 > len(r.b) {
		return 0
	}
	return binary.LittleEndian.Uint32(r.b[i:])
}

func (f *File) openXLS(ctx context.Context, s *oleStream) error {
	x := &xls{file: f, stream: s, strings: &pool{}, formats: map[int]format{}, page: charmap.Windows1252}
	for n, code := range builtinFormats {
		x.formats[n] = parseFormat(code)
	}
	r := x.from(0)
	if err := r.next(); err != nil || r.kind != recBOF {
		return text.Errorf("ingest.xls", f.Name)
	}
	switch r.u16(0) {
	case 0x600:
	case 0x500:
		x.old = true
	default:
		return text.Errorf("ingest.xls", f.Name)
	}
	if err := x.globals(ctx, r); err != nil {
		return err
	}
	x.strings.done()
	if len(f.Sheets) == 0 {
		return text.Errorf("ingest.nosheet", f.Name)
	}
	return nil
}

// globals reads what is said of the whole workbook.
func (x *xls) globals(ctx context.Context, r *records) error {
	var sheets []func() error
	formats := []int{} // of the styles
	for n := 0; ; n++ {
		if n&1023 == 0 && ctx.Err() != nil {
			return ctx.Err()
		}
		if err := r.next(); err != nil {
			return err
		}
		switch r.kind {
		case recFilePass:
			return text.Errorf("ingest.encrypted", x.file.Name)
		case recDateMode:
			x.since1904 = r.u16(0) == 1
		case recCodePage:
			switch r.u16(0) {
			case 936:
				x.page = simplifiedchinese.GB18030
			case 950:
				x.page = traditionalchinese.Big5
			}
		case recFormat:
			if len(x.formats) > maxFormats {
				return text.Errorf("ingest.limit.parts", x.file.Name)
			}
			x.formats[r.u16(0)] = parseFormat(x.shortOr(r, 2))
		case recXF:
			if len(x.styles) > maxFormats {
				return text.Errorf("ingest.limit.parts", x.file.Name)
			}
			st := style{}
			if !x.old && len(r.b) > 8 {
				st.indent = r.b[8] & 15
			}
			x.styles, formats = append(x.styles, st), append(formats, r.u16(2))
		case recSST:
			if err := x.readSST(ctx, r); err != nil {
				return err
			}
		case recSheet:
			if len(sheets) >= maxSheets {
				return text.Errorf("ingest.limit.parts", x.file.Name)
			}
			off, state, kind, name := int64(r.u32(0)), r.u16(4)&3, r.u16(4)>>8, x.sheetName(r)
			sheets = append(sheets, func() error { return x.sheet(ctx, off, state, kind, name) })
		case recEOF:
			for i := range x.styles {
				x.styles[i].format = x.formats[formats[i]]
			}
			for _, fn := range sheets {
				if err := fn(); err != nil {
					return err
				}
			}
			return nil
		}
	}
}
