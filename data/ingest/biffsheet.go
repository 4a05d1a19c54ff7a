package ingest

import (
	"context"
	"io"
	"math"
	"slices"
	"strconv"

	"taihang/data"
	"taihang/data/text"
)

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
