package measure

import "taihang/analysis/cube"

// The definitions are grouped as an analyst asks: people, teams and villages,
// selection, poverty and exits, village life, money, duties and rules,
// support. A share's two halves are written over the same table wherever the
// question allows, so that its parts add up.

// where reads the conditions of a definition. They are constants of this
// package; a slip in one is found by the first test that evaluates it.
func where(s string) cube.Where {
	w, err := cube.ParseWhere(s)
	if err != nil {
		panic(err)
	}
	return w
}

func rows(table, cond string) Term { return Term{Table: table, Where: where(cond)} }

func sum(table, column, cond string) Term {
	return Term{Table: table, Sum: column, Where: where(cond)}
}

// known counts the rows whose column is there.
func known(table, column, cond string) Term {
	return Term{Table: table, With: column, Where: where(cond)}
}

// paired adds up a column over the rows where the other is there too.
func paired(table, column, other, cond string) Term {
	return Term{Table: table, Sum: column, With: other, Where: where(cond)}
}

func over(t Term) *Term { return &t }

// words are a pair of texts.
type words struct{ zh, en string }

// count defines a number of things or an amount.
func count(id string, name, unit words, u Unit, num Term, of words, stock string, dir Direction) Measure {
	return Measure{
		ID: id, Zh: name.zh, En: name.en, UnitZh: unit.zh, UnitEn: unit.en, Unit: u, Num: num,
		NumZh: of.zh, NumEn: of.en, Stock: stock, Direction: dir,
	}
}

// share defines a part of a whole.
func share(id string, name words, num Term, of words, den Term, in words, stock string, dir Direction) Measure {
	return Measure{
		ID: id, Zh: name.zh, En: name.en, UnitZh: "%", UnitEn: "%", Unit: Share, Num: num, Den: over(den),
		NumZh: of.zh, NumEn: of.en, DenZh: in.zh, DenEn: in.en, Stock: stock, Direction: dir, Decimals: 1, Max: 1,
	}
}

// mean defines an amount per thing.
func mean(id string, name, unit words, u Unit, num Term, of words, den Term, in words, stock string, dir Direction, decimals int) Measure {
	return Measure{
		ID: id, Zh: name.zh, En: name.en, UnitZh: unit.zh, UnitEn: unit.en, Unit: u, Num: num, Den: over(den),
		NumZh: of.zh, NumEn: of.en, DenZh: in.zh, DenEn: in.en, Stock: stock, Direction: dir, Decimals: decimals,
	}
}

// noted adds how it is worked out.
func (m Measure) noted(zh, en string) Measure {
	m.NoteZh, m.NoteEn = zh, en
	return m
}

var (
	unitPersons   = words{"人", "persons"}
	unitVillages  = words{"个村", "villages"}
	unitYuan      = words{"元", "yuan"}
	ofCadres      = words{"在岗驻村干部", "cadres on the roster"}
	ofVillages    = words{"建档立卡贫困村", "registered poor villages"}
	ofListed      = words{"贫困县", "poor counties of the 2012 list"}
	ofTeams       = words{"在驻工作组", "work teams standing"}
	ofEntries     = words{"名单上的人选", "persons on selection lists"}
	rosterNote    = words{"按每年 6 月 30 日在岗计。", "Counted on 30 June of the year."}
	demoSource    = words{"演示数据，全省数与公开报道一致，其余为虚构", "Demo data: the province as reported, the rest invented"}
	fileSource    = words{"导入的数据", "Imported data"}
	factSource    = words{"公开的县情资料与 2012 年贫困县名单", "Published county facts and the 2012 list of poor counties"}
	programmeFrom = words{"驻村帮扶台账", "Programme records"}
)

// Builtin returns the measures that every workspace has.
func Builtin() *Catalogue {
	var c Catalogue
	for _, group := range [][]Measure{people(), shape(), selection(), poverty(), village(), money(), duties(), rules(), support()} {
		for _, m := range group {
			c.add(m)
		}
	}
	return &c
}

// add appends a measure, or replaces the one of the same id.
func (c *Catalogue) add(m Measure) {
	if m.Dims == nil {
		m.Dims = shared(m.Num, m.Den)
	}
	if m.Stock == Roster && m.NoteZh == "" {
		m.NoteZh, m.NoteEn = rosterNote.zh, rosterNote.en
	}
	if m.SourceZh == "" {
		m.SourceZh, m.SourceEn = programmeFrom.zh, programmeFrom.en
	}
	if c.byID == nil {
		c.byID = map[string]int{}
	}
	if i, ok := c.byID[m.ID]; ok {
		c.List[i] = m
		return
	}
	c.byID[m.ID] = len(c.List)
	c.List = append(c.List, m)
}
