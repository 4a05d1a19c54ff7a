package store

import (
	"context"

	"zombiezen.com/go/sqlite"
)

// digests returns the batches whose rows are not what was written: those that
// stand in the tables and those kept for taking back, together. It notices a
// changed text that no index and no structure of the file depends on. Batches
// of a workspace made before there were digests are passed over.
func (s *Store) digests(ctx context.Context) (bad []int64, err error) {
	err = s.read(ctx, func(c *sqlite.Conn) error {
		bad, err = digests(c)
		return err
	})
	return bad, err
}

func digests(c *sqlite.Conn) (bad []int64, err error) {
	sums := map[int64]uint64{}
	for _, t := range versioned {
		if err := t.sum(c, sums); err != nil {
			return nil, err
		}
	}
	err = each(c, "SELECT tbl, before, hash, before_batch FROM superseded", func(st *sqlite.Stmt) error {
		sum := uint64(st.ColumnInt64(2)) // of a version that was confirmed: it is checked where it stands
		if !st.ColumnIsNull(1) {
			if sum, err = tableNamed(st.ColumnText(0)).hashOf(st.ColumnText(1)); err != nil {
				return err
			}
		}
		sums[st.ColumnInt64(3)] += sum
		return nil
	})
	if err != nil {
		return nil, err
	}
	err = each(c, "SELECT id, digest FROM import_batch WHERE undone = 0 AND digest IS NOT NULL ORDER BY id", func(st *sqlite.Stmt) error {
		if id := st.ColumnInt64(0); sums[id] != uint64(st.ColumnInt64(1)) {
			bad = append(bad, id)
		}
		return nil
	})
	return bad, err
}

// sum adds the hashes of a table's rows to those of their batches.
func (t *table[T]) sum(c *sqlite.Conn, sums map[int64]uint64) error {
	st, _, err := c.PrepareTransient(t.selectSQL(""))
	if err != nil {
		return err
	}
	defer st.Finalize()
	f := fields{mode: reading, st: st, words: map[string]string{}}
	h := fields{mode: binding, st: &sqlite.Stmt{}}
	s := salt(t.name)
	for {
		more, err := st.Step()
		if err != nil || !more {
			return err
		}
		var v T
		f.next()
		t.visit(&f, &v)
		h.next()
		t.visit(&h, &v)
		sums[st.ColumnInt64(f.take())] += h.sum + s
	}
}
