// Package model is what the window knows: which page, year, filter, selection
// and classes, and how every command changes them. It draws nothing and does
// no I/O: Update is a pure step that says what work to start.
package model

import (
	"slices"
	"time"

	"taihang/analysis/cube"
	"taihang/analysis/dataset"
	"taihang/analysis/figure"
	"taihang/data/text"
)

// Page is a place of the rail.
type Page string

// Pages, in rail order.
const (
	Overview Page = "overview" // 总览
	Map      Page = "map"      // 地图
	People   Page = "cohort"   // 队伍
	Progress Page = "progress" // 进度
	DataIn   Page = "data"     // 数据
)

// Phase is how far the workspace has come.
type Phase uint8

// Phases.
const (
	Loading Phase = iota
	Ready
	Failed
)

// Doc is everything that can be undone. Its slices are values: an action
// replaces them and never writes into them, so that a snapshot is a copy.
type Doc struct {
	Year    int
	Where   cube.Where // filter: rows outside do not exist
	Select  cube.Where // selection: highlighted over the whole
	Tool    string     // what made the selection: click box lasso brush search, for its chip
	Measure string     // shown on the map
	Method  string     // of classification
	From    string     // method that manual breaks were moved from
	K       int        // classes
	Breaks  []float64  // inner breaks of method "manual"
	Palette string     // "" takes the measure's own
	Draft   *Draft     // of the files on their way in; nil for none
}

// Inspector is the panel on the right.
type Inspector struct {
	Open bool
	Tab  string // on the map: layers classes card
}

// Hit is an answer of the search.
type Hit struct {
	Kind   string // county village person unit
	Title  string
	Note   string // where it belongs
	County string // code, where there is one
	Where  cube.Where
	Key    string // code of a place
}

// Search is the search box with its answers (Ctrl K).
type Search struct {
	Open   bool
	Query  string
	Hits   []Hit
	Took   time.Duration
	Cursor int
	Wait   bool // for the answers to Query
	seq    int
}

// ToastKind says how a toast is marked.
type ToastKind uint8

// Kinds of toast. A bad one stays until it is closed.
const (
	Good ToastKind = iota
	Warn
	Bad
)

// Toast is a short notice in the corner.
type Toast struct {
	ID    int
	Kind  ToastKind
	Key   string // catalogue
	Args  []any
	Note  string // second line, as it stands: a file name
	Undo  bool   // offers 撤销
	Error error  // told instead of Key when set
}

// Job is work in the background.
type Job struct {
	Seq   int
	Key   string // catalogue: what is being done
	Done  float64
	Since time.Time
}

// Sheet is what lies over the page, at most one at a time.
type Sheet string

// Sheets.
const (
	NoSheet        Sheet = ""
	ShortcutSheet  Sheet = "shortcuts"
	ExportSheet    Sheet = "export"
	SettingsSheet  Sheet = "settings"
	AboutSheet     Sheet = "about"
	DataSheet      Sheet = "data"
	WorkspaceSheet Sheet = "open"
)

// Request asks the page's own view for something that is not state: a zoom
// step, a tool. N grows with each, so that a page sees a new one.
type Request struct {
	N    int
	What string // zoom+ zoom- whole lasso box pan fit
	Key  string // fit: county code
}

// State is the whole of the window.
type State struct {
	Doc
	Page        Page
	Lang        text.Lang
	Dark        bool
	Still       bool // reduced motion
	Pages       []Page
	Visits      int // changes of page so far
	Phase       Phase
	Err         error
	Path        string   // of the workspace
	Demo        bool     // it is the demo workspace, wherever that is kept
	HasDemo     bool     // there is one to open
	Recent      []string // workspaces, the last one first
	Folder      Folder   // shown in the open sheet
	Intake      Intake
	Data        *dataset.Dataset
	Layers      map[string]bool // map: labels tiers villages lines; replaced, never written into
	Inspector   Inspector
	Search      Search
	Sheet       Sheet
	Exporting   *figure.Spec // what the sheet is about; nil: the figure with the keyboard, or the page's main one
	Playing     bool
	Toasts      []Toast
	Jobs        []Job
	Request     Request
	Now         time.Time // of the last action, set by the window
	undo, redo  []Doc
	gesture     int // of the last undo step; equal gestures are one step
	nextGesture int
	seq         int
	playSeq     int
	loadSeq     int
	reloading   bool     // the workspace is read again while the old one is shown
	waiting     []string // files to open once the workspace is there
}

// Options of a new state.
type Options struct {
	Path    string
	Lang    text.Lang
	Dark    bool
	Still   bool
	Pages   []Page
	Recent  []string // workspaces opened before, the last one first
	HasDemo bool     // a demo workspace can be opened
	Import  []string // files to open once the workspace is there
	DropIn  string   // folder of files to be noticed
	Folders []string // folders that files came from, the last one first
}

// FirstYear is the year shown first: the baseline of the rosters.
const FirstYear = 2016

// firstDoc is what a workspace is first looked at with.
func firstDoc() Doc {
	return Doc{Year: FirstYear, Measure: "poverty_incidence", Method: "natural", K: 6}
}

// New returns the state before anything is loaded, and the work that begins it.
func New(o Options) (*State, []Effect) {
	if o.Lang == "" {
		o.Lang = text.ZH
	}
	s := &State{
		Path: o.Path, Lang: o.Lang, Dark: o.Dark, Still: o.Still, Pages: o.Pages, Page: Map,
		Layers:    map[string]bool{"labels": true, "tiers": true, "lines": true},
		Inspector: Inspector{Open: true, Tab: "classes"},
		Doc:       firstDoc(), Recent: o.Recent, HasDemo: o.HasDemo,
	}
	if len(o.Pages) > 0 {
		s.Page = o.Pages[0]
	}
	s.Intake.Drops.Dir, s.Intake.Recent = o.DropIn, o.Folders
	if len(o.Import) > 0 {
		s.waiting = o.Import
		Go{Page: DataIn}.apply(s)
	}
	return s, s.load()
}

func (s *State) load() []Effect {
	s.seq++
	s.loadSeq = s.seq
	s.Phase = Loading
	return []Effect{Load{Seq: s.seq, Path: s.Path, Demo: s.Demo}}
}

// T is the catalogue in the state's language.
func (s *State) T(key string, args ...any) string { return s.Lang.T(key, args...) }

// CanUndo and CanRedo say whether there is a step to take.
func (s *State) CanUndo() bool {
	return !s.Intake.Loading() && (len(s.undo) > 0 || s.canTakeBack(false))
}

// CanRedo says whether an undone step can be taken again.
func (s *State) CanRedo() bool {
	return !s.Intake.Loading() && (len(s.redo) > 0 || s.canTakeBack(true))
}

// ThemeName is the figure spec's word for the theme.
func (s *State) ThemeName() string {
	if s.Dark {
		return "dark"
	}
	return "light"
}

// Figure fills in what every figure of the window shares: filter, selection,
// language, theme. A page adds kind, measures and period.
func (s *State) Figure(f figure.Spec) figure.Spec {
	f.Where, f.Select = s.Where, s.Select
	f.Lang, f.Theme, f.Surface = string(s.Lang), s.ThemeName(), "screen"
	if f.Years == nil {
		f.Years = []int{s.Year}
	}
	return f
}

// MapWhere is the part of a selection that is not of places: the map shows its
// measure among those rows, so that a brush on ages moves the map too.
func (s *State) MapWhere() cube.Where {
	var out cube.Where
	for _, c := range s.Select {
		switch c.Dim {
		case cube.County, cube.Prefecture, cube.Tier, cube.Province:
		default:
			out = append(out, c)
		}
	}
	return out
}

// SelectKey identifies the selection, for caches.
func (s *State) SelectKey() string { return s.Select.String() }

// MapFigure is the choropleth that the map page shows, and its export.
func (s *State) MapFigure() figure.Spec {
	f := figure.Spec{
		Kind: figure.Choropleth, Measures: []string{s.Measure}, Method: s.Method, K: s.K,
		Breaks: s.Breaks, Palette: s.Palette,
	}
	for _, l := range []string{"labels", "tiers", "villages"} {
		if s.Layers[l] {
			f.Layers = append(f.Layers, l)
		}
	}
	f = s.Figure(f)
	if extra := s.MapWhere(); extra != nil {
		f.Where = append(slices.Clone(f.Where), extra...)
	}
	return f
}
