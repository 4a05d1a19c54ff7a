package intake

import (
	"archive/zip"
	"bytes"
	"compress/gzip"
	"encoding/binary"
	"encoding/json"
	"encoding/xml"
	"fmt"
	"io"
	"math"
	"os"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"unicode/utf16"

	"taihang/analysis/intake/corpus"
)

// counted holds the rows read against a count that does not use the readers.
func counted(t *testing.T, c *corpus.Case, path string, rep *Report) (complaints []string) {
	t.Helper()
	above := c.Above
	switch {
	case above == 0:
		above = 1
	case above < 0:
		above = 0
	}
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	counts, err := countRecords(b)
	if err != nil {
		return []string{"counting: " + err.Error()}
	}
	for _, f := range rep.Files {
		if f.LeftOut != "" {
			continue
		}
		n := c.Records
		if n == 0 {
			n = counts[f.Sheet] + counts[anySheet]
		}
		if f.Kind == KindBoundaries {
			above = 0
		}
		if f.Read != n-above {
			complaints = append(complaints, fmt.Sprintf("%d rows read; counted %d records, %d above the table", f.Read, n, above))
		}
	}
	return complaints
}

// anySheet is the key of counts where the sheet's name is not looked for.
const anySheet = "*"

// countRecords counts the records of a file, by sheet, without the readers that
// an import uses.
func countRecords(b []byte) (map[string]int, error) {
	switch trimmed := bytes.TrimLeft(b, "\ufeff \r\n\t"); {
	case bytes.HasPrefix(b, []byte("PK")):
		z, err := zip.NewReader(bytes.NewReader(b), int64(len(b)))
		if err != nil {
			return nil, err
		}
		return countZip(z)
	case bytes.HasPrefix(b, []byte{0, 0, 0x27, 0x0a}):
		return map[string]int{"": countShapes(b)}, nil
	case bytes.HasPrefix(b, []byte("SQLite format 3\x00")):
		return map[string]int{}, nil // the table says how many there are
	case bytes.HasPrefix(trimmed, []byte("{")):
		n, err := countFeatures(trimmed)
		return map[string]int{"": n}, err
	case bytes.HasPrefix(trimmed, []byte("<")) && bytes.Contains(trimmed[:min(len(trimmed), 2000)], []byte("<kml")):
		return map[string]int{"": bytes.Count(b, []byte("<Placemark"))}, nil
	}
	if low := bytes.ToLower(b); bytes.HasPrefix(bytes.TrimLeft(low, "\ufeff \r\n\t"), []byte("<")) {
		low = regexp.MustCompile(`(?s)<script.*?</script>`).ReplaceAll(low, nil)
		return map[string]int{anySheet: bytes.Count(low, []byte("<tr>")) + bytes.Count(low, []byte("<tr ")) + bytes.Count(low, []byte("<row>"))}, nil
	}
	n, err := countText(b)
	return map[string]int{"": n}, err
}

// countZip counts the rows of a workbook, or of the shapefile in an archive.
func countZip(z *zip.Reader) (map[string]int, error) {
	counts := map[string]int{}
	read := func(name string) []byte {
		f, err := z.Open(name)
		if err != nil {
			return nil
		}
		defer f.Close()
		b, _ := io.ReadAll(f)
		return b
	}
	var book struct {
		Sheets []struct {
			Name string `xml:"name,attr"`
		} `xml:"sheets>sheet"`
	}
	if b := read("xl/workbook.xml"); b != nil {
		if err := xml.Unmarshal(b, &book); err != nil {
			return nil, err
		}
		for i, s := range book.Sheets {
			counts[s.Name] = countRows(read(fmt.Sprintf("xl/worksheets/sheet%d.xml", i+1)), "row")
		}
		return counts, nil
	}
	if b := read("content.xml"); b != nil {
		return countTables(b), nil
	}
	for _, f := range z.File {
		if r, err := f.Open(); err == nil && strings.HasSuffix(f.Name, ".shp") {
			b, err := io.ReadAll(r)
			if err != nil {
				return nil, err
			}
			counts[""] = countShapes(b)
		}
	}
	return counts, nil
}

// countRows counts the elements of a name up to the last that has a text.
func countRows(b []byte, element string) int {
	d := xml.NewDecoder(bytes.NewReader(b))
	n, last := 0, 0
	for {
		tok, err := d.Token()
		if err != nil {
			return last
		}
		switch tok := tok.(type) {
		case xml.StartElement:
			if tok.Name.Local == element {
				n++
			}
			if tok.Name.Local == "f" {
				last = n
			}
		case xml.CharData:
			if len(bytes.TrimSpace(tok)) > 0 {
				last = n
			}
		}
	}
}

// countTables counts the rows of the tables of an OpenDocument spreadsheet, up
// to the last that has a text.
func countTables(b []byte) map[string]int {
	counts := map[string]int{}
	d := xml.NewDecoder(bytes.NewReader(b))
	name, n := "", 0
	attr := func(e xml.StartElement, name string) string {
		for _, a := range e.Attr {
			if a.Name.Local == name {
				return a.Value
			}
		}
		return ""
	}
	for {
		tok, err := d.Token()
		if err != nil {
			return counts
		}
		switch tok := tok.(type) {
		case xml.StartElement:
			switch tok.Name.Local {
			case "table":
				name, n = attr(tok, "name"), 0
			case "table-row":
				times, err := strconv.Atoi(attr(tok, "number-rows-repeated"))
				if err != nil {
					times = 1
				}
				n += times
			}
		case xml.CharData:
			if len(bytes.TrimSpace(tok)) > 0 {
				counts[name] = n
			}
		}
	}
}

// countShapes follows the lengths of a .shp's records.
func countShapes(b []byte) (n int) {
	for at := 100; at+8 <= len(b); n++ {
		at += 8 + 2*int(binary.BigEndian.Uint32(b[at+4:]))
		if at > len(b) {
			return n
		}
	}
	return n
}

// countFeatures counts those of a GeoJSON, or the geometries of a TopoJSON.
func countFeatures(b []byte) (int, error) {
	var doc struct {
		Type     string
		Features []json.RawMessage
	}
	err := json.Unmarshal(b, &doc)
	if doc.Type == "Feature" {
		return 1, err
	}
	return len(doc.Features), err
}

// countText counts the records of a text table: line ends outside of quotes
// that open at the beginning of a cell. Neither half of a Chinese character in
// GBK or UTF-8 is a line end, a quote or a separator, so only UTF-16 has to be
// decoded.
func countText(b []byte) (n int, err error) {
	if bytes.HasPrefix(b, []byte{0x1f, 0x8b}) {
		z, err := gzip.NewReader(bytes.NewReader(b))
		if err != nil {
			return 0, err
		}
		if b, err = io.ReadAll(z); err != nil {
			return 0, err
		}
	}
	b = narrow(b)
	quoted, fresh, some := false, true, false // inside of quotes, at the beginning of a cell, something on the line
	for i := 0; i < len(b); i++ {
		switch c := b[i]; {
		case quoted:
			quoted = c != '"'
			some = true
			continue
		case c == '"' && fresh, c == '"' && i > 0 && b[i-1] == '"':
			quoted, some = true, true
		case c == '\r' && i+1 < len(b) && b[i+1] == '\n':
			continue
		case c == '\n' || c == '\r':
			n++
			some = false
		default:
			some = true
		}
		fresh = bytes.IndexByte([]byte("\n\r,;|\t"), b[i]) >= 0
	}
	if some {
		n++
	}
	return n, nil
}

// narrow is UTF-16 as UTF-8, and anything else as it is.
func narrow(b []byte) []byte {
	var order binary.ByteOrder
	switch {
	case bytes.HasPrefix(b, []byte{0xff, 0xfe}), len(b) > 1 && b[1] == 0 && b[0] != 0:
		order = binary.LittleEndian
	case bytes.HasPrefix(b, []byte{0xfe, 0xff}), len(b) > 1 && b[0] == 0 && b[1] != 0:
		order = binary.BigEndian
	case len(b) > 15 && b[8] == ',' && b[9] == 0: // Chinese first: the comma tells
		order = binary.LittleEndian
	case len(b) > 15 && b[8] == 0 && b[9] == ',':
		order = binary.BigEndian
	default:
		return bytes.TrimPrefix(b, []byte("\ufeff"))
	}
	var u []uint16
	for i := 0; i+1 < len(b); i += 2 {
		u = append(u, order.Uint16(b[i:]))
	}
	return bytes.TrimPrefix([]byte(string(utf16.Decode(u))), []byte("\ufeff"))
}

// outline says of a WKB MultiPolygon how many points it has and how far it
// reaches.
func outline(b []byte) string {
	points := 0
	w, s, e, n := math.Inf(1), math.Inf(1), math.Inf(-1), math.Inf(-1)
	count := func() int {
		k := int(binary.LittleEndian.Uint32(b))
		b = b[4:]
		return k
	}
	coordinate := func() float64 {
		x := math.Float64frombits(binary.LittleEndian.Uint64(b))
		b = b[8:]
		return x
	}
	b = b[5:]
	for range count() { // polygons
		b = b[5:]
		for range count() { // rings
			for range count() {
				x, y := coordinate(), coordinate()
				w, s, e, n = min(w, x), min(s, y), max(e, x), max(n, y)
				points++
			}
		}
	}
	return fmt.Sprintf("%d points, %.3f %.3f to %.3f %.3f", points, w, s, e, n)
}
