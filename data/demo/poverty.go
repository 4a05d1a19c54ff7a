package demo

import (
	"math"

	"taihang/data"
)

// Years of the poverty indicators; 2014 was not published and is left out.
const (
	firstYear = 2013
	lastYear  = data.LastYear
)

// delistLine is the incidence under which a county leaves the list. A county's
// path keeps a tenth of a point away from it.
const delistLine, margin = 0.02, 0.001

// ceiling is the highest incidence of any county, at the start and from 2015.
const ceiling, ceiling2015 = 0.32, 0.16

// The province's path. Poor people of 2013, 2015, 2018 and 2019 and the
// incidence of 2013, 2017, 2018 and 2019 were published; the people of 2017
// follow from the incidence, 2016 is invented, and so is the population,
// within what the published pairs allow.
var provincePath = []struct{ year, poor, rural int }{
	{2013, 4_990_000, 50_711_000},
	{2015, 2_323_000, 50_850_000},
	{2016, 1_741_500, 50_920_000},
	{2017, 949_000, 51_000_000},
	{2018, 399_500, 51_200_000},
	{2019, 34_000, 51_300_000},
	{2020, 0, 51_400_000},
}

// path is the incidence a county tends to, by year from 2013. What makes it
// add up to the province, and cross the line in the right year, comes later.
func path(c county) [8]float64 {
	switch {
	case c.DelistBatch == 2019:
		return [8]float64{.26, .19, .135, .102, .073, .036, .0045}
	case c.DelistBatch == 2018:
		return [8]float64{.18, .13, .088, .063, .034, .011, .0012}
	case c.DelistBatch == 2017:
		return [8]float64{.135, .095, .064, .044, .013, .0055, .0005}
	case c.DelistBatch == 2016:
		return [8]float64{.085, .057, .036, .015, .008, .004, .0004}
	case c.tier == data.TierMountain:
		return [8]float64{.075, .050, .034, .025, .014, .006, .0004}
	}
	return [8]float64{.045, .030, .019, .014, .0078, .0035, .0002}
}

// bounds is where a county's incidence of a year must lie, given the year
// before's: above the line until the batch year, below it from then on.
func bounds(c county, year int, before float64) (lo, hi float64) {
	lo, hi = 0, before
	if year >= 2015 {
		hi = min(hi, ceiling2015)
	}
	switch {
	case c.DelistBatch == 0:
	case year < c.DelistBatch:
		lo = delistLine + margin
	default:
		hi = min(hi, delistLine-margin)
	}
	return lo, hi
}

func (g *generator) makePoverty() {
	r := g.stream("poverty")
	tend := make([][8]float64, len(g.counties))
	for i, c := range g.counties {
		tend[i] = path(c)
		own := math.Exp(0.14 * r.NormFloat64())
		for y := range tend[i] {
			tend[i][y] *= own * math.Exp(0.04*r.NormFloat64())
		}
	}
	hidden := g.withheld(tend)
	late := g.lateReporters(hidden)
	before := make([]float64, len(g.counties))
	for i := range before {
		before[i] = ceiling
	}
	for _, p := range provincePath {
		rural := Apportion(p.rural, g.ruralWeights())
		poor := g.fit(p.year, p.poor, rural, tend, before, hidden)
		g.addIndicators(p.year, rural, poor, hidden, late)
	}
	g.interpolate()
	g.describeIndicators()
}

func (g *generator) ruralWeights() []float64 {
	w := make([]float64, len(g.counties))
	for i, c := range g.counties {
		w[i] = c.rural
	}
	return w
}

// withheld picks the four counties with the fewest poor people in 2019, whose
// figure of that year is too small to be shown.
func (g *generator) withheld(tend [][8]float64) map[int]bool {
	hidden := map[int]bool{}
	for len(hidden) < 4 {
		best := -1
		for i, c := range g.counties {
			if c.rural > 0 && !hidden[i] && (best < 0 || c.rural*tend[i][6] < g.counties[best].rural*tend[best][6]) {
				best = i
			}
		}
		hidden[best] = true
	}
	return hidden
}

// fit finds the poor people of each county in a year: the tendency, times the
// one factor by which, held within the bounds, it adds up to the province.
func (g *generator) fit(year, total int, rural []int, tend [][8]float64, before []float64, hidden map[int]bool) []int {
	y := year - firstYear
	at := func(factor float64, out []float64) float64 {
		sum := 0.0
		for i, c := range g.counties {
			lo, hi := bounds(c, year, before[i])
			out[i] = max(lo, min(hi, factor*tend[i][y])) * float64(rural[i])
			if year == 2019 && hidden[i] {
				out[i] = 0
			}
			sum += out[i]
		}
		return sum
	}
	people := make([]float64, len(g.counties))
	if total == 0 {
		return make([]int, len(people))
	}
	lo, hi := 0.0, 8.0
	for range 60 {
		if mid := (lo + hi) / 2; at(mid, people) < float64(total) {
			lo = mid
		} else {
			hi = mid
		}
	}
	at(hi, people)
	poor := Apportion(total, people)
	for i := range g.counties {
		if rural[i] > 0 {
			before[i] = float64(poor[i]) / float64(rural[i])
			g.counties[i].rate[y] = before[i]
		}
	}
	return poor
}

// lateReporters picks two counties that have sent nothing for the last year.
func (g *generator) lateReporters(hidden map[int]bool) map[int]bool {
	r := g.stream("late reporters")
	late := map[int]bool{}
	for len(late) < 2 {
		if i := r.IntN(len(g.counties)); g.counties[i].rural > 0 && !hidden[i] {
			late[i] = true
		}
	}
	return late
}

func (g *generator) addIndicators(year int, rural, poor []int, hidden, late map[int]bool) {
	for i, c := range g.counties {
		people, population := data.Num(float64(poor[i])), data.Num(float64(rural[i]))
		switch {
		case c.rural == 0:
			people = data.Value{State: data.NotApplicable}
			population = people
		case year == lastYear && late[i]:
			people, population = data.Value{}, data.Value{}
		case year == 2019 && hidden[i]:
			people = data.Value{State: data.Suppressed}
		}
		g.set.Indicators = append(g.set.Indicators,
			data.Indicator{Name: "poor_people", Code: c.Code, Year: year, Value: people},
			data.Indicator{Name: "rural_population", Code: c.Code, Year: year, Value: population})
	}
}

// interpolate fills the rates of 2014 for the villages' accounts.
func (g *generator) interpolate() {
	for i := range g.counties {
		rate := &g.counties[i].rate
		rate[1] = (rate[0] + rate[2]) / 2
	}
}

func (g *generator) describeIndicators() {
	for _, name := range []string{"poor_people", "rural_population"} {
		g.set.IndicatorInfos = append(g.set.IndicatorInfos, data.IndicatorInfo{
			Name: name, Zh: label(name), En: label(name + "_en"), Unit: label("persons"),
			Sum: true, Source: label("indicator_source"), Invented: true,
		})
	}
}

// incidence is a county's rate at a year's end, 0 where there is no figure.
func (c county) incidence(year int) float64 { return c.rate[year-firstYear] }
