package store

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"time"

	"zombiezen.com/go/sqlite"
	"zombiezen.com/go/sqlite/sqlitex"

	"taihang/data/text"
)

// Found by a check of ours; SQLite has codes of its own for both.
var (
	errReference = errors.New("broken reference")
	errDuplicate = errors.New("key stands twice")
)

// migrate brings the file to the last step, after copying it. Each step is a
// transaction that ends by stamping the version, so a killed migration is
// resumed by the next opening.
func (s *Store) migrate(ctx context.Context, steps []string) error {
	n, err := number(s.writer, "PRAGMA user_version")
	if err != nil {
		return explain(s.path, err)
	}
	have := int(n)
	if have > len(steps) { // stamped in a log that the header does not show yet
		return text.Errorf("store.newer", filepath.Base(s.path), have, len(steps))
	}
	if have == len(steps) {
		return nil
	}
	if have > 0 {
		if _, err := copyAside(ctx, s.writer, s.path, time.Now(), fmt.Sprintf("v%d", have)); err != nil {
			return explain(s.path, err)
		}
	}
	return explain(s.path, climb(ctx, s.writer, have, steps))
}

// climb runs the steps from version have on.
func climb(ctx context.Context, c *sqlite.Conn, have int, steps []string) error {
	// A step may rebuild a table; references are checked when it is done.
	if err := do(c, "PRAGMA foreign_keys(0)"); err != nil {
		return err
	}
	for i := have; i < len(steps); i++ {
		err := within(ctx, c, func() error {
			if err := sqlitex.ExecuteScript(c, steps[i], nil); err != nil {
				return err
			}
			if err := checkReferences(c, ""); err != nil {
				return err
			}
			return do(c, setVersion(i+1))
		})
		if err != nil {
			return fmt.Errorf("schema %d: %w", i+1, err)
		}
	}
	if err := do(c, "PRAGMA foreign_keys(1)"); err != nil {
		return err
	}
	return do(c, "PRAGMA wal_checkpoint(TRUNCATE)")
}

// checkReferences finds a row of a table, or of any, that refers to one that is
// not there.
func checkReferences(c *sqlite.Conn, table string) error {
	var found error
	query := "PRAGMA foreign_key_check"
	if table != "" {
		query += "(" + table + ")"
	}
	err := each(c, query, func(st *sqlite.Stmt) error {
		if found == nil {
			found = fmt.Errorf("%w: %s row %d refers to %s", errReference, st.ColumnText(0), st.ColumnInt64(1), st.ColumnText(2))
		}
		return nil
	})
	return firstOf(err, found)
}
