package store

import (
	"context"
	"errors"
	"io/fs"
	"path/filepath"

	"zombiezen.com/go/sqlite"

	"taihang/data/text"
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
	switch {
	case errors.Is(err, errReference):
		return text.Errorf("store.reference", name, err)
	case errors.Is(err, errDuplicate):
		return text.Errorf("store.duplicate", name, err)
	case errors.Is(err, fs.ErrPermission):
		return text.Errorf("store.denied", name, err)
	}
	return text.Errorf(sentence(sqlite.ErrCode(err)), name, err)
}

// sentence is the catalogue key for a result code that a person can do
// something about. An extended code carries the primary one in its low byte.
func sentence(code sqlite.ResultCode) string {
	switch code {
	case sqlite.ResultConstraintForeignKey:
		return "store.reference"
	case sqlite.ResultConstraintPrimaryKey, sqlite.ResultConstraintUnique:
		return "store.duplicate"
	case sqlite.ResultReadOnlyDBMoved:
		return "store.moved"
	}
	switch code.ToPrimary() {
	case sqlite.ResultBusy, sqlite.ResultLocked:
		return "store.busy"
	case sqlite.ResultReadOnly:
		return "store.readonly"
	case sqlite.ResultIOErr:
		return "store.io"
	case sqlite.ResultCorrupt, sqlite.ResultNotADB:
		return "store.damaged"
	case sqlite.ResultFull:
		return "store.full"
	case sqlite.ResultCantOpen:
		return "store.folder"
	case sqlite.ResultConstraint:
		return "store.constraint"
	}
	return "store.failed"
}
