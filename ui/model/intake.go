package model

import (
	"image"
	"time"

	"taihang/analysis/intake"
	"taihang/data"
)

// Step is how far the files on their way in have come.
type Step uint8

// Steps. NoStep is the front of the page: what to open, and what came in.
const (
	NoStep Step = iota
	Look        // 看: what was found in the files
	Match       // 对: what is still to be settled
	Bring       // 载: the loading, and what became of it
)

// Draft is what the user settled about the files on their way in. It is a
// value: a step replaces it, and undo puts the old one back.
type Draft struct {
	Opening int // which opening of files it belongs to
	Paths   []string
	Mapping intake.Mapping
}

// Intake is the page 数据. Plans and reports are never written into: the page
// reads them while the background does.
type Intake struct {
	Step   Step
	Plans  []*intake.Plan   // how the files will be read; nil until known
	Failed []Failure        // files that cannot be read
	Shapes map[string]Shape // pictures of layers, by path
	Tabs   []Tab            // of plans and failures
	At     int              // the tab shown
	Trial  *Outcome         // what loading would do; nil until known
	Done   *Outcome         // what it did
	Undone bool             // and that has been taken back
	Err    error            // why it cannot be loaded
	Amount Amount           // of the loading under way
	Unmask bool             // personal data are shown

	Folder  Folder // files that can be opened
	Recent  []string
	Drops   Drops
	History History
	Batch   BatchDetail
	Check   Check
	Places  Places

	looking, trying, loading int // sequence numbers awaited; 0 for none
	reading                  int // of the history
	altering                 int // an undo, a backup or the like

	last imported
}

// Shape is the picture of a layer in both themes; without one, because its file
// does not say where it lies, those of its sites.
type Shape struct {
	Light, Dark image.Image
	Sites       []Shape
}

// Failure is a file that cannot be read, and why.
type Failure struct {
	Path string
	Err  error
}

// Amount is how much of the loading is done, in bytes or the like.
type Amount struct {
	Done, Total int64
	Since, At   time.Time
}

// Share is how much of it is done, 0 to 1.
func (a Amount) Share() float64 {
	if a.Total <= 0 {
		return 0
	}
	return min(float64(a.Done)/float64(a.Total), 1)
}

// Rows is how many rows there are to read, as far as is known before.
func (i *Intake) Rows() (n int) {
	if i.Trial != nil {
		n, _, _, _ = i.Trial.Totals()
		return n
	}
	for _, t := range i.Tabs {
		switch {
		case !t.taken():
		case t.Sheet == nil:
			n += len(t.Plan.Layer.Layer.Features)
		case t.Sheet.Layout != nil:
			n += max(t.Sheet.Layout.Total-t.Sheet.Layout.Head, 0)
		}
	}
	return n
}

// Drops is the folder in which files wait to be noticed.
type Drops struct {
	Dir    string // "" when nobody looks
	There  bool
	Files  []Entry        // that have arrived and finished growing, and did not come in yet
	all    []Entry        // that stand there
	hidden map[Entry]bool // put aside; a newer version is noticed again
}

// History is what came in before.
type History struct {
	Batches []data.Batch // the last one first
	Copies  []Backup     // the newest first
	Known   bool
	Err     error
}

// Backup is a copy of the workspace.
type Backup struct {
	Path string
	At   time.Time
	Size int64
	Note string // why it was made, if not by the clock
}

// BatchDetail is what a batch of the history had to say.
type BatchDetail struct {
	ID       int64
	Groups   []Group
	Rejected int
	Known    bool
	seq      int
}

// WholeTable in the place of a name looks for the county of the table itself.
const WholeTable = "\t"

// Places are the answers to what was typed for a name without a division.
type Places struct {
	For   string // the name
	Query string
	Hits  []Hit
	Wait  bool // for the answers to Query
	seq   int
}

// Looking says that the files are being looked at.
func (i *Intake) Looking() bool { return i.looking != 0 }

// Trying says that what loading would do is being worked out.
func (i *Intake) Trying() bool { return i.trying != 0 }

// Loading says that the files are being loaded.
func (i *Intake) Loading() bool { return i.loading != 0 }

// Busy says that anything is under way.
func (i *Intake) Busy() bool {
	return i.Looking() || i.Trying() || i.Loading() || i.Checking() || i.reading != 0 || i.altering != 0 ||
		i.Folder.wait || i.Places.Wait || i.Batch.ID != 0 && !i.Batch.Known ||
		i.Check.Source.Of != "" && !i.Check.Source.Known
}

// Tab is one table or layer of the files, or a file that cannot be read.
type Tab struct {
	File  string // base name
	Plan  *intake.Plan
	Sheet *intake.SheetPlan // nil for a layer
	Err   error
	Path  string
}

// same says that both are of the same sheet of the same file, as it was read before
// and now.
func (t Tab) same(o Tab) bool { return t.Path == o.Path && t.sheetName() == o.sheetName() }

// Tab is the one shown.
func (i *Intake) Tab() (t Tab, ok bool) {
	if i.At < 0 || i.At >= len(i.Tabs) {
		return t, false
	}
	return i.Tabs[i.At], true
}

// Outcome of the tab shown, in a trial or when done.
func (i *Intake) Outcome(o *Outcome) *FileOutcome {
	if o == nil || i.At >= len(o.Files) {
		return nil
	}
	return &o.Files[i.At]
}

// Settled is what the user settled about the tab shown.
func (s *State) Settled() intake.SheetMapping {
	t, ok := s.Intake.Tab()
	if !ok || s.Draft == nil {
		return intake.SheetMapping{}
	}
	return sheetOf(s.Draft.Mapping, t)
}

func sheetOf(m intake.Mapping, t Tab) intake.SheetMapping {
	f := m.Files[t.File]
	if name := t.sheetName(); name != "" {
		return f.Sheets[name]
	}
	return f.SheetMapping
}

func (t Tab) sheetName() string {
	if t.Sheet == nil {
		return ""
	}
	return t.Sheet.Sheet.Name
}

// tabs lists the tables and layers, in the order of the report, and then what
// cannot be read.
func tabs(plans []*intake.Plan, failed []Failure) (list []Tab) {
	for _, p := range plans {
		name := baseName(p.Path)
		if p.Layer != nil {
			list = append(list, Tab{File: name, Plan: p, Path: p.Path})
		}
		for _, s := range p.Sheets {
			list = append(list, Tab{File: name, Plan: p, Sheet: s, Path: p.Path})
		}
	}
	for _, f := range failed {
		list = append(list, Tab{File: baseName(f.Path), Err: f.Err, Path: f.Path})
	}
	return list
}

// Several says that more than one batch of an action stands.
func (h *History) Several(job int64) bool {
	n := 0
	for i := range h.Batches {
		if h.Batches[i].Job == job && !h.Batches[i].Undone {
			n++
		}
	}
	return n > 1
}
