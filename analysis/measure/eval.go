package measure

import (
	"math"
	"slices"
	"strconv"

	"taihang/analysis/cube"
	"taihang/data"
	"taihang/data/text"
)

// Query asks for a measure by up to three dimensions.
//
// Years is the period. A stock (Measure.Stock) takes the last of them that
// has data, a flow adds them up, unless By contains the year. Without Years an
// imported indicator takes its latest year, everything else the baseline, 2016.
type Query struct {
	By    []cube.Dim
	Where cube.Where
	Years []int
}

// Result is a measure by dimension, complete over the keys: Cells lie row by
// row, the last dimension running fastest.
type Result struct {
	Measure *Measure
	Dims    []cube.Dim
	Keys    [][]string
	Cells   []Cell
	Years   []int  // of which the cells speak; empty when there is none
	Reason  string // catalogue key saying why there are no values; "" when there are
}

// At returns the cell of one position a dimension.
func (r Result) At(pos ...int) Cell {
	k := 0
	for d, p := range pos {
		k = k*len(r.Keys[d]) + p
	}
	return r.Cells[k]
}

// KeysAt are the keys of the nth cell.
func (r Result) KeysAt(n int) []string {
	keys := make([]string, len(r.Dims))
	for d := len(keys) - 1; d >= 0; d-- {
		keys[d] = r.Keys[d][n%len(r.Keys[d])]
		n /= len(r.Keys[d])
	}
	return keys
}

// Get returns the cell of one key a dimension; ok is false for an unknown key.
func (r Result) Get(keys ...string) (c Cell, ok bool) {
	pos := make([]int, len(keys))
	for d, k := range keys {
		if pos[d] = slices.Index(r.Keys[d], k); pos[d] < 0 {
			return Cell{}, false
		}
	}
	return r.At(pos...), true
}

// Get returns a measure by its id.
func (c *Catalogue) Get(id string) (*Measure, error) {
	if i, ok := c.byID[id]; ok {
		return &c.List[i], nil
	}
	if m, err := c.derived(id); m != nil || err != nil {
		return m, err
	}
	ids := make([]string, len(c.List))
	for i := range c.List {
		ids[i] = c.List[i].ID
	}
	return nil, text.Errorf("measure.unknown", id, cube.Nearest(id, ids))
}

// Total is the measure over everything that q keeps, not broken down.
func (c *Catalogue) Total(cb *cube.Cube, id string, q Query) (Cell, error) {
	q.By = nil
	r, err := c.Eval(cb, id, q)
	if err != nil {
		return Cell{}, err
	}
	return r.Cells[0], nil
}

// Eval computes a measure.
func (c *Catalogue) Eval(cb *cube.Cube, id string, q Query) (Result, error) {
	m, err := c.Get(id)
	if err != nil {
		return Result{}, err
	}
	if err := cb.Check(q.Where); err != nil {
		return Result{}, err
	}
	num, den, err := m.terms(cb, q)
	if err != nil {
		return Result{}, err
	}
	r := Result{Measure: m, Dims: q.By, Years: m.years(cb, num.Table, q)}
	pick := r.keys(cb, num, den, q)
	if len(r.Years) == 0 {
		r.Reason = reasonYear
		return r, nil
	}
	w := q.Where.Set(cube.Year, yearKeys(r.Years)...)
	var p parts
	if p.num, err = cb.Group(num.query(q.By, w)); err != nil {
		return Result{}, err
	}
	if den != nil {
		g, err := cb.Group(den.query(q.By, w))
		if err != nil {
			return Result{}, err
		}
		p.den = &g
	}
	for _, t := range num.covers(cb) {
		g, err := cb.Group(t.query(q.By, w))
		if err != nil {
			return Result{}, err
		}
		p.covers = append(p.covers, g)
	}
	for i, g := range pick {
		if !r.Cells[i].Outside && r.cell(i, p, g) {
			r.Reason = reasonRollup
		}
	}
	return r, nil
}

// parts are the groups that a result's cells are made of.
type parts struct {
	num    cube.Groups
	den    *cube.Groups  // nil for a measure without a denominator
	covers []cube.Groups // of an amount of areas: see Cover
}

// Why a result has no values.
const (
	reasonYear   = "measure.reason.year"
	reasonRollup = "measure.reason.rollup"
)

// cell fills cell i from group g of the parts. It reports a group of several
// rows of a measure that has no value for such; nor has such a measure one for a
// group without any.
func (r *Result) cell(i int, p parts, g int) (several bool) {
	if p.den == nil {
		r.Cells[i] = plain(p.num, g)
	} else {
		r.Cells[i] = ratio(p.num, *p.den, g)
	}
	c := &r.Cells[i]
	c.counties = r.Measure.Num.Table == TableCounty && r.Measure.Num.Sum != ""
	switch {
	case p.covers != nil:
		c.N, c.Missing, c.Withheld, c.Own = int(p.covers[0].Sum[g]), int(p.covers[1].Sum[g]), int(p.covers[2].Sum[g]), int(p.covers[3].Sum[g])
	case !r.Measure.NoRollup:
	case c.N > 1 || c.N == 1 && c.Missing > 0: // nor is one of several their average
		c.V = data.Value{}
		return true
	case c.N == 0 && c.V.State == data.Present: // no row has no average, and no class: not 0
		c.V = data.Value{State: data.NotApplicable}
	}
	if p.den == nil && p.num.N[g] > 1 {
		c.V.V = Added(c.V.V)
	}
	return false
}

// Added takes off a sum what adding brought in: 123.46 + 88.25 is 211.71 and not
// 211.70999999999998.
func Added(v float64) float64 {
	if v == math.Trunc(v) {
		return v
	}
	short, _ := strconv.ParseFloat(strconv.FormatFloat(v, 'g', 14, 64), 64)
	return short
}

// terms returns the numerator and denominator to use for a breakdown.
func (m *Measure) terms(cb *cube.Cube, q Query) (num Term, den *Term, err error) {
	num, den = m.Num, m.Den
	if t := m.area(cb, q); t != nil {
		num.Table = t.Name
	}
	for _, d := range q.By {
		for _, t := range []*Term{&num, den} {
			if t != nil && cb.Tables[t.Table] != nil && !cb.Tables[t.Table].Has(d) {
				return num, den, text.Errorf("measure.nodim", m.ID, d, dimList(m.Dims))
			}
		}
	}
	return num, den, nil
}

// area is the table of the figures of prefectures or the province that answers
// what q asks for; nil to go by the counties. A question about single counties,
// or kinds of them, is not answered from it.
func (m *Measure) area(cb *cube.Cube, q Query) *cube.Table {
	asked := slices.Clone(q.By)
	for _, c := range q.Where {
		if slices.Contains(Dims[TableCounty], c.Dim) {
			asked = append(asked, c.Dim)
		}
	}
	name := TableProvince
	if slices.Contains(asked, cube.Prefecture) {
		name = TablePrefecture
	}
	t, n := cb.Tables[name], m.Num
	if m.Den != nil || n.Table != TableCounty || n.Sum == "" || n.With != "" || n.Where != nil || t == nil || t.Nums[n.Sum] == nil {
		return nil
	}
	if slices.ContainsFunc(asked, func(d cube.Dim) bool { return !t.Has(d) }) {
		return nil
	}
	return t
}

// covers add up what an amount of areas stands on; none for anything else.
func (t Term) covers(cb *cube.Cube) (out []Term) {
	if t.Table != TablePrefecture && t.Table != TableProvince {
		return nil
	}
	for _, c := range covers(t.Sum) {
		if cb.Tables[t.Table].Nums[c] != nil {
			out = append(out, Term{Table: t.Table, Sum: c, Where: t.Where})
		}
	}
	return out
}

func dimList(dims []cube.Dim) string {
	s := ""
	for i, d := range dims {
		if i > 0 {
			s += ", "
		}
		s += string(d)
	}
	return s
}

func (t Term) query(by []cube.Dim, w cube.Where) cube.Query {
	return cube.Query{Table: t.Table, By: by, Where: t.Where.And(w), Sum: t.Sum, With: t.With}
}

// part is one half of a cell.
func part(g cube.Groups, i int) (v float64, n, missing, withheld int, state data.State) {
	n, v = int(g.N[i]), float64(g.N[i])
	if g.Sum != nil {
		v = g.Sum[i]
	}
	state = data.Present
	if g.Null != nil {
		withheld = int(g.Suppressed[i])
		missing = withheld + int(g.Null[i])
		if n == 0 {
			state = absent(g, i)
		}
	}
	return v, n, missing, withheld, state
}

// absent says why a group without a present figure has none. A group without
// any row is an honest zero.
func absent(g cube.Groups, i int) data.State {
	switch {
	case g.Suppressed[i] > 0:
		return data.Suppressed
	case g.Null[i] > 0:
		return data.Null
	case g.NA[i] > 0:
		return data.NotApplicable
	}
	return data.Present
}

func plain(g cube.Groups, i int) Cell {
	v, n, missing, withheld, state := part(g, i)
	c := Cell{Num: v, N: n, Missing: missing, Withheld: withheld, V: data.Value{State: state}}
	if state == data.Present {
		c.V = data.Num(v)
	}
	return c
}

// ratio is numerator over denominator. Nothing to divide by is not a gap but
// a question that does not arise: the share of party members of no cadres.
func ratio(ng, dg cube.Groups, i int) Cell {
	nv, nn, missing, withheld, ns := part(ng, i)
	dv, dn, dm, dw, ds := part(dg, i)
	c := Cell{Num: nv, Den: dv, N: dn, Missing: max(missing, dm), Withheld: max(withheld, dw)}
	switch {
	case ds != data.Present:
		c.V.State = ds
	case ns != data.Present && nn == 0:
		c.V.State = ns
	case dv == 0:
		c.V.State = data.NotApplicable
	default:
		c.V = data.Num(nv / dv)
	}
	return c
}

// have are the years of which there are figures.
func (m *Measure) have(cb *cube.Cube) []int {
	if m.Years != nil {
		return m.Years
	}
	return cb.YearsOf(m.Num.Table, m.Num.Sum)
}

// years are those of which a query's cells speak, ascending. A file may have
// figures of areas in more years than of counties: these are asked for by name,
// and where one year is to stand for several it is one that counties have too.
func (m *Measure) years(cb *cube.Cube, table string, q Query) []int {
	have := m.have(cb)
	asked := len(q.Years) > 0
	for _, c := range q.Where {
		asked = asked || c.Dim == cube.Year
	}
	mine := q.within(have)
	if table != m.Num.Table && m.Years == nil && (len(mine) == 0 || slices.Contains(q.By, cube.Year)) {
		have = slices.Concat(have, cb.YearsOf(table, m.Num.Sum))
		slices.Sort(have)
		mine = q.within(slices.Compact(have))
	}
	if len(mine) == 0 || slices.Contains(q.By, cube.Year) {
		return mine
	}
	last := mine[len(mine)-1:]
	switch {
	case asked && m.Stock != "":
		return last
	case asked:
		return mine
	case !m.imported() && slices.Contains(mine, data.FirstYear):
		return []int{data.FirstYear}
	}
	return last
}

// within are the years that a query asks for.
func (q Query) within(years []int) []int {
	return slices.DeleteFunc(slices.Clone(years), func(y int) bool {
		if len(q.Years) > 0 && !slices.Contains(q.Years, y) {
			return true
		}
		return slices.ContainsFunc(q.Where, func(c cube.Cond) bool {
			return c.Dim == cube.Year && slices.Contains(c.Keys, strconv.Itoa(y)) == c.Not
		})
	})
}

func yearKeys(years []int) []string {
	keys := make([]string, len(years))
	for i, y := range years {
		keys[i] = strconv.Itoa(y)
	}
	return keys
}
