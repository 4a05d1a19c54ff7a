package quality

import (
	"slices"

	"taihang/data"
)

// poorer: no more poor people than people, nor poor households than households.
func poorer(x *index, c *collector) {
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

// A figure this many times smaller or larger than the median of the village's
// other years was written in another unit: 万元 for 元 makes 10,000.
const minSlip, maxSlip = 1000, 100_000

// units finds amounts that are off by about ten thousand.
func units(x *index, c *collector) {
	amounts := []func(*data.Ledger) data.Value{
		func(l *data.Ledger) data.Value { return l.CollectiveIncomeYuan },
		func(l *data.Ledger) data.Value { return l.IncomePerHeadYuan },
	}
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
				r := others[len(others)/2] / v.V
				if r < 1 {
					r = 1 / r
				}
				if r >= minSlip && r <= maxSlip {
					c.add(x.whereLedger(years[i]))
					break
				}
			}
		}
	}
}

// copied finds accounts that repeat the year before to the last figure.
func copied(x *index, c *collector) {
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
func unreported(x *index, c *collector) {
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
