package corpus

var again = []Case{
	{
		File: "again/1/村情.csv", What: "The accounts of villages, first version", Body: raw(`
县,乡镇,村,年度,户数
阜平县,龙泉关镇,甲村,2017,100
阜平县,龙泉关镇,乙村,2017,200
阜平县,龙泉关镇,丙村,2017,300
`),
		Want: `
			ledger UTF-8: 3 = 3 + 0 + 0
			2: villages-created
			= village 甲村 龙泉关镇 130624
			= village 乙村 龙泉关镇 130624
			= village 丙村 龙泉关镇 130624
			= ledger 甲村 2017 households: 100
			= ledger 乙村 2017 households: 200
			= ledger 丙村 2017 households: 300
			changes: 6 new, 0 changed, 0 same, 0 gone`,
	},
	{
		File: "again/kept/村情.csv", What: "Accounts of three villages, of several columns", Body: raw(`
县,乡镇,村,年度,户数,人口,脱贫年份
阜平县,龙泉关镇,甲村,2017,100,300,2018
阜平县,龙泉关镇,乙村,2017,200,600,2019
阜平县,龙泉关镇,丙村,2017,300,900,2020
`),
		Want: `
			ledger UTF-8: 3 = 3 + 0 + 0
			2: villages-created
			= …`,
	},
	{
		File: "again/unread-cells.xlsx", What: "Cells that cannot be read beside some that can: a formula whose result the file lacks, one that failed, a column too narrow, words. What is known in their place stays, and an empty cell takes it back", After: []string{"again/kept/村情.csv"}, Body: table(`
县|乡镇|村|年度|户数|人口
阜平县|龙泉关镇|甲村|2017|101|f:C2*3
阜平县|龙泉关镇|乙村|2017|e:#REF!|601
阜平县|龙泉关镇|丙村|2017|三百来户|901
阜平县|龙泉关镇|f:D1|2017|5|9
`),
		Want: `
			[Sheet1] ledger: 4 = 3 + 1 + 0
			2 人口: cell-uncached
			3 户数: cell-error
			4 户数: number
			5 村: cell-uncached
			5 村: no-village-name
			= ledger 甲村 2017 households: 101
			- ledger 甲村 2017 households: 100
			= ledger 乙村 2017 population: 601
			- ledger 乙村 2017 population: 600
			= ledger 丙村 2017 population: 901
			- ledger 丙村 2017 population: 900`,
	},
	{
		File: "again/unread-cells.csv", What: "The same in a text file, where a program wrote what it showed: signs of a failed formula and of a column too narrow", After: []string{"again/kept/村情.csv"}, Body: raw(`
县,乡镇,村,年度,户数,人口
阜平县,龙泉关镇,甲村,2017,101,########
阜平县,龙泉关镇,乙村,2017,#DIV/0!,
#N/A,龙泉关镇,丙村,2017,5,9
`),
		Want: `
			ledger UTF-8: 3 = 1 + 2 + 0
			2 人口: cell-narrow
			3 户数: cell-error
			3: no-figure
			4 县: cell-error
			4 县: no-county-name
			= ledger 甲村 2017 households: 101
			- ledger 甲村 2017 households: 100`,
	},
	{
		File: "again/kept/名单.csv", What: "Two persons by the numbers that the office gives", Body: raw(`
身份编号,姓名,性别,学历,出生日期
HB000001,甲一,男,本科,1985.3
HB000002,乙二,女,大专,1986.5
`),
		Want: `
			cadres UTF-8: 2 = 2 + 0 + 0
			= …`,
	},
	{
		File: "again/unread-person.csv", What: "Of somebody who is known a day, a word and a cell cannot be read: they stay as they were", After: []string{"again/kept/名单.csv"}, Body: raw(`
身份编号,姓名,性别,学历,出生日期
HB000001,甲一,男,#N/A,1985.13.45
HB000002,乙二,女,念过几年书,1986.5
HB000003,丙三,男,本科,1987.5
HB000004,丁四,女,大专,1988.5
`),
		Want: `
			cadres UTF-8: 4 = 4 + 0 + 0
			2 学历: cell-error
			2 出生日期: date-impossible → 1985-12-31
			3 学历: word
			= cadre 丙三 male 1987-05-01 bachelor
			= cadre 丁四 female 1988-05-01 college
			changes: 2 new, 0 changed, 2 same, 0 gone`,
	},
	{
		File: "again/unread.csv", What: "Rows of which no figure can be read are not loaded: no village is made for one, and nothing is taken back by the other", After: []string{"again/1/村情.csv"}, Body: raw(`
县,乡镇,村,年度,户数
阜平县,龙泉关镇,甲村,2017,一百来户
阜平县,龙泉关镇,庚村,2017,?
阜平县,龙泉关镇,乙村,2017,201
`),
		Want: `
			ledger UTF-8: 3 = 1 + 2 + 0
			2 户数: number
			2: no-figure
			3 户数: number
			3: no-figure
			= ledger 乙村 2017 households: 201
			- ledger 乙村 2017 households: 200
			changes: 0 new, 1 changed, 0 same, 0 gone`,
	},
	{
		File: "again/unread-indicator.csv", What: "A figure that cannot be read does not take back the one that is there, and a column without any leaves no indicator behind", After: []string{"encoding/utf8.csv"}, Body: raw(`
区划代码,名称,年份,粮食产量,播种面积
130624,阜平县,2017,七千多,不清楚
130630,涞源县,2017,5,约九百
130631,望都县,2017,6,很多
`),
		Want: `
			indicators UTF-8: 3 = 2 + 1 + 0
			播种面积: column-text
			2 粮食产量: number
			2: no-figure
			= 粮食产量 130630 2017: 5
			= 粮食产量 130631 2017: 6
			- 粮食产量 130630 2017: not applicable`,
	},
	{
		File: "again/no-figures.csv", What: "A table of which no column is figures: nothing of it is loaded, and no row is said to be", Body: raw(`
区划代码,名称,年份,粮食产量
130624,阜平县,2017,七千多
130630,涞源县,2017,不清楚
`),
		Want: `
			indicators UTF-8: 2 = 0 + 2 + 0
			粮食产量: column-text
			2: no-figure
			3: no-figure`,
	},
	{
		File: "again/2/村情.csv", What: "A newer version: one row new, one changed, one the same, one no longer there; it stays until the user wants it gone", After: []string{"again/1/村情.csv"}, Body: raw(`
县,乡镇,村,年度,户数
阜平县,龙泉关镇,甲村,2017,100
阜平县,龙泉关镇,乙村,2017,201
阜平县,龙泉关镇,丁村,2017,400
`),
		Want: `
			ledger UTF-8: 3 = 3 + 0 + 0
			4: villages-created
			file: gone
			= village 丁村 龙泉关镇 130624
			= ledger 乙村 2017 households: 201
			= ledger 丁村 2017 households: 400
			- ledger 乙村 2017 households: 200
			changes: 2 new, 1 changed, 1 same, 1 gone`,
	},
	{
		File: "again/3/村情.csv", What: "The same, and the user wants it gone", After: []string{"again/1/村情.csv"}, Mapping: `{"gone": "remove"}`, Body: raw(`
县,乡镇,村,年度,户数
阜平县,龙泉关镇,甲村,2017,100
阜平县,龙泉关镇,乙村,2017,200
`),
		Want: `
			ledger UTF-8: 2 = 2 + 0 + 0
			file: gone-removed
			- ledger 丙村 2017 households: 300
			changes: 0 new, 0 changed, 2 same, 1 gone`,
	},
	{
		File: "again/4/村情.csv", What: "A figure taken back: the cell is empty in the newer version, and so it is in the workspace", After: []string{"again/1/村情.csv"}, Body: raw(`
县,乡镇,村,年度,户数
阜平县,龙泉关镇,甲村,2017,
阜平县,龙泉关镇,乙村,2017,200
阜平县,龙泉关镇,丙村,2017,300
`),
		Want: `
			ledger UTF-8: 3 = 3 + 0 + 0
			- ledger 甲村 2017 households: 100
			changes: 0 new, 1 changed, 2 same, 0 gone`,
	},
}
