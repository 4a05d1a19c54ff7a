package measure

import (
	"slices"

	"taihang/analysis/cube"
)

// Request names one figure's measure and breakdown.
type Request struct {
	ID string
	Query
}

// Brush evaluates the measures of several figures while a selection moves
// along one dimension. Starting it groups every term once by the figure's
// dimensions and the brushed one; a move only adds up the keys in the brush,
// so that it costs the same however many rows there are.
type Brush struct {
	terms   []brushed
	results []Result
}

type brushed struct {
	num, den *tile
	covers   []*tile
	parts    parts // the sums of a move
	pick     []int
}

// tile is a term by group and, running fastest, by brushed key; keys is 0 for
// a table that lacks the brushed dimension: the brush does not restrict it.
type tile struct {
	from, to cube.Groups
	keys     int
}

// Brush starts a brush. The requests' Where holds the filter and the brushes
// that stand in other figures; By has at most two dimensions.
func (c *Catalogue) Brush(cb *cube.Cube, dim cube.Dim, figures []Request) (*Brush, error) {
	b := &Brush{}
	for _, f := range figures {
		m, err := c.Get(f.ID)
		if err != nil {
			return nil, err
		}
		if err := cb.Check(f.Where); err != nil {
			return nil, err
		}
		moving := f.Query // asks about the brushed dimension, too
		moving.Where = f.Where.And(cube.Where{{Dim: dim}})
		num, den, err := m.terms(cb, moving)
		if err != nil {
			return nil, err
		}
		r := Result{Measure: m, Dims: f.By, Years: m.years(cb, num.Table, f.Query)}
		t := brushed{pick: r.keys(cb, num, den, f.Query)}
		if len(r.Years) == 0 {
			r.Reason = reasonYear
		} else {
			w := f.Where.Set(cube.Year, yearKeys(r.Years)...)
			if t.num, err = tileOf(cb, num, f.By, dim, w); err != nil {
				return nil, err
			}
			if den != nil {
				if t.den, err = tileOf(cb, *den, f.By, dim, w); err != nil {
					return nil, err
				}
				t.parts.den = &t.den.to
			}
			t.parts.num = t.num.to
			for _, c := range num.covers(cb) {
				tile, err := tileOf(cb, c, f.By, dim, w)
				if err != nil {
					return nil, err
				}
				t.covers, t.parts.covers = append(t.covers, tile), append(t.parts.covers, tile.to)
			}
		}
		b.terms, b.results = append(b.terms, t), append(b.results, r)
	}
	return b, nil
}

func tileOf(cb *cube.Cube, t Term, by []cube.Dim, dim cube.Dim, w cube.Where) (*tile, error) {
	keys := 0
	if tab := cb.Tables[t.Table]; tab != nil && tab.Has(dim) {
		by, keys = append(slices.Clone(by), dim), cb.Dicts[dim].Len()
	}
	g, err := cb.Group(t.query(by, w))
	if err != nil {
		return nil, err
	}
	n := len(g.N) / max(keys, 1)
	to := cube.Groups{N: make([]int32, n)}
	if g.Sum != nil {
		to.Sum = make([]float64, n)
	}
	if g.Null != nil {
		to.Null, to.NA, to.Suppressed = make([]int32, n), make([]int32, n), make([]int32, n)
	}
	return &tile{g, to, keys}, nil
}

// Move evaluates every figure for the keys, by code, that are in the brush.
// The results lie as those of Eval do and are overwritten by the next move.
func (b *Brush) Move(in []bool) []Result {
	var codes []int
	for c, on := range in {
		if on {
			codes = append(codes, c)
		}
	}
	for k := range b.terms {
		t, r := &b.terms[k], &b.results[k]
		if t.num == nil {
			continue
		}
		t.num.add(codes)
		if t.den != nil {
			t.den.add(codes)
		}
		for _, c := range t.covers {
			c.add(codes)
		}
		several := false
		for i, g := range t.pick {
			if r.Cells[i].Outside {
				continue
			}
			several = r.cell(i, t.parts, g) || several
		}
		r.Reason = ""
		if several {
			r.Reason = reasonRollup
		}
	}
	return b.results
}

func (t *tile) add(codes []int) {
	addUp(t.to.N, t.from.N, t.keys, codes)
	addUp(t.to.Sum, t.from.Sum, t.keys, codes)
	addUp(t.to.Null, t.from.Null, t.keys, codes)
	addUp(t.to.NA, t.from.NA, t.keys, codes)
	addUp(t.to.Suppressed, t.from.Suppressed, t.keys, codes)
}

// addUp sums the chosen keys of every group.
func addUp[T int32 | float64](to, from []T, keys int, codes []int) {
	if keys == 0 {
		copy(to, from)
		return
	}
	for g := range to {
		line, s := from[g*keys:(g+1)*keys], T(0)
		for _, c := range codes {
			s += line[c]
		}
		to[g] = s
	}
}
