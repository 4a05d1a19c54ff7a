package ingest

import (
	"strings"
	"testing"
	"time"

	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/unicode"
)

// A web page with the name of a spreadsheet, as office systems write them.
func TestHTML(t *testing.T) {
	const page = `<html xmlns:x="urn:schemas-microsoft-com:office:excel"><head><meta http-equiv="Content-Type" content="text/html; charset=gb2312"><title>表 <table></title>
<style>td {mso-number-format:"\@";}</style><script>document.write("<table><tr><td>9</td></tr></table>")</script></head><body>
<!-- <table><tr><td>8</td></tr></table> --><table border=1><caption>贫困村</caption><col><col span=2 style='width:0; display: none'>
<tr><th colspan="2" rowspan=2>县<br>名 </th><td>人口&nbsp;（人）</td></tr>
<tr style="display:none"><td x:num="0.125">12.5%</td><td>&lt;a&amp;b&gt; &#38428;&ensp;</TD>
<tr><td>&nbsp;&nbsp;阜平
   县<td><div>1</div><div>2</div><td></td></tr>
<tr></tr><tr><td rowspan=0 colspan=0>x</td><td colspan="abc">y</td></tr></table>
text <table><tr><td>外<table><tr><td>内</td></tr></table>面</td><td>二`
	const want = `[贫困村 [2] [2 3] [{1 1 2 2}]]
1 县⏎名||人口 （人）
2 hidden ||12.5%|<a&b> 阜 
3   阜平 县|1⏎2|
4
5 x|y
[2]
1 外面|二
[3]
1 内
`
	gbk, _ := simplifiedchinese.GB18030.NewEncoder().String(page)
	utf16, _ := unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewEncoder().String(strings.Replace(page, "gb2312", "unicode", 1))
	for name, content := range map[string]string{"gbk": gbk, "utf-8": strings.Replace(page, "gb2312", "utf-8", 1), "utf-16": utf16, "spaces before": "\r\n  " + gbk} {
		f := open(t, []byte(content), Options{})
		got := strings.NewReplacer("\u00a0", " ", "\u2002", " ").Replace(describeSheets(t, f))
		if got != want || f.Format != "html" {
			t.Errorf("%s, read as %s: got\n%s\nwant\n%s", name, f.Encoding.Name, got, want)
		}
	}
}

// The layout of a web page's table is found like any other's.
func TestHTMLLayout(t *testing.T) {
	f := open(t, []byte(`<table><tr><td colspan=3>河北省贫困人口表</td></tr><tr><td rowspan=2>县</td><td colspan=2>人口</td></tr><tr><td>男</td><td>女</td></tr><tr><td>阜平县</td><td>1</td><td>2</td></tr><tr><td>合计</td><td>1</td><td>2</td></tr></table>`), Options{})
	want := "title 1 河北省贫困人口表\nheader 2-3\nA=县; B=人口·男; C=人口·女; \n4 data 阜平县 1 2\n5 total (row-total)\n"
	if got := describe(t, f, f.Sheets[0], LayoutHint{}); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

func TestSpreadsheetML(t *testing.T) {
	const page = `<?xml version="1.0" encoding="gbk"?>
<?mso-application progid="Excel.Sheet"?>
<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet" xmlns:x="urn:schemas-microsoft-com:office:excel">
<Styles><Style ss:ID="d"><NumberFormat ss:Format="Short Date"/></Style><Style ss:ID="m" ss:Parent="d"><NumberFormat ss:Format="yyyy&quot;年&quot;m&quot;月&quot;"/></Style><Style ss:ID="p"><Alignment ss:Indent="2"/><NumberFormat ss:Format="Percent"/></Style><Style ss:ID="z"><NumberFormat ss:Format="000000"/></Style></Styles>
<Worksheet ss:Name="一"><Table ss:ExpandedColumnCount="9"><Column ss:Index="2" ss:Hidden="1" ss:Span="1"/>
<Row><Cell ss:MergeAcross="1" ss:MergeDown="1"><Data ss:Type="String">县 &lt;x&gt;</Data><Comment><ss:Data>批注</ss:Data></Comment></Cell><Cell><ss:Data ss:Type="String" xmlns="http://www.w3.org/TR/REC-html40"><B>粗</B><Font>体</Font></ss:Data></Cell></Row>
<Row ss:Index="4" ss:Hidden="1"><Cell ss:StyleID="d"><Data ss:Type="DateTime">2018-06-30T00:00:00.000</Data></Cell><Cell ss:StyleID="m"><Data ss:Type="DateTime">2018-06-30T00:00:00.000</Data></Cell><Cell ss:Index="4" ss:StyleID="p"><Data ss:Type="Number">0.125</Data></Cell><Cell ss:StyleID="z"><Data ss:Type="Number">30631</Data></Cell><Cell><Data ss:Type="Boolean">1</Data></Cell><Cell ss:Formula="=1/0"><Data ss:Type="Error">#DIV/0!</Data></Cell><Cell ss:Formula="=A1"/></Row>
<Row ss:Index="2"><Cell ss:Index="3"><Data ss:Type="Number">1</Data></Cell><Cell ss:Index="2"><Data ss:Type="Number">2</Data></Cell></Row>
</Table><WorksheetOptions xmlns="urn:schemas-microsoft-com:office:excel"><Visible>SheetVisible</Visible></WorksheetOptions></Worksheet>
<Worksheet ss:Name="二"><Table><Row ss:Span="2"/><Row><Cell><Data ss:Type="Number">1</Data></Cell></Row></Table><WorksheetOptions xmlns="urn:schemas-microsoft-com:office:excel"><Visible>SheetHidden</Visible></WorksheetOptions></Worksheet></Workbook>`
	const want = `[一 [4] [2 3] [{1 1 2 2}]]
1 县 <x>||粗体
4 hidden 2018-06-30:d|2018-06:d||12.5%:n>2|030631:n|TRUE:b|#DIV/0!:e|:u
5 ||1:n !row-number[2]
[二 hidden]
1
4 1:n
`
	gbk, _ := simplifiedchinese.GB18030.NewEncoder().String(page)
	f := open(t, []byte(gbk), Options{})
	if got := describeSheets(t, f); got != want || f.Format != "xml" || f.Encoding.By != "declared" {
		t.Errorf("%+v: got\n%s\nwant\n%s", f.Encoding, got, want)
	}
	flat := `<?xml version="1.0" encoding="UTF-8"?><office:document ` + odsNS + `><office:body><office:spreadsheet><table:table table:name="一"><table:table-row><table:table-cell office:value-type="float" office:value="1"/></table:table-row></table:table></office:spreadsheet></office:body></office:document>`
	f = open(t, []byte(flat), Options{})
	if got := describeSheets(t, f); got != "[一]\n1 1:n\n" {
		t.Errorf("flat OpenDocument: %s", got)
	}
}

func TestMarkupRefused(t *testing.T) {
	deep := strings.Repeat("<table><tr><td>x", 40)
	wide := "<table>" + strings.Repeat("<tr><td colspan=1000>"+strings.Repeat("<td colspan=1000>", 14)+"<td>x", 20_000)
	for name, c := range map[string]struct{ content, key string }{
		"no table":    {"<html><body>你好</body></html>", "ingest.nosheet"},
		"empty table": {"<table><tr><td> &nbsp;</td></tr></table>", "ingest.nosheet"},
		"nested":      {deep, "ingest.limit.parts"},
		"wide":        {wide, "ingest.limit.blank"},
		"long text":   {"<table><tr><td>" + strings.Repeat("x", 5<<20), "ingest.damaged"},
		"doctype":     {`<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "b">]><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>`, "ingest.doctype"},
		"cut":         {`<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"><Worksheet><Table><Row>`, "ingest.damaged"},
		"web archive": {"From: <Saved by Blink>\r\nMIME-Version: 1.0", "ingest.not.webarchive"},
	} {
		start := spent()
		_, err := Open(ctx, write(t, "x.xls", []byte(c.content)), Options{})
		wantKey(t, name, err, c.key)
		if took := spent() - start; took > 2*time.Second {
			t.Errorf("%s: %v", name, took)
		}
	}
}
