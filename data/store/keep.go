package store

import (
	"encoding/json"
	"fmt"
	"strings"

	"zombiezen.com/go/sqlite"
)

// version is a link of a row's chain: what a batch found when it came.
type version struct {
	table  rowsTable
	key    string
	by     int64  // the batch that came
	before string // packed; "" when what came was the same
	hash   uint64 // of the version before
	prior  int64  // the batch of that version
	stated string // JSON array of the columns that by spoke of; "" all
}

const insertVersion = `INSERT INTO superseded (tbl, key, batch_id, before, hash, before_batch, stated)
	VALUES (?, ?, ?, nullif(?, ''), ?, ?, nullif(?, '')) ON CONFLICT DO NOTHING`

// keep notes the version of a row that the batch is about to replace, confirm
// or remove.
func (tx *Tx) keep(v version) error {
	if tx.log == nil {
		st, err := tx.prepare(insertVersion)
		if err != nil {
			return err
		}
		tx.log = st
	}
	bind(tx.log, []any{v.table.title(), v.key, v.by, v.before, int64(v.hash), v.prior, v.stated})
	return run(tx.log)
}

// remove takes a row away. One that this very batch had put leaves no trace.
func (tx *Tx) remove(t rowsTable, key, before string, batch int64) error {
	sum, err := t.hashOf(before)
	if err != nil {
		return err
	}
	if batch == tx.batch {
		tx.digest -= sum
		return tx.erase(t, key)
	}
	if err := tx.keep(version{table: t, key: key, by: tx.batch, before: before, hash: sum, prior: batch}); err != nil {
		return err
	}
	tx.changes.Gone++
	return tx.erase(t, key)
}

// erase deletes the row of a key.
func (tx *Tx) erase(t rowsTable, key string) error {
	args, err := keyArgs(key)
	if err != nil {
		return err
	}
	return do(tx.c, "DELETE FROM "+t.title()+" WHERE "+t.matching(), args...)
}

// overlay returns a row that has the stated columns of top and the others of
// base, all packed. No list of columns means all of them.
func overlay(base, top, stated string) (string, error) {
	if stated == "" {
		return top, nil
	}
	var names []string
	var b, t map[string]json.RawMessage
	if err := firstOf(json.Unmarshal([]byte(stated), &names), json.Unmarshal([]byte(base), &b), json.Unmarshal([]byte(top), &t)); err != nil {
		return "", fmt.Errorf("kept row: %w", err)
	}
	for _, n := range names {
		if v, ok := t[n]; ok {
			b[n] = v
		}
	}
	out, err := json.Marshal(b)
	return string(out), err
}

// keyArgs are the parameters for the columns of a packed key.
func keyArgs(key string) ([]any, error) {
	dec := json.NewDecoder(strings.NewReader(key))
	dec.UseNumber()
	var list []any
	if err := dec.Decode(&list); err != nil {
		return nil, fmt.Errorf("key %s: %w", key, err)
	}
	for i, v := range list {
		if n, ok := v.(json.Number); ok {
			whole, err := n.Int64()
			if err != nil {
				return nil, fmt.Errorf("key %s: %w", key, err)
			}
			list[i] = whole
		}
	}
	return list, nil
}

// bindFrom binds parameters from the n-th on.
func bindFrom(st *sqlite.Stmt, n int, args []any) {
	for i, a := range args {
		switch a := a.(type) {
		case int64:
			st.BindInt64(n+i, a)
		case float64:
			st.BindFloat(n+i, a)
		case string:
			st.BindText(n+i, a)
		default:
			panic(fmt.Sprintf("store: parameter of type %T", a))
		}
	}
}

func bind(st *sqlite.Stmt, args []any) { bindFrom(st, 1, args) }

func firstOf(errs ...error) error {
	for _, err := range errs {
		if err != nil {
			return err
		}
	}
	return nil
}
