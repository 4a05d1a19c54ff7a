package store

import (
	"context"
	"fmt"
	"slices"

	"zombiezen.com/go/sqlite"
)

// Origin is the import that a row is from.
type Origin struct {
	Batch int64
	File  string // base name; "" for rows that the workspace began with
	Sheet string
}

// Origins finds the imports that rows of a table are from. Keys are the values
// of the table's key, in its order: an id, or a village and a year. A row that
// is not there is not in the answer, and keeps its place: Batch is 0.
func (s *Store) Origins(ctx context.Context, table string, keys [][]int64) ([]Origin, error) {
	i := slices.IndexFunc(tables, func(t rowsTable) bool { return t.title() == table })
	if i < 0 {
		return nil, fmt.Errorf("store: there is no table %s", table)
	}
	t := tables[i]
	out := make([]Origin, len(keys))
	err := s.read(ctx, func(c *sqlite.Conn) error {
		st, _, err := c.PrepareTransient("SELECT id, file, sheet FROM import_batch WHERE id = (SELECT batch_id FROM " + table + " WHERE " + t.matching() + ")")
		if err != nil {
			return err
		}
		defer st.Finalize()
		for i, key := range keys {
			if len(key) != len(t.keys()) {
				return fmt.Errorf("store: the key of %s has %d columns", table, len(t.keys()))
			}
			for k, v := range key {
				st.BindInt64(k+1, v)
			}
			found, err := st.Step()
			if err != nil {
				return err
			}
			if found {
				out[i] = Origin{st.ColumnInt64(0), st.ColumnText(1), st.ColumnText(2)}
			}
			if err := st.Reset(); err != nil {
				return err
			}
		}
		return nil
	})
	return out, err
}
