package figure

import (
	"image/color"
	"math"
	"slices"
	"strconv"
	"strings"

	"taihang/analysis/cube"
	"taihang/analysis/dataset"
	"taihang/analysis/figure/style"
	"taihang/analysis/measure"
	"taihang/data"
	"taihang/data/text"
	"taihang/geo/mesh"
)

func init() { register(Choropleth, resolveChoropleth) }

// What a county shows when it is in none of the classes.
const (
	noData = -1 - iota
	isZero
	suppressed
	notApplicable
	outside // of the filter
)

// choropleth is a measure by county: classes, what each county shows, and the
// ground it is drawn on.
type choropleth struct {
	chart
	scheme   *style.Scheme
	classes  []class // low to high; tiers in their order
	tiers    bool
	factor   float64                  // from the measure's value to the printed one: 100 for shares
	val      []float64                // by county, printed units; NaN when there is none
	shows    []int                    // by county: a class or one of the constants
	order    []int                    // counties with a value, the highest first
	selected []bool                   // by county
	kept     []bool                   // by county: inside the filter
	poor     map[string]int           // poor villages by county code
	whole    bool                     // every value is a whole number
	changes  map[int][]dataset.Change // by county: what changes of divisions did to its figure
	tip      [][]string
	entries  []Entry
	dots     map[data.Level][]mesh.Pt
}

// class is a class of the legend. It holds [Lower, Upper); the last one holds
// Upper as well.
type class struct {
	lower, upper float64
	colour       color.NRGBA
	counties     int
	villages     int
	key          string
	label        string // as on paper: 8 – 12
	short        string // as on screen: 8–12
}

func resolveChoropleth(ds *dataset.Dataset, s Spec) (*Resolved, error) {
	c, err := newChart(ds, s, "poverty_incidence")
	if err != nil {
		return nil, err
	}
	m := &choropleth{chart: c, scheme: style.For(s.Theme), factor: 1, tiers: c.m.Direction == measure.Class}
	m.selected, m.kept = m.pickedCounties(), m.keptCounties()
	if !m.muting() {
		m.picked = false // a selection that is no place does not show: nothing may say it does
	}
	m.poor = villageCounts(ds)
	if c.m.Unit == measure.Share {
		m.factor = 100
	}
	if m.tiers {
		m.classifyTiers()
	} else if err := m.classify(); err != nil {
		return nil, err
	}
	m.count()
	m.rank()
	m.tips()
	m.entries, m.dots = m.legend(), m.villageDots()
	r := &Resolved{
		body: m, Legend: m.entries, Figures: m.table(), Report: ds.Map.Report,
		Notes: m.notes(), Source: m.source(),
	}
	m.heading(r, m.finding(), m.subtitle()...)
	return r, nil
}

// cells returns the measure by county, in the order of the counties, and the
// years that it speaks of.
func (m *choropleth) cells(years []int) ([]measure.Cell, []int, error) {
	r, err := m.ds.Measures.Eval(m.ds.Cube, m.m.ID, measure.Query{
		By: []cube.Dim{cube.County}, Where: m.spec.Where, Years: years,
	})
	if err != nil {
		return nil, nil, err
	}
	out := make([]measure.Cell, len(m.ds.Counties))
	for k, key := range r.Keys[0] {
		if i, ok := slices.BinarySearchFunc(m.ds.Counties, key, func(c dataset.County, code string) int { return strings.Compare(c.Code, code) }); ok {
			out[i] = r.Cells[k]
		}
	}
	return out, r.Years, nil
}

// period is the year that the map shows: the last one asked for.
func (m *choropleth) years() []int {
	if n := len(m.spec.Years); n > 0 && m.m.Stock != "" {
		return m.spec.Years[n-1:]
	}
	return m.spec.Years
}

// classify cuts the counties' values into classes.
func (m *choropleth) classify() error {
	cells, years, err := m.cells(m.years())
	if err != nil {
		return err
	}
	m.changes = map[int][]dataset.Change{}
	for _, c := range m.ds.Changes(m.m, years) {
		if m.kept[c.County] {
			m.changes[c.County] = append(m.changes[c.County], c)
		}
	}
	m.val, m.shows = make([]float64, len(cells)), make([]int, len(cells))
	for i, c := range cells {
		m.val[i] = c.V.Float() * m.factor
		m.shows[i] = m.state(i, c)
	}
	pool, err := m.pool()
	if err != nil {
		return err
	}
	inner, err := m.breaks(pool)
	if err != nil {
		return err
	}
	m.classes = m.cut(inner, pool)
	for i, v := range m.val {
		if m.shows[i] == 0 {
			m.shows[i] = classOf(m.classes, v)
		}
	}
	return nil
}

// state says why a county is in no class, or 0 when it will be in one.
func (m *choropleth) state(i int, c measure.Cell) int {
	switch {
	case !m.kept[i] || c.Outside:
		return outside
	case c.V.State == data.Suppressed:
		return suppressed
	case c.V.State == data.NotApplicable:
		return notApplicable
	case c.V.State != data.Present:
		return noData
	case c.V.V == 0 && m.zeroApart():
		return isZero
	}
	return 0
}

// zeroApart says that a true zero has its own row in the legend: none of what
// is counted. A change of zero is a value like any other.
func (m *choropleth) zeroApart() bool { return m.m.Direction != measure.Change }

// pool is the values that set the breaks: those shown or, locked, those of the
// years that are to share the classes.
func (m *choropleth) pool() ([]float64, error) {
	var out []float64
	for i, x := range m.val {
		if m.shows[i] == 0 && len(m.spec.Lock) == 0 {
			out = append(out, x)
		}
	}
	for _, y := range m.spec.Lock {
		cells, _, err := m.cells([]int{y})
		if err != nil {
			return nil, err
		}
		for i, c := range cells {
			if m.state(i, c) == 0 {
				out = append(out, c.V.V*m.factor)
			}
		}
	}
	return out, nil
}

// classifyTiers makes a class of each tier.
func (m *choropleth) classifyTiers() {
	colours := append(slices.Clone(style.Tier.All(m.scheme.Dark)), style.Mix(m.scheme.Mute, m.scheme.Canvas, .45))
	for i, t := range data.Tiers {
		name := m.ds.Label(m.lang, cube.Tier, string(t))
		m.classes = append(m.classes, class{colour: colours[i], key: string(t), label: name, short: name})
	}
	m.val, m.shows = make([]float64, len(m.ds.Counties)), make([]int, len(m.ds.Counties))
	for i := range m.ds.Counties {
		m.shows[i] = slices.Index(data.Tiers, m.ds.Counties[i].Tier)
		if !m.kept[i] {
			m.shows[i] = outside
		}
		m.val[i] = float64(m.shows[i])
	}
}

// count fills in how many counties and villages each class has.
func (m *choropleth) count() {
	for i, k := range m.shows {
		if k >= 0 {
			m.classes[k].counties++
			m.classes[k].villages += m.poor[m.ds.Counties[i].Code]
		}
	}
}

// rank orders the counties that have a value, the highest first.
func (m *choropleth) rank() {
	for i, k := range m.shows {
		if k >= 0 || k == isZero {
			m.order = append(m.order, i)
		}
	}
	m.whole = !slices.ContainsFunc(m.order, func(i int) bool { return m.val[i] != math.Trunc(m.val[i]) })
	slices.SortStableFunc(m.order, func(a, b int) int { return compareDown(m.val[a], m.val[b]) })
}

// colour is what a county is filled with.
func (m *choropleth) colour(county int) color.NRGBA {
	s := m.scheme
	if county < 0 {
		return s.NoData
	}
	k := m.shows[county]
	muted := m.muting() && !m.selected[county]
	switch {
	case k >= 0 && muted && m.tiers:
		return style.Mix(m.classes[k].colour, s.Canvas, style.MuteShare)
	case k >= 0 && muted:
		return style.Greys(len(m.classes), s.Dark)[k]
	case k >= 0:
		return m.classes[k].colour
	}
	return m.plain(k)
}

// plain is the fill of what is in no class.
func (m *choropleth) plain(k int) color.NRGBA {
	switch k {
	case isZero, suppressed:
		return m.scheme.Canvas
	case notApplicable:
		return m.scheme.Mute2
	case outside:
		return m.scheme.MapBack
	}
	return m.scheme.NoData
}

// muting says that some counties are selected, so that the others step back.
func (m *choropleth) muting() bool { return slices.Contains(m.selected, true) }

// tips are what a tooltip says of each county.
func (m *choropleth) tips() {
	rank := map[int]int{}
	for n, i := range m.order {
		rank[i] = n + 1
		if n > 0 && m.val[m.order[n-1]] == m.val[i] {
			rank[i] = rank[m.order[n-1]]
		}
	}
	for i := range m.ds.Counties {
		c := &m.ds.Counties[i]
		tip := []string{m.lang.Pick(c.Name, c.NameEn)}
		switch k := m.shows[i]; {
		case m.tiers && k >= 0:
			tip = append(tip, m.classes[k].label)
		case k >= 0 || k == isZero:
			tip = append(tip, m.measureName()+"\t"+m.printed(m.val[i])+unitSuffix(m.unit()))
			if !m.m.Calendar {
				tip = append(tip, m.lang.T("figure.map.rank")+"\t"+m.lang.T("figure.map.rank.n", rank[i], len(m.order)))
			}
		default:
			tip = append(tip, m.measureName()+"\t"+m.lang.T(stateKey(k)))
		}
		for _, c := range m.changes[i] {
			tip = append(tip, m.lang.T("figure.map.change")+"\t"+m.lang.T("figure.map.change."+string(c.Kind)))
		}
		if n := m.poor[c.Code]; n > 0 {
			tip = append(tip, m.lang.T("figure.map.villages")+"\t"+text.Count(n))
		}
		m.tip = append(m.tip, tip)
	}
}

// AreaTip is the tooltip of a feature of the map: a title, then lines whose
// two halves are parted by a tab. It is nil for a figure that is no map.
func (r *Resolved) AreaTip(feature int) []string {
	m, ok := r.body.(*choropleth)
	if !ok || feature < 0 || feature >= len(m.ds.Map.County) {
		return nil
	}
	if i := m.ds.Map.County[feature]; i >= 0 {
		return m.tip[i]
	}
	return []string{m.ds.Map.Mesh.Features[feature].Name, m.lang.T("figure.map.nodata")}
}

// printed writes a value in printed units, without the unit. An amount whose
// figures are all whole has no decimals, whatever its definition allows.
func (m *choropleth) printed(v float64) string {
	if m.m.Calendar {
		return strconv.FormatFloat(v, 'f', -1, 64)
	}
	if m.m.Den == nil && m.whole {
		return text.Fixed(v, 0)
	}
	return text.Fixed(v, m.m.Decimals)
}

func unitSuffix(unit string) string {
	if unit == "%" || unit == "" {
		return unit
	}
	return " " + unit
}

func stateKey(k int) string {
	switch k {
	case isZero:
		return "figure.map.zero"
	case suppressed:
		return "figure.map.suppressed"
	case notApplicable:
		return "figure.map.inapplicable"
	case outside:
		return "figure.map.outside"
	}
	return "figure.map.nodata"
}
