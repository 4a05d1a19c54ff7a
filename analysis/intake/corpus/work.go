package corpus

var work = []Case{
	{
		File: "people/allowance.csv", What: "What each person was paid for living, by the title: added up by team; a row that stands twice is told", Body: raw(`
驻村干部生活补助发放表（2018年6月）,,,,,
序号,县,村,姓名,派出单位,金额（元）
1,阜平县,甲村,张三,省财政厅,1000
2,阜平县,甲村,李四,省财政厅,1200
3,阜平县,乙村,王五,省财政厅,900
4,阜平县,乙村,王五,省财政厅,900
`), Mapping: `{"kind": "funds"}`, Above: 2,
		Want: `
			funds UTF-8: 4 = 3 + 1 + 0
			姓名: column-unused
			file: year-assumed
			3: villages-created
			4 金额: fund-added
			6: duplicate
			= fund 乙村 2018 living_allowance: 900 yuan
			= fund 甲村 2018 living_allowance: 2200 yuan
			= unit 省财政厅 province economic
			= village 乙村 130624
			= village 甲村 130624`,
	},
	{
		File: "people/allowance-months.xlsx", What: "What was paid month by month, a sheet each: added up over the sheets, and told", Body: xlsx(book{sheets: []page{
			{name: "3月", rows: grid(`
2018年3月生活补助发放表
县|村|姓名|派出单位|补助金额（元）
阜平县|甲村|王一|省水利厅|1760
`)},
			{name: "4月", rows: grid(`
2018年4月生活补助发放表
县|村|姓名|派出单位|补助金额（元）
阜平县|甲村|王一|省水利厅|1600
`)},
		}}), Above: 2,
		Want: `
			[3月] funds: 1 = 1 + 0 + 0
			姓名: column-unused
			file: year-assumed
			3: villages-created
			[4月] funds: 1 = 1 + 0 + 0
			姓名: column-unused
			file: year-assumed
			3 补助金额: fund-added
			= fund 甲村 2018 living_allowance: 3360 yuan
			= unit 省水利厅 province agriculture
			= village 甲村 130624`,
	},
	{
		File: "people/money-first.csv", What: "Money of a team, paid in the first half of the year", Body: raw(`
县,村,派出单位,年度,工作经费,拨付日期
阜平县,甲村,省水利厅,2018,25000,2018-03-01
`),
		Want: `
			funds UTF-8: 1 = 1 + 0 + 0
			2: villages-created
			= fund 甲村 2018 work_money: 25000 yuan 2018-03-01
			= unit 省水利厅 province agriculture
			= village 甲村 130624`,
	},
	{
		File: "people/money-second.csv", What: "Money of the second half, in another file and a later import: it takes the place of the first, and both amounts are told", After: []string{"people/money-first.csv"}, Body: raw(`
县,村,派出单位,年度,工作经费,拨付日期
阜平县,甲村,省水利厅,2018,25500,2018-09-01
`),
		Want: `
			funds UTF-8: 1 = 1 + 0 + 0
			2 工作经费: fund-replaced
			= fund 甲村 2018 work_money: 25500 yuan 2018-09-01
			- fund 甲村 2018 work_money: 25000 yuan 2018-03-01`,
	},
	{
		File: "people/helped-by-none.csv", What: "Cells that say that nobody helps the village are no organisations", Body: raw(`
县,村,帮扶企业
青龙县,甲村,无
青龙县,乙村,暂无
青龙县,丙村,/
青龙县,丁村,—
青龙县,戊村,秦皇岛港务公司
青龙县,己村,
青龙县,庚村,无帮扶企业
`),
		Want: `
			support UTF-8: 7 = 1 + 6 + 0
			2 帮扶企业: org-none
			3 帮扶企业: org-none
			4 帮扶企业: org-none
			5 帮扶企业: org-none
			6 县: division-variant
			6: villages-created
			7 帮扶企业: name
			8 帮扶企业: org-none
			= org enterprise 秦皇岛港务公司 130321
			= support of 戊村 by 秦皇岛港务公司
			= village 戊村 130321`,
	},
	{
		File: "needs/three.csv", What: "A county asks for the same kind of thing twice on a day: each row is a need", Body: raw(`
县,需求类别,提出日期,落实日期
阜平县,产业,2018-03-01,
阜平县,产业,2018-03-01,2018-09-01
阜平县,人才,2018-03-01,
`),
		Want: `
			needs UTF-8: 3 = 3 + 0 + 0
			changes: 3 new, 0 changed, 0 same, 0 gone`,
	},
	{
		File: "needs/again/three.csv", What: "The same list later on: each row is of the need that it was of, and one has been met", After: []string{"needs/three.csv"}, Body: raw(`
县,需求类别,提出日期,落实日期
阜平县,产业,2018-03-01,2018-10-01
阜平县,产业,2018-03-01,2018-09-01
阜平县,人才,2018-03-01,
`),
		Want: `
			needs UTF-8: 3 = 3 + 0 + 0
			changes: 0 new, 1 changed, 2 same, 0 gone`,
	},
	{
		File: "people/attendance-2018.csv", What: "Months without a year, in either digits; the year is in the file's name", Body: raw(`
县,村,月份,应到天数,实到天数
阜平县,甲村,1月,20,20
阜平县,甲村,二月,20,18
阜平县,甲村,03月份,20,-3
阜平县,甲村,十三月,20,18
`),
		Want: `
			attendance UTF-8: 4 = 2 + 2 + 0
			file: year-assumed
			2: villages-created
			4 实到天数: due-done
			5 月份: month
			= attendance 甲村 attendance 2018-01-01 20 of 20
			= attendance 甲村 attendance 2018-02-01 18 of 20
			= …`,
	},
	{
		File: "people/attendance.csv", What: "Attendance by month: more days than the month has, more than were due, half a day, a month that is none", Body: raw(`
县,村,月份,应到天数,实到天数
阜平县,甲村,2018年1月,20,20
阜平县,甲村,2018-02,20,30
阜平县,甲村,2018.3,20,20.5
阜平县,甲村,十三月,20,20
阜平县,甲村,2018-01,20,19
`),
		Want: `
			attendance UTF-8: 5 = 2 + 3 + 0
			2: villages-created
			3 实到天数: done-over-due
			4 实到天数: due-done
			5 月份: month
			6: duplicate-before
			= attendance 甲村 attendance 2018-01-01 20 of 20
			= attendance 甲村 attendance 2018-02-01 30 of 20
			= …`,
	},
	{
		File: "needs/helpers.csv", What: "Who meets a need is a county of another prefecture, and its name is wrong once: its own column is blamed", Body: raw(`
市,县,需求类别,提出日期,落实单位所在县
保定市,阜平县,产业,2018-03-01,迁安市
保定市,阜平县,人才,2018-03-01,迁按市
`),
		Want: `
			needs UTF-8: 2 = 1 + 1 + 0
			3 落实单位所在县: division-candidates → 130283
			matched: exact 3, candidate 1
			changes: 1 new, 0 changed, 0 same, 0 gone`,
	},
	{
		File: "needs/words.csv", What: "Needs in the words of who asks, village by village, with what they would cost: kept by county, in these words", Body: raw(`
县,乡镇,村,需求内容,所需资金（万元）
阜平县,龙泉关镇,甲村,修建饮水工程,20
阜平县,龙泉关镇,乙村,硬化道路3公里,30
涞源县,某镇,丙村,产业项目,30
`),
		Want: `
			needs UTF-8: 3 = 3 + 0 + 0
			村: need-county
			乡镇: need-county
			所需资金: column-unused
			= …`,
	},
}
