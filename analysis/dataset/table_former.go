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
	values map[string]crosswalk.Values       // by indicator, of those codes
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
		if v := f.values[x.Name]; v != nil && f.kin[x.Code] != nil {
			v[crosswalk.Key{Code: x.Code, Year: x.Year}] = x.Value
		}
	}
	done, on := map[figureOf]bool{}, b.goingOn(f)
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
			if old, ok := f.walk.Continued(f.values[x.name], code, x.year); ok {
				n.Set(row, f.values[x.name][crosswalk.Key{Code: old.OldCode, Year: x.year}])
				f.take(x.name, x.year, old.OldCode)
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

// goingOn says until when a source has figures of a code that changed, by source and
// code.
type goingOn struct {
	source map[string]string // by indicator
	until  map[[2]string]int
}

func (b *builder) goingOn(f *formers) goingOn {
	on := goingOn{map[string]string{}, map[[2]string]int{}}
	for _, i := range b.set.IndicatorInfos {
		on.source[i.Name] = i.Source
	}
	for i := range b.set.Indicators {
		if x := &b.set.Indicators[i]; x.Value.State == data.Present && f.kin[x.Code] != nil {
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
	code       string
	prefecture int // -1 where its area is of several
	value      data.Value
}

// looseOf are those of an indicator and a year that stood then, or have a figure
// though they did not (carried on, or back), that no county of the list has taken
// over, and whose area none tells of already under a code of another time; has says
// which counties have a figure. end is the year at whose end the figures' divisions
// were in force: that they are of their time shows where one is of a division that the
// list lacks; else they are of the list's, and end is 0.
func (b *builder) looseOf(f *formers, name string, year int, has func(county int) bool) (out []loose, end int) {
	values := f.values[name]
	if values == nil || year == 0 {
		return nil, 0
	}
	ofTime := false
	end = b.divisionsOf(f, name, year)
	for _, code := range f.codes {
		if _, listed := b.ds.index[code]; listed {
			continue
		}
		key := crosswalk.Key{Code: code, Year: year}
		v, stood := values[key], b.stood(code, end)
		if !stood && !told(v) {
			continue
		}
		ofTime = ofTime || stood && v.State == data.Present
		twice := func(k int) bool {
			c := b.ds.Counties[k].Code
			return has(k) && (stood && !b.stood(c, end) || !b.together(code, c))
		}
		again := func(l loose) bool {
			return told(l.value) && slices.Contains(f.kin[code], l.code) && !b.together(code, l.code)
		}
		near := f.listed(b, code)
		if f.taken[name][key] || len(near) == 0 || slices.ContainsFunc(near, twice) || slices.ContainsFunc(out, again) {
			continue
		}
		l := loose{code, -1, v}
		of := b.ds.Counties[near[0]].Prefecture
		if !slices.ContainsFunc(near, func(k int) bool { return b.ds.Counties[k].Prefecture != of }) {
			l.prefecture = b.prefecture(of)
		}
		out = append(out, l)
	}
	if !ofTime { // then only figures speak for a division that the list lacks
		return slices.DeleteFunc(out, func(l loose) bool { return !told(l.value) }), 0
	}
	return out, end
}

// divisionsOf is the year at whose end the divisions were those that the figures of
// an indicator and a year are of: the one before where one has a figure that ended in
// the year, and none that began in it.
func (b *builder) divisionsOf(f *formers, name string, year int) int {
	ended := false
	for _, code := range f.codes {
		if f.values[name][crosswalk.Key{Code: code, Year: year}].State != data.Present {
			continue
		}
		switch before, after := b.stood(code, year-1), b.stood(code, year); {
		case after && !before:
			return year
		case before && !after:
			ended = true
		}
	}
	if ended {
		return year - 1
	}
	return year
}

// told says whether somebody has the figure, though he may not say it.
func told(v data.Value) bool { return v.State == data.Present || v.State == data.Suppressed }

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

// toldBy says whether loose figures are all that a county of the list could have
// for its area: those of every code that stood there before or after it.
func (b *builder) toldBy(list []loose, f *formers, code string) bool {
	n := 0
	for _, c := range f.kin[code] {
		if c == code || b.together(c, code) {
			continue
		}
		if n++; !slices.ContainsFunc(list, func(l loose) bool { return l.code == c && l.value.State == data.Present }) {
			return false
		}
	}
	return n > 0
}

// stood says whether a county had a code at the end of a year. One of which
// nothing is on record did.
func (b *builder) stood(code string, year int) bool {
	terms, end := b.termsOf(code), data.NewDate(year, 12, 31)
	return terms == nil || slices.ContainsFunc(terms, func(t term) bool {
		return (!t.from.Known() || t.from <= end) && (!t.to.Known() || t.to > end)
	})
}

// together says whether two codes ever stood at once. If they did not, and one
// came from the other, both are of the same land.
func (b *builder) together(code, other string) bool {
	ts, us := b.termsOf(code), b.termsOf(other)
	before := func(t, u term) bool { return t.to.Known() && u.from.Known() && t.to <= u.from }
	return ts == nil || us == nil || slices.ContainsFunc(ts, func(t term) bool {
		return slices.ContainsFunc(us, func(u term) bool { return !before(t, u) && !before(u, t) })
	})
}

// term is a time in which a code was in force; an end that is not known is open.
type term struct{ from, to data.Date }

// termsOf are those of a county's code.
func (b *builder) termsOf(code string) []term {
	if b.terms == nil {
		b.terms = map[string][]term{}
		for i := range b.set.Divisions {
			if d := &b.set.Divisions[i]; d.Rank == data.RankCounty {
				b.terms[d.Code] = append(b.terms[d.Code], term{d.ValidFrom, d.ValidTo})
			}
		}
	}
	return b.terms[code]
}
