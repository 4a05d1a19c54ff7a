package model

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"taihang/analysis/intake"
	"taihang/data"
)

// Outcome is a report put in order for the eye: issues of a sort together.
type Outcome struct {
	Report *intake.Report
	Files  []FileOutcome // as the report has them
	Took   time.Duration
}

// FileOutcome is what becomes of one table or layer.
type FileOutcome struct {
	*intake.File
	Groups    []Group
	Faults    int // rows with an error or a warning
	Proposals int // of them with a proposal
}

// Group is issues of one sort: the same code in the same column.
type Group struct {
	Severity data.Severity
	Code     string
	Column   string
	Issues   []data.Issue // at most groupKept, by row
	Rows     int          // that it is about
	Proposed int          // that have a proposal
}

// groupKept is how many issues of a group can be looked at one by one.
const groupKept = 400

// NewOutcome puts a report in order.
func NewOutcome(r *intake.Report, took time.Duration) *Outcome {
	o := &Outcome{Report: r, Took: took}
	for i := range r.Files {
		f := FileOutcome{File: &r.Files[i], Groups: Groups(r.Files[i].Issues)}
		for _, g := range f.Groups {
			if g.Severity != data.Note {
				f.Faults += g.Rows
			}
			f.Proposals += g.Proposed
		}
		o.Files = append(o.Files, f)
	}
	return o
}

// Groups puts issues of a sort together: errors before warnings before notes,
// the most rows first.
func Groups(issues []data.Issue) []Group {
	type sort struct {
		severity     data.Severity
		code, column string
	}
	at := map[sort]int{}
	var out []Group
	for _, is := range issues {
		k := sort{is.Severity, is.Code, is.Column}
		i, ok := at[k]
		if !ok {
			i = len(out)
			at[k] = i
			out = append(out, Group{Severity: is.Severity, Code: is.Code, Column: is.Column})
		}
		g := &out[i]
		n := max(is.N, 1)
		g.Rows += n
		if Proposal(is) {
			g.Proposed += n
		}
		if len(g.Issues) < groupKept {
			g.Issues = append(g.Issues, is)
		}
	}
	slices.SortStableFunc(out, func(a, b Group) int {
		return cmp.Or(cmp.Compare(rankOf(a.Severity), rankOf(b.Severity)), cmp.Compare(b.Rows, a.Rows))
	})
	return out
}

func rankOf(s data.Severity) int {
	switch s {
	case data.Error:
		return 0
	case data.Warning:
		return 1
	}
	return 2
}

// Proposal says that an issue proposes a value that can be taken. Of names
// the user chooses among divisions instead.
func Proposal(is data.Issue) bool {
	return is.Proposal != "" && is.Severity != data.Note && !OfPlace(is.Code)
}

// OfPlace says that an issue is about a name without a division.
func OfPlace(code string) bool { return strings.HasPrefix(code, "division-") }

// Totals of all files.
func (o *Outcome) Totals() (read, loaded, rejected, skipped int) {
	for _, f := range o.Files {
		read, loaded, rejected, skipped = read+f.Read, loaded+f.Loaded, rejected+f.Rejected, skipped+f.Skipped
	}
	return read, loaded, rejected, skipped
}

// Batches are the numbers under which the tables came in.
func (o *Outcome) Batches() (list []int64) {
	for _, f := range o.Files {
		if f.Batch != 0 {
			list = append(list, f.Batch)
		}
	}
	return list
}

// Changes of all files, and the rows that newer versions lack.
func (o *Outcome) Changes() (c data.Changes, left int) {
	for _, f := range o.Files {
		c.Added, c.Changed, c.Same, c.Gone = c.Added+f.Changes.Added, c.Changed+f.Changes.Changed, c.Same+f.Changes.Same, c.Gone+f.Changes.Gone
		left += f.Left
	}
	return c, left
}

// SureOf is the suggestion that is sure, if the name has one that stands alone.
func SureOf(u *intake.Unmatched) (intake.Suggestion, bool) { return intake.Sure(u.Candidates) }
