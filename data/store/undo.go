package store

import (
	"context"
	"fmt"
	"slices"
	"time"

	"zombiezen.com/go/sqlite"

	"taihang/data"
	"taihang/data/text"
)

// Taking an import back, also after later ones.
//
// The versions of a row are a chain. The newest stands in its table, with the
// batch that wrote it; each older one stands in superseded, under the batch
// that came after it. A batch that put a row where none was has no entry.
// Taking batch b back takes its link out of each chain:
//
//	b found X, and c came later                 c has found X now
//	b found X, and nobody came later            X stands in the table again
//	b removed X, and c put the key again        c has found X now
//	b put a new row, and c came later           c has put a new row
//	b put a new row, and nobody came later      the row goes
//
// A batch may speak of some columns only; the others of its version are those
// it found. So what comes after b in a chain is worked out anew, column by
// column. What is left is the workspace as if b had never been. Only
// references can forbid it: a later batch may have rows that belong to a row
// that b brought.

// Kinds of batches that are not of a file.
const (
	UndoKind = "undo" // took a batch back
	RedoKind = "redo" // put one there again
)

// Undo takes batches back, wholly and all or none, the last first. Undoing is
// a batch of its own in the history; Redo puts the rows there again.
func (s *Store) Undo(ctx context.Context, batches ...int64) error {
	tx, err := s.Begin(ctx)
	if err != nil {
		return err
	}
	defer tx.Rollback()
	slices.Sort(batches)
	for _, b := range slices.Backward(slices.Compact(batches)) {
		if err := tx.undo(b); err != nil {
			return err
		}
	}
	if err := tx.stillNeeded(); err != nil {
		return err
	}
	return tx.Commit()
}

// Job returns the batches that came in one action with a batch, itself
// included, without those that have been taken back.
func (s *Store) Job(ctx context.Context, batch int64) (list []int64, err error) {
	err = s.read(ctx, func(c *sqlite.Conn) error {
		return each(c, "SELECT id FROM import_batch WHERE job = (SELECT job FROM import_batch WHERE id = ?) AND undone = 0 ORDER BY id",
			func(st *sqlite.Stmt) error {
				list = append(list, st.ColumnInt64(0))
				return nil
			}, batch)
	})
	return list, err
}

// undo takes one batch back inside the transaction.
func (tx *Tx) undo(batch int64) error {
	b, err := tx.history(batch, false)
	if err != nil {
		return err
	}
	tx.taken = true
	if err := tx.addend(batch); err != nil {
		return err
	}
	if err := tx.archive(batch); err != nil {
		return tx.explain(err)
	}
	if err := tx.unlinkAll(batch); err != nil {
		return tx.explain(err)
	}
	if err := do(tx.c, "UPDATE import_batch SET undone = 1 WHERE id = ?", batch); err != nil {
		return tx.explain(err)
	}
	return tx.note(UndoKind, b)
}

// addend says which batch has added its own amounts to those of one of the same
// action that is to be taken back: what it says would still hold them.
func (tx *Tx) addend(batch int64) error {
	for _, t := range versioned {
		if !t.summed() {
			continue
		}
		var sum data.Batch
		err := each(tx.c, `SELECT b.id, b.file FROM superseded s
			JOIN import_batch b ON b.id = s.batch_id JOIN import_batch a ON a.id = s.before_batch AND a.job = b.job
			WHERE s.tbl = ? AND s.before_batch = ? ORDER BY b.id LIMIT 1`,
			func(st *sqlite.Stmt) error {
				sum.ID, sum.File = st.ColumnInt64(0), st.ColumnText(1)
				return nil
			}, t.title(), batch)
		if err != nil {
			return tx.explain(err)
		}
		if sum.ID != 0 {
			return text.Errorf("store.addend", sum.ID, sum.File)
		}
	}
	return nil
}

// history finds a batch that can be taken back, or put there again.
func (tx *Tx) history(batch int64, undone bool) (b data.Batch, err error) {
	err = each(tx.c, "SELECT file, kind, undone FROM import_batch WHERE id = ?", func(st *sqlite.Stmt) error {
		b = data.Batch{ID: batch, File: st.ColumnText(0), Kind: st.ColumnText(1), Undone: st.ColumnInt64(2) != 0}
		return nil
	}, batch)
	switch {
	case err != nil:
		return b, tx.explain(err)
	case b.ID == 0:
		return b, text.Errorf("store.nobatch", batch)
	case b.Kind == SeedKind || b.Kind == UndoKind || b.Kind == RedoKind:
		return b, text.Errorf("store.notimport", batch)
	case b.Undone && !undone:
		return b, text.Errorf("store.undone", batch, b.File)
	case !b.Undone && undone:
		return b, text.Errorf("store.notundone", batch, b.File)
	}
	return b, nil
}

// note adds the act itself to the history.
func (tx *Tx) note(kind string, of data.Batch) error {
	b := data.Batch{File: of.File, Kind: kind, At: time.Now().UTC().Format(time.RFC3339), Mapping: fmt.Sprintf(`{"of":%d}`, of.ID)}
	if err := tx.Open(&b); err != nil {
		return err
	}
	return tx.Finish(&b)
}

// stillNeeded says which later import has rows that belong to rows that are
// gone now.
func (tx *Tx) stillNeeded() error {
	type orphan struct {
		table string
		row   int64
		keyed bool
	}
	var first *orphan
	n := 0
	err := each(tx.c, "PRAGMA foreign_key_check", func(st *sqlite.Stmt) error {
		if n++; first == nil {
			first = &orphan{st.ColumnText(0), st.ColumnInt64(1), st.ColumnIsNull(1)}
		}
		return nil
	})
	if err != nil || n == 0 {
		return tx.explain(err)
	}
	file, batch := "", int64(0)
	q := "SELECT b.id, b.file FROM import_batch b WHERE b.id = (SELECT batch_id FROM " + first.table + " WHERE rowid = ?)"
	args := []any{first.row}
	if first.keyed { // a table without rowid: any later batch with rows in it
		q, args = "SELECT b.id, b.file FROM import_batch b WHERE b.id = (SELECT max(batch_id) FROM "+first.table+")", nil
	}
	if err := each(tx.c, q, func(st *sqlite.Stmt) error {
		batch, file = st.ColumnInt64(0), st.ColumnText(1)
		return nil
	}, args...); err != nil {
		return tx.explain(err)
	}
	return text.Errorf("store.needed", batch, file, n)
}
