package ingest

import (
	"context"
	"io"

	"taihang/data/ingest/markup"
	"taihang/data/text"
)

// readXML reads the tables of an XML file: those of Excel 2003, or an
// OpenDocument spreadsheet that is one file.
func readXML(ctx context.Context, r io.Reader, v *visit) error {
	m := markup.New(r)
	m.AnyEncoding = true // it has been decoded
	for {
		k, err := m.Next()
		switch {
		case err != nil:
			return err
		case k == markup.EOF:
			return markup.ErrShort
		case k == markup.Start && m.Is("document"):
			return readODS(ctx, m, v, map[string]format{})
		case k == markup.Start:
			x := &xmlReader{visit: v, m: m, styles: map[string]style{}}
			return x.workbook(ctx)
		}
	}
}

// xmlReader reads a workbook in the XML of Excel 2003.
type xmlReader struct {
	*visit
	m      *markup.Scanner
	styles map[string]style
	hidden bool // the present sheet
	column int  // the next cell's
	state  []byte
}

// namedFormats are those with a name of their own; others are written out.
var namedFormats = map[string]string{
	"General Date": "yyyy/m/d h:mm", "Long Date": "yyyy/m/d", "Medium Date": "yyyy/m/d", "Short Date": "yyyy/m/d",
	"Long Time": "h:mm:ss", "Medium Time": "h:mm", "Short Time": "h:mm", "Percent": "0%",
	"Fixed": "0", "Standard": "0", "Scientific": "General", "Currency": "General", "Euro Currency": "General",
	"Yes/No": "General", "True/False": "General", "On/Off": "General",
}

// each calls fn for every Start inside of the element whose Start was last.
func each(ctx context.Context, m *markup.Scanner, fn func() error) error {
	n := 0
	for depth := m.Depth(); m.Depth() >= depth; {
		k, err := m.Next()
		switch {
		case err != nil:
			return err
		case k == markup.EOF:
			return markup.ErrShort
		case k != markup.Start:
			continue
		}
		if n++; n&255 == 0 && ctx.Err() != nil {
			return ctx.Err()
		}
		if err := fn(); err != nil {
			return err
		}
	}
	return nil
}

func (x *xmlReader) workbook(ctx context.Context) error {
	return each(ctx, x.m, func() error {
		switch {
		case x.m.Is("Style"):
			return x.style(ctx)
		case x.m.Is("Worksheet"):
			return x.worksheet(ctx)
		}
		return nil
	})
}

func (x *xmlReader) style(ctx context.Context) error {
	if len(x.styles) > maxFormats {
		return text.Errorf("ingest.limit.parts", x.file.Name)
	}
	id := x.m.Value("ID")
	st := x.styles[x.m.Value("Parent")]
	err := each(ctx, x.m, func() error {
		switch {
		case x.m.Is("NumberFormat"):
			code := x.m.Value("Format")
			if named, ok := namedFormats[code]; ok {
				code = named
			}
			st.format = parseFormat(code)
		case x.m.Is("Alignment"):
			n, _ := x.m.Int("Indent")
			st.indent = uint8(min(max(n, 0), 255))
		}
		return nil
	})
	x.styles[id] = st
	return err
}

func (x *xmlReader) worksheet(ctx context.Context) error {
	if err := x.startTable(x.m.Value("Name")); err != nil {
		return err
	}
	x.hidden = false
	column := 1
	err := each(ctx, x.m, func() (err error) {
		switch {
		case x.m.Is("Row"):
			return x.row(ctx)
		case x.m.Is("Column"):
			if n, ok := x.m.Int("Index"); ok {
				column = n
			}
			span, _ := x.m.Int("Span")
			if x.m.Value("Hidden") == "1" {
				x.hideColumns(column, column+min(max(span, 0), maxSheetColumn))
			}
			column += 1 + min(max(span, 0), maxSheetColumn)
		case x.m.Is("Visible"):
			x.state, err = x.m.Content(x.state[:0])
			x.hidden = string(x.state) != "SheetVisible"
		}
		return err
	})
	if err != nil {
		return err
	}
	return x.endTable(x.hidden)
}

func (x *xmlReader) row(ctx context.Context) error {
	if !x.wanted() {
		return x.m.Skip()
	}
	n, numbered := x.m.Int("Index")
	hidden := x.m.Value("Hidden") == "1"
	span, _ := x.m.Int("Span")
	x.begin(n, numbered)
	if x.rec.Hidden = hidden; hidden {
		x.hiddenRows = append(x.hiddenRows, x.rec.Line)
	}
	x.column = 1
	err := each(ctx, x.m, func() error {
		if x.m.Is("Cell") {
			return x.readCell(ctx)
		}
		return x.m.Skip()
	})
	if err != nil {
		return err
	}
	r := x.finish()
	x.given--
	err = x.deliver(r, x.m.Offset())
	x.given++
	if span > 0 && span < maxRow {
		x.declared += span
	}
	return err
}

// readCell reads a cell. One that stands in the wrong place is a fault of the
// row.
func (x *xmlReader) readCell(ctx context.Context) error {
	column := x.column
	if n, ok := x.m.Int("Index"); ok {
		column = n
	}
	st := x.styles[x.m.Value("StyleID")]
	_, formula := x.m.Attr("Formula")
	across, _ := x.m.Int("MergeAcross")
	down, _ := x.m.Int("MergeDown")
	across, down = min(max(across, 0), maxSheetColumn), min(max(down, 0), maxRow)
	if column < x.column || column > maxSheetColumn {
		x.fault("cell-place", Letter(column))
		return x.m.Skip()
	}
	x.column = column + across + 1
	if across > 0 || down > 0 {
		if err := x.addMerged(x.rec.Line, column, down+1, across+1); err != nil {
			return err
		}
	}
	c := x.cell(column)
	c.Indent = st.indent
	from := len(x.text)
	valued := false
	err := each(ctx, x.m, func() (err error) {
		if !x.m.Is("Data") || valued {
			return x.m.Skip()
		}
		valued = true
		kind := x.m.Value("Type")
		if x.text, err = x.m.Content(x.text); err == nil {
			x.typed(c, kind, &st.format, from)
		}
		return err
	})
	if !valued && formula {
		c.Kind = KindUncached
	}
	x.cut(from)
	return err
}

// typed puts what a value says in the place of it.
func (x *xmlReader) typed(c *Cell, kind string, f *format, from int) {
	raw := string(x.text[from:])
	switch kind {
	case "Number":
		x.text, c.Kind = f.number(x.text[:from], []byte(raw), false)
	case "DateTime":
		x.text, c.Kind = isoDate(x.text[:from], []byte(raw))
		x.text = f.shorten(x.text, from)
	case "Boolean":
		c.Kind = KindBool
		x.text = append(x.text[:from], truth(isTrue(raw))...)
	case "Error":
		c.Kind = KindError
	}
}
