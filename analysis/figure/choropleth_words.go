package figure

import (
	"slices"
	"strings"

	"taihang/analysis/dataset"
	"taihang/analysis/measure"
	"taihang/data"
)

// villageCounts counts the poor villages of each county.
func villageCounts(ds *dataset.Dataset) map[string]int {
	n := map[string]int{}
	for i := range ds.Villages {
		n[ds.Villages[i].County]++
	}
	return n
}

// tierFinding counts the counties of the three tiers, or of the one whose list
// is loaded.
func (m *choropleth) tierFinding() finding {
	in, lists, last := 0, 0, 0
	for i, c := range m.classes[:3] {
		in += c.counties
		if m.listed(i) {
			lists, last = lists+1, i
		}
	}
	rest := m.classes[3].counties
	switch {
	case in == 0 || rest == 0:
		return finding{}
	case lists == 3:
		return finding{key: "figure.find.tiers", args: []any{in, rest}}
	case lists == 1:
		return finding{key: "figure.find.tier", args: []any{in, m.classes[last].label, rest}}
	}
	return finding{key: "figure.find.tiers.loaded", args: []any{in, rest}}
}

// finding is a sentence that the map's figures prove: where the ten highest
// are, or which county is the highest.
func (m *choropleth) finding() finding {
	if m.tiers {
		return m.tierFinding()
	}
	if len(m.order) < 2 || m.muting() {
		return finding{}
	}
	name := m.measureName()
	if v := m.val[m.order[0]]; v == m.val[m.order[len(m.order)-1]] {
		return finding{key: "figure.find.all_same", args: []any{name, len(m.order), m.printed(v) + unitSuffix(m.unit())}}
	}
	var list []finding
	if m.m.Direction != measure.Target && len(m.order) > 20 && m.val[m.order[9]] > m.val[m.order[10]] {
		if pref, n := m.mostly(m.order[:10]); n >= 4 {
			list = append(list, finding{key: "figure.find.top_in" + m.most(), args: []any{name, n, m.prefName(pref)}})
		}
	}
	if top := m.order[0]; m.val[top] > m.val[m.order[1]] && !m.m.Calendar {
		list = append(list, finding{key: "figure.find.top" + m.most(), args: []any{name, m.countyName(top), m.printed(m.val[top]) + unitSuffix(m.unit())}})
	}
	return firstFitting(m.lang, list)
}

// most is how the word for the greatest value goes, as the end of a key: a
// rate is highest, of a total there is most, land is largest.
func (m *choropleth) most() string {
	switch {
	case m.m.IsExtent():
		return "_size"
	case m.m.IsTotal():
		return "_count"
	}
	return ""
}

// mostly returns the prefecture that most of the counties lie in, if no other
// has as many.
func (m *choropleth) mostly(counties []int) (code string, n int) {
	by := map[string]int{}
	for _, i := range counties {
		by[m.ds.Counties[i].Prefecture]++
	}
	ties := 0
	for p, k := range by {
		switch {
		case k > n:
			code, n, ties = p, k, 0
		case k == n:
			ties++
		}
	}
	if ties > 0 {
		return "", 0
	}
	return code, n
}

// subtitle says what is mapped, its unit and year, by what, and n.
func (m *choropleth) subtitle() []string {
	if m.tiers {
		return []string{m.placed("figure.map.by_tier"), m.lang.T("figure.map.n_counties", len(m.ds.Counties))}
	}
	name := m.measureName()
	if u := m.unit(); u != "" {
		name = m.lang.T("figure.map.in_unit", name, u)
	}
	period := m.periodText()
	if m.m.Calendar {
		period = "" // the values are the years
	}
	return []string{
		name, period, m.placed("figure.map.by_county"),
		m.lang.T("figure.map.n_of", len(m.order), len(m.ds.Counties)),
	}
}

// placed is a part of the subtitle which, on paper, says where this is.
func (m *choropleth) placed(key string) string {
	if m.spec.Surface != Screen {
		key += ".paper"
	}
	if m.ds.List != data.FirstYear {
		return m.lang.T("figure.map.divisions", m.lang.T(key), m.ds.List)
	}
	return m.lang.T(key)
}

// notes are what the reader must know beside the source.
func (m *choropleth) notes() []string {
	var out []string
	if m.m.IsTotal() {
		note := m.lang.T("figure.map.is_total")
		if r := m.ds.Measures.Ratio(m.m); r != nil {
			note = m.lang.T("figure.map.is_total_see", m.lang.Pick(r.Zh, r.En))
		}
		out = append(out, note)
	}
	if len(m.spec.Select) > 0 && !m.muting() && m.spec.Surface != Screen {
		out = append(out, m.lang.T("figure.map.unselected"))
	}
	if n := m.changeNote(); n != "" {
		out = append(out, n)
	}
	if n := m.inferredYears(); n > 0 {
		out = append(out, m.lang.T("figure.map.inferred", n))
	}
	if m.tiers || m.spec.layer("tiers") {
		if n := m.lang.Pick(m.ds.Info.TierNoteZh, m.ds.Info.TierNoteEn); n != "" {
			out = append(out, n)
		}
	}
	if m.ds.Map.Vintage.Schematic {
		out = append(out, m.lang.T("figure.map.schematic"))
	}
	if n := len(m.ds.Map.Report.NoFeature); n > 0 {
		out = append(out, m.lang.T("figure.map.no_feature", n))
	}
	return out
}

// changeNote tells the counties that changes of divisions left without a figure,
// or with one that is not like the others.
func (m *choropleth) changeNote() string {
	var parts []string
	for _, kind := range []string{"lost", string(dataset.Joined), string(dataset.Former)} {
		var names []string
		for i := range m.ds.Counties {
			if slices.ContainsFunc(m.changes[i], func(c dataset.Change) bool {
				return string(c.Kind) == kind || kind == "lost" && c.Lost()
			}) {
				names = append(names, m.countyName(i))
			}
		}
		const most = 3
		switch n := len(names); {
		case n > most:
			parts = append(parts, m.lang.T("figure.map.changed.more."+kind, strings.Join(names[:most], m.lang.T("figure.list")), n))
		case n > 0:
			parts = append(parts, m.lang.T("figure.map.changed."+kind, strings.Join(names, m.lang.T("figure.list"))))
		}
	}
	if parts == nil {
		return ""
	}
	return m.lang.T("figure.map.changed", strings.Join(parts, m.lang.T("figure.semicolon")))
}

// inferredYears is how many of the years on a map of delisting were not
// published by name.
func (m *choropleth) inferredYears() int {
	n := 0
	for i, k := range m.shows {
		if m.m.Calendar && k >= 0 && !m.ds.Counties[i].Verified {
			n++
		}
	}
	return n
}

// layer says whether an optional layer is wanted. Without a list it is labels.
func (s Spec) layer(name string) bool {
	if len(s.Layers) == 0 {
		return name == "labels"
	}
	return slices.Contains(s.Layers, name)
}

// source is the two lines at the foot of a page, as one text: where figures
// and borders come from, and the projection.
func (m *choropleth) source() string {
	src := m.lang.Pick(m.m.SourceZh, m.m.SourceEn)
	if src == "" {
		src = m.lang.Pick(m.ds.Info.SourceZh, m.ds.Info.SourceEn)
	}
	return strings.Join([]string{
		m.lang.T("figure.source", src), m.lang.T("figure.map.borders", m.borders()), m.lang.T("figure.map.projection"),
	}, m.lang.T("figure.semicolon"))
}

func (m *choropleth) borders() string {
	v := m.ds.Map.Vintage
	if v.Schematic {
		return m.lang.T("figure.map.borders.schematic")
	}
	name := v.Name
	if name == "" {
		name = v.ID
	}
	if v.AsOf.Known() {
		name += m.lang.T("figure.map.borders.asof", v.AsOf)
	}
	return name
}

// credits is who made the map, when, from which data.
func (m *choropleth) credits() string {
	parts := []string{m.lang.T("figure.map.office", m.office())}
	if m.spec.Date != "" {
		parts = append(parts, m.lang.T("figure.made", m.spec.Date))
	}
	parts = append(parts, version(m.lang, m.ds.Info)...)
	if m.ds.Info.Demo {
		parts = append(parts, m.lang.T("figure.demo"))
	}
	return strings.Join(parts, segment)
}

// approval is the state of the map's approval number.
func (m *choropleth) approval() string {
	n := m.spec.Approval
	if n == "" {
		n = m.ds.Map.Vintage.Approval
	}
	switch {
	case n != "":
		return m.lang.T("figure.map.approval", n)
	case m.ds.Map.Vintage.Schematic:
		return m.lang.T("figure.map.approval.schematic")
	}
	return m.lang.T("figure.map.approval.none")
}

// table is the rows behind the map, by county code.
func (m *choropleth) table() Table {
	t := Table{Columns: []Column{
		{Name: m.lang.T("figure.map.code")},
		{Name: m.lang.T("figure.map.county")},
		{Name: m.lang.T("figure.map.prefecture")},
		{Name: m.measureName(), Unit: m.m.Unit, Decimals: m.m.Decimals},
		{Name: m.lang.T("figure.map.class")},
	}}
	if len(m.changes) > 0 {
		t.Columns = append(t.Columns, Column{Name: m.lang.T("figure.map.change")})
	}
	for i := range m.ds.Counties {
		c := &m.ds.Counties[i]
		row := []Datum{word(c.Code), word(m.lang.Pick(c.Name, c.NameEn)), word(m.name("prefecture", c.Prefecture))}
		k := m.shows[i]
		var v data.Value
		label := m.lang.T(stateKey(k))
		switch {
		case k >= 0:
			v, label = data.Num(m.val[i]/m.factor), m.classes[k].label
		case k == isZero:
			v = data.Num(0)
		case k == suppressed:
			v.State = data.Suppressed
		case k == notApplicable:
			v.State = data.NotApplicable
		}
		row = append(row, valueOf(v), word(label))
		if len(m.changes) > 0 {
			var told []string
			for _, c := range m.changes[i] {
				told = append(told, m.ds.Sentence(m.lang, c))
			}
			row = append(row, word(strings.Join(told, m.lang.T("figure.semicolon"))))
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}

// total is the measure over everything the filter keeps, with its name; empty
// where counties cannot be added up. Where some have no figure it is not the
// province's, but that of the counties that have one, or whose prefecture has,
// unless the file had a row for the province itself.
func (m *choropleth) total() string {
	if m.all.V.State != data.Present {
		return ""
	}
	name := m.wholeName()
	switch {
	case m.all.Own > 0 && !m.all.Partial():
	case m.all.Own > 0: // more counties than the map shows
		name = m.lang.T("figure.map.sum_own", m.all.N)
	case m.all.Partial():
		name = m.lang.T("figure.map.sum_of", m.all.N)
	case slices.Contains(m.shows, noData) || slices.Contains(m.shows, suppressed):
		name = m.lang.T("figure.map.sum_of", len(m.order))
	}
	return name + " " + m.printed(m.all.V.V*m.factor)
}

// office is 制图单位, or that it was not given.
func (m *choropleth) office() string {
	if m.spec.Office != "" {
		return m.spec.Office
	}
	return m.lang.T("figure.map.office.none")
}
