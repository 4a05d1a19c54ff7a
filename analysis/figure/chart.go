package figure

import (
	"slices"
	"strings"

	"taihang/analysis/cube"
	"taihang/analysis/dataset"
	"taihang/analysis/measure"
	"taihang/data"
	"taihang/data/text"
)

// chart is what every kind of chart knows: the dataset, the request, the
// measure, and the measure's value over the whole and over the selection.
type chart struct {
	ds     *dataset.Dataset
	spec   Spec
	lang   text.Lang
	m      *measure.Measure
	period []int
	all    measure.Cell
	chosen measure.Cell
	picked bool // a selection is made, though it may be of nothing

	partial []string // the figures that are not of all their counties: 石家庄 2 / 22 县
}

// newChart finds the measure, or the kind's usual one, and its totals.
func newChart(ds *dataset.Dataset, s Spec, usual string) (chart, error) {
	id := usual
	if len(s.Measures) > 0 {
		id = s.Measures[0]
	}
	c := chart{ds: ds, spec: s, lang: langOf(s), picked: len(s.Select) > 0}
	m, err := ds.Measures.Get(id)
	if err != nil {
		return c, err
	}
	c.m = m
	r, err := c.eval(m.ID, s.Years, nil)
	if err != nil {
		return c, err
	}
	c.all, c.period = r.whole.Cells[0], r.whole.Years
	if c.picked {
		c.chosen = r.sel.Cells[0]
	}
	return c, nil
}

// pair is a measure over the whole and over the selection.
type pair struct{ whole, sel measure.Result }

// eval evaluates a measure under the filter, and under filter and selection.
func (c *chart) eval(id string, years []int, where cube.Where, by ...cube.Dim) (pair, error) {
	q := measure.Query{By: by, Where: c.spec.Where.And(where), Years: years}
	whole, err := wholes.eval(c.ds, id, q)
	if err != nil || !c.picked {
		return pair{whole: whole}, err
	}
	sel, err := c.evalSelected(id, q)
	return pair{whole, sel}, err
}

// grids are the pair as grids of one or two dimensions; the selection's is
// empty without one.
func (p pair) grids() (whole, sel grid) {
	return gridOf(p.whole), gridOf(p.sel)
}

func gridOf(r measure.Result) grid {
	switch len(r.Keys) {
	case 0:
		return grid{}
	case 1:
		return grid{r.Keys[0], []string{""}, r.Cells}
	}
	return grid{r.Keys[0], r.Keys[1], r.Cells}
}

// by is the breakdown asked for, or the kind's usual one.
func (c *chart) by(usual ...cube.Dim) []cube.Dim {
	by := slices.Clone(usual)
	copy(by, c.spec.By)
	return by
}

// name is a key of a dimension in the figure's language.
func (c *chart) name(d cube.Dim, key string) string { return c.ds.Label(c.lang, d, key) }

// names are several keys, joined as a sentence does; more than three end in
// “等 n 类”.
func (c *chart) names(d cube.Dim, keys []string) string {
	if d == cube.Age && len(keys) > 1 {
		return ageRange(keys[0], keys[len(keys)-1])
	}
	var names []string
	for _, k := range keys[:min(len(keys), 3)] {
		names = append(names, c.ds.ShortLabel(c.lang, d, k))
	}
	s := strings.Join(names, c.lang.T("figure.and"))
	if len(keys) > 3 {
		k := "figure.etc." + string(d)
		if !text.Has(k) {
			k = "figure.etc"
		}
		s = c.lang.T(k, names[0], len(keys))
	}
	return s
}

// where says conditions in words: 层级 省派，片区 燕山-太行山.
func (c *chart) where(w cube.Where) string {
	var parts []string
	for _, cond := range w {
		k := "figure.where"
		if cond.Not {
			k = "figure.where.not"
		}
		if _, place := countyKey(&dataset.County{}, cond.Dim); place && !cond.Not {
			k = "figure.where.place"
		}
		if !cond.Not && slices.Equal(cond.Keys, []string{cube.Yes}) {
			parts = append(parts, dimName(c.lang, cond.Dim)) // “贫困县”, not “贫困县 是”
			continue
		}
		parts = append(parts, c.lang.T(k, dimName(c.lang, cond.Dim), c.names(cond.Dim, cond.Keys)))
	}
	return strings.Join(parts, c.lang.T("figure.comma"))
}

func dimName(l text.Lang, d cube.Dim) string { return dataset.DimName(l, d) }

// wholeName and selectedName name the two sides of every comparison. The whole
// is the province only while no filter has cut it down.
func (c *chart) wholeName() string {
	if len(c.spec.Where) == 0 {
		return c.lang.T("figure.whole")
	}
	return c.lang.T("figure.whole.filtered")
}

func (c *chart) selectedName() string {
	if n := count(c.pickedCounties()); n > 0 && onlyPlaces(c.spec.Select) {
		if n == 1 {
			return c.countyName(slices.Index(c.pickedCounties(), true))
		}
		return c.lang.T("figure.selected.counties", n)
	}
	return c.lang.T("figure.selected")
}

func (c *chart) countyName(i int) string {
	return c.lang.Pick(c.ds.Counties[i].Short, c.ds.Counties[i].NameEn)
}

// prefName is a prefecture's name without 市, as maps and panels write it.
func (c *chart) prefName(code string) string {
	return c.ds.ShortLabel(c.lang, cube.Prefecture, code)
}

// value writes a value of the measure with its unit where it is one sign;
// bare leaves the unit to the subtitle.
func (c *chart) value(v float64) string { return valueText(c.m, v) }

func valueText(m *measure.Measure, v float64) string {
	if m.Unit == measure.Share {
		return text.Percent(v, m.Decimals)
	}
	return text.Fixed(v, m.Decimals)
}

func (c *chart) bare(v float64) string {
	return strings.TrimSuffix(c.value(v), "%")
}

// unit is the measure's unit as printed.
func (c *chart) unit() string { return c.lang.Pick(c.m.UnitZh, c.m.UnitEn) }

// measureName is the measure's name.
func (c *chart) measureName() string { return c.lang.Pick(c.m.Zh, c.m.En) }

// heading makes title and subtitle: the finding, or else the measure; then the
// parts the kind gives, the period, n and the filters.
func (c *chart) heading(r *Resolved, f finding, parts ...string) {
	title, ok := f.in(c.lang)
	if !ok {
		title = c.measureName()
	} else if name := c.measureName(); len(parts) > 0 && !strings.Contains(title, name) && !strings.HasPrefix(parts[0], name) {
		parts[0] = name + c.lang.T("figure.comma") + c.inSentence(parts[0])
	}
	r.Title = title
	if w := c.where(c.spec.Where); w != "" {
		parts = append(parts, w)
	}
	if c.picked && c.spec.Surface != Screen {
		// On screen the head of the page names the selection, once.
		parts = append(parts, c.lang.T("figure.selected.is", c.where(c.spec.Select)))
	}
	parts = slices.DeleteFunc(parts, func(s string) bool { return s == "" })
	r.Subtitle = strings.Join(parts, bullet)
}

// n is “n = 3,023 / 22,112”: what the selection and the whole rest on, in
// counties where the figures are theirs. A figure that the file has for the whole
// itself rests on nothing that is counted here.
func (c *chart) n() string {
	if c.all.N == 0 || !c.picked && c.all.Own == c.all.N {
		return ""
	}
	n := text.Count(c.all.N)
	if c.picked {
		n = text.Count(c.chosen.N) + " / " + n
	}
	if c.m.Num.Table == measure.TableCounty {
		n = c.lang.T("figure.counties", n)
	}
	return nIs(n)
}

// nIs is “n = …” that no line break tears apart.
func nIs(n string) string { return "n\u00a0=\u00a0" + strings.ReplaceAll(n, " ", "\u00a0") }

// inSentence is a part of a subtitle as it stands after a comma.
func (c *chart) inSentence(s string) string {
	if c.lang == text.EN && s != "" {
		return strings.ToLower(s[:1]) + s[1:]
	}
	return s
}

// dimWord is a dimension's name inside a sentence.
func (c *chart) dimWord(d cube.Dim) string {
	s := dimName(c.lang, d)
	if c.lang == text.EN {
		return strings.ToLower(s)
	}
	return s
}

// periodText is the year or years the figure speaks of.
func (c *chart) periodText() string {
	switch n := len(c.period); {
	case n == 0:
		return ""
	case n == 1 && c.m.Stock == measure.YearEnd:
		return c.lang.T("figure.year_end", c.period[0])
	case n == 1:
		return c.lang.T("figure.year", c.period[0])
	default:
		return c.lang.T("figure.years", c.period[0], c.period[n-1])
	}
}

// none is the empty state: it names the filter that leaves nothing.
func (c *chart) none(p *painter, box rect) {
	if w := c.where(c.spec.Where); w != "" {
		p.empty(box, p.t("figure.empty.filter", w))
		return
	}
	p.empty(box, p.t("figure.empty", c.measureName()))
}

// columns head the rows behind a figure: the dimensions, then the measure over
// the whole and, with a selection, over that.
func (c *chart) columns(dims ...cube.Dim) []Column {
	var cols []Column
	for _, d := range dims {
		cols = append(cols, Column{Name: dimName(c.lang, d)})
	}
	cols = append(cols, Column{c.lang.T("figure.of", c.measureName(), c.wholeName()), c.m.Unit, c.m.Decimals})
	if c.picked {
		cols = append(cols, Column{c.lang.T("figure.of", c.measureName(), c.selectedName()), c.m.Unit, c.m.Decimals})
	}
	return cols
}

// row is a row for columns.
func (c *chart) row(whole, sel data.Value, words ...string) []Datum {
	var row []Datum
	for _, w := range words {
		row = append(row, word(w))
	}
	row = append(row, valueOf(whole))
	if c.picked {
		row = append(row, valueOf(sel))
	}
	return row
}

// resolved puts a chart together. Where figures are not of all their counties it
// says so.
func (c *chart) resolved(b body, t Table, f finding, parts ...string) *Resolved {
	r := &Resolved{body: b, Figures: t, Source: c.sourceLine()}
	if note := c.partialNote(); note != "" {
		if c.spec.Surface == Screen { // which has no notes
			parts = append(parts, note)
		} else {
			r.Notes = append(r.Notes, note)
		}
	}
	c.heading(r, f, parts...)
	return r
}
