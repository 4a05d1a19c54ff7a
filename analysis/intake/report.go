package intake

import (
	"encoding/json"

	"taihang/data"
	"taihang/data/ingest"
	"taihang/data/text"
)

// Report says what an import did. Its JSON is the one of docs: import --json.
type Report struct {
	Batch  int64 // the last written; 0 when nothing was
	Files  []File
	Join   Join
	DryRun bool
	Lang   text.Lang
}

// File is one table or layer. Read = Loaded + Rejected + Skipped.
type File struct {
	Batch                           int64
	Name, Kind, Encoding, Sheet     string
	Read, Loaded, Rejected, Skipped int
	Issues                          []data.Issue
	Join                            Join
}

// Join says how the files' county codes met the workspace's counties.
type Join struct {
	Matched   int      `json:"matched"`    // counties with a row
	NoFeature []string `json:"no_feature"` // codes of a file that are no county of the list
	NoRow     []string `json:"no_row"`     // counties without a row
}

func (r *Report) add(p *parsed) {
	b := p.batch
	r.Files = append(r.Files, File{
		Name: b.File, Kind: b.Kind, Encoding: b.Encoding, Sheet: b.Sheet,
		Read: b.Read, Loaded: b.Loaded, Rejected: b.Rejected, Skipped: b.Skipped, Issues: b.Issues,
	})
}

// joined works out the joins, of each file and of all together.
func (r *Report) joined(pl *places, items []*parsed) {
	all := newJoin()
	for i, p := range items {
		r.Files[i].Join = p.join.report(pl)
		all.counts = all.counts || p.join.counts
		for c := range p.join.matched {
			all.matched[c] = true
		}
		for c := range p.join.lost {
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
}

type fileJSON struct {
	Batch    int64       `json:"batch"`
	Name     string      `json:"name"`
	Kind     string      `json:"kind"`
	Encoding string      `json:"encoding"`
	Sheet    string      `json:"sheet"`
	Read     int         `json:"rows_read"`
	Loaded   int         `json:"rows_loaded"`
	Rejected int         `json:"rows_rejected"`
	Skipped  int         `json:"rows_skipped"`
	Issues   []issueJSON `json:"issues"`
	Join     Join        `json:"join"`
}

// MarshalJSON writes the messages in the report's language.
func (r *Report) MarshalJSON() ([]byte, error) {
	files := make([]fileJSON, 0, len(r.Files))
	for _, f := range r.Files {
		fj := fileJSON{
			f.Batch, f.Name, f.Kind, f.Encoding, f.Sheet, f.Read, f.Loaded, f.Rejected, f.Skipped,
			make([]issueJSON, 0, len(f.Issues)), f.Join,
		}
		for _, is := range f.Issues {
			msg, remedy := ingest.Message(r.Language(), is)
			fj.Issues = append(fj.Issues, issueJSON{is.Severity, is.Code, is.Sheet, is.Row, is.Column, msg, remedy})
		}
		files = append(files, fj)
	}
	return json.Marshal(struct {
		Batch  int64      `json:"batch"`
		DryRun bool       `json:"dry_run"`
		Files  []fileJSON `json:"files"`
		Join   Join       `json:"join"`
	}{r.Batch, r.DryRun, files, r.Join})
}
