package store

import (
	"context"
	"errors"
	"path/filepath"
	"strings"

	"zombiezen.com/go/sqlite"

	"taihang/data/text"
)

// Integrity has SQLite go over every page and index, and looks for rows that
// refer to one that is not there. It returns nil when the file is sound; else
// the cause lists what was found. A damaged page often shows nowhere else.
func (s *Store) Integrity(ctx context.Context) error {
	return s.read(ctx, func(c *sqlite.Conn) error { return sound(c, s.path) })
}

// sound is Integrity of a connection's file.
func sound(c *sqlite.Conn, path string) error {
	var bad []string
	err := each(c, "PRAGMA integrity_check(100)", func(st *sqlite.Stmt) error {
		if line := st.ColumnText(0); line != "ok" { // damage is told in the text, not as an error
			bad = append(bad, line)
		}
		return nil
	})
	if err != nil {
		return err
	}
	if len(bad) > 0 {
		return text.Errorf("store.damaged", filepath.Base(path), errors.New(strings.Join(bad, "; ")))
	}
	return checkReferences(c, "")
}
