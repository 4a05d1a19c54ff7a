package corpus

var layouts = []Case{
	{
		File: "layout/title.csv", What: "Two lines of titles, the unit in one of them, commas in a title", Body: raw(`
"河北省 2017 年粮食产量，分县",,,
填报单位：省统计局,,,单位：吨
区划代码,名称,年份,粮食产量
130624,阜平县,2017,7405
130626,定兴县,2017,—
130630,涞源县,2017,不适用
`), Above: 3,
		Want: `
			indicators UTF-8: 3 = 3 + 0 + 0
			= about 粮食产量: 吨, adds up` + grainRows,
	},
	{
		File: "layout/year-in-title.csv", What: "No column says the year; the title does", Body: raw(`
河北省 2017 年粮食产量
区划代码,名称,粮食产量
130624,阜平县,7405
130626,定兴县,—
130630,涞源县,不适用
`), Above: 2,
		Want: `
			indicators UTF-8: 3 = 3 + 0 + 0
			file: year-assumed` + grainRows,
	},
	{
		File: "layout/form-2017.csv", What: "A form as counties send it: annex, title, the year it is of and the day it was filled in, merged cells, a total, a signature", Body: gbk(`
附件1,,,,,
阜平县贫困村基本情况统计表,,,,,
（2017年度）,,,,,
填报单位（盖章）：,,,,填报时间：2018年1月10日,
序号,乡镇,行政村,总户数（户）,总人口（人）,其中：贫困户
1,龙泉关镇,甲村,100,300,20
2,,乙村,120,400,30
合计,,,220,700,50
单位负责人：张三,,填表人：李四,,联系电话：19900000001,
`), Above: 5,
		Want: `
			ledger GB18030: 4 = 2 + 0 + 2
			file: year-assumed
			file: county-assumed
			6: villages-created
			8: row-total
			9: row-note
			= village 甲村 龙泉关镇 130624
			= village 乙村 130624
			= ledger 甲村 2017 households: 100
			= ledger 甲村 2017 population: 300
			= ledger 甲村 2017 poor_households: 20
			= ledger 乙村 2017 households: 120
			= ledger 乙村 2017 population: 400
			= ledger 乙村 2017 poor_households: 30`,
	},
	{
		File: "layout/yearbook.csv", What: "A table of a yearbook: the province and its prefectures stand in the column of counties, not always over their own", Body: raw(`
"2016—2017年各县（市、区）农村居民人均可支配收入",,,
,,单位：元,
县（市、区）,2016年,2017年,增长（%）
全省,11919,12881,8.1
石家庄市,12345,13345,8.1
  长安区,20000,21000,5
保定市,11612,12600,8.5
  阜平县,6871,7405,7.8
  赞皇县,6000,7000,7.7
注：定州市、辛集市为省直管市。,,,
`), Above: 3,
		Want: `
			indicators UTF-8: 7 = 6 + 0 + 1
			增长: column-no-year
			10: row-note
			= about 农村居民人均可支配收入: 元
			= 农村居民人均可支配收入 130000 2016: 11919
			= 农村居民人均可支配收入 130100 2017: 13345
			= 农村居民人均可支配收入 130102 2016: 20000
			= 农村居民人均可支配收入 130600 2017: 12600
			= 农村居民人均可支配收入 130624 2017: 7405
			= 农村居民人均可支配收入 130129 2017: 7000
			= …`,
	},
	{
		File: "layout/two-levels.csv", What: "A header of two levels: names of groups over the first of their columns", Body: raw(`
区划代码,名称,年份,户籍人数,,
,,,男,女,未知
130624,阜平县,2017,118000,110000,0
130626,定兴县,2017,300000,290000,
`), Above: 2,
		Want: `
			indicators UTF-8: 2 = 2 + 0 + 0
			= 户籍人数·男 130624 2017: 118000
			= 户籍人数·女 130624 2017: 110000
			= 户籍人数·未知 130624 2017: 0
			= 户籍人数·男 130626 2017: 300000
			= 户籍人数·女 130626 2017: 290000`,
	},
	{
		File: "layout/three-levels.csv", What: "A header of three levels", Body: raw(`
区划代码,年份,户籍人数,,,,面积
,,城镇,,乡村,,
,,男,女,男,女,
130624,2017,1,2,3,4,2496
130626,2017,5,6,7,8,714
`), Above: 3,
		Want: `
			indicators UTF-8: 2 = 2 + 0 + 0
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
		File: "layout/unit-row.csv", What: "A row of units below the header", Body: raw(`
区划代码,名称,年份,粮食产量,财政收入
,,,吨,万元
130624,阜平县,2017,7405,31200
130626,定兴县,2017,,99000
`), Above: 2,
		Want: `
			indicators UTF-8: 2 = 2 + 0 + 0
			= about 粮食产量: 吨, adds up
			= about 财政收入: 万元, adds up
			= 粮食产量 130624 2017: 7405
			= 财政收入 130624 2017: 31200
			= 财政收入 130626 2017: 99000`,
	},
	{
		File: "layout/form.csv", What: "A statistical form: the columns are numbered in a row of their own", Body: raw(`
区划代码,名称,年份,粮食产量,播种面积
甲,乙,丙,1,2
130624,阜平县,2017,7405,900
130626,定兴县,2017,,800
`), Above: 2,
		Want: `
			indicators UTF-8: 2 = 2 + 0 + 0
			= 粮食产量 130624 2017: 7405
			= 播种面积 130624 2017: 900
			= 播种面积 130626 2017: 800`,
	},
	{
		File: "layout/totals.csv", What: "Totals above, between and below: none of them is a county", Body: raw(`
区划代码,名称,年份,粮食产量
,合  计,2017,9000
130624,阜平县,2017,7405
130626,定兴县,2017,—
,保定市小计,2017,7405
130630,涞源县,2017,不适用
,总计,2017,9000
`),
		Want: `
			indicators UTF-8: 6 = 3 + 0 + 3
			2: row-total
			5: row-total
			7: row-total` + grainRows,
	},
	{
		File: "layout/totals-kept.csv", What: "A column of totals and a user who says that a row of totals is data", Body: raw(`
区划代码,名称,年份,粮食产量
130000,全省合计,2017,9000
130624,阜平县,2017,7405
`), Mapping: `{"keep": [2]}`,
		Want: `
			indicators UTF-8: 2 = 2 + 0 + 0
			= 粮食产量 130000 2017: 9000
			= 粮食产量 130624 2017: 7405`,
	},
	{
		File: "layout/notes.csv", What: "Notes, a signature and a date below the table", Body: raw(`
区划代码,名称,年份,粮食产量
130624,阜平县,2017,7405
130626,定兴县,2017,—
130630,涞源县,2017,不适用

注：产量为快报数。,,,
填表人：张三,,审核人：李四,
,,,2018年1月15日
`),
		Want: `
			indicators UTF-8: 7 = 3 + 0 + 4
			5: blank
			6: row-note
			7: row-note
			8: row-note` + grainRows,
	},
	{
		File: "layout/blanks.csv", What: "Blank rows, one or many, and blank columns", Body: raw(`
区划代码,,名称,年份,,粮食产量,
130624,,阜平县,2017,,7405,
,,,,,,
130626,,定兴县,2017,,—,


,,,,,,
130630,,涞源县,2017,,不适用,
`),
		Want: `
			indicators UTF-8: 7 = 3 + 0 + 4
			3: blank
			5: blank-rows` + grainRows,
	},
	{
		File: "layout/names.csv", What: "Two columns of one name, and one with figures but no name", Body: raw(`
区划代码,名称,年份,粮食产量,粮食产量,
130624,阜平县,2017,7405,7406,12
130626,定兴县,2017,1,2,13
`),
		Want: `
			indicators UTF-8: 2 = 2 + 0 + 0
			1 #6: header-empty
			1 粮食产量: header-twice
			= 粮食产量 130624 2017: 7405
			= 粮食产量 #5 130624 2017: 7406
			= #6 130624 2017: 12
			= 粮食产量 130626 2017: 1
			= 粮食产量 #5 130626 2017: 2
			= #6 130626 2017: 13`,
	},
	{
		File: "layout/units-in-names.csv", What: "Two columns that differ by their unit alone", Body: raw(`
区划代码,名称,年份,贫困规模（户）,贫困规模（人）
130624,阜平县,2017,100,300
130626,定兴县,2017,200,600
`),
		Want: `
			indicators UTF-8: 2 = 2 + 0 + 0
			= about 贫困规模（户）: 户, adds up
			= about 贫困规模（人）: 人, adds up
			= 贫困规模（户） 130624 2017: 100
			= 贫困规模（人） 130624 2017: 300
			= 贫困规模（户） 130626 2017: 200
			= 贫困规模（人） 130626 2017: 600`,
	},
	{
		File: "layout/spaced-names.csv", What: "Column names filled up with spaces and broken over lines", Body: raw("区划代码,名　　称,年 份,\"粮食\n产量\"\n130624,阜平县,2017,7405\n130626,定兴县,2017,—\n130630,涞源县,2017,不适用\n"),
		Want: `indicators UTF-8: 3 = 3 + 0 + 0` + grainRows,
	},
	{
		File: "layout/tree.csv", What: "A prefecture over its counties, which are further in", Body: raw(`
地区,年份,粮食产量
河北省,2017,9000
保定市,2017,7500
　　阜平县,2017,7405
　　定兴县,2017,95
邢台市,2017,1500
　　桥东区,2017,700
张家口市,2017,
　　桥东区,2017,800
`),
		Want: `
			indicators UTF-8: 8 = 8 + 0 + 0
			= 粮食产量 130000 2017: 9000
			= 粮食产量 130600 2017: 7500
			= 粮食产量 130624 2017: 7405
			= 粮食产量 130626 2017: 95
			= 粮食产量 130500 2017: 1500
			= 粮食产量 130502 2017: 700
			= 粮食产量 130702 2017: 800`,
	},
	{
		File: "layout/blank-below.csv", What: "Cells that were merged: the county stands in the first row of its villages only; where the others belong is not known", Body: raw(`
县,乡镇,村,年度,户数
阜平县,龙泉关镇,甲村,2017,100
,,乙村,2017,200
定兴县,固城镇,丙村,2017,300
`),
		Want: `
			ledger UTF-8: 3 = 2 + 1 + 0
			2: villages-created
			3 县: no-county-name
			= village 甲村 龙泉关镇 130624
			= village 丙村 固城镇 130626
			= ledger 甲村 2017 households: 100
			= ledger 丙村 2017 households: 300`,
	},
}
