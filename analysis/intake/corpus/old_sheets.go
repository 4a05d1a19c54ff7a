package corpus

var oldSheets = []Case{
	{
		File: "sheet/lost-text.xlsx", What: "Cells point at shared texts that are not in the file: told by cell, the rest of the row is loaded", Body: xlsx(book{
			sheets: []page{{name: "Sheet1", rows: grid("s:0|s:1|s:2|s:3\n130624|s:4|2017|7405\n130626|s:99999|2017|81\n130630|s:-1|2017|82\n130631|s:x|2017|s:77\n")}},
			shared: []string{"区划代码", "名称", "年份", "粮食产量", "阜平县"},
		}),
		Want: `
			[Sheet1] indicators: 4 = 4 + 0 + 0
			3 B: cell-lost
			4 B: cell-lost
			5 B: cell-lost
			5 D: cell-lost
			= 粮食产量 130624 2017: 7405
			= 粮食产量 130626 2017: 81
			= 粮食产量 130630 2017: 82`,
	},
	{
		File: "sheet/no-styles.xlsx", What: "The part with the formats is missing, as some programs write it", Body: xlsx(book{without: "xl/styles.xml", sheets: []page{{name: "Sheet1", rows: grid(grainGrid)}}}),
		Want: `[Sheet1] indicators: 3 = 3 + 0 + 0` + grainRows,
	},
	{
		File: "sheet/missing-part.xlsx", What: "A sheet is listed and its content is not in the file; the others are read", Body: xlsx(book{without: "xl/worksheets/sheet2.xml", sheets: []page{{name: "产量", rows: grid(grainGrid)}, {name: "丢失", rows: grid(grainGrid)}}}),
		Want: `
			[产量] indicators: 3 = 3 + 0 + 0
			file: sheet-missing` + grainRows,
	},
	{
		File: "sheet/cut.xlsx", What: "The copy broke off", Body: cut(table(grainGrid), 200),
		Want: `refused: ingest.damaged`,
	},
	{
		File: "sheet/open-tag.xlsx", What: "The sheet ends in the middle of a row", Body: xlsx(book{sheets: []page{{name: "Sheet1", rows: grid(grainGrid) + `<row r="5"><c r="A5"><v>1306`}}}),
		Want: `refused: ingest.damaged`,
	},
	{
		File: "sheet/no-sheets.xlsx", What: "A workbook without a sheet", Body: xlsx(book{}),
		Want: `refused: ingest.nosheet`,
	},
	{
		File: "sheet/plain.xls", What: "A workbook of Excel 97: texts, numbers, a date, a hidden sheet", Body: func() []byte {
			return xls(nil, []string{"名册", "!旧表"}, "姓名|性别|学历|出生日期\n甲一|男|本科|date:28611\n甲二|女|大专|'1979年6月1日\n", grainGrid)
		}, Records: 3,
		Want: `
			[名册] cadres: 2 = 2 + 0 + 0
			[旧表] left out: sheet-hidden
			= cadre 甲一 male 1978-05-01 bachelor
			= cadre 甲二 female 1979-06-01 college`,
	},
	{
		File: "sheet/password.xls", What: "A workbook of Excel 97 with a password", Body: func() []byte { return xls(biff(0x2f, uint16(1), make([]byte, 52)), []string{"产量"}, grainGrid) },
		Want: `refused: ingest.encrypted`,
	},
	{
		File: "sheet/cut.xls", What: "A workbook of Excel 97, broken off", Body: func() []byte { return xls(nil, []string{"产量"}, grainGrid)[:2560] },
		Want: `refused: ingest.damaged`,
	},
	{
		File: "sheet/no-workbook.xls", What: "A workbook of Excel 97 without its content", Body: func() []byte { return compound(entry{"Workbook", nil}) },
		Want: `refused: ingest.xls`,
	},
	{
		File: "sheet/plain.ods", What: "An OpenDocument spreadsheet: repeated rows and cells, a hidden row, a hidden sheet", Body: ods(`<table:table table:name="产量"><table:table-row><table:table-cell office:value-type="string"><text:p>区划代码</text:p></table:table-cell><table:table-cell office:value-type="string"><text:p>名称</text:p></table:table-cell><table:table-cell office:value-type="string"><text:p>年份</text:p></table:table-cell><table:table-cell office:value-type="string"><text:p>粮食<text:span>产量</text:span></text:p></table:table-cell></table:table-row>` +
			odsRow("130624", "阜平县", "2017", "7405") + odsRow("130626", "定兴县", "2017", "—") + odsRow("130630", "涞源县", "2017", "不适用") +
			`<table:table-row table:number-rows-repeated="1048000"><table:table-cell table:number-columns-repeated="16384"/></table:table-row></table:table>` +
			`<table:table table:name="旧表" table:style-name="ta2"><table:table-row><table:table-cell office:value-type="string"><text:p>甲</text:p></table:table-cell></table:table-row></table:table>`),
		Want: `
			[产量] indicators: 3 = 3 + 0 + 0
			[旧表] left out: sheet-hidden` + grainRows,
	},
	{
		File: "sheet/values.ods", What: "Values of OpenDocument: dates, per cent, money, TRUE, formulas with and without a value", Body: ods(`<table:table table:name="名册"><table:table-row>` + odsText("姓名") + odsText("性别") + odsText("学历") + odsText("出生日期") + `</table:table-row>` +
			`<table:table-row>` + odsText("甲一") + odsText("男") + odsText("本科") + `<table:table-cell office:value-type="date" office:date-value="1978-05-01"><text:p>78年5月1日</text:p></table:table-cell></table:table-row>` +
			`<table:table-row>` + odsText("甲二") + odsText("男") + odsText("本科") + `<table:table-cell office:value-type="date" office:date-value="1978-05-01T08:30:00"><text:p>1978-05-01</text:p></table:table-cell></table:table-row>` +
			`<table:table-row>` + odsText("甲三") + odsText("男") + odsText("本科") + `<table:table-cell table:formula="of:=NOW()" office:value-type="date" office:date-value="1978-05-01"><text:p>1978-05-01</text:p></table:table-cell></table:table-row></table:table>`),
		Want: `
			[名册] cadres: 3 = 3 + 0 + 0
			= cadre 甲一 male 1978-05-01 bachelor
			= cadre 甲二 male 1978-05-01 bachelor
			= cadre 甲三 male 1978-05-01 bachelor`,
	},
	{
		File: "sheet/spaces.ods", What: "Texts of OpenDocument with spaces in names and in figures", Body: ods(`<table:table table:name="产量">` +
			odsRow("区划代码", "名 称", "年份", "粮食 产量") + odsRow("130624", "阜平 县", "2017", "7405") +
			`<table:table-row>` + odsText("130626") + odsText("定 兴 县") + odsText(" 2017 ") + odsText("1 000") + `</table:table-row></table:table>`),
		Want: `
			[产量] indicators: 2 = 2 + 0 + 0
			= 粮食产量 130624 2017: 7405
			= 粮食产量 130626 2017: 1000`,
	},
}
