package intake

import (
	"bytes"
	"compress/gzip"
	"encoding/binary"
	"fmt"
	"io"
	"math"
	"os"
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
	if len(rep.Files) != 1 {
		return nil
	}
	n := c.Records
	if n == 0 {
		b, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		if n, err = countText(b); err != nil {
			return []string{err.Error()}
		}
	}
	if read := rep.Files[0].Read; read != n-above {
		complaints = append(complaints, fmt.Sprintf("%d rows read; counted %d records, %d above the table", read, n, above))
	}
	return complaints
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
