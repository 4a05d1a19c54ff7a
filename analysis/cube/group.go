package cube

import (
	"sync"

	"taihang/data"
	"taihang/data/text"
)

// Query groups the rows of a table that pass Where.
type Query struct {
	Table string
	By    []Dim // at most 3
	Where Where
	Sum   string // column to add up; "" counts rows only
	With  string // rows count only if this column is present as well
}

// Groups is a group-by over every combination of the dictionaries' keys, row
// by row: the group of codes a, b, c is (a·Size[1] + b)·Size[2] + c.
//
// N counts the rows whose figures are all there (all rows, for a plain count);
// Null, NA and Suppressed those where Sum or With is not.
type Groups struct {
	Size                 []int
	N                    []int32
	Sum                  []float64
	Null, NA, Suppressed []int32
}

// maxGroups bounds a group-by: three dimensions of a few hundred keys.
const maxGroups = 1 << 24

// Group runs the query in one pass over the rows. The time goes into one
// gather a condition and one scatter a row; a year's condition skips the rest
// of a table that lies in year order.
func (c *Cube) Group(q Query) (Groups, error) {
	t := c.Tables[q.Table]
	if t == nil {
		return Groups{}, text.Errorf("measure.table", q.Table)
	}
	g, cols, err := c.groups(t, q.By)
	if err != nil {
		return Groups{}, err
	}
	sum, with, err := t.columns(q.Sum, q.With)
	if err != nil {
		return Groups{}, err
	}
	if sum != nil {
		g.Sum = make([]float64, len(g.N))
	}
	if sum != nil || with != nil {
		g.Null, g.NA, g.Suppressed = make([]int32, len(g.N)), make([]int32, len(g.N)), make([]int32, len(g.N))
	}
	tests := c.tests(t, q.Where)
	for _, r := range t.runs(tests) {
		m := maskOf(tests, r.lo, r.hi)
		part := make([][]uint16, len(cols))
		for i := range cols {
			part[i] = cols[i][r.lo:r.hi]
		}
		if sum == nil && with == nil {
			count(g.N, g.Size, part, *m)
		} else {
			g.add(part, *m, sum, with, r.lo)
		}
		masks.Put(m)
	}
	return g, nil
}

func (c *Cube) groups(t *Table, by []Dim) (Groups, [][]uint16, error) {
	if len(by) > 3 {
		return Groups{}, nil, text.Errorf("measure.dims", len(by))
	}
	n, g, cols := 1, Groups{}, [][]uint16(nil)
	for _, d := range by {
		if c.Dicts[d] == nil {
			return Groups{}, nil, text.Errorf("measure.where.dim", d, Nearest(string(d), c.dimNames()))
		}
		if !t.Has(d) {
			return Groups{}, nil, text.Errorf("measure.by", t.Name, d)
		}
		g.Size, cols = append(g.Size, c.Dicts[d].Len()), append(cols, t.Dims[d])
		if n *= c.Dicts[d].Len(); n > maxGroups {
			return Groups{}, nil, text.Errorf("measure.groups", maxGroups)
		}
	}
	g.N = make([]int32, n)
	return g, cols, nil
}

func (t *Table) columns(sum, with string) (s, w *Numbers, err error) {
	if sum != "" {
		if s = t.Nums[sum]; s == nil {
			return nil, nil, text.Errorf("measure.column", t.Name, sum)
		}
	}
	if with != "" {
		if w = t.Nums[with]; w == nil {
			return nil, nil, text.Errorf("measure.column", t.Name, with)
		}
	}
	return s, w, nil
}

// count adds the mask into the groups; written out for one and two
// dimensions, where nearly all queries are.
func count(n []int32, size []int, cols [][]uint16, m []uint8) {
	switch len(cols) {
	case 0:
		s := int32(0)
		for _, b := range m {
			s += int32(b)
		}
		n[0] += s
	case 1:
		a := cols[0][:len(m)]
		for i, b := range m {
			n[a[i]] += int32(b)
		}
	case 2:
		a, b2, s := cols[0][:len(m)], cols[1][:len(m)], size[1]
		for i, b := range m {
			n[int(a[i])*s+int(b2[i])] += int32(b)
		}
	default:
		for i, b := range m {
			n[code(size, cols, i)] += int32(b)
		}
	}
}

// code is the group of row i.
func code(size []int, cols [][]uint16, i int) int {
	g := 0
	for k, c := range cols {
		g = g*size[k] + int(c[i])
	}
	return g
}

// add puts masked rows into sums and into the counts of what is missing.
func (g *Groups) add(cols [][]uint16, m []uint8, sum, with *Numbers, lo int) {
	for i, b := range m {
		if b == 0 {
			continue
		}
		k, state := 0, data.Present
		switch len(cols) {
		case 0:
		case 1:
			k = int(cols[0][i])
		default:
			k = code(g.Size, cols, i)
		}
		if sum != nil && sum.State != nil {
			state = sum.State[lo+i]
		}
		if with != nil && with.State != nil {
			state = worse(state, with.State[lo+i])
		}
		switch state {
		case data.Present:
			g.N[k]++
			if sum != nil {
				g.Sum[k] += sum.V[lo+i]
			}
		case data.Suppressed:
			g.Suppressed[k]++
		case data.NotApplicable:
			g.NA[k]++
		default:
			g.Null[k]++
		}
	}
}

// worse is the state of a pair of figures: suppressed if either is, then not
// applicable, then null.
func worse(a, b data.State) data.State {
	switch {
	case a == data.Present:
		return b
	case b == data.Present || a == data.Suppressed:
		return a
	case b == data.Suppressed:
		return b
	case a == data.NotApplicable:
		return a
	}
	return b
}

// test keeps a row when its code is on in the table of codes.
type test struct {
	dim Dim
	col []uint16
	on  []uint8
}

// tests compiles the conditions that concern t.
func (c *Cube) tests(t *Table, w Where) []test {
	var ts []test
	for _, cond := range w {
		d, col := c.Dicts[cond.Dim], t.Dims[cond.Dim]
		if d == nil || col == nil {
			continue
		}
		on, in, out := make([]uint8, d.Len()), uint8(1), uint8(0)
		if cond.Not {
			in, out = 0, 1
			for i := range on {
				on[i] = out
			}
		}
		for _, k := range cond.Keys {
			if code, ok := d.Code(k); ok {
				on[code] = in
			}
		}
		ts = append(ts, test{cond.Dim, col, on})
	}
	return ts
}

type run struct{ lo, hi int }

// runs returns the stretches of rows worth visiting: all, or those of the
// codes that a test on the table's order keeps.
func (t *Table) runs(ts []test) []run {
	for _, x := range ts {
		if x.dim != t.order || t.spans == nil {
			continue
		}
		var rs []run
		for code, on := range x.on {
			if on == 1 && code+1 < len(t.spans) && t.spans[code] < t.spans[code+1] {
				rs = append(rs, run{t.spans[code], t.spans[code+1]})
			}
		}
		return rs
	}
	return []run{{0, t.N}}
}

// Ordered tells the table that its rows lie in the order of dim's codes, so
// that conditions on dim skip rows. It reports whether that is true.
func (c *Cube) Ordered(t *Table, dim Dim) bool {
	col, n := t.Dims[dim], c.Dicts[dim].Len()
	spans := make([]int, n+1)
	for i, code := range col {
		if i > 0 && code < col[i-1] {
			return false
		}
		spans[code+1]++
	}
	for i := range n {
		spans[i+1] += spans[i]
	}
	t.order, t.spans = dim, spans
	return true
}

var masks = sync.Pool{New: func() any { return new([]uint8) }}

// maskOf evaluates the tests on rows lo to hi: 1 keeps. The slice goes back to
// the pool after use.
func maskOf(ts []test, lo, hi int) *[]uint8 {
	p := masks.Get().(*[]uint8)
	if cap(*p) < hi-lo {
		*p = make([]uint8, hi-lo)
	}
	m := (*p)[:hi-lo]
	if len(ts) == 0 {
		for i := range m {
			m[i] = 1
		}
	}
	for k, x := range ts {
		col, on := x.col[lo:hi], x.on
		col = col[:len(m)]
		if k == 0 {
			for i := range m {
				m[i] = on[col[i]]
			}
			continue
		}
		for i := range m {
			m[i] &= on[col[i]]
		}
	}
	*p = m
	return p
}

// Mask marks the rows of t that pass w with 1, in dst if it is large enough.
func (c *Cube) Mask(t *Table, w Where, dst []uint8) []uint8 { return c.MaskOf(t, 0, t.N, w, dst) }

// MaskOf is Mask of the rows from lo to hi alone.
func (c *Cube) MaskOf(t *Table, lo, hi int, w Where, dst []uint8) []uint8 {
	m := maskOf(c.tests(t, w), lo, hi)
	dst = append(dst[:0], *m...)
	masks.Put(m)
	return dst
}
