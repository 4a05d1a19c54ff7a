package dataset

import (
	"maps"
	"slices"

	"taihang/analysis/crosswalk"
	"taihang/analysis/cube"
	"taihang/analysis/measure"
	"taihang/data"
)

// figureOf is a county's figure of an indicator and a year.
type figureOf struct {
	county int
	name   string
	year   int
}

// formers is what became of the figures of counties that came from, or went to,
// another.
type formers struct {
	walk   *crosswalk.Crosswalk
	kin    map[string][]string               // of every code that changed
	codes  []string                          // those, ascending
	at     map[int]int                       // position of a year
	values map[string]crosswalk.Values       // by indicator, of all codes
	taken  map[string]map[crosswalk.Key]bool // by indicator: the figures that stand in a county of the list
}

func newFormers(list []data.Succession, at map[int]int) *formers {
	f := &formers{
		walk: crosswalk.New(list), kin: map[string][]string{}, at: at,
		values: map[string]crosswalk.Values{}, taken: map[string]map[crosswalk.Key]bool{},
	}
	for _, s := range list {
		for _, c := range []string{s.OldCode, s.NewCode} {
			if f.kin[c] == nil {
				f.kin[c] = f.walk.Kin(c)
			}
		}
	}
	f.codes = slices.Sorted(maps.Keys(f.kin))
	return f
}

// take marks the figures of a year that codes have, and those that mean the same
// area, as standing in a county of the list.
func (f *formers) take(name string, year int, codes ...string) {
	if f.taken[name] == nil {
		f.taken[name] = map[crosswalk.Key]bool{}
	}
	for _, code := range codes {
		for _, c := range f.walk.Same(code) {
			f.taken[name][crosswalk.Key{Code: c, Year: year}] = true
		}
	}
}

// former gives the figures of former and later codes to the counties of the
// list: amounts of parts that were merged add up where all are known, an average
// is taken over from one area to the same only (package crosswalk). A county
// that was divided has an heir of its name, but that is another area, and often
// one that stood beside it: its figure stands there only where the series goes on in
// the heir and never has both. What a change of divisions left without a figure, or
// with one to be read with care, is kept.
func (b *builder) former(t *cube.Table, f *formers, list []figureOf, sum map[string]bool) {
	if len(list) == 0 {
		return
	}
	for _, x := range list {
		f.values[x.name] = crosswalk.Values{}
	}
	for i := range b.set.Indicators {
		x := &b.set.Indicators[i]
		if v := f.values[x.Name]; v != nil {
			v[crosswalk.Key{Code: x.Code, Year: x.Year}] = x.Value
		}
	}
	done, on := map[figureOf]bool{}, b.goingOn()
	b.ds.changes = map[string][]Change{}
	for _, x := range list {
		if done[x] {
			continue
		}
		done[x] = true
		code, n, row := b.ds.Counties[x.county].Code, t.Num(measure.IndicatorPrefix+x.name), f.at[x.year]*len(b.ds.Counties)+x.county
		move := f.walk.Other
		if sum[x.name] {
			move = f.walk.Sum
		}
		r := move(f.values[x.name], code, b.ds.List, x.year)
		c := Change{County: x.county, Column: x.name, Year: x.year, Kind: r.Loss.Reason, Of: r.Loss.Of, Parts: r.Loss.Parts}
		switch {
		case n.State[row] != data.Null: // given for the very code
			f.take(x.name, x.year, code)
			if c.Kind == crosswalk.Divided || c.Kind == crosswalk.Merged { // but its area was another
				c.Kind = Former
			} else {
				f.take(x.name, x.year, r.Parts...)
				c.Kind = ""
			}
		case r.Loss.Reason == crosswalk.Divided: // unless whoever gave the figures goes on with the heir of its name
			if !on.after(x.name, code, r.Loss.Of) {
				break
			}
			if p := f.walk.Series(f.values[x.name], code, b.ds.List, x.year, x.year).Points[0]; p.Value.State == data.Present {
				n.Set(row, p.Value)
				f.take(x.name, x.year, p.Code)
				c.Kind = Former
			}
		case r.Loss.Reason == "":
			if n.Set(row, r.Value); r.Value.State != data.Present {
				break
			}
			f.take(x.name, x.year, r.Parts...)
			if len(r.Parts) > 1 {
				c.Kind, c.Of = Joined, f.walk.Joined(code, b.ds.List, x.year)
			}
		}
		if c.Kind != "" {
			b.ds.changes[x.name] = append(b.ds.changes[x.name], c)
		}
	}
}

// goingOn says until when a source has figures of a code, by source and code.
type goingOn struct {
	source map[string]string // by indicator
	until  map[[2]string]int
}

func (b *builder) goingOn() goingOn {
	on := goingOn{map[string]string{}, map[[2]string]int{}}
	for _, i := range b.set.IndicatorInfos {
		on.source[i.Name] = i.Source
	}
	for i := range b.set.Indicators {
		if x := &b.set.Indicators[i]; x.Value.State == data.Present {
			key := [2]string{on.source[x.Name], x.Code}
			on.until[key] = max(on.until[key], x.Year)
		}
	}
	return on
}

// after says whether the source of an indicator has figures of a code since a change.
func (on goingOn) after(name, code string, change []data.Succession) bool {
	return len(change) > 0 && on.until[[2]string{on.source[name], code}] >= change[0].Year
}

// loose is a division of a year whose figure stands in no county of the list: it
// was divided, or merged with others of which a figure is missing.
type loose struct {
	prefecture int // -1 where its area is of several
	value      data.Value
}

// looseOf are those of an indicator and a year that stood then, that no county of
// the list has taken over, and whose area none tells of already under a code of
// another time. Whether the figures are of the divisions of their year shows where
// one is of a division that the list lacks; else they are of the list's.
func (b *builder) looseOf(f *formers, name string, year int) (out []loose, ofYear bool) {
	values := f.values[name]
	if values == nil || year == 0 {
		return nil, false
	}
	told := func(k int) bool {
		c := b.ds.Counties[k].Code
		return !b.stood(c, year) && values[crosswalk.Key{Code: c, Year: year}].State == data.Present
	}
	for _, code := range f.codes {
		key := crosswalk.Key{Code: code, Year: year}
		if _, listed := b.ds.index[code]; listed || !b.stood(code, year) {
			continue
		}
		ofYear = ofYear || values[key].State == data.Present
		near := f.listed(b, code)
		if f.taken[name][key] || len(near) == 0 || slices.ContainsFunc(near, told) {
			continue
		}
		l := loose{prefecture: -1, value: values[key]}
		of := b.ds.Counties[near[0]].Prefecture
		if !slices.ContainsFunc(near, func(k int) bool { return b.ds.Counties[k].Prefecture != of }) {
			l.prefecture = b.prefecture(of)
		}
		out = append(out, l)
	}
	if !ofYear {
		return nil, false
	}
	return out, true
}

// listed are the counties of the list that a code went to or came from.
func (f *formers) listed(b *builder, code string) (out []int) {
	for _, c := range f.kin[code] {
		if k, ok := b.ds.index[c]; ok {
			out = append(out, k)
		}
	}
	return out
}

// replaced says whether others stood, in a year, where a county of the list is.
func (b *builder) replaced(f *formers, code string, year int) bool {
	return !b.stood(code, year) && slices.ContainsFunc(f.kin[code], func(c string) bool { return c != code && b.stood(c, year) })
}

// stood says whether a county had a code at the end of a year. One of which
// nothing is on record did.
func (b *builder) stood(code string, year int) bool {
	if b.terms == nil {
		b.terms = map[string][][2]data.Date{}
		for i := range b.set.Divisions {
			if d := &b.set.Divisions[i]; d.Rank == data.RankCounty {
				b.terms[d.Code] = append(b.terms[d.Code], [2]data.Date{d.ValidFrom, d.ValidTo})
			}
		}
	}
	terms, end := b.terms[code], data.NewDate(year, 12, 31)
	return terms == nil || slices.ContainsFunc(terms, func(t [2]data.Date) bool {
		return (!t[0].Known() || t[0] <= end) && (!t[1].Known() || t[1] > end)
	})
}
