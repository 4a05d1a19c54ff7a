package page

import (
	"taihang/analysis/cube"
	"taihang/analysis/dataset"
	"taihang/data"
	"taihang/ui/model"
)

// person is a cadre on a year's roster, for the list of names.
type person struct {
	cadre   int // position in the set
	at      int64
	village string
	unit    string
	county  *dataset.County
	weight  int // in the order of promotion
}

// persons lists the cadres on the roster of the year that w keeps, in the
// order in which they would be considered for promotion.
func (b *book) persons(s *model.State, w cube.Where) []person {
	set := b.ds.Set()
	excellent := b.excellent(s.Year)
	rows := b.ds.Roster(s.Year, w)
	out := make([]person, 0, len(rows))
	for _, i := range rows {
		p := &set.Postings[i]
		k, ok := b.cadre[p.Cadre]
		if !ok {
			continue
		}
		c := &set.Cadres[k]
		x := person{cadre: k}
		if u, ok := b.unit[c.Unit]; ok {
			x.unit = set.Units[u].Name
		}
		if t, ok := b.team[p.Team]; ok {
			if v, ok := b.village[set.Teams[t].Village]; ok {
				x.at, x.village, x.county = set.Villages[v].ID, set.Villages[v].Name, b.county(&set.Villages[v])
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
	if b.ratedYear == year && b.rated != nil {
		return b.rated
	}
	b.ratedYear, b.rated = year, map[int64]bool{}
	for i := range b.ds.Set().Appraisals {
		if a := &b.ds.Set().Appraisals[i]; a.Year == year && a.Rating == "excellent" {
			b.rated[a.Cadre] = true
		}
	}
	return b.rated
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

// rules counts the entries of the selection lists by the first rule that each
// breaks. With only, those of the persons alone.
func (b *book) rules(s *model.State, only bool, persons []person) (out []ruleCount, listed int) {
	set := b.ds.Set()
	var mine []bool
	if only {
		mine = make([]bool, len(set.Cadres))
		for i := range persons {
			mine[persons[i].cadre] = true
		}
	}
	out = make([]ruleCount, len(ruleKeys))
	for k := range out {
		out[k] = ruleCount{key: ruleKeys[k], bad: k < ruleNone}
	}
	for i := range set.Entries {
		e := &set.Entries[i]
		if only {
			if k, ok := b.cadre[e.Cadre]; !ok || !mine[k] {
				continue
			}
		}
		listed++
		k := &out[broken(e)]
		k.n++
		if e.Outcome == "accepted" && e.Cadre != 0 {
			k.sent++
		}
	}
	return out, listed
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
