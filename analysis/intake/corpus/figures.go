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
		File: "figure/percent-mixed.csv", What: "Some cells of a rate have the sign: the others are per cent too", Body: raw(`
县,年份,贫困发生率
阜平县,2016,12.5%
阜平县,2017,8.1
涞源县,2017,8.1%
涞源县,2018,0.5
`),
		Want: `
			indicators UTF-8: 4 = 4 + 0 + 0
			贫困发生率: percent
			= about 贫困发生率: %
			= 贫困发生率 130624 2016: 12.5
			= 贫困发生率 130624 2017: 8.1
			= 贫困发生率 130630 2017: 8.1
			= 贫困发生率 130630 2018: 0.5`,
	},
	{
		File: "figure/times.csv", What: "3.2 万 in a column of 万元 is not multiplied twice", Body: raw(`
县,村,年份,户数,集体收入（万元）
阜平县,甲村,2018,100,3.2万
阜平县,乙村,2018,100,3.2
`),
		Want: `
			ledger UTF-8: 2 = 2 + 0 + 0
			2: villages-created
			2 集体收入: times
			= ledger 乙村 2018 collective_income_yuan: 32000
			= ledger 乙村 2018 households: 100
			= ledger 甲村 2018 collective_income_yuan: 32000
			= ledger 甲村 2018 households: 100
			= village 乙村 130624
			= village 甲村 130624`,
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
		File: "figure/wide.csv", What: "The years stand in the columns' names", Body: raw(`
区划代码,名称,2016年粮食产量（吨）,2017年粮食产量（吨）
130624,阜平县,7300,7405
130626,定兴县,,—
130630,涞源县,0,不适用
`),
		Want: `
			indicators UTF-8: 3 = 3 + 0 + 0
			= about 粮食产量: 吨, adds up
			= 粮食产量 130624 2016: 7300
			= 粮食产量 130630 2016: 0` + grainRows,
	},
	{
		File: "figure/wide-years.csv", What: "The columns are called by their years alone; the title says what the figures are", Body: raw(`
粮食产量
区划代码,名称,2016,2017
130624,阜平县,7300,7405
130626,定兴县,,—
130630,涞源县,0,不适用
`), Above: 2,
		Want: `
			indicators UTF-8: 3 = 3 + 0 + 0
			= 粮食产量 130624 2016: 7300
			= 粮食产量 130630 2016: 0` + grainRows,
	},
	{
		File: "figure/wide-levels.csv", What: "Years below the names of figures, in a header of two levels", Body: raw(`
区划代码,名称,粮食产量,,播种面积,
,,2016年,2017年,2016年,2017年
130624,阜平县,7300,7405,900,901
130626,定兴县,,—,800,801
130630,涞源县,0,不适用,,
`), Above: 2,
		Want: `
			indicators UTF-8: 3 = 3 + 0 + 0
			= 粮食产量 130624 2016: 7300
			= 粮食产量 130630 2016: 0
			= 播种面积 130624 2016: 900
			= 播种面积 130624 2017: 901
			= 播种面积 130626 2016: 800
			= 播种面积 130626 2017: 801` + grainRows,
	},
	{
		File: "figure/declared-unit.csv", What: "“单位：万元” above the table is the unit of its figures", Body: raw(`
各县财政收入
,,,单位：万元
区划代码,名称,年份,财政收入
130624,阜平县,2017,31200
130626,定兴县,2017,99000
`), Above: 3,
		Want: `
			indicators UTF-8: 2 = 2 + 0 + 0
			= about 财政收入: 万元, adds up
			= 财政收入 130624 2017: 31200
			= 财政收入 130626 2017: 99000`,
	},
	{
		File: "figure/declared-head.csv", What: "“单位：万元” above a ledger is not the unit of 6500 a head", Body: raw(`
涞源县村级工作台账（2017年度）
单位：万元
乡镇,行政村,户数,集体经济收入,人均纯收入
涞源镇,石门村,320,5.2,6500
涞源镇,东关村,280,3,7000
`), Above: 3,
		Want: `
			ledger UTF-8: 2 = 2 + 0 + 0
			人均纯收入: unit-head
			file: year-assumed
			file: county-assumed
			4: villages-created
			= ledger 东关村 2017 collective_income_yuan: 30000
			= ledger 东关村 2017 households: 280
			= ledger 东关村 2017 income_per_head_yuan: 7000
			= ledger 石门村 2017 collective_income_yuan: 52000
			= ledger 石门村 2017 households: 320
			= ledger 石门村 2017 income_per_head_yuan: 6500
			= village 东关村 涞源镇 130630
			= village 石门村 涞源镇 130630`,
	},
	{
		File: "figure/declared-head-10k.csv", What: "0.65 a head is in the unit of the table", Body: raw(`
涞源县村级工作台账（2017年度）
单位：万元
乡镇,行政村,户数,集体经济收入,人均纯收入
涞源镇,石门村,320,5.2,0.65
涞源镇,东关村,280,3,0.7
`), Above: 3,
		Want: `
			ledger UTF-8: 2 = 2 + 0 + 0
			file: year-assumed
			file: county-assumed
			4: villages-created
			= ledger 东关村 2017 collective_income_yuan: 30000
			= ledger 东关村 2017 households: 280
			= ledger 东关村 2017 income_per_head_yuan: 7000
			= ledger 石门村 2017 collective_income_yuan: 52000
			= ledger 石门村 2017 households: 320
			= ledger 石门村 2017 income_per_head_yuan: 6500
			= village 东关村 涞源镇 130630
			= village 石门村 涞源镇 130630`,
	},
	{
		File: "figure/declared-several.csv", What: "Several units in one line above a ledger: money is in the only one of money", Body: raw(`
涞源县村级工作台账（2017年度）
单位：户、人、亩、万元
乡镇,行政村,户数,总人口,耕地面积,集体经济收入,人均纯收入
涞源镇,石门村,320,1015,800,5.2,6500
涞源镇,东关村,280,900,700,3,7000
`), Above: 3,
		Want: `
			ledger UTF-8: 2 = 2 + 0 + 0
			集体经济收入: unit-several
			人均纯收入: unit-head
			file: year-assumed
			file: county-assumed
			4: villages-created
			= ledger 东关村 2017 collective_income_yuan: 30000
			= ledger 东关村 2017 households: 280
			= ledger 东关村 2017 income_per_head_yuan: 7000
			= ledger 东关村 2017 land_mu: 700
			= ledger 东关村 2017 population: 900
			= ledger 石门村 2017 collective_income_yuan: 52000
			= ledger 石门村 2017 households: 320
			= ledger 石门村 2017 income_per_head_yuan: 6500
			= ledger 石门村 2017 land_mu: 800
			= ledger 石门村 2017 population: 1015
			= village 东关村 涞源镇 130630
			= village 石门村 涞源镇 130630`,
	},
	{
		File: "figure/declared-own-head.csv", What: "The same of figures under their own names", Body: raw(`
2017年各县经济指标
单位：万元
县,GDP,人均GDP
阜平县,320000,18000
涞源县,410000,17000
`), Above: 3,
		Want: `
			indicators UTF-8: 2 = 2 + 0 + 0
			人均GDP: unit-head
			file: year-assumed
			= GDP 130624 2017: 320000
			= GDP 130630 2017: 410000
			= about GDP: 万元, adds up
			= about 人均GDP: 元
			= 人均GDP 130624 2017: 18000
			= 人均GDP 130630 2017: 17000`,
	},
	{
		File: "figure/two-units.csv", What: "The same indicator in yuan, after a file in 万元: converted, since figures of two units make no series", After: []string{"figure/declared-unit.csv"}, Body: raw(`
区划代码,名称,年份,财政收入（元）
130624,阜平县,2018,320000000
130626,定兴县,2018,10.1亿元
130627,唐县,2018,—
`),
		Want: `
			indicators UTF-8: 3 = 3 + 0 + 0
			财政收入: unit-converted
			= 财政收入 130624 2018: 32000
			= 财政收入 130626 2018: 101000`,
	},
	{
		File: "figure/unit-missing.csv", What: "No unit, and figures a ten-thousandth of those that the workspace has: loaded in its unit, and told", After: []string{"figure/declared-unit.csv"}, Body: raw(`
区划代码,名称,年份,财政收入,播种面积
130624,阜平县,2018,3.3,900
130626,定兴县,2018,10.1,800
130627,唐县,2018,7,700
`),
		Want: `
			indicators UTF-8: 3 = 3 + 0 + 0
			财政收入: unit-missing-like
			= 播种面积 130624 2018: 900
			= 播种面积 130626 2018: 800
			= 播种面积 130627 2018: 700
			= 财政收入 130624 2018: 3.3
			= 财政收入 130626 2018: 10.1
			= 财政收入 130627 2018: 7`,
	},
	{
		File: "figure/unit-as-before.csv", What: "No unit, and figures like those that the workspace has", After: []string{"figure/declared-unit.csv"}, Body: raw(`
区划代码,名称,年份,财政收入
130624,阜平县,2018,33000
130626,定兴县,2018,101000
`),
		Want: `
			indicators UTF-8: 2 = 2 + 0 + 0
			= 财政收入 130624 2018: 33000
			= 财政收入 130626 2018: 101000`,
	},
	{
		File: "figure/units-by-row.csv", What: "Units change from row to row, and one is of something else", Body: raw(`
地区,年份,指标,数值,单位
阜平县,2017,财政收入,31200,万元
定兴县,2017,财政收入,9.9,亿元
唐县,2017,财政收入,100,吨
高阳县,2017,财政收入,3.2亿元,万元
`), Mapping: `{"columns": {"单位": "indicator_unit"}}`,
		Want: `
			indicators UTF-8: 4 = 4 + 0 + 0
			3 财政收入: unit-converted
			4 财政收入: unit-differs
			= about 财政收入: 万元, adds up
			= 财政收入 130624 2017: 31200
			= 财政收入 130626 2017: 99000
			= 财政收入 130627 2017: 100
			= 财政收入 130628 2017: 32000`,
	},
	{
		File: "figure/long-units.csv", What: "A column 单位 beside an indicator and its figure is of units, not of organisations: 万吨, 公斤 and ‰ are converted to the unit that came first", Body: raw(`
指标,单位,地区,年份,数值
农村居民人均可支配收入,元,阜平县,2016年,6897
农村居民人均可支配收入,万元,蔚县,2016,0.71
粮食产量,吨,阜平县,2016,45000
粮食产量,万吨,蔚县,2016,12.5
粮食产量,公斤,曲阳县,2016,98000000
贫困发生率,%,阜平县,2016,10.5
贫困发生率,‰,蔚县,2016,95
`),
		Want: `
			indicators UTF-8: 7 = 7 + 0 + 0
			3 农村居民人均可支配收入: unit-converted
			5 粮食产量: unit-converted
			6 粮食产量: unit-converted
			8 贫困发生率: unit-converted
			= about 农村居民人均可支配收入: 元
			= about 粮食产量: 吨, adds up
			= about 贫困发生率: %
			= 农村居民人均可支配收入 130624 2016: 6897
			= 农村居民人均可支配收入 130726 2016: 7100
			= 粮食产量 130624 2016: 45000
			= 粮食产量 130634 2016: 98000
			= 粮食产量 130726 2016: 125000
			= 贫困发生率 130624 2016: 10.5
			= 贫困发生率 130726 2016: 9.5`,
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
		File: "again/1/村情.csv", What: "The accounts of villages, first version", Body: raw(`
县,乡镇,村,年度,户数
阜平县,龙泉关镇,甲村,2017,100
阜平县,龙泉关镇,乙村,2017,200
阜平县,龙泉关镇,丙村,2017,300
`),
		Want: `
			ledger UTF-8: 3 = 3 + 0 + 0
			2: villages-created
			= village 甲村 龙泉关镇 130624
			= village 乙村 龙泉关镇 130624
			= village 丙村 龙泉关镇 130624
			= ledger 甲村 2017 households: 100
			= ledger 乙村 2017 households: 200
			= ledger 丙村 2017 households: 300
			changes: 6 new, 0 changed, 0 same, 0 gone`,
	},
	{
		File: "figure/unit-strange.csv", What: "People in kilograms: a unit that cannot be brought to the field's is told", Body: raw(`
县,乡镇,村,年度,户数（公斤）
阜平县,龙泉关镇,甲村,2017,100
`),
		Want: `
			ledger UTF-8: 1 = 1 + 0 + 0
			户数: unit
			2: villages-created
			= village 甲村 龙泉关镇 130624
			= ledger 甲村 2017 households: 100`,
	},
	{
		File: "again/unread.csv", What: "Rows of which no figure can be read are not loaded: no village is made for one, and nothing is taken back by the other", After: []string{"again/1/村情.csv"}, Body: raw(`
县,乡镇,村,年度,户数
阜平县,龙泉关镇,甲村,2017,一百来户
阜平县,龙泉关镇,庚村,2017,?
阜平县,龙泉关镇,乙村,2017,201
`),
		Want: `
			ledger UTF-8: 3 = 1 + 2 + 0
			2 户数: number
			2: no-figure
			3 户数: number
			3: no-figure
			= ledger 乙村 2017 households: 201
			- ledger 乙村 2017 households: 200
			changes: 0 new, 1 changed, 0 same, 0 gone`,
	},
	{
		File: "again/unread-indicator.csv", What: "A figure that cannot be read does not take back the one that is there, and a column without any leaves no indicator behind", After: []string{"encoding/utf8.csv"}, Body: raw(`
区划代码,名称,年份,粮食产量,播种面积
130624,阜平县,2017,七千多,不清楚
130630,涞源县,2017,5,约九百
130631,望都县,2017,6,很多
`),
		Want: `
			indicators UTF-8: 3 = 2 + 1 + 0
			播种面积: column-text
			2 粮食产量: number
			2: no-figure
			= 粮食产量 130630 2017: 5
			= 粮食产量 130631 2017: 6
			- 粮食产量 130630 2017: not applicable`,
	},
	{
		File: "again/no-figures.csv", What: "A table of which no column is figures: nothing of it is loaded, and no row is said to be", Body: raw(`
区划代码,名称,年份,粮食产量
130624,阜平县,2017,七千多
130630,涞源县,2017,不清楚
`),
		Want: `
			indicators UTF-8: 2 = 0 + 2 + 0
			粮食产量: column-text
			2: no-figure
			3: no-figure`,
	},
	{
		File: "again/2/村情.csv", What: "A newer version: one row new, one changed, one the same, one no longer there; it stays until the user wants it gone", After: []string{"again/1/村情.csv"}, Body: raw(`
县,乡镇,村,年度,户数
阜平县,龙泉关镇,甲村,2017,100
阜平县,龙泉关镇,乙村,2017,201
阜平县,龙泉关镇,丁村,2017,400
`),
		Want: `
			ledger UTF-8: 3 = 3 + 0 + 0
			4: villages-created
			file: gone
			= village 丁村 龙泉关镇 130624
			= ledger 乙村 2017 households: 201
			= ledger 丁村 2017 households: 400
			- ledger 乙村 2017 households: 200
			changes: 2 new, 1 changed, 1 same, 1 gone`,
	},
	{
		File: "again/3/村情.csv", What: "The same, and the user wants it gone", After: []string{"again/1/村情.csv"}, Mapping: `{"gone": "remove"}`, Body: raw(`
县,乡镇,村,年度,户数
阜平县,龙泉关镇,甲村,2017,100
阜平县,龙泉关镇,乙村,2017,200
`),
		Want: `
			ledger UTF-8: 2 = 2 + 0 + 0
			file: gone-removed
			- ledger 丙村 2017 households: 300
			changes: 0 new, 0 changed, 2 same, 1 gone`,
	},
	{
		File: "again/4/村情.csv", What: "A figure taken back: the cell is empty in the newer version, and so it is in the workspace", After: []string{"again/1/村情.csv"}, Body: raw(`
县,乡镇,村,年度,户数
阜平县,龙泉关镇,甲村,2017,
阜平县,龙泉关镇,乙村,2017,200
阜平县,龙泉关镇,丙村,2017,300
`),
		Want: `
			ledger UTF-8: 3 = 3 + 0 + 0
			- ledger 甲村 2017 households: 100
			changes: 0 new, 1 changed, 2 same, 0 gone`,
	},
}
