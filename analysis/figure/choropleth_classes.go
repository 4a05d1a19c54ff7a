package figure

import (
	"fmt"
	"image/color"
	"math"
	"slices"

	"taihang/analysis/classify"
	"taihang/analysis/dataset"
	"taihang/analysis/figure/style"
	"taihang/analysis/measure"
	"taihang/data"
	"taihang/data/text"
)

// palette is the ramp that a measure's direction asks for, or the one named.
func (m *choropleth) palette() (style.Palette, error) {
	if m.spec.Palette != "" {
		p, ok := style.ByID(m.spec.Palette)
		if !ok || p.Kind == style.Qualitative {
			return p, text.Errorf("figure.palette.unknown", m.spec.Palette)
		}
		return p, nil
	}
	switch m.m.Direction {
	case measure.Burden:
		return style.Ochre, nil
	case measure.Target:
		return style.Teal, nil
	case measure.Change:
		return style.DivergingRamp, nil
	}
	return style.Blue, nil
}

// breaks returns the inner breaks in printed units: the method's, each moved
// to the roundest number that leaves every value in its class.
func (m *choropleth) breaks(pool []float64) ([]float64, error) {
	if _, err := m.palette(); err != nil {
		return nil, err
	}
	if len(pool) == 0 {
		return nil, nil
	}
	if m.m.Calendar {
		years := slices.Compact(slices.Sorted(slices.Values(pool)))
		return years[1:], nil
	}
	o := classify.Options{Method: classify.Method(m.spec.Method), K: m.spec.K, Nice: true}
	for _, b := range m.spec.Breaks {
		if m.m.Max > 0 && b > m.m.Max {
			return nil, text.Errorf("figure.breaks.beyond", b, m.m.Max)
		}
		o.Breaks = append(o.Breaks, b*m.factor)
	}
	if o.K == 0 {
		o.K = 6
	}
	b, err := classify.Classify(pool, o)
	if err != nil {
		return nil, err
	}
	return slices.Clone(b.Inner()), nil
}

// cut makes the classes between the breaks. Classes that are empty at both
// ends stay: a reader compares years by them.
func (m *choropleth) cut(inner, pool []float64) []class {
	if len(pool) == 0 {
		return nil
	}
	p, _ := m.palette()
	lo, hi := slices.Min(pool), slices.Max(pool)
	limits := append(append([]float64{min(lo, first(inner, lo))}, inner...), max(hi, last(inner, hi)))
	k := len(limits) - 1
	colours := m.colours(p, limits)
	out := make([]class, k)
	for i := range out {
		out[i] = class{lower: limits[i], upper: limits[i+1], colour: colours[i], key: fmt.Sprintf("class:%d", i)}
		a, b := m.limit(limits[i]), m.limit(limits[i+1])
		switch {
		case m.m.Calendar:
			out[i].label, out[i].short = m.printed(limits[i]), m.printed(limits[i])
		case k == 1:
			out[i].label = m.span(lo, hi)
			out[i].short = out[i].label
		case i == k-1 && m.m.Max > 0 && limits[i] >= m.m.Max*m.factor:
			out[i].label, out[i].short = a, a // nothing is above 100 %
		case i == 0:
			out[i].label, out[i].short = m.lang.T("figure.map.under", b), m.lang.T("figure.map.under", b)
		case i == k-1:
			out[i].label, out[i].short = m.lang.T("figure.map.from", a), "≥ "+a
		default:
			out[i].label, out[i].short = a+" – "+b, a+"–"+b
		}
	}
	return out
}

// span is the label of a single class: one value, or from lowest to highest.
func (m *choropleth) span(lo, hi float64) string {
	if lo == hi {
		return m.printed(lo)
	}
	return m.printed(lo) + " – " + m.printed(hi)
}

// colours of the classes. A diverging ramp keeps its middle at zero: classes
// below take the one side, those above the other.
func (m *choropleth) colours(p style.Palette, limits []float64) []color.NRGBA {
	k := len(limits) - 1
	if p.Kind != style.Diverging {
		return p.Colours(k, m.scheme.Dark)
	}
	all := p.All(m.scheme.Dark)
	out := make([]color.NRGBA, k)
	half := len(all) / 2
	var below, above int
	for i := range k {
		switch {
		case limits[i+1] <= 0:
			below++
		case limits[i] >= 0:
			above++
		}
	}
	for i := range k {
		switch {
		case i < below:
			out[i] = between(all, float64(half-1)-float64((below-1-i)*(half-1))/float64(max(1, below-1)))
		case i >= k-above:
			out[i] = between(all, float64(half+1)+float64((i-(k-above))*(half-1))/float64(max(1, above-1)))
		default:
			out[i] = all[half]
		}
	}
	return out
}

// between is the colour at a place of a ramp that may lie between two stops.
func between(ramp []color.NRGBA, at float64) color.NRGBA {
	i := min(int(at), len(ramp)-2)
	return style.Mix(ramp[i], ramp[i+1], at-float64(i))
}

// classOf returns the class of v: the last class takes its upper end.
func classOf(classes []class, v float64) int {
	for i := len(classes) - 1; i > 0; i-- {
		if v >= classes[i].lower {
			return i
		}
	}
	return 0
}

// limit writes a break with the decimals it has, at most two more than the
// measure's values.
func (m *choropleth) limit(v float64) string {
	d := 0
	for p := 1.0; d < m.m.Decimals+2 && math.Abs(math.Round(v*p)-v*p) > 1e-6; d++ {
		p *= 10
	}
	return text.Fixed(v, d)
}

func first(s []float64, or float64) float64 {
	if len(s) == 0 {
		return or
	}
	return s[0]
}

func last(s []float64, or float64) float64 {
	if len(s) == 0 {
		return or
	}
	return s[len(s)-1]
}

// legend lists the classes, highest first, and a row for each other state that
// occurs. Counts add up to the number of counties.
func (m *choropleth) legend() []Entry {
	var out []Entry
	for i := range m.classes {
		c := &m.classes[i]
		if m.tiers && !m.listed(i) { // its list is not loaded, which is not the same as none
			continue
		}
		out = append(out, Entry{Color: c.colour, Label: c.label, Key: c.key, Count: c.counties, Extra: text.Count(c.villages)})
	}
	if !m.tiers {
		slices.Reverse(out)
	}
	for _, k := range []int{isZero, suppressed, noData, notApplicable, outside} {
		n, v := 0, 0
		for i, s := range m.shows {
			if s == k {
				n++
				v += m.poor[m.ds.Counties[i].Code]
			}
		}
		if n == 0 {
			continue
		}
		e := Entry{Color: m.plain(k), Label: m.lang.T(stateKey(k)), Key: stateName(k), Count: n, Extra: text.Count(v)}
		if k == suppressed {
			e.Swatch = SwatchHatch
		}
		out = append(out, e)
	}
	return out
}

func stateName(k int) string { return stateNames[-1-k] }

var stateNames = []string{"nodata", "zero", "suppressed", "inapplicable", "outside"}

// isState says whether a legend's key is a state and no class.
func isState(key string) bool { return slices.Contains(stateNames, key) }

// listed says whether any county is in a tier.
func (m *choropleth) listed(tier int) bool {
	return slices.ContainsFunc(m.ds.Counties, func(c dataset.County) bool { return c.Tier == data.Tiers[tier] })
}
