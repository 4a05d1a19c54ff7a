package dataset

import (
	"taihang/analysis/cube"
	"taihang/analysis/measure"
	"taihang/data"
)

// seat is a posting that covers a roster date.
type seat struct{ posting, team, cadre int32 }

// roster is who is where on each year's roster date.
type roster struct {
	seats   [][]seat  // by year
	members [][]int32 // by year and village: how many
	first   [][]bool  // by year and village: has a first secretary
}

func (b *builder) roster() roster {
	var r roster
	for _, y := range b.years {
		day := data.RosterDate(y)
		seats := make([]seat, 0, len(b.set.Postings)/2)
		members, first := make([]int32, len(b.set.Villages)+1), make([]bool, len(b.set.Villages)+1)
		for i := range b.set.Postings {
			p := &b.set.Postings[i]
			if !stands(p.Start, p.End, day) {
				continue
			}
			s := seat{int32(i), int32(b.teamRow.of(p.Team)), int32(b.cadreRow.of(p.Cadre))}
			if s.team < 0 {
				s.team = int32(len(b.set.Teams))
			}
			if s.cadre < 0 {
				s.cadre = int32(len(b.set.Cadres))
			}
			seats = append(seats, s)
			v := b.teams[s.team].village
			members[v]++
			first[v] = first[v] || p.Role == data.RoleFirstSecretary
		}
		r.seats, r.members, r.first = append(r.seats, seats), append(r.members, members), append(r.first, first)
	}
	return r
}

// cadreTable has a row for every seat, year by year.
func (b *builder) cadreTable(c cadres, r roster) {
	n := 0
	for _, s := range r.seats {
		n += len(s)
	}
	t := b.table(measure.TableCadre, n)
	place, col := placesOf(t), t.Dim
	level, kind, villageKind, match := col(cube.Level), col(cube.UnitKind), col(cube.VillageKind), col(cube.Match)
	education, sex, reserve, party := col(cube.Education), col(cube.Sex), col(cube.Reserve), col(cube.Party)
	volunteer, rank, skill, rating, promoted := col(cube.Volunteer), col(cube.Rank), col(cube.Skill), col(cube.Rating), col(cube.Promoted)
	age, ageBand, role, intake, year := col(cube.Age), col(cube.AgeBand), col(cube.Role), col(cube.Intake), col(cube.Year)
	entryAge, entryBand := col(cube.EntryAge), col(cube.EntryBand)
	ages := t.Num("age")
	unknownAge := mustCode(b.cb, cube.Age, cube.Unknown)
	roles := b.codesOf(cube.Role)
	intakes, arrived := b.intakeCodes(), b.arrivals()
	ageCode := func(a int) uint16 {
		if a < c.youngest {
			return unknownAge
		}
		return uint16(a - c.youngest)
	}
	i := 0
	for yi, y := range b.years {
		yearCode := yearCode(b.cb, y)
		for _, s := range r.seats[yi] {
			p, k, tm := &b.set.Postings[s.posting], &c.of[s.cadre], &b.teams[s.team]
			v := &b.villages[tm.village]
			place.set(i, v.place)
			level[i], kind[i], villageKind[i], match[i] = tm.level, k.unitKind, v.kind, tm.match
			education[i], sex[i], reserve[i], party[i] = k.education, k.sex, k.reserve, k.party
			volunteer[i], rank[i], skill[i] = k.volunteer, k.rank, k.skill
			rating[i], promoted[i] = c.ratings[int(s.cadre)*len(b.years)+yi], flag(k.promoted != 0 && int(k.promoted) <= y)
			role[i], intake[i], year[i] = roles[string(p.Role)], intakes[arrived[s.posting]], yearCode
			a := k.age(y)
			ageBand[i], age[i] = band(a), ageCode(a)
			came := k.age(arrived[s.posting])
			entryBand[i], entryAge[i] = band(came), ageCode(came)
			if a >= 0 {
				ages.V[i], ages.State[i] = float64(a), data.Present
			}
			i++
		}
	}
}

// arrivals are, by posting, the intake that brought the cadre. Lists of a year that
// give no days make a posting a year: where one follows the other in the same
// team, the cadre came with the first.
func (b *builder) arrivals() []int {
	type last struct {
		cadre, team int64
		end         data.Date
	}
	before := map[last]int32{}
	years := make([]bool, len(b.set.Postings))
	for i := range b.set.Postings {
		p := &b.set.Postings[i]
		y := p.Intake
		if years[i] = y != 0 && p.Start == data.NewDate(y, 1, 1) && p.End == data.NewDate(y+1, 1, 1); years[i] {
			before[last{p.Cadre, p.Team, p.End}] = int32(i)
		}
	}
	out := make([]int, len(b.set.Postings))
	for i := range b.set.Postings {
		p := &b.set.Postings[i]
		at, own := p.Start, years[i]
		for out[i] = p.Intake; own; {
			k, ok := before[last{p.Cadre, p.Team, at}]
			if !ok {
				break
			}
			at, out[i] = b.set.Postings[k].Start, b.set.Postings[k].Intake
		}
	}
	return out
}

func (b *builder) intakeCodes() map[int]uint16 {
	m := map[int]uint16{}
	for _, y := range b.intakes() {
		m[y] = mustCode(b.cb, cube.Intake, numbers([]int{y})[0])
	}
	return m
}

// codesOf is a plain map of a dictionary's codes.
func (b *builder) codesOf(d cube.Dim) map[string]uint16 {
	m := map[string]uint16{}
	for c, k := range b.cb.Dicts[d].Keys {
		m[k] = uint16(c)
	}
	return m
}

// mustCode is the code of a key that declare gave out.
func mustCode(cb *cube.Cube, d cube.Dim, key string) uint16 {
	c, ok := cb.Dicts[d].Code(key)
	if !ok {
		panic("dataset: " + string(d) + " was not declared with " + key)
	}
	return c
}

func yearCode(cb *cube.Cube, year int) uint16 {
	return mustCode(cb, cube.Year, numbers([]int{year})[0])
}
