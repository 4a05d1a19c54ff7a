package corpus

var wide = []Case{
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
		File: "figure/wide-ledger.csv", What: "Accounts of villages with the years in the columns' names: a row for each; a column without a year is of none, and an empty year says nothing", Body: raw(`
县,乡镇,村,户数,2018年贫困户数,2019年贫困户数,2018年集体收入（万元）,2019年集体收入（万元）
阜平县,龙泉关镇,甲村,100,30,20,5.5,6.5
阜平县,龙泉关镇,乙村,200,40,,3.5,
阜平县,龙泉关镇,丙村,300,五,10,约3,4.5
阜平县,龙泉关镇,龙泉关镇,600,70,30,9,11
`),
		Want: `
			ledger UTF-8: 4 = 3 + 1 + 0
			file: wide
			户数: column-no-year
			2: villages-created
			4 2018年贫困户数: number
			4 2018年集体收入: number-unit → 3
			4: no-figure
			4: wide-part
			5 村: village-town
			= village 甲村 龙泉关镇 130624
			= village 乙村 龙泉关镇 130624
			= village 丙村 龙泉关镇 130624
			= ledger 甲村 2018 poor_households: 30
			= ledger 甲村 2018 collective_income_yuan: 55000
			= ledger 甲村 2019 poor_households: 20
			= ledger 甲村 2019 collective_income_yuan: 65000
			= ledger 乙村 2018 poor_households: 40
			= ledger 乙村 2018 collective_income_yuan: 35000
			= ledger 丙村 2019 poor_households: 10
			= ledger 丙村 2019 collective_income_yuan: 45000`,
	},
	{
		File: "figure/wide-ledger-levels.csv", Above: 2, What: "The same in a header of two levels, the second year with one column more: of what a year does not speak stays as it is", After: []string{"figure/wide-ledger.csv"}, Body: raw(`
县,乡镇,村,2018年,,2020年,
,,,贫困户数,贫困人口,贫困户数,户数
阜平县,龙泉关镇,甲村,31,90,5,101
阜平县,龙泉关镇,乙村,41,120,#N/A,201
`),
		Want: `
			ledger UTF-8: 2 = 2 + 0 + 0
			file: wide
			4 2020年·贫困户数: cell-error
			= ledger 甲村 2018 poor_households: 31
			= ledger 甲村 2018 poor_people: 90
			- ledger 甲村 2018 poor_households: 30
			= ledger 乙村 2018 poor_households: 41
			= ledger 乙村 2018 poor_people: 120
			- ledger 乙村 2018 poor_households: 40
			= ledger 甲村 2020 poor_households: 5
			= ledger 甲村 2020 households: 101
			= ledger 乙村 2020 households: 201
			changes: 2 new, 2 changed, 0 same, 0 gone`,
	},
	{
		File: "figure/wide-ratings.csv", What: "Ratings of several years side by side, of which one is not given", Body: raw(`
县,姓名,派出单位,2017年考核,2018年考核,2019年度考核结果
阜平县,张三,省财政厅,优秀,称职,优秀
阜平县,李四,省财政厅,称职,,优秀
阜平县,王五,省财政厅,,,
`),
		Want: `
			appraisals UTF-8: 3 = 2 + 1 + 0
			file: wide
			县: column-unused
			4 2017年考核: no-rating
			= appraisal 张三 2017 excellent
			= appraisal 张三 2018 competent
			= appraisal 张三 2019 excellent
			= appraisal 李四 2017 competent
			= appraisal 李四 2019 excellent
			= cadre 张三 省财政厅
			= cadre 李四 省财政厅
			= unit 省财政厅 province economic`,
	},
	{
		File: "figure/wide-title.csv", Above: 2, What: "A ledger under bare years: the title says what is in it and in which unit", Body: raw(`
各村集体收入情况（单位：万元）
县,村,2018年,2019年,2020年
阜平县,甲村,2,3,4
阜平县,乙村,2,,5
`),
		Want: `
			ledger UTF-8: 2 = 2 + 0 + 0
			= ledger 乙村 2018 collective_income_yuan: 20000
			= ledger 乙村 2020 collective_income_yuan: 50000
			= ledger 甲村 2018 collective_income_yuan: 20000
			= ledger 甲村 2019 collective_income_yuan: 30000
			= ledger 甲村 2020 collective_income_yuan: 40000
			= village 乙村 130624
			= village 甲村 130624
			file: wide
			3: villages-created`,
	},
	{
		File: "figure/attendance-title.csv", What: "Attendance of the one month that the title names", Above: 2, Body: raw(`
涞源县2020年5月份驻村工作队出勤情况统计表
县,乡镇,村,派出单位,应出勤天数,实际出勤
涞源县,走马驿镇,甲村,省水利厅,22,22
涞源县,走马驿镇,乙村,县财政局,22,20
`),
		Want: `
			attendance UTF-8: 2 = 2 + 0 + 0
			= attendance 乙村 attendance 2020-05-01 20 of 22
			= attendance 甲村 attendance 2020-05-01 22 of 22
			= unit 涞源县财政局 county economic
			= unit 省水利厅 province agriculture
			= village 乙村 走马驿镇 130630
			= village 甲村 走马驿镇 130630
			file: month-assumed
			3: villages-created
			4 派出单位: unit-of-county`,
	},
	{
		File: "figure/wide-roster.csv", What: "A roster with the ratings of two years: persons, postings and ratings", Body: raw(`
县,村,姓名,性别,出生年月,派出单位,职务,进驻日期,2017年考核,2018年考核
阜平县,甲村,张三,男,1980-03,省财政厅,第一书记,2016-03-01,优秀,称职
阜平县,甲村,李四,男,1981-03,省财政厅,队员,2018-03-01,,优秀
`),
		Want: `
			cadres UTF-8: 2 = 2 + 0 + 0
			file: wide
			2: villages-created
			= appraisal 张三 2017 excellent
			= appraisal 张三 2018 competent
			= appraisal 李四 2018 excellent
			= cadre 张三 male 1980-03-01 省财政厅
			= cadre 李四 male 1981-03-01 省财政厅
			= posting 张三 in 甲村 first_secretary 2016-03-01 to on
			= posting 李四 in 甲村 member 2018-03-01 to on
			= unit 省财政厅 province economic
			= village 甲村 130624`,
	},
	{
		File: "figure/wide-attendance.csv", Above: 3, What: "Attendance of months side by side, the year in the title", Body: raw(`
2018年第一季度驻村工作队考勤情况
县,村,1月,,2月,
,,应出勤,实际出勤,应出勤,实际出勤
阜平县,甲村,22,20,18,17
阜平县,乙村,22,25,18,
`),
		Want: `
			attendance UTF-8: 2 = 2 + 0 + 0
			file: wide
			file: year-assumed
			4: villages-created
			5 1月·实际出勤: done-over-due
			5 2月·实际出勤: due-done
			5: wide-part
			= attendance 甲村 attendance 2018-01-01 20 of 22
			= attendance 甲村 attendance 2018-02-01 17 of 18
			= attendance 乙村 attendance 2018-01-01 25 of 22
			= village 甲村 130624
			= village 乙村 130624`,
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
		File: "figure/wide-settled.csv", What: "Of two columns of a field and year the user says which", Mapping: `{"columns": {"2018年复核贫困人口": "poor_people", "2019年复核贫困人口": "poor_people"}}`, Body: raw(`
县,乡镇,村,2018年贫困人口,2018年复核贫困人口,2019年贫困人口,2019年复核贫困人口
阜平县,龙泉关镇,甲村,10,11,5,6
阜平县,龙泉关镇,乙村,20,21,15,16
`),
		Want: `
			ledger UTF-8: 2 = 2 + 0 + 0
			2018年贫困人口: column-unused
			2019年贫困人口: column-unused
			file: wide
			2: villages-created
			= ledger 乙村 2018 poor_people: 21
			= ledger 乙村 2019 poor_people: 16
			= ledger 甲村 2018 poor_people: 11
			= ledger 甲村 2019 poor_people: 6
			= village 乙村 龙泉关镇 130624
			= village 甲村 龙泉关镇 130624`,
	},
	{
		File: "figure/wide-months-and-year.csv", What: "The months of a year beside the year's sum: the months count", Body: raw(`
县,乡镇,村,2018年应出勤,2018年实出勤,2018年1月应出勤,2018年1月实出勤,2018年2月应出勤,2018年2月实出勤
阜平县,龙泉关镇,甲村,42,40,22,21,20,19
阜平县,龙泉关镇,乙村,42,41,22,21,20,20
`),
		Want: `
			attendance UTF-8: 2 = 2 + 0 + 0
			2018年应出勤: column-sum
			2018年实出勤: column-sum
			file: wide
			2: villages-created
			= attendance 乙村 attendance 2018-01-01 21 of 22
			= attendance 乙村 attendance 2018-02-01 20 of 20
			= attendance 甲村 attendance 2018-01-01 21 of 22
			= attendance 甲村 attendance 2018-02-01 19 of 20
			= village 乙村 龙泉关镇 130624
			= village 甲村 龙泉关镇 130624`,
	},
	{
		File: "figure/wide-duties.csv", What: "Duties of several years, a column for each", Body: raw(`
县,乡镇,村,2018年建强基层组织,2018年推动精准脱贫,2019年建强基层组织,2019年推动精准脱贫
阜平县,龙泉关镇,甲村,50%,60%,70%,80%
阜平县,龙泉关镇,乙村,50%,,75%,85%
`),
		Want: `
			duties UTF-8: 2 = 2 + 0 + 0
			2: villages-created
			= duty 乙村 2018 organisation: 0.5
			= duty 乙村 2019 organisation: 0.75
			= duty 乙村 2019 relief: 0.85
			= duty 甲村 2018 organisation: 0.5
			= duty 甲村 2018 relief: 0.6
			= duty 甲村 2019 organisation: 0.7
			= duty 甲村 2019 relief: 0.8
			= village 乙村 龙泉关镇 130624
			= village 甲村 龙泉关镇 130624`,
	},
	{
		File: "figure/wide-money.csv", What: "Money of two kinds, each of a year", Body: raw(`
县,乡镇,村,2018年工作经费,2019年生活补助
阜平县,龙泉关镇,甲村,50000,20000
阜平县,龙泉关镇,乙村,50000,20000
`),
		Want: `
			funds UTF-8: 2 = 2 + 0 + 0
			file: wide
			2: villages-created
			= fund 乙村 2018 work_money: 50000 yuan
			= fund 乙村 2019 living_allowance: 20000 yuan
			= fund 甲村 2018 work_money: 50000 yuan
			= fund 甲村 2019 living_allowance: 20000 yuan
			= village 乙村 龙泉关镇 130624
			= village 甲村 龙泉关镇 130624`,
	},
	{
		File: "figure/half-year.csv", Above: 2, What: "A title that names several months is of none of them", Body: raw(`
2018年1月至6月驻村例会统计表,,,,
县,乡镇,村,应到次数,实到次数
阜平县,龙泉关镇,甲村,24,20
阜平县,龙泉关镇,乙村,24,22
`),
		Want: `
			refused: ingest.yearpart`,
	},
}
