package corpus

var villages = []Case{
	{
		File: "place/villages.csv", What: "A list of villages: codes with what spreadsheets do to them, one twice, one out of the country, one with its axes exchanged", Body: raw(`
县,乡镇,村名,村代码,类别,经度,纬度,出列年份
阜平县,龙泉关镇,甲村,130624103201,穷村,113.91,38.92,2018
阜平县,龙泉关镇,东岭村,130624103202.0,软村,38.93,113.92,未出列
阜平县,龙泉关镇,丙村,1.30624E+11,弱村,113.93,38.94,
阜平县,龙泉关镇,甲村,130624103201,穷村,113.91,38.92,2018
阜平县,天生桥镇,丁村,130624104201,乱村,11391,3892,2017年
阜平县,天生桥镇,,,穷村,,,
`),
		Want: `
			villages UTF-8: 6 = 3 + 3 + 0
			3 经度: axes
			3 出列年份: year-unknown
			4 村代码: code-damaged
			5: duplicate
			6 经度: off-country
			7 村名: no-village-name
			= village 130624103201 甲村 龙泉关镇 130624 poor exit 2018 at 113.9100 38.9200
			= village 130624103202 东岭村 龙泉关镇 130624 soft at 113.9200 38.9300
			= village 130624104201 丁村 天生桥镇 130624 disorderly exit 2017`,
	},
	{
		File: "place/village-elsewhere.csv", What: "A village whose code is of one county and whose row names another: the code counts, and it is told", Body: raw(`
县,乡镇,村名,村代码
阜平县,龙泉关镇,甲村,130624103201
涞源县,走马驿镇,乙村,130624103202
`),
		Want: `
			villages UTF-8: 2 = 2 + 0 + 0
			3 村代码: code-name
			= village 130624103201 甲村 龙泉关镇 130624
			= village 130624103202 乙村 走马驿镇 130624`,
	},
	{
		File: "place/ledger-townless.csv", What: "A ledger before any list of villages, without their towns: its villages are taken in by name", Body: raw(`
县,村,年度,户数
阜平县,甲村,2017,100
阜平县,乙村,2017,200
阜平县,丙村,2017,300
`),
		Want: `
			ledger UTF-8: 3 = 3 + 0 + 0
			2: villages-created
			= village 甲村 130624
			= village 乙村 130624
			= village 丙村 130624
			= ledger 甲村 2017 households: 100
			= ledger 乙村 2017 households: 200
			= ledger 丙村 2017 households: 300`,
	},
	{
		File: "place/list-after-ledger.csv", What: "The list of villages after it: a village without a town is the only one of its name; where the list has two, neither is taken for it", After: []string{"place/ledger-townless.csv"}, Body: raw(`
县,乡镇,村名,村代码
阜平县,龙泉关镇,甲村,130624103201
阜平县,龙泉关镇,乙村,130624103202
阜平县,天生桥镇,乙村,130624104202
阜平县,天生桥镇,丁村,130624104203
`),
		Want: `
			villages UTF-8: 4 = 4 + 0 + 0
			2 村名: villages-joined
			3 村名: village-several
			= village 130624103201 甲村 龙泉关镇 130624
			= village 130624103202 乙村 龙泉关镇 130624
			= village 130624104202 乙村 天生桥镇 130624
			= village 130624104203 丁村 天生桥镇 130624
			- village 甲村 130624
			changes: 3 new, 1 changed, 0 same, 0 gone`,
	},
	{
		File: "place/ledger-with-towns.csv", What: "A ledger with towns after the one without: villages of a name that the county has once are the same, and have the town from then on; of two towns the second is another village, and told", After: []string{"place/ledger-townless.csv"}, Body: raw(`
县,乡镇,村,年度,户数
阜平县,龙泉关镇,甲村,2018,110
阜平县,天生桥镇,乙村,2018,210
阜平县,龙泉关镇,乙村,2018,211
`),
		Want: `
			ledger UTF-8: 3 = 3 + 0 + 0
			2 村: villages-joined
			4 村: village-second
			4: villages-created
			= ledger 乙村 2018 households: 210
			= ledger 乙村 2018 households: 211
			= ledger 甲村 2018 households: 110
			= village 乙村 天生桥镇 130624
			= village 乙村 龙泉关镇 130624
			= village 甲村 龙泉关镇 130624
			- village 乙村 130624
			- village 甲村 130624`,
	},
	{
		File: "place/of-titles.xlsx", Above: 2, What: "A sheet for each county, whose title says which, and one for each town: villages of one name are several", Body: xlsx(book{sheets: []page{
			{name: "涞源县", rows: grid("各村台账\n村|年度|户数\n甲村|2018|100\n")},
			{name: "阜平县", rows: grid("各村台账\n村|年度|户数\n甲村|2018|200\n")},
			{name: "黄盖淖镇", rows: grid("沽源县2018年台账\n村|年度|户数\n甲村|2018|300\n")},
			{name: "平定堡镇", rows: grid("沽源县2018年台账\n村|年度|户数\n甲村|2018|400\n")},
		}}),
		Want: `
			[涞源县] ledger: 1 = 1 + 0 + 0
			file: county-assumed
			3: villages-created
			[阜平县] ledger: 1 = 1 + 0 + 0
			file: county-assumed
			3: villages-created
			[黄盖淖镇] ledger: 1 = 1 + 0 + 0
			file: county-assumed
			file: town-assumed
			3: villages-created
			[平定堡镇] ledger: 1 = 1 + 0 + 0
			file: county-assumed
			file: town-assumed
			3: villages-created
			= village 甲村 130624
			= village 甲村 130630
			= village 甲村 平定堡镇 130724
			= village 甲村 黄盖淖镇 130724
			= ledger 甲村 2018 households: 100
			= ledger 甲村 2018 households: 200
			= ledger 甲村 2018 households: 300
			= ledger 甲村 2018 households: 400`,
	},
	{
		File: "place/marks.csv", What: "Numbers, stars and notes' signs at villages' names; several villages in one cell; a village that is called by a number", Body: raw("县,乡镇,村,年度,户数\n阜平县,龙泉关镇,1.甲村,2018,100\n阜平县,龙泉关镇,★乙村,2018,200\n阜平县,龙泉关镇,丙村*,2018,300\n阜平县,龙泉关镇,\"丁村\n戊村\",2018,400\n阜平县,龙泉关镇,丁村/戊村,2018,400\n阜平县,龙泉关镇,丁村和戊村,2018,400\n阜平县,龙泉关镇,三村,2018,500\n阜平县,龙泉关镇,三个村,2018,500\n"),
		Want: `
			ledger UTF-8: 8 = 4 + 4 + 0
			2: villages-created
			5 村: village-whole
			7 村: village-whole
			8 村: village-whole
			10 村: village-whole
			= ledger 三村 2018 households: 500
			= ledger 丙村 2018 households: 300
			= ledger 乙村 2018 households: 200
			= ledger 甲村 2018 households: 100
			= village 三村 龙泉关镇 130624
			= village 丙村 龙泉关镇 130624
			= village 乙村 龙泉关镇 130624
			= village 甲村 龙泉关镇 130624`,
	},
	{
		File: "place/heads.csv", What: "A county and a town only in the first row of their groups, as merged cells leave them; a total of the county has no town", Body: raw(`
县,乡镇,村,年度,户数,集体收入
阜平县,龙泉关镇,甲村,2018,100,2.5
,,乙村,2018,200,3.5
,天生桥镇,丙村,2018,300,1.5
,,丁村,2018,400,4
涞源县,,戊村,2018,500,5
,走马驿镇,己村,2018,600,6
,,庚村,2018,700,7
`),
		Want: `
			ledger UTF-8: 7 = 7 + 0 + 0
			= ledger 丁村 2018 collective_income_yuan: 4
			= ledger 丁村 2018 households: 400
			= ledger 丙村 2018 collective_income_yuan: 1.5
			= ledger 丙村 2018 households: 300
			= ledger 乙村 2018 collective_income_yuan: 3.5
			= ledger 乙村 2018 households: 200
			= ledger 己村 2018 collective_income_yuan: 6
			= ledger 己村 2018 households: 600
			= ledger 庚村 2018 collective_income_yuan: 7
			= ledger 庚村 2018 households: 700
			= ledger 戊村 2018 collective_income_yuan: 5
			= ledger 戊村 2018 households: 500
			= ledger 甲村 2018 collective_income_yuan: 2.5
			= ledger 甲村 2018 households: 100
			= village 丁村 天生桥镇 130624
			= village 丙村 天生桥镇 130624
			= village 乙村 龙泉关镇 130624
			= village 己村 走马驿镇 130630
			= village 庚村 走马驿镇 130630
			= village 戊村 130630
			= village 甲村 龙泉关镇 130624
			集体收入: unit-unsaid
			2: villages-created
			3 县: place-carried
			3 乡镇: place-carried`,
	},
	{
		File: "place/exits.csv", What: "A list whose title says in which year its villages came off", Above: 2, Body: raw(`
2018年脱贫出列村名单
县,乡镇,村名
阜平县,龙泉关镇,甲村
阜平县,龙泉关镇,乙村
`),
		Want: `
			villages UTF-8: 2 = 2 + 0 + 0
			= village 乙村 龙泉关镇 130624 exit 2018
			= village 甲村 龙泉关镇 130624 exit 2018
			file: exit-assumed`,
	},
	{
		File: "place/town-totals.csv", What: "Totals of towns among the villages, under the town's own name: they are none, with a column of towns or without one", Body: raw(`
县,乡镇,村,年度,户数
阜平县,龙泉关镇,龙泉关镇,2018,300
阜平县,龙泉关镇,甲村,2018,100
阜平县,龙泉关镇,龙泉关村,2018,200
阜平县,天生桥镇,丙村,2018,50
阜平县,,天生桥镇,2018,50
`),
		Want: `
			ledger UTF-8: 5 = 3 + 2 + 0
			2 村: village-town
			3: villages-created
			6 村: village-town
			= village 甲村 龙泉关镇 130624
			= village 龙泉关村 龙泉关镇 130624
			= village 丙村 天生桥镇 130624
			= ledger 甲村 2018 households: 100
			= ledger 龙泉关村 2018 households: 200
			= ledger 丙村 2018 households: 50`,
	},
	{
		File: "place/village-names.csv", What: "Villages by name: with and without 村民委员会, of two towns, and one that is not in the list", After: []string{"place/villages.csv"}, Body: raw(`
县,乡镇,村,年度,户数,人口
阜平县,龙泉关镇,甲村村民委员会,2017,100,300
阜平县,龙泉关,东岭,2017,101,301
阜平县,,丁村,2017,102,302
阜平县,龙泉关镇,丁村,2017,103,303
阜平县,龙泉关镇,戊村,2017,104,304
`),
		Want: `
			ledger UTF-8: 5 = 3 + 2 + 0
			5 村: no-village
			6 村: no-village
			= ledger 甲村 2017 households: 100
			= ledger 甲村 2017 population: 300
			= ledger 东岭村 2017 households: 101
			= ledger 东岭村 2017 population: 301
			= ledger 丁村 2017 households: 102
			= ledger 丁村 2017 population: 302`,
	},
	{
		File: "place/register.csv", What: "The statistics bureau's list of a county: towns and villages by codes of twelve digits", Body: raw(`
统计用区划代码,城乡分类代码,名称
130624000000,,阜平县
130624102000,,龙泉关镇
130624102201,220,青石湾村委会
130624102202,220,顾家台村民委员会
130624102203,220,黑崖沟村委会
130624103000,,平阳镇
130624103001,121,北街社区居委会
130624103201,220,黑崖沟村委会
`),
		Want: `
			divisions UTF-8: 8 = 8 + 0 + 0
			= division 130624102 龙泉关镇
			= division 130624102201 青石湾村委会 220
			= division 130624102202 顾家台村民委员会 220
			= division 130624102203 黑崖沟村委会 220
			= division 130624103 平阳镇
			= division 130624103001 北街社区居委会 121
			= division 130624103201 黑崖沟村委会 220`,
	},
	{
		File: "place/register-ledger.csv", What: "A ledger by name after it: villages get their codes, and names that the list has not are told", After: []string{"place/register.csv"}, Body: raw(`
县,乡镇,村,年度,户数
阜平县,龙泉关镇,青石湾,2018,300
阜平县,龙泉关镇,青右湾村,2018,301
阜平县,龙泉关镇,大石门村,2018,302
阜平县,平阳镇,北街社区,2018,303
阜平县,平阳镇,黑崖沟村,2018,304
`),
		Want: `
			ledger UTF-8: 5 = 5 + 0 + 0
			2: villages-created
			3 村: village-like → 青石湾村
			4 村: village-unlisted
			= ledger 北街社区 2018 households: 303
			= ledger 大石门村 2018 households: 302
			= ledger 青右湾村 2018 households: 301
			= ledger 青石湾 2018 households: 300
			= ledger 黑崖沟村 2018 households: 304
			= village 130624102201 青石湾 龙泉关镇 130624
			= village 130624103001 北街社区 平阳镇 130624
			= village 130624103201 黑崖沟村 平阳镇 130624
			= village 大石门村 龙泉关镇 130624
			= village 青右湾村 龙泉关镇 130624`,
	},
	{
		File: "place/register-accepted.csv", What: "The same slip, and the user accepts the name that is proposed; villages by code alone have the names of the list", After: []string{"place/register.csv"}, Mapping: `{"accept": ["village-like"]}`, Body: raw(`
县,乡镇,村,村代码,年度,户数
阜平县,龙泉关镇,青右湾村,,2018,301
阜平县,,,130624102202,2018,302
阜平县,,,130624103201,2018,302
阜平县,龙泉关镇,青石湾村,,2019,305
`),
		Want: `
			ledger UTF-8: 4 = 4 + 0 + 0
			2 村: corrected → 青石湾村
			2: villages-created
			= ledger 青石湾村 2018 households: 301
			= ledger 青石湾村 2019 households: 305
			= ledger 顾家台村 2018 households: 302
			= ledger 黑崖沟村 2018 households: 302
			= village 130624102201 青石湾村 龙泉关镇 130624
			= village 130624102202 顾家台村 龙泉关镇 130624
			= village 130624103201 黑崖沟村 平阳镇 130624`,
	},
	{
		File: "place/ledger-other-town.csv", What: "The village of another town in a later file is another village", After: []string{"place/ledger-townless.csv", "place/ledger-with-towns.csv"}, Body: raw(`
县,乡镇,村,年度,户数
阜平县,平阳镇,甲村,2018,500
`),
		Want: `
			ledger UTF-8: 1 = 1 + 0 + 0
			2: villages-created
			= ledger 甲村 2018 households: 500
			= village 甲村 平阳镇 130624`,
	},
	{
		File: "place/list-of-known.csv", What: "A list that names villages which are known by their codes: later files find them by name", After: []string{"place/by-code.csv"}, Body: raw(`
村代码,县,乡镇,村
130624101201,阜平县,阜平镇,甲村
130624101202,阜平县,阜平镇,乙村
`),
		Want: `
			villages UTF-8: 2 = 2 + 0 + 0
			= ledger 乙村 2018 households: 90
			= ledger 甲村 2018 households: 100
			= village 130624101201 甲村 阜平镇 130624
			= village 130624101202 乙村 阜平镇 130624
			- ledger 130624101201 2018 households: 100
			- ledger 130624101202 2018 households: 90
			- village 130624101201 130624101201 130624
			- village 130624101202 130624101202 130624`,
	},
	{
		File: "place/by-code.csv", What: "A ledger by codes alone", Body: raw(`
村代码,年度,户数
130624101201,2018,100
130624101202,2018,90
`),
		Want: `
			ledger UTF-8: 2 = 2 + 0 + 0
			2: villages-created
			= ledger 130624101201 2018 households: 100
			= ledger 130624101202 2018 households: 90
			= village 130624101201 130624101201 130624
			= village 130624101202 130624101202 130624`,
	},
	{
		File: "place/by-name.csv", What: "A ledger by name after the list of villages that were known by code", After: []string{"place/by-code.csv", "place/list-of-known.csv"}, Body: raw(`
县,乡镇,村,年度,户数
阜平县,阜平镇,甲村,2019,101
`),
		Want: `
			ledger UTF-8: 1 = 1 + 0 + 0
			= ledger 甲村 2019 households: 101`,
	},
	{
		File: "place/乡村振兴台账.csv", Above: 2, What: "乡村 in a title is no town", Body: raw(`
阜平县2020年乡村振兴村情台账,,,
村,户数,人口
甲村,300,900
乙村,200,600
`),
		Want: `
			ledger UTF-8: 2 = 2 + 0 + 0
			file: year-assumed
			file: county-assumed
			3: villages-created
			= ledger 乙村 2020 households: 200
			= ledger 乙村 2020 population: 600
			= ledger 甲村 2020 households: 300
			= ledger 甲村 2020 population: 900
			= village 乙村 130624
			= village 甲村 130624`,
	},
	{
		File: "place/by-code-first.csv", What: "A ledger by code before any register", Body: raw(`
村代码,年度,户数
130624102201,2018,100
`),
		Want: `
			ledger UTF-8: 1 = 1 + 0 + 0
			2: villages-created
			= ledger 130624102201 2018 households: 100
			= village 130624102201 130624102201 130624`,
	},
	{
		File: "place/register-list.csv", What: "A list of villages by name after both: the register says which of them is known already", After: []string{"place/by-code-first.csv", "place/register.csv"}, Body: raw(`
县,乡镇,村
阜平县,龙泉关镇,青石湾村
阜平县,龙泉关镇,顾家台村
`),
		Want: `
			villages UTF-8: 2 = 2 + 0 + 0
			= ledger 青石湾村 2018 households: 100
			= village 130624102201 青石湾村 龙泉关镇 130624
			= village 130624102202 顾家台村 龙泉关镇 130624
			- ledger 130624102201 2018 households: 100
			- village 130624102201 130624102201 130624`,
	},
}
