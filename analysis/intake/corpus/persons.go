package corpus

var persons = []Case{
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
			= cadre 张大海 1979-03-01 省水利厅
			= cadre 李二海 1979-04-01 省水利厅
			= posting 张大海 in 甲村 member to on
			= posting 李二海 in 乙村 member to on
			= unit 省水利厅 province agriculture
			= village 乙村 130624
			= village 甲村 130624
			编号: ref-serial
			file: county-assumed
			3: villages-created
			3: start-none`,
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
			= cadre 赵大山 1980-03-01 省水利厅
			= cadre 钱二山 1980-04-01 省水利厅
			= posting 赵大山 in 丙村 member to on
			= posting 钱二山 in 丁村 member to on
			= village 丁村 130634
			= village 丙村 130634
			编号: ref-serial
			file: county-assumed
			3: villages-created
			3: start-none
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
			= cadre 李二海 male 1979-03-07 省财政厅
			= posting 李二海 in 乙村 member to on
			= posting 李二海 in 甲村 member to on
			= private 李二海 id_number 999999197903070019
			= unit 省水利厅 province agriculture
			= unit 省财政厅 province economic
			= village 乙村 130624
			= village 甲村 130624
			身份证号: personal
			2: villages-created
			2: start-none
			3 姓名: id-other-name
			3: person-differs
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
			= cadre 孙六海 1979-08-01 市场监管局
			= cadre 张大海 1979-03-01 保定市水利局
			= cadre 李二海 1979-04-01 张家口市水利局
			= cadre 王三海 1979-05-01 张家口市水利局
			= cadre 赵四海 1979-06-01 省水利厅
			= cadre 钱五海 1979-07-01 省水利厅
			= posting 孙六海 in 甲村 member to on
			= posting 张大海 in 甲村 member to on
			= posting 李二海 in 乙村 member to on
			= posting 王三海 in 乙村 member to on
			= posting 赵四海 in 甲村 member to on
			= posting 钱五海 in 甲村 member to on
			= unit 保定市水利局 city agriculture
			= unit 市场监管局 economic
			= unit 张家口市水利局 city agriculture
			= unit 省水利厅 province agriculture
			= village 乙村 130726
			= village 甲村 130624
			2: villages-created
			2 派出单位: unit-of-county
			2: start-none
			3 派出单位: unit-of-county`,
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
}
