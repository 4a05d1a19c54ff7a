package store

import (
	"encoding/json"
	"fmt"

	"zombiezen.com/go/sqlite"

	"taihang/data"
	"taihang/data/text"
)

// What an archive keeps besides rows, by what stands for the table's name: the chains
// of a table, and the batches that stood.
const (
	chainsOf = "chains of "
	stoodAs  = "stood"
)

// chain is all there is of a key: what stands in its table, and what is kept below.
type chain struct {
	Key   string          `json:"key"`
	Row   json.RawMessage `json:"row,omitempty"`   // the newest version; none when the key is not there
	Batch int64           `json:"batch,omitempty"` // that wrote it
	Links []link          `json:"links"`
}

// link is a version as it is kept.
type link struct {
	By     int64  `json:"by"`
	Before string `json:"before,omitempty"`
	Hash   int64  `json:"hash"`
	Prior  int64  `json:"prior"`
	Stated string `json:"stated,omitempty"`
}

// chainOf reads the chain of a key.
func (tx *Tx) chainOf(t rowsTable, key string) (c chain, err error) {
	c.Key = key
	list, err := tx.versions("tbl = ? AND key = ?", t.title(), key)
	if err != nil {
		return c, err
	}
	for _, v := range list {
		c.Links = append(c.Links, link{v.by, v.before, int64(v.hash), v.prior, v.stated})
	}
	args, err := keyArgs(key)
	if err != nil {
		return c, err
	}
	err = t.pack(tx.c, " WHERE "+t.matching(), args, func(_, row string, batch int64) error {
		c.Row, c.Batch = json.RawMessage(row), batch
		return nil
	})
	return c, err
}

// batches are those that have a part in the chain.
func (c *chain) batches() map[int64]bool {
	m := map[int64]bool{}
	if c.Batch != 0 {
		m[c.Batch] = true
	}
	for _, l := range c.Links {
		m[l.By], m[l.Prior] = true, true
	}
	return m
}

// first is the batch that began the chain: it came upon nothing. 0 for none.
func (c *chain) first() int64 {
	m := c.batches()
	for _, l := range c.Links {
		delete(m, l.By)
	}
	for b := range m {
		return b
	}
	return 0
}

// made is what a batch made of the row, "" when it removed it, and the columns that
// it spoke of.
func (c *chain) made(batch int64) (row, stated string) {
	for _, l := range c.Links {
		if l.By == batch {
			stated = l.Stated
		}
	}
	for b := batch; ; {
		if c.Batch == b {
			return string(c.Row), stated
		}
		next := (*link)(nil)
		for i := range c.Links {
			if c.Links[i].Prior == b {
				next = &c.Links[i]
			}
		}
		switch {
		case next == nil:
			return "", stated
		case next.Before != "":
			return next.Before, stated
		}
		b = next.By // it brought the same
	}
}

// sums adds the hashes of the chain's versions to those of their batches, times
// sign.
func (c *chain) sums(t rowsTable, m map[int64]uint64, sign uint64) error {
	for _, l := range c.Links {
		m[l.Prior] += sign * uint64(l.Hash)
	}
	if c.Batch == 0 {
		return nil
	}
	h, err := t.hashOf(string(c.Row))
	m[c.Batch] += sign * h
	return err
}

// standing are the batches that have not been taken back, and when each put its
// rows there.
func (tx *Tx) standing() (map[int64]int64, error) {
	m := map[int64]int64{}
	err := each(tx.c, "SELECT id, applied FROM import_batch WHERE undone = 0", func(st *sqlite.Stmt) error {
		m[st.ColumnInt64(0)] = st.ColumnInt64(1)
		return nil
	})
	return m, err
}

// again is a batch being put there again.
type again struct {
	tx      *Tx
	stood   map[int64]int64 // the batches that stood when it was taken back, and when each had put its rows there
	applied map[int64]int64 // those that stand now
	others  map[int64]uint64
	late    bool // some of its rows are put upon those of later imports
}

func (tx *Tx) newAgain() (*again, error) {
	a := &again{tx: tx, others: map[int64]uint64{}}
	var err error
	if a.applied, err = tx.standing(); err != nil {
		return nil, err
	}
	list, err := tx.archived(tx.batch, stoodAs)
	if err == nil && len(list) > 0 {
		err = json.Unmarshal([]byte(list[0]), &a.stood)
	}
	return a, err
}

// chain puts a key's chain there as it was, if nobody has had a part in it since;
// else the batch's own version on top.
func (a *again) chain(t rowsTable, packed string) error {
	var was chain
	if err := json.Unmarshal([]byte(packed), &was); err != nil {
		return fmt.Errorf("archive of batch %d: %w", a.tx.batch, err)
	}
	if t.summed() {
		if err := a.addends(&was); err != nil {
			return err
		}
	}
	now, err := a.tx.chainOf(t, was.Key)
	if err != nil {
		return err
	}
	if !a.same(&was, &now) {
		a.late = true
		row, stated := was.made(a.tx.batch)
		if row == "" {
			for _, l := range was.Links {
				if l.By == a.tx.batch && l.Before != "" {
					return t.againRemoved(a.tx, l.Before)
				}
			}
			return nil
		}
		return t.againStated(a.tx, row, stated)
	}
	if err := firstOf(now.sums(t, a.others, ^uint64(0)), was.sums(t, a.others, 1)); err != nil {
		return err
	}
	if err := do(a.tx.c, "DELETE FROM superseded WHERE tbl = ? AND key = ?", t.title(), was.Key); err != nil {
		return err
	}
	for _, l := range was.Links {
		if err := a.tx.keep(version{table: t, key: was.Key, by: l.By, before: l.Before, hash: uint64(l.Hash), prior: l.Prior, stated: l.Stated}); err != nil {
			return err
		}
	}
	if was.Batch == 0 {
		return a.tx.erase(t, was.Key)
	}
	return t.restore(a.tx, string(was.Row), was.Batch)
}

// addends says which batch of the same action is not there, to whose amounts the
// batch had added its own.
func (a *again) addends(was *chain) error {
	for _, l := range was.Links {
		if _, stands := a.applied[l.Prior]; l.By != a.tx.batch || stands {
			continue
		}
		var missing data.Batch
		err := each(a.tx.c, "SELECT a.id, a.file FROM import_batch a JOIN import_batch b ON b.job = a.job WHERE a.id = ? AND b.id = ?",
			func(st *sqlite.Stmt) error {
				missing.ID, missing.File = st.ColumnInt64(0), st.ColumnText(1)
				return nil
			}, l.Prior, l.By)
		if err != nil || missing.ID != 0 {
			return firstOf(err, text.Errorf("store.addends", missing.ID, missing.File))
		}
	}
	return nil
}

// same says whether the chain is what taking the batch back left of it: those that
// had a part in it stand as they did, and so do those that have one now.
func (a *again) same(was, now *chain) bool {
	for _, c := range []*chain{was, now} {
		for b := range c.batches() {
			if when, stood := a.stood[b]; b != a.tx.batch && (!stood || a.applied[b] != when) {
				return false
			}
		}
	}
	return !now.batches()[a.tx.batch]
}

// settle writes what came to the digests.
func (a *again) settle() error {
	a.others[a.tx.batch] += a.tx.digest
	for b, sum := range a.others {
		if sum == 0 {
			continue
		}
		if b != a.tx.batch { // its own is counted anew
			digest, err := number(a.tx.c, "SELECT digest FROM import_batch WHERE id = ?", b)
			if err != nil {
				return err
			}
			sum += uint64(digest)
		}
		if err := do(a.tx.c, "UPDATE import_batch SET digest = ? WHERE id = ?", int64(sum), b); err != nil {
			return err
		}
	}
	return nil
}

// again puts a row back that the batch had put where none was. Where a later import
// has put the key since, it goes beneath that.
func (t *table[T]) again(tx *Tx, a *again, packed string) error {
	r, row, err := t.unpackFor(tx, packed)
	if err != nil {
		return err
	}
	if fresh, err := r.add(&row); fresh || err != nil {
		return err
	}
	key, packed, err := t.packRow(&row)
	if err != nil {
		return err
	}
	now, err := tx.chainOf(t, key)
	if err != nil {
		return err
	}
	first := now.first()
	if first == 0 || a.applied[first] < a.stood[tx.batch] {
		return r.replace(&row)
	}
	hash := t.hash(&row)
	tx.digest += hash
	return tx.keep(version{table: t, key: key, by: first, before: packed, hash: hash, prior: tx.batch})
}

// againStated puts the columns of a kept row that its batch spoke of.
func (t *table[T]) againStated(tx *Tx, packed, stated string) error {
	r, row, err := t.unpackFor(tx, packed)
	if err != nil {
		return err
	}
	defer func(s []string) { r.stated = s }(r.stated)
	if r.stated = nil; stated != "" {
		if err := json.Unmarshal([]byte(stated), &r.stated); err != nil {
			return fmt.Errorf("kept row of %s: %w", t.name, err)
		}
	}
	return r.put(&row)
}

// againRemoved removes a row once more.
func (t *table[T]) againRemoved(tx *Tx, packed string) error {
	r, row, err := t.unpackFor(tx, packed)
	if err == nil {
		_, err = r.Remove(&row)
	}
	return err
}

// unpackFor is a kept row, and what writes it.
func (t *table[T]) unpackFor(tx *Tx, packed string) (r *Rows[T], row T, err error) {
	if r, err = rowsOf(tx, t); err == nil {
		row, err = t.unpackRow(packed)
	}
	return r, row, err
}
