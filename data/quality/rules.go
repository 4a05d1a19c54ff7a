package quality

import (
	"cmp"
	"slices"

	"taihang/data"
)

// rule is a condition on rows. Its words are the catalogue's quality.ID and
// quality.ID.do.
type rule struct {
	id       string
	severity data.Severity
	size     func(*data.Set) int // rows it speaks of; with none it is left out
	check    func(*index, *collector)
}

func ledgers(s *data.Set) int  { return len(s.Ledgers) }
func postings(s *data.Set) int { return len(s.Postings) }
func villages(s *data.Set) int { return len(s.Villages) }
func cadres(s *data.Set) int   { return len(s.Cadres) }

var rules = []rule{
	{"reference", data.Error, func(s *data.Set) int { return len(s.Teams) + len(s.Ledgers) + len(s.Postings) + len(s.Supports) }, references},
	{"interval", data.Error, func(s *data.Set) int { return len(s.Teams) + len(s.Postings) + len(s.Supports) + len(s.Pairings) }, intervals},
	{"two-secretaries", data.Error, postings, twoSecretaries},
	{"two-places", data.Warning, postings, twoPlaces},
	{"age", data.Error, postings, ages},
	{"same-person", data.Warning, cadres, samePerson},
	{"exit-year", data.Error, villages, exitYears},
	{"poorer", data.Error, ledgers, poorer},
	{"unit", data.Warning, ledgers, units},
	{"copied", data.Warning, ledgers, copied},
	{"unreported", data.Warning, ledgers, unreported},
}

// references finds rows that refer to one that is not there. 0 refers to none.
func references(x *index, c *collector) {
	miss := func(ok bool, table string, id int64) {
		if !ok {
			c.add(Where{Table: table, ID: id})
		}
	}
	for i := range x.Cadres {
		v := &x.Cadres[i]
		miss(v.Unit == 0 || x.unit[v.Unit] != nil, "cadre", v.ID)
	}
	for i := range x.Teams {
		v := &x.Teams[i]
		miss((v.Village == 0 || x.village[v.Village] != nil) && (v.Unit == 0 || x.unit[v.Unit] != nil), "team", v.ID)
	}
	for i := range x.Postings {
		v := &x.Postings[i]
		miss(x.cadre[v.Cadre] != nil && x.team[v.Team] != nil, "posting", v.ID)
	}
	last := int64(0)
	for i := range x.accounts {
		if id := x.accounts[i].Village; id != last {
			last = id
			miss(x.village[id] != nil, "ledger", id)
		}
	}
	for _, v := range x.Supports {
		miss(x.org[v.Org] && x.village[v.Village] != nil, "support", v.Org)
	}
}

// intervals finds times that end before, or as, they begin.
func intervals(x *index, c *collector) {
	bad := func(from, to data.Date, table string, id int64) {
		if from.Known() && to.Known() && to <= from {
			c.add(Where{Table: table, ID: id})
		}
	}
	for i := range x.Postings {
		bad(x.Postings[i].Start, x.Postings[i].End, "posting", x.Postings[i].ID)
	}
	for i := range x.Teams {
		bad(x.Teams[i].Start, x.Teams[i].End, "team", x.Teams[i].ID)
	}
	for _, v := range x.Supports {
		bad(v.Start, v.End, "support", v.Org)
	}
	for i, v := range x.Pairings {
		bad(v.Start, v.End, "pairing", int64(i+1))
	}
}

// overlaps reports postings of the same key that share a day with an earlier
// one. key 0 leaves a posting out.
func overlaps(x *index, key func(*data.Posting) int64, found func(p *data.Posting)) {
	type span struct {
		key int64
		p   *data.Posting
	}
	spans := make([]span, 0, len(x.Postings))
	for i := range x.Postings {
		if k := key(&x.Postings[i]); k != 0 {
			spans = append(spans, span{k, &x.Postings[i]})
		}
	}
	slices.SortFunc(spans, func(a, b span) int {
		return cmp.Or(cmp.Compare(a.key, b.key), cmp.Compare(a.p.Start, b.p.Start), cmp.Compare(a.p.ID, b.p.ID))
	})
	const open = data.Date(1 << 30)
	until := data.Date(0)
	for i, s := range spans {
		if i > 0 && s.key == spans[i-1].key && s.p.Start < until {
			found(s.p)
		} else if i == 0 || s.key != spans[i-1].key {
			until = 0
		}
		end := s.p.End
		if !end.Known() {
			end = open
		}
		until = max(until, end)
	}
}

// twoSecretaries: a village has one first secretary a day.
func twoSecretaries(x *index, c *collector) {
	overlaps(x, func(p *data.Posting) int64 {
		if t := x.team[p.Team]; t != nil && p.Role == data.RoleFirstSecretary {
			return t.Village
		}
		return 0
	}, func(p *data.Posting) {
		w := x.whereVillage(x.team[p.Team].Village)
		w.Year = p.Start.Year()
		c.add(w)
	})
}

// twoPlaces: a cadre is in one team a day.
func twoPlaces(x *index, c *collector) {
	overlaps(x, func(p *data.Posting) int64 { return p.Cadre },
		func(p *data.Posting) { c.add(Where{Table: "posting", ID: p.ID}) })
}

// Ages between which a person is posted.
const minAge, maxAge = 18, 65

// ages at the start of a posting; a cadre is named once.
func ages(x *index, c *collector) {
	seen := map[int64]bool{}
	for i := range x.Postings {
		p := &x.Postings[i]
		who := x.cadre[p.Cadre]
		if who == nil || !who.Birth.Known() || !p.Start.Known() || seen[p.Cadre] {
			continue
		}
		if a := data.AgeAt(who.Birth, p.Start); a < minAge || a > maxAge {
			seen[p.Cadre] = true
			c.add(Where{Table: "cadre", ID: p.Cadre})
		}
	}
}

// samePerson: same name, sex, day of birth and unit under two numbers.
func samePerson(x *index, c *collector) {
	type who struct {
		name  string
		sex   data.Sex
		birth data.Date
		unit  int64
	}
	seen := make(map[who]bool, len(x.Cadres))
	for i := range x.Cadres {
		v := &x.Cadres[i]
		if v.Name == "" || !v.Birth.Known() {
			continue
		}
		k := who{v.Name, v.Sex, v.Birth, v.Unit}
		if seen[k] {
			c.add(Where{Table: "cadre", ID: v.ID})
		}
		seen[k] = true
	}
}

// The years in which a village can have left poverty: registration was in 2014.
const firstExit, lastExit = 2014, data.LastYear

func exitYears(x *index, c *collector) {
	for i := range x.Villages {
		if v := &x.Villages[i]; v.ExitYear != 0 && (v.ExitYear < firstExit || v.ExitYear > lastExit) {
			c.add(x.whereVillage(v.ID))
		}
	}
}
