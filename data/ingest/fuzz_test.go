package ingest

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
	"time"

	"taihang/data/text"
)

// check holds what must be true of any file: it opens or is refused with a
// sentence; rows come in order; a second reading, a survey and what that keeps
// see the same; every row below the header has a class. It returns how many
// records each sheet delivers, or -1 where it cannot be read.
func check(t *testing.T, content []byte) []int {
	path := filepath.Join(t.TempDir(), "x")
	if err := os.WriteFile(path, content, 0o600); err != nil {
		t.Fatal(err)
	}
	start := time.Now()
	defer func() {
		if took := time.Since(start); took > 20*time.Second {
			t.Errorf("%v", took)
		}
	}()
	var told *text.Error
	f, err := Open(ctx, path, Options{})
	if err != nil {
		if !errors.As(err, &told) || !text.Has(told.Key) {
			t.Fatalf("no sentence for %v", err)
		}
		return nil
	}
	defer f.Close()
	var counts []int
	for _, s := range f.Sheets {
		first, err := collect(s)
		if err != nil {
			if !errors.As(err, &told) || !text.Has(told.Key) {
				t.Fatalf("no sentence for %v", err)
			}
			counts = append(counts, -1)
			continue
		}
		counts = append(counts, len(first))
		again, err2 := collect(s)
		l, err3 := f.Survey(ctx, s, LayoutHint{})
		kept, err4 := collect(s)
		if err2 != nil || err4 != nil || !reflect.DeepEqual(first, again) || !reflect.DeepEqual(first, kept) || s.Records != len(first) {
			t.Fatalf("%d records, %d again, %d kept, %d counted; %v %v", len(first), len(again), len(kept), s.Records, err2, err4)
		}
		last := 0
		for _, r := range first {
			if r.line <= last {
				t.Fatalf("row %d after %d", r.line, last)
			}
			last = r.line + r.lines - 1
		}
		if err3 != nil {
			continue
		}
		n := l.Head
		if err := l.Rows(ctx, s, func(r *Row) error { n++; return nil }); err != nil || n > len(first) {
			t.Fatalf("%d rows of %d records, %v", n, len(first), err)
		}
	}
	return counts
}

func collect(s *Sheet) (out []kept, err error) {
	err = s.Scan(ctx, func(r *Record) error {
		if len(out) < 5000 {
			out = append(out, kept{r.Line, r.Lines, texts(r.Cells), r.Fault})
		} else {
			out = append(out, kept{line: r.Line, lines: r.Lines})
		}
		return nil
	})
	return out, err
}

// stored packs parts without pressing them.
func stored(t testing.TB, parts map[string]string) []byte {
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for name, content := range parts {
		w, err := z.CreateHeader(&zip.FileHeader{Name: name, Method: zip.Store})
		if err != nil {
			t.Fatal(err)
		}
		w.Write([]byte(content))
	}
	z.Close()
	return b.Bytes()
}

func FuzzXLSX(f *testing.F) {
	f.Add(`<row r="1"><c r="A1" s="1"><v>43281</v></c><c t="s"><v>0</v></c></row>`, `<si><t>x</t></si>`, `yyyy-mm`)
	f.Add(`<row><c r="B1" t="inlineStr"><is><r><t>_x000D_&lt;</t></r></is></c><c t="e"><v>#N/A</v></c></row><row r="1"/>`, `<si><r><t>a</t></r><rPh><t>b</t></rPh></si>`, `[h]:mm;@`)
	f.Add(`<row r="-1" hidden="1"><c r="ZZZZ1"/><c><f>1</f></c></row></sheetData><mergeCells><mergeCell ref="A1:B9"/></mergeCells><sheetData>`, ``, `0.0"万元"`)
	f.Fuzz(func(t *testing.T, sheet, strs, code string) {
		parts := bookParts("", "表")
		parts["xl/worksheets/sheet1.xml"] = `<worksheet ` + mainNS + `><sheetData>` + sheet + `</sheetData></worksheet>`
		parts["xl/sharedStrings.xml"] = `<sst>` + strs + `</sst>`
		parts["xl/styles.xml"] = `<styleSheet><numFmts><numFmt numFmtId="200" formatCode="` + code + `"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="200"/></cellXfs></styleSheet>`
		counts := check(t, stored(t, parts))
		if len(counts) == 0 || counts[0] < 0 {
			return
		}
		if want, ok := soundRows(parts["xl/worksheets/sheet1.xml"]); ok && counts[0] != want {
			t.Fatalf("%d rows of %d", counts[0], want)
		}
	})
}

// soundRows counts the rows of a sheet in which they stand where they belong.
func soundRows(sheet string) (n int, ok bool) {
	d := xml.NewDecoder(strings.NewReader(sheet))
	var open []string
	for {
		tok, err := d.Token()
		if err != nil {
			return n, len(open) == 0 && err.Error() == "EOF"
		}
		switch e := tok.(type) {
		case xml.StartElement:
			name := e.Name.Local
			if name == "row" || name == "sheetData" {
				depth := map[string]int{"row": 2, "sheetData": 1}[name]
				if len(open) != depth || name == "row" && open[1] != "sheetData" || strings.Contains(name, ":") {
					return 0, false
				}
			}
			if name == "row" {
				n++
			}
			open = append(open, name)
		case xml.EndElement:
			open = open[:len(open)-1]
		}
	}
}

func FuzzODS(f *testing.F) {
	f.Add(`<table:table table:name="一"><table:table-column table:visibility="collapse"/><table:table-row table:number-rows-repeated="3"><table:table-cell office:value-type="float" office:value="1" table:number-columns-repeated="2"/><table:table-cell><text:p>a<text:s text:c="2"/>b</text:p></table:table-cell></table:table-row></table:table>`)
	f.Add(`<table:table><table:table-row table:number-rows-repeated="9"/><table:table-row><table:covered-table-cell table:number-columns-spanned="3" office:value-type="date" office:date-value="2018-06-30T08:30:00"/><table:table-cell table:formula="x"/></table:table-row></table:table><table:table/>`)
	f.Fuzz(func(t *testing.T, tables string) {
		check(t, stored(t, odsParts("", tables)))
	})
}

// FuzzPage is for files that are markup as a whole: HTML and XML named .xls.
func FuzzPage(f *testing.F) {
	f.Add([]byte(`<html><meta charset=gbk><table><caption>x</caption><col style="display:none"><tr><td rowspan=2>a<td colspan=3>b<table><tr><td>c</table><tr style='display:none'><th>d&nbsp;<br>e`))
	f.Add([]byte(`<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"><Styles><Style ss:ID="a"><NumberFormat ss:Format="Percent"/></Style></Styles><Worksheet ss:Name="x"><Table><Column ss:Hidden="1"/><Row ss:Index="2"><Cell ss:Index="2" ss:StyleID="a" ss:MergeDown="1"><Data ss:Type="Number">0.5</Data></Cell><Cell ss:Formula="=1"/></Row></Table></Worksheet></Workbook>`))
	f.Fuzz(func(t *testing.T, page []byte) { check(t, page) })
}

func FuzzXLS(f *testing.F) {
	f.Add(compound("Workbook", biffBook(0x600, bytes.Join([][]byte{rec(recXF, u16s(0, 14, 0, 0, 3), make([]byte, 10)), rec(recSST, u32s(2), u32s(2), u16s(3), []byte{0}, []byte("ab")), rec(recContinue, []byte{1}, utf16s("县"), u16s(1), []byte{8}, u16s(1), []byte("x"), u32s(0))}, nil),
		[2][]byte{sheetEntry(0, 0, "一"), bytes.Join([][]byte{rec(recNumber, u16s(0, 0, 0), double(43281)), rec(recLabelSST, u16s(0, 1, 0), u32s(1)), rec(recMulRK, u16s(1, 0), u16s(0), u32s(6), u16s(0), u32s(7), u16s(1)), rec(recFormula, u16s(2, 0, 0), []byte{0, 0, 0, 0, 0, 0, 0xff, 0xff}), rec(recString, u16s(1), []byte{1}, utf16s("果"))}, nil)})))
	f.Add(compound("Book", biffBook(0x500, rec(recCodePage, u16s(936)), [2][]byte{{0, 0, 1, 'a'}, rec(recLabel, u16s(0, 0, 0, 2), []byte{0xb0, 0xa1})})))
	f.Fuzz(func(t *testing.T, b []byte) { check(t, b) })
}

// FuzzZip is for the archive itself.
func FuzzZip(f *testing.F) {
	f.Add(stored(f, map[string]string{"mimetype": "application/vnd.oasis.opendocument.spreadsheet", "content.xml": "<a><table name='x'><table-row><table-cell value-type='float' value='1'/></table-row></table></a>"}))
	f.Add(zipped(f, map[string]string{"xl/workbook.xml": `<workbook><sheet name="a" id="r"/></workbook>`, "xl/_rels/workbook.xml.rels": `<a><Relationship Id="r" Type="x/worksheet" Target="s.xml"/></a>`, "xl/s.xml": "<a><sheetData><row><c><v>1</v></c></row></sheetData></a>"}))
	f.Fuzz(func(t *testing.T, b []byte) { check(t, b) })
}
