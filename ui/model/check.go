package model

import "taihang/analysis/audit"

// Check is what a check of the workspace found, and what of it is open.
type Check struct {
	Result *audit.Result // nil until known
	Err    error
	Open   string // rule, or one of the lists below; "" for none
	Totals string // file of totals that it was compared with; "" for none

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
	var effects []Effect
	if k.seq != 0 {
		effects = append(effects, Stop{Seq: k.seq})
	}
	s.seq++
	if a.Against {
		k.Totals = a.Totals
	}
	*k = Check{Result: k.Result, Open: k.Open, Totals: k.Totals, seq: s.seq, of: s.loadSeq}
	return append(effects, RunCheck{Seq: s.seq, Workspace: s.Path, Totals: k.Totals})
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
	return nil
}
