package figure

import (
	"fmt"
	"strings"
	"sync"

	"taihang/analysis/cube"
	"taihang/analysis/dataset"
	"taihang/analysis/measure"
)

// memo keeps what the measures of a filter came to. A brush changes only the
// selection: the whole that stands behind every chart of the page is then not
// counted again, and a move costs one group-by a chart. It serves one dataset
// at a time, so that an old one is not kept alive, and forgets everything when
// it is full rather than keep an order of use.
type memo struct {
	mu sync.Mutex
	ds *dataset.Dataset
	m  map[string]measure.Result
}

// Selections come and go with every move of a brush; kept apart, they do not
// push the wholes out.
var wholes, selections memo

// memoSize is far more than the figures of a page need.
const memoSize = 256

// eval is the catalogue's Eval through the memo. Results are shared and must
// not be changed.
func (m *memo) eval(ds *dataset.Dataset, id string, q measure.Query) (measure.Result, error) {
	k := memoKey(id, q)
	m.mu.Lock()
	if m.ds != ds || len(m.m) >= memoSize {
		m.ds, m.m = ds, map[string]measure.Result{}
	}
	r, ok := m.m[k]
	m.mu.Unlock()
	if ok {
		return r, nil
	}
	r, err := ds.Measures.Eval(ds.Cube, id, q)
	if err != nil {
		return r, err
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.ds == ds {
		m.m[k] = r
	}
	return r, nil
}

// memoKey tells queries apart.
func memoKey(id string, q measure.Query) string {
	var b strings.Builder
	b.WriteString(id)
	for _, d := range q.By {
		b.WriteByte('/')
		b.WriteString(string(d))
	}
	fmt.Fprint(&b, q.Years)
	writeWhere(&b, q.Where)
	return b.String()
}

func writeWhere(b *strings.Builder, w cube.Where) {
	for _, c := range w {
		if c.Not {
			b.WriteByte('!')
		}
		b.WriteString(string(c.Dim))
		for _, k := range c.Keys {
			b.WriteByte('|')
			b.WriteString(k)
		}
		b.WriteByte('&')
	}
}
