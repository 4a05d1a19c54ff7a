package model

import (
	"testing"

	"taihang/analysis/audit"
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
