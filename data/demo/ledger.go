package demo

import (
	"math"
	"math/rand/v2"

	"taihang/data"
)

// household is what a village is like, before any year.
type household struct {
	households, perHome, land, cropShare, herd float64
	poor                                       float64 // its incidence over the county's
	collective, income                         float64 // of 2016, yuan
	committee, party                           float64
	moved                                      bool // relocated: no crops of its own
}

func drawHousehold(r *rand.Rand) household {
	homes := math.Round(60 + 190*math.Exp(0.6*r.NormFloat64()))
	h := household{
		households: homes,
		perHome:    2.5 + 0.7*r.Float64(),
		land:       homes * (4 + 9*r.Float64()),
		cropShare:  0.45 + 0.4*r.Float64(),
		herd:       homes * 3 * r.Float64() * r.Float64(),
		poor:       math.Exp(0.35*r.NormFloat64() - 0.06),
		collective: math.Round(18000*math.Exp(0.8*r.NormFloat64())/100) * 100,
		income:     5200 + 1500*r.Float64(),
		committee:  float64(5 + r.IntN(5)),
		party:      math.Round(homes * (0.08 + 0.12*r.Float64())),
		moved:      r.IntN(250) == 0,
	}
	if r.IntN(7) == 0 {
		h.collective = 0 // 空壳村: no income of its own, a true zero
	}
	return h
}

// makeLedgers writes every village's account for every year of the programme.
func (g *generator) makeLedgers() {
	r := g.stream("ledgers")
	g.set.Ledgers = make([]data.Ledger, 0, 5*len(g.set.Villages))
	homes, factor := g.households(r)
	for i, v := range g.set.Villages {
		h := &homes[i]
		h.poor *= factor[v.County]
		late := r.IntN(25) == 0
		for year := data.FirstYear; year <= data.LastYear; year++ {
			l := data.Ledger{Village: v.ID, Year: year, ReportedOn: data.NewDate(year+1, 1, 5) + data.Date(r.IntN(40))}
			switch {
			case late && r.IntN(8) == 0:
				l.ReportedOn = 0 // has not reported: every figure is a gap
			default:
				if late || r.IntN(60) == 0 {
					l.ReportedOn += data.Date(45 + r.IntN(120))
				}
				h.account(r, &l, v, g.counties[g.index[v.County]].incidence(year))
			}
			g.set.Ledgers = append(g.set.Ledgers, l)
		}
	}
}

// households draws what each village is like, and by county the factor that
// puts about three fifths of the county's poor people into these villages.
func (g *generator) households(r *rand.Rand) ([]household, map[string]float64) {
	homes := make([]household, len(g.set.Villages))
	people, factor := map[string]float64{}, map[string]float64{}
	for i, v := range g.set.Villages {
		homes[i] = drawHousehold(r)
		people[v.County] += homes[i].households * homes[i].perHome
	}
	for _, c := range g.counties {
		if people[c.Code] > 0 {
			factor[c.Code] = min(3.5, 0.6*float64(g.scale)*c.rural/people[c.Code])
		}
	}
	return homes, factor
}

// account fills in a year. incidence is the county's.
func (h *household) account(r *rand.Rand, l *data.Ledger, v data.Village, incidence float64) {
	since := float64(l.Year - data.FirstYear)
	homes := math.Round(h.households * (1 - 0.004*since))
	people := math.Round(homes * h.perHome)
	share := min(0.6, h.poor*incidence)
	if v.ExitYear > 0 && l.Year >= v.ExitYear {
		share = min(share, 0.018)
	}
	poor := math.Floor(people * share)
	poorHomes := math.Ceil(poor / h.perHome)
	l.Households, l.Population = data.Num(homes), data.Num(people)
	l.PoorHouseholds, l.PoorPeople = data.Num(min(poorHomes, homes)), data.Num(poor)
	if homes < 45 && poorHomes > 0 && poorHomes < 10 {
		l.PoorHouseholds = data.Value{State: data.Suppressed}
		l.PoorPeople = l.PoorHouseholds
	}
	l.LandMu = data.Num(math.Round(h.land))
	l.CropsMu = data.Num(math.Round(h.land * h.cropShare * (0.97 + 0.06*r.Float64())))
	if h.moved {
		l.CropsMu = data.Value{State: data.NotApplicable}
	}
	l.LivestockHead = data.Num(math.Round(h.herd * (1 + 0.08*since)))
	l.CommitteeMembers, l.PartyMembers = data.Num(h.committee), data.Num(h.party+math.Round(since*r.Float64()))
	h.grow(r, since)
	l.CollectiveIncomeYuan = data.Num(h.collective)
	l.IncomePerHeadYuan = data.Num(math.Round(h.income * math.Pow(1.105, since) * (0.97 + 0.06*r.Float64())))
}

// grow raises the collective income, from nothing too.
func (h *household) grow(r *rand.Rand, since float64) {
	switch {
	case since == 0:
	case h.collective == 0 && r.IntN(3) == 0:
		h.collective = float64(50 + r.IntN(200)*100)
	default:
		h.collective = math.Round(h.collective*(1.1+0.3*r.Float64())/100) * 100
	}
}
