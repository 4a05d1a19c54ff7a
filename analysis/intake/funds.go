package intake

import (
	"regexp"
	"slices"
	"strconv"
	"strings"

	"taihang/analysis/mapping"
	"taihang/data"
	"taihang/data/store"
)

// funds reads money for teams. A team may be paid in parts, or each of its people
// by himself: what the tables of one import say is added up, whatever sheets and
// files it stands in. What an earlier import brought is replaced, which is told
// unless the import brings the tables anew that it came with.
type funds struct {
	rows sink[data.Fund]
	kind string // of rows that do not say it
	own  map[fundKey]float64

	allowances []int // columns that are of the people's allowance by their names

	former map[fundKey]float64 // what a table of the same name and sheet brought before, in this import
	order  []paidRow
}

// fundKey is what amounts are kept by.
type fundKey struct {
	team int64
	year int
	kind string
}

// paidRow is the first row of a key in a table.
type paidRow struct {
	fundKey
	line int
	paid data.Date
}

// payments are what the workspace and the import's tables so far have paid.
type payments struct {
	held    map[fundKey]heldFund // of the workspace, before the import
	paid    map[fundKey]float64  // by the import
	told    map[fundKey]bool     // that the workspace's amount is replaced
	parts   map[table]map[fundKey]float64
	batches map[int64]data.Batch
	of      map[int64][]table // by job: the tables of money that came with it
	anew    map[int64]bool    // by job: whether the import brings them all again
	later   map[table][]data.Fund
}

// heldFund is an amount of the workspace and the import that it is from.
type heldFund struct {
	yuan  float64
	paid  data.Date
	batch int64
}

// table is where rows come from: a file, by its name, and a sheet of it.
type table struct{ file, sheet string }

func (s *session) wantFunds() error {
	return s.once("funds", func() error {
		p := &s.payments
		*p = payments{
			held: map[fundKey]heldFund{}, paid: map[fundKey]float64{}, told: map[fundKey]bool{}, parts: map[table]map[fundKey]float64{},
			batches: map[int64]data.Batch{}, of: map[int64][]table{}, anew: map[int64]bool{},
			later: map[table][]data.Fund{},
		}
		batches, err := s.st.Batches(s.ctx)
		if err != nil {
			return err
		}
		for _, b := range batches {
			if b.Kind == mapping.Funds && !b.Undone {
				p.batches[b.ID] = b
				p.of[b.Job] = append(p.of[b.Job], table{b.File, b.Sheet})
			}
		}
		return store.EachFrom(s.ctx, s.st, func(f *data.Fund, batch int64) {
			if f.Yuan.State == data.Present {
				p.held[fundKey{f.Team, f.Year, f.Kind}] = heldFund{f.Yuan.V, f.PaidOn, batch}
			}
		})
	})
}

// again says whether the import brings all tables again that came together with
// the batch: then its amounts are an older version's.
func (s *session) again(batch int64) bool {
	p := &s.payments
	job := p.batches[batch].Job
	is, known := p.anew[job]
	if !known {
		is = len(p.of[job]) > 0 && !slices.ContainsFunc(p.of[job], func(t table) bool { return !s.tables[t] })
		p.anew[job] = is
	}
	return is
}

func openFunds(j *job) loader {
	j.fail(j.s.wantVillages())
	j.fail(j.s.wantUnits())
	j.fail(j.s.wantTeams())
	j.fail(j.s.wantFunds())
	l := &funds{rows: into[data.Fund](j), kind: "work_money", own: map[fundKey]float64{}}
	l.former = j.s.payments.parts[table{j.b.File, j.b.Sheet}]
	if about := j.b.Sheet + j.b.File + j.plan.heading(); allowance.MatchString(about) {
		l.kind = "living_allowance"
	}
	for i := range j.plan.Columns {
		if c := &j.plan.Columns[i]; c.Field == "yuan" && allowance.MatchString(c.Name) {
			l.allowances = append(l.allowances, i)
		}
	}
	return l
}

// allowance are words by which a table tells that it is of the people's allowance,
// not of the team's work.
var allowance = regexp.MustCompile(`补助|补贴|津贴|伙食|生活费`)

func (l *funds) row(j *job) bool {
	paid := j.day(fPaidOn)
	year, ok := j.year()
	if !ok {
		return false
	}
	if year == 0 {
		if year = paid.Year(); year == 0 {
			return j.reject("year", j.column(fYear), "")
		}
	}
	kind := j.word(fFundKind)
	if kind == "" {
		if s := j.text(fFundKind); s != "" {
			return j.reject("fund", j.column(fFundKind), s)
		}
		if kind = l.kind; slices.Contains(l.allowances, j.at[fYuan]) {
			kind = "living_allowance"
		}
	}
	fund := data.Fund{Year: year, Kind: kind, Yuan: j.number(fYuan), PaidOn: paid}
	if j.lacks(fYuan) {
		return j.reject("no-figure", j.column(fYuan))
	}
	village, ok := j.village()
	if !ok {
		return false
	}
	team, ok := j.theTeam(village)
	if !ok {
		return false
	}
	fund.Team = team
	if !j.first(itoa(int(team)) + " " + itoa(year) + kind + j.whole()) {
		return false
	}
	if l.add(j, &fund) && !l.waits(j, fund) {
		l.rows.put(fund)
	}
	return true
}

// waits leaves an amount to a table further on, with which the workspace's came: an
// import of the same tables again then changes nothing.
func (l *funds) waits(j *job, fund data.Fund) bool {
	p := &j.s.payments
	held, is := p.held[fundKey{fund.Team, fund.Year, fund.Kind}]
	if !is || !j.s.again(held.batch) {
		return false
	}
	from := table{p.batches[held.batch].File, p.batches[held.batch].Sheet}
	if _, read := p.parts[from]; read || from == (table{j.b.File, j.b.Sheet}) {
		return false
	}
	p.later[from] = append(p.later[from], fund)
	return true
}

// waiting writes the amounts that were left to this table and do not occur in it.
func (l *funds) waiting(j *job) {
	p := &j.s.payments
	this := table{j.b.File, j.b.Sheet}
	for _, fund := range p.later[this] {
		key := fundKey{fund.Team, fund.Year, fund.Kind}
		if _, met := l.own[key]; !met {
			if sum, paid := p.paid[key]; paid {
				fund.Yuan = data.Num(sum)
			}
			l.rows.put(fund)
		}
	}
	delete(p.later, this)
}

// add makes a row's amount that of the import so far, and says whether there is
// anything to store: no amount takes none back that others have paid.
func (l *funds) add(j *job, fund *data.Fund) bool {
	p, key := &j.s.payments, fundKey{fund.Team, fund.Year, fund.Kind}
	if fund.Yuan.State != data.Present {
		_, more := p.paid[key]
		held, is := p.held[key]
		return !more && (!is || j.s.again(held.batch))
	}
	before, more := p.paid[key]
	if old, twice := l.former[key]; twice { // the table stands twice in the import
		before, more = before-old, before != old
		delete(l.former, key)
	}
	if _, met := l.own[key]; !met {
		l.order = append(l.order, paidRow{key, j.line, fund.PaidOn})
	}
	l.own[key] += fund.Yuan.V
	if more {
		j.once("added", data.Note, "fund-added", j.column(fYuan))
		fund.Yuan.V += before
	}
	p.paid[key] = fund.Yuan.V
	return true
}

// replaced tells of amounts that take the place of others, which are not of an
// older version of what the import brings.
func (l *funds) replaced(j *job) {
	p := &j.s.payments
	for _, r := range l.order {
		held, is := p.held[r.fundKey]
		if !is || p.told[r.fundKey] || j.s.again(held.batch) {
			continue
		}
		p.told[r.fundKey] = true
		was, now := yuan(held.yuan), yuan(p.paid[r.fundKey])
		from := p.batches[held.batch].File
		if was == now && (!r.paid.Known() || !held.paid.Known() || held.paid == r.paid) {
			j.once("same", data.Note, "fund-same", j.column(fYuan), from)
			continue
		}
		j.found.add(data.Issue{
			Severity: data.Warning, Code: "fund-replaced", Sheet: j.b.Sheet, Row: r.line, Column: j.column(fYuan),
			Args: []string{was, now, from},
		})
	}
}

// whole is all that the row says, to tell one that stands twice.
func (j *job) whole() string {
	var b strings.Builder
	for i := range j.cells {
		if j.plan.Columns[i].Field != "number" {
			b.WriteString("|" + j.cells[i].Text)
		}
	}
	return b.String()
}

func (l *funds) end(j *job) {
	l.replaced(j)
	l.waiting(j)
	j.s.payments.parts[table{j.b.File, j.b.Sheet}] = l.own
	j.putTeams()
}

func yuan(x float64) string { return strconv.FormatFloat(x, 'f', -1, 64) }
