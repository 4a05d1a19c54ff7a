package page

import (
	"image"
	"slices"
	"testing"

	"taihang/analysis/dataset"
	"taihang/data"
	"taihang/data/facts"
	"taihang/data/text"
	"taihang/ui/model"
)

// A name that something floats over is not drawn, and panning brings it back.
func TestNamesKeepClearOfWhatFloats(t *testing.T) {
	m := NewMap().(*MapPage)
	g := newStage(t, m)
	g.Size = image.Pt(1000, 660)
	g.do(model.SetLang{Lang: text.EN})
	g.frame()
	if len(m.floats) < 4 {
		t.Fatalf("%d things float over the map", len(m.floats))
	}
	if m.labels.Stale(m.floats) {
		t.Error("the names do not know what floats now")
	}
	with := m.labels.N
	c := g.context()
	m.labels.Avoid = nil
	m.labels.Draw(c, &m.view, m.names.list(c, &g.env, &m.made), c.Canvas)
	if m.labels.N <= with {
		t.Errorf("%d names with nothing floating, %d beside it", m.labels.N, with)
	}
}

// A measure without a value in the year offers the years that have some.
func TestVacantYearOffersOthers(t *testing.T) {
	set := facts.Gazetteer()
	set.Indicators = append(set.Indicators,
		data.Indicator{Name: "income", Code: "130624", Year: 2018, Value: data.Num(7)},
		data.Indicator{Name: "income", Code: "130123", Year: 2018, Value: data.Num(9)})
	set.IndicatorInfos = append(set.IndicatorInfos, data.IndicatorInfo{Name: "income", Zh: "收入", En: "Income", Unit: "元"})
	ds, err := dataset.FromSet(set)
	if err != nil {
		t.Fatal(err)
	}
	g := newStageOn(t, NewMap(), ds)
	g.do(model.SetMeasure{ID: "indicator:income"})
	g.press(g.s.T("ui.map.vacant.step", "2018", 2))
	if g.s.Year != 2018 {
		t.Errorf("the year is %d", g.s.Year)
	}
	if _, ok := g.Find(g.s.T("ui.map.vacant.step", "2018", 2)); ok {
		t.Error("still offered where there are values")
	}
}

// Stops of the slider are named so that no name runs into another; the current,
// the first and the last come first.
func TestStopsAreNamedApart(t *testing.T) {
	xs := []int{0, 10, 20, 100, 110, 200}
	for now, want := range map[int][]bool{
		0: {true, false, false, true, false, true}, 1: {false, true, false, true, false, true}, 4: {true, false, false, false, true, true},
		-1: {true, false, false, true, false, true},
	} {
		if got := apart(xs, now, 44); !slices.Equal(got, want) {
			t.Errorf("at %d: %v, want %v", now, got, want)
		}
	}
	if got := apart([]int{5}, 0, 44); !slices.Equal(got, []bool{true}) {
		t.Errorf("one stop: %v", got)
	}
}
