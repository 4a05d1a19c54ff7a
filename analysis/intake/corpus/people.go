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
		File: "people/ages.csv", What: "A first secretary of 17 and one of 70: loaded as the file has them, and found by the check", Body: raw(`
县,村,姓名,性别,出生日期,职务,进驻日期
阜平县,甲村,甲一,男,2001-02-01,第一书记,2018-03-01
阜平县,乙村,甲二,男,1947-12-31,第一书记,2018-03-01
阜平县,丙村,甲三,男,1978-05-01,第一书记,2018-03-01
`),
		Want: `
			cadres UTF-8: 3 = 3 + 0 + 0
			2: villages-created
			check: age 2
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
		File: "people/twice.csv", What: "The same row twice, the same person in two villages, two persons of one name", Body: raw(`
县,村,姓名,性别,出生日期,职务,进驻日期
阜平县,甲村,甲一,男,1978-05-01,队员,2018-03-01
阜平县,甲村,甲一,男,1978-05-01,队员,2018-03-01
阜平县,乙村,甲一,男,1978-05-01,队员,2018-03-01
阜平县,丙村,甲一,女,1985-05-01,队员,2018-03-01
`),
		Want: `
			cadres UTF-8: 4 = 3 + 1 + 0
			2: villages-created
			3: duplicate-posting
			check: two-places 1
			= cadre 甲一 male 1978-05-01
			= cadre 甲一 female 1985-05-01
			= posting 甲一 in 甲村 member 2018-03-01 to on
			= posting 甲一 in 乙村 member 2018-03-01 to on
			= posting 甲一 in 丙村 member 2018-03-01 to on
			= …`,
	},
	{
		File: "people/spaced.csv", What: "Names filled up with spaces are those without; spaces between words of other scripts stay", Body: raw(`
县,乡镇,村,姓名,性别,出生日期,职务,进驻日期
阜平县,龙泉关镇,黑　崖,张　三,男,1978-05-01,队员,2018-03-01
阜平县,龙泉关镇,黑崖村,张三,男,1978-05-01,队员,2018-03-01
阜平县,龙泉关镇,黑崖,Li Si,男,1979-05-01,队员,2018-03-01
`),
		Want: `
			cadres UTF-8: 3 = 2 + 1 + 0
			2: villages-created
			3: duplicate-posting
			= village 黑崖 龙泉关镇 130624
			= cadre 张三 male 1978-05-01
			= cadre Li Si male 1979-05-01
			= posting 张三 in 黑崖 member 2018-03-01 to on
			= posting Li Si in 黑崖 member 2018-03-01 to on`,
	},
	{
		File: "people/identity.csv", What: "Two people of one name, birth and unit as the cells have it: their identity numbers tell them apart, and each county has a unit of its own", Body: raw(`
县,村,姓名,性别,出生日期,身份证号,派出单位,职务,进驻日期
阜平县,甲村,张三,男,1978-05-01,999999197805010012,县财政局,第一书记,2018-03-01
涞源县,乙村,张三,男,1978-05-01,999999197805010039,县财政局,第一书记,2018-03-01
`),
		Want: `
			cadres UTF-8: 2 = 2 + 0 + 0
			身份证号: personal
			2 派出单位: unit-of-county
			2: villages-created
			3 派出单位: unit-of-county
			= cadre 张三 male 1978-05-01 涞源县财政局
			= cadre 张三 male 1978-05-01 阜平县财政局
			= posting 张三 in 乙村 first_secretary 2018-03-01 to on
			= posting 张三 in 甲村 first_secretary 2018-03-01 to on
			= private 张三 id_number 999999197805010012
			= private 张三 id_number 999999197805010039
			= unit 涞源县财政局 county economic
			= unit 阜平县财政局 county economic
			= village 乙村 130630
			= village 甲村 130624`,
	},
	{
		File: "people/identity-again.csv", What: "The same list a second time, with a slip in a name put right: the identity numbers say who is who, and nobody is there twice", After: []string{"people/identity.csv"}, Body: raw(`
县,村,姓名,性别,出生日期,身份证号,派出单位,职务,进驻日期
阜平县,甲村,张山,男,1978-05-01,999999197805010012,县财政局,第一书记,2018-03-01
涞源县,乙村,张三,男,1978-05-01,999999197805010039,县财政局,第一书记,2018-03-01
`),
		Want: `
			cadres UTF-8: 2 = 2 + 0 + 0
			身份证号: personal
			2 派出单位: unit-of-county
			2 姓名: id-other-name
			3 派出单位: unit-of-county
			changes: 0 new, 1 changed, 5 same, 0 gone
			= cadre 张山 male 1978-05-01 阜平县财政局
			= posting 张山 in 甲村 first_secretary 2018-03-01 to on
			= private 张山 id_number 999999197805010012
			- cadre 张三 male 1978-05-01 阜平县财政局
			- posting 张三 in 甲村 first_secretary 2018-03-01 to on
			- private 张三 id_number 999999197805010012`,
	},
	{
		File: "people/rating-by-name.csv", What: "A list of ratings gives no birth: it is of the one person of that name in the unit", After: []string{"people/identity.csv"}, Body: raw(`
姓名,派出单位,年度,考核等次
张三,阜平县财政局,2018,优秀
李四,阜平县财政局,2018,优秀
`),
		Want: `
			appraisals UTF-8: 2 = 2 + 0 + 0
			2 姓名: person-resembled
			3 姓名: person-created
			= appraisal 张三 2018 excellent
			= appraisal 李四 2018 excellent
			= cadre 李四 阜平县财政局`,
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
		File: "people/ratings.csv", What: "Two ratings of one person and year: the second does not quietly take the place of the first", Body: raw(`
姓名,年度,考核等次
甲一,2017,优秀
甲一,2017,称职
甲一,2018,称职
甲二,,优秀
甲三,2018,特别好
`),
		Want: `
			appraisals UTF-8: 5 = 2 + 3 + 0
			3: duplicate
			5 年度: no-year
			6 考核等次: word
			6 考核等次: no-rating
			= cadre 甲一
			= appraisal 甲一 2017 excellent
			= appraisal 甲一 2018 competent`,
	},
	{
		File: "people/serial-a.csv", What: "A county's roster whose 编号 are 1, 2, 3: numbers of the list, not of persons", Body: raw(`
阜平县驻村干部花名册,,,,
编号,村,姓名,出生年月,派出单位
1,甲村,张大海,1979-03-01,省水利厅
2,乙村,李二海,1979-04-01,省水利厅
`), Above: 2,
		Want: `
			cadres UTF-8: 2 = 2 + 0 + 0
			编号: ref-serial
			file: county-assumed
			3: villages-created
			= unit 省水利厅 province agriculture
			= village 甲村 130624
			= village 乙村 130624
			= cadre 张大海 1979-03-01 省水利厅
			= cadre 李二海 1979-04-01 省水利厅
			= posting 张大海 in 甲村 member to on
			= posting 李二海 in 乙村 member to on`,
	},
	{
		File: "people/serial-b.csv", What: "That of another county, numbered likewise: nobody takes the place of somebody else", After: []string{"people/serial-a.csv"}, Body: raw(`
曲阳县驻村干部花名册,,,,
编号,村,姓名,出生年月,派出单位
1,丙村,赵大山,1980-03-01,省水利厅
2,丁村,钱二山,1980-04-01,省水利厅
`), Above: 2,
		Want: `
			cadres UTF-8: 2 = 2 + 0 + 0
			编号: ref-serial
			file: county-assumed
			3: villages-created
			= village 丙村 130634
			= village 丁村 130634
			= cadre 赵大山 1980-03-01 省水利厅
			= cadre 钱二山 1980-04-01 省水利厅
			= posting 赵大山 in 丙村 member to on
			= posting 钱二山 in 丁村 member to on
			changes: 8 new, 0 changed, 0 same, 0 gone`,
	},
	{
		File: "people/same-number.csv", What: "Two persons under one identity number: taken for one, and told, row by row", Body: raw(`
县,村,姓名,身份证号,派出单位
阜平县,甲村,张大海,999999197903070019,省水利厅
阜平县,乙村,李二海,999999197903070019,省财政厅
`),
		Want: `
			cadres UTF-8: 2 = 2 + 0 + 0
			身份证号: personal
			2: villages-created
			3 姓名: id-other-name
			3: person-differs
			= unit 省水利厅 province agriculture
			= unit 省财政厅 province economic
			= village 甲村 130624
			= village 乙村 130624
			= cadre 李二海 male 1979-03-07 省财政厅
			= posting 李二海 in 甲村 member to on
			= posting 李二海 in 乙村 member to on
			= private 李二海 id_number 999999197903070019
			check: two-places 1`,
	},
	{
		File: "people/units-short.csv", What: "市水利局 is that of the row's prefecture, 河北省水利厅 is 省水利厅, and 市场监管局 belongs to no 市", Body: raw(`
县,村,姓名,出生年月,派出单位
阜平县,甲村,张大海,1979-03-01,市水利局
蔚县,乙村,李二海,1979-04-01,市水利局
蔚县,乙村,王三海,1979-05-01,张家口市水利局
阜平县,甲村,赵四海,1979-06-01,省水利厅
阜平县,甲村,钱五海,1979-07-01,河北省水利厅
阜平县,甲村,孙六海,1979-08-01,市场监管局
`),
		Want: `
			cadres UTF-8: 6 = 6 + 0 + 0
			2: villages-created
			2 派出单位: unit-of-county
			3 派出单位: unit-of-county
			= unit 保定市水利局 city agriculture
			= unit 张家口市水利局 city agriculture
			= unit 省水利厅 province agriculture
			= unit 市场监管局 economic
			= village 甲村 130624
			= village 乙村 130726
			= cadre 张大海 1979-03-01 保定市水利局
			= cadre 李二海 1979-04-01 张家口市水利局
			= cadre 王三海 1979-05-01 张家口市水利局
			= cadre 赵四海 1979-06-01 省水利厅
			= cadre 钱五海 1979-07-01 省水利厅
			= cadre 孙六海 1979-08-01 市场监管局
			= posting 张大海 in 甲村 member to on
			= posting 李二海 in 乙村 member to on
			= posting 王三海 in 乙村 member to on
			= posting 赵四海 in 甲村 member to on
			= posting 钱五海 in 甲村 member to on
			= posting 孙六海 in 甲村 member to on`,
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
		File: "people/namesakes.csv", What: "One name of one unit in two counties, without birth or number: taken for one person, and told", Body: raw(`
县,村,姓名,派出单位,进驻日期
阜平县,甲村,王伟,省水利厅,2018-03-01
曲阳县,乙村,王伟,省水利厅,2018-03-01
`),
		Want: `
			postings UTF-8: 2 = 2 + 0 + 0
			2: villages-created
			3 姓名: person-namesake
			= unit 省水利厅 province agriculture
			= village 甲村 130624
			= village 乙村 130634
			= cadre 王伟 省水利厅
			= posting 王伟 in 甲村 member 2018-03-01 to on
			= posting 王伟 in 乙村 member 2018-03-01 to on
			check: two-places 1`,
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
}
