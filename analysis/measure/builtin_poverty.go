package measure

import "taihang/data"

// poverty is the county's figures at each year's end, and what left the lists.
func poverty() []Measure {
	tier := count("tier", words{"片区", "Tier"}, words{"类", "class"}, Other, sum(TableCounty, "tier", ""),
		words{"所属片区", "tier of the county"}, YearEnd, Class).noted("数值是片区的序号：0 高发生率，1 燕山-太行山，2 山区，3 其他。",
		"The value is the tier's position: 0 high incidence, 1 Yanshan–Taihang, 2 mountain, 3 other.")
	tier.NoRollup = true
	delist := count("delist_year", words{"摘帽年份", "Year of delisting"}, words{"年", "year"}, Other, sum(TableCounty, "delist_year", ""),
		words{"宣布摘帽的年份", "year the delisting was announced"}, YearEnd, Amount)
	delist.NoRollup, delist.Calendar = true, true
	counties := count("counties", words{"县（市、区）", "Counties"}, words{"个", "counties"}, Number, rows(TableCounty, ""),
		words{"县级区划", "county-level divisions"}, Roster, Amount)
	area := count("county_area", words{"面积", "Area"}, words{"km²", "km²"}, Other, sum(TableCounty, "area_km2", ""),
		words{"县域面积", "area of the county"}, YearEnd, Amount)
	for _, m := range []*Measure{&tier, &delist, &area} {
		m.SourceZh, m.SourceEn = factSource.zh, factSource.en
	}
	listed := share("listed_share", words{"贫困县占比", "Poor counties"}, rows(TableCounty, "listed=yes"), ofListed,
		rows(TableCounty, ""), words{"全部县", "all counties"}, YearEnd, Burden)
	delisted := share("delisted_share", words{"摘帽县占比", "Counties delisted"}, rows(TableCounty, "listed=yes&delisted=yes"),
		words{"年末前已宣布摘帽的县", "counties announced as delisted by the year's end"}, rows(TableCounty, "listed=yes"), ofListed, YearEnd, Target)
	for _, m := range []*Measure{&listed, &delisted} {
		m.SourceZh, m.SourceEn = factSource.zh, factSource.en
	}
	incidence := share("poverty_incidence", words{"贫困发生率", "Poverty incidence"},
		paired(TableCounty, "poor_people", "rural_population", ""), words{"农村贫困人口", "poor rural people"},
		paired(TableCounty, "rural_population", "poor_people", ""), words{"农村户籍人口", "rural population"}, YearEnd, Burden)
	incidence.Decimals = 2
	exit := words{"年末前已出列的村", "villages that left poverty by the year's end"}
	return []Measure{
		incidence, counties,
		count("poor_people", words{"农村贫困人口", "Poor people"}, unitPersons, Persons, sum(TableCounty, "poor_people", ""),
			words{"年末农村贫困人口", "poor rural people at the year's end"}, YearEnd, Burden),
		count("rural_population", words{"农村人口", "Rural population"}, unitPersons, Persons, sum(TableCounty, "rural_population", ""),
			words{"农村户籍人口", "rural population"}, YearEnd, Amount),
		count("villages_exited", words{"出列村", "Villages out of poverty"}, unitVillages, Number, rows(TableVillage, "exited=yes"), exit, YearEnd, Target),
		share("exited_share", words{"出列率", "Share of villages out of poverty"}, rows(TableVillage, "exited=yes"), exit,
			rows(TableVillage, ""), ofVillages, YearEnd, Target),
		delisted, listed, delist, tier, area,
	}
}

// village is the ledger: people and livelihood in the villages.
func village() []Measure {
	reported := words{"报了台账的村", "villages whose ledger reports it"}
	return []Measure{
		count("village_population", words{"贫困村人口", "People in poor villages"}, unitPersons, Persons,
			sum(TableVillage, "population", ""), words{"村人口之和", "sum of village populations"}, YearEnd, Amount),
		count("village_poor_people", words{"贫困村贫困人口", "Poor people in poor villages"}, unitPersons, Persons,
			sum(TableVillage, "poor_people", ""), words{"村贫困人口之和", "sum of poor people in villages"}, YearEnd, Burden),
		share("village_poor_share", words{"贫困村贫困发生率", "Incidence in poor villages"},
			paired(TableVillage, "poor_people", "population", ""), words{"村贫困人口", "poor people in villages"},
			paired(TableVillage, "population", "poor_people", ""), words{"村人口", "people in villages"}, YearEnd, Burden),
		mean("collective_income", words{"村均集体收入", "Collective income per village"}, unitYuan, Yuan,
			sum(TableVillage, "collective_income", ""), words{"村集体经济收入", "income of village collectives"},
			known(TableVillage, "collective_income", ""), reported, YearEnd, Target, 0),
		mean("income_per_head", words{"贫困村人均收入", "Income per head"}, unitYuan, Yuan,
			sum(TableVillage, "income_total", ""), words{"各村人均收入乘人口之和", "income per head times people, added up"},
			paired(TableVillage, "population", "income_total", ""), words{"村人口", "people in villages"}, YearEnd, Target, 0),
		mean("land_per_head", words{"人均耕地", "Land per head"}, words{"亩/人", "mu per head"}, Other,
			paired(TableVillage, "land_mu", "population", ""), words{"耕地", "farmland"},
			paired(TableVillage, "population", "land_mu", ""), words{"村人口", "people in villages"}, YearEnd, Amount, 2),
		share("quality_score", words{"数据质量分", "Data quality"}, sum(TableVillage, "rows_sound", ""),
			words{"未被任何规则指出错误或疑点的记录", "rows that no rule finds fault with"},
			sum(TableVillage, "rows_checked", ""), words{"核对过的记录：村、当年台账、在岗干部", "rows checked: villages, the year's ledgers, cadres on the roster"}, Roster, Target).
			noted("规则见 taihang check；应报未报的台账计为有问题", "The rules are those of taihang check; a ledger that is owed and missing counts as a fault"),
		share("ledger_share", words{"台账报送率", "Ledgers reported"}, known(TableVillage, "population", ""), reported,
			rows(TableVillage, ""), ofVillages, YearEnd, Target),
	}
}

// money is the teams' funds.
func money() []Measure {
	due := words{"应有工作经费的工作组", "teams due work money"}
	return []Measure{
		count("work_money_total", words{"工作经费总额", "Work money, total"}, unitYuan, Yuan, sum(TableTeam, "work_money", ""),
			words{"全年工作经费", "work money of the year"}, Flow, Amount),
		mean("work_money", words{"每组工作经费", "Work money per team"}, unitYuan, Yuan, sum(TableTeam, "work_money", ""),
			words{"全年工作经费", "work money of the year"}, known(TableTeam, "work_money", ""), due, Flow, Amount, 0),
		count("living_allowance", words{"生活补助", "Living allowance"}, unitYuan, Yuan, sum(TableTeam, "living_allowance", ""),
			words{"全年生活补助", "living allowance of the year"}, Flow, Amount),
		share("money_paid_share", words{"经费到位率", "Work money paid"}, rows(TableTeam, "paid=yes"),
			words{"经费已拨付的工作组", "teams whose money was paid"}, rows(TableTeam, "paid!=na"), due, Flow, Target),
	}
}

// duties are the first secretaries' four, one measure each.
func duties() []Measure {
	names := map[string]words{
		"organisation": {"建强基层组织进度", "Local organisation"}, "relief": {"推动精准脱贫进度", "Targeted relief"},
		"service": {"为民办事服务进度", "Serving the people"}, "governance": {"提升治理水平进度", "Governance"},
	}
	var ms []Measure
	for _, d := range data.Duties {
		col := "duty_" + d
		ms = append(ms, share(col, names[d], sum(TableVillage, col, ""), words{"各村进度之和", "sum of villages' progress"},
			known(TableVillage, col, ""), words{"报了进度的村", "villages that report it"}, YearEnd, Target))
	}
	return ms
}

// rules are the ten of management: what share of the acts owed was done.
func rules() []Measure {
	names := map[string]words{
		"attendance": {"考勤达标率", "Attendance"}, "training": {"学习培训完成率", "Training"}, "leave": {"请销假规范率", "Leave by the rules"},
		"survey": {"社情调研完成率", "Social surveys"}, "meeting": {"工作例会召开率", "Regular meetings"}, "inspection": {"督促查岗完成率", "Inspections"},
		"contact": {"联系群众完成率", "Contact with the people"}, "online": {"网上交流完成率", "Online exchange"},
		"appraisal": {"述职评议完成率", "Reports and appraisals"}, "discipline": {"纪律约束达标率", "Discipline"},
	}
	var ms []Measure
	for _, r := range data.Rules {
		ms = append(ms, share(r+"_share", names[r], sum(TableTeam, "done_"+r, ""), words{"完成次数", "acts done"},
			sum(TableTeam, "due_"+r, ""), words{"应完成次数", "acts due"}, Flow, Target))
	}
	return ms
}

// support is who else helps, and whether a team can live there.
func support() []Measure {
	all := rows(TableVillage, "")
	of := func(id string, name words, cond string, num words) Measure {
		return share(id, name, rows(TableVillage, cond), num, all, ofVillages, Roster, Target)
	}
	return []Measure{
		of("enterprise_share", words{"企业帮扶覆盖率", "Villages with an enterprise"}, "enterprise=yes", words{"有企业帮扶的村", "villages helped by an enterprise"}),
		of("commissioner_share", words{"科技特派员覆盖率", "Villages with a commissioner"}, "commissioner=yes", words{"有科技特派员的村", "villages with a science commissioner"}),
		of("sanatorium_share", words{"疗养院帮扶覆盖率", "Villages with a sanatorium"}, "sanatorium=yes", words{"有疗养院帮扶的村", "villages helped by a sanatorium"}),
		of("lodging_signed_share", words{"食宿取暖签字率", "Lodging signed off"}, "lodging=yes&heating=yes&board=yes",
			words{"住宿、取暖、伙食都已签字的村", "villages with lodging, heating and board signed off"}),
		share("needs_met_share", words{"需求对接率", "Needs met"}, rows(TableNeed, "met=yes"), words{"已对接的需求", "needs that were met"},
			rows(TableNeed, ""), words{"列入清单的需求", "needs on the lists"}, YearEnd, Target),
	}
}
