package model

import (
	"slices"
	"testing"

	"taihang/analysis/dataset"
	"taihang/data"
	"taihang/data/facts"
)

// On the map of an indicator from a file the years are those that it has figures
// of; the year moves to the nearest as part of the choice, and back on a page of
// the programme.
func TestYearsOfAnIndicator(t *testing.T) {
	set := facts.Gazetteer()
	set.IndicatorInfos = []data.IndicatorInfo{{Name: "pop", Sum: true}}
	for _, y := range []int{2004, 2010, 2014} {
		set.Indicators = append(set.Indicators, data.Indicator{Name: "pop", Code: "130624", Year: y, Value: data.Num(1)})
	}
	ds, err := dataset.FromSet(set)
	if err != nil {
		t.Fatal(err)
	}
	s, effects := New(Options{Pages: []Page{Overview, Map, People, Progress}})
	s.Update(Loaded{Seq: effects[0].(Load).Seq, Data: ds, Show: "tier"})
	programme := []int{2016, 2017, 2018, 2019, 2020}
	step := func(a Action, year int, years ...int) {
		t.Helper()
		s.Update(a)
		if s.Year != year || !slices.Equal(s.Years(), years) {
			t.Fatalf("after %#v: %d of %v, want %d of %v", a, s.Year, s.Years(), year, years)
		}
	}
	step(Go{Page: Map}, 2016, programme...)
	step(SetYear{Year: 2018}, 2018, programme...)
	step(SetMeasure{ID: "indicator:pop"}, 2014, 2004, 2010, 2014)
	step(Undo{}, 2018, programme...)
	step(Redo{}, 2014, 2004, 2010, 2014)
	step(StepYear{-1}, 2010, 2004, 2010, 2014)
	step(StepYear{-9}, 2004, 2004, 2010, 2014)
	step(SetYear{Year: 2008}, 2010, 2004, 2010, 2014)
	step(SetYear{Year: 2007}, 2010, 2004, 2010, 2014) // as near to 2004: the later
	step(Go{Page: Progress}, 2016, programme...)
	step(Go{Page: Map}, 2014, 2004, 2010, 2014)
	step(SetYear{Year: 2004}, 2004, 2004, 2010, 2014)

	effects = s.Update(TogglePlay{})
	for _, want := range []int{2010, 2014} {
		after, ok := effects[0].(After)
		if !ok {
			t.Fatalf("play stopped in %d", s.Year)
		}
		if effects = s.Update(after.Action); s.Year != want {
			t.Fatalf("play went to %d, want %d", s.Year, want)
		}
	}
	if s.Playing || len(effects) > 0 {
		t.Error("play goes on after the last year")
	}
	s.Update(TogglePlay{})
	if s.Year != 2004 {
		t.Errorf("play from the last year began in %d", s.Year)
	}
}
