package corpus

var strangers = []Case{
	{
		File: "columns/attendance-by-person.csv", What: "Who was there on how many days of a month, person by person: no roster, and no attendance of villages either", Body: raw(`
2018年3月驻村干部考勤表
县,乡镇,村,姓名,派出单位,应出勤天数,实际出勤,请假天数,备注
阜平县,龙泉关镇,甲村,甲一,省水利厅,22,20,2,事假2天
阜平县,龙泉关镇,乙村,甲二,省水利厅,22,22天,0,
阜平县,龙泉关镇,丙村,甲三,省水利厅,,全勤,,
`), Above: 2,
		Want: `refused: ingest.byperson`,
	},
	{
		File: "columns/attendance-by-person-months.csv", What: "The same with a column of months", Body: raw(`
县,村,姓名,派出单位,月份,应出勤天数,实际出勤
阜平县,甲村,甲一,省水利厅,2018年3月,22,20
阜平县,甲村,甲二,省水利厅,2018年3月,22,18
`),
		Want: `refused: ingest.byperson`,
	},
	{
		File: "columns/attendance-names-left-out.csv", What: "The same, and the user leaves the names out: then it is of the village", Body: raw(`
县,村,姓名,派出单位,月份,应出勤天数,实际出勤
阜平县,甲村,甲一,省水利厅,2018年3月,22,20
阜平县,乙村,乙一,省水利厅,2018年3月,22,18
`), Mapping: `{"columns": {"姓名": "-"}}`,
		Want: `
			attendance UTF-8: 2 = 2 + 0 + 0
			2: villages-created
			= unit 省水利厅 province agriculture
			= village 甲村 130624
			= village 乙村 130624
			= attendance 甲村 attendance 2018-03-01 20 of 22
			= attendance 乙村 attendance 2018-03-01 18 of 22`,
	},
	{
		File: "columns/attendance-sheet.xlsx", What: "A sheet of attendance by person beside the roster, which says since when people are there and on how many days they were", Body: xlsx(book{sheets: []page{
			{name: "花名册", rows: grid("县|村|姓名|派出单位|进驻日期|驻村天数\n阜平县|甲村|甲一|省水利厅|2018-03-01|200\n")},
			{name: "考勤", rows: grid("县|村|姓名|派出单位|出勤天数\n阜平县|甲村|甲一|省水利厅|20\n")},
		}}),
		Want: `
			[花名册] cadres: 1 = 1 + 0 + 0
			驻村天数: column-attendance
			2: villages-created
			[考勤] left out: sheet-by-person
			= unit 省水利厅 province agriculture
			= village 甲村 130624
			= cadre 甲一 省水利厅
			= posting 甲一 in 甲村 member 2018-03-01 to on`,
	},
	{
		File: "columns/leave.csv", Above: 1, What: "Who was on leave when: days that are not those of a posting", Body: raw(`
2019年驻村干部请销假登记表
县,姓名,派出单位,驻村,开始时间,结束时间,事由
涞源县,张三,省水利厅,甲村,2019.7.8,2019.7.12,事假
`),
		Want: `
			refused: ingest.events`,
	},
	{
		File: "columns/own-people.csv", What: "A list headed 姓名, whose title says that it is of the village's own cadres: they are not posted there", Body: raw(`
阜平县村“两委”班子成员花名册
县,乡镇,村,姓名,性别,出生年月,学历,职务,联系电话
阜平县,龙泉关镇,甲村,甲一,男,1968-03,高中,主任,19900000001
阜平县,龙泉关镇,甲村,甲二,女,1978-03,高中,委员,19900000002
`),
		Want: `
			refused: ingest.others`,
	},
	{
		File: "columns/promoted.csv", What: "Who was promoted, from what to what, and since when they have held the post: no roster", After: []string{"people/identity.csv"}, Body: raw(`
姓名,派出单位,原职务,现职务,任职时间,提拔时间
张三,阜平县财政局,正科级,副处级,2015.3,2019.5
`),
		Want: `
			promotions UTF-8: 1 = 1 + 0 + 0
			任职时间: column-unused
			2 姓名: person-resembled`,
	},
	{
		File: "columns/attendance-of-teams.csv", What: "Attendance of villages that names the whole team in a cell", Body: raw(`
县,村,驻村干部,派出单位,月份,应到天数,实到天数
阜平县,甲村,甲一、甲二,省水利厅,2018年3月,22,20
`),
		Want: `
			attendance UTF-8: 1 = 1 + 0 + 0
			驻村干部: column-unused
			2: villages-created
			= unit 省水利厅 province agriculture
			= village 甲村 130624
			= attendance 甲村 attendance 2018-03-01 20 of 22`,
	},
	{
		File: "columns/households.csv", What: "A list of poor households: those who head them are nobody's cadres", Body: raw(`
县,村,贫困户姓名,帮扶责任人,帮扶单位
阜平县,甲村,张三,李四,省水利厅
阜平县,甲村,王五,李四,省水利厅
涞源县,乙村,赵六,钱七,省教育厅
`),
		Want: `
			refused: ingest.byhousehold`,
	},
	{
		File: "columns/household-people.csv", What: "The people of each household are not the poor people of its village", Body: raw(`
县,乡镇,村,贫困户户主,贫困户人口,帮扶责任人,年度
阜平县,龙泉关镇,甲村,张三,4,李四,2018
阜平县,龙泉关镇,乙村,王五,3,钱七,2018
`),
		Want: `
			refused: ingest.byhousehold`,
	},
	{
		File: "columns/pupils.csv", What: "Money for pupils is no money of teams", Body: raw(`
县,乡镇,村,学生姓名,学校,补助金额,年度
阜平县,龙泉关镇,甲村,张三,某小学,400,2018
阜平县,龙泉关镇,乙村,王五,某小学,400,2018
`),
		Want: `
			refused: ingest.byhousehold`,
	},
	{
		File: "columns/projects.csv", What: "A list of projects is no list of villages, and the time of a project is no year of leaving poverty", Body: raw(`
县,村,帮扶项目,投入资金,时间
阜平县,甲村,修路,20,2018年
阜平县,乙村,打井,30,2019年
`),
		Want: `
			refused: ingest.projects`,
	},
	{
		File: "columns/project-money.csv", What: "What projects cost is no money of teams", Body: raw(`
县,乡镇,村,项目名称,资金（万元）,年度
阜平县,龙泉关镇,甲村,修路,20,2018
阜平县,龙泉关镇,乙村,打井,30,2018
`),
		Want: `
			refused: ingest.projects`,
	},
	{
		File: "columns/other-things.csv", What: "Villages beside more that is not known than is: no list of villages", Body: raw(`
县,村,路线,里程,施工队,验收
阜平县,甲村,甲乙路,3,一队,合格
阜平县,乙村,乙丙路,4,二队,合格
`),
		Want: `
			refused: ingest.unknown`,
	},
	{
		File: "columns/to-be-posted.csv", What: "Who is to be posted is not posted", Body: raw(`
县,村,选派单位,选派人员,拟任职务
阜平县,甲村,省水利厅,李四,第一书记
涞源县,乙村,省教育厅,钱七,工作队员
`),
		Want: `
			refused: ingest.planned`,
	},
	{
		File: "columns/to-be-posted-title.csv", What: "A title that says so, over columns that do not", Body: raw(`
拟选派驻村第一书记名单,,,,,
县,村,姓名,性别,单位,现任职务
阜平县,甲村,李四,男,省水利厅,处长
涞源县,乙村,钱七,男,省教育厅,科长
`),
		Want: `
			refused: ingest.planned`,
	},
	{
		File: "columns/to-be-promoted.csv", What: "With the day of their arrival they are posted, whatever they are to become", Body: raw(`
县,村,姓名,性别,到村时间,拟任职务
阜平县,甲村,李四,男,2018.3.1,第一书记
涞源县,乙村,钱七,男,2018.3.2,工作队员
`),
		Want: `
			cadres UTF-8: 2 = 2 + 0 + 0
			拟任职务: column-unused
			2: villages-created
			= …`,
	},
	{
		File: "columns/days-by-person.csv", What: "Days of each month, person by person", Body: raw(`
县,乡镇,村,姓名,1月,2月,3月
阜平县,龙泉关镇,甲村,李四,20,21,22
阜平县,龙泉关镇,乙村,钱七,20,21,18
`),
		Want: `
			refused: ingest.byperson`,
	},
}
