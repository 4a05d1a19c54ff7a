package ingest

// How an XLSX file is read (ECMA-376, and ISO 29500 strict: the same names in
// other namespaces). Open takes in what is small: the list of sheets, the
// formats, the texts that cells share. The sheets themselves are scanned from
// the archive, one row at a time, as often as wanted.
//
// Nothing in the file is run or followed: formulas are not evaluated, macros and
// links are only told of. What does not fit is told with its row: a row whose
// number or whose cells are out of order is delivered with a fault, a cell whose
// text is missing with an issue.

import (
	"context"
	"slices"
	"strings"

	"taihang/data"
	"taihang/data/ingest/markup"
	"taihang/data/text"
)

// Limits of a sheet, as Excel has them.
const (
	maxRow         = 1 << 20
	maxSheetColumn = 1 << 14
	maxSheets      = 4096
	maxMerged      = 1 << 17
	maxFormats     = 1 << 16
)

// workbook is an XLSX file that is open.
type workbook struct {
	file      *File
	zip       *archive
	strings   *pool
	styles    []style
	since1904 bool
}

// style is what a cell's style says of what it holds.
type style struct {
	format format
	indent uint8
}

func (f *File) openXLSX(ctx context.Context, a *archive, part string) error {
	b := &workbook{file: f, zip: a, strings: &pool{}}
	rels, err := a.relations(ctx, part)
	if err != nil {
		return err
	}
	f.Format = "xlsx"
	for _, r := range rels {
		switch {
		case !a.has(r.target):
		case r.kind == "sharedStrings":
			b.strings, err = a.readStrings(ctx, r.target)
		case r.kind == "styles":
			b.styles, err = a.readStyles(ctx, r.target)
		case r.kind == "vbaProject":
			f.issue(data.Note, "macros", "", 0, "")
		}
		if err != nil {
			return err
		}
	}
	if err := b.list(ctx, part, rels); err != nil {
		return err
	}
	if len(f.Sheets) == 0 {
		return text.Errorf("ingest.nosheet", f.Name)
	}
	return nil
}

// list finds the sheets.
func (b *workbook) list(ctx context.Context, part string, rels map[string]relation) error {
	f := b.file
	read := map[string]bool{}
	return b.zip.walk(ctx, part, func(m *markup.Scanner) error {
		switch {
		case m.Is("workbookPr"):
			b.since1904 = isTrue(m.Value("date1904"))
		case m.Is("sheet"):
			name := m.Value("name")
			r := rels[m.Value("id")]
			switch {
			case r.kind == "chartsheet" || r.kind == "dialogsheet" || r.kind == "xlMacrosheet" || r.kind == "xlIntlMacrosheet":
				f.issue(data.Note, "sheet-other", name, 0, "", name)
				return nil
			case !b.zip.has(r.target) || read[r.target]:
				f.issue(data.Error, "sheet-missing", name, 0, "", name)
				return nil
			case len(f.Sheets) >= maxSheets:
				return text.Errorf("ingest.limit.parts", f.Name)
			}
			state := m.Value("state")
			s := &Sheet{Name: name, Hidden: state == "hidden" || state == "veryHidden", Records: -1, Size: b.zip.size(r.target)}
			target := r.target
			read[target] = true
			s.scan = func(ctx context.Context, fn func(*Record) error) error { return b.scan(ctx, s, target, fn) }
			f.Sheets = append(f.Sheets, s)
		}
		return nil
	})
}

func isTrue(s string) bool { return s == "1" || s == "true" || s == "on" }

// readStyles reads the formats that cells are in.
func (a *archive) readStyles(ctx context.Context, part string) ([]style, error) {
	formats := map[int]format{}
	for n, code := range builtinFormats {
		formats[n] = parseFormat(code)
	}
	var out []style
	within := false // cellXfs, the formats of cells
	err := a.walk(ctx, part, func(m *markup.Scanner) error {
		switch {
		case len(out) > maxFormats || len(formats) > maxFormats:
			return text.Errorf("ingest.limit.parts", a.src.name)
		case m.Is("numFmt"):
			if n, ok := m.Int("numFmtId"); ok {
				formats[n] = parseFormat(m.Value("formatCode"))
			}
		case m.Is("cellXfs"):
			within = true
		case m.Is("cellStyles"), m.Is("dxfs"), m.Is("cellStyleXfs"):
			within = false
		case within && m.Is("xf"):
			n, _ := m.Int("numFmtId")
			out = append(out, style{format: formats[n]})
		case within && m.Is("alignment") && len(out) > 0:
			if n, ok := m.Int("indent"); ok && n > 0 {
				out[len(out)-1].indent = uint8(min(n, 255))
			}
		}
		return nil
	})
	return out, err
}

// facts are what a whole reading tells of a sheet beyond its rows.
type facts struct {
	hiddenRows, hiddenColumns []int
	merged                    []Range
}

// settle keeps the facts of the first reading that came to the end.
func (s *Sheet) settle(f facts, records int) {
	s.known.Do(func() {
		slices.Sort(f.hiddenColumns)
		s.HiddenRows, s.HiddenColumns, s.Merged = f.hiddenRows, slices.Compact(f.hiddenColumns), f.merged
		s.Records = records
	})
}

// hideColumns notes columns as hidden.
func (f *facts) hideColumns(first, last int) {
	for c := max(first, 1); c <= min(last, maxSheetColumn) && len(f.hiddenColumns) < 4*maxSheetColumn; c++ {
		f.hiddenColumns = append(f.hiddenColumns, c)
	}
}

// merge notes a block of cells, such as A1:C3.
func (f *facts) merge(r Range) bool {
	if r.Row > 0 && r.Column > 0 && r.LastRow >= r.Row && r.LastColumn >= r.Column && (r.LastRow > r.Row || r.LastColumn > r.Column) {
		f.merged = append(f.merged, r)
	}
	return len(f.merged) < maxMerged
}

// parseRange reads A1:C3.
func parseRange(ref string) (r Range) {
	first, last, ok := strings.Cut(strings.ReplaceAll(ref, "$", ""), ":")
	if !ok {
		return r
	}
	r.Column, r.Row = place(first)
	r.LastColumn, r.LastRow = place(last)
	return r
}

// place reads the name of a cell, AB12: zeros for none.
func place(name string) (column, row int) {
	i := 0
	for i < len(name) && i < 4 && name[i]|0x20 >= 'a' && name[i]|0x20 <= 'z' {
		column = column*26 + int(name[i]|0x20-'a') + 1
		i++
	}
	if i == 0 || i == len(name) || len(name)-i > 8 || !digits(name[i:]) || column > maxSheetColumn {
		return 0, 0
	}
	for _, c := range []byte(name[i:]) {
		row = row*10 + int(c-'0')
	}
	if row < 1 || row > maxRow {
		return 0, 0
	}
	return column, row
}
