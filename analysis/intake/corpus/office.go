package corpus

import (
	"archive/zip"
	"bytes"
	"encoding/binary"
	"fmt"
	"hash/crc32"
	"html"
	"math"
	"strconv"
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

// compound is an OLE file of streams: what a workbook of Excel 97 is, or one
// with a password. Streams are empty or at least 4096 bytes long.
func compound(streams ...entry) []byte {
	const sector = 512
	const free, end, fat = 0xffffffff, 0xfffffffe, 0xfffffffd
	b := make([]byte, 3*sector) // header, table of sectors, directory
	le := binary.LittleEndian
	copy(b, "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")
	for at, v := range map[int]uint16{24: 0x3e, 26: 3, 28: 0xfffe, 30: 9, 32: 6} {
		le.PutUint16(b[at:], v)
	}
	for at, v := range map[int]uint32{44: 1, 48: 1, 56: 4096, 60: end, 68: end} {
		le.PutUint32(b[at:], v)
	}
	for i := 76; i < 2*sector; i += 4 {
		le.PutUint32(b[i:], free)
	}
	le.PutUint32(b[76:], 0)
	chain := func(i int, next uint32) { le.PutUint32(b[sector+4*i:], next) }
	chain(0, fat)
	chain(1, end)
	for i, s := range append([]entry{{name: "Root Entry"}}, streams...) {
		d := b[2*sector+128*i:]
		u := utf16.Encode([]rune(s.name))
		for k, c := range u {
			le.PutUint16(d[2*k:], c)
		}
		le.PutUint16(d[64:], uint16(2*len(u)+2))
		d[66], d[67] = 2, 1
		for at, v := range map[int]uint32{68: free, 72: free, 76: free, 116: end} {
			le.PutUint32(d[at:], v)
		}
		switch {
		case i == 0:
			d[66] = 5
			le.PutUint32(d[76:], 1)
		case i < len(streams):
			le.PutUint32(d[72:], uint32(i+1))
		}
		if len(s.body) == 0 {
			continue
		}
		first := len(b)/sector - 1
		le.PutUint32(d[116:], uint32(first))
		le.PutUint32(d[120:], uint32(len(s.body)))
		n := (len(s.body) + sector - 1) / sector
		for k := range n - 1 {
			chain(first+k, uint32(first+k+1))
		}
		chain(first+n-1, end)
		b = append(b, s.body...)
		b = append(b, make([]byte, n*sector-len(s.body))...)
	}
	return b
}

// biff is a record of a workbook of Excel 97.
func biff(kind uint16, content ...any) []byte {
	le := binary.LittleEndian
	b := le.AppendUint16(nil, kind)
	b = append(b, 0, 0)
	for _, v := range content {
		switch v := v.(type) {
		case byte:
			b = append(b, v)
		case uint16:
			b = le.AppendUint16(b, v)
		case uint32:
			b = le.AppendUint32(b, v)
		case float64:
			b = le.AppendUint64(b, math.Float64bits(v))
		case []byte:
			b = append(b, v...)
		case string:
			for _, u := range utf16.Encode([]rune(v)) {
				b = le.AppendUint16(b, u)
			}
		}
	}
	le.PutUint16(b[2:], uint16(len(b)-4))
	return b
}

// xls is a workbook of Excel 97: sheets with cells as grid has them, as far as
// texts, numbers and date: go. A sheet whose name begins with ! is hidden. more
// stands among the records of the workbook.
func xls(more []byte, names []string, cells ...string) []byte {
	var texts []byte
	count := uint32(0)
	var bodies [][]byte
	for _, c := range cells {
		body := biff(0x809, uint16(0x600), uint16(0x10), uint16(0), uint16(0), uint32(0), uint32(0))
		for r, line := range strings.Split(strings.Trim(c, "\n"), "\n") {
			for col, v := range strings.Split(line, "|") {
				date, isDate := strings.CutPrefix(v, "date:")
				x, err := strconv.ParseFloat(date, 64)
				switch {
				case v == "":
				case err == nil && isDate:
					body = append(body, biff(0x203, uint16(r), uint16(col), uint16(1), x)...)
				case err == nil:
					body = append(body, biff(0x203, uint16(r), uint16(col), uint16(0), x)...)
				default:
					v = strings.TrimPrefix(v, "'")
					texts = append(texts, biff(0, uint16(len(utf16.Encode([]rune(v)))), byte(1), v)[4:]...)
					body = append(body, biff(0xfd, uint16(r), uint16(col), uint16(0), count)...)
					count++
				}
			}
		}
		bodies = append(bodies, append(body, biff(0x0a)...))
	}
	format := func(n uint16) []byte { return biff(0xe0, uint16(0), n, make([]byte, 16)) }
	globals := func(at []uint32) []byte {
		b := biff(0x809, uint16(0x600), uint16(5), uint16(0), uint16(0), uint32(0), uint32(0))
		b = append(b, more...)
		b = append(append(append(b, biff(0x42, uint16(1200))...), format(0)...), format(14)...)
		for i, name := range names {
			hidden := byte(0)
			if rest, is := strings.CutPrefix(name, "!"); is {
				name, hidden = rest, 1
			}
			b = append(b, biff(0x85, at[i], hidden, byte(0), byte(len([]rune(name))), byte(1), name)...)
		}
		b = append(b, biff(0xfc, count, count, texts)...)
		return append(b, biff(0x0a)...)
	}
	at := make([]uint32, len(names))
	next := len(globals(at))
	for i, body := range bodies {
		at[i] = uint32(next)
		next += len(body)
	}
	out := globals(at)
	for _, body := range bodies {
		out = append(out, body...)
	}
	if len(out) < 4096 {
		out = append(out, make([]byte, 4096-len(out))...)
	}
	return compound(entry{"Workbook", out})
}
