package page

import "taihang/ui/model"

// Counts are how many villages there are under the filter, and how many
// villages and people are selected.
type Counts struct{ Villages, Selected, People int }

// CountSelected counts what is selected. A selection of places counts their
// villages; one that speaks of people, which a village knows nothing of, the
// villages that those people are posted to.
func CountSelected(s *model.State) Counts {
	v, people := compare(s, "villages", nil), compare(s, "cadres", nil)
	n := Counts{Villages: int(v.whole.Num), People: int(people.sel.Num)}
	switch {
	case s.Select == nil:
	case v.has && !v.part:
		n.Selected = int(v.sel.Num)
	case people.has:
		w := fitting(s.Data, "cadres", s.Where).And(fitting(s.Data, "cadres", s.Select))
		n.Selected = s.Data.Served(s.Year, w)
	}
	return n
}
