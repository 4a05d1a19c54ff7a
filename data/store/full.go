package store

import (
	"errors"
	"os"
	"path/filepath"
	"runtime"
	"syscall"

	"taihang/data/text"

	"zombiezen.com/go/sqlite"
)

// Short makes an error that a full disk has caused say how much is lacking,
// about. part, 0 to 1, is how much of the change had been written: the log holds
// that much, and all of it goes into the file once more. Other errors are
// returned as they are.
func (s *Store) Short(err error, part float64) error {
	if !full(err) {
		return err
	}
	log, statErr := os.Stat(s.path + "-wal")
	if statErr != nil {
		return err
	}
	written := float64(log.Size())
	return short(s.path, 2*written/max(part, .01)-written, err)
}

// room refuses a commit whose rows would lie in the log and not fit into the
// file any more: they would last, but neither could the workspace be handed on
// as one file, nor could anything more be written.
func (tx *Tx) room() error {
	size, err := number(tx.c, "SELECT page_count * page_size FROM pragma_page_count, pragma_page_size")
	if err != nil {
		return err
	}
	info, err := os.Stat(tx.s.path)
	if err != nil {
		return err
	}
	const pending = 8 << 20 // of pages that have not been written to the log yet
	need := float64(size - info.Size())
	if left, ok := free(filepath.Dir(tx.s.path)); ok && need > 0 && float64(left) < need+min(pending, float64(size)) {
		return short(tx.s.path, need+min(pending, float64(size)), text.Errorf("store.full", filepath.Base(tx.s.path)))
	}
	return nil
}

// full says whether a full disk is the cause.
func full(err error) bool {
	var told *text.Error
	return errors.As(err, &told) && told.Key == "store.full" || sqlite.ErrCode(err).ToPrimary() == sqlite.ResultFull
}

// short is the error for a file that needs so many bytes more than are free.
func short(path string, need float64, cause error) error {
	left, ok := free(filepath.Dir(path))
	if !ok {
		return cause
	}
	const mib = 1 << 20
	lacks := max(int((need-float64(left))/mib)+1, 1)
	return text.Errorf("store.short", filepath.Base(path), text.Count(lacks), cause)
}

// DiskFull knows a full disk by the numbers that systems give it.
func DiskFull(err error) bool {
	const handleFull, full = syscall.Errno(39), syscall.Errno(112) // of Windows
	return errors.Is(err, syscall.ENOSPC) || runtime.GOOS == "windows" && (errors.Is(err, handleFull) || errors.Is(err, full))
}
