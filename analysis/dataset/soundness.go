package dataset

import (
	"taihang/analysis/cube"
	"taihang/data"
	"taihang/data/quality"
)

// soundness counts, by village and year, the rows that were checked and those
// that no error or warning names: the village, its ledger of the year (one that
// is owed and missing counts as checked), and each cadre on the roster with the
// posting and the team.
func (b *builder) soundness(t *cube.Table, f quality.Faults) {
	checked, sound := t.Num("rows_checked"), t.Num("rows_sound")
	nv := len(b.set.Villages)
	count := func(row int, ok bool) {
		checked.V[row]++
		if ok {
			sound.V[row]++
		}
	}
	for i := range checked.V {
		checked.State[i], sound.State[i] = data.Present, data.Present
		count(i, !f.Village[b.set.Villages[i%nv].ID])
	}
	for i := range b.set.Ledgers {
		l := &b.set.Ledgers[i]
		k := quality.Account{Village: l.Village, Year: l.Year}
		if row := b.villageYear(l.Village, l.Year); row >= 0 && !f.Ledger[k] {
			count(row, true)
		}
	}
	for k := range f.Ledger { // there or not
		if row := b.villageYear(k.Village, k.Year); row >= 0 {
			count(row, false)
		}
	}
	for i := range b.set.Postings {
		p := &b.set.Postings[i]
		team := b.teamRow.of(p.Team)
		if team < 0 {
			continue
		}
		ok := !f.Posting[p.ID] && !f.Cadre[p.Cadre] && !f.Team[p.Team]
		for yi, y := range b.years {
			if v := b.teams[team].village; int(v) < nv && stands(p.Start, p.End, data.RosterDate(y)) {
				count(yi*nv+int(v), ok)
			}
		}
	}
}
