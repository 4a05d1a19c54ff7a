package ingest

import (
	"bytes"
	"context"
	"io"
	"maps"
	"strings"

	"taihang/data/ingest/markup"
	"taihang/data/text"
)

// openODS opens an OpenDocument spreadsheet (ISO 26300): one part holds all of
// its tables.
func (f *File) openODS(ctx context.Context, a *archive) error {
	manifest, err := a.begin("META-INF/manifest.xml", 1<<20)
	switch {
	case err != nil:
		return err
	case bytes.Contains(manifest, []byte("encryption-data")):
		return text.Errorf("ingest.encrypted", f.Name)
	}
	f.Format = "ods"
	shared := map[string]format{} // formats of numbers that stand in another part
	if a.has("styles.xml") {
		if err := f.odsFormats(ctx, a, shared); err != nil {
			return err
		}
	}
	d := &document{file: f, open: func() (io.ReadCloser, error) { return a.open("content.xml") }}
	d.read = func(ctx context.Context, r io.Reader, v *visit) error {
		return readODS(ctx, markup.New(r), v, maps.Clone(shared))
	}
	if err := d.list(ctx); err != nil {
		return err
	}
	for _, s := range f.Sheets {
		s.Size = a.size("content.xml")
	}
	return nil
}

// odsReader reads the content of an OpenDocument spreadsheet.
type odsReader struct {
	*visit
	m       *markup.Scanner
	formats map[string]format // of numbers, by name
	styles  map[string]style  // of cells
	hides   map[string]bool   // styles of tables that are hidden
	line    int               // the next row's number
	column  int               // the last that was read
	blank   Record            // the run of blank rows before it
	again   []Cell            // the cells of a row that is repeated
}

func readODS(ctx context.Context, m *markup.Scanner, v *visit, formats map[string]format) error {
	o := &odsReader{visit: v, m: m, formats: formats, styles: map[string]style{}, hides: map[string]bool{}}
	for {
		if ctx.Err() != nil {
			return ctx.Err()
		}
		k, err := o.m.Next()
		switch {
		case err != nil:
			return err
		case k == markup.EOF:
			return nil
		case k != markup.Start:
		case o.m.Is("date-style") || o.m.Is("time-style") || o.m.Is("number-style"):
			err = o.readFormat()
		case o.m.Is("style"):
			err = o.readStyle()
		case o.m.Is("table"):
			err = o.table(ctx)
		case o.m.Is("tracked-changes"), o.m.Is("dde-links"), o.m.Is("meta"), o.m.Is("scripts"), o.m.Is("master-styles"):
			err = o.m.Skip()
		}
		if err != nil {
			return err
		}
	}
}

func (o *odsReader) table(ctx context.Context) error {
	if err := o.startTable(o.m.Value("name")); err != nil {
		return err
	}
	hidden := o.hides[o.m.Value("style-name")]
	o.line, o.blank = 1, Record{}
	column := 1
	wanted := o.wanted()
	n := 0
	err := o.within(func() error {
		if n++; n&255 == 0 && ctx.Err() != nil {
			return ctx.Err()
		}
		switch {
		case o.m.Is("table-row") && wanted:
			return o.row()
		case o.m.Is("table-column"):
			count := repeated(o.m, "number-columns-repeated")
			if v := o.m.Value("visibility"); v == "collapse" || v == "filter" {
				o.hideColumns(column, column+count-1)
			}
			column = min(column+count, maxSheetColumn)
			return nil
		case strings.HasPrefix(string(o.m.Name), "table-"): // groups and headers of rows and columns
			return nil
		}
		return o.m.Skip()
	})
	if err != nil {
		return err
	}
	return o.endTable(hidden)
}

func repeated(m *markup.Scanner, name string) int {
	n, ok := m.Int(name)
	if !ok {
		return 1
	}
	return min(max(n, 1), 2*maxRow)
}

// row reads a row. Blank ones are kept back: a run of them becomes one record
// if a row with something in it follows.
func (o *odsReader) row() error {
	count := repeated(o.m, "number-rows-repeated")
	v := o.m.Value("visibility")
	hidden := v == "collapse" || v == "filter"
	given := o.given
	o.begin(max(o.line, o.last+1), true)
	o.rec.Fault, o.rec.Args = "", nil // rows have no numbers here
	o.column = 0
	err := o.within(func() error {
		if o.m.Is("table-cell") || o.m.Is("covered-table-cell") {
			return o.cellGroup()
		}
		return o.m.Skip()
	})
	if err != nil {
		return err
	}
	r := o.finish()
	o.given = given
	offset := o.m.Offset()
	if r.Fault == "" && r.Blank() {
		if o.blank.Lines == 0 {
			o.blank.Line = o.line
		}
		o.blank.Lines = min(o.blank.Lines+count, 2*maxRow)
		o.line = min(o.line+count, 4*maxRow)
		o.last = o.line - 1
		return nil
	}
	if o.blank.Lines > 0 {
		o.blank.Cells = o.blank.Cells[:0]
		if err := o.deliver(&o.blank, offset); err != nil {
			return err
		}
		o.given++
		o.blank.Lines = 0
	}
	if count > 1 {
		o.again = append(o.again[:0], r.Cells...)
	}
	for i := range count {
		if i > 0 {
			r.Cells = append(r.Cells[:0], o.again...)
			o.padding += len(r.Cells)
		}
		r.Line, r.Hidden = o.line, hidden
		if hidden {
			o.hiddenRows = append(o.hiddenRows, o.line)
		}
		if err := o.deliver(r, offset); err != nil {
			return err
		}
		o.given++
		o.line++
	}
	o.last = o.line - 1
	return nil
}

// cellGroup reads a cell, and repeats it as wanted.
func (o *odsReader) cellGroup() error {
	count := repeated(o.m, "number-columns-repeated")
	kind, st, raw, formula := "", style{}, "", false
	rows, columns := 1, 1
	for {
		name, value := o.m.NextAttr()
		if name == nil {
			break
		}
		switch string(name) {
		case "value-type":
			if kind != "error" {
				kind = string(value)
			}
		case "value", "date-value", "time-value", "boolean-value", "string-value":
			b, err := markup.Unescape(nil, value)
			if err != nil {
				return err
			}
			raw = string(b)
		case "style-name":
			st = o.styles[string(value)]
		case "formula":
			formula = true
		case "number-rows-spanned":
			rows, _ = natural(value)
		case "number-columns-spanned":
			columns, _ = natural(value)
		}
	}
	from := len(o.text)
	if err := o.paragraphs(); err != nil {
		return err
	}
	c := Cell{Indent: st.indent}
	o.typed(&c, kind, raw, &st.format, from)
	if c.Kind == KindPlain && len(o.text) == from {
		if kind == "" && formula {
			c.Kind = KindUncached
		} else {
			o.text = o.text[:from]
		}
	}
	column := o.column + 1
	o.column = min(o.column+count, 4*maxSheetColumn)
	if rows > 1 || columns > 1 {
		if err := o.addMerged(o.rec.Line, column, rows, columns); err != nil {
			return err
		}
	}
	if len(o.text) == from && c.Kind == KindPlain {
		return nil
	}
	if column+count-1 > maxSheetColumn {
		o.fault("cell-place", Letter(column+count-1))
		return nil
	}
	to := len(o.text)
	for i := range count {
		*o.cell(column + i) = c
		o.pieces = append(o.pieces, piece{column + i - 1, from, to})
	}
	o.padding += count - 1
	return nil
}

// typed puts the value of a cell in the place of its text where it has a type.
func (o *odsReader) typed(c *Cell, kind, raw string, f *format, from int) {
	switch kind {
	case "float", "currency":
		g := format{}
		if !f.dated() && !f.clock {
			g.width = f.width
		}
		o.text, c.Kind = g.number(o.text[:from], []byte(raw), false)
	case "percentage":
		g := format{percent: true}
		o.text, c.Kind = g.number(o.text[:from], []byte(raw), false)
	case "date":
		o.text, c.Kind = isoDate(o.text[:from], []byte(raw))
		o.text = f.shorten(o.text, from)
	case "time":
		if s, ok := period(raw); ok {
			o.text = appendClock(o.text[:from], s)
		}
	case "boolean":
		c.Kind = KindBool
		o.text = append(o.text[:from], truth(raw == "true")...)
	case "error":
		c.Kind = KindError
		if len(o.text) == from {
			o.text = append(o.text, "#N/A"...)
		}
	case "string":
		if len(o.text) == from {
			o.text = append(o.text, raw...)
		}
	}
}

// paragraphs appends the text of a cell: its paragraphs, without comments and
// drawings.
func (o *odsReader) paragraphs() error {
	from := len(o.text)
	return o.within(func() error {
		switch {
		case o.m.Is("p"), o.m.Is("h"):
			if len(o.text) > from {
				o.text = append(o.text, '\n')
			}
			return o.paragraph()
		case o.m.Is("list"), o.m.Is("list-item"):
			return nil
		}
		return o.m.Skip()
	})
}

// paragraph appends a paragraph, in which spaces count once and those that are
// meant are elements.
func (o *odsReader) paragraph() error {
	start := len(o.text)
	if t, ok := o.m.Match("", "</text:p>"); ok { // which has read past the end
		o.text = squeeze(o.text, t, start)
		return nil
	}
	for depth := o.m.Depth(); o.m.Depth() >= depth; {
		k, err := o.m.Next()
		switch {
		case err != nil:
			return err
		case k == markup.EOF:
			return markup.ErrShort
		case k == markup.Text:
			t, err := o.m.Text()
			if err != nil {
				return err
			}
			o.text = squeeze(o.text, t, start)
		case k != markup.Start:
		case o.m.Is("s"):
			n := min(repeated(o.m, "c"), 1000)
			o.text = append(o.text, bytes.Repeat([]byte{' '}, n)...)
		case o.m.Is("tab"):
			o.text = append(o.text, '\t')
		case o.m.Is("line-break"):
			o.text = append(o.text, '\n')
		case o.m.Is("annotation"), o.m.Is("note"), o.m.Is("ruby-text"):
			if err := o.m.Skip(); err != nil {
				return err
			}
		}
		if len(o.text) > maxRowText {
			return text.Errorf("ingest.limit.text", o.name)
		}
	}
	return nil
}

// squeeze appends t with runs of white space as one space, none at the
// beginning, which is at start.
func squeeze(dst, t []byte, start int) []byte {
	for _, c := range t {
		if c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f' {
			if len(dst) == start || dst[len(dst)-1] == ' ' || dst[len(dst)-1] == '\n' {
				continue
			}
			c = ' '
		}
		dst = append(dst, c)
	}
	return dst
}
