package model

import (
	"cmp"
	"maps"
	"slices"
	"time"

	"taihang/analysis/cube"
	"taihang/data"
)

// Times of the interface (ui.md: Motion).
const (
	YearTime  = 900 * time.Millisecond // a year of play
	ToastTime = 4 * time.Second
	maxToasts = 3
	maxUndo   = 200
)

// K is within these bounds.
const (
	MinK = 2
	MaxK = 9
)

// Update applies a to s and says what work to start. It never blocks. A step
// that changed what can be undone is remembered here, in one place, so that
// no action can forget to.
func (s *State) Update(a Action) []Effect {
	before := s.Doc
	effects := a.apply(s)
	if !sameOpening(before.Draft, s.Draft) { // which files are open is no step
		before.Draft = s.Draft
	}
	switch a.(type) {
	case Undo, Redo, Loaded, Open, OpenDemo: // a workspace begins without a past
	default:
		s.remember(before, gestureOf(a))
	}
	s.keepYear() // another page, or other data, may not have it: no step of its own
	return effects
}

// remember pushes before onto the undo stack if the document changed. Steps of
// one gesture keep the first state only, and a gesture that came back to where
// it started leaves no step.
func (s *State) remember(before Doc, gesture int) {
	if gesture != 0 && gesture == s.gesture && len(s.undo) > 0 {
		if s.Same(s.undo[len(s.undo)-1]) {
			s.undo = s.undo[:len(s.undo)-1]
			s.gesture = 0
		}
		return
	}
	if s.Same(before) {
		return
	}
	s.undo = append(s.undo, before)
	if len(s.undo) > maxUndo {
		s.undo = slices.Delete(s.undo, 0, 1)
	}
	s.redo = nil
	s.gesture = gesture
}

func sameOpening(a, b *Draft) bool { return a != nil && b != nil && a.Opening == b.Opening }

// forgetDrafts takes the steps by which files were settled out of what can be
// undone and redone: those files are closed, or have come in.
func (s *State) forgetDrafts() {
	without := func(steps []Doc) (out []Doc) {
		for _, d := range steps {
			d.Draft = s.Draft
			if n := len(out); n == 0 || !d.Same(out[n-1]) {
				out = append(out, d)
			}
		}
		if n := len(out); n > 0 && s.Same(out[n-1]) {
			out = out[:n-1]
		}
		return out
	}
	s.undo, s.redo, s.gesture = without(s.undo), without(s.redo), 0
}

func gestureOf(a Action) int {
	switch a := a.(type) {
	case SetYear:
		return a.Gesture
	case Select:
		return a.Gesture
	case SetBreaks:
		return a.Gesture
	}
	return 0
}

// NewGesture numbers a drag, for the actions that it sends.
func (s *State) NewGesture() int {
	s.nextGesture++
	return s.nextGesture
}

// Undo takes no step while files are being loaded as they were settled.
func (Undo) apply(s *State) []Effect {
	n := len(s.undo)
	switch {
	case s.Intake.Loading():
		return nil
	case n == 0:
		return s.takeBackLast(false)
	}
	s.redo = append(s.redo, s.Doc)
	was := s.Draft
	s.Doc, s.undo = s.undo[n-1], s.undo[:n-1]
	s.gesture = 0
	return s.redraft(was)
}

func (Redo) apply(s *State) []Effect {
	n := len(s.redo)
	switch {
	case s.Intake.Loading():
		return nil
	case n == 0:
		return s.takeBackLast(true)
	}
	s.undo = append(s.undo, s.Doc)
	was := s.Draft
	s.Doc, s.redo = s.redo[n-1], s.redo[:n-1]
	s.gesture = 0
	return s.redraft(was)
}

func (a SetYear) apply(s *State) []Effect {
	s.Year = a.Year
	s.keepYear()
	return nil
}

func (a StepYear) apply(s *State) []Effect {
	years := s.Years()
	at := slices.Index(years, s.Year) + a.By
	s.Year = years[min(max(at, 0), len(years)-1)]
	return nil
}

// Span is the first and last year of the programme.
func (s *State) Span() (first, last int) { return data.FirstYear, data.LastYear }

// Years are those that can be chosen, ascending: the programme's, but on the map
// of an indicator from a file those of which it has figures. They are not to be
// changed.
func (s *State) Years() []int {
	if s.Page == Map && s.Data != nil && s.Data.Measures != nil {
		if m, err := s.Data.Measures.Get(s.Measure); err == nil {
			if years := m.ImportedYears(s.Data.Cube); len(years) > 0 {
				return years
			}
		}
	}
	return programme
}

// programme are the years of the programme. They are asked for every frame.
var programme = func() (years []int) {
	for y := data.FirstYear; y <= data.LastYear; y++ {
		years = append(years, y)
	}
	return years
}()

// keepYear moves the year to the nearest that can be chosen, of two to the later.
func (s *State) keepYear() {
	best := 0
	for _, y := range s.Years() {
		if best == 0 || max(y-s.Year, s.Year-y) <= max(best-s.Year, s.Year-best) {
			best = y
		}
	}
	s.Year = best
}

func (a SetFilter) apply(s *State) []Effect {
	s.Where = With(s.Where, a.Dim, slices.Clone(a.Keys))
	return nil
}

func (a ToggleFilter) apply(s *State) []Effect {
	have, _ := Keys(s.Where, a.Dim)
	s.Where = With(s.Where, a.Dim, Combine(have, []string{a.Key}, Toggle))
	return nil
}

func (ClearFilter) apply(s *State) []Effect { s.Where = nil; return nil }

func (a Select) apply(s *State) []Effect {
	have, _ := Keys(s.Select, a.Dim)
	base := s.Select
	if a.Mode == Replace && !a.Brush {
		// A click again on the only thing selected clears it.
		if a.Tool == "click" && slices.Equal(have, a.Keys) && len(s.Select) == 1 {
			a.Keys = nil
		}
		base = nil
	}
	s.Select = With(base, a.Dim, Combine(have, a.Keys, a.Mode))
	s.Tool = a.Tool
	if s.Select == nil {
		s.Tool = ""
	}
	return nil
}

func (a SelectWhere) apply(s *State) []Effect {
	s.Select, s.Tool = a.Where, a.Tool
	return nil
}

func (ClearSelection) apply(s *State) []Effect { s.Select, s.Tool = nil, ""; return nil }

func (s *State) countyCodes(keep func(string) bool) []string {
	var out []string
	if s.Data != nil {
		for _, c := range s.Data.Counties {
			if keep(c.Code) {
				out = append(out, c.Code)
			}
		}
	}
	return out
}

func (SelectAll) apply(s *State) []Effect {
	return Select{Dim: cube.County, Keys: s.countyCodes(func(string) bool { return true }), Tool: "all"}.apply(s)
}

func (Invert) apply(s *State) []Effect {
	have, ok := Keys(s.Select, cube.County)
	if !ok {
		return nil
	}
	keys := s.countyCodes(func(c string) bool { return !slices.Contains(have, c) })
	s.Select = With(s.Select, cube.County, keys)
	s.Tool = "invert"
	return nil
}

func (FilterBySelection) apply(s *State) []Effect {
	for _, c := range s.Select {
		s.Where = With(s.Where, c.Dim, c.Keys)
	}
	s.Select, s.Tool = nil, ""
	return nil
}

func (a SetMeasure) apply(s *State) []Effect {
	if a.ID == s.Measure {
		return nil
	}
	s.Measure, s.Breaks, s.Palette = a.ID, nil, ""
	if s.Method == "manual" {
		s.Method, s.From = "natural", ""
	}
	s.keepYear()
	return nil
}

func (a SetMethod) apply(s *State) []Effect {
	s.Method, s.From, s.Breaks = a.Method, "", nil
	return nil
}

func (a SetK) apply(s *State) []Effect {
	s.K = min(max(a.K, MinK), MaxK)
	if s.Method == "manual" {
		s.Method, s.From, s.Breaks = cmp.Or(s.From, "natural"), "", nil
	}
	return nil
}

// SetBreaks keeps them ascending: a handle pushed past its neighbour swaps.
func (a SetBreaks) apply(s *State) []Effect {
	b := slices.Clone(a.Breaks)
	slices.Sort(b)
	if s.Method != "manual" {
		s.From = s.Method
	}
	if a.From != "" {
		s.From = a.From
	}
	s.Method, s.Breaks, s.K = "manual", b, len(b)+1
	return nil
}

func (a SetPalette) apply(s *State) []Effect { s.Palette = a.Name; return nil }

func (a Go) apply(s *State) []Effect {
	if slices.Contains(s.Pages, a.Page) && s.Page != a.Page {
		s.Page = a.Page
		s.Visits++
	}
	return nil
}

func (a SetLang) apply(s *State) []Effect  { s.Lang = a.Lang; return s.keep() }
func (a SetDark) apply(s *State) []Effect  { s.Dark = a.On; return s.keep() }
func (a SetStill) apply(s *State) []Effect { s.Still = a.On; return s.keep() }

func (s *State) keep() []Effect {
	return []Effect{Remember{Lang: s.Lang, Dark: s.Dark, Still: s.Still}}
}

func (a SetLayer) apply(s *State) []Effect {
	s.Layers = maps.Clone(s.Layers)
	s.Layers[a.Name] = a.On
	return nil
}

func (a SetInspector) apply(s *State) []Effect { s.Inspector.Open = a.Open; return nil }

func (a SetTab) apply(s *State) []Effect {
	s.Inspector = Inspector{Open: true, Tab: a.Tab}
	return nil
}

func (a OpenSheet) apply(s *State) []Effect {
	s.Sheet, s.Exporting = a.Sheet, nil
	return nil
}

func (a ExportFigure) apply(s *State) []Effect {
	s.Sheet, s.Exporting = ExportSheet, &a.Spec
	return nil
}

func (Escape) apply(s *State) []Effect {
	switch {
	case s.Search.Open:
		return ClosePalette{}.apply(s)
	case s.Sheet != NoSheet:
		s.Sheet = NoSheet
	case s.Playing:
		s.Playing = false
	case s.Page == DataIn && s.Intake.Step != NoStep:
		return StepBack{}.apply(s)
	case s.Select != nil:
		s.Select, s.Tool = nil, ""
	}
	return nil
}

func (a Ask) apply(s *State) []Effect {
	s.Request = Request{N: s.Request.N + 1, What: a.What, Key: a.Key}
	return nil
}

func (a Show) apply(s *State) []Effect {
	s.Select = cube.Where{{Dim: cube.County, Keys: []string{a.County}}}
	s.Tool = "search"
	if s.Page != Overview {
		Go{Page: Map}.apply(s)
	}
	s.Inspector = Inspector{Open: true, Tab: "card"}
	return Ask{What: "fit", Key: a.County}.apply(s)
}
