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
