package model

import (
	"time"

	"taihang/analysis/cube"
	"taihang/analysis/dataset"
	"taihang/analysis/figure"
	"taihang/data/text"
)

// Action is a wish of the user or an answer from the background. Gesture,
// where an action has one, names the drag it belongs to: the actions of one
// drag are one step of undo. 0 is a step of its own.
type Action interface{ apply(s *State) []Effect }

// Actions on what can be undone.
type (
	// SetYear moves the period.
	SetYear struct{ Year, Gesture int }
	// StepYear moves it by years, staying inside the data.
	StepYear struct{ By int }
	// SetFilter keeps only Keys of Dim; none clears the chip.
	SetFilter struct {
		Dim  cube.Dim
		Keys []string
	}
	// ToggleFilter adds a key to a chip or takes it out.
	ToggleFilter struct {
		Dim cube.Dim
		Key string
	}
	// ClearFilter removes all chips.
	ClearFilter struct{}
	// Select chooses keys of a dimension. With Replace the other dimensions
	// are dropped, except for a Brush, which intersects with brushes of other
	// figures.
	Select struct {
		Dim     cube.Dim
		Keys    []string
		Mode    Mode
		Brush   bool
		Tool    string
		Gesture int
	}
	// SelectWhere sets the whole selection.
	SelectWhere struct {
		Where cube.Where
		Tool  string
	}
	// ClearSelection selects nothing.
	ClearSelection struct{}
	// SelectAll selects every county.
	SelectAll struct{}
	// Invert selects the counties that were not.
	Invert struct{}
	// FilterBySelection turns the selection into the filter (转为筛选).
	FilterBySelection struct{}
	// SetMeasure chooses what the map shows.
	SetMeasure struct{ ID string }
	// SetMethod chooses how classes are cut.
	SetMethod struct{ Method string }
	// SetK chooses how many.
	SetK struct{ K int }
	// SetBreaks moves the inner breaks by hand; From is the method they came from.
	SetBreaks struct {
		Breaks  []float64
		From    string
		Gesture int
	}
	// SetPalette chooses the colours; "" the measure's own.
	SetPalette struct{ Name string }
	// Undo and Redo walk the one stack.
	Undo struct{}
	// Redo takes an undone step again.
	Redo struct{}
)

// Actions on the window.
type (
	// Go opens a page.
	Go struct{ Page Page }
	// SetLang changes the language.
	SetLang struct{ Lang text.Lang }
	// SetDark changes the theme.
	SetDark struct{ On bool }
	// SetStill reduces motion.
	SetStill struct{ On bool }
	// SetLayer shows or hides a map layer.
	SetLayer struct {
		Name string
		On   bool
	}
	// SetInspector opens or closes the panel.
	SetInspector struct{ Open bool }
	// SetTab opens a tab of the panel.
	SetTab struct{ Tab string }
	// OpenPalette opens the search with an empty query.
	OpenPalette struct{}
	// ClosePalette closes it.
	ClosePalette struct{}
	// SetQuery looks for what is typed.
	SetQuery struct{ Query string }
	// MoveCursor steps through the answers.
	MoveCursor struct{ To int }
	// OpenSheet lays a sheet over the page; NoSheet takes it away.
	OpenSheet struct{ Sheet Sheet }
	// Escape goes one step back: palette, sheet, play, selection.
	Escape struct{}
	// TogglePlay starts or stops the years.
	TogglePlay struct{}
	// Ask passes a request to the page's view.
	Ask struct{ What, Key string }
	// Show opens the map at a county and selects it.
	Show struct{ County string }
	// Tell shows a toast.
	Tell struct{ Toast Toast }
	// Dismiss takes a toast away.
	Dismiss struct{ ID int }
	// Save writes a figure to a file.
	Save struct {
		Spec    figure.Spec
		Path    string
		Format  string // png svg pdf
		Replace bool   // an existing file
	}
	// ExportFigure opens the export sheet for a figure of the page.
	ExportFigure struct{ Spec figure.Spec }
	// Copy puts text on the clipboard.
	Copy struct{ Text string }
	// Reload reads the workspace again.
	Reload struct{}
)

// Answers from the background. A late one, whose Seq is no longer awaited, is
// dropped.
type (
	// Loaded brings the workspace.
	Loaded struct {
		Seq  int
		Path string
		Data *dataset.Dataset
		Show string // measure to begin with; "" keeps the one that is set
		Err  error
	}
	// Completed brings the rows that a first look did without.
	Completed struct {
		Seq  int
		Data *dataset.Dataset
	}
	// Found brings the answers to a query.
	Found struct {
		Seq  int
		Hits []Hit
		Took time.Duration
	}
	// Saved ends a Save. Exists says that the file was there and was kept.
	Saved struct {
		Seq    int
		Path   string
		Exists bool
		Err    error
	}
	// Progressed moves a job's bar, 0 to 1.
	Progressed struct {
		Seq  int
		Done float64
	}
	// Cancel stops a job.
	Cancel struct{ Seq int }
	// tick is the next year of a play.
	tick struct{ seq int }
	// expire ends a toast.
	expire struct{ id int }
)

// Effect is work for the window to start. It must not block.
type Effect interface{ effect() }

// Effects.
type (
	// Load opens the workspace; answered by Loaded.
	Load struct {
		Seq  int
		Path string
		Demo bool // the demo workspace, at a path that is not known yet
	}
	// Find searches; answered by Found. A newer Find cancels it.
	Find struct {
		Seq   int
		Query string
	}
	// WriteFigure renders and writes a file; answered by Saved.
	WriteFigure struct {
		Seq    int
		Action Save
	}
	// After sends an action later.
	After struct {
		Wait   time.Duration
		Action Action
	}
	// Stop cancels the work of Seq.
	Stop struct{ Seq int }
	// WriteClipboard copies text.
	WriteClipboard struct{ Text string }
	// Remember keeps language, theme and motion for the next start.
	Remember struct {
		Lang  text.Lang
		Dark  bool
		Still bool
	}
)

func (Load) effect()           {}
func (Find) effect()           {}
func (WriteFigure) effect()    {}
func (After) effect()          {}
func (Stop) effect()           {}
func (WriteClipboard) effect() {}
func (Remember) effect()       {}
