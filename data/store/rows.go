package store

import (
	"encoding/json"
	"fmt"
	"slices"

	"zombiezen.com/go/sqlite"

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
	many    fields // inserts as many rows as may wait
	one     fields // inserts a row
	update  fields
	find    *sqlite.Stmt
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
	var notes []*idSet
	if notes, r.all, err = tx.noting(t.name, t.columns(), t.keys()); err != nil {
		return nil, err
	}
	r.one.notes, r.many.notes, r.update.notes = notes, notes, notes
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
// can be taken back.
func (r *Rows[T]) Put(row *T) error {
	r.waiting = append(r.waiting, *row)
	if len(r.waiting) < cap(r.waiting) && !r.met {
		return nil
	}
	return r.tx.explain(r.flush())
}

// flush writes the rows that wait.
func (r *Rows[T]) flush() error {
	rows := r.waiting
	r.waiting = r.waiting[:0]
	if len(rows) == cap(rows) && !r.met {
		if done, err := r.insertAll(rows); done || err != nil {
			return err
		}
	}
	for i := range rows {
		if err := r.put(&rows[i]); err != nil {
			return err
		}
	}
	return nil
}

// insertAll writes rows by one statement. If one of them meets a row of its
// key SQLite takes back what the statement wrote, and rows go one at a time
// from then on.
func (r *Rows[T]) insertAll(rows []T) (done bool, err error) {
	f := &r.many
	f.i = 0
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
	r.tx.digest += sum
	r.tx.changes.Added += len(rows)
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
		r.tx.changes.Added++
	}
	return fresh, nil
}

// replace writes a row over the one that has its key. A row that is there
// already, the same, is confirmed: it belongs to this batch too now, and stays
// when the one before is taken back.
func (r *Rows[T]) replace(row *T) error {
	if r.tx.seeding {
		return fmt.Errorf("%w in %s", errDuplicate, r.t.name)
	}
	key, now, err := r.t.packRow(row)
	if err != nil {
		return err
	}
	old, batch, ok, err := r.get(key)
	if err != nil || !ok {
		return fmt.Errorf("%s %s is there and cannot be found: %w", r.t.name, key, err)
	}
	_, before, err := r.t.packRow(&old)
	if err != nil {
		return err
	}
	stated := r.statedJSON()
	if now, err = overlay(before, now, stated); err != nil {
		return err
	}
	merged, err := r.t.unpackRow(now)
	if err != nil {
		return err
	}
	if _, now, err = r.t.packRow(&merged); err != nil { // one way of writing
		return err
	}
	return r.supersede(version{table: r.t, key: key, by: r.tx.batch, before: before, hash: r.t.hash(&old), prior: batch, stated: stated}, &merged, now == before)
}

// supersede puts a row over the one that v keeps.
func (r *Rows[T]) supersede(v version, row *T, same bool) error {
	tx := r.tx
	if v.prior == tx.batch { // a second row of the same batch
		if same {
			return nil
		}
		tx.digest += r.t.hash(row) - v.hash
		return r.write(row, v.key, tx.batch)
	}
	if same {
		v.before = ""
		tx.changes.Same++
	} else {
		tx.changes.Changed++
	}
	if err := tx.keep(v); err != nil {
		return err
	}
	tx.digest += r.t.hash(row)
	return r.write(row, v.key, tx.batch)
}

// statedJSON is stated as it is kept; "" for all columns.
func (r *Rows[T]) statedJSON() string {
	if r.stated == nil {
		return ""
	}
	b, err := json.Marshal(r.stated)
	if err != nil {
		panic(err) // strings
	}
	return string(b)
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

// write puts all columns of a row in the place of the one of its key.
func (r *Rows[T]) write(row *T, key string, batch int64) error {
	f := &r.update
	if f.st == nil {
		st, err := r.tx.prepare(r.t.updateSQL())
		if err != nil {
			return err
		}
		f.st = st
	}
	f.next()
	r.t.visit(f, row)
	if f.err != nil {
		return f.err
	}
	args, err := keyArgs(key)
	if err != nil {
		return err
	}
	f.st.BindInt64(f.i+1, batch)
	bindFrom(f.st, f.i+2, args)
	return run(f.st)
}

// get returns the row of a key and its batch.
func (r *Rows[T]) get(key string) (row T, batch int64, ok bool, err error) {
	if r.find == nil {
		if r.find, err = r.tx.prepare(r.t.selectSQL(" WHERE " + r.t.matching())); err != nil {
			return row, 0, false, err
		}
	}
	args, err := keyArgs(key)
	if err != nil {
		return row, 0, false, err
	}
	bind(r.find, args)
	if ok, err = r.find.Step(); err == nil && ok {
		f := fields{mode: reading, st: r.find, words: map[string]string{}}
		f.next()
		r.t.visit(&f, &row)
		batch = r.find.ColumnInt64(f.take())
	}
	return row, batch, ok, firstOf(err, r.find.Reset())
}

// Remove takes the row of row's key away, keeping it for taking back. It says
// whether there was one.
func (r *Rows[T]) Remove(row *T) (bool, error) {
	if err := r.flush(); err != nil {
		return false, r.tx.explain(err)
	}
	key, _, err := r.t.packRow(row)
	if err != nil {
		return false, err
	}
	old, batch, ok, err := r.get(key)
	if err != nil || !ok {
		return false, r.tx.explain(err)
	}
	_, before, err := r.t.packRow(&old)
	if err != nil {
		return false, err
	}
	return true, r.tx.explain(r.tx.remove(r.t, key, before, batch))
}

// restore writes a kept row back under the batch that wrote it.
func (t *table[T]) restore(tx *Tx, packed string, batch int64) error {
	tx.taken = true // what refers to what is looked up anew
	r, err := rowsOf(tx, t)
	if err != nil {
		return err
	}
	row, err := t.unpackRow(packed)
	if err != nil {
		return err
	}
	f := &r.one
	f.next()
	t.visit(f, &row)
	if f.err != nil {
		return f.err
	}
	f.st.BindInt64(f.i+1, batch)
	if err := run(f.st); err != nil || tx.c.Changes() == 1 {
		return err
	}
	key, _, err := t.packRow(&row)
	if err != nil {
		return err
	}
	return r.write(&row, key, batch)
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
		if err := r.Put(&list[i]); err != nil {
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

// dropOthers removes the rows that share their whole column with one of list
// and are not in it.
func (t *table[T]) dropOthers(r *Rows[T], list []T) error {
	stays, groups := map[string]bool{}, map[any]bool{}
	for i := range list {
		key, _, err := t.packRow(&list[i])
		if err != nil {
			return err
		}
		stays[key] = true
		args, err := keyArgs(key)
		if err != nil {
			return err
		}
		groups[args[0]] = true // the whole column comes first in the key
	}
	type kept struct {
		key, row string
		batch    int64
	}
	var gone []kept
	for g := range groups {
		err := t.pack(r.tx.c, " WHERE "+t.whole+" = ?", []any{g}, func(key, row string, batch int64) error {
			if !stays[key] {
				gone = append(gone, kept{key, row, batch})
			}
			return nil
		})
		if err != nil {
			return err
		}
	}
	for _, g := range gone {
		if err := r.tx.remove(t, g.key, g.row, g.batch); err != nil {
			return err
		}
	}
	return nil
}
