package intake

import (
	"maps"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"taihang/analysis/mapping"
	"taihang/data"
	"taihang/data/ingest"
	"taihang/data/store"
)

// understand finds the kind and what the columns are.
func (p *SheetPlan) understand(know knowledge) {
	h, memory := know.headers, know.memory
	t := &mapping.Table{Settled: map[string]string{}, Titles: p.titles()}
	none := len(p.Preview) == 0 // a header without rows: its names are all there is
	for _, c := range p.Columns {
		t.Columns = append(t.Columns, mapping.Column{Name: c.Name, Path: c.Path, Unit: c.Unit, Empty: c.Empty && !none, Values: c.Values})
	}
	for name, field := range p.Mapping.Columns {
		if c := p.column(name); c != nil && field != ownName {
			t.Settled[c.Name] = field
		}
	}
	p.learned(t, memory)
	best, wide := p.widely(h, t)
	if !wide {
		best = p.plainly(h, t)
	}
	p.People = t.People
	for i := range p.Columns {
		c := &p.Columns[i]
		c.Guesses = t.Figures[i]
		if g, ok := best.Columns[i]; ok && g.Field != "-" {
			c.Field, c.Score, c.Why, c.Args = g.Field, g.Score, g.Why, g.Args
		}
	}
	for name, field := range p.Mapping.Columns {
		if c := p.column(name); c != nil && field == ownName {
			c.Field, c.Score, c.Why = ownName, 1, "map.settled"
		}
	}
	for name, unit := range p.Mapping.Units {
		if c := p.column(name); c != nil {
			c.Unit = unit
		}
	}
	p.takeFigures(know.figured)
	p.unitBeside(best)
	p.declaredUnit()
	p.doubtMoney()
	p.datedBy()
	p.dateRest()
	p.unmet()
	unknown := len(best.Missing) > 0 || p.Mapping.Kind == "" && best.Score < certain || p.bare()
	switch {
	case p.byHousehold():
		p.Skip = byHousehold
	case p.byPerson(unknown):
		p.Skip = byPerson
	case p.projects(unknown):
		p.Skip = projects
	case p.others():
		p.Skip = others
	case p.events():
		p.Skip = events
	case p.planned():
		p.Skip = planned
	case unknown:
		p.Skip = "sheet-unknown"
	}
}

// unmet tells of columns that the user settled something of and that are not there.
func (p *SheetPlan) unmet() {
	for _, name := range slices.Sorted(maps.Keys(p.Mapping.Columns)) {
		if p.column(name) == nil {
			p.note("setting-unmet", name)
		}
	}
	for _, name := range slices.Sorted(maps.Keys(p.Mapping.Units)) {
		if _, told := p.Mapping.Columns[name]; !told && p.column(name) == nil {
			p.note("setting-unmet", name)
		}
	}
}

// learned has a table know what its columns were taken for before.
func (p *SheetPlan) learned(t *mapping.Table, memory []store.Remembered) {
	if k := p.Mapping.Kind; k != "" {
		t.Known = known(memory, k)
		return
	}
	for _, k := range mapping.Kinds {
		t.Known = join2(t.Known, known(memory, k.Name))
	}
}

// plainly finds the kind and the fields of a table whose columns each are one field.
func (p *SheetPlan) plainly(h *mapping.Headers, t *mapping.Table) mapping.Fitted {
	if k := p.Mapping.Kind; k != "" {
		if k == mapping.Divisions { // the list of villages has no codes of its own
			if f := h.FitKind(mapping.VillageList, t); len(f.Missing) == 0 {
				k = mapping.VillageList
			}
		}
		p.Fits, p.Kind = []mapping.Fitted{h.FitKind(k, t)}, k
	} else {
		p.Fits = h.Recognise(t)
		p.Kind = p.Fits[0].Kind
	}
	return p.Fits[0]
}

// bare says that a table of figures has neither figures nor a kind of its own:
// a place without a year and with nothing said is no table of indicators.
func (p *SheetPlan) bare() bool {
	if p.Kind != mapping.Indicators || p.Mapping.Kind != "" {
		return false
	}
	return p.Year == 0 && !p.has("year") && !p.has("month") && !p.yearsInNames()
}

func known(memory []store.Remembered, kind string) map[string]string {
	m := map[string]string{}
	for _, r := range memory {
		if r.What == "column" && r.Scope == kind {
			m[r.Name] = r.Value
		}
	}
	return m
}

// unitNames are names of a column that says the unit of the figure beside it. In
// other tables 单位 is an organisation.
var unitNames = []string{"单位", "计量单位", "指标单位", "度量单位"}

// unitBeside finds the column that gives, row by row, the unit of figures under
// the name of their indicator.
func (p *SheetPlan) unitBeside(best mapping.Fitted) {
	if p.Kind != mapping.Indicators || p.has("indicator_unit") || !p.oneFigure() && (!p.has("indicator") || !p.has("value") && !p.yearsInNames()) {
		return
	}
	for i := range p.Columns {
		c := &p.Columns[i]
		if _, settled := best.Columns[i]; settled || c.Empty || !slices.Contains(unitNames, c.Name) || !c.ofUnits() {
			continue
		}
		c.Field, c.Score, c.Why = "indicator_unit", mapping.Sure, "map.units"
		return
	}
}

// oneFigure says that a row has a single figure, under the name of its column.
func (p *SheetPlan) oneFigure() bool {
	n := 0
	for i := range p.Columns {
		if p.Columns[i].Field == ownName {
			n++
		}
	}
	return n == 1 && !p.has("indicator")
}

// ofUnits says whether most of the column's cells are units of measure.
func (c *ColumnPlan) ofUnits() bool {
	n := 0
	for _, s := range c.Values.Samples() {
		if ingest.IsUnit(s) {
			n++
		}
	}
	return n > 0 && 2*n > c.Values.Filled-c.Values.Missing
}

// takeFigures takes the columns of figures of a table of indicators under
// their own names.
func (p *SheetPlan) takeFigures(figured map[string]bool) {
	if p.Kind != mapping.Indicators || p.has("value") {
		return
	}
	if p.has("indicator") && !p.yearsInNames() && p.takeValue() {
		return
	}
	beside := p.beside()
	for i := range p.Columns {
		c := &p.Columns[i]
		if c.Field != "" || p.settled(c) || i >= beside || c.otherwise() != nil {
			continue
		}
		// An empty column takes back the figures that the workspace has.
		if c.Values.Numbers > 0 && 2*c.Values.Numbers > c.Values.Filled-c.Values.Missing || c.Values.Filled == c.Values.Missing && figured[c.Name] {
			c.Field, c.Score, c.Why = ownName, mapping.Sure, "map.figure"
		}
	}
}

// takeValue takes the column of figures of a table that names an indicator in each row:
// the one that is called so whatever stands in it, else the only one that has any.
func (p *SheetPlan) takeValue() bool {
	var called, figures []*ColumnPlan
	for i := range p.Columns {
		c := &p.Columns[i]
		if c.Field != "" || p.settled(c) || c.otherwise() != nil {
			continue
		}
		if len(c.Guesses) > 0 && c.Guesses[0].Field == "value" && c.Guesses[0].Score >= mapping.Likely {
			called = append(called, c)
		}
		if c.Values.Numbers > 0 && 2*c.Values.Numbers > c.Values.Filled-c.Values.Missing {
			figures = append(figures, c)
		}
	}
	for _, list := range [][]*ColumnPlan{called, figures} {
		if len(list) == 1 {
			list[0].Field, list[0].Score, list[0].Why = "value", mapping.Sure, "map.figure"
			return true
		}
	}
	return false
}

// otherwise is what a column surely is that is no figure although it may be of
// digits; nil for nothing of the sort.
func (c *ColumnPlan) otherwise() *mapping.Field {
	if len(c.Guesses) == 0 || c.Guesses[0].Score < mapping.Sure {
		return nil
	}
	f := mapping.FieldOf(c.Guesses[0].Field)
	if f.Personal || f.Type == mapping.Code || f.ID == "year" || f.ID == "month" {
		return f
	}
	return nil
}

// beside is the place of the first column that belongs to another table, which
// stands beside the first: it has the name of the one that says the place.
func (p *SheetPlan) beside() int {
	place := ""
	for i := range p.Columns {
		switch c := &p.Columns[i]; {
		case place == "" && slices.Contains([]string{"code", "county_code", "county", "division_name", "village", "village_code"}, c.Field):
			place = strings.Join(c.Path, "·")
		case place != "" && c.Field == "" && strings.Join(c.Path, "·") == place:
			return i
		}
	}
	return len(p.Columns)
}

// ratios are names of figures that are in no unit of a table's others.
var ratios = regexp.MustCompile(`[率比%％‰]|指数|系数|增速|增幅|增长$|名次|位次|排名`)

// declaredUnit gives the unit that a line above the table declares (单位：万元) to
// the figures whose column has none: to all that go under their own names, and to
// those of fields that are measured in the like. Of several units (单位：户、亩、万元)
// a field takes the only one of its quantity.
func (p *SheetPlan) declaredUnit() {
	units := strings.FieldsFunc(p.Layout.Unit, func(r rune) bool { return r == '、' || r == ',' || r == '，' })
	for i := range p.Columns {
		c := &p.Columns[i]
		field := mapping.FieldOf(c.Field)
		if c.Unit != "" || len(units) == 0 {
			continue
		}
		u := units[0]
		switch {
		case c.Field == ownName && len(units) == 1:
			if !p.declaredFor(c, u) {
				continue
			}
		case field != nil && field.Unit != "":
			if u = onlyUnit(units, field.Unit); u == "" {
				continue
			}
		default:
			continue
		}
		switch {
		case c.tooMuch(u):
			c.Unit = "元"
			p.note("unit-head", c.Name, u)
		case field != nil && len(units) > 1 && u != field.Unit:
			c.Unit = u
			p.note("unit-several", c.Name, u)
		default:
			c.Unit = u
		}
	}
}

// onlyUnit is the one of the units that measures the same as another; "" for none
// or several.
func onlyUnit(units []string, like string) (unit string) {
	for _, u := range units {
		if _, ok := mapping.Convert(u, like); ok {
			if unit != "" && unit != u {
				return ""
			}
			unit = u
		}
	}
	return unit
}

// perHead are names of money that a person or a household has.
var perHead = regexp.MustCompile(`人均|户均|per_?(?:head|capita)`)

// muchPerHead is more yuan than anybody has in a year on average.
const muchPerHead = 1e6

// tooMuch says that figures a head cannot be in the unit of the table's others, but
// may well be in yuan: 6500 under 单位：万元.
func (c *ColumnPlan) tooMuch(unit string) bool {
	if c.Field != "income_per_head_yuan" && !perHead.MatchString(c.Name) {
		return false
	}
	times, ok := mapping.Convert(unit, "元")
	if !ok || times <= 1 {
		return false
	}
	median := c.Values.Median()
	return median <= muchPerHead && median*times > muchPerHead
}

// littleMoney is an amount in yuan that no village, team or person has in a year.
const littleMoney = 200

// doubtMoney tells of amounts without a unit that are too small for yuan.
func (p *SheetPlan) doubtMoney() {
	for i := range p.Columns {
		c := &p.Columns[i]
		f := mapping.FieldOf(c.Field)
		if f == nil || f.Unit != "元" || c.Unit != "" || c.Empty || c.Values.Numbers == 0 {
			continue
		}
		if middle := c.Values.Median(); middle > 0 && middle < littleMoney {
			p.note("unit-unsaid", c.Name, strconv.FormatFloat(middle, 'f', -1, 64))
			p.Issues[len(p.Issues)-1].Severity = data.Warning
		}
	}
}

// note says something of a column before any row is read.
func (p *SheetPlan) note(code, column string, args ...string) {
	p.Issues = append(p.Issues, data.Issue{
		Severity: data.Note, Code: code, Sheet: p.Sheet.Name, Column: column, Args: append([]string{column}, args...),
	})
}

// declaredFor says whether a column of figures is in the unit declared above it:
// ratios are in per cent and in nothing else, and a title that says per cent speaks
// of the ratios among the columns, or of years.
func (p *SheetPlan) declaredFor(c *ColumnPlan, unit string) bool {
	ratio := ratios.MatchString(c.Name)
	if !strings.ContainsAny(unit, "%％‰") {
		return !ratio
	}
	name, year := yearOfName(c.Column)
	return ratio || !p.Layout.UnitInTitle || year != 0 && name == ""
}

func (p *SheetPlan) settled(c *ColumnPlan) bool {
	_, a := p.Mapping.Columns[c.Name]
	_, b := p.Mapping.Columns[c.Letter]
	return a || b
}
