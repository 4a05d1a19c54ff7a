package store

import (
	"strconv"
	"strings"

	"zombiezen.com/go/sqlite"
)

// Lineage returns the imports of the same file, sheet and kind that stand in
// the workspace, oldest first: what a newer version of the file is compared
// with.
func (tx *Tx) Lineage(file, sheet, kind string) (list []int64, err error) {
	err = each(tx.c, "SELECT id FROM import_batch WHERE file = ? AND sheet = ? AND kind = ? AND undone = 0 AND id <> ? ORDER BY id", func(st *sqlite.Stmt) error {
		list = append(list, st.ColumnInt64(0))
		return nil
	}, file, sheet, kind, tx.batch)
	return list, tx.explain(err)
}

// Left returns rows that came with one of the batches and of which the batch
// under way has not spoken: at most most of them, by key, and how many there
// are. Rows of which it has spoken belong to it by now.
func Left[T any](tx *Tx, batches []int64, most int) (rows []T, n int, err error) {
	r, where, err := left[T](tx, batches)
	if err != nil || len(batches) == 0 {
		return nil, 0, err
	}
	count, err := number(tx.c, "SELECT count(*) FROM "+r.t.name+where)
	if err != nil {
		return nil, 0, tx.explain(err)
	}
	err = r.t.pack(tx.c, where+" ORDER BY "+r.t.key+" LIMIT "+strconv.Itoa(most), nil, func(_, packed string, _ int64) error {
		row, err := r.t.unpackRow(packed)
		rows = append(rows, row)
		return err
	})
	return rows, int(count), tx.explain(err)
}

// Drop removes the rows that Left counts, keeping them for taking back.
func Drop[T any](tx *Tx, batches []int64) (n int, err error) {
	r, where, err := left[T](tx, batches)
	if err != nil || len(batches) == 0 {
		return 0, err
	}
	type gone struct {
		key, row string
		batch    int64
	}
	var list []gone
	err = r.t.pack(tx.c, where, nil, func(key, row string, batch int64) error {
		list = append(list, gone{key, row, batch})
		return nil
	})
	for _, g := range list {
		if err = firstOf(err, tx.remove(r.t, g.key, g.row, g.batch)); err != nil {
			break
		}
	}
	return len(list), tx.explain(err)
}

func left[T any](tx *Tx, batches []int64) (*Rows[T], string, error) {
	r, err := RowsOf[T](tx)
	if err != nil {
		return nil, "", err
	}
	var ids []string
	for _, b := range batches {
		ids = append(ids, strconv.FormatInt(b, 10))
	}
	return r, " WHERE batch_id IN (" + strings.Join(ids, ",") + ")", tx.explain(r.flush())
}
