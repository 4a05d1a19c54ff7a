package quality

import "taihang/data"

// Faults are the rows that an error or a warning speaks of.
type Faults struct {
	Village, Team, Posting, Cadre map[int64]bool
	Ledger                        map[Account]bool
}

// Account is a village's year.
type Account struct {
	Village int64
	Year    int
}

// FaultsOf runs the rules on a set and keeps which rows they name. Notes, and
// what concerns a county as a whole, are no fault of a row.
func FaultsOf(set *data.Set, o Options) Faults {
	f := Faults{map[int64]bool{}, map[int64]bool{}, map[int64]bool{}, map[int64]bool{}, map[Account]bool{}}
	x := newIndex(set)
	for _, rule := range o.rules(set) {
		if rule.Severity == data.Note {
			continue
		}
		rule.check(x, rule.limit, &collector{n: maxExamples, each: func(w Where) {
			switch w.Table {
			case "village":
				f.Village[w.ID] = true
			case "team":
				f.Team[w.ID] = true
			case "posting":
				f.Posting[w.ID] = true
			case "cadre":
				f.Cadre[w.ID] = true
			case "ledger":
				f.Ledger[Account{w.ID, w.Year}] = true
			}
		}})
	}
	return f
}
