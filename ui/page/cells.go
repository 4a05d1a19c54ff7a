package page

import (
	"slices"
	"sync"

	"taihang/analysis/cube"
	"taihang/analysis/dataset"
	"taihang/analysis/measure"
)

// cellOf is a measure over what w keeps, in a year.
func cellOf(ds *dataset.Dataset, id string, w cube.Where, year int) measure.Cell {
	asked.Lock()
	defer asked.Unlock()
	asked.about(ds)
	if c, ok := asked.moved(id, w, year); ok {
		return c
	}
	key := cellKey{id: id, where: w.String(), year: year}
	c, ok := asked.cells[key]
	if !ok {
		if r, err := ds.Measures.Eval(ds.Cube, id, measure.Query{Where: w, Years: []int{year}}); err == nil && len(r.Cells) > 0 {
			c = r.Cells[0]
		}
		asked.cells[key] = c
	}
	return c
}

// asked remembers the numbers of one workspace. Most of a page's do not depend
// on the selection, and a brush asks for them again at every move; those that
// do were added up by brushed key when the brush began, and a move only adds
// the keys.
var asked cellMemo

type cellMemo struct {
	sync.Mutex
	ds      *dataset.Dataset
	cells   map[cellKey]measure.Cell
	brushes map[cellKey]*brushedCell
}

type cellKey struct {
	id, where string
	year      int
	dim       cube.Dim // brushed; "" for a plain cell
}

// brushedCell is a number by the keys of the dimension that moves.
type brushedCell struct {
	sums *measure.Brush // nil for what cannot be added up
	dict *cube.Dict
	in   []bool
}

// maxAsked bounds the memory: some hundred states of a page.
const maxAsked = 4096

// about forgets everything when the numbers are of another workspace.
func (m *cellMemo) about(ds *dataset.Dataset) {
	if m.ds != ds || len(m.cells) > maxAsked || len(m.brushes) > maxAsked {
		m.ds, m.cells, m.brushes = ds, map[cellKey]measure.Cell{}, map[cellKey]*brushedCell{}
	}
}

// moved answers from the sums by the dimension of w's last condition, which is
// the one that a brush moves; ok is false where that would not be the same.
func (m *cellMemo) moved(id string, w cube.Where, year int) (measure.Cell, bool) {
	if len(w) == 0 {
		return measure.Cell{}, false
	}
	rest, last := w[:len(w)-1], w[len(w)-1]
	sameDim := func(c cube.Cond) bool { return c.Dim == last.Dim }
	if last.Not || last.Dim == cube.Year || slices.ContainsFunc(rest, sameDim) {
		return measure.Cell{}, false
	}
	key := cellKey{id, rest.String(), year, last.Dim}
	b, ok := m.brushes[key]
	if !ok {
		b = newBrushedCell(m.ds, id, rest, year, last.Dim)
		m.brushes[key] = b
	}
	if b.sums == nil {
		return measure.Cell{}, false
	}
	clear(b.in)
	for _, k := range last.Keys {
		code, ok := b.dict.Code(k)
		if !ok {
			return measure.Cell{}, false
		}
		b.in[code] = true
	}
	return b.sums.Move(b.in)[0].Cells[0], true
}

// newBrushedCell adds a number up by dim. A measure that has rows of its own
// for prefectures picks them by the condition, and is left to Eval.
func newBrushedCell(ds *dataset.Dataset, id string, rest cube.Where, year int, dim cube.Dim) *brushedCell {
	b := &brushedCell{dict: ds.Cube.Dicts[dim]}
	if x, err := ds.Measures.Get(id); err != nil || x.NoRollup || b.dict == nil {
		return b
	}
	req := measure.Request{ID: id, Query: measure.Query{Where: rest, Years: []int{year}}}
	if sums, err := ds.Measures.Brush(ds.Cube, dim, []measure.Request{req}); err == nil {
		b.sums, b.in = sums, make([]bool, b.dict.Len())
	}
	return b
}
