package model

import (
	"time"

	"taihang/analysis/audit"
	"taihang/analysis/intake"
	"taihang/data"
)

// Actions on files on their way in. Those of the first group change the Draft
// and can be undone.
type (
	// SetEncoding reads the file of the tab in an encoding; "" finds it out.
	SetEncoding struct{ Name string }
	// SetComma separates the cells of a text file; "" finds it out.
	SetComma struct{ Comma string }
	// SetHeader puts the header of the tab on rows; 0 finds it.
	SetHeader struct{ First, Last int }
	// SetKind takes the table for a kind; "" recognises it.
	SetKind struct{ Kind string }
	// SetTableYear says of which year a table is.
	SetTableYear struct{ Year int }
	// SetTableCounty says of which county a table is whose rows name none, by code;
	// "" finds it in its titles.
	SetTableCounty struct{ Code string }
	// SkipSheet leaves the sheet out, or takes it in.
	SkipSheet struct{ On bool }
	// SetField takes a column for a field; "-" leaves it out, "" as found.
	SetField struct{ Column, Field string }
	// SetUnit says in which unit a column's figures are.
	SetUnit struct{ Column, Unit string }
	// Accept takes the proposals of issues of a code, or leaves them; "*" all.
	Accept struct {
		Code string
		On   bool
	}
	// SetDivision says which division a name stands for; "-" leaves its rows
	// out, "" leaves it open.
	SetDivision struct{ Name, Code string }
	// TakeSure takes every suggestion that is sure.
	TakeSure struct{}
	// SetCell puts a value in the place of what a cell says.
	SetCell struct {
		Row           int
		Column, Value string
	}
	// ForgetCell leaves a cell as the file has it again; of row 0 all of the column.
	ForgetCell struct {
		Row    int
		Column string
	}
	// SetRow takes a row for data whatever it looks like, or leaves it out.
	SetRow struct {
		Line int
		Keep bool
	}
	// SetGone says what becomes of rows that the newer version lacks.
	SetGone struct{ Remove bool }
	// SetCRS says in which reference system a layer is, "" as found.
	SetCRS struct{ CRS string }
	// SetSourceLayer reads another of a file's layers; "" the first.
	SetSourceLayer struct{ Name string }
	// SetDatum says by which shift a layer is to be put right: gcj02 bd09 wgs84.
	SetDatum struct{ Datum string }
)

// Actions on the page.
type (
	// OpenFiles begins with files.
	OpenFiles struct{ Paths []string }
	// CloseFiles leaves them.
	CloseFiles struct{}
	// StepOn goes on: to the matching, then to the loading.
	StepOn struct{}
	// StepBack goes one step back; from the first it leaves the files.
	StepBack struct{}
	// ShowTab shows another table.
	ShowTab struct{ At int }
	// Unmask shows personal data, or hides them again.
	Unmask struct{ On bool }
	// BrowseFiles lists a folder to choose files from.
	BrowseFiles struct{ Dir string }
	// TakeBack undoes imports, or with Redo puts them there again. With Job all
	// that came in one action with the first go with it.
	TakeBack struct {
		Batches   []int64
		Redo, Job bool
	}
	// ShowBatch reads what a batch had to say; 0 closes it.
	ShowBatch struct{ ID int64 }
	// CheckData checks the rules and totals of the workspace, unless that has been
	// done since it last changed. Again does it all the same; Against compares it
	// with the totals of a table from now on, or with none.
	CheckData struct {
		Again, Against bool
		Totals         string
	}
	// OpenFinding shows what breaks a rule; "" closes it.
	OpenFinding struct{ ID string }
	// SaveFinding writes all rows that break a rule to a file.
	SaveFinding struct{ Rule string }
	// MakeCopy makes a backup beside the workspace.
	MakeCopy struct{}
	// RestoreCopy puts a backup in the place of the workspace.
	RestoreCopy struct{ Path string }
	// LookAgain reads the files again, as settled.
	LookAgain struct{}
	// ReadHistory reads the history again.
	ReadHistory struct{}
	// FindPlace looks for the division of a rank that a name may stand for.
	FindPlace struct {
		Name, Query string
		Rank        data.Rank
	}
	// HideDrop takes a file that was noticed off the page.
	HideDrop struct{ Name string }
	// SetDropIn looks for files in another folder.
	SetDropIn struct{ Dir string }
	// MakeDropIn makes the folder that is looked at.
	MakeDropIn struct{}
	// SaveRejected writes the rows that were not loaded to a file.
	SaveRejected struct{ Batches []int64 }
)

// Answers from the background.
type (
	// Looked brings the plans of files.
	Looked struct {
		Seq    int
		Plans  []*intake.Plan
		Failed []Failure
		Shapes map[string]Shape // pictures of layers, by path
		Err    error
	}
	// Tried brings what loading would do.
	Tried struct {
		Seq     int
		Outcome *Outcome
		Err     error
	}
	// Advanced says how much is loaded.
	Advanced struct {
		Seq         int
		Done, Total int64
		At          time.Time
	}
	// Brought ends the loading into a workspace.
	Brought struct {
		Seq       int
		Workspace string
		Outcome   *Outcome
		Err       error
	}
	// HistoryRead brings the history.
	HistoryRead struct {
		Seq     int
		Batches []data.Batch
		Copies  []Backup
		Err     error
	}
	// BatchRead brings what a batch had to say.
	BatchRead struct {
		Seq      int
		Groups   []Group
		Rejected int
		Err      error
	}
	// DataChecked brings what a check found.
	DataChecked struct {
		Seq    int
		Result *audit.Result
		Err    error
	}
	// Changed ends an undo, a redo, a backup or a restore: Key says what was
	// done, with Args. Again says that the workspace is to be read again.
	Changed struct {
		Of    Alter
		Key   string
		Args  []any
		Note  string
		Again bool
		Err   error
	}
	// PlacesFound brings the answers to FindPlace.
	PlacesFound struct {
		Seq  int
		Hits []Hit
	}
	// Dropped says which files stand in the folder that is looked at.
	Dropped struct {
		Dir   string
		There bool
		Files []Entry
	}
)

// Effects on files.
type (
	// LookAt inspects files; answered by Looked.
	LookAt struct {
		Seq       int
		Workspace string
		Paths     []string
		Mapping   intake.Mapping
	}
	// Try works out what loading would do; answered by Tried.
	Try struct {
		Seq       int
		Workspace string
		Plans     []*intake.Plan
		Mapping   intake.Mapping
	}
	// BringIn loads the files; answered by Brought.
	BringIn struct {
		Seq       int
		Workspace string
		Plans     []*intake.Plan
		Mapping   intake.Mapping
	}
	// Release closes the files of plans.
	Release struct{ Plans []*intake.Plan }
	// ReadBatches reads the history; answered by HistoryRead.
	ReadBatches struct {
		Seq       int
		Workspace string
	}
	// ReadBatch reads what a batch had to say; answered by BatchRead.
	ReadBatch struct {
		Seq       int
		Workspace string
		ID        int64
	}
	// RunCheck checks the workspace; answered by DataChecked.
	RunCheck struct {
		Seq       int
		Workspace string
		Totals    string
	}
	// Alter undoes, redoes, copies or restores; answered by Changed.
	Alter struct {
		Seq       int
		Workspace string
		Action    Action // TakeBack MakeCopy RestoreCopy SaveRejected SaveFinding
	}
	// LookForPlace searches divisions; answered by PlacesFound.
	LookForPlace struct {
		Seq   int
		Query string
		Rank  data.Rank
	}
	// WatchFolder looks for files in a folder from now on, and keeps it for the
	// next start when Keep is set. With Make the folder is made.
	WatchFolder struct {
		Dir        string
		Keep, Make bool
	}
	// KeepFolders remembers where files came from.
	KeepFolders struct{ Dirs []string }
)

func (LookAt) effect()       {}
func (Try) effect()          {}
func (BringIn) effect()      {}
func (Release) effect()      {}
func (ReadBatches) effect()  {}
func (ReadBatch) effect()    {}
func (RunCheck) effect()     {}
func (Alter) effect()        {}
func (LookForPlace) effect() {}
func (WatchFolder) effect()  {}
func (KeepFolders) effect()  {}
