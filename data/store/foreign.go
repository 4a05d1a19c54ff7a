package store

import (
	"context"
	"errors"
	"path/filepath"

	"taihang/data/text"

	"zombiezen.com/go/sqlite"
)

// Foreign is an SQLite file of another program, such as a GeoPackage. It is
// only read, by a connection of its own that runs nothing the file brings along.
type Foreign struct {
	c    *sqlite.Conn
	path string
}

// OpenForeign opens such a file.
func OpenForeign(ctx context.Context, path string) (*Foreign, error) {
	c, err := connect(path, sqlite.OpenReadOnly, nil, "query_only(1)")
	if err != nil {
		return nil, text.Errorf("store.outside", filepath.Base(path), err)
	}
	if err := ctx.Err(); err != nil {
		return nil, errors.Join(err, c.Close())
	}
	return &Foreign{c, path}, nil
}

// Close lets the file go.
func (f *Foreign) Close() error { return f.c.Close() }

// Query passes each row to row: int64, float64, string, []byte or nil. The slice
// is used again for the next row, the bytes are not.
func (f *Foreign) Query(ctx context.Context, query string, row func(values []any) error) error {
	var failed error // of row: not the file's
	err := during(ctx, f.c, func() error {
		var values []any
		return each(f.c, query, func(st *sqlite.Stmt) error {
			values = values[:0]
			for i := range st.ColumnCount() {
				values = append(values, valueAt(st, i))
			}
			failed = row(values)
			return failed
		})
	})
	if err != nil && failed == nil && ctx.Err() == nil {
		return text.Errorf("store.outside", filepath.Base(f.path), err)
	}
	return firstOf(failed, err)
}

func valueAt(st *sqlite.Stmt, i int) any {
	switch st.ColumnType(i) {
	case sqlite.TypeInteger:
		return st.ColumnInt64(i)
	case sqlite.TypeFloat:
		return st.ColumnFloat(i)
	case sqlite.TypeText:
		return st.ColumnText(i)
	case sqlite.TypeBlob:
		b := make([]byte, st.ColumnLen(i))
		st.ColumnBytes(i, b)
		return b
	}
	return nil
}
