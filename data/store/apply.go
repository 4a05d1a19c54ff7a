package store

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"encoding/json"
	"fmt"
	"maps"
	"path/filepath"
	"slices"

	"taihang/data"
	"taihang/data/text"
)

// Import is a batch with its rows.
type Import struct {
	Batch *data.Batch
	Set   *data.Set
}

// Apply writes an import: its rows, its manifest and its issues, in one
// transaction. A row whose key is there already replaces the old one; a
// vintage's boundaries are replaced as a whole. It returns the batch's number.
func (s *Store) Apply(ctx context.Context, b *data.Batch, set *data.Set) (int64, error) {
	ids, err := s.ApplyAll(ctx, []Import{{b, set}})
	if err != nil {
		return 0, err
	}
	return ids[0], nil
}

// ApplyAll writes several imports, all or none, and returns their numbers.
func (s *Store) ApplyAll(ctx context.Context, list []Import) ([]int64, error) {
	if s.writer == nil {
		return nil, text.Errorf("store.readonly", filepath.Base(s.path))
	}
	c, err := s.writer.Conn(ctx)
	if err != nil {
		return nil, explain(s.path, err)
	}
	defer c.Close()
	ids, err := apply(ctx, c, list, true)
	return ids, explain(s.path, err)
}

func apply(ctx context.Context, c *sql.Conn, list []Import, replace bool) ([]int64, error) {
	tx, err := c.BeginTx(ctx, nil)
	if err != nil {
		return nil, err
	}
	defer tx.Rollback()
	var ids []int64
	for _, im := range list {
		id, err := applyOne(ctx, c, tx, im, replace)
		if err != nil {
			return nil, err
		}
		ids = append(ids, id)
	}
	if err := tx.Commit(); err != nil {
		return nil, err
	}
	return ids, nil
}

// applyOne writes an import inside the transaction that is open on c.
func applyOne(ctx context.Context, c *sql.Conn, tx *sql.Tx, im Import, replace bool) (int64, error) {
	b, set := im.Batch, im.Set
	if b.Read != b.Loaded+b.Rejected+b.Skipped {
		return 0, fmt.Errorf("batch %s: read %d is not loaded %d + rejected %d + skipped %d",
			b.File, b.Read, b.Loaded, b.Rejected, b.Skipped)
	}
	id, err := writeBatch(ctx, tx, b)
	if err != nil || set == nil {
		return id, err
	}
	if err := writeInfo(ctx, tx, id, set); err != nil {
		return 0, err
	}
	if err := dropVintages(ctx, tx, set); err != nil {
		return 0, err
	}
	return id, writeRows(ctx, c, set, id, replace)
}

// writeRows fills the tables; c is the connection of the open transaction.
func writeRows(ctx context.Context, c *sql.Conn, set *data.Set, id int64, replace bool) error {
	return c.Raw(func(dc any) error {
		for _, t := range tables {
			if err := t.write(ctx, dc.(driver.Conn), set, id, replace); err != nil {
				return err
			}
		}
		return nil
	})
}

// writeBatch inserts the manifest and the issues.
func writeBatch(ctx context.Context, tx *sql.Tx, b *data.Batch) (int64, error) {
	r, err := tx.ExecContext(ctx, `INSERT INTO import_batch
		(file, sha256, kind, encoding, sheet, at, read, loaded, rejected, skipped) VALUES (?,?,?,?,?,?,?,?,?,?)`,
		b.File, b.SHA256, b.Kind, b.Encoding, b.Sheet, b.At, b.Read, b.Loaded, b.Rejected, b.Skipped)
	if err != nil {
		return 0, err
	}
	id, err := r.LastInsertId()
	if err != nil {
		return 0, err
	}
	st, err := tx.PrepareContext(ctx, `INSERT INTO import_issue
		(batch_id, seq, severity, code, sheet, row, col, args) VALUES (?,?,?,?,?,?,?,?)`)
	if err != nil {
		return 0, err
	}
	defer st.Close()
	for i, is := range b.Issues {
		args, err := json.Marshal(is.Args)
		if err != nil {
			return 0, err
		}
		if _, err := st.ExecContext(ctx, id, i+1, string(is.Severity), is.Code, is.Sheet, is.Row, is.Column, string(args)); err != nil {
			return 0, err
		}
	}
	return id, nil
}

// writeInfo stores the settings, and a bare description for each indicator
// that comes without one.
func writeInfo(ctx context.Context, tx *sql.Tx, id int64, set *data.Set) error {
	for _, k := range slices.Sorted(maps.Keys(set.Info)) {
		_, err := tx.ExecContext(ctx, `INSERT INTO setting (key, value, batch_id) VALUES (?,?,?)
			ON CONFLICT (key) DO UPDATE SET value = excluded.value, batch_id = excluded.batch_id`, k, set.Info[k], id)
		if err != nil {
			return err
		}
	}
	described := map[string]bool{}
	for _, i := range set.IndicatorInfos {
		described[i.Name] = true
	}
	for _, i := range set.Indicators {
		if described[i.Name] {
			continue
		}
		described[i.Name] = true
		_, err := tx.ExecContext(ctx, `INSERT INTO indicator_info (name, zh, en, unit, sum, source, invented, batch_id)
			VALUES (?, '', '', '', 0, '', 0, ?) ON CONFLICT DO NOTHING`, i.Name, id)
		if err != nil {
			return err
		}
	}
	return nil
}

// dropVintages removes the boundaries of the vintages that come anew.
func dropVintages(ctx context.Context, tx *sql.Tx, set *data.Set) error {
	for _, v := range set.Vintages {
		if _, err := tx.ExecContext(ctx, "DELETE FROM boundary WHERE vintage = ?", v.ID); err != nil {
			return err
		}
	}
	return nil
}
