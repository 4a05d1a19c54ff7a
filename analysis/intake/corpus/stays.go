package corpus

var stays = []Case{
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
		File: "people/leave-of-year.csv", Above: 2, What: "A list of departures whose title gives a year: the day that each row gives ends the stay", After: []string{"people/arrivals.csv"}, Body: raw(`
2018年驻村干部轮换离任名单,,,,,,
县,村,姓名,出生年月,派出单位,职务,离村时间,离村原因
阜平县,甲村,王二,1980-03-01,省水利厅,,2018-12-15,轮换
`),
		Want: `
			cadres UTF-8: 1 = 1 + 0 + 0
			file: year-assumed
			= posting 王二 in 甲村 first_secretary 2018-02-28 to 2018-12-15 rotation
			- posting 王二 in 甲村 first_secretary 2018-02-28 to on`,
	},
	{
		File: "people/years-of-stay.csv", What: "Rows of several years about one stay, of which the last gives its end; somebody back in the first village with another role", Body: raw(`
年度,县,乡镇,村,姓名,出生年月,派出单位,职务,到村时间,离村时间
2017,阜平县,龙泉关镇,甲村,赵一,1975-03,省直甲局,第一书记,2016-03-01,
2018,阜平县,龙泉关镇,甲村,赵一,1975-03,省直甲局,第一书记,2016-03-01,2018-06-30
2017,阜平县,龙泉关镇,乙村,钱二,1980-05,省直甲局,第一书记,2016-03-01,
2017,阜平县,龙泉关镇,丙村,钱二,1980-05,省直甲局,第一书记,2017-06-01,
2017,阜平县,龙泉关镇,乙村,钱二,1980-05,省直甲局,队员,2016-03-01,
2018,阜平县,龙泉关镇,丙村,钱二,1980-05,省直甲局,队员,2017-06-01,
2018,阜平县,龙泉关镇,乙村,钱二,1980-05,省直甲局,第一书记,2016-03-01,
`),
		Want: `
			cadres UTF-8: 7 = 6 + 1 + 0
			2: villages-created
			6: duplicate-posting
			7 职务: posting-role
			= cadre 赵一 1975-03-01 省直甲局
			= cadre 钱二 1980-05-01 省直甲局
			= posting 赵一 in 甲村 first_secretary 2016-03-01 to 2018-06-30
			= posting 钱二 in 丙村 member 2017-06-01 to on
			= posting 钱二 in 乙村 first_secretary 2016-03-01 to on
			= unit 省直甲局 province government
			= village 丙村 龙泉关镇 130624
			= village 乙村 龙泉关镇 130624
			= village 甲村 龙泉关镇 130624`,
	},
	{
		File: "people/other-unit.csv", Above: 2, What: "A list of a year of the same person under another unit: the stay goes on, and no team of the other unit comes with nobody in it", After: []string{"people/identity-posted.csv"}, Body: raw(`
2018年驻村干部花名册,,,,,,
县,乡镇,村,姓名,身份证号,派出单位,职务
阜平县,龙泉关镇,甲村,赵一,130102197503070019,省直乙局,
`),
		Want: `
			cadres UTF-8: 1 = 1 + 0 + 0
			身份证号: personal
			file: year-assumed
			3: posting-year
			3: posting-stands
			= cadre 赵一 male 1975-03-07 省直乙局
			= unit 省直乙局 province government
			- cadre 赵一 male 1975-03-07 省直甲局`,
	},
	{
		File: "people/identity-posted.csv", What: "Somebody with an identity number", Body: raw(`
县,乡镇,村,姓名,身份证号,派出单位,职务,到村时间
阜平县,龙泉关镇,甲村,赵一,130102197503070019,省直甲局,第一书记,2016-03-01
`),
		Want: `
			postings UTF-8: 1 = 1 + 0 + 0
			身份证号: personal
			2: villages-created
			= cadre 赵一 male 1975-03-07 省直甲局
			= posting 赵一 in 甲村 first_secretary 2016-03-01 to on
			= private 赵一 id_number 130102197503070019
			= unit 省直甲局 province government
			= village 甲村 龙泉关镇 130624`,
	},
	{
		File: "people/left-where.csv", What: "Who left, and not where: the only stay that is open ends; somebody who is nowhere is told", After: []string{"people/arrivals.csv"}, Body: raw(`
姓名,出生年月,派出单位,离村时间
王二,1980-03-01,省水利厅,2018-12-15
孙三,1981-03-01,省水利厅,2018-12-15
`),
		Want: `
			cadres UTF-8: 2 = 2 + 0 + 0
			3 离村时间: left-unknown
			= cadre 孙三 1981-03-01 省水利厅
			= posting 王二 in 甲村 first_secretary 2018-02-28 to 2018-12-15
			- posting 王二 in 甲村 first_secretary 2018-02-28 to on`,
	},
}
