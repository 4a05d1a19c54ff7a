package intake

import (
	"encoding/csv"
	"os"
	"path/filepath"
	"strconv"
	"testing"

	"taihang/analysis/crosswalk"
	"taihang/data"
	"taihang/data/facts"
	"taihang/data/store"
)

// The panel of 45 counties changes codes on the way. Each county is one series,
// from its first year to its last, with what the file says under whichever of
// its codes; years without a figure have none.
func TestPanelSeries(t *testing.T) {
	path := filepath.Join(shared(t), "stats", "hebei_poor45_panel_2000_2022.csv")
	st := workspace(t)
	if _, err := Import(ctx, st, []string{path}, Options{}); err != nil {
		t.Fatal(err)
	}
	rows, err := store.Select[data.Indicator](ctx, st)
	if err != nil {
		t.Fatal(err)
	}
	figures := map[string]crosswalk.Values{}
	for _, r := range rows {
		if figures[r.Name] == nil {
			figures[r.Name] = crosswalk.Values{}
		}
		figures[r.Name][crosswalk.Key{Code: r.Code, Year: r.Year}] = r.Value
	}

	// The file as it stands: county → year → figure. A later code is told by the
	// list that it joins.
	becomes := map[string]string{"130721": "130705", "130729": "130708", "130733": "130709", "130881": "130823"}
	f, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	table, err := csv.NewReader(f).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	at := map[string]int{}
	for i, name := range table[0] {
		at[name] = i
	}
	x := crosswalk.New(facts.Successions())
	if len(figures) != len(table[0])-4 { // code, name, prefecture, year
		t.Fatalf("%d indicators of %d columns", len(figures), len(table[0]))
	}
	series := 0
	for name := range figures {
		want := map[string]map[int]string{}
		codes := map[string]map[string]bool{}
		for _, r := range table[1:] {
			code := r[at["code"]]
			county := code
			if to, ok := becomes[code]; ok {
				county = to
			}
			if want[county] == nil {
				want[county], codes[county] = map[int]string{}, map[string]bool{}
			}
			year, _ := strconv.Atoi(r[at["year"]])
			codes[county][code] = true
			if s := r[at[name]]; s != "" {
				want[county][year] = s
			}
		}
		if len(want) != 45 {
			t.Fatalf("%d counties", len(want))
		}
		changed, gaps := 0, 0
		for county, years := range want {
			s := x.Series(figures[name], county, data.FirstYear, 2000, 2022)
			series++
			if len(s.Points) != 23 {
				t.Errorf("%s: %d points", county, len(s.Points))
			}
			for _, p := range s.Points {
				v, err := strconv.ParseFloat(years[p.Year], 64)
				if err != nil {
					gaps++
					if p.Value.State != data.Null {
						t.Errorf("%s %d %s: %+v, the file says nothing", county, p.Year, name, p)
					}
					continue
				}
				if p.Value != data.Num(v) {
					t.Errorf("%s %d %s: %+v, the file says %v", county, p.Year, name, p, v)
				}
			}
			if len(codes[county]) > 1 {
				changed++
			}
			before := false // a figure of the area that it had before 2016
			for year := 2000; year < 2016; year++ {
				before = before || county == "130705" && years[year] != ""
			}
			if before != (len(s.Breaks) == 1) {
				t.Errorf("%s: breaks %+v", county, s.Breaks)
			}
		}
		if changed != 4 || gaps == 0 {
			t.Errorf("%d counties change codes, %d gaps", changed, gaps)
		}
	}
	t.Logf("%d indicators, %d series of 23 years", len(figures), series)
}
