package data

// Set is a body of rows, whole: what a generator makes, what an import adds,
// what a store takes in one transaction. Rows refer to each other by ID.
type Set struct {
	Info           map[string]string // workspace settings: title, demo, seed, scale, as_of, source …
	Divisions      []Division
	Successions    []Succession
	Counties       []County
	Tiers          []TierMember
	Vintages       []Vintage
	Boundaries     []Boundary
	IndicatorInfos []IndicatorInfo
	Indicators     []Indicator
	Villages       []Village
	Ledgers        []Ledger
	Units          []Unit
	Cadres         []Cadre
	Teams          []Team
	Postings       []Posting
	Intakes        []IntakeSummary
	Lists          []SelectionList
	Entries        []ListEntry
	RuleRecords    []RuleRecord
	Duties         []DutyProgress
	SupportOrgs    []SupportOrg
	Supports       []Support
	Pairings       []Pairing
	Needs          []Need
	Funds          []Fund
	Guarantees     []Guarantee
	Appraisals     []Appraisal
	Promotions     []Promotion
	Private        []Private
	Version        int64 // of the workspace these rows are from: grows with every change
}

// Severity of an Issue.
type Severity string

// Severities. An error means the row was not loaded.
const (
	Error   Severity = "error"
	Warning Severity = "warning"
	Note    Severity = "note"
)

// Issue is something an import or a check has to say about a row. Message and
// Remedy are made from Code and Args in the reader's language (package text:
// keys "issue.CODE" and "issue.CODE.do"), so a stored issue can be read in
// either. Rows and columns are numbered as in the spreadsheet: the header is
// row 1 when it stands on the first line. Row 0 means the whole file.
type Issue struct {
	Severity Severity
	Code     string
	Sheet    string
	Row      int
	Column   string
	Args     []string
	Value    string // what stands in the cell
	Proposal string // what could stand there; "" when nothing is proposed
	N        int    // rows it speaks for; 0 counts as 1
}

// Batch is one import: which file, and what became of its rows.
// Read = Loaded + Rejected + Skipped, always.
type Batch struct {
	ID                              int64
	File                            string // base name
	SHA256                          string
	Kind                            string // boundaries counties divisions indicators villages …
	Encoding, Sheet                 string
	At                              string // RFC 3339
	Read, Loaded, Rejected, Skipped int
	Undone                          bool
	Issues                          []Issue

	Job     int64  // first batch of those that came in one action; 0 before it is written
	Mapping string // how the file was read, JSON; "" nothing was settled
	Refused []RejectedRow
	Changes Changes
}

// RejectedRow is a row of a file that was not loaded, as it stands there.
type RejectedRow struct {
	Row   int
	Cells []string
}

// Changes counts what an import did to the rows of the workspace's tables. One
// row of a file may bring several (a unit, a cadre, a posting).
type Changes struct {
	Added, Changed, Same, Gone int
}
