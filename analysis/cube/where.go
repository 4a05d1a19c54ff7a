package cube

import (
	"slices"
	"sort"
	"strings"

	"taihang/data/text"
)

// ParseWhere reads conditions as typed: dimension=value or dimension!=value,
// joined by &; several values of one condition are joined by |, as in
//
//	level=province&tier=high_incidence|mountain&village_kind!=weak
//
// It checks the form only; Check knows the dimensions and values.
func ParseWhere(s string) (Where, error) {
	if strings.TrimSpace(s) == "" {
		return nil, nil
	}
	var w Where
	for part := range strings.SplitSeq(s, "&") {
		dim, keys, ok := strings.Cut(part, "=")
		if !ok {
			return nil, text.Errorf("measure.where.form", strings.TrimSpace(part))
		}
		dim, not := strings.CutSuffix(strings.TrimSpace(dim), "!")
		c := Cond{Dim: Dim(strings.TrimSpace(dim)), Not: not}
		for k := range strings.SplitSeq(keys, "|") {
			if k = strings.TrimSpace(k); k != "" {
				c.Keys = append(c.Keys, k)
			}
		}
		if c.Dim == "" || len(c.Keys) == 0 {
			return nil, text.Errorf("measure.where.form", strings.TrimSpace(part))
		}
		w = append(w, c)
	}
	return w, nil
}

// String writes the conditions as ParseWhere reads them.
func (w Where) String() string {
	parts := make([]string, len(w))
	for i, c := range w {
		op := "="
		if c.Not {
			op = "!="
		}
		parts[i] = string(c.Dim) + op + strings.Join(c.Keys, "|")
	}
	return strings.Join(parts, "&")
}

// And returns the conditions of both. Neither is changed.
func (w Where) And(more Where) Where {
	if len(more) == 0 {
		return w
	}
	return append(slices.Clip(slices.Clone(w)), more...)
}

// Set returns the conditions with those on dim replaced by one that keeps
// keys; no keys drops them.
func (w Where) Set(dim Dim, keys ...string) Where {
	out := slices.DeleteFunc(slices.Clone(w), func(c Cond) bool { return c.Dim == dim })
	if len(keys) > 0 {
		out = append(out, Cond{Dim: dim, Keys: keys})
	}
	return out
}

// Equal compares condition by condition.
func (w Where) Equal(o Where) bool {
	return slices.EqualFunc(w, o, func(a, b Cond) bool {
		return a.Dim == b.Dim && a.Not == b.Not && slices.Equal(a.Keys, b.Keys)
	})
}

// Check says in a sentence which dimension or value the cube does not know,
// and which known one is nearest. Years and ages outside the data are no
// mistake: they keep nothing.
func (c *Cube) Check(w Where) error {
	for _, cond := range w {
		d := c.Dicts[cond.Dim]
		if d == nil {
			return text.Errorf("measure.where.dim", cond.Dim, Nearest(string(cond.Dim), c.dimNames()))
		}
		for _, k := range cond.Keys {
			if _, ok := d.Code(k); !ok && !numeric(cond.Dim, k) {
				return text.Errorf("measure.where.key", k, cond.Dim, Nearest(k, d.Keys))
			}
		}
	}
	return nil
}

// numeric says whether k is a number of a dimension whose keys are numbers.
func numeric(dim Dim, k string) bool {
	switch dim {
	case Year, Age, Intake:
		return k != "" && strings.Trim(k, "0123456789") == ""
	}
	return false
}

func (c *Cube) dimNames() []string {
	names := make([]string, 0, len(c.Dicts))
	for d := range c.Dicts {
		names = append(names, string(d))
	}
	sort.Strings(names)
	return names
}

// Nearest lists up to three candidates, closest by edit distance first.
func Nearest(s string, all []string) string {
	type near struct {
		s string
		d int
	}
	c := make([]near, len(all))
	for i, k := range all {
		c[i] = near{k, distance([]rune(s), []rune(k))}
	}
	sort.SliceStable(c, func(i, j int) bool { return c[i].d < c[j].d })
	if len(c) > 3 {
		c = c[:3]
	}
	names := make([]string, len(c))
	for i := range c {
		names[i] = c[i].s
	}
	return strings.Join(names, ", ")
}

// distance is Levenshtein's, by the two-row method.
func distance(a, b []rune) int {
	prev, cur := make([]int, len(b)+1), make([]int, len(b)+1)
	for j := range prev {
		prev[j] = j
	}
	for i := range a {
		cur[0] = i + 1
		for j := range b {
			cost := 1
			if a[i] == b[j] {
				cost = 0
			}
			cur[j+1] = min(prev[j]+cost, prev[j+1]+1, cur[j]+1)
		}
		prev, cur = cur, prev
	}
	return prev[len(b)]
}
