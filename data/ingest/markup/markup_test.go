package markup

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"
	"testing/iotest"
)

// dump writes the tokens of a document.
func dump(r io.Reader) (string, error) {
	s := New(r)
	var b strings.Builder
	for {
		k, err := s.Next()
		if err != nil {
			return b.String(), err
		}
		switch k {
		case EOF:
			return b.String(), nil
		case Start:
			fmt.Fprintf(&b, "<%s", s.Name)
			for _, a := range []string{"a", "id", "r"} {
				if v, ok := s.Attr(a); ok {
					fmt.Fprintf(&b, " %s=%s", a, v)
				}
			}
			b.WriteString(">")
		case End:
			fmt.Fprintf(&b, "</%s>", s.Name)
		case Text:
			t, err := s.Text()
			if err != nil {
				return b.String(), err
			}
			b.Write(t)
		}
	}
}

func TestTokens(t *testing.T) {
	for in, want := range map[string]string{
		"<a/>": "<a></a>",
		"\ufeff<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<x:a  a = '1>2' y:id=\"&lt;中&#x4e2d;\"><!-- <b> --><c/>t&amp;u</x:a>": "\n<a a=1>2 id=<中中><c></c>t&u</a>",
		"<a><![CDATA[<b>&amp;]]>]]</a>":                    "<a><b>&amp;]]</a>",
		"<row r=\"12\" ht='it\"s' a=\"don't\" />":          "<row a=don't r=12></row>",
		"<b a=\">\" id=\"=\"/>":                            "<b a=> id==></b>",
		"<b a = \">\" id='\"'/>":                           "<b a=> id=\"></b>",
		"<b a='\"\">' id=\"\"/>":                           "<b a=\"\"> id=></b>",
		"<a>" + strings.Repeat("x", 3*bufferSize) + "</a>": "<a>" + strings.Repeat("x", 3*bufferSize) + "</a>",
	} {
		for _, r := range []io.Reader{strings.NewReader(in), iotest.OneByteReader(strings.NewReader(in)), iotest.DataErrReader(strings.NewReader(in))} {
			if got, err := dump(r); got != want || err != nil {
				t.Errorf("%.80q: %.80q, %v; want %.80q", in, got, err, want)
			}
		}
	}
}

func TestRefused(t *testing.T) {
	for in, want := range map[string]error{
		"<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>": ErrType,
		"<a>&b;</a>":         ErrEntity,
		"<a>&amp</a>":        ErrEntity,
		"<a><b></b>":         ErrShort,
		"<a":                 ErrShort,
		"<a><!-- ":           ErrShort,
		"</a>":               ErrSyntax,
		"<a>< b/></a>":       ErrSyntax,
		"\xff\xfe<\x00a\x00": ErrEncoding,
		"<?xml version='1.0' encoding='gbk'?><a/>": ErrEncoding,
		strings.Repeat("<a>", 300):                 ErrDeep,
		"<a>" + strings.Repeat("x", maxToken+1):    ErrLong,
	} {
		if _, err := dump(strings.NewReader(in)); !errors.Is(err, want) {
			t.Errorf("%.40q: %v, want %v", in, err, want)
		}
	}
	fail := errors.New("disk")
	if _, err := dump(iotest.ErrReader(fail)); !errors.Is(err, fail) {
		t.Errorf("a failing reader: %v", err)
	}
}

func TestSkip(t *testing.T) {
	s := New(strings.NewReader("<a><b><c/><d>x</d></b><e/></a>"))
	for range 2 {
		s.Next()
	}
	if err := s.Skip(); err != nil {
		t.Fatal(err)
	}
	if k, err := s.Next(); k != Start || !s.Is("e") || err != nil {
		t.Errorf("behind b comes %d %s %v", k, s.Name, err)
	}
}

// FuzzTokens: no panic, no endless loop, and where encoding/xml reads the
// document, the same texts and elements.
func FuzzTokens(f *testing.F) {
	f.Add([]byte("<x:a a='1'>t&amp;<b/><![CDATA[u]]></x:a>"), 1)
	f.Add([]byte("<?xml version=\"1.0\"?><a r=\"&#x4e2d;\"><!-- --></a>"), 7)
	f.Fuzz(func(t *testing.T, b []byte, size int) {
		r := io.Reader(bytes.NewReader(b))
		if size%2 == 0 {
			r = iotest.HalfReader(r)
		}
		got, err := dump(r)
		if len(got) > 8*len(b)+16 {
			t.Fatalf("%d bytes of %d", len(got), len(b))
		}
		if whole, err2 := dump(bytes.NewReader(b)); whole != got || (err == nil) != (err2 == nil) {
			t.Fatalf("%q in pieces, %q whole; %v %v", got, whole, err, err2)
		}
		if err != nil || bytes.ContainsAny(b, "\r") {
			return
		}
		var names, texts strings.Builder
		d := xml.NewDecoder(bytes.NewReader(b))
		for {
			tok, err := d.Token()
			if err == io.EOF {
				break
			}
			if err != nil {
				return
			}
			switch tok := tok.(type) {
			case xml.StartElement:
				names.WriteString("<" + tok.Name.Local[strings.LastIndex(tok.Name.Local, ":")+1:])
			case xml.CharData:
				texts.Write(tok)
			}
		}
		s := New(bytes.NewReader(b))
		var names2, texts2 strings.Builder
		for {
			k, _ := s.Next()
			if k == EOF {
				break
			}
			if k == Start {
				names2.WriteString("<" + string(s.Name))
			} else if k == Text {
				x, _ := s.Text()
				texts2.Write(x)
			}
		}
		if names.String() != names2.String() || texts.String() != texts2.String() {
			t.Fatalf("%q %q; encoding/xml %q %q", names2.String(), texts2.String(), names.String(), texts.String())
		}
	})
}

func BenchmarkNext(b *testing.B) {
	var doc bytes.Buffer
	doc.WriteString("<sheetData>")
	for i := range 10000 {
		fmt.Fprintf(&doc, `<row r="%d">`, i)
		for c := range 16 {
			fmt.Fprintf(&doc, `<c r="%c%d" s="3" t="s"><v>%d</v></c>`, 'A'+c, i, i*16+c)
		}
		doc.WriteString("</row>")
	}
	doc.WriteString("</sheetData>")
	b.SetBytes(int64(doc.Len()))
	b.ReportAllocs()
	for b.Loop() {
		s := New(bytes.NewReader(doc.Bytes()))
		for {
			k, err := s.Next()
			if err != nil {
				b.Fatal(err)
			}
			if k == EOF {
				break
			}
		}
	}
}

// Content is the texts of an element, however much of it is at hand.
func TestContent(t *testing.T) {
	for in, want := range map[string]string{
		"<a>12</a><!-- -->":             "12",
		"<a/>":                          "",
		"<a>1&amp;2</a>":                "1&2",
		"<a>1<b>2</b><![CDATA[<]]></a>": "12<",
		"<a>" + strings.Repeat("x", 3*bufferSize) + "</a>": strings.Repeat("x", 3*bufferSize),
	} {
		for _, r := range []io.Reader{strings.NewReader(in), iotest.OneByteReader(strings.NewReader(in))} {
			s := New(r)
			s.Next()
			got, err := s.Content([]byte("+"))
			if string(got) != "+"+want || err != nil || s.Depth() != 0 {
				t.Errorf("%.40q: %.40q, %v, depth %d", in, got, err, s.Depth())
			}
			if k, err := s.Next(); k != EOF || err != nil {
				t.Errorf("%.40q goes on with %d, %v", in, k, err)
			}
		}
	}
	for in, want := range map[string]error{"<a>1": ErrShort, "<a>&x;</a>": ErrEntity, "<a><b>" + strings.Repeat("x", maxToken) + "</b>yy</a>": ErrLong} {
		s := New(strings.NewReader(in))
		s.Next()
		if _, err := s.Content(nil); !errors.Is(err, want) {
			t.Errorf("%.40q: %v, want %v", in, err, want)
		}
	}
}

// Match takes what it says, or nothing.
func TestMatch(t *testing.T) {
	for in, want := range map[string]string{
		"<c><v>1</v></c><d/>": "1 d", "<c><v></v></c><d/>": " d", "<c><v>1&lt;</v></c>": "- v", "<c><v>1</v><w/></c>": "- v", "<c><v a='1'>1</v></c>": "- v", "<c><v>1</v></c": "- v",
	} {
		s := New(strings.NewReader("<r>" + in))
		s.Next()
		s.Next()
		got, ok := s.Match("<v>", "</v></c>")
		text := string(got)
		if !ok {
			text = "-"
		}
		k, _ := s.Next()
		if text += " " + string(s.Name); text != want || k != Start {
			t.Errorf("%s: %q, want %q", in, text, want)
		}
	}
	s := New(strings.NewReader("<r><c/><v>1</v></c></r>"))
	s.Next()
	s.Next()
	if _, ok := s.Match("<v>", "</v></c>"); ok {
		t.Error("an element that is closed has no content")
	}
}

func TestNextAttr(t *testing.T) {
	s := New(strings.NewReader(`<c r="A1"  x:s = '7' t=""  long="b c"/>`))
	s.Next()
	got := ""
	for {
		name, value := s.NextAttr()
		if name == nil {
			break
		}
		got += string(name) + "=" + string(value) + ";"
	}
	if got != "r=A1;s=7;t=;long=b c;" {
		t.Error(got)
	}
}
