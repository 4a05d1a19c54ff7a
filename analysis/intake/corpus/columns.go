package corpus

var columns = []Case{
	{
		File: "columns/no-longer-poor.csv", What: "Those who are poor no more, and other parts of a village, are none of the figures that a ledger has", Body: raw(`
县,乡镇,村,年度,户数,脱贫户,脱贫户数,脱贫人口,返贫人口,贫困户人数,人口（低保）
阜平县,龙泉关镇,甲村,2018,300,40,40,100,3,60,12
`),
		Want: `
			ledger UTF-8: 1 = 1 + 0 + 0
			脱贫户: column-unused
			脱贫户数: column-unused
			脱贫人口: column-unused
			返贫人口: column-unused
			人口（低保）: column-unused
			2: villages-created
			= ledger 甲村 2018 households: 300
			= ledger 甲村 2018 poor_people: 60
			= village 甲村 龙泉关镇 130624`,
	},
	{
		File: "columns/groups.xlsx", What: "Households and persons under groups: those of the whole village and of the poor are fields, those of others are not", Body: xlsx(book{sheets: []page{{
			name: "台账", rows: grid(`
县|乡镇|村|年度|已脱贫||低保||全村||建档立卡贫困||土地情况
||||户数|人数|户数|人数|户数|人数|户数|人数|耕地面积
阜平县|龙泉关镇|甲村|2018|40|100|10|12|300|900|50|120|800
`), tail: merged("A1:A2", "B1:B2", "C1:C2", "D1:D2", "E1:F1", "G1:H1", "I1:J1", "K1:L1"),
		}}}), Above: 2,
		Want: `
			[台账] ledger: 1 = 1 + 0 + 0
			已脱贫·户数: column-unused
			已脱贫·人数: column-unused
			低保·户数: column-unused
			低保·人数: column-unused
			3: villages-created
			= ledger 甲村 2018 households: 300
			= ledger 甲村 2018 population: 900
			= ledger 甲村 2018 poor_households: 50
			= ledger 甲村 2018 poor_people: 120
			= ledger 甲村 2018 land_mu: 800
			= village 甲村 龙泉关镇 130624`,
	},
}
