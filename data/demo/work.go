package demo

import (
	"math"
	"math/rand/v2"

	"taihang/data"
)

// season is how attendance runs through the quarters: lower around the spring
// festival and at harvest.
var season = [4]float64{-0.018, 0.007, -0.004, 0.006}

// owed is how often a year a team owes each rule after attendance.
var owed = map[string]int{
	"training": 4, "leave": 6, "survey": 4, "meeting": 12, "inspection": 4,
	"contact": 24, "online": 12, "appraisal": 2, "discipline": 4,
}

// makeRules records attendance by team and quarter, in person-days, and of the
// other nine rules one a year for each team: what an inspection by sample sees.
func (g *generator) makeRules() {
	r := g.stream("rules")
	g.set.RuleRecords = make([]data.RuleRecord, 0, 24*len(g.set.Teams))
	for t, team := range g.set.Teams {
		care := g.counties[g.index[g.set.Villages[team.Village-1].County]].care
		own := care + 0.015*r.NormFloat64()
		members := 3
		if t < len(g.members) {
			members = int(g.members[t])
		}
		for year := data.FirstYear; year <= data.LastYear; year++ {
			for q := range 4 {
				g.attendance(r, team, members, year, q, own)
			}
			if stands(team, data.NewDate(year, 1, 1), data.NewDate(year, 12, 31)) || year == team.Start.Year() {
				g.sample(r, team, year, care)
			}
		}
	}
}

// stands says whether a team stands from one day to another.
func stands(t data.Team, from, to data.Date) bool {
	return t.Start <= from && (!t.End.Known() || t.End > to)
}

func (g *generator) attendance(r *rand.Rand, team data.Team, members, year, quarter int, own float64) {
	from := data.NewDate(year, 1+3*quarter, 1)
	if !stands(team, from, from+88) {
		return
	}
	due := members * (60 + r.IntN(5))
	rate := own + season[quarter] + 0.002*float64(year-2018) + 0.02*r.NormFloat64()
	done := int(math.Round(float64(due) * max(0.5, min(1, rate))))
	g.set.RuleRecords = append(g.set.RuleRecords, data.RuleRecord{Team: team.ID, Rule: "attendance", From: from, Months: 3, Due: due, Done: done})
}

func (g *generator) sample(r *rand.Rand, team data.Team, year int, care float64) {
	rule := data.Rules[1+r.IntN(len(data.Rules)-1)]
	due := owed[rule]
	done := due
	for range due {
		if r.Float64() > care-0.03 {
			done--
		}
	}
	g.set.RuleRecords = append(g.set.RuleRecords, data.RuleRecord{Team: team.ID, Rule: rule, From: data.NewDate(year, 1, 1), Months: 12, Due: due, Done: done})
}

// makeDuties tells how far each village came with each duty by each year's
// end. Progress never falls back.
func (g *generator) makeDuties() {
	r := g.stream("duties")
	g.set.Duties = make([]data.DutyProgress, 0, 20*len(g.set.Villages))
	for i, v := range g.set.Villages {
		pace := 0.85 + 0.15*r.Float64()
		for d, duty := range data.Duties {
			p := 0.16 + 0.04*float64(d%3) + 0.1*r.Float64()
			if weak(v.Kind) == duty {
				p -= 0.08
			}
			for year := data.FirstYear; year <= data.LastYear; year++ {
				p += (1 - p) * pace * (0.22 + 0.18*r.Float64())
				value := data.Num(math.Round(p*1000) / 1000)
				if (i+year)%211 == 0 {
					value = data.Value{} // not reported
				}
				g.set.Duties = append(g.set.Duties, data.DutyProgress{Village: v.ID, Year: year, Duty: duty, Progress: value})
			}
		}
	}
}

// weak is the duty that a kind of village starts behind on.
func weak(k data.VillageKind) string {
	switch k {
	case data.VillageSoft:
		return "organisation"
	case data.VillagePoor:
		return "relief"
	case data.VillageDisorderly:
		return "governance"
	}
	return "service"
}
