package store

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"syscall"
	"time"

	"zombiezen.com/go/sqlite"

	"taihang/data"
	"taihang/data/schema"
	"taihang/data/text"
)

// SeedKind is the kind of the batch that a new workspace begins with.
const SeedKind = "seed"

// Create makes a workspace holding seed (nil: nothing) and opens it. A file
// that is there already is refused. The workspace is written under another
// name first: a creation that is killed leaves nothing that looks like one.
func Create(ctx context.Context, path string, seed *data.Set) (*Store, error) {
	if err := vacant(path); err != nil {
		return nil, err
	}
	return create(ctx, path, seed, false)
}

// Replace is Create, except that it takes the place of a workspace that is
// there. It still refuses to overwrite a file of another kind.
func Replace(ctx context.Context, path string, seed *data.Set) (*Store, error) {
	if exists(path) {
		if _, err := inspect(path); err != nil && !isKey(err, "store.newer") {
			return nil, err
		}
	}
	return create(ctx, path, seed, true)
}

func isKey(err error, key string) bool {
	var e *text.Error
	return errors.As(err, &e) && e.Key == key
}

func create(ctx context.Context, path string, seed *data.Set, replace bool) (*Store, error) {
	tmp, err := reserve(path)
	if err != nil {
		return nil, explainCreate(path, err)
	}
	defer os.Remove(tmp)
	if err := build(ctx, tmp, seed); err != nil {
		return nil, explain(path, err)
	}
	if err := syncFile(tmp); err != nil {
		return nil, explain(path, err)
	}
	if err := publish(tmp, path, replace); err != nil {
		return nil, explain(path, err)
	}
	return Open(ctx, path)
}

// explainCreate says why no file can be made at path: its folder is missing or
// closed, its name is too long, or the disk is full.
func explainCreate(path string, err error) error {
	const writeProtect, invalidName, nameTooLong = syscall.Errno(19), syscall.Errno(123), syscall.Errno(206) // of Windows
	is := func(list ...syscall.Errno) bool {
		return slices.ContainsFunc(list, func(e syscall.Errno) bool { return errors.Is(err, e) })
	}
	windows := runtime.GOOS == "windows"
	dir := filepath.Dir(path)
	info, missing := os.Stat(dir)
	switch {
	case missing == nil && !info.IsDir() || errors.Is(missing, fs.ErrNotExist) || errors.Is(missing, syscall.ENOTDIR):
		return text.Errorf("store.nofolder", dir, err)
	case DiskFull(err):
		return text.Errorf("store.full", filepath.Base(path), err)
	case is(syscall.ENAMETOOLONG) || windows && is(invalidName, nameTooLong):
		return text.Errorf("store.name", filepath.Base(path), err)
	case errors.Is(err, fs.ErrPermission) || is(syscall.EROFS) || windows && is(writeProtect):
		return text.Errorf("store.closed", dir, err)
	}
	return explain(path, err)
}

// build writes the whole file. It needs no journal: nobody has seen the file,
// and if anything fails it is thrown away.
func build(ctx context.Context, path string, seed *data.Set) error {
	c, err := connect(path, sqlite.OpenReadWrite, nil, "journal_mode(OFF)", "synchronous(OFF)", "locking_mode(EXCLUSIVE)")
	if err != nil {
		return err
	}
	defer c.Close()
	if err := do(c, fmt.Sprintf("PRAGMA application_id = %d", schema.ApplicationID)); err != nil {
		return err
	}
	if err := climb(ctx, c, 0, schema.Steps()); err != nil || seed == nil {
		return err
	}
	s := &Store{path: path, writer: c}
	tx, err := s.Begin(ctx)
	if err != nil {
		return err
	}
	defer tx.Rollback()
	return tx.plant(seed)
}

// plant writes the seed as the first batch.
func (tx *Tx) plant(seed *data.Set) error {
	n := 0
	for _, t := range tables {
		n += t.size(seed)
	}
	b := data.Batch{Kind: SeedKind, At: time.Now().UTC().Format(time.RFC3339), Read: n, Loaded: n}
	if err := tx.Open(&b); err != nil {
		return err
	}
	tx.seeding = true
	if err := tx.Put(seed); err != nil {
		return err
	}
	if err := tx.Finish(&b); err != nil {
		return err
	}
	return tx.Commit()
}
