package figure

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"taihang/analysis/cube"
	"taihang/analysis/dataset"
	"taihang/analysis/figure/style"
	"taihang/data"
	"taihang/data/text"
)

var yanshan = cube.Where{{Dim: cube.Tier, Keys: []string{"yanshan_taihang"}}}

// mapSpecs are maps that between them show every state and layer.
func mapSpecs() []Spec {
	fuping := cube.Where{{Dim: cube.County, Keys: []string{"130624", "130630"}}}
	var out []Spec
	for _, lang := range []string{"zh", "en"} {
		for _, surface := range []string{"", Screen} {
			out = append(out,
				Spec{Kind: Choropleth, Measures: []string{"poverty_incidence"}, Years: []int{2016}, Lang: lang, Surface: surface},
				Spec{Kind: Choropleth, Measures: []string{"poverty_incidence"}, Years: []int{2020}, Lang: lang, Surface: surface},
				Spec{Kind: Choropleth, Measures: []string{"poverty_incidence"}, Years: []int{2018}, Lock: []int{2016, 2017, 2018}, Lang: lang, Surface: surface, Select: fuping},
				Spec{Kind: Choropleth, Measures: []string{"tier"}, Lang: lang, Surface: surface, Select: fuping},
				Spec{Kind: Choropleth, Measures: []string{"villages"}, Method: "quantile", K: 4, Lang: lang, Surface: surface, Layers: []string{"labels", "tiers", "villages"}},
				Spec{Kind: Choropleth, Measures: []string{"cadres"}, Where: yanshan, Lang: lang, Surface: surface},
			)
		}
	}
	return out
}

func name(s Spec) string {
	return fmt.Sprintf("%s %v %s %q sel=%d", s.Measures[0], s.Years, s.Lang, s.Surface, len(s.Select))
}

// Every county is in exactly one row of the legend.
func TestLegendCountsEveryCounty(t *testing.T) {
	ds := demoDataset(t)
	for _, s := range mapSpecs() {
		r, err := Resolve(ds, s)
		if err != nil {
			t.Fatalf("%s: %v", name(s), err)
		}
		n, keys := 0, map[string]bool{}
		for _, e := range r.Legend {
			n += e.Count
			if keys[e.Key] {
				t.Errorf("%s: %s stands twice", name(s), e.Key)
			}
			keys[e.Key] = true
		}
		if n != 168 {
			t.Errorf("%s: the legend counts %d counties: %+v", name(s), n, r.Legend)
		}
		if len(r.Figures.Rows) != 168 {
			t.Errorf("%s: %d rows behind it", name(s), len(r.Figures.Rows))
		}
	}
}

// No text lies on another and none leaves the sheet.
func TestTextsApartAndOnTheSheet(t *testing.T) {
	sheets := map[string][][2]float64{"": {{842, 595}, {1191, 842}, {2384, 1684}, {595, 842}, {453, 340}, {255, 454}, {170, 142}}, Screen: {{400, 440}, {640, 360}, {900, 800}}}
	for _, ds := range []*dataset.Dataset{demoDataset(t), realDataset(t)} {
		for _, s := range mapSpecs() {
			r, err := Resolve(ds, s)
			if err != nil {
				t.Fatal(err)
			}
			for _, wh := range sheets[s.Surface] {
				d := r.Layout(wh[0], wh[1])
				checkTexts(t, fmt.Sprintf("%s on %v", name(s), wh), d)
				if s.Surface == "" {
					checkPaper(t, fmt.Sprintf("%s on %v", name(s), wh), r, d)
				}
			}
		}
	}
}

// checkPaper holds what a sheet must carry whatever its size: its margins, its
// classes in full, and that these are demo data.
func checkPaper(t *testing.T, name string, r *Resolved, d *Drawing) {
	t.Helper()
	var all strings.Builder
	margin := min(28, d.W*.03)
	for _, it := range d.Items {
		if it.Text == nil {
			continue
		}
		all.WriteString(it.Text.S + "\n")
		if b := it.Text.extent(); b.x1 > d.W-margin+.5 || b.x0 < margin-.5 {
			t.Errorf("%s: “%s” is in the margin: %.1f", name, it.Text.S, b)
		}
	}
	m := r.body.(*choropleth)
	words := []string{r.lang().T("figure.demo"), m.approval(), " km"}
	for _, e := range r.Legend {
		if label := m.panelLabel(e); !strings.Contains(all.String(), label+"\n") {
			words = append(words, e.Label+"\n")
		}
	}
	for _, w := range words {
		if !strings.Contains(all.String(), w) {
			t.Errorf("%s: “%s” is not on the sheet", name, w)
		}
	}
}

func checkTexts(t *testing.T, name string, d *Drawing) {
	t.Helper()
	type box struct {
		rect
		s string
	}
	var boxes []box
	sheet := rect{0, 0, d.W, d.H}.inset(-.5, -.5, -.5, -.5)
	for _, it := range d.Items {
		if it.Text == nil {
			continue
		}
		b := it.Text.extent().inset(.2, .12*it.Text.Size, .2, .1*it.Text.Size)
		if !b.within(sheet) {
			t.Errorf("%s: “%s” leaves the sheet: %.1f", name, it.Text.S, b)
		}
		for _, o := range boxes {
			if b.overlaps(o.rect) {
				t.Errorf("%s: “%s” lies on “%s”", name, it.Text.S, o.s)
			}
		}
		boxes = append(boxes, box{b, it.Text.S})
	}
}

// What a county shows is the class that holds its value; zero, suppressed and
// missing have rows of their own.
func TestStatesApart(t *testing.T) {
	r, err := Resolve(squares(t), squareSpecs["page"])
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, e := range r.Legend {
		got = append(got, fmt.Sprintf("%s=%d", e.Key, e.Count))
	}
	want := "class:2=1 class:1=1 class:0=1 zero=1 suppressed=1 nodata=1"
	if s := strings.Join(got, " "); s != want {
		t.Errorf("%s, want %s", s, want)
	}
	look := map[string]string{}
	for _, e := range r.Legend {
		k := fmt.Sprint(e.Color, e.Swatch)
		if o, twice := look[k]; twice {
			t.Errorf("%s and %s look alike", e.Key, o)
		}
		look[k] = e.Key
	}
}

func TestClassOfHoldsLowerLimit(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		k := rapid.IntRange(1, 7).Draw(t, "k")
		limits := []float64{rapid.Float64Range(-10, 10).Draw(t, "lowest")}
		for range k {
			limits = append(limits, limits[len(limits)-1]+rapid.Float64Range(.01, 5).Draw(t, "width"))
		}
		var cs []class
		for i := range k {
			cs = append(cs, class{lower: limits[i], upper: limits[i+1]})
		}
		v := rapid.Float64Range(limits[0], limits[k]).Draw(t, "v")
		i := classOf(cs, v)
		if v < cs[i].lower || v > cs[i].upper || (v == cs[i].upper && i < k-1) {
			t.Fatalf("%v in class %d of %v", v, i, limits)
		}
	})
}

// The ten highest that the title speaks of are where it says.
func TestFindingIsTrue(t *testing.T) {
	ds := demoDataset(t)
	r, err := Resolve(ds, Spec{Kind: Choropleth, Measures: []string{"poverty_incidence"}, Years: []int{2016}})
	if err != nil {
		t.Fatal(err)
	}
	m := r.body.(*choropleth)
	by := map[string]int{}
	for _, i := range m.order[:10] {
		by[m.prefName(ds.Counties[i].Prefecture)]++
	}
	ok := false
	for p, n := range by {
		ok = ok || r.Title == text.ZH.T("figure.find.top_in", m.measureName(), n, p)
	}
	if !ok || len([]rune(r.Title)) > 24 {
		t.Errorf("title “%s”, the ten highest are in %v", r.Title, by)
	}
}

// With Lock, the classes of a year do not depend on which year is shown.
func TestLockedYearsShareClasses(t *testing.T) {
	ds := demoDataset(t)
	var first []float64
	for _, y := range []int{2016, 2017, 2018} {
		r, err := Resolve(ds, Spec{Kind: Choropleth, Measures: []string{"poverty_incidence"}, Years: []int{y}, Lock: []int{2016, 2017, 2018}})
		if err != nil {
			t.Fatal(err)
		}
		var lower []float64
		for _, c := range r.body.(*choropleth).classes[1:] {
			lower = append(lower, c.lower)
		}
		if first == nil {
			first = lower
		}
		if fmt.Sprint(lower) != fmt.Sprint(first) {
			t.Errorf("%d: breaks %v, first year %v", y, lower, first)
		}
	}
}

// The scale bar is as long as it says.
func TestScaleBarIsTrue(t *testing.T) {
	r, err := Resolve(realDataset(t), Spec{Kind: Choropleth, Measures: []string{"tier"}})
	if err != nil {
		t.Fatal(err)
	}
	d := r.Layout(842, 595)
	var scale, length, km float64
	for i, it := range d.Items {
		switch {
		case it.Areas != nil:
			scale = it.Areas.Scale
		case it.Text != nil && strings.HasSuffix(it.Text.S, " km"):
			fmt.Sscanf(it.Text.S, "%f km", &km)
			bar := d.Items[i-6].Path.Subs[0]
			length = bar[1].X - bar[0].X
		}
	}
	if got := length / scale / 1000; km == 0 || math.Abs(got-km) > 1e-6*km {
		t.Errorf("bar of %.3f km says %v km", got, km)
	}
}

func TestUnknownIsRefused(t *testing.T) {
	ds := squares(t)
	for _, s := range []Spec{
		{Kind: "pie"},
		{Kind: Choropleth, Measures: []string{"happiness"}},
		{Kind: Choropleth, Measures: []string{"poverty_incidence"}, Years: []int{2016}, Palette: "rainbow"},
		{Kind: Choropleth, Measures: []string{"poverty_incidence"}, Years: []int{2016}, Method: "magic"},
	} {
		if _, err := Resolve(ds, s); err == nil {
			t.Errorf("%+v is accepted", s)
		} else if msg := text.ZH.Sentence(err); strings.Contains(msg, "figure.") || strings.Contains(msg, "未预料") {
			t.Errorf("%+v: %s", s, msg)
		}
	}
}

// Nothing to draw is drawn as such: an empty workspace, one class, all kinds
// of classing.
func TestMapOfLittle(t *testing.T) {
	empty, err := dataset.FromSet(&data.Set{})
	if err != nil {
		t.Fatal(err)
	}
	for _, ds := range []*dataset.Dataset{empty, squares(t)} {
		for _, method := range []string{"", "quantile", "equal", "stddev", "headtail", "maximum"} {
			for _, k := range []int{0, 1, 2, 9} {
				for _, palette := range []string{"", "teal", "diverging"} {
					for _, surface := range []string{"", Screen} {
						s := Spec{Kind: Choropleth, Measures: []string{"poverty_incidence"}, Years: []int{2016}, Method: method, K: k, Palette: palette, Surface: surface, Layers: []string{"labels", "tiers", "villages"}}
						r, err := Resolve(ds, s)
						if err != nil {
							t.Fatalf("%+v: %v", s, err)
						}
						n := 0
						for _, e := range r.Legend {
							n += e.Count
						}
						if n != len(ds.Counties) {
							t.Errorf("%+v: %d of %d counties in the legend", s, n, len(ds.Counties))
						}
						for _, it := range r.Layout(842, 595).Items {
							if it.Text != nil && (math.IsNaN(it.Text.X+it.Text.Y) || math.IsInf(it.Text.X+it.Text.Y, 0)) {
								t.Fatalf("%+v: “%s” is nowhere", s, it.Text.S)
							}
						}
					}
				}
			}
		}
	}
}

// Zero is at the middle of a diverging ramp, whatever the classes.
func TestDivergingKeepsSides(t *testing.T) {
	m := &choropleth{scheme: style.Light}
	all := style.DivergingRamp.Light
	for _, limits := range [][]float64{{-5, -2, 0, 3, 9}, {-5, -1, 1, 3}, {0, 1, 2}, {-9, -6, -3, -1, 0}} {
		for i, c := range m.colours(style.DivergingRamp, limits) {
			at := slices.Index(all, c)
			switch {
			case limits[i+1] <= 0 && at >= 3, limits[i] >= 0 && at <= 3, limits[i] < 0 && limits[i+1] > 0 && at != 3:
				t.Errorf("%v: class %d takes colour %d of the ramp", limits, i, at)
			}
		}
	}
}
