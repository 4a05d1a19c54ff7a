package intake

import (
	"slices"
	"strings"

	"taihang/analysis/mapping"
	"taihang/data/ingest"
)

// byPerson is why a sheet is left out that tells of attendance person by person.
const byPerson = "sheet-by-person"

// byPerson says that a table tells of each person how often they were there,
// which the workspace keeps by village. Since when somebody is posted such a table
// does not say, nor that it is for all of the year. One that is not known for
// anything else is told in these words, too.
func (p *SheetPlan) byPerson(unknown bool) bool {
	if !unknown && !slices.Contains([]string{mapping.Attendance, mapping.Cadres, mapping.Postings}, p.Kind) || p.Kind != mapping.Attendance && p.has("start") {
		return false
	}
	if c := p.surely("person"); c == nil || c.teams() {
		return false
	}
	due, done := p.surely("due") != nil, p.surely("done") != nil
	return due && done || (due || done) && p.titled("考勤", "出勤", "在岗") || unknown && p.monthly()
}

// monthly says that columns are figures of months: 1月, 2月, 3月.
func (p *SheetPlan) monthly() bool {
	n := 0
	for i := range p.Columns {
		c := &p.Columns[i]
		if _, ok := ingest.MonthAlone(c.last()); ok && 2*c.Values.Numbers > c.Values.Filled {
			n++
		}
	}
	return n > 1
}

// last is the name of a column below its groups; "" for one that has none.
func (c *ColumnPlan) last() string {
	if len(c.Path) == 0 {
		return ""
	}
	return c.Path[len(c.Path)-1]
}

// teams says that a column names the whole team in a cell: 赵六、钱七.
func (c *ColumnPlan) teams() bool {
	n := 0
	for _, s := range c.Values.Samples() {
		if severally.MatchString(s) {
			n++
		}
	}
	return 2*n > c.Values.Filled
}

// surely is the column that by its name is of a field, unless the user says
// otherwise.
func (p *SheetPlan) surely(field string) *ColumnPlan {
	for i := range p.Columns {
		c := &p.Columns[i]
		if c.Field != field && p.settled(c) {
			continue
		}
		if c.is(field) {
			return c
		}
	}
	return nil
}

// is says that a column is a field, or would surely be in a table of another kind.
func (c *ColumnPlan) is(field string) bool {
	return c.Field == field || slices.ContainsFunc(c.Guesses, func(g mapping.Guess) bool { return g.Field == field && g.Score >= mapping.Sure })
}

// titled says that what stands around the table has one of the words.
func (p *SheetPlan) titled(words ...string) bool {
	return slices.ContainsFunc(words, func(w string) bool { return strings.Contains(p.titles(), w) })
}
