package dataset

import (
	"taihang/analysis/cube"
	"taihang/analysis/measure"
	"taihang/data"
)

// areas completes the amounts of prefectures and of the province. An area has the
// file's own figure where there is one; else what lies inside it is added up, and
// the counties that lack the figure are counted (measure.Cover). A figure that
// stands in none of the list's counties, as of one that was divided, is in the sum
// too, and none is in it twice. Of averages an area has the file's own figure only.
func (b *builder) areas(t, pref, prov *cube.Table, f *formers) {
	under := make([]int, len(b.ds.Counties))
	for k := range under {
		under[k] = b.prefecture(b.ds.Counties[k].Prefecture)
	}
	names := []string{"poor_people", "rural_population"} // built-in measures stand on them, and add them up
	for _, i := range b.set.IndicatorInfos {
		if i.Sum && i.Name != names[0] && i.Name != names[1] {
			names = append(names, i.Name)
		}
	}
	for _, name := range names {
		column := measure.IndicatorPrefix + name
		county, p, v := t.Num(column), pref.Num(column), prov.Num(column)
		for year, yi := range f.at {
			sums := b.inside(f, name, year, county, yi, under)
			all := sums[len(sums)-1]
			for k := range sums[:len(sums)-1] {
				row := yi*(len(sums)-1) + k
				sums[k].own(p.At(row))
				p.Set(row, sums[k].value())
				sums[k].Put(pref, column, row)
				all.join(sums[k])
			}
			all.own(v.At(yi))
			v.Set(yi, all.value())
			all.Put(prov, column, yi)
		}
	}
	for _, name := range names[:2] {
		pref.Nums[name], prov.Nums[name] = pref.Nums[measure.IndicatorPrefix+name], prov.Nums[measure.IndicatorPrefix+name]
	}
}

// inside adds an indicator of a year up by prefecture; what lies in none stands
// at the end. Where the figures are of the divisions of their time, a county of the
// list that did not stand then is not missed: its land is that of others. Nor is one
// whose land the loose figures tell of.
func (b *builder) inside(f *formers, name string, year int, county *cube.Numbers, yi int, under []int) []amount {
	sums := make([]amount, len(b.ds.Prefectures)+1)
	at := func(prefecture int) *amount {
		if prefecture < 0 {
			return &sums[len(sums)-1]
		}
		return &sums[prefecture]
	}
	value := func(k int) data.Value { return county.At(yi*len(under) + k) }
	loose, end := b.looseOf(f, name, year, func(k int) bool { return value(k).State == data.Present })
	for k := range under {
		v, code := value(k), b.ds.Counties[k].Code
		if v.State == data.Present || !(end != 0 && b.replaced(f, code, end)) && !b.toldBy(loose, f, code) {
			at(under[k]).add(v)
		}
	}
	for _, s := range loose {
		at(s.prefecture).add(s.value)
	}
	return sums
}

// amount is what the figures inside an area add up to.
type amount struct {
	total float64
	given bool // by a figure at least
	na    bool // for some the question does not arise
	measure.Cover
}

func (a *amount) add(v data.Value) {
	switch v.State {
	case data.Present:
		a.total, a.given = a.total+v.V, true
		a.N++
	case data.NotApplicable:
		a.na = true
	case data.Suppressed:
		a.Withheld++
		a.Missing++
	default:
		a.Missing++
	}
}

// join adds an area's amount to that of the one above.
func (a *amount) join(part amount) {
	a.total, a.given, a.na = a.total+part.total, a.given || part.given, a.na || part.na
	a.N, a.Missing, a.Withheld, a.Own = a.N+part.N, a.Missing+part.Missing, a.Withheld+part.Withheld, a.Own+part.Own
}

// own puts the file's own figure in the place of the sum. It speaks of all that
// lies inside; so does its saying why there is none, where nothing inside has one.
func (a *amount) own(v data.Value) {
	n := max(a.N+a.Missing, 1)
	switch {
	case v.State == data.Present:
		*a = amount{total: v.V, given: true, Cover: measure.Cover{N: n, Own: n}}
	case a.given:
		a.total = measure.Added(a.total)
	case v.State == data.Null:
	case v.State == data.Suppressed:
		a.Missing, a.Withheld = n, n
	default: // nothing inside is missed
		*a = amount{na: true}
	}
}

// value is the amount, or why there is none.
func (a *amount) value() data.Value {
	switch {
	case a.given:
		return data.Num(a.total)
	case a.Withheld > 0:
		return data.Value{State: data.Suppressed}
	case a.Missing == 0 && a.na:
		return data.Value{State: data.NotApplicable}
	}
	return data.Value{}
}
