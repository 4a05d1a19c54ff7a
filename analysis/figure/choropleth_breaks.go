package figure

import "strconv"

// Breaks are the limits between the classes of a map, ascending, in the
// measure's own unit (0 to 1 for shares): what Spec.Breaks takes to make the
// same classes by hand. It is nil for every other figure and for the tiers.
func (r *Resolved) Breaks() []float64 {
	m, ok := r.body.(*choropleth)
	if !ok || m.tiers || len(m.classes) < 2 {
		return nil
	}
	out := make([]float64, 0, len(m.classes)-1)
	for _, c := range m.classes[1:] {
		out = append(out, clean(c.lower/m.factor))
	}
	return out
}

// clean drops what binary arithmetic leaves behind: 0.30000000000000004.
func clean(v float64) float64 {
	c, err := strconv.ParseFloat(strconv.FormatFloat(v, 'g', 12, 64), 64)
	if err != nil {
		return v
	}
	return c
}
