// Package intake takes files into a workspace: it recognises from the content
// what a file holds, reads its rows, matches their division codes through the
// code changes, and writes everything in one transaction. Every row is
// accounted for: read = loaded + rejected + skipped, and each that was not
// loaded has an issue that says why.
package intake

import (
	"context"
	"errors"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"taihang/data"
	"taihang/data/ingest"
	"taihang/data/store"
	"taihang/data/text"
	"taihang/geo/boundary"
)

// Options of an import. The zero value recognises the files and loads them.
type Options struct {
	As       string    // kind; "" recognises it
	Vintage  string    // id for boundaries; "" makes one from the file's name
	AsOf     data.Date // of boundaries; 0 takes the year in the file's name
	DryRun   bool      // read and report, write nothing
	Strict   bool      // one rejected row and nothing is kept
	Lang     text.Lang // of the messages in the report; "" is Chinese
	Progress func(done, total int)
}

// parsed is a file on its way into the store.
type parsed struct {
	batch data.Batch
	set   data.Set
	join  join
}

// Import reads the files and writes them as one batch each, in a single
// transaction for all. A file that is not recognised, a cancelled context and,
// with Strict, a rejected row leave the workspace as it was; the report then
// says how far it came.
func Import(ctx context.Context, st *store.Store, files []string, o Options) (*Report, error) {
	rep := &Report{Lang: o.Lang, DryRun: o.DryRun}
	if o.As != "" && !known(o.As) {
		return rep, text.Errorf("ingest.kind", o.As, strings.Join(Kinds(), " "))
	}
	pl, err := loadPlaces(ctx, st)
	if err != nil {
		return rep, err
	}
	var items []*parsed
	for i, path := range files {
		got, err := read(ctx, path, pl, o)
		if err != nil {
			return rep, err
		}
		for _, p := range got {
			pl.learn(&p.set)
			rep.add(p)
		}
		items = append(items, got...)
		if o.Progress != nil {
			o.Progress(i+1, len(files)+1)
		}
	}
	rep.joined(pl, items)
	if o.Strict {
		for _, p := range items {
			if p.batch.Rejected > 0 {
				return rep, text.Errorf("ingest.strict", p.batch.File, p.batch.Rejected)
			}
			if slices.ContainsFunc(p.batch.Issues, func(is data.Issue) bool { return is.Severity == data.Error }) {
				return rep, text.Errorf("ingest.strict.file", p.batch.File)
			}
		}
	}
	if o.DryRun {
		return rep, nil
	}
	err = write(ctx, st, items, rep)
	if err == nil && o.Progress != nil {
		o.Progress(len(files)+1, len(files)+1)
	}
	return rep, err
}

func write(ctx context.Context, st *store.Store, items []*parsed, rep *Report) error {
	var list []store.Import
	for _, p := range items {
		list = append(list, store.Import{Batch: &p.batch, Set: &p.set})
	}
	ids, err := st.ApplyAll(ctx, list)
	if err != nil {
		return err
	}
	for i, id := range ids {
		rep.Files[i].Batch = id
		rep.Batch = id
	}
	return nil
}

// read takes one file apart: a layer of boundaries, or tables.
func read(ctx context.Context, path string, pl *places, o Options) ([]*parsed, error) {
	if err := notLayer(path); err != nil {
		return nil, err
	}
	if o.As == KindBoundaries || o.As == "" && maybeLayer(path) {
		p, err := readLayer(ctx, path, pl, o)
		if o.As == "" && errors.Is(err, boundary.ErrFormat) {
			err = text.Errorf("ingest.notlayer", filepath.Base(path), err)
		}
		if err != nil {
			return nil, err
		}
		return []*parsed{p}, nil
	}
	tables, err := ingest.Read(ctx, path)
	if err != nil {
		return nil, err
	}
	var out []*parsed
	for _, t := range tables {
		p, err := readTable(ctx, t, pl, o)
		if err != nil {
			return nil, err
		}
		out = append(out, p)
	}
	return out, nil
}

func readTable(ctx context.Context, t *ingest.Table, pl *places, o Options) (*parsed, error) {
	k, err := recognise(t, o.As)
	if err != nil {
		return nil, err
	}
	j := &job{ctx: ctx, t: t, cols: index(t.Header), places: pl, seen: map[string]int{}, noted: map[string]bool{}, orphans: map[string]bool{}}
	j.out.batch = data.Batch{
		File: t.File, Sheet: t.Sheet, SHA256: t.SHA256, Encoding: t.Encoding, Kind: k.name,
		At: time.Now().UTC().Format(time.RFC3339), Issues: t.Issues,
	}
	j.out.join = newJoin()
	take, err := k.open(j)
	if err != nil {
		return nil, err
	}
	for i, r := range t.Rows {
		if i&1023 == 0 && ctx.Err() != nil {
			return nil, ctx.Err()
		}
		j.row(r, take)
	}
	j.line = 0
	if len(t.Rows) == 0 {
		j.issue(data.Warning, "no-rows", "")
	}
	if len(j.orphans) > 0 {
		j.issue(data.Warning, "no-parent", "", sorted(j.orphans)[0], itoa(len(j.orphans)))
	}
	return &j.out, nil
}

// job is the reading of one table.
type job struct {
	ctx     context.Context
	t       *ingest.Table
	cols    map[string]int // column by its plain name
	places  *places
	seen    map[string]int  // key → line, to find rows that stand twice
	noted   map[string]bool // issues said once a file, not once a row
	line    int             // of the row in hand
	orphans map[string]bool // parents that the workspace lacks
	out     parsed
}

// row sends a row to its kind and counts what became of it.
func (j *job) row(r ingest.Row, take func(cells []string) bool) {
	b := &j.out.batch
	b.Read++
	j.line = r.Line
	switch {
	case r.Bad:
		b.Rejected++
	case r.Blank:
		b.Skipped++
	case take(r.Cells):
		b.Loaded++
	default:
		b.Rejected++
	}
}

// issue notes something about the row in hand.
func (j *job) issue(sev data.Severity, code, column string, args ...string) {
	j.out.batch.Issues = append(j.out.batch.Issues, data.Issue{
		Severity: sev, Code: code, Sheet: j.t.Sheet, Row: j.line, Column: column, Args: args,
	})
}

// reject notes why the row in hand cannot be loaded. It returns false, for the
// caller to return.
func (j *job) reject(code, column string, args ...string) bool {
	j.issue(data.Error, code, column, args...)
	return false
}

// once notes something a single time for a key.
func (j *job) once(key string, sev data.Severity, code, column string, args ...string) {
	if !j.noted[code+key] {
		j.noted[code+key] = true
		j.issue(sev, code, column, args...)
	}
}

// first says whether the key has not been seen, and rejects the row if it has.
func (j *job) first(key string) bool {
	if line, dup := j.seen[key]; dup {
		return j.reject("duplicate", "", itoa(line), key)
	}
	j.seen[key] = j.line
	return true
}

// get returns the tidied cell of the first of the named columns that exists.
func (j *job) get(cells []string, names ...string) string {
	for _, n := range names {
		if i, ok := j.cols[n]; ok {
			if s := ingest.Tidy(cells[i]); s != "" {
				return s
			}
		}
	}
	return ""
}
