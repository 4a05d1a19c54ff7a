package measure

import (
	"slices"
	"strings"

	"taihang/analysis/cube"
	"taihang/data/text"
)

// sharePrefix starts the id of a derived share, as in share:cadres?age=35|36.
const sharePrefix = "share:"

// ShareID names the measure of what w keeps of a count, among all of it: the
// part that a brushed cohort is of each county's cadres. It is found by Get
// like any other, so that a map, its export and a command mean the same.
func ShareID(id string, w cube.Where) string { return sharePrefix + id + "?" + w.String() }

// derived makes the measure of an id that ShareID wrote; nil when it is none.
func (c *Catalogue) derived(id string) (*Measure, error) {
	rest, ok := strings.CutPrefix(id, sharePrefix)
	base, cond, cut := strings.Cut(rest, "?")
	if !ok || !cut {
		return nil, nil
	}
	of, err := c.Get(base)
	if err != nil {
		return nil, err
	}
	if of.Den != nil {
		return nil, text.Errorf("measure.share", base)
	}
	w, err := cube.ParseWhere(cond)
	if err != nil {
		return nil, err
	}
	for _, x := range w {
		if !slices.Contains(Dims[of.Num.Table], x.Dim) {
			return nil, text.Errorf("measure.by", of.Num.Table, x.Dim)
		}
	}
	num, den := of.Num, of.Num
	num.Where = num.Where.And(w)
	m := share(id, words{text.ZH.T("measure.share.name", of.Zh), text.EN.T("measure.share.name", of.En)},
		num, words{cond, cond}, den, words{of.NumZh, of.NumEn}, of.Stock, Amount)
	m.Dims, m.Years, m.SourceZh, m.SourceEn, m.Invented = of.Dims, of.Years, of.SourceZh, of.SourceEn, of.Invented
	return &m, nil
}
