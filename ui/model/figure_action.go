package model

import (
	"slices"

	"taihang/analysis/cube"
	"taihang/analysis/figure"
)

// Actions on one figure or one of its parts.
type (
	// ShowData opens the rows behind a figure.
	ShowData struct{ Spec figure.Spec }
	// Exclude filters one key of a dimension out.
	Exclude struct {
		Dim cube.Dim
		Key string
	}
	// Unfilter takes the conditions on a dimension away: those that keep keys,
	// or with Not those that leave some out.
	Unfilter struct {
		Dim cube.Dim
		Not bool
	}
)

func (a ShowData) apply(s *State) []Effect {
	s.Sheet, s.Exporting = DataSheet, &a.Spec
	return nil
}

func (a Exclude) apply(s *State) []Effect {
	same := func(c cube.Cond) bool { return c.Dim == a.Dim && c.Not }
	i := slices.IndexFunc(s.Where, same)
	if i < 0 {
		s.Where = s.Where.And(cube.Where{{Dim: a.Dim, Keys: []string{a.Key}, Not: true}})
		return nil
	}
	if slices.Contains(s.Where[i].Keys, a.Key) {
		return nil
	}
	w := slices.Clone(s.Where)
	w[i].Keys = append(slices.Clone(w[i].Keys), a.Key)
	s.Where = w
	return nil
}

func (a Unfilter) apply(s *State) []Effect {
	s.Where = slices.DeleteFunc(slices.Clone(s.Where), func(c cube.Cond) bool { return c.Dim == a.Dim && c.Not == a.Not })
	if len(s.Where) == 0 {
		s.Where = nil
	}
	return nil
}
