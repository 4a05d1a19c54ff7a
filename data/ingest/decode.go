package ingest

import (
	"bytes"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/unicode"
)

// decode turns a file's bytes into text and names the encoding. lossy counts
// the places that the encoding could not explain.
func decode(b []byte) (s, name string, lossy int) {
	switch {
	case bytes.HasPrefix(b, []byte("\ufeff")):
		return clean(b[3:], "UTF-8")
	case bytes.HasPrefix(b, []byte{0xff, 0xfe}):
		return convert(b[2:], unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM), "UTF-16LE")
	case bytes.HasPrefix(b, []byte{0xfe, 0xff}):
		return convert(b[2:], unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM), "UTF-16BE")
	}
	// Without a mark, UTF-16 shows in its zero bytes: Latin letters and commas
	// have theirs all on one side.
	if even, odd := zeros(b); odd > 8*even+len(b)/64 {
		return convert(b, unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM), "UTF-16LE")
	} else if even > 8*odd+len(b)/64 {
		return convert(b, unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM), "UTF-16BE")
	}
	if utf8.Valid(b) {
		return string(b), "UTF-8", 0
	}
	// Not strict UTF-8: GB 18030, unless UTF-8 explains the file far better
	// (a file cut in the middle of a character).
	s, name, lossy = convert(b, simplifiedchinese.GB18030, "GB18030")
	if u, un, ul := clean(b, "UTF-8"); 4*ul < lossy {
		return u, un, ul
	}
	return s, name, lossy
}

func zeros(b []byte) (even, odd int) {
	for i, c := range b[:min(len(b), 4096)] {
		if c == 0 {
			if i&1 == 0 {
				even++
			} else {
				odd++
			}
		}
	}
	return even, odd
}

func convert(b []byte, e encoding.Encoding, name string) (string, string, int) {
	out, err := e.NewDecoder().Bytes(b)
	if err != nil {
		return clean(b, name)
	}
	return string(out), name, bytes.Count(out, []byte("\ufffd"))
}

// clean replaces what is not UTF-8.
func clean(b []byte, name string) (string, string, int) {
	if utf8.Valid(b) {
		return string(b), name, 0
	}
	out := bytes.ToValidUTF8(b, []byte("\ufffd"))
	return string(out), name, bytes.Count(out, []byte("\ufffd"))
}
