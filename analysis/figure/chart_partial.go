package figure

import (
	"strings"

	"taihang/analysis/cube"
	"taihang/analysis/measure"
	"taihang/data/text"
)

// shown is the result whose figures are printed: the selection's, if any.
func (c *chart) shown(p pair) measure.Result {
	if c.picked {
		return p.sel
	}
	return p.whole
}

// ofSome notes the figures that are not of all their counties.
func (c *chart) ofSome(r measure.Result) {
	for i, x := range r.Cells {
		if !x.Partial() {
			continue
		}
		names := r.KeysAt(i)
		for d := range names {
			names[d] = c.partName(r.Dims[d], names[d])
		}
		c.noteOfSome(strings.Join(names, c.lang.T("figure.list")), x)
	}
}

func (c *chart) partName(d cube.Dim, key string) string {
	if d == cube.Year {
		return c.name(d, key)
	}
	return c.ds.ShortLabel(c.lang, d, key)
}

func (c *chart) noteOfSome(name string, x measure.Cell) {
	n, of := x.Coverage()
	c.partial = append(c.partial, strings.TrimSpace(c.lang.T("figure.partial.one", name, n, of)))
}

// proven drops a finding about amounts that are not of all their counties: one is
// not larger than another for having more counties with data, nor a share of what
// is not the whole.
func (c *chart) proven(f finding) finding {
	if c.m.IsTotal() && (c.partial != nil || c.all.Partial() || c.chosen.Partial()) {
		return finding{}
	}
	return f
}

// partialNote tells them, at most three by name.
func (c *chart) partialNote() string {
	const most = 3
	switch n := len(c.partial); {
	case n == 0:
		return ""
	case n <= most:
		return c.lang.T("figure.partial.note", listed(c.lang, c.partial))
	default:
		return c.lang.T("figure.partial.note", c.lang.T("figure.partial.more", listed(c.lang, c.partial[:most]), n))
	}
}

func listed(l text.Lang, parts []string) string { return strings.Join(parts, l.T("figure.list")) }

// cellOf prints a cell as cellText does, with the counties that it is of where
// these are not all.
func (c *chart) cellOf(x measure.Cell) string {
	s := cellText(c.m, x.V)
	if n, of := x.Coverage(); n < of {
		return c.lang.T("figure.partial.value", s, n, of)
	}
	return s
}
