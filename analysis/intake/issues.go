package intake

import (
	"slices"

	"taihang/data"
	"taihang/data/ingest"
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
	held []data.Issue // reasons why a part of a row is not loaded; nil: they are those of a row
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
	for i, a := range is.Args {
		if is.Args[i] = hush(a); is.Args[i] != a {
			is.Value, is.Proposal = "", ""
		}
	}
	if is.Severity == data.Error && f.held != nil {
		is.Args = slices.Clone(is.Args)
		f.held = append(f.held, is)
		return
	}
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

// release lets go of the reasons that were held, each once. They reject the row unless
// other parts of it were taken.
func (f *findings) release(taken bool) {
	held := f.held
	f.held = nil
	for i, is := range held {
		if slices.ContainsFunc(held[:i], func(b data.Issue) bool { return b.Code == is.Code && b.Column == is.Column }) {
			continue
		}
		if taken {
			is.Severity = data.Warning
		}
		f.add(is)
	}
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

// hush hides a telephone, an identity number or a bank card that stands in a cell
// where it does not belong: what is said of the cell is kept, and printed.
func hush(s string) string {
	if len(s) < 11 || len(s) > 40 {
		return s
	}
	id, p := ingest.IDNumber(s)
	if p.Code == "" && id.Number != "" || ingest.Phone(s) || ingest.BankCard(s) {
		return s[:3] + "＊＊"
	}
	return s
}

// initial is the first character of a name: enough to find the row by.
func initial(name string) string {
	for _, r := range name {
		return string(r) + "＊＊"
	}
	return ""
}
