package model

import (
	"errors"
	"slices"
	"testing"

	"taihang/analysis/audit"
	"taihang/data/quality"
)

// A check is run once for the data that are shown, again when asked or when they
// changed; an answer that comes late is dropped.
func TestCheckOnce(t *testing.T) {
	s := newReady(t)
	s.Path = "w.taihang"
	run := func(a Action) (seq int) {
		t.Helper()
		for _, e := range s.Update(a) {
			if c, ok := e.(RunCheck); ok {
				seq = c.Seq
			}
		}
		return seq
	}
	first := run(CheckData{})
	if first == 0 || run(CheckData{}) != 0 || !s.Intake.Checking() {
		t.Fatal("it is not run once")
	}
	old := &audit.Result{}
	s.Update(DataChecked{Seq: first, Result: old})
	if !s.Checked() || run(CheckData{}) != 0 {
		t.Error("what is known is checked again")
	}
	second := run(CheckData{Again: true})
	if second == 0 || s.Intake.Check.Result != old {
		t.Error("asked again, it is not run, or what was known is gone meanwhile")
	}
	s.refresh() // an import changes the data
	if s.Checked() {
		t.Error("what is known counts for other data")
	}
	third := run(CheckData{})
	s.Update(DataChecked{Seq: second, Result: &audit.Result{}})
	if third == 0 || !s.Intake.Checking() || s.Intake.Check.Result != old {
		t.Error("a late answer is taken")
	}
	s.Update(DataChecked{Seq: third, Result: &audit.Result{}})
	if !s.Checked() || s.Intake.Check.Result == old {
		t.Error("the answer is not taken")
	}
	s.Path = ""
	if run(CheckData{Again: true}) != 0 {
		t.Error("a workspace without a file is checked")
	}
}

// The row of a file is looked for where files came from; another one makes an answer
// late, and the same again closes it.
func TestSourceOfARow(t *testing.T) {
	s := newReady(t)
	s.Intake.Folder.Dir, s.Intake.Drops.Dir, s.Intake.Recent = "/a", "/b", []string{"/a", "/c"}
	from := quality.Source{Batch: 3, File: "x.csv", Row: 4}
	first, _ := effect[ReadSource](s.Update(ShowSource{Of: "age 0", From: from}))
	if !slices.Equal(first.Dirs, []string{"/a", "/b", "/c"}) || first.From != from {
		t.Fatalf("%+v", first)
	}
	effects := s.Update(ShowSource{Of: "age 1", From: from})
	second, _ := effect[ReadSource](effects)
	if stop, ok := effect[Stop](effects); !ok || stop.Seq != first.Seq {
		t.Error("the reading before is not stopped")
	}
	s.Update(SourceRead{Seq: first.Seq, Cells: []string{"late"}})
	if k := s.Intake.Check.Source; k.Known {
		t.Errorf("a late answer was taken: %v", k.Cells)
	}
	s.Update(SourceRead{Seq: second.Seq, Cells: []string{"a"}})
	if k := s.Intake.Check.Source; !k.Known || len(k.Cells) != 1 {
		t.Errorf("%+v", k)
	}
	s.Update(ShowSource{Of: "age 1", From: from})
	if k := s.Intake.Check.Source; k.Of != "" || k.Cells != nil {
		t.Errorf("the same again leaves %+v", k)
	}
}

// Opening a file leaves the check as it is; another workspace has none, and what was
// being read for it is stopped.
func TestCheckStays(t *testing.T) {
	s := newReady(t)
	s.Pages = append(s.Pages, DataIn)
	s.Path = "w.taihang"
	s.Update(CheckData{})
	s.Update(DataChecked{Seq: s.Intake.Check.seq, Result: &audit.Result{}})
	s.Update(OpenFinding{ID: "age"})
	read, _ := effect[ReadSource](s.Update(ShowSource{Of: "age 0", From: quality.Source{Row: 4}}))
	s.Update(OpenFiles{Paths: []string{"/d/a.csv"}})
	s.Update(CloseFiles{})
	if k := s.Intake.Check; k.Open != "age" || k.Source.Of != "age 0" || !s.Checked() {
		t.Fatalf("a file was opened and left: %+v", k)
	}
	stopped := func(effects []Effect) bool {
		return slices.ContainsFunc(effects, func(e Effect) bool { return e == Stop{Seq: read.Seq} })
	}
	if effects := s.Update(OpenFinding{ID: "age"}); !stopped(effects) || s.Intake.Check.Source.Of != "" {
		t.Errorf("closing the finding does %#v", effects)
	}
	read, _ = effect[ReadSource](s.Update(ShowSource{Of: "age 0"}))
	if effects := s.Update(Open{Path: "/other"}); !stopped(effects) || s.Intake.Check.Result != nil {
		t.Errorf("another workspace does %#v", effects)
	}
}

// A row that was not found is looked for once more at a click.
func TestSourceIsTriedAgain(t *testing.T) {
	s := newReady(t)
	show := ShowSource{Of: "age 0", From: quality.Source{Row: 4}}
	read, _ := effect[ReadSource](s.Update(show))
	s.Update(SourceRead{Seq: read.Seq, Err: errors.New("gone")})
	if again, ok := effect[ReadSource](s.Update(show)); !ok || again.From != show.From {
		t.Error("a click closes it")
	}
}
