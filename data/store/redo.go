package store

import (
	"bytes"
	"compress/gzip"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"slices"

	"zombiezen.com/go/sqlite"

	"taihang/data/text"
)

// rowsPerChunk of an archive; keptUndone batches that were taken back can be put
// there again, however large, and more while all together are within keptBytes: a
// workspace is not to grow by what is no longer in it.
const (
	rowsPerChunk = 2000
	keptUndone   = 8
)

var keptBytes int64 = 64 << 20

// archive keeps what a batch did, for Redo: the rows that it put where none was and
// that nobody has come upon, and of every other key the whole chain.
func (tx *Tx) archive(batch int64) error {
	linked, err := tx.versions("batch_id = ?1 OR before_batch = ?1 ORDER BY tbl, key", batch)
	if err != nil {
		return err
	}
	seq := 0
	if err := tx.archiveStood(batch, &seq); err != nil {
		return err
	}
	whole := map[string]bool{}
	chunks := map[string]*chunker{}
	for _, v := range linked {
		name := v.table.title()
		if whole[name+v.key] {
			continue
		}
		whole[name+v.key] = true
		c, err := tx.chainOf(v.table, v.key)
		if err != nil {
			return err
		}
		packed, err := marshal(c)
		if err != nil {
			return err
		}
		if chunks[name] == nil {
			chunks[name] = &chunker{tx: tx, batch: batch, table: chainsOf + name, seq: &seq}
		}
		if err := chunks[name].add(packed); err != nil {
			return err
		}
	}
	for _, c := range chunks {
		if err := c.flush(); err != nil {
			return err
		}
	}
	for _, t := range versioned {
		name := t.title()
		put := chunker{tx: tx, batch: batch, table: name, seq: &seq}
		err := t.pack(tx.c, " WHERE batch_id = ?", []any{batch}, func(key, row string, _ int64) error {
			if whole[name+key] {
				return nil
			}
			return put.add(row)
		})
		if err := firstOf(err, put.flush()); err != nil {
			return err
		}
	}
	return tx.thin(batch)
}

// thin removes the archives that are too many: those taken back first. batch is
// being taken back now.
func (tx *Tx) thin(batch int64) error {
	var drop []int64
	n, size := 0, int64(0)
	err := each(tx.c, `SELECT u.batch_id, sum(length(u.rows)) FROM undone_row u
		LEFT JOIN (SELECT json_extract(mapping, '$.of') AS of, max(id) AS at FROM import_batch WHERE kind = ? GROUP BY of) a ON a.of = u.batch_id
		GROUP BY u.batch_id ORDER BY u.batch_id = ? DESC, a.at DESC`, func(st *sqlite.Stmt) error {
		n++
		if size += st.ColumnInt64(1); n > keptUndone && size > keptBytes {
			drop = append(drop, st.ColumnInt64(0))
		}
		return nil
	}, UndoKind, batch)
	for _, b := range drop {
		err = firstOf(err, do(tx.c, "DELETE FROM undone_row WHERE batch_id = ?", b))
	}
	return err
}

// archiveStood keeps which batches stand.
func (tx *Tx) archiveStood(batch int64, seq *int) error {
	stood, err := tx.standing()
	if err != nil {
		return err
	}
	packed, err := marshal(stood)
	if err != nil {
		return err
	}
	c := chunker{tx: tx, batch: batch, table: stoodAs, seq: seq}
	return firstOf(c.add(packed), c.flush())
}

// chunker gathers rows of a table and stores them together, packed.
type chunker struct {
	tx    *Tx
	batch int64
	table string
	seq   *int
	rows  []json.RawMessage
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
	return do(c.tx.c, "INSERT INTO undone_row (batch_id, seq, tbl, removed, rows) VALUES (?, ?, ?, 0, ?)", c.batch, *c.seq, c.table, z.Bytes())
}

// Redo puts the rows of batches that were taken back there again, the first first,
// beneath those of later imports: what it finds is as it was before the batch was
// taken back. Of a key that other imports have come upon since it replaces the row
// like any import, and keeps it.
func (s *Store) Redo(ctx context.Context, batches ...int64) error {
	tx, err := s.Begin(ctx)
	if err != nil {
		return err
	}
	defer tx.Rollback()
	slices.Sort(batches)
	for _, b := range slices.Compact(batches) {
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
	// Which batches stood is kept with every one, also with one that changed nothing
	// that is counted.
	if kept, err := number(tx.c, "SELECT count(*) FROM undone_row WHERE batch_id = ?", batch); err != nil || kept == 0 {
		return firstOf(tx.explain(err), text.Errorf("store.noarchive", b.ID, b.File))
	}
	tx.batch, tx.digest, tx.taken = batch, 0, true
	again, err := tx.newAgain()
	if err != nil {
		return tx.explain(err)
	}
	for _, t := range versioned {
		chains, err := tx.archived(batch, chainsOf+t.title())
		if err != nil {
			return tx.explain(err)
		}
		for _, c := range chains {
			if err := again.chain(t, c); err != nil {
				return tx.explain(err)
			}
		}
		rows, err := tx.archived(batch, t.title())
		if err != nil {
			return tx.explain(err)
		}
		for _, row := range rows {
			if err := t.again(tx, again, row); err != nil {
				return tx.explain(err)
			}
		}
	}
	for _, q := range []string{"UPDATE import_batch SET undone = 0 WHERE id = ?", "DELETE FROM undone_row WHERE batch_id = ?"} {
		if err := do(tx.c, q, batch); err != nil {
			return tx.explain(err)
		}
	}
	if err := again.settle(); err != nil {
		return tx.explain(err)
	}
	if err := tx.note(RedoKind, b); err != nil {
		return err
	}
	if !again.late {
		return nil
	}
	return tx.explain(do(tx.c, "UPDATE import_batch SET applied = ? WHERE id = ?", tx.batch, batch))
}

// archived returns what was kept under a table's name.
func (tx *Tx) archived(batch int64, table string) (rows []string, err error) {
	err = each(tx.c, "SELECT rows FROM undone_row WHERE batch_id = ? AND tbl = ? ORDER BY seq", func(st *sqlite.Stmt) error {
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
	}, batch, table)
	return rows, err
}
