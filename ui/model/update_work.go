package model

import (
	"slices"

	"taihang/analysis/measure"
	"taihang/data/text"
)

// This file holds the steps that have to do with the background: loading,
// searching, playing, saving, and the notices they leave.

func (a Loaded) apply(s *State) []Effect {
	if a.Seq != s.loadSeq {
		return nil
	}
	again := s.reloading
	s.reloading = false
	s.Err = a.Err
	if a.Err != nil {
		s.Phase = Failed
		return nil
	}
	s.Phase, s.Data, s.Path = Ready, a.Data, a.Path
	s.remembered(a.Path)
	if a.Show != "" && !again {
		s.Measure = a.Show
	}
	if m := s.Data.Measures; m != nil && len(m.List) > 0 && !slices.ContainsFunc(m.List, func(m measure.Measure) bool { return m.ID == s.Measure }) {
		s.Measure = m.List[0].ID
	}
	// What was set before the data came is where undo begins, not a step.
	s.undo, s.redo = nil, nil
	effects := s.readHistory()
	if len(s.waiting) > 0 {
		paths := s.waiting
		s.waiting = nil
		effects = append(effects, OpenFiles{Paths: paths}.apply(s)...)
	}
	return effects
}

func (a Completed) apply(s *State) []Effect {
	if a.Seq == s.loadSeq && s.Phase == Ready {
		s.Data = a.Data
	}
	return nil
}

func (Reload) apply(s *State) []Effect { return s.load() }

func (OpenPalette) apply(s *State) []Effect {
	s.Sheet = NoSheet
	s.Search = Search{Open: true, seq: s.Search.seq}
	return nil
}

func (ClosePalette) apply(s *State) []Effect {
	s.Search = Search{seq: s.Search.seq}
	return nil
}

func (a SetQuery) apply(s *State) []Effect {
	if a.Query == s.Search.Query {
		return nil
	}
	s.Search.Query, s.Search.Cursor = a.Query, 0
	s.seq++
	s.Search.seq = s.seq
	if a.Query == "" || s.Data == nil {
		s.Search.Hits, s.Search.Wait = nil, false
		return nil
	}
	s.Search.Wait = true
	return []Effect{Find{Seq: s.seq, Query: a.Query}}
}

func (a Found) apply(s *State) []Effect {
	if s.Search.Open && a.Seq == s.Search.seq {
		s.Search.Hits, s.Search.Took, s.Search.Wait = a.Hits, a.Took, false
	}
	return nil
}

func (a MoveCursor) apply(s *State) []Effect { s.Search.Cursor = max(a.To, 0); return nil }

// Playing starts again from the first year when it stands at the last.
func (TogglePlay) apply(s *State) []Effect {
	s.Playing = !s.Playing
	if !s.Playing {
		return nil
	}
	if years := s.Years(); s.Year >= years[len(years)-1] {
		s.Year = years[0]
	}
	s.seq++
	s.playSeq = s.seq
	return []Effect{After{Wait: YearTime, Action: tick{seq: s.playSeq}}}
}

func (a tick) apply(s *State) []Effect {
	if !s.Playing || a.seq != s.playSeq {
		return nil
	}
	StepYear{+1}.apply(s)
	if years := s.Years(); s.Year == years[len(years)-1] {
		s.Playing = false
		return nil
	}
	return []Effect{After{Wait: YearTime, Action: a}}
}

func (a Tell) apply(s *State) []Effect { return s.tell(a.Toast) }

// tell shows t; of more than three the oldest leaves.
func (s *State) tell(t Toast) []Effect {
	s.seq++
	t.ID = s.seq
	s.Toasts = append(slices.Clone(s.Toasts), t)
	if len(s.Toasts) > maxToasts {
		s.Toasts = s.Toasts[len(s.Toasts)-maxToasts:]
	}
	if t.Kind == Bad {
		return nil
	}
	return []Effect{After{Wait: ToastTime, Action: expire{id: t.ID}}}
}

func (a Dismiss) apply(s *State) []Effect { return expire{id: a.ID}.apply(s) }

func (a expire) apply(s *State) []Effect {
	s.Toasts = slices.DeleteFunc(slices.Clone(s.Toasts), func(t Toast) bool { return t.ID == a.id })
	return nil
}

func (a Save) apply(s *State) []Effect {
	s.Sheet = NoSheet
	s.seq++
	s.Jobs = append(slices.Clone(s.Jobs), Job{Seq: s.seq, Key: "ui.job.export", Since: s.Now})
	return []Effect{WriteFigure{Seq: s.seq, Action: a}}
}

func (a Saved) apply(s *State) []Effect {
	if !s.finish(a.Seq) {
		return nil
	}
	switch {
	case a.Exists:
		s.Sheet = ExportSheet
		return s.tell(Toast{Kind: Warn, Key: "ui.export.exists", Note: a.Path})
	case a.Err != nil:
		return s.tell(Toast{Kind: Bad, Error: a.Err, Note: a.Path})
	}
	return s.tell(Toast{Kind: Good, Key: "ui.export.done", Note: a.Path})
}

// finish ends the job of seq; false when it was cancelled before.
func (s *State) finish(seq int) bool {
	i := slices.IndexFunc(s.Jobs, func(j Job) bool { return j.Seq == seq })
	if i < 0 {
		return false
	}
	s.Jobs = slices.Delete(slices.Clone(s.Jobs), i, i+1)
	return true
}

func (a Progressed) apply(s *State) []Effect {
	s.Jobs = slices.Clone(s.Jobs)
	for i := range s.Jobs {
		if s.Jobs[i].Seq == a.Seq {
			s.Jobs[i].Done = a.Done
		}
	}
	return nil
}

func (a Cancel) apply(s *State) []Effect {
	if !s.finish(a.Seq) {
		return nil
	}
	if a.Seq == s.Intake.altering {
		s.Intake.altering = 0
	}
	if a.Seq == s.Intake.loading {
		s.Intake.loading, s.Intake.Step = 0, Match
		effects := append(s.tell(Toast{Kind: Warn, Key: "ui.job.cancelled"}), Stop(a))
		if s.Intake.Trial == nil {
			effects = append(effects, s.try()...)
		}
		return effects
	}
	return append(s.tell(Toast{Kind: Warn, Key: "ui.job.cancelled"}), Stop(a))
}

func (a Copy) apply(s *State) []Effect {
	return append(s.tell(Toast{Kind: Good, Key: "ui.copied"}), WriteClipboard(a))
}

// OtherLang is the language that a switch would go to.
func (s *State) OtherLang() text.Lang {
	if s.Lang == text.ZH {
		return text.EN
	}
	return text.ZH
}
