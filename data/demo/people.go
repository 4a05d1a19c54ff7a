package demo

import (
	"math"
	"math/rand/v2"
	"slices"

	"taihang/data"
)

// corps is what is fixed about the cadres of a level at the roster of 2016.
// Under45 and the first two degrees of the province were published as shares;
// the rest is invented. Women come to 7,031 in all, 31.8 %.
type corps struct {
	cadres, women, reserve int
	under45                int   // -1: not fixed
	education              []int // in the order of data.Educations
	ranks                  []int // bureau division section staff, per thousand
	volunteer              float64
	manAge, womanAge       float64 // the commonest ages
}

var corpsByLevel = [3]corps{
	{1993, 578, 291, 1080, []int{428, 1152, 349, 64}, []int{4, 350, 460, 186}, 0.36, 45, 37},
	{4418, 1370, 428, -1, []int{433, 2372, 1347, 266}, []int{0, 110, 470, 420}, 0.33, 43, 34},
	{15701, 5083, 1116, -1, []int{377, 5228, 7568, 2528}, []int{0, 8, 262, 730}, 0.31, 43, 34},
}

var ranks = []string{"bureau", "division", "section", "staff"}

// rankOrder is how high a rank is, highest first.
func rankOrder(rank string) int { return slices.Index(ranks, rank) }

// person is a cadre before having a name or a place.
type person struct {
	sex       data.Sex
	age       int
	education data.Education
	reserve   bool
	volunteer bool
	rank      string
}

// drawCorps makes the people of a level: quotas exactly, ages by chance.
func drawCorps(r *rand.Rand, c corps, scale int) []person {
	people := make([]person, c.cadres*scale)
	sexes := deal(r, []data.Sex{data.Female, data.Male}, []int{c.women * scale, (c.cadres - c.women) * scale})
	for i := range people {
		p := &people[i]
		p.sex = sexes[i]
		p.age = c.age(r, p.sex)
		p.volunteer = r.Float64() < c.volunteer
	}
	if c.under45 >= 0 {
		c.fixUnder45(r, people, c.under45*scale)
	}
	c.dealEducation(r, people, scale)
	c.dealReserve(r, people, c.reserve*scale)
	for i := range people {
		people[i].rank = c.rank(r, people[i])
	}
	return people
}

// age draws a split normal age: steeper towards youth.
func (c corps) age(r *rand.Rand, sex data.Sex) int {
	mode, young, old, top := c.manAge, 6.5, 9.0, 59.0
	if sex == data.Female {
		mode, young, old, top = c.womanAge, 4.5, 9.0, 54
	}
	for {
		d := math.Abs(r.NormFloat64())
		if r.Float64() < young/(young+old) {
			d *= -young
		} else {
			d *= old
		}
		if a := math.Round(mode + d); a >= 23 && a <= top {
			return int(a)
		}
	}
}

// fixUnder45 draws ages again until as many are under 45 as published.
func (c corps) fixUnder45(r *rand.Rand, people []person, want int) {
	have := 0
	for _, p := range people {
		if p.age < 45 {
			have++
		}
	}
	for have != want {
		p := &people[r.IntN(len(people))]
		if (p.age < 45) != (have > want) {
			continue
		}
		age := c.age(r, p.sex)
		if (age < 45) == (p.age < 45) {
			continue
		}
		p.age = age
		if age < 45 {
			have++
		} else {
			have--
		}
	}
}

// order sorts indices by a key, least first.
func order(n int, key func(i int) float64) []int {
	keys, out := make([]float64, n), make([]int, n)
	for i := range out {
		keys[i], out[i] = key(i), i
	}
	slices.SortFunc(out, func(a, b int) int {
		switch {
		case keys[a] < keys[b]:
			return -1
		case keys[a] > keys[b]:
			return 1
		}
		return a - b
	})
	return out
}

// dealEducation deals the degrees by quota, the higher to the younger, mostly.
func (c corps) dealEducation(r *rand.Rand, people []person, scale int) {
	by := order(len(people), func(i int) float64 { return float64(people[i].age) + 14*r.NormFloat64() })
	k := 0
	for d, n := range c.education {
		for range n * scale {
			people[by[k]].education = data.Educations[d]
			k++
		}
	}
}

// dealReserve deals the reserve cadres, mostly to graduates in their prime.
func (c corps) dealReserve(r *rand.Rand, people []person, n int) {
	by := order(len(people), func(i int) float64 {
		key := 3*r.Float64() + math.Abs(float64(people[i].age)-38)/8
		if e := people[i].education; e == data.College || e == data.Secondary {
			key += 2
		}
		return key
	})
	for _, i := range by[:n] {
		people[i].reserve = true
	}
}

// rank draws a rank; the young seldom have a high one.
func (c corps) rank(r *rand.Rand, p person) string {
	at := r.IntN(1000)
	if p.age < 35 {
		at = 400 + at*600/1000
	}
	for i, n := range c.ranks {
		if at -= n; at < 0 {
			if ranks[i] == "bureau" && p.age < 45 {
				return "division"
			}
			return ranks[i]
		}
	}
	return ranks[len(ranks)-1]
}

// skillsByKind are the skills that cadres of a kind of unit bring.
var skillsByKind = map[data.UnitKind][]string{
	data.UnitPartyMass:      {"organisation", "organisation", "organisation", "culture", "law"},
	data.UnitGovernment:     {"organisation", "engineering", "engineering", "finance", "law"},
	data.UnitEconomic:       {"finance", "finance", "engineering", "agronomy", "organisation"},
	data.UnitPoliticalLegal: {"law", "law", "public_order", "public_order", "organisation"},
	data.UnitAgriculture:    {"agronomy", "agronomy", "agronomy", "engineering", "finance"},
	data.UnitEducation:      {"culture", "culture", "health", "organisation", "agronomy"},
	data.UnitEnterprise:     {"engineering", "engineering", "finance", "finance", "organisation"},
	data.UnitCentral:        {"finance", "finance", "engineering", "law", "organisation"},
}

// addCadre makes a person a cadre of a unit, at the age p.age on day at.
func (g *generator) addCadre(r *rand.Rand, n *namer, p person, unit int64, at data.Date) int64 {
	year := at.Year() - p.age
	t := at.Time()
	last := data.NewDate(year, int(t.Month()), t.Day())
	birth := last - data.Date(r.IntN(364))
	if !birth.Known() { // 1969-12-31 has the number that means unknown
		birth--
	}
	id := int64(len(g.set.Cadres) + 1)
	began := 20 + r.IntN(6)
	if p.education == data.Postgraduate {
		began = 24 + r.IntN(4)
	}
	g.set.Cadres = append(g.set.Cadres, data.Cadre{
		ID: id, Name: n.name(p.sex), Sex: p.sex, Birth: birth, Education: p.education,
		Party: r.IntN(1000) < 870, Unit: unit, Rank: p.rank, Reserve: p.reserve, Volunteer: p.volunteer,
		WorkStart: data.NewDate(birth.Year()+min(began, p.age-1), 7+r.IntN(3), 1),
		Skill:     pick(r, skillsByKind[g.unit(unit).Kind]),
	})
	return id
}

func (g *generator) cadre(id int64) *data.Cadre { return &g.set.Cadres[id-1] }
