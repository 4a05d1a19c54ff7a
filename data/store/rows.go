package store

import (
	"fmt"
	"slices"

	"zombiezen.com/go/sqlite"
	"zombiezen.com/go/sqlite/sqlitex"

	"taihang/data"
)

// Rows writes the rows of one table in a transaction. Rows gather until there
// is a statement's worth of them, which halves what a row costs the engine.
type Rows[T any] struct {
	// stated names the columns that the file speaks of; nil means all. Of a row
	// that is there already the others stay as they are.
	stated []string

	tx      *Tx
	t       *table[T]
	waiting []T
	without map[int][]string // by place among those that wait: columns that the row does not speak of
	many    fields           // inserts as many rows as may wait
	one     fields           // inserts a row
	update  fields
	find    *sqlite.Stmt
	last    *sqlite.Stmt // selects the greatest number; nil for a table whose rows are not numbered
	sources sources
	salt    uint64
	met     bool // a row of the same key was there
	all     bool // every reference is
}

// noted says whether the commit knows all that the rows refer to.
func (r *Rows[T]) noted() bool { return r.all }

// rowsPerInsert is where more rows in one INSERT stopped paying
// (BenchmarkImport); maxParams is SQLite's limit.
const (
	rowsPerInsert = 96
	maxParams     = 32766
)

// flusher is a writer whose row type does not matter.
type flusher interface {
	flush() error
	close() error
	noted() bool
}

// RowsOf returns the writer of a type's table. There is one a transaction.
func RowsOf[T any](tx *Tx) (*Rows[T], error) {
	for _, t := range tables {
		if typed, ok := t.(*table[T]); ok {
			r, err := rowsOf(tx, typed)
			return r, tx.explain(err)
		}
	}
	return nil, fmt.Errorf("store: no table of %T", *new(T))
}

func rowsOf[T any](tx *Tx, t *table[T]) (*Rows[T], error) {
	if r, ok := tx.rows[t.name]; ok {
		return r.(*Rows[T]), nil
	}
	r := &Rows[T]{tx: tx, t: t, one: fields{mode: binding}, many: fields{mode: binding}, update: fields{mode: binding}, salt: salt(t.name)}
	n := min(rowsPerInsert, maxParams/(len(t.columns())+1))
	r.waiting = make([]T, 0, n)
	var err error
	if r.one.st, err = tx.prepare(t.insertSQL(1) + t.leaving()); err != nil {
		return nil, err
	}
	if r.many.st, err = tx.prepare(t.insertSQL(n)); err != nil {
		return nil, err
	}
	if t.numbered() {
		if r.last, err = tx.prepare("SELECT coalesce(max(id), 0) FROM " + t.name); err != nil {
			return nil, err
		}
	}
	var notes []*idSet
	if notes, r.all, err = tx.noting(t.name, t.columns(), t.keys()); err != nil {
		return nil, err
	}
	r.one.notes, r.many.notes, r.update.notes = notes, notes, notes
	r.sources.table = t.name
	r.many.bound = make([]bound, n*len(t.columns())+1)
	tx.rows[t.name] = r
	return r, nil
}

// salt tells equal rows of different tables apart in a digest.
func salt(name string) uint64 {
	var f fields
	f.mixText(name)
	return f.sum
}

// Speak sets the columns that the rows from here on speak of; nil means all. Of a
// row that is there already the others stay as they are.
func (r *Rows[T]) Speak(columns []string) error {
	if slices.Equal(columns, r.stated) && (columns == nil) == (r.stated == nil) {
		return nil
	}
	err := r.flush() // those that wait speak of what they spoke of
	r.stated = slices.Clone(columns)
	return r.tx.explain(err)
}

// Put writes a row, or has it wait for more. One whose key is there is
// compared, and replaced if it differs: the old one is kept, so that the batch
// can be taken back. line is the row of the file that it came from, 0 for none.
func (r *Rows[T]) Put(row T, line int) error {
	r.waiting = append(r.waiting, row)
	if line > 0 && r.t.traced != nil {
		if err := r.sources.at(r.tx, r.t.traced(&r.waiting[len(r.waiting)-1]), line); err != nil {
			return r.tx.explain(err)
		}
	}
	if len(r.waiting) < cap(r.waiting) && !r.met {
		return nil
	}
	return r.tx.explain(r.flush())
}

// PutWithout is Put of a row that does not speak of some columns of which others do:
// where a row of its key is there, they stay as they are.
func (r *Rows[T]) PutWithout(row T, line int, columns []string) error {
	if len(columns) > 0 {
		if r.without == nil {
			r.without = map[int][]string{}
		}
		r.without[len(r.waiting)] = columns
	}
	return r.Put(row, line)
}

// flush writes the rows that wait.
func (r *Rows[T]) flush() error {
	rows := r.waiting
	r.waiting = r.waiting[:0]
	if len(r.without) > 0 {
		defer clear(r.without)
	}
	if len(rows) == cap(rows) && !r.met {
		if done, err := r.insertAll(rows); done || err != nil {
			return err
		}
	}
	for i := range rows {
		if err := r.putSaying(&rows[i], r.without[i]); err != nil {
			return err
		}
	}
	return nil
}

// putSaying writes a row that does not speak of the columns named.
func (r *Rows[T]) putSaying(row *T, without []string) error {
	if len(without) == 0 {
		return r.put(row)
	}
	all := r.stated
	defer func() { r.stated = all }()
	if all == nil {
		r.stated = r.t.names()
	}
	said := make([]string, 0, len(r.stated))
	for _, c := range r.stated {
		if !slices.Contains(without, c) {
			said = append(said, c)
		}
	}
	r.stated = said
	return r.put(row)
}

// close writes what is left of a batch.
func (r *Rows[T]) close() error { return firstOf(r.flush(), r.sources.flush(r.tx)) }

// insertAll writes rows by one statement. If one of them meets a row of its
// key SQLite takes back what the statement wrote, and rows go one at a time
// from then on.
func (r *Rows[T]) insertAll(rows []T) (done bool, err error) {
	f := &r.many
	f.i = 0
	if f.counted, err = r.countOn(rows); err != nil {
		return false, err
	}
	sum := uint64(0)
	for i := range rows {
		f.n, f.sum, f.first = 0, 0, f.i
		r.t.visit(f, &rows[i])
		sum += f.sum + r.salt
	}
	f.st.BindInt64(f.i+1, r.tx.batch)
	if f.err != nil {
		return false, f.err
	}
	switch err := run(f.st); {
	case isThere(err):
		r.met = true
		return false, nil
	case err != nil:
		return false, fmt.Errorf("write %s: %w", r.t.name, err)
	}
	if f.counted {
		if got, want := r.tx.c.LastInsertRowID(), r.t.traced(&rows[len(rows)-1])[0]; got != want {
			return false, fmt.Errorf("write %s: number %d became %d", r.t.name, want, got)
		}
	}
	r.tx.digest += sum
	r.added(len(rows))
	return true, nil
}

// countOn says whether rows are numbered on from the last of the table. SQLite gives
// them these numbers by itself then, and need not look whether each is taken, which
// is a third of what a row costs.
func (r *Rows[T]) countOn(rows []T) (bool, error) {
	if r.last == nil {
		return false, nil
	}
	n, err := sqlitex.ResultInt64(r.last)
	if err != nil {
		return false, err
	}
	for i := range rows {
		if n++; r.t.traced(&rows[i])[0] != n {
			return false, nil
		}
	}
	return true, nil
}

// isThere says that a statement failed because a row's key is taken.
func isThere(err error) bool {
	code := sqlite.ErrCode(err)
	return code == sqlite.ResultConstraintPrimaryKey || code == sqlite.ResultConstraintRowID
}

// put writes one row.
func (r *Rows[T]) put(row *T) error {
	if fresh, err := r.add(row); fresh || err != nil {
		return err
	}
	return r.replace(row)
}

// add writes one row, unless its key is there.
func (r *Rows[T]) add(row *T) (fresh bool, err error) {
	f := &r.one
	f.next()
	r.t.visit(f, row)
	if f.err != nil {
		return false, f.err
	}
	sum := f.sum + r.salt
	f.st.BindInt64(f.i+1, r.tx.batch)
	if err := run(f.st); err != nil {
		return false, fmt.Errorf("write %s: %w", r.t.name, err)
	}
	if fresh = r.tx.c.Changes() == 1; fresh {
		r.tx.digest += sum
		r.added(1)
	}
	return fresh, nil
}

// added counts rows that were not there.
func (r *Rows[T]) added(n int) {
	if !r.t.quiet {
		r.tx.changes.Added += n
	}
}

// hash is what a row adds to its batch's digest.
func (t *table[T]) hash(row *T) uint64 {
	f := fields{mode: binding, st: &sqlite.Stmt{}} // binding to no statement only hashes
	f.next()
	t.visit(&f, row)
	return f.sum + salt(t.name)
}

// hashOf is hash of a kept row.
func (t *table[T]) hashOf(packed string) (uint64, error) {
	row, err := t.unpackRow(packed)
	return t.hash(&row), err
}

// put writes a set's rows. Of a table whose rows come and go together, those
// that the set leaves out are removed.
func (t *table[T]) put(tx *Tx, s *data.Set) error {
	r, err := rowsOf(tx, t)
	if err != nil {
		return err
	}
	list := *t.of(s)
	for i := range list {
		if err := r.Put(list[i], 0); err != nil {
			return err
		}
	}
	if err := r.flush(); err != nil {
		return err
	}
	if t.whole == "" || len(list) == 0 {
		return nil
	}
	return t.dropOthers(r, list)
}
