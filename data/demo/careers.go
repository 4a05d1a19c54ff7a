package demo

import (
	"math/rand/v2"

	"taihang/data"
)

// afterwards settles what a leaver does: a promoted one is promoted that day,
// an exchanged one stands ready for another team of the county, and some of
// those who served their two years are promoted at home within the year.
func (s *staffing) afterwards(p *data.Posting, at seat) {
	switch p.Why {
	case "promoted":
		s.promote(p.Cadre, p.End)
	case "exchanged":
		key := s.exchangeKey(at)
		s.ready[key] = append(s.ready[key], p.Cadre)
		s.freeFrom[p.Cadre] = p.End + 5
	case "rotation":
		if s.r.Float64() < promotionChance(s.cadre(p.Cadre), p.Role) {
			s.promote(p.Cadre, p.End+data.Date(20+s.r.IntN(340)))
		}
	}
}

// promotionChance favours those the rule puts first: reserve cadres who served
// as first secretary.
func promotionChance(c *data.Cadre, role data.Role) float64 {
	chance := 0.10
	if role == data.RoleFirstSecretary {
		chance += 0.08
	}
	if c.Reserve {
		chance += 0.22
	}
	return chance
}

// promote raises a cadre by a rank on a day, if there is one and it has come.
func (s *staffing) promote(id int64, on data.Date) {
	rank := s.cadre(id).Rank
	k := rankOrder(rank)
	if k <= 0 || on > AsOf || s.promoted[id] {
		return
	}
	s.promoted[id] = true
	s.set.Promotions = append(s.set.Promotions, data.Promotion{Cadre: id, On: on, From: rank, To: ranks[k-1]})
}

// promoteInPost promotes some of those who stayed on throughout.
func (s *staffing) promoteInPost() {
	for _, p := range s.set.Postings {
		if p.End.Known() || p.Intake != data.FirstYear {
			continue
		}
		if s.r.Float64() < 0.55*promotionChance(s.cadre(p.Cadre), p.Role) {
			s.promote(p.Cadre, data.NewDate(2018, 6, 1)+data.Date(s.r.IntN(900)))
		}
	}
}

// ratings of a cadre's year, and how likely each is, per hundred.
func rating(r *rand.Rand, good bool) string {
	excellent := 14
	if good {
		excellent = 34
	}
	if r.IntN(100) < excellent {
		return "excellent"
	}
	return "competent"
}

// makeAppraisals rates every posted cadre for the two years before the first
// posting: what the selection rule asks about.
func (g *generator) makeAppraisals() {
	r := g.stream("appraisals")
	g.set.Appraisals = make([]data.Appraisal, 0, 2*len(g.set.Cadres))
	done := make([]bool, len(g.set.Cadres)+1)
	for _, p := range g.set.Postings {
		if done[p.Cadre] {
			continue
		}
		done[p.Cadre] = true
		good := g.cadre(p.Cadre).Reserve
		for back := 2; back >= 1; back-- {
			rate := rating(r, good)
			if r.IntN(2500) == 0 {
				rate = "basic" // should not have been sent: 四不选
			}
			g.set.Appraisals = append(g.set.Appraisals, data.Appraisal{Cadre: p.Cadre, Year: p.Start.Year() - back, Rating: rate})
		}
	}
}
