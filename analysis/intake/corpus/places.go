package corpus

var places = []Case{
	{
		File: "place/two-codes.csv", What: "定州 and 辛集 under the codes of the statistics bureau and under those of the ministry", Body: raw(`
区划代码,名称,年份,粮食产量
139001,定州市,2016,1
130682,定州市,2017,2
139002,辛集市,2016,3
130181,辛集市,2017,4
139001000000,定州市,2018,5
`),
		Want: `
			indicators UTF-8: 5 = 5 + 0 + 0
			= 粮食产量 130181 2016: 3
			= 粮食产量 130181 2017: 4
			= 粮食产量 130682 2016: 1
			= 粮食产量 130682 2017: 2
			= 粮食产量 130682 2018: 5`,
	},
	{
		File: "place/former-codes.csv", What: "Codes that ended: one heir is followed, several are left under the old code and told", Body: raw(`
区划代码,名称,年份,粮食产量
130729,万全县,2010,1
130721,宣化县,2010,2
130621,满城县,2010,3
130603,北市区,2010,4
130284,滦州市,2019,5
130999,无此县,2010,6
130624,阜平县,2010,7
`),
		Want: `
			indicators UTF-8: 7 = 7 + 0 + 0
			2 区划代码: recoded
			3 区划代码: divided
			4 区划代码: recoded
			5 区划代码: merged
			6 区划代码: recoded
			7 区划代码: no-county
			= 粮食产量 130223 2019: 5
			= 粮食产量 130603 2010: 4
			= 粮食产量 130607 2010: 3
			= 粮食产量 130624 2010: 7
			= 粮食产量 130708 2010: 1
			= 粮食产量 130721 2010: 2
			= 粮食产量 130999 2010: 6
			matched: exact 1, renamed 3, nobody 3`,
	},
	{
		File: "place/code-and-name.csv", What: "Code and name of different counties: the code counts, and it is told; a code that is none beside a name; a name that is only short or former is no contradiction", Body: raw(`
区划代码,县区,年份,粮食产量
130624,平山县,2018,1
130208,丰南区,2018,2
130207,丰润区,2018,3
130630,涞源,2018,4
130708,万全县,2018,5
130604,南市区,2010,6
130503,桥东区,2018,7
130999,曲阳县,2018,8
130998,高新区,2018,9
`),
		Want: `
			indicators UTF-8: 9 = 9 + 0 + 0
			2 区划代码: code-name
			3 区划代码: code-name
			4 区划代码: code-name
			7 区划代码: merged
			8 区划代码: code-name
			9 区划代码: no-county-meant
			10 区划代码: no-county
			= …
			matched: exact 6, candidate 1, nobody 2`,
	},
	{
		File: "place/code-and-name-settled.csv", What: "The same code that is none, with what the user says of it", Body: raw(`
区划代码,县区,年份,粮食产量
130999,曲阳县,2018,8
130998,高新区,2018,9
`), Mapping: `{"divisions": {"130999": "130634", "130998": "-"}}`,
		Want: `
			indicators UTF-8: 2 = 1 + 1 + 0
			2: division-chosen
			3: left-out
			= 粮食产量 130634 2018: 8`,
	},
	{
		File: "place/divided-roster.csv", What: "People in a county that was divided since: which part their villages lie in is asked; without an answer they keep the old code", Body: raw(`
县代码,县,乡镇,村名,姓名,性别,进驻日期
130721,宣化县,洋河南镇,上庄,张三,男,2018-03-01
130103,桥东区,某镇,东村,李四,女,2018-03-01
`),
		Want: `
			cadres UTF-8: 2 = 2 + 0 + 0
			2 县代码: divided-meant
			2: villages-created
			3 县代码: divided-meant
			= …
			matched: candidate 2`,
	},
	{
		File: "place/divided-roster-settled.csv", What: "The same with the user's answer", Body: raw(`
县代码,县,乡镇,村名,姓名,性别,进驻日期
130721,宣化县,洋河南镇,上庄,张三,男,2018-03-01
`), Mapping: `{"divisions": {"130721": "130705"}}`,
		Want: `
			cadres UTF-8: 1 = 1 + 0 + 0
			2: division-chosen
			2: villages-created
			= cadre 张三 male
			= posting 张三 in 上庄 member 2018-03-01 to on
			= village 上庄 洋河南镇 130705
			matched: chosen 1`,
	},
	{
		File: "place/prefecture-short.csv", What: "A prefecture without 市 among counties; one that a county is called as well is asked about", Body: raw(`
地区,年份,粮食产量
石家庄,2018,10
平山县,2018,1
承德,2018,20
`),
		Want: `
			indicators UTF-8: 3 = 2 + 1 + 0
			4 地区: division-candidates → 130821
			= 粮食产量 130100 2018: 10
			= 粮食产量 130131 2018: 1`,
	},
	{
		File: "place/former-names.csv", What: "The same by name: a county that was divided is not taken for the district that bears its name now", Body: raw(`
县区,年份,粮食产量
万全县,2018,1
宣化县,2018,2
平泉市,2018,3
宣化区,2018,4
`),
		Want: `
			indicators UTF-8: 4 = 3 + 1 + 0
			2 县区: division-renamed
			3 县区: division-candidates → 130705
			4 县区: division-renamed
			= 粮食产量 130708 2018: 1
			= 粮食产量 130823 2018: 3
			= 粮食产量 130705 2018: 4`,
	},
	{
		File: "place/spellings.csv", What: "Names without their ending, with spaces, mistyped, in pinyin, and of nowhere", Body: raw(`
县区,年份,粮食产量
阜平县,2017,1
涞源,2017,2
望 都 县,2017,3
定 兴,2017,4
涞原县,2017,5
Fuping Xian,2016,6
火星县,2017,7
河北省保定市易县,2017,8
`),
		Want: `
			indicators UTF-8: 8 = 5 + 3 + 0
			3 县区: division-variant
			5 县区: division-variant
			6 县区: division-candidates → 130630
			7 县区: division-candidates → 130624
			8 县区: division-unknown
			9 县区: division-variant
			= 粮食产量 130624 2017: 1
			= 粮食产量 130630 2017: 2
			= 粮食产量 130631 2017: 3
			= 粮食产量 130626 2017: 4
			= 粮食产量 130633 2017: 8`,
	},
	{
		File: "place/ambiguous.csv", What: "A name that two prefectures have: told from each other by the prefecture, else not loaded", Body: raw(`
设区市,县区,年份,粮食产量
邢台市,桥东区,2017,1
张家口市,桥东区,2017,2
,桥东区,2017,3
`),
		Want: `
			indicators UTF-8: 3 = 2 + 1 + 0
			4 县区: division-candidates → 130502
			= 粮食产量 130502 2017: 1
			= 粮食产量 130702 2017: 2`,
	},
	{
		File: "place/settled.csv", What: "The user says what is meant, and what is to be left out", Body: raw(`
县区,年份,粮食产量
宣化县,2017,1
高新区,2017,2
阜平县,2017,3
`), Mapping: `{"divisions": {"宣化县": "130705", "高新区": "-"}}`,
		Want: `
			indicators UTF-8: 3 = 2 + 1 + 0
			2: division-chosen
			3: left-out
			= 粮食产量 130624 2017: 3
			= 粮食产量 130705 2017: 1`,
	},
	{
		File: "place/former-wide.csv", What: "Former names in a table whose years stand in its columns: those of the years are meant, and a year alone in a table is one, too", Body: raw(`
地区,2010年总人口,2011年总人口
宣化县,280000,290000
宣化区,300000,310000
南市区,350000,360000
襄都区,330000,340000
`),
		Want: `
			indicators UTF-8: 4 = 4 + 0 + 0
			2 地区: divided
			3 地区: area-changed
			4 地区: merged
			5 地区: division-renamed
			= 总人口 130502 2010: 330000
			= 总人口 130502 2011: 340000
			= 总人口 130604 2010: 350000
			= 总人口 130604 2011: 360000
			= 总人口 130705 2010: 300000
			= 总人口 130705 2011: 310000
			= 总人口 130721 2010: 280000
			= 总人口 130721 2011: 290000`,
	},
	{
		File: "place/flat-ranking.csv", What: "A ranking of prefectures and counties: a county that several prefectures have is not of the one that happens to stand above", Body: raw(`
县区,2019年GDP（亿元）,名次,2010年不变价GDP（亿元）
唐山市,6890,1,6000
石家庄市,5810,2,5000
迁安市,950,3,900
新华区,210,4,200
定州,320,5,300
围场,80,6,70
`),
		Want: `
			indicators UTF-8: 6 = 5 + 1 + 0
			名次: column-no-year
			2010年不变价GDP: column-no-year
			5 县区: division-candidates → 130105
			6 县区: division-variant
			7 县区: division-variant
			= about GDP: 亿元, adds up
			= GDP 130100 2019: 5810
			= GDP 130200 2019: 6890
			= GDP 130283 2019: 950
			= GDP 130682 2019: 320
			= GDP 130828 2019: 80`,
	},
	{
		File: "place/chosen-none.csv", What: "The user maps names to what is no division, and to a prefecture: no figure is stored under it", Mapping: `{"divisions": {"宣化县": "999999", "邯郸县": "130400"}}`, Body: raw(`
县,村,年度,户数
宣化县,甲村,2017,100
邯郸县,乙村,2017,200
阜平县,丙村,2017,300
`),
		Want: `
			ledger UTF-8: 3 = 1 + 2 + 0
			2 县: chosen-none
			3 县: chosen-none
			4: villages-created
			= village 丙村 130624
			= ledger 丙村 2017 households: 300`,
	},
	{
		File: "place/settled-a.csv", What: "A name that several counties have, and the user says which", Mapping: `{"divisions": {"桥西区": "130104"}}`, Body: raw(`
地区,年份,粮食产量
桥西区,2018,1
`),
		Want: `
			indicators UTF-8: 1 = 1 + 0 + 0
			= 粮食产量 130104 2018: 1
			2: division-chosen`,
	},
	{
		File: "place/settled-b.csv", What: "The same name in another file: that choice was not about it", After: []string{"place/settled-a.csv"}, Body: raw(`
地区,年份,粮食产量
桥西区,2019,1
`),
		Want: `
			indicators UTF-8: 1 = 0 + 1 + 0
			2 地区: division-candidates → 130104`,
	},
	{
		File: "place/part-of-year.csv", What: "Figures of half a year are not those of the year", Above: 2, Body: raw(`
2019年上半年农村居民人均可支配收入
县,收入（元）
阜平县,5000
涞源县,6000
`),
		Want: `
			refused: ingest.yearpart`,
	},
	{
		File: "place/pairs.csv", What: "A pairing that has ended", Body: raw(`
帮扶县,受援县,结对时间,结束时间
莲池区,阜平县,2016-04-01,2018-12-31
`),
		Want: `
			pairing UTF-8: 1 = 1 + 0 + 0
			= pairing 130606 helps 130624`,
	},
	{
		File: "place/pairs-undated.csv", What: "The same pairing without days: it does not begin again", After: []string{"place/pairs.csv"}, Body: raw(`
帮扶县,受援县
莲池区,阜平县
`),
		Want: `
			pairing UTF-8: 1 = 1 + 0 + 0
			2: pairing-stands
			changes: 0 new, 0 changed, 1 same, 0 gone`,
	},
}
