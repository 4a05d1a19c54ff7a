package store

import (
	"context"
	"errors"
	"io/fs"
	"path/filepath"

	"modernc.org/sqlite"

	"taihang/data/text"
)

// SQLite's result codes that a person can do something about. An extended
// code carries the primary one in its low byte.
const (
	codeBusy       = 5
	codeLocked     = 6
	codeReadOnly   = 8
	codeIO         = 10
	codeCorrupt    = 11
	codeFull       = 13
	codeCantOpen   = 14
	codeConstraint = 19
	codeNotADB     = 26

	codeForeignKey = 787
	codeMoved      = 1032
	codePrimaryKey = 1555
	codeUnique     = 2067
)

// explain turns a failure of SQLite or the file system on path into a
// sentence. Cancellation and errors already told pass through.
func explain(path string, err error) error {
	var told *text.Error
	if err == nil || errors.As(err, &told) ||
		errors.Is(err, context.Canceled) || errors.Is(err, context.DeadlineExceeded) {
		return err
	}
	name := filepath.Base(path)
	var se *sqlite.Error
	if errors.As(err, &se) {
		return text.Errorf(sentence(se.Code()), name, err)
	}
	if errors.Is(err, errReference) {
		return text.Errorf("store.reference", name, err)
	}
	if errors.Is(err, fs.ErrPermission) {
		return text.Errorf("store.denied", name, err)
	}
	return text.Errorf("store.failed", name, err)
}

// sentence is the catalogue key for a result code.
func sentence(code int) string {
	switch code {
	case codeForeignKey:
		return "store.reference"
	case codePrimaryKey, codeUnique:
		return "store.duplicate"
	case codeMoved:
		return "store.moved"
	}
	switch code & 0xff {
	case codeBusy, codeLocked:
		return "store.busy"
	case codeReadOnly:
		return "store.readonly"
	case codeIO:
		return "store.io"
	case codeCorrupt, codeNotADB:
		return "store.damaged"
	case codeFull:
		return "store.full"
	case codeCantOpen:
		return "store.folder"
	case codeConstraint:
		return "store.constraint"
	}
	return "store.failed"
}
