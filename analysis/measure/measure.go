// Package measure is the catalogue of what can be mapped, charted and listed.
// Each measure is defined once, as data: which rows of which table are its
// numerator and which its denominator. Maps, charts, tables and commands
// evaluate that one definition, and a later back end can compile it to SQL.
package measure

import (
	"taihang/analysis/cube"
	"taihang/data"
	"taihang/data/text"
)

// Direction says how a value is to be read, and so which palette it takes.
type Direction string

// Directions.
const (
	Burden Direction = "burden" // more is worse: ochre
	Amount Direction = "amount" // neither: blue
	Target Direction = "target" // more is better: teal
	Change Direction = "change" // around zero: diverging
	Class  Direction = "class"  // a category, not a number: the tiers
)

// Unit of a measure.
type Unit string

// Units. Shares are 0 to 1 in memory and files, per cent on screen and paper.
const (
	Persons Unit = "persons"
	Number  Unit = "number"
	Share   Unit = "share"
	Yuan    Unit = "yuan"
	Years   Unit = "years"
	Other   Unit = "other" // see UnitZh, UnitEn
)

// Term adds up rows: how many of Table pass Where, or the sum of their column
// Sum. Missing figures are left out of a sum and counted. With keeps only the
// rows where that column is present too, so that the two halves of a ratio
// speak of the same rows.
type Term struct {
	Table string
	Sum   string
	With  string
	Where cube.Where
}

// Measure is one definition.
type Measure struct {
	ID                 string
	Zh, En             string
	UnitZh, UnitEn     string // as printed: 人, %, 元
	Unit               Unit
	Num                Term
	Den                *Term  // nil for a count or sum
	NumZh, NumEn       string // the numerator in words
	DenZh, DenEn       string
	NoteZh, NoteEn     string // how it is worked out, in a sentence
	Direction          Direction
	Decimals           int
	Dims               []cube.Dim // by which it can be broken down
	Years              []int      // nil: every year of the programme
	Stock              string     // "year_end", "roster", "" : what a year's value is the state of
	SourceZh, SourceEn string
	Invented           bool    // made up for the demo
	Max                float64 // upper bound by definition (1 for shares); 0 none
	Calendar           bool    // a value is a year of the calendar: each is its own class, written 2018
	NoRollup           bool    // an average or a code: a group of several rows has no value
}

// Cell is a measure's value for a group. Zero rows give a zero count but no
// share: V.State says which.
type Cell struct {
	V        data.Value
	Num, Den float64 // Den 0 when the measure has none
	N        int     // rows behind the numerator's table (the denominator's, for a share)
	Missing  int     // rows whose figure was not there, the suppressed ones included
	Withheld int     // of them, rows whose figure was suppressed
	Outside  bool    // the key lies outside the query's Where: not a zero, not a gap
	Own      int     // of N, the counties that a file's own figure of their prefecture or province speaks of
	counties bool    // N and Missing are counties
}

// Coverage is how many counties a figure speaks of, and of how many it should;
// of is 0 for what is not made of counties' figures, and for no figure.
func (c Cell) Coverage() (n, of int) {
	if !c.counties || c.V.State != data.Present {
		return 0, 0
	}
	return c.N, c.N + c.Missing
}

// Counties writes the coverage: 2 / 22. It is a text: a spreadsheet program reads
// 2/22 as a day of February.
func (c Cell) Counties() string {
	n, of := c.Coverage()
	if of == 0 {
		return ""
	}
	return text.Count(n) + " / " + text.Count(of)
}

// Partial says that a figure is not of all its counties: some lack theirs.
func (c Cell) Partial() bool {
	n, of := c.Coverage()
	return n < of
}

// Catalogue is the measures of a workspace: the built-in ones and one for each
// imported indicator, "indicator:NAME".
type Catalogue struct {
	List []Measure
	byID map[string]int
}
