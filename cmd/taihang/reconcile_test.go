//go:build linux && !headless

package main

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"taihang/data"
	"taihang/data/facts"
	"taihang/data/reference"
	"taihang/data/store"

	"github.com/xuri/excelize/v2"
)

// twelve names of counties as people write them wrong.
var twelve = map[string]string{
	"阜平县": "富平县", "涞源县": "涞原县", "曲阳县": "曲杨县", "蠡县": "里县", "魏县": "巍县", "蔚县": "尉县",
	"赞皇县": "赞黄县", "井陉县": "井径县", "滦平县": "峦平县", "隆化县": "龙化县", "饶阳县": "饶杨县", "盐山县": "盐山市",
}

// TestTimeToReconciled takes a shapefile in GBK without .cpg and a spreadsheet
// with headers over two rows and twelve names that are no county into an empty
// workspace, in the real window: five actions, and seconds.
func TestTimeToReconciled(t *testing.T) {
	folder := reference.Path(t, "data", "boundaries", "variants", "shp_4490_gbk_nocpg")
	ws := filepath.Join(t.TempDir(), "hebei.taihang")
	st, err := store.Create(context.Background(), ws, facts.Gazetteer())
	if err != nil {
		t.Fatal(err)
	}
	st.Close()
	w := openOn(t, ws)
	parts, err := os.ReadDir(folder)
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range parts { // a path that can be typed
		b, err := os.ReadFile(filepath.Join(folder, p.Name()))
		if err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(w.dir, "counties"+filepath.Ext(p.Name())), b, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	misspelt(t, filepath.Join(w.dir, "people.xlsx"))

	w.key("alt+5")
	w.until("the page of data is open", func(s seen) bool { return s.Page == "data" })
	began, actions := time.Now(), 0
	step := func(what string, do func(), ok func(seen) bool) {
		actions++
		do()
		w.until(what, ok)
		t.Logf("%d. %s: %.1f s", actions, what, time.Since(began).Seconds())
	}
	step("both files are shown", func() {
		w.do("type", "--window", w.id, "--delay", "5", fmt.Sprintf("%q %q", filepath.Join(w.dir, "counties.shp"), filepath.Join(w.dir, "people.xlsx")))
		w.key("Return")
	}, func(s seen) bool { return s.Step == 1 && s.Intake["read"] == 168*2+2 })
	step("twelve names are to be matched", func() { w.key("Return") }, func(s seen) bool { return s.Step == 2 && s.Intake["names"] == len(twelve) })
	step("the names are taken", func() { w.key("s") }, func(s seen) bool { return s.Intake["names"] == 0 })
	step("everything is loaded", func() { w.key("Return") }, func(s seen) bool { return s.Step == 3 && s.Intake["loaded"] == 168*2 })
	step("the map shows it", func() { w.key("Return") }, func(s seen) bool { return s.Page == "map" })
	if took := time.Since(began); actions > 5 || took > time.Minute {
		t.Errorf("%d actions, %v", actions, took)
	}
	t.Logf("reconciled: %d actions, %.1f s", actions, time.Since(began).Seconds())
	_ = w.program.Kill()

	if st, err = store.OpenReadOnly(context.Background(), ws); err != nil {
		t.Fatal(err)
	}
	defer st.Close()
	set, err := st.Load(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	outlines, err := store.Select[data.Boundary](context.Background(), st)
	if err != nil || len(outlines) != 168 {
		t.Errorf("%d boundaries, %v", len(outlines), err)
	}
	got := map[string]float64{}
	for _, i := range set.Indicators {
		if strings.Contains(i.Name, "男") {
			got[i.Code] = i.Value.V
		}
	}
	for n, c := range set.Counties {
		if got[c.Code] != float64(1000+n) {
			t.Errorf("%s %s: %v, want %d", c.Code, c.Name, got[c.Code], 1000+n)
		}
	}
}

// misspelt writes people by county and sex, as an office would: a title, a
// header of two rows with merged cells, a total and a signature.
func misspelt(t *testing.T, path string) {
	f := excelize.NewFile()
	defer f.Close()
	put := func(cell string, v any) {
		if err := f.SetCellValue("Sheet1", cell, v); err != nil {
			t.Fatal(err)
		}
	}
	put("A1", "河北省各县（市、区）人口统计表（2018 年）")
	put("A2", "设区市")
	put("B2", "县（市、区）")
	put("C2", "人口（人）")
	put("C3", "男")
	put("D3", "女")
	for _, m := range [][2]string{{"A1", "D1"}, {"A2", "A3"}, {"B2", "B3"}, {"C2", "D2"}} {
		if err := f.MergeCell("Sheet1", m[0], m[1]); err != nil {
			t.Fatal(err)
		}
	}
	row := 4
	for n, c := range facts.Gazetteer().Counties {
		name := c.Name
		if wrong, ok := twelve[name]; ok {
			name = wrong
		}
		put(fmt.Sprintf("A%d", row), c.PrefectureName)
		put(fmt.Sprintf("B%d", row), name)
		put(fmt.Sprintf("C%d", row), 1000+n)
		put(fmt.Sprintf("D%d", row), 2000+n)
		row++
	}
	put(fmt.Sprintf("B%d", row), "合计")
	put(fmt.Sprintf("A%d", row+1), "填表人：甲　　审核：乙")
	if err := f.SaveAs(path); err != nil {
		t.Fatal(err)
	}
}
