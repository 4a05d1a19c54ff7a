package store

import (
	"context"
	"fmt"
	"path/filepath"
	"testing"

	"taihang/data"
)

// demoLike is a set with as many rows as the demo of scale 1.
func demoLike(scale int) *data.Set {
	s := &data.Set{Info: map[string]string{"title": "bench"}}
	day := data.NewDate(2016, 2, 1)
	for i := range 2000 * scale {
		s.Units = append(s.Units, data.Unit{ID: int64(i + 1), Name: fmt.Sprintf("单位 %d", i), Level: data.LevelCounty, Kind: data.UnitEconomic, Place: "130600"})
	}
	for i := range 7366 * scale {
		id := int64(i + 1)
		s.Villages = append(s.Villages, data.Village{ID: id, Name: fmt.Sprintf("某村 %d", i), Town: "某乡", County: "130624", Kind: data.VillagePoor, Lon: 114.2 + float64(i)/1e5, Lat: 38.8, ExitYear: 2018})
		s.Teams = append(s.Teams, data.Team{ID: id, Village: id, Unit: id%2000 + 1, Level: data.LevelCounty, Start: day})
		for y := 2016; y <= 2020; y++ {
			n := data.Num(float64(i%700) + 0.5)
			s.Ledgers = append(s.Ledgers, data.Ledger{Village: id, Year: y, Households: n, Population: n, PoorHouseholds: n, PoorPeople: n, LandMu: n, CropsMu: n, LivestockHead: n, CommitteeMembers: n, PartyMembers: n, CollectiveIncomeYuan: n, IncomePerHeadYuan: n, ReportedOn: day})
			for _, d := range data.Duties {
				s.Duties = append(s.Duties, data.DutyProgress{Village: id, Year: y, Duty: d, Progress: data.Num(float64(i%100) / 100)})
			}
			for _, r := range data.Rules[:8] {
				s.RuleRecords = append(s.RuleRecords, data.RuleRecord{Team: id, Rule: r, From: data.NewDate(y, 1, 1), Months: 12, Due: 240, Done: 200 + i%40})
			}
			s.Funds = append(s.Funds, data.Fund{Team: id, Year: y, Kind: "work_money", Yuan: data.Num(20000), PaidOn: day})
		}
	}
	for i := range 30000 * scale {
		id := int64(i + 1)
		s.Cadres = append(s.Cadres, data.Cadre{ID: id, Name: "张某某", Sex: data.Male, Birth: data.NewDate(1970+i%25, 3, 4), Education: data.Bachelor, Party: true, Unit: id%2000 + 1, Rank: "section", WorkStart: data.NewDate(1995, 7, 1), Skill: "law"})
		s.Postings = append(s.Postings, data.Posting{ID: id, Cadre: id, Team: id%7366 + 1, Role: data.RoleMember, Intake: 2016, Start: day, End: day + 700, Why: "rotation"})
	}
	return s
}

func BenchmarkCreate(b *testing.B) {
	set := demoLike(1)
	for i := 0; b.Loop(); i++ {
		s, err := Create(context.Background(), filepath.Join(b.TempDir(), "a.taihang"), set)
		if err != nil {
			b.Fatal(err)
		}
		s.Close()
	}
}

func BenchmarkLoad(b *testing.B) {
	s, err := Create(context.Background(), filepath.Join(b.TempDir(), "a.taihang"), demoLike(1))
	if err != nil {
		b.Fatal(err)
	}
	defer s.Close()
	for name, without := range map[string][]Part{"whole": nil, "core": {RuleRecords, Duties}} {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				if _, err := s.Load(context.Background(), without...); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
