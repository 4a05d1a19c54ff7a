package corpus

var severalTables = []Case{
	{
		File: "layout/pages.csv", What: "Title and header stand again on every page", Body: raw(`
河北省分县粮食产量统计表,,,
区划代码,名称,年份,粮食产量
130624,阜平县,2017,7405
130626,定兴县,2017,—
河北省分县粮食产量统计表,,,
区划代码,名称,年份,粮食产量
130630,涞源县,2017,不适用
`), Above: 2,
		Want: `
			indicators UTF-8: 5 = 3 + 0 + 2
			5: row-repeat
			6: row-repeat` + grainRows,
	},
	{
		File: "layout/second-table.csv", What: "A second table with another header below the first", Body: raw(`
区划代码,名称,年份,粮食产量
130624,阜平县,2017,7405
130626,定兴县,2017,—
130630,涞源县,2017,不适用

区划代码,名称,年份,播种面积
130624,阜平县,2017,900
`),
		Want: `
			indicators UTF-8: 6 = 3 + 0 + 3
			5: blank
			6: table-second` + grainRows,
	},
	{
		File: "layout/second-close.csv", What: "A second table with another header right below the first, no blank row between: its figures are not those of the first", Body: raw(`
区划代码,名称,年份,粮食产量
130624,阜平县,2017,7405
130626,定兴县,2017,—
130630,涞源县,2017,不适用
区划代码,名称,年份,播种面积
130628,高阳县,2017,900
`),
		Want: `
			indicators UTF-8: 5 = 3 + 0 + 2
			5: table-second` + grainRows,
	},
	{
		File: "layout/second-titled.csv", What: "A second table with a title and a header of its own: its counties get no figure of the first", Body: raw(`
表一：地区生产总值（万元）
县,年份,GDP（万元）
阜平县,2018,100
涞源县,2018,200

表二：常住人口（万人）
县,年份,人口（万人）
唐县,2018,50
易县,2018,60
`), Above: 2,
		Want: `
			indicators UTF-8: 7 = 2 + 0 + 5
			5: blank
			6: table-second
			= about GDP: 万元, adds up
			= GDP 130624 2018: 100
			= GDP 130630 2018: 200`,
	},
	{
		File: "layout/second-other-place.csv", What: "Further tables without a title: one calls the place otherwise, one has another order; the first goes on below them", Body: raw(`
县,年份,粮食产量
阜平县,2017,7405
定兴县,2017,—

县区,年度,粮食产量,播种面积
唐县,2017,50,5

年份,县,人口
2017,易县,60

县,年份,粮食产量
涞源县,2017,不适用
`),
		Want: `
			indicators UTF-8: 11 = 3 + 0 + 8
			4: blank
			5: table-second
			7: blank
			8: table-second
			10: blank
			11: row-repeat` + grainRows,
	},
	{
		File: "layout/header-words.csv", What: "Words of the header below it, behind a blank row: the row is data", Body: raw(`
县,乡镇,村名,类别,贫困村
阜平县,龙泉关镇,甲村,穷村,贫困村

阜平县,龙泉关镇,乙村,穷村,贫困村
`),
		Want: `
			villages UTF-8: 3 = 2 + 0 + 1
			3: blank
			贫困村: column-unused
			= village 甲村 龙泉关镇 130624 poor
			= village 乙村 龙泉关镇 130624 poor`,
	},
	{
		File: "layout/side-by-side.csv", What: "Two tables beside each other: the second is told, not taken for figures of the first", Body: raw(`
区划代码,年份,粮食产量,,区划代码,年份,粮食产量
130624,2017,7405,,130631,2017,81
130626,2017,—,,130633,2017,82
130630,2017,不适用,,130634,2017,83
`),
		Want: `
			indicators UTF-8: 3 = 3 + 0 + 0
			1 区划代码: header-twice
			1 年份: header-twice
			1 粮食产量: header-twice
			区划代码 #5: column-beside
			年份 #6: column-beside
			粮食产量 #7: column-beside` + grainRows,
	},
	{
		File: "layout/no-header.csv", What: "No header: rows begin at once", Body: raw(`
130624,阜平县,2017,7405
130626,定兴县,2017,81
`),
		Want: `refused: ingest.unknown`,
	},
	{
		File: "layout/no-header-settled.csv", What: "No header, and the user says what the columns are", Body: raw(`
130624,阜平县,2017,7405
130626,定兴县,2017,—
130630,涞源县,2017,不适用
`), Above: -1, Mapping: `{"no_header": true, "kind": "indicators", "columns": {"A": "code", "B": "division_name", "C": "year", "D": "figure"}}`,
		Want: `
			indicators UTF-8: 3 = 3 + 0 + 0
			= D 130624 2017: 7405
			= D 130630 2017: not applicable`,
	},
}
