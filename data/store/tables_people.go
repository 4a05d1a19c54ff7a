package store

import "taihang/data"

// peopleTables: villages, units, cadres, teams, postings.
var peopleTables = []rowsTable{
	&table[data.Village]{
		name: "village", key: "id",
		of:     func(s *data.Set) *[]data.Village { return &s.Villages },
		traced: func(v *data.Village) [2]int64 { return [2]int64{v.ID, 0} },
		visit: func(f *fields, v *data.Village) {
			f.id("id", &v.ID)
			f.text("code", &v.Code)
			f.text("name", &v.Name)
			word(f, "town", &v.Town)
			word(f, "county", &v.County)
			word(f, "kind", &v.Kind)
			f.known("lon", &v.Lon)
			f.known("lat", &v.Lat)
			f.year("exit_year", &v.ExitYear)
		},
	},
	&table[data.Ledger]{
		name: "ledger", key: "village, year",
		of:     func(s *data.Set) *[]data.Ledger { return &s.Ledgers },
		traced: func(v *data.Ledger) [2]int64 { return [2]int64{v.Village, int64(v.Year)} },
		visit: func(f *fields, v *data.Ledger) {
			f.id("village", &v.Village)
			f.count("year", &v.Year)
			f.value("households", &v.Households)
			f.value("population", &v.Population)
			f.value("poor_households", &v.PoorHouseholds)
			f.value("poor_people", &v.PoorPeople)
			f.value("land_mu", &v.LandMu)
			f.value("crops_mu", &v.CropsMu)
			f.value("livestock_head", &v.LivestockHead)
			f.value("committee_members", &v.CommitteeMembers)
			f.value("party_members", &v.PartyMembers)
			f.value("collective_income_yuan", &v.CollectiveIncomeYuan)
			f.value("income_per_head_yuan", &v.IncomePerHeadYuan)
			f.states()
			f.date("reported_on", &v.ReportedOn)
		},
	},
	&table[data.Unit]{
		name: "unit", key: "id",
		of: func(s *data.Set) *[]data.Unit { return &s.Units },
		visit: func(f *fields, v *data.Unit) {
			f.id("id", &v.ID)
			f.text("name", &v.Name)
			word(f, "level", &v.Level)
			word(f, "kind", &v.Kind)
			word(f, "place", &v.Place)
		},
	},
	&table[data.Cadre]{
		name: "cadre", key: "id",
		of:     func(s *data.Set) *[]data.Cadre { return &s.Cadres },
		traced: func(v *data.Cadre) [2]int64 { return [2]int64{v.ID, 0} },
		visit: func(f *fields, v *data.Cadre) {
			f.id("id", &v.ID)
			f.text("name", &v.Name)
			word(f, "sex", &v.Sex)
			f.date("birth", &v.Birth)
			word(f, "education", &v.Education)
			f.yes("party", &v.Party)
			f.ref("unit", &v.Unit)
			word(f, "rank", &v.Rank)
			f.yes("reserve", &v.Reserve)
			f.yes("volunteer", &v.Volunteer)
			f.date("work_start", &v.WorkStart)
			word(f, "skill", &v.Skill)
			f.text("ref", &v.Ref)
		},
	},
	&table[data.Private]{
		name: "private", key: "cadre, kind",
		of: func(s *data.Set) *[]data.Private { return &s.Private },
		visit: func(f *fields, v *data.Private) {
			f.id("cadre", &v.Cadre)
			word(f, "kind", &v.Kind)
			f.text("value", &v.Value)
		},
	},
	&table[data.Team]{
		name: "team", key: "id",
		of:     func(s *data.Set) *[]data.Team { return &s.Teams },
		traced: func(v *data.Team) [2]int64 { return [2]int64{v.ID, 0} },
		visit: func(f *fields, v *data.Team) {
			f.id("id", &v.ID)
			f.ref("village", &v.Village)
			f.ref("unit", &v.Unit)
			word(f, "level", &v.Level)
			f.date("start_day", &v.Start)
			f.date("end_day", &v.End)
		},
	},
	&table[data.Posting]{
		name: "posting", key: "id",
		of:     func(s *data.Set) *[]data.Posting { return &s.Postings },
		traced: func(v *data.Posting) [2]int64 { return [2]int64{v.ID, 0} },
		visit: func(f *fields, v *data.Posting) {
			f.id("id", &v.ID)
			f.id("cadre", &v.Cadre)
			f.id("team", &v.Team)
			word(f, "role", &v.Role)
			f.year("intake", &v.Intake)
			f.date("start_day", &v.Start)
			f.date("end_day", &v.End)
			word(f, "why", &v.Why)
		},
	},
	&table[data.IntakeSummary]{
		name: "intake", key: "year, level",
		of: func(s *data.Set) *[]data.IntakeSummary { return &s.Intakes },
		visit: func(f *fields, v *data.IntakeSummary) {
			f.count("year", &v.Year)
			word(f, "level", &v.Level)
			f.count("cadres", &v.Cadres)
			f.count("reserve", &v.Reserve)
			f.yes("invented", &v.Invented)
		},
	},
}
