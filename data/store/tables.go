package store

import (
	"slices"

	"taihang/data"
)

// tables lists every table of rows in an order in which references point
// backwards. This list drives writing, reading and the schema test.
var tables = slices.Concat(placeTables, peopleTables, workTables)

// setting is a setting of the workspace. Settings come as a map, not as rows of
// a set, but are kept, replaced and taken back like any row.
type setting struct{ key, value string }

var settingTable = &table[setting]{
	name: "setting", key: "key", quiet: true,
	visit: func(f *fields, v *setting) {
		f.text("key", &v.key)
		f.text("value", &v.value)
	},
}

// versioned is every table whose rows belong to batches.
var versioned = append([]rowsTable{settingTable}, tables...)

// placeTables: divisions, counties, boundaries, indicators.
var placeTables = []rowsTable{
	&table[data.Division]{
		name: "division", key: "code, valid_from",
		of: func(s *data.Set) *[]data.Division { return &s.Divisions },
		visit: func(f *fields, v *data.Division) {
			f.text("code", &v.Code)
			f.keyDate("valid_from", &v.ValidFrom)
			f.date("valid_to", &v.ValidTo)
			f.text("name", &v.Name)
			word(f, "rank", &v.Rank)
			word(f, "parent", &v.Parent)
			word(f, "kind", &v.Kind)
			f.text("pinyin", &v.Pinyin)
			word(f, "source", &v.Source)
		},
	},
	&table[data.Succession]{
		name: "succession", key: "year, old_code, new_code",
		of: func(s *data.Set) *[]data.Succession { return &s.Successions },
		visit: func(f *fields, v *data.Succession) {
			f.count("year", &v.Year)
			f.text("old_code", &v.OldCode)
			f.text("old_name", &v.OldName)
			f.text("new_code", &v.NewCode)
			f.text("new_name", &v.NewName)
			word(f, "kind", &v.Kind)
		},
	},
	&table[data.County]{
		name: "county", key: "code",
		of: func(s *data.Set) *[]data.County { return &s.Counties },
		visit: func(f *fields, v *data.County) {
			f.text("code", &v.Code)
			f.text("name", &v.Name)
			f.text("pinyin", &v.Pinyin)
			word(f, "prefecture", &v.Prefecture)
			word(f, "prefecture_name", &v.PrefectureName)
			word(f, "kind", &v.Kind)
			f.known("seat_lon", &v.SeatLon)
			f.known("seat_lat", &v.SeatLat)
			f.known("area_km2", &v.AreaKm2)
			word(f, "poor", &v.Poor)
			f.yes("deep", &v.Deep)
			f.year("delist_batch", &v.DelistBatch)
			f.year("delist_year", &v.DelistYear)
			f.yes("verified", &v.Verified)
			word(f, "source", &v.Source)
		},
	},
	&table[data.TierMember]{
		name: "tier_member", key: "county",
		of: func(s *data.Set) *[]data.TierMember { return &s.Tiers },
		visit: func(f *fields, v *data.TierMember) {
			f.text("county", &v.County)
			word(f, "tier", &v.Tier)
			f.yes("assumed", &v.Assumed)
			word(f, "source", &v.Source)
		},
	},
	&table[data.Vintage]{
		name: "vintage", key: "id", quiet: true,
		of: func(s *data.Set) *[]data.Vintage { return &s.Vintages },
		visit: func(f *fields, v *data.Vintage) {
			f.text("id", &v.ID)
			f.text("name", &v.Name)
			word(f, "rank", &v.Rank)
			f.text("crs", &v.CRS)
			f.date("as_of", &v.AsOf)
			f.yes("schematic", &v.Schematic)
			f.text("source", &v.Source)
			f.text("approval", &v.Approval)
		},
	},
	&table[data.Boundary]{
		name: "boundary", key: "vintage, code", whole: "vintage",
		of: func(s *data.Set) *[]data.Boundary { return &s.Boundaries },
		visit: func(f *fields, v *data.Boundary) {
			word(f, "vintage", &v.Vintage)
			f.text("code", &v.Code)
			f.text("name", &v.Name)
			word(f, "parent", &v.Parent)
			f.blob("wkb", &v.WKB)
		},
	},
	&table[data.IndicatorInfo]{
		name: "indicator_info", key: "name", quiet: true,
		of: func(s *data.Set) *[]data.IndicatorInfo { return &s.IndicatorInfos },
		visit: func(f *fields, v *data.IndicatorInfo) {
			f.text("name", &v.Name)
			f.text("zh", &v.Zh)
			f.text("en", &v.En)
			f.text("unit", &v.Unit)
			f.yes("sum", &v.Sum)
			f.text("source", &v.Source)
			f.yes("invented", &v.Invented)
		},
	},
	&table[data.Indicator]{
		name: "indicator", key: "name, code, year",
		of: func(s *data.Set) *[]data.Indicator { return &s.Indicators },
		visit: func(f *fields, v *data.Indicator) {
			word(f, "name", &v.Name)
			word(f, "code", &v.Code)
			f.count("year", &v.Year)
			f.value("value", &v.Value)
			f.states()
		},
	},
}
