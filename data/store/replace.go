package store

import (
	"encoding/json"
	"fmt"
)

// Rows whose key is there already: replaced, confirmed, removed, put back.

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
	}
	switch {
	case r.t.quiet:
	case same:
		tx.changes.Same++
	default:
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
