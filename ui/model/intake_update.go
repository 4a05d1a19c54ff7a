package model

import (
	"path/filepath"
	"slices"

	"taihang/analysis/measure"
)

// This file holds the steps of files on their way in: opening, looking,
// trying, loading, and what can be done about it afterwards.

func (a OpenFiles) apply(s *State) []Effect {
	if len(a.Paths) == 0 || s.Intake.Loading() {
		return nil
	}
	if s.Phase != Ready {
		s.waiting = a.Paths
		return nil
	}
	effects := s.closeFiles()
	Go{Page: DataIn}.apply(s)
	s.seq++
	s.Draft = &Draft{Opening: s.seq, Paths: a.Paths}
	s.Intake.Step = Look
	dir := filepath.Dir(a.Paths[0])
	rest := slices.DeleteFunc(slices.Clone(s.Intake.Recent), func(d string) bool { return d == dir })
	s.Intake.Recent = append([]string{dir}, rest[:min(len(rest), maxRecent-1)]...)
	effects = append(effects, KeepFolders{Dirs: s.Intake.Recent})
	return append(effects, s.look()...)
}

func (CloseFiles) apply(s *State) []Effect {
	if s.Intake.Loading() {
		return nil
	}
	return s.closeFiles()
}

// closeFiles leaves the files; what was being worked out for them is stopped.
func (s *State) closeFiles() []Effect {
	i := &s.Intake
	var effects []Effect
	for _, seq := range []int{i.looking, i.trying, i.loading} {
		if seq != 0 {
			s.finish(seq)
			effects = append(effects, Stop{Seq: seq})
		}
	}
	if len(i.Plans) > 0 {
		effects = append(effects, Release{Plans: i.Plans})
	}
	s.Draft = nil
	s.forgetDrafts()
	*i = Intake{
		Folder: i.Folder, Recent: i.Recent, Drops: i.Drops, History: i.History, Batch: i.Batch, Check: i.Check,
		reading: i.reading, altering: i.altering, last: i.last,
	}
	return effects
}

// look inspects the files of the draft as settled; a trial follows.
func (s *State) look() []Effect {
	i := &s.Intake
	var effects []Effect
	for _, seq := range []int{i.looking, i.trying} {
		if seq != 0 {
			effects = append(effects, Stop{Seq: seq})
		}
	}
	s.seq++
	i.looking, i.trying = s.seq, 0
	return append(effects, LookAt{Seq: s.seq, Workspace: s.Path, Paths: s.Draft.Paths, Mapping: s.Draft.Mapping})
}

func (LookAgain) apply(s *State) []Effect {
	if s.Draft == nil || s.Intake.Step == Bring {
		return nil
	}
	return s.look()
}

// redraft looks at the files again when a step back or forth changed what is
// settled. Which files are open is no step: another draft than the open one
// stays where it is.
func (s *State) redraft(was *Draft) []Effect {
	now := s.Draft
	if now == was {
		return nil
	}
	if !sameOpening(was, now) {
		s.Draft = was
		return nil
	}
	return s.look()
}

func (a Looked) apply(s *State) []Effect {
	i := &s.Intake
	if a.Seq == 0 || a.Seq != i.looking {
		if len(a.Plans) > 0 {
			return []Effect{Release{Plans: a.Plans}}
		}
		return nil
	}
	i.looking = 0
	if i.Err = a.Err; a.Err != nil {
		return nil
	}
	var effects []Effect
	if len(i.Plans) > 0 {
		effects = append(effects, Release{Plans: i.Plans})
	}
	i.Plans, i.Failed, i.Shapes = a.Plans, a.Failed, a.Shapes
	i.relist(tabs(i.Plans, i.Failed))
	if len(i.Plans) == 0 {
		i.Trial = nil
		return effects
	}
	return append(effects, s.try()...)
}

// relist puts newly read tables in the place of those that stand there. The one
// shown stays in sight, wherever it stands now; what a trial said of another list
// is of none of these.
func (i *Intake) relist(list []Tab) {
	was, shown := i.Tab()
	if !slices.EqualFunc(i.Tabs, list, Tab.same) {
		i.Trial = nil
	}
	i.Tabs = list
	i.At = slices.IndexFunc(list, was.same)
	if i.At < 0 {
		i.At = slices.IndexFunc(list, func(t Tab) bool { return t.Path == was.Path })
	}
	if !shown {
		i.At = slices.IndexFunc(list, Tab.taken)
	}
	i.At = max(i.At, 0)
}

// try works out what loading would do.
func (s *State) try() []Effect {
	i := &s.Intake
	s.seq++
	i.trying = s.seq
	i.Amount = Amount{Since: s.Now, At: s.Now}
	return []Effect{Try{Seq: s.seq, Workspace: s.Path, Plans: i.Plans, Mapping: s.Draft.Mapping}}
}

// taken says that the tab is to be loaded.
func (t Tab) taken() bool { return t.Err == nil && (t.Sheet == nil || t.Sheet.Skip == "") }

// Matchable says that there is something to settle: a layer, or a table with
// columns, recognised or not.
func (i *Intake) Matchable() bool {
	return !i.Looking() && slices.ContainsFunc(i.Tabs, func(t Tab) bool { return t.taken() || t.Sheet != nil && t.Sheet.Layout != nil })
}

// Loadable says that there is something to load, and that what it would do is
// known: nothing comes in before its faults were told.
func (i *Intake) Loadable() bool {
	switch {
	case i.Unfinished() || i.Loading() || !slices.ContainsFunc(i.Tabs, Tab.taken):
		return false
	case i.Err != nil: // it can be tried once more
		return true
	case i.Trial == nil:
		return false
	}
	_, loaded, _, _ := i.Trial.Totals()
	return loaded > 0
}

// Unfinished says that what loading would do is still being worked out.
func (i *Intake) Unfinished() bool { return i.Looking() || i.Trying() }

func (a Tried) apply(s *State) []Effect {
	if a.Seq == 0 || a.Seq != s.Intake.trying {
		return nil
	}
	s.Intake.trying = 0
	s.Intake.Trial, s.Intake.Err = a.Outcome, a.Err
	return nil
}

func (StepOn) apply(s *State) []Effect {
	i := &s.Intake
	switch {
	case i.Step == Look && i.Matchable():
		i.Step, i.At = Match, i.open()
	case i.Step == Match && i.Loadable():
		return s.bring()
	case i.Step == Bring && i.Done != nil:
		return s.showOnMap()
	}
	return nil
}

// open is the table with names to settle that comes first; the one shown where
// none has.
func (i *Intake) open() int {
	if i.Trial == nil || unsettled(i.Trial, i.At) {
		return i.At
	}
	for at := range i.Trial.Files {
		if unsettled(i.Trial, at) && at < len(i.Tabs) {
			return at
		}
	}
	return i.At
}

func unsettled(o *Outcome, at int) bool { return at < len(o.Files) && len(o.Files[at].Hits.Lost) > 0 }

// bring begins the loading.
func (s *State) bring() []Effect {
	i := &s.Intake
	s.seq++
	i.loading, i.Step = s.seq, Bring
	i.Amount = Amount{Since: s.Now, At: s.Now}
	s.Jobs = append(slices.Clone(s.Jobs), Job{Seq: s.seq, Key: "ui.in.job", Since: s.Now})
	return []Effect{BringIn{Seq: s.seq, Workspace: s.Path, Plans: i.Plans, Mapping: s.Draft.Mapping}}
}

func (StepBack) apply(s *State) []Effect {
	i := &s.Intake
	switch {
	case i.Places.For != "":
		i.Places = Places{seq: i.Places.seq}
	case i.Loading():
		return Cancel{Seq: i.loading}.apply(s)
	case i.Step == Match:
		i.Step = Look
	case i.Step != NoStep:
		return s.closeFiles()
	}
	return nil
}

func (a Advanced) apply(s *State) []Effect {
	i := &s.Intake
	if a.Seq == 0 || a.Seq != i.loading && a.Seq != i.trying {
		return nil
	}
	i.Amount.Done, i.Amount.Total, i.Amount.At = a.Done, a.Total, a.At
	return Progressed{Seq: a.Seq, Done: float64(a.Done) / float64(max(a.Total, 1))}.apply(s)
}

func (a Brought) apply(s *State) []Effect {
	i := &s.Intake
	if a.Seq == 0 || a.Seq != i.loading {
		if a.Err == nil && a.Workspace == s.Path { // done before it could be stopped: the history has it
			i.last = imported{batches: a.Outcome.Batches()}
			return append(s.refresh(), s.readHistory()...)
		}
		return nil
	}
	i.loading = 0
	s.finish(a.Seq)
	if a.Err != nil {
		i.Err, i.Step = a.Err, Match
		return s.tell(Toast{Kind: Bad, Error: a.Err})
	}
	i.Done, i.Undone, i.Trial = a.Outcome, false, nil
	s.forgetDrafts()
	i.last = imported{batches: a.Outcome.Batches()}
	effects := append(s.refresh(), s.readHistory()...)
	if s.Page != DataIn {
		_, loaded, _, _ := a.Outcome.Totals()
		effects = append(effects, s.tell(Toast{Kind: Good, Key: "ui.in.done", Args: []any{loaded}})...)
	}
	return effects
}

// refresh reads the workspace again; until it is there the old one is shown.
func (s *State) refresh() []Effect {
	s.seq++
	stop := Stop{Seq: s.loadSeq}
	s.loadSeq, s.reloading = s.seq, true
	return []Effect{stop, Load{Seq: s.seq, Path: s.Path}}
}

// Reloading says that the workspace is being read again.
func (s *State) Reloading() bool { return s.reloading }

// showOnMap leaves the files and opens the map, on the first figure that came
// in if there is one.
func (s *State) showOnMap() []Effect {
	show := s.figureThatCame()
	effects := s.closeFiles()
	if show != "" {
		effects = append(effects, SetMeasure{ID: show}.apply(s)...)
	}
	return append(effects, Go{Page: Map}.apply(s)...)
}

// figureThatCame is the measure of the first indicator that the files brought.
func (s *State) figureThatCame() string {
	if s.Data == nil || s.Data.Measures == nil {
		return ""
	}
	for _, f := range s.Intake.Done.Files {
		for _, name := range f.Figures {
			id := measure.IndicatorPrefix + name
			if slices.ContainsFunc(s.Data.Measures.List, func(m measure.Measure) bool { return m.ID == id }) {
				return id
			}
		}
	}
	return ""
}

func (a ShowTab) apply(s *State) []Effect {
	if n := len(s.Intake.Tabs); n > 0 {
		s.Intake.At = min(max(a.At, 0), n-1)
	}
	s.Intake.Places = Places{seq: s.Intake.Places.seq}
	return nil
}

func (a Unmask) apply(s *State) []Effect { s.Intake.Unmask = a.On; return nil }

func (a BrowseFiles) apply(s *State) []Effect {
	s.seq++
	s.Intake.Folder.seq, s.Intake.Folder.wait = s.seq, true
	return []Effect{List{Seq: s.seq, Dir: a.Dir, Files: true}}
}

func (a FindPlace) apply(s *State) []Effect {
	s.seq++
	p := &s.Intake.Places
	if a.Name != p.For {
		p.Hits = nil
	}
	p.For, p.Query, p.seq, p.Wait = a.Name, a.Query, s.seq, a.Query != ""
	if a.Query == "" {
		p.Hits = nil
		return nil
	}
	return []Effect{LookForPlace{Seq: s.seq, Query: a.Query, Rank: a.Rank}}
}

func (a PlacesFound) apply(s *State) []Effect {
	if p := &s.Intake.Places; a.Seq == p.seq && p.For != "" {
		p.Hits, p.Wait = a.Hits, false
	}
	return nil
}
