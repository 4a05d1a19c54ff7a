package main

import (
	"bufio"
	"encoding/json"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"syscall"

	"taihang/data/store"
	"taihang/data/text"
)

// writeFile writes a file whole or not at all: a temporary file beside it,
// then a rename. An existing file is replaced, as with any -o.
func writeFile(path string, write func(io.Writer) error) (err error) {
	dir := filepath.Dir(path)
	if st, statErr := os.Stat(dir); statErr != nil || !st.IsDir() {
		return text.Errorf("cli.out.nodir", dir, errors.Join(statErr))
	}
	if st, statErr := os.Stat(path); statErr == nil && st.IsDir() {
		return text.Errorf("cli.out.isdir", path)
	}
	f, err := os.CreateTemp(dir, "."+filepath.Base(path)+".*")
	if err != nil {
		return cannotWrite(path, err)
	}
	defer func() {
		if err != nil {
			f.Close()
			os.Remove(f.Name())
		}
	}()
	w := bufio.NewWriterSize(f, 1<<18)
	if err = write(w); err != nil {
		if failed := w.Flush(); failed != nil { // the file is why
			err = cannotWrite(path, failed)
		}
		return err
	}
	if err = errors.Join(w.Flush(), f.Chmod(0o644), f.Close()); err != nil {
		return cannotWrite(path, err)
	}
	if err = os.Rename(f.Name(), path); err != nil {
		return cannotWrite(path, err)
	}
	return nil
}

// cannotWrite is the sentence for a file that could not be written.
func cannotWrite(path string, err error) error {
	switch {
	case errors.Is(err, fs.ErrPermission), errors.Is(err, syscall.EROFS):
		return text.Errorf("cli.out.denied", path, err)
	case store.DiskFull(err):
		return text.Errorf("cli.out.full", path, err)
	}
	return text.Errorf("cli.out.cannot", path, reason(err), err)
}

// reason is the system's word for a file error without the path, which the
// sentence round it already names.
func reason(err error) string {
	var pe *fs.PathError
	if errors.As(err, &pe) {
		return pe.Err.Error()
	}
	return err.Error()
}

// extension is a file's, in lower case without the dot.
func extension(path string) string {
	return strings.ToLower(strings.TrimPrefix(filepath.Ext(path), "."))
}

// printJSON writes one object and a line break, as --json promises.
func printJSON(w io.Writer, v any) error {
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	return e.Encode(v)
}

// exists says whether there is something at path.
func exists(path string) bool {
	_, err := os.Stat(path)
	return err == nil
}
