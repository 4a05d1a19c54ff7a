package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"taihang/data/text"
)

// errReference is found by a check after the fact; SQLite's own is code 787.
var errReference = errors.New("broken reference")

// migrate brings the file to the last step. Each step is a transaction that
// ends by stamping the version, so a killed migration is resumed by the next
// opening.
func (s *Store) migrate(ctx context.Context, steps []string) error {
	var have int
	if err := s.writer.QueryRowContext(ctx, "PRAGMA user_version").Scan(&have); err != nil {
		return explain(s.path, err)
	}
	if have > len(steps) { // stamped in a log that the header does not show yet
		return text.Errorf("store.newer", filepath.Base(s.path), have, len(steps))
	}
	if have == len(steps) {
		return nil
	}
	if have > 0 {
		if _, err := backup(ctx, s.writer, s.path, have); err != nil {
			return explain(s.path, err)
		}
	}
	c, err := s.writer.Conn(ctx)
	if err != nil {
		return explain(s.path, err)
	}
	defer c.Close()
	return explain(s.path, climb(ctx, c, have, steps))
}

// climb runs the steps from version have on.
func climb(ctx context.Context, c *sql.Conn, have int, steps []string) error {
	// A step may rebuild a table; references are checked when it is done.
	if _, err := c.ExecContext(ctx, "PRAGMA foreign_keys(0)"); err != nil {
		return err
	}
	for i := have; i < len(steps); i++ {
		if err := step(ctx, c, steps[i], i+1); err != nil {
			return fmt.Errorf("schema %d: %w", i+1, err)
		}
	}
	if _, err := c.ExecContext(ctx, "PRAGMA foreign_keys(1)"); err != nil {
		return err
	}
	_, err := c.ExecContext(ctx, "PRAGMA wal_checkpoint(TRUNCATE)")
	return err
}

func step(ctx context.Context, c *sql.Conn, query string, version int) error {
	tx, err := c.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer tx.Rollback()
	if _, err := tx.ExecContext(ctx, query); err != nil {
		return err
	}
	if err := checkReferences(ctx, tx); err != nil {
		return err
	}
	if _, err := tx.ExecContext(ctx, setVersion(version)); err != nil {
		return err
	}
	return tx.Commit()
}

// checkReferences finds a row that refers to one that is not there.
func checkReferences(ctx context.Context, c querier) error {
	rows, err := c.QueryContext(ctx, "PRAGMA foreign_key_check")
	if err != nil {
		return err
	}
	defer rows.Close()
	if !rows.Next() {
		return rows.Err()
	}
	var table, parent string
	var row sql.NullInt64
	var key int
	if err := rows.Scan(&table, &row, &parent, &key); err != nil {
		return err
	}
	return fmt.Errorf("%w: %s row %d refers to %s", errReference, table, row.Int64, parent)
}

// backup copies the workspace as it is, beside itself and under a name that
// says which version it holds. It never overwrites an earlier copy.
func backup(ctx context.Context, db *sql.DB, path string, version int) (string, error) {
	name := fmt.Sprintf("%s.v%d.bak", path, version)
	for n := 2; exists(name); n++ {
		name = fmt.Sprintf("%s.v%d-%d.bak", path, version, n)
	}
	// VACUUM INTO leaves a partial file behind when the disk is full.
	tmp, err := reserve(name)
	if err != nil {
		return "", err
	}
	defer os.Remove(tmp)
	if _, err := db.ExecContext(ctx, "VACUUM INTO ?", tmp); err != nil {
		return "", err
	}
	if err := syncFile(tmp); err != nil {
		return "", err
	}
	return name, publish(tmp, name, false)
}
