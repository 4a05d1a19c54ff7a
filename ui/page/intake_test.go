package page

import (
	"context"
	"image"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"gioui.org/io/key"

	"taihang/analysis/intake"
	"taihang/analysis/mapping"
	"taihang/data"
	"taihang/data/facts"
	"taihang/data/ingest"
	"taihang/data/store"
	"taihang/data/text"
	"taihang/ui/model"
	"taihang/ui/theme"
)

// planned is a page with a file that has been looked at.
func planned(t testing.TB, name string, lines ...string) (*stage, *DataIn, *intake.SheetPlan) {
	t.Helper()
	dir := t.TempDir()
	path := filepath.Join(dir, name)
	if err := os.WriteFile(path, []byte(strings.Join(lines, "\n")), 0o600); err != nil {
		t.Fatal(err)
	}
	g, p, plan := opened(t, path)
	return g, p, plan.Sheets[0]
}

// opened is a page with a file that lies somewhere.
func opened(t testing.TB, path string) (*stage, *DataIn, *intake.Plan) {
	t.Helper()
	st, err := store.Create(context.Background(), filepath.Join(t.TempDir(), "w.taihang"), facts.Gazetteer())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { st.Close() })
	plans, err := intake.Inspect(context.Background(), st, []string{path}, intake.Options{Ask: true})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { intake.Close(plans) })
	p := &DataIn{}
	g := newStage(t, p)
	for _, e := range g.s.Update(model.OpenFiles{Paths: []string{path}}) {
		if l, ok := e.(model.LookAt); ok {
			for _, e := range g.s.Update(model.Looked{Seq: l.Seq, Plans: plans}) {
				if try, ok := e.(model.Try); ok {
					g.trial = try.Seq
				}
			}
		}
	}
	g.frame()
	return g, p, plans[0]
}

func TestPersonalCellsAreMasked(t *testing.T) {
	g, p, _ := planned(t, "干部花名册.csv",
		"姓名,性别,身份证号,联系电话,第1书记,银行卡,住址,县区,村名",
		"毕元隆,男,130102197805021234,13912345678,王占军,6222020200112233445,河北省石家庄市长安区建设大街1号,阜平县,东坡村")
	secrets := []string{"毕元隆", "130102197805021234", "13912345678", "王占军", "6222020200112233445", "河北省石家庄市长安区建设大街1号"}
	for _, step := range []string{"look", "match"} {
		grid := &p.look.grid
		if step == "match" {
			g.do(model.StepOn{})
			grid = &p.match.grid
		}
		shown := strings.Join(grid.model.rows[len(grid.model.rows)-1].cells, "|")
		for _, s := range secrets {
			if strings.Contains(shown, s) {
				t.Errorf("%s shows %s", step, s)
			}
		}
		if !strings.Contains(shown, "阜平县") || !strings.Contains(shown, "毕＊＊") {
			t.Errorf("%s shows %s", step, shown)
		}
		g.do(model.Unmask{On: true})
		if shown := strings.Join(grid.model.rows[len(grid.model.rows)-1].cells, "|"); !strings.Contains(shown, secrets[0]) {
			t.Errorf("asked for, %s shows %s", step, shown)
		}
		g.do(model.Unmask{})
	}
}

func TestHideInside(t *testing.T) {
	for in, want := range map[string]string{
		"1,毕元隆,13912345678,市财政局":   "1,毕元隆,139＊＊,市财政局",
		"130102197805021234":       "130＊＊",
		"13010219780502123X。":      "130＊＊。",
		"130102001001":             "130102001001", // a village's code
		"合计 1391234567890123":      "合计 139＊＊",
		"2018-06-30 13:00 12345.6": "2018-06-30 13:00 12345.6",

		"手机13803119876；家庭电话0311-87901234": "手机138＊＊；家庭电话031＊＊",
		"13803119876,13803119877":         "138＊＊,138＊＊",
		"（0311）87901234转8":                "（03＊＊转8",
		"联系13803119876 住石家庄市裕华区槐安路12号3单元": "联系138＊＊ 住石家＊＊",
		"文号 0311-2018":                    "文号 0311-2018",
		"013062410320":                    "013062410320",
	} {
		if got := hideInside(in); got != want {
			t.Errorf("%s: %s, want %s", in, got, want)
		}
	}
}

// Remarks are masked inside, and can be shown: the tool for that is there without a
// personal column.
func TestRemarksAreMasked(t *testing.T) {
	g, p, _ := planned(t, "收入.csv", "县区,年份,村集体收入（元）,备注", "阜平县,2018,5,家庭电话0311-87901234", "平山县,2018,6,住石家庄市裕华区槐安路12号3单元")
	for step, grid := range map[model.Step]*grid{model.Look: &p.look.grid, model.Match: &p.match.grid} {
		g.s.Intake.Step = step
		g.do(model.Unmask{})
		shown := func() (s string) {
			for _, r := range grid.model.rows {
				s += strings.Join(r.cells, "|")
			}
			return s
		}
		if s := shown(); strings.Contains(s, "87901234") || strings.Contains(s, "槐安路") {
			t.Errorf("step %d shows %s", step, s)
		}
		g.press(g.s.T("ui.in.unmask") + "  P")
		if s := shown(); !strings.Contains(s, "87901234") || !strings.Contains(s, "槐安路") {
			t.Errorf("step %d, asked for, shows %s", step, s)
		}
	}
}

// What an issue says of a personal cell is masked as the cell is.
func TestPersonalIssuesAreMasked(t *testing.T) {
	g, _, _ := planned(t, "干部花名册.csv", "姓名,性别,身份证号,县区", "毕元隆,男,130102197805021234,阜平县")
	tab, _ := g.s.Intake.Tab()
	is := data.Issue{Code: "number", Column: "身份证号", Args: []string{"130102197805021234"}, Value: "130102197805021234"}
	for _, column := range []string{"身份证号", "性别", ""} { // as the cell of another column is
		is.Column = column
		if s, _ := issueWords(&g.env, is, privateOf(tab)); strings.Contains(s, "19780502") {
			t.Errorf("of column %q: %s", column, s)
		}
	}
	is.Args, is.Value = []string{"阜平县第13步"}, "阜平县第13步"
	if s, _ := issueWords(&g.env, is, privateOf(tab)); !strings.Contains(s, "阜平县第13步") {
		t.Errorf("what is not personal is masked: %s", s)
	}
	g.do(model.Unmask{On: true})
	is.Args = []string{"130102197805021234"}
	if s, _ := issueWords(&g.env, is, privateOf(tab)); !strings.Contains(s, "19780502") {
		t.Errorf("asked for, it is masked: %s", s)
	}
}

// Every row of the file's head stands in the preview, told apart.
func TestPreviewTellsRowsApart(t *testing.T) {
	_, p, _ := planned(t, "台账.csv",
		"2018 年台账,,", "县区,男,女", "阜平县,5,6", "平山县,7,8", "合计,12,14", "填表人：周海,,")
	var got []string
	for _, r := range p.look.grid.model.rows {
		switch {
		case r.role != "":
			got = append(got, r.role)
		case classWords[r.class] != "":
			got = append(got, classWords[r.class])
		default:
			got = append(got, "data")
		}
	}
	if want := []string{"title", "header", "data", "data", "ui.in.row.total", "ui.in.row.note"}; !slices.Equal(got, want) {
		t.Errorf("rows %v, want %v", got, want)
	}
}

// A header of two levels is written out as it stands.
func TestHeaderLevels(t *testing.T) {
	two := intake.ColumnPlan{Column: ingest.Column{Name: "人口·男", Path: []string{"人口", "男"}}}
	one := intake.ColumnPlan{Column: ingest.Column{Name: "县区", Path: []string{"县区"}}}
	for i, c := range []struct {
		k     *intake.ColumnPlan
		level int
		want  string
	}{{&two, 0, "人口"}, {&two, 1, "男"}, {&one, 0, ""}, {&one, 1, "县区"}} {
		if got := headerCell(c.k, c.level, 1); got != c.want {
			t.Errorf("%d: %q, want %q", i, got, c.want)
		}
	}
}

// Every field and kind has a name in both languages.
func TestFieldsHaveNames(t *testing.T) {
	for i := range mapping.Fields {
		if id := mapping.Fields[i].ID; !text.Has("ui.in.field." + id) {
			t.Errorf("the field %s has no name", id)
		}
	}
	for _, k := range mapping.Kinds {
		if !text.Has("ingest.kind." + k.Name) {
			t.Errorf("the kind %s has no name", k.Name)
		}
	}
}

// Nothing on the page asks for more room than a narrow window has, in either
// language: the head's words and the buttons end where they should.
func TestButtonsFit(t *testing.T) {
	g, p, _ := planned(t, "台账.csv", "县区,年份,人口", "阜平县,2018,5")
	for _, l := range []text.Lang{text.ZH, text.EN} {
		g.s.Lang = l
		c := g.context()
		c.Size.X = 1100 - theme.Rail
		if left := p.buttons(c, &g.env); left < c.Size.X/2 {
			t.Errorf("%s: the buttons begin at %d of %d", l, left, c.Size.X)
		}
		g.End()
	}
}

// What an import changes is told: also that it changes nothing, which is not the
// same as not knowing.
func TestChangesAreTold(t *testing.T) {
	g, _, _ := planned(t, "台账.csv", "县区,年份,人口", "阜平县,2018,5")
	none, some := intake.File{Read: 1, Rejected: 1}, intake.File{Read: 1, Loaded: 1, Changes: data.Changes{Added: 1}}
	for _, c := range []struct {
		file     intake.File
		compared bool
		key      string
		args     []any
	}{
		{none, false, "ui.in.change.unknown", nil},
		{some, false, "ui.in.change.unknown", nil},
		{none, true, "ui.in.change.none", nil},
		{some, true, "ui.in.change", []any{"1", "0", "0"}},
	} {
		o := model.NewOutcome(&intake.Report{Files: []intake.File{c.file}, Compared: c.compared}, 0)
		if got, want := changeWords(&g.env, o), g.s.T(c.key, c.args...); got != want {
			t.Errorf("%+v, compared %v: %s, want %s", c.file.Changes, c.compared, got, want)
		}
	}
}

// Every step draws at every size, in both languages and themes, with and
// without what the background has still to say.
func TestIntakeSizes(t *testing.T) {
	g, p, _ := planned(t, "台账.csv", "2018 年台账,,,", "县区,村名,姓名,贫困人口", "阜平县,东坡村,毕元隆,1O2", "阜平城,无,张三,五", "合计,,,9")
	report := &intake.Report{Files: []intake.File{{
		Name: "台账.csv", Kind: "ledger", Read: 3, Loaded: 1, Rejected: 1, Skipped: 1, Left: 4,
		Issues: []data.Issue{
			{Severity: data.Error, Code: "division-unknown", Row: 4, Column: "县区", Args: []string{"阜平城"}},
			{Severity: data.Warning, Code: "number", Row: 3, Column: "贫困人口", Args: []string{"1O2"}, Value: "1O2", Proposal: "102"},
		},
		Hits: intake.Hits{Rows: map[intake.How]int{intake.Exact: 1, intake.Candidate: 1}, Lost: []intake.Unmatched{{
			Name: "阜平城", Rank: data.RankCounty, Row: 4, Rows: 1, Candidates: []intake.Suggestion{{Code: "130624", Name: "阜平县", Score: .95, Why: "place.ambiguous"}},
		}}},
	}}}
	outcome := model.NewOutcome(report, 0)
	every := func(what string) {
		t.Helper()
		for _, size := range []image.Point{{X: 200, Y: 120}, {X: 800, Y: 600}, {X: 1036, Y: 626}, {X: 1856, Y: 1006}} {
			for _, lang := range languages {
				g.Size = size
				g.s.Update(model.SetLang{Lang: lang})
				g.s.Update(model.SetDark{On: !g.s.Dark})
				g.frame()
				g.frame()
			}
		}
		if len(g.s.Intake.Tabs) == 0 && what != "front" {
			t.Fatalf("%s: the file is gone", what)
		}
	}
	every("look, untried")
	g.do(model.StepOn{})
	every("match, untried")
	if g.s.Update(model.StepOn{}); g.s.Intake.Step != model.Match || p.bringLabel(&g.env) != g.s.T("ui.in.bring.wait") {
		t.Errorf("untried, step %v, the button says %q", g.s.Intake.Step, p.bringLabel(&g.env))
	}
	g.s.Update(model.Tried{Seq: g.trial, Outcome: outcome})
	every("match")
	p.match.faults.open = "number贫困人口warning"
	g.do(model.FindPlace{Name: "阜平城", Query: "fp", Rank: data.RankCounty})
	g.s.Intake.Places.Hits = []model.Hit{{Kind: "county", Title: "阜平县", Key: "130624"}}
	every("match, open")
	for _, e := range g.s.Update(model.StepOn{}) {
		if b, ok := e.(model.BringIn); ok {
			g.s.Update(model.Advanced{Seq: b.Seq, Done: 3, Total: 9, At: g.Now})
			every("loading")
			g.s.Update(model.Brought{Seq: b.Seq, Outcome: outcome})
		}
	}
	every("done")
	if lost, warned := p.load.said[0], p.load.said[1]; len(lost.rows) != 1 || len(warned.rows) != 1 || warned.cells(&g.env, 0)[0] != "3" || p.load.shown != 0 {
		t.Errorf("not loaded %v, warnings %v, shown %d", lost, warned, p.load.shown)
	}
	g.Size = image.Pt(1376, 826)
	g.s.Update(model.SetLang{Lang: text.ZH})
	g.frame()
	if g.press("提醒"); p.load.shown != 1 {
		t.Error("the warnings cannot be read after the loading")
	}
	g.s.Update(model.CloseFiles{})
	every("front")
}

// What was not read is told with the reason, before the tables.
func TestUnreadFilesAreTold(t *testing.T) {
	g, p, _ := planned(t, "台账.csv", "县区,年份,人口", "阜平县,2018,5")
	g.s.Intake.Failed = []model.Failure{{Path: "/d/坏.xlsx", Err: text.Errorf("ingest.empty", "坏.xlsx")}, {Path: "/d/空.csv", Err: text.Errorf("ingest.empty", "空.csv")}}
	done := model.NewOutcome(&intake.Report{Files: []intake.File{{Name: "台账.csv", Kind: "indicators", Read: 1, Loaded: 1, Batch: 2}, {Name: "书.xlsx", LeftOut: "sheet-unknown"}}}, 0)
	g.s.Update(model.Tried{Seq: g.trial, Outcome: done})
	g.do(model.StepOn{})
	for _, e := range g.s.Update(model.StepOn{}) {
		if b, ok := e.(model.BringIn); ok {
			g.do(model.Brought{Seq: b.Seq, Outcome: done})
		}
	}
	if title, _ := intakeTitle(&g.env); title != "1 行已载入，2 个文件没有读" {
		t.Error(title)
	}
	lines := p.load.lines
	if len(lines) != 4 || lines[1].name.file != "空.csv" || !strings.Contains(lines[1].words, "空.csv") || !lines[1].unread {
		t.Fatalf("%+v", lines)
	}
	if strings.Contains(lines[3].words, "“”") || !strings.Contains(lines[3].words, "书.xlsx") {
		t.Errorf("a table without a name is told of as %s", lines[3].words)
	}
}

// Of a workbook's sheets the names tell them apart: where there is no room it is
// the file's that is cut. Tabs out of sight that cannot be read are counted, and
// the count leads to them.
func TestTabsAreToldApart(t *testing.T) {
	g, p, _ := planned(t, "台账.csv", "县区,年份,人口", "阜平县,2018,5")
	one := g.s.Intake.Tabs[0]
	for range 12 {
		g.s.Intake.Tabs = append(g.s.Intake.Tabs, one)
	}
	g.s.Intake.Tabs = append(g.s.Intake.Tabs, model.Tab{File: "坏.xlsx", Err: text.Errorf("ingest.empty", "坏.xlsx")})
	g.Size = image.Pt(960, 626)
	g.frame()
	if _, ok := g.Find("坏.xlsx"); ok {
		t.Fatal("the tab is in sight")
	}
	g.press("1 个读不了")
	if at := g.s.Intake.At; at != 13 {
		t.Errorf("the count leads to tab %d", at)
	}
	c := g.context()
	name := tableName{"一个很长很长的工作簿名字.xlsx", "平山县"}
	whole, sheet := c.Width(theme.Body, name.whole()), c.Width(theme.Body, tableSep+"平山县")
	if file, cut := name.cut(c, theme.Body, whole-20); file == "" || file == name.file || cut != tableSep+"平山县" {
		t.Errorf("cut to %q %q", file, cut)
	}
	if file, cut := name.cut(c, theme.Body, sheet); file != "" || cut != "平山县" {
		t.Errorf("cut further to %q %q", file, cut)
	}
	g.End()
	_ = p
}

// That there is no problem is said only where there is none: not of a table that does
// not come in, not with names open, not where known records change.
func TestNoProblemIsSaidOfNone(t *testing.T) {
	g, _, _ := planned(t, "台账.csv", "县区,年份,人口", "阜平县,2018,5")
	one := intake.File{Name: "台账.csv", Read: 1, Loaded: 1}
	lost := one
	lost.Hits.Lost = []intake.Unmatched{{Name: "阜平城", Rank: data.RankCounty}}
	out, skipped, again, none := one, one, one, one
	out.LeftOut, skipped.LeftOut, again.Changes.Changed, none.Read = "sheet-unknown", "sheet-skipped", 36830, 0
	for _, c := range []struct {
		f    intake.File
		want string
	}{
		{one, "没有问题"},
		{lost, "1 个地名待定，其余没有问题"},
		{out, "还不能导入"},
		{skipped, "这张表不导入"},
		{again, "没有问题，36,830 条已有记录会改成新值"},
		{none, "没有可载入的行"},
	} {
		o := model.NewOutcome(&intake.Report{Files: []intake.File{c.f}, Compared: true}, 0)
		if got := faultsTitle(&g.env, &o.Files[0], faultsOf(&o.Files[0])); got != c.want {
			t.Errorf("%+v: %s, want %s", c.f, got, c.want)
		}
	}
}

// Rows that only an older version has are listed before they can be removed.
func TestOlderRowsAreListed(t *testing.T) {
	g, p, _ := planned(t, "台账.csv", "县区,年份,人口", "阜平县,2018,5")
	rep := &intake.Report{Compared: true, Files: []intake.File{{
		Name: "台账.csv", Read: 1, Loaded: 1, Left: 3, LeftRows: []string{"平山县 2018 人口", "唐县 2018 人口"},
		Issues: []data.Issue{{Severity: data.Warning, Code: "gone", Args: []string{"3", "2"}, N: 3}},
	}}}
	o := model.NewOutcome(rep, 0)
	g.s.Update(model.Tried{Seq: g.trial, Outcome: o})
	g.do(model.StepOn{})
	g.press("看名单")
	var got []string
	for _, l := range p.match.faults.lines(text.ZH, &o.Files[0], o.Files[0].Groups) {
		if l.older != "" {
			got = append(got, l.older)
		}
	}
	if want := []string{"平山县 2018 人口", "唐县 2018 人口", "另有 1 条未列出"}; !slices.Equal(got, want) {
		t.Errorf("listed %v, want %v", got, want)
	}
}

// The year that a table lacks is asked for on both steps, and nothing stands in its
// field; what keeps all rows out is told at once, and leads to the field.
func TestYearIsAskedFor(t *testing.T) {
	g, p, plan := planned(t, "收入.csv", "县区,村集体收入", "阜平县,5")
	plan.Kind, plan.Skip = "ledger", ""
	g.s.Update(model.Tried{Seq: g.trial, Outcome: model.NewOutcome(&intake.Report{Files: []intake.File{{
		Name: "收入.csv", Read: 1, Rejected: 1, Issues: []data.Issue{{Severity: data.Error, Code: "no-year", Row: 2}},
	}}}, 0)})
	for _, step := range []model.Step{model.Look, model.Match} {
		g.s.Intake.Step = step
		g.frame()
		g.frame()
		if p.look.year.Editor.Text() != "" || !p.look.year.Wanted {
			t.Errorf("step %d: the field says %q, wanted %v", step, p.look.year.Editor.Text(), p.look.year.Wanted)
		}
		if gr := lacking(&g.env); gr == nil || gr.Code != "no-year" {
			t.Errorf("step %d: lacking %v", step, gr)
		}
		g.press("去填年份")
		c := g.context()
		if !p.look.year.Focused(c) {
			t.Errorf("step %d: the reason does not lead to the year", step)
		}
		g.End()
		g.send(key.Event{Name: key.NameEscape, State: key.Press})
	}
	if takesCounty(&g.env, plan) {
		t.Error("a table that names its counties is asked for one")
	}
}

// A table that names no county is asked for one, by name, pinyin or code.
func TestCountyIsAskedFor(t *testing.T) {
	g, p, plan := planned(t, "名单.csv", "姓名,乡镇,村名,派出单位", "张三,龙泉关镇,骆驼湾村,省审计厅", "李四,龙泉关镇,顾家台村,省审计厅")
	g.do(model.SetKind{Kind: "cadres"})
	plan.Kind, plan.Skip = "cadres", ""
	g.frame()
	if !takesCounty(&g.env, plan) {
		t.Fatal("it is not asked of which county it is")
	}
	for _, step := range []model.Step{model.Look, model.Match} {
		g.s.Intake.Step = step
		g.do(model.SetTableCounty{})
		g.send(key.Event{Name: "T", State: key.Press})
		g.frame()
		c := g.context()
		if !p.look.county.pop.Open || !p.look.county.find.Focused(c) || g.s.Intake.Places.For != model.WholeTable {
			t.Fatalf("step %d: T does not open the counties: %v %v %q", step, p.look.county.pop.Open, p.look.county.find.Focused(c), g.s.Intake.Places.For)
		}
		g.End()
		g.s.Intake.Places.Query = "fp"
		g.s.Intake.Places.Hits = []model.Hit{{Kind: "county", Title: "阜平县", Key: "130624"}}
		g.frame()
		g.press("阜平县")
		if got := g.s.Settled().County; got != "130624" || p.look.county.pop.Open || g.s.Intake.Places.For != "" {
			t.Errorf("step %d: settled %q, open %v", step, got, p.look.county.pop.Open)
		}
		g.do(model.Undo{})
		if got := g.s.Settled().County; got != "" {
			t.Errorf("step %d: undone it is %q", step, got)
		}
	}
}

// The unit of a column can be set where its field is: such as measure the same.
func TestUnitIsAmongTheFields(t *testing.T) {
	for field, want := range map[string]string{
		"collective_income_yuan": "元 千元 万元 亿元", "land_mu": "亩 万亩 公顷 平方公里", "county": "", "": "", "figure": strings.Join(commonUnits, " "),
	} {
		if got := strings.Join(unitsOf(&intake.ColumnPlan{Field: field}), " "); got != want {
			t.Errorf("%s: %s, want %s", field, got, want)
		}
	}
	g, p, plan := planned(t, "收入.csv", "县区,年份,村集体收入（万元）", "阜平县,2018,5")
	g.do(model.StepOn{})
	k := &plan.Columns[2]
	var keys []string
	for _, o := range p.match.fields(&g.env, plan, k) {
		keys = append(keys, o.Key)
	}
	if !slices.Contains(keys, "unit 元") {
		t.Errorf("the choices are %q", keys)
	}
	g.press("field " + k.Name)
	g.frame()
	g.press("千元")
	if got := g.s.Settled().Units[k.Name]; got != "千元" {
		t.Errorf("a click settles the unit %q", got)
	}
}

// Amounts of six digits are amounts: a column's field tells them from codes.
func TestFiguresOfSixDigits(t *testing.T) {
	_, _, p := planned(t, "耕地.csv", "区划代码,县区,年份,耕地面积（亩）", "130624,阜平县,2018,218700", "130131,平山县,2018,430200", "130627,唐县,2018,512300")
	for i, want := range []bool{false, false, false, true} {
		if k := &p.Columns[i]; figures(k) != want {
			t.Errorf("%s, taken for %q: at the right %v", k.Name, k.Field, figures(k))
		}
	}
}

// Where a layer lies that does not say it is asked with a card for every site, on
// both steps; a click or the card's number settles it.
func TestSitesAreAskedFor(t *testing.T) {
	g, _, plan := opened(t, "../../analysis/intake/testdata/corpus/layer/metres.geojson")
	tab, _ := g.s.Intake.Tab()
	g.s.Intake.Shapes = map[string]model.Shape{plan.Path: {}}
	g.s.Intake.Err = text.Errorf("ingest.whichcrs.prj", "metres.geojson", "EPSG:4548")
	settled := func() string { return g.s.Draft.Mapping.Files[tab.File].CRS }
	names := []string{"CGCS2000 3 度带 117°E", "CGCS2000 3 度带 120°E", "CGCS2000 3 度带 114°E"}
	for n, name := range names {
		if got := systemName(text.ZH, plan.Layer.Sites[n].CRS); got != name {
			t.Errorf("site %d is %s, want %s", n+1, got, name)
		}
	}
	for _, step := range []model.Step{model.Look, model.Match} {
		g.s.Intake.Step = step
		g.frame()
		g.frame()
		g.press(names[1])
		if got := settled(); got != "EPSG:4549" {
			t.Fatalf("step %d, the second card clicked: %q", step, got)
		}
		g.send(key.Event{Name: "1", State: key.Press})
		if got := settled(); got != "EPSG:4548" {
			t.Errorf("step %d, 1 pressed: %q", step, got)
		}
		g.send(key.Event{Name: "9", State: key.Press}) // there is no ninth
		if got := settled(); got != "EPSG:4548" {
			t.Errorf("step %d, 9 pressed: %q", step, got)
		}
		g.do(model.SetCRS{})
	}
	if got := sentence(text.ZH, g.s.Intake.Err); strings.Contains(got, `"crs"`) || !strings.Contains(got, "metres.geojson") {
		t.Errorf("the page speaks of settings: %s", got)
	}
}
