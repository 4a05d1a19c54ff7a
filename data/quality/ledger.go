package quality

import (
	"slices"

	"taihang/data"
)

// poorer: no more poor people than people, nor poor households than households.
func poorer(x *index, _ limit, c *collector) {
	more := func(part, whole data.Value) bool {
		return part.State == data.Present && whole.State == data.Present && part.V > whole.V
	}
	for i := range x.accounts {
		l := &x.accounts[i]
		if more(l.PoorPeople, l.Population) || more(l.PoorHouseholds, l.Households) {
			c.add(x.whereLedger(*l))
		}
	}
}

// amounts are in yuan.
var amounts = []func(*data.Ledger) data.Value{
	func(l *data.Ledger) data.Value { return l.CollectiveIncomeYuan },
	func(l *data.Ledger) data.Value { return l.IncomePerHeadYuan },
}

// slipped says whether a figure is so many times smaller or larger than another
// that it was written in another unit: 万元 for 元 makes 10,000.
func slipped(v, other float64, l limit) bool {
	r := other / v
	if r < 1 {
		r = 1 / r
	}
	return r >= l.Min && r <= l.Max
}

// units finds amounts that are off by about ten thousand from the village's
// other years.
func units(x *index, l limit, c *collector) {
	var others []float64
	for years := range x.histories {
		for i := range years {
			for _, amount := range amounts {
				v := amount(&years[i])
				if v.State != data.Present || v.V <= 0 {
					continue
				}
				others = others[:0]
				for j := range years {
					if o := amount(&years[j]); j != i && o.State == data.Present && o.V > 0 {
						others = append(others, o.V)
					}
				}
				if len(others) == 0 {
					continue
				}
				slices.Sort(others)
				if slipped(v.V, others[len(others)/2], l) {
					c.add(x.whereLedger(years[i]))
					break
				}
			}
		}
	}
}

// copied finds accounts that repeat the year before to the last figure.
func copied(x *index, _ limit, c *collector) {
	for years := range x.histories {
		for i := 1; i < len(years); i++ {
			a, b := years[i-1], years[i]
			if !a.ReportedOn.Known() || !b.ReportedOn.Known() || a.Population.State != data.Present {
				continue
			}
			a.Year, a.ReportedOn = b.Year, b.ReportedOn
			if a == b {
				c.add(x.whereLedger(b))
			}
		}
	}
}

// unreported finds the years for which a village has handed in nothing, among
// the years for which any village has.
func unreported(x *index, _ limit, c *collector) {
	reported := map[int]bool{}
	for i := range x.accounts {
		if x.accounts[i].ReportedOn.Known() {
			reported[x.accounts[i].Year] = true
		}
	}
	var years []int
	for y := range reported {
		years = append(years, y)
	}
	slices.Sort(years)
	given := make(map[int64]uint64, len(x.Villages)) // a bit a year
	for i := range x.accounts {
		l := &x.accounts[i]
		if at, ok := slices.BinarySearch(years, l.Year); ok && l.ReportedOn.Known() {
			given[l.Village] |= 1 << at
		}
	}
	for i := range x.Villages {
		for at, y := range years {
			if given[x.Villages[i].ID]&(1<<at) == 0 {
				w := x.whereVillage(x.Villages[i].ID)
				w.Table, w.Year = "ledger", y
				c.add(w)
			}
		}
	}
}

// neighbours are how many villages of a county have to report an amount before
// one is compared with their median.
const neighbours = 5

// unitsOfCounty finds amounts that are off by about ten thousand from the
// median of the county in the same year: those of a village that slips in every
// year.
func unitsOfCounty(x *index, l limit, c *collector) {
	type group struct {
		county string
		year   int
	}
	flagged := map[*data.Ledger]bool{}
	for _, amount := range amounts {
		members := map[group][]*data.Ledger{}
		for i := range x.accounts {
			a := &x.accounts[i]
			if v := amount(a); v.State != data.Present || v.V <= 0 {
				continue
			}
			if v := x.village[a.Village]; v != nil {
				g := group{v.County, a.Year}
				members[g] = append(members[g], a)
			}
		}
		var sorted []float64
		for _, list := range members {
			if len(list) < neighbours {
				continue
			}
			sorted = sorted[:0]
			for _, a := range list {
				sorted = append(sorted, amount(a).V)
			}
			slices.Sort(sorted)
			median := sorted[len(sorted)/2]
			for _, a := range list {
				if slipped(amount(a).V, median, l) {
					flagged[a] = true
				}
			}
		}
	}
	for i := range x.accounts {
		if a := &x.accounts[i]; flagged[a] {
			c.add(x.whereLedger(*a))
		}
	}
}

// figures are all of an account.
func figures(l *data.Ledger) [11]data.Value {
	return [11]data.Value{
		l.Households, l.Population, l.PoorHouseholds, l.PoorPeople, l.LandMu, l.CropsMu, l.LivestockHead,
		l.CommitteeMembers, l.PartyMembers, l.CollectiveIncomeYuan, l.IncomePerHeadYuan,
	}
}

// negatives: nothing that a village counts is less than nothing.
func negatives(x *index, l limit, c *collector) {
	for i := range x.accounts {
		for _, v := range figures(&x.accounts[i]) {
			if v.State == data.Present && l.outside(v.V) {
				c.add(x.whereLedger(x.accounts[i]))
				break
			}
		}
	}
}

// householdSizes: so many people a household.
func householdSizes(x *index, l limit, c *collector) {
	for i := range x.accounts {
		h, p := x.accounts[i].Households, x.accounts[i].Population
		if h.State == data.Present && p.State == data.Present && h.V > 0 && l.outside(p.V/h.V) {
			c.add(x.whereLedger(x.accounts[i]))
		}
	}
}

// incomes per head.
func incomes(x *index, l limit, c *collector) {
	for i := range x.accounts {
		if v := x.accounts[i].IncomePerHeadYuan; v.State == data.Present && v.V != 0 && l.outside(v.V) {
			c.add(x.whereLedger(x.accounts[i]))
		}
	}
}
