package page

import (
	"image"
	"slices"
	"strings"
	"testing"

	"taihang/analysis/audit"
	"taihang/analysis/cube"
	"taihang/analysis/intake"
	"taihang/data"
	"taihang/data/ingest"
	"taihang/data/quality"
	"taihang/data/text"
	"taihang/ui/model"
)

// What is not in order comes first, errors before warnings, rules before totals;
// a list without an end says how much of it is left out.
func TestFindingsInOrder(t *testing.T) {
	r := &audit.Result{
		Report: quality.Report{
			Rules: []quality.Finding{
				{ID: "reference", Severity: data.Error, OK: true},
				{ID: "copied", Severity: data.Warning, Count: 50, Examples: []quality.Where{{Table: "ledger", ID: 7, Year: 2018, Name: "东岭村", County: "130624", Source: quality.Source{Batch: 3, File: "台账.xlsx", Sheet: "2018", Row: 14}}}},
				{ID: "age", Severity: data.Error, Count: 1, Examples: []quality.Where{{Table: "cadre", ID: 9}}},
			},
			Totals: []quality.Finding{{ID: "cadres", Total: true, Year: 2016, Expected: 22112, Actual: 100}, {ID: "villages", Total: true, OK: true, Year: 2016}},
		},
		Split: &quality.Split{Year: 2016, Cadres: 31, Villages: 10, Each: 3, Rest: 1, Counties: []quality.CountyOff{{County: "130624", Villages: 10, Cadres: 31, More: 1}}, Off: []quality.Village{{ID: 1}}},
		Names: map[string]string{"130624": "阜平县"},
	}
	for range 100 {
		r.Gaps = append(r.Gaps, quality.Gap{Office: "130624", Table: "village", Field: "code", Missing: 1, Of: 2})
	}
	list := findings(text.ZH, r)
	var ids []string
	for _, f := range list {
		ids = append(ids, f.id)
	}
	if got, want := strings.Join(ids, " "), "age copied total cadres split gaps reference total villages"; got != want {
		t.Errorf("in the order %s, want %s", got, want)
	}
	if f := list[1]; f.count != "50 处" || f.more != 49 || f.remedy == "" || f.rows[0].county != "130624" || f.rows[0].words != "台账第 7 号 阜平县 东岭村 2018（台账.xlsx“2018” 第 14 行，导入 3）" {
		t.Errorf("%+v", f)
	}
	if f := list[3]; f.title != "2016 年 31 = 3 × 10 + 1" || len(f.rows) != 1 {
		t.Errorf("%+v", f)
	}
	if f := list[4]; f.more != 60 || len(f.rows) != listedRows {
		t.Errorf("%d gaps listed, %d more", len(f.rows), f.more)
	}

	g := newStage(t, &DataIn{})
	g.s.Path, g.s.Page = "w.taihang", model.DataIn
	for _, e := range g.s.Update(model.CheckData{}) {
		if k, ok := e.(model.RunCheck); ok {
			g.s.Update(model.DataChecked{Seq: k.Seq, Result: r})
		}
	}
	g.page.(*DataIn).home.past.tab = pastCheck
	for _, size := range []image.Point{{X: 300, Y: 200}, {X: 1036, Y: 626}, {X: 1856, Y: 1006}} {
		for _, open := range []string{"age", model.FindingSplit, model.FindingGaps} {
			g.Size = size
			g.s.Update(model.OpenFinding{ID: open})
			g.frame()
			g.frame()
		}
	}
	// A row that came with a file shows it there, masked, and then its county.
	g.Size = image.Pt(1856, 1006)
	g.do(model.OpenFinding{ID: "copied"})
	g.press(list[1].rows[0].words)
	src := &g.s.Intake.Check.Source
	if src.From.Row != 14 || g.s.Page != model.DataIn {
		t.Fatalf("a click on the row shows %+v on page %s", src.From, g.s.Page)
	}
	src.Known = true
	for i, name := range []string{"村名", "身份证号", "备注", "户数"} {
		src.Columns = append(src.Columns, intake.ColumnPlan{Column: ingest.Column{Name: name}, Field: []string{"village", "id_number", "", "households"}[i]})
	}
	src.Cells = []string{"东岭村", "130102197805021234", "电话0311-87901234", ""}
	g.frame()
	if got, want := sourceCells(&g.env), []sourceCell{{"村名", "东岭村"}, {"身份证号", "130＊＊"}, {"备注", "电话031＊＊"}}; !slices.Equal(got, want) {
		t.Errorf("its cells are %v, want %v", got, want)
	}
	g.press("在地图上看")
	if g.s.Page != model.Map {
		t.Errorf("its link leads to %s", g.s.Page)
	}
	g.do(model.Go{Page: model.DataIn}, model.OpenFinding{ID: model.FindingGaps}, model.ClearSelection{})
	g.frame()
	if g.s.Intake.Check.Open != model.FindingGaps {
		t.Fatalf("open is %q", g.s.Intake.Check.Open)
	}
	g.press(list[3].title)
	g.press(list[3].rows[0].words)
	if got, _ := model.Keys(g.s.Select, cube.County); g.s.Page != model.Map || len(got) != 1 || got[0] != "130624" {
		t.Errorf("a click on 阜平县 shows page %s with %v selected", g.s.Page, got)
	}
}

// A row that no file has leads to the one that it clashes with, where a file has that.
func TestTheOtherRowIsShown(t *testing.T) {
	g := newStage(t, &DataIn{})
	g.s.Path, g.s.Page = "w.taihang", model.DataIn
	r := &audit.Result{Report: quality.Report{Rules: []quality.Finding{{
		ID: "copied", Severity: data.Warning, Count: 1,
		Examples: []quality.Where{{Table: "ledger", ID: 7, Year: 2018, County: "130624", OtherSource: quality.Source{Batch: 3, File: "台账.xlsx", Row: 14}}},
	}}}}
	for _, e := range g.s.Update(model.CheckData{}) {
		if k, ok := e.(model.RunCheck); ok {
			g.s.Update(model.DataChecked{Seq: k.Seq, Result: r})
		}
	}
	g.page.(*DataIn).home.past.tab = pastCheck
	g.Size = image.Pt(1856, 1006)
	g.do(model.OpenFinding{ID: "copied"})
	row := findings(text.ZH, r)[0].rows[0]
	g.press(row.words)
	if got := g.s.Intake.Check.Source; got.From.Row != 14 || g.s.Page != model.DataIn {
		t.Fatalf("a click shows %+v on page %s", got.From, g.s.Page)
	}
	if _, ok := g.Find(g.s.T("ui.in.check.source.back")); ok {
		t.Error("it offers a row that no file has")
	}
}
