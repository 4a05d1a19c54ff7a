package corpus

var people = []Case{
	{
		File: "people/roster.csv", What: "A roster as a county sends it: who, from where, in which village, since when", Body: gbk(`
阜平县 2018 年驻村干部花名册,,,,,,,,,,
填报单位：阜平县委组织部,,,,,,,,,填报日期：2018年7月1日,
序号,姓名,性别,出生年月,学历,政治面貌,派出单位,乡镇,村,驻村职务,进驻时间
1,甲一,男,1978.05,本科,中共党员,某省某厅,龙泉关镇,甲村,第一书记,2018年3月
2,甲二,女,1985.11,研究生,党员,某省某厅,龙泉关镇,甲村,队员,2018-03-15
3,甲三,男,1990.01,大专,群众,某市某局,龙泉关镇,乙村,第一书记,2018/3/15
`), Above: 3,
		Want: `
			cadres GB18030: 3 = 3 + 0 + 0
			file: year-assumed
			file: county-assumed
			4: villages-created
			4 进驻时间: start-month
			= unit 某省某厅 government
			= unit 某市某局 city government
			= village 甲村 龙泉关镇 130624
			= village 乙村 龙泉关镇 130624
			= cadre 甲一 male 1978-05-01 bachelor 某省某厅 party
			= cadre 甲二 female 1985-11-01 postgraduate 某省某厅 party
			= cadre 甲三 male 1990-01-01 college 某市某局
			= posting 甲一 in 甲村 first_secretary 2018-03-01 to on
			= posting 甲二 in 甲村 member 2018-03-15 to on
			= posting 甲三 in 乙村 first_secretary 2018-03-15 to on`,
	},
	{
		File: "people/no-county.csv", What: "The same without a county anywhere, and with two in the title: none is guessed", Body: raw(`
阜平县、定兴县驻村干部花名册,,,,
姓名,性别,出生年月,村,进驻时间
甲一,男,1978.05,甲村,2018-03-15
甲二,女,1985.11,甲村,2018-03-15
`), Above: 2,
		Want: `
			cadres UTF-8: 2 = 0 + 2 + 0
			3: no-county-name
			4: no-county-name`,
	},
	{
		File: "people/county-settled.csv", What: "The same, and the user says which county it is", Body: raw(`
阜平县、定兴县驻村干部花名册,,,,
姓名,性别,出生年月,村,进驻时间
甲一,男,1978.05,甲村,2018-03-15
甲二,女,1985.11,甲村,2018-03-15
`), Above: 2, Mapping: `{"county": "130626"}`,
		Want: `
			cadres UTF-8: 2 = 2 + 0 + 0
			3: villages-created
			= village 甲村 130626
			= …`,
	},
	{
		File: "people/postings.csv", What: "Times of posting: to the month, still going on, ended before they began", Body: raw(`
县,村,姓名,性别,出生日期,职务,进驻日期,离任日期,离任原因
阜平县,甲村,甲一,男,1978-05-01,第一书记,2016年3月,2018年2月,轮换
阜平县,甲村,甲二,女,1980-05-01,第一书记,2018-03-01,至今,
阜平县,乙村,甲三,男,1981-05-01,队员,2018-03-01,2017-03-01,
阜平县,乙村,甲四,男,1982-05-01,队员,2018-03-01,2018-03-01,
阜平县,丙村,甲五,男,1983-05-01,队员,2018-03-01,2018-02-30,
`),
		Want: `
			cadres UTF-8: 5 = 3 + 2 + 0
			2: villages-created
			2 进驻日期: start-month
			4 离任日期: end-before-start
			5 离任日期: end-before-start
			6 离任日期: date-impossible → 2018-02-28
			= posting 甲一 in 甲村 first_secretary 2016-03-01 to 2018-03-01 rotation
			= posting 甲二 in 甲村 first_secretary 2018-03-01 to on
			= posting 甲五 in 丙村 member 2018-03-01 to on
			= …`,
	},
	{
		File: "people/two-secretaries.csv", What: "Two first secretaries in one village on one day: loaded as the file has them, and found by the check", Body: raw(`
县,村,姓名,性别,出生日期,职务,进驻日期,离任日期
阜平县,甲村,甲一,男,1978-05-01,第一书记,2016-03-01,2018-06-01
阜平县,甲村,甲二,女,1979-05-01,第一书记,2018-03-01,
阜平县,乙村,甲三,男,1980-05-01,第一书记,2016-03-01,2018-03-01
阜平县,乙村,甲四,男,1981-05-01,第一书记,2018-03-01,
`),
		Want: `
			cadres UTF-8: 4 = 4 + 0 + 0
			2: villages-created
			check: two-secretaries 1
			= …`,
	},
	{
		File: "people/stays.csv", What: "From when to when in one cell, a day that cannot be told, posts that nobody holds, two people in a cell, a remark behind a name, a village that is none", Body: raw(`
县,村,姓名,派出单位,职务,驻村时间
阜平县,甲村,张三,省财政厅,第一书记,2018年3月至今
阜平县,甲村,李四,省财政厅,队员,2018.3.1-2020.3.1
阜平县,乙村,王五,省财政厅,队员,16年3月
阜平县,乙村,空缺,省财政厅,队员,2018-03-01
阜平县,乙村,赵六、钱七,省财政厅,队员,2018-03-01
阜平县,丙村,孙八（组长）,省财政厅,队员,2018-03-01
阜平县,全县,周九,省财政厅,队员,2018-03-01
`),
		Want: `
			postings UTF-8: 7 = 3 + 4 + 0
			2: villages-created
			2 驻村时间: start-month
			4 驻村时间: date-ambiguous → 2016-03
			4 驻村时间: start-unread
			5 姓名: person-none
			6 姓名: person-several
			8 村: village-whole
			= cadre 孙八 省财政厅
			= cadre 张三 省财政厅
			= cadre 李四 省财政厅
			= posting 孙八 in 丙村 member 2018-03-01 to on
			= posting 张三 in 甲村 first_secretary 2018-03-01 to on
			= posting 李四 in 甲村 member 2018-03-01 to 2020-03-01
			= unit 省财政厅 province economic
			= village 丙村 130624
			= village 甲村 130624`,
	},
	{
		File: "people/marks.csv", What: "Who is first secretary is a mark, and most have not left yet: columns whose names are known are read, whatever stands in them", Body: raw(`
县,村,姓名,派出单位,第一书记,进驻日期,离任时间
阜平县,甲村,张三,省财政厅,√,2016-03-01,至今
阜平县,甲村,李四,省财政厅,×,2016-03-01,2017-03-01
阜平县,乙村,王五,省财政厅,是,2016-03-01,至今
阜平县,乙村,赵六,省财政厅,,2016-03-01,至今
`),
		Want: `
			postings UTF-8: 4 = 4 + 0 + 0
			2: villages-created
			= cadre 张三 省财政厅
			= cadre 李四 省财政厅
			= cadre 王五 省财政厅
			= cadre 赵六 省财政厅
			= posting 张三 in 甲村 first_secretary 2016-03-01 to on
			= posting 李四 in 甲村 member 2016-03-01 to 2017-03-01
			= posting 王五 in 乙村 first_secretary 2016-03-01 to on
			= posting 赵六 in 乙村 member 2016-03-01 to on
			= unit 省财政厅 province economic
			= village 乙村 130624
			= village 甲村 130624`,
	},
	{
		File: "people/ditto.csv", What: "同上 and 〃 stand for what the row above says; where that is nothing, the row is not loaded", Body: raw(`
县,乡镇,村,姓名,性别,出生年月,派出单位,职务,进驻日期
同上,龙泉关镇,平石头村,刘零,男,1979.03,省财政厅,第一书记,2018.2
阜平县,龙泉关镇,骆驼湾村,刘甲,男,1979.03,省财政厅,第一书记,2018.2
阜平县,龙泉关镇,骆驼湾村,刘乙,男,1980.03,同上,队员,2018.2
同上,同上,顾家台村,刘丙,男,1981.03,〃,队员,2018.2
〃,″,顾家台村,刘丁,女,1982.03,”,〃,2018.2
阜平县,龙泉关镇,顾家台村,刘己,女,1983.03,",,",同左,2018.2
,,,,,,,,
阜平县,龙泉关镇,同上,刘戊,女,1982.03,省财政厅,队员,2018.2
`),
		Want: `
			cadres UTF-8: 8 = 5 + 2 + 1
			2 县: ditto-nothing
			3: villages-created
			3 进驻日期: start-month
			4 派出单位: ditto
			7 职务: word
			8: blank
			9 村: ditto-nothing
			= cadre 刘丁 female 1982-03-01 省财政厅
			= cadre 刘丙 male 1981-03-01 省财政厅
			= cadre 刘乙 male 1980-03-01 省财政厅
			= cadre 刘己 female 1983-03-01 省财政厅
			= cadre 刘甲 male 1979-03-01 省财政厅
			= posting 刘丁 in 顾家台村 member 2018-02-01 to on
			= posting 刘丙 in 顾家台村 member 2018-02-01 to on
			= posting 刘乙 in 骆驼湾村 member 2018-02-01 to on
			= posting 刘己 in 顾家台村 member 2018-02-01 to on
			= posting 刘甲 in 骆驼湾村 first_secretary 2018-02-01 to on
			= unit 省财政厅 province economic
			= village 顾家台村 龙泉关镇 130624
			= village 骆驼湾村 龙泉关镇 130624`,
	},
	{
		File: "people/arrivals.csv", What: "Who came, before a list of who left", Body: raw(`
县,村,姓名,出生年月,派出单位,职务,进驻日期
阜平县,甲村,王二,1980-03-01,省水利厅,第一书记,2018-02-28
`),
		Want: `
			cadres UTF-8: 1 = 1 + 0 + 0
			2: villages-created
			= unit 省水利厅 province agriculture
			= village 甲村 130624
			= cadre 王二 1980-03-01 省水利厅
			= posting 王二 in 甲村 first_secretary 2018-02-28 to on`,
	},
	{
		File: "people/roster-first.csv", What: "A list of persons with a slip in a birth, and one in a unit", Body: raw(`
县,村,姓名,性别,出生年月,派出单位,职务,进驻日期
阜平县,甲村,王二,男,1980-03-01,省水利厅,第一书记,2018-02-28
阜平县,甲村,王三,女,1982-04-01,省水利厅,队员,2018-02-28
阜平县,甲村,王四,女,1983-04-01,省水利厅,队员,2018-02-28
`),
		Want: `
			cadres UTF-8: 3 = 3 + 0 + 0
			2: villages-created
			= cadre 王二 male 1980-03-01 省水利厅
			= cadre 王三 female 1982-04-01 省水利厅
			= cadre 王四 female 1983-04-01 省水利厅
			= posting 王二 in 甲村 first_secretary 2018-02-28 to on
			= posting 王三 in 甲村 member 2018-02-28 to on
			= posting 王四 in 甲村 member 2018-02-28 to on
			= unit 省水利厅 province agriculture
			= village 甲村 130624`,
	},
	{
		File: "people/stands.csv", What: "The same people again, with a finer first day, another month, and without one; another office; somebody who is now elsewhere", After: []string{"people/roster-first.csv"}, Body: raw(`
县,村,姓名,性别,出生年月,派出单位,职务,进驻日期
阜平县,甲村,王二,男,1980-03-01,省水利厅,第一书记,2018年2月
阜平县,甲村,王三,女,1982-04-01,省水利厅,第一书记,2020-05-10
阜平县,甲村,王四,女,1983-04-01,省水利厅,队员,2018-03-20
阜平县,乙村,王四,女,1983-04-01,省水利厅,队员,2020-06-01
`),
		Want: `
			cadres UTF-8: 4 = 4 + 0 + 0
			2 进驻日期: start-month
			2: posting-stands
			3 职务: posting-changed
			4 进驻日期: posting-start
			5: villages-created
			5 村: posting-elsewhere
			= posting 王三 in 甲村 member 2018-02-28 to 2020-05-10
			= posting 王三 in 甲村 first_secretary 2020-05-10 to on
			- posting 王三 in 甲村 member 2018-02-28 to on
			= posting 王四 in 甲村 member 2018-03-20 to on
			- posting 王四 in 甲村 member 2018-02-28 to on
			= posting 王四 in 乙村 member 2020-06-01 to on
			= village 乙村 130624`,
	},
	{
		File: "people/stands-year.csv", Above: 2, What: "A list of a year in which they were there, without days: nothing new", After: []string{"people/roster-first.csv"}, Body: raw(`
2019年驻村干部花名册
县,村,姓名,性别,派出单位,职务
阜平县,甲村,王二,男,省水利厅,第一书记
阜平县,甲村,王三,女,省水利厅,队员
`),
		Want: `
			cadres UTF-8: 2 = 2 + 0 + 0
			file: year-assumed
			3: posting-year
			3 姓名: person-resembled
			3: posting-stands
			changes: 0 new, 0 changed, 4 same, 0 gone`,
	},
	{
		File: "people/team-again.csv", What: "Others of the same unit come when the first have left: the team stands again", After: []string{"people/left.csv"}, Body: raw(`
县,村,姓名,性别,出生年月,派出单位,职务,进驻日期,离任日期
阜平县,甲村,李一,男,1985-06-01,省水利厅,第一书记,2018-03-01,2020-12-31
`),
		Want: `
			cadres UTF-8: 1 = 1 + 0 + 0
			= cadre 李一 male 1985-06-01 省水利厅
			= posting 李一 in 甲村 first_secretary 2018-03-01 to 2020-12-31`,
	},
	{
		File: "people/left.csv", What: "A team that has left, after money for it alone", Body: raw(`
县,村,姓名,性别,出生年月,派出单位,职务,进驻日期,离任日期
阜平县,甲村,王二,男,1980-03-01,省水利厅,第一书记,2016-02-28,2018-02-28
`),
		Want: `
			cadres UTF-8: 1 = 1 + 0 + 0
			2: villages-created
			= cadre 王二 male 1980-03-01 省水利厅
			= posting 王二 in 甲村 first_secretary 2016-02-28 to 2018-02-28
			= unit 省水利厅 province agriculture
			= village 甲村 130624`,
	},
	{
		File: "people/several.csv", What: "Several people in a cell, in lines, with remarks, by number, one for another; a unit with what they are there", Body: raw("县,村,姓名,派出单位及职务,职务,进驻日期\n阜平县,甲村,\"李刚\n王芳\",省水利厅处长,队员,2018-03-01\n阜平县,甲村,郑一（组长）、王二（队员）,省水利厅处长,队员,2018-03-01\n阜平县,甲村,冯三等3人,省水利厅处长,队员,2018-03-01\n阜平县,甲村,周九→吴十,省水利厅处长,队员,2018-03-01\n阜平县,甲村,孙六（组长）,省水利厅四级调研员,队员,2018-03-01\n阜平县,甲村,赵七,省水利厅办公室主任,队员,同上\n"),
		Want: `
			postings UTF-8: 6 = 2 + 4 + 0
			2 姓名: person-several
			4 姓名: person-several
			5 姓名: person-several
			6 姓名: person-several
			7: villages-created
			8 进驻日期: ditto
			= cadre 孙六 省水利厅
			= cadre 赵七 省水利厅办公室
			= posting 孙六 in 甲村 member 2018-03-01 to on
			= posting 赵七 in 甲村 member 2018-03-01 to on
			= unit 省水利厅 province agriculture
			= unit 省水利厅办公室 province agriculture
			= village 甲村 130624`,
	},
	{
		File: "people/birth-kept.csv", What: "A later list without births, whose identity numbers are none: what is known of births stays", After: []string{"people/roster-first.csv"}, Body: raw(`
县,村,姓名,身份证号,派出单位,职务,进驻日期
阜平县,甲村,王二,,省水利厅,第一书记,2018-02-28
阜平县,甲村,王三,130624198204010021,省水利厅,队员,2018-02-28
`),
		Want: `
			postings UTF-8: 2 = 2 + 0 + 0
			身份证号: personal
			2 姓名: person-resembled
			3 身份证号: id-check
			changes: 0 new, 0 changed, 4 same, 0 gone`,
	},
	{
		File: "people/第一书记名册.csv", What: "A list of first secretaries by its name alone; remarks that somebody is gone", Body: raw(`
县,村,姓名,派出单位,进驻日期,备注
阜平县,甲村,王二,省水利厅,2018-02-28,
阜平县,乙村,王三,省水利厅,2018-02-28,2019年6月已调离
`),
		Want: `
			cadres UTF-8: 2 = 2 + 0 + 0
			= cadre 王三 省水利厅
			= cadre 王二 省水利厅
			= posting 王三 in 乙村 first_secretary 2018-02-28 to on
			= posting 王二 in 甲村 first_secretary 2018-02-28 to on
			= unit 省水利厅 province agriculture
			= village 乙村 130624
			= village 甲村 130624
			file: role-assumed
			2: villages-created
			3 备注: remark-left`,
	},
	{
		File: "people/spans.csv", What: "From when to when in one cell, in the ways that offices have", Body: raw(`
姓名,派出单位,派驻村,县,驻村职务,驻村起止时间
王一,省水利厅,甲村,阜平县,第一书记,2016.02-2018.03
王二,省水利厅,甲村,阜平县,第一书记,2018.03—至今
王三,省水利厅,甲村,阜平县,队员,2018年3月起
王四,县财政局,乙村,阜平县,第一书记,2020-2021
王五,县财政局,乙村,阜平县,队员,2018.3月
王六,县财政局,乙村,阜平县,队员,2018.03.01起
`),
		Want: `
			postings UTF-8: 6 = 6 + 0 + 0
			= cadre 王一 省水利厅
			= cadre 王三 省水利厅
			= cadre 王二 省水利厅
			= cadre 王五 阜平县财政局
			= cadre 王六 阜平县财政局
			= cadre 王四 阜平县财政局
			= posting 王一 in 甲村 first_secretary 2016-02-01 to 2018-04-01
			= posting 王三 in 甲村 member 2018-03-01 to on
			= posting 王二 in 甲村 first_secretary 2018-03-01 to on
			= posting 王五 in 乙村 member 2018-03-01 to on
			= posting 王六 in 乙村 member 2018-03-01 to on
			= posting 王四 in 乙村 first_secretary 2020-01-01 to 2022-01-01
			= unit 省水利厅 province agriculture
			= unit 阜平县财政局 county economic
			= village 乙村 130624
			= village 甲村 130624
			2: villages-created
			2 驻村起止时间: start-month
			5 派出单位: unit-of-county
			check: two-secretaries 1`,
	},
	{
		File: "people/telephones.csv", What: "A list of telephones of those who are there, without days or births, the unit in other words: nobody is there twice", After: []string{"people/roster-first.csv"}, Body: raw(`
县,村,姓名,单位,驻村职务,手机
阜平县,甲村,王二,水利厅,第一书记,19900000001
阜平县,甲村,王三,河北省水利厅,队员,19900000002
阜平县,甲村,王四,省水利厅水保处,队员,19900000003
`),
		Want: `
			postings UTF-8: 3 = 3 + 0 + 0
			= cadre 王四 female 1983-04-01 省水利厅水保处
			= private 王三 phone 19900000002
			= private 王二 phone 19900000001
			= private 王四 phone 19900000003
			= unit 省水利厅水保处 province agriculture
			- cadre 王四 female 1983-04-01 省水利厅
			手机: personal
			2 姓名: person-resembled
			2: posting-stands
			4 姓名: person-there`,
	},
	{
		File: "people/county-blank.csv", What: "A column of counties that is blank here and there, and the user says which county it is", Mapping: `{"county": "130624"}`, Body: raw(`
县,村,年度,户数
,甲村,2018,100
涞源县,乙村,2018,200
,丙村,2018,300
`),
		Want: `
			ledger UTF-8: 3 = 3 + 0 + 0
			= ledger 丙村 2018 households: 300
			= ledger 乙村 2018 households: 200
			= ledger 甲村 2018 households: 100
			= village 丙村 130624
			= village 乙村 130630
			= village 甲村 130624
			2: villages-created`,
	},
	{
		File: "people/put-right.csv", What: "The same list with a birth put right: one person as before; with another unit it is another, and told", After: []string{"people/roster-first.csv"}, Body: raw(`
县,村,姓名,性别,出生年月,派出单位,职务,进驻日期
阜平县,甲村,王二,男,1981-03-01,省水利厅,第一书记,2018-02-28
阜平县,甲村,王三,女,1982-04-01,省财政厅,队员,2018-02-28
阜平县,甲村,王四,女,1983-04-01,省水利厅,队员,2018-02-28
阜平县,乙村,王二,男,1990-05-01,省水利厅,队员,2018-02-28
`),
		Want: `
			cadres UTF-8: 4 = 4 + 0 + 0
			2 出生年月: person-put-right
			3 派出单位: person-moved
			5: villages-created
			= cadre 王二 male 1981-03-01 省水利厅
			- cadre 王二 male 1980-03-01 省水利厅
			= cadre 王三 female 1982-04-01 省财政厅
			= cadre 王二 male 1990-05-01 省水利厅
			= posting 王二 in 乙村 member 2018-02-28 to on
			= posting 王三 in 甲村 member 2018-02-28 to on
			= unit 省财政厅 province economic
			= village 乙村 130624
			changes: 8 new, 1 changed, 3 same, 0 gone`,
	},
	{
		File: "people/departures.csv", What: "A list of departures gives the last day alone: it ends the stay that was open", After: []string{"people/arrivals.csv"}, Body: raw(`
姓名,出生年月,派出单位,村,县,离任日期,离任原因
王二,1980-03-01,省水利厅,甲村,阜平县,2018-12-31,提拔
`),
		Want: `
			cadres UTF-8: 1 = 1 + 0 + 0
			= posting 王二 in 甲村 first_secretary 2018-02-28 to 2018-12-31 promoted
			- posting 王二 in 甲村 first_secretary 2018-02-28 to on`,
	},
	{
		File: "people/injection.csv", What: "Texts that a spreadsheet would take for commands, control characters, a direction that is turned round, a picture in a name: kept as text, without what cannot be seen", Body: raw(`
姓名,性别,出生日期,派出单位
"=cmd|' /C calc'!A1",男,1978-05-01,"=HYPERLINK(""http://localhost/"",""x"")"
甲` + "\u202e\u200b" + `二,男,1979-05-01,+某局
甲😀,男,1980-05-01,@某局
` + "甲\x1b[31m三" + `,男,1981-05-01,-某局
`),
		Want: `
			cadres UTF-8: 4 = 4 + 0 + 0
			= cadre =cmd|' /C calc'!A1 male 1978-05-01 =HYPERLINK("http://localhost/","x")
			= cadre 甲二 male 1979-05-01 +某局
			= cadre 甲😀 male 1980-05-01 @某局
			= cadre 甲[31m三 male 1981-05-01 -某局
			= …`,
	},
}
