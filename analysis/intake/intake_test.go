package intake

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"taihang/data"
	"taihang/data/store"
	"taihang/data/text"
)

func file(t *testing.T, name, content string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// A table with something wrong in each row: every row is accounted for.
const messy = `code,name,year,income_yuan,note
130624,阜平县,2017,"7,405",
130624,阜平县,2017,7406,twice
130626.0,定兴县,2017,—,
１３０６３０,涞源县,2017,不适用,
13063,短,2017,1,
130631,望都县,十七年,1,

130632,安新县,2017,1,2,3
130633,易县,2017
130721,宣化县,2010,5000,
130729,万全县,2010,4000,
130999,无此县,2017,x,
"130634,曲阳县,2017,1,
`

func TestEveryRowAccounted(t *testing.T) {
	st := workspace(t)
	rep, err := Import(ctx, st, []string{file(t, "m.csv", messy)}, Options{})
	if err != nil {
		t.Fatal(err)
	}
	accounted(t, rep)
	f := rep.Files[0]
	if f.Read != 13 || f.Loaded != 6 || f.Rejected != 6 || f.Skipped != 1 {
		t.Errorf("read %d loaded %d rejected %d skipped %d", f.Read, f.Loaded, f.Rejected, f.Skipped)
	}
	want := map[int]string{3: "duplicate", 6: "code", 7: "year", 8: "blank", 9: "long-row", 10: "short-row", 11: "divided", 12: "recoded", 13: "no-figure", 14: "quote"}
	for row, code := range want {
		if !slices.ContainsFunc(f.Issues, func(is data.Issue) bool { return is.Row == row && is.Code == code }) {
			t.Errorf("row %d: no issue %s in %v", row, code, f.Issues)
		}
	}
	stored, err := st.Issues(ctx, rep.Batch)
	if err != nil || len(stored) != len(f.Issues) {
		t.Errorf("stored issues: %d of %d, %v", len(stored), len(f.Issues), err)
	}
	if rep.Join.Matched != 5 || !slices.Equal(rep.Join.NoFeature, []string{"130721", "130999"}) {
		t.Errorf("join %d %v", rep.Join.Matched, rep.Join.NoFeature)
	}
	set, _ := st.Load(ctx)
	got := map[string]data.Value{}
	for _, i := range set.Indicators {
		got[i.Code] = i.Value
	}
	wantV := map[string]data.Value{"130624": data.Num(7405), "130630": {State: data.NotApplicable}, "130721": data.Num(5000), "130708": data.Num(4000)}
	if !maps.Equal(got, wantV) {
		t.Errorf("figures %v, want %v", got, wantV)
	}
}

func TestDryRunStrictCancel(t *testing.T) {
	st := workspace(t)
	before, _ := st.Load(ctx)
	path := file(t, "m.csv", messy)
	unchanged := func(what string) {
		t.Helper()
		if after, err := st.Load(ctx); err != nil || !reflect.DeepEqual(before, after) {
			t.Errorf("%s changed the workspace (%v)", what, err)
		}
	}
	rep, err := Import(ctx, st, []string{path}, Options{DryRun: true})
	if err != nil || rep.Batch != 0 || rep.Files[0].Loaded != 6 {
		t.Errorf("dry run: %+v, %v", rep, err)
	}
	unchanged("a dry run")
	var e *text.Error
	if rep, err = Import(ctx, st, []string{path}, Options{Strict: true}); !errors.As(err, &e) || e.Key != "ingest.strict" || len(rep.Files) != 1 {
		t.Errorf("strict: %v", err)
	}
	if rep.Kept || rep.Compared || rep.Batch != 0 || rep.Job != 0 || rep.Files[0].Batch != 0 {
		t.Errorf("strict, and the report claims that something was kept: %+v", rep)
	}
	unchanged("a strict import")
	gone, cancel := context.WithCancel(ctx)
	_, err = Import(gone, st, []string{path}, Options{Progress: func(int64, int64) { cancel() }})
	if !errors.Is(err, context.Canceled) {
		t.Errorf("cancelled: %v", err)
	}
	unchanged("a cancelled import")
	good := file(t, "g.csv", "code,year,a_yuan\n130624,2017,1\n")
	if _, err = Import(ctx, st, []string{good, file(t, "bad.csv", "a,b\n1,2\n")}, Options{}); !errors.As(err, &e) || e.Key != "ingest.unknown" {
		t.Errorf("unknown second file: %v", err)
	}
	unchanged("an import of which one file is refused")
	if _, err = Import(ctx, st, []string{good}, Options{Strict: true}); err != nil {
		t.Errorf("strict with good rows: %v", err)
	}
}

// A figure taken back in a later file is taken back in the workspace.
func TestEmptyCellTakesBack(t *testing.T) {
	st := workspace(t)
	for _, content := range []string{"code,year,a,b\n130624,2017,1,2\n", "code,year,a,b\n130624,2017,,3\n"} {
		if _, err := Import(ctx, st, []string{file(t, "x.csv", content)}, Options{}); err != nil {
			t.Fatal(err)
		}
	}
	set, _ := st.Load(ctx)
	if len(set.Indicators) != 2 || set.Indicators[0].Value != (data.Value{}) || set.Indicators[1].Value != data.Num(3) {
		t.Errorf("%+v", set.Indicators)
	}
}

// The same file again changes nothing, and adds no gaps for years it lacks.
func TestTwice(t *testing.T) {
	st := workspace(t)
	path := file(t, "x.csv", "code,year,a\n130624,2016,\n130624,2017,1\n")
	for range 2 {
		if _, err := Import(ctx, st, []string{path}, Options{}); err != nil {
			t.Fatal(err)
		}
	}
	set, _ := st.Load(ctx)
	if len(set.Indicators) != 1 || set.Indicators[0].Value != data.Num(1) {
		t.Errorf("%+v", set.Indicators)
	}
}

// A layer in another format, and a part of a shapefile, are named as such.
func TestNotLayer(t *testing.T) {
	st := workspace(t)
	for name, key := range map[string]string{
		"县界.gml": "ingest.otherlayer", "a.TAB": "ingest.otherlayer", "a.dwg": "ingest.otherlayer",
		"县界.dbf": "ingest.layerpart", "a.prj": "ingest.layerpart",
	} {
		for _, as := range []string{"", KindBoundaries, "indicators"} {
			var e *text.Error
			if _, err := Import(ctx, st, []string{file(t, name, "code,year\n")}, Options{As: as}); !errors.As(err, &e) || e.Key != key {
				t.Errorf("%s as %q: %v", name, as, err)
			}
		}
	}
}

// What is wrong with a file as a whole fails a strict import too, an unusable
// row does not make a column of figures text, and an empty table says so.
func TestWholeFile(t *testing.T) {
	st := workspace(t)
	rep, err := Import(ctx, st, []string{file(t, "q.csv", "code,year,a\n130624,2017,\"5\n130626,2017,6\n")}, Options{})
	if err != nil || rep.Files[0].Loaded != 1 {
		t.Fatalf("%+v, %v", rep, err)
	}
	if set, _ := st.Load(ctx); len(set.Indicators) != 1 {
		t.Errorf("figures %v", set.Indicators)
	}
	rep, err = Import(ctx, st, []string{file(t, "h.csv", "code,year,a\n")}, Options{})
	if err != nil || len(rep.Files[0].Issues) != 1 || rep.Files[0].Issues[0].Code != "no-rows" {
		t.Errorf("an empty table: %+v, %v", rep.Files[0], err)
	}
}

// A list far longer than any country's counties is cut off, row by row.
func TestTooManyCounties(t *testing.T) {
	st := workspace(t)
	var b strings.Builder
	b.WriteString("code,name,seat_lon,seat_lat,poor_county\n")
	for i := range 5000 {
		fmt.Fprintf(&b, "%02d%02d%02d,n,115,38,none\n", 14+i/2500, i/50%50+1, i%50+1)
	}
	rep, err := Import(ctx, st, []string{file(t, "c.csv", b.String())}, Options{})
	if err != nil {
		t.Fatal(err)
	}
	accounted(t, rep)
	set, _ := st.Load(ctx)
	if f := rep.Files[0]; f.Rejected == 0 || len(set.Counties) != maxCounties {
		t.Errorf("%d loaded, %d rejected, %d counties", f.Loaded, f.Rejected, len(set.Counties))
	}
}

func TestAs(t *testing.T) {
	st := workspace(t)
	path := file(t, "x.csv", "代码,a\n130624,3\n")
	var e *text.Error
	if _, err := Import(ctx, st, []string{path}, Options{As: "poems"}); !errors.As(err, &e) || e.Key != "ingest.kind" {
		t.Errorf("as poems: %v", err)
	}
	if _, err := Import(ctx, st, []string{path}, Options{As: "successions"}); !errors.As(err, &e) || e.Key != "ingest.notkind" {
		t.Errorf("as successions: %v", err)
	}
	if _, err := Import(ctx, st, []string{path}, Options{}); !errors.As(err, &e) || e.Key != "ingest.unknown" {
		t.Errorf("recognised a table without years: %v", err)
	}
	rep, err := Import(ctx, st, []string{path}, Options{As: "indicators"})
	if err != nil || rep.Files[0].Loaded != 1 {
		t.Errorf("as indicators: %v", err)
	}
	if _, err := Import(ctx, st, []string{path}, Options{As: KindBoundaries}); err == nil {
		t.Error("a table was read as boundaries")
	}
}

func TestReportJSON(t *testing.T) {
	st := workspace(t)
	rep, err := Import(ctx, st, []string{file(t, "m.csv", messy)}, Options{Lang: text.EN})
	if err != nil {
		t.Fatal(err)
	}
	b, err := json.Marshal(rep)
	if err != nil {
		t.Fatal(err)
	}
	var out struct {
		Batch int64
		Files []map[string]any
		Join  map[string]any
	}
	if err := json.Unmarshal(b, &out); err != nil {
		t.Fatal(err)
	}
	for _, k := range []string{"name", "kind", "encoding", "sheet", "rows_read", "rows_loaded", "rows_rejected", "rows_skipped", "issues"} {
		if _, ok := out.Files[0][k]; !ok {
			t.Errorf("no %s", k)
		}
	}
	for _, k := range []string{"matched", "no_feature", "no_row"} {
		if _, ok := out.Join[k]; !ok {
			t.Errorf("no join.%s", k)
		}
	}
	if !strings.Contains(string(b), "not a division code") || out.Batch != 2 {
		t.Errorf("%s", b)
	}
}

func TestDescribe(t *testing.T) {
	for name, want := range map[string]struct {
		unit string
		sum  bool
	}{
		"rural_disp_income_yuan": {"元", false}, "gdp_10k_yuan": {"万元", true}, "loan_100m_yuan": {"亿元", true},
		"highway_km": {"公里", true}, "illiteracy_pct": {"%", false}, "school_years": {"年", false}, "pop": {"人", true}, "rank": {"", false},
		"pct_65p": {"%", false}, "pop_10k": {"万人", true}, "mobile_10k": {"万户", true},
	} {
		if d := describe(name, "f"); d.Unit != want.unit || d.Sum != want.sum {
			t.Errorf("%s: %q %v", name, d.Unit, d.Sum)
		}
	}
}

// A village's name that is none comes with those that are like it; what the user
// settles is taken, and remembered for the next file.
func TestVillageSettled(t *testing.T) {
	st := workspace(t)
	list := file(t, "村.csv", "村代码,县,乡镇,村名\n130624103201,阜平县,甲镇,上红土集村\n130624103202,阜平县,甲镇,东岭村\n130624104201,阜平县,乙乡,前梁村\n")
	if _, err := Import(ctx, st, []string{list}, Options{As: "villages"}); err != nil {
		t.Fatal(err)
	}
	ledger := func(year string) string {
		return file(t, "台账"+year+".csv", "县,乡镇,村名,年度,户数,人口\n阜平县,甲镇,上红士集村,"+year+",10,30\n阜平县,甲镇,东岭村,"+year+",11,33\n")
	}
	rep, err := Import(ctx, st, []string{ledger("2017")}, Options{As: "ledger"})
	if err != nil {
		t.Fatal(err)
	}
	f := rep.Files[0]
	if f.Loaded != 1 || len(f.Hits.Lost) != 1 || len(f.Hits.Lost[0].Candidates) == 0 || f.Hits.Lost[0].Candidates[0].Code != "130624103201" {
		t.Fatalf("loaded %d, lost %+v", f.Loaded, f.Hits.Lost)
	}
	m := Mapping{}
	m.Kind, m.Divisions = "ledger", map[string]string{f.Hits.Lost[0].Key(): "130624103201"}
	if rep, err = Import(ctx, st, []string{ledger("2018")}, Options{Mapping: m}); err != nil || rep.Files[0].Loaded != 2 {
		t.Fatalf("%v %+v", err, rep.Files)
	}
	if rep, err = Import(ctx, st, []string{ledger("2019")}, Options{As: "ledger"}); err != nil || rep.Files[0].Loaded != 2 {
		t.Errorf("not remembered: %v %+v", err, rep.Files)
	}
	rows, err := store.Select[data.Ledger](ctx, st)
	if err != nil || len(rows) != 5 {
		t.Errorf("%d rows, %v", len(rows), err)
	}
}

// What the user settles about a county, by name or by code, is remembered for the
// files after it. It is about where people and villages are: the figures of a year
// in which the county stood are still its own.
func TestCountySettled(t *testing.T) {
	st := workspace(t)
	load := func(name, body string, divisions map[string]string) File {
		t.Helper()
		m := Mapping{}
		m.Divisions = divisions
		rep, err := Import(ctx, st, []string{file(t, name, body)}, Options{Mapping: m})
		if err != nil {
			t.Fatal(err)
		}
		accounted(t, rep)
		return rep.Files[0]
	}
	roster := func(code, county, village string) string {
		return "县代码,县,乡镇,村名,姓名,性别,进驻日期\n" + code + "," + county + ",洋河南镇," + village + ",张三,男,2018-03-01\n"
	}
	figures := func(header, county string) string { return header + ",年份,粮食产量\n" + county + ",2010,5\n" }
	countyOf := func(village string) string {
		t.Helper()
		list, err := store.Select[data.Village](ctx, st)
		if err != nil {
			t.Fatal(err)
		}
		for _, v := range list {
			if v.Name == village {
				return v.County
			}
		}
		return ""
	}
	figuresOf := func(code string) (n int) {
		t.Helper()
		list, err := store.Select[data.Indicator](ctx, st)
		if err != nil {
			t.Fatal(err)
		}
		for _, i := range list {
			if i.Code == code {
				n++
			}
		}
		return n
	}

	load("甲.csv", roster("130721", "宣化县", "上庄"), map[string]string{"130721": "130705"})
	load("乙.csv", roster("130721", "宣化县", "下庄"), nil)
	if a, b := countyOf("上庄"), countyOf("下庄"); a != "130705" || b != "130705" {
		t.Errorf("settled %s, then %s", a, b)
	}
	load("丙.csv", figures("区划代码", "130721"), nil)
	if n := figuresOf("130721"); n != 1 {
		t.Errorf("%d figures of 宣化县 in 2010", n)
	}

	f := load("丁.csv", figures("县名", "富平县"), map[string]string{"富平县": "130624"})
	if f.Loaded != 1 || figuresOf("130624") != 1 {
		t.Errorf("settled: %+v", f)
	}
	if f = load("戊.csv", strings.Replace(figures("县名", "富平县"), "2010", "2011", 1), nil); f.Loaded != 1 || figuresOf("130624") != 2 || f.Hits.Rows[Chosen] != 1 {
		t.Errorf("not remembered: %+v", f)
	}

	load("己.csv", strings.Replace(figures("县名", "邯郸县"), "2010", "2018", 1), map[string]string{"邯郸县": "130403"})
	if figuresOf("130403") != 1 {
		t.Error("邯郸县 in 2018, when it was no more, is not where the user put it")
	}
	load("庚.csv", figures("县名", "邯郸县"), nil)
	if figuresOf("130421") != 1 || figuresOf("130403") != 1 {
		t.Errorf("邯郸县 in 2010: %d figures of its own, %d where those of 2018 are", figuresOf("130421"), figuresOf("130403"))
	}
}
