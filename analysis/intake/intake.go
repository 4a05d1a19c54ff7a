// Package intake takes files into a workspace: it recognises from the content
// what a file holds, reads its rows, matches the divisions they name, through
// the changes of codes and names, and writes everything in one transaction.
// Every row is accounted for: read = loaded + rejected + skipped, and each that
// was not loaded has an issue that says why.
//
// Inspect makes a plan of each file; the window shows it and lets the user
// settle what is in doubt; Run reads the files as planned. A command does both
// in one go. Nothing that is in doubt is decided: what cannot be known is left
// out, and said.
package intake

import (
	"context"
	"slices"

	"taihang/analysis/mapping"
	"taihang/data"
	"taihang/data/store"
	"taihang/data/text"
)

// Options of an import. The zero value recognises the files and loads them.
type Options struct {
	As      string // kind; "" recognises it
	Mapping Mapping
	DryRun  bool      // read and report, write nothing
	Compare bool      // with DryRun: say what would change, by a change that is not kept
	Ask     bool      // files of which nothing is recognised are no failure: somebody can say what they are
	Strict  bool      // one rejected row and nothing is kept
	Lang    text.Lang // of the messages in the report; "" is Chinese

	Headers  *mapping.Headers // names of columns; nil takes the built-in ones
	Progress func(done, total int64)
}

// Import inspects files and runs the plans.
func Import(ctx context.Context, st *store.Store, files []string, o Options) (*Report, error) {
	plans, err := Inspect(ctx, st, files, o)
	if err != nil {
		return &Report{Lang: o.Lang, DryRun: o.DryRun}, err
	}
	defer Close(plans)
	return Run(ctx, st, plans, o)
}

// Run reads the files as planned and writes one batch a sheet, in a single
// transaction for all. A cancelled context, a failure and, with Strict, a
// rejected row leave the workspace as it was; the report then says how far it
// came.
func Run(ctx context.Context, st *store.Store, plans []*Plan, o Options) (rep *Report, err error) {
	rep = &Report{Lang: o.Lang, DryRun: o.DryRun}
	defer func() {
		if !rep.Kept {
			rep.forget()
		}
	}()
	s, err := newSession(ctx, st)
	if err != nil {
		return rep, err
	}
	s.tables = tablesOf(plans)
	for _, p := range plans {
		for _, sheet := range p.Sheets {
			if sheet.Skip == "" && sheet.Kind == mapping.Ledger {
				s.ledgers++
			}
		}
	}
	var tx *store.Tx
	if !o.DryRun || o.Compare {
		if tx, err = st.Begin(ctx); err != nil {
			return rep, err
		}
		defer tx.Rollback()
		s.tx = tx
	}
	r := run{ctx: ctx, s: s, tx: tx, o: o, rep: rep, total: total(plans)}
	defer func() { err = st.Short(err, float64(r.at)/float64(r.total)) }()
	for _, p := range plans {
		if err := r.plan(p); err != nil {
			return rep, err
		}
	}
	rep.join(s.places)
	if o.Strict {
		if err := strict(rep); err != nil {
			return rep, err
		}
	}
	if o.DryRun {
		rep.Compared = tx != nil
		return rep, nil
	}
	if err := tx.Remember(s.toRemember(plans)...); err != nil {
		return rep, err
	}
	if err := tx.Commit(); err != nil {
		return rep, err
	}
	rep.Kept, rep.Compared = true, true
	r.progress(r.total)
	return rep, nil
}

// run is a Run under way.
type run struct {
	ctx         context.Context
	s           *session
	tx          *store.Tx
	o           Options
	rep         *Report
	done, total int64
	at          int64 // where the reading is, of total
}

func total(plans []*Plan) (n int64) {
	for _, p := range plans {
		n += p.size()
	}
	return max(n, 1)
}

// tablesOf are the tables of money that plans read.
func tablesOf(plans []*Plan) map[table]bool {
	m := map[table]bool{}
	for _, p := range plans {
		for _, s := range p.Sheets {
			if s.Skip == "" && s.Kind == mapping.Funds {
				m[table{s.File.Name, s.Sheet.Name}] = true
			}
		}
	}
	return m
}

// size is how much there is to read.
func (p *Plan) size() (n int64) {
	for _, s := range p.Sheets {
		if s.Skip == "" {
			n += s.Sheet.Size
		}
	}
	if p.Layer != nil {
		n += p.Layer.size
	}
	return n
}

func (r *run) progress(done int64) {
	r.at = done
	if r.o.Progress != nil {
		r.o.Progress(min(done, r.total), r.total)
	}
}

func (r *run) plan(p *Plan) error {
	if p.Layer != nil {
		return r.layer(p)
	}
	for _, s := range p.Sheets {
		if s.Skip != "" {
			r.rep.skip(p, s)
			continue
		}
		if err := r.sheet(s); err != nil {
			return err
		}
	}
	return nil
}

// sheet reads one sheet into one batch.
func (r *run) sheet(p *SheetPlan) error {
	j := newJob(r.ctx, r.s, r.tx, p)
	if r.tx != nil {
		j.b.Mapping = p.settledJSON()
		if err := r.tx.Open(&j.b); err != nil {
			return err
		}
	}
	begun := r.done
	r.progress(begun)
	if err := j.read(func(at int64) { r.progress(begun + at) }); err != nil {
		return err
	}
	r.done = begun + p.Sheet.Size
	if r.tx != nil {
		if err := j.leftOut(); err != nil {
			return err
		}
		if err := r.tx.Finish(&j.b); err != nil {
			return err
		}
	}
	r.rep.add(j)
	return nil
}

func strict(rep *Report) error {
	for _, f := range rep.Files {
		if f.Rejected > 0 {
			return text.Errorf("ingest.strict", f.Name, f.Rejected)
		}
		if slices.ContainsFunc(f.Issues, func(is data.Issue) bool { return is.Severity == data.Error }) {
			return text.Errorf("ingest.strict.file", f.Name)
		}
	}
	return nil
}

// toRemember is what the user settled about the files. What a name that several
// divisions have means in one file, it need not mean in the next.
func (s *session) toRemember(plans []*Plan) (list []store.Remembered) {
	for _, p := range plans {
		for _, sheet := range p.Sheets {
			if sheet.Skip != "" {
				continue
			}
			for name, field := range sheet.Mapping.Columns {
				if c := sheet.column(name); c != nil && field != ownName {
					list = append(list, store.Remembered{What: "column", Scope: sheet.Kind, Name: c.Name, Value: field})
				}
			}
			for name, code := range sheet.Mapping.Divisions {
				if code != "-" && !s.places.ambiguous(name) {
					list = append(list, store.Remembered{What: "division", Name: name, Value: code})
				}
			}
		}
	}
	return list
}
