package main

import (
	"encoding/csv"
	"fmt"
	"io"
	"slices"
	"strconv"

	"github.com/xuri/excelize/v2"

	"taihang/analysis/cube"
	"taihang/analysis/measure"
	"taihang/data"
	"taihang/data/text"
)

type tableFormat func(io.Writer, *table, text.Lang) error

// tableWriter chooses the format: a file's by its extension, on standard
// output CSV, or JSON where that is asked for.
func tableWriter(path string, asJSON bool) (tableFormat, error) {
	if path == "" && asJSON {
		return writeTableJSON, nil
	}
	switch ext := extension(path); ext {
	case "json":
		return writeTableJSON, nil
	case "xlsx":
		return writeTableXLSX, nil
	case "csv":
		return writeTableCSVFile, nil
	case "":
		if path == "" {
			return writeTableCSV, nil
		}
	}
	return nil, misuse("cli.table.format", path)
}

func writeTableJSON(w io.Writer, t *table, l text.Lang) error {
	rows := make([][]any, len(t.keys))
	for i, keys := range t.keys {
		for _, k := range keys {
			rows[i] = append(rows[i], k)
		}
		for j, c := range t.cells[i] {
			rows[i] = append(rows[i], plain(t.measures[j], c.V))
		}
	}
	out := map[string]any{"columns": t.columns(), "rows": rows, "divisions": t.list}
	var changes []map[string]any
	for _, c := range t.changes {
		changes = append(changes, map[string]any{
			"measure": c.measure, "county": c.county, "year": c.Year, "kind": c.Kind, "lost": c.Lost(), "text": c.sentence(l),
		})
	}
	if changes != nil {
		out["changes"] = changes
	}
	var partial []map[string]any
	t.partials(func(m *measure.Measure, keys []string, c measure.Cell) {
		n, of := c.Coverage()
		partial = append(partial, map[string]any{
			"measure": m.ID, "keys": append([]string{}, keys...), "counties": n, "of": of, "text": t.ofSome(l, keys, c),
		})
	})
	if partial != nil {
		out["partial"] = partial
	}
	return printJSON(w, out)
}

// writeTableCSVFile marks the file as UTF-8, without which spreadsheet
// programs in China read it as GBK.
func writeTableCSVFile(w io.Writer, t *table, l text.Lang) error {
	if _, err := io.WriteString(w, "\ufeff"); err != nil {
		return err
	}
	return writeTableCSV(w, t, l)
}

// writeTableCSV adds two columns for a measure with figures that are not of all
// their counties: of how many each is, and of how many it should be.
func writeTableCSV(w io.Writer, t *table, _ text.Lang) error {
	cw := csv.NewWriter(w)
	head, partial := t.columns(), make([]bool, len(t.measures))
	for j, m := range t.measures {
		if partial[j] = t.partial(j); partial[j] {
			head = append(head, m.ID+":counties", m.ID+":of")
		}
	}
	if err := cw.Write(head); err != nil {
		return err
	}
	for i, keys := range t.keys {
		rec := append([]string(nil), keys...)
		for j, c := range t.cells[i] {
			switch v := plain(t.measures[j], c.V).(type) {
			case float64:
				rec = append(rec, strconv.FormatFloat(v, 'f', -1, 64))
			case string:
				rec = append(rec, v)
			default:
				rec = append(rec, "")
			}
		}
		for j, c := range t.cells[i] {
			if n, of := c.Coverage(); partial[j] && of > 0 {
				rec = append(rec, strconv.Itoa(n), strconv.Itoa(of))
			} else if partial[j] {
				rec = append(rec, "", "")
			}
		}
		if err := cw.Write(rec); err != nil {
			return err
		}
	}
	cw.Flush()
	return cw.Error()
}

// writeTableXLSX writes the table for people: names beside codes, units in the
// header, per cent, and a sheet that says what each measure is.
func writeTableXLSX(w io.Writer, t *table, l text.Lang) error {
	f := excelize.NewFile()
	defer f.Close()
	sheet := l.T("cli.table.sheet")
	if err := f.SetSheetName("Sheet1", sheet); err != nil {
		return err
	}
	s, err := newSheet(f, sheet)
	if err != nil {
		return err
	}
	var of []int // the measures with figures that are not of all their counties
	for _, d := range t.dims {
		s.put(l.T("dim."+string(d)), s.head)
		s.put(l.T("cli.table.code", l.T("dim."+string(d))), s.head)
	}
	for j, m := range t.measures {
		s.put(l.T("cli.table.header", l.Pick(m.Zh, m.En), l.Pick(m.UnitZh, m.UnitEn)), s.head)
		if t.partial(j) {
			s.put(l.T("figure.partial"), s.head)
			of = append(of, j)
		}
	}
	for i, keys := range t.keys {
		s.next()
		for d, k := range keys {
			s.put(t.label(l, t.dims[d], k), 0)
			s.put(k, 0)
		}
		for j, c := range t.cells[i] {
			if key, ok := plain(t.measures[j], c.V).(string); ok && c.V.State == data.Present {
				s.put(t.label(l, cube.Tier, key), 0)
				continue
			}
			s.value(t.measures[j], c.V)
			if slices.Contains(of, j) {
				s.put(c.Counties(), 0)
			}
		}
	}
	if s.err != nil {
		return s.err
	}
	if err := f.SetPanes(sheet, &excelize.Panes{Freeze: true, YSplit: 1, TopLeftCell: "A2", ActivePane: "bottomLeft"}); err != nil {
		return err
	}
	if err := f.SetColWidth(sheet, "A", columnName(2*len(t.dims)+len(t.measures)+len(of)), 16); err != nil {
		return err
	}
	if err := writeNotes(f, t, l); err != nil {
		return err
	}
	return f.Write(w)
}

// writeNotes adds the sheet of definitions, source, filter and the demo mark.
func writeNotes(f *excelize.File, t *table, l text.Lang) error {
	name := l.T("cli.table.notes")
	if _, err := f.NewSheet(name); err != nil {
		return err
	}
	s, err := newSheet(f, name)
	if err != nil {
		return err
	}
	for i, m := range t.measures {
		s.put(l.Pick(m.Zh, m.En), s.head)
		s.put(m.ID, 0)
		s.put(l.Pick(m.UnitZh, m.UnitEn), 0)
		s.put(l.Pick(m.NumZh, m.NumEn), 0)
		s.put(l.Pick(m.DenZh, m.DenEn), 0)
		s.put(fmt.Sprint(t.years[i]), 0)
		s.put(l.Pick(m.SourceZh, m.SourceEn), 0)
		s.next()
	}
	lines := []string{l.T("cli.table.missing")}
	if t.filter != "" {
		lines = append(lines, l.T("cli.table.filter", t.filter))
	}
	lines = append(lines, l.T("cli.table.divisions", t.list))
	if src := l.Pick(t.info.SourceZh, t.info.SourceEn); src != "" {
		lines = append(lines, l.T("figure.source", src))
	}
	if t.info.AsOf.Known() {
		lines = append(lines, l.T("figure.asof", t.info.AsOf))
	}
	for _, line := range append(lines, l.T("figure.version.only", t.info.Version)) {
		s.put(line, 0)
		s.next()
	}
	if t.info.Demo {
		s.put(l.T("cli.demo.mark"), s.head)
		s.next()
	}
	t.partials(func(m *measure.Measure, keys []string, c measure.Cell) {
		s.put(t.ofSome(l, keys, c), 0)
		s.put(m.ID, 0)
		s.next()
	})
	if len(t.changes) > 0 {
		s.put(l.T("figure.map.change"), s.head)
	}
	for _, c := range t.changes {
		s.next()
		s.put(c.county, 0)
		s.put(c.name, 0)
		s.put(c.measure, 0)
		s.put(c.sentence(l), 0)
	}
	if err := f.SetColWidth(name, "A", "G", 28); err != nil {
		return err
	}
	return s.err
}

// sheet writes cells from left to right, row after row, and keeps the first
// error.
type sheet struct {
	f        *excelize.File
	name     string
	col, row int
	head     int
	styles   map[string]int
	err      error
}

func newSheet(f *excelize.File, name string) (*sheet, error) {
	head, err := f.NewStyle(&excelize.Style{Font: &excelize.Font{Bold: true}, Alignment: &excelize.Alignment{WrapText: true, Vertical: "center"}})
	return &sheet{f: f, name: name, row: 1, head: head, styles: map[string]int{}}, err
}

func (s *sheet) next() { s.row, s.col = s.row+1, 0 }

// put writes a cell. Text is stored as text, so that a leading = or + is never
// a formula.
func (s *sheet) put(v any, style int) {
	s.col++
	cell, err := excelize.CoordinatesToCellName(s.col, s.row)
	if err == nil {
		err = s.f.SetCellValue(s.name, cell, v)
	}
	if err == nil && style != 0 {
		err = s.f.SetCellStyle(s.name, cell, cell, style)
	}
	if err != nil && s.err == nil {
		s.err = err
	}
}

// value writes a figure in its unit, or the mark that says why there is none.
func (s *sheet) value(m *measure.Measure, v data.Value) {
	switch v.State {
	case data.Present:
		s.put(v.V, s.number(m))
	case data.Suppressed:
		s.put("＊", 0)
	case data.NotApplicable:
		s.put("／", 0)
	default:
		s.put("—", 0)
	}
}

// number is the style of a measure's figures.
func (s *sheet) number(m *measure.Measure) int {
	format := "#,##0"
	if m.Decimals > 0 {
		format += "." + "0000000"[:m.Decimals]
	}
	if m.Unit == measure.Share {
		format += "%"
	}
	id, ok := s.styles[format]
	if !ok {
		var err error
		if id, err = s.f.NewStyle(&excelize.Style{CustomNumFmt: &format}); err != nil && s.err == nil {
			s.err = err
		}
		s.styles[format] = id
	}
	return id
}

func columnName(n int) string {
	name, err := excelize.ColumnNumberToName(max(1, n))
	if err != nil {
		return "A"
	}
	return name
}
