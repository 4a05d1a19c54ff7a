package figure

import (
	"slices"

	"taihang/analysis/cube"
	"taihang/analysis/measure"
	"taihang/data"
)

// A brush moves along one dimension: of the conditions of the selection only
// its own changes. The measure by chart dimension × brushed dimension is
// therefore worked out once, when the brush starts, and a move only adds up
// the lines of the keys inside it (the data tiles of imMens, Liu et al. 2013,
// the pre-aggregation of Mosaic). A move then costs the same at any number of
// rows. Everything that cannot be added up so goes the plain way.

// brushable are the dimensions with few enough keys for a tile.
var brushable = []cube.Dim{cube.Age, cube.AgeBand, cube.Education, cube.Level, cube.Sex, cube.Role, cube.UnitKind, cube.VillageKind, cube.Reserve}

// evalSelected is the measure under filter and selection; q has the filter.
func (c *chart) evalSelected(id string, q measure.Query) (measure.Result, error) {
	plain := q
	plain.Where = q.Where.And(c.spec.Select)
	i := slices.IndexFunc(c.spec.Select, func(x cube.Cond) bool { return slices.Contains(brushable, x.Dim) })
	if i < 0 || c.ds.Cube.Check(c.spec.Select) != nil {
		return selections.eval(c.ds, id, plain)
	}
	cond := c.spec.Select[i]
	m, err := c.ds.Measures.Get(id)
	if err != nil || !c.countsBy(m, cond.Dim) {
		return selections.eval(c.ds, id, plain)
	}
	q.Where = q.Where.And(slices.Delete(slices.Clone(c.spec.Select), i, i+1))
	if slices.ContainsFunc(q.Where, func(x cube.Cond) bool { return x.Dim == cond.Dim }) {
		return selections.eval(c.ds, id, plain)
	}
	at := slices.Index(q.By, cond.Dim)
	if at < 0 {
		if len(q.By) > 2 {
			return selections.eval(c.ds, id, plain)
		}
		q.By = append(slices.Clone(q.By), cond.Dim)
	}
	r, err := wholes.eval(c.ds, id, q)
	if err != nil || len(r.Years) == 0 {
		return selections.eval(c.ds, id, plain)
	}
	if at >= 0 {
		return within(r, at, cond), nil
	}
	return fold(r, cond), nil
}

// countsBy says whether a measure only counts rows, of tables that have the
// dimension: such counts can be added up.
func (c *chart) countsBy(m *measure.Measure, d cube.Dim) bool {
	ok := func(t measure.Term) bool {
		table := c.ds.Cube.Tables[t.Table]
		return t.Sum == "" && t.With == "" && table != nil && table.Has(d)
	}
	return !m.NoRollup && ok(m.Num) && (m.Den == nil || ok(*m.Den))
}

// within puts the keys of dimension at that the condition leaves out outside.
func within(r measure.Result, at int, cond cube.Cond) measure.Result {
	stride := 1
	for _, keys := range r.Keys[at+1:] {
		stride *= len(keys)
	}
	keep := keeps(r.Keys[at], cond)
	r.Cells = slices.Clone(r.Cells)
	for i := range r.Cells {
		if !keep[i/stride%len(keep)] {
			r.Cells[i] = measure.Cell{Outside: true, V: data.Value{State: data.NotApplicable}}
		}
	}
	return r
}

// fold adds up the last dimension over the keys that the condition keeps.
func fold(r measure.Result, cond cube.Cond) measure.Result {
	last := len(r.Dims) - 1
	keep := keeps(r.Keys[last], cond)
	n := len(keep)
	groups := 1
	for _, keys := range r.Keys[:last] {
		groups *= len(keys)
	}
	out := measure.Result{Measure: r.Measure, Dims: r.Dims[:last], Keys: r.Keys[:last], Years: r.Years, Reason: r.Reason}
	out.Cells = make([]measure.Cell, groups)
	for g := range out.Cells {
		c := &out.Cells[g]
		if n > 0 && r.Cells[g*n].Outside { // all of the group's are: its own key is outside
			*c = r.Cells[g*n]
			continue
		}
		for k, x := range r.Cells[g*n : (g+1)*n] {
			if keep[k] {
				c.Num, c.Den, c.N = c.Num+x.Num, c.Den+x.Den, c.N+x.N
			}
		}
		switch {
		case r.Measure.Den == nil:
			c.V = data.Num(c.Num)
		case c.Den == 0:
			c.V.State = data.NotApplicable
		default:
			c.V = data.Num(c.Num / c.Den)
		}
	}
	return out
}

func keeps(keys []string, cond cube.Cond) []bool {
	keep := make([]bool, len(keys))
	for i, k := range keys {
		keep[i] = slices.Contains(cond.Keys, k) != cond.Not
	}
	return keep
}
