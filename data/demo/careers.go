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
		s.ready[key] = append(s.ready[key], exchanged{p.Cadre, at.team, p.End + 5})
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

// rating draws a year's rating; very few are no better than basic.
func rating(r *rand.Rand, good bool) string {
	excellent := 14
	if good {
		excellent = 34
	}
	switch at := r.IntN(2000); {
	case at < 20*excellent:
		return "excellent"
	case at == 1999:
		return "basic"
	}
	return "competent"
}

// makeAppraisals rates every cadre for each year that ended, or the posting
// with it, in a village. The years before stand on the selection lists.
func (g *generator) makeAppraisals() {
	r := g.stream("appraisals")
	g.set.Appraisals = make([]data.Appraisal, 0, 5*len(g.set.Villages)*3)
	rated := make([]int, len(g.set.Cadres)+1) // last year rated
	for _, p := range g.set.Postings {
		last := data.LastYear
		if p.End.Known() {
			last = p.End.Year()
		}
		good := g.cadre(p.Cadre).Reserve || p.Role == data.RoleFirstSecretary
		for year := max(p.Start.Year(), rated[p.Cadre]+1); year <= last; year++ {
			g.set.Appraisals = append(g.set.Appraisals, data.Appraisal{Cadre: p.Cadre, Year: year, Rating: rating(r, good)})
			rated[p.Cadre] = year
		}
	}
}
