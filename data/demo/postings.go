package demo

import (
	"math"
	"math/rand/v2"
	"slices"

	"taihang/data"
)

// leaving is how likely a cadre of a level leaves: by the month before the
// rotation at 24 months, at it, and by the month after it.
var leaving = [3]struct{ before, at, after float64 }{
	{0.0045, 0.05, 0.0040},
	{0.0060, 0.10, 0.0055},
	{0.0080, 0.15, 0.0075},
}

// Nobody leaves before settled; nobody replaces before renewal, so that the
// intake of 2016 is the 22,112 and no more.
var (
	settled = data.NewDate(2016, 9, 1)
	renewal = data.NewDate(2017, 1, 5)
	closing = data.NewDate(2018, 2, 28) // teams end, fourth seats of the province fall away
)

// Teams and cadres of the province at the roster of 2018, as published.
const (
	provinceTeams2018  = 590
	provinceCadres2018 = 1776
)

// seat is a place in a team, filled by one cadre after another.
type seat struct {
	team  int // index
	level int
	role  data.Role
	skill string
	slow  float64
}

// staffing fills the seats.
type staffing struct {
	*generator
	r     *rand.Rand
	n     *namer
	ready map[string][]exchanged // by county and level

	promoted map[int64]bool
}

// makePeople posts the 22,112 of the first intake, seat by seat, and lets time
// pass over every seat until the demo's last day.
func (g *generator) makePeople() {
	s := &staffing{
		generator: g, r: g.stream("people"), ready: map[string][]exchanged{}, promoted: map[int64]bool{},
	}
	s.n = newNamer(s.r)
	var people [3][]person
	expect := 0
	for l := range levels {
		people[l] = drawCorps(g.stream("corps "+string(levels[l])), corpsByLevel[l], g.scale)
		expect += len(people[l])
	}
	g.set.Cadres = make([]data.Cadre, 0, expect*3/2)
	g.set.Postings = make([]data.Posting, 0, expect*3/2)
	var used [3]int
	var seats []seat
	for t := range g.set.Teams {
		l := slices.Index(levels, g.set.Teams[t].Level)
		m := int(g.members[t])
		seats = append(seats, s.foundTeam(t, l, people[l][used[l]:used[l]+m])...)
		used[l] += m
	}
	g.nameCadres()
	s.pass(seats)
	s.promoteInPost()
	g.makeIntakes()
}

// foundTeam posts a team's first members; the highest in rank leads.
func (s *staffing) foundTeam(t, level int, members []person) []seat {
	team := s.set.Teams[t]
	slices.SortStableFunc(members, func(a, b person) int {
		if d := rankOrder(a.rank) - rankOrder(b.rank); d != 0 {
			return d
		}
		return score(b) - score(a)
	})
	seats := make([]seat, len(members))
	slow := s.counties[s.index[s.set.Villages[team.Village-1].County]].slow
	for k, p := range members {
		id := s.addCadre(s.r, s.n, p, team.Unit, data.RosterDate(data.FirstYear))
		seats[k] = seat{t, level, data.RoleMember, s.cadre(id).Skill, slow}
		if k == 0 {
			seats[k].role = data.RoleFirstSecretary
			s.cadre(id).Party = true
		}
		if k == 1 && isCommission(s.unit(team.Unit)) {
			s.cadre(id).Skill, seats[k].skill = "public_order", "public_order"
		}
		start := team.Start
		if k > 0 && s.r.IntN(12) == 0 {
			start += data.Date(1 + s.r.IntN(60))
		}
		s.post(id, seats[k], data.FirstYear, start)
	}
	return seats
}

func score(p person) int {
	n := 0
	if p.reserve {
		n += 2
	}
	if p.volunteer {
		n++
	}
	return n
}

func (s *staffing) post(cadre int64, at seat, intake int, start data.Date) *data.Posting {
	s.set.Postings = append(s.set.Postings, data.Posting{
		ID: int64(len(s.set.Postings) + 1), Cadre: cadre, Team: s.set.Teams[at.team].ID,
		Role: at.role, Intake: intake, Start: start,
	})
	return &s.set.Postings[len(s.set.Postings)-1]
}

// pass lets time pass over the seats. The province's fourth seats come last:
// as many of them outlast the spring of 2018 as make up its published number.
func (s *staffing) pass(seats []seat) {
	handed := s.handOver()
	var fourth []int
	present, in := 0, 0
	for i, at := range seats {
		if i > 0 && seats[i-1].team == at.team {
			in++
		} else {
			in = 0
		}
		if in == 3 && at.level == 0 && !handed[at.team] {
			fourth = append(fourth, i)
			continue
		}
		end := AsOf
		if handed[at.team] {
			end = s.set.Teams[at.team].End
		}
		if s.succeed(i, at, end, settled) && at.level == 0 {
			present++
		}
	}
	shuffle(s.r, fourth)
	for k, i := range fourth {
		if present+k < provinceCadres2018*s.scale {
			s.succeed(i, seats[i], AsOf, data.NewDate(2018, 9, 1))
		} else {
			s.succeed(i, seats[i], closing+data.Date(s.r.IntN(20)), settled)
		}
	}
	s.takeOver(handed)
}

// succeed walks a seat through its holders until end, and says whether one of
// them was there at the roster of 2018. Posting i is the first; it lasts at
// least until the day least.
func (s *staffing) succeed(i int, at seat, end, least data.Date) (present bool) {
	p := &s.set.Postings[i]
	roster := data.RosterDate(2018)
	famous := p.Start < settled && s.cadre(p.Cadre).Name == famousCadre && s.set.Teams[at.team].Unit == s.units.name[unitCulture]
	for {
		leaves, why := s.leave(at.level, p.Start, least)
		if leaves >= end && end < AsOf {
			leaves, why = end, "rotation"
		}
		if famous || leaves > AsOf {
			return present || p.Start <= roster
		}
		p.End, p.Why = leaves, why
		present = present || p.Start <= roster && leaves > roster
		s.afterwards(p, at)
		start := max(renewal+data.Date(s.r.IntN(60)), leaves+s.vacancy(at, why))
		if start >= end-20 || start > AsOf-30 {
			return present
		}
		p = s.post(s.replacement(at, start), at, start.Year(), start)
		least = start + 30
	}
}

// leave draws the day a cadre leaves and why.
func (s *staffing) leave(level int, start, least data.Date) (data.Date, string) {
	const month = 30.44
	h := leaving[level]
	months := s.r.ExpFloat64() / h.before
	why := ""
	if months >= 24 {
		months = 24
		if s.r.Float64() < h.at {
			why = "rotation"
			months += 0.8 * s.r.Float64()
		} else {
			months += s.r.ExpFloat64() / h.after
		}
	}
	if why == "" {
		why = []string{"illness", "illness", "recalled", "recalled", "recalled", "promoted", "promoted", "promoted", "promoted", "exchanged"}[s.r.IntN(10)]
	}
	day := AsOf + 1
	if months < 70 {
		day = start + data.Date(months*month)
	}
	if day < least {
		day = least + data.Date(s.r.IntN(90))
	}
	return day, why
}

// vacancy draws how many days a seat stays empty: days after a rotation, weeks
// or months after the unforeseen, longer where the county is slow, and longer
// for a member than for the first secretary.
func (s *staffing) vacancy(at seat, why string) data.Date {
	mean := 75.0
	if why == "rotation" {
		mean = 24
	}
	if at.role == data.RoleFirstSecretary {
		mean *= 0.6
	}
	return data.Date(1 + math.Min(500, mean*at.slow*s.r.ExpFloat64()))
}

// replacement returns who comes: somebody exchanged within the county who is
// free by then, else a new cadre of the same unit.
func (s *staffing) replacement(at seat, start data.Date) int64 {
	team := s.set.Teams[at.team]
	id := s.takeExchanged(at, start)
	if id == 0 {
		id = s.addCadre(s.r, s.n, s.newcomer(at), team.Unit, start)
		order := isCommission(s.unit(team.Unit)) && at.skill == "public_order"
		if order || at.skill != "" && s.r.IntN(3) > 0 {
			s.cadre(id).Skill = at.skill
		}
	}
	if at.role == data.RoleFirstSecretary {
		s.cadre(id).Party = true
	}
	return id
}

// exchanged is a cadre who left a team for another of the same county.
type exchanged struct {
	cadre int64
	team  int // left
	from  data.Date
}

// takeExchanged returns somebody who is free for a seat by a day, or 0.
func (s *staffing) takeExchanged(at seat, start data.Date) int64 {
	key := s.exchangeKey(at)
	list := s.ready[key]
	k := slices.IndexFunc(list, func(e exchanged) bool { return e.team != at.team && e.from <= start && e.from > start-200 })
	if k < 0 || isCommission(s.unit(s.set.Teams[at.team].Unit)) {
		return 0
	}
	id := list[k].cadre
	s.ready[key] = slices.Delete(list, k, k+1)
	return id
}

// newcomer draws a later intake's cadre: like the first, a little younger.
func (s *staffing) newcomer(at seat) person {
	c := corpsByLevel[at.level]
	p := person{sex: data.Male, volunteer: s.r.Float64() < c.volunteer}
	if s.r.IntN(c.cadres) < c.women {
		p.sex = data.Female
	}
	p.age = max(24, c.age(s.r, p.sex)-1)
	k := s.r.IntN(c.cadres)
	for d, n := range c.education {
		if k -= n; k < 0 {
			p.education = data.Educations[d]
			break
		}
	}
	p.reserve = s.r.IntN(c.cadres) < c.reserve && p.age < 48
	p.rank = c.rank(s.r, p)
	return p
}

func (s *staffing) exchangeKey(at seat) string {
	team := s.set.Teams[at.team]
	return s.set.Villages[team.Village-1].County + string(team.Level)
}
