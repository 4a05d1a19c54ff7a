// Package cube holds a workspace in memory as dictionary-encoded columns, and
// filters and groups them at the speed of a brush. It knows no measure, no
// database and no screen.
package cube

import (
	"sync"

	"taihang/data"
)

// Dim is a dimension that rows can be filtered and grouped by.
type Dim string

// Dimensions. The keys of a dimension are data values ("yanshan_taihang"),
// division codes ("130624") or numbers written out ("2018", "37").
const (
	Province    Dim = "province"
	Prefecture  Dim = "prefecture"
	County      Dim = "county"
	Tier        Dim = "tier"
	Level       Dim = "level"
	UnitKind    Dim = "unit_kind"
	VillageKind Dim = "village_kind"
	AgeBand     Dim = "age_band" // "25-29" … "60+", "unknown"
	Age         Dim = "age"      // single years
	Education   Dim = "education"
	Sex         Dim = "sex"
	Role        Dim = "role"
	Reserve     Dim = "reserve" // yes no
	Year        Dim = "year"
	Intake      Dim = "intake"
)

// Dict maps a dimension's keys to codes 0, 1, 2 … in display order. Every
// table of a cube shares it, so that codes can be compared across tables.
type Dict struct {
	Keys  []string
	index map[string]uint16
}

// Numbers is a column of figures. State is nil when all are present.
type Numbers struct {
	V     []float64
	State []data.State
}

// Table is a set of rows of one grain.
//
// Tables of a workspace: "cadre" (a posting that covers a year's roster date,
// a row a year), "village" (a village and year), "team" (a team and year),
// "county" (a county and year: poverty and imported indicators), "entry" (a
// person on a selection list), "intake" (an intake and level).
type Table struct {
	Name string
	N    int
	Dims map[Dim][]uint16
	Nums map[string]*Numbers

	order Dim   // rows lie in the order of this dimension's codes …
	spans []int // … those of code c from spans[c] to spans[c+1]

	used, years sync.Map // answers of UsedKeys and YearsOf
}

// Cube is the tables of a workspace and their shared dictionaries.
type Cube struct {
	Dicts  map[Dim]*Dict
	Tables map[string]*Table
}

// Cond keeps the rows whose Dim is (or, with Not, is not) one of Keys.
// A range of ages is the list of its years.
type Cond struct {
	Dim  Dim      `json:"dim"`
	Not  bool     `json:"not,omitempty"`
	Keys []string `json:"keys"`
}

// Where is a conjunction of conditions. Nil keeps everything. A condition on
// a dimension that a table lacks does not restrict that table.
type Where []Cond
