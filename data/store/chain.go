package store

import (
	"fmt"

	"zombiezen.com/go/sqlite"
)

const selectVersion = "SELECT tbl, key, batch_id, coalesce(before, ''), hash, before_batch, coalesce(stated, '') FROM superseded WHERE "

// versions returns the links of chains that a condition selects.
func (tx *Tx) versions(where string, args ...any) (list []version, err error) {
	err = each(tx.c, selectVersion+where, func(st *sqlite.Stmt) error {
		t := tableNamed(st.ColumnText(0))
		if t == nil {
			return fmt.Errorf("kept rows of an unknown table %s", st.ColumnText(0))
		}
		list = append(list, version{
			table: t, key: st.ColumnText(1), by: st.ColumnInt64(2), before: st.ColumnText(3), hash: uint64(st.ColumnInt64(4)),
			prior: st.ColumnInt64(5), stated: st.ColumnText(6),
		})
		return nil
	}, args...)
	return list, err
}

func tableNamed(name string) rowsTable {
	for _, t := range versioned {
		if t.title() == name {
			return t
		}
	}
	return nil
}

// unlinkAll takes a batch's link out of every chain it is part of.
func (tx *Tx) unlinkAll(batch int64) error {
	found, err := tx.versions("batch_id = ?", batch)
	if err != nil {
		return err
	}
	for _, v := range found {
		if err := tx.unlink(v); err != nil {
			return err
		}
	}
	// Rows that the batch put new, and that a later one came upon.
	begun, err := tx.versions("before_batch = ?", batch)
	if err != nil {
		return err
	}
	for _, next := range begun {
		if err := tx.unlinkFirst(next); err != nil {
			return err
		}
	}
	for _, t := range versioned {
		if err := do(tx.c, "DELETE FROM "+t.title()+" WHERE batch_id = ?", batch); err != nil {
			return err
		}
	}
	return nil
}

// unlink takes v.by out of the chain in which it found v.prior's version.
func (tx *Tx) unlink(v version) error {
	if err := tx.forget(v); err != nil {
		return err
	}
	after, err := tx.after(v)
	if err != nil {
		return err
	}
	if after != nil {
		was := v.before
		if was == "" { // v.by found what it brought
			if was, err = tx.content(*after); err != nil {
				return err
			}
		}
		return tx.rebase(*after, was, v.hash, v.prior)
	}
	newest, err := tx.newest(v)
	if err != nil {
		return err
	}
	follower := int64(0)
	if newest != v.by { // it had removed the row
		if follower, err = tx.follower(v); err != nil {
			return err
		}
	}
	switch {
	case follower != 0:
		v.by, v.stated = follower, ""
		return tx.keep(v)
	case v.before == "":
		args, err := keyArgs(v.key)
		if err != nil {
			return err
		}
		return do(tx.c, "UPDATE "+v.table.title()+" SET batch_id = ? WHERE "+v.table.matching(), append([]any{v.prior}, args...)...)
	}
	return v.table.restore(tx, v.before, v.prior)
}

// unlinkFirst takes the batch out that began a chain: the one after it, which
// found its row, begins the chain now.
func (tx *Tx) unlinkFirst(next version) error {
	if err := tx.forget(next); err != nil {
		return err
	}
	if next.stated == "" {
		return nil // it spoke of every column, or removed the row
	}
	own, err := tx.made(next)
	if err != nil || own == "" {
		return err
	}
	bare, err := next.table.bare(next.key)
	if err != nil {
		return err
	}
	return tx.remake(next, bare, own)
}

// rebase has next find another version than it did.
func (tx *Tx) rebase(next version, before string, hash uint64, prior int64) error {
	own, err := tx.made(next)
	if err != nil {
		return err
	}
	if err := tx.forget(next); err != nil {
		return err
	}
	kept := next
	kept.before, kept.hash, kept.prior = before, hash, prior
	if err := tx.keep(kept); err != nil || own == "" || next.stated == "" {
		return err
	}
	return tx.remake(kept, before, own)
}

// remake works out anew what v.by made of the version it found, and what those
// made of it that came later.
func (tx *Tx) remake(v version, before, own string) error {
	made, err := overlay(before, own, v.stated)
	if err != nil || made == own {
		return err
	}
	if made, err = v.table.normal(made); err != nil || made == own {
		return err
	}
	hash, err := v.table.hashOf(made)
	if err != nil {
		return err
	}
	was, err := v.table.hashOf(own)
	if err != nil {
		return err
	}
	digest, err := number(tx.c, "SELECT digest FROM import_batch WHERE id = ?", v.by)
	if err != nil {
		return err
	}
	digest += int64(hash - was) // SQL would make a real number of an overflow
	if err := do(tx.c, "UPDATE import_batch SET digest = ? WHERE id = ?", digest, v.by); err != nil {
		return err
	}
	after, err := tx.after(v)
	if err != nil {
		return err
	}
	if after == nil {
		return v.table.restore(tx, made, v.by)
	}
	return tx.rebase(*after, made, hash, v.by)
}

// forget deletes a link.
func (tx *Tx) forget(v version) error {
	return do(tx.c, "DELETE FROM superseded WHERE tbl = ? AND key = ? AND batch_id = ?", v.table.title(), v.key, v.by)
}

// after is the link of the batch that came upon v.by's version, or nil.
func (tx *Tx) after(v version) (*version, error) {
	list, err := tx.versions("tbl = ? AND key = ? AND before_batch = ?", v.table.title(), v.key, v.by)
	if err != nil || len(list) == 0 {
		return nil, err
	}
	return &list[0], nil
}

// newest is the batch of the row that stands in the table, 0 for none.
func (tx *Tx) newest(v version) (int64, error) {
	args, err := keyArgs(v.key)
	if err != nil {
		return 0, err
	}
	return number(tx.c, "SELECT batch_id FROM "+v.table.title()+" WHERE "+v.table.matching(), args...)
}

// follower is the first batch after v.by, which removed v's row, that would
// have come upon it: the one that put the key again, or, where rows come and go
// together, that spoke of the others. 0 for none.
func (tx *Tx) follower(v version) (int64, error) {
	name := v.table.title()
	args, err := keyArgs(v.key)
	if err != nil {
		return 0, err
	}
	const later = "SELECT b.id FROM import_batch b WHERE b.applied > (SELECT applied FROM import_batch WHERE id = ?1) AND "
	if v.table.together() {
		group, err := marshal(args[0]) // the column stands first in the key
		if err != nil {
			return 0, err
		}
		return number(tx.c, later+`(EXISTS (SELECT 1 FROM `+name+` r WHERE r.batch_id = b.id AND r.`+v.table.keys()[0]+` = ?2)
			OR EXISTS (SELECT 1 FROM superseded s WHERE s.tbl = ?3 AND substr(s.key, 2, length(?4)) = ?4 AND b.id IN (s.batch_id, s.before_batch)))
			ORDER BY b.applied LIMIT 1`, v.by, args[0], name, group+",")
	}
	newest, err := tx.newest(v)
	if err != nil {
		return 0, err
	}
	return number(tx.c, later+`(b.id = ?4 OR b.id IN (SELECT before_batch FROM superseded WHERE tbl = ?2 AND key = ?3))
		AND b.id NOT IN (SELECT batch_id FROM superseded WHERE tbl = ?2 AND key = ?3)
		ORDER BY b.applied LIMIT 1`, v.by, name, v.key, newest)
}

// content is the version that v keeps: where v.by brought the same, what v.by
// made.
func (tx *Tx) content(v version) (string, error) {
	if v.before != "" {
		return v.before, nil
	}
	return tx.made(v)
}

// made is v.by's own version, "" when v.by removed the row.
func (tx *Tx) made(v version) (string, error) {
	after, err := tx.after(v)
	if err != nil {
		return "", err
	}
	if after != nil {
		return tx.content(*after)
	}
	args, err := keyArgs(v.key)
	if err != nil {
		return "", err
	}
	row := ""
	err = v.table.pack(tx.c, " WHERE batch_id = ? AND "+v.table.matching(), append([]any{v.by}, args...), func(_, packed string, _ int64) error {
		row = packed
		return nil
	})
	return row, err
}

// normal writes a packed row the one way.
func (t *table[T]) normal(packed string) (string, error) {
	row, err := t.unpackRow(packed)
	if err != nil {
		return "", err
	}
	_, packed, err = t.packRow(&row)
	return packed, err
}

// bare is a packed row with nothing but its key.
func (t *table[T]) bare(key string) (string, error) {
	args, err := keyArgs(key)
	if err != nil {
		return "", err
	}
	f := fields{mode: packing, packed: map[string]any{}}
	var row T
	f.next()
	t.visit(&f, &row)
	for i, name := range t.keys() {
		f.packed[name] = args[i]
	}
	return marshal(f.packed)
}
