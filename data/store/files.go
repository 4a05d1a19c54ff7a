package store

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"

	"taihang/data/text"
)

func exists(path string) bool {
	_, err := os.Lstat(path)
	return err == nil
}

// vacant refuses a name that is taken, or beside which the log of a file lies that
// is gone from there: SQLite would play it into the next of that name. Nor is it
// removed unasked: with its file it may hold what was written last.
func vacant(path string) error {
	if exists(path) {
		return text.Errorf("store.exists", filepath.Base(path), fs.ErrExist)
	}
	if held := logs(path); len(held) > 0 {
		return text.Errorf("store.orphan", filepath.Base(path), filepath.Base(held[0]))
	}
	return nil
}

// logs are the files of SQLite's own beside a workspace that hold something.
func logs(path string) (held []string) {
	for _, side := range []string{path + "-wal", path + "-journal"} {
		if info, err := os.Stat(side); err == nil && info.Size() > 0 {
			held = append(held, side)
		}
	}
	return held
}

// reserve creates an empty file that only its owner may read, beside target
// and hidden, to be written and then given target's name. SQLite keeps the
// mode of a file it finds; one it created itself would be readable by all.
func reserve(target string) (string, error) {
	f, err := os.CreateTemp(filepath.Dir(target), "."+filepath.Base(target)+".*.part") // mode 0600
	if err != nil {
		return "", err
	}
	return f.Name(), f.Close()
}

func syncFile(path string) error {
	f, err := os.OpenFile(path, os.O_RDWR, 0)
	if err != nil {
		return err
	}
	return errors.Join(f.Sync(), f.Close())
}

// publish gives the finished file its name. Without replace a file of that
// name is left alone and refused.
func publish(tmp, target string, replace bool) error {
	if !replace {
		if err := vacant(target); err != nil {
			return err
		}
		err := os.Link(tmp, target) // fails, atomically, when target is there
		switch {
		case err == nil:
			err = os.Remove(tmp)
		case errors.Is(err, fs.ErrExist) || exists(target):
			return text.Errorf("store.exists", filepath.Base(target), err)
		default: // a file system without hard links
			err = os.Rename(tmp, target)
		}
		return errors.Join(err, syncFolder(target))
	}
	// A log of the file that goes would be taken for one of the file that comes.
	for _, side := range []string{"-wal", "-shm", "-journal"} {
		if err := os.Remove(target + side); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return err
		}
	}
	return errors.Join(os.Rename(tmp, target), syncFolder(target))
}

// syncFolder makes a new name last. Windows has no such call and needs none.
func syncFolder(path string) error {
	if runtime.GOOS == "windows" {
		return nil
	}
	d, err := os.Open(filepath.Dir(path))
	if err != nil {
		return err
	}
	return errors.Join(d.Sync(), d.Close())
}
