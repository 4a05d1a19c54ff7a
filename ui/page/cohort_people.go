package page

import (
	"slices"

	"taihang/analysis/cube"
	"taihang/analysis/dataset"
	"taihang/data"
	"taihang/ui/model"
)

// person is a cadre on a year's roster, for the list of names.
type person struct {
	cadre   int   // position in the set
	row     int32 // on the roster
	village string
	unit    string
	county  *dataset.County
	weight  int // in the order of promotion
}

// persons lists the cadres on the roster of the year that w keeps, in the
// order in which they would be considered for promotion.
func (b *book) persons(s *model.State, w cube.Where) []*person {
	if b.people == nil || b.peopleYear != s.Year {
		b.people, b.peopleYear = b.roster(s.Year), s.Year
	}
	mask := b.ds.OnRoster(s.Year, w)
	out := make([]*person, 0, len(b.people))
	for i := range b.people {
		if p := &b.people[i]; mask[p.row] == 1 {
			out = append(out, p)
		}
	}
	return out
}

// roster is everyone on the roster of a year, in the order of promotion.
func (b *book) roster(year int) []person {
	set := b.ds.Set()
	excellent := b.excellent(year)
	rows := b.ds.Roster(year, nil)
	out := make([]person, 0, len(rows))
	for row, i := range rows {
		p := &set.Postings[i]
		k, ok := b.cadre[p.Cadre]
		if !ok {
			continue
		}
		c := &set.Cadres[k]
		x := person{cadre: k, row: int32(row)}
		if u, ok := b.unit[c.Unit]; ok {
			x.unit = set.Units[u].Name
		}
		if t, ok := b.team[p.Team]; ok {
			if v, ok := b.village[set.Teams[t].Village]; ok {
				x.village, x.county = set.Villages[v].Name, b.county(&set.Villages[v])
			}
		}
		if excellent[p.Cadre] {
			x.weight += 4
		}
		if c.Reserve {
			x.weight++
			if p.Role == data.RoleFirstSecretary {
				x.weight++
			}
		}
		out = append(out, x)
	}
	byPromotion(out)
	return out
}

// excellent marks the cadres rated so in a year.
func (b *book) excellent(year int) map[int64]bool {
	rated := map[int64]bool{}
	for i := range b.ds.Set().Appraisals {
		if a := &b.ds.Set().Appraisals[i]; a.Year == year && a.Rating == "excellent" {
			rated[a.Cadre] = true
		}
	}
	return rated
}

// byPromotion is the order in which cadres are considered: rated excellent,
// then reserve cadres who serve as first secretary, then other reserves.
func byPromotion(all []person) {
	slices.SortStableFunc(all, func(a, b person) int { return b.weight - a.weight })
}

// ruleCount is a rule of selection and how many on the lists break it.
type ruleCount struct {
	key  string
	n    int
	sent int // of them dispatched all the same
	bad  bool
}

// The rules that data can show (四选四不选; 三抽三不抽 for the last).
const (
	ruleService = iota
	ruleAppraisal
	ruleNewcomer
	ruleBlank
	ruleNone
)

var ruleKeys = [...]string{"service", "appraisal", "newcomer", "blank", "none"}

// listEntry is what the count needs of an entry: whose it is, the rule that it
// breaks, and whether the person was sent.
type listEntry struct {
	cadre int32 // position in the set, -1 for somebody not in it
	rule  uint8
	sent  bool
}

// rules counts the entries of the selection lists by the first rule that each
// breaks. With only, those of the persons alone.
func (b *book) rules(only bool, persons []*person) (out []ruleCount, listed int) {
	if b.entries == nil {
		b.entries = b.listEntries()
	}
	var mine []bool
	if only {
		mine = make([]bool, len(b.ds.Set().Cadres))
		for _, p := range persons {
			mine[p.cadre] = true
		}
	}
	out = make([]ruleCount, len(ruleKeys))
	for k := range out {
		out[k] = ruleCount{key: ruleKeys[k], bad: k < ruleNone}
	}
	for _, e := range b.entries {
		if only && (e.cadre < 0 || !mine[e.cadre]) {
			continue
		}
		listed++
		out[e.rule].n++
		if e.sent {
			out[e.rule].sent++
		}
	}
	return out, listed
}

func (b *book) listEntries() []listEntry {
	all := b.ds.Set().Entries
	out := make([]listEntry, len(all))
	for i := range all {
		e := &all[i]
		out[i] = listEntry{-1, uint8(broken(e)), e.Outcome == "accepted" && e.Cadre != 0}
		if k, ok := b.cadre[e.Cadre]; ok {
			out[i].cadre = int32(k)
		}
	}
	return out
}

// broken is the first rule that an entry breaks.
func broken(e *data.ListEntry) int {
	low := func(rating string) bool { return rating == "basic" || rating == "incompetent" }
	switch {
	case !e.InService || !e.Established:
		return ruleService
	case low(e.Appraisal1) || low(e.Appraisal2):
		return ruleAppraisal
	case e.ServiceYears.State == data.Present && e.ServiceYears.V < 1:
		return ruleNewcomer
	case e.ServiceYears.State != data.Present:
		return ruleBlank
	}
	return ruleNone
}
