// Package mapping finds out what a table is about and what its columns mean:
// from the words of the header, which are data (headers.tsv, and a file of the
// user's own), from the values below it, and from what the user settled before.
// It proposes with a score and a reason and decides nothing that is in doubt.
package mapping

// Type is what the cells of a field hold.
type Type uint8

// Types.
const (
	Text Type = iota
	Code      // of a division
	Name      // of a division, a person, a unit
	Year
	Month
	Date
	Number // may have a unit
	Count  // whole, not negative
	Share  // 0 to 1, or per cent
	Yes
	OneOf // one of a list of words (words.tsv)
	IDNumber
	Phone
	BankCard
	Geometry // WKT
)

// Field is something a column can be.
type Field struct {
	ID       string
	Type     Type
	Unit     string  // that figures are kept in: yuan mu person household head day
	Min, Max float64 // of figures; both 0 for none
	Personal bool    // personal data: masked, and kept apart
	Free     bool    // of words: others than those known are kept as they stand
}

// Fields, in the order in which they are offered.
var Fields = []Field{
	// Places.
	{ID: "code", Type: Code},
	{ID: "division_name", Type: Name},
	{ID: "division_kind", Type: Text},
	{ID: "province", Type: Name},
	{ID: "prefecture_code", Type: Code},
	{ID: "prefecture", Type: Name},
	{ID: "county_code", Type: Code},
	{ID: "county", Type: Name},
	{ID: "town_code", Type: Code},
	{ID: "town", Type: Name},
	{ID: "village_code", Type: Code},
	{ID: "village", Type: Name},
	{ID: "village_kind", Type: OneOf},
	{ID: "seq", Type: Count},
	{ID: "pinyin", Type: Text},
	{ID: "lon", Type: Number, Min: 70, Max: 140},
	{ID: "lat", Type: Number, Min: 3, Max: 55},
	{ID: "exit_year", Type: Year},
	{ID: "wkt", Type: Geometry},
	{ID: "tier", Type: OneOf},
	{ID: "old_code", Type: Code},
	{ID: "old_name", Type: Text},
	{ID: "new_code", Type: Text},
	{ID: "new_name", Type: Text},
	{ID: "change", Type: Text},
	{ID: "vintage", Type: Text},

	// Facts of counties.
	{ID: "seat_lon", Type: Number, Min: 70, Max: 140},
	{ID: "seat_lat", Type: Number, Min: 3, Max: 55},
	{ID: "area_km2", Type: Number, Unit: "平方公里", Min: 0, Max: 2e6},
	{ID: "poor_county", Type: OneOf},
	{ID: "deep_poverty", Type: Yes},
	{ID: "yanshan_taihang", Type: Yes},
	{ID: "delist_batch_year", Type: Year},
	{ID: "delisted_year", Type: Year},
	{ID: "verified", Type: Yes},
	{ID: "source", Type: Text},

	// Time.
	{ID: "year", Type: Year},
	{ID: "month", Type: Month},

	// Persons.
	{ID: "ref", Type: Text},
	{ID: "person", Type: Name, Personal: true},
	{ID: "sex", Type: OneOf},
	{ID: "birth", Type: Date},
	{ID: "education", Type: OneOf},
	{ID: "party", Type: OneOf},
	{ID: "rank", Type: OneOf},
	{ID: "reserve", Type: Yes},
	{ID: "volunteer", Type: Yes},
	{ID: "work_start", Type: Date},
	{ID: "skill", Type: OneOf},
	{ID: "id_number", Type: IDNumber, Personal: true},
	{ID: "phone", Type: Phone, Personal: true},
	{ID: "bank_card", Type: BankCard, Personal: true},
	{ID: "address", Type: Text, Personal: true},

	// Units, teams, postings.
	{ID: "unit", Type: Name},
	{ID: "unit_kind", Type: OneOf},
	{ID: "level", Type: OneOf},
	{ID: "role", Type: OneOf},
	{ID: "intake", Type: Year},
	{ID: "start", Type: Date},
	{ID: "end", Type: Date},
	{ID: "why", Type: OneOf},

	// The village's account.
	{ID: "households", Type: Count, Unit: "户", Max: 1e5},
	{ID: "population", Type: Count, Unit: "人", Max: 1e6},
	{ID: "poor_households", Type: Count, Unit: "户", Max: 1e5},
	{ID: "poor_people", Type: Count, Unit: "人", Max: 1e6},
	{ID: "land_mu", Type: Number, Unit: "亩", Max: 1e7},
	{ID: "crops_mu", Type: Number, Unit: "亩", Max: 1e7},
	{ID: "livestock_head", Type: Number, Unit: "头", Max: 1e7},
	{ID: "committee_members", Type: Count, Unit: "人", Max: 200},
	{ID: "party_members", Type: Count, Unit: "人", Max: 1e4},
	{ID: "collective_income_yuan", Type: Number, Unit: "元"},
	{ID: "income_per_head_yuan", Type: Number, Unit: "元"},
	{ID: "reported_on", Type: Date},

	// Work.
	{ID: "rule", Type: OneOf},
	{ID: "due", Type: Number, Unit: "日", Max: 400},
	{ID: "done", Type: Number, Unit: "日", Max: 400},
	{ID: "duty", Type: OneOf},
	{ID: "progress", Type: Share},
	{ID: "rating", Type: OneOf},
	{ID: "promoted_on", Type: Date},
	{ID: "from_rank", Type: OneOf},
	{ID: "to_rank", Type: OneOf},
	{ID: "guarantee", Type: OneOf},
	{ID: "signed_on", Type: Date},

	// Money and support.
	{ID: "fund_kind", Type: OneOf},
	{ID: "yuan", Type: Number, Unit: "元"},
	{ID: "paid_on", Type: Date},
	{ID: "support_kind", Type: OneOf},
	{ID: "org", Type: Name},
	{ID: "helper", Type: Name},
	{ID: "helped", Type: Name},
	{ID: "need_kind", Type: OneOf, Free: true},
	{ID: "listed_on", Type: Date},
	{ID: "met_by", Type: Name},
	{ID: "met_on", Type: Date},

	// Selection.
	{ID: "round", Type: Count, Max: 20},
	{ID: "submitted_on", Type: Date},
	{ID: "list_outcome", Type: OneOf},
	{ID: "list_reason", Type: Text},
	{ID: "in_service", Type: OneOf},
	{ID: "established", Type: OneOf},
	{ID: "service_years", Type: Number, Unit: "年", Max: 60},
	{ID: "appraisal1", Type: OneOf},
	{ID: "appraisal2", Type: OneOf},
	{ID: "entry_outcome", Type: OneOf},

	// Generic figures.
	{ID: "indicator", Type: Text},
	{ID: "indicator_unit", Type: Text},
	{ID: "value", Type: Number},

	// Said by many tables and stored by none.
	{ID: "number", Type: Count}, // 序号
	{ID: "note", Type: Text},
}

var byID = func() map[string]*Field {
	m := map[string]*Field{}
	for i := range Fields {
		m[Fields[i].ID] = &Fields[i]
	}
	return m
}()

// FieldOf returns the field of an id, or nil.
func FieldOf(id string) *Field { return byID[id] }
