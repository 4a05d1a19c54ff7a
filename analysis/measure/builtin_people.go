package measure

// people are the cadres and what they are made of.
func people() []Measure {
	all := rows(TableCadre, "")
	of := func(id string, name words, cond string, num words, dir Direction) Measure {
		return share(id, name, rows(TableCadre, cond), num, all, ofCadres, Roster, dir)
	}
	bachelor := share("cadres_bachelor_share", words{"本科及以上干部占比", "Cadres with a bachelor's degree or more"},
		rows(TableCadre, "education=bachelor|postgraduate"), words{"本科及以上的驻村干部", "cadres with a bachelor's degree or more"},
		rows(TableCadre, "education!=unknown"), words{"学历已知的驻村干部", "cadres whose education is known"}, Roster, Amount)
	female := share("female_share", words{"女干部占比", "Women among cadres"},
		rows(TableCadre, "sex=female"), words{"女驻村干部", "women among cadres"},
		rows(TableCadre, "sex!=unknown"), words{"性别已知的驻村干部", "cadres whose sex is known"}, Roster, Amount)
	young := share("cadres_under_45_share", words{"45 岁以下干部占比", "Cadres under 45"},
		rows(TableCadre, "age_band=under_25|25-29|30-34|35-39|40-44"), words{"未满 45 岁的驻村干部", "cadres under 45"},
		known(TableCadre, "age", ""), words{"年龄已知的驻村干部", "cadres whose age is known"}, Roster, Amount).
		noted("6 月 30 日的周岁。", "Age in completed years on 30 June.")
	return []Measure{
		count("cadres", words{"驻村干部", "Cadres"}, unitPersons, Persons, all, ofCadres, Roster, Amount),
		count("first_secretaries", words{"第一书记", "First secretaries"}, unitPersons, Persons,
			rows(TableCadre, "role=first_secretary"), words{"在岗第一书记", "first secretaries on the roster"}, Roster, Amount),
		young, bachelor,
		of("reserve_share", words{"后备干部占比", "Reserve cadres"}, "reserve=yes", words{"后备干部", "reserve cadres"}, Amount),
		of("volunteer_share", words{"主动报名占比", "Volunteers"}, "volunteer=yes", words{"主动报名的干部", "cadres who volunteered"}, Amount),
		female,
		of("party_share", words{"中共党员占比", "Party members"}, "party=yes", words{"党员干部", "party members"}, Amount),
		of("promoted_share", words{"已提拔占比", "Promoted"}, "promoted=yes", words{"当年末前已提拔的干部", "cadres promoted by the end of the year"}, Target),
		share("excellent_share", words{"考核优秀占比", "Rated excellent"},
			rows(TableCadre, "rating=excellent"), words{"当年考核优秀的干部", "cadres rated excellent that year"},
			rows(TableCadre, "rating!=unknown"), words{"当年有考核结果的干部", "cadres rated that year"}, Roster, Target),
		mean("avg_age", words{"平均年龄", "Average age"}, words{"岁", "years"}, Years,
			sum(TableCadre, "age", ""), words{"周岁之和", "sum of ages"}, known(TableCadre, "age", ""),
			words{"年龄已知的驻村干部", "cadres whose age is known"}, Roster, Amount, 1),
	}
}

// shape is how people are spread over villages.
func shape() []Measure {
	all := rows(TableVillage, "")
	of := func(id string, name words, cond string, num words) Measure {
		return share(id, name, rows(TableVillage, cond), num, all, ofVillages, Roster, Target)
	}
	return []Measure{
		count("villages", words{"贫困村", "Poor villages"}, unitVillages, Number, all, ofVillages, Roster, Amount).
			noted("建档立卡贫困村总数，含已出列的村。", "All registered poor villages, those that have since left poverty included."),
		count("teams", words{"工作组", "Work teams"}, words{"个组", "teams"}, Number, rows(TableTeam, "standing=yes"), ofTeams, Roster, Amount),
		mean("cadres_per_village", words{"每村干部数", "Cadres per village"}, words{"人/村", "per village"}, Other,
			rows(TableCadre, ""), ofCadres, all, ofVillages, Roster, Amount, 2),
		of("coverage_share", words{"驻村覆盖率", "Coverage"}, "first_secretary=yes&has_team=yes",
			words{"既有第一书记又有工作组的村", "villages with a first secretary and a team"}),
		of("first_secretary_share", words{"第一书记覆盖率", "First-secretary coverage"}, "first_secretary=yes",
			words{"有第一书记的村", "villages with a first secretary"}),
		share("full_team_share", words{"满员工作组占比", "Teams at full strength"}, rows(TableVillage, "team_full=yes"),
			words{"在岗满 3 人的村", "villages with three or more on the roster"}, rows(TableVillage, "has_team=yes"),
			words{"有工作组的村", "villages with a team"}, Roster, Target),
		share("match_share", words{"精准匹配率", "Matched teams"}, rows(TableTeam, "standing=yes&match=yes"),
			words{"按“四包”规则派对的工作组", "teams sent as the rule of four says"}, rows(TableTeam, "standing=yes&match!=na"),
			words{"规则适用的工作组", "teams to which the rule applies"}, Roster, Target).
			noted("党群包软村、经济包穷村、政法包乱村、涉农包弱村；其他部门不参与计算。",
				"Party and mass organs to soft, economic to poor, political-legal to disorderly, agriculture to weak villages; other units do not count."),
	}
}

// selection is the lists of names and their audit.
func selection() []Measure {
	units := rows(TableUnit, "")
	ofUnits := words{"选派单位", "sending units"}
	return []Measure{
		count("units", words{"选派单位", "Sending units"}, words{"个", "units"}, Number, units, ofUnits, Flow, Amount),
		count("units_returned", words{"退回重选单位", "Units told to select again"}, words{"个", "units"}, Number,
			rows(TableUnit, "returned=yes"), words{"名单被退回的单位", "units whose list was returned"}, Flow, Burden),
		share("returned_share", words{"名单退回率", "Lists returned"}, rows(TableUnit, "returned=yes"),
			words{"名单被退回的单位", "units whose list was returned"}, units, ofUnits, Flow, Burden),
		count("entries", words{"名单人选", "Persons on lists"}, unitPersons, Persons, rows(TableEntry, ""), ofEntries, Flow, Amount),
		share("entry_accepted_share", words{"人选通过率", "Accepted at audit"}, rows(TableEntry, "outcome=accepted"),
			words{"审核通过的人选", "persons accepted"}, rows(TableEntry, ""), ofEntries, Flow, Target),
		share("intake_reserve_share", words{"各批后备干部占比", "Reserve cadres by intake"}, sum(TableIntake, "reserve", ""),
			words{"该批后备干部", "reserve cadres of the intake"}, sum(TableIntake, "cadres", ""), words{"该批驻村干部", "cadres of the intake"}, Flow, Amount),
	}
}
