package intake

import (
	"slices"

	"taihang/data"
	"taihang/data/text"
)

// Of warnings and notes of one sort so many are listed one by one; the others
// are counted. Every row that is not loaded is listed, up to a number at which
// the file is plainly not what it was taken for.
const (
	listed      = 200
	maxRejected = 100_000
)

// findings gathers what there is to say about a file.
type findings struct {
	list []data.Issue
	seen map[sort]*int // how many of a sort so far
	more map[sort]int  // place in list of the issue that counts the others
	once map[string]bool
}

type sort struct {
	severity     data.Severity
	code, column string
}

func newFindings(start []data.Issue) findings {
	return findings{list: slices.Clone(start), seen: map[sort]*int{}, more: map[sort]int{}, once: map[string]bool{}}
}

// add takes an issue in. Rows that are not loaded are all listed.
func (f *findings) add(is data.Issue) {
	if is.Severity != data.Error {
		k := sort{is.Severity, is.Code, is.Column}
		n := f.seen[k]
		if n == nil {
			n = new(int)
			f.seen[k] = n
		}
		if *n++; *n > listed && is.Row > 0 {
			f.others(k, is)
			return
		}
	}
	is.Args = slices.Clone(is.Args)
	f.list = append(f.list, is)
}

// others counts an issue that is not listed: the last of its sort speaks for
// it too.
func (f *findings) others(k sort, is data.Issue) {
	at, ok := f.more[k]
	if !ok {
		is.Args = slices.Clone(is.Args)
		f.list = append(f.list, is)
		f.more[k] = len(f.list) - 1
		return
	}
	f.list[at].N = max(f.list[at].N, 1) + 1
}

// first says whether a key has not been seen yet.
func (f *findings) first(key string) bool {
	if f.once[key] {
		return false
	}
	f.once[key] = true
	return true
}

// tooMany stops the reading of a file that is not what it was taken for.
func (j *job) tooMany() error {
	if j.b.Rejected < maxRejected {
		return nil
	}
	return text.Errorf("intake.toomany", j.b.File, text.Count(maxRejected), text.Count(j.b.Read))
}
