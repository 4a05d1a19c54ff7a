package corpus

var columns = []Case{
	{
		File: "columns/no-longer-poor.csv", What: "Those who are poor no more, and other parts of a village, are none of the figures that a ledger has", Body: raw(`
县,乡镇,村,年度,户数,脱贫户,脱贫户数,脱贫人口,返贫人口,贫困户人数,人口（低保）
阜平县,龙泉关镇,甲村,2018,300,40,40,100,3,60,12
`),
		Want: `
			ledger UTF-8: 1 = 1 + 0 + 0
			脱贫户: column-unused
			脱贫户数: column-unused
			脱贫人口: column-unused
			返贫人口: column-unused
			人口（低保）: column-unused
			2: villages-created
			= ledger 甲村 2018 households: 300
			= ledger 甲村 2018 poor_people: 60
			= village 甲村 龙泉关镇 130624`,
	},
	{
		File: "columns/groups.xlsx", What: "Households and persons under groups: those of the whole village and of the poor are fields, those of others are not", Body: xlsx(book{sheets: []page{{
			name: "台账", rows: grid(`
县|乡镇|村|年度|已脱贫||低保||全村||建档立卡贫困||土地情况
||||户数|人数|户数|人数|户数|人数|户数|人数|耕地面积
阜平县|龙泉关镇|甲村|2018|40|100|10|12|300|900|50|120|800
`), tail: merged("A1:A2", "B1:B2", "C1:C2", "D1:D2", "E1:F1", "G1:H1", "I1:J1", "K1:L1"),
		}}}), Above: 2,
		Want: `
			[台账] ledger: 1 = 1 + 0 + 0
			已脱贫·户数: column-unused
			已脱贫·人数: column-unused
			低保·户数: column-unused
			低保·人数: column-unused
			3: villages-created
			= ledger 甲村 2018 households: 300
			= ledger 甲村 2018 population: 900
			= ledger 甲村 2018 poor_households: 50
			= ledger 甲村 2018 poor_people: 120
			= ledger 甲村 2018 land_mu: 800
			= village 甲村 龙泉关镇 130624`,
	},
	{
		File: "columns/team-in-a-row.xlsx", What: "A village a row, with the first secretary and members under groups of their own: the first secretary is loaded, and of the members nothing", Body: xlsx(book{sheets: []page{{
			name: "名单", rows: grid(`
县|乡镇|村|帮扶单位|队员||第一书记|||队员||进驻日期
||||姓名|电话|姓名|出生年月|电话|姓名|电话|
曲阳县|恒州镇|甲村|省水利厅|甲二|19900000002|甲一|'1979.03|19900000001|甲三|19900000003|2018-03-01
曲阳县|灵山镇|乙村|省水利厅|乙二|19900000012|乙一|'1980.05|19900000011|||2018-03-01
`), tail: merged("A1:A2", "B1:B2", "C1:C2", "D1:D2", "E1:F1", "G1:I1", "J1:K1", "L1:L2"),
		}}}), Above: 2,
		Want: `
			[名单] cadres: 2 = 2 + 0 + 0
			2 队员·姓名: header-twice
			2 队员·电话: header-twice
			第一书记·电话: personal
			队员·姓名: column-somebody
			队员·电话: column-somebody
			队员·姓名 #10: column-somebody
			队员·电话 #11: column-somebody
			file: people-beside
			3: villages-created
			= unit 省水利厅 province agriculture
			= village 甲村 恒州镇 130634
			= village 乙村 灵山镇 130634
			= cadre 甲一 1979-03-01 省水利厅
			= cadre 乙一 1980-05-01 省水利厅
			= private 甲一 phone 19900000001
			= private 乙一 phone 19900000011
			= posting 甲一 in 甲村 first_secretary 2018-03-01 to on
			= posting 乙一 in 乙村 first_secretary 2018-03-01 to on`,
	},
	{
		File: "columns/prefixes.csv", What: "The same with the groups before the names, and columns that only their place tells whose they are", Body: raw(`
县,村,第一书记姓名,出生年月,电话,队员姓名,性别,队员电话,派出单位,进驻日期
曲阳县,甲村,甲一,1979.03,19900000001,甲二,女,19900000002,省水利厅,2018-03-01
`),
		Want: `
			cadres UTF-8: 1 = 1 + 0 + 0
			电话: personal
			队员姓名: column-somebody
			性别: column-somebody
			队员电话: column-somebody
			file: people-beside
			2: villages-created
			= unit 省水利厅 province agriculture
			= village 甲村 130634
			= cadre 甲一 1979-03-01 省水利厅
			= private 甲一 phone 19900000001
			= posting 甲一 in 甲村 first_secretary 2018-03-01 to on`,
	},
	{
		File: "columns/names-under-roles.csv", What: "The names of the first secretary and of the members stand under what they are; several in a cell", Body: raw(`
县,村,第一书记,工作队员,派出单位,进驻日期
曲阳县,甲村,甲一,甲二、甲三,省水利厅,2018-03-01
曲阳县,乙村,乙一,乙二,省水利厅,2018-03-01
`),
		Want: `
			postings UTF-8: 2 = 2 + 0 + 0
			工作队员: column-somebody
			file: people-beside
			2: villages-created
			= unit 省水利厅 province agriculture
			= village 甲村 130634
			= village 乙村 130634
			= cadre 甲一 省水利厅
			= cadre 乙一 省水利厅
			= posting 甲一 in 甲村 first_secretary 2018-03-01 to on
			= posting 乙一 in 乙村 first_secretary 2018-03-01 to on`,
	},
	{
		File: "columns/own-secretary.csv", What: "The village's own secretary and his telephone stand before those of the cadre", Body: raw(`
县,村,村支书,电话,驻村干部,电话,派出单位,进驻日期
曲阳县,甲村,甲九,19900000009,甲一,19900000001,省水利厅,2018-03-01
`),
		Want: `
			postings UTF-8: 1 = 1 + 0 + 0
			1 电话: header-twice
			村支书: column-somebody
			电话: column-somebody
			电话 #6: personal
			2: villages-created
			= unit 省水利厅 province agriculture
			= village 甲村 130634
			= cadre 甲一 省水利厅
			= private 甲一 phone 19900000001
			= posting 甲一 in 甲村 member 2018-03-01 to on`,
	},
	{
		File: "columns/own-secretary.xlsx", What: "The village's own secretary, who was first secretary before, and who is: groups of the same columns", Body: xlsx(book{sheets: []page{{
			name: "名单", rows: grid(`
县|村|村支部书记||原第一书记||第一书记||派出单位|进驻日期
||姓名|电话|姓名|性别|姓名|性别||
曲阳县|甲村|甲九|19900000009|甲八|女|甲一|男|省水利厅|2018-03-01
`), tail: merged("A1:A2", "B1:B2", "C1:D1", "E1:F1", "G1:H1", "I1:I2", "J1:J2"),
		}}}), Above: 2,
		Want: `
			[名单] cadres: 1 = 1 + 0 + 0
			村支部书记·姓名: column-somebody
			村支部书记·电话: column-somebody
			原第一书记·姓名: column-somebody
			原第一书记·性别: column-somebody
			3: villages-created
			= unit 省水利厅 province agriculture
			= village 甲村 130634
			= cadre 甲一 male 省水利厅
			= posting 甲一 in 甲村 first_secretary 2018-03-01 to on`,
	},
	{
		File: "columns/relatives.csv", What: "Who is to be called is not the cadre, whose own address and telephone are known by their names", Body: raw(`
县,村,姓名,驻村干部电话,家庭住址,派出单位,进驻日期,家庭联系人,家庭联系人电话,紧急联系电话,联系方式
曲阳县,甲村,甲一,19900000001,甲路1号,省水利厅,2018-03-01,甲九,19900000009,19900000008,19900000007
`),
		Want: `
			postings UTF-8: 1 = 1 + 0 + 0
			驻村干部电话: personal
			家庭住址: personal
			家庭联系人: column-somebody
			家庭联系人电话: column-somebody
			紧急联系电话: column-somebody
			联系方式: column-somebody
			2: villages-created
			= unit 省水利厅 province agriculture
			= village 甲村 130634
			= cadre 甲一 省水利厅
			= private 甲一 phone 19900000001
			= private 甲一 address 甲路1号
			= posting 甲一 in 甲村 member 2018-03-01 to on`,
	},
	{
		File: "columns/member-settled.csv", What: "The user says that the member is meant: then what stands behind the first secretary's name is left out", Body: raw(`
县,村,第一书记姓名,出生年月,队员姓名,性别,派出单位,进驻日期
曲阳县,甲村,甲一,1979.03,甲二,女,省水利厅,2018-03-01
`), Mapping: `{"columns": {"队员姓名": "person"}}`,
		Want: `
			cadres UTF-8: 1 = 1 + 0 + 0
			第一书记姓名: column-somebody
			出生年月: column-somebody
			file: people-beside
			2: villages-created
			= unit 省水利厅 province agriculture
			= village 甲村 130634
			= cadre 甲二 female 省水利厅
			= posting 甲二 in 甲村 member 2018-03-01 to on`,
	},
	{
		File: "columns/planned-exit.csv", What: "In which year a village is to be poor no more is not when it was", Body: raw(`
县,乡镇,贫困村,计划出列年度
阜平县,龙泉关镇,甲村,2019
`),
		Want: `
			villages UTF-8: 1 = 1 + 0 + 0
			计划出列年度: column-unused
			= village 甲村 龙泉关镇 130624`,
	},
	{
		File: "columns/planned-posting.csv", What: "From when to when somebody is to be posted, what he is to become, and since when he has been what he is: none of it is of the posting", Body: raw(`
县,村,姓名,派出单位,任职时间,拟进驻时间,进驻日期,计划结束时间,任现职时间,提拔时间,拟任职务
阜平县,甲村,甲一,省水利厅,2012-01-01,2018-02-01,2018-03-01,2020-03-01,2015-01-01,2019-01-01,副处级
`),
		Want: `
			postings UTF-8: 1 = 1 + 0 + 0
			任职时间: column-unused
			拟进驻时间: column-unused
			计划结束时间: column-unused
			任现职时间: column-unused
			提拔时间: column-unused
			拟任职务: column-unused
			2: villages-created
			= unit 省水利厅 province agriculture
			= village 甲村 130624
			= cadre 甲一 省水利厅
			= posting 甲一 in 甲村 member 2018-03-01 to on`,
	},
	{
		File: "columns/expected.csv", What: "What is expected stands before what is, in brackets and as a word; a target alone is nothing that is", Body: raw(`
县,乡镇,村,年度,户数,集体经济收入(预计),集体经济收入(实际),预期人均纯收入,人均纯收入,目标播种面积
阜平县,龙泉关镇,甲村,2018,300,11,12,5000,4000,700
`),
		Want: `
			ledger UTF-8: 1 = 1 + 0 + 0
			= ledger 甲村 2018 collective_income_yuan: 12
			= ledger 甲村 2018 households: 300
			= ledger 甲村 2018 income_per_head_yuan: 4000
			= village 甲村 龙泉关镇 130624
			集体经济收入(实际): unit-unsaid
			集体经济收入(预计): column-unused
			预期人均纯收入: column-unused
			目标播种面积: column-unused
			2: villages-created`,
	},
	{
		File: "columns/planned-group.xlsx", What: "The same figures under what is planned and what was reached", Body: xlsx(book{sheets: []page{{
			name: "台账", rows: grid(`
县|乡镇|村|年度|计划||实际|
||||集体收入|人均收入|集体收入|人均收入
阜平县|龙泉关镇|甲村|2018|11|5000|12|4000
`), tail: merged("A1:A2", "B1:B2", "C1:C2", "D1:D2", "E1:F1", "G1:H1"),
		}}}), Above: 2,
		Want: `
			[台账] ledger: 1 = 1 + 0 + 0
			= ledger 甲村 2018 collective_income_yuan: 12
			= ledger 甲村 2018 income_per_head_yuan: 4000
			= village 甲村 龙泉关镇 130624
			实际·集体收入: unit-unsaid
			计划·集体收入: column-unused
			计划·人均收入: column-unused
			3: villages-created`,
	},
	{
		File: "columns/former-unit.csv", What: "The unit and rank that somebody had before stand before those of now", Body: raw(`
县,村,姓名,原工作单位,原职务,现工作单位,现职务,进驻日期
阜平县,甲村,甲一,省水利厅,科员,省财政厅,副处级,2018-03-01
`),
		Want: `
			cadres UTF-8: 1 = 1 + 0 + 0
			原工作单位: column-unused
			原职务: column-unused
			2: villages-created
			= unit 省财政厅 province economic
			= village 甲村 130624
			= cadre 甲一 division 省财政厅
			= posting 甲一 in 甲村 member 2018-03-01 to on`,
	},
	{
		File: "columns/ratings-described.csv", What: "A list of ratings that says more of the persons than their names is no roster: whom nobody knows is told", After: []string{"people/identity.csv"}, Body: raw(`
姓名,性别,出生年月,学历,政治面貌,派出单位,职务,考核年度,考核等次
张三,男,1978.05,本科,中共党员,阜平县财政局,科员,2018,优秀
张三,男,1978.05,本科,中共党员,阜平县财政局,科员,2017,称职
张山,男,1978.05,本科,中共党员,阜平县财政局,科员,2016,称职
`),
		Want: `
			appraisals UTF-8: 3 = 3 + 0 + 0
			4 姓名: person-created
			- cadre 张三 male 1978-05-01 阜平县财政局
			= cadre 张三 male 1978-05-01 bachelor staff 阜平县财政局 party
			= cadre 张山 male 1978-05-01 bachelor staff 阜平县财政局 party
			= appraisal 张三 2018 excellent
			= appraisal 张三 2017 competent
			= appraisal 张山 2016 competent`,
	},
	{
		File: "columns/ratings-of-posted.csv", What: "A roster that gives ratings beside the villages stays a roster", Body: raw(`
县,村,姓名,性别,出生年月,派出单位,职务,进驻日期,考核年度,考核等次
阜平县,甲村,甲一,男,1978.05,省水利厅,第一书记,2018-03-01,2018,优秀
`),
		Want: `
			cadres UTF-8: 1 = 1 + 0 + 0
			2: villages-created
			= unit 省水利厅 province agriculture
			= village 甲村 130624
			= cadre 甲一 male 1978-05-01 省水利厅
			= posting 甲一 in 甲村 first_secretary 2018-03-01 to on
			= appraisal 甲一 2018 excellent`,
	},
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
		File: "columns/ratings-bare.csv", Above: 2, What: "Ratings under bare years, and the village beside the person: the title says what they are", Body: raw(`
涞源县驻村干部年度考核结果
姓名,派出单位,驻村,2018年度,2019年度
张三,省水利厅,甲村,优秀,称职
李四,省水利厅,甲村,称职,优秀
`),
		Want: `
			appraisals UTF-8: 2 = 2 + 0 + 0
			= appraisal 张三 2018 excellent
			= appraisal 张三 2019 competent
			= appraisal 李四 2018 competent
			= appraisal 李四 2019 excellent
			= cadre 张三 省水利厅
			= cadre 李四 省水利厅
			= unit 省水利厅 province agriculture
			驻村: column-unused
			file: wide`,
	},
	{
		File: "columns/setting-unmet.csv", What: "The settings speak of a column that is not there", Mapping: `{"columns": {"姓 名": "person", "人口数": "population"}}`, Body: raw(`
县,村,年度,户数
阜平县,甲村,2018,100
`),
		Want: `
			ledger UTF-8: 1 = 1 + 0 + 0
			= ledger 甲村 2018 households: 100
			= village 甲村 130624
			人口数: setting-unmet
			姓 名: setting-unmet
			2: villages-created`,
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
	{
		File: "columns/c1904.csv", What: "Four digits in the name of a file that are no year", Body: raw(`
县,村,户数
阜平县,甲村,100
涞源县,乙村,200
`),
		Want: `
			ledger UTF-8: 2 = 0 + 2 + 0
			2: no-year
			3: no-year`,
	},
	{
		File: "columns/村情20180630.csv", What: "A day in the name of a file: its year is", Body: raw(`
县,村,户数
阜平县,甲村,100
涞源县,乙村,200
`),
		Want: `
			ledger UTF-8: 2 = 2 + 0 + 0
			file: year-assumed
			2: villages-created
			= …`,
	},
}
