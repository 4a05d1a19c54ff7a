package dataset

import (
	"context"
	"path/filepath"
	"testing"

	"taihang/analysis/cube"
	"taihang/analysis/measure"
	"taihang/data"
	"taihang/data/demo"
	"taihang/data/facts"
	"taihang/data/store"
)

func demoSet(t testing.TB) *data.Set {
	t.Helper()
	return demo.Generate(demo.Options{Scale: 1, Seed: 1})
}

func total(t *testing.T, ds *Dataset, id, where string) measure.Cell {
	t.Helper()
	w, err := cube.ParseWhere(where)
	if err != nil {
		t.Fatal(err)
	}
	c, err := ds.Measures.Total(ds.Cube, id, measure.Query{Where: w})
	if err != nil {
		t.Errorf("%s %s: %v", id, where, err)
	}
	return c
}

// TestIndicators: what may be added up is, the rest has a value only where the
// file gave one.
func TestIndicators(t *testing.T) {
	set := facts.Gazetteer()
	set.IndicatorInfos = []data.IndicatorInfo{
		{Name: "gdp", Zh: "生产总值", En: "GDP", Unit: "万元", Sum: true}, {Name: "income", Zh: "人均收入", En: "Income", Unit: "元"}, {Name: "poor_people", Zh: "贫困人口", Sum: true, Source: "年报"},
	}
	in := func(name, code string, year int, v data.Value) {
		set.Indicators = append(set.Indicators, data.Indicator{Name: name, Code: code, Year: year, Value: v})
	}
	in("gdp", "130624", 2017, data.Num(10.25))
	in("gdp", "130623", 2017, data.Num(5))
	in("gdp", "130626", 2017, data.Value{State: data.Suppressed})
	in("gdp", "130705", 2015, data.Num(7)) // 宣化区 as it was,
	in("gdp", "130721", 2015, data.Num(2)) // and 宣化县, which was divided: nobody knows how much of it came here
	in("income", "130624", 2017, data.Num(8000))
	in("income", "130623", 2017, data.Num(9000))
	in("income", "130600", 2017, data.Num(8600))
	in("income", "130705", 2015, data.Num(9100))
	in("income", "130721", 2015, data.Num(7000))
	in("gdp", "130603", 2010, data.Num(3)) // 北市区 and 南市区, merged into 莲池区 130606
	in("gdp", "130604", 2010, data.Num(4))
	in("income", "130603", 2010, data.Num(5000))
	in("income", "130604", 2010, data.Num(4000))
	in("income", "130729", 2010, data.Num(3000)) // 万全县, all of 万全区 130708
	in("income", "130102", 0, data.Num(1))       // undated
	in("poor_people", "130624", 2017, data.Num(3))
	ds, err := FromSet(set)
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		id, where string
		want      data.Value
		missing   int
		withheld  int
	}{
		{"indicator:gdp", "", data.Num(15.25), 166, 1},
		{"indicator:gdp", "county=130626", data.Value{State: data.Suppressed}, 1, 1},
		{"indicator:gdp", "county=130102", data.Value{}, 1, 0},
		{"indicator:gdp", "county=130705&year=2015", data.Num(7), 0, 0},
		{"indicator:income", "county=130705&year=2015", data.Num(9100), 0, 0},
		{"indicator:gdp", "county=130606&year=2010", data.Num(7), 0, 0},
		{"indicator:income", "county=130606&year=2010", data.Value{}, 1, 0},
		{"indicator:income", "county=130708&year=2010", data.Num(3000), 0, 0},
		{"indicator:income", "", data.Value{}, 1, 0},
		{"indicator:poor_people", "", data.Num(3), 167, 0},
	} {
		if got := total(t, ds, c.id, c.where); got.V != c.want || got.Missing != c.missing || got.Withheld != c.withheld {
			t.Errorf("%s %s: %+v, want %+v with %d missing", c.id, c.where, got, c.want, c.missing)
		}
	}
	for dim, want := range map[cube.Dim]data.Value{cube.County: data.Num(8000), cube.Prefecture: data.Num(8600), cube.Province: {}} {
		r, err := ds.Measures.Eval(ds.Cube, "indicator:income", measure.Query{By: []cube.Dim{dim}, Years: []int{2017}})
		if err != nil {
			t.Fatal(err)
		}
		key := map[cube.Dim]string{cube.County: "130624", cube.Prefecture: "130600", cube.Province: "130000"}[dim]
		if got, _ := r.Get(key); got.V != want {
			t.Errorf("income by %s: %+v, want %+v", dim, got.V, want)
		}
	}
	if m, err := ds.Measures.Get("indicator:gdp"); err != nil || m.Decimals != 2 || m.NoRollup {
		t.Errorf("%+v %v", m, err)
	}
	if m, err := ds.Measures.Get("poverty_incidence"); err != nil || m.SourceZh != "年报" {
		t.Errorf("%+v %v", m, err)
	}
	if _, err := ds.Measures.Get("indicator:gdb"); err == nil {
		t.Error("an indicator nobody imported was found")
	}
}

// TestOwnRows: the province's and a prefecture's own figure goes before the sum of
// its counties, which may lack functional zones, wherever the file has it.
func TestOwnRows(t *testing.T) {
	set := facts.Gazetteer()
	set.IndicatorInfos = []data.IndicatorInfo{{Name: "pop", Sum: true}, {Name: "years"}}
	in := func(name, code string, year int, v float64) {
		set.Indicators = append(set.Indicators, data.Indicator{Name: name, Code: code, Year: year, Value: data.Num(v)})
	}
	for _, y := range []int{2010, 2020} {
		in("pop", "130624", y, 5)
		in("pop", "130102", y, 7)
	}
	in("pop", "130000", 2010, 20) // 8 live in zones
	in("pop", "130600", 2010, 6)  // one prefecture of eleven
	in("years", "130624", 2010, 9)
	ds, err := FromSet(set)
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		id   string
		by   cube.Dim
		key  string
		year int
		want data.Value
	}{
		{"indicator:pop", cube.Province, "130000", 2010, data.Num(20)},
		{"indicator:pop", cube.Province, "130000", 2020, data.Num(12)},
		{"indicator:pop", cube.Prefecture, "130600", 2010, data.Num(6)},
		{"indicator:pop", cube.Prefecture, "130100", 2010, data.Num(7)},
		{"indicator:pop", cube.Prefecture, "130200", 2010, data.Value{}},
		{"indicator:pop", cube.County, "130624", 2010, data.Num(5)},
		{"indicator:pop", cube.Tier, "other", 2010, data.Num(7)},
		{"indicator:years", cube.Tier, "high_incidence", 2010, data.Value{State: data.NotApplicable}}, // no county
	} {
		r, err := ds.Measures.Eval(ds.Cube, c.id, measure.Query{By: []cube.Dim{c.by}, Years: []int{c.year}})
		if err != nil {
			t.Errorf("%+v: %v", c, err)
			continue
		}
		if got, _ := r.Get(c.key); got.V != c.want {
			t.Errorf("%+v: %+v", c, got.V)
		}
	}
	r, err := ds.Measures.Eval(ds.Cube, "indicator:pop", measure.Query{By: []cube.Dim{cube.Year}})
	if err != nil || len(r.Cells) != 2 || r.Cells[0].V != data.Num(20) || r.Cells[1].V != data.Num(12) || r.Cells[0].Partial() || !r.Cells[1].Partial() {
		t.Errorf("by year: %+v, %v", r.Cells, err)
	}
}

// TestLoadEqualsFromSet goes through a workspace file.
func TestLoadEqualsFromSet(t *testing.T) {
	ctx := context.Background()
	st, err := store.Create(ctx, filepath.Join(t.TempDir(), "w.taihang"), demoSet(t))
	if err != nil {
		t.Fatal(err)
	}
	defer st.Close()
	loaded, err := Load(ctx, st)
	if err != nil {
		t.Fatal(err)
	}
	made, err := FromSet(demoSet(t))
	if err != nil {
		t.Fatal(err)
	}
	if !loaded.Info.Demo || loaded.Info.Title == "" || loaded.Info.AsOf != made.Info.AsOf {
		t.Errorf("info %+v", loaded.Info)
	}
	for _, m := range made.Measures.List {
		if a, b := total(t, loaded, m.ID, ""), total(t, made, m.ID, ""); a != b {
			t.Errorf("%s: loaded %+v, made %+v", m.ID, a, b)
		}
	}
}

// TestCoreIsEnoughForAFirstLook: what needs none of the later tables is the
// same, the rest has no value rather than a wrong one.
func TestCoreIsEnoughForAFirstLook(t *testing.T) {
	ctx, set := context.Background(), demoSet(t)
	st, err := store.Create(ctx, filepath.Join(t.TempDir(), "w.taihang"), set)
	if err != nil {
		t.Fatal(err)
	}
	defer st.Close()
	core, err := LoadCore(ctx, st)
	if err != nil {
		t.Fatal(err)
	}
	full, err := FromSet(set)
	if err != nil {
		t.Fatal(err)
	}
	for _, id := range []string{"cadres", "cadres_under_45_share", "villages", "coverage_share", "match_share", "poverty_incidence", "exited_share", "collective_income", "enterprise_share", "lodging_signed_share", "promoted_share", "units_returned"} {
		if a, b := total(t, core, id, ""), total(t, full, id, ""); a != b {
			t.Errorf("%s: %+v at first, %+v then", id, a, b)
		}
	}
	for _, id := range []string{"work_money", "attendance_share", "duty_relief", "excellent_share", "money_paid_share", "entries"} {
		if c := total(t, core, id, ""); c.V.State == data.Present {
			t.Errorf("%s is %+v before its rows are loaded", id, c)
		}
	}
	if !core.Partial || full.Partial {
		t.Error("Partial does not tell them apart")
	}
}

func BenchmarkFromSet(b *testing.B) {
	set := demoSet(b)
	b.ReportAllocs()
	for b.Loop() {
		if _, err := FromSet(set); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkLoad(b *testing.B) {
	ctx := context.Background()
	st, err := store.Create(ctx, filepath.Join(b.TempDir(), "w.taihang"), demoSet(b))
	if err != nil {
		b.Fatal(err)
	}
	defer st.Close()
	for name, load := range map[string]func(context.Context, *store.Store) (*Dataset, error){"all": Load, "core": LoadCore} {
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if _, err := load(ctx, st); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
