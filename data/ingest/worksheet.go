package ingest

import (
	"bytes"
	"context"
	"strings"

	"taihang/data/ingest/markup"
	"taihang/data/text"
)

// Limits of rows: what is left blank between cells, and the texts.
const (
	maxPadding = 64 << 20 // blank cells of a sheet, where they are 64 times the others
	maxRowText = 16 << 20
)

// worksheet is one reading of a sheet.
type worksheet struct {
	rowMaker
	facts
	book  *workbook
	sheet *Sheet
	m     *markup.Scanner
	fn    func(*Record) error
	value []byte
	plain style // of cells without a style
	seen  bool  // sheetData
}

// scan delivers the rows of a sheet.
func (b *workbook) scan(ctx context.Context, s *Sheet, part string, fn func(*Record) error) error {
	r, err := b.zip.open(part)
	if err != nil {
		return err
	}
	defer r.Close()
	w := &worksheet{book: b, sheet: s, m: markup.New(r), fn: fn}
	if err := w.read(ctx); err != nil {
		return b.file.src.markupError(err)
	}
	s.settle(w.facts, w.given)
	return b.file.src.unchanged()
}

func (w *worksheet) read(ctx context.Context) error {
	within := 0 // the depth of sheetData
	for n := 0; ; n++ {
		if n&4095 == 0 && ctx.Err() != nil {
			return ctx.Err()
		}
		k, err := w.m.Next()
		switch {
		case err != nil:
			return err
		case k == markup.EOF:
			if !w.seen {
				return markup.ErrSyntax
			}
			return nil
		case k == markup.End && within > 0 && w.m.Depth() < within:
			within = 0
		case k != markup.Start:
		case within > 0 && w.m.Is("row"):
			err = w.row()
		case w.m.Is("sheetData"):
			within, w.seen = w.m.Depth(), true
		case w.m.Is("col"):
			w.column()
		case w.m.Is("mergeCell") && !w.merge(parseRange(w.m.Value("ref"))):
			err = text.Errorf("ingest.limit.parts", w.book.file.Name)
		}
		if err != nil {
			return err
		}
	}
}

// column notes hidden columns.
func (w *worksheet) column() {
	first, _ := w.m.Int("min")
	last, _ := w.m.Int("max")
	if isTrue(w.m.Value("hidden")) {
		w.hideColumns(first, last)
	}
}

// row reads a row and delivers it.
func (w *worksheet) row() error {
	if err := w.excess(w.sheet.Name); err != nil {
		return err
	}
	w.startRow()
	for depth := w.m.Depth(); w.m.Depth() >= depth; {
		k, err := w.m.Next()
		switch {
		case err != nil:
			return err
		case k == markup.EOF:
			return markup.ErrShort
		case k != markup.Start:
		case w.m.Is("c"):
			err = w.readCell()
		default:
			err = w.m.Skip()
		}
		if err != nil {
			return err
		}
	}
	r := w.finish()
	r.Offset = w.m.Offset()
	return w.fn(r)
}

func (w *worksheet) startRow() {
	n, numbered, hidden := 0, false, false
	for {
		name, value := w.m.NextAttr()
		if name == nil {
			break
		}
		switch string(name) {
		case "r":
			var ok bool
			if n, ok = natural(value); !ok {
				n = -1
			}
			numbered = true
		case "hidden":
			hidden = isTrue(string(value))
		}
	}
	w.begin(n, numbered)
	if w.rec.Hidden = hidden; hidden {
		w.hiddenRows = append(w.hiddenRows, w.rec.Line)
	}
}

// natural reads a whole number of at most nine digits.
func natural(b []byte) (n int, ok bool) {
	if len(b) == 0 || len(b) > 10 {
		return 0, false
	}
	for _, c := range b {
		if c < '0' || c > '9' {
			return 0, false
		}
		n = n*10 + int(c-'0')
	}
	return n, true
}

// readCell reads a cell of the row.
func (w *worksheet) readCell() error {
	kind, st, column, err := w.startCell()
	if err != nil || column == 0 {
		return err
	}
	if value, ok := w.m.Match("<v>", "</v></c>"); ok {
		w.fill(w.cell(column), kind, st, column, value)
		return nil
	}
	from := len(w.text)
	if value, ok := w.m.Match("<is><t>", "</t></is></c>"); ok {
		w.cell(column).Indent = st.indent
		w.text = unescapeX(append(w.text, value...), from)
		w.cut(from)
		return nil
	}
	formula, valued, inline := false, false, false
	for depth := w.m.Depth(); w.m.Depth() >= depth; {
		k, err := w.m.Next()
		switch {
		case err != nil:
			return err
		case k == markup.EOF:
			return markup.ErrShort
		case k != markup.Start:
		case w.m.Is("v"):
			w.value, err = w.m.Content(w.value[:0])
			valued = true
		case w.m.Is("is"):
			inline = true
			w.text, err = richText(w.m, w.text)
		default:
			formula = formula || w.m.Is("f")
			err = w.m.Skip()
		}
		if err != nil {
			return err
		}
	}
	c := w.cell(column)
	c.Indent = st.indent
	switch {
	case inline:
		w.cut(from)
	case valued && !(formula && kind != typeText && len(bytes.TrimSpace(w.value)) == 0): // an empty text is a value
		w.fill(c, kind, st, column, w.value)
	case formula:
		c.Kind = KindUncached
	}
	return nil
}

// startCell reads the attributes of a cell. A cell that stands in the wrong
// place is a fault of the row; its column is 0.
func (w *worksheet) startCell() (kind cellType, st *style, column int, err error) {
	st = &w.plain
	column = len(w.rec.Cells) + 1
	for {
		name, value := w.m.NextAttr()
		if name == nil {
			break
		}
		if len(name) != 1 {
			continue
		}
		switch name[0] {
		case 'r':
			c, ok := w.columnOf(value)
			if !ok || c < column {
				w.fault("cell-place", string(value[:min(len(value), 20)]))
				return 0, nil, 0, w.m.Skip()
			}
			column = c
		case 's':
			if n, ok := natural(value); ok && n < len(w.book.styles) {
				st = &w.book.styles[n]
			}
		case 't':
			kind = typeOf(value)
		}
	}
	if column > maxSheetColumn {
		w.fault("cell-place", Letter(column))
		return 0, nil, 0, w.m.Skip()
	}
	return kind, st, column, nil
}

// columnOf reads the column of AB12; the row must be that of the record.
func (w *worksheet) columnOf(ref []byte) (int, bool) {
	column, i := 0, 0
	for i < len(ref) && i < 4 {
		c := ref[i] | 0x20
		if c < 'a' || c > 'z' {
			break
		}
		column = column*26 + int(c-'a') + 1
		i++
	}
	row, ok := natural(ref[i:])
	return column, ok && i > 0 && column <= maxSheetColumn && (row == w.declared || w.rec.Fault != "")
}

// cellType is the t of a cell.
type cellType uint8

const (
	typeNumber cellType = iota
	typeShared
	typeText
	typeBool
	typeError
	typeDate
)

func typeOf(t []byte) cellType {
	switch string(t) {
	case "s":
		return typeShared
	case "str", "inlineStr":
		return typeText
	case "b":
		return typeBool
	case "e":
		return typeError
	case "d":
		return typeDate
	}
	return typeNumber
}

// fill writes what the value of a cell says.
func (w *worksheet) fill(c *Cell, kind cellType, st *style, column int, value []byte) {
	from := len(w.text)
	c.Indent = st.indent
	switch kind {
	case typeShared:
		n, ok := natural(value)
		if !ok {
			n, ok = natural(bytes.TrimSpace(value))
		}
		if ok {
			c.Text, ok = w.book.strings.at(n)
		}
		if !ok {
			w.issue(w.sheet.Name, "cell-lost", column, strings.ToValidUTF8(string(value[:min(len(value), 20)]), "?"))
		}
		return
	case typeNumber:
		if len(value) > 0 {
			w.text, c.Kind = st.format.number(w.text, value, w.book.since1904)
		}
	case typeText:
		w.text = unescapeX(append(w.text, value...), from)
	case typeBool:
		c.Kind = KindBool
		w.text = append(w.text, truth(isTrue(string(value)))...)
	case typeError:
		c.Kind = KindError
		w.text = append(w.text, value...)
	case typeDate:
		w.text, c.Kind = isoDate(w.text, value)
	}
	w.cut(from)
}

func truth(b bool) string {
	if b {
		return "TRUE"
	}
	return "FALSE"
}
