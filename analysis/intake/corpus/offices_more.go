package corpus

var officesMore = []Case{
	{
		File: "offices/selection-standing.csv", What: "Who is in service and on what establishment, in the words of offices; what does not tell rejects the row", Body: raw(`
单位,轮次,名单报送日期,姓名,职级,在职情况,编制情况,工作年限,上年度考核,前年度考核,名单审核结果,退回原因,个人审核结果
省发改委,第一轮,2015-12-20,王一,厅级,在职,事业编制,20,优秀,优秀,退回,一人不在编,通过
省发改委,第一轮,2015-12-20,王二,科级,在职,无编制,3,称职,称职,退回,一人不在编,不通过
省发改委,第一轮,2015-12-20,王三,科级,借调,行政编,3,称职,称职,退回,一人不在编,不通过
省发改委,第一轮,2015-12-20,王四,科级,退休返聘,聘用,3,称职,称职,退回,一人不在编,不通过
省发改委,第一轮,2015-12-20,王五,科级,退休,参公编制,3,称职,称职,退回,一人不在编,不通过
省发改委,第二轮,2016-01-05,王六,处级,,—,12,优秀,称职,通过,,调换
`),
		Want: `
			selection UTF-8: 6 = 4 + 2 + 0
			4 在职情况: standing
			5 编制情况: standing
			= list 省发改委 1 2015-12-20: returned 一人不在编
			= list 省发改委 2 2016-01-05: accepted
			= entry 省发改委 1 no. 1 in service established excellent excellent: accepted
			= entry 省发改委 1 no. 2 in service competent competent: rejected
			= entry 省发改委 1 no. 3 established competent competent: rejected
			= entry 省发改委 2 no. 1 in service established excellent competent: exchanged
			= unit 省发改委 province economic`,
	},
	{
		File: "offices/selection-persons.csv", What: "What became of each person, under the name that is elsewhere of the list: rows of one list differ", Body: raw(`
单位,姓名,职级,是否在职,是否在编,上年度考核,前年度考核,审核结果,退回原因
省水利厅,王建国,处级,是,是,优秀,称职,同意,
省水利厅,李红梅,科级,否,是,称职,称职,不同意,已退休
省财政厅,赵志强,处级,是,是,称职,基本称职,建议调换,考核
`),
		Want: `
			selection UTF-8: 3 = 3 + 0 + 0
			审核结果: outcome-person
			退回原因: column-unused
			= list 省水利厅 1 :
			= list 省财政厅 1 :
			= entry 省水利厅 1 no. 1 in service established excellent competent: accepted
			= entry 省水利厅 1 no. 2 established competent competent: rejected
			= entry 省财政厅 1 no. 1 in service established competent basic: exchanged
			= unit 省水利厅 province agriculture
			= unit 省财政厅 province economic`,
	},
	{
		File: "offices/selection-list.csv", What: "The outcome of a list beside each of its persons, the same in all rows, is the list's; one that differs under a name that says so is told", Body: raw(`
单位,姓名,职级,上年度考核,前年度考核,名单审核结果
省水利厅,王建国,处级,优秀,称职,退回
省水利厅,李红梅,科级,称职,称职,通过
省财政厅,赵志强,处级,称职,称职,通过
`),
		Want: `
			selection UTF-8: 3 = 3 + 0 + 0
			3 名单审核结果: list-outcome
			= list 省水利厅 1 : returned
			= list 省财政厅 1 : accepted
			= entry 省水利厅 1 no. 1 in service established excellent competent:
			= entry 省水利厅 1 no. 2 in service established competent competent:
			= entry 省财政厅 1 no. 1 in service established competent competent:
			= unit 省水利厅 province agriculture
			= unit 省财政厅 province economic`,
	},
	{
		File: "offices/selection-units.csv", What: "What became of units' lists, with how many were on them and nobody's name: lists, and no persons; one that stands twice is told", Body: raw(`
单位名称,报送人数,报送时间,审核结果,退回原因,第几次
省发改委,9,2016.1.5,合格,,1
省水利厅,5,2016.1.6,退回重选,年龄偏大,1
省水利厅,5,2016.1.20,合格,,2
省水利厅,5,2016.1.21,退回,,2
`),
		Want: `
			selection UTF-8: 4 = 3 + 1 + 0
			报送人数: column-unused
			2: list-only
			5: duplicate
			= list 省发改委 1 2016-01-05: accepted
			= list 省水利厅 1 2016-01-06: returned 年龄偏大
			= list 省水利厅 2 2016-01-20: accepted
			= unit 省发改委 province economic
			= unit 省水利厅 province agriculture`,
	},
	{
		File: "offices/nominees.csv", What: "Those who are proposed, with sex and birth, two appraisals by their years and what the audit said: a selection list, and none of them a cadre", Body: raw(`
省直单位驻村干部推荐人选名单,,,,,,,,,,
单位,姓名,性别,出生年月,职级,是否在编,是否后备,是否自愿,2014年考核,2015年考核,审核结果
省水利厅,王建国,男,1975.06,正处级,是,是,是,优秀,称职,通过
省水利厅,李红梅,女,1982.11,主任科员,是,否,是,称职,基本称职,退回
省财政厅,孙明,男,1980.03,副处级,在编在岗,√,×,称职,优秀,
`), Above: 2,
		Want: `
			selection UTF-8: 3 = 3 + 0 + 0
			审核结果: outcome-person
			= list 省水利厅 1 :
			= list 省财政厅 1 :
			= entry 省水利厅 1 no. 1 in service established competent excellent: accepted
			= entry 省水利厅 1 no. 2 in service established basic competent: rejected
			= entry 省财政厅 1 no. 1 in service established excellent competent:
			= unit 省水利厅 province agriculture
			= unit 省财政厅 province economic`,
	},
	{
		File: "offices/registered-2018.csv", What: "Those who were ever registered as poor, those who left poverty, those who did not: the last are the poor; the registered population before the resident one", Body: raw(`
县,村,总户数,常住人口,户籍人口,建档立卡户数,建档立卡人数,已脱贫户数,已脱贫人数,未脱贫户数,其中：未脱贫人数
涞源县,甲村,400,760,1200,100,260,70,180,30,80
`),
		Want: `
			ledger UTF-8: 1 = 1 + 0 + 0
			file: year-assumed
			常住人口: column-unused
			建档立卡户数: column-unused
			建档立卡人数: column-unused
			已脱贫户数: column-unused
			已脱贫人数: column-unused
			2: villages-created
			= village 甲村 130630
			= ledger 甲村 2018 households: 400
			= ledger 甲村 2018 population: 1200
			= ledger 甲村 2018 poor_households: 30
			= ledger 甲村 2018 poor_people: 80`,
	},
	{
		File: "offices/left-first-2018.csv", What: "The same the other way round", Body: raw(`
县,村,户籍人口,常住人口,剩余贫困人口,建档立卡贫困人口
涞源县,甲村,1200,760,80,260
`),
		Want: `
			ledger UTF-8: 1 = 1 + 0 + 0
			file: year-assumed
			常住人口: column-unused
			建档立卡贫困人口: column-unused
			2: villages-created
			= village 甲村 130630
			= ledger 甲村 2018 population: 1200
			= ledger 甲村 2018 poor_people: 80`,
	},
	{
		File: "offices/money-kinds-2019.csv", What: "Kinds of money under 项目, told by the cells; one that is none is told", Body: raw(`
县,村,派出单位,项目,金额,拨付时间
涞源县,甲村,省水利厅,工作经费,5万元,2019年3月
涞源县,甲村,省水利厅,驻村补贴,9600元,2019年6月
涞源县,甲村,省水利厅,意外伤害保险,600,2019年6月
涞源县,乙村,省水利厅,工作经费,2万,2019年3月
涞源县,乙村,省水利厅,工作经费,1万元,2019年9月
`),
		Want: `
			funds UTF-8: 5 = 4 + 1 + 0
			file: year-assumed
			2: villages-created
			4 项目: word
			4 项目: fund
			6 金额: fund-added
			= fund 甲村 2019 work_money: 50000 yuan 2019-03-01
			= fund 甲村 2019 living_allowance: 9600 yuan 2019-06-01
			= fund 乙村 2019 work_money: 30000 yuan 2019-09-01
			= unit 省水利厅 province agriculture
			= village 甲村 130630
			= village 乙村 130630`,
	},
	{
		File: "offices/money-for-2019.csv", What: "A column 项目 of what was bought is no kind of money", Body: raw(`
县,村,派出单位,项目,工作经费
涞源县,甲村,省水利厅,打井,50000
涞源县,乙村,省水利厅,工作经费,50000
涞源县,丙村,省水利厅,修路,50000
`),
		Want: `
			funds UTF-8: 3 = 3 + 0 + 0
			file: year-assumed
			项目: column-unused
			2: villages-created
			= fund 甲村 2019 work_money: 50000 yuan
			= fund 乙村 2019 work_money: 50000 yuan
			= fund 丙村 2019 work_money: 50000 yuan
			= unit 省水利厅 province agriculture
			= village 甲村 130630
			= village 乙村 130630
			= village 丙村 130630`,
	},
	{
		File: "offices/money-rate-2019.csv", What: "What a person gets a day is no amount of the year, although it is better to read than the amount beside it", Body: raw(`
县,村,派出单位,工作经费(万元),生活补助(元/人·天)
涞源县,甲村,省水利厅,5,60
涞源县,乙村,省水利厅,5+2,60
`),
		Want: `
			funds UTF-8: 2 = 1 + 1 + 0
			file: year-assumed
			生活补助(元/人·天): column-unused
			2: villages-created
			3 工作经费: number
			3 工作经费: no-figure
			= fund 甲村 2019 work_money: 50000 yuan
			= unit 省水利厅 province agriculture
			= village 甲村 130630`,
	},
	{
		File: "offices/from-to.csv", What: "From when to when in one column, under its own name, with two days in every cell", Body: raw(`
姓名,派出单位,派驻村,县,驻村职务,驻村起止时间
王建国,省水利厅,甲村,涞源县,第一书记,2016.02-2018.03
李明,省水利厅,甲村,涞源县,第一书记,2018年4月至今
何平,省水利厅,乙村,涞源县,队员,2018.3.1~2020.12.31
`),
		Want: `
			postings UTF-8: 3 = 3 + 0 + 0
			2: villages-created
			2 驻村起止时间: start-month
			= cadre 王建国 省水利厅
			= cadre 李明 省水利厅
			= cadre 何平 省水利厅
			= posting 王建国 in 甲村 first_secretary 2016-02-01 to 2018-04-01
			= posting 李明 in 甲村 first_secretary 2018-04-01 to on
			= posting 何平 in 乙村 member 2018-03-01 to 2020-12-31
			= unit 省水利厅 province agriculture
			= village 甲村 130630
			= village 乙村 130630`,
	},
	{
		File: "offices/helpers-across.csv", What: "A column for each sort of helper: all are read, by the header's sort; two in a cell are two; a row without any is told", Body: raw(`
县,村,帮扶企业,帮扶疗养院,科技特派员,工作队,帮扶起止时间
抚宁区,甲村,港口集团、山桥集团,北戴河工人疗养院,李教授,市农业局,2016.2-2018.3
抚宁区,乙村,,北戴河铁路疗养院,王研究员、赵技术员,市水利局,
抚宁区,丙村,农业、林业公司,无,,,
抚宁区,丁村,无,√,,,
抚宁区,戊村,,,,,
`),
		Want: `
			support UTF-8: 5 = 3 + 2 + 0
			2: villages-created
			5 帮扶企业: org-none
			6 帮扶企业: name
			= org enterprise 港口集团 130306
			= org enterprise 山桥集团 130306
			= org sanatorium 北戴河工人疗养院 130306
			= org commissioner 李教授 130306
			= org team 市农业局 130306
			= org sanatorium 北戴河铁路疗养院 130306
			= org commissioner 王研究员 130306
			= org commissioner 赵技术员 130306
			= org team 市水利局 130306
			= org enterprise 农业、林业公司 130306
			= support of 甲村 by 港口集团
			= support of 甲村 by 山桥集团
			= support of 甲村 by 北戴河工人疗养院
			= support of 甲村 by 李教授
			= support of 甲村 by 市农业局
			= support of 乙村 by 北戴河铁路疗养院
			= support of 乙村 by 王研究员
			= support of 乙村 by 赵技术员
			= support of 乙村 by 市水利局
			= support of 丙村 by 农业、林业公司
			= village 甲村 130306
			= village 乙村 130306
			= village 丙村 130306`,
	},
	{
		File: "offices/helpers-kinds.csv", What: "A helper a row, two of them in one cell", Body: raw(`
县区,村名,帮扶类别,帮扶主体,备注
青龙满族自治县,甲村,企业,河北港口集团、中铁山桥集团,
青龙满族自治县,甲村,疗养院,北戴河煤矿工人疗养院,
青龙满族自治县,乙村,科技特派员,刘春雨（省农科院、省林科院）,
`),
		Want: `
			support UTF-8: 3 = 3 + 0 + 0
			2: villages-created
			= org enterprise 河北港口集团 130321
			= org enterprise 中铁山桥集团 130321
			= org sanatorium 北戴河煤矿工人疗养院 130321
			= org commissioner 刘春雨（省农科院、省林科院） 130321
			= support of 甲村 by 河北港口集团
			= support of 甲村 by 中铁山桥集团
			= support of 甲村 by 北戴河煤矿工人疗养院
			= support of 乙村 by 刘春雨（省农科院、省林科院）
			= village 甲村 130321
			= village 乙村 130321`,
	},
	{
		File: "offices/guarantees-across.csv", What: "A column for each guarantee: marks with the row's day, or days; signed without a day is told", Body: raw(`
县,村,住宿,取暖,伙食,县委书记签字日期
涞源县,甲村,√,√,√,2016.2.25
涞源县,乙村,√,×,2016.3.1,2016.2.26
涞源县,丙村,已落实,未落实,也许,
涞源县,丁村,,,,2016.2.26
`),
		Want: `
			guarantees UTF-8: 4 = 3 + 1 + 0
			2: villages-created
			4 伙食: word
			4 县委书记签字日期: guarantee-undated
			5: guarantee-none
			= guarantee 甲村 lodging: signed 2016-02-25
			= guarantee 甲村 heating: signed 2016-02-25
			= guarantee 甲村 board: signed 2016-02-25
			= guarantee 乙村 lodging: signed 2016-02-26
			= guarantee 乙村 heating: not signed
			= guarantee 乙村 board: signed 2016-03-01
			= guarantee 丙村 lodging: not signed
			= guarantee 丙村 heating: not signed
			= village 甲村 130630
			= village 乙村 130630
			= village 丙村 130630`,
	},
	{
		File: "offices/duties-across-2018.csv", What: "A column for each duty, with how far it is", Body: raw(`
县,村,建强基层组织,推动精准脱贫,为民办事服务,提升治理水平
涞源县,甲村,80%,75%,90%,60%
涞源县,乙村,80%,,120%,100
涞源县,丙村,,,,
`),
		Want: `
			duties UTF-8: 3 = 2 + 1 + 0
			file: year-assumed
			2: villages-created
			3 为民办事服务: share-some
			4 建强基层组织: no-figure
			= duty 甲村 2018 organisation: 0.8
			= duty 甲村 2018 relief: 0.75
			= duty 甲村 2018 service: 0.9
			= duty 甲村 2018 governance: 0.6
			= duty 乙村 2018 organisation: 0.8
			= duty 乙村 2018 governance: 1
			= village 甲村 130630
			= village 乙村 130630`,
	},
	{
		File: "offices/leader-first.csv", What: "队长（第一书记） as the header of names: they are first secretaries", Body: raw(`
县,村,派出单位,队长（第一书记）,到岗时间
涞源县,甲村,省水利厅,王建国,2018.3.1
`),
		Want: `
			postings UTF-8: 1 = 1 + 0 + 0
			2: villages-created
			= cadre 王建国 省水利厅
			= posting 王建国 in 甲村 first_secretary 2018-03-01 to on
			= unit 省水利厅 province agriculture
			= village 甲村 130630`,
	},
	{
		File: "offices/no-first.csv", What: "Former, coming and honorary first secretaries are none", Body: raw(`
县,村,派出单位,姓名,职务,进驻时间
涞源县,甲村,省水利厅,王一,选派第一书记,2018.3.1
涞源县,甲村,省水利厅,王二,工作队队长,2018.3.1
涞源县,乙村,省水利厅,王三,原第一书记,2018.3.1
涞源县,乙村,省水利厅,王四,拟任村第一书记,2018.3.1
涞源县,乙村,省水利厅,王五,名誉第一书记,2018.3.1
涞源县,乙村,省水利厅,王六,第一书记（已卸任）,2018.3.1
`),
		Want: `
			postings UTF-8: 6 = 6 + 0 + 0
			2: villages-created
			4 职务: word
			5 职务: word
			6 职务: word
			7 职务: word
			= posting 王一 in 甲村 first_secretary 2018-03-01 to on
			= posting 王二 in 甲村 member 2018-03-01 to on
			= posting 王三 in 乙村 member 2018-03-01 to on
			= posting 王四 in 乙村 member 2018-03-01 to on
			= posting 王五 in 乙村 member 2018-03-01 to on
			= posting 王六 in 乙村 member 2018-03-01 to on
			= …`,
	},
	{
		File: "offices/helpers-odd.csv", What: "A mark without a name beside a helper, and a helper that stands in a row before", Body: raw(`
县,乡镇,村,帮扶企业,科技特派员,开始时间
阜平县,龙泉关镇,甲村,大成公司,√,2018-03-01
阜平县,龙泉关镇,甲村,大成公司、小成公司,,2018-03-01
`),
		Want: `
			support UTF-8: 2 = 2 + 0 + 0
			2 科技特派员: org-unnamed
			2: villages-created
			3: org-twice
			= org enterprise 大成公司 130624
			= org enterprise 小成公司 130624
			= support of 甲村 by 大成公司
			= support of 甲村 by 小成公司
			= village 甲村 龙泉关镇 130624`,
	},
	{
		File: "offices/guarantees-twice.csv", What: "Two columns of one guarantee: the first counts; a day for the row that cannot be read takes those in the cells nothing", Body: raw(`
县,乡镇,村,取暖保障,供暖情况,住宿保障,签字日期
阜平县,龙泉关镇,甲村,√,×,2016-03-02,三月初
`),
		Want: `
			guarantees UTF-8: 1 = 1 + 0 + 0
			供暖情况: column-unused
			签字日期: column-unused
			2: villages-created
			2: guarantee-undated
			= guarantee 甲村 heating: not signed
			= guarantee 甲村 lodging: signed 2016-03-02
			= village 甲村 龙泉关镇 130624`,
	},
}
