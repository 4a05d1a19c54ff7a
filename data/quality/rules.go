package quality

import (
	"cmp"
	_ "embed"
	"math"
	"slices"
	"strconv"
	"strings"

	"taihang/data"
)

// rule is a condition on rows, as rules.tsv lists it. Its words are the
// catalogue's quality.ID and quality.ID.do.
type rule struct {
	ID, Kind string
	Severity data.Severity
	Table    string
	limit
	size  func(*data.Set) int // rows it speaks of; with none it is left out
	check func(*index, limit, *collector)
}

// limit is what a rule allows; Inf where there is none.
type limit struct{ Min, Max float64 }

// outside says whether a figure is beyond the limits.
func (l limit) outside(v float64) bool { return v < l.Min || v > l.Max }

//go:embed rules.tsv
var listed string

// how the rules are checked.
var checks = map[string]struct {
	size  func(*data.Set) int
	check func(*index, limit, *collector)
}{
	"reference":       {func(s *data.Set) int { return len(s.Teams) + len(s.Ledgers) + len(s.Postings) + len(s.Supports) }, references},
	"code-county":     {villages, codeCounty},
	"interval":        {func(s *data.Set) int { return len(s.Teams) + len(s.Postings) + len(s.Supports) + len(s.Pairings) }, intervals},
	"outside-team":    {postings, outsideTeam},
	"two-secretaries": {postings, twoSecretaries},
	"two-places":      {postings, twoPlaces},
	"age":             {postings, ages},
	"exit-year":       {villages, exitYears},
	"longitude":       {villages, longitudes},
	"latitude":        {villages, latitudes},
	"negative":        {ledgers, negatives},
	"household":       {ledgers, householdSizes},
	"income":          {ledgers, incomes},
	"poorer":          {ledgers, poorer},
	"unit":            {ledgers, units},
	"unit-county":     {ledgers, unitsOfCounty},
	"copied":          {ledgers, copied},
	"same-code":       {villages, sameCode},
	"same-place":      {villages, samePlace},
	"same-person":     {cadres, samePerson},
	"same-id":         {private, sameID},
	"id-number":       {private, idNumbers},
	"id-birth":        {private, idBirths},
	"id-sex":          {private, idSexes},
	"heaped":          {cadres, heaped},
	"unreported":      {ledgers, unreported},
}

func ledgers(s *data.Set) int  { return len(s.Ledgers) }
func postings(s *data.Set) int { return len(s.Postings) }
func villages(s *data.Set) int { return len(s.Villages) }
func cadres(s *data.Set) int   { return len(s.Cadres) }
func private(s *data.Set) int  { return len(s.Private) }

// rules are those of rules.tsv, in its order.
var rules = func() (out []rule) {
	for _, line := range strings.Split(listed, "\n") {
		if line == "" || line[0] == '#' || strings.HasPrefix(line, "id\t") {
			continue
		}
		f := strings.Split(line, "\t")
		how, ok := checks[f[0]]
		if !ok || len(f) != 7 {
			panic("quality: rules.tsv: " + line)
		}
		out = append(out, rule{
			ID: f[0], Kind: f[1], Severity: data.Severity(f[2]), Table: f[3],
			limit: limit{bound(f[4], -1), bound(f[5], 1)}, size: how.size, check: how.check,
		})
	}
	return out
}()

// bound reads a limit; none is infinite, to the side of sign.
func bound(s string, sign int) float64 {
	if s == "" {
		return math.Inf(sign)
	}
	v, err := strconv.ParseFloat(s, 64)
	if err != nil {
		panic("quality: rules.tsv: " + s)
	}
	return v
}

// references finds rows that refer to one that is not there. 0 refers to none.
func references(x *index, _ limit, c *collector) {
	for i := range x.Cadres {
		if v := &x.Cadres[i]; v.Unit != 0 && x.unit[v.Unit] == nil {
			c.add(whereCadre(v.ID))
		}
	}
	for i := range x.Teams {
		if v := &x.Teams[i]; v.Village != 0 && x.village[v.Village] == nil || v.Unit != 0 && x.unit[v.Unit] == nil {
			c.add(x.whereTeam(v))
		}
	}
	for i := range x.Postings {
		if v := &x.Postings[i]; x.cadre[v.Cadre] == nil || x.team[v.Team] == nil {
			c.add(x.wherePosting(v))
		}
	}
	last := int64(0)
	for i := range x.accounts {
		if id := x.accounts[i].Village; id != last {
			if last = id; x.village[id] == nil {
				c.add(x.whereLedger(x.accounts[i]))
			}
		}
	}
	for _, v := range x.Supports {
		if !x.org[v.Org] || x.village[v.Village] == nil {
			c.add(x.whereSupport(v))
		}
	}
}

// intervals finds times that end before, or as, they begin.
func intervals(x *index, _ limit, c *collector) {
	bad := func(from, to data.Date) bool { return from.Known() && to.Known() && to <= from }
	for i := range x.Postings {
		if v := &x.Postings[i]; bad(v.Start, v.End) {
			c.add(x.wherePosting(v))
		}
	}
	for i := range x.Teams {
		if v := &x.Teams[i]; bad(v.Start, v.End) {
			c.add(x.whereTeam(v))
		}
	}
	for _, v := range x.Supports {
		if bad(v.Start, v.End) {
			c.add(x.whereSupport(v))
		}
	}
	for i, v := range x.Pairings {
		if bad(v.Start, v.End) {
			c.add(Where{Table: "pairing", ID: int64(i + 1), County: v.Helped})
		}
	}
}

// overlaps reports postings of the same key that share a day with an earlier
// one. key 0 leaves a posting out.
func overlaps(x *index, key func(*data.Posting) int64, found func(p, earlier *data.Posting)) {
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
	until, last := data.Date(0), (*data.Posting)(nil) // the end that reaches furthest, and whose it is
	for i, s := range spans {
		if i == 0 || s.key != spans[i-1].key {
			until, last = 0, nil
		} else if s.p.Start < until {
			found(s.p, last)
		}
		end := s.p.End
		if !end.Known() {
			end = open
		}
		if last == nil || end > until {
			until, last = end, s.p
		}
	}
}

// twoSecretaries: a village has one first secretary a day.
func twoSecretaries(x *index, _ limit, c *collector) {
	overlaps(x, func(p *data.Posting) int64 {
		if t := x.team[p.Team]; t != nil && p.Role == data.RoleFirstSecretary {
			return t.Village
		}
		return 0
	}, func(p, earlier *data.Posting) {
		w := x.wherePosting(p)
		w.Other = earlier.ID
		c.add(w)
	})
}

// twoPlaces: a cadre is in one team a day.
func twoPlaces(x *index, _ limit, c *collector) {
	overlaps(x, func(p *data.Posting) int64 { return p.Cadre },
		func(p, earlier *data.Posting) {
			w := x.wherePosting(p)
			w.Other = earlier.ID
			c.add(w)
		})
}

// ages at the start of a posting; a cadre is named once.
func ages(x *index, l limit, c *collector) {
	seen := map[int64]bool{}
	for i := range x.Postings {
		p := &x.Postings[i]
		who := x.cadre[p.Cadre]
		if who == nil || !who.Birth.Known() || !p.Start.Known() || seen[p.Cadre] {
			continue
		}
		if l.outside(float64(data.AgeAt(who.Birth, p.Start))) {
			seen[p.Cadre] = true
			w := x.wherePosting(p)
			w.Table, w.ID = "cadre", p.Cadre
			c.add(w)
		}
	}
}

// samePerson: same name, sex, day of birth and unit under two numbers.
func samePerson(x *index, _ limit, c *collector) {
	type who struct {
		name  string
		sex   data.Sex
		birth data.Date
		unit  int64
	}
	seen := make(map[who]int64, len(x.Cadres))
	for i := range x.Cadres {
		v := &x.Cadres[i]
		if v.Name == "" || !v.Birth.Known() {
			continue
		}
		k := who{v.Name, v.Sex, v.Birth, v.Unit}
		if first, ok := seen[k]; ok {
			w := whereCadre(v.ID)
			w.Other = first
			c.add(w)
			continue
		}
		seen[k] = v.ID
	}
}

// exitYears: registration was in 2014, and 2020 the last year.
func exitYears(x *index, l limit, c *collector) {
	for i := range x.Villages {
		if v := &x.Villages[i]; v.ExitYear != 0 && l.outside(float64(v.ExitYear)) {
			c.add(x.whereVillage(v.ID))
		}
	}
}
