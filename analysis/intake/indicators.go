package intake

import (
	"maps"
	"regexp"
	"slices"
	"strings"

	"taihang/analysis/mapping"
	"taihang/data"
	"taihang/data/ingest"
)

// indicators reads figures by division and year that no other kind has a place
// for: a figure a column (with the year in a column, in the columns' names or
// over the table), or one figure a row under the name of an indicator.
type indicators struct {
	rows   sink[data.Indicator]
	infos  sink[data.IndicatorInfo]
	cols   []figureColumn
	tall   bool
	named  bool              // a row an indicator, a column a year
	names  map[string]string // indicator's name → its unit, as described so far
	above  string            // the division that rows further in belong to
	indent int
	order  order // of the rows
	fresh  []sized
	bare   map[string]*ratio             // by name: of columns without a unit, where the workspace has one
	open   int                           // of these, the ones of which more figures are to be looked at
	about  map[string]data.IndicatorInfo // of those of which no figure has come yet
	found  map[sought]foundDivision
	signs  map[string]*signs // by name: of names in rows that have no unit of their own
}

type figureColumn struct {
	at   int
	name string
	year int // in the column's name; 0 for the row's
}

func openIndicators(j *job) loader {
	l := &indicators{
		rows: into[data.Indicator](j), infos: into[data.IndicatorInfo](j), names: map[string]string{}, about: map[string]data.IndicatorInfo{}, found: map[sought]foundDivision{}, bare: map[string]*ratio{}, signs: map[string]*signs{},
		tall: j.has(fValue) && j.has(fIndicator),
	}
	if l.tall {
		return l
	}
	dated := j.plan.yearsInNames() && !j.has(fYear)
	l.named = dated && j.has(fIndicator)
	percent := map[string]bool{} // names of which some column is per cent
	for i := range j.plan.Columns {
		c := &j.plan.Columns[i]
		if c.Field != ownName {
			continue
		}
		f := figureColumn{at: i, name: c.Name}
		if dated {
			if name, year := yearOfName(c.Column); year != 0 {
				if f.year = year; name != "" {
					f.name = name
				} else {
					f.name = j.plan.onlyName()
				}
				if !slices.Contains(j.years, year) {
					j.years = append(j.years, year)
				}
			} else if j.plan.Year == 0 {
				j.issue(data.Note, "column-no-year", c.Name, c.Name)
				continue
			}
		}
		if l.named {
			if f.year != 0 {
				l.cols = append(l.cols, f)
			}
			continue
		}
		l.cols = append(l.cols, f)
		percent[f.name] = percent[f.name] || c.perCent(f.name)
	}
	slices.SortFunc(j.years, func(a, b int) int { return b - a })
	if l.named {
		return l
	}
	for _, f := range l.cols {
		c := &j.plan.Columns[f.at]
		unit := c.Unit
		if unit == "" && percent[f.name] {
			unit = "%"
			if c.Values.Percents < c.Values.Numbers {
				j.once("percent "+c.Name, data.Note, "percent", c.Name, c.Name)
			}
		}
		if unit != "" || !j.has(fIndicatorUnit) {
			j.scale[f.at] = l.describe(j, f.name, unit)
		}
	}
	return l
}

// perCent says whether the figures of a column without a unit are per cent: with
// 12.5% beside them, others are too.
func (c *ColumnPlan) perCent(name string) bool {
	v := &c.Values
	return c.Unit == "" && v.Percents > 0 && v.Max <= 100 && (2*v.Percents >= v.Numbers || rateName.MatchString(name))
}

// rateName are names of figures that are per cent or fractions.
var rateName = regexp.MustCompile(`(?:率|比重|占比|比例|比率|%)$`)

// describe writes what is known of an indicator, once, and returns what figures
// in the unit are to be multiplied with: those that the workspace has under the
// name, and those that came before, are in theirs.
func (l *indicators) describe(j *job, name, unit string) float64 {
	kept, done := l.names[name]
	if !done {
		info := describe(name, j.b.File)
		if has := j.s.places.units[name]; has != "" && unit == "" && info.Unit == "" && j.s.places.figured[name] {
			l.bare[name] = &ratio{unit: has}
			l.open++
		}
		if kept = firstOf(j.s.places.units[name], unit, info.Unit); kept != info.Unit || kept == "" {
			info.Unit = kept
			info.Sum = info.Sum || adds(name, kept)
		}
		l.names[name], j.s.places.units[name] = kept, kept
		l.about[name] = info
		if kept == "" && (l.tall || l.named) {
			l.signs[name] = &signs{}
		}
	}
	times, ok := mapping.Convert(unit, kept)
	switch {
	case !ok:
		j.once(name+unit, data.Warning, "unit-differs", name, name, unit, kept)
	case times != 1:
		j.once(name+unit, data.Note, "unit-converted", name, name, unit, kept)
	}
	return times
}

func (l *indicators) row(j *job) bool {
	year, ok := 0, true
	if j.has(fYear) || j.has(fMonth) || j.plan.Year != 0 {
		if year, ok = j.year(); !ok {
			return false
		}
	}
	code, ok := l.division(j)
	if !ok {
		return false
	}
	if l.tall {
		name := strings.Clone(j.text(fIndicator))
		if name == "" {
			return j.reject("name", j.column(fIndicator))
		}
		if !j.first(code + " " + itoa(year) + " " + name) {
			return false
		}
		j.scale[j.at[fValue]] = l.describe(j, name, strings.Clone(firstOf(j.text(fIndicatorUnit), j.plan.Columns[j.at[fValue]].Unit)))
		unread := j.unread
		l.put(j, j.at[fValue], data.Indicator{Name: name, Code: code, Year: year})
		return j.unread == unread || j.reject("no-figure", j.column(fValue))
	}
	if l.named {
		return l.across(j, code)
	}
	if !j.first(code + " " + itoa(year)) {
		return false
	}
	unread, taken := j.unread, 0
	for _, c := range l.cols {
		in := data.Indicator{Name: c.name, Code: code, Year: year}
		if c.year != 0 {
			in.Year = c.year
		}
		if j.has(fIndicatorUnit) { // it is of the only column of figures
			j.scale[c.at] = l.describe(j, c.name, strings.Clone(firstOf(j.text(fIndicatorUnit), j.plan.Columns[c.at].Unit)))
		}
		taken += l.put(j, c.at, in)
	}
	return taken > 0 || j.unread == unread && len(l.cols) > 0 || j.reject("no-figure", "")
}

// across takes in a row that is one indicator over the years.
func (l *indicators) across(j *job, code string) bool {
	name := strings.Clone(j.text(fIndicator))
	if name == "" {
		return j.reject("name", j.column(fIndicator))
	}
	if !j.first(code + " " + name) {
		return false
	}
	times := l.describe(j, name, strings.Clone(j.text(fIndicatorUnit)))
	unread, taken := j.unread, 0
	for _, c := range l.cols {
		j.scale[c.at] = times
		taken += l.put(j, c.at, data.Indicator{Name: name, Code: code, Year: c.year})
	}
	return taken > 0 || j.unread == unread || j.reject("no-figure", "")
}

// put takes a cell in, and says how many figures that were: 1 or 0. An empty one is
// nothing to store, unless the workspace has a figure there that it takes back; of
// one that cannot be read nothing is known, and what is there stays.
func (l *indicators) put(j *job, at int, in data.Indicator) int {
	if s := l.signs[in.Name]; s != nil {
		l.sign(j, in.Name, s, j.cells[at].Text)
	}
	unread := j.unread
	in.Value = j.own(at, l.names[in.Name])
	key := figure{in.Name, in.Code, in.Year}
	if j.unread > unread {
		return 0
	}
	if in.Value.State == data.Null {
		if _, held := j.s.places.held[key]; !held {
			return 0
		}
	} else {
		l.fresh = append(l.fresh, sized{key, size(in.Value)})
	}
	if l.open > 0 {
		l.compare(j, key, in.Value)
	}
	if info, first := l.about[in.Name]; first {
		l.infos.put(info)
		delete(l.about, in.Name)
	}
	l.rows.put(in)
	return 1
}

// own is a figure under its own name, in the unit that it is kept in.
func (j *job) own(at int, unit string) data.Value {
	cell := &j.cells[at]
	if cell.Text == "" && cell.Kind != ingest.KindUncached {
		return data.Value{}
	}
	name := j.plan.Columns[at].Name
	said := func(sev data.Severity, code, proposal string, about ...string) {
		j.found.add(data.Issue{Severity: sev, Code: code, Sheet: j.b.Sheet, Row: j.line, Column: name, Args: append([]string{cell.Text, proposal}, about...), Value: cell.Text, Proposal: proposal})
	}
	if code := spoiled(cell); code != "" {
		said(data.Warning, code, "")
		j.unread++
		return data.Value{}
	}
	if j.shared(at) {
		said(data.Warning, "cell-merged", "")
		j.unread++
		return data.Value{}
	}
	q := ingest.Quantity(cell.Text)
	if q.Problem.Code != "" {
		taken := false
		if q.Problem.Proposal != "" && (j.accept[q.Problem.Code] || j.accept["*"]) {
			p := q.Problem
			if q = ingest.Quantity(p.Proposal); q.Problem.Code == "" {
				said(data.Note, "corrected", p.Proposal, p.Code)
				taken = true
			}
		}
		if !taken {
			said(data.Warning, q.Problem.Code, q.Problem.Proposal)
			j.unread++
			return data.Value{}
		}
	}
	if q.Value.State != data.Present {
		return q.Value
	}
	times := j.scale[at]
	switch {
	case (q.Unit == "%" || q.Unit == "‰") && unit == "%":
		times = 100 // the figures are in per cent
	case (q.Unit == "%" || q.Unit == "‰") && unit == "‰":
		times = 1000
	case q.Unit != "" && unit != "":
		if own, ok := mapping.Convert(q.Unit, unit); ok {
			times = own // 3.2 万元 is in yuan whatever the column is in
		}
	case q.Times:
		if own, ok := mapping.Convert(strings.TrimLeft(unit, "十百千万亿"), unit); ok && own <= 1e-3 {
			j.once("times "+name, data.Note, "times", name, unit)
			times = own // 3.2 万 in a column of 万元
		}
	}
	return data.Num(mapping.Times(q.Value.V, times))
}

func (l *indicators) end(j *job) {
	for _, name := range slices.Sorted(maps.Keys(l.signs)) {
		l.signs[name].tell(j, name)
	}
	for _, name := range slices.Sorted(maps.Keys(l.bare)) {
		l.bare[name].tell(j, name)
	}
	came := map[string]bool{}
	for _, k := range l.fresh {
		j.s.places.held[k.figure], j.s.places.figured[k.name] = k.size, true
		if !came[k.name] {
			came[k.name] = true
			j.figures = append(j.figures, k.name)
		}
	}
}
