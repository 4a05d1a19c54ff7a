package measure

import (
	"strings"

	"taihang/analysis/cube"
	"taihang/data"
)

// IndicatorPrefix starts the id of an imported indicator's measure.
const IndicatorPrefix = "indicator:"

// Indicator is the measure of an imported indicator. Amounts may be added up
// over counties; averages and ratios may not, so beyond a county they have no
// value unless the file brought one. An undated one has the year 0.
func Indicator(i data.IndicatorInfo) Measure {
	m := Measure{
		ID: IndicatorPrefix + i.Name, Zh: i.Zh, En: i.En, UnitZh: i.Unit, UnitEn: unitInEnglish(i.Unit), Unit: Other,
		Num: Term{Table: TableCounty, Sum: IndicatorPrefix + i.Name}, NumZh: i.Zh, NumEn: i.En,
		Direction: Amount, Stock: Yearly, SourceZh: i.Source, SourceEn: i.Source, Invented: i.Invented, NoRollup: !i.Sum,
	}
	for _, s := range []*string{&m.Zh, &m.En, &m.NumZh, &m.NumEn} {
		if *s == "" {
			*s = i.Name
		}
	}
	if m.SourceZh == "" {
		m.SourceZh, m.SourceEn = fileSource.zh, fileSource.en
	}
	return m
}

// unitNames are the units that files of statistics come in, in English.
var unitNames = map[string]string{
	"亿元": "hundred million yuan", "万元": "ten thousand yuan", "元": "yuan", "人": "persons", "万人": "ten thousand persons", "万": "ten thousand",
	"户": "households", "万户": "ten thousand households", "公里": "km", "平方公里": "km²", "亩": "mu", "公顷": "ha", "吨": "tonnes", "年": "years",
}

// unitInEnglish is a file's unit in English; one that is not known stays.
func unitInEnglish(unit string) string {
	if en, ok := unitNames[unit]; ok {
		return en
	}
	return unit
}

// imported says that the measure is an indicator from a file.
func (m *Measure) imported() bool { return strings.HasPrefix(m.ID, IndicatorPrefix) }

// ImportedYears are the years of an indicator from a file, ascending; nil of a
// measure of the programme.
func (m *Measure) ImportedYears(cb *cube.Cube) []int {
	if !m.imported() {
		return nil
	}
	return m.have(cb)
}

// With returns the catalogue with the measures of indicators. The built-in
// ones, made of programme rows, are marked as invented in a demo workspace. An
// indicator that a built-in measure shows already (poor_people) is not listed
// twice, but answers to both ids.
func (c *Catalogue) With(indicators []Measure, demo bool) *Catalogue {
	var out Catalogue
	for _, m := range c.List {
		if demo && m.SourceZh == programmeFrom.zh {
			m.Invented, m.SourceZh, m.SourceEn = true, demoSource.zh, demoSource.en
		}
		out.add(m)
	}
	for _, m := range indicators {
		if i, ok := out.byID[strings.TrimPrefix(m.ID, IndicatorPrefix)]; ok && out.List[i].Num.Table == TableCounty {
			out.byID[m.ID] = i
			out.credit(m, demo)
			continue
		}
		out.add(m)
	}
	return &out
}

// Without takes measures of which the workspace says nothing: they have no data,
// and their note says why.
func (c *Catalogue) Without(ids ...string) *Catalogue {
	for _, id := range ids {
		if i, ok := c.byID[id]; ok {
			m := &c.List[i]
			m.Years = []int{}
			*m = m.noted("工作区没有一行标明，无数据。", "No row of the workspace states it: no data.")
		}
	}
	return c
}

// Within restricts measures to years: of others the workspace says nothing.
func (c *Catalogue) Within(years []int, ids ...string) *Catalogue {
	for _, id := range ids {
		if i, ok := c.byID[id]; ok && c.List[i].Years == nil {
			c.List[i].Years = append([]int{}, years...)
		}
	}
	return c
}

// credit names an indicator's source on every built-in measure made of it.
func (c *Catalogue) credit(m Measure, demo bool) {
	name := strings.TrimPrefix(m.ID, IndicatorPrefix)
	for i := range c.List {
		if b := &c.List[i]; !demo && b.Num.Table == TableCounty && (b.Num.Sum == name || b.Num.With == name) {
			b.SourceZh, b.SourceEn, b.Invented = m.SourceZh, m.SourceEn, m.Invented
		}
	}
}
