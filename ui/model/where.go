package model

import (
	"slices"

	"taihang/analysis/cube"
)

// Keys returns what w keeps of dimension d; ok is false when it keeps all.
func Keys(w cube.Where, d cube.Dim) (keys []string, ok bool) {
	for _, c := range w {
		if c.Dim == d && !c.Not {
			return c.Keys, true
		}
	}
	return nil, false
}

// With returns w with the condition on d replaced; no keys removes it. w is
// not changed. Conditions stay in the order in which they were first set.
func With(w cube.Where, d cube.Dim, keys []string) cube.Where {
	out := make(cube.Where, 0, len(w)+1)
	done := false
	for _, c := range w {
		switch {
		case c.Dim != d:
			out = append(out, c)
		case !done && len(keys) > 0:
			out = append(out, cube.Cond{Dim: d, Keys: keys})
			done = true
		}
	}
	if !done && len(keys) > 0 {
		out = append(out, cube.Cond{Dim: d, Keys: keys})
	}
	if len(out) == 0 {
		return nil
	}
	return out
}

// Mode is how new keys meet those already selected on the same dimension.
type Mode uint8

// Modes.
const (
	Replace Mode = iota // and drop every other dimension, unless it is a brush
	Add                 // union (Shift)
	Toggle              // symmetric difference (Ctrl)
	Drop                // difference (Alt)
)

// Combine applies mode to sets of keys, keeping the order of first mention.
func Combine(have, with []string, mode Mode) []string {
	if mode == Replace {
		return slices.Clone(with)
	}
	var out []string
	for _, k := range have {
		if mode == Add || !slices.Contains(with, k) {
			out = append(out, k)
		}
	}
	if mode == Drop {
		return out
	}
	for _, k := range with {
		if !slices.Contains(have, k) {
			out = append(out, k)
		}
	}
	return out
}

// SameWhere says whether two conditions are written alike.
func SameWhere(a, b cube.Where) bool {
	return slices.EqualFunc(a, b, func(x, y cube.Cond) bool {
		return x.Dim == y.Dim && x.Not == y.Not && slices.Equal(x.Keys, y.Keys)
	})
}

// Same says whether two documents are alike in every respect.
func (d Doc) Same(o Doc) bool {
	return d.Year == o.Year && SameWhere(d.Where, o.Where) && SameWhere(d.Select, o.Select) && d.Tool == o.Tool &&
		d.Measure == o.Measure && d.Method == o.Method && d.From == o.From && d.K == o.K &&
		slices.Equal(d.Breaks, o.Breaks) && d.Palette == o.Palette && d.Draft == o.Draft
}
