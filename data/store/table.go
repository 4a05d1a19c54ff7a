package store

import (
	"context"
	"database/sql/driver"
	"fmt"
	"io"
	"strings"

	"taihang/data"
)

// table describes where the rows of a type live.
type table[T any] struct {
	name  string
	key   string // columns of the key; "" when the table has none
	whole string // without a key: rows with the same value here are replaced together
	of    func(*data.Set) *[]T
	visit func(*fields, *T)
}

// rowsTable is a table whose row type does not matter.
type rowsTable interface {
	title() string
	columns() []column
	write(ctx context.Context, c driver.Conn, s *data.Set, batch int64, replace bool) error
	read(ctx context.Context, c driver.Conn, s *data.Set, where string) error
	size(s *data.Set) int
}

func (t *table[T]) title() string        { return t.name }
func (t *table[T]) size(s *data.Set) int { return len(*t.of(s)) }

func (t *table[T]) columns() []column {
	var f fields
	var v T
	t.visit(&f, &v)
	return f.cols
}

// maxParams is SQLite's limit of parameters in a statement; rowsPerInsert is
// where more rows in one INSERT stopped paying (BenchmarkCreate).
const (
	maxParams     = 32766
	rowsPerInsert = 64
)

// insertSQL returns an INSERT of n rows, which replaces rows of the same key
// when asked.
func (t *table[T]) insertSQL(n int, batch int64, replace bool) string {
	var names, marks, sets []string
	for _, c := range t.columns() {
		names = append(names, c.name)
		marks = append(marks, "?")
		sets = append(sets, c.name+"=excluded."+c.name)
	}
	row := fmt.Sprintf("(%s,%d)", strings.Join(marks, ","), batch)
	q := fmt.Sprintf("INSERT INTO %s(%s,batch_id) VALUES %s",
		t.name, strings.Join(names, ","), strings.TrimSuffix(strings.Repeat(row+",", n), ","))
	if replace && t.key != "" {
		q += fmt.Sprintf(" ON CONFLICT(%s) DO UPDATE SET %s,batch_id=excluded.batch_id", t.key, strings.Join(sets, ","))
	}
	return q
}

// write inserts the set's rows on the driver's own connection: database/sql
// would convert and copy every argument once more.
func (t *table[T]) write(ctx context.Context, c driver.Conn, s *data.Set, batch int64, replace bool) error {
	rows := *t.of(s)
	if len(rows) == 0 {
		return nil
	}
	if replace && t.whole != "" {
		if err := t.clear(c, rows); err != nil {
			return err
		}
	}
	width := len(t.columns())
	per := min(rowsPerInsert, maxParams/width)
	args := make([]driver.NamedValue, per*width)
	for i := range args {
		args[i].Ordinal = i + 1
	}
	for len(rows) > 0 {
		n := per
		if len(rows) < per {
			n = 1
		}
		left, err := t.writeMany(ctx, c, rows, n, t.insertSQL(n, batch, replace), args[:n*width])
		if err != nil {
			return fmt.Errorf("write %s: %w", t.name, err)
		}
		rows = left
	}
	return nil
}

// writeMany inserts n rows at a time while there are n, and returns the rest.
func (t *table[T]) writeMany(ctx context.Context, c driver.Conn, rows []T, n int, sql string, args []driver.NamedValue) ([]T, error) {
	st, err := c.Prepare(sql)
	if err != nil {
		return rows, err
	}
	defer st.Close()
	f := fields{mode: binding}
	width := len(args) / n
	for ; len(rows) >= n; rows = rows[n:] {
		if err := ctx.Err(); err != nil {
			return rows, err
		}
		for i := range n {
			f.args = args[i*width : (i+1)*width]
			f.next()
			t.visit(&f, &rows[i])
		}
		if f.err != nil {
			return rows, f.err
		}
		if _, err := st.(driver.StmtExecContext).ExecContext(context.Background(), args); err != nil {
			return rows, err
		}
	}
	return rows, nil
}

// clear removes the rows that share their whole column with one of rows.
func (t *table[T]) clear(c driver.Conn, rows []T) error {
	st, err := c.Prepare("DELETE FROM " + t.name + " WHERE " + t.whole + " = ?")
	if err != nil {
		return err
	}
	defer st.Close()
	at := 0
	for i, col := range t.columns() {
		if col.name == t.whole {
			at = i
		}
	}
	f := fields{mode: binding, args: make([]driver.NamedValue, len(t.columns()))}
	done := map[driver.Value]bool{}
	for i := range rows {
		f.next()
		t.visit(&f, &rows[i])
		v := f.args[at].Value
		if done[v] {
			continue
		}
		done[v] = true
		arg := []driver.NamedValue{{Ordinal: 1, Value: v}}
		if _, err := st.(driver.StmtExecContext).ExecContext(context.Background(), arg); err != nil {
			return err
		}
	}
	return nil
}

// read fills the set's slice with the table's rows in key order.
func (t *table[T]) read(ctx context.Context, c driver.Conn, s *data.Set, where string) error {
	var names []string
	for _, col := range t.columns() {
		names = append(names, col.name)
	}
	n, err := count(ctx, c, "SELECT count(*) FROM "+t.name+where)
	if err != nil {
		return fmt.Errorf("count %s: %w", t.name, err)
	}
	if n == 0 {
		return nil
	}
	order := t.key
	if order == "" {
		order = "rowid"
	}
	rows, err := query(ctx, c, "SELECT "+strings.Join(names, ",")+" FROM "+t.name+where+" ORDER BY "+order)
	if err != nil {
		return fmt.Errorf("read %s: %w", t.name, err)
	}
	defer rows.Close()
	out := make([]T, n)
	f := fields{mode: reading, row: make([]driver.Value, len(names)), words: map[string]string{}}
	i := 0
	for ; i < len(out); i++ {
		if err := rows.Next(f.row); err == io.EOF {
			break
		} else if err != nil {
			return fmt.Errorf("read %s: %w", t.name, err)
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

// query runs a query on the driver's own connection.
func query(ctx context.Context, c driver.Conn, sql string) (driver.Rows, error) {
	return c.(driver.QueryerContext).QueryContext(ctx, sql, nil)
}

// count returns the one whole number that a query gives.
func count(ctx context.Context, c driver.Conn, sql string) (int64, error) {
	rows, err := query(ctx, c, sql)
	if err != nil {
		return 0, err
	}
	defer rows.Close()
	row := make([]driver.Value, 1)
	if err := rows.Next(row); err != nil {
		return 0, err
	}
	n, _ := row[0].(int64)
	return n, nil
}
