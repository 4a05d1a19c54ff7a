package store

import "taihang/data"

// workTables: selection, work, support and money.
var workTables = []rowsTable{
	&table[data.SelectionList]{
		name: "selection_list", key: "id",
		of: func(s *data.Set) *[]data.SelectionList { return &s.Lists },
		visit: func(f *fields, v *data.SelectionList) {
			f.id("id", &v.ID)
			f.ref("unit", &v.Unit)
			f.count("round", &v.Round)
			f.date("submitted", &v.Submitted)
			word(f, "outcome", &v.Outcome)
			word(f, "reason", &v.Reason)
		},
	},
	&table[data.ListEntry]{
		name: "list_entry", key: "list, place", whole: "list",
		of: func(s *data.Set) *[]data.ListEntry { return &s.Entries },
		visit: func(f *fields, v *data.ListEntry) {
			f.id("list", &v.List)
			f.count("place", &v.Place)
			f.ref("cadre", &v.Cadre)
			word(f, "rank", &v.Rank)
			f.yes("in_service", &v.InService)
			f.yes("established", &v.Established)
			f.yes("reserve", &v.Reserve)
			f.yes("volunteer", &v.Volunteer)
			f.value("service_years", &v.ServiceYears)
			f.states()
			word(f, "appraisal1", &v.Appraisal1)
			word(f, "appraisal2", &v.Appraisal2)
			word(f, "outcome", &v.Outcome)
		},
	},
	&table[data.RuleRecord]{
		name: "rule_record", key: "team, rule, from_day",
		of: func(s *data.Set) *[]data.RuleRecord { return &s.RuleRecords },
		visit: func(f *fields, v *data.RuleRecord) {
			f.id("team", &v.Team)
			f.place("rule", &v.Rule, data.Rules)
			f.keyDate("from_day", &v.From)
			f.count("months", &v.Months)
			f.count("due", &v.Due)
			f.count("done", &v.Done)
		},
	},
	&table[data.DutyProgress]{
		name: "duty_progress", key: "village, year, duty",
		of: func(s *data.Set) *[]data.DutyProgress { return &s.Duties },
		visit: func(f *fields, v *data.DutyProgress) {
			f.id("village", &v.Village)
			f.count("year", &v.Year)
			f.place("duty", &v.Duty, data.Duties)
			f.value("progress", &v.Progress)
			f.states()
		},
	},
	&table[data.SupportOrg]{
		name: "support_org", key: "id",
		of: func(s *data.Set) *[]data.SupportOrg { return &s.SupportOrgs },
		visit: func(f *fields, v *data.SupportOrg) {
			f.id("id", &v.ID)
			word(f, "kind", &v.Kind)
			f.text("name", &v.Name)
			word(f, "county", &v.County)
		},
	},
	&table[data.Support]{
		name: "support", key: "village, org, start_day",
		of: func(s *data.Set) *[]data.Support { return &s.Supports },
		visit: func(f *fields, v *data.Support) {
			f.id("village", &v.Village)
			f.id("org", &v.Org)
			f.keyDate("start_day", &v.Start)
			f.date("end_day", &v.End)
		},
	},
	&table[data.Pairing]{
		name: "pairing", key: "helper, helped, start_day",
		of: func(s *data.Set) *[]data.Pairing { return &s.Pairings },
		visit: func(f *fields, v *data.Pairing) {
			f.text("helper", &v.Helper)
			f.text("helped", &v.Helped)
			f.keyDate("start_day", &v.Start)
			f.date("end_day", &v.End)
		},
	},
	&table[data.Need]{
		name: "need", key: "id",
		of: func(s *data.Set) *[]data.Need { return &s.Needs },
		visit: func(f *fields, v *data.Need) {
			f.id("id", &v.ID)
			word(f, "county", &v.County)
			word(f, "kind", &v.Kind)
			f.date("listed", &v.Listed)
			word(f, "met_by", &v.MetBy)
			f.date("met_on", &v.MetOn)
		},
	},
	&table[data.Fund]{
		name: "fund", key: "team, year, kind", sums: true,
		of: func(s *data.Set) *[]data.Fund { return &s.Funds },
		visit: func(f *fields, v *data.Fund) {
			f.id("team", &v.Team)
			f.count("year", &v.Year)
			word(f, "kind", &v.Kind)
			f.value("yuan", &v.Yuan)
			f.states()
			f.date("paid_on", &v.PaidOn)
		},
	},
	&table[data.Guarantee]{
		name: "guarantee", key: "village, kind",
		of: func(s *data.Set) *[]data.Guarantee { return &s.Guarantees },
		visit: func(f *fields, v *data.Guarantee) {
			f.id("village", &v.Village)
			word(f, "kind", &v.Kind)
			f.date("signed_on", &v.SignedOn)
		},
	},
	&table[data.Appraisal]{
		name: "appraisal", key: "year, cadre",
		of: func(s *data.Set) *[]data.Appraisal { return &s.Appraisals },
		visit: func(f *fields, v *data.Appraisal) {
			f.id("cadre", &v.Cadre)
			f.count("year", &v.Year)
			word(f, "rating", &v.Rating)
		},
	},
	&table[data.Promotion]{
		name: "promotion", key: "cadre, on_day",
		of: func(s *data.Set) *[]data.Promotion { return &s.Promotions },
		visit: func(f *fields, v *data.Promotion) {
			f.id("cadre", &v.Cadre)
			f.keyDate("on_day", &v.On)
			word(f, "from_rank", &v.From)
			word(f, "to_rank", &v.To)
		},
	},
}
