package dataset

import (
	"math"

	"taihang/analysis/cube"
	"taihang/analysis/measure"
	"taihang/data"
)

// teamFull is how many make a team: a first secretary and two members.
const teamFull = 3

// villageTable has a row for every village and year. Its dispatch level and
// unit kind are those of the highest team that stands on the roster date.
func (b *builder) villageTable(r roster) {
	nv := len(b.set.Villages)
	t := b.table(measure.TableVillage, nv*len(b.years))
	place, col := placesOf(t), t.Dim
	level, kind, villageKind, match := col(cube.Level), col(cube.UnitKind), col(cube.VillageKind), col(cube.Match)
	hasTeam, first, full, exited, year := col(cube.HasTeam), col(cube.FirstSecretary), col(cube.TeamFull), col(cube.Exited), col(cube.Year)
	size := t.Num("team_size")
	noLevel, noKind := mustCode(b.cb, cube.Level, none), mustCode(b.cb, cube.UnitKind, none)
	for yi, y := range b.years {
		top, code := b.topTeams(y), yearCode(b.cb, y)
		for v := range b.set.Villages {
			i := yi*nv + v
			place.set(i, b.villages[v].place)
			villageKind[i], year[i] = b.villages[v].kind, code
			level[i], kind[i], match[i] = noLevel, noKind, na
			if k := top[v]; k >= 0 {
				level[i], kind[i], match[i] = b.teams[k].level, b.teams[k].kind, b.teams[k].match
			}
			n := r.members[yi][v]
			hasTeam[i], first[i], full[i] = flag(n > 0), flag(r.first[yi][v]), flag(n >= teamFull)
			exit := b.set.Villages[v].ExitYear
			exited[i] = flag(exit > 0 && exit <= y)
			size.V[i], size.State[i] = float64(n), data.Present
		}
	}
	b.ledgers(t)
	b.duties(t)
	b.supports(t)
	b.guarantees(t)
}

// topTeams is the standing team of the highest level in each village, or -1.
func (b *builder) topTeams(year int) []int32 {
	top := make([]int32, len(b.set.Villages)+1)
	for i := range top {
		top[i] = -1
	}
	day := data.RosterDate(year)
	for k := range b.set.Teams {
		t := &b.teams[k]
		if !stands(t.start, t.end, day) {
			continue
		}
		if old := top[t.village]; old < 0 || t.level < b.teams[old].level {
			top[t.village] = int32(k)
		}
	}
	return top
}

// villageYear is the row of a village and year, or -1.
func (b *builder) villageYear(village int64, year int) int {
	v := b.villageRow.of(village)
	if v < 0 || len(b.years) == 0 || year < b.years[0] || year > b.years[len(b.years)-1] {
		return -1
	}
	return (year-b.years[0])*len(b.set.Villages) + v
}

func (b *builder) ledgers(t *cube.Table) {
	num := t.Num
	type column struct {
		to   *cube.Numbers
		from func(*data.Ledger) data.Value
	}
	columns := []column{
		{num("households"), func(l *data.Ledger) data.Value { return l.Households }},
		{num("population"), func(l *data.Ledger) data.Value { return l.Population }},
		{num("poor_households"), func(l *data.Ledger) data.Value { return l.PoorHouseholds }},
		{num("poor_people"), func(l *data.Ledger) data.Value { return l.PoorPeople }},
		{num("land_mu"), func(l *data.Ledger) data.Value { return l.LandMu }},
		{num("crops_mu"), func(l *data.Ledger) data.Value { return l.CropsMu }},
		{num("livestock_head"), func(l *data.Ledger) data.Value { return l.LivestockHead }},
		{num("committee_members"), func(l *data.Ledger) data.Value { return l.CommitteeMembers }},
		{num("party_members"), func(l *data.Ledger) data.Value { return l.PartyMembers }},
		{num("collective_income"), func(l *data.Ledger) data.Value { return l.CollectiveIncomeYuan }},
		{num("income_per_head"), func(l *data.Ledger) data.Value { return l.IncomePerHeadYuan }},
		{num("income_total"), incomeTotal},
	}
	for i := range b.set.Ledgers {
		l := &b.set.Ledgers[i]
		row := b.villageYear(l.Village, l.Year)
		if row < 0 {
			continue
		}
		for _, c := range columns {
			c.to.Set(row, c.from(l))
		}
	}
}

// incomeTotal is what the people of a village earn together.
func incomeTotal(l *data.Ledger) data.Value {
	per, people := l.IncomePerHeadYuan, l.Population
	if per.State != data.Present {
		return data.Value{State: per.State}
	}
	if people.State != data.Present {
		return data.Value{State: people.State}
	}
	return data.Num(per.V * people.V)
}

func (b *builder) duties(t *cube.Table) {
	to := map[string]*cube.Numbers{}
	for _, d := range data.Duties {
		to[d] = t.Num("duty_" + d)
	}
	for i := range b.set.Duties {
		d := &b.set.Duties[i]
		if row, n := b.villageYear(d.Village, d.Year), to[d.Duty]; row >= 0 && n != nil {
			n.Set(row, d.Progress)
		}
	}
}

// allNo fills a yes/no column with no.
func allNo(col []uint16) []uint16 {
	for i := range col {
		col[i] = no
	}
	return col
}

// supports are counted on the roster date.
func (b *builder) supports(t *cube.Table) {
	cols := map[string][]uint16{
		"enterprise": allNo(t.Dim(cube.Enterprise)), "sanatorium": allNo(t.Dim(cube.Sanatorium)), "commissioner": allNo(t.Dim(cube.Commissioner)),
	}
	orgs := rowsOf(len(b.set.SupportOrgs), func(i int) int64 { return b.set.SupportOrgs[i].ID })
	for i := range b.set.Supports {
		s := &b.set.Supports[i]
		o := orgs.of(s.Org)
		if o < 0 || cols[b.set.SupportOrgs[o].Kind] == nil {
			continue
		}
		col := cols[b.set.SupportOrgs[o].Kind]
		for _, y := range b.years {
			if row := b.villageYear(s.Village, y); row >= 0 && stands(s.Start, s.End, data.RosterDate(y)) {
				col[row] = yes
			}
		}
	}
}

// guarantees hold from the day they are signed.
func (b *builder) guarantees(t *cube.Table) {
	cols := map[string][]uint16{
		"lodging": allNo(t.Dim(cube.Lodging)), "heating": allNo(t.Dim(cube.Heating)), "board": allNo(t.Dim(cube.Board)),
	}
	for i := range b.set.Guarantees {
		g := &b.set.Guarantees[i]
		col := cols[g.Kind]
		if col == nil || !g.SignedOn.Known() {
			continue
		}
		for _, y := range b.years {
			if row := b.villageYear(g.Village, y); row >= 0 && g.SignedOn <= data.RosterDate(y) {
				col[row] = yes
			}
		}
	}
}

// teamTable has a row for every team and year that it stands in, on any day.
func (b *builder) teamTable() {
	ny, row := len(b.years), []int32(nil)
	row = make([]int32, len(b.set.Teams)*ny)
	n := 0
	for yi, y := range b.years {
		from, to := data.NewDate(y, 1, 1), data.NewDate(y, 12, 31)
		for k := range b.set.Teams {
			t := &b.teams[k]
			row[k*ny+yi] = -1
			if t.start <= to && (!t.end.Known() || t.end > from) {
				row[k*ny+yi] = int32(n)
				n++
			}
		}
	}
	t := b.table(measure.TableTeam, n)
	place, col := placesOf(t), t.Dim
	level, kind, villageKind, match := col(cube.Level), col(cube.UnitKind), col(cube.VillageKind), col(cube.Match)
	standing, paid, year := col(cube.Standing), col(cube.Paid), col(cube.Year)
	for yi, y := range b.years {
		code, day := yearCode(b.cb, y), data.RosterDate(y)
		for k := range b.set.Teams {
			i := row[k*ny+yi]
			if i < 0 {
				continue
			}
			tm := &b.teams[k]
			v := &b.villages[tm.village]
			place.set(int(i), v.place)
			level[i], kind[i], villageKind[i], match[i] = tm.level, tm.kind, v.kind, tm.match
			standing[i], paid[i], year[i] = flag(stands(tm.start, tm.end, day)), na, code
		}
	}
	at := func(team int64, year int) int {
		k := b.teamRow.of(team)
		if k < 0 || ny == 0 || year < b.years[0] || year > b.years[ny-1] {
			return -1
		}
		return int(row[k*ny+year-b.years[0]])
	}
	b.funds(t, paid, at)
	b.acts(t, at)
}

func (b *builder) funds(t *cube.Table, paid []uint16, at func(int64, int) int) {
	work, allowance := t.Num("work_money"), t.Num("living_allowance")
	for i := range b.set.Funds {
		f := &b.set.Funds[i]
		r := at(f.Team, f.Year)
		if r < 0 {
			continue
		}
		if f.Kind == "living_allowance" {
			accrue(allowance, r, f.Yuan)
			continue
		}
		accrue(work, r, f.Yuan)
		// Paid when every part of the year's money was.
		if now := flag(f.PaidOn.Known()); paid[r] != no {
			paid[r] = now
		}
	}
}

// accrue adds a figure to a cell; a missing part leaves what is known.
func accrue(n *cube.Numbers, i int, v data.Value) {
	switch {
	case n.State[i] == data.Present && v.State == data.Present:
		n.V[i] += v.V
	case n.State[i] != data.Present && v.State != data.Null:
		n.Set(i, v)
	}
}

// acts are what the ten rules ask for and what was done, by year.
func (b *builder) acts(t *cube.Table, at func(int64, int) int) {
	type pair struct{ due, done *cube.Numbers }
	cols := map[string]pair{}
	for _, r := range data.Rules {
		cols[r] = pair{t.Num("due_" + r), t.Num("done_" + r)}
	}
	// Records come rule by rule: look the rule up when it changes.
	var last string
	var p pair
	year, from := 0, data.Date(math.MinInt32)
	for i := range b.set.RuleRecords {
		r := &b.set.RuleRecords[i]
		if r.Rule != last {
			last, p = r.Rule, cols[r.Rule]
		}
		if r.From != from {
			from, year = r.From, r.From.Year()
		}
		k := at(r.Team, year)
		if k < 0 || p.due == nil {
			continue
		}
		p.due.V[k] += float64(r.Due)
		p.done.V[k] += float64(r.Done)
		p.due.State[k], p.done.State[k] = data.Present, data.Present
	}
}
