package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
)

// TestAreaTotals: a prefecture's total is the file's own figure or, told as such,
// the sum of the counties that have one.
func TestAreaTotals(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	ws, file := filepath.Join(dir, "w.taihang"), filepath.Join(dir, "人口.csv")
	rows := "代码,年份,常住人口\n130100,2016,1078\n130102,2016,60\n130123,2016,49\n130321,2016,5\n130322,2016,6\n"
	if err := os.WriteFile(file, []byte(rows), 0o600); err != nil {
		t.Fatal(err)
	}
	must(t, "import", "-w", ws, file)
	table := func(args ...string) string {
		return must(t, append([]string{"table", "-w", ws, "-m", "indicator:常住人口", "--period", "2016"}, args...)...)
	}
	csv := table("--by", "prefecture")
	for _, line := range []string{"prefecture,indicator:常住人口,indicator:常住人口:counties,indicator:常住人口:of", "130100,1078,22,22", "130200,,,", "130300,11,2,7"} {
		if !strings.Contains(csv, line+"\n") {
			t.Errorf("no line %q in\n%s", line, csv)
		}
	}
	if csv := table("--by", "county"); strings.Contains(csv, ":of") || !strings.Contains(csv, "130102,60\n") {
		t.Errorf("by county:\n%s", csv[:200])
	}
	var a struct {
		Rows    [][]any
		Partial []struct {
			Measure, Text string
			Keys          []string
			Counties, Of  int
		}
	}
	if err := json.Unmarshal([]byte(table("--json")), &a); err != nil {
		t.Fatal(err)
	}
	if len(a.Partial) != 1 || a.Rows[0][0] != 1089.0 || a.Partial[0].Counties != 24 || a.Partial[0].Of != 168 || !strings.Contains(a.Partial[0].Text, "168 个县中只有 24 个有数据") {
		t.Errorf("the whole: %+v", a)
	}

	book := filepath.Join(dir, "t.xlsx")
	table("--by", "prefecture", "-o", book)
	f, err := excelize.OpenFile(book)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	for _, x := range []struct{ sheet, want string }{{"数据", "秦皇岛市 130300 11 2 / 7"}, {"数据", "石家庄市 130100 1,078 22 / 22"}, {"说明", "秦皇岛市：7 个县中只有 2 个有数据"}} {
		rows, err := f.GetRows(x.sheet)
		if err != nil {
			t.Fatal(err)
		}
		var all strings.Builder
		for _, r := range rows {
			all.WriteString(strings.Join(r, " ") + "\n")
		}
		if !strings.Contains(all.String(), x.want) {
			t.Errorf("%s lacks %q:\n%s", x.sheet, x.want, &all)
		}
	}

	svg := filepath.Join(dir, "b.svg")
	if err := os.WriteFile(file, []byte(`{"kind": "bars", "measures": ["indicator:常住人口"], "by": ["prefecture"], "years": [2016]}`), 0o600); err != nil {
		t.Fatal(err)
	}
	must(t, "figure", "-w", ws, file, "-o", svg)
	drawn, err := os.ReadFile(svg)
	if err != nil {
		t.Fatal(err)
	}
	for _, w := range []string{"11（2 / 7 县）", "部分县无数据，数值只含有数的县（秦皇岛 2 / 7 县）"} {
		if !strings.Contains(string(drawn), w) {
			t.Errorf("the bars do not say %q", w)
		}
	}
	if strings.Contains(string(drawn), "最多") {
		t.Error("a finding is drawn from a part of the counties")
	}
}
