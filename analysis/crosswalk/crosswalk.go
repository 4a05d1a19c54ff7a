// Package crosswalk brings figures of counties from the divisions of one year to
// those of another. What was recoded or renamed keeps its figures; where areas
// were merged, amounts add up and rates are worked out anew; where one was
// divided, or gained a part of another, there is no figure, and a reason.
package crosswalk

import (
	"slices"
	"strings"

	"taihang/data"
)

// Crosswalk knows how codes passed on. It is not changed after New.
type Crosswalk struct {
	from map[string][]data.Succession // by the old code
	into map[string][]data.Succession // by the new code
}

// New takes the successions, of whichever order. A new name for the same code
// is no change here.
func New(list []data.Succession) *Crosswalk {
	x := &Crosswalk{from: map[string][]data.Succession{}, into: map[string][]data.Succession{}}
	for _, s := range list {
		same := func(o data.Succession) bool { return o.OldCode == s.OldCode && o.NewCode == s.NewCode }
		if s.OldCode == s.NewCode || slices.ContainsFunc(x.from[s.OldCode], same) {
			continue
		}
		x.from[s.OldCode] = append(x.from[s.OldCode], s)
		x.into[s.NewCode] = append(x.into[s.NewCode], s)
	}
	return x
}

// Reason why there is no figure; "" where there is one or nobody gave any.
type Reason string

// Reasons.
const (
	Divided Reason = "divided" // its area was part of another's, or another's of it
	Merged  Reason = "merged"  // the figure is of a larger area
	Part    Reason = "part"    // the figure of one of the parts is missing
	NoSum   Reason = "nosum"   // the figures of the parts cannot be added up
)

// Sources are the codes that made up, at the end of a year, the area that a code
// has on the list of another year. None with a reason where it is not made of
// whole divisions.
func (x *Crosswalk) Sources(code string, list, year int) ([]string, Reason) {
	return x.sources(code, list, year, 0)
}

func (x *Crosswalk) sources(code string, list, year, depth int) ([]string, Reason) {
	if depth > 8 { // successions that go round in a circle
		return nil, Divided
	}
	if year <= list {
		return x.before(code, list, year, depth)
	}
	return x.after(code, list, year, depth)
}

// before: the figure is older than the list.
func (x *Crosswalk) before(code string, list, year, depth int) ([]string, Reason) {
	var parts []string
	for _, s := range x.into[code] {
		if s.Year <= year || s.Year > list {
			continue
		}
		if len(x.from[s.OldCode]) > 1 { // only a part of it came here
			return nil, Divided
		}
		more, why := x.sources(s.OldCode, s.Year-1, year, depth+1)
		if why != "" {
			return nil, why
		}
		parts = append(parts, more...)
	}
	for _, s := range x.from[code] { // it lives on, with less
		if s.Year > year && s.Year <= list {
			return nil, Divided
		}
	}
	if parts == nil {
		parts = []string{code}
	}
	return parts, ""
}

// after: the figure is younger than the list.
func (x *Crosswalk) after(code string, list, year, depth int) ([]string, Reason) {
	for _, s := range x.into[code] { // it has gained since
		if s.Year > list && s.Year <= year {
			return nil, Merged
		}
	}
	var heirs []data.Succession
	for _, s := range x.from[code] {
		if s.Year > list && s.Year <= year {
			heirs = append(heirs, s)
		}
	}
	switch {
	case len(heirs) == 0:
		return []string{code}, ""
	case len(x.from[code]) > 1:
		return nil, Divided
	case len(x.into[heirs[0].NewCode]) > 1:
		return nil, Merged
	}
	return x.sources(heirs[0].NewCode, heirs[0].Year, year, depth+1)
}

// Key is a code in a year.
type Key struct {
	Code string
	Year int
}

// Values are the figures of one indicator. Of an area that one code passed on to
// one other they may stand under either: publishers carry new codes back.
type Values map[Key]data.Value

// of is a part's figure, for the area of a code.
func (v Values) of(part string, parts []string, code string, year int) data.Value {
	f := v[Key{part, year}]
	if f.State != data.Present && len(parts) == 1 && part != code {
		if own := v[Key{code, year}]; own.State == data.Present {
			return own
		}
	}
	return f
}

// Result is a figure on another list.
type Result struct {
	Value  data.Value
	Reason Reason
	Parts  []string // the codes it was made of
}

// Sum brings an amount to a list: parts add up, and nothing is said of a part
// where not all are known.
func (x *Crosswalk) Sum(v Values, code string, list, year int) Result {
	parts, why := x.Sources(code, list, year)
	if why != "" {
		return x.lost(v, why, code, year)
	}
	total, missing := 0.0, 0
	var state data.State
	for _, p := range parts {
		if f := v.of(p, parts, code, year); f.State == data.Present {
			total += f.V
		} else {
			missing++
			state = max(state, f.State)
		}
	}
	switch {
	case missing == 0:
		return Result{Value: data.Num(total), Parts: parts}
	case missing == len(parts):
		return Result{Value: data.Value{State: state}, Parts: parts}
	}
	return Result{Reason: Part, Parts: parts}
}

// Rate brings a rate to a list: numerators and denominators add up and are
// divided anew.
func (x *Crosswalk) Rate(num, den Values, code string, list, year int) Result {
	a, b := x.Sum(num, code, list, year), x.Sum(den, code, list, year)
	switch {
	case a.Reason != "":
		return a
	case b.Reason != "":
		return b
	case a.Value.State != data.Present:
		return a
	case b.Value.State != data.Present:
		return b
	case b.Value.V == 0:
		return Result{Value: data.Value{State: data.NotApplicable}, Parts: a.Parts}
	}
	return Result{Value: data.Num(a.Value.V / b.Value.V), Parts: a.Parts}
}

// Other brings a figure that cannot be added up, such as an average, to a list:
// only from one area to the same.
func (x *Crosswalk) Other(v Values, code string, list, year int) Result {
	parts, why := x.Sources(code, list, year)
	switch {
	case why != "":
		return x.lost(v, why, code, year)
	case len(parts) > 1:
		for _, p := range parts {
			if v[Key{p, year}].State == data.Present {
				return Result{Reason: NoSum, Parts: parts}
			}
		}
		return Result{Parts: parts}
	}
	return Result{Value: v.of(parts[0], parts, code, year), Parts: parts}
}

// lost gives the reason only where there is something that cannot be shown.
func (x *Crosswalk) lost(v Values, why Reason, code string, year int) Result {
	for _, k := range x.kin(code) {
		if v[Key{k, year}].State != data.Null || v[Key{k, year}] != (data.Value{}) {
			return Result{Reason: why}
		}
	}
	return Result{}
}

// kin are a code and those it came from or went to.
func (x *Crosswalk) kin(code string) []string {
	out := []string{code}
	for _, s := range x.into[code] {
		out = append(out, s.OldCode)
	}
	for _, s := range x.from[code] {
		out = append(out, s.NewCode)
	}
	return out
}

// Point of a series.
type Point struct {
	Year   int
	Value  data.Value
	Code   string // under which the figure was given; "" for none
	Reason Reason
}

// Break is a year from which a series is of another area.
type Break struct {
	Year     int // the first of the new area
	From, To string
}

// Series is a county's figures from the first year to the last, one a year.
type Series struct {
	Points []Point
	Breaks []Break
}

// Series follows a county of a list through its codes. Years without a figure
// have none. A county that was divided goes on in the heir that bears its name
// when whoever gave the figures goes on so, from one year to the next and never
// both in one; and a figure under the very code is the county's, of the area it
// had then. In either case the series breaks there, and says so.
func (x *Crosswalk) Series(v Values, code string, list, from, to int) (s Series) {
	for year := from; year <= to; year++ {
		r := x.Other(v, code, list, year)
		p := Point{Year: year, Value: r.Value, Reason: r.Reason}
		if r.Value.State == data.Present {
			p.Code = r.Parts[0]
		} else if own := v[Key{code, year}]; own.State == data.Present {
			p = Point{Year: year, Value: own, Code: code}
			s.breakAt(x.change(code, list, year), code, code)
		} else if old, ok := x.continued(v, code, year); ok {
			p = Point{Year: year, Value: v[Key{old.OldCode, year}], Code: old.OldCode}
			s.breakAt(old.Year, old.OldCode, old.NewCode)
		}
		s.Points = append(s.Points, p)
	}
	return s
}

// breakAt notes a break once.
func (s *Series) breakAt(year int, from, to string) {
	if b := (Break{year, from, to}); !slices.Contains(s.Breaks, b) {
		s.Breaks = append(s.Breaks, b)
	}
}

// change is the year between two in which a code gained or lost a part.
func (x *Crosswalk) change(code string, list, year int) (at int) {
	for _, s := range slices.Concat(x.into[code], x.from[code]) {
		if s.Year > min(list, year) && s.Year <= max(list, year) {
			at = max(at, s.Year)
		}
	}
	return at
}

// continued is the division of the same name that a county took over from, of
// which the figure of a year was given, and of it itself none.
func (x *Crosswalk) continued(v Values, code string, year int) (data.Succession, bool) {
	for _, s := range x.into[code] {
		if year >= s.Year || len(x.from[s.OldCode]) < 2 || stem(s.OldName) != stem(s.NewName) {
			continue
		}
		if v[Key{s.OldCode, year}].State == data.Present && v[Key{code, year}].State != data.Present && !x.overlap(v, s) {
			return s, true
		}
	}
	return data.Succession{}, false
}

// overlap says whether any year has a figure of both.
func (x *Crosswalk) overlap(v Values, s data.Succession) bool {
	for k, f := range v {
		if k.Code == s.OldCode && f.State == data.Present && v[Key{s.NewCode, k.Year}].State == data.Present {
			return true
		}
	}
	return false
}

// stem is a county's name without its kind.
func stem(name string) string {
	for _, k := range []string{"县", "区", "市"} {
		if cut, ok := strings.CutSuffix(name, k); ok {
			return cut
		}
	}
	return name
}
