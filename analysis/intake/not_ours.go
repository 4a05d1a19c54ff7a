package intake

import (
	"regexp"

	"taihang/analysis/mapping"
)

// Tables that are like those that are kept, and are of something else: of the people
// of a village, of projects, of what is planned. They are left out, with the reason,
// unless the user says what they are.

// byHousehold is why a sheet is left out that is a list of households: the workspace
// keeps villages, and nobody of whom a row tells is posted.
const byHousehold = "sheet-by-household"

func (p *SheetPlan) byHousehold() bool {
	return p.Mapping.Kind == "" && len(p.People.Households) > 0 && !p.has("person")
}

// planned is why a sheet is left out that says who is to be posted and not who is.
const planned = "sheet-planned"

// plans are words for somebody who is to be posted.
var plans = regexp.MustCompile(`拟(?:选派|派驻|派|任|驻|担任|安排|轮换|接任)|(?:计划|预备|待)(?:选派|派驻|派|到岗)`)

func (p *SheetPlan) planned() bool {
	posts := p.Kind == mapping.Cadres || p.Kind == mapping.Postings
	return p.Mapping.Kind == "" && posts && !p.has("start") && !p.has("intake") && p.plan() != ""
}

// plan is what says that a table is of plans: a column, or words of its titles.
func (p *SheetPlan) plan() string {
	for i := range p.Columns {
		if c := &p.Columns[i]; !c.Empty && plans.MatchString(c.Name) {
			return c.Name
		}
	}
	return plans.FindString(p.titles())
}

// projects is why a sheet is left out that lists projects: what they cost is no money
// of teams, and their villages are no list of villages.
const projects = "sheet-projects"

// projectName are names of columns that name projects.
var projectName = regexp.MustCompile(`项目名称$|项目内容$|建设内容$|工程名称$|(?:建设|帮扶|扶贫|实施|扶持|产业)项目$`)

// projects says that a table that is known for nothing else, for money, or for
// villages of which it says nothing, has a column of projects.
func (p *SheetPlan) projects(unknown bool) bool {
	switch {
	case p.Mapping.Kind != "", p.project() == nil:
		return false
	case unknown, p.Kind == mapping.Funds:
		return true
	}
	return p.Kind == mapping.Villages && !p.has("village_kind") && !p.has("exit_year")
}

func (p *SheetPlan) project() *ColumnPlan {
	for i := range p.Columns {
		c := &p.Columns[i]
		if projectName.MatchString(c.Name) && !c.Empty && 2*c.Values.Numbers <= c.Values.Filled {
			return c
		}
	}
	return nil
}
