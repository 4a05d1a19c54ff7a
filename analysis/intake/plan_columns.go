package intake

import (
	"slices"
	"strings"

	"taihang/analysis/mapping"
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
	if k := p.Mapping.Kind; k != "" {
		t.Known = known(memory, k)
		if k == mapping.Divisions { // the list of villages has no codes of its own
			if f := h.FitKind(mapping.VillageList, t); len(f.Missing) == 0 {
				k = mapping.VillageList
			}
		}
		p.Fits = []mapping.Fitted{h.FitKind(k, t)}
		p.Kind = k
	} else {
		for _, k := range mapping.Kinds {
			t.Known = join2(t.Known, known(memory, k.Name))
		}
		p.Fits = h.Recognise(t)
		p.Kind = p.Fits[0].Kind
	}
	best := p.Fits[0]
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
	p.declaredUnit()
	p.datedBy()
	unknown := len(best.Missing) > 0 || p.Mapping.Kind == "" && best.Score < certain || p.bare()
	switch {
	case p.byPerson(unknown):
		p.Skip = byPerson
	case unknown:
		p.Skip = "sheet-unknown"
	}
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

// takeFigures takes the columns of figures of a table of indicators under
// their own names.
func (p *SheetPlan) takeFigures(figured map[string]bool) {
	if p.Kind != mapping.Indicators || p.has("value") {
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

// declaredUnit gives the unit that a line above the table declares (单位：万元)
// to the figures whose column has none: to all that go under their own names,
// and to those of fields that are measured in the like.
func (p *SheetPlan) declaredUnit() {
	u := p.Layout.Unit
	if u == "" || strings.ContainsAny(u, "、,，") {
		return
	}
	for i := range p.Columns {
		c := &p.Columns[i]
		if c.Unit != "" {
			continue
		}
		field := mapping.FieldOf(c.Field)
		switch {
		case c.Field == ownName && !strings.ContainsAny(c.Name, "率比") && !strings.Contains(c.Name, "指数"):
			c.Unit = u
		case field != nil && field.Unit != "":
			if _, ok := mapping.Convert(u, field.Unit); ok {
				c.Unit = u
			}
		}
	}
}

func (p *SheetPlan) settled(c *ColumnPlan) bool {
	_, a := p.Mapping.Columns[c.Name]
	_, b := p.Mapping.Columns[c.Letter]
	return a || b
}
