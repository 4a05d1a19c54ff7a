package boundary

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/traditionalchinese"
)

// attributes gives the features the rows of the .dbf. Rows and shapes belong
// together by position; a row without a shape is reported, not lost silently.
func (l *Layer) attributes(p parts) error {
	if len(p.dbf) == 0 {
		l.problem(-1, false, "dbf-missing")
		return nil
	}
	t, err := parseDBF(p.dbf)
	if err != nil {
		return err
	}
	dec, name := attributeEncoding(p.cpg, t)
	if l.o.Encoding != "" {
		if dec, name = declared([]byte(l.o.Encoding)); name == "" {
			return fmt.Errorf("%s: %w", l.o.Encoding, ErrEncoding)
		}
	} else if _, said := declared(p.cpg); said != "" && said != name {
		l.problem(-1, false, "cpg-wrong", said, name)
	}
	l.Encoding = name
	if t.rows != len(l.Features) {
		l.problem(-1, false, "dbf-rows", fmt.Sprint(t.rows), fmt.Sprint(len(l.Features)))
	}
	names := make([]string, len(t.fields))
	for k, f := range t.fields {
		names[k] = decodeText(dec, f.name)
	}
	for i := range min(t.rows, len(l.Features)) {
		props := make(map[string]string, len(names))
		for k, f := range t.fields {
			props[names[k]] = decodeText(dec, t.cell(i, f))
		}
		f := identify(props)
		f.Geometry = l.Features[i].Geometry
		l.Features[i] = f
	}
	return nil
}

// table is a dBASE file: rows of fixed width behind a header.
type table struct {
	fields []field
	data   []byte
	rows   int
	width  int
	langID byte
}

type field struct {
	name     []byte
	from, to int
}

var errDBF = errors.New("the .dbf is damaged")

func parseDBF(b []byte) (*table, error) {
	if len(b) < 33 {
		return nil, errDBF
	}
	head, width := int(binary.LittleEndian.Uint16(b[8:])), int(binary.LittleEndian.Uint16(b[10:]))
	if head < 33 || head > len(b) || width < 1 {
		return nil, errDBF
	}
	t := &table{data: b[head:], width: width, langID: b[29]}
	// The count in the header may say anything; the bytes cannot.
	t.rows = min(int(binary.LittleEndian.Uint32(b[4:])), len(t.data)/width)
	at := 1 // the deletion mark
	for o := 32; o+32 <= head && b[o] != '\r'; o += 32 {
		name, _, _ := bytes.Cut(b[o:o+11], []byte{0})
		to := at + int(b[o+16])
		if to > width {
			return nil, errDBF
		}
		t.fields = append(t.fields, field{name, at, to})
		at = to
	}
	return t, nil
}

func (t *table) cell(row int, f field) []byte {
	o := row * t.width
	return bytes.Trim(t.data[o+f.from:o+f.to], " \x00")
}

// declared is the encoding that a .cpg names; "" for none that is known.
func declared(cpg []byte) (encoding.Encoding, string) {
	name := strings.ToUpper(strings.TrimSpace(string(bytes.TrimPrefix(cpg, []byte("\ufeff")))))
	switch strings.NewReplacer("-", "", "_", "", " ", "").Replace(name) {
	case "UTF8", "65001":
		return nil, "UTF-8"
	case "GBK", "936", "CP936", "GB2312", "GB18030", "54936":
		return simplifiedchinese.GB18030, "GBK"
	case "BIG5", "950", "CP950":
		return traditionalchinese.Big5, "Big5"
	}
	return nil, ""
}

// attributeEncoding decides how the texts are written: by the .cpg, by the
// language byte in the header, else by what the bytes can be. UTF-8 is tried
// first because Chinese in GBK is hardly ever valid UTF-8; then comes GBK. For
// the same reason a .cpg is not believed that denies what the bytes show.
func attributeEncoding(cpg []byte, t *table) (encoding.Encoding, string) {
	is := t.allUTF8()
	switch dec, name := declared(cpg); {
	case name == "UTF-8" && is, name != "" && name != "UTF-8" && !(is && t.beyondASCII()):
		return dec, name
	}
	switch {
	case is && t.beyondASCII():
		return nil, "UTF-8"
	case t.langID == 0x4d || t.langID == 0x7a:
		return simplifiedchinese.GB18030, "GBK"
	case t.langID == 0x4f || t.langID == 0x78:
		return traditionalchinese.Big5, "Big5"
	case is:
		return nil, "UTF-8"
	}
	return simplifiedchinese.GB18030, "GBK"
}

// beyondASCII says whether there is anything to tell encodings apart by.
func (t *table) beyondASCII() bool {
	return slices.ContainsFunc(t.data[:t.rows*t.width], func(b byte) bool { return b >= utf8.RuneSelf }) ||
		slices.ContainsFunc(t.fields, func(f field) bool {
			return slices.ContainsFunc(f.name, func(b byte) bool { return b >= utf8.RuneSelf })
		})
}

func (t *table) allUTF8() bool {
	for _, f := range t.fields {
		if !utf8.Valid(f.name) {
			return false
		}
		for i := range t.rows {
			if !utf8.Valid(trimCut(t.cell(i, f), f.to-f.from)) {
				return false
			}
		}
	}
	return true
}

// trimCut takes a character off that the field's width has cut in two.
func trimCut(b []byte, width int) []byte {
	if len(b) < width {
		return b
	}
	for k := 1; k <= 3 && k <= len(b); k++ {
		if tail := b[len(b)-k:]; utf8.RuneStart(tail[0]) {
			if !utf8.FullRune(tail) {
				return b[:len(b)-k]
			}
			break
		}
	}
	return b
}

func decodeText(enc encoding.Encoding, b []byte) string {
	if enc == nil {
		return strings.ToValidUTF8(string(trimCut(b, len(b))), "\ufffd")
	}
	u, err := enc.NewDecoder().Bytes(b)
	if err != nil {
		return strings.ToValidUTF8(string(b), "\ufffd")
	}
	return string(u)
}
