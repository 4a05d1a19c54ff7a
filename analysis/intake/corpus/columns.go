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
	{
		File: "columns/no-name.csv", What: "A column without a name in a table that is not recognised", Body: raw(`
姓名,,备注
张一,1,甲
李二,2,乙
`),
		Want: `
			refused: ingest.unknown`,
	},
	{
		File: "columns/no-header-people.csv", What: "A table without a header, of which the user says one column", Mapping: `{"no_header": true, "columns": {"A": "person"}}`, Body: raw(`
张一,1
李二,2
`),
		Want: `
			refused: ingest.unknown`,
	},
	{
		File: "columns/twice-settled.csv", What: "The user gives two columns one field: the later counts, and it is told", Mapping: `{"columns": {"甲人数": "population", "乙人数": "population"}}`, Body: raw(`
县,乡镇,村,年度,户数,甲人数,乙人数
阜平县,龙泉关镇,甲村,2018,100,10,20
`),
		Want: `
			ledger UTF-8: 1 = 1 + 0 + 0
			甲人数: column-twice
			2: villages-created
			= ledger 甲村 2018 households: 100
			= ledger 甲村 2018 population: 20
			= village 甲村 龙泉关镇 130624`,
	},
}
