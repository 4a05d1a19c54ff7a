package ingest

import (
	"archive/zip"
	"bytes"
	"compress/flate"
	"context"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"
	"pgregory.net/rapid"
)

const mainNS = `xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"`

// bookParts are the parts of a workbook with these sheets, all empty but for
// what a test puts into them.
func bookParts(styles string, sheets ...string) map[string]string {
	var list, rels strings.Builder
	parts := map[string]string{}
	for i, name := range sheets {
		state := ""
		if n, hidden := strings.CutSuffix(name, "!"); hidden {
			name, state = n, ` state="veryHidden"`
		}
		fmt.Fprintf(&list, `<sheet name="%s" sheetId="%d"%s r:id="rId%d"/>`, name, i+1, state, i+1)
		fmt.Fprintf(&rels, `<Relationship Id="rId%d" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet%d.xml"/>`, i+1, i+1)
		parts[fmt.Sprintf("xl/worksheets/sheet%d.xml", i+1)] = `<worksheet ` + mainNS + `><sheetData/></worksheet>`
	}
	const rel = `xmlns="http://schemas.openxmlformats.org/package/2006/relationships"`
	const types = `http://schemas.openxmlformats.org/officeDocument/2006/relationships/`
	parts["[Content_Types].xml"] = `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>`
	parts["_rels/.rels"] = `<Relationships ` + rel + `><Relationship Id="rId1" Type="` + types + `officeDocument" Target="xl/workbook.xml"/></Relationships>`
	parts["xl/workbook.xml"] = `<workbook ` + mainNS + ` xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets>` + list.String() + `</sheets></workbook>`
	parts["xl/_rels/workbook.xml.rels"] = `<Relationships ` + rel + `>` + rels.String() +
		`<Relationship Id="rS" Type="` + types + `sharedStrings" Target="sharedStrings.xml"/><Relationship Id="rT" Type="` + types + `styles" Target="/xl/styles.xml"/></Relationships>`
	parts["xl/sharedStrings.xml"] = `<sst ` + mainNS + `/>`
	parts["xl/styles.xml"] = `<styleSheet ` + mainNS + `>` + styles + `</styleSheet>`
	return parts
}

// zipped packs parts.
func zipped(t testing.TB, parts map[string]string) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for name, content := range parts {
		w, err := z.Create(name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := w.Write([]byte(content)); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// dump writes a sheet as text: a line for each record, the kinds of cells as
// :n number, :d date, :b truth, :e error, :u without value, >2 indented. What a
// survey keeps must be the same.
func dump(t testing.TB, s *Sheet) string {
	t.Helper()
	first := dumpOnce(t, s)
	if _, err := s.survey(ctx); err != nil {
		t.Error(err)
	}
	if again := dumpOnce(t, s); again != first {
		t.Errorf("read\n%s\nkept\n%s", first, again)
	}
	return first
}

func dumpOnce(t testing.TB, s *Sheet) string {
	t.Helper()
	var b strings.Builder
	offset := int64(0)
	err := s.Scan(ctx, func(r *Record) error {
		if r.Offset < offset || r.Offset > s.Size {
			t.Errorf("row %d lies at %d of %d, behind %d", r.Line, r.Offset, s.Size, offset)
		}
		offset = r.Offset
		fmt.Fprintf(&b, "%d", r.Line)
		if r.Lines > 1 {
			fmt.Fprintf(&b, "-%d", r.Line+r.Lines-1)
		}
		if r.Hidden {
			b.WriteString(" hidden")
		}
		for i, c := range r.Cells {
			b.WriteString(" |"[min(i, 1):min(i, 1)+1] + strings.ReplaceAll(c.Text, "\n", "⏎") + [...]string{"", ":n", ":d", ":b", ":e", ":u"}[c.Kind])
			if c.Indent > 0 {
				fmt.Fprintf(&b, ">%d", c.Indent)
			}
		}
		if r.Fault != "" {
			fmt.Fprintf(&b, " !%s%v", r.Fault, r.Args)
			hasWords(t, r.Fault)
		}
		for _, is := range r.Issues {
			fmt.Fprintf(&b, " (%s %s%d %v)", is.Code, is.Column, is.Row, is.Args)
			hasWords(t, is.Code)
		}
		b.WriteString("\n")
		return nil
	})
	if err != nil {
		t.Error(err)
	}
	return b.String()
}

// A sheet that is too large to be kept is read from the file again.
func TestTapeBudget(t *testing.T) {
	var rows strings.Builder
	for i := range 2000 {
		fmt.Fprintf(&rows, `<row r="%d"><c><v>%d</v></c><c t="inlineStr"><is><t>村%d</t></is></c></row>`, i+1, i, i)
	}
	for _, budget := range []int64{0, 1, 100, 10_000, maxTape} {
		f := book(t, "<sheetData>"+rows.String()+"</sheetData>", nil)
		f.budget.Store(budget)
		if got := strings.Count(dump(t, f.Sheets[0]), "\n"); got != 2000 {
			t.Errorf("%d rows", got)
		}
		if kept := f.Sheets[0].tape.Load() != nil; kept != (budget == maxTape) || !kept && f.budget.Load() != budget {
			t.Errorf("a budget of %d: kept %v, left %d", budget, kept, f.budget.Load())
		}
	}
}

// book opens a workbook of one sheet with this content.
func book(t testing.TB, sheet string, change func(parts map[string]string)) *File {
	t.Helper()
	parts := bookParts("", "表")
	parts["xl/worksheets/sheet1.xml"] = `<worksheet ` + mainNS + `>` + sheet + `</worksheet>`
	if change != nil {
		change(parts)
	}
	return open(t, zipped(t, parts), Options{})
}

// What cells can hold.
func TestXLSXCells(t *testing.T) {
	for name, c := range map[string]struct{ sheet, want string }{
		"types": {
			`<row r="1"><c r="A1" t="inlineStr"><is><t>甲</t></is></c><c r="B1" t="str"><f>A1</f><v>乙</v></c><c r="C1"><v>3</v></c><c r="D1" t="n"><v>-1.5</v></c>
			<c r="E1" t="b"><v>1</v></c><c r="F1" t="b"><v>0</v></c><c r="G1" t="e"><v>#DIV/0!</v></c><c r="H1" t="d"><v>2018-06-30T00:00:00</v></c><c r="I1" t="d"><v>2018-06-30T08:30:00.000Z</v></c></row>`,
			"1 甲|乙|3:n|-1.5:n|TRUE:b|FALSE:b|#DIV/0!:e|2018-06-30:d|2018-06-30 08:30:d\n",
		},
		"formulas": {
			`<row r="1"><c r="A1"><f>1+1</f><v>2</v></c><c r="B1"><f>1+1</f></c><c r="C1" t="str"><f>""</f><v></v></c><c r="D1" t="s"><f>x</f></c><c r="E1"><f t="shared" si="0"/><v>7</v></c><c r="F1"><f t="shared" si="0"/></c><c r="G1"><f>1+1</f><v></v></c><c r="H1"><f>1+1</f><v/></c><c r="I1" t="str"><f>""</f><v/></c><c r="J1"><v/></c></row>`,
			"1 2:n|:u||:u|7:n|:u|:u|:u||\n",
		},
		"shared": {
			`<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="C1" t="s"><v>2</v></c><c r="D1" t="s"><v>3</v></c><c r="E1" t="s"><v>4</v></c><c r="F1" t="s"><v>5</v></c></row>`,
			"1 甲|村名（人）|| 空 格|行⏎一_x|<&>\n",
		},
		"shared, out of range": {
			`<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>99999</v></c><c r="C1" t="s"><v>-1</v></c><c r="D1"><v>4</v></c></row>`,
			"1 甲|||4:n (cell-lost B1 [99999]) (cell-lost C1 [-1])\n",
		},
		"inline": {
			`<row r="1"><c t="inlineStr"><is><r><t>村</t></r><r><rPr><b/></rPr><t xml:space="preserve"> 名</t></r><rPh sb="0" eb="1"><t>cun</t></rPh></is></c><c t="inlineStr"><is><t>a&amp;b_x000D_
b_x005F_x000D_</t></is></c><c t="inlineStr"><is><t><![CDATA[<b>]]></t></is></c></row>`,
			"1 村 名|a&b⏎b_x000D_|<b>\n",
		},
		"numbers": {
			`<row r="1"><c><v>0.30000000000000004</v></c><c><v>1.1000000000000001</v></c><c><v>130631.0</v></c><c><v>1.30631E+5</v></c><c><v>130123198001011234</v></c><c><v>1.3012319800101101E+17</v></c><c><v>1E-3</v></c><c><v>1E+300</v></c><c><v>NaN</v></c><c><v>0x10</v></c><c><v> 7 </v></c><c><v>1e999</v></c></row>`,
			"1 0.3:n|1.1:n|130631.0:n|130631:n|130123198001011234:n|130123198001011000:n|0.001:n|1E+300:n|NaN|0x10|7:n|1e999\n",
		},
		"places": {
			`<row><c><v>1</v></c><c r="D1"><v>4</v></c></row><row r="5"><c r="B5"><v>2</v></c><c r="AA5"/></row><row><c r="A6"><v>6</v></c></row>`,
			"1 1:n|||4:n\n5 |2:n|||||||||||||||||||||||||\n6 6:n\n",
		},
		"places in disorder": {
			`<row r="1"><c r="B1"><v>1</v></c><c r="A1"><v>2</v></c></row><row r="2"><c r="A2"><v>1</v></c><c r="A2"><v>2</v></c></row><row r="3"><c r="A4"><v>1</v></c></row><row r="4"><c r="4"><v>1</v></c></row><row r="5"><c r="XFE5"><v>1</v></c></row><row r="6"><c r="-A6"><v>1</v></c></row><row r="7"><c r="XFD7"><v>1</v></c><c><v>2</v></c></row>`,
			"1 |1:n !cell-place[A1]\n2 1:n !cell-place[A2]\n3 !cell-place[A4]\n4 !cell-place[4]\n5 !cell-place[XFE5]\n6 !cell-place[-A6]\n7 " + strings.Repeat("|", 16383) + "1:n !cell-place[XFE]\n",
		},
		"row numbers in disorder": {
			`<row r="1"><c><v>1</v></c></row><row r="2"><c><v>2</v></c></row><row r="2"><c><v>3</v></c></row><row r="3"><c r="A3"><v>4</v></c></row><row r="2147483647"><c><v>5</v></c></row><row r="-1"><c><v>6</v></c></row><row r="x"/><row r="20"><c r="A20"><v>7</v></c></row>`,
			"1 1:n\n2 2:n\n3 3:n !row-number[2]\n4 4:n\n5 5:n !row-number[2147483647]\n6 6:n !row-number[-1]\n7 !row-number[-1]\n20 7:n\n",
		},
		"hidden and blank": {
			`<row r="1"/><row r="2" hidden="1"><c r="A2"/></row><row r="4" hidden="true"><c r="A4"><v>1</v></c></row>`,
			"1\n2 hidden \n4 hidden 1:n\n",
		},
		"foreign parts": {
			`<row r="1" x14ac:dyDescent="0.2"><c r="A1"><v>1</v><extLst><ext><v>9</v></ext></extLst></c><extLst><c><v>8</v></c></extLst></row>`,
			"1 1:n\n",
		},
	} {
		f := book(t, "<sheetData>"+c.sheet+"</sheetData>", func(parts map[string]string) {
			parts["xl/sharedStrings.xml"] = `<sst ` + mainNS + ` count="1" uniqueCount="1"><si><t>甲</t></si><si><r><t>村名</t></r><r><rPr><b val="1"/></rPr><t>（人）</t></r><rPh sb="0" eb="2"><t>cunming</t></rPh><phoneticPr fontId="1"/></si><si/><si><t xml:space="preserve"> 空 格</t></si><si><t>行_x000A_一_x</t></si><si><t>&lt;&amp;&gt;</t></si></sst>`
		})
		if got := dump(t, f.Sheets[0]); got != c.want {
			t.Errorf("%s:\n%q, want\n%q", name, got, c.want)
		}
	}
}

// Formats make dates, percentages and codes of numbers.
func TestXLSXFormats(t *testing.T) {
	for _, c := range []struct{ value, format, want, since1904 string }{
		{"43281", "14", "2018-06-30:d", "2022-07-01:d"},
		{"43281", "31", "2018-06-30:d", "2022-07-01:d"},
		{"43281", "57", "2018-06:d", "2022-07:d"},
		{"43281", "58", "2018-06-30:d", "2022-07-01:d"},
		{"43281.354166666664", "22", "2018-06-30 08:30:d", "2022-07-01 08:30:d"},
		{"43281.354166666664", "14", "2018-06-30:d", "2022-07-01:d"},
		{"0.35416666666666669", "20", "08:30", "08:30"},
		{"0.354178", "21", "08:30:01", "08:30:01"},
		{"1.5", "46", "36:00", "36:00"},
		{"43281", "yyyy\\-mm\\-dd;@", "2018-06-30:d", ""},
		{"43281", "[$-804]yyyy&quot;年&quot;m&quot;月&quot;;@", "2018-06:d", ""},
		{"43101", "yyyy", "2018:d", ""},
		{"43281", "[红色]e.m.d", "2018-06-30:d", ""},
		{"43281", "[DBNum1][$-804]yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;", "2018-06-30:d", ""},
		{"43281", "aaaa", "2018-06-30:d", ""},
		{"43281.5", "mm:ss", "2018-06-30 12:00:d", ""},
		{"43281", "General", "43281:n", ""},
		{"43281", "G/通用格式", "43281:n", ""},
		{"43281", "0.00E+00", "43281:n", ""},
		{"43281", "#,##0.00&quot;d&quot;", "43281:n", ""},
		{"43281", "[Red]0;\\d0", "43281:n", ""},
		{"43281", "@", "43281:n", ""},
		{"60", "14", "1900-02-29:d", "1904-03-01:d"},
		{"59", "14", "1900-02-28:d", "1904-02-29:d"},
		{"61", "14", "1900-03-01:d", "1904-03-02:d"},
		{"1", "14", "1900-01-01:d", "1904-01-02:d"},
		{"0", "14", "1900-01-00:d", "1904-01-01:d"},
		{"-1", "14", "-1:n", "-1:n"},
		{"2958465", "14", "9999-12-31:d", "2958465:n"},
		{"3000000", "14", "3000000:n", ""},
		{"43281.99999999", "22", "2018-07-01:d", ""},
		{"0.125", "10", "12.5%:n", ""},
		{"0.123456789012345", "9", "12.3456789012345%:n", ""},
		{"1", "9", "100%:n", ""},
		{"-0.005", "0.0%", "-0.5%:n", ""},
		{"0", "9", "0%:n", ""},
		{"30624", "000000", "030624:n", ""},
		{"130624000000", "000000", "130624000000:n", ""},
		{"3.2", "0.00&quot;万元&quot;", "3.2万元:n", ""},
		{"32000", "0!.0,&quot;万&quot;", "32000:n", ""},
		{"5", "0&quot;号&quot;", "5:n", ""},
		{"5", "999", "5:n", ""},
	} {
		for _, since := range []string{"0", "1"} {
			want := c.want
			if since == "1" && c.since1904 != "" {
				want = c.since1904
			} else if since == "1" {
				continue
			}
			id := c.format
			styles := ""
			if len(id) > 3 || strings.Trim(id, "0123456789") != "" {
				styles, id = `<numFmts><numFmt numFmtId="200" formatCode="`+c.format+`"/></numFmts>`, "200"
			}
			styles += `<cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="` + id + `"><alignment horizontal="left" indent="2"/></xf></cellXfs><cellStyles><xf numFmtId="0"/></cellStyles>`
			f := book(t, `<sheetData><row r="1"><c r="A1" s="1"><v>`+c.value+`</v></c><c r="B1" s="7"><v>1</v></c></row></sheetData>`, func(parts map[string]string) {
				parts["xl/styles.xml"] = `<styleSheet ` + mainNS + `>` + styles + `</styleSheet>`
				parts["xl/workbook.xml"] = strings.Replace(parts["xl/workbook.xml"], "<sheets>", `<workbookPr date1904="`+since+`"/><sheets>`, 1)
			})
			if got := dump(t, f.Sheets[0]); got != "1 "+want+">2|1:n\n" {
				t.Errorf("%s as %s since 190%s: %q, want %q", c.value, c.format, since, got, want)
			}
		}
	}
}

// Sheets, their order, what is hidden, and what is no table.
func TestXLSXSheets(t *testing.T) {
	parts := bookParts("", "一", "二!", "图", "丢", "外", "同")
	rels := parts["xl/_rels/workbook.xml.rels"]
	rels = strings.Replace(rels, `worksheet" Target="worksheets/sheet3.xml`, `chartsheet" Target="worksheets/sheet3.xml`, 1)
	rels = strings.Replace(rels, `worksheets/sheet1.xml`, `..\xl\worksheets/./Sheet1.xml`, 1)
	rels = strings.Replace(rels, `Target="worksheets/sheet5.xml`, `TargetMode="External" Target="worksheets/sheet1.xml`, 1)
	rels = strings.Replace(rels, "worksheets/sheet6.xml", "worksheets/sheet2.xml", 1)
	parts["xl/_rels/workbook.xml.rels"] = strings.Replace(rels, `</Relationships>`, `<Relationship Id="v" Type="http://schemas.microsoft.com/office/2006/relationships/vbaProject" Target="vbaProject.bin"/></Relationships>`, 1)
	parts["xl/vbaProject.bin"] = "x"
	delete(parts, "xl/worksheets/sheet4.xml")
	parts["xl/worksheets/sheet1.xml"] = `<x:worksheet xmlns:x="http://purl.oclc.org/ooxml/spreadsheetml/main"><x:dimension ref="A1:ZZ999999"/><x:cols><x:col min="2" max="2" hidden="1"/><x:col min="5" max="6" hidden="1"/><x:col min="3" max="3"/></x:cols><x:sheetData><x:row r="1" hidden="1"><x:c r="A1"><x:v>1</x:v></x:c></x:row></x:sheetData><x:mergeCells><x:mergeCell ref="A1:C2"/><x:mergeCell ref="$D$1:$D$4"/><x:mergeCell ref="B2"/><x:mergeCell ref="C9:A1"/></x:mergeCells></x:worksheet>`
	f := open(t, zipped(t, parts), Options{})
	var got strings.Builder
	for _, s := range f.Sheets {
		fmt.Fprintf(&got, "%s %v: %s", s.Name, s.Hidden, dump(t, s))
		fmt.Fprintln(&got, s.HiddenRows, s.HiddenColumns, s.Merged, s.Records)
	}
	for _, is := range f.Issues {
		fmt.Fprintln(&got, is.Code, is.Sheet)
		hasWords(t, is.Code)
	}
	want := "一 false: 1 hidden 1:n\n[1] [2 5 6] [{1 1 2 3} {1 4 4 4}] 1\n二 true: [] [] [] 0\nmacros \nsheet-other 图\nsheet-missing 丢\nsheet-missing 外\nsheet-missing 同\n"
	if sortedLines(got.String()) != sortedLines(want) || f.Format != "xlsx" {
		t.Errorf("got\n%s\nwant\n%s", got.String(), want)
	}
}

func sortedLines(s string) string {
	l := strings.Split(s, "\n")
	slices.Sort(l)
	return strings.Join(l, "\n")
}

// Files that are refused, each with what to do.
func TestXLSXRefused(t *testing.T) {
	change := func(part, content string) []byte {
		parts := bookParts("", "表")
		if content == "" {
			delete(parts, part)
		} else {
			parts[part] = content
		}
		return zipped(t, parts)
	}
	sheet := "xl/worksheets/sheet1.xml"
	whole := change(sheet, `<worksheet `+mainNS+`><sheetData><row><c><v>1</v></c></row></sheetData></worksheet>`)
	twice := bytes.Replace(zipped(t, map[string]string{"a/workbook1.xml": "<a/>", "a/workbook2.xml": "<a/>"}), []byte("workbook2"), []byte("workbook1"), 2)
	locked := bytes.Clone(whole)
	locked[bytes.Index(locked, []byte("PK\x01\x02"))+8] |= 1
	for name, c := range map[string]struct {
		content []byte
		key     string
	}{
		"a part twice":       {twice, "ingest.damaged"},
		"locked zip":         {locked, "ingest.encrypted"},
		"cut":                {whole[:len(whole)-30], "ingest.damaged"},
		"no directory":       {whole[:200], "ingest.damaged"},
		"doctype":            {change(sheet, `<!DOCTYPE w [<!ENTITY a "b">]><worksheet><sheetData><row><c t="inlineStr"><is><t>&a;</t></is></c></row></sheetData></worksheet>`), "ingest.doctype"},
		"doctype in strings": {change("xl/sharedStrings.xml", `<!DOCTYPE w SYSTEM "file:///etc/passwd"><sst/>`), "ingest.doctype"},
		"entity":             {change(sheet, `<worksheet><sheetData><row><c><v>&a;</v></c></row></sheetData></worksheet>`), "ingest.doctype"},
		"unclosed":           {change(sheet, `<worksheet><sheetData><row><c><v>1</v></c></row>`), "ingest.damaged"},
		"no rows":            {change(sheet, `<html/>`), "ingest.damaged"},
		"no sheets":          {change("xl/workbook.xml", `<workbook/>`), "ingest.nosheet"},
		"sheet in UTF-16":    {change(sheet, "\xff\xfe<\x00"), "ingest.damaged"},
		"deep":               {change(sheet, "<worksheet>"+strings.Repeat("<a>", 300)), "ingest.damaged"},
		"xlsb":               {zipped(t, map[string]string{"xl/workbook.bin": "x"}), "ingest.xlsb"},
		"docx":               {zipped(t, map[string]string{"word/document.xml": "<x/>"}), "ingest.not.document"},
		"odt":                {zipped(t, map[string]string{"mimetype": "application/vnd.oasis.opendocument.text"}), "ingest.not.document"},
		"shapefile":          {zipped(t, map[string]string{"a/县.shp": "x"}), "ingest.not.boundary"},
		"other zip":          {zipped(t, map[string]string{"a.csv": "x"}), "ingest.not.archive"},
		"empty zip":          {zipped(t, nil), "ingest.not.archive"},
	} {
		f, err := Open(ctx, write(t, "x.xlsx", c.content), Options{})
		if err == nil {
			err = f.Sheets[0].Scan(ctx, func(*Record) error { return nil })
			f.Close()
		}
		wantKey(t, name, err, c.key)
	}
}

// An error of the one who reads is not the file's.
func TestXLSXStop(t *testing.T) {
	f := book(t, "<sheetData><row/><row/><row/></sheetData>", nil)
	own := errors.New("full")
	n := 0
	if err := f.Sheets[0].Scan(ctx, func(*Record) error { n++; return own }); !errors.Is(err, own) || n != 1 {
		t.Errorf("%v after %d", err, n)
	}
	if err := f.Sheets[0].Scan(ctx, func(*Record) error { n++; return ErrStop }); err != nil || n != 2 {
		t.Errorf("%v after %d", err, n)
	}
	if f.Sheets[0].Records != -1 {
		t.Error("a reading that was stopped counts")
	}
	gone, cancel := context.WithCancel(ctx)
	cancel()
	if err := f.Sheets[0].Scan(gone, func(*Record) error { return nil }); !errors.Is(err, context.Canceled) {
		t.Error(err)
	}
}

// Hostile files are refused within two seconds, and their memory is bounded.
func TestXLSXHostile(t *testing.T) {
	sheet := "xl/worksheets/sheet1.xml"
	made := func(part, before, again string, n int, after string) string {
		path := filepath.Join(t.TempDir(), "x.xlsx")
		f, err := os.Create(path)
		if err != nil {
			t.Fatal(err)
		}
		defer f.Close()
		z := zip.NewWriter(f)
		z.RegisterCompressor(zip.Deflate, func(w io.Writer) (io.WriteCloser, error) { return flate.NewWriter(w, flate.BestSpeed) })
		for name, content := range bookParts("", "表") {
			w, _ := z.Create(name)
			if name != part {
				io.WriteString(w, content)
				continue
			}
			io.WriteString(w, before)
			block := strings.Repeat(again, 1+(1<<16)/len(again))
			for done := 0; done < n; done += 1 + (1<<16)/len(again) {
				if strings.Contains(again, "%d") {
					block = ""
					for i := range 1 + (1<<16)/len(again) {
						block += fmt.Sprintf(again, done+i+1)
					}
				}
				io.WriteString(w, block)
			}
			io.WriteString(w, after)
		}
		if err := z.Close(); err != nil {
			t.Fatal(err)
		}
		return path
	}
	var many bytes.Buffer
	z := zip.NewWriter(&many)
	for i := range 90_000 {
		if _, err := z.CreateHeader(&zip.FileHeader{Name: itoa(i)}); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	for name, c := range map[string]struct{ path, key string }{
		"parts":        {write(t, "x.xlsx", many.Bytes()), "ingest.limit.parts"},
		"spaces":       {made(sheet, "<worksheet><sheetData>", " ", 600<<20, "</sheetData></worksheet>"), "ingest.bomb"},
		"rows":         {made(sheet, "<worksheet><sheetData>", "<row/>", 2<<20, "</sheetData></worksheet>"), "ingest.limit.rows"},
		"far cells":    {made(sheet, "<worksheet><sheetData>", `<row><c r="XFD%d"/></row>`, 10_000, "</sheetData></worksheet>"), "ingest.limit.blank"},
		"one text":     {made(sheet, "<worksheet><sheetData><row><c><v>", "1", 8<<20, "</v></c></row></sheetData></worksheet>"), "ingest.damaged"},
		"strings":      {made("xl/sharedStrings.xml", "<sst>", "<si/>", 9<<20, "</sst>"), "ingest.limit.strings"},
		"long strings": {made("xl/sharedStrings.xml", "<sst>", "<si><t>"+strings.Repeat("0123456789abcdef", 4096)+"</t></si>", 3<<10, "</sst>"), "ingest.limit.strings"},
		"merged":       {made(sheet, "<worksheet><sheetData/><mergeCells>", `<mergeCell ref="A1:B2"/>`, 1<<18, "</mergeCells></worksheet>"), "ingest.limit.parts"},
		"styles":       {made("xl/styles.xml", "<styleSheet><cellXfs>", `<xf/>`, 1<<20, "</cellXfs></styleSheet>"), "ingest.limit.parts"},
	} {
		var before, after runtime.MemStats
		runtime.GC()
		runtime.ReadMemStats(&before)
		start := spent()
		f, err := Open(ctx, c.path, Options{})
		if err == nil {
			err = f.Sheets[0].Scan(ctx, func(*Record) error { return nil })
			f.Close()
		}
		took := spent() - start
		runtime.ReadMemStats(&after)
		wantKey(t, name, err, c.key)
		if took > 2*time.Second || after.Sys-before.Sys > 300<<20 {
			t.Errorf("%s: %v, %d MiB", name, took, (after.Sys-before.Sys)>>20)
		}
		t.Logf("%-12s %v", name, took.Round(time.Millisecond))
	}
}

// Every row that encoding/xml sees is delivered, in order, whatever its number
// and its cells say, and every cell that stands in its place is there.
func TestXLSXRowsCount(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		var sheet strings.Builder
		n := rapid.IntRange(0, 12).Draw(rt, "rows")
		for row := range n {
			number := rapid.SampledFrom([]string{"", "", ` r="%d"`, ` r="%d"`, ` r="%d"`, ` r="%d"`, ` r="1"`, ` r="99999999999999999999"`, ` r="-%d"`, ` r=""`, ` r="%d0"`, ` x="%d"`}).Draw(rt, "number")
			if strings.Contains(number, "%d") {
				number = fmt.Sprintf(number, row+1)
			}
			fmt.Fprintf(&sheet, "<row%s>", number)
			for c := range rapid.IntRange(0, 4).Draw(rt, "cells") {
				ref := rapid.SampledFrom([]string{"", fmt.Sprintf(` r="%s%d"`, Letter(c+1), row+1), fmt.Sprintf(` r="%s%d"`, Letter(2*c+1), row+1), ` r="A1"`, ` r="ZZZ1"`}).Draw(rt, "ref")
				sheet.WriteString("<c" + ref + rapid.SampledFrom([]string{"/>", "><v>1</v></c>", ` t="s"><v>0</v></c>`, ` t="b"/>`, ` t="inlineStr"><is><t>x</t></is></c>`, "><f>1</f></c>", ` s="9"><v>2</v><extLst/></c>`}).Draw(rt, "cell"))
			}
			sheet.WriteString(rapid.SampledFrom([]string{"</row>", "</row>", "<extLst/></row>", "</row> <!-- <row> -->"}).Draw(rt, "end"))
		}
		parts := bookParts("", "表")
		parts["xl/worksheets/sheet1.xml"] = `<worksheet ` + mainNS + `><sheetData>` + sheet.String() + `</sheetData></worksheet>`
		path := filepath.Join(t.TempDir(), "x.xlsx")
		if err := os.WriteFile(path, zipped(t, parts), 0o600); err != nil {
			rt.Fatal(err)
		}
		f, err := Open(ctx, path, Options{})
		if err != nil {
			rt.Fatal(err)
		}
		defer f.Close()
		got, last := 0, 0
		err = f.Sheets[0].Scan(ctx, func(r *Record) error {
			if r.Line <= last {
				rt.Fatalf("row %d after %d", r.Line, last)
			}
			last = r.Line
			got++
			return nil
		})
		if want := countRows(parts["xl/worksheets/sheet1.xml"]); err != nil || got != want || want != n {
			rt.Fatalf("%d rows of %d, %v", got, want, err)
		}
	})
}

// countRows counts the rows of a sheet by the standard library.
func countRows(sheet string) (n int) {
	d := xml.NewDecoder(strings.NewReader(sheet))
	for {
		tok, err := d.Token()
		if err != nil {
			return n
		}
		if e, ok := tok.(xml.StartElement); ok && e.Name.Local == "row" {
			n++
		}
	}
}

// What excelize writes is read as excelize reads it.
func TestXLSXAgainstExcelize(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		f := excelize.NewFile()
		defer f.Close()
		n := rapid.IntRange(1, 20).Draw(rt, "rows")
		for row := range n {
			for col := range rapid.IntRange(0, 6).Draw(rt, "cells") {
				name, _ := excelize.CoordinatesToCellName(col+1, row+1)
				var v any
				switch rapid.IntRange(0, 4).Draw(rt, "kind") {
				case 0:
					v = rapid.SampledFrom([]string{"阜平县", "a<b>&\"c", " x ", "甲_x000A_", "甲\n乙"}).Draw(rt, "text")
				case 1:
					v = rapid.IntRange(-1e9, 1e9).Draw(rt, "number")
				case 2:
					v = float64(rapid.IntRange(-1e9, 1e9).Draw(rt, "number")) / 64
				case 3:
					v = rapid.Bool().Draw(rt, "truth")
				default:
					continue
				}
				if err := f.SetCellValue("Sheet1", name, v); err != nil {
					rt.Fatal(err)
				}
			}
		}
		path := filepath.Join(t.TempDir(), "x.xlsx")
		if err := f.SaveAs(path); err != nil {
			rt.Fatal(err)
		}
		want, err := f.GetRows("Sheet1", excelize.Options{RawCellValue: true})
		if err != nil {
			rt.Fatal(err)
		}
		ours, err := Open(ctx, path, Options{})
		if err != nil {
			rt.Fatal(err)
		}
		defer ours.Close()
		got := make([][]string, len(want))
		err = ours.Sheets[0].Scan(ctx, func(r *Record) error {
			row := texts(trimmed(r.Cells))
			for i, c := range r.Cells {
				if c.Kind == KindBool {
					row[i] = map[string]string{"TRUE": "1", "FALSE": "0"}[c.Text]
				}
			}
			if len(row) > 0 || r.Line <= len(want) {
				got[r.Line-1] = row
			}
			return nil
		})
		if err != nil {
			rt.Fatal(err)
		}
		for i := range want {
			for len(got[i]) < len(want[i]) {
				got[i] = append(got[i], "")
			}
			if !slices.Equal(got[i], want[i]) {
				rt.Fatalf("row %d: %q, excelize %q", i+1, got[i], want[i])
			}
		}
	})
}

// Sheets may be read at the same time, also while a survey is under way.
func TestReadTogether(t *testing.T) {
	for _, name := range []string{"office.xlsx", "office.ods", "office97.xls"} {
		f, err := Open(ctx, filepath.Join("testdata", name), Options{})
		if err != nil {
			t.Fatal(err)
		}
		var wg sync.WaitGroup
		for i := range 6 {
			wg.Go(func() {
				s := f.Sheets[i%2]
				n := 0
				if i > 3 {
					if _, err := f.Survey(ctx, s, LayoutHint{}); err != nil {
						t.Error(err)
					}
				}
				if err := s.Scan(ctx, func(*Record) error { n++; return nil }); err != nil || n == 0 {
					t.Errorf("%s: %d rows, %v", name, n, err)
				}
			})
		}
		wg.Wait()
		f.Close()
	}
}
