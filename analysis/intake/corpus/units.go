package corpus

var unitsOf = []Case{
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
		File: "figure/percent-rows.csv", What: "An indicator a row, without units: one figure with the sign makes the others of its name per cent, no other name's", Body: raw(`
县,年份,指标,数值
阜平县,2016,贫困发生率,10.5
涞源县,2016,贫困发生率,12.5%
蔚县,2016,贫困发生率,8.1
阜平县,2016,城镇化率,35.2%
涞源县,2016,城镇化率,38%
阜平县,2016,基尼系数,0.31
`),
		Want: `
			indicators UTF-8: 6 = 6 + 0 + 0
			数值: percent-some
			= about 城镇化率: %
			= about 贫困发生率: %
			= 城镇化率 130624 2016: 35.2
			= 城镇化率 130630 2016: 38
			= 基尼系数 130624 2016: 0.31
			= 贫困发生率 130624 2016: 10.5
			= 贫困发生率 130630 2016: 12.5
			= 贫困发生率 130726 2016: 8.1`,
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
}
