package store

import (
	"context"
	"encoding/json"
	"fmt"

	"zombiezen.com/go/sqlite"

	"taihang/data"
)

// Select returns all rows of a type, in key order.
func Select[T any](ctx context.Context, s *Store) ([]T, error) {
	for _, t := range tables {
		typed, ok := t.(*table[T])
		if !ok {
			continue
		}
		var set data.Set
		err := s.read(ctx, func(c *sqlite.Conn) error { return typed.read(ctx, c, &set, "") })
		return *typed.of(&set), err
	}
	return nil, fmt.Errorf("store: no table of %T", *new(T))
}

// Each calls f for every row of a type, in key order, without keeping them.
func Each[T any](ctx context.Context, s *Store, f func(*T)) error {
	return EachFrom(ctx, s, func(row *T, _ int64) { f(row) })
}

// EachFrom is Each, with the batch that each row is from.
func EachFrom[T any](ctx context.Context, s *Store, f func(row *T, batch int64)) error {
	for _, t := range tables {
		typed, ok := t.(*table[T])
		if !ok {
			continue
		}
		return s.read(ctx, func(c *sqlite.Conn) error { return typed.each(c, f) })
	}
	return fmt.Errorf("store: no table of %T", *new(T))
}

// EachIn is EachFrom of the rows as they stand in a transaction, with those of the
// batches that it has finished.
func EachIn[T any](tx *Tx, f func(row *T, batch int64)) error {
	for _, t := range tables {
		if typed, ok := t.(*table[T]); ok {
			return tx.explain(typed.each(tx.c, f))
		}
	}
	return fmt.Errorf("store: no table of %T", *new(T))
}

func (t *table[T]) each(c *sqlite.Conn, f func(row *T, batch int64)) error {
	st, _, err := c.PrepareTransient(t.selectSQL(" ORDER BY " + t.key))
	if err != nil {
		return err
	}
	defer st.Finalize()
	fs := fields{mode: reading, st: st, words: map[string]string{}}
	last := st.ColumnCount() - 1
	for {
		more, err := st.Step()
		if err != nil || !more {
			return err
		}
		var v T
		fs.next()
		t.visit(&fs, &v)
		f(&v, st.ColumnInt64(last))
	}
}

// Boundaries returns the outlines of a vintage, by code.
func (s *Store) Boundaries(ctx context.Context, vintage string) (out []data.Boundary, err error) {
	err = s.read(ctx, func(c *sqlite.Conn) error {
		return each(c, "SELECT code, name, parent, wkb FROM boundary WHERE vintage = ? ORDER BY code", func(st *sqlite.Stmt) error {
			b := data.Boundary{Vintage: vintage, Code: st.ColumnText(0), Name: st.ColumnText(1), Parent: st.ColumnText(2), WKB: make([]byte, st.ColumnLen(3))}
			st.ColumnBytes(3, b.WKB)
			out = append(out, b)
			return nil
		}, vintage)
	})
	return out, err
}

// Batches returns the history, oldest first, without issues and rows.
func (s *Store) Batches(ctx context.Context) (out []data.Batch, err error) {
	err = s.read(ctx, func(c *sqlite.Conn) error {
		return each(c, `SELECT id, file, sha256, kind, encoding, sheet, at, read, loaded, rejected, skipped, undone,
			coalesce(job, id), mapping, added, changed, same, gone FROM import_batch ORDER BY id`, func(st *sqlite.Stmt) error {
			n := func(i int) int { return st.ColumnInt(i) }
			out = append(out, data.Batch{
				ID: st.ColumnInt64(0), File: st.ColumnText(1), SHA256: st.ColumnText(2), Kind: st.ColumnText(3), Encoding: st.ColumnText(4),
				Sheet: st.ColumnText(5), At: st.ColumnText(6), Read: n(7), Loaded: n(8), Rejected: n(9), Skipped: n(10), Undone: n(11) != 0,
				Job: st.ColumnInt64(12), Mapping: st.ColumnText(13), Changes: data.Changes{Added: n(14), Changed: n(15), Same: n(16), Gone: n(17)},
			})
			return nil
		})
	})
	return out, err
}

// Listed returns the counties of which the workspace has a list of villages:
// one that says so, not villages that other tables happened to name.
func (s *Store) Listed(ctx context.Context) (counties map[string]bool, err error) {
	counties = map[string]bool{}
	err = s.read(ctx, func(c *sqlite.Conn) error {
		return each(c, `SELECT DISTINCT v.county FROM village v JOIN import_batch b ON b.id = v.batch_id WHERE b.kind IN (?, 'villages')`, func(st *sqlite.Stmt) error {
			counties[st.ColumnText(0)] = true
			return nil
		}, SeedKind)
	})
	return counties, err
}

// Issues returns what a batch had to say about its rows, in order.
func (s *Store) Issues(ctx context.Context, batch int64) (out []data.Issue, err error) {
	err = s.read(ctx, func(c *sqlite.Conn) error {
		return each(c, `SELECT severity, code, sheet, row, col, args, value, proposal, n
			FROM import_issue WHERE batch_id = ? ORDER BY seq`, func(st *sqlite.Stmt) error {
			is := data.Issue{
				Severity: data.Severity(st.ColumnText(0)), Code: st.ColumnText(1), Sheet: st.ColumnText(2), Row: st.ColumnInt(3),
				Column: st.ColumnText(4), Value: st.ColumnText(6), Proposal: st.ColumnText(7), N: st.ColumnInt(8),
			}
			if err := json.Unmarshal([]byte(st.ColumnText(5)), &is.Args); err != nil {
				return fmt.Errorf("issue of batch %d: %w", batch, err)
			}
			out = append(out, is)
			return nil
		}, batch)
	})
	return out, err
}

// Rejected returns the rows of a batch's file that were not loaded.
func (s *Store) Rejected(ctx context.Context, batch int64) (out []data.RejectedRow, err error) {
	err = s.read(ctx, func(c *sqlite.Conn) error {
		return each(c, "SELECT row, cells FROM rejected_row WHERE batch_id = ? ORDER BY row", func(st *sqlite.Stmt) error {
			r := data.RejectedRow{Row: st.ColumnInt(0)}
			if err := json.Unmarshal([]byte(st.ColumnText(1)), &r.Cells); err != nil {
				return fmt.Errorf("row of batch %d: %w", batch, err)
			}
			out = append(out, r)
			return nil
		}, batch)
	})
	return out, err
}

// Settings returns the workspace's settings.
func (s *Store) Settings(ctx context.Context) (m map[string]string, err error) {
	err = s.read(ctx, func(c *sqlite.Conn) error {
		m, err = settings(c)
		return err
	})
	return m, err
}
