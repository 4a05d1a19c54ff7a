package figure

import (
	"slices"
	"strings"
	"testing"

	"taihang/analysis/cube"
	"taihang/analysis/dataset"
	"taihang/analysis/figure/fonts"
	"taihang/data"
	"taihang/data/facts"
	"taihang/data/text"
)

// mapOf resolves a map of the demo workspace.
func mapOf(t *testing.T, s Spec) (*Resolved, *choropleth) {
	t.Helper()
	s.Kind = Choropleth
	r, err := Resolve(demoDataset(t), s)
	if err != nil {
		t.Fatal(err)
	}
	return r, r.body.(*choropleth)
}

// A map of a total says that it is none of a rate, and which rate there is.
func TestTotalsSaySo(t *testing.T) {
	for id, want := range map[string]string{
		"cadres": "图示为总数，不是比率；各县比较宜用“每村干部数”", "rural_population": "图示为总数，不是比率",
		"poverty_incidence": "", "tier": "", "county_area": "", "delist_year": "",
	} {
		r, _ := mapOf(t, Spec{Measures: []string{id}, Lang: "zh"})
		got := ""
		for _, n := range r.Notes {
			if strings.HasPrefix(n, "图示为总数") {
				got = n
			}
		}
		if got != want {
			t.Errorf("%s: noted %q, want %q", id, got, want)
		}
	}
}

// Years of the calendar are classes of their own, without separators, and the
// map says how many of them nobody published.
func TestCalendarYearsAreClasses(t *testing.T) {
	r, m := mapOf(t, Spec{Measures: []string{"delist_year"}, Lang: "zh"})
	var labels []string
	for _, e := range r.Legend {
		labels = append(labels, e.Label)
	}
	if want := []string{"2020", "2019", "2018", "2017", "不适用"}; !slices.Equal(labels, want) {
		t.Errorf("classes %q, want %q", labels, want)
	}
	if strings.Contains(r.Subtitle, "年末") || !slices.Contains(r.Notes, text.ZH.T("figure.map.inferred", m.inferredYears())) || m.inferredYears() == 0 {
		t.Errorf("%q, noted %q", r.Subtitle, r.Notes)
	}
	for _, it := range r.Layout(842, 595).Items {
		if it.Text != nil && strings.Contains(it.Text.S, "2,0") {
			t.Errorf("a year is written %s", it.Text.S)
		}
	}
}

// The figure beside the ten highest is the province's only when every county
// has one.
func TestTotalNamesWhatItAddsUp(t *testing.T) {
	_, whole := mapOf(t, Spec{Measures: []string{"poverty_incidence"}, Years: []int{2016}, Lang: "zh"})
	if got := whole.total(); got != "全省 3.42" {
		t.Errorf("the province is %q", got)
	}
	r, err := Resolve(squares(t), squareSpecs["page"])
	if err != nil {
		t.Fatal(err)
	}
	if got := r.body.(*choropleth).total(); got != "有数的 4 县 5.25" {
		t.Errorf("four of six counties are %q", got)
	}
	file := *r.body.(*choropleth)
	file.all.N, file.all.Own, file.all.Missing = 6, 6, 0 // the province's own
	if got := file.total(); got != "全省 5.25" {
		t.Errorf("the province's own figure is %q", got)
	}
}

// A tie is not cut: either all of the tied are among the highest or none is.
func TestTopCountiesKeepTies(t *testing.T) {
	m := choropleth{val: []float64{9, 7, 7, 7, 1}, order: []int{0, 1, 2, 3, 4}}
	for n, want := range map[int]int{1: 1, 2: 1, 3: 1, 4: 4, 9: 5} {
		if got := len(m.topCounties(n)); got != want {
			t.Errorf("the highest %d are %d counties, want %d", n, got, want)
		}
	}
}

// A source line breaks between its facts, and loses none.
func TestWrapParts(t *testing.T) {
	f := set{size: 10}
	s := "资料来源：演示数据　数据截至 2020-12-31　演示数据，不得引用"
	for _, x := range []struct {
		width float64
		want  []string
	}{
		{fonts.Width(s, 10, false), []string{s}},
		{fonts.Width(s, 10, false) - 1, []string{"资料来源：演示数据　数据截至 2020-12-31", "演示数据，不得引用"}},
		{80, []string{"资料来源：演", "示数据", "数据截至", "2020-12-31", "演示数据，不", "得引用"}},
	} {
		if got := wrapParts(s, segment, x.width, f); !slices.Equal(got, x.want) {
			t.Errorf("at %.0f pt: %q, want %q", x.width, got, x.want)
		}
	}
}

// A selection of people does not show on a map of counties, and the sheet does
// not say that it does.
func TestSelectionThatIsNoPlace(t *testing.T) {
	for name, pick := range map[string]cube.Where{
		"level": {{Dim: cube.Level, Keys: []string{"province"}}}, "county": {{Dim: cube.County, Keys: []string{"130624"}}},
	} {
		r, m := mapOf(t, Spec{Measures: []string{"avg_age"}, Select: pick, Lang: "zh"})
		said, noted := strings.Contains(r.Subtitle, "所选"), slices.Contains(r.Notes, text.ZH.T("figure.map.unselected"))
		if shown := m.muting(); said != shown || noted == shown {
			t.Errorf("%s: shown %v, %q, noted %q", name, shown, r.Subtitle, r.Notes)
		}
	}
}

// Nothing lies above the greatest value that a share can have: no break, and
// no class that says “and over”.
func TestBreaksUpToTheMaximum(t *testing.T) {
	_, err := Resolve(demoDataset(t), Spec{Kind: Choropleth, Measures: []string{"match_share"}, Method: "manual", Breaks: []float64{2, 5}})
	if err == nil {
		t.Error("a break at 200 % is taken")
	}
	r, _ := mapOf(t, Spec{Measures: []string{"match_share"}, Method: "manual", Breaks: []float64{.5, 1}, Lang: "en"})
	if got := r.Legend[0].Label; got != "100" {
		t.Errorf("the highest class is %q", got)
	}
}

// What changes of divisions did to the figures shown stands in a note, in the
// county's tip and, as a sentence, in the table; without any there is no column.
func TestChangesOfDivisionsAreTold(t *testing.T) {
	set := facts.Gazetteer()
	set.IndicatorInfos = []data.IndicatorInfo{{Name: "pop", Zh: "人口", Sum: true}}
	for code, v := range map[string]float64{"130603": 40, "130604": 60, "130624": 1} {
		set.Indicators = append(set.Indicators, data.Indicator{Name: "pop", Code: code, Year: 2014, Value: data.Num(v)},
			data.Indicator{Name: "pop", Code: code, Year: 2016, Value: data.Num(v)})
	}
	set.Indicators = append(set.Indicators, data.Indicator{Name: "pop", Code: "130721", Year: 2014, Value: data.Num(9)}, // 宣化县
		data.Indicator{Name: "pop", Code: "130705", Year: 2014, Value: data.Num(8)}) // 宣化区 beside it
	ds, err := dataset.FromSet(set)
	if err != nil {
		t.Fatal(err)
	}
	at := func(code string) int {
		return slices.IndexFunc(ds.Counties, func(c dataset.County) bool { return c.Code == code })
	}
	of := func(year int) (*Resolved, *choropleth) {
		r, err := Resolve(ds, Spec{Kind: Choropleth, Measures: []string{"indicator:pop"}, Years: []int{year}, Lang: "zh"})
		if err != nil {
			t.Fatal(err)
		}
		return r, r.body.(*choropleth)
	}
	r, m := of(2014)
	note := "区划变动：桥东、桥西无法对应，无数据；莲池为合并前各县之和；宣化为当时的辖区"
	if !slices.Contains(r.Notes, note) {
		t.Errorf("noted %q, want %q", r.Notes, note)
	}
	table := m.table()
	if n := len(table.Columns); table.Columns[n-1].Name != "区划变动" || len(table.Rows[0]) != n {
		t.Errorf("columns %v", table.Columns)
	}
	for code, want := range map[string][2]string{
		"130606": {"区划变动\t合并前各县之和", "2014 年的数据由北市区、南市区相加而得（2015 年合并为莲池区）"}, "130624": {"", ""},
	} {
		i := at(code)
		var tip string
		for _, line := range m.tip[i] {
			if strings.HasPrefix(line, "区划变动") {
				tip = line
			}
		}
		row := table.Rows[i]
		if tip != want[0] || row[len(row)-1].Word != want[1] {
			t.Errorf("%s: tip %q, table %q", code, tip, row[len(row)-1].Word)
		}
	}
	if r, m := of(2016); strings.Contains(strings.Join(r.Notes, ""), "区划变动") || len(m.table().Columns) != len(table.Columns)-1 {
		t.Errorf("in 2016, with nothing changed: %q", r.Notes)
	}
}
