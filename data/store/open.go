// Package store keeps a workspace in one SQLite file, NAME.taihang. It is the
// only importer of an SQL driver, and the only place where SQL is written.
//
// A workspace has one writer connection and a pool of readers. An import is
// one transaction: rows, manifest and issues are there together or not at all.
// While it is open the file is in WAL mode; Close folds the log back, so that
// the one file can be copied and handed on, and read on read-only media.
package store

import (
	"context"
	"database/sql"
	"errors"
	"net/url"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"

	_ "modernc.org/sqlite" // the driver

	"taihang/data/schema"
	"taihang/data/text"
)

// Store is an open workspace. It may be used by several goroutines.
type Store struct {
	path   string
	writer *sql.DB // nil when read only
	reader *sql.DB
}

// Path returns the file's name as it was given.
func (s *Store) Path() string { return s.path }

// Pragmas of every connection. They stand in the DSN because a PRAGMA sent by
// Exec reaches one connection of a pool only.
var common = []string{"busy_timeout(5000)", "foreign_keys(1)", "trusted_schema(0)", "cell_size_check(1)", "cache_size(-65536)"}

// readers is the size of the read pool: more than the cores brings nothing.
var readers = max(2, min(4, runtime.GOMAXPROCS(0)))

// dsn names a file and how to open it.
func dsn(path string, params url.Values, pragmas ...string) (string, error) {
	abs, err := filepath.Abs(path)
	if err != nil {
		return "", err
	}
	slash := filepath.ToSlash(abs)
	if !strings.HasPrefix(slash, "/") {
		slash = "/" + slash // a drive letter
	}
	if params == nil {
		params = url.Values{}
	}
	for _, p := range append(common, pragmas...) {
		params.Add("_pragma", p)
	}
	u := url.URL{Scheme: "file", Path: slash, RawQuery: params.Encode()}
	return u.String(), nil
}

// connect opens a pool and tries it.
func connect(ctx context.Context, path string, conns int, params url.Values, pragmas ...string) (*sql.DB, error) {
	name, err := dsn(path, params, pragmas...)
	if err != nil {
		return nil, explain(path, err)
	}
	db, err := sql.Open("sqlite", name)
	if err != nil {
		return nil, explain(path, err)
	}
	db.SetMaxOpenConns(conns)
	db.SetMaxIdleConns(conns)
	var n int
	if err := db.QueryRowContext(ctx, "SELECT count(*) FROM sqlite_schema").Scan(&n); err != nil {
		db.Close()
		return nil, explain(path, err)
	}
	return db, nil
}

// Open opens a workspace for reading and writing, and brings an older one up
// to this version, after copying it beside itself.
func Open(ctx context.Context, path string) (*Store, error) {
	return open(ctx, path, schema.Steps())
}

func open(ctx context.Context, path string, steps []string) (*Store, error) {
	if _, err := inspect(path); err != nil {
		return nil, err
	}
	// FULL: the commit that ends an import is to survive a power cut.
	w, err := connect(ctx, path, 1, url.Values{"mode": {"rw"}, "_txlock": {"immediate"}},
		"journal_mode(WAL)", "synchronous(FULL)")
	if err != nil {
		return nil, err
	}
	s := &Store{path: path, writer: w}
	if err := s.migrate(ctx, steps); err != nil {
		s.Close()
		return nil, err
	}
	s.reader, err = connect(ctx, path, readers, url.Values{"mode": {"ro"}}, "query_only(1)")
	if err != nil {
		s.Close()
		return nil, err
	}
	return s, nil
}

// OpenReadOnly opens a workspace without being able to change it; it works on
// read-only media and for files that belong to others.
func OpenReadOnly(ctx context.Context, path string) (*Store, error) {
	h, err := inspect(path)
	if err != nil {
		return nil, err
	}
	if h.version < schema.Version() {
		return nil, text.Errorf("store.older", filepath.Base(path), h.version, schema.Version())
	}
	r, err := connect(ctx, path, readers, url.Values{"mode": {"ro"}}, "query_only(1)")
	if err != nil && h.wal && !exists(path+"-wal") {
		// In WAL mode even a reader wants to create files beside the database.
		// Where it cannot, and there is no log, nothing can be missing either.
		r, err = connect(ctx, path, readers, url.Values{"mode": {"ro"}, "immutable": {"1"}}, "query_only(1)")
	}
	if err != nil {
		return nil, err
	}
	return &Store{path: path, reader: r}, nil
}

// Close folds the log into the file and closes it.
func (s *Store) Close() error {
	var errs []error
	if s.reader != nil {
		errs = append(errs, s.reader.Close())
	}
	if s.writer != nil {
		ctx := context.Background()
		_, err := s.writer.ExecContext(ctx, "PRAGMA wal_checkpoint(TRUNCATE)")
		errs = append(errs, err)
		// Leaving WAL mode is refused while another process reads: then the
		// file stays in it, which is as safe and only less portable.
		_, _ = s.writer.ExecContext(ctx, "PRAGMA busy_timeout(0)")
		_, _ = s.writer.ExecContext(ctx, "PRAGMA journal_mode(DELETE)")
		errs = append(errs, s.writer.Close())
	}
	if err := errors.Join(errs...); err != nil {
		return explain(s.path, err)
	}
	return nil
}

// Version returns the number of the last import: it grows with every change.
func (s *Store) Version(ctx context.Context) (int64, error) {
	var n int64
	err := s.reader.QueryRowContext(ctx, "SELECT coalesce(max(id), 0) FROM import_batch").Scan(&n)
	return n, explain(s.path, err)
}

// setVersion is the statement that stamps a schema version; PRAGMA takes no
// parameters.
func setVersion(n int) string { return "PRAGMA user_version = " + strconv.Itoa(n) }
