package intake

import (
	"strconv"

	"taihang/data"
)

// ledgerLoader reads the villages' accounts, a village and a year a row.
type ledgerLoader struct {
	several bool // the import has several tables of accounts
	rows    sink[data.Ledger]
	fields  []ledgerField
}

type ledgerField struct {
	f      slot
	at     func(*data.Ledger) *data.Value
	column string
}

var ledgerFields = []ledgerField{
	{fHouseholds, func(l *data.Ledger) *data.Value { return &l.Households }, "households"},
	{fPopulation, func(l *data.Ledger) *data.Value { return &l.Population }, "population"},
	{fPoorHouseholds, func(l *data.Ledger) *data.Value { return &l.PoorHouseholds }, "poor_households"},
	{fPoorPeople, func(l *data.Ledger) *data.Value { return &l.PoorPeople }, "poor_people"},
	{fLand, func(l *data.Ledger) *data.Value { return &l.LandMu }, "land_mu"},
	{fCrops, func(l *data.Ledger) *data.Value { return &l.CropsMu }, "crops_mu"},
	{fLivestock, func(l *data.Ledger) *data.Value { return &l.LivestockHead }, "livestock_head"},
	{fCommittee, func(l *data.Ledger) *data.Value { return &l.CommitteeMembers }, "committee_members"},
	{fPartyMembers, func(l *data.Ledger) *data.Value { return &l.PartyMembers }, "party_members"},
	{fCollectiveIncome, func(l *data.Ledger) *data.Value { return &l.CollectiveIncomeYuan }, "collective_income_yuan"},
	{fIncomePerHead, func(l *data.Ledger) *data.Value { return &l.IncomePerHeadYuan }, "income_per_head_yuan"},
}

func openLedger(j *job) loader {
	j.fail(j.s.wantVillages())
	l := &ledgerLoader{several: j.s.ledgers > 1}
	var stated []string
	for _, f := range ledgerFields {
		if j.has(f.f) {
			l.fields = append(l.fields, f)
			stated = append(stated, f.column)
		}
	}
	if j.has(fReportedOn) {
		stated = append(stated, "reported_on")
	}
	l.rows = into[data.Ledger](j, stated...)
	return l
}

func (l *ledgerLoader) row(j *job) bool {
	year, ok := j.year()
	if !ok {
		return false
	}
	if year == 0 {
		return j.reject("no-year", "")
	}
	row := data.Ledger{Year: year, ReportedOn: j.day(fReportedOn)}
	taken, unread := 0, 0
	for _, f := range l.fields {
		v := j.number(f.f)
		if *f.at(&row) = v; v.State != data.Null {
			taken++
		} else if j.has(f.f) && j.lacks(f.f) {
			unread++
		}
	}
	if taken == 0 && unread > 0 {
		return j.reject("no-figure", "")
	}
	if row.Village, ok = j.village(); !ok { // now that nothing else can be wrong: it may be made for the row
		return false
	}
	if !j.first(itoa(int(row.Village)) + " " + itoa(year)) {
		return false
	}
	if l.several {
		l.agrees(j, &row)
	}
	l.rows.put(row)
	return true
}

// accountSaid is what a table of this import said of a village and year.
type accountSaid struct {
	values [11]data.Value
	where  string
	line   int
}

// agrees tells where a row says something else than another table of the same import
// of the same village and year: the later counts.
func (l *ledgerLoader) agrees(j *job, row *data.Ledger) {
	key := [2]int64{row.Village, int64(row.Year)}
	said, known := j.s.accounts[key]
	for i, f := range ledgerFields {
		v := *f.at(row)
		if v.State != data.Present {
			continue
		}
		if was := said.values[i]; known && was.State == data.Present && was.V != v.V {
			j.issue(data.Warning, "tables-differ", j.column(f.f), said.where, itoa(said.line), strconv.FormatFloat(was.V, 'f', -1, 64), strconv.FormatFloat(v.V, 'f', -1, 64))
		}
		said.values[i] = v
	}
	said.where, said.line = firstOf(j.b.Sheet, j.b.File), j.line
	j.s.accounts[key] = said
}

func (l *ledgerLoader) end(*job) {}
