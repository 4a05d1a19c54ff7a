package ingest

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"encoding/csv"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/traditionalchinese"
	"golang.org/x/text/encoding/unicode"
	"pgregory.net/rapid"
)

const plainTable = "代码,名称\r\n130624,阜平县\r\n130636,\"顺平县, 保定\"\r\n"

// The same table, however it is written.
func TestEncodings(t *testing.T) {
	gbk, _ := simplifiedchinese.GB18030.NewEncoder().String(plainTable)
	big5, _ := traditionalchinese.Big5.NewEncoder().String("代碼,名稱\r\n130624,阜平縣\r\n130636,\"順平縣, 保定\"\r\n")
	le, _ := unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewEncoder().String(plainTable)
	be, _ := unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM).NewEncoder().String(plainTable)
	for name, c := range map[string]struct {
		content []byte
		enc, by string
		o       Options
	}{
		"utf-8":           {[]byte(plainTable), "UTF-8", "strict", Options{}},
		"utf-8 with mark": {[]byte("\ufeff" + plainTable), "UTF-8", "mark", Options{}},
		"gb18030":         {[]byte(gbk), "GB18030", "guess", Options{}},
		"gbk by name":     {[]byte(gbk), "GB18030", "chosen", Options{Encoding: "gbk"}},
		"gb18030 mark":    {[]byte("\x84\x31\x95\x33" + gbk), "GB18030", "mark", Options{}},
		"big5":            {[]byte(big5), "Big5", "guess", Options{}},
		"utf-16 le mark":  {[]byte(le), "UTF-16LE", "mark", Options{}},
		"utf-16 be":       {[]byte(be), "UTF-16BE", "guess", Options{}},
		"gzip":            {packed(t, []byte(gbk)), "GB18030", "guess", Options{}},
		"tabs":            {[]byte("代码\t名称\n130624\t阜平县\n130636\t顺平县, 保定\n"), "UTF-8", "strict", Options{}},
		"semicolons, CR":  {[]byte("代码;名称\r130624;阜平县\r130636;顺平县, 保定"), "UTF-8", "strict", Options{}},
		"bars":            {[]byte("代码|名称\n130624|阜平县\n130636|顺平县, 保定"), "UTF-8", "strict", Options{}},
		"spaces":          {[]byte("代码     名称          \n130624   阜平县        \n130636   顺平县, 保定   \n"), "UTF-8", "strict", Options{Comma: Fixed}},
	} {
		f := open(t, c.content, c.o)
		got := scan(t, f.Sheets[0])
		want := []kept{{1, 1, []string{"代码", "名称"}, ""}, {2, 1, []string{"130624", "阜平县"}, ""}, {3, 1, []string{"130636", "顺平县, 保定"}, ""}}
		if c.enc == "Big5" {
			want[0].cells[0], want[0].cells[1], want[1].cells[1], want[2].cells[1] = "代碼", "名稱", "阜平縣", "順平縣, 保定"
		}
		if f.Encoding.Name != c.enc || f.Encoding.By != c.by || f.Encoding.Lossy != 0 || !reflect.DeepEqual(got, want) {
			t.Errorf("%s: %+v\n%v", name, f.Encoding, got)
		}
		if len(f.Issues) > 0 && f.Encoding.Name != "Big5" {
			t.Errorf("%s: %v", name, f.Issues)
		}
		if again := scan(t, f.Sheets[0]); !reflect.DeepEqual(got, again) {
			t.Errorf("%s: a second scan reads %v", name, again)
		}
	}
}

// A file that was cut in the middle of a character is still what it was, a
// damaged place is counted, and a wrong choice shows its damage.
func TestDamage(t *testing.T) {
	long := strings.Repeat("130624,阜平县,保定市\n", 9000)
	gbk, _ := simplifiedchinese.GB18030.NewEncoder().String(long)
	for name, c := range map[string]struct {
		content string
		enc     string
		lossy   int
		o       Options
	}{
		"utf-8 cut":        {long + "130636,顺平\xe5\x8e", "UTF-8", 1, Options{}},
		"utf-8, one place": {long + "130636,顺\xff\xfe县\n" + long, "UTF-8", 1, Options{}},
		"gbk cut":          {gbk + "\xcb", "GB18030", 1, Options{}},
		"gbk, read as utf": {gbk[:30], "UTF-8", 4, Options{Encoding: "utf8"}},
		"gbk late":         {strings.Repeat("130624,Fuping\n", 20000) + gbk, "GB18030", 0, Options{}},
		"mark belies":      {"\ufeff" + gbk, "UTF-8", 27000, Options{}},
	} {
		f := open(t, []byte(c.content), c.o)
		if e := f.Encoding; e.Name != c.enc || e.Lossy != c.lossy || (e.Lossy > 0) != (len(f.Issues) > 0) {
			t.Errorf("%s: %s %d, issues %v; others %v", name, e.Name, e.Lossy, f.Issues, e.Others)
		}
		if len(f.Encoding.Others) == 0 {
			t.Errorf("%s: no alternatives", name)
		}
		for _, o := range f.Encoding.Others {
			if o.Name == "UTF-8" && o.Bad == 0 {
				t.Errorf("%s: UTF-8 has no bad place", name)
			}
		}
	}
}

// Rows are numbered by the line they start on, and a stray quote, a NUL or an
// endless line costs the row it stands on.
func TestRecords(t *testing.T) {
	f := open(t, []byte("\na,b,,a\r\n1,\"two\r\nlines \"\"x\"\"\",3,4\n\n5\r1,2,3,4,5\n\"open,2,3,4\n6,\x00,7,8\n7,\"x\"y,\"z\"\n9,,\"\"\n\"end"), Options{Comma: ","})
	want := []kept{
		{1, 1, []string{""}, ""},
		{2, 1, []string{"a", "b", "", "a"}, ""},
		{3, 2, []string{"1", "two\r\nlines \"x\"", "3", "4"}, ""},
		{5, 1, []string{""}, ""},
		{6, 1, []string{"5"}, ""},
		{7, 1, []string{"1", "2", "3", "4", "5"}, ""},
		{8, 1, []string{"\"open", "2", "3", "4"}, "quote"},
		{9, 1, []string{"6", "\x00", "7", "8"}, "nul"},
		{10, 1, []string{"7", "\"x\"y", "\"z\""}, "quote"},
		{11, 1, []string{"9", "", ""}, ""},
		{12, 1, []string{"\"end"}, "quote"},
	}
	if got := scan(t, f.Sheets[0]); !reflect.DeepEqual(got, want) {
		t.Errorf("got\n%v\nwant\n%v", got, want)
	}
	f = open(t, []byte("a,b\n"+strings.Repeat("x", 3*maxLine)+"\r\n1,2\n"+strings.Repeat("y,", maxLine)), Options{})
	want = []kept{{1, 1, []string{"a", "b"}, ""}, {2, 1, []string{}, "long-line"}, {3, 1, []string{"1", "2"}, ""}, {4, 1, []string{}, "long-line"}}
	if got := scan(t, f.Sheets[0]); !reflect.DeepEqual(got, want) {
		t.Errorf("long lines:\n%v", got)
	}
}

func TestSniff(t *testing.T) {
	for head, want := range map[string]string{
		"河北省2018年驻村干部花名册\n\n序号;姓名;单位\n1;张三;发改委, 规划处\n2;李四;财政厅\n": ";",
		"a\tb\n1, x\t2\n3, y\t4\n": "\t",
		"sep=;\na;b\n1,5;2,5\n":    ";",
		"a,b|c\n1,2|3\n":           ",",
		"name\n张三\n":               ",",
		"张  三\n李  四\n王  五\n":       ",",
		"代码      名称          人口\n130624  阜平县      22.1\n130636  顺平县       9.0\n": Fixed,
		"": ",",
	} {
		if got := sniff(head); got != want {
			t.Errorf("%q: %q, want %q", head, got, want)
		}
	}
}

// A word across a column's edge belongs to neither side.
func TestFixed(t *testing.T) {
	head := "代码    名称        人口\n" + strings.Repeat("130624  阜平县      22.1\n130636  顺平县       9.0\n", 12)
	f := open(t, []byte(head+"\n130631  很长的名字县名很长12\n"), Options{})
	want := []kept{
		{1, 1, []string{"代码", "名称", "人口"}, ""},
		{2, 1, []string{"130624", "阜平县", "22.1"}, ""},
		{3, 1, []string{"130636", "顺平县", " 9.0"}, ""},
	}
	got := scan(t, f.Sheets[0])
	if f.Comma != Fixed || len(got) != 27 || !reflect.DeepEqual(got[:3], want) || got[25].fault != "" || got[26].fault != "fixed" {
		t.Errorf("got %q\n%v", f.Comma, got)
	}
}

// A second opinion: encoding/csv reads what it can read the same way.
func TestSplitAgainstLibrary(t *testing.T) {
	cell := rapid.StringOfN(rapid.SampledFrom([]rune("a1,;\"\n 县\t'=😀")), 0, 6, -1)
	rapid.Check(t, func(rt *rapid.T) {
		rows := rapid.SliceOfN(rapid.SliceOfN(cell, 2, 5), 1, 40).Draw(rt, "rows")
		var b bytes.Buffer
		w := csv.NewWriter(&b)
		w.UseCRLF = rapid.Bool().Draw(rt, "crlf")
		for _, r := range rows {
			if w.Write(r) != nil {
				rt.Fatal("not written")
			}
		}
		w.Flush()
		small := rapid.IntRange(1, 40).Draw(rt, "chunk")
		p := &splitter{r: &b, buf: make([]byte, small), line: 1, comma: ','}
		lines := lineEnds(b.String())
		var r Record
		n, line := 0, 1
		for p.next(&r) {
			want := rows[n]
			if w.UseCRLF {
				for i := range want {
					want[i] = strings.ReplaceAll(want[i], "\n", "\r\n")
				}
			}
			if r.Fault != "" || !reflect.DeepEqual(texts(r.Cells), want) || r.Line != line {
				rt.Fatalf("record %d: %q %s line %d; want %q line %d", n, texts(r.Cells), r.Fault, r.Line, want, line)
			}
			n, line = n+1, line+r.Lines
		}
		if n != len(rows) || line != lines+1 {
			rt.Fatalf("%d records to line %d, want %d to %d", n, line, len(rows), lines+1)
		}
	})
}

// A file that is replaced while it is read is told.
func TestChanged(t *testing.T) {
	path := write(t, "x.csv", []byte("a,b\n1,2\n"))
	f, err := Open(ctx, path, Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if err := os.Chtimes(path, time.Time{}, time.Now().Add(time.Hour)); err != nil {
		t.Fatal(err)
	}
	wantKey(t, "changed", f.Sheets[0].Scan(ctx, func(*Record) error { return nil }), "ingest.changed")
}

// FuzzTable: whatever the bytes, no panic; every line is accounted for, lines
// grow, text is valid, and cutting into other chunks changes nothing.
func FuzzTable(f *testing.F) {
	f.Add([]byte("a,b\n1,\"2\n3\"\n\"x\n,,,\n"), 7)
	f.Add([]byte("\xff\xfea\x00,\x00b\x00\n\x00"), 1)
	f.Add([]byte("\xb4\xfa\xc2\xeb,\xc3\xfb\n1,2\r\r\n\"\"\"\""), 3)
	f.Add([]byte("代码   名称   人口\n1  阜平县  2\n1  阜平  2"), 20)
	f.Fuzz(func(t *testing.T, b []byte, size int) {
		if len(b) == 0 {
			return
		}
		file, err := Open(ctx, write(t, "x", b), Options{})
		if err != nil {
			return
		}
		defer file.Close()
		if file.Format != "csv" && file.Format != "text" {
			return
		}
		r, err := file.src.text(file.Encoding.Name, markLength(file), file.Encoding.By == "strict")
		if err != nil {
			t.Fatal(err)
		}
		all, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		s := string(all)
		lines := lineEnds(s)
		if s != "" && !strings.HasSuffix(s, "\n") && !strings.HasSuffix(s, "\r") {
			lines++
		}
		got := scan(t, file.Sheets[0])
		line := 1
		for _, k := range got {
			if k.line != line || k.lines < 1 {
				t.Fatalf("%v on line %d", k, line)
			}
			line += k.lines
			for _, c := range k.cells {
				if !utf8.ValidString(c) {
					t.Fatalf("cell %q", c)
				}
			}
		}
		if line != lines+1 {
			t.Fatalf("%d lines, records cover %d: %v", lines, line-1, got)
		}
		if file.Comma == Fixed {
			return
		}
		p := &splitter{r: strings.NewReader(s), buf: make([]byte, 1+max(0, size)%100), line: 1, comma: file.Comma[0]}
		var again []kept
		var rec Record
		for p.next(&rec) {
			again = append(again, kept{rec.Line, rec.Lines, texts(rec.Cells), rec.Fault})
		}
		if !reflect.DeepEqual(got, again) {
			t.Fatalf("in chunks of %d:\n%v\nelse\n%v", len(p.buf), again, got)
		}
	})
}

func markLength(f *File) int {
	h, _ := f.src.content(nil)
	b, _ := io.ReadAll(io.LimitReader(h, 4))
	for _, m := range marks {
		if f.Encoding.By == "mark" && f.Encoding.Name == m.name {
			if strings.HasPrefix(string(b), m.bytes) {
				return len(m.bytes)
			}
		}
	}
	return 0
}

// cadres writes a table like the roster that the program is measured with: 16
// columns, 121 bytes a row.
func cadres(w io.Writer, rows int) {
	b := bufio.NewWriterSize(w, 1<<20)
	b.WriteString("id,name,gender,birth,education,party,unit,unit_level,rank,county_code,county,village,role,year,days,score\n")
	for i := range rows {
		fmt.Fprintf(b, "%d,张%d,男,1978-05-%02d,本科,中共党员,省直机关%d,省级,正科级,130%03d,阜平县,村%d,队员,%d,%d,%d.5\n",
			100000+i, i%97, 1+i%28, i%59, i%600, i%7366, 2016+i%5, 100+i%200, 60+i%40)
	}
	b.Flush()
}

func BenchmarkScan(b *testing.B) {
	const rows = 200_000
	var plain bytes.Buffer
	cadres(&plain, rows)
	gbk, _ := simplifiedchinese.GB18030.NewEncoder().Bytes(plain.Bytes())
	for _, c := range []struct {
		name    string
		content []byte
	}{{"utf-8", plain.Bytes()}, {"gb18030", gbk}} {
		path := filepath.Join(b.TempDir(), "x.csv")
		if err := os.WriteFile(path, c.content, 0o600); err != nil {
			b.Fatal(err)
		}
		f, err := Open(ctx, path, Options{})
		if err != nil {
			b.Fatal(err)
		}
		defer f.Close()
		b.Run(c.name+"/read only", func(b *testing.B) {
			b.SetBytes(int64(len(c.content)))
			for b.Loop() {
				r, _ := f.src.text(f.Encoding.Name, 0, true)
				if _, err := io.CopyBuffer(struct{ io.Writer }{io.Discard}, r, make([]byte, chunk)); err != nil {
					b.Fatal(err)
				}
			}
			b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/rows, "ns/row")
		})
		b.Run(c.name+"/scan", func(b *testing.B) {
			b.SetBytes(int64(len(c.content)))
			b.ReportAllocs()
			for b.Loop() {
				n := 0
				err := f.Sheets[0].Scan(ctx, func(r *Record) error { n += len(r.Cells); return nil })
				if err != nil || n != 16*(rows+1) {
					b.Fatal(err, n)
				}
			}
			b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/rows, "ns/row")
		})
		b.Run(c.name+"/open", func(b *testing.B) {
			b.SetBytes(int64(len(c.content)))
			for b.Loop() {
				f, err := Open(ctx, path, Options{})
				if err != nil {
					b.Fatal(err)
				}
				f.Close()
			}
		})
	}
}

// csvRecords reads a file by encoding/csv.
func csvRecords(t testing.TB, path string) [][]string {
	t.Helper()
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	var in io.Reader = bytes.NewReader(b)
	if gzipped(b) {
		if in, err = gzip.NewReader(in); err != nil {
			t.Fatal(err)
		}
	}
	r := csv.NewReader(in)
	r.FieldsPerRecord = -1
	all, err := r.ReadAll()
	if err != nil {
		t.Fatal(path, err)
	}
	return all
}
