package model

import (
	"slices"
	"time"
)

// Actions on which workspace is open.
type (
	// Open opens another workspace.
	Open struct{ Path string }
	// OpenDemo opens the demo workspace, which is made if it is not there.
	OpenDemo struct{}
	// Browse lists a folder in the open sheet.
	Browse struct{ Dir string }
	// Listed brings a folder's content: folders and workspaces, by name.
	Listed struct {
		Seq     int
		Dir     string
		Entries []Entry
		Err     error
	}
)

// List reads a folder; answered by Listed. A newer List makes it late.
type List struct {
	Seq   int
	Dir   string
	Files bool // list what can be imported, not workspaces
}

func (List) effect() {}

// Entry of a folder.
type Entry struct {
	Name   string
	Folder bool
	Size   int64
	At     time.Time // of the last change
}

// Folder is what the open sheet shows.
type Folder struct {
	Dir     string
	Entries []Entry
	Err     error
	seq     int
	wait    bool // for a listing
}

// maxRecent is how many workspaces the menu names.
const maxRecent = 8

func (a Open) apply(s *State) []Effect { return s.open(a.Path, false) }

func (OpenDemo) apply(s *State) []Effect { return s.open("", true) }

// open leaves the workspace for another: what was chosen in the old one means
// nothing there. The language, the theme and the page stay.
func (s *State) open(path string, demo bool) []Effect {
	stop := Stop{Seq: s.loadSeq}
	s.Doc = firstDoc()
	s.undo, s.redo, s.gesture = nil, nil, 0
	s.Sheet, s.Exporting, s.Playing = NoSheet, nil, false
	s.Search = Search{seq: s.Search.seq}
	s.Path, s.Demo = path, demo
	effects := append([]Effect{stop}, s.closeFiles()...)
	effects = append(effects, s.closeCheck()...)
	s.Intake.History, s.Intake.Batch, s.Intake.last = History{}, BatchDetail{}, imported{}
	return append(effects, s.load()...)
}

// remembered puts a workspace that has been opened first among the recent.
func (s *State) remembered(path string) {
	if path == "" {
		return
	}
	rest := slices.DeleteFunc(slices.Clone(s.Recent), func(p string) bool { return p == path })
	s.Recent = append([]string{path}, rest[:min(len(rest), maxRecent-1)]...)
}

func (a Browse) apply(s *State) []Effect {
	s.seq++
	s.Folder.seq = s.seq
	return []Effect{List{Seq: s.seq, Dir: a.Dir}}
}

func (a Listed) apply(s *State) []Effect {
	for _, f := range []*Folder{&s.Folder, &s.Intake.Folder} {
		if a.Seq == f.seq {
			f.Dir, f.Entries, f.Err, f.wait = a.Dir, a.Entries, a.Err, false
		}
	}
	return nil
}
