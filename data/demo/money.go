package demo

import (
	"math/rand/v2"

	"taihang/data"
)

// workMoney is a team's work money of a year in yuan. The province's was
// published; cities and counties follow for their own level, by invented sums.
var workMoney = map[data.Level]float64{data.LevelProvince: 50_000, data.LevelCity: 30_000, data.LevelCounty: 15_000}

// makeMoney pays every standing team work money and living allowances, and has
// lodging, heating and board signed off village by village.
func (g *generator) makeMoney() {
	r := g.stream("money")
	g.set.Funds = make([]data.Fund, 0, 10*len(g.set.Teams))
	for t, team := range g.set.Teams {
		members := 3
		if t < len(g.members) {
			members = int(g.members[t])
		}
		for year := data.FirstYear; year <= data.LastYear; year++ {
			if data.RosterDate(year) < team.Start || team.End.Known() && team.End <= data.RosterDate(year) {
				continue
			}
			g.pay(r, team, year, "work_money", workMoney[team.Level])
			g.pay(r, team, year, "living_allowance", float64(members*100*(150+r.IntN(40))))
		}
	}
	g.makeGuarantees()
}

// pay records a payment. Six in a hundred are not paid yet; of a few, outside
// the province's own, the sum is not known either.
func (g *generator) pay(r *rand.Rand, team data.Team, year int, kind string, yuan float64) {
	f := data.Fund{Team: team.ID, Year: year, Kind: kind, Yuan: data.Num(yuan)}
	switch n := r.IntN(1000); {
	case n < 5 && team.Level != data.LevelProvince:
		f.Yuan = data.Value{}
	case n < 60:
	default:
		f.PaidOn = data.NewDate(year, 3, 15) + data.Date(r.IntN(150))
	}
	g.set.Funds = append(g.set.Funds, f)
}

// makeGuarantees signs off what a team needs: before it came in most villages,
// after in some, not at all in a few.
func (g *generator) makeGuarantees() {
	r := g.stream("guarantees")
	g.set.Guarantees = make([]data.Guarantee, 0, 3*len(g.set.Villages))
	for i, v := range g.set.Villages {
		start := g.set.Teams[i].Start
		for _, kind := range []string{"lodging", "heating", "board"} {
			guarantee := data.Guarantee{Village: v.ID, Kind: kind}
			switch n := r.IntN(1000); {
			case n < 8: // not signed
			case n < 31:
				guarantee.SignedOn = start + data.Date(1+r.IntN(60))
			default:
				guarantee.SignedOn = start - data.Date(1+r.IntN(25))
			}
			g.set.Guarantees = append(g.set.Guarantees, guarantee)
		}
	}
}
