// Package crosswalk brings figures of counties from the divisions of one year to
// those of another. What was recoded or renamed keeps its figures; where areas
// were merged, amounts add up; where one was divided, or gained a part of another,
// there is no figure, and a reason.
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

// Loss is why there is no figure: the zero Loss where there is one, or nobody
// gave any.
type Loss struct {
	Reason Reason
	Of     []data.Succession // the change that brought it about
	Parts  []string          // with Part: the codes without a figure
}

// Sources are the codes that made up, at the end of a year, the area that a code
// has on the list of another year. None, with the reason, where it is not made of
// whole divisions.
func (x *Crosswalk) Sources(code string, list, year int) ([]string, Loss) {
	return x.sources(code, list, year, 0)
}

func (x *Crosswalk) sources(code string, list, year, depth int) ([]string, Loss) {
	if depth > 8 { // successions that go round in a circle
		return nil, Loss{Reason: Divided, Of: x.from[code]}
	}
	if year <= list {
		return x.before(code, list, year, depth)
	}
	return x.after(code, list, year, depth)
}

// before: the figure is older than the list.
func (x *Crosswalk) before(code string, list, year, depth int) ([]string, Loss) {
	var parts []string
	for _, s := range x.into[code] {
		if s.Year <= year || s.Year > list {
			continue
		}
		if heirs := since(x.from[s.OldCode], year); len(heirs) > 1 { // only a part of it came here
			return nil, Loss{Reason: Divided, Of: heirs}
		}
		more, lost := x.sources(s.OldCode, s.Year-1, year, depth+1)
		if lost.Reason != "" {
			return nil, lost
		}
		parts = append(parts, more...)
	}
	for _, s := range x.from[code] { // it lives on, with less
		if s.Year > year && s.Year <= list {
			return nil, Loss{Reason: Divided, Of: x.from[code]}
		}
	}
	if parts == nil {
		parts = []string{code}
	}
	return parts, Loss{}
}

// after: the figure is younger than the list.
func (x *Crosswalk) after(code string, list, year, depth int) ([]string, Loss) {
	for _, s := range x.into[code] { // it has gained since
		if s.Year > list && s.Year <= year {
			return nil, Loss{Reason: Merged, Of: []data.Succession{s}}
		}
	}
	var heirs []data.Succession
	for _, s := range x.from[code] {
		if s.Year > list && s.Year <= year {
			heirs = append(heirs, s)
		}
	}
	if len(heirs) == 0 {
		return []string{code}, Loss{}
	}
	heir := heirs[0]
	switch all := since(x.from[code], list); {
	case len(all) > 1:
		return nil, Loss{Reason: Divided, Of: all}
	case len(x.into[heir.NewCode]) > 1:
		return nil, Loss{Reason: Merged, Of: x.into[heir.NewCode]}
	}
	return x.sources(heir.NewCode, heir.Year, year, depth+1)
}

// since are the successions after a year: what a division had passed on before is
// no part of the area that it had then.
func since(list []data.Succession, year int) (out []data.Succession) {
	for _, s := range list {
		if s.Year > year {
			out = append(out, s)
		}
	}
	return out
}

// Key is a code in a year.
type Key struct {
	Code string
	Year int
}

// Values are the figures of one indicator. Of an area that one code passed on to
// one other they may stand under either: publishers carry new codes back, and an
// import takes such a code for the other.
type Values map[Key]data.Value

// of is the figure of a code's area in a year, under the code or one that means
// the same area.
func (x *Crosswalk) of(v Values, code string, year int) data.Value {
	own := v[Key{code, year}]
	if own.State == data.Present {
		return own
	}
	for _, c := range x.Same(code) {
		if f := v[Key{c, year}]; f.State == data.Present {
			return f
		}
	}
	return own
}

// Same are the codes that one code passed on to one other, from or to a code:
// all are of the same area. The code itself comes first.
func (x *Crosswalk) Same(code string) []string {
	out := []string{code}
	for i := 0; i < len(out); i++ {
		for _, s := range slices.Concat(x.into[out[i]], x.from[out[i]]) {
			if len(x.from[s.OldCode]) != 1 || len(x.into[s.NewCode]) != 1 {
				continue
			}
			for _, c := range []string{s.OldCode, s.NewCode} {
				if !slices.Contains(out, c) {
					out = append(out, c)
				}
			}
		}
	}
	return out
}

// Result is a figure on another list.
type Result struct {
	Value data.Value
	Loss  Loss
	Parts []string // the codes it was made of
}

// Sum brings an amount to a list: parts add up, and nothing is said of a part
// where not all are known.
func (x *Crosswalk) Sum(v Values, code string, list, year int) Result {
	parts, lost := x.Sources(code, list, year)
	if lost.Reason != "" {
		return x.lost(v, lost, code, list, year)
	}
	var missing []string
	total, state := 0.0, data.Null
	for _, p := range parts {
		if f := x.of(v, p, year); f.State == data.Present {
			total += f.V
		} else {
			missing = append(missing, p)
			state = max(state, f.State)
		}
	}
	switch {
	case missing == nil:
		return Result{Value: data.Num(total), Parts: parts}
	case len(missing) == len(parts):
		return Result{Value: data.Value{State: state}, Parts: parts}
	}
	return Result{Loss: Loss{Reason: Part, Of: x.Joined(code, list, year), Parts: missing}, Parts: parts}
}

// Other brings a figure that cannot be added up, such as an average, to a list:
// only from one area to the same.
func (x *Crosswalk) Other(v Values, code string, list, year int) Result {
	parts, lost := x.Sources(code, list, year)
	switch {
	case lost.Reason != "":
		return x.lost(v, lost, code, list, year)
	case len(parts) > 1:
		for _, p := range parts {
			if v[Key{p, year}].State == data.Present {
				return Result{Loss: Loss{Reason: NoSum, Of: x.Joined(code, list, year)}, Parts: parts}
			}
		}
		return Result{Parts: parts}
	}
	return Result{Value: x.of(v, parts[0], year), Parts: parts}
}

// lost gives the reason only where there is something that cannot be shown.
func (x *Crosswalk) lost(v Values, l Loss, code string, list, year int) Result {
	given := x.heirs
	if year <= list {
		given = x.ancestors
	}
	for _, k := range given(code) {
		if f, ok := v[Key{k, year}]; ok && f != (data.Value{}) {
			return Result{Loss: l}
		}
	}
	return Result{}
}

// Joined are the changes by which the parts of a year became the area of a code
// on the list of a later one.
func (x *Crosswalk) Joined(code string, list, year int) (out []data.Succession) {
	for _, s := range x.into[code] {
		if s.Year > year && s.Year <= list {
			out = append(out, s)
		}
	}
	return out
}

// Kin are a code, all that it came from, and all that it went to, by however
// many changes. The code itself comes first.
func (x *Crosswalk) Kin(code string) []string {
	return append(x.ancestors(code), x.heirs(code)[1:]...)
}

// ancestors are a code and those it came from.
func (x *Crosswalk) ancestors(code string) []string {
	return line(code, x.into, func(s data.Succession) string { return s.OldCode })
}

// heirs are a code and those it went to.
func (x *Crosswalk) heirs(code string) []string {
	return line(code, x.from, func(s data.Succession) string { return s.NewCode })
}

func line(code string, by map[string][]data.Succession, next func(data.Succession) string) []string {
	out := []string{code}
	for i := 0; i < len(out); i++ {
		for _, s := range by[out[i]] {
			if c := next(s); !slices.Contains(out, c) {
				out = append(out, c)
			}
		}
	}
	return out
}

// Point of a series.
type Point struct {
	Year  int
	Value data.Value
	Code  string // under which the figure was given; "" for none
	Loss  Loss
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
		p := Point{Year: year, Value: r.Value, Loss: r.Loss}
		if r.Value.State == data.Present {
			p.Code = r.Parts[0]
		} else if own := v[Key{code, year}]; own.State == data.Present {
			p = Point{Year: year, Value: own, Code: code}
			s.breakAt(x.change(code, list, year), code, code)
		} else if old, ok := x.Continued(v, code, year); ok {
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

// Continued is how a county took over from a division of the same name, of which the
// figure of a year was given, and of it itself none.
func (x *Crosswalk) Continued(v Values, code string, year int) (data.Succession, bool) {
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
