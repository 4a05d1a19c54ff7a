package store

import (
	"context"
	"encoding/json"
	"fmt"
	"path/filepath"

	"zombiezen.com/go/sqlite"

	"taihang/data"
	"taihang/data/text"
)

// Tx is a change under way: one transaction, in which one or more batches are
// written. Until Commit nobody else sees any of it, and Rollback leaves the
// workspace as it was. It belongs to one goroutine.
type Tx struct {
	ctx     context.Context
	s       *Store
	c       *sqlite.Conn
	batch   int64
	job     int64
	digest  uint64
	changes data.Changes
	rows    map[string]flusher // writers of this transaction, by table
	log     *sqlite.Stmt
	parents map[string]*parents // what rows refer to, by table
	stmts   []*sqlite.Stmt
	seeding bool // a new file: no key may stand twice
	taken   bool // rows were taken away
	done    bool
}

// Begin starts a change. It waits for another writer while ctx allows, and a
// few seconds at most. Cancelling ctx makes every further step fail.
func (s *Store) Begin(ctx context.Context) (*Tx, error) {
	if s.writer == nil {
		return nil, text.Errorf("store.readonly", filepath.Base(s.path))
	}
	s.write.Lock()
	// References are looked up before the commit, table by table: rows may come
	// in any order, and SQLite, which would look for rows that wait for each one
	// it is given, needs a scan for each where there is no index.
	err := do(s.writer, "PRAGMA foreign_keys(0)")
	if err == nil {
		err = begin(ctx, s.writer, patience)
	}
	if err != nil {
		_ = do(s.writer, "PRAGMA foreign_keys(1)")
		s.write.Unlock()
		return nil, explain(s.path, err)
	}
	s.writer.SetInterrupt(ctx.Done())
	return &Tx{ctx: ctx, s: s, c: s.writer, rows: map[string]flusher{}, parents: map[string]*parents{}}, nil
}

// explain makes a sentence of an error of this transaction.
func (tx *Tx) explain(err error) error {
	if err != nil && tx.ctx.Err() != nil && sqlite.ErrCode(err).ToPrimary() == sqlite.ResultInterrupt {
		return tx.ctx.Err()
	}
	return explain(tx.s.path, err)
}

// Commit makes the change last.
func (tx *Tx) Commit() error {
	err := tx.ctx.Err()
	if err == nil {
		err = tx.references()
	}
	if err == nil {
		err = tx.room()
	}
	if err == nil {
		tx.c.SetInterrupt(nil) // from here on it happens
		err = do(tx.c, "COMMIT")
	}
	tx.Rollback()
	return tx.explain(err)
}

// Rollback undoes everything, unless Commit has been called.
func (tx *Tx) Rollback() {
	if tx.done {
		return
	}
	tx.done = true
	tx.c.SetInterrupt(nil)
	for _, st := range tx.stmts {
		_ = st.Finalize()
	}
	rollback(tx.c)
	_ = do(tx.c, "PRAGMA foreign_keys(1)")
	tx.s.write.Unlock()
}

// prepare makes a statement that lives as long as the transaction.
func (tx *Tx) prepare(query string) (*sqlite.Stmt, error) {
	st, _, err := tx.c.PrepareTransient(query)
	if err != nil {
		return nil, err
	}
	tx.stmts = append(tx.stmts, st)
	return st, nil
}

// Open begins a batch: rows put from now on belong to it. b gets its number.
func (tx *Tx) Open(b *data.Batch) error {
	if b.Mapping == "" {
		b.Mapping = "{}"
	}
	err := do(tx.c, `INSERT INTO import_batch (file, sha256, kind, encoding, sheet, at, read, loaded, rejected, skipped, mapping)
		VALUES (?, ?, ?, ?, ?, ?, 0, 0, 0, 0, ?)`, b.File, b.SHA256, b.Kind, b.Encoding, b.Sheet, b.At, b.Mapping)
	if err != nil {
		return tx.explain(err)
	}
	b.ID = tx.c.LastInsertRowID()
	if tx.job == 0 {
		tx.job = b.ID
	}
	b.Job = tx.job
	err = do(tx.c, "UPDATE import_batch SET job = ?, applied = id WHERE id = ?", b.Job, b.ID)
	tx.batch, tx.digest, tx.changes = b.ID, 0, data.Changes{}
	return tx.explain(err)
}

// Finish ends the batch with what became of the file's rows.
func (tx *Tx) Finish(b *data.Batch) error {
	if b.Read != b.Loaded+b.Rejected+b.Skipped {
		return fmt.Errorf("batch %s: read %d is not loaded %d + rejected %d + skipped %d", b.File, b.Read, b.Loaded, b.Rejected, b.Skipped)
	}
	for _, r := range tx.rows {
		if err := r.close(); err != nil {
			return tx.explain(err)
		}
	}
	b.Changes = tx.changes
	err := do(tx.c, `UPDATE import_batch SET read = ?, loaded = ?, rejected = ?, skipped = ?,
		added = ?, changed = ?, same = ?, gone = ?, digest = ? WHERE id = ?`,
		b.Read, b.Loaded, b.Rejected, b.Skipped, b.Changes.Added, b.Changes.Changed, b.Changes.Same, b.Changes.Gone, int64(tx.digest), b.ID)
	if err != nil {
		return tx.explain(err)
	}
	if err := tx.writeIssues(b); err != nil {
		return tx.explain(err)
	}
	return tx.explain(tx.writeRefused(b))
}

func (tx *Tx) writeIssues(b *data.Batch) error {
	if len(b.Issues) == 0 {
		return nil
	}
	st, err := tx.prepare(`INSERT INTO import_issue (batch_id, seq, severity, code, sheet, row, col, args, value, proposal, n)
		VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`)
	if err != nil {
		return err
	}
	for i, is := range b.Issues {
		args, err := json.Marshal(is.Args)
		if err != nil {
			return err
		}
		bind(st, []any{b.ID, int64(i + 1), string(is.Severity), is.Code, is.Sheet, int64(is.Row), is.Column, string(args), is.Value, is.Proposal, int64(max(is.N, 1))})
		if err := run(st); err != nil {
			return err
		}
	}
	return nil
}

func (tx *Tx) writeRefused(b *data.Batch) error {
	if len(b.Refused) == 0 {
		return nil
	}
	st, err := tx.prepare("INSERT INTO rejected_row (batch_id, row, cells) VALUES (?, ?, ?) ON CONFLICT DO NOTHING")
	if err != nil {
		return err
	}
	for _, r := range b.Refused {
		cells, err := json.Marshal(r.Cells)
		if err != nil {
			return err
		}
		bind(st, []any{b.ID, int64(r.Row), string(cells)})
		if err := run(st); err != nil {
			return err
		}
	}
	return nil
}

// run steps a statement that returns no rows, and readies it for the next.
func run(st *sqlite.Stmt) error {
	if _, err := st.Step(); err != nil {
		return err
	}
	return st.Reset()
}

// Changes returns what the batch has done so far.
func (tx *Tx) Changes() data.Changes { return tx.changes }
