package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
)

// TestDivisions: figures are shown on the counties of any year; wherever a change
// of divisions took part, the table, its notes and the map say so.
func TestDivisions(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	ws, file := filepath.Join(dir, "w.taihang"), filepath.Join(dir, "人口.csv")
	rows := "代码,年份,常住人口\n" +
		"130603,2014,40\n130604,2014,60\n" + // 北市区 and 南市区 became 莲池区 in 2015
		"130103,2013,30\n130102,2013,50\n" + // 桥东区 was divided in 2014
		"130823,2014,7\n" // 平泉县 is 平泉市 130881 since 2017
	if err := os.WriteFile(file, []byte(rows), 0o600); err != nil {
		t.Fatal(err)
	}
	must(t, "import", "-w", ws, file)
	type answer struct {
		Divisions int
		Rows      [][]any
		Changes   []struct {
			Measure, County, Kind, Text string
			Year                        int
			Lost                        bool
		}
	}
	ask := func(args ...string) (a answer, at map[string]any) {
		t.Helper()
		out := must(t, append([]string{"table", "-w", ws, "-m", "indicator:常住人口", "--by", "county", "--json"}, args...)...)
		if err := json.Unmarshal([]byte(out), &a); err != nil {
			t.Fatal(err)
		}
		at = map[string]any{}
		for _, r := range a.Rows {
			at[r[0].(string)] = r[1]
		}
		return a, at
	}
	for list, want := range map[string]map[string]any{
		"2010": {"130603": 40.0, "130604": 60.0, "130823": 7.0},
		"2016": {"130606": 100.0, "130823": 7.0},
		"2020": {"130606": 100.0, "130881": 7.0},
	} {
		a, at := ask("--period", "2014", "--divisions", list)
		for code, v := range want {
			if at[code] != v {
				t.Errorf("on the counties of %s, %s has %v, want %v", list, code, at[code], v)
			}
		}
		for code, v := range at {
			if v != nil && want[code] == nil {
				t.Errorf("on the counties of %s, %s has %v", list, code, v)
			}
		}
		if joined := list != "2010"; joined != (len(a.Changes) == 1) || joined && (a.Changes[0].Kind != "joined" || a.Changes[0].Lost || a.Changes[0].County != "130606") {
			t.Errorf("on the counties of %s: %+v", list, a.Changes)
		}
	}
	a, at := ask("--period", "2013")
	lost := 0
	for _, c := range a.Changes {
		if c.Lost {
			lost++
			if at[c.County] != nil || c.Year != 2013 || !strings.Contains(c.Text, "2014 年区划调整时桥东区分入长安区、桥西区") {
				t.Errorf("%+v, with the figure %v", c, at[c.County])
			}
		}
	}
	if a.Divisions != 2016 || lost != 1 {
		t.Errorf("in 2013, on the counties of %d: %+v", a.Divisions, a.Changes)
	}

	book := filepath.Join(dir, "t.xlsx")
	must(t, "table", "-w", ws, "-m", "indicator:常住人口", "--by", "county", "--period", "2014", "-o", book)
	f, err := excelize.OpenFile(book)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	notes, err := f.GetRows("说明")
	if err != nil {
		t.Fatal(err)
	}
	var all strings.Builder
	for _, r := range notes {
		all.WriteString(strings.Join(r, " ") + "\n")
	}
	for _, w := range []string{"2016 年底", "130606 莲池区 indicator:常住人口 2014 年的数据由北市区、南市区相加而得"} {
		if !strings.Contains(all.String(), w) {
			t.Errorf("the notes lack %q:\n%s", w, &all)
		}
	}

	for list, words := range map[string][]string{
		"2010": {"2010 年底区划", "3 / 172 县有数值"},
		"2016": {"2 / 168 县有数值", "区划变动：莲池为合并前各县之和"},
		"2020": {"2020 年底区划", "2 / 167 县有数值", "区划变动：莲池为合并前各县之和"},
	} {
		svg := filepath.Join(dir, list+".svg")
		must(t, "map", "-w", ws, "-m", "indicator:常住人口", "--period", "2014", "--divisions", list, "-o", svg)
		drawn, err := os.ReadFile(svg)
		if err != nil {
			t.Fatal(err)
		}
		for _, w := range words {
			if !strings.Contains(string(drawn), w) {
				t.Errorf("the map on the counties of %s does not say %q", list, w)
			}
		}
	}

	for _, bad := range []string{"16", "abc", "2016.5", "1995", "2031"} {
		if r := taihang(t, "", "table", "-w", ws, "-m", "villages", "--divisions", bad); r.status != exitMisused || !strings.Contains(r.err, bad) {
			t.Errorf("--divisions %s: status %d, %s", bad, r.status, r.err)
		}
	}
}
