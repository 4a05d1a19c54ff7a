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
}
