package dataset

import (
	"slices"

	"taihang/analysis/cube"
	"taihang/data"
)

// What a row takes from the things it points at is coded once per thing, and
// only copied per row.

// placeCodes are those of a county.
type placeCodes struct{ county, prefecture, province, tier uint16 }

func (b *builder) codePlaces() {
	for i := range b.ds.Counties {
		c := &b.ds.Counties[i]
		b.place = append(b.place, placeCodes{
			county: uint16(i), prefecture: b.code(cube.Prefecture, c.Prefecture), tier: b.code(cube.Tier, string(c.Tier)),
		})
	}
	if b.strays() {
		b.place = append(b.place, placeCodes{
			county: b.code(cube.County, ""), prefecture: b.code(cube.Prefecture, ""), tier: b.code(cube.Tier, ""),
		})
	}
}

// strays says whether any row lies in a county we do not know, or in none.
func (b *builder) strays() bool {
	for i := range b.set.Villages {
		if _, ok := b.alias[b.set.Villages[i].County]; !ok {
			return true
		}
	}
	for i := range b.set.Teams {
		if b.villageRow.of(b.set.Teams[i].Village) < 0 {
			return true
		}
	}
	for i := range b.set.Postings {
		if b.teamRow.of(b.set.Postings[i].Team) < 0 {
			return true
		}
	}
	for i := range b.set.Needs {
		if _, ok := b.alias[b.set.Needs[i].County]; !ok {
			return true
		}
	}
	return len(b.set.Units) > 0 // most units sit in a prefecture or the province, not in a county
}

// county is the index of a code's county; the one past the last is unknown.
func (b *builder) county(code string) int {
	if i, ok := b.alias[code]; ok {
		return i
	}
	return len(b.ds.Counties)
}

// placeColumns are a table's four.
type placeColumns struct{ county, prefecture, province, tier []uint16 }

func placesOf(t *cube.Table) placeColumns {
	return placeColumns{t.Dim(cube.County), t.Dim(cube.Prefecture), t.Dim(cube.Province), t.Dim(cube.Tier)}
}

func (p placeColumns) set(i int, c placeCodes) {
	p.county[i], p.prefecture[i], p.province[i], p.tier[i] = c.county, c.prefecture, c.province, c.tier
}

type villageCodes struct {
	place placeCodes
	kind  uint16
}

// codeVillages adds one past the last, for what points nowhere.
func (b *builder) codeVillages() {
	b.villages = make([]villageCodes, 0, len(b.set.Villages)+1)
	for i := range b.set.Villages {
		v := &b.set.Villages[i]
		b.villages = append(b.villages, villageCodes{b.place[b.county(v.County)], b.code(cube.VillageKind, string(v.Kind))})
	}
	if len(b.place) > len(b.ds.Counties) {
		b.villages = append(b.villages, villageCodes{b.place[len(b.ds.Counties)], b.code(cube.VillageKind, "")})
	}
}

type teamCodes struct {
	village     int
	start, end  data.Date
	level, kind uint16 // dispatch level; kind of unit
	match       uint16
}

func (b *builder) codeTeams() {
	b.teams = make([]teamCodes, 0, len(b.set.Teams)+1)
	for i := range b.set.Teams {
		t := &b.set.Teams[i]
		tc := teamCodes{village: b.villageRow.of(t.Village), start: t.Start, end: t.End, level: b.code(cube.Level, string(t.Level)), match: na}
		var kind data.UnitKind
		if u := b.unitRow.of(t.Unit); u >= 0 {
			kind = b.set.Units[u].Kind
		}
		tc.kind = b.code(cube.UnitKind, string(kind))
		if tc.village < 0 {
			tc.village = len(b.set.Villages)
		} else if match, ok := data.Matches(kind, b.set.Villages[tc.village].Kind); ok {
			tc.match = flag(match)
		}
		b.teams = append(b.teams, tc)
	}
	if b.lostPosting() {
		b.teams = append(b.teams, teamCodes{village: len(b.set.Villages), level: b.code(cube.Level, ""), kind: b.code(cube.UnitKind, ""), match: na})
	}
}

// lostPosting says whether a posting points at no team.
func (b *builder) lostPosting() bool {
	for i := range b.set.Postings {
		if b.teamRow.of(b.set.Postings[i].Team) < 0 {
			return true
		}
	}
	return false
}

type cadreCodes struct {
	year, day                                       int16 // of birth, 0 unknown; day = month·32 + day
	education, sex, reserve, party, volunteer, rank uint16
	skill, unitKind                                 uint16
	promoted                                        int16 // year, 0 never
}

// cadres are the coded cadres and their yearly ratings, cadre-major.
type cadres struct {
	of       []cadreCodes
	ratings  []uint16
	youngest int // the age of code 0
}

func (b *builder) codeCadres() cadres {
	c := cadres{of: make([]cadreCodes, len(b.set.Cadres)+1), ratings: make([]uint16, (len(b.set.Cadres)+1)*len(b.years))}
	lo, hi := oldest, youngest
	ageYears := append(slices.Clone(b.years), b.intakes()...)
	for i := range b.set.Cadres {
		p := &b.set.Cadres[i]
		k := cadreCodes{
			education: b.code(cube.Education, string(p.Education)), sex: b.code(cube.Sex, string(p.Sex)),
			reserve: flag(p.Reserve), party: flag(p.Party), volunteer: flag(p.Volunteer),
			rank: b.code(cube.Rank, p.Rank), skill: b.code(cube.Skill, p.Skill),
		}
		if u := b.unitRow.of(p.Unit); u >= 0 {
			k.unitKind = b.code(cube.UnitKind, string(b.set.Units[u].Kind))
		} else {
			k.unitKind = b.code(cube.UnitKind, "")
		}
		if p.Birth.Known() {
			t := p.Birth.Time()
			k.year, k.day = int16(t.Year()), int16(int(t.Month())*32+t.Day())
		}
		for _, y := range ageYears {
			if a := k.age(y); a >= 0 {
				lo, hi = min(lo, a), max(hi, a)
			}
		}
		c.of[i] = k
	}
	lost := cadreCodes{reserve: no, party: no, volunteer: no}
	if b.lostCadre() {
		lost.education, lost.sex = b.code(cube.Education, ""), b.code(cube.Sex, "")
		lost.rank, lost.skill = b.code(cube.Rank, ""), b.code(cube.Skill, "")
		lost.unitKind = b.code(cube.UnitKind, "")
	}
	c.of[len(b.set.Cadres)] = lost
	var ages []int
	c.youngest = lo
	for a := lo; a <= hi; a++ {
		ages = append(ages, a)
	}
	b.cb.Dict(cube.Age, numbers(ages)...)
	b.code(cube.Age, "")
	b.cb.Dict(cube.EntryAge, b.cb.Dicts[cube.Age].Keys...)
	b.fates(c)
	return c
}

func (b *builder) lostCadre() bool {
	for i := range b.set.Postings {
		if b.cadreRow.of(b.set.Postings[i].Cadre) < 0 {
			return true
		}
	}
	return false
}

// fates adds ratings and promotions.
func (b *builder) fates(c cadres) {
	unrated := b.code(cube.Rating, "")
	for i := range c.ratings {
		c.ratings[i] = unrated
	}
	for i := range b.set.Appraisals {
		a := &b.set.Appraisals[i]
		if r := b.cadreRow.of(a.Cadre); r >= 0 && len(b.years) > 0 && a.Year >= b.years[0] && a.Year <= b.years[len(b.years)-1] {
			c.ratings[r*len(b.years)+a.Year-b.years[0]] = b.code(cube.Rating, a.Rating)
		}
	}
	for i := range b.set.Promotions {
		p := &b.set.Promotions[i]
		if r := b.cadreRow.of(p.Cadre); r >= 0 && p.On.Known() {
			if y := int16(p.On.Year()); c.of[r].promoted == 0 || y < c.of[r].promoted {
				c.of[r].promoted = y
			}
		}
	}
}

// Ages outside these are slips of a birth date, and count as unknown.
const youngest, oldest = 14, 99

// rosterDay is 30 June as month·32 + day.
const rosterDay = 6*32 + 30

// age on the roster date of a year, in completed years; -1 unknown.
func (k cadreCodes) age(year int) int {
	if k.year == 0 {
		return -1
	}
	a := year - int(k.year)
	if k.day > rosterDay {
		a--
	}
	if a < youngest || a > oldest {
		return -1
	}
	return a
}
