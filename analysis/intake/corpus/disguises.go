package corpus

import "strings"

const grainHTML = `<table border=1><caption>2017 年粮食产量</caption>
<tr><th>区划代码<th>名称<th>年份<th>粮食产量
<tr><td>130624<td>阜平县<td>2017<td>7405
<tr><td>130626<td>定兴县<td>2017<td>&mdash;
<tr><td>130630<td>涞源县<td>2017<td>不适用
</table>`

var disguises = []Case{
	{
		File: "disguise/csv.xlsx", What: "A CSV called .xlsx", Body: raw(grain),
		Want: `indicators UTF-8: 3 = 3 + 0 + 0` + grainRows,
	},
	{
		File: "disguise/csv.xls", What: "Text separated by tabs called .xls, as many systems export it", Body: gbk(tabbed(grain)),
		Want: `indicators GB18030: 3 = 3 + 0 + 0` + grainRows,
	},
	{
		File: "disguise/xlsx.csv", What: "A workbook called .csv", Body: table(grainGrid),
		Want: `[Sheet1] indicators: 3 = 3 + 0 + 0` + grainRows,
	},
	{
		File: "disguise/xlsx.xls", What: "A workbook called .xls", Body: table(grainGrid),
		Want: `[Sheet1] indicators: 3 = 3 + 0 + 0` + grainRows,
	},
	{
		File: "disguise/html.xls", What: "A web page called .xls, in GBK, which it declares; the table's caption is the sheet's name", Body: gbk(`<html><head><meta http-equiv="Content-Type" content="text/html; charset=gb2312"></head><body>` + grainHTML + `</body></html>`),
		Want: `[2017 年粮食产量] indicators GB18030: 3 = 3 + 0 + 0` + grainRows,
	},
	{
		File: "disguise/html-spans.xls", What: "A web page with cells over rows and columns, entities, scripts and styles", Body: raw(`<html xmlns:x="urn:schemas-microsoft-com:office:excel"><head><meta charset="utf-8"><style>td{mso-number-format:"\@"}</style><script>document.write("<table><tr><td>130699")</script></head><body>
<table><tr><td rowspan=2>区划代码</td><td rowspan="2">年份</td><td colspan='2'>户籍人数</td></tr><tr><td>男</td><td>女&nbsp;</td></tr>
<tr><td x:num>130624</td><td>2017</td><td>118&#48;00</td><td>110&#x30;00</td></tr></table></body></html>`), Above: 2,
		Want: `
			indicators UTF-8: 1 = 1 + 0 + 0
			= 户籍人数·男 130624 2017: 118000
			= 户籍人数·女 130624 2017: 110000`,
	},
	{
		File: "disguise/xml2003.xls", What: "An XML spreadsheet of 2003 called .xls", Body: raw(`<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"><Worksheet ss:Name="产量"><Table>` +
			xmlRow("区划代码", "名称", "年份", "粮食产量") + xmlRow("130624", "阜平县", "2017", "7405") + xmlRow("130626", "定兴县", "2017", "—") + xmlRow("130630", "涞源县", "2017", "不适用") +
			`</Table></Worksheet></Workbook>`),
		Want: `[产量] indicators UTF-8: 3 = 3 + 0 + 0` + grainRows,
	},
	{
		File: "disguise/excel97.xlsx", What: "A workbook of Excel 97 called .xlsx", Body: func() []byte { return xls(nil, []string{"产量"}, grainGrid) }, Records: 4,
		Want: `[产量] indicators: 3 = 3 + 0 + 0` + grainRows,
	},
	{
		File: "disguise/password.xlsx", What: "A workbook with a password is an OLE file", Body: func() []byte { return compound(entry{"EncryptionInfo", nil}, entry{"EncryptedPackage", nil}) },
		Want: `refused: ingest.encrypted`,
	},
	{
		File: "disguise/word.xls", What: "A document of Word 97 called .xls", Body: func() []byte { return compound(entry{"WordDocument", nil}) },
		Want: `refused: ingest.not.document`,
	},
	{
		File: "disguise/word.xlsx", What: "A Word document called .xlsx", Body: func() []byte {
			return archive(entry{"[Content_Types].xml", []byte(xmlHead + "<Types/>")}, entry{"word/document.xml", []byte(xmlHead + "<document/>")})
		},
		Want: `refused: ingest.not.document`,
	},
	{
		File: "disguise/archive.xlsx", What: "A zip with a CSV in it, called .xlsx", Body: func() []byte { return archive(entry{"a.csv", raw(grain)()}) },
		Want: `refused: ingest.not.archive`,
	},
	{
		File: "disguise/picture.csv", What: "A picture called .csv", Body: raw("\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x01\x00\x00\x00\x01\x08\x06\x00\x00\x00"),
		Want: `refused: ingest.not.picture`,
	},
	{
		File: "disguise/pdf.xlsx", What: "A PDF called .xlsx", Body: raw("%PDF-1.4\n1 0 obj\n<<>>\nendobj\n"),
		Want: `refused: ingest.not.pdf`,
	},
	{
		File: "disguise/database.csv", What: "A database called .csv", Body: func() []byte { return append([]byte("SQLite format 3\x00"), make([]byte, 496)...) },
		Want: `refused: ingest.not.database`,
	},
	{
		File: "disguise/page.xls", What: "A web archive called .xls, as Excel saves “single file web page”", Body: raw("MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=\"--x\"\r\n\r\n"),
		Want: `refused: ingest.not.webarchive`,
	},
	{
		File: "disguise/binary.csv", What: "Bytes without sense", Body: func() []byte {
			b, x := make([]byte, 4000), uint32(1)
			for i := range b {
				x = x*1664525 + 1013904223
				b[i] = byte(x >> 24)
			}
			return b
		},
		Want: `refused: ingest.binary`,
	},
	{
		File: "disguise/xlsx.csv.gz", What: "A workbook packed once more", Body: gz(table(grainGrid)),
		Want: `refused: ingest.not.packed`,
	},
	{
		File: "disguise/layer.csv", What: "A shapefile called .csv", Body: func() []byte { return shp(5, polygonRecord(fuping)) },
		Want: `refused: ingest.not.boundary`,
	},
	{
		File: "disguise/table.json", What: "JSON that is no layer of boundaries", Body: raw(`[{"code": 130624, "value": 1}]`),
		Want: `refused: ingest.notlayer`,
	},
	{
		File: "disguise/program.csv", What: "Text that is no table", Body: raw("#include <stdio.h>\nint main(void)\n{\n\tprintf(\"hello\");\n\treturn 0;\n}\n"),
		Want: `refused: ingest.unknown`,
	},
}

func xmlRow(cells ...string) string {
	var b strings.Builder
	b.WriteString(`<Row>`)
	for _, c := range cells {
		kind := "String"
		if c[0] >= '0' && c[0] <= '9' {
			kind = "Number"
		}
		b.WriteString(`<Cell><Data ss:Type="` + kind + `">` + c + `</Data></Cell>`)
	}
	return b.String() + `</Row>`
}
