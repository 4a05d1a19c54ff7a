package app

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"gioui.org/f32"
	"gioui.org/io/key"
	"gioui.org/io/pointer"

	"taihang/data"
	"taihang/data/facts"
	"taihang/data/store"
	"taihang/ui/model"
	"taihang/ui/uitest"
)

// newIntakeRig opens a workspace of its own that knows Hebei's counties.
func newIntakeRig(t testing.TB, o Options) *rig {
	t.Helper()
	return newRigOn(t, o, facts.Gazetteer())
}

// newRigOn opens a workspace of its own with rows.
func newRigOn(t testing.TB, o Options, rows *data.Set) *rig {
	t.Helper()
	o.Path = filepath.Join(t.TempDir(), "w.taihang")
	st, err := store.Create(context.Background(), o.Path, rows)
	if err != nil {
		t.Fatal(err)
	}
	if err := st.Close(); err != nil {
		t.Fatal(err)
	}
	r := &rig{t: t, Rig: uitest.NewRig(1440, 900), woken: make(chan struct{}, 1)}
	ctx, stop := context.WithCancel(context.Background())
	t.Cleanup(stop)
	r.k, err = newCore(ctx, o, func() {
		select {
		case r.woken <- struct{}{}:
		default:
		}
	})
	if err != nil {
		t.Fatal(err)
	}
	r.settle()
	return r
}

// write puts a file of counties and their incomes into a folder.
func write(t testing.TB, name string, lines ...string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, []byte(strings.Join(lines, "\n")), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

var incomes = []string{"县名,年份,农民人均收入(元)", "阜平县,2018,9000", "平山县,2018,10000", "桥西区,2018,20000", "阜平城,2018,1", "唐县,2018,一万"}

// totals of the trial or of what was done.
func totals(r *rig) string {
	o := r.k.state.Intake.Trial
	if r.k.state.Intake.Done != nil {
		o = r.k.state.Intake.Done
	}
	if o == nil {
		return "none"
	}
	a, b, c, d := o.Totals()
	return fmt.Sprint(a, b, c, d)
}

// From a path to a loaded workspace and back, by the keyboard alone.
func TestImportByKeyboard(t *testing.T) {
	r := newIntakeRig(t, Options{Documents: t.TempDir()})
	path := write(t, "县收入2018.csv", incomes...)
	r.key("5", key.ModAlt)
	s := r.k.state
	if s.Page != model.DataIn || !s.Intake.History.Known {
		t.Fatalf("page %s", s.Page)
	}
	r.typed(`"` + path + `"`)
	r.key(key.NameReturn, 0)
	if s.Intake.Step != model.Look || totals(r) != "5 2 3 0" {
		t.Fatalf("step %v, %s: %v", s.Intake.Step, totals(r), s.Intake.Err)
	}
	if p := s.Intake.Tabs[0].Sheet; p.Kind != "indicators" || p.Columns[2].Field != "figure" {
		t.Errorf("taken for %s", p.Kind)
	}
	r.key("E", 0)
	if got := s.Intake.Tabs[0].Plan.Table.Encoding.Name; got != "GB18030" {
		t.Errorf("E reads it as %s", got)
	}
	r.key("Z", key.ModShortcut)
	if got := s.Intake.Tabs[0].Plan.Table.Encoding.Name; got != "UTF-8" {
		t.Errorf("undone, it is read as %s", got)
	}
	r.key(key.NameReturn, 0)
	if s.Intake.Step != model.Match {
		t.Fatal("Enter does not go on")
	}
	r.key("3", 0) // the third 桥西区
	r.key("F", 0)
	r.typed("fp")
	r.key(key.NameReturn, 0)
	if got := s.Settled().Divisions; got["阜平城"] != "130624" || got["桥西区"] == "" {
		t.Fatalf("settled %v", got)
	}
	if totals(r) != "5 3 2 0" { // 阜平县 stands twice now
		t.Errorf("after settling: %s", totals(r))
	}
	r.key("Z", key.ModShortcut)
	r.key(key.NameReturn, 0)
	if s.Intake.Done == nil || totals(r) != "5 3 2 0" {
		t.Fatalf("nothing loaded: %v, %s", s.Intake.Err, totals(r))
	}
	if n := len(s.Data.Set().Indicators); n != 3 {
		t.Errorf("the pages see %d figures", n)
	}
	if len(s.Intake.History.Batches) != 2 || s.Intake.History.Batches[0].Rejected != 2 || len(s.Intake.History.Copies) != 1 {
		t.Errorf("history %+v", s.Intake.History)
	}
	r.key("R", 0)
	files, _ := filepath.Glob(filepath.Join(r.k.opts.Documents, "*.csv"))
	if len(files) != 1 {
		t.Fatalf("rejected rows in %v", files)
	}
	if b, _ := os.ReadFile(files[0]); !strings.Contains(string(b), "阜平城") || !strings.HasPrefix(string(b), "\ufeff") {
		t.Errorf("the file of rejected rows says %q", b)
	}
	r.key("Z", key.ModShortcut)
	if !s.Intake.Undone || len(s.Data.Set().Indicators) != 0 || !s.Intake.History.Batches[1].Undone {
		t.Errorf("Ctrl+Z left %d figures", len(s.Data.Set().Indicators))
	}
	r.key("Z", key.ModShortcut|key.ModShift)
	if s.Intake.Undone || len(s.Data.Set().Indicators) != 3 {
		t.Errorf("redo gave %d figures", len(s.Data.Set().Indicators))
	}
	r.key(key.NameReturn, 0)
	if s.Page != model.Map || !strings.Contains(s.Measure, "农民人均收入") || s.Draft != nil {
		t.Errorf("Enter leads to %s with %s", s.Page, s.Measure)
	}
}

// What came in is what the map shows then, also where the columns are years and the
// title says what of, or the rows name the figure.
func TestMapShowsWhatCame(t *testing.T) {
	r := newIntakeRig(t, Options{})
	for _, c := range []struct {
		want  string
		lines []string
	}{
		{"农民人均收入", incomes},
		{"粮食产量", []string{"粮食产量统计表（吨）,,", "县名,2017年,2018年", "阜平县,7,8", "唐县,9,10"}},
		{"播种面积", []string{"县名,年份,指标,数值", "阜平县,2018,播种面积,7", "唐县,2018,播种面积,8"}},
	} {
		r.do(model.OpenFiles{Paths: []string{write(t, c.want+".csv", c.lines...)}})
		for range 3 {
			r.do(model.StepOn{})
		}
		if s := r.k.state; s.Page != model.Map || !strings.Contains(s.Measure, c.want) {
			t.Errorf("%s came, and %s shows %s: %v", c.want, s.Page, s.Measure, s.Intake.Err)
		}
		r.do(model.Go{Page: model.DataIn})
	}
}

// Loading a newer version of a file shows what is new before it is loaded.
func TestImportAgain(t *testing.T) {
	r := newIntakeRig(t, Options{})
	s := r.k.state
	path := write(t, "收入.csv", "县名,年份,收入", "阜平县,2018,9000", "平山县,2018,10000", "唐县,2018,5")
	r.do(model.OpenFiles{Paths: []string{path}})
	r.do(model.StepOn{})
	r.do(model.StepOn{})
	if err := os.WriteFile(path, []byte("县名,年份,收入\n阜平县,2018,9000\n平山县,2018,11000\n赞皇县,2018,7\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	r.do(model.CloseFiles{})
	r.do(model.OpenFiles{Paths: []string{path}})
	c, left := s.Intake.Trial.Changes()
	if c.Added != 1 || c.Changed != 1 || c.Same < 1 || left != 1 {
		t.Errorf("before loading: %+v, %d left", c, left)
	}
	if n := len(s.Data.Set().Indicators); n != 3 {
		t.Errorf("a trial left %d figures", n)
	}
	r.do(model.StepOn{})
	r.key("G", 0)
	if c, left := s.Intake.Trial.Changes(); c.Gone != 1 || left != 0 {
		t.Errorf("to be removed: %+v, %d left", c, left)
	}
	r.do(model.StepOn{})
	if n := len(s.Data.Set().Indicators); n != 3 {
		t.Errorf("loaded, there are %d figures", n)
	}
}

// The history takes one import back, also after a later one, and backups come
// back in three clicks.
func TestHistoryAndBackups(t *testing.T) {
	r := newIntakeRig(t, Options{})
	s := r.k.state
	for _, f := range [][]string{{"甲.csv", "县名,年份,甲", "阜平县,2018,1"}, {"乙.csv", "县名,年份,乙", "阜平县,2018,2"}} {
		r.do(model.OpenFiles{Paths: []string{write(t, f[0], f[1:]...)}})
		r.do(model.StepOn{})
		r.do(model.StepOn{})
		r.do(model.CloseFiles{})
	}
	r.do(model.BrowseFiles{Dir: t.TempDir()}) // whose files are called otherwise
	r.press("甲.csv")
	if s.Intake.Batch.ID != 2 || !s.Intake.Batch.Known {
		t.Errorf("a click on the import shows %d", s.Intake.Batch.ID)
	}
	r.do(model.TakeBack{Batches: []int64{2}})
	if got := s.Data.Set().Indicators; len(got) != 1 || got[0].Name != "乙" {
		t.Errorf("taken back, there are %v", got)
	}
	r.do(model.TakeBack{Batches: []int64{2}})
	if len(s.Toasts) == 0 || s.Toasts[len(s.Toasts)-1].Error == nil {
		t.Error("taking back twice gives no reason")
	}
	r.press("备份")
	if len(s.Intake.History.Copies) != 1 {
		t.Fatalf("%d backups", len(s.Intake.History.Copies))
	}
	r.press("恢复")
	r.press("确认恢复")
	if n := len(s.Data.Set().Indicators); n != 0 || len(s.Intake.History.Batches) != 1 {
		t.Errorf("the backup from before the imports has %d figures", n)
	}
	if len(s.Intake.History.Copies) != 2 {
		t.Error("what was replaced is not kept")
	}
}

// Files named at the start are opened when the workspace is there.
func TestFilesAtTheStart(t *testing.T) {
	path := write(t, "收入.csv", "县名,年份,收入", "阜平县,2018,9000")
	r := newIntakeRig(t, Options{Import: []string{path, path + ".gone"}})
	s := r.k.state
	if s.Page != model.DataIn || s.Intake.Step != model.Look || len(s.Intake.Tabs) != 2 || s.Intake.Tabs[1].Err == nil {
		t.Fatalf("page %s, step %v, tabs %d", s.Page, s.Intake.Step, len(s.Intake.Tabs))
	}
	if totals(r) != "1 1 0 0" {
		t.Errorf("one bad file keeps the other out: %s", totals(r))
	}
}

// Esc leaves a file that cannot be read, with no frame drawn that nobody asked for:
// a window at rest has to be listening already.
func TestEscapeLeavesWhatCannotBeRead(t *testing.T) {
	r := newIntakeRig(t, Options{})
	r.key("5", key.ModAlt)
	r.typed(write(t, "x.csv") + ".csv")
	r.Router.Queue(key.Event{Name: key.NameReturn, State: key.Press}, key.Event{Name: key.NameReturn, State: key.Release})
	s := r.k.state
	for range 400 {
		r.draw()
		for len(s.Intake.Failed) == 0 && !r.owed() {
			<-r.woken
			r.draw()
		}
		if len(s.Intake.Failed) > 0 && !r.owed() {
			break
		}
	}
	if s.Intake.Step != model.Look || len(s.Intake.Failed) != 1 {
		t.Fatalf("step %v, failed %v", s.Intake.Step, s.Intake.Failed)
	}
	r.Router.Queue(key.Event{Name: key.NameEscape, State: key.Press}, key.Event{Name: key.NameEscape, State: key.Release})
	if r.draw(); s.Intake.Step != model.NoStep {
		t.Errorf("after Esc the step is %v", s.Intake.Step)
	}
}

// With nothing typed Ctrl+Z on the front takes the last import back.
func TestUndoOnTheFront(t *testing.T) {
	r := newIntakeRig(t, Options{})
	s := r.k.state
	r.do(model.OpenFiles{Paths: []string{write(t, "收入.csv", "县名,年份,收入", "阜平县,2018,9000")}})
	r.do(model.StepOn{})
	r.do(model.StepOn{})
	r.do(model.CloseFiles{})
	r.key("Z", key.ModShortcut)
	if n := len(s.Data.Set().Indicators); n != 0 {
		t.Errorf("Ctrl+Z left %d figures", n)
	}
	r.key("Z", key.ModShortcut|key.ModShift)
	if n := len(s.Data.Set().Indicators); n != 1 {
		t.Errorf("redone there are %d figures", n)
	}
}

// A table that is not recognised can be said to be something.
func TestUnknownTable(t *testing.T) {
	path := write(t, "x.csv", "地方,数", "阜平县,5")
	r := newIntakeRig(t, Options{Import: []string{path}})
	s := r.k.state
	if tab, _ := s.Intake.Tab(); tab.Sheet == nil || tab.Sheet.Skip != "sheet-unknown" || len(tab.Sheet.Preview) != 1 {
		t.Fatalf("not shown: %v", s.Intake.Failed)
	}
	r.do(model.SetKind{Kind: "indicators"}, model.SetField{Column: "地方", Field: "county"})
	r.do(model.SetTableYear{Year: 2018})
	if totals(r) != "1 1 0 0" {
		t.Errorf("said to be figures: %s, %v", totals(r), s.Intake.Err)
	}
}

// A file that arrives in the folder and has finished growing is a card; it is
// not imported by itself.
func TestDropIn(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "新.csv")
	if err := os.WriteFile(path, []byte("县名,年份,收入\n阜平县,2018,9000\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	old := time.Now().Add(-time.Minute)
	if err := os.Chtimes(path, old, old); err != nil {
		t.Fatal(err)
	}
	r := newIntakeRig(t, Options{DropIn: dir})
	s := r.k.state
	r.do(model.Go{Page: model.DataIn})
	for range 2000 {
		if len(s.Intake.Drops.Files) > 0 {
			break
		}
		select {
		case <-r.woken:
		case <-time.After(time.Millisecond):
		}
		r.frame()
	}
	r.settle()
	if len(s.Intake.Drops.Files) != 1 || len(s.Intake.History.Batches) != 1 {
		t.Fatalf("cards %v", s.Intake.Drops.Files)
	}
	r.press("新.csv")
	if s.Intake.Step != model.Look || totals(r) != "1 1 0 0" {
		t.Errorf("the card opens %v", s.Intake.Step)
	}
}

// BenchmarkImportFrame scrolls a preview of 200 rows and 40 columns.
func BenchmarkImportFrame(b *testing.B) {
	head, lines := []string{"县名", "年份"}, []string{}
	for c := range 38 {
		head = append(head, fmt.Sprintf("指标%d", c))
	}
	lines = append(lines, strings.Join(head, ","))
	for n := range 400 {
		row := []string{"阜平县", fmt.Sprint(1800 + n)}
		for c := range 38 {
			row = append(row, fmt.Sprint(n*100+c))
		}
		lines = append(lines, strings.Join(row, ","))
	}
	r := newIntakeRig(b, Options{Import: []string{write(b, "宽.csv", lines...)}})
	for _, step := range []string{"look", "match"} {
		b.Run(step, func(b *testing.B) {
			i := 0
			b.ReportAllocs()
			for b.Loop() {
				i++
				e := r.Pointer(pointer.Scroll, f32.Pt(700, 300), 0)
				e.Scroll = f32.Pt(float32(i%7)-3, 20)
				if i%100 >= 50 {
					e.Scroll.Y = -20
				}
				r.Router.Queue(e)
				r.draw()
			}
		})
		r.do(model.StepOn{})
	}
}

// A whole folder opens with one key, and one table that fits nothing does not
// keep the others out.
func TestFolderAtOnce(t *testing.T) {
	dir := t.TempDir()
	for _, n := range []string{"a.csv", "b.csv"} {
		if err := os.WriteFile(filepath.Join(dir, n), []byte("县名,年份,"+n+"\n阜平县,2018,1\n"), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.WriteFile(filepath.Join(dir, "notes.csv"), nil, 0o600); err != nil {
		t.Fatal(err)
	}
	r := newIntakeRig(t, Options{})
	r.do(model.Go{Page: model.DataIn})
	r.do(model.BrowseFiles{Dir: dir})
	r.key(key.NameReturn, key.ModShortcut)
	s := r.k.state
	if len(s.Intake.Tabs) != 3 || len(s.Intake.Failed) != 1 || totals(r) != "2 2 0 0" {
		t.Fatalf("%d tables, %d unreadable, %s", len(s.Intake.Tabs), len(s.Intake.Failed), totals(r))
	}
	for range 2 {
		r.key(key.NameReturn, 0)
	}
	if len(s.Data.Set().Indicators) != 2 {
		t.Errorf("two more keys loaded %d figures", len(s.Data.Set().Indicators))
	}
}
