package ingest

import (
	"bytes"
	"compress/gzip"
	"context"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/unicode"

	"taihang/data"
	"taihang/data/text"
)

func write(t *testing.T, content []byte) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "表.csv")
	if err := os.WriteFile(path, content, 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

func read(t *testing.T, content []byte) *Table {
	t.Helper()
	tables, err := Read(context.Background(), write(t, content))
	if err != nil {
		t.Fatal(err)
	}
	return tables[0]
}

func packed(t *testing.T, content []byte) []byte {
	t.Helper()
	var b bytes.Buffer
	z := gzip.NewWriter(&b)
	z.Write(content)
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// The same table, however it is written.
func TestEncodings(t *testing.T) {
	const plain = "代码,名称\r\n130624,阜平县\r\n130636,\"顺平县, 保定\"\r\n"
	gbk, _ := simplifiedchinese.GB18030.NewEncoder().String(plain)
	le, _ := unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewEncoder().String(plain)
	be, _ := unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM).NewEncoder().String(plain)
	for name, c := range map[string]struct {
		content []byte
		enc     string
	}{
		"utf-8":           {[]byte(plain), "UTF-8"},
		"utf-8 with mark": {[]byte("\ufeff" + plain), "UTF-8"},
		"gb18030":         {[]byte(gbk), "GB18030"},
		"utf-16 le mark":  {[]byte(le), "UTF-16LE"},
		"utf-16 be":       {[]byte(be), "UTF-16BE"},
		"gzip":            {packed(t, []byte(gbk)), "GB18030"},
		"tabs":            {[]byte("代码\t名称\n130624\t阜平县\n130636\t顺平县, 保定\n"), "UTF-8"},
		"semicolons, CR":  {[]byte("代码;名称\r130624;阜平县\r130636;顺平县, 保定"), "UTF-8"},
	} {
		tab := read(t, c.content)
		if tab.Encoding != c.enc || !slices.Equal(tab.Header, []string{"代码", "名称"}) || len(tab.Rows) != 2 || len(tab.Issues) != 0 {
			t.Errorf("%s: %s %q %v %v", name, tab.Encoding, tab.Header, tab.Rows, tab.Issues)
			continue
		}
		if tab.Rows[1].Cells[1] != "顺平县, 保定" || tab.Rows[1].Line != 3 {
			t.Errorf("%s: row %+v", name, tab.Rows[1])
		}
	}
}

// Rows are numbered by the line they start on, and every oddity is told.
func TestRows(t *testing.T) {
	tab := read(t, []byte("\na,b,,a\n1,\"two\nlines \"\"x\"\"\",3,4\n\n5\n1,2,3,4,5\n\"open,2,3,4\n6,\x00,7,8\n9,9,9,9,,\n"))
	if !slices.Equal(tab.Header, []string{"a", "b", "#3", "a #4"}) {
		t.Errorf("header %q", tab.Header)
	}
	type row struct {
		line       int
		bad, blank bool
	}
	var got []row
	for _, r := range tab.Rows {
		got = append(got, row{r.Line, r.Bad, r.Blank})
		if len(r.Cells) != 4 {
			t.Errorf("line %d has %d cells", r.Line, len(r.Cells))
		}
	}
	want := []row{{3, false, false}, {5, false, true}, {6, false, false}, {7, true, false}, {8, true, false}, {9, true, false}, {10, false, false}}
	if !slices.Equal(got, want) {
		t.Errorf("rows %v\nwant %v", got, want)
	}
	if tab.Rows[0].Cells[1] != "two\nlines \"x\"" {
		t.Errorf("quoted cell %q", tab.Rows[0].Cells[1])
	}
	var codes []string
	for _, is := range tab.Issues {
		codes = append(codes, is.Code)
		for _, l := range []text.Lang{text.ZH, text.EN} {
			if m, r := Message(l, is); strings.HasPrefix(m, "issue.") || strings.HasPrefix(r, "issue.") {
				t.Errorf("%s has no words", is.Code)
			}
		}
	}
	if want := []string{"header-empty", "header-twice", "blank", "short-row", "long-row", "quote", "nul"}; !slices.Equal(codes, want) {
		t.Errorf("issues %v, want %v", codes, want)
	}
}

func TestLimits(t *testing.T) {
	tab := read(t, []byte("a,b\n"+strings.Repeat("x", maxLine+1)+"\n1,2\n"))
	if len(tab.Rows) != 2 || !tab.Rows[0].Bad || tab.Rows[1].Cells[1] != "2" {
		t.Errorf("a long line: %d rows", len(tab.Rows))
	}
	bomb := packed(t, make([]byte, 64<<20))
	for name, c := range map[string]struct {
		content []byte
		key     string
	}{
		"empty": {nil, "ingest.empty"}, "packed nothing": {packed(t, nil), "ingest.empty"},
		"only blank lines": {[]byte("\n\n  \n"), "ingest.noheader"},
		"cut gzip":         {bomb[:len(bomb)/2], "ingest.gzip"},
		"xlsx":             {[]byte("PK\x03\x04rest"), "ingest.binary"},
		"xls":              {[]byte("\xd0\xcf\x11\xe0\xa1\xb1"), "ingest.binary"},
		"columns":          {[]byte(strings.Repeat("a,", maxColumns+1)), "ingest.columns"},
	} {
		_, err := Read(context.Background(), write(t, c.content))
		var e *text.Error
		if !errors.As(err, &e) || e.Key != c.key {
			t.Errorf("%s: %v, want %s", name, err, c.key)
		}
	}
	var e *text.Error
	if _, err := Read(context.Background(), t.TempDir()); !errors.As(err, &e) || e.Key != "ingest.folder" {
		t.Errorf("folder: %v", err)
	}
}

func TestNumber(t *testing.T) {
	for in, want := range map[string]data.Value{
		"0": data.Num(0), "1,234,567.5": data.Num(1234567.5), "-3": data.Num(-3), "−3": data.Num(-3), "１２．５％": data.Num(0.125),
		"3.2 万": data.Num(32000), "1.5亿": data.Num(1.5e8), ".5": data.Num(0.5), "+7": data.Num(7), "1e3": data.Num(1000), " 8\u200b": data.Num(8),
		"": {}, "—": {}, "-": {}, "…": {}, "NA": {}, "不适用": {State: data.NotApplicable}, "***": {State: data.Suppressed}, "suppressed": {State: data.Suppressed},
	} {
		if got, ok := Number(in); !ok || got != want {
			t.Errorf("%q: %v %v, want %v", in, got, ok, want)
		}
	}
	for _, in := range []string{"NaN", "Inf", "-inf", "0x1F", "1_000", "1,23", "1,2345", ",123", "1.2.3", "--1", "1e", "e5", "1e400", "三", "12人", "1e+-2"} {
		if got, ok := Number(in); ok {
			t.Errorf("%q was read as %v", in, got)
		}
	}
}

func TestCode(t *testing.T) {
	for in, want := range map[string]string{
		"130631": "130631", "130631.0": "130631", "１３０６３１": "130631", "\u200b130631 ": "130631", "130631000000": "130631",
		"130631001": "130631001", "130631001200": "130631001200", "'130631": "130631",
	} {
		if got, ok := Code(in); !ok || got != want {
			t.Errorf("%q: %q %v", in, got, ok)
		}
	}
	for _, in := range []string{"", "13063", "1306311", "13063a", "130631.5", "阜平"} {
		if got, ok := Code(in); ok {
			t.Errorf("%q was read as %q", in, got)
		}
	}
}

// Whatever the bytes: no panic, rows as wide as the header, lines that grow,
// valid text, and a reason for every row that is bad.
func FuzzRead(f *testing.F) {
	f.Add([]byte("a,b\n1,\"2\n3\"\n\"x\n,,,\n"))
	f.Add([]byte("\xff\xfea\x00,\x00b\x00\n\x00"))
	f.Add([]byte("\xb4\xfa\xc2\xeb,\xc3\xfb\n1,2\r\r\n\"\"\"\""))
	f.Fuzz(func(t *testing.T, b []byte) {
		tables, err := delimited{}.Read(context.Background(), b)
		if err != nil {
			return
		}
		tab, line := tables[0], 0
		told := map[int]bool{}
		for _, is := range tab.Issues {
			told[is.Row] = told[is.Row] || is.Severity == data.Error
		}
		for _, r := range tab.Rows {
			if len(r.Cells) != len(tab.Header) || r.Line <= line || r.Bad && !told[r.Line] {
				t.Fatalf("row %+v after line %d, header %q", r, line, tab.Header)
			}
			line = r.Line
			for _, c := range r.Cells {
				if !utf8.ValidString(c) {
					t.Fatalf("cell %q", c)
				}
				if v, ok := Number(c); ok && v.State == data.Present && v != data.Num(v.V) {
					t.Fatalf("number %q: %v", c, v)
				}
			}
		}
	})
}

func BenchmarkRead(b *testing.B) {
	var s strings.Builder
	s.WriteString("town_code,seq,name,kind,town,county_code,county,prefecture\n")
	for range 52019 {
		s.WriteString("130102001,1,棉一社区居民委员会,居委会,建北街道办事处,130102,长安区,石家庄市\n")
	}
	b.SetBytes(int64(s.Len()))
	for b.Loop() {
		if _, err := (delimited{}).Read(context.Background(), []byte(s.String())); err != nil {
			b.Fatal(err)
		}
	}
}
