package store

import (
	"context"
	"encoding/json"
	"fmt"
	"strings"

	"zombiezen.com/go/sqlite"

	"taihang/data"
)

// table describes where the rows of a type live.
type table[T any] struct {
	name  string
	key   string // columns of the key
	whole string // rows with the same value here come and go together
	sums  bool   // what the batches of one action say of a key is added up
	quiet bool   // its rows are about others, and are not counted as changes
	of    func(*data.Set) *[]T
	visit func(*fields, *T)

	traced func(*T) [2]int64 // the key of a table of which it is kept which row of its file a row is from
}

// rowsTable is a table whose row type does not matter.
type rowsTable interface {
	title() string
	columns() []column
	size(s *data.Set) int
	put(tx *Tx, s *data.Set) error
	read(ctx context.Context, c *sqlite.Conn, s *data.Set, where string) error
	restore(tx *Tx, packed string, batch int64) error
	pack(c *sqlite.Conn, where string, args []any, each func(key, row string, batch int64) error) error
	hashOf(packed string) (uint64, error)
	sum(c *sqlite.Conn, sums map[int64]uint64) error
	normal(packed string) (string, error)
	bare(key string) (string, error)
	keys() []string
	together() bool
	summed() bool
	matching() string
	again(tx *Tx, a *again, packed string) error
	againStated(tx *Tx, packed, stated string) error
	againRemoved(tx *Tx, packed string) error
}

func (t *table[T]) title() string        { return t.name }
func (t *table[T]) size(s *data.Set) int { return len(*t.of(s)) }

// numbered says that rows have a number, in the first column, by which they are traced.
func (t *table[T]) numbered() bool { return t.traced != nil && t.key == "id" }

func (t *table[T]) columns() []column {
	var f fields
	var v T
	t.visit(&f, &v)
	return f.cols
}

// together says that rows come and go with those of the same first key column.
func (t *table[T]) together() bool { return t.whole != "" }

func (t *table[T]) summed() bool { return t.sums }

// names lists the columns, and keys those of the key.
func (t *table[T]) names() []string {
	var out []string
	for _, c := range t.columns() {
		out = append(out, c.name)
	}
	return out
}

func (t *table[T]) keys() []string { return strings.Split(t.key, ", ") }

// matching is the condition on the key, with a parameter for each column.
func (t *table[T]) matching() string { return strings.Join(t.keys(), " = ? AND ") + " = ?" }

// insertSQL returns the INSERT of n rows; the last parameter is the batch of
// all.
func (t *table[T]) insertSQL(n int) string {
	names := t.names()
	var rows strings.Builder
	for i := range n {
		rows.WriteString(", (")
		for c := range names {
			fmt.Fprintf(&rows, "?%d, ", i*len(names)+c+1)
		}
		fmt.Fprintf(&rows, "?%d)", n*len(names)+1)
	}
	return fmt.Sprintf("INSERT INTO %s (%s, batch_id) VALUES %s", t.name, strings.Join(names, ", "), rows.String()[2:])
}

// leaving ends an INSERT that leaves a row alone whose key is there.
func (t *table[T]) leaving() string { return " ON CONFLICT (" + t.key + ") DO NOTHING" }

// updateSQL returns the UPDATE that writes a whole row over the one of its key.
func (t *table[T]) updateSQL() string {
	names := t.names()
	return fmt.Sprintf("UPDATE %s SET %s = ?, batch_id = ? WHERE %s",
		t.name, strings.Join(names, " = ?, "), t.matching())
}

// selectSQL returns the query of rows with their batch.
func (t *table[T]) selectSQL(where string) string {
	return "SELECT " + strings.Join(t.names(), ", ") + ", batch_id FROM " + t.name + where
}

// read fills the set's slice with the table's rows in key order.
func (t *table[T]) read(ctx context.Context, c *sqlite.Conn, s *data.Set, where string) error {
	n, err := number(c, "SELECT count(*) FROM "+t.name+where)
	if err != nil {
		return fmt.Errorf("count %s: %w", t.name, err)
	}
	if n == 0 {
		return nil
	}
	st, _, err := c.PrepareTransient("SELECT " + strings.Join(t.names(), ",") + " FROM " + t.name + where + " ORDER BY " + t.key)
	if err != nil {
		return fmt.Errorf("read %s: %w", t.name, err)
	}
	defer st.Finalize()
	out := make([]T, n)
	f := fields{mode: reading, st: st, words: map[string]string{}}
	i := 0
	for ; i < len(out); i++ {
		if more, err := st.Step(); err != nil {
			return fmt.Errorf("read %s: %w", t.name, err)
		} else if !more {
			break
		}
		f.next()
		t.visit(&f, &out[i])
		if i&1023 == 0 && ctx.Err() != nil {
			return ctx.Err()
		}
	}
	*t.of(s) = out[:i]
	return nil
}

// packRow writes a row as JSON, by column name, and its key likewise.
func (t *table[T]) packRow(v *T) (key, row string, err error) {
	f := fields{mode: packing, packed: map[string]any{}}
	f.next()
	t.visit(&f, v)
	if f.err != nil {
		return "", "", f.err
	}
	var k []any
	for _, name := range t.keys() {
		k = append(k, f.packed[name])
	}
	if key, err = marshal(k); err != nil {
		return "", "", err
	}
	row, err = marshal(f.packed)
	return key, row, err
}

func marshal(v any) (string, error) {
	b, err := json.Marshal(v)
	return string(b), err
}

// unpackRow reads what packRow wrote, also by an older version of the program.
func (t *table[T]) unpackRow(packed string) (v T, err error) {
	f := fields{mode: unpacking, words: map[string]string{}}
	if err := json.Unmarshal([]byte(packed), &f.raw); err != nil {
		return v, fmt.Errorf("kept row of %s: %w", t.name, err)
	}
	f.next()
	t.visit(&f, &v)
	return v, f.err
}

// pack calls each for the rows that where selects, packed.
func (t *table[T]) pack(c *sqlite.Conn, where string, args []any, each func(key, row string, batch int64) error) error {
	st, _, err := c.PrepareTransient(t.selectSQL(where))
	if err != nil {
		return err
	}
	defer st.Finalize()
	bind(st, args)
	f := fields{mode: reading, st: st, words: map[string]string{}}
	for {
		more, err := st.Step()
		if err != nil || !more {
			return err
		}
		var v T
		f.next()
		t.visit(&f, &v)
		key, row, err := t.packRow(&v)
		if err != nil {
			return err
		}
		if err := each(key, row, st.ColumnInt64(f.take())); err != nil {
			return err
		}
	}
}
