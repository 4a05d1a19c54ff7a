package demo

import (
	"math"
	"strings"

	"taihang/data"
	"taihang/data/facts"
)

// county is a county and what the demo decides about it.
type county struct {
	facts.County
	tier     data.Tier
	rural    float64 // registered rural population, before it is fitted; 0 urban
	rate     [lastYear - firstYear + 1]float64
	villages [3]int  // at scale 1, by the level of the team: province, city, county
	slow     float64 // how long a vacancy lasts here, 1 on average
	care     float64 // attendance
}

// The two lists that were not published. High incidence: poor counties outside
// Yanshan–Taihang with the steepest land of the north and 赞皇. Mountain: the
// other poor counties in hills, and the counties that are not poor but have
// hills in them, urban districts left out. Both are our assumption.
const (
	highIncidence = "130129 130321 130709 130731 130732 130824"
	mountain      = "130125 130126 130131 130522 130523 130822 " +
		"130107 130110 130121 130132 130208 130223 130227 130281 130283 " +
		"130302 130303 130306 130322 130324 130406 130426 130427 130481 130521 130582 " +
		"130607 130706 130730 130802 130803 130804 130827"
	// urban districts have no registered rural population to speak of
	urban = "130102 130104 130105 130108 130202 130203 130502 130503 130602 130606 130702 130703 130902 130903"
)

// Villages of four counties as published; the other counties share the rest.
var pinned = map[string]int{"130125": 107, "130722": 174, "130624": 95, "130630": 109}

// levels in the order of county.villages.
var levels = []data.Level{data.LevelProvince, data.LevelCity, data.LevelCounty}

// Villages by the level of their team: 593 of the province were published, as
// was the total; how the rest divides is invented.
var villagesByLevel = []int{593, 1470, 5303}

// Villages of the province's teams by tier; invented, but for their sum.
var provinceByTier = map[data.Tier]int{
	data.TierHighIncidence: 156, data.TierYanshanTaihang: 367, data.TierMountain: 70,
}

func (g *generator) makeCounties() {
	r := g.stream("counties")
	for i, f := range facts.Counties() {
		c := county{County: f, tier: tierOf(f), rural: ruralOf(f)}
		c.slow = math.Exp(0.5*r.NormFloat64() - 0.125)
		c.care = 0.957 + 0.008*r.NormFloat64()
		g.counties = append(g.counties, c)
		g.index[f.Code] = i
	}
	g.laggards()
	g.addTiers()
	g.shareVillages()
}

// laggards makes four poor counties fall behind in attendance.
func (g *generator) laggards() {
	r := g.stream("laggards")
	for n := 0; n < 4; {
		c := &g.counties[r.IntN(len(g.counties))]
		if c.Poor != data.PoorNone && c.care > 0.93 {
			c.care = 0.90 + 0.02*r.Float64()
			n++
		}
	}
}

func tierOf(c facts.County) data.Tier {
	switch {
	case c.YanshanTaihang:
		return data.TierYanshanTaihang
	case strings.Contains(highIncidence, c.Code):
		return data.TierHighIncidence
	case strings.Contains(mountain, c.Code):
		return data.TierMountain
	}
	return data.TierOther
}

func ruralOf(c facts.County) float64 {
	share := 0.76
	switch {
	case strings.Contains(urban, c.Code):
		return 0
	case c.Kind == "区":
		share = 0.58
	case c.Kind == "县级市":
		share = 0.64
	}
	return share * float64(c.Registered)
}

// addTiers adds the assumed members to the gazetteer's published ones.
func (g *generator) addTiers() {
	for _, tier := range []data.Tier{data.TierHighIncidence, data.TierMountain} {
		for _, c := range g.counties {
			if c.tier == tier {
				g.set.Tiers = append(g.set.Tiers, data.TierMember{
					Tier: tier, County: c.Code, Assumed: true, Source: label("tier_source"),
				})
			}
		}
	}
}

// need is a county's weight when the villages are shared out: its poor people
// of 2015, dampened, less where poverty was scattered rather than by village.
func need(c county) float64 {
	w := math.Pow(c.rural*path(c)[2], 0.85)
	switch {
	case c.Poor != data.PoorNone:
		return w
	case c.tier == data.TierOther && (c.Prefecture == "130200" || c.Prefecture == "131000"):
		return 0 // the rich east has none
	case c.Kind == "区":
		return 0.25 * w
	}
	return 0.5 * w
}

// shareVillages divides the registered poor villages among the counties, in
// proportion to their poor people of 2015, and then among the levels.
func (g *generator) shareVillages() {
	total, rest := 0, make([]float64, len(g.counties))
	for _, n := range villagesByLevel {
		total += n
	}
	for i, c := range g.counties {
		if n, ok := pinned[c.Code]; ok {
			total -= n
			continue
		}
		rest[i] = need(c)
	}
	count := Apportion(total, rest)
	for code, n := range pinned {
		count[g.index[code]] = n
	}
	left := make([]float64, len(count))
	for i, n := range g.provinceShare(count) {
		g.counties[i].villages[0] = n
		left[i] = float64(count[i] - n)
	}
	for i, n := range Apportion(villagesByLevel[1], left) {
		g.counties[i].villages[1] = n
		g.counties[i].villages[2] = count[i] - n - g.counties[i].villages[0]
	}
}

// provinceShare gives each county of the three tiers one village with a team of
// the province and divides the rest by the number of villages.
func (g *generator) provinceShare(count []int) []int {
	out := make([]int, len(count))
	for _, tier := range data.Tiers[:3] {
		weights, total := make([]float64, len(count)), provinceByTier[tier]
		for i, c := range g.counties {
			if c.tier == tier {
				weights[i] = float64(count[i])
				out[i] = 1
				total--
			}
		}
		for i, n := range Apportion(total, weights) {
			out[i] += n
		}
	}
	return out
}
