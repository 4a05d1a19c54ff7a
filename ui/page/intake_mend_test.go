package page

import (
	"image"
	"slices"
	"strings"
	"testing"

	"gioui.org/io/key"

	"taihang/analysis/intake"
	"taihang/analysis/mapping"
	"taihang/data"
	"taihang/data/ingest"
	"taihang/data/text"
	"taihang/ui/model"
)

// tried answers the trial that is awaited.
func (g *stage) tried(files ...intake.File) *model.Outcome {
	o := model.NewOutcome(&intake.Report{Compared: true, Files: files}, 0)
	g.s.Update(model.Tried{Seq: g.trial, Outcome: o})
	return o
}

// tab adds a table beside the one that was looked at, and shows it.
func (g *stage) tab(t model.Tab) {
	t.Path = "/d/" + t.File
	g.s.Intake.Tabs = append(g.s.Intake.Tabs, t)
	g.do(model.ShowTab{At: len(g.s.Intake.Tabs) - 1})
}

// An empty sheet has no column to move to and no row to drop.
func TestKeysOnAnEmptySheet(t *testing.T) {
	g, _, p := planned(t, "台账.csv", "2018 年台账,,", "县区,男,女", "阜平县,5,6")
	g.tab(model.Tab{File: "书.xlsx", Plan: g.s.Intake.Plans[0], Sheet: &intake.SheetPlan{File: p.File, Sheet: &ingest.Sheet{Name: "空表"}, Skip: "sheet-empty"}})
	for _, step := range []model.Step{model.Look, model.Match} {
		g.s.Intake.Step = step
		g.frame()
		for _, k := range []key.Name{key.NameRightArrow, key.NameSpace, key.NameDeleteForward, key.NameDownArrow, "H", "D", "K"} {
			if done := g.send(key.Event{Name: k, State: key.Press}); len(done) > 0 {
				t.Errorf("step %d, %s does %#v", step, k, done)
			}
		}
		if done := g.send(key.Event{Name: "X", State: key.Press}); len(done) != 1 {
			t.Errorf("step %d, it cannot be left out: %#v", step, done)
		}
	}
}

// The button takes the import back, whatever was done since.
func TestTheButtonTakesTheImportBack(t *testing.T) {
	g, _, _ := planned(t, "台账.csv", "县区,年份,人口", "阜平县,2018,5")
	g.tried(intake.File{Name: "台账.csv", Read: 1, Loaded: 1})
	g.do(model.StepOn{})
	for _, e := range g.s.Update(model.StepOn{}) {
		if b, ok := e.(model.BringIn); ok {
			g.do(model.Brought{Seq: b.Seq, Outcome: model.NewOutcome(&intake.Report{Files: []intake.File{{Name: "台账.csv", Read: 1, Loaded: 1, Batch: 4}}}, 0)})
		}
	}
	g.do(model.SetYear{Year: 2019})
	for _, label := range []string{"ui.in.undo", "ui.in.redo"} {
		done := g.press(g.s.T(label))
		back, ok := done[0].(model.TakeBack)
		if len(done) != 1 || !ok || !slices.Equal(back.Batches, []int64{4}) || back.Redo != (label == "ui.in.redo") || g.s.Year != 2019 {
			t.Fatalf("%s does %#v, year %d", label, done, g.s.Year)
		}
		g.s.Update(model.Changed{Of: model.Alter{Seq: g.s.Jobs[0].Seq, Action: back}})
		g.frame()
	}
}

// What is open, chosen or typed in the list of faults is of its table only.
func TestFaultsAreOfOneTable(t *testing.T) {
	g, p, plan := planned(t, "甲.csv", "县区,年份,人口", "阜平县,2018,1O2", "平山县,2018,5O")
	number := func(s data.Severity, row int) data.Issue {
		return data.Issue{Severity: s, Code: "number", Row: row, Column: "人口", Args: []string{"1O2"}, Value: "1O2", Proposal: "102"}
	}
	issues := []data.Issue{number(data.Warning, 2), number(data.Warning, 3), {Severity: data.Error, Code: "no-county-name", Row: 3}}
	g.tried(intake.File{Name: "甲.csv", Read: 2, Issues: issues}, intake.File{Name: "乙.csv", Read: 2, Issues: issues})
	g.do(model.StepOn{})
	f := &p.match.faults
	g.press(g.s.T("ui.in.faults.warning"))
	f.open = "number人口warning"
	g.frame()
	g.frame()
	g.press("issue 2")
	if f.editAt != [2]string{"2", "人口"} || f.shown == 0 {
		t.Fatalf("the value cannot be typed: %v, chip %d", f.editAt, f.shown)
	}
	g.tab(model.Tab{File: "乙.csv", Plan: g.s.Intake.Plans[0], Sheet: plan})
	if f.editAt != [2]string{} || f.open != "" || f.shown != 0 {
		t.Errorf("another table has %v open, %q, chip %d", f.editAt, f.open, f.shown)
	}
	// A severity of which nothing is left is not what is listed.
	g.press(g.s.T("ui.in.faults.warning"))
	o := model.NewOutcome(&intake.Report{Files: []intake.File{{}, {Read: 2, Issues: []data.Issue{issues[2], {Severity: data.Note, Code: "corrected"}}}}}, 0)
	g.s.Intake.Trial = o
	g.frame()
	if lines := f.lines(text.ZH, &o.Files[1], f.groups(&o.Files[1])); f.shown != 0 || len(lines) != 2 {
		t.Errorf("%d lines under chip %d", len(lines), f.shown)
	}
}

// A year counts once it is whole, also without Enter; what is none is marked; an empty
// field finds it out again.
func TestYearAsTyped(t *testing.T) {
	g, p, plan := planned(t, "收入.csv", "县区,村集体收入", "阜平县,5")
	plan.Kind, plan.Skip = "ledger", ""
	g.tried(intake.File{Name: "收入.csv", Read: 1, Rejected: 1, Issues: []data.Issue{{Severity: data.Error, Code: "no-year", Row: 2}}})
	y := &p.look.year
	typed := func(s string) []model.Action {
		return g.send(key.EditEvent{Range: key.Range{End: y.Editor.Len()}, Text: s})
	}
	enter := func() { g.send(key.Event{Name: key.NameReturn, State: key.Press}) }
	year := func(want int, when string) {
		t.Helper()
		if got := g.s.Settled().Year; got != want {
			t.Errorf("%s the year is %d, want %d", when, got, want)
		}
	}
	g.send(key.Event{Name: "Y", State: key.Press})
	g.frame()
	typed("18")
	year(0, "half typed")
	enter()
	if !y.Wrong {
		t.Error("what is no year is not marked")
	}
	typed("2016")
	year(2016, "typed without Enter")
	if y.Wrong {
		t.Error("a year is marked")
	}
	plan.Year = 2016
	enter()
	g.send(key.Event{Name: "Y", State: key.Press})
	g.frame()
	typed("")
	enter()
	year(0, "emptied")
	plan.Year = 0
	g.frame()
	g.send(key.Event{Name: "Y", State: key.Press})
	g.frame()
	typed("20")
	other := *plan
	g.tab(model.Tab{File: "乙.csv", Plan: g.s.Intake.Plans[0], Sheet: &other})
	if s := y.Editor.Text(); s != "" {
		t.Errorf("another table shows %q", s)
	}
}

// A text file that cannot be read is read again as settled: with another separator, and
// without losing what is settled about the others.
func TestFailedFileIsMended(t *testing.T) {
	g, _, _ := planned(t, "台账.csv", "县区,年份,人口", "阜平县,2018,5")
	g.do(model.SetKind{Kind: "ledger"})
	g.tab(model.Tab{File: "齐.txt", Err: text.Errorf("ingest.fixed", "齐.txt")})
	g.press(g.s.T("ui.in.retry"))
	if m := g.s.Draft.Mapping.Files["台账.csv"]; m.Kind != "ledger" || !g.s.CanUndo() {
		t.Fatalf("read again, %+v is settled", m)
	}
	g.send(key.Event{Name: "C", State: key.Press})
	if m := g.s.Draft.Mapping.Files["齐.txt"]; m.Comma != "," {
		t.Errorf("C settles the separator %q", m.Comma)
	}
	g.press(g.s.T("ui.in.comma"))
	g.frame()
	g.press(g.s.T("ui.in.comma.bar"))
	g.send(key.Event{Name: "E", State: key.Press})
	if m := g.s.Draft.Mapping.Files["齐.txt"]; m.Comma != "|" || m.Encoding != encodings[0] {
		t.Errorf("settled %+v", m)
	}
}

// What was put right can be put back: a kind that was taken, and each cell that was typed;
// the table shows what will be read.
func TestPutRightCanBePutBack(t *testing.T) {
	g, p, plan := planned(t, "台账.csv", "县区,年份,人口,户数", "阜平县,2018,1O2,5", "平山县,2018,7,8")
	note := func(code, column, was, to string, row int) data.Issue {
		return data.Issue{Severity: data.Note, Code: code, Row: row, Column: column, Args: []string{was, to, "number"}, Value: was, Proposal: to}
	}
	g.tried(intake.File{Name: "台账.csv", Read: 2, Loaded: 2, Issues: []data.Issue{note("corrected", "人口", "1O2", "102", 2), note("edited", "户数", "8", "9", 3)}})
	g.do(model.StepOn{}, model.Accept{Code: "date", On: true}, model.Accept{Code: "number", On: true}, model.SetCell{Row: 3, Column: "户数", Value: "9"}, model.SetCell{Row: 2, Column: "户数", Value: "6"})
	rows := p.match.grid.model.rows
	if got := rows[0].cells[2] + " " + rows[1].cells[3]; got != "102 9" || len(p.match.grid.model.marks) != 2 {
		t.Errorf("the table shows %s", got)
	}
	p.match.faults.open = "edited户数note"
	g.frame()
	g.frame()
	g.press(g.s.T("ui.in.accept.off"))
	if m := g.s.Settled(); !slices.Equal(m.Accept, []string{"date"}) || len(m.Edits) != 2 {
		t.Errorf("put back, %+v is settled", m)
	}
	g.do(model.ForgetCell{Row: 3, Column: "户数"})
	if m := g.s.Settled(); len(m.Edits) != 1 || m.Edits[0].Row != 2 {
		t.Errorf("one cell put back, %+v are settled", m.Edits)
	}
	g.press(g.s.T("ui.in.cell.forget"))
	if m := g.s.Settled(); len(m.Edits) != 0 {
		t.Errorf("the column put back, %+v are settled", m.Edits)
	}
	_ = plan
}

// What the result says of a cell is masked as the cell is, and shown when that is asked
// for.
func TestResultIsMasked(t *testing.T) {
	g, p, _ := planned(t, "台账.csv", "县区,年份,人口", "阜平县,2018,5")
	cell := "13812345678张三"
	g.tried(intake.File{Name: "台账.csv", Read: 1, Loaded: 1})
	g.do(model.StepOn{})
	for _, e := range g.s.Update(model.StepOn{}) {
		if b, ok := e.(model.BringIn); ok {
			g.do(model.Brought{Seq: b.Seq, Outcome: model.NewOutcome(&intake.Report{Files: []intake.File{{
				Name: "台账.csv", Read: 3, Loaded: 1, Rejected: 2, Issues: []data.Issue{
					{Severity: data.Error, Code: "number", Row: 2, Column: "人口", Args: []string{cell}, Value: cell},
					{Severity: data.Error, Code: "number", Row: 2, Column: "年份", Args: []string{"x"}, Value: "x"},
					{Severity: data.Error, Code: "number", Row: 3, Column: "年份", Args: []string{"x"}, Value: "x"},
					{Severity: data.Warning, Code: "number", Row: 4, Column: "年份", Args: []string{"x"}, Value: "x"},
				},
			}}}, 0)})
		}
	}
	if s := p.load.said[0].cells(&g.env, 0)[2]; strings.Contains(s, "12345678") {
		t.Errorf("the result says %s", s)
	}
	g.press(g.s.T("ui.in.unmask") + "  P")
	if s := p.load.said[0].cells(&g.env, 0)[2]; !strings.Contains(s, cell) {
		t.Errorf("asked for, it says %s", s)
	}
	g.press(g.s.T("ui.in.faults.warning"))
	if g.do(model.Unmask{}); p.load.shown != 1 {
		t.Error("masked again, other issues are listed")
	}
}

// All controls of the panel are in sight in the narrowest window, in either language.
func TestPanelFits(t *testing.T) {
	g, _, plan := planned(t, "名单.csv", "姓名,乡镇,村名,派出单位", "张三,龙泉关镇,骆驼湾村,省审计厅")
	plan.Kind, plan.Skip = "cadres", ""
	g.tab(model.Tab{File: "乙.csv", Plan: g.s.Intake.Plans[0], Sheet: plan})
	for _, lang := range languages {
		g.s.Lang = lang
		for _, x := range []int{860, 1000, 1440} {
			g.Size = image.Pt(x-64, 700)
			g.frame()
			g.frame()
			for _, name := range []string{"ui.in.encoding", "ui.in.kind", "ui.in.county", "ui.in.skip"} {
				if at, ok := g.Find(g.s.T(name)); !ok || int(at.X) > g.Size.X-40 {
					t.Errorf("%s, %d wide: %s is at %v, seen %v", lang, x, name, at, ok)
				}
			}
		}
	}
}

// A table that lacks only its year is led to the field for it, also when another kind
// fits it better.
func TestOnlyTheYearIsMissing(t *testing.T) {
	p := &intake.SheetPlan{Skip: "sheet-unknown", Kind: "ledger", Fits: []mapping.Fitted{{Kind: "villages", Missing: []string{"village"}}, {Kind: "ledger", Missing: []string{"year"}}}}
	if got := missingCode(p); got != "no-year" {
		t.Errorf("it is led to %s", got)
	}
	p.Kind = "villages"
	if got := missingCode(p); got != "sheet-unknown" {
		t.Errorf("a table that lacks more is led to %s", got)
	}
}
