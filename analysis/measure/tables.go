package measure

import (
	"strings"

	"taihang/analysis/cube"
	"taihang/data"
)

// Tables of a workspace's cube.
const (
	TableCadre      = "cadre"      // a posting that covers a year's roster date
	TableVillage    = "village"    // a village and year
	TableTeam       = "team"       // a team and year it stands in
	TableCounty     = "county"     // a county and year: every pair, so that a gap is seen
	TablePrefecture = "prefecture" // a prefecture and year, where a file had such rows
	TableProvince   = "province"   // the same for the province
	TableUnit       = "unit"       // a sending unit
	TableEntry      = "entry"      // a person on a selection list
	TableIntake     = "intake"     // an intake and level, as summarised
	TableNeed       = "need"       // an item on a poor county's list, a row a year from its listing
)

// Stocks: what a year's value is the state of.
const (
	Roster  = "roster"   // on 30 June
	YearEnd = "year_end" // on 31 December
	Yearly  = "year"     // of the year as its file gives it, never added over years
	Flow    = ""         // over the year
)

var placeDims = []cube.Dim{cube.Province, cube.Prefecture, cube.County, cube.Tier}

// Dims are the dimensions of each table, in menu order.
var Dims = map[string][]cube.Dim{
	TableCadre: with(placeDims, cube.Level, cube.UnitKind, cube.VillageKind, cube.AgeBand, cube.Age, cube.Education, cube.Sex, cube.Role,
		cube.Reserve, cube.Volunteer, cube.Party, cube.Rank, cube.Skill, cube.Match, cube.Rating, cube.Promoted, cube.Intake, cube.EntryBand, cube.EntryAge, cube.Year),
	TableVillage: with(placeDims, cube.Level, cube.UnitKind, cube.VillageKind, cube.Match, cube.HasTeam, cube.FirstSecretary, cube.TeamFull,
		cube.Enterprise, cube.Sanatorium, cube.Commissioner, cube.Lodging, cube.Heating, cube.Board, cube.Exited, cube.Year),
	TableTeam:       with(placeDims, cube.Level, cube.UnitKind, cube.VillageKind, cube.Match, cube.Standing, cube.Paid, cube.Year),
	TableCounty:     with(placeDims, cube.Poor, cube.Listed, cube.Delisted, cube.Deep, cube.Year),
	TablePrefecture: {cube.Province, cube.Prefecture, cube.Year},
	TableProvince:   {cube.Province, cube.Year},
	TableUnit:       with(placeDims, cube.Level, cube.UnitKind, cube.Returned),
	TableEntry:      with(placeDims, cube.Level, cube.UnitKind, cube.Rank, cube.Reserve, cube.Volunteer, cube.Outcome),
	TableIntake:     {cube.Level, cube.Intake},
	TableNeed:       with(placeDims, cube.NeedKind, cube.Met, cube.Year),
}

func with(a []cube.Dim, b ...cube.Dim) []cube.Dim {
	return append(append([]cube.Dim(nil), a...), b...)
}

// shared are the dimensions that both halves of a measure have.
func shared(num Term, den *Term) []cube.Dim {
	if den == nil || den.Table == num.Table {
		return Dims[num.Table]
	}
	var both []cube.Dim
	for _, d := range Dims[num.Table] {
		for _, e := range Dims[den.Table] {
			if d == e {
				both = append(both, d)
			}
		}
	}
	return both
}

// Cover is what an amount of an area stands on, in counties. An own figure of the
// file speaks of all that lie inside.
type Cover struct {
	N        int // that the figure speaks of
	Missing  int // that lack it
	Withheld int // of them, those where it is suppressed
	Own      int // of N, those that a larger area's own figure speaks of
}

// covers are the columns beside a column of amounts.
func covers(column string) [4]string {
	c := strings.TrimPrefix(column, IndicatorPrefix)
	return [4]string{c + "#counties", c + "#missing", c + "#withheld", c + "#own"}
}

// Put writes it beside the column of a table of areas.
func (c Cover) Put(t *cube.Table, column string, row int) {
	for i, name := range covers(column) {
		t.Num(name).Set(row, data.Num(float64([4]int{c.N, c.Missing, c.Withheld, c.Own}[i])))
	}
}
