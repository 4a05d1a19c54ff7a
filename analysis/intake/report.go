package intake

import (
	"encoding/json"
	"path/filepath"
	"slices"

	"taihang/data"
	"taihang/data/ingest"
	"taihang/data/text"
)

// Report says what an import did. Its JSON is the one of docs: import --json.
type Report struct {
	Batch  int64 // the last written; 0 when nothing was
	Job    int64 // the first: all of one action are taken back by it
	Files  []File
	Join   Join
	DryRun bool
	Lang   text.Lang

	Kept     bool // the rows loaded are in the workspace: not those of a trial, nor when it was refused
	Compared bool // the files' changes are known

	joins []join
}

// File is one table or layer. Read = Loaded + Rejected + Skipped.
type File struct {
	Batch                           int64
	Name, Kind, Encoding, Sheet     string
	Read, Loaded, Rejected, Skipped int
	Issues                          []data.Issue
	Join                            Join
	Changes                         data.Changes
	Left                            int      // rows of an older version that this one lacks
	LeftRows                        []string // the first of them in words, also where they are removed
	Hits                            Hits
	Figures                         []string // names of the indicators that came, in the order of the file
	Mapping                         string   // how it was read, JSON
	LeftOut                         string   // why the sheet was left out, as an issue's code; "" when it was not
}

// Join says how the files' county codes met the workspace's counties.
type Join struct {
	Matched   int      `json:"matched"`    // counties with a row
	NoFeature []string `json:"no_feature"` // codes of a file that are no county of the list
	NoRow     []string `json:"no_row"`     // counties without a row
}

// add takes a sheet's outcome in.
func (r *Report) add(j *job) {
	b := &j.b
	r.Files = append(r.Files, File{
		Batch: b.ID, Name: b.File, Kind: b.Kind, Encoding: b.Encoding, Sheet: b.Sheet,
		Read: b.Read, Loaded: b.Loaded, Rejected: b.Rejected, Skipped: b.Skipped, Issues: b.Issues,
		Changes: b.Changes, Left: j.left, LeftRows: j.leftRows, Hits: j.hits, Figures: j.figures, Mapping: b.Mapping,
	})
	r.joins = append(r.joins, j.join)
	if b.ID != 0 {
		r.Batch, r.Job = b.ID, b.Job
	}
}

// skip lists a sheet that is left out, with the reason.
func (r *Report) skip(p *Plan, s *SheetPlan) {
	r.Files = append(r.Files, File{
		Name: filepath.Base(p.Path), Sheet: s.Sheet.Name, Encoding: p.Table.Encoding.Name, LeftOut: s.Skip,
		Issues: []data.Issue{{Severity: data.Note, Code: s.Skip, Sheet: s.Sheet.Name, Args: []string{firstOf(s.Sheet.Name, filepath.Base(p.Path))}}},
	})
	r.joins = append(r.joins, newJoin())
}

// forget takes the batches' numbers back: they were not kept.
func (r *Report) forget() {
	r.Batch, r.Job = 0, 0
	for i := range r.Files {
		r.Files[i].Batch = 0
	}
}

// join works out the joins, of each file and of all together.
func (r *Report) join(pl *places) {
	all := newJoin()
	for i, j := range r.joins {
		r.Files[i].Join = j.report(pl)
		all.counts = all.counts || j.counts
		for c := range j.matched {
			all.matched[c] = true
		}
		for c := range j.lost {
			all.lost[c] = true
		}
	}
	r.Join = all.report(pl)
}

func (j join) report(pl *places) Join {
	missing := map[string]bool{}
	if j.counts {
		for c := range pl.county {
			if !j.matched[c] {
				missing[c] = true
			}
		}
	}
	return Join{Matched: len(j.matched), NoFeature: sorted(j.lost), NoRow: sorted(missing)}
}

// Language returns the language of the messages.
func (r *Report) Language() text.Lang {
	if r.Lang == "" {
		return text.ZH
	}
	return r.Lang
}

type issueJSON struct {
	Severity data.Severity `json:"severity"`
	Code     string        `json:"code"`
	Sheet    string        `json:"sheet"`
	Row      int           `json:"row"`
	Column   string        `json:"column"`
	Message  string        `json:"message"`
	Remedy   string        `json:"remedy"`
	Value    string        `json:"value,omitempty"`
	Proposal string        `json:"proposal,omitempty"`
	Rows     int           `json:"rows,omitempty"` // it speaks for, when more than one
}

type unmatchedJSON struct {
	Name       string           `json:"name"`
	Code       string           `json:"code,omitempty"`
	Parent     string           `json:"parent,omitempty"`
	Level      data.Rank        `json:"level"`
	Row        int              `json:"row"`
	Rows       int              `json:"rows"`
	Candidates []suggestionJSON `json:"candidates"`
}

type suggestionJSON struct {
	Code   string  `json:"code"`
	Name   string  `json:"name"`
	Score  float64 `json:"score"`
	Reason string  `json:"reason"`
}

type fileJSON struct {
	Batch     int64           `json:"batch"`
	Name      string          `json:"name"`
	Kind      string          `json:"kind"`
	Encoding  string          `json:"encoding"`
	Sheet     string          `json:"sheet"`
	Read      int             `json:"rows_read"`
	Loaded    int             `json:"rows_loaded"`
	Rejected  int             `json:"rows_rejected"`
	Skipped   int             `json:"rows_skipped"`
	Changes   *changesJSON    `json:"changes"` // null when they are not known
	Matches   map[How]int     `json:"matches"`
	Unmatched []unmatchedJSON `json:"unmatched"`
	Issues    []issueJSON     `json:"issues"`
	Join      Join            `json:"join"`
	Mapping   json.RawMessage `json:"mapping,omitempty"`
}

type changesJSON struct {
	Added   int `json:"added"`
	Changed int `json:"changed"`
	Same    int `json:"same"`
	Gone    int `json:"gone"` // of an older version, not in this one
	Removed int `json:"removed"`
}

// MarshalJSON writes the messages in the report's language.
func (r *Report) MarshalJSON() ([]byte, error) {
	l := r.Language()
	files := make([]fileJSON, 0, len(r.Files))
	for _, f := range r.Files {
		fj := fileJSON{
			Batch: f.Batch, Name: f.Name, Kind: f.Kind, Encoding: f.Encoding, Sheet: f.Sheet, Read: f.Read, Loaded: f.Loaded, Rejected: f.Rejected, Skipped: f.Skipped,
			Matches: f.Hits.Rows, Unmatched: []unmatchedJSON{}, Issues: make([]issueJSON, 0, len(f.Issues)), Join: f.Join,
		}
		if r.Compared {
			fj.Changes = &changesJSON{f.Changes.Added, f.Changes.Changed, f.Changes.Same, f.Left + f.Changes.Gone, f.Changes.Gone}
		}
		if f.Mapping != "" {
			fj.Mapping = json.RawMessage(f.Mapping)
		}
		for _, u := range f.Hits.Lost {
			uj := unmatchedJSON{Name: u.Name, Code: u.Code, Parent: firstOf(u.ParentName, u.Parent), Level: u.Rank, Row: u.Row, Rows: u.Rows, Candidates: []suggestionJSON{}}
			for _, c := range u.Candidates {
				uj.Candidates = append(uj.Candidates, suggestionJSON{c.Code, c.Name, c.Score, l.T(c.Why, anys(c.Args)...)})
			}
			fj.Unmatched = append(fj.Unmatched, uj)
		}
		for _, is := range f.Issues {
			msg, remedy := ingest.OnTerminal(l, is)
			fj.Issues = append(fj.Issues, issueJSON{is.Severity, is.Code, is.Sheet, is.Row, is.Column, msg, remedy, is.Value, is.Proposal, is.N})
		}
		files = append(files, fj)
	}
	return json.Marshal(struct {
		Batch  int64      `json:"batch"`
		Job    int64      `json:"job"`
		DryRun bool       `json:"dry_run"`
		Kept   bool       `json:"kept"`
		Files  []fileJSON `json:"files"`
		Join   Join       `json:"join"`
	}{r.Batch, r.Job, r.DryRun, r.Kept, files, r.Join})
}

func anys(list []string) []any {
	out := make([]any, len(list))
	for i, s := range list {
		out[i] = s
	}
	return out
}

// Proposals counts the issues whose proposal can be taken, by code.
func (f *File) Proposals() map[string]int {
	m := map[string]int{}
	for _, is := range f.Issues {
		if is.Proposal != "" && !slices.Contains([]string{"corrected", "edited"}, is.Code) {
			m[is.Code] += max(is.N, 1)
		}
	}
	return m
}
