package ingest

import (
	"fmt"
	"strings"
	"testing"
	"time"
)

const odsNS = `xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" xmlns:number="urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0" xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0" xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0"`

func odsParts(styles, tables string) map[string]string {
	return map[string]string{
		"mimetype":              "application/vnd.oasis.opendocument.spreadsheet",
		"META-INF/manifest.xml": `<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>`,
		"content.xml":           `<?xml version="1.0" encoding="UTF-8"?><office:document-content ` + odsNS + `><office:automatic-styles>` + styles + `</office:automatic-styles><office:body><office:spreadsheet>` + tables + `</office:spreadsheet></office:body></office:document-content>`,
	}
}

// describeSheets writes all sheets of a file as text.
func describeSheets(t testing.TB, f *File) string {
	t.Helper()
	var b strings.Builder
	for _, s := range f.Sheets {
		d := dump(t, s)
		fmt.Fprintf(&b, "[%s", s.Name)
		if s.Hidden {
			b.WriteString(" hidden")
		}
		if len(s.HiddenRows)+len(s.HiddenColumns)+len(s.Merged) > 0 {
			fmt.Fprint(&b, " ", s.HiddenRows, s.HiddenColumns, s.Merged)
		}
		fmt.Fprintf(&b, "]\n%s", d)
		if n := strings.Count(d, "\n"); n != s.Records {
			t.Errorf("%s: %d records, %d delivered", s.Name, s.Records, n)
		}
	}
	for _, is := range f.Issues {
		fmt.Fprintf(&b, "issue %s %s\n", is.Code, is.Sheet)
		hasWords(t, is.Code)
	}
	return b.String()
}

func TestODS(t *testing.T) {
	styles := `<number:date-style style:name="N1"><number:year/><number:text>年</number:text><number:month/></number:date-style><number:number-style style:name="N2"><number:number number:decimal-places="0" number:min-integer-digits="6"/></number:number-style>
<style:style style:name="ce1" style:family="table-cell" style:data-style-name="N1"/><style:style style:name="ce2" style:family="table-cell" style:data-style-name="N2"/><style:style style:name="ce3" style:family="table-cell"><style:paragraph-properties fo:margin-left="0.706cm"/></style:style><style:style style:name="ta2" style:family="table"><style:table-properties table:display="false"/></style:style>`
	tables := `<table:table table:name="一"><table:table-column table:number-columns-repeated="2"/><table:table-column table:visibility="collapse"/>
<table:table-row><table:table-cell office:value-type="string" table:number-columns-spanned="3" table:number-rows-spanned="2"><text:p>人口<text:s text:c="2"/>表</text:p><text:p>二<text:span>〇</text:span>一八</text:p><office:annotation><text:p>批注</text:p></office:annotation></table:table-cell><table:covered-table-cell table:number-columns-repeated="2"/></table:table-row>
<table:table-row table:number-rows-repeated="3"><table:table-cell table:number-columns-repeated="1024"/></table:table-row>
<table:table-header-rows><table:table-row table:visibility="collapse"><table:table-cell office:value-type="float" office:value="130631.0" table:style-name="ce2"><text:p>130631</text:p></table:table-cell><table:table-cell office:value-type="float" office:value="30631" table:style-name="ce2"><text:p>030631</text:p></table:table-cell><table:table-cell table:number-columns-repeated="2"/><table:table-cell office:value-type="percentage" office:value="0.125"><text:p>13%</text:p></table:table-cell><table:table-cell office:value-type="currency" office:currency="CNY" office:value="3.2"><text:p>￥3.20</text:p></table:table-cell></table:table-row></table:table-header-rows>
<table:table-row-group><table:table-row table:number-rows-repeated="2"><table:table-cell office:value-type="date" office:date-value="2018-06-30"><text:p>18-6-30</text:p></table:table-cell><table:table-cell table:style-name="ce1" office:value-type="date" office:date-value="2018-06-30"/><table:table-cell office:value-type="date" office:date-value="2018-06-30T08:30:00"/><table:table-cell office:value-type="time" office:time-value="PT08H30M05S"/><table:table-cell office:value-type="boolean" office:boolean-value="true"/><table:table-cell office:value-type="string" office:string-value="" calcext:value-type="error" table:formula="of:=1/0"><text:p>#DIV/0!</text:p></table:table-cell><table:table-cell table:formula="of:=A1"/><table:table-cell table:style-name="ce3" office:value-type="string" table:number-columns-repeated="2"><text:p>  重
 复 &lt;</text:p></table:table-cell></table:table-row></table:table-row-group>
<table:table-row table:number-rows-repeated="1048566"><table:table-cell table:number-columns-repeated="16384"/></table:table-row></table:table>
<table:table table:name="空"><table:table-row table:number-rows-repeated="1048576"><table:table-cell table:number-columns-repeated="16384"/></table:table-row></table:table>
<table:table table:name="二" table:style-name="ta2"><table:table-row><table:table-cell office:value-type="float" office:value="1"/></table:table-row></table:table>`
	want := `[一 [5] [3] [{1 1 2 3}]]
1 人口  表⏎二〇一八
2-4
5 hidden 130631:n|030631:n|||12.5%:n|3.2:n
6 2018-06-30:d|2018-06:d|2018-06-30 08:30:d|08:30:05|TRUE:b|#DIV/0!:e|:u|重 复 <>2|重 复 <>2
7 2018-06-30:d|2018-06:d|2018-06-30 08:30:d|08:30:05|TRUE:b|#DIV/0!:e|:u|重 复 <>2|重 复 <>2
[二 hidden]
1 1:n
`
	f := open(t, zipped(t, odsParts(styles, tables)), Options{})
	if got := describeSheets(t, f); got != want || f.Format != "ods" {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

// A space in a text is one of its characters; several in a row are one.
func TestODSSpaces(t *testing.T) {
	f := open(t, zipped(t, odsParts("", `<table:table table:name="一"><table:table-row>`+
		`<table:table-cell office:value-type="string"><text:p>甲 村</text:p></table:table-cell>`+
		`<table:table-cell office:value-type="string"><text:p>1 000</text:p></table:table-cell>`+
		"<table:table-cell office:value-type=\"string\"><text:p> 乙\n \t村 </text:p><text:p>丙 村</text:p></table:table-cell>"+
		`<table:table-cell office:value-type="string"><text:p>丁村</text:p></table:table-cell>`+
		`</table:table-row></table:table>`)), Options{})
	if got, want := describeSheets(t, f), "[一]\n1 甲 村|1 000|乙 村 ⏎丙 村|丁村\n"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestODSRefused(t *testing.T) {
	parts := odsParts("", `<table:table/>`)
	encrypted := odsParts("", "")
	encrypted["META-INF/manifest.xml"] = `<manifest><file-entry><encryption-data/></file-entry></manifest>`
	doctype := odsParts("", "")
	doctype["content.xml"] = `<!DOCTYPE x><x/>`
	cut := odsParts("", "")
	cut["content.xml"] = cut["content.xml"][:400]
	row := `<table:table-row table:number-rows-repeated="1048576"><table:table-cell table:number-columns-repeated="16384" office:value-type="float" office:value="1"/></table:table-row>`
	for name, c := range map[string]struct {
		parts map[string]string
		key   string
	}{
		"nothing":   {parts, "ingest.nosheet"},
		"encrypted": {encrypted, "ingest.encrypted"},
		"doctype":   {doctype, "ingest.doctype"},
		"cut":       {cut, "ingest.damaged"},
		"full":      {odsParts("", `<table:table table:name="一">`+row+`</table:table>`), "ingest.limit.blank"},
		"rows":      {odsParts("", `<table:table table:name="一">`+strings.Replace(row, "16384", "1", 1)+row+`</table:table>`), "ingest.limit.rows"},
	} {
		start := spent()
		_, err := Open(ctx, write(t, "x.ods", zipped(t, c.parts)), Options{})
		wantKey(t, name, err, c.key)
		if took := spent() - start; took > 2*time.Second {
			t.Errorf("%s: %v", name, took)
		}
	}
}
