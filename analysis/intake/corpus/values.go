package corpus

var values = []Case{
	{
		File: "value/codes.csv", What: "Codes that a spreadsheet took for numbers, in full-width digits, with an apostrophe or with characters that cannot be seen", Body: raw(`
区划代码,粮食产量,年份
130624,1,2017
130626.0,2,2017
１３０６２７,3,2017
'130628,4,2017
"130` + "\u200b" + `629",5,2017
` + "\ufeff" + `130630,6,2017
130631` + "\u00a0" + `,7,2017
130 632,8,2017
130633000000,9,2017
1.30634E+05,10,2017
13063,11,2017
1306A7,12,2017
,13,2017
130638001,14,2017
130638001201,15,2017
1.30638E+11,16,2017
`),
		Want: `
			indicators UTF-8: 16 = 11 + 5 + 0
			11 区划代码: code-damaged → 130634
			12 区划代码: code
			13 区划代码: code
			14 区划代码: code
			17 区划代码: code-damaged
			= 粮食产量 130624 2017: 1
			= 粮食产量 130626 2017: 2
			= 粮食产量 130627 2017: 3
			= 粮食产量 130628 2017: 4
			= 粮食产量 130629 2017: 5
			= 粮食产量 130630 2017: 6
			= 粮食产量 130631 2017: 7
			= 粮食产量 130632 2017: 8
			= 粮食产量 130633 2017: 9
			= 粮食产量 130638001 2017: 14
			= 粮食产量 130638001201 2017: 15`,
	},
	{
		File: "value/codes-accepted.csv", What: "The user accepts the code that is proposed for one in scientific notation", Body: raw(`
区划代码,粮食产量,年份
130624,1,2017
1.30634E+05,10,2017
`), Mapping: `{"accept": ["code-damaged"]}`,
		Want: `
			indicators UTF-8: 2 = 2 + 0 + 0
			3 区划代码: corrected → 130634
			= 粮食产量 130624 2017: 1
			= 粮食产量 130634 2017: 10`,
	},
	{
		File: "value/zero-first.csv", What: "Codes that begin with zero stay as they are, and are no county's", Body: raw(`
区划代码,名称,年份,粮食产量
013062,某县,2017,1
130624,阜平县,2017,2
`),
		Want: `
			indicators UTF-8: 2 = 2 + 0 + 0
			2 区划代码: no-county
			= 粮食产量 013062 2017: 1
			= 粮食产量 130624 2017: 2`,
	},
	{
		File: "value/dates.csv", What: "One day in all its spellings, and days that cannot be", Body: raw(`
姓名,性别,学历,出生日期
甲一,男,本科,1978-05-01
甲二,男,本科,1978/5/1
甲三,男,本科,1978.5.1
甲四,男,本科,19780501
甲五,男,本科,1978年5月1日
甲六,男,本科,１９７８年０５月０１日
甲七,男,本科,一九七八年五月一日
甲八,男,本科,一九七八年十二月三十一日
甲九,男,本科,1978-05-01 08:30:00
乙一,男,本科,1978-05-01T00:00:00Z
乙二,男,本科,31/12/1978
乙三,男,本科,28611
乙四,男,本科,1978年5月
乙五,男,本科,1978.05
乙六,男,本科,197805
乙七,男,本科,1978.1
乙八,男,本科,1978-02-30
乙九,男,本科,78/5/1
丙一,男,本科,05/01/1978
丙二,男,本科,五月一日
丙三,男,本科,2187-01-01
丙四,男,本科,不详
丙五,男,本科,
丙六,男,本科,1978-13-01
丙七,男,本科,1978.5.1-1979.6.1
`),
		Want: `
			cadres UTF-8: 25 = 25 + 0 + 0
			13 出生日期: date-serial
			17 出生日期: date-october → 1978-01
			18 出生日期: date-impossible → 1978-02-28
			19 出生日期: date-ambiguous → 1978-05-01
			20 出生日期: date-ambiguous → 1978-05-01
			21 出生日期: date
			22 出生日期: date-year
			25 出生日期: date-impossible → 1978-12-01
			26 出生日期: date-range → 1978-05-01
			= cadre 甲一 male 1978-05-01 bachelor
			= cadre 甲二 male 1978-05-01 bachelor
			= cadre 甲三 male 1978-05-01 bachelor
			= cadre 甲四 male 1978-05-01 bachelor
			= cadre 甲五 male 1978-05-01 bachelor
			= cadre 甲六 male 1978-05-01 bachelor
			= cadre 甲七 male 1978-05-01 bachelor
			= cadre 甲八 male 1978-12-31 bachelor
			= cadre 甲九 male 1978-05-01 bachelor
			= cadre 乙一 male 1978-05-01 bachelor
			= cadre 乙二 male 1978-12-31 bachelor
			= cadre 乙三 male 1978-05-01 bachelor
			= cadre 乙四 male 1978-05-01 bachelor
			= cadre 乙五 male 1978-05-01 bachelor
			= cadre 乙六 male 1978-05-01 bachelor
			= cadre 乙七 male 1978-01-01 bachelor
			= cadre 乙八 male bachelor
			= cadre 乙九 male bachelor
			= cadre 丙一 male bachelor
			= cadre 丙二 male bachelor
			= cadre 丙三 male bachelor
			= cadre 丙四 male bachelor
			= cadre 丙五 male bachelor
			= cadre 丙六 male bachelor
			= cadre 丙七 male bachelor`,
	},
	{
		File: "value/numbers.csv", What: "Figures in all their spellings; a gap, a zero, a question that does not arise and a figure withheld are four things", Body: raw(`
区划代码,粮食产量,年份
130623,"1,234.5",2017
130624,１２３４,2017
130626,3.2万,2017
130627,1.5亿,2017
130628,12.5%,2017
130629,"（1,234）",2017
130630,−5,2017
130631,0,2017
130632,—,2017
130633,…,2017
130634,,2017
130635,不适用,2017
130636,***,2017
130637,无,2017
130638,1.5E3,2017
130681,1 234,2017
130682,.5,2017
130683,+7,2017
130684,¥12.50,2017
130702,12元,2017
`),
		Want: `
			indicators UTF-8: 20 = 19 + 1 + 0
			15 粮食产量: number
			15: no-figure
			= 粮食产量 130623 2017: 1234.5
			= 粮食产量 130624 2017: 1234
			= 粮食产量 130626 2017: 32000
			= 粮食产量 130627 2017: 150000000
			= 粮食产量 130628 2017: 0.125
			= 粮食产量 130629 2017: -1234
			= 粮食产量 130630 2017: -5
			= 粮食产量 130631 2017: 0
			= 粮食产量 130635 2017: not applicable
			= 粮食产量 130636 2017: suppressed
			= 粮食产量 130638 2017: 1500
			= 粮食产量 130681 2017: 1234
			= 粮食产量 130682 2017: 0.5
			= 粮食产量 130683 2017: 7
			= 粮食产量 130684 2017: 12.5
			= 粮食产量 130702 2017: 12`,
	},
	{
		File: "value/no-numbers.csv", What: "What looks like a figure to a program and is none", Body: raw(`
区划代码,粮食产量,年份
130623,NaN,2017
130624,Inf,2017
130626,-infinity,2017
130627,0x10,2017
130628,1e999,2017
130629,1_000,2017
130630,"12,34",2017
130631,1.2.3,2017
130632,12O,2017
130633,100吨,2017
130634,约100,2017
130635,（12）,2017
130636,一百二十,2017
130637,3-5,2017
130638,1/3,2017
`), Mapping: `{"columns": {"粮食产量": "figure"}}`,
		Want: `
			indicators UTF-8: 15 = 0 + 15 + 0
			2 粮食产量: number
			2: no-figure
			3 粮食产量: number
			3: no-figure
			4 粮食产量: number
			4: no-figure
			5 粮食产量: number
			5: no-figure
			6 粮食产量: number
			6: no-figure
			7 粮食产量: number
			7: no-figure
			8 粮食产量: number
			8: no-figure
			9 粮食产量: number
			9: no-figure
			10 粮食产量: number-typo → 120
			10: no-figure
			11 粮食产量: number-unit → 100
			11: no-figure
			12 粮食产量: number-unit → 100
			12: no-figure
			13 粮食产量: number-bracket → -12
			13: no-figure
			14 粮食产量: number
			14: no-figure
			15 粮食产量: number
			15: no-figure
			16 粮食产量: number
			16: no-figure`,
	},
	{
		File: "value/percent.csv", What: "A column in per cent, with and without the sign in its cells", Body: raw(`
区划代码,年份,贫困发生率（%）
130624,2015,12.5
130624,2016,8.1%
130624,2017,0
`),
		Want: `
			indicators UTF-8: 3 = 3 + 0 + 0
			= about 贫困发生率: %
			= 贫困发生率 130624 2015: 12.5
			= 贫困发生率 130624 2016: 8.1
			= 贫困发生率 130624 2017: 0`,
	},
	{
		File: "value/money.csv", What: "Money in 万元 by the header, in yuan by a cell's own sign; the workspace keeps yuan", Body: raw(`
县,乡镇,村,年度,集体收入（万元）,人均收入（元）
阜平县,龙泉关镇,甲村,2017,3.2,"5,200"
阜平县,龙泉关镇,乙村,2017,32000元,0.52万元
阜平县,龙泉关镇,丙村,2017,0,
`),
		Want: `
			ledger UTF-8: 3 = 3 + 0 + 0
			2: villages-created
			= village 甲村 龙泉关镇 130624
			= village 乙村 龙泉关镇 130624
			= village 丙村 龙泉关镇 130624
			= ledger 甲村 2017 collective_income_yuan: 32000
			= ledger 甲村 2017 income_per_head_yuan: 5200
			= ledger 乙村 2017 collective_income_yuan: 32000
			= ledger 乙村 2017 income_per_head_yuan: 5200
			= ledger 丙村 2017 collective_income_yuan: 0`,
	},
	{
		File: "value/identity.csv", What: "Identity numbers: sound, old, mistyped, and damaged by a spreadsheet; none is quoted", Body: raw(`
姓名,性别,出生日期,身份证号
甲一,男,1978-05-01,139999197805010119
甲二,男,,13999919780501059x
甲三,,,139999790601011
甲四,男,1978-05-01,139999197805010018
甲五,男,1978-05-01,139999197805010000
甲六,男,1978-05-01,1.39999E+17
甲七,男,1978-05-01,13999919780501011
甲八,男,,139999197802300119
甲九,女,1978-05-01,139999197805010215
乙一,女,1979-05-01,139999197512300024
乙二,男,1969-02-28,'139999 19690228 0036
乙三,男,1980-01-01,
`),
		Want: `
			cadres UTF-8: 12 = 12 + 0 + 0
			身份证号: personal
			5 身份证号: id-check
			6 身份证号: id-damaged
			7 身份证号: id-damaged
			8 身份证号: id-length
			9 身份证号: id-date
			10 性别: id-sex
			11 出生日期: id-birth
			= cadre 甲一 male 1978-05-01
			= cadre 甲二 male 1978-05-01
			= cadre 甲三 male 1979-06-01
			= cadre 甲四 male 1978-05-01
			= cadre 甲五 male 1978-05-01
			= cadre 甲六 male 1978-05-01
			= cadre 甲七 male 1978-05-01
			= cadre 甲八 male
			= cadre 甲九 female 1978-05-01
			= cadre 乙一 female 1979-05-01
			= cadre 乙二 male 1969-02-28
			= cadre 乙三 male 1980-01-01
			= private 甲一 id_number 139999197805010119
			= private 甲二 id_number 13999919780501059X
			= private 甲三 id_number 139999197906010118
			= private 甲九 id_number 139999197805010215
			= private 乙一 id_number 139999197512300024
			= private 乙二 id_number 139999196902280036`,
	},
	{
		File: "value/personal.csv", What: "Telephones, cards and addresses are known as personal; a number that is none is told", Body: raw(`
姓名,性别,学历,手机,银行卡号,家庭住址
甲一,男,本科,19900000001,6222020000000000018,某省某市某街 1 号
甲二,男,本科,+86 199-0000-0002,6222020000000000026,
甲三,男,本科,0311-80000003,6.22202E+18,
甲四,男,本科,1.99E+10,6222020000000001000,
甲五,男,本科,1990000,,
甲六,男,本科,１９９０００００００６,,
`),
		Want: `
			cadres UTF-8: 6 = 6 + 0 + 0
			手机: personal
			银行卡号: personal
			家庭住址: personal
			4 银行卡号: card-damaged
			5 手机: phone
			5 银行卡号: card-damaged
			6 手机: phone
			= private 甲一 address 某省某市某街 1 号
			= private 甲一 bank_card 6222020000000000018
			= private 甲一 phone 19900000001
			= private 甲二 phone +86 199-0000-0002
			= private 甲三 phone 0311-80000003
			= private 甲四 phone 1.99E+10
			= private 甲六 phone 19900000006
			= …`,
	},
	{
		File: "value/words.csv", What: "Words that are not in the list are told once each, and nothing is put in their place", Body: raw(`
姓名,性别,出生日期,学历,政治面貌,职级
甲一,男,1978-05-01,大学本科（学士）,中共党员,副处
甲二,女,1979-05-01,硕博连读生,共青团员,科员
甲三,男,1980-05-01,相当于本科,群众,神仙
甲四,男,1981-05-01,大专,中共预备党员,正科级
甲五,♂,1982-05-01,高中,民盟,副主任科员
`),
		Want: `
			cadres UTF-8: 5 = 5 + 0 + 0
			3 学历: word
			4 学历: word
			4 职级: word
			6 性别: word
			= cadre 甲一 male 1978-05-01 bachelor division party
			= cadre 甲二 female 1979-05-01 staff
			= cadre 甲三 male 1980-05-01
			= cadre 甲四 male 1981-05-01 college section party
			= cadre 甲五 1982-05-01 secondary section`,
	},
}
