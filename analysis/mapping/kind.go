package mapping

// Kind is a sort of table this program knows.
type Kind struct {
	Name   string
	Needs  [][]string // of each group at least one; a table without is not of the kind
	Marks  []string   // fields by which it is told from others
	Fields []string   // further fields it takes
	Bars   []string   // fields that speak against it
}

// Names of kinds.
const (
	Boundaries  = "boundaries"
	Counties    = "counties"
	Divisions   = "divisions"
	VillageList = "villages_list"
	Successions = "successions"
	Tiers       = "tiers"
	Villages    = "villages"
	Cadres      = "cadres"
	Postings    = "postings"
	Ledger      = "ledger"
	Attendance  = "attendance"
	Duties      = "duties"
	Appraisals  = "appraisals"
	Promotions  = "promotions"
	Guarantees  = "guarantees"
	Funds       = "funds"
	Support     = "support"
	Pairing     = "pairing"
	Needs       = "needs"
	Selection   = "selection"
	Indicators  = "indicators"
)

// Groups of fields that go together.
var (
	anyCounty   = []string{"county", "county_code", "code"}
	anyVillage  = []string{"village", "village_code", "code"}
	where       = []string{"province", "prefecture", "prefecture_code", "county", "county_code", "town", "village", "village_code", "code"}
	thePerson   = []string{"ref", "person", "sex", "birth", "education", "party", "rank", "reserve", "volunteer", "work_start", "skill", "id_number", "phone", "bank_card", "address", "unit", "unit_kind", "level"}
	thePosting  = []string{"role", "intake", "start", "end", "why", "year"}
	always      = []string{"number", "note", "source"}
	ledgerItems = []string{
		"households", "population", "poor_households", "poor_people", "land_mu", "crops_mu", "livestock_head", "committee_members", "party_members",
		"collective_income_yuan", "income_per_head_yuan",
	}
	someone = []string{"person", "ref", "id_number"}
)

// Kinds, the most particular first.
var Kinds = []Kind{
	{Name: Successions, Needs: [][]string{{"old_code"}, {"new_code"}}, Marks: []string{"old_code", "new_code"}, Fields: []string{"old_name", "new_name", "change", "year"}},
	{
		Name: Counties, Needs: [][]string{{"code"}, {"division_name", "county"}, {"seat_lon"}, {"seat_lat"}, {"poor_county"}},
		Marks:  []string{"seat_lon", "seat_lat", "poor_county"},
		Fields: []string{"division_kind", "prefecture_code", "prefecture", "pinyin", "area_km2", "deep_poverty", "yanshan_taihang", "delist_batch_year", "delisted_year", "verified"},
	},
	{Name: VillageList, Needs: [][]string{{"town_code"}, {"seq"}, {"division_name", "village"}}, Marks: []string{"seq"}, Fields: []string{"division_kind", "town", "county_code", "county", "prefecture"}},
	{
		Name: Divisions, Needs: [][]string{{"code"}, {"division_name", "town", "county"}}, Marks: []string{"division_kind", "prefecture_code", "vintage"},
		Fields: []string{"county_code", "prefecture", "county", "town", "pinyin", "province"}, Bars: []string{"year"},
	},
	{Name: Tiers, Needs: [][]string{anyCounty, {"tier"}}, Marks: []string{"tier"}, Fields: where, Bars: []string{"village", "person", "yuan"}},
	{Name: Pairing, Needs: [][]string{{"helper"}, {"helped"}}, Marks: []string{"helper", "helped"}, Fields: []string{"start", "end", "prefecture"}},
	{Name: Needs, Needs: [][]string{anyCounty, {"need_kind"}}, Marks: []string{"need_kind", "met_by", "met_on", "listed_on"}, Fields: where},
	{
		Name: Selection, Needs: [][]string{{"unit"}, {"in_service", "established", "appraisal1", "list_outcome", "entry_outcome"}},
		Marks:  []string{"in_service", "established", "appraisal1", "appraisal2", "list_outcome", "entry_outcome", "round", "submitted_on"},
		Fields: append([]string{"list_reason", "service_years", "unit_kind", "level"}, thePerson...),
	},
	{
		Name: Attendance, Needs: [][]string{anyVillage, {"month", "year"}, {"due"}, {"done"}}, Marks: []string{"due", "done", "month"},
		Fields: append([]string{"rule", "unit", "level"}, where...), Bars: []string{"birth", "education"},
	},
	{Name: Funds, Needs: [][]string{anyVillage, {"yuan"}}, Marks: []string{"yuan", "fund_kind", "paid_on"}, Fields: append([]string{"year", "unit", "level"}, where...), Bars: []string{"birth", "education"}},
	{Name: Support, Needs: [][]string{anyVillage, {"org"}}, Marks: []string{"org", "support_kind"}, Fields: append([]string{"start", "end"}, where...)},
	{Name: Guarantees, Needs: [][]string{anyVillage, {"guarantee"}}, Marks: []string{"guarantee", "signed_on"}, Fields: where},
	{Name: Duties, Needs: [][]string{anyVillage, {"duty"}, {"progress"}}, Marks: []string{"duty", "progress"}, Fields: append([]string{"year"}, where...)},
	{Name: Promotions, Needs: [][]string{someone, {"promoted_on", "to_rank"}}, Marks: []string{"promoted_on", "from_rank", "to_rank"}, Fields: append([]string{"year"}, thePerson...), Bars: []string{"start"}},
	{Name: Appraisals, Needs: [][]string{someone, {"rating"}}, Marks: []string{"rating"}, Fields: append([]string{"year"}, thePerson...), Bars: []string{"village", "village_code", "start"}},
	{
		Name: Postings, Needs: [][]string{someone, anyVillage, {"start", "role", "intake"}}, Marks: []string{"role", "start", "end", "intake", "why"},
		Fields: append(append([]string{"year", "rating"}, thePerson...), where...), Bars: []string{"sex", "birth", "education", "party"},
	},
	{
		Name: Cadres, Needs: [][]string{{"person"}, {"sex", "birth", "education", "party", "unit", "rank", "id_number", "phone"}},
		Marks: []string{"person", "sex", "birth", "education", "party", "rank"}, Fields: append(append(append([]string{"rating"}, thePerson...), thePosting...), where...),
	},
	{Name: Ledger, Needs: [][]string{anyVillage, ledgerItems}, Marks: ledgerItems, Fields: append([]string{"year", "reported_on", "village_kind", "exit_year", "lon", "lat"}, where...), Bars: []string{"person"}},
	{
		Name: Villages, Needs: [][]string{{"village"}, {"county", "county_code", "village_code", "code"}}, Marks: []string{"village_kind", "exit_year", "lon", "lat", "village_code"},
		Fields: where, Bars: []string{"person", "year", "month", "yuan"},
	},
	{Name: Indicators, Needs: [][]string{append([]string{"code", "division_name"}, where...)}, Fields: append([]string{"year", "month", "indicator", "indicator_unit", "value", "division_name", "wkt", "vintage", "division_kind", "pinyin"}, where...)},
}

// KindOf returns the kind of a name, or nil.
func KindOf(name string) *Kind {
	for i := range Kinds {
		if Kinds[i].Name == name {
			return &Kinds[i]
		}
	}
	return nil
}

// Takes lists the fields that a table of the kind may have.
func (k *Kind) Takes() []string {
	var out []string
	seen := map[string]bool{}
	add := func(list []string) {
		for _, f := range list {
			if !seen[f] {
				seen[f] = true
				out = append(out, f)
			}
		}
	}
	for _, g := range k.Needs {
		add(g)
	}
	add(k.Marks)
	add(k.Fields)
	add(always)
	return out
}

// OpenEnded says that every column of figures is taken, under its own name.
func (k *Kind) OpenEnded() bool { return k.Name == Indicators }
