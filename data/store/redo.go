package store

import (
	"bytes"
	"compress/gzip"
	"context"
	"encoding/json"
	"fmt"
	"io"

	"zombiezen.com/go/sqlite"

	"taihang/data/text"
)

// rowsPerChunk of an archive; keptUndone is how many batches that were taken
// back can be put there again.
const (
	rowsPerChunk = 2000
	keptUndone   = 8
)

// archive keeps what a batch did, for Redo: the rows it put, and the keys of
// those it removed.
func (tx *Tx) archive(batch int64) error {
	seq := 0
	for _, t := range versioned {
		put := chunker{tx: tx, batch: batch, table: t.title(), seq: &seq}
		if err := t.pack(tx.c, " WHERE batch_id = ?", []any{batch}, func(_, row string, _ int64) error { return put.add(row) }); err != nil {
			return err
		}
		if err := put.flush(); err != nil {
			return err
		}
	}
	later, err := tx.versions("before_batch = ? ORDER BY tbl", batch) // came upon rows of this batch
	if err != nil {
		return err
	}
	earlier, err := tx.versions("batch_id = ? ORDER BY tbl", batch) // this batch came upon
	if err != nil {
		return err
	}
	chunks := map[string]*chunker{}
	add := func(t rowsTable, removed int, row string) error {
		id := fmt.Sprint(t.title(), removed)
		if chunks[id] == nil {
			chunks[id] = &chunker{tx: tx, batch: batch, table: t.title(), removed: removed, seq: &seq}
		}
		return chunks[id].add(row)
	}
	for _, v := range later {
		row, err := tx.content(v)
		if err == nil {
			err = add(v.table, 0, row)
		}
		if err != nil {
			return err
		}
	}
	for _, v := range earlier {
		own, err := tx.made(v)
		if err == nil && own == "" {
			err = add(v.table, 1, v.before)
		}
		if err != nil {
			return err
		}
	}
	for _, c := range chunks {
		if err := c.flush(); err != nil {
			return err
		}
	}
	return do(tx.c, `DELETE FROM undone_row WHERE batch_id IN (
		SELECT DISTINCT batch_id FROM undone_row ORDER BY batch_id DESC LIMIT -1 OFFSET ?)`, keptUndone)
}

// chunker gathers rows of a table and stores them together, packed.
type chunker struct {
	tx      *Tx
	batch   int64
	table   string
	removed int
	seq     *int
	rows    []json.RawMessage
}

func (c *chunker) add(row string) error {
	if c.rows = append(c.rows, json.RawMessage(row)); len(c.rows) < rowsPerChunk {
		return nil
	}
	return c.flush()
}

func (c *chunker) flush() error {
	if len(c.rows) == 0 {
		return nil
	}
	b, err := json.Marshal(c.rows)
	if err != nil {
		return err
	}
	var z bytes.Buffer
	w := gzip.NewWriter(&z)
	if _, err := w.Write(b); err != nil {
		return err
	}
	if err := w.Close(); err != nil {
		return err
	}
	*c.seq++
	c.rows = c.rows[:0]
	return do(c.tx.c, "INSERT INTO undone_row (batch_id, seq, tbl, removed, rows) VALUES (?, ?, ?, ?, ?)", c.batch, *c.seq, c.table, c.removed, z.Bytes())
}

// Redo puts the rows of batches that were taken back there again. Where other
// rows have come since, it replaces them like any import, and keeps them.
func (s *Store) Redo(ctx context.Context, batches ...int64) error {
	tx, err := s.Begin(ctx)
	if err != nil {
		return err
	}
	defer tx.Rollback()
	for _, b := range batches {
		if err := tx.redo(b); err != nil {
			return err
		}
	}
	if err := tx.stillNeeded(); err != nil {
		return err
	}
	return tx.Commit()
}

func (tx *Tx) redo(batch int64) error {
	b, err := tx.history(batch, true)
	if err != nil {
		return err
	}
	tx.batch, tx.digest = batch, 0
	n := 0
	for _, t := range versioned {
		for _, removed := range []int{1, 0} {
			rows, err := tx.archived(batch, t.title(), removed)
			if err != nil {
				return tx.explain(err)
			}
			for _, row := range rows {
				n++
				if err := t.again(tx, row, removed == 1); err != nil {
					return tx.explain(err)
				}
			}
		}
	}
	if had, err := number(tx.c, "SELECT added + changed + gone FROM import_batch WHERE id = ?", batch); err != nil || n == 0 && had > 0 {
		return firstOf(tx.explain(err), text.Errorf("store.noarchive", b.ID, b.File))
	}
	for _, q := range []string{"UPDATE import_batch SET undone = 0 WHERE id = ?", "DELETE FROM undone_row WHERE batch_id = ?"} {
		if err := do(tx.c, q, batch); err != nil {
			return tx.explain(err)
		}
	}
	if err := do(tx.c, "UPDATE import_batch SET digest = ? WHERE id = ?", int64(tx.digest), batch); err != nil {
		return tx.explain(err)
	}
	if err := tx.note(RedoKind, b); err != nil {
		return err
	}
	return tx.explain(do(tx.c, "UPDATE import_batch SET applied = ? WHERE id = ?", tx.batch, batch))
}

// archived returns the kept rows of a table.
func (tx *Tx) archived(batch int64, table string, removed int) (rows []string, err error) {
	err = each(tx.c, "SELECT rows FROM undone_row WHERE batch_id = ? AND tbl = ? AND removed = ? ORDER BY seq", func(st *sqlite.Stmt) error {
		z, err := gzip.NewReader(st.ColumnReader(0))
		if err != nil {
			return err
		}
		b, err := io.ReadAll(z)
		if err != nil {
			return err
		}
		var list []json.RawMessage
		if err := json.Unmarshal(b, &list); err != nil {
			return fmt.Errorf("archive of batch %d: %w", batch, err)
		}
		for _, row := range list {
			rows = append(rows, string(row))
		}
		return nil
	}, batch, table, removed)
	return rows, err
}

// again puts a kept row as if it came from the file, or removes it.
func (t *table[T]) again(tx *Tx, packed string, removed bool) error {
	r, err := rowsOf(tx, t)
	if err != nil {
		return err
	}
	row, err := t.unpackRow(packed)
	if err != nil {
		return err
	}
	if removed {
		_, err = r.Remove(&row)
		return err
	}
	return r.put(&row)
}
