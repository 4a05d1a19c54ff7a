package intake

import "taihang/data"

// ledgerLoader reads the villages' accounts, a village and a year a row.
type ledgerLoader struct {
	rows   sink[data.Ledger]
	fields []ledgerField
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
	l := &ledgerLoader{}
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
		} else if j.lacks(f.f) {
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
	l.rows.put(row)
	return true
}

func (l *ledgerLoader) end(*job) {}
