package page

import (
	"taihang/analysis/cube"
	"taihang/analysis/dataset"
	"taihang/data/text"
	"taihang/ui/model"
)

// Memo keeps what a page worked out from the data until data, filter,
// selection, year or language change.
type Memo[T any] struct {
	made   bool
	data   *dataset.Dataset
	where  cube.Where
	sel    cube.Where
	year   int
	lang   text.Lang
	extra  string
	result T
}

// Get returns the kept result, or works it out.
func (m *Memo[T]) Get(e *Env, f func() T) T { return m.For(e, "", f) }

// For is Get for a result that depends on extra besides.
func (m *Memo[T]) For(e *Env, extra string, f func() T) T {
	s := e.S
	if m.made && m.data == s.Data && m.year == s.Year && m.lang == s.Lang && m.extra == extra &&
		model.SameWhere(m.where, s.Where) && model.SameWhere(m.sel, s.Select) {
		return m.result
	}
	m.made, m.data, m.where, m.sel, m.year, m.lang, m.extra = true, s.Data, s.Where, s.Select, s.Year, s.Lang, extra
	m.result = f()
	return m.result
}
