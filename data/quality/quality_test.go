package quality

import (
	"slices"
	"strconv"
	"strings"
	"testing"

	"taihang/data"
	"taihang/data/demo"
	"taihang/data/facts"
	"taihang/data/text"
)

// The demo reproduces every published figure it has rows for, and the check
// finds exactly the errors that were seeded.
func TestDemo(t *testing.T) {
	for _, scale := range []int{1, 2} {
		set := demo.Generate(demo.Options{Scale: scale, Seed: 1})
		rep := Check(set, Options{})
		for _, f := range rep.Totals {
			if !f.OK {
				t.Error(f.Sentence(text.EN))
			}
		}
		if len(rep.Totals) < 38 {
			t.Errorf("only %d totals", len(rep.Totals))
		}
		seeded, _ := strconv.Atoi(set.Info["seeded_errors"])
		found := 0
		for _, f := range rep.Rules {
			if f.ID != "unreported" && f.ID != "unit-county" { // which finds what unit finds
				found += f.Count
			}
		}
		if found != seeded {
			for _, f := range rep.Rules {
				if !f.OK {
					t.Logf("%s: %d %+v", f.ID, f.Count, f.Examples[:1])
				}
			}
			t.Errorf("scale %d: %d errors found, %d seeded", scale, found, seeded)
		}
	}
}

// base is a set that keeps every rule.
func base() *data.Set {
	day := data.NewDate(2016, 2, 1)
	n := func(v float64) data.Value { return data.Num(v) }
	s := &data.Set{
		Units: []data.Unit{{ID: 1, Name: "甲局", Level: data.LevelProvince}},
		Villages: []data.Village{
			{ID: 1, Name: "甲村", Town: "甲镇", County: "130624", Code: "130624100201", Lon: 114.2, Lat: 38.8, ExitYear: 2018},
			{ID: 2, Name: "乙村", Town: "甲镇", County: "130624", Code: "130624100202"},
		},
		Private: []data.Private{
			{Cadre: 1, Kind: data.PrivateID, Value: withCheck("13062419800101001")},
			{Cadre: 2, Kind: data.PrivateID, Value: withCheck("13062419810101002")},
			{Cadre: 2, Kind: data.PrivatePhone, Value: "19900000001"},
		},
		Cadres: []data.Cadre{{ID: 1, Name: "甲", Sex: data.Male, Birth: data.NewDate(1980, 1, 1), Unit: 1}, {ID: 2, Name: "乙", Birth: data.NewDate(1981, 1, 1), Unit: 1}},
		Teams:  []data.Team{{ID: 1, Village: 1, Unit: 1, Start: day}, {ID: 2, Village: 2, Unit: 1, Start: day}},
		Postings: []data.Posting{
			{ID: 1, Cadre: 1, Team: 1, Role: data.RoleFirstSecretary, Start: day, End: day + 100},
			{ID: 2, Cadre: 2, Team: 1, Role: data.RoleFirstSecretary, Start: day + 100},
		},
		SupportOrgs: []data.SupportOrg{{ID: 1}},
		Supports:    []data.Support{{Org: 1, Village: 1, Start: day}},
	}
	for _, v := range s.Villages {
		for y := 2016; y <= 2018; y++ {
			s.Ledgers = append(s.Ledgers, data.Ledger{
				Village: v.ID, Year: y, Population: n(800), PoorPeople: n(float64(2020 - y)), Households: n(200),
				CollectiveIncomeYuan: n(float64(40000 + y)), ReportedOn: data.NewDate(y, 12, 31),
			})
		}
	}
	return s
}

// withCheck adds the check character to 17 digits, by the congruence of
// ISO 7064: the weighted sum, it included, leaves 1.
func withCheck(s string) string {
	for _, c := range "0123456789X" {
		sum, weight := 0, 1
		full := s + string(c)
		for i := 17; i >= 0; i-- {
			d := int(full[i] - '0')
			if full[i] == 'X' {
				d = 10
			}
			sum += d * weight
			weight = weight * 2 % 11
		}
		if sum%11 == 1 {
			return full
		}
	}
	panic(s)
}

// Each rule is broken in one way, it alone speaks, and what it finds leads to a village.
func TestRules(t *testing.T) {
	if rules, _ := Check(base(), Options{}).Failed(); rules != 0 {
		t.Fatalf("the base set breaks rules: %+v", Check(base(), Options{}).Rules)
	}
	for _, c := range []struct {
		rule  string
		count int
		spoil func(*data.Set)
	}{
		{"reference", 1, func(s *data.Set) { s.Postings[0].Cadre = 99 }},
		{"reference", 1, func(s *data.Set) { s.Supports[0].Org = 99 }},
		{"interval", 1, func(s *data.Set) { s.Teams[1].End = s.Teams[1].Start }},
		{"two-secretaries", 1, func(s *data.Set) { s.Postings[0].End++ }},
		{"two-secretaries", 1, func(s *data.Set) { s.Postings[0].End = 0 }},
		{"two-places", 1, func(s *data.Set) {
			s.Postings[1].Cadre, s.Postings[1].Team, s.Postings[1].Start = 1, 2, s.Postings[0].Start+5
		}},
		{"age", 1, func(s *data.Set) { s.Cadres[1].Birth, s.Private = data.NewDate(2006, 1, 1), nil }},
		{"same-person", 1, func(s *data.Set) {
			id := s.Cadres[1].ID
			s.Cadres[1], s.Private = s.Cadres[0], nil
			s.Cadres[1].ID = id
		}},
		{"exit-year", 1, func(s *data.Set) { s.Villages[0].ExitYear = 2013 }},
		{"poorer", 1, func(s *data.Set) { s.Ledgers[0].PoorPeople = data.Num(801) }},
		{"unit", 1, func(s *data.Set) { s.Ledgers[1].CollectiveIncomeYuan.V /= 10000 }},
		{"copied", 1, func(s *data.Set) {
			s.Ledgers[1] = s.Ledgers[0]
			s.Ledgers[1].Year, s.Ledgers[1].ReportedOn = 2017, s.Ledgers[4].ReportedOn
		}},
		{"unreported", 1, func(s *data.Set) { s.Ledgers[2].ReportedOn = 0 }},
		{"code-county", 1, func(s *data.Set) { s.Villages[1].Code = "130630100201" }},
		{"outside-team", 1, func(s *data.Set) { s.Postings[0].Start -= 10 }},
		{"outside-team", 1, func(s *data.Set) { s.Teams[0].End = s.Postings[1].Start + 1 }},
		{"longitude", 1, func(s *data.Set) { s.Villages[0].Lon, s.Villages[0].Lat = 120.5, 38 }},
		{"latitude", 1, func(s *data.Set) { s.Villages[0].Lon, s.Villages[0].Lat = 115, 35.2 }},
		{"negative", 1, func(s *data.Set) { s.Ledgers[0].LandMu = data.Num(-1) }},
		{"household", 1, func(s *data.Set) { s.Ledgers[0].Households = data.Num(20) }},
		{"income", 1, func(s *data.Set) { s.Ledgers[0].IncomePerHeadYuan = data.Num(3) }},
		{"unit-county", 3, func(s *data.Set) { // a village that slips in every year
			for n := range 5 {
				s.Villages = append(s.Villages, data.Village{ID: int64(10 + n), Name: "丙村", County: "130624"})
				for y := 2016; y <= 2018; y++ {
					yuan := 50_000 + float64(100*n+y)
					if n == 0 {
						yuan /= 10_000
					}
					s.Ledgers = append(s.Ledgers, data.Ledger{Village: int64(10 + n), Year: y, CollectiveIncomeYuan: data.Num(yuan), ReportedOn: data.NewDate(y, 12, 31)})
				}
			}
		}},
		{"same-code", 1, func(s *data.Set) { s.Villages[1].Code = s.Villages[0].Code }},
		{"same-place", 1, func(s *data.Set) { s.Villages[1].Town, s.Villages[1].Name = "甲镇", "甲村" }},
		{"same-id", 1, func(s *data.Set) { s.Private[1].Value, s.Cadres[1].Birth = s.Private[0].Value, s.Cadres[0].Birth }},
		{"id-number", 1, func(s *data.Set) { s.Private[0].Value = "130624198001010010" }},
		{"id-birth", 1, func(s *data.Set) { s.Cadres[0].Birth = data.NewDate(1980, 2, 1) }},
		{"id-sex", 1, func(s *data.Set) { s.Cadres[0].Sex = data.Female }},
		{"heaped", 1, func(s *data.Set) {
			for n := range 60 {
				age := 25 + 5*(n%6)
				if n%10 == 0 {
					age++
				}
				id := int64(100 + n)
				s.Cadres = append(s.Cadres, data.Cadre{ID: id, Name: strconv.Itoa(n), Birth: data.NewDate(2016-age, 1, 1), Unit: 1})
				s.Postings = append(s.Postings, data.Posting{ID: id, Cadre: id, Team: 1, Role: data.RoleMember, Start: s.Teams[0].Start})
			}
		}},
		{"unreported", 1, func(s *data.Set) { s.Ledgers = slices.Delete(s.Ledgers, 3, 4) }},
	} {
		s := base()
		c.spoil(s)
		for _, f := range Check(s, Options{}).Rules {
			want := 0
			if f.ID == c.rule {
				want = c.count
			}
			if f.Count != want || f.OK != (want == 0) || len(f.Examples) != want {
				t.Errorf("spoiled %s: %s counts %d, want %d", c.rule, f.ID, f.Count, want)
			}
			for _, w := range f.Examples {
				if w.County != "130624" || w.Name == "" && w.Table != "county" {
					t.Errorf("%s leads nowhere: %+v", c.rule, w)
				}
				if clash := strings.HasPrefix(c.rule, "two-") || strings.HasPrefix(c.rule, "same-"); clash != (w.Other != 0) {
					t.Errorf("%s clashes with %d", c.rule, w.Other)
				}
			}
		}
	}
}

// The order of the rows does not matter.
func TestOrderOfRows(t *testing.T) {
	s := demo.Generate(demo.Options{Scale: 1, Seed: 2})
	want := Check(s, Options{})
	slices.Reverse(s.Ledgers)
	slices.Reverse(s.Postings)
	slices.Reverse(s.Villages)
	got := Check(s, Options{})
	for i := range want.Rules {
		if want.Rules[i].ID != "same-person" && got.Rules[i].Count != want.Rules[i].Count {
			t.Errorf("%s: %d, reversed %d", want.Rules[i].ID, want.Rules[i].Count, got.Rules[i].Count)
		}
	}
}

// A total that is off by one says so; at another scale counts are multiplied.
func TestTotals(t *testing.T) {
	s := demo.Generate(demo.Options{Scale: 1, Seed: 1})
	s.Villages = s.Villages[:len(s.Villages)-1]
	s.Indicators = nil
	i := slices.IndexFunc(Check(s, Options{}).Totals, func(f Finding) bool { return f.ID == "villages" })
	if f := Check(s, Options{}).Totals[i]; f.OK || f.Expected != 7366 || f.Actual != 7365 {
		t.Errorf("%+v", f)
	}
	if slices.ContainsFunc(Check(s, Options{}).Totals, func(f Finding) bool { return f.ID == "poverty_incidence" }) {
		t.Error("a total without rows was reconciled")
	}
	if r := Check(facts.Gazetteer(), Options{}); len(r.Rules) != 0 || len(r.Totals) < 9 {
		t.Errorf("gazetteer: %d rules, %d totals", len(r.Rules), len(r.Totals))
	}
}

// Every rule and published figure has its words.
func TestWords(t *testing.T) {
	for _, r := range rules {
		if !text.Has("quality."+r.ID) || !text.Has("quality."+r.ID+".do") {
			t.Errorf("rule %s has no words", r.ID)
		}
	}
	rep := Check(demo.Generate(demo.Options{Scale: 1, Seed: 1}), Options{})
	for _, f := range rep.Totals {
		if !text.Has("quality.total." + f.ID) {
			t.Errorf("total %s has no words", f.ID)
		}
	}
}

func BenchmarkCheck(b *testing.B) {
	s := demo.Generate(demo.Options{Scale: 1, Seed: 1})
	for b.Loop() {
		Check(s, Options{})
	}
}

func BenchmarkFaults(b *testing.B) {
	s := demo.Generate(demo.Options{Scale: 1, Seed: 1})
	for b.Loop() {
		FaultsOf(s, Options{})
	}
}
