package store

import (
	"context"
	"time"

	"zombiezen.com/go/sqlite"
)

// Remembered is something the user settled about a file, for the next one of
// its kind: what a column means, which division a name stands for.
type Remembered struct {
	What  string // column division
	Scope string // kind of table; division above
	Name  string // as files write it
	Value string
}

// Remember keeps what was settled. An empty Value forgets it.
func (tx *Tx) Remember(list ...Remembered) error {
	now := time.Now().UTC().Format(time.RFC3339)
	for _, r := range list {
		err := do(tx.c, `INSERT INTO remembered (what, scope, name, value, at) VALUES (?, ?, ?, ?, ?)
			ON CONFLICT (what, scope, name) DO UPDATE SET value = excluded.value, at = excluded.at`, r.What, r.Scope, r.Name, r.Value, now)
		if err != nil {
			return tx.explain(err)
		}
	}
	return tx.explain(do(tx.c, "DELETE FROM remembered WHERE value = ''"))
}

// Memory returns all that is remembered, by what, scope and name.
func (s *Store) Memory(ctx context.Context) (list []Remembered, err error) {
	err = s.read(ctx, func(c *sqlite.Conn) error {
		return each(c, "SELECT what, scope, name, value FROM remembered ORDER BY what, scope, name", func(st *sqlite.Stmt) error {
			list = append(list, Remembered{st.ColumnText(0), st.ColumnText(1), st.ColumnText(2), st.ColumnText(3)})
			return nil
		})
	})
	return list, err
}
