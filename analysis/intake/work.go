package intake

import (
	"hash/maphash"
	"strings"

	"taihang/analysis/mapping"
	"taihang/data"
	"taihang/data/ingest"
)

// Tables about the work of teams: how often a rule was kept, duties, money,
// support, guarantees. Each names a village; where several teams stand in one,
// the unit tells them apart.

// attendance reads how often a team owed an act under a rule, and did it.
type attendance struct {
	rows   sink[data.RuleRecord]
	months int
	memo   map[string]data.Date // what cells of months say

	told index           // of teams and rules
	seen pile[[4]uint64] // by place: months from firstMonth, a bit each
	last *[4]uint64      // of the row before, and whose they are
	team int64
	rule string
}

// firstMonth is January of this year: far enough back for any table, and near
// enough for 256 months to go beyond today.
const firstMonth = 2008

func openAttendance(j *job) loader {
	j.fail(j.s.wantVillages())
	j.fail(j.s.wantUnits())
	j.fail(j.s.wantTeams())
	l := &attendance{rows: into[data.RuleRecord](j), months: 12, memo: map[string]data.Date{}}
	if j.has(fMonth) {
		l.months = 1
	}
	return l
}

func (l *attendance) row(j *job) bool {
	from, ok := l.period(j)
	if !ok {
		return false
	}
	months := l.months
	if j.part != nil && j.part.month != 0 {
		months = 1
	}
	rule := j.word(fRule)
	if rule == "" {
		if s := j.text(fRule); s != "" {
			return j.reject("rule", j.column(fRule), s)
		}
		rule = "attendance"
	}
	due, done := j.number(fDue), j.number(fDone)
	if due.State != data.Present || done.State != data.Present {
		return j.reject("due-done", j.column(fDone), j.text(fDue), j.text(fDone))
	}
	switch {
	case due.V < 0 || done.V < 0 || due.V != float64(int(due.V)) || done.V != float64(int(done.V)):
		return j.reject("due-done", j.column(fDone), j.text(fDue), j.text(fDone))
	case done.V > due.V:
		j.warn("done-over-due", fDone)
	case months == 1 && done.V > 28 && done.V > float64(daysIn(from)) && rule == "attendance":
		j.warn("days-of-month", fDone)
	}
	village, ok := j.village() // now that nothing else can be wrong: it may be made for the row
	if !ok {
		return false
	}
	team, ok := j.theTeam(village)
	if !ok {
		return false
	}
	if !l.first(team, rule, from) {
		return j.reject("duplicate-before", "", from.String())
	}
	l.rows.put(data.RuleRecord{Team: team, Rule: rule, From: from, Months: months, Due: int(due.V), Done: int(done.V)})
	return true
}

// period is the first day of the row's month or year.
func (l *attendance) period(j *job) (data.Date, bool) {
	if p := j.part; p != nil && p.month != 0 {
		y, ok := j.year()
		if ok && y == 0 {
			return 0, j.reject("year", "", "")
		}
		return data.NewDate(y, p.month, 1), ok
	}
	if l.months == 1 {
		s := j.raw(fMonth)
		if d, ok := l.memo[s]; ok {
			return d, true
		}
		if y, m, ok := ingest.Month(s); ok {
			d := data.NewDate(y, m, 1)
			if len(l.memo) < 5000 {
				l.memo[strings.Clone(s)] = d
			}
			return d, true
		}
		// A month alone, with the year beside it or in the title.
		m, alone := ingest.MonthAlone(s)
		if v, ok := ingest.Number(s); !alone && ok && v.State == data.Present && v.V >= 1 && v.V <= 12 && v.V == float64(int(v.V)) {
			m, alone = int(v.V), true
		}
		if alone {
			y, ok := j.plan.Year, true
			if j.has(fYear) {
				y, ok = ingest.Year(j.text(fYear))
			}
			if ok && y != 0 {
				return data.NewDate(y, m, 1), true
			}
		}
		return 0, j.reject("month", j.column(fMonth), ingest.Tidy(s))
	}
	y, ok := j.year()
	if ok && y == 0 {
		return 0, j.reject("year", "", "")
	}
	return data.NewDate(y, 1, 1), ok
}

func daysIn(d data.Date) int {
	t := d.Time()
	return t.AddDate(0, 1, 0).AddDate(0, 0, -t.Day()).Day()
}

// first says whether a team's month has not been told of yet.
func (l *attendance) first(team int64, rule string, from data.Date) bool {
	if l.last == nil || team != l.team || rule != l.rule { // a team's months follow each other
		at, fresh := l.told.add(maphash.String(seed, rule) + uint64(team))
		if fresh {
			l.seen.add([4]uint64{})
		}
		l.last, l.team, l.rule = l.seen.at(at), team, rule
	}
	y, m, _ := from.Time().Date()
	n := (y-firstMonth)*12 + int(m) - 1
	if n < 0 || n >= 256 {
		return true
	}
	months := l.last
	if months[n/64]&(1<<(n%64)) != 0 {
		return false
	}
	months[n/64] |= 1 << (n % 64)
	return true
}

func (l *attendance) end(j *job) { j.putTeams() }

// days are from when to when something is: in two columns, or in one cell.
func (j *job) days() (start, end data.Date) {
	from, to, both := ingest.Span(j.text(fStart))
	if !both || j.has(fEnd) {
		last, precision := j.date(fEnd)
		if precision == ingest.ToMonth || precision == ingest.ToYear {
			last = lastOf(last, precision)
		}
		return j.day(fStart), last
	}
	start, _, starts := ingest.Date(from)
	end, precision, ends := ingest.Date(to)
	if starts.Code != "" || ends.Code != "" {
		return j.day(fStart), 0
	}
	if precision == ingest.ToMonth || precision == ingest.ToYear {
		end = lastOf(end, precision)
	}
	return start, end
}

// pairing reads who helps whom among counties.
type pairing struct {
	rows  sink[data.Pairing]
	known map[[2]string][]data.Pairing // those of the workspace, by helper and helped
}

func openPairing(j *job) loader {
	l := pairing{into[data.Pairing](j), map[[2]string][]data.Pairing{}}
	j.fail(each(j.s, func(p *data.Pairing) {
		key := [2]string{p.Helper, p.Helped}
		l.known[key] = append(l.known[key], *p)
	}))
	return l
}

func (l pairing) row(j *job) bool {
	helper, ok := j.countyCell(fHelper, "")
	if !ok {
		return false
	}
	helped, ok := j.countyCell(fHelped, j.text(fPrefecture))
	if !ok {
		return false
	}
	if helper == helped {
		return j.reject("self", j.column(fHelped), j.text(fHelped))
	}
	v := data.Pairing{Helper: helper, Helped: helped}
	v.Start, v.End = j.days()
	if list := l.known[[2]string{helper, helped}]; !v.Start.Known() && len(list) == 1 {
		if v.Start = list[0].Start; !v.End.Known() {
			v.End = list[0].End
		}
		j.once("", data.Note, "pairing-stands", "")
	}
	if v.End.Known() && v.Start.Known() && v.End <= v.Start {
		return j.reject("end-before-start", firstOf(j.column(fEnd), j.column(fStart)), v.Start.String(), v.End.String())
	}
	if !j.first(helper + helped + itoa(int(v.Start))) {
		return false
	}
	l.rows.put(v)
	return true
}

func (pairing) end(*job) {}

// countyCell is the county that a field names, by code or by name, below a prefecture;
// "" in any.
func (j *job) countyCell(f slot, above string) (string, bool) {
	s := j.text(f)
	if code, ok := ingest.Code(s); ok {
		return j.countyByCode(code[:6], "")
	}
	if s == "" {
		return "", j.reject("no-county-name", j.column(f))
	}
	return j.named(j.column(f), s, above, data.RankCounty)
}

// needs reads what a poor county asks for, and who met it.
type needs struct{ rows sink[data.Need] }

func openNeeds(j *job) loader {
	j.fail(j.s.wantNeeds())
	for _, f := range []slot{fVillage, fTown} {
		if j.has(f) {
			j.issue(data.Note, "need-county", j.column(f), j.column(f))
		}
	}
	return needs{into[data.Need](j)}
}

func (l needs) row(j *job) bool {
	county, ok := j.county()
	if !ok {
		return false
	}
	kind, _ := mapping.Word("need_kind", j.text(fNeedKind)) // others are kept as they stand
	if kind == "" {
		if kind = strings.Clone(j.text(fNeedKind)); kind == "" {
			return j.reject("name", j.column(fNeedKind))
		}
	}
	n := data.Need{County: county, Kind: kind, Listed: j.day(fListedOn), MetOn: j.day(fMetOn)}
	if s := j.text(fMetBy); s != "" {
		if n.MetBy, ok = j.countyCell(fMetBy, ""); !ok {
			return false
		}
	}
	n.ID = j.need(needKey{county, kind, n.Listed})
	l.rows.put(n)
	return true
}

// need is the number of the need that the row in hand tells of. A county may ask for
// the same thing several times on a day: the first row of a file is of the first that
// is known, the second of the second, and so on.
func (j *job) need(k needKey) int64 {
	known := j.s.needs[k]
	nth := j.needed[k]
	if j.needed == nil {
		j.needed = map[needKey]int{}
	}
	j.needed[k]++
	if nth == len(known) {
		known = append(known, j.s.number("need"))
		j.s.needs[k] = known
	}
	return known[nth]
}

func (needs) end(*job) {}
