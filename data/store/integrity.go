package store

import (
	"context"
	"errors"
	"path/filepath"
	"strings"

	"taihang/data/text"
)

// Integrity has SQLite go over every page and index, and looks for rows that
// refer to one that is not there. It returns nil when the file is sound; else
// the cause lists what was found. A damaged page often shows nowhere else.
func (s *Store) Integrity(ctx context.Context) error {
	rows, err := s.reader.QueryContext(ctx, "PRAGMA integrity_check(100)")
	if err != nil {
		return explain(s.path, err)
	}
	defer rows.Close()
	var bad []string
	for rows.Next() {
		var line string
		if err := rows.Scan(&line); err != nil {
			return explain(s.path, err)
		}
		if line != "ok" { // damage is told in the text, not as an error
			bad = append(bad, line)
		}
	}
	if err := rows.Err(); err != nil {
		return explain(s.path, err)
	}
	if len(bad) > 0 {
		return text.Errorf("store.damaged", filepath.Base(s.path), errors.New(strings.Join(bad, "; ")))
	}
	return explain(s.path, checkReferences(ctx, s.reader))
}
