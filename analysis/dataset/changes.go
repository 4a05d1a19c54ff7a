package dataset

import (
	"cmp"
	"slices"
	"strings"

	"taihang/analysis/crosswalk"
	"taihang/analysis/measure"
	"taihang/data"
	"taihang/data/text"
)

// Change is what a change of divisions did to a county's figure of a year: there
// is none, and Kind is the reason (package crosswalk), or it is one that the
// reader has to know more of, Joined or Former.
type Change struct {
	County int    // index
	Column string // the indicator, by name
	Year   int    // of the figure
	Kind   crosswalk.Reason
	Of     []data.Succession
	Parts  []string // with crosswalk.Part: the codes that have no figure
}

// Kinds of a Change that leaves a figure.
const (
	Joined crosswalk.Reason = "joined" // added up from those that were merged later
	Former crosswalk.Reason = "former" // of the area that the county had then
)

// Lost says whether there is no figure.
func (c Change) Lost() bool { return c.Kind != Joined && c.Kind != Former }

// Changes are those of the figures that a measure of the years stands on, by
// county and year.
func (ds *Dataset) Changes(m *measure.Measure, years []int) []Change {
	var out []Change
	for _, t := range []*measure.Term{&m.Num, m.Den} {
		if t == nil || t.Table != measure.TableCounty {
			continue
		}
		for _, c := range ds.changes[strings.TrimPrefix(t.Sum, measure.IndicatorPrefix)] {
			same := func(o Change) bool { return o.County == c.County && o.Year == c.Year && o.Kind == c.Kind }
			if slices.Contains(years, c.Year) && !slices.ContainsFunc(out, same) {
				out = append(out, c)
			}
		}
	}
	lost := map[[2]int]bool{}
	for _, c := range out {
		lost[[2]int{c.County, c.Year}] = lost[[2]int{c.County, c.Year}] || c.Lost()
	}
	out = slices.DeleteFunc(out, func(c Change) bool { return !c.Lost() && lost[[2]int{c.County, c.Year}] })
	slices.SortStableFunc(out, func(a, b Change) int {
		return cmp.Or(cmp.Compare(a.County, b.County), cmp.Compare(a.Year, b.Year))
	})
	return out
}

// Sentence says it to the reader.
func (ds *Dataset) Sentence(l text.Lang, c Change) string {
	var olds, news, missing []string
	year := 0
	for _, s := range c.Of {
		year = max(year, s.Year)
		olds = append(olds, ds.once(l, s.OldCode, s.OldName))
		news = append(news, ds.once(l, s.NewCode, s.NewName))
		if slices.Contains(c.Parts, s.OldCode) {
			missing = append(missing, ds.once(l, s.OldCode, s.OldName))
		}
	}
	return l.T("crosswalk."+string(c.Kind), c.Year, listed(l, olds), year, listed(l, news), listed(l, missing))
}

// once is what a division was called: one of today's list by its name in the
// language, another by the Chinese name, which is all that is on record.
func (ds *Dataset) once(l text.Lang, code, name string) string {
	if i, ok := ds.index[code]; ok {
		return l.Pick(name, ds.Counties[i].NameEn)
	}
	return name
}

// listed names each once, in their order.
func listed(l text.Lang, names []string) string {
	var once []string
	for _, n := range names {
		if !slices.Contains(once, n) {
			once = append(once, n)
		}
	}
	return strings.Join(once, l.T("figure.list"))
}
