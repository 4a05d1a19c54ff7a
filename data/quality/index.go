package quality

import (
	"slices"

	"taihang/data"
)

// index finds rows by their number.
type index struct {
	*data.Set
	unit     map[int64]*data.Unit
	team     map[int64]*data.Team
	cadre    map[int64]*data.Cadre
	village  map[int64]*data.Village
	org      map[int64]bool
	list     map[int64]*data.SelectionList
	accounts []data.Ledger // by village and year
}

func newIndex(s *data.Set) *index {
	x := &index{
		Set: s, org: map[int64]bool{},
		unit:    by(s.Units, func(v *data.Unit) int64 { return v.ID }),
		team:    by(s.Teams, func(v *data.Team) int64 { return v.ID }),
		cadre:   by(s.Cadres, func(v *data.Cadre) int64 { return v.ID }),
		village: by(s.Villages, func(v *data.Village) int64 { return v.ID }),
		list:    by(s.Lists, func(v *data.SelectionList) int64 { return v.ID }),
	}
	for _, o := range s.SupportOrgs {
		x.org[o.ID] = true
	}
	order := func(a, b data.Ledger) int {
		if a.Village != b.Village {
			return int(a.Village - b.Village)
		}
		return a.Year - b.Year
	}
	x.accounts = s.Ledgers
	if !slices.IsSortedFunc(x.accounts, order) {
		x.accounts = slices.SortedFunc(slices.Values(s.Ledgers), order)
	}
	return x
}

func by[T any](rows []T, id func(*T) int64) map[int64]*T {
	m := make(map[int64]*T, len(rows))
	for i := range rows {
		m[id(&rows[i])] = &rows[i]
	}
	return m
}

// histories yields each village's accounts, by year.
func (x *index) histories(yield func([]data.Ledger) bool) {
	for from := 0; from < len(x.accounts); {
		to := from + 1
		for to < len(x.accounts) && x.accounts[to].Village == x.accounts[from].Village {
			to++
		}
		if !yield(x.accounts[from:to]) {
			return
		}
		from = to
	}
}

func (x *index) whereVillage(id int64) Where {
	w := Where{Table: "village", ID: id}
	if v := x.village[id]; v != nil {
		w.Name, w.County = v.Name, v.County
	}
	return w
}

// wherePosting names the village of a posting's team.
func (x *index) wherePosting(p *data.Posting) Where {
	w := Where{}
	if t := x.team[p.Team]; t != nil {
		w = x.whereVillage(t.Village)
	}
	w.Table, w.ID, w.Year = "posting", p.ID, p.Start.Year()
	return w
}

func (x *index) whereLedger(l data.Ledger) Where {
	w := x.whereVillage(l.Village)
	w.Table, w.Year = "ledger", l.Year
	return w
}

func (x *index) whereTeam(t *data.Team) Where {
	w := x.whereVillage(t.Village)
	w.Table, w.ID = "team", t.ID
	return w
}

// whereSupport is numbered by who helps.
func (x *index) whereSupport(s data.Support) Where {
	w := x.whereVillage(s.Village)
	w.Table, w.ID = "support", s.Org
	return w
}

// place fills in the village of cadres that a rule found without looking at where they
// are: that of the last posting.
func (x *index) place(rows []Where) {
	homeless := func(w Where) bool { return w.Table == "cadre" && w.County == "" }
	if !slices.ContainsFunc(rows, homeless) {
		return
	}
	last := make(map[int64]*data.Posting, len(x.Cadres))
	for i := range x.Postings {
		p := &x.Postings[i]
		if was := last[p.Cadre]; was == nil || p.Start > was.Start {
			last[p.Cadre] = p
		}
	}
	for i := range rows {
		if w := &rows[i]; homeless(*w) {
			if p := last[w.ID]; p != nil {
				at := x.wherePosting(p)
				w.Name, w.County = at.Name, at.County
			}
		}
	}
}

// covers says whether [from, to) holds the day; unknown ends are open.
func covers(from, to, day data.Date) bool { return from <= day && (to == 0 || to > day) }
