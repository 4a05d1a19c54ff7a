package app

import (
	"encoding/csv"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"gioui.org/io/key"

	"taihang/analysis/audit"
	"taihang/analysis/cube"
	"taihang/data/text"
	"taihang/ui/model"
	"taihang/ui/uitest"
)

// The check of a workspace by clicks: what is broken is listed, opened, saved as a
// table, and a row leads to its county; it is done anew when the data changed.
func TestCheckInTheWindow(t *testing.T) {
	docs := t.TempDir()
	r := newIntakeRig(t, Options{Documents: docs})
	s := r.k.state
	load := func(name string, lines ...string) {
		t.Helper()
		r.do(model.OpenFiles{Paths: []string{write(t, name, lines...)}})
		r.do(model.StepOn{})
		r.do(model.StepOn{})
		if s.Intake.Done == nil {
			t.Fatalf("%s: %v", name, s.Intake.Err)
		}
		r.do(model.CloseFiles{})
	}
	load("村.csv", "村代码,县,乡镇,村名", "130624103201,阜平县,甲镇,东岭村", "130624103202,阜平县,甲镇,西岭村")
	load("台账2018.csv", "村代码,年度,户数,人口,贫困人口", "130624103201,2018,100,300,20", "130624103202,2018,100,300,400")
	r.key("5", key.ModAlt)
	if s.Intake.Check.Result != nil {
		t.Fatal("checked before anybody asked")
	}
	r.press("核对")
	k := &s.Intake.Check
	if k.Err != nil || k.Result == nil || s.Intake.Checking() {
		t.Fatalf("after a click: %v", k.Err)
	}
	broken := func() (ids []string) {
		for _, f := range k.Result.Rules {
			if !f.OK && f.ID == "poorer" {
				ids = append(ids, f.ID)
			}
		}
		return ids
	}
	if len(broken()) != 1 {
		t.Fatalf("the village with more poor than people is not found: %+v", k.Result.Rules)
	}
	first := k.Result

	r.press("贫困人口不多于总人口")
	if k.Open != "poorer" {
		t.Fatalf("open is %q", k.Open)
	}
	// A row is shown as its file has it, as long as that is the file that came in.
	row := ""
	for _, f := range k.Result.Rules {
		if f.ID == "poorer" {
			row = audit.Place(text.ZH, f.Examples[0], k.Result.Names)
		}
	}
	r.press(row)
	if src := &k.Source; src.Err != nil || strings.Join(src.Cells, " ") != "130624103202 2018 100 300 400" || src.Columns[4].Name != "贫困人口" || s.Page != model.DataIn {
		t.Errorf("its source is %v, %v, on page %s", src.Cells, src.Err, s.Page)
	}
	r.press(row)
	if k.Source.Of != "" {
		t.Error("a second click does not close it")
	}
	ledger := filepath.Join(s.Intake.Recent[0], "台账2018.csv")
	kept, err := os.ReadFile(ledger)
	if err == nil {
		err = os.WriteFile(ledger, append(kept, "\n130624103203,2018,1,2,1"...), 0o600)
	}
	if err != nil {
		t.Fatal(err)
	}
	if r.press(row); k.Source.Err == nil || !strings.Contains(text.ZH.Sentence(k.Source.Err), "改过") {
		t.Errorf("of a file that is another now: %v, %v", k.Source.Cells, k.Source.Err)
	}
	r.press("在地图上看")
	if got, _ := model.Keys(s.Select, cube.County); s.Page != model.Map || len(got) != 1 || got[0] != "130624" {
		t.Errorf("its link leads to %s with %v", s.Page, got)
	}
	r.do(model.Go{Page: model.DataIn}, model.ClearSelection{})
	r.press("全部存为表格")
	files, err := filepath.Glob(filepath.Join(docs, "核对*.csv"))
	if err != nil || len(files) != 1 {
		t.Fatalf("saved: %v %v", files, err)
	}
	b, err := os.ReadFile(files[0])
	if err != nil {
		t.Fatal(err)
	}
	rows, err := csv.NewReader(strings.NewReader(strings.TrimPrefix(string(b), "\ufeff"))).ReadAll()
	if err != nil || len(rows) != 2 || strings.Join(rows[1][2:6], " ") != "130624 阜平县 西岭村 2018" || rows[1][6] != "台账2018.csv" || rows[1][8] != "3" {
		t.Errorf("the table says %v, %v", rows, err)
	}

	summary := write(t, "汇总.csv", "县,驻村数（个）,干部人数", "阜平县,3,0", "平山县,0,0", "无此县,1,1")
	r.do(model.BrowseFiles{Dir: filepath.Dir(summary)})
	r.press("与“汇总.csv”中的数核对")
	off := 0
	for _, f := range k.Result.Totals {
		if f.Stated && !f.OK {
			off++
			if f.ID != "villages" || f.Place != "130624" || f.Expected != 3 || f.Actual != 2 {
				t.Errorf("%+v", f)
			}
		}
	}
	if off != 1 || len(k.Result.Unread) != 1 || k.Totals != summary {
		t.Errorf("%d totals do not come out, %d rows not read, of %q", off, len(k.Result.Unread), k.Totals)
	}
	r.find("村 130624 阜平县：给定 3，工作区为 2")
	r.press("不再比较")
	if k.Totals != "" || len(k.Result.Unread) != 0 {
		t.Errorf("still compared with %q", k.Totals)
	}

	load("台账2018.csv", "村代码,年度,户数,人口,贫困人口", "130624103201,2018,100,300,20", "130624103202,2018,100,300,40")
	r.frame()
	r.settle()
	if k.Result == first || len(broken()) != 0 || !s.Checked() {
		t.Errorf("after the corrected file: checked %v, broken %v", s.Checked(), broken())
	}
}

// A row of the check leads to its county, and what a demo's rows are saved as says
// that it is one.
func TestCheckedRowLeadsToItsCounty(t *testing.T) {
	docs := t.TempDir()
	ds, err := uitest.Demo()
	if err != nil {
		t.Fatal(err)
	}
	r := newRigOn(t, Options{Documents: docs}, ds.Set())
	s := r.k.state
	r.do(model.Go{Page: model.DataIn})
	r.press("核对")
	if s.Intake.Check.Result == nil {
		t.Fatal(s.Intake.Check.Err)
	}
	r.press("贫困人口不多于总人口")
	var row string
	for _, f := range s.Intake.Check.Result.Rules {
		if f.ID == "poorer" && len(f.Examples) > 0 {
			row = f.Examples[0].County
			r.press("全部存为表格")
			r.press(audit.Words(text.ZH, f.Examples[0], s.Intake.Check.Result.Names))
		}
	}
	if got, _ := model.Keys(s.Select, cube.County); s.Page != model.Map || len(got) != 1 || got[0] != row || s.Inspector.Tab != "card" {
		t.Errorf("a click on a row of %s shows page %s with %v selected", row, s.Page, got)
	}
	files, _ := filepath.Glob(filepath.Join(docs, "核对*.csv"))
	if len(files) != 1 {
		t.Fatalf("saved: %v", files)
	}
	if b, err := os.ReadFile(files[0]); err != nil || !strings.Contains(string(b), "演示数据") {
		t.Errorf("not marked as demo data: %v\n%s", err, b)
	}
}
