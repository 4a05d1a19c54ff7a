package model

import (
	"slices"
	"testing"

	"pgregory.net/rapid"

	"taihang/analysis/cube"
	"taihang/analysis/dataset"
	"taihang/data"
	"taihang/data/text"
)

func newReady(t testing.TB) *State {
	t.Helper()
	s, effects := New(Options{Pages: []Page{Overview, Map, People, Progress}})
	load, ok := effects[0].(Load)
	if !ok || s.Phase != Loading {
		t.Fatalf("new state: phase %v, effects %#v", s.Phase, effects)
	}
	ds := &dataset.Dataset{}
	for _, code := range []string{"130123", "130624", "130731"} {
		ds.Counties = append(ds.Counties, dataset.County{County: data.County{Code: code}})
	}
	s.Update(Loaded{Seq: load.Seq, Data: ds})
	if s.Phase != Ready {
		t.Fatal("not ready after Loaded")
	}
	return s
}

func county(keys ...string) cube.Where { return cube.Where{{Dim: cube.County, Keys: keys}} }

func TestUpdate(t *testing.T) {
	pick := func(mode Mode, keys ...string) Action {
		return Select{Dim: cube.County, Keys: keys, Mode: mode, Tool: "click"}
	}
	ages := Select{Dim: cube.Age, Keys: []string{"35", "36"}, Brush: true, Tool: "brush"}
	tests := []struct {
		name    string
		actions []Action
		check   func(s *State) bool
	}{
		{"click selects", []Action{pick(Replace, "a")}, func(s *State) bool { return SameWhere(s.Select, county("a")) }},
		{"click again clears", []Action{pick(Replace, "a"), pick(Replace, "a")}, func(s *State) bool { return s.Select == nil && s.Tool == "" }},
		{"ctrl click toggles", []Action{pick(Replace, "a"), pick(Toggle, "b"), pick(Toggle, "a")}, func(s *State) bool { return SameWhere(s.Select, county("b")) }},
		{"shift unites", []Action{pick(Replace, "a"), pick(Add, "a", "c")}, func(s *State) bool { return SameWhere(s.Select, county("a", "c")) }},
		{"alt takes out", []Action{pick(Replace, "a", "b"), pick(Drop, "a")}, func(s *State) bool { return SameWhere(s.Select, county("b")) }},
		{"brushes of two figures intersect", []Action{pick(Replace, "a"), ages}, func(s *State) bool { return len(s.Select) == 2 }},
		{"a plain click drops the brush", []Action{ages, pick(Replace, "a")}, func(s *State) bool { return SameWhere(s.Select, county("a")) }},
		{"chip toggles", []Action{ToggleFilter{cube.Tier, "x"}, ToggleFilter{cube.Tier, "y"}, ToggleFilter{cube.Tier, "x"}}, func(s *State) bool {
			k, ok := Keys(s.Where, cube.Tier)
			return ok && slices.Equal(k, []string{"y"})
		}},
		{"last chip value out clears it", []Action{ToggleFilter{cube.Tier, "x"}, ToggleFilter{cube.Tier, "x"}}, func(s *State) bool { return s.Where == nil }},
		{"selection becomes the filter", []Action{pick(Replace, "a"), FilterBySelection{}}, func(s *State) bool {
			return SameWhere(s.Where, county("a")) && s.Select == nil
		}},
		{"year stays inside", []Action{SetYear{Year: 2031}}, func(s *State) bool { return s.Year == data.LastYear }},
		{"moved breaks turn manual and stay sorted", []Action{SetBreaks{Breaks: []float64{5, 1}}}, func(s *State) bool {
			return s.Method == "manual" && s.From == "natural" && s.K == 3 && slices.Equal(s.Breaks, []float64{1, 5})
		}},
		{"k leaves manual", []Action{SetBreaks{Breaks: []float64{1, 2}}, SetK{4}}, func(s *State) bool {
			return s.Method == "natural" && s.Breaks == nil && s.K == 4
		}},
		{"k is bounded", []Action{SetK{99}}, func(s *State) bool { return s.K == MaxK }},
		{"a new measure drops manual breaks", []Action{SetBreaks{Breaks: []float64{1}}, SetMeasure{"cadres"}}, func(s *State) bool {
			return s.Method == "natural" && s.Breaks == nil
		}},
		{"invert", []Action{pick(Replace, "130624"), Invert{}}, func(s *State) bool { return SameWhere(s.Select, county("130123", "130731")) }},
		{"esc closes the search before the selection", []Action{pick(Replace, "a"), OpenPalette{}, Escape{}}, func(s *State) bool {
			return !s.Search.Open && s.Select != nil
		}},
		{"a page without a rail entry cannot be opened", []Action{Go{Page: "nowhere"}}, func(s *State) bool { return s.Page == Overview }},
		{"only three toasts", []Action{Tell{}, Tell{}, Tell{}, Tell{}}, func(s *State) bool { return len(s.Toasts) == 3 }},
		{"a late answer is dropped", []Action{OpenPalette{}, SetQuery{"f"}, SetQuery{"fp"}, Found{Seq: 2, Hits: []Hit{{Title: "late"}}}}, func(s *State) bool {
			return len(s.Search.Hits) == 0
		}},
		{"a late load is dropped", []Action{Reload{}, Loaded{Seq: 1}}, func(s *State) bool { return s.Phase == Loading }},
		{"a cancelled export says nothing more", []Action{Save{}, Cancel{3}, Saved{Seq: 3, Path: "x"}}, func(s *State) bool {
			return len(s.Jobs) == 0 && len(s.Toasts) == 1 && s.Toasts[0].Key == "ui.job.cancelled"
		}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			s := newReady(t)
			for _, a := range tt.actions {
				s.Update(a)
			}
			if !tt.check(s) {
				t.Errorf("after %#v: %+v", tt.actions, s.Doc)
			}
		})
	}
}

// A drag of any length is one step of undo.
func TestDragIsOneStep(t *testing.T) {
	s := newReady(t)
	g := s.NewGesture()
	for i := range 30 {
		s.Update(SetBreaks{Breaks: []float64{float64(i)}, Gesture: g})
	}
	s.Update(Undo{})
	if s.Method != "natural" || s.CanUndo() {
		t.Errorf("one undo left %s, more to undo: %v", s.Method, s.CanUndo())
	}
}

func TestPlayStopsAtTheLastYear(t *testing.T) {
	s := newReady(t)
	effects := s.Update(TogglePlay{})
	for n := 0; len(effects) > 0; n++ {
		if n > 10 {
			t.Fatal("plays for ever")
		}
		effects = s.Update(effects[0].(After).Action)
	}
	if s.Year != data.LastYear || s.Playing {
		t.Errorf("stopped at %d, playing %v", s.Year, s.Playing)
	}
}

func TestCommandsAreNamedAndUnique(t *testing.T) {
	seen := map[string]string{}
	for _, c := range Commands() {
		if !text.Has(c.Key) || !text.Has(c.Group) {
			t.Errorf("%s: no name %q or group %q in the catalogue", c.ID, c.Key, c.Group)
		}
		for _, k := range []string{c.Shortcut, c.Alias} {
			if prev := seen[k]; k != "" && prev != "" {
				t.Errorf("%s and %s share %s", prev, c.ID, k)
			}
			seen[k] = c.ID
		}
	}
}

func anyAction(rt *rapid.T) Action {
	key := rapid.SampledFrom([]string{"a", "b", "c"})
	dim := rapid.SampledFrom([]cube.Dim{cube.County, cube.Age, cube.Tier})
	mode := rapid.SampledFrom([]Mode{Replace, Add, Toggle, Drop})
	g := rapid.IntRange(0, 2).Draw(rt, "gesture")
	switch rapid.IntRange(0, 9).Draw(rt, "kind") {
	case 0:
		return SetYear{Year: rapid.IntRange(2016, 2020).Draw(rt, "year"), Gesture: g}
	case 1:
		return ToggleFilter{dim.Draw(rt, "dim"), key.Draw(rt, "key")}
	case 2:
		return ClearSelection{}
	case 3:
		return SetMeasure{key.Draw(rt, "measure")}
	case 4:
		return SetK{rapid.IntRange(2, 9).Draw(rt, "k")}
	case 5:
		return SetBreaks{Breaks: rapid.SliceOfN(rapid.Float64Range(0, 9), 1, 4).Draw(rt, "breaks"), Gesture: g}
	case 6:
		return FilterBySelection{}
	case 7:
		return Go{Page: rapid.SampledFrom([]Page{Map, People}).Draw(rt, "page")}
	case 8:
		return SetMethod{rapid.SampledFrom([]string{"natural", "quantile"}).Draw(rt, "method")}
	}
	return Select{Dim: dim.Draw(rt, "dim"), Keys: []string{key.Draw(rt, "key")}, Mode: mode.Draw(rt, "mode"), Brush: g > 0, Gesture: g}
}

// Undo after any sequence of actions walks back through exactly the documents
// that were there, and redo brings the last one again.
func TestUndoLaw(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		s := newReady(t)
		first := s.Doc
		for range rapid.IntRange(0, 40).Draw(rt, "n") {
			s.Update(anyAction(rt))
		}
		last := s.Doc
		steps := 0
		for s.CanUndo() {
			before := s.Doc
			s.Update(Undo{})
			steps++
			s.Update(Redo{})
			if !s.Same(before) {
				rt.Fatalf("redo∘undo is not the identity: %+v, then %+v", before, s.Doc)
			}
			s.Update(Undo{})
		}
		if !s.Same(first) {
			rt.Fatalf("all undone: %+v, began with %+v", s.Doc, first)
		}
		for range steps {
			s.Update(Redo{})
		}
		if !s.Same(last) {
			rt.Fatalf("all redone: %+v, was %+v", s.Doc, last)
		}
	})
}
