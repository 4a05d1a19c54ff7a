package store

import (
	"context"

	"taihang/data/text"
)

// Integrity reads the whole file and tests its structure, indexes and
// references. SQLite reports damage as rows of text, not as an error.
func (s *Store) Integrity(ctx context.Context) error {
	for _, pragma := range []string{"integrity_check(1)", "foreign_key_check"} {
		bad, err := s.complaint(ctx, pragma)
		if err != nil {
			return explain(s.path, err)
		}
		if bad != "" {
			return text.Errorf("store.damaged.detail", s.path, bad)
		}
	}
	return nil
}

// complaint is the first thing a check has to say, or "".
func (s *Store) complaint(ctx context.Context, pragma string) (string, error) {
	rows, err := s.reader.QueryContext(ctx, "PRAGMA "+pragma)
	if err != nil {
		return "", err
	}
	defer rows.Close()
	var first string
	if rows.Next() {
		columns, err := rows.Columns()
		if err != nil {
			return "", err
		}
		dst := make([]any, len(columns))
		for i := range dst {
			dst[i] = new(any)
		}
		dst[0] = &first
		if err := rows.Scan(dst...); err != nil {
			return "", err
		}
	}
	if first == "ok" {
		first = ""
	}
	return first, rows.Err()
}
