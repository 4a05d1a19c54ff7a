package model

import (
	"maps"
	"slices"
)

func (s *State) readHistory() []Effect {
	s.seq++
	s.Intake.reading = s.seq
	return []Effect{ReadBatches{Seq: s.seq, Workspace: s.Path}}
}

func (ReadHistory) apply(s *State) []Effect { return s.readHistory() }

func (a HistoryRead) apply(s *State) []Effect {
	if a.Seq != s.Intake.reading {
		return nil
	}
	s.Intake.reading = 0
	s.Intake.History = History{Batches: a.Batches, Copies: a.Copies, Known: true, Err: a.Err}
	s.noticed()
	return nil
}

func (a ShowBatch) apply(s *State) []Effect {
	if a.ID == s.Intake.Batch.ID {
		a.ID = 0
	}
	s.seq++
	s.Intake.Batch = BatchDetail{ID: a.ID, seq: s.seq}
	if a.ID == 0 {
		return nil
	}
	return []Effect{ReadBatch{Seq: s.seq, Workspace: s.Path, ID: a.ID}}
}

func (a BatchRead) apply(s *State) []Effect {
	b := &s.Intake.Batch
	if a.Seq != b.seq {
		return nil
	}
	b.Groups, b.Rejected, b.Known = a.Groups, a.Rejected, true
	if a.Err != nil {
		return s.tell(Toast{Kind: Bad, Error: a.Err})
	}
	return nil
}

// alter starts a change of the workspace that is not a loading.
func (s *State) alter(key string, a Action) []Effect {
	s.seq++
	s.Jobs = append(slices.Clone(s.Jobs), Job{Seq: s.seq, Key: key, Since: s.Now})
	s.Intake.altering = s.seq
	return []Effect{Alter{Seq: s.seq, Workspace: s.Path, Action: a}}
}

func (a TakeBack) apply(s *State) []Effect {
	if len(a.Batches) == 0 || s.Intake.Loading() || s.Intake.altering != 0 {
		return nil
	}
	if a.Redo {
		return s.alter("ui.in.job.redo", a)
	}
	return s.alter("ui.in.job.undo", a)
}

func (a MakeCopy) apply(s *State) []Effect     { return s.alter("ui.in.job.copy", a) }
func (a RestoreCopy) apply(s *State) []Effect  { return s.alter("ui.in.job.restore", a) }
func (a SaveRejected) apply(s *State) []Effect { return s.alter("ui.job.export", a) }
func (a SaveFinding) apply(s *State) []Effect  { return s.alter("ui.job.export", a) }

func (a Changed) apply(s *State) []Effect {
	if a.Of.Seq == s.Intake.altering {
		s.Intake.altering = 0
	}
	if !s.finish(a.Of.Seq) && !a.Again {
		return nil
	}
	told := Toast{Kind: Good, Key: a.Key, Args: a.Args, Note: a.Note}
	if a.Err != nil {
		told = Toast{Kind: Bad, Error: a.Err}
	}
	effects := s.tell(told)
	if a.Of.Workspace != s.Path { // which was left meanwhile
		return effects
	}
	if a.Again {
		effects = append(effects, s.refresh()...)
	}
	if a.Err == nil {
		switch did := a.Of.Action.(type) {
		case TakeBack:
			s.Intake.tookBack(did)
		case RestoreCopy: // another workspace, as far as imports go
			s.Intake.last = imported{}
		}
	}
	return append(effects, s.readHistory()...)
}

// imported is the last import of this session: what undo takes back when there
// is no other step, also after its files were left.
type imported struct {
	batches []int64
	undone  bool
}

// tookBack notes what became of the last import when batches were taken back,
// or put there again. Where that was a part of it, undo has no one word for it
// any more: the history shows the rest.
func (i *Intake) tookBack(a TakeBack) {
	within := 0
	for _, b := range i.last.batches {
		if slices.Contains(a.Batches, b) {
			within++
		}
	}
	switch {
	case within == 0:
		return
	case within == len(i.last.batches) || a.Job:
		i.last.undone = !a.Redo
	default:
		i.last = imported{}
	}
	i.Undone = i.Done != nil && !a.Redo
}

// takeBackLast is undo when there is no other step: the last import goes, or
// comes again.
func (s *State) takeBackLast(redo bool) []Effect {
	if !s.canTakeBack(redo) {
		return nil
	}
	return TakeBack{Batches: s.Intake.last.batches, Redo: redo}.apply(s)
}

// canTakeBack says that the last import can be taken back, or put there again.
// That is the page's to show; while other files are being settled undo is theirs.
func (s *State) canTakeBack(redo bool) bool {
	i := &s.Intake
	return s.Page == DataIn && (i.Step == NoStep || i.Done != nil) && len(i.last.batches) > 0 && i.last.undone == redo && len(s.Jobs) == 0
}

func (a Dropped) apply(s *State) []Effect {
	d := &s.Intake.Drops
	if a.Dir != d.Dir {
		return nil
	}
	d.There, d.all = a.There, a.Files
	s.noticed()
	return nil
}

// noticed works out which of the files in the folder are worth a card.
func (s *State) noticed() {
	d := &s.Intake.Drops
	d.Files = nil
	for _, f := range d.all {
		if !d.hidden[f] && !s.broughtIn(f) {
			d.Files = append(d.Files, f)
		}
	}
}

// broughtIn says that a file came in since it was last changed.
func (s *State) broughtIn(f Entry) bool {
	for i := range s.Intake.History.Batches {
		b := &s.Intake.History.Batches[i]
		if b.File == f.Name && !b.Undone && b.At >= f.At.UTC().Format("2006-01-02T15:04:05Z") {
			return true
		}
	}
	return false
}

func (s *State) hideDrop(name string) {
	d := &s.Intake.Drops
	d.hidden = maps.Clone(d.hidden)
	if d.hidden == nil {
		d.hidden = map[Entry]bool{}
	}
	for _, f := range d.all {
		d.hidden[f] = d.hidden[f] || f.Name == name
	}
	s.noticed()
}

func (a HideDrop) apply(s *State) []Effect { s.hideDrop(a.Name); return nil }

func (a SetDropIn) apply(s *State) []Effect {
	s.Intake.Drops = Drops{Dir: a.Dir, There: true}
	return []Effect{WatchFolder{Dir: a.Dir, Keep: true}}
}

func (MakeDropIn) apply(s *State) []Effect {
	return []Effect{WatchFolder{Dir: s.Intake.Drops.Dir, Make: true}}
}
