package dataset

import (
	"context"
	"testing"

	"taihang/data/reference"

	"taihang/data"
	"taihang/data/facts"
	"taihang/geo/boundary"
)

// withBoundaries is the gazetteer with a boundary file as its vintage.
func withBoundaries(t testing.TB, file string) *data.Set {
	t.Helper()
	layer, err := boundary.Read(context.Background(), reference.Path(t, "data", "boundaries", file), boundary.Options{})
	if err != nil {
		t.Fatal(err)
	}
	set := facts.Gazetteer()
	set.Vintages = append(set.Vintages, data.Vintage{ID: file, Rank: data.RankCounty, AsOf: data.NewDate(2016, 12, 31)})
	for _, f := range layer.Features {
		wkb, err := boundary.EncodeWKB(f.Geometry)
		if err != nil {
			t.Fatal(err)
		}
		set.Boundaries = append(set.Boundaries, data.Boundary{Vintage: file, Code: f.Code, Name: f.Name, Parent: f.Parent, WKB: wkb})
	}
	return set
}

func TestJoinVintages(t *testing.T) {
	for _, c := range []struct {
		file               string
		features           int
		matched            int
		noFeature, noRow   []string
		recoded            map[string]string
		missingMayBeListed bool
	}{
		{file: "hebei_counties_simplified.geojson", features: 168, matched: 168},
		// 172 outlines of 2013: former codes lead to their heirs, what was
		// divided among others has none, and what was founded by merging the
		// two districts of Baoding takes them both.
		{
			file: "hebei_counties_2013.geojson", features: 172, matched: 168, noRow: []string{"130103", "130421"},
			recoded: map[string]string{"130124": "130111", "130721": "130705", "130603": "130606", "130604": "130606", "130729": "130708"},
		},
		// 167 outlines of 2020: 邢台县 is part of two districts.
		{
			file: "hebei_counties_2020.geojson", features: 167, matched: 167, noFeature: []string{"130521"},
			recoded: map[string]string{"130505": "130526", "130506": "130527", "130284": "130223", "130881": "130823"},
		},
	} {
		ds, err := FromSet(withBoundaries(t, c.file))
		if err != nil {
			t.Errorf("%s: %v", c.file, err)
			continue
		}
		r := ds.Map.Report
		if len(ds.Map.Mesh.Features) != c.features || r.Matched != c.matched || len(r.Duplicate) != 0 {
			t.Errorf("%s: %d features, %+v", c.file, len(ds.Map.Mesh.Features), r)
		}
		if !equal(r.NoFeature, c.noFeature) || !equal(r.NoRow, c.noRow) {
			t.Errorf("%s: no feature %v, no row %v", c.file, r.NoFeature, r.NoRow)
		}
		got := map[string]string{}
		for _, x := range r.Recoded {
			got[x.From] = x.To
		}
		for from, to := range c.recoded {
			if got[from] != to {
				t.Errorf("%s: %s became %q, want %s", c.file, from, got[from], to)
			}
		}
		for i := range ds.Counties {
			if f := ds.Counties[i].Feature; f >= 0 && ds.Map.County[f] != i {
				t.Errorf("%s: %s lies on a feature of another county", c.file, ds.Counties[i].Name)
			}
		}
	}
}

func equal(a, b []string) bool {
	if len(a) != len(b) {
		return false
	}
	for i := range a {
		if a[i] != b[i] {
			return false
		}
	}
	return true
}

func TestNames(t *testing.T) {
	ds, err := FromSet(facts.Gazetteer())
	if err != nil {
		t.Fatal(err)
	}
	if len(ds.Counties) != 168 || len(ds.Prefectures) != 11 || !ds.Map.Vintage.Schematic || ds.Map.Report.Matched != 168 {
		t.Errorf("%d counties, %d prefectures, %+v", len(ds.Counties), len(ds.Prefectures), ds.Map.Report)
	}
	short := map[string][2]string{}
	for _, c := range ds.Counties {
		short[c.Name] = [2]string{c.Short, c.NameEn}
	}
	for name, want := range map[string][2]string{
		"阜平县": {"阜平", "Fuping"}, "丰宁满族自治县": {"丰宁", "Fengning"}, "围场满族蒙古族自治县": {"围场", "Weichang"}, "唐县": {"唐县", "Tangxian"},
		"献县": {"献县", "Xianxian"}, "大城县": {"大城", "Daicheng"}, "井陉矿区": {"井陉矿", "Jingxing Mining"}, "涿州市": {"涿州", "Zhuozhou"}, "蔚县": {"蔚县", "Yuxian"},
	} {
		if short[name] != want {
			t.Errorf("%s: %q, want %q", name, short[name], want)
		}
	}
}

// TestBrokenRows: rows that point nowhere or say nonsense are counted as
// unknown, and nothing falls over.
func TestBrokenRows(t *testing.T) {
	set := facts.Gazetteer()
	set.Villages = []data.Village{{ID: 7, County: "130624", Kind: data.VillagePoor}, {ID: 1 << 60, County: "999999"}, {ID: -5, County: "130721"}}
	set.Units = []data.Unit{{ID: 1, Level: data.LevelProvince, Kind: data.UnitEconomic, Place: "130000"}, {ID: 2, Place: "1"}}
	set.Teams = []data.Team{{ID: 1, Village: 7, Unit: 1, Level: data.LevelProvince, Start: data.NewDate(2016, 3, 1)}, {ID: 2, Village: 99, Unit: 99}}
	set.Cadres = []data.Cadre{{ID: 1, Birth: data.NewDate(1971, 6, 30), Sex: data.Female, Education: data.Bachelor, Unit: 1}, {ID: 2, Birth: data.NewDate(2071, 1, 1)}}
	day := data.NewDate(2016, 3, 1)
	set.Postings = []data.Posting{
		{ID: 1, Cadre: 1, Team: 1, Role: data.RoleFirstSecretary, Intake: 2016, Start: day},
		{ID: 2, Cadre: 2, Team: 2, Start: day, End: data.NewDate(2017, 6, 30)},
		{ID: 3, Cadre: 77, Team: 77, Role: "cook", Start: day, End: data.NewDate(2016, 6, 30)},
		{ID: 4, Cadre: 77, Team: 77, Role: "cook", Start: day},
	}
	set.Ledgers = []data.Ledger{{Village: 7, Year: 2016, PoorPeople: data.Value{State: data.Suppressed}, Population: data.Num(100)}, {Village: 12345, Year: 2016}, {Village: 7, Year: 1900}}
	set.Funds = []data.Fund{{Team: 1, Year: 2016, Kind: "work_money", Yuan: data.Num(50000), PaidOn: day}, {Team: 9, Year: 2016}, {Team: 1, Year: 1999}}
	set.Needs = []data.Need{{ID: 1, County: "x", Listed: day}}
	set.Entries = []data.ListEntry{{List: 5}}
	set.RuleRecords = []data.RuleRecord{{Team: 1, Rule: "sleep", From: day, Due: 1}, {Team: 1, Rule: "attendance", From: day, Due: 4, Done: 3}}
	set.Indicators = []data.Indicator{{Name: "gdp", Code: "130721", Year: 2015, Value: data.Num(3)}, {Name: "gdp", Code: "110000", Year: 2015, Value: data.Num(3)}}
	ds, err := FromSet(set)
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		id, where string
		value     float64
		state     data.State
	}{
		{"cadres", "", 3, data.Present}, // posting 3 ended on the roster date
		{"cadres", "year=2017", 2, data.Present},
		{"cadres", "county=unknown", 2, data.Present},
		{"cadres", "age=45", 1, data.Present},
		{"cadres", "age_band=unknown", 2, data.Present},
		{"villages", "", 3, data.Present},
		{"villages", "county=130705", 1, data.Present}, // 宣化县 is 宣化区 now
		{"coverage_share", "county=130624", 1, data.Present},
		{"coverage_share", "county=130102", 0, data.NotApplicable},
		{"village_poor_people", "year=2016", 0, data.Suppressed},
		{"village_poor_share", "year=2016", 0, data.Suppressed},
		{"village_population", "year=2016", 100, data.Present},
		{"village_population", "year=2017", 0, data.Null},
		{"work_money", "", 50000, data.Present},
		{"attendance_share", "", .75, data.Present},
		{"match_share", "", 1, data.Present},
		{"poor_people", "", 0, data.Null},
		{"cadres", "year=2013", 0, data.Null},
	} {
		if got := total(t, ds, c.id, c.where); got.V.State != c.state || got.V.State == data.Present && got.V.V != c.value {
			t.Errorf("%s %s: %+v, want %v %d", c.id, c.where, got, c.value, c.state)
		}
	}
}
