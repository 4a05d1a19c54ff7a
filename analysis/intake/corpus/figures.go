package corpus

var figures = []Case{
	{
		File: "figure/across.csv", What: "An indicator a row, a year a column", Body: raw(`
序号,地区,指标名称,计量单位,2017年,2018年
1,阜平县,GDP,万元,100,110
2,涞源县,GDP,万元,200,210
3,阜平县,粮食产量,吨,5,6
`),
		Want: `
			indicators UTF-8: 3 = 3 + 0 + 0
			= GDP 130624 2017: 100
			= GDP 130624 2018: 110
			= GDP 130630 2017: 200
			= GDP 130630 2018: 210
			= about GDP: 万元, adds up
			= about 粮食产量: 吨, adds up
			= 粮食产量 130624 2017: 5
			= 粮食产量 130624 2018: 6`,
	},
	{
		File: "figure/other-figures.csv", What: "Columns whose names only contain that of a figure: who fell back, who is new, of the year before. They are left out, and told", Mapping: `{"year": 2018, "county": "130624"}`, Body: raw(`
村,年初贫困人口,年末贫困人口,年初户数,年末户数,返贫人口,新识别贫困户,低保人数,林地面积（亩）,支书电话
甲村,30,20,100,103,0,1,5,300,13912345678
`),
		Want: `
			ledger UTF-8: 1 = 1 + 0 + 0
			年初贫困人口: column-unused
			年初户数: column-unused
			返贫人口: column-unused
			新识别贫困户: column-unused
			低保人数: column-unused
			林地面积: column-unused
			支书电话: column-unused
			2: villages-created
			= ledger 甲村 2018 households: 103
			= ledger 甲村 2018 poor_people: 20
			= village 甲村 130624`,
	},
	{
		File: "figure/long.csv", What: "One figure a row, under the name of its indicator, with its unit", Body: raw(`
地区,年份,指标,数值,计量单位
阜平县,2017,粮食产量,7405,吨
阜平县,2017,贫困发生率,8.1,%
定兴县,2017,粮食产量,—,吨
涞源县,2017,粮食产量,不适用,吨
涞源县,2017,粮食产量,1,吨
`),
		Want: `
			indicators UTF-8: 5 = 4 + 1 + 0
			6: duplicate
			= about 粮食产量: 吨, adds up
			= about 贫困发生率: %
			= 贫困发生率 130624 2017: 8.1` + grainRows,
	},
	{
		File: "figure/tall-untidy.csv", What: "An indicator a row, and some figures that cannot be read: the others keep their names", Body: raw(`
地区,代码,指标,年份,数值,单位
阜平县,130624,贫困人口,2016,12345,人
阜平县,130624,贫困发生率,2016,6.5,%
涞源县,130630,贫困人口,2016,23000,人
唐县,130627,贫困人口,2016,约200,人
唐县,130627,贫困发生率,2016,＜3,%
易县,130633,贫困人口,2016,无,人
`),
		Want: `
			indicators UTF-8: 6 = 3 + 3 + 0
			5 数值: number-unit → 200
			5 数值: no-figure
			6 数值: number
			6 数值: no-figure
			7 数值: number
			7 数值: no-figure
			= about 贫困人口: 人, adds up
			= about 贫困发生率: %
			= 贫困人口 130624 2016: 12345
			= 贫困人口 130630 2016: 23000
			= 贫困发生率 130624 2016: 6.5`,
	},
	{
		File: "figure/unit-of-rows.csv", What: "A unit for each row beside the only column of figures", Body: raw(`
县名,年份,人均收入,单位
阜平县,2018,0.9,万元
平山县,2018,9000,元
`),
		Want: `
			indicators UTF-8: 2 = 2 + 0 + 0
			= about 人均收入: 万元
			= 人均收入 130131 2018: 0.9
			= 人均收入 130624 2018: 0.9
			3 人均收入: unit-converted`,
	},
	{
		File: "figure/two-ledgers.xlsx", What: "An old and a new sheet of the same accounts: where they differ is told", Above: 1, Body: xlsx(book{sheets: []page{
			{name: "台账", rows: grid("县|村|年度|户数|人口\n阜平县|甲村|2019|230|700\n")},
			{name: "台账(旧)", rows: grid("县|村|年度|户数|人口\n阜平县|甲村|2019|199|700\n")},
		}}),
		Want: `
			= ledger 甲村 2019 households: 199
			= ledger 甲村 2019 population: 700
			= village 甲村 130624
			[台账] ledger: 1 = 1 + 0 + 0
			2: villages-created
			[台账(旧)] ledger: 1 = 1 + 0 + 0
			2 户数: tables-differ`,
	},
	{
		File: "figure/villages.csv", What: "Figures of villages by name, months in the columns: they are not their county's", Body: raw(`
2018 年考勤统计表,,,,
县,村,1月,2月,3月
阜平县,甲村,20,18,22
阜平县,乙村,21,17,20
`), Above: 2,
		Want: `
			indicators UTF-8: 2 = 0 + 2 + 0
			file: year-assumed
			3 村: no-village-code
			4 村: no-village-code`,
	},
	{
		File: "figure/counts.csv", What: "Counts that cannot be: less than none, a half; a count in 万人, whole once it is converted", Body: raw(`
村代码,年度,户数,人口（万人）,耕地（公顷）
130624103201,2017,-5,0.0333,10
130624103202,2017,100.5,0.03,一百
130624103203,2017,1e9,0,0
`),
		Want: `
			ledger UTF-8: 3 = 3 + 0 + 0
			2: villages-created
			2 户数: whole
			3 户数: whole
			3 耕地: number
			= village 130624103201 130624103201 130624
			= village 130624103202 130624103202 130624
			= village 130624103203 130624103203 130624
			= ledger 130624103201 2017 population: 333
			= ledger 130624103201 2017 land_mu: 150
			= ledger 130624103202 2017 population: 300
			= ledger 130624103203 2017 households: 1000000000
			= ledger 130624103203 2017 population: 0
			= ledger 130624103203 2017 land_mu: 0`,
	},
	{
		File: "figure/not-figures.csv", What: "Columns of digits that are no figures: sequence numbers, telephones, identity numbers, cards", Body: raw(`
序号,区划代码,名称,年份,粮食产量,联系人,联系电话,身份证号,银行卡号
1,130624,阜平县,2017,7405,甲一,19900000001,139999197805010119,6222020000000000018
2,130626,定兴县,2017,—,甲二,19900000002,13999919780501059X,6222020000000000026
3,130630,涞源县,2017,不适用,甲三,19900000003,139999197906010118,6222020000000000018
`),
		Want: `
			indicators UTF-8: 3 = 3 + 0 + 0
			联系人: column-text
			联系电话: column-personal
			身份证号: column-personal
			银行卡号: column-personal` + grainRows,
	},
	{
		File: "figure/merged-record.xlsx", What: "Each record over two merged rows, with a remark in both: the figure is that of the place, which is merged over the same rows; over two places it is of neither", Body: xlsx(book{sheets: []page{{
			rows: grid(`
地区代码|地区|年份|粮食产量|备注
130624|阜平县|2018|5.5|甲
||||乙
130630|涞源县|2018|6.5|丙
||||丁
130631|望都县|2018|7.5|戊
130632|安新县|2018||己
`), tail: merged("A2:A3", "B2:B3", "C2:C3", "D2:D3", "A4:A5", "B4:B5", "C4:C5", "D4:D5", "D6:D7"),
		}}}),
		Want: `
			indicators: 6 = 2 + 4 + 0
			3: duplicate
			5: duplicate
			6 粮食产量: cell-merged
			6: no-figure
			7 粮食产量: cell-merged
			7: no-figure
			= 粮食产量 130624 2018: 5.5
			= 粮食产量 130630 2018: 6.5`,
	},
	{
		File: "figure/left-out-anywhere.csv", What: "The user leaves places out, of whatever level", Mapping: `{"divisions": {"河北省": "-", "保定市": "-"}}`, Body: raw(`
地区,年份,粮食产量
河北省,2018,1000
保定市,2018,500
阜平县,2018,20
`),
		Want: `
			indicators UTF-8: 3 = 1 + 2 + 0
			2: left-out
			3: left-out
			= 粮食产量 130624 2018: 20`,
	},
}
