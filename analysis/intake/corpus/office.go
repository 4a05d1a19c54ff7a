package corpus

import (
	"archive/zip"
	"bytes"
	"encoding/binary"
	"fmt"
	"hash/crc32"
	"html"
	"strings"
	"unicode/utf16"
)

// The files of spreadsheet programs are put together here by hand, so that they
// can be as odd as those that are found.

// entry is a file in an archive.
type entry struct {
	name string
	body []byte
}

// archive is a zip of the entries, packed, with no dates.
func archive(entries ...entry) []byte {
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for _, e := range entries {
		w, err := z.CreateHeader(&zip.FileHeader{Name: e.name, Method: zip.Deflate, NonUTF8: !isASCII(e.name) && !strings.Contains(e.name, "工")})
		if err == nil {
			_, err = w.Write(e.body)
		}
		if err != nil {
			panic(err) // a buffer does not fail
		}
	}
	if err := z.Close(); err != nil {
		panic(err)
	}
	return b.Bytes()
}

func isASCII(s string) bool {
	for i := range len(s) {
		if s[i] >= 0x80 {
			return false
		}
	}
	return true
}

// book is an XLSX file.
type book struct {
	sheets  []page
	shared  []string // the texts that cells share; nil writes texts into the cells
	since   int      // 1904
	doctype string   // at the beginning of the sheets and of the shared texts
	more    []entry
	without string // a part that is left out
}

// page is a sheet of it.
type page struct {
	name, state string
	head        string // before the rows: <cols>
	rows        string
	tail        string // behind them: <mergeCells>
}

const xmlHead = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n"

const spreadsheetML = `xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"`

// styles: 0 general, 1 a date, 2 a date of year and month, 3 text, 4 per cent,
// 5 and 6 indented by one and two steps.
const stylesXML = xmlHead + `<styleSheet ` + spreadsheetML + `><numFmts count="1"><numFmt numFmtId="170" formatCode="yyyy&quot;年&quot;m&quot;月&quot;;@"/></numFmts><cellXfs count="7">` +
	`<xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="170"/><xf numFmtId="49"/><xf numFmtId="10"/>` +
	`<xf numFmtId="0"><alignment indent="1"/></xf><xf numFmtId="0"><alignment indent="2"/></xf></cellXfs></styleSheet>`

func (b book) bytes() []byte {
	var types, sheets, rels strings.Builder
	out := []entry{}
	for i, s := range b.sheets {
		n := i + 1
		state := ""
		if s.state != "" {
			state = ` state="` + s.state + `"`
		}
		fmt.Fprintf(&types, `<Override PartName="/xl/worksheets/sheet%d.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>`, n)
		fmt.Fprintf(&sheets, `<sheet name="%s" sheetId="%d"%s r:id="rId%d"/>`, s.name, n, state, n)
		fmt.Fprintf(&rels, `<Relationship Id="rId%d" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet%d.xml"/>`, n, n)
		out = append(out, entry{fmt.Sprintf("xl/worksheets/sheet%d.xml", n), []byte(xmlHead + b.doctype + `<worksheet ` + spreadsheetML + `>` + s.head + `<sheetData>` + s.rows + `</sheetData>` + s.tail + `</worksheet>`)})
	}
	fmt.Fprint(&rels, `<Relationship Id="rId900" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/>`)
	out = append(out, entry{"xl/styles.xml", []byte(stylesXML)})
	if b.shared != nil {
		fmt.Fprint(&rels, `<Relationship Id="rId901" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings" Target="sharedStrings.xml"/>`)
		var sst strings.Builder
		for _, s := range b.shared {
			if !strings.HasPrefix(s, "<") {
				s = `<t xml:space="preserve">` + s + `</t>`
			}
			sst.WriteString(`<si>` + s + `</si>`)
		}
		out = append(out, entry{"xl/sharedStrings.xml", []byte(xmlHead + b.doctype + `<sst ` + spreadsheetML + `>` + sst.String() + `</sst>`)})
	}
	date := ""
	if b.since == 1904 {
		date = `<workbookPr date1904="1"/>`
	}
	out = append([]entry{
		{"[Content_Types].xml", []byte(xmlHead + `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>` + types.String() + `</Types>`)},
		{"_rels/.rels", []byte(xmlHead + `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>`)},
		{"xl/workbook.xml", []byte(xmlHead + `<workbook ` + spreadsheetML + `>` + date + `<sheets>` + sheets.String() + `</sheets></workbook>`)},
		{"xl/_rels/workbook.xml.rels", []byte(xmlHead + `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">` + rels.String() + `</Relationships>`)},
	}, out...)
	var kept []entry
	for _, e := range append(out, b.more...) {
		if e.name != b.without {
			kept = append(kept, e)
		}
	}
	return archive(kept...)
}

// xlsx is the file of a book.
func xlsx(b book) func() []byte { return b.bytes }

// table is a book of one sheet, its cells written as grid has them.
func table(cells string) func() []byte {
	return xlsx(book{sheets: []page{{name: "Sheet1", rows: grid(cells)}}})
}

// grid writes rows, a line each, cells between upright lines. A cell of digits
// is a number, else a text; further
//
//	'130624      a text though it is digits
//	date:43160   a number that is shown as a date; month:43160 as year and month
//	%:0.125      a number that is shown as per cent
//	f:A1+B1      a formula without a value; f:A1+B1=3 with one
//	n:1.3E+05    a number
//	e:#REF!      a failed formula
//	b:1          TRUE
//	s:4          the shared text of that number
//	i2:甲         a text, indented by two steps
//
// A line that begins with ! is that of a hidden row; a blank one is no row.
func grid(cells string) string {
	var out strings.Builder
	row := 0
	for line := range strings.Lines(strings.TrimPrefix(cells, "\n")) {
		row++
		line = strings.TrimSuffix(line, "\n")
		if line == "" {
			continue
		}
		hidden := ""
		if rest, is := strings.CutPrefix(line, "!"); is {
			line, hidden = rest, ` hidden="1"`
		}
		fmt.Fprintf(&out, `<row r="%d"%s>`, row, hidden)
		for i, c := range strings.Split(line, "|") {
			out.WriteString(cellXML(fmt.Sprintf("%c%d", 'A'+i, row), c))
		}
		out.WriteString(`</row>`)
	}
	return out.String()
}

func cellXML(ref, c string) string {
	kind, rest, typed := strings.Cut(c, ":")
	valued := func(attrs, v string) string { return `<c r="` + ref + `"` + attrs + `><v>` + v + `</v></c>` }
	inline := func(attrs, v string) string {
		return `<c r="` + ref + `" t="inlineStr"` + attrs + `><is><t xml:space="preserve">` + html.EscapeString(v) + `</t></is></c>`
	}
	if typed {
		switch kind {
		case "date":
			return valued(` s="1"`, rest)
		case "month":
			return valued(` s="2"`, rest)
		case "%":
			return valued(` s="4"`, rest)
		case "n":
			return valued("", rest)
		case "e":
			return valued(` t="e"`, rest)
		case "b":
			return valued(` t="b"`, rest)
		case "s":
			return valued(` t="s"`, rest)
		case "i1":
			return inline(` s="5"`, rest)
		case "i2":
			return inline(` s="6"`, rest)
		case "f":
			f, v, has := strings.Cut(rest, "=")
			if !has {
				return `<c r="` + ref + `"><f>` + html.EscapeString(f) + `</f></c>`
			}
			return `<c r="` + ref + `"><f>` + html.EscapeString(f) + `</f><v>` + v + `</v></c>`
		}
	}
	switch {
	case c == "":
		return ""
	case strings.HasPrefix(c, "'"):
		return inline(` s="3"`, c[1:])
	case strings.Trim(c, "0123456789.-") == "" && c != "-":
		return valued("", c)
	}
	return inline("", c)
}

func merged(refs ...string) string {
	var b strings.Builder
	fmt.Fprintf(&b, `<mergeCells count="%d">`, len(refs))
	for _, r := range refs {
		b.WriteString(`<mergeCell ref="` + r + `"/>`)
	}
	return b.String() + `</mergeCells>`
}

// ods is an OpenDocument spreadsheet with the given tables.
func ods(tables string) func() []byte {
	return func() []byte {
		var b bytes.Buffer
		z := zip.NewWriter(&b)
		put := func(name string, method uint16, body string) {
			h := &zip.FileHeader{Name: name, Method: method}
			if method == zip.Store {
				h.CRC32, h.UncompressedSize64, h.CompressedSize64 = crc32.ChecksumIEEE([]byte(body)), uint64(len(body)), uint64(len(body))
				if w, err := z.CreateRaw(h); err == nil {
					_, _ = w.Write([]byte(body))
				}
				return
			}
			if w, err := z.CreateHeader(h); err == nil {
				_, _ = w.Write([]byte(body))
			}
		}
		put("mimetype", zip.Store, "application/vnd.oasis.opendocument.spreadsheet")
		put("META-INF/manifest.xml", zip.Deflate, xmlHead+`<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"><manifest:file-entry manifest:full-path="/" manifest:media-type="application/vnd.oasis.opendocument.spreadsheet"/><manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/></manifest:manifest>`)
		put("content.xml", zip.Deflate, xmlHead+`<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" office:version="1.2"><office:automatic-styles><style:style style:name="ta2" style:family="table"><style:table-properties table:display="false"/></style:style></office:automatic-styles><office:body><office:spreadsheet>`+tables+`</office:spreadsheet></office:body></office:document-content>`)
		_ = z.Close()
		return b.Bytes()
	}
}

// compound is an OLE file that holds empty streams of the given names: what a
// workbook of Excel 97, or one with a password, looks like from outside.
func compound(names ...string) func() []byte {
	return func() []byte {
		const sector = 512
		const free, end, fat = 0xffffffff, 0xfffffffe, 0xfffffffd
		b := make([]byte, 3*sector) // header, table of sectors, directory
		le := binary.LittleEndian
		copy(b, "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")
		le.PutUint16(b[24:], 0x3e)
		le.PutUint16(b[26:], 3)
		le.PutUint16(b[28:], 0xfffe)
		le.PutUint16(b[30:], 9)
		le.PutUint16(b[32:], 6)
		le.PutUint32(b[44:], 1)    // sectors of the table
		le.PutUint32(b[48:], 1)    // the directory's
		le.PutUint32(b[56:], 4096) // streams below are small
		le.PutUint32(b[60:], end)
		le.PutUint32(b[68:], end)
		for i := 76; i < sector; i += 4 {
			le.PutUint32(b[i:], free)
		}
		le.PutUint32(b[76:], 0)
		for i := sector; i < 2*sector; i += 4 {
			le.PutUint32(b[i:], free)
		}
		le.PutUint32(b[sector:], fat)
		le.PutUint32(b[sector+4:], end)
		for i, name := range append([]string{"Root Entry"}, names...) {
			d := b[2*sector+128*i:]
			u := utf16.Encode([]rune(name))
			for k, c := range u {
				le.PutUint16(d[2*k:], c)
			}
			le.PutUint16(d[64:], uint16(2*len(u)+2))
			d[66], d[67] = 2, 1
			le.PutUint32(d[68:], free)
			le.PutUint32(d[72:], free)
			le.PutUint32(d[76:], free)
			le.PutUint32(d[116:], end)
			if i == 0 {
				d[66] = 5
				le.PutUint32(d[76:], 1)
			} else if i < len(names) {
				le.PutUint32(d[72:], uint32(i+1))
			}
		}
		return b
	}
}
