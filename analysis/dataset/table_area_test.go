package dataset

import (
	"testing"

	"taihang/analysis/cube"
	"taihang/analysis/measure"
	"taihang/data"
	"taihang/data/facts"

	"pgregory.net/rapid"
)

// area is the figure of an area of a year, on the counties of another.
func area(t interface{ Fatal(...any) }, ds *Dataset, id string, by cube.Dim, key string, year int) measure.Cell {
	r, err := ds.Measures.Eval(ds.Cube, id, measure.Query{By: []cube.Dim{by}, Years: []int{year}})
	if err != nil {
		t.Fatal(err)
	}
	c, _ := r.Get(key)
	return c
}

// An area's figure is the file's own; else the sum of what lies inside, with the
// number of counties that it is of.
func TestAreas(t *testing.T) {
	set := facts.Gazetteer()
	set.IndicatorInfos = []data.IndicatorInfo{{Name: "pop", Sum: true}, {Name: "income"}, {Name: "poor_people", Sum: true}}
	in := func(name, code string, year int, v data.Value) {
		set.Indicators = append(set.Indicators, data.Indicator{Name: name, Code: code, Year: year, Value: v})
	}
	for _, name := range []string{"pop", "income", "poor_people"} {
		in(name, "130100", 2016, data.Num(1078))
		in(name, "130102", 2016, data.Num(60))
		in(name, "130123", 2016, data.Num(49))
		in(name, "130200", 2017, data.Num(780)) // a year without a county
		in(name, "130321", 2016, data.Num(5))
		in(name, "130322", 2016, data.Num(6))
		in(name, "130324", 2016, data.Value{State: data.Suppressed})
		in(name, "130400", 2016, data.Value{State: data.Suppressed})
	}
	ds, err := FromSet(set)
	if err != nil {
		t.Fatal(err)
	}
	pref := func(c string) int { return total(t, ds, "counties", "prefecture="+c).N }
	for _, c := range []struct {
		by, key string
		year    int
		want    data.Value
		n, of   int
		own     int
	}{
		{"prefecture", "130100", 2016, data.Num(1078), pref("130100"), pref("130100"), pref("130100")},
		{"prefecture", "130200", 2017, data.Num(780), pref("130200"), pref("130200"), pref("130200")},
		{"prefecture", "130200", 2016, data.Value{}, 0, 0, 0},
		{"prefecture", "130300", 2016, data.Num(11), 2, pref("130300"), 0},
		{"prefecture", "130400", 2016, data.Value{State: data.Suppressed}, 0, 0, 0},
		{"province", "130000", 2016, data.Num(1089), pref("130100") + 2, 168, pref("130100")},
		{"province", "130000", 2017, data.Num(780), pref("130200"), 168, pref("130200")},
	} {
		for _, id := range []string{"indicator:pop", "poor_people"} {
			got := area(t, ds, id, cube.Dim(c.by), c.key, c.year)
			if n, of := got.Coverage(); got.V != c.want || n != c.n || of != c.of || got.Own != c.own || got.Partial() != (n < of) {
				t.Errorf("%s of %s in %d: %+v, want %v of %d/%d counties", id, c.key, c.year, got, c.want, c.n, c.of)
			}
		}
	}
	for key, want := range map[string]data.Value{"130100": data.Num(1078), "130300": {}} {
		if got := area(t, ds, "indicator:income", cube.Prefecture, key, 2016); got.V != want {
			t.Errorf("an average of %s: %+v, want %v", key, got, want)
		}
	}
	// A filter to a prefecture asks for the same figure; one to its counties does not.
	for where, want := range map[string]float64{"prefecture=130100": 1078, "prefecture=130100|130300": 1089, "prefecture=130100&county=130102|130123": 109, "county=130102": 60} {
		if got := total(t, ds, "indicator:pop", "year=2016&"+where); got.V != data.Num(want) {
			t.Errorf("%s: %+v, want %v", where, got, want)
		}
	}
	if got := total(t, ds, "indicator:income", "year=2016&tier=other"); got.V.State == data.Present {
		t.Errorf("the average of one county is that of its tier: %+v", got)
	}
}

// Brushing a place gives what filtering by it does, whichever rows that goes by.
func TestAreasBrushed(t *testing.T) {
	set := facts.Gazetteer()
	set.IndicatorInfos = []data.IndicatorInfo{{Name: "pop", Sum: true}}
	for code, v := range map[string]float64{"130000": 7000, "130100": 1078, "130102": 60, "130123": 49, "130321": 5} {
		set.Indicators = append(set.Indicators, data.Indicator{Name: "pop", Code: code, Year: 2016, Value: data.Num(v)})
	}
	ds, err := FromSet(set)
	if err != nil {
		t.Fatal(err)
	}
	for _, dim := range []cube.Dim{cube.County, cube.Prefecture, cube.Tier, cube.Age} {
		for _, by := range [][]cube.Dim{nil, {cube.Prefecture}, {cube.Province}} {
			q := measure.Query{By: by, Years: []int{2016}}
			b, err := ds.Measures.Brush(ds.Cube, dim, []measure.Request{{ID: "indicator:pop", Query: q}})
			if err != nil {
				t.Fatal(err)
			}
			keys := ds.Cube.Dicts[dim].Keys
			for n := range min(len(keys), 30) {
				in := make([]bool, len(keys))
				in[n] = true
				q.Where = cube.Where{{Dim: dim, Keys: keys[n : n+1]}}
				want, err := ds.Measures.Eval(ds.Cube, "indicator:pop", q)
				if err != nil {
					t.Fatal(err)
				}
				for i, c := range b.Move(in)[0].Cells {
					if w := want.Cells[i]; !w.Outside && c != w {
						t.Fatalf("by %v, %s=%s: brushed %+v, filtered %+v", by, dim, keys[n], c, w)
					}
				}
			}
		}
	}
}

// The figures of all divisions of a year, those of its end or of its beginning, are
// in their prefectures, each once, on the list of whatever year; one that is missing
// is missed.
func TestAreasHaveEachFigureOnce(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		year, list := rapid.IntRange(2010, 2020).Draw(t, "year"), rapid.IntRange(2010, 2020).Draw(t, "list")
		set := facts.Gazetteer()
		set.IndicatorInfos = []data.IndicatorInfo{{Name: "pop", Sum: true}}
		end := data.NewDate(year-rapid.IntRange(0, 1).Draw(t, "before"), 12, 31)
		want, missing := map[string]float64{}, map[string]bool{}
		for _, d := range set.Divisions {
			if d.Rank != data.RankCounty || d.ValidFrom.Known() && d.ValidFrom > end || d.ValidTo.Known() && d.ValidTo <= end {
				continue
			}
			if rapid.IntRange(0, 40).Draw(t, "gap") == 0 {
				missing[d.Parent] = true
				continue
			}
			v := float64(rapid.IntRange(1, 1000).Draw(t, "value"))
			want[d.Parent] += v
			set.Indicators = append(set.Indicators, data.Indicator{Name: "pop", Code: d.Code, Year: year, Value: data.Num(v)})
		}
		ds, err := FromSetOn(set, list)
		if err != nil {
			t.Fatal(err)
		}
		all := 0.0
		for _, p := range ds.Prefectures {
			all += want[p.Code]
			got := area(t, ds, "indicator:pop", cube.Prefecture, p.Code, year)
			if got.V.V != want[p.Code] || got.Partial() != missing[p.Code] && got.V.State == data.Present {
				t.Fatalf("%s of %d on the list of %d: %+v, want %v, some missing %v", p.Name, year, list, got, want[p.Code], missing[p.Code])
			}
		}
		if got := area(t, ds, "indicator:pop", cube.Province, "130000", year); got.V.V != all {
			t.Fatalf("the province of %d on the list of %d: %+v, want %v", year, list, got, all)
		}
	})
}

// A county that was divided is in its prefecture's sum in that year too, and in
// later ones where the file goes on with it, on whatever list.
func TestAreasInTheYearOfADivision(t *testing.T) {
	set := facts.Gazetteer()
	set.IndicatorInfos = []data.IndicatorInfo{{Name: "grain", Sum: true}}
	for year := 2015; year <= 2018; year++ { // 邯郸县 was divided at the end of 2016
		for code, v := range map[string]float64{"130402": 1, "130403": 2, "130404": 3, "130421": 40, "130406": 5} {
			set.Indicators = append(set.Indicators, data.Indicator{Name: "grain", Code: code, Year: year, Value: data.Num(v)})
		}
	}
	for list := 2010; list <= 2020; list++ {
		ds, err := FromSetOn(set, list)
		if err != nil {
			t.Fatal(err)
		}
		for year := 2015; year <= 2018; year++ {
			got := area(t, ds, "indicator:grain", cube.Prefecture, "130400", year)
			if n, of := got.Coverage(); got.V != data.Num(51) || n != 5 || of != 19 {
				t.Errorf("%d on the list of %d: %v of %d/%d counties", year, list, got.V, n, of)
			}
		}
	}
}

// What an area withholds is so in the one above, and what it cannot have is not
// missed there.
func TestAreasWithoutAFigure(t *testing.T) {
	set := facts.Gazetteer()
	set.IndicatorInfos = []data.IndicatorInfo{{Name: "pop", Sum: true}}
	for _, i := range []data.Indicator{
		{Code: "130100", Year: 2018, Value: data.Value{State: data.Suppressed}},
		{Code: "130200", Year: 2018, Value: data.Value{State: data.Suppressed}},
		{Code: "130100", Year: 2019, Value: data.Value{State: data.NotApplicable}},
		{Code: "130321", Year: 2019, Value: data.Num(5)},
	} {
		i.Name = "pop"
		set.Indicators = append(set.Indicators, i)
	}
	ds, err := FromSet(set)
	if err != nil {
		t.Fatal(err)
	}
	for by, key := range map[cube.Dim]string{cube.Prefecture: "130100", cube.Province: "130000"} {
		if got := area(t, ds, "indicator:pop", by, key, 2018); got.V.State != data.Suppressed {
			t.Errorf("%s %s: %v, which is withheld", by, key, got.V)
		}
	}
	got := area(t, ds, "indicator:pop", cube.Province, "130000", 2019)
	if n, of := got.Coverage(); got.V != data.Num(5) || n != 1 || of != 168-22 {
		t.Errorf("%v of %d/%d counties", got.V, n, of)
	}
}

// Figures have the decimals that they were given with, also those of areas only.
func TestDecimalsOfAreas(t *testing.T) {
	set := facts.Gazetteer()
	set.IndicatorInfos = []data.IndicatorInfo{{Name: "gdp", Sum: true}}
	for code, v := range map[string]float64{"130100": 123.46, "130200": 88.25} {
		set.Indicators = append(set.Indicators, data.Indicator{Name: "gdp", Code: code, Year: 2016, Value: data.Num(v)})
	}
	ds, err := FromSet(set)
	if err != nil {
		t.Fatal(err)
	}
	if m, err := ds.Measures.Get("indicator:gdp"); err != nil || m.Decimals != 2 {
		t.Errorf("%d decimals, %v", m.Decimals, err)
	}
	for _, got := range []measure.Cell{area(t, ds, "indicator:gdp", cube.Province, "130000", 2016), total(t, ds, "indicator:gdp", "prefecture=130100|130200")} {
		if got.V != data.Num(211.71) {
			t.Errorf("the sum has the noise of adding: %v", got.V.V)
		}
	}
}

// Where a figure of the whole stands under a code of another time, its parts are
// not added to it.
func TestAreasDoNotCountTheSameLandTwice(t *testing.T) {
	set := facts.Gazetteer()
	set.IndicatorInfos = []data.IndicatorInfo{{Name: "pop", Sum: true}}
	for code, v := range map[string]float64{"130606": 100, "130603": 40, "130604": 60, "130408": 90, "130429": 91, "130708": 7, "130729": 7} {
		set.Indicators = append(set.Indicators, data.Indicator{Name: "pop", Code: code, Year: 2014, Value: data.Num(v)})
	}
	for list, want := range map[int]map[string]float64{2010: {"130600": 100, "130400": 91, "130700": 7}, 2016: {"130600": 100, "130400": 90, "130700": 7}} {
		ds, err := FromSetOn(set, list)
		if err != nil {
			t.Fatal(err)
		}
		for key, v := range want {
			if got := area(t, ds, "indicator:pop", cube.Prefecture, key, 2014); got.V != data.Num(v) {
				t.Errorf("%s on the list of %d: %+v, want %v", key, list, got, v)
			}
		}
	}
}
