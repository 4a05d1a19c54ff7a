package intake

import (
	"regexp"
	"slices"
	"strings"

	"taihang/analysis/mapping"
	"taihang/data"
	"taihang/data/ingest"
)

// Wide tables: several years or months side by side, each with columns of its own
// (2018年贫困户数, 2019年贫困户数), where the workspace keeps a row for each. Such a
// table is understood as the long one would be, and each of its rows is read once
// for every period. Tables of indicators have their own way: indicators.go.

// varying are the fields that wide tables of a kind have by period.
var varying = map[string][]string{
	mapping.Ledger: {
		"households", "population", "poor_households", "poor_people", "land_mu", "crops_mu", "livestock_head", "committee_members", "party_members",
		"collective_income_yuan", "income_per_head_yuan", "reported_on",
	},
	mapping.Attendance: {"due", "done"}, mapping.Funds: {"yuan", "paid_on"}, mapping.Duties: {"progress"},
	mapping.Appraisals: {"rating"}, mapping.Cadres: {"rating"}, mapping.Postings: {"rating"},
}

// widely understands a wide table. It says no where the table is none.
func (p *SheetPlan) widely(h *mapping.Headers, t *mapping.Table) (best mapping.Fitted, ok bool) {
	if k := p.Mapping.Kind; k != "" && varying[k] == nil {
		return best, false
	}
	long := &mapping.Table{Settled: t.Settled, Known: t.Known, Titles: t.Titles}
	group := map[string]int{} // names without their periods, or the fields that they surely are → column of the long table
	of := make([]int, len(p.Columns))
	months, some := false, false
	for i := range p.Columns {
		c := t.Columns[i]
		name, at := periodOfName(p.Columns[i].Column)
		if p.Columns[i].period = at; at == (period{}) || c.Empty {
			of[i] = len(long.Columns)
			long.Columns = append(long.Columns, c)
			continue
		}
		some, months = true, months || at.month != 0
		if name == "" {
			name = p.ofBareYears()
		}
		c.Name, c.Path = name, strings.Split(name, "·")
		field := name
		if g := h.Guesses(c); len(g) > 0 && g[0].Certain() {
			field = g[0].Field // 2017年考核 and 2018年考核结果 are of one column
		}
		place, known := group[name]
		if !known {
			place, known = group[field]
		}
		switch {
		case !known:
			place = len(long.Columns)
			long.Columns = append(long.Columns, c)
		case field != name:
			long.Columns[place] = c // whose cells do not speak against it
		}
		group[name], group[field] = place, place
		of[i] = place
	}
	month := period{}
	if !some {
		if month = p.monthOfTitle(); month == (period{}) {
			return best, false
		}
		p.ofMonth = month
		months = true
	}
	by := mapping.Column{Name: "年度", Path: []string{"年度"}, Values: mapping.Values{Filled: 1, Years: 1}}
	if months {
		by = mapping.Column{Name: "月份", Path: []string{"月份"}, Values: mapping.Values{Filled: 1, Months: 1}}
	}
	long.Columns = append(long.Columns, by)
	fits := h.Recognise(long)
	if k := p.Mapping.Kind; k != "" {
		fits = []mapping.Fitted{h.FitKind(k, long)}
	}
	if best = fits[0]; len(best.Missing) > 0 || p.Mapping.Kind == "" && best.Score < certain || varying[best.Kind] == nil {
		return best, false
	}
	if months && best.Kind != mapping.Attendance || best.Kind == mapping.Duties && !best.Has("duty") {
		return best, false // a column for each duty is read row by row: across.go
	}
	for i := range p.Columns {
		if !some && slices.Contains(varying[best.Kind], best.Columns[of[i]].Field) {
			p.Columns[i].period = month
		}
	}
	return p.spread(t, long, of, fits)
}

// prevails says whether a column stands for a field and period: it is the first, the user
// says so, or the one before gives way to it.
func (p *SheetPlan) prevails(i int, g mapping.Guess, taken map[string]int, columns map[int]mapping.Guess) bool {
	before, is := taken[g.Field+p.Columns[i].period.String()]
	said := func(g mapping.Guess) bool { return g.Why == "map.settled" || g.Why == "map.known" }
	switch gives := func(i int) float64 { return mapping.GivesWay(g.Field, p.Columns[i].Name) }; {
	case !is:
	case said(columns[before]):
		return false
	case !said(g) && gives(i) >= gives(before):
		return false
	}
	if is {
		delete(columns, before)
	}
	return true
}

// ofBareYears is what columns are of that are called by their years alone.
func (p *SheetPlan) ofBareYears() string {
	if strings.Contains(p.titles(), "考核") {
		return "考核结果"
	}
	return bareEnd.ReplaceAllString(p.onlyName(), "")
}

// bareEnd are words at a title's end that say nothing of what its figures are.
var bareEnd = regexp.MustCompile(`(?:情况)?(?:统计|一览|明细|汇总|台账)?(?:表|情况|台账)?$`)

// spread gives the columns of a wide table what those of the long one are. of has the
// place in the long table of each.
func (p *SheetPlan) spread(t, long *mapping.Table, of []int, fits []mapping.Fitted) (best mapping.Fitted, ok bool) {
	best = fits[0]
	columns := map[int]mapping.Guess{}
	taken := map[string]int{} // fields with their periods → column
	for i := range p.Columns {
		c := &p.Columns[i]
		g, is := best.Columns[of[i]]
		if c.period != (period{}) {
			if field, known := t.Known[c.Name]; known && slices.Contains(varying[best.Kind], field) {
				g, is = mapping.Guess{Field: field, Score: 1, Why: "map.known"}, true
			}
			if field, settled := t.Settled[c.Name]; settled {
				g, is = mapping.Guess{Field: field, Score: 1, Why: "map.settled"}, true
			}
		}
		switch {
		case !is:
		case c.period == (period{}):
			if g.Field == "year" && slices.ContainsFunc(p.Columns, func(c ColumnPlan) bool { return c.period.year != 0 }) || g.Field == "month" {
				return best, false // then what the names give is something else
			}
			columns[i] = g
		case g.Field == "-" || slices.Contains(varying[best.Kind], g.Field) && p.prevails(i, g, taken, columns):
			taken[g.Field+c.period.String()] = i
			columns[i] = g
			ok = ok || g.Field != "-"
		}
	}
	if !ok {
		return best, false
	}
	people := mapping.People{Role: long.People.Role}
	for i := range p.Columns {
		for _, list := range []struct {
			from []int
			to   *[]int
		}{{long.People.Others, &people.Others}, {long.People.Posted, &people.Posted}, {long.People.Households, &people.Households}} {
			if slices.Contains(list.from, of[i]) {
				*list.to = append(*list.to, i)
			}
		}
	}
	t.Figures, t.People = map[int][]mapping.Guess{}, people
	for i := range p.Columns {
		t.Figures[i] = long.Figures[of[i]]
	}
	best.Columns = columns
	p.Fits, p.Kind, p.Wide = append([]mapping.Fitted{best}, fits[1:]...), best.Kind, true
	return best, true
}

// dateRest finds the period of the columns of a wide table that vary and whose names
// have none: it is the table's year. Without one they are left out.
func (p *SheetPlan) dateRest() {
	if !p.Wide {
		return
	}
	for i := range p.Columns {
		c := &p.Columns[i]
		if c.period != (period{}) || !slices.Contains(varying[p.Kind], c.Field) {
			continue
		}
		if p.Year != 0 {
			c.period.year = p.Year
			continue
		}
		c.Field, c.Score = "", 0
		p.note("column-no-year", c.Name)
	}
}

// undated says that the table's own year matters although columns' names give years:
// for columns without one, for months, for since when persons are posted.
func (p *SheetPlan) undated() bool {
	if p.Kind == mapping.Indicators {
		return slices.ContainsFunc(p.Columns, func(c ColumnPlan) bool {
			_, year := yearOfName(c.Column)
			return c.Field == ownName && year == 0
		})
	}
	return p.Kind == mapping.Cadres || p.Kind == mapping.Postings || slices.ContainsFunc(p.Columns, func(c ColumnPlan) bool {
		return c.period.year == 0 && slices.Contains(varying[p.Kind], c.Field)
	})
}

// part is a period of a wide table, and where its figures stand.
type part struct {
	period
	columns map[slot]int
}

// parts lists the periods of a wide table in their order.
func (p *SheetPlan) parts() (list []part) {
	if !p.Wide {
		return nil
	}
	for i := range p.Columns {
		c := &p.Columns[i]
		if c.period == (period{}) || !slices.Contains(varying[p.Kind], c.Field) {
			continue
		}
		at, known := slices.BinarySearchFunc(list, c.period, func(a part, b period) int { return a.compare(b) })
		if !known {
			list = slices.Insert(list, at, part{c.period, map[slot]int{}})
		}
		list[at].columns[slotOf(c.Field)] = i
	}
	if p.Kind == mapping.Attendance { // a year's sum is none beside its months
		monthly := map[int]bool{}
		for _, a := range list {
			monthly[a.year] = monthly[a.year] || a.month != 0
		}
		list = slices.DeleteFunc(list, func(a part) bool { return a.month == 0 && monthly[a.year] })
	}
	return list
}

// divide notes where the figures of each period stand.
func (j *job) divide() {
	j.parts, j.anywhere = j.plan.parts(), map[slot]int{}
	for _, p := range j.parts {
		for f := range p.columns {
			if _, known := j.anywhere[f]; !known {
				j.anywhere[f] = j.at[f]
				j.varied = append(j.varied, f)
			}
		}
	}
}

// load reads the row in hand: once, or once for every period. Of persons only the
// ratings vary, and the roster sees to them.
func (j *job) load(l loader) bool {
	if len(j.parts) == 0 || j.plan.Kind == mapping.Cadres || j.plan.Kind == mapping.Postings {
		return l.row(j)
	}
	return j.eachPart(func() bool { return l.row(j) })
}

// eachPart reads the row in hand once for every period of a wide table. Periods of which
// the row says nothing are passed over, unless it says nothing of any. It says whether
// anything was taken. What is wrong with some periods only is told, and does not reject
// the row.
func (j *job) eachPart(read func() bool) (taken bool) {
	blank := !slices.ContainsFunc(j.parts, j.says)
	was, without := j.part, []string(nil)
	j.found.held = []data.Issue{}
	for i := range j.parts {
		p := &j.parts[i]
		if !blank && !j.says(*p) {
			continue
		}
		j.part = p
		for _, f := range j.varied {
			j.regain(f)
			c, is := p.columns[f]
			if j.at[f] = c; !is {
				j.at[f] = -1
				j.lose(f) // of which this period's columns do not speak
			}
		}
		j.spoil()
		n := len(j.found.held)
		if read() {
			taken = true
			continue
		}
		without = append(without, p.String())
		if held := j.found.held[n:]; blank || len(held) > 0 && !j.ofPart(held[0].Column) {
			break // it would be the same for the others
		}
	}
	j.part = was
	for f, c := range j.anywhere {
		j.at[f] = c
	}
	j.found.release(taken)
	if taken && len(without) > 0 {
		j.issue(data.Warning, "wide-part", "", strings.Join(without, " "))
	}
	return taken
}

// says whether the row in hand has anything in the columns of a period.
func (j *job) says(p part) bool {
	for _, c := range p.columns {
		if ingest.Tidy(j.cells[c].Text) != "" {
			return true
		}
	}
	return false
}

// ofPart says whether a column is of a period.
func (j *job) ofPart(column string) bool {
	for _, c := range j.part.columns {
		if j.plan.Columns[c].Name == column {
			return true
		}
	}
	return column == ""
}
