package corpus

const grainGrid = `
区划代码|名称|年份|粮食产量
'130624|阜平县|2017|7405
'130626|定兴县|2017|—
'130630|涞源县|2017|不适用
`

var sheets = []Case{
	{
		File: "sheet/plain.xlsx", What: "A workbook with nothing wrong", Body: table(grainGrid),
		Want: `[Sheet1] indicators: 3 = 3 + 0 + 0` + grainRows,
	},
	{
		File: "sheet/shared.xlsx", What: "Texts are shared between the cells, one of them in pieces, one with an escape of Excel", Body: xlsx(book{
			sheets: []page{{name: "Sheet1", rows: grid("s:0|s:1|s:2|s:3\n130624|s:4|2017|7405\n130626|s:5|2017|—\n130630|s:6|2017|不适用\n")}},
			shared: []string{"区划代码", "名称", "年份", `<r><t>粮食</t></r><r><rPr><b/></rPr><t>产量</t></r><rPh sb="0" eb="2"><t>liangshi</t></rPh>`, "阜平县", "定兴县", "涞源_x0009_县"},
		}),
		Want: `
			[Sheet1] indicators: 3 = 3 + 0 + 0` + grainRows,
	},
	{
		File: "sheet/code-numbers.xlsx", What: "Codes are numbers; figures have the tails that binary fractions have", Body: table(`
区划代码|名称|年份|粮食产量
130624|阜平县|2017|7405.000000000001
130626|定兴县|2017|0.30000000000000004
130630|涞源县|2017|1234567.1
`),
		Want: `
			[Sheet1] indicators: 3 = 3 + 0 + 0
			= 粮食产量 130624 2017: 7405
			= 粮食产量 130626 2017: 0.3
			= 粮食产量 130630 2017: 1234567.1`,
	},
	{
		File: "sheet/merged-head.xlsx", What: "A title across the table and a header of three levels with merged cells", Body: xlsx(book{sheets: []page{{
			name: "人口", rows: grid(`
2017 年人口
区划代码|县|户籍人数||||面积
||城镇||乡村||
||男|女|男|女|
130624|阜平县|1|2|3|4|2496
130626|定兴县|5|6|7|8|714
`), tail: merged("A1:G1", "A2:A4", "B2:B4", "C2:F2", "C3:D3", "E3:F3", "G2:G4"),
		}}}), Above: 4,
		Want: `
			[人口] indicators: 2 = 2 + 0 + 0
			file: year-assumed
			= 户籍人数·城镇·男 130624 2017: 1
			= 户籍人数·城镇·女 130624 2017: 2
			= 户籍人数·乡村·男 130624 2017: 3
			= 户籍人数·乡村·女 130624 2017: 4
			= 面积 130624 2017: 2496
			= 户籍人数·城镇·男 130626 2017: 5
			= 户籍人数·城镇·女 130626 2017: 6
			= 户籍人数·乡村·男 130626 2017: 7
			= 户籍人数·乡村·女 130626 2017: 8
			= 面积 130626 2017: 714`,
	},
	{
		File: "sheet/declared-units.xlsx", What: "A sheet a year, each with its own unit above two or three columns; a column that is per cent by its name", Body: xlsx(book{sheets: []page{
			{name: "2016年", rows: grid("各县GDP（万元）\n地区|GDP\n阜平县|300000\n涞源县|400000\n")},
			{name: "2017年", rows: grid("单位：亿元\n地区|GDP\n阜平县|32\n涞源县|41\n")},
			{name: "2018年", rows: grid("单位：万元\n地区|GDP|增速%\n阜平县|340000|'6.5\n涞源县|420000|7.1\n合计|760000|\n")},
		}}), Above: 2,
		Want: `
			[2016年] indicators: 2 = 2 + 0 + 0
			file: year-assumed
			[2017年] indicators: 2 = 2 + 0 + 0
			GDP: unit-converted
			file: year-assumed
			[2018年] indicators: 3 = 2 + 0 + 1
			file: year-assumed
			5: row-total
			= GDP 130624 2016: 300000
			= GDP 130624 2017: 320000
			= GDP 130624 2018: 340000
			= GDP 130630 2016: 400000
			= GDP 130630 2017: 410000
			= GDP 130630 2018: 420000
			= about GDP: 万元, adds up
			= about 增速: %
			= 增速 130624 2018: 6.5
			= 增速 130630 2018: 7.1`,
	},
	{
		File: "sheet/percent-years.xlsx", What: "Years across under a title in per cent: cells with the sign, and without, are all per cent", Body: table(`
2016—2018年各县贫困发生率（%）
地区|2016年|2017年|2018年
全省|4.6|2.8|1.2
阜平县|10.5|7.2|3.1
涞源县|12.5%|8%|4
蔚县|11|8|—
`), Above: 2,
		Want: `
			[Sheet1] indicators: 4 = 4 + 0 + 0
			= about 贫困发生率: %
			= 贫困发生率 130000 2016: 4.6
			= 贫困发生率 130000 2017: 2.8
			= 贫困发生率 130000 2018: 1.2
			= 贫困发生率 130624 2016: 10.5
			= 贫困发生率 130624 2017: 7.2
			= 贫困发生率 130624 2018: 3.1
			= 贫困发生率 130630 2016: 12.5
			= 贫困发生率 130630 2017: 8
			= 贫困发生率 130630 2018: 4
			= 贫困发生率 130726 2016: 11
			= 贫困发生率 130726 2017: 8`,
	},
	{
		File: "sheet/percent-later.xlsx", What: "The sign stands in some cells of a later year only: the years before are per cent, too", Body: table(`
贫困发生率
地区|2016年|2017年
阜平县|10.5|7.2
涞源县|12.5|8%
`), Above: 2,
		Want: `
			[Sheet1] indicators: 2 = 2 + 0 + 0
			2016年: percent
			2017年: percent
			= about 贫困发生率: %
			= 贫困发生率 130624 2016: 10.5
			= 贫困发生率 130624 2017: 7.2
			= 贫困发生率 130630 2016: 12.5
			= 贫困发生率 130630 2017: 8`,
	},
	{
		File: "sheet/merged-down.xlsx", What: "The county is merged over the rows of its villages", Body: xlsx(book{sheets: []page{{
			name: "台账", rows: grid(`
县|乡镇|村|年度|户数
阜平县|龙泉关镇|甲村|2017|100
||乙村|2017|200
|天生桥镇|丙村|2017|300
`), tail: merged("A2:A4", "B2:B3"),
		}}}),
		Want: `
			[台账] ledger: 3 = 3 + 0 + 0
			2: villages-created
			= village 甲村 龙泉关镇 130624
			= village 乙村 龙泉关镇 130624
			= village 丙村 天生桥镇 130624
			= ledger 甲村 2017 households: 100
			= ledger 乙村 2017 households: 200
			= ledger 丙村 2017 households: 300`,
	},
	{
		File: "sheet/hidden.xlsx", What: "Hidden rows and columns are read and told of; a hidden sheet is left out and told of", Body: xlsx(book{sheets: []page{
			{name: "产量", head: `<cols><col min="4" max="4" hidden="1"/></cols>`, rows: grid(`
区划代码|名称|年份|粮食产量
130624|阜平县|2017|7405
!130626|定兴县|2017|—
130630|涞源县|2017|不适用
`)},
			{name: "旧表", state: "hidden", rows: grid(grainGrid)},
			{name: "底稿", state: "veryHidden", rows: grid(grainGrid)},
			{name: "空表"},
		}}),
		Want: `
			[产量] indicators: 3 = 3 + 0 + 0
			file: hidden-rows
			粮食产量: hidden-column
			[旧表] left out: sheet-hidden
			[底稿] left out: sheet-hidden
			[空表] left out: sheet-empty` + grainRows,
	},
	{
		File: "sheet/several.xlsx", What: "Several sheets, each of another kind, and one that is no table", Body: xlsx(book{sheets: []page{
			{name: "村名单", rows: grid("县|乡镇|村名|类别|出列年份\n阜平县|龙泉关镇|甲村|穷村|2018\n")},
			{name: "台账", rows: grid("县|乡镇|村|年度|户数\n阜平县|龙泉关镇|甲村|2017|100\n")},
			{name: "说明", rows: grid("本表由各县填报\n请于月底前报送\n")},
		}}),
		Want: `
			[村名单] villages: 1 = 1 + 0 + 0
			[台账] ledger: 1 = 1 + 0 + 0
			[说明] left out: sheet-unknown
			= village 甲村 龙泉关镇 130624 poor exit 2018
			= ledger 甲村 2017 households: 100`,
	},
	{
		File: "sheet/dates.xlsx", What: "Days as numbers in a format of dates, counted from 1900, and as text", Body: table(`
姓名|性别|学历|出生日期
甲一|男|本科|date:28611
甲二|男|本科|month:28611
甲三|男|本科|28611
甲四|男|本科|'1978.05.01
甲五|男|本科|date:28611.75
甲六|男|本科|date:60
甲七|男|本科|date:-5
`),
		Want: `
			[Sheet1] cadres: 7 = 7 + 0 + 0
			4 出生日期: date-serial
			7 出生日期: date-impossible → 1900-02-28
			8 出生日期: date
			= cadre 甲一 male 1978-05-01 bachelor
			= cadre 甲二 male 1978-05-01 bachelor
			= cadre 甲三 male 1978-05-01 bachelor
			= cadre 甲四 male 1978-05-01 bachelor
			= cadre 甲五 male 1978-05-01 bachelor
			= cadre 甲六 male bachelor
			= cadre 甲七 male bachelor`,
	},
	{
		File: "sheet/dates-mac.xlsx", What: "Days counted from 1904, as Macintoshes did", Body: xlsx(book{since: 1904, sheets: []page{{name: "Sheet1", rows: grid(`
姓名|性别|学历|出生日期
甲一|男|本科|date:27149
甲二|男|本科|month:27149
`)}}}),
		Want: `
			[Sheet1] cadres: 2 = 2 + 0 + 0
			= cadre 甲一 male 1978-05-01 bachelor
			= cadre 甲二 male 1978-05-01 bachelor`,
	},
	{
		File: "sheet/formulas.xlsx", What: "Formulas with and without the value they had, formulas that failed, TRUE, a figure shown as per cent", Body: table(`
区划代码|名称|年份|粮食产量
130624|阜平县|2017|f:SUM(A1:A9)=7405
130626|定兴县|2017|f:SUM(A1:A9)
130627|唐县|2017|e:#REF!
130628|高阳县|2017|e:#N/A
130629|容城县|2017|b:1
130630|涞源县|2017|%:0.125
130631|望都县|2017|f:NA()=81
`),
		Want: `
			[Sheet1] indicators: 7 = 3 + 4 + 0
			3 粮食产量: cell-uncached
			3: no-figure
			4 粮食产量: cell-error
			4: no-figure
			5 粮食产量: cell-error
			5: no-figure
			6 粮食产量: number
			6: no-figure
			= 粮食产量 130624 2017: 7405
			= 粮食产量 130630 2017: 0.125
			= 粮食产量 130631 2017: 81`,
	},
	{
		File: "sheet/formulas-empty.xlsx", What: "Formulas as programs write them that do not compute: their value is there and empty. A text may be empty", Body: xlsx(book{sheets: []page{{name: "Sheet1", rows: grid("区划代码|名称|年份|粮食产量\n130624|阜平县|2017|7405\n130626|定兴县|2017|f:1+1=\n") +
			`<row r="4"><c r="A4"><v>130630</v></c><c r="C4"><v>2017</v></c><c r="D4"><f>1+1</f><v/></c></row>` +
			`<row r="5"><c r="A5"><v>130631</v></c><c r="B5" t="str"><f>""</f><v></v></c><c r="C5"><v>2017</v></c><c r="D5"><v>81</v></c></row>`}}}),
		Want: `
			[Sheet1] indicators: 4 = 2 + 2 + 0
			3 粮食产量: cell-uncached
			3: no-figure
			4 粮食产量: cell-uncached
			4: no-figure
			= 粮食产量 130624 2017: 7405
			= 粮食产量 130631 2017: 81`,
	},
	{
		File: "sheet/number-ids.xlsx", What: "Identity numbers, telephones and codes of villages that are numbers: what lost digits is told, the rest is whole", Body: table(`
县|村代码|村|姓名|性别|身份证号|手机|进驻日期
阜平县|130624103201|甲村|甲一|男|n:1.3999919780501E+17|19900000001|date:43160
阜平县|n:1.30624103202E11|乙村|甲二|男|'139999197805010119|n:1.9900000002E10|date:43160
`),
		Want: `
			[Sheet1] cadres: 2 = 2 + 0 + 0
			身份证号: personal
			手机: personal
			2 身份证号: id-damaged
			2: villages-created
			= village 130624103201 甲村 130624
			= village 130624103202 乙村 130624
			= private 甲一 phone 19900000001
			= private 甲二 phone 19900000002
			= private 甲二 id_number 139999197805010119
			= posting 甲一 in 甲村 member 2018-03-01 to on
			= posting 甲二 in 乙村 member 2018-03-01 to on
			= …`,
	},
	{
		File: "sheet/tree.xlsx", What: "Counties are further in than their prefecture, by the cells' style", Body: table(`
地区|年份|粮食产量
i1:保定市|2017|7500
i2:阜平县|2017|7405
i1:张家口市|2017|800
i2:桥东区|2017|800
`),
		Want: `
			[Sheet1] indicators: 4 = 4 + 0 + 0
			= 粮食产量 130600 2017: 7500
			= 粮食产量 130624 2017: 7405
			= 粮食产量 130700 2017: 800
			= 粮食产量 130702 2017: 800`,
	},
	{
		File: "sheet/gaps.xlsx", What: "Rows that the file leaves out keep their numbers; a thousand blank ones below the table are no rows", Body: func() []byte {
			rows := grid("区划代码|名称|年份|粮食产量\n\n130624|阜平县|2017|7405\n\n\n130626|定兴县|2017|—\n130630|涞源县|十七|不适用\n")
			for i := range 1000 {
				rows += `<row r="` + decimal(8+i) + `"><c r="A` + decimal(8+i) + `" s="1"/></row>`
			}
			return book{sheets: []page{{name: "Sheet1", rows: rows}}}.bytes()
		}, Records: 4,
		Want: `
			[Sheet1] indicators: 3 = 2 + 1 + 0
			7 年份: year
			= 粮食产量 130624 2017: 7405`,
	},
	{
		File: "sheet/row-numbers.xlsx", What: "Rows numbered -1, 0, 2147483647, twice, backwards: such a row is told and not loaded, the others are", Body: xlsx(book{sheets: []page{{name: "Sheet1", rows: grid("区划代码|名称|年份|粮食产量\n130624|阜平县|2017|7405\n130626|定兴县|2017|—\n130630|涞源县|2017|不适用\n") +
			`<row r="-1"><c r="A-1"><v>130631</v></c><c><v>1</v></c></row>` +
			`<row r="0"><c><v>130632</v></c></row>` +
			`<row r="2147483647"><c r="A2147483647"><v>130633</v></c></row>` +
			`<row r="4"><c r="A4"><v>130634</v></c></row>` +
			`<row r="5"><c r="A5"><v>130635</v></c><c r="C5"><v>2017</v></c><c r="D5"><v>35</v></c></row>`}}}),
		Want: `
			[Sheet1] indicators: 8 = 4 + 4 + 0
			5: row-number
			6: row-number
			7: row-number
			8: row-number
			= 粮食产量 130635 2017: 35` + grainRows,
	},
	{
		File: "sheet/cell-order.xlsx", What: "Cells that stand twice or backwards: which is right cannot be known, so the row is not loaded", Body: xlsx(book{sheets: []page{{name: "Sheet1", rows: grid("区划代码|名称|年份|粮食产量\n130624|阜平县|2017|7405\n130626|定兴县|2017|—\n130630|涞源县|2017|不适用\n") +
			`<row r="5"><c r="C5"><v>2017</v></c><c r="A5"><v>130631</v></c><c r="D5"><v>1</v></c></row>` +
			`<row r="6"><c r="A6"><v>130632</v></c><c r="A6"><v>130633</v></c><c r="C6"><v>2017</v></c></row>` +
			`<row r="7"><c r="A9"><v>130634</v></c><c r="C7"><v>2017</v></c></row>`}}}),
		Want: `
			[Sheet1] indicators: 6 = 3 + 3 + 0
			5: cell-place
			6: cell-place
			7: cell-place` + grainRows,
	},
	{
		File: "sheet/bare.xlsx", What: "No cell says where it stands: they count on, as the standard allows", Body: xlsx(book{sheets: []page{{name: "Sheet1", rows: `<row><c t="str"><v>区划代码</v></c><c t="str"><v>名称</v></c><c t="str"><v>年份</v></c><c t="str"><v>粮食产量</v></c></row>` +
			`<row><c><v>130624</v></c><c t="str"><v>阜平县</v></c><c><v>2017</v></c><c><v>7405</v></c></row>` +
			`<row><c><v>130626</v></c><c t="str"><v>定兴县</v></c><c><v>2017</v></c><c t="str"><v>—</v></c></row>` +
			`<row><c><v>130630</v></c><c t="str"><v>涞源县</v></c><c><v>2017</v></c><c t="str"><v>不适用</v></c></row>`}}}),
		Want: `[Sheet1] indicators: 3 = 3 + 0 + 0` + grainRows,
	},
	{
		File: "sheet/macros.xlsx", What: "Macros are told of and not run; formulas and links to other files are not followed", Body: xlsx(book{
			sheets: []page{{name: "Sheet1", rows: grid("区划代码|名称|年份|粮食产量\n130624|阜平县|2017|f:[1]Sheet1!A1=7405\n130626|定兴县|2017|—\n130630|涞源县|2017|不适用\n")}},
			more: []entry{
				{"xl/vbaProject.bin", []byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")},
				{"xl/externalLinks/externalLink1.xml", []byte(xmlHead + `<externalLink ` + spreadsheetML + `><externalBook r:id="rId1"/></externalLink>`)},
				{"xl/externalLinks/_rels/externalLink1.xml.rels", []byte(xmlHead + `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/externalLinkPath" Target="file:///etc/passwd" TargetMode="External"/></Relationships>`)},
			},
		}),
		Want: `[Sheet1] indicators: 3 = 3 + 0 + 0` + grainRows,
	},
	{
		File: "sheet/injection.xlsx", What: "Texts that a spreadsheet would take for formulas stay texts", Body: table(`
姓名|性别|出生日期|派出单位
=cmd/C calc!A1|男|1978-05-01|@SUM(1+1)
+甲二|男|1979-05-01|-某某局
`),
		Want: `
			[Sheet1] cadres: 2 = 2 + 0 + 0
			= cadre =cmd/C calc!A1 male 1978-05-01 @SUM(1+1)
			= cadre +甲二 male 1979-05-01 -某某局
			= …`,
	},
	{
		File: "sheet/all-hidden.xlsx", What: "Every sheet is hidden", Body: xlsx(book{sheets: []page{{name: "旧表", state: "hidden", rows: grid(grainGrid)}}}),
		Want: `refused: intake.nothing`,
	},
	{
		File: "sheet/settled-hidden.xlsx", What: "The user asks for a hidden sheet by naming its kind", Body: xlsx(book{sheets: []page{{name: "说明", rows: grid("本表由各县填报\n")}, {name: "旧表", state: "hidden", rows: grid(grainGrid)}}}),
		Mapping: `{"sheets": {"旧表": {"kind": "indicators"}}}`,
		Want: `
			[说明] left out: sheet-unknown
			[旧表] indicators: 3 = 3 + 0 + 0` + grainRows,
	},
}

func odsText(s string) string {
	return `<table:table-cell office:value-type="string"><text:p>` + s + `</text:p></table:table-cell>`
}

func odsRow(cells ...string) string {
	out := `<table:table-row>`
	for _, c := range cells {
		if c[0] >= '0' && c[0] <= '9' {
			out += `<table:table-cell office:value-type="float" office:value="` + c + `"><text:p>` + c + `</text:p></table:table-cell>`
		} else {
			out += odsText(c)
		}
	}
	return out + `</table:table-row>`
}
