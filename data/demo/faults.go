package demo

import (
	"math/rand/v2"

	"taihang/data"
)

// faults seeded on purpose, so that a check has something to find. None
// touches a published figure.
var faults = []struct {
	n    int
	seed func(*generator, *rand.Rand) bool
}{
	{6, (*generator).duplicatePerson},
	{5, (*generator).impossibleAge},
	{6, (*generator).wrongUnit},
	{5, (*generator).poorerThanPossible},
	{5, (*generator).copiedYear},
}

// makeFaults seeds the errors and returns how many.
func (g *generator) makeFaults() int {
	r := g.stream("faults")
	total := 0
	for _, f := range faults {
		for n := 0; n < f.n; {
			if f.seed(g, r) {
				n++
				total++
			}
		}
	}
	return total
}

// countyCadre draws a cadre that a county sent in the first intake.
func (g *generator) countyCadre(r *rand.Rand) *data.Cadre {
	first := 0
	for _, c := range corpsByLevel {
		first += c.cadres * g.scale
	}
	for {
		if c := g.cadre(int64(1 + r.IntN(first))); g.unit(c.Unit).Level == data.LevelCounty {
			return c
		}
	}
}

// duplicatePerson enters a cadre again under the next number.
func (g *generator) duplicatePerson(r *rand.Rand) bool {
	c := g.countyCadre(r)
	o := g.cadre(c.ID + 1)
	if o.Unit != c.Unit || o.Sex != c.Sex || o.Reserve != c.Reserve || o.Education != c.Education || o.Name == c.Name {
		return false
	}
	o.Name, o.Birth, o.WorkStart = c.Name, c.Birth, c.WorkStart
	return true
}

// impossibleAge gets a birth year wrong by a century, or makes a child of a cadre.
func (g *generator) impossibleAge(r *rand.Rand) bool {
	c := g.countyCadre(r)
	b := c.Birth.Time()
	age := data.AgeAt(c.Birth, arrival)
	if age < 20 || age > 60 {
		return false
	}
	shift := []int{-100, age - 10}[r.IntN(2)]
	c.Birth = data.NewDate(b.Year()+shift, int(b.Month()), b.Day())
	return true
}

// ledger draws an account with figures.
func (g *generator) ledger(r *rand.Rand) (int, *data.Ledger, bool) {
	i := r.IntN(len(g.set.Ledgers))
	l := &g.set.Ledgers[i]
	return i, l, l.ReportedOn.Known() && l.Year > data.FirstYear && l.PoorPeople.State == data.Present
}

// wrongUnit enters the collective income in ten thousand yuan.
func (g *generator) wrongUnit(r *rand.Rand) bool {
	_, l, ok := g.ledger(r)
	if !ok || l.CollectiveIncomeYuan.V < 10_000 {
		return false
	}
	l.CollectiveIncomeYuan.V /= 10_000
	return true
}

// poorerThanPossible enters more poor people than people.
func (g *generator) poorerThanPossible(r *rand.Rand) bool {
	_, l, ok := g.ledger(r)
	if !ok || l.PoorPeople.V == 0 || l.PoorPeople.V > l.Population.V {
		return false
	}
	l.PoorPeople.V = l.Population.V + float64(1+r.IntN(40))
	return true
}

// copiedYear hands in last year's account again.
func (g *generator) copiedYear(r *rand.Rand) bool {
	i, l, ok := g.ledger(r)
	before := g.set.Ledgers[i-1]
	if !ok || !before.ReportedOn.Known() || before.Village != l.Village {
		return false
	}
	before.Year, before.ReportedOn = l.Year, l.ReportedOn
	if before == *l {
		return false
	}
	*l = before
	return true
}
