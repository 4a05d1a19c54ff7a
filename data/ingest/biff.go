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
	"math"
	"slices"
	"strconv"
	"unicode/utf16"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/traditionalchinese"

	"taihang/data"
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

// shortOr is a text whose length is a byte in BIFF5 and two in BIFF8.
func (x *xls) shortOr(r *records, i int) string {
	if x.old {
		if i >= len(r.b) {
			return ""
		}
		return x.decode(r.b[i+1 : min(len(r.b), i+1+int(r.b[i]))])
	}
	return string(unicodeText(nil, r.b, i+2, r.u16(i)))
}

func (x *xls) sheetName(r *records) string {
	if x.old || len(r.b) < 8 {
		return x.shortOr(r, 6)
	}
	return string(unicodeText(nil, r.b, 7, int(r.b[6])))
}

func (x *xls) decode(b []byte) string {
	out, err := x.page.NewDecoder().Bytes(b)
	if err != nil {
		return ""
	}
	return string(out)
}

// unicodeText appends n characters: behind a byte of options at i, a byte or
// two each.
func unicodeText(dst, b []byte, i, n int) []byte {
	if i >= len(b) {
		return dst
	}
	options := b[i]
	i++
	if options&8 != 0 {
		i += 2
	}
	if options&4 != 0 {
		i += 4
	}
	if i > len(b) {
		return dst
	}
	return appendChars(dst, b[i:], n, options&1 != 0)
}

// appendChars appends up to n characters of b.
func appendChars(dst, b []byte, n int, wide bool) []byte {
	if !wide {
		for _, c := range b[:min(n, len(b))] {
			dst = utf8.AppendRune(dst, rune(c))
		}
		return dst
	}
	for i := 0; i+2 <= min(2*n, len(b)); i += 2 {
		c := rune(binary.LittleEndian.Uint16(b[i:]))
		if utf16.IsSurrogate(c) && i+4 <= min(2*n, len(b)) {
			if pair := utf16.DecodeRune(c, rune(binary.LittleEndian.Uint16(b[i+2:]))); pair != utf8.RuneError {
				c, i = pair, i+2
			}
		}
		dst = utf8.AppendRune(dst, c)
	}
	return dst
}

// continued reads a content that goes on in further records.
type continued struct {
	r *records
	i int
}

// more goes on to the next record.
func (c *continued) more() error {
	if err := c.r.next(); err != nil {
		return err
	}
	if c.r.kind != recContinue {
		c.r.back()
		return errBIFF
	}
	c.i = 0
	return nil
}

// take returns a number of up to 4 bytes.
func (c *continued) take(bytes int) (n uint32, err error) {
	for k := range bytes {
		for c.i >= len(c.r.b) {
			if err := c.more(); err != nil {
				return 0, err
			}
		}
		n |= uint32(c.r.b[c.i]) << (8 * k)
		c.i++
	}
	return n, nil
}

func (c *continued) skip(n int64) error {
	for n > int64(len(c.r.b)-c.i) {
		n -= int64(len(c.r.b) - c.i)
		if err := c.more(); err != nil {
			return err
		}
	}
	c.i += int(n)
	return nil
}

// text appends n characters. Where they go on in the next record, that says
// anew whether they have one byte or two.
func (c *continued) text(dst []byte, n int, wide bool) ([]byte, error) {
	for {
		size := 1
		if wide {
			size = 2
		}
		here := min(n, (len(c.r.b)-c.i)/size)
		dst = appendChars(dst, c.r.b[c.i:], here, wide)
		c.i += here * size
		if n -= here; n == 0 {
			return dst, nil
		}
		if err := c.more(); err != nil {
			return dst, err
		}
		if len(c.r.b) == 0 {
			return dst, errBIFF
		}
		wide = c.r.b[0]&1 != 0
		c.i = 1
	}
}

// readSST reads the strings that cells share. What the table declares beyond
// its end is not there; the cells that need it will say so.
func (x *xls) readSST(ctx context.Context, r *records) error {
	c := &continued{r, 8}
	count := r.u32(4)
	var buf []byte
	for i := range count {
		if i&1023 == 0 && ctx.Err() != nil {
			return ctx.Err()
		}
		if x.strings.full() {
			return text.Errorf("ingest.limit.strings", x.file.Name)
		}
		var err error
		if buf, err = c.sharedString(buf[:0]); err == errBIFF {
			return nil
		} else if err != nil {
			return err
		}
		x.strings.add(buf)
	}
	return nil
}

func (c *continued) sharedString(dst []byte) ([]byte, error) {
	n, err := c.take(2)
	if err != nil {
		return dst, err
	}
	options, err := c.take(1)
	if err != nil {
		return dst, err
	}
	var runs, extra uint32
	if options&8 != 0 {
		if runs, err = c.take(2); err != nil {
			return dst, err
		}
	}
	if options&4 != 0 {
		if extra, err = c.take(4); err != nil {
			return dst, err
		}
	}
	if dst, err = c.text(dst, int(n), options&1 != 0); err != nil {
		return dst, err
	}
	return dst, c.skip(4*int64(runs) + int64(extra))
}

// sheet looks a sheet over and adds it to the file.
func (x *xls) sheet(ctx context.Context, off int64, state, kind int, name string) error {
	if kind != 0 {
		x.file.issue(data.Note, "sheet-other", name, 0, "", name)
		return nil
	}
	r := x.from(off)
	if err := r.next(); err != nil || r.kind != recBOF {
		x.file.issue(data.Error, "sheet-missing", name, 0, "", name)
		return nil
	}
	s := &Sheet{Name: name, Hidden: state != 0, Records: -1, Size: x.stream.size - min(off, x.stream.size)}
	p, err := x.lookOver(ctx, r)
	if err != nil {
		return err
	}
	if x.looked += r.at - off; x.looked > x.stream.size { // sheets that share their records
		return errBIFF
	}
	s.settle(p.facts, p.rows)
	s.scan = func(ctx context.Context, fn func(*Record) error) error {
		w := &xlsSheet{x: x, sheet: s, fn: fn, hidden: p.hidden, r: x.from(off), off: off}
		err := w.read(ctx, p.disordered)
		if err != nil {
			return x.file.biffError(err)
		}
		return x.file.src.unchanged()
	}
	x.file.Sheets = append(x.file.Sheets, s)
	return nil
}

// overview is what a first pass over a sheet tells.
type overview struct {
	facts
	hidden     map[int]bool // rows
	rows       int
	disordered bool
}

// each calls fn for the records of a sheet behind its first, without those of
// charts within it.
func (r *records) each(ctx context.Context, fn func() error) error {
	depth := 1
	for n := 0; ; n++ {
		if n&4095 == 0 && ctx.Err() != nil {
			return ctx.Err()
		}
		if err := r.next(); err == io.EOF {
			return io.ErrUnexpectedEOF
		} else if err != nil {
			return err
		}
		switch {
		case r.kind == recBOF:
			depth++
		case r.kind == recEOF:
			if depth--; depth == 0 {
				return nil
			}
		case depth == 1:
			if err := fn(); err != nil {
				return err
			}
		}
	}
}

// cells says which cells a record is about, columns and row from 0; ok is false
// for others.
func (r *records) cells() (row, first, last int, ok bool) {
	if len(r.b) < 6 {
		return 0, 0, 0, false
	}
	row, first = r.u16(0), r.u16(2)
	switch r.kind {
	case recFormula, recLabelSST, recBlank, recNumber, recLabel, recBoolErr, recRK, recRString:
		return row, first, first, true
	case recMulRK, recMulBlank:
		size := 6
		if r.kind == recMulBlank {
			size = 2
		}
		n := (len(r.b) - 6) / size
		return row, first, first + n - 1, n > 0
	}
	return 0, 0, 0, false
}

func (x *xls) lookOver(ctx context.Context, r *records) (*overview, error) {
	p := &overview{hidden: map[int]bool{}}
	lastRow, lastColumn := -1, -1
	var rows [sheetRows / 64]uint64
	err := r.each(ctx, func() error {
		switch r.kind {
		case recRow:
			if n := r.u16(0); r.u32(12)&0x20 != 0 && !p.hidden[n+1] {
				p.hidden[n+1] = true
				p.hiddenRows = append(p.hiddenRows, n+1)
			}
		case recColInfo:
			if r.u16(8)&1 != 0 {
				p.hideColumns(r.u16(0)+1, min(r.u16(2)+1, sheetColumns))
			}
		case recMerged:
			for i := 2; i+8 <= len(r.b) && i < 2+8*r.u16(0); i += 8 {
				if !p.merge(Range{r.u16(i) + 1, r.u16(i+4) + 1, r.u16(i+2) + 1, r.u16(i+6) + 1}) {
					return text.Errorf("ingest.limit.parts", x.file.Name)
				}
			}
		default:
			row, first, last, ok := r.cells()
			if !ok {
				return nil
			}
			if row < lastRow || row == lastRow && first <= lastColumn {
				p.disordered = true
			}
			lastRow, lastColumn = row, last
			if rows[row/64]&(1<<(row%64)) == 0 {
				rows[row/64] |= 1 << (row % 64)
				p.rows++
			}
		}
		return nil
	})
	slices.Sort(p.hiddenRows)
	return p, err
}

// xlsCell is a cell that waits for its turn.
type xlsCell struct {
	row, column int32
	style       uint16
	kind        uint16 // the type of its record; recString for a text
	bits        uint64 // a number, the index of a shared string or of a text
}

// xlsSheet is one reading of a sheet.
type xlsSheet struct {
	rowMaker
	x       *xls
	sheet   *Sheet
	fn      func(*Record) error
	hidden  map[int]bool
	r       *records
	off     int64
	open    bool // a row is being put together
	waiting []xlsCell
	keep    bool // all cells wait
	texts   []string
	raw     []byte
}

func (w *xlsSheet) read(ctx context.Context, disordered bool) error {
	if err := w.r.next(); err != nil {
		return err
	}
	w.keep = disordered
	if err := w.r.each(ctx, w.record); err != nil {
		return err
	}
	if w.keep {
		slices.SortStableFunc(w.waiting, func(a, b xlsCell) int {
			if a.row != b.row {
				return int(a.row - b.row)
			}
			return int(a.column - b.column)
		})
		w.keep = false
		for _, c := range w.waiting {
			if err := w.put(c); err != nil {
				return err
			}
		}
	}
	return w.flush()
}

// record reads a record.
func (w *xlsSheet) record() error {
	r := w.r
	row, first, last, ok := r.cells()
	if !ok {
		return nil
	}
	c := xlsCell{row: int32(row), column: int32(first), style: uint16(r.u16(4)), kind: uint16(r.kind)}
	switch r.kind {
	case recMulRK:
		for i := range last - first + 1 {
			c.column, c.style, c.kind = int32(first+i), uint16(r.u16(4+6*i)), recNumber
			c.bits = math.Float64bits(rk(r.u32(6 + 6*i)))
			if err := w.put(c); err != nil {
				return err
			}
		}
		return nil
	case recMulBlank:
		c.kind = recBlank
		for i := range last - first + 1 {
			c.column = int32(first + i)
			if err := w.put(c); err != nil {
				return err
			}
		}
		return nil
	case recRK:
		c.kind, c.bits = recNumber, math.Float64bits(rk(r.u32(6)))
	case recNumber:
		c.bits = uint64(r.u32(6)) | uint64(r.u32(10))<<32
	case recLabelSST:
		c.bits = uint64(r.u32(6))
	case recBoolErr:
		c.bits = uint64(r.u16(6))
	case recLabel, recRString:
		return w.putText(c, w.label())
	case recFormula:
		return w.formula(c)
	}
	return w.put(c)
}

// label is the text of a cell that has its own.
func (w *xlsSheet) label() string {
	r := w.r
	if w.x.old {
		return w.x.decode(r.b[min(8, len(r.b)):min(len(r.b), 8+r.u16(6))])
	}
	return w.long(6)
}

// long is a text at i that may go on in further records.
func (w *xlsSheet) long(i int) string {
	n := w.r.u16(i)
	if i+3 > len(w.r.b) {
		return ""
	}
	c := &continued{w.r, i + 3}
	out, _ := c.text(nil, n, w.r.b[i+2]&1 != 0) // what is missing at the end was not in the file
	return string(out)
}

// formula takes the result that was kept.
func (w *xlsSheet) formula(c xlsCell) error {
	r := w.r
	bits := uint64(r.u32(6)) | uint64(r.u32(10))<<32
	if bits>>48 != 0xffff {
		c.kind, c.bits = recNumber, bits
		return w.put(c)
	}
	switch bits & 0xff {
	case 1:
		c.kind, c.bits = recBoolErr, bits>>16&0xff
	case 2:
		c.kind, c.bits = recBoolErr, bits>>16&0xff|0x100
	case 3:
		c.kind = recBlank
	case 0:
		return w.result(c)
	default:
		c.kind = recFormula // nothing was kept
	}
	return w.put(c)
}

// result reads the text that follows a formula, behind the records of shared
// ones and arrays.
func (w *xlsSheet) result(c xlsCell) error {
	for range 4 {
		if err := w.r.next(); err != nil {
			return err
		}
		if w.r.kind == recString {
			if w.x.old {
				r := w.r
				return w.putText(c, w.x.decode(r.b[min(2, len(r.b)):min(len(r.b), 2+r.u16(0))]))
			}
			return w.putText(c, w.long(0))
		}
		if _, _, _, cell := w.r.cells(); cell || w.r.kind == recEOF || w.r.kind == recBOF || w.r.kind == recRow {
			break
		}
	}
	w.r.back()
	return w.put(c)
}

func (w *xlsSheet) putText(c xlsCell, s string) error {
	if !w.keep {
		w.texts = w.texts[:0]
	}
	c.kind, c.bits = recString, uint64(len(w.texts))
	w.texts = append(w.texts, s)
	return w.put(c)
}

// rk reads a number in four bytes.
func rk(n uint32) float64 {
	x := math.Float64frombits(uint64(n&^3) << 32)
	if n&2 != 0 {
		x = float64(int32(n) >> 2)
	}
	if n&1 != 0 {
		x /= 100
	}
	return x
}

var biffErrors = map[uint64]string{0x00: "#NULL!", 0x07: "#DIV/0!", 0x0f: "#VALUE!", 0x17: "#REF!", 0x1d: "#NAME?", 0x24: "#NUM!", 0x2a: "#N/A"}

// put adds a cell to its row.
func (w *xlsSheet) put(c xlsCell) error {
	if w.keep {
		if len(w.waiting) >= maxUnordered {
			return text.Errorf("ingest.limit.blank", w.sheet.Name)
		}
		w.waiting = append(w.waiting, c)
		return nil
	}
	if !w.open || int(c.row)+1 != w.rec.Line {
		if err := w.flush(); err != nil {
			return err
		}
		w.begin(int(c.row)+1, true)
		w.rec.Hidden = w.hidden[w.rec.Line]
		w.open = true
	}
	column := int(c.column) + 1
	if column <= len(w.rec.Cells) || column > maxSheetColumn {
		w.fault("cell-place", Letter(column)+itoa(w.rec.Line))
		return nil
	}
	st := &style{}
	if int(c.style) < len(w.x.styles) {
		st = &w.x.styles[c.style]
	}
	cell := w.cell(column)
	cell.Indent = st.indent
	from := len(w.text)
	switch c.kind {
	case recNumber:
		w.raw = strconv.AppendFloat(w.raw[:0], math.Float64frombits(c.bits), 'g', -1, 64)
		w.text, cell.Kind = st.format.number(w.text, w.raw, w.x.since1904)
	case recLabelSST:
		s, ok := w.x.strings.at(int(c.bits))
		if cell.Text = s; !ok {
			w.issue(w.sheet.Name, "cell-lost", column, itoa(int(c.bits)))
		}
	case recString:
		w.text = append(w.text, w.texts[c.bits]...)
	case recBoolErr:
		if cell.Kind = KindBool; c.bits>>8&1 == 0 {
			w.text = append(w.text, truth(c.bits&1 != 0)...)
			break
		}
		cell.Kind = KindError
		name, ok := biffErrors[c.bits&0xff]
		if !ok {
			name = "#N/A"
		}
		w.text = append(w.text, name...)
	case recFormula:
		cell.Kind = KindUncached
	}
	w.cut(from)
	return nil
}

// flush delivers the row that was put together.
func (w *xlsSheet) flush() error {
	if !w.open {
		return nil
	}
	w.open = false
	if err := w.excess(w.sheet.Name); err != nil {
		return err
	}
	r := w.finish()
	r.Offset = w.r.at - w.off
	return w.fn(r)
}
