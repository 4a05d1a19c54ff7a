package measure

import "reflect"

// IsTotal says that the measure adds things up, so that it is larger where
// there is more to count: on a map a large county looks grave for its size.
// An average, a code and an extent of land are none.
func (m *Measure) IsTotal() bool {
	return m.Den == nil && !m.NoRollup && !m.IsExtent() && m.Direction != Class && m.Direction != Change
}

// IsExtent says that the measure is the size of the land itself.
func (m *Measure) IsExtent() bool { return m.Den == nil && m.Num.Sum == "area_km2" }

// Ratio returns the measure that sets a total against what it comes from: the
// first with the same numerator, which for a sum may be kept to the rows that
// have a denominator too. It is nil when there is none.
func (c *Catalogue) Ratio(total *Measure) *Measure {
	for i := range c.List {
		m := &c.List[i]
		num := m.Num
		if num.Sum != "" {
			num.With = total.Num.With
		}
		if m.Den != nil && reflect.DeepEqual(num, total.Num) {
			return m
		}
	}
	return nil
}
