package corpus

import (
	"bytes"
	"compress/gzip"
	"strconv"
	"strings"
	"unicode/utf16"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/traditionalchinese"
)

// raw is a file as it is written here, without the first line end.
func raw(s string) func() []byte {
	return func() []byte { return []byte(strings.TrimPrefix(s, "\n")) }
}

func encoded(e encoding.Encoding, s string) func() []byte {
	return func() []byte {
		b, err := e.NewEncoder().Bytes(raw(s)())
		if err != nil {
			panic(err) // a slip in the table
		}
		return b
	}
}

func gbk(s string) func() []byte     { return encoded(simplifiedchinese.GBK, s) }
func gb18030(s string) func() []byte { return encoded(simplifiedchinese.GB18030, s) }
func big5(s string) func() []byte    { return encoded(traditionalchinese.Big5, s) }

// utf16le and utf16be have no mark but what stands in s.
func utf16le(s string) func() []byte { return units(s, 0) }
func utf16be(s string) func() []byte { return units(s, 1) }

func units(s string, high int) func() []byte {
	return func() []byte {
		var b []byte
		for _, u := range utf16.Encode([]rune(strings.TrimPrefix(s, "\n"))) {
			pair := [2]byte{byte(u), byte(u >> 8)}
			b = append(b, pair[high], pair[1-high])
		}
		return b
	}
}

// then puts files behind each other.
func then(parts ...func() []byte) func() []byte {
	return func() (b []byte) {
		for _, p := range parts {
			b = append(b, p()...)
		}
		return b
	}
}

// cut takes n bytes off the end; negative, it keeps −n.
func cut(body func() []byte, n int) func() []byte {
	return func() []byte {
		b := body()
		if n < 0 {
			return b[:-n]
		}
		return b[:len(b)-n]
	}
}

func gz(body func() []byte) func() []byte {
	return func() []byte {
		var b bytes.Buffer
		w := gzip.NewWriter(&b)
		_, _ = w.Write(body()) // a buffer does not fail
		_ = w.Close()
		return b.Bytes()
	}
}

func crlf(s string) string { return strings.ReplaceAll(strings.TrimPrefix(s, "\n"), "\n", "\r\n") }

func decimal(n int) string { return strconv.Itoa(n) }
