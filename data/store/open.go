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
	"errors"
	"net/url"
	"path/filepath"
	"runtime"
	"strconv"
	"sync"

	"zombiezen.com/go/sqlite"

	"taihang/data/schema"
	"taihang/data/text"
)

// Store is an open workspace. It may be used by several goroutines.
type Store struct {
	path string

	write  sync.Mutex
	writer *sqlite.Conn // nil when read only; used under write

	readers chan *sqlite.Conn
}

// Path returns the file's name as it was given.
func (s *Store) Path() string { return s.path }

// synchronous is FULL: the commit that ends an import is to survive a power cut.
// Tests of many small imports do without.
var synchronous = "FULL"

// poolSize is the number of readers: more than the cores brings nothing.
var poolSize = max(2, min(4, runtime.GOMAXPROCS(0)))

// Open opens a workspace for reading and writing, and brings an older one up
// to this version, after copying it beside itself.
func Open(ctx context.Context, path string) (*Store, error) {
	return open(ctx, path, schema.Steps())
}

func open(ctx context.Context, path string, steps []string) (*Store, error) {
	if _, err := inspect(path); err != nil {
		return nil, err
	}
	w, err := connect(path, sqlite.OpenReadWrite, nil, "journal_mode(WAL)", "synchronous("+synchronous+")")
	if err != nil {
		return nil, explain(path, err)
	}
	s := &Store{path: path, writer: w}
	if err := s.migrate(ctx, steps); err != nil {
		s.Close()
		return nil, err
	}
	if err := s.openReaders(nil); err != nil {
		s.Close()
		return nil, explain(path, err)
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
	s := &Store{path: path}
	err = s.openReaders(nil)
	if err != nil && h.wal && !exists(path+"-wal") {
		// In WAL mode even a reader wants to create files beside the database.
		// Where it cannot, and there is no log, nothing can be missing either.
		err = s.openReaders(url.Values{"immutable": {"1"}})
	}
	if err != nil {
		return nil, explain(path, err)
	}
	return s, nil
}

// openReaders fills the pool.
func (s *Store) openReaders(params url.Values) error {
	pool := make(chan *sqlite.Conn, poolSize)
	for range poolSize {
		c, err := connect(s.path, sqlite.OpenReadOnly, params, "query_only(1)")
		if err != nil {
			close(pool)
			for c := range pool {
				err = errors.Join(err, c.Close())
			}
			return err
		}
		pool <- c
	}
	s.readers = pool
	return nil
}

// read runs f on a connection of the pool.
func (s *Store) read(ctx context.Context, f func(*sqlite.Conn) error) error {
	select {
	case c := <-s.readers:
		defer func() { s.readers <- c }()
		return explain(s.path, during(ctx, c, func() error { return f(c) }))
	case <-ctx.Done():
		return ctx.Err()
	}
}

// Close folds the log into the file and closes it.
func (s *Store) Close() error {
	var errs []error
	for range cap(s.readers) {
		c := <-s.readers
		errs = append(errs, c.Close())
	}
	s.readers = nil
	if s.writer != nil {
		s.write.Lock()
		defer s.write.Unlock()
		err := do(s.writer, "PRAGMA wal_checkpoint(TRUNCATE)")
		if full(err) {
			err = text.Errorf("store.unfolded", filepath.Base(s.path), err)
		}
		errs = append(errs, err)
		// Leaving WAL mode is refused while another process reads: then the
		// file stays in it, which is as safe and only less portable.
		s.writer.SetBusyTimeout(0)
		_ = do(s.writer, "PRAGMA journal_mode(DELETE)")
		errs = append(errs, s.writer.Close())
		s.writer = nil
	}
	return explain(s.path, errors.Join(errs...))
}

// Version returns the number of the last change: it grows with every import
// and every one taken back.
func (s *Store) Version(ctx context.Context) (n int64, err error) {
	err = s.read(ctx, func(c *sqlite.Conn) error {
		n, err = number(c, "SELECT coalesce(max(id), 0) FROM import_batch")
		return err
	})
	return n, err
}

// setVersion is the statement that stamps a schema version; PRAGMA takes no
// parameters.
func setVersion(n int) string { return "PRAGMA user_version = " + strconv.Itoa(n) }
