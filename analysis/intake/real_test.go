package intake

import (
	"context"
	"encoding/json"
	"errors"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"taihang/data/reference"

	"taihang/data"
	"taihang/data/facts"
	"taihang/data/store"
	"taihang/data/text"
)

var ctx = context.Background()

// shared returns the folder of the real files.
func shared(t testing.TB) string {
	t.Helper()
	return reference.Path(t, "data")
}

func workspace(t testing.TB) *store.Store {
	t.Helper()
	st, err := store.Create(ctx, filepath.Join(t.TempDir(), "r.taihang"), facts.Gazetteer())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { st.Close() })
	return st
}

// accounted checks what holds for every report: the counts add up, and each
// row that was not loaded has an issue; messages exist in both languages.
func accounted(t *testing.T, rep *Report) {
	t.Helper()
	for _, f := range rep.Files {
		if f.Read != f.Loaded+f.Rejected+f.Skipped {
			t.Errorf("%s: read %d, loaded %d, rejected %d, skipped %d", f.Name, f.Read, f.Loaded, f.Rejected, f.Skipped)
		}
		rows := map[int]bool{}
		for _, is := range f.Issues {
			if is.Severity == data.Error || is.Code == "blank" {
				rows[is.Row] = true
			}
			key := is.Code
			if !text.Has(key) {
				key = "issue." + key
			}
			if !text.Has(key) || !text.Has(key+".do") {
				t.Errorf("%s: issue %s has no message or remedy", f.Name, is.Code)
			}
		}
		if len(rows) < f.Rejected+f.Skipped {
			t.Errorf("%s: %d rows were not loaded, %d have an issue", f.Name, f.Rejected+f.Skipped, len(rows))
		}
	}
}

func codes(issues []data.Issue) map[string]int {
	m := map[string]int{}
	for _, is := range issues {
		m[is.Code]++
	}
	return m
}

// Every real file, on its own into a new workspace.
func TestRealFiles(t *testing.T) {
	dir := shared(t)
	for _, c := range []struct {
		file, kind                   string
		read, loaded, matched, noRow int
		lost                         []string
		issues                       map[string]int
	}{
		{file: "facts/hebei_counties_facts.csv", kind: "counties", read: 168, loaded: 168, matched: 168},
		{file: "divisions/hebei_divisions_county.csv", kind: "divisions", read: 169, loaded: 169, matched: 167, noRow: 1, lost: []string{"130421", "130429"}, issues: map[string]int{"column-unused": 1, "divided": 2, "recoded": 1}},
		{file: "divisions/hebei_divisions_county_2020.csv", kind: "divisions", read: 190, loaded: 190, issues: map[string]int{"column-unused": 1, "no-county": 23, "recoded": 4}},
		{file: "divisions/hebei_divisions_town.csv", kind: "divisions", read: 2268, loaded: 2268},
		{file: "divisions/hebei_divisions_town_2020.csv", kind: "divisions", read: 2363, loaded: 2363, issues: map[string]int{"no-parent": 1}},
		{file: "divisions/hebei_divisions_village.csv.gz", kind: "villages_list", read: 52019, loaded: 52019, issues: map[string]int{"no-parent": 1}},
		{file: "divisions/hebei_divisions_village_2020.csv.gz", kind: "villages_list", read: 53850, loaded: 53850, issues: map[string]int{"no-parent": 1}},
		{file: "divisions/hebei_code_changes.csv", kind: "successions", read: 25, loaded: 25},
		{file: "stats/hebei_poor45_panel_2000_2022.csv", kind: "indicators", read: 1035, loaded: 1035, matched: 45, noRow: 123, lost: []string{"130721"}, issues: map[string]int{"area-changed": 1, "divided": 1, "recoded": 3}},
		// In 2010 the names of 130207 and 130208 are exchanged.
		{file: "stats/hebei_census_2010_2020.csv", kind: "indicators", read: 386, loaded: 386, issues: map[string]int{"area-changed": 12, "code-name": 2, "column-text": 1, "divided": 5, "merged": 2, "no-county": 23, "recoded": 15}},
		{file: "boundaries/hebei_counties.geojson", kind: "boundaries", read: 168, loaded: 168, matched: 168},
		{file: "boundaries/hebei_counties_simplified.geojson", kind: "boundaries", read: 168, loaded: 168, matched: 168},
		{
			file: "boundaries/hebei_counties_2013.geojson", kind: "boundaries", read: 172, loaded: 172, matched: 165, noRow: 3, issues: map[string]int{"divided": 5, "in-use": 1, "merged": 2, "recoded": 10},
			lost: []string{"130103", "130323", "130421", "130429", "130603", "130604", "130721"},
		},
		{file: "boundaries/hebei_counties_2020.geojson", kind: "boundaries", read: 167, loaded: 167, matched: 167, noRow: 1, issues: map[string]int{"in-use": 1, "recoded": 4}},
		{file: "boundaries/hebei_counties_2020_gcj02_raw.geojson", kind: "boundaries", read: 167, loaded: 167},
		{file: "boundaries/hebei_prefectures.geojson", kind: "boundaries", read: 11, loaded: 11},
		{file: "boundaries/hebei_province.geojson", kind: "boundaries", read: 1, loaded: 1},
		{file: "boundaries/variants/shp_4490_gbk_cpg/hebei_counties.shp", kind: "boundaries", read: 168, loaded: 168, matched: 168},
		{file: "boundaries/variants/shp_4490_gbk_nocpg/河北县界.shp", kind: "boundaries", read: 168, loaded: 168, matched: 168},
		{file: "boundaries/variants/shp_4548_utf8/hebei_counties.shp", kind: "boundaries", read: 168, loaded: 168, matched: 168},
		{file: "boundaries/variants/shp_4526_zone38_prefectures/hebei_prefectures.shp", kind: "boundaries", read: 11, loaded: 11},
		{file: "boundaries/variants/shp_noprj_ldid77_prefectures/hebei_prefectures.shp", kind: "boundaries", read: 11, loaded: 11, issues: map[string]int{"geo.crs-assumed": 1}},
		{file: "boundaries/variants/河北省设区市界_gbk.zip", kind: "boundaries", read: 11, loaded: 11},
	} {
		t.Run(filepath.Base(c.file), func(t *testing.T) {
			st := workspace(t)
			rep, err := Import(ctx, st, []string{filepath.Join(dir, filepath.FromSlash(c.file))}, Options{})
			if err != nil {
				t.Fatal(err)
			}
			accounted(t, rep)
			f := rep.Files[0]
			if f.Kind != c.kind || f.Read != c.read || f.Loaded != c.loaded {
				t.Errorf("%s %d %d, want %s %d %d", f.Kind, f.Read, f.Loaded, c.kind, c.read, c.loaded)
			}
			if c.matched > 0 && (rep.Join.Matched != c.matched || !slices.Equal(rep.Join.NoFeature, append([]string{}, c.lost...)) || len(rep.Join.NoRow) != c.noRow) {
				t.Errorf("join %+v", rep.Join)
			}
			if c.issues != nil && !maps.Equal(codes(f.Issues), c.issues) {
				t.Errorf("issues %v, want %v", codes(f.Issues), c.issues)
			}
			if _, err := json.Marshal(rep); err != nil {
				t.Error(err)
			}
			if b, err := st.Batches(ctx); err != nil || len(b) != 2 || b[1].ID != rep.Batch || b[1].SHA256 == "" {
				t.Errorf("batches %v, %v", b, err)
			}
		})
	}
}

// All of the real data in one go, as the workstation's first use.
func TestRealTogether(t *testing.T) {
	dir := shared(t)
	st := workspace(t)
	var files []string
	for _, f := range []string{
		"boundaries/hebei_counties.geojson", "facts/hebei_counties_facts.csv", "divisions/hebei_divisions_county.csv",
		"divisions/hebei_divisions_town.csv", "divisions/hebei_divisions_village.csv.gz",
		"stats/hebei_poor45_panel_2000_2022.csv", "stats/hebei_census_2010_2020.csv",
	} {
		files = append(files, filepath.Join(dir, filepath.FromSlash(f)))
	}
	rep, err := Import(ctx, st, files, Options{})
	if err != nil {
		t.Fatal(err)
	}
	accounted(t, rep)
	// The towns' counties are known by now, and the villages' towns.
	if n := codes(rep.Files[4].Issues)["no-parent"]; n != 0 {
		t.Errorf("villages: %d issues about towns", n)
	}
	set, err := st.Load(ctx)
	if err != nil {
		t.Fatal(err)
	}
	have, pop := map[string]data.Value{}, map[string]float64{}
	for _, i := range set.Indicators {
		if i.Name == "rural_disp_income_yuan" && i.Year == 2017 {
			have[i.Code] = i.Value
		}
		if i.Name == "pop" && i.Year == 2010 {
			pop[i.Code] = i.Value.V
		}
		if i.Value.State == data.Null {
			t.Fatalf("an empty cell was stored: %+v", i)
		}
	}
	// The panel has 45 counties but leaves the four recoded ones empty in 2017.
	if len(have) != 41 || have["130624"] != data.Num(7405) {
		t.Errorf("rural income 2017: %d counties, 阜平 %v", len(have), have["130624"])
	}
	if pop["130209"] != 184931 {
		t.Error("唐海县's population did not reach 曹妃甸区")
	}
	if pop["130000"] != 71854210 {
		t.Errorf("province 2010: %v", pop["130000"])
	}
	if set.Info["vintage"] != "hebei_counties" || len(set.Boundaries) != 168 {
		t.Errorf("in use: %q, %d outlines", set.Info["vintage"], len(set.Boundaries))
	}
	villages := 0
	for _, d := range set.Divisions {
		if d.Rank == data.RankVillage {
			villages++
		}
	}
	if villages != 52019 {
		t.Errorf("%d villages", villages)
	}
}

// Tables of figures without codes are refused, with what they looked like.
func TestRealRefused(t *testing.T) {
	dir := shared(t)
	st := workspace(t)
	for _, f := range []string{"facts/hebei_news_figures.csv", "facts/hebei_delisting_by_year.csv", "boundaries/hebei_adjacency_rook.csv", "README.md"} {
		_, err := Import(ctx, st, []string{filepath.Join(dir, filepath.FromSlash(f))}, Options{})
		var e *text.Error
		if !errors.As(err, &e) || e.Key != "ingest.unknown" {
			t.Errorf("%s: %v", f, err)
		}
	}
	if b, _ := st.Batches(ctx); len(b) != 1 {
		t.Errorf("a refused file left a batch: %v", b)
	}
}

// A layer that was cut short keeps what is whole, says so, and fails a strict
// import.
func TestCutShapefile(t *testing.T) {
	from := filepath.Join(shared(t), "boundaries", "variants", "shp_4490_gbk_cpg", "hebei_counties")
	dir := t.TempDir()
	for _, ext := range []string{".shp", ".shx", ".dbf", ".prj", ".cpg"} {
		b, err := os.ReadFile(from + ext)
		if err != nil {
			t.Fatal(err)
		}
		if ext == ".shp" {
			b = b[:300_000]
		}
		if err := os.WriteFile(filepath.Join(dir, "cut"+ext), b, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	st := workspace(t)
	var e *text.Error
	cut := filepath.Join(dir, "cut.shp")
	if _, err := Import(ctx, st, []string{cut}, Options{Strict: true}); !errors.As(err, &e) || e.Key != "ingest.strict.file" {
		t.Errorf("strict: %v", err)
	}
	rep, err := Import(ctx, st, []string{cut}, Options{})
	if err != nil || rep.Files[0].Loaded == 0 {
		t.Errorf("%+v, %v", rep, err)
	}
}

// Boundaries on GCJ-02 are noticed beside those of the workspace, and moved back
// only when the user says so.
func TestDatumNoticed(t *testing.T) {
	dir := filepath.Join(shared(t), "boundaries")
	st := workspace(t)
	if _, err := Import(ctx, st, []string{filepath.Join(dir, "hebei_counties.geojson")}, Options{}); err != nil {
		t.Fatal(err)
	}
	raw := filepath.Join(dir, "hebei_counties_2020_gcj02_raw.geojson")
	codes := func(o Options) (out []string) {
		o.DryRun = true
		rep, err := Import(ctx, st, []string{raw}, o)
		if err != nil {
			t.Fatal(err)
		}
		for _, is := range rep.Files[0].Issues {
			if is.Row == 0 {
				out = append(out, is.Code)
			}
			if is.Code == "geo.datum-gcj02" {
				t.Log(is.Args)
			}
		}
		return out
	}
	if got := codes(Options{}); !slices.Contains(got, "geo.datum-gcj02") {
		t.Errorf("not noticed: %v", got)
	}
	var o Options
	o.Mapping.Datum = "gcj02"
	if got := codes(o); slices.Contains(got, "geo.datum-gcj02") || !slices.Contains(got, "geo.datum-out") {
		t.Errorf("taken out: %v", got)
	}
	rep, err := Import(ctx, st, []string{filepath.Join(dir, "hebei_counties_2020.geojson")}, Options{DryRun: true})
	if err != nil {
		t.Fatal(err)
	}
	for _, is := range rep.Files[0].Issues {
		if is.Code == "geo.datum-gcj02" || is.Code == "geo.datum-bd09" {
			t.Errorf("noticed where there is none: %+v", is)
		}
	}
}
