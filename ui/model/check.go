package model

import (
	"slices"

	"taihang/analysis/audit"
	"taihang/analysis/intake"
	"taihang/data/quality"
)

// Check is what a check of the workspace found, and what of it is open.
type Check struct {
	Result *audit.Result // nil until known
	Err    error
	Open   string // rule, or one of the lists below; "" for none
	Totals string // file of totals that it was compared with; "" for none

	Source SourceRow // shown under one of the rows

	of  int // loadSeq of the data it is of
	seq int // awaited; 0 for none
}

// Lists of a check beside its rules.
const (
	FindingSplit = "split"
	FindingGaps  = "gaps"
)

// Checking says that a check is under way.
func (i *Intake) Checking() bool { return i.Check.seq != 0 }

// Checked says that what is known is of the data that are shown.
func (s *State) Checked() bool {
	k := &s.Intake.Check
	return (k.Result != nil || k.Err != nil) && k.of == s.loadSeq
}

func (a CheckData) apply(s *State) []Effect {
	k := &s.Intake.Check
	if s.Path == "" || k.seq != 0 && k.of == s.loadSeq || s.Checked() && !a.Again && !a.Against {
		return nil
	}
	was := *k
	effects := s.closeCheck()
	s.seq++
	if a.Against {
		was.Totals = a.Totals
	}
	*k = Check{Result: was.Result, Open: was.Open, Totals: was.Totals, seq: s.seq, of: s.loadSeq}
	return append(effects, RunCheck{Seq: s.seq, Workspace: s.Path, Totals: k.Totals})
}

// closeCheck leaves what a check found; what is being worked out for it is stopped.
func (s *State) closeCheck() []Effect {
	k := &s.Intake.Check
	effects := ShowSource{}.apply(s)
	if k.seq != 0 {
		effects = append(effects, Stop{Seq: k.seq})
	}
	*k = Check{}
	return effects
}

func (a DataChecked) apply(s *State) []Effect {
	k := &s.Intake.Check
	if a.Seq == 0 || a.Seq != k.seq {
		return nil
	}
	k.seq, k.Result, k.Err = 0, a.Result, a.Err
	return nil
}

func (a OpenFinding) apply(s *State) []Effect {
	if k := &s.Intake.Check; k.Open == a.ID {
		k.Open = ""
	} else {
		k.Open = a.ID
	}
	return ShowSource{}.apply(s)
}

// SourceRow is a row as its file has it, from which a row of the workspace came.
type SourceRow struct {
	Of      string // the row of a finding that it is shown under; "" for none
	From    quality.Source
	Columns []intake.ColumnPlan
	Cells   []string
	Known   bool
	Err     error
	seq     int
}

// ShowSource shows the row of the file that a row of a finding is from; the same
// again closes it, or tries once more where it was not found. Of "" closes any.
type ShowSource struct {
	Of   string
	From quality.Source
}

// SourceRead brings a row of a file.
type SourceRead struct {
	Seq     int
	Columns []intake.ColumnPlan
	Cells   []string
	Err     error
}

// ReadSource reads a row of a file that was imported, which may lie in one of the
// folders; answered by SourceRead.
type ReadSource struct {
	Seq       int
	Workspace string
	From      quality.Source
	Dirs      []string
}

func (ReadSource) effect() {}

func (a ShowSource) apply(s *State) []Effect {
	i := &s.Intake
	k := &i.Check.Source
	var effects []Effect
	if k.Of != "" && !k.Known {
		effects = append(effects, Stop{Seq: k.seq})
	}
	if k.Of == a.Of && k.From == a.From && k.Err == nil || a.Of == "" {
		*k = SourceRow{}
		return effects
	}
	s.seq++
	*k = SourceRow{Of: a.Of, From: a.From, seq: s.seq}
	var dirs []string
	for _, d := range append([]string{i.Folder.Dir, i.Drops.Dir}, i.Recent...) {
		if d != "" && !slices.Contains(dirs, d) {
			dirs = append(dirs, d)
		}
	}
	return append(effects, ReadSource{Seq: s.seq, Workspace: s.Path, From: a.From, Dirs: dirs})
}

func (a SourceRead) apply(s *State) []Effect {
	if k := &s.Intake.Check.Source; k.Of != "" && a.Seq == k.seq {
		k.Columns, k.Cells, k.Err, k.Known = a.Columns, a.Cells, a.Err, true
	}
	return nil
}
