package figure

import (
	"strings"
	"testing"

	"pgregory.net/rapid"

	"taihang/analysis/cube"
	"taihang/analysis/dataset"
	"taihang/data"
)

// randomSpec draws a chart that the demo workspace can make, filters and
// selections that leave little or nothing included.
func randomSpec(t *rapid.T) Spec {
	s := Spec{
		Kind:    rapid.SampledFrom([]Kind{Pyramid, Stacked, Bars, Dots, Trend, Multiples, Retention, Tiles, Strip}).Draw(t, "kind"),
		Years:   rapid.SampledFrom([][]int{nil, {2016}, {2018}, {2016, 2017, 2018}, {1990}}).Draw(t, "years"),
		Lang:    rapid.SampledFrom([]string{"zh", "en"}).Draw(t, "lang"),
		Theme:   rapid.SampledFrom([]string{"light", "dark"}).Draw(t, "theme"),
		Surface: rapid.SampledFrom([]string{Screen, ""}).Draw(t, "surface"),
		Where:   rapid.SampledFrom(randomWheres).Draw(t, "where"),
		Select:  rapid.SampledFrom(randomWheres).Draw(t, "select"),
	}
	if rapid.Bool().Draw(t, "target") {
		s.Target = &target
	}
	switch s.Kind {
	case Pyramid:
		s.By = rapid.SampledFrom([][]cube.Dim{nil, {cube.AgeBand}}).Draw(t, "by")
	case Stacked:
		s.By = rapid.SampledFrom([][]cube.Dim{nil, {cube.UnitKind, cube.AgeBand}, {cube.Tier, cube.Level}, {cube.Prefecture, cube.Education}}).Draw(t, "by")
	case Bars:
		s.By = rapid.SampledFrom([][]cube.Dim{nil, {cube.County}, {cube.Education}, {cube.AgeBand}}).Draw(t, "by")
		s.Measures = rapid.SampledFrom([][]string{nil, {"reserve_share"}, {"avg_age"}}).Draw(t, "measure")
	case Dots:
		s.By = rapid.SampledFrom([][]cube.Dim{nil, {cube.Intake}, {cube.Prefecture}, {cube.County}}).Draw(t, "by")
	case Trend, Multiples:
		s.Measures = rapid.SampledFrom([][]string{nil, {"cadres"}, {"coverage_share"}}).Draw(t, "measure")
	case Retention:
		s.By = rapid.SampledFrom([][]cube.Dim{nil, {cube.UnitKind}, {cube.Education}}).Draw(t, "by")
	}
	return s
}

var randomWheres = []cube.Where{
	nil, nil, jia,
	{{Dim: cube.County, Keys: []string{"130624", "130630", "130633"}}},
	{{Dim: cube.Prefecture, Keys: []string{"130600"}}},
	{{Dim: cube.Tier, Not: true, Keys: []string{"other"}}},
	brush,
	{{Dim: cube.Level, Keys: []string{"province"}}},
	{{Dim: cube.Level, Keys: []string{"province"}}, {Dim: cube.Age, Keys: []string{"99"}}}, // nobody
	{{Dim: cube.Education, Keys: []string{"postgraduate", "bachelor"}}},
}

// checkLayout holds what every chart owes its reader: texts apart from each
// other, everything inside the frame, something to read.
func checkLayout(t rapid.TB, d *Drawing) {
	frame := rect{-.5, -.5, d.W + .5, d.H + .5}
	var texts []rect
	var words []string
	for _, it := range d.Items {
		if it.Path != nil {
			for _, sub := range it.Path.Subs {
				for _, q := range sub {
					if q.X < frame.x0-2 || q.X > frame.x1+2 || q.Y < frame.y0-2 || q.Y > frame.y1+2 || q.X != q.X || q.Y != q.Y {
						t.Fatalf("a mark at %v lies outside %v × %v", q, d.W, d.H)
					}
				}
			}
		}
		if it.Text == nil {
			continue
		}
		f := set{size: it.Text.Size, medium: it.Text.Medium, anchor: it.Text.Anchor}
		r := f.extent(it.Text.X, it.Text.Y, it.Text.S)
		if !r.within(frame) {
			t.Fatalf("%q at %v lies outside %v × %v", it.Text.S, r, d.W, d.H)
		}
		for i, o := range texts {
			if r.inset(.02, .02, .02, .02).overlaps(o) {
				t.Fatalf("%q at %v lies over %q at %v", it.Text.S, r, words[i], o)
			}
		}
		texts, words = append(texts, r), append(words, it.Text.S)
		if strings.Contains(it.Text.S, "figure.") || strings.Contains(it.Text.S, "NaN") || strings.Contains(it.Text.S, "dim.") {
			t.Fatalf("not for a reader: %q", it.Text.S)
		}
	}
	if len(words) < 2 {
		t.Fatal("a figure that says nothing")
	}
	for _, r := range d.Regions {
		if r.X0 < frame.x0-5 || r.X1 > frame.x1+5 || r.Y0 < frame.y0-5 || r.Y1 > frame.y1+5 || len(r.Tip) == 0 {
			t.Fatalf("region %+v", r)
		}
	}
	for _, a := range d.Axes {
		if len(a.Keys) == 0 || a.X1 <= a.X0 || a.Y1 <= a.Y0 {
			t.Fatalf("axis %+v", a)
		}
	}
}

func TestChartsKeepTextsApartAtAnySize(t *testing.T) {
	ds := demoDataset(t)
	rapid.Check(t, func(t *rapid.T) {
		r, err := Resolve(ds, randomSpec(t))
		if err != nil {
			t.Fatal(err)
		}
		w := float64(rapid.IntRange(300, 1000).Draw(t, "w"))
		h := float64(rapid.IntRange(180, 600).Draw(t, "h"))
		checkLayout(t, r.Layout(w, h))
		if n := len(r.Figures.Columns); n == 0 {
			t.Fatal("no columns behind the figure")
		}
		for _, row := range r.Figures.Rows {
			if len(row) != len(r.Figures.Columns) {
				t.Fatalf("a row of %d under %d columns", len(row), len(r.Figures.Columns))
			}
		}
	})
}

// Workspaces with nothing, or next to nothing, in them.
func TestChartsOfLittle(t *testing.T) {
	for name, set := range map[string]*data.Set{
		"nothing":    {Info: map[string]string{}},
		"one county": {Info: map[string]string{}, Counties: []data.County{{Code: "130121", Name: "甲县", Prefecture: "130100", Poor: data.PoorNational}}},
	} {
		ds, err := dataset.FromSet(set)
		if err != nil {
			t.Fatal(err)
		}
		for key, s := range chartSpecs {
			s.Where, s.Select = nil, nil
			r, err := Resolve(ds, s)
			if err != nil {
				t.Errorf("%s of %s: %v", key, name, err)
				continue
			}
			checkLayout(t, r.Layout(300, 180))
		}
	}
}

// A filter that leaves no one is named in the frame.
func TestEmptyChartNamesItsFilter(t *testing.T) {
	ds := hamlet(t)
	r, err := Resolve(ds, chartSpecs["empty_filtered"])
	if err != nil {
		t.Fatal(err)
	}
	found := false
	for _, it := range r.Layout(420, 260).Items {
		found = found || it.Text != nil && strings.Contains(it.Text.S, "没有符合筛选的数据") && strings.Contains(it.Text.S, "60")
	}
	if !found {
		t.Error("the empty frame does not say which filter empties it")
	}
}

func TestChartsRefuseWhatTheyCannotDraw(t *testing.T) {
	ds := hamlet(t)
	for _, s := range []Spec{
		{Kind: Pyramid, By: []cube.Dim{cube.Level}},
		{Kind: Stacked, Measures: []string{"reserve_share"}},
		{Kind: Dots, Measures: []string{"cadres"}},
		{Kind: Bars, Measures: []string{"no_such"}},
		{Kind: Bars, By: []cube.Dim{"no_such"}},
	} {
		if r, err := Resolve(ds, s); err == nil {
			t.Errorf("%+v was drawn as %q", s, r.Title)
		}
	}
}
