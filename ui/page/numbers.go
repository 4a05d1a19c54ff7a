package page

import (
	"slices"
	"strings"

	"taihang/analysis/cube"
	"taihang/analysis/dataset"
	"taihang/analysis/figure"
	"taihang/analysis/measure"
	"taihang/data"
	"taihang/data/text"
	"taihang/ui/model"
)

// Numbers beside the figures, of page heads, key figures and inspectors, come
// from the same catalogue as the figures: a page names a measure and never
// works one out for itself.

// fitting is the part of w that speaks of a measure: the conditions on
// dimensions that its rows have. The rest would be ignored by the cube, and a
// figure that named it would say what is not so.
func fitting(ds *dataset.Dataset, id string, w cube.Where) cube.Where {
	m, err := ds.Measures.Get(id)
	if err != nil || len(w) == 0 {
		return w
	}
	var out cube.Where
	for _, c := range w {
		if slices.Contains(m.Dims, c.Dim) {
			out = append(out, c)
		}
	}
	return out
}

// placeDims are the dimensions that say where.
var placeDims = []cube.Dim{cube.Province, cube.Prefecture, cube.County, cube.Tier}

// placesOf is the part of w that says where; peopleOf is the rest.
func placesOf(w cube.Where) (out cube.Where) {
	for _, c := range w {
		if slices.Contains(placeDims, c.Dim) {
			out = append(out, c)
		}
	}
	return out
}

func peopleOf(w cube.Where) (out cube.Where) {
	for _, c := range w {
		if !slices.Contains(placeDims, c.Dim) {
			out = append(out, c)
		}
	}
	return out
}

// fitted is a figure of the page with filter and selection cut down to what
// its measure knows.
func fitted(s *model.State, f figure.Spec) figure.Spec {
	f = s.Figure(f)
	if len(f.Measures) > 0 {
		f.Where, f.Select = fitting(s.Data, f.Measures[0], f.Where), fitting(s.Data, f.Measures[0], f.Select)
	}
	return f
}

// versus is a measure over the whole and over the selection.
type versus struct {
	m          *measure.Measure
	whole, sel measure.Cell
	has        bool // the selection, or a part of it, speaks of the measure
	part       bool // only a part of it does: its places
}

// compare evaluates a measure over filter and selection; more narrows both.
func compare(s *model.State, id string, more cube.Where) versus {
	m, err := s.Data.Measures.Get(id)
	if err != nil {
		return versus{m: &measure.Measure{ID: id, Zh: id, En: id}}
	}
	w := fitting(s.Data, id, s.Where).And(more)
	v := versus{m: m, whole: cellOf(s.Data, id, w, s.Year)}
	if sel := fitting(s.Data, id, s.Select); len(sel) > 0 {
		v.has, v.part = true, len(sel) < len(s.Select)
		v.sel = cellOf(s.Data, id, w.And(sel), s.Year)
	}
	return v
}

// printedOf writes a value without its unit: “—” for none, as shares in per
// cent. A suppressed value is not a gap.
func printedOf(m *measure.Measure, v data.Value) string {
	switch v.State {
	case data.Suppressed:
		return "＜10"
	case data.Present:
		if m.Unit == measure.Share {
			return text.Fixed(v.V*100, m.Decimals)
		}
		return text.Fixed(v.V, m.Decimals)
	}
	return "—"
}

// pct writes a share as a sentence does.
func pct(v data.Value) string { return text.Percent(v.Float(), 1) }

// signed writes a difference, which is never without its sign.
func signed(v float64, decimals int) string {
	s := text.Fixed(v, decimals)
	if v > 0 && strings.Trim(s, "0.,") != "" {
		return "+" + s
	}
	return s
}

// unitOf is a measure's unit as printed.
func unitOf(l text.Lang, m *measure.Measure) string { return l.Pick(m.UnitZh, m.UnitEn) }

// nameOf is a measure's name.
func nameOf(l text.Lang, m *measure.Measure) string { return l.Pick(m.Zh, m.En) }

// reach is the right end of a comparison's axis: all of a share above a third,
// else half as much again as the larger of the two. With nothing to compare a
// share's axis is all of it, and an amount has none: 0.
func (v versus) reach() float64 {
	if !v.has {
		if v.m.Unit == measure.Share {
			return 1
		}
		return 0
	}
	hi := max(v.whole.V.Float(), v.sel.V.Float())
	if w, s := v.whole.V, v.sel.V; w.State != data.Present {
		hi = s.Float()
	} else if s.State != data.Present {
		hi = w.V
	}
	switch {
	case !(hi > 0):
		return 1
	case v.m.Unit == measure.Share && hi > 1./3:
		return 1
	}
	return hi * 1.5
}

// keysOf are the keys that w keeps of a place dimension's counties: the
// positions of the counties inside every condition on places.
func countiesIn(ds *dataset.Dataset, w cube.Where) (in []int) {
	for i := range ds.Counties {
		if countyPasses(&ds.Counties[i], w) {
			in = append(in, i)
		}
	}
	return in
}

func countyPasses(c *dataset.County, w cube.Where) bool {
	for _, cond := range w {
		key := ""
		switch cond.Dim {
		case cube.County:
			key = c.Code
		case cube.Prefecture:
			key = c.Prefecture
		case cube.Tier:
			key = string(c.Tier)
		case cube.Listed:
			key = cube.No
			if listed(c) {
				key = cube.Yes
			}
		default:
			continue
		}
		if slices.Contains(cond.Keys, key) == cond.Not {
			return false
		}
	}
	return true
}

// listed says whether a county is on the list of poor counties of 2012.
func listed(c *dataset.County) bool { return c.Poor != data.PoorNone && c.Poor != "" }

// join writes names as a sentence lists them.
func join(s *model.State, names []string) string { return strings.Join(names, s.T("ui.select.sep")) }

// factLine joins the parts of a line of facts, leaving out the empty ones.
func factLine(parts ...string) string {
	return strings.Join(slices.DeleteFunc(parts, func(s string) bool { return s == "" }), " • ")
}
