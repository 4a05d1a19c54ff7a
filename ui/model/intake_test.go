package model

import (
	"errors"
	"slices"
	"testing"

	"taihang/analysis/intake"
	"taihang/data"
	"taihang/data/ingest"
)

func sheetPlan(file, sheet string) *intake.Plan {
	f := &ingest.File{Name: file}
	return &intake.Plan{Path: "/d/" + file, Table: f, Sheets: []*intake.SheetPlan{{File: f, Sheet: &ingest.Sheet{Name: sheet}, Layout: &ingest.Layout{}}}}
}

// opened is a state whose file has been looked at and tried.
func opened(t *testing.T) *State {
	t.Helper()
	s := newReady(t)
	s.Pages = append(s.Pages, DataIn)
	s.Page = DataIn
	looked(t, s, s.Update(OpenFiles{Paths: []string{"/d/a.csv"}}))
	return s
}

// looked answers the look that effects ask for, and the trial after it.
func looked(t *testing.T, s *State, effects []Effect) {
	t.Helper()
	look, ok := effect[LookAt](effects)
	if !ok {
		t.Fatalf("nothing is looked at: %#v", effects)
	}
	try, ok := effect[Try](s.Update(Looked{Seq: look.Seq, Plans: []*intake.Plan{sheetPlan("a.csv", "")}}))
	if !ok {
		t.Fatal("nothing is tried")
	}
	s.Update(Tried{Seq: try.Seq, Outcome: NewOutcome(&intake.Report{Files: []intake.File{{Name: "a.csv", Read: 3, Loaded: 2, Rejected: 1}}}, 0)})
}

func effect[T Effect](effects []Effect) (e T, ok bool) {
	for _, x := range effects {
		if e, ok = x.(T); ok {
			return e, true
		}
	}
	return e, false
}

func TestIntakeSteps(t *testing.T) {
	s := opened(t)
	if s.Intake.Step != Look || s.Intake.Trial == nil || s.CanUndo() {
		t.Fatalf("after opening: step %v, trial %v, undo %v", s.Intake.Step, s.Intake.Trial, s.CanUndo())
	}
	s.Update(StepOn{})
	bring, ok := effect[BringIn](s.Update(StepOn{}))
	if !ok || s.Intake.Step != Bring || !s.Intake.Loading() || len(s.Jobs) != 1 {
		t.Fatalf("nothing is loaded: step %v", s.Intake.Step)
	}
	s.Update(Advanced{Seq: bring.Seq, Done: 5, Total: 10})
	if s.Jobs[0].Done != .5 || s.Intake.Amount.Done != 5 {
		t.Errorf("progress %v", s.Jobs[0].Done)
	}
	rep := &intake.Report{Batch: 7, Job: 7, Files: []intake.File{{Batch: 7, Name: "a.csv", Read: 3, Loaded: 2, Rejected: 1}}}
	effects := s.Update(Brought{Seq: bring.Seq, Outcome: NewOutcome(rep, 0)})
	load, ok := effect[Load](effects)
	if !ok || s.Phase != Ready || !s.Reloading() || s.Intake.Done == nil || len(s.Jobs) != 0 {
		t.Fatalf("after loading: %#v", effects)
	}
	s.Year = 2018
	s.Update(Loaded{Seq: load.Seq, Path: "w", Data: s.Data, Show: "other"})
	if s.Measure == "other" || s.Year != 2018 || s.Reloading() {
		t.Error("reading the workspace again changed what is looked at")
	}
	alter, ok := effect[Alter](s.Update(Undo{}))
	if back, is := alter.Action.(TakeBack); !ok || !is || !slices.Equal(back.Batches, []int64{7}) || back.Redo {
		t.Fatalf("undo after the import does %#v", alter)
	}
	s.Update(Changed{Of: alter, Key: "ui.in.undone", Again: true})
	if !s.Intake.Undone || s.CanUndo() || !s.CanRedo() {
		t.Error("an import taken back cannot be redone")
	}
}

// Nothing is loaded while what it would do is still being worked out: no issue
// has been seen by then.
func TestTrialComesFirst(t *testing.T) {
	s := opened(t)
	s.Update(StepOn{})
	effects := s.Update(SetKind{Kind: "ledger"})
	look, _ := effect[LookAt](effects)
	refused := func(when string) {
		t.Helper()
		if _, ok := effect[BringIn](s.Update(StepOn{})); ok || s.Intake.Step != Match || s.Intake.Loadable() {
			t.Fatalf("%s, step %v: it is loaded", when, s.Intake.Step)
		}
	}
	refused("while the files are looked at")
	try, _ := effect[Try](s.Update(Looked{Seq: look.Seq, Plans: []*intake.Plan{sheetPlan("a.csv", "")}}))
	refused("while the trial runs")
	s.Update(Tried{Seq: try.Seq, Outcome: NewOutcome(&intake.Report{Files: []intake.File{{Name: "a.csv", Read: 3, Loaded: 2, Rejected: 1}}}, 0)})
	if _, ok := effect[BringIn](s.Update(StepOn{})); !ok {
		t.Error("after the trial it is not loaded")
	}
}

func TestSettlingIsUndone(t *testing.T) {
	s := opened(t)
	s.Update(StepOn{})
	looked(t, s, s.Update(SetField{Column: "b", Field: "county"}))
	looked(t, s, s.Update(SetDivision{Name: "x", Code: "130123"}))
	looked(t, s, s.Update(SetField{Column: "c", Field: "county"}))
	m := s.Settled()
	if len(m.Columns) != 1 || m.Columns["c"] != "county" || m.Divisions["x"] != "130123" {
		t.Fatalf("settled %+v: a field has one column", m)
	}
	looked(t, s, s.Update(Undo{}))
	if m := s.Settled(); m.Columns["b"] != "county" || m.Divisions["x"] == "" {
		t.Errorf("one undo left %+v", m)
	}
	looked(t, s, s.Update(Undo{}))
	looked(t, s, s.Update(Undo{}))
	if m := s.Settled(); len(m.Columns) != 0 || len(m.Divisions) != 0 || s.Draft == nil || s.Intake.Step != Match {
		t.Errorf("all undone: %+v", m)
	}
	if effects := s.Update(Undo{}); len(effects) != 0 || s.Draft == nil {
		t.Error("undo closed the file")
	}
	looked(t, s, s.Update(Redo{}))
	if s.Settled().Columns["b"] != "county" {
		t.Error("redo did nothing")
	}
}

// A step from before the file was opened is undone without closing the file.
func TestUndoPastTheOpening(t *testing.T) {
	s := newReady(t)
	s.Pages = append(s.Pages, DataIn)
	s.Update(SetYear{Year: 2019})
	looked(t, s, s.Update(OpenFiles{Paths: []string{"/d/a.csv"}}))
	if effects := s.Update(Undo{}); s.Year != FirstYear || s.Draft == nil || len(effects) != 0 {
		t.Errorf("year %d, draft %v, effects %v", s.Year, s.Draft, effects)
	}
}

// Leaving files leaves no step behind: neither that they were open nor what was
// settled about them. Steps from before stay.
func TestLeavingFilesIsNoStep(t *testing.T) {
	for name, leave := range map[string][]Action{"close": {CloseFiles{}}, "back": {StepBack{}}, "escape": {Escape{}}} {
		s := newReady(t)
		s.Pages = append(s.Pages, DataIn)
		s.Page = DataIn
		s.Update(SetFilter{Dim: "tier", Keys: []string{"mountain"}})
		looked(t, s, s.Update(OpenFiles{Paths: []string{"/d/a.csv"}}))
		looked(t, s, s.Update(SetField{Column: "b", Field: "county"}))
		looked(t, s, s.Update(SetField{Column: "c", Field: "county"}))
		looked(t, s, s.Update(Undo{}))
		for _, a := range leave {
			s.Update(a)
		}
		if s.Draft != nil || s.CanRedo() || !s.CanUndo() {
			t.Errorf("%s: redo %v, undo %v", name, s.CanRedo(), s.CanUndo())
		}
		if s.Update(Undo{}); s.Where != nil || s.CanUndo() || s.Draft != nil {
			t.Errorf("%s: the filter set before is not what undo takes back: %v", name, s.Where)
		}
	}
}

// An import can be taken back, and put there again, after its files were left;
// not while others are being settled, nor when a part of it has gone.
func TestImportIsTakenBackLater(t *testing.T) {
	bring := func(s *State) {
		t.Helper()
		s.Update(StepOn{})
		b, _ := effect[BringIn](s.Update(StepOn{}))
		load, _ := effect[Load](s.Update(Brought{Seq: b.Seq, Outcome: NewOutcome(&intake.Report{Batch: 8, Job: 7, Files: []intake.File{{Batch: 7, Name: "a.csv"}, {Batch: 8, Name: "a.csv"}}}, 0)}))
		s.Update(Loaded{Seq: load.Seq, Path: "w", Data: s.Data})
	}
	taken := func(s *State, a Action) TakeBack {
		t.Helper()
		alter, _ := effect[Alter](s.Update(a))
		back, ok := alter.Action.(TakeBack)
		if !ok {
			t.Fatalf("%#v does %#v", a, alter)
		}
		s.Update(Changed{Of: alter, Again: true})
		return back
	}
	s := opened(t)
	bring(s)
	s.Update(CloseFiles{})
	if back := taken(s, Undo{}); !slices.Equal(back.Batches, []int64{7, 8}) || back.Redo || s.CanUndo() || !s.CanRedo() {
		t.Errorf("taken back %v, undo %v, redo %v", back, s.CanUndo(), s.CanRedo())
	}
	if back := taken(s, Redo{}); !back.Redo || !s.CanUndo() {
		t.Errorf("redone %v", back)
	}
	looked(t, s, s.Update(OpenFiles{Paths: []string{"/d/a.csv"}}))
	if s.CanUndo() {
		t.Error("with other files open undo takes the last import back")
	}
	s.Update(CloseFiles{})
	taken(s, TakeBack{Batches: []int64{8}})
	if s.CanUndo() || s.CanRedo() {
		t.Error("with a part of it gone it is still taken back in one")
	}

	s = opened(t)
	bring(s)
	taken(s, TakeBack{Batches: []int64{8}, Job: true})
	if !s.Intake.Undone || !s.CanRedo() {
		t.Error("taken back with its job, it cannot be redone")
	}
	s.Update(Open{Path: "/other"})
	if s.CanRedo() {
		t.Error("another workspace redoes it")
	}
}

// Rows that a newer version lacks are settled only where there are some.
func TestOlderRowsAreAskedFor(t *testing.T) {
	s := opened(t)
	s.Update(StepOn{})
	if effects := s.Update(SetGone{Remove: true}); len(effects) != 0 || s.Settled().Gone != "" {
		t.Errorf("without an older version it is settled: %q", s.Settled().Gone)
	}
	s.Intake.Trial.Files[0].Left = 3
	looked(t, s, s.Update(SetGone{Remove: true}))
	if n, asked := s.Older(); n != 0 || !asked || s.Settled().Gone != "remove" {
		t.Errorf("%d rows, asked %v, settled %q", n, asked, s.Settled().Gone)
	}
	if s.Update(SetGone{}); s.Settled().Gone != "keep" {
		t.Error("it cannot be put back")
	}
}

func TestLateAnswersAreDropped(t *testing.T) {
	s := opened(t)
	first := s.Update(SetKind{Kind: "cadres"})
	second := s.Update(SetKind{Kind: "ledger"})
	a, _ := effect[LookAt](first)
	if stop, ok := effect[Stop](second); !ok || stop.Seq != a.Seq {
		t.Error("a newer look does not stop the one before")
	}
	late := []*intake.Plan{sheetPlan("late.csv", "")}
	if r, ok := effect[Release](s.Update(Looked{Seq: a.Seq, Plans: late})); !ok || r.Plans[0] != late[0] {
		t.Error("the late plans' files stay open")
	}
	if !s.Intake.Looking() || s.Intake.Tabs[0].File != "a.csv" {
		t.Error("a late answer was taken")
	}
	looked(t, s, second)
	s.Update(CloseFiles{})
	s.Update(Tried{Seq: 0, Outcome: &Outcome{}})
	if s.Intake.Trial != nil || s.Draft != nil || s.Intake.Step != NoStep {
		t.Error("closing leaves something behind")
	}
}

func TestCancelledLoading(t *testing.T) {
	s := opened(t)
	s.Update(StepOn{})
	bring, _ := effect[BringIn](s.Update(StepOn{}))
	stop, ok := effect[Stop](s.Update(Escape{}))
	if !ok || stop.Seq != bring.Seq || s.Intake.Step != Match || s.Intake.Loading() || len(s.Jobs) != 0 {
		t.Fatalf("Esc does not stop: step %v", s.Intake.Step)
	}
	s.Update(Escape{})
	s.Update(Escape{})
	if s.Intake.Step != NoStep || s.Draft != nil {
		t.Error("Esc does not lead back to the front")
	}
	// Too late to be stopped: what is there now is read again.
	if _, ok := effect[Load](s.Update(Brought{Seq: bring.Seq, Outcome: NewOutcome(&intake.Report{Batch: 1}, 0)})); !ok {
		t.Error("an import that was done after all is not shown")
	}
}

func TestFailures(t *testing.T) {
	s := opened(t)
	s.Update(StepOn{})
	bring, _ := effect[BringIn](s.Update(StepOn{}))
	s.Update(Brought{Seq: bring.Seq, Err: errors.New("full")})
	if s.Intake.Step != Match || s.Intake.Err == nil || len(s.Toasts) != 1 {
		t.Errorf("a failed loading: step %v, toasts %d", s.Intake.Step, len(s.Toasts))
	}
	if _, ok := effect[BringIn](s.Update(StepOn{})); !ok {
		t.Error("it cannot be tried again")
	}
}

// The county of a table that names none is settled as the year is, and undone.
func TestCountyOfTheTable(t *testing.T) {
	s := opened(t)
	s.Update(FindPlace{Name: WholeTable, Query: "fp", Rank: data.RankCounty})
	looked(t, s, s.Update(SetTableCounty{Code: "130624"}))
	if s.Settled().County != "130624" || s.Intake.Places.For != "" {
		t.Errorf("settled %q, still looking for %q", s.Settled().County, s.Intake.Places.For)
	}
	looked(t, s, s.Update(Undo{}))
	if s.Settled().County != "" {
		t.Error("it is not undone")
	}
	s.Update(FindPlace{Name: WholeTable})
	if s.Update(Escape{}); s.Intake.Places.For != "" || s.Intake.Step != Look {
		t.Errorf("Esc leaves %q open, step %v", s.Intake.Places.For, s.Intake.Step)
	}
}

func TestTakeSure(t *testing.T) {
	s := opened(t)
	s.Intake.Trial = NewOutcome(&intake.Report{Files: []intake.File{{Hits: intake.Hits{Lost: []intake.Unmatched{
		{Name: "sure", Candidates: []intake.Suggestion{{Code: "1", Score: .95}, {Code: "2", Score: .6}}},
		{Name: "two", Candidates: []intake.Suggestion{{Code: "3", Score: .95}, {Code: "4", Score: .93}}},
		{Name: "weak", Candidates: []intake.Suggestion{{Code: "5", Score: .55}}},
	}}}}}, 0)
	s.Update(TakeSure{})
	if got := s.Settled().Divisions; len(got) != 1 || got["sure"] != "1" {
		t.Errorf("taken %v: nobody is chosen who is unlikely or beside an equal", got)
	}
}

func TestGroups(t *testing.T) {
	g := Groups([]data.Issue{
		{Severity: data.Note, Code: "n"},
		{Severity: data.Warning, Code: "w", Column: "a", Row: 4, Proposal: "1"},
		{Severity: data.Warning, Code: "w", Column: "b", Row: 5},
		{Severity: data.Error, Code: "division-unknown", Row: 6, Proposal: "130123"},
		{Severity: data.Warning, Code: "w", Column: "b", Row: 9, N: 30},
	})
	if len(g) != 4 || g[0].Severity != data.Error || g[0].Proposed != 0 || g[1].Column != "b" || g[1].Rows != 31 || g[2].Proposed != 1 || g[3].Code != "n" {
		t.Errorf("%+v", g)
	}
}

func TestDrops(t *testing.T) {
	s := newReady(t)
	s.Intake.Drops.Dir = "/d"
	s.Intake.History.Batches = []data.Batch{{File: "old.csv", At: "2018-06-30T10:00:00Z"}}
	at := data.NewDate(2018, 1, 1).Time()
	files := []Entry{{Name: "old.csv", At: at}, {Name: "new.csv", At: at}, {Name: "hide.csv", At: at}}
	s.Update(Dropped{Dir: "/d", There: true, Files: files})
	s.Update(HideDrop{Name: "hide.csv"})
	s.Update(Dropped{Dir: "/d", There: true, Files: files})
	if got := s.Intake.Drops.Files; len(got) != 1 || got[0].Name != "new.csv" {
		t.Errorf("cards %v: neither what came in nor what was put aside", got)
	}
	s.Update(Dropped{Dir: "/elsewhere"})
	if !s.Intake.Drops.There {
		t.Error("a late answer about another folder was taken")
	}
}

func TestPaths(t *testing.T) {
	for _, c := range []struct {
		in   string
		want []string
	}{
		{"", nil},
		{"/d/张家口 台账.xlsx", []string{"/d/张家口 台账.xlsx"}},
		{`"/d/a b.csv" '/d/c.csv'`, []string{"/d/a b.csv", "/d/c.csv"}},
		{"/d/a.csv\n/d/b.csv\r\n", []string{"/d/a.csv", "/d/b.csv"}},
		{"/d/a.csv /d/b c.csv", []string{"/d/a.csv", "/d/b c.csv"}},
		{"file:///d/%E5%8F%B0%E8%B4%A6%202018.csv", []string{"/d/台账 2018.csv"}},
		{"file:///a.csv file:///b.csv", []string{"/a.csv", "/b.csv"}},
		{"~/a.csv ~/b.csv", []string{"~/a.csv", "~/b.csv"}},
		{`C:\d\a.csv D:\b.csv`, []string{`C:\d\a.csv`, `D:\b.csv`}},
		{"“/d/a.csv”", []string{"/d/a.csv"}},
		{`"/d/no end`, []string{`"/d/no end`}},
		{"a.csv", []string{"a.csv"}},
	} {
		if got := Paths(c.in); !slices.Equal(got, c.want) {
			t.Errorf("%q: %q, want %q", c.in, got, c.want)
		}
	}
}

// Nothing is undone while files are being loaded, and once they came in what was
// settled about them is no step any more.
func TestNoStepWhileLoading(t *testing.T) {
	s := opened(t)
	s.Update(StepOn{})
	looked(t, s, s.Update(SetKind{Kind: "ledger"}))
	looked(t, s, s.Update(SetKind{Kind: "cadres"}))
	looked(t, s, s.Update(Undo{}))
	bring, _ := effect[BringIn](s.Update(StepOn{}))
	for _, a := range []Action{Undo{}, Redo{}, LookAgain{}, SetKind{Kind: "funds"}} {
		if effects := s.Update(a); len(effects) != 0 || s.Intake.Looking() || s.CanUndo() || s.CanRedo() || s.Settled().Kind != "ledger" {
			t.Errorf("%#v while loading does %#v", a, effects)
		}
	}
	s.Update(Brought{Seq: bring.Seq, Outcome: NewOutcome(&intake.Report{Batch: 7, Files: []intake.File{{Batch: 7, Name: "a.csv"}}}, 0)})
	for _, a := range []Action{SetKind{Kind: "funds"}, Redo{}} {
		if effects := s.Update(a); len(effects) != 0 || s.Intake.Looking() {
			t.Errorf("%#v when loaded does %#v", a, effects)
		}
	}
	if alter, _ := effect[Alter](s.Update(Undo{})); alter.Action == nil {
		t.Error("when loaded undo does not take the import back")
	}
}

// What ends late in a workspace that was left meanwhile is not of the one that is open.
func TestAnswersOfAnotherWorkspace(t *testing.T) {
	s := opened(t)
	s.Update(StepOn{})
	bring, _ := effect[BringIn](s.Update(StepOn{}))
	s.Update(Open{Path: "/b"})
	s.Phase = Ready
	s.Update(Brought{Seq: bring.Seq, Workspace: bring.Workspace, Outcome: NewOutcome(&intake.Report{Files: []intake.File{{Batch: 5}}}, 0)})
	if s.Page = DataIn; s.CanUndo() || s.Reloading() {
		t.Error("the import of another workspace can be taken back in this one")
	}
	s.Intake.last = imported{batches: []int64{5}}
	alter, _ := effect[Alter](s.Update(TakeBack{Batches: []int64{5}}))
	alter.Workspace = "/a"
	if effects := s.Update(Changed{Of: alter, Again: true}); s.Intake.last.undone || s.Reloading() || len(s.Jobs) != 0 || len(s.Toasts) != 1 {
		t.Errorf("taken back elsewhere: %#v", effects)
	}
}

// A second click takes nothing back once more.
func TestTakenBackOnce(t *testing.T) {
	s := opened(t)
	alter, _ := effect[Alter](s.Update(TakeBack{Batches: []int64{2}}))
	if effects := s.Update(TakeBack{Batches: []int64{2}}); len(effects) != 0 || len(s.Jobs) != 1 {
		t.Fatalf("a second click does %#v", effects)
	}
	s.Update(Changed{Of: alter, Again: true})
	if _, ok := effect[Alter](s.Update(TakeBack{Batches: []int64{2}, Redo: true})); !ok {
		t.Error("when it is done nothing can be put there again")
	}
}

// The tab shown stays when its file, or one before it, cannot be read any more, and
// what a trial said of the tables before is of none now.
func TestTabStaysInSight(t *testing.T) {
	s := newReady(t)
	s.Pages = append(s.Pages, DataIn)
	s.Page = DataIn
	paths := []string{"/d/a.csv", "/d/b.csv", "/d/c.csv"}
	plan := func(n string) *intake.Plan { return sheetPlan(n, "") }
	look, _ := effect[LookAt](s.Update(OpenFiles{Paths: paths}))
	try, _ := effect[Try](s.Update(Looked{Seq: look.Seq, Plans: []*intake.Plan{plan("a.csv"), plan("b.csv"), plan("c.csv")}}))
	s.Update(Tried{Seq: try.Seq, Outcome: NewOutcome(&intake.Report{Files: []intake.File{{Name: "a.csv"}, {Name: "b.csv"}, {Name: "c.csv"}}}, 0)})
	shown := func(want string) {
		t.Helper()
		if tab, _ := s.Intake.Tab(); tab.File != want {
			t.Errorf("%s is shown, not %s", tab.File, want)
		}
	}
	s.Update(ShowTab{At: 1})
	look, _ = effect[LookAt](s.Update(SetComma{Comma: "|"}))
	s.Update(Looked{Seq: look.Seq, Plans: []*intake.Plan{plan("a.csv"), plan("c.csv")}, Failed: []Failure{{Path: "/d/b.csv", Err: errors.New("no")}}})
	shown("b.csv")
	if s.Intake.Outcome(s.Intake.Trial) != nil {
		t.Error("what was said of the third table is told of the second")
	}
	look, _ = effect[LookAt](s.Update(SetComma{}))
	s.Update(Looked{Seq: look.Seq, Plans: []*intake.Plan{plan("a.csv"), plan("b.csv"), plan("c.csv")}})
	shown("b.csv")
	look, _ = effect[LookAt](s.Update(LookAgain{}))
	s.Update(Looked{Seq: look.Seq, Plans: []*intake.Plan{plan("b.csv"), plan("c.csv")}, Failed: []Failure{{Path: "/d/a.csv", Err: errors.New("no")}}})
	shown("b.csv")
	if s.Draft.Mapping.Files["b.csv"].Comma != "" || len(s.undo) == 0 {
		t.Errorf("read again, %+v is settled, with %d steps", s.Draft.Mapping, len(s.undo))
	}
}
