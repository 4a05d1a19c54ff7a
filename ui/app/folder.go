package app

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"taihang/data/text"
	"taihang/ui/model"
)

// workspaceExt ends the names of workspaces.
const workspaceExt = ".taihang"

// list reads a folder for the open sheet, or for the page that takes files in. Where
// it is gone, as the one of the last time may be, it is the nearest above it.
func list(e model.List) model.Action {
	dir, err := home(e.Dir)
	done := model.Listed{Seq: e.Seq, Dir: dir}
	if err == nil {
		var all []os.DirEntry
		all, err = os.ReadDir(dir)
		for errors.Is(err, fs.ErrNotExist) && filepath.Dir(dir) != dir {
			dir = filepath.Dir(dir)
			all, err = os.ReadDir(dir)
		}
		done.Dir = dir
		for _, d := range all {
			name := d.Name()
			folder := isFolder(dir, d)
			wanted := strings.EqualFold(filepath.Ext(name), workspaceExt)
			if e.Files {
				wanted = importable(name)
			}
			if e.Files && strings.HasSuffix(name, workspaceExt+".backups") { // the page has a list of them
				continue
			}
			if strings.HasPrefix(name, ".") || !folder && !wanted {
				continue
			}
			entry := model.Entry{Name: name, Folder: folder}
			if info, err := d.Info(); err == nil && e.Files {
				entry.Size, entry.At = info.Size(), info.ModTime()
			}
			done.Entries = append(done.Entries, entry)
		}
	}
	if err != nil {
		done.Err = text.Errorf("ui.open.cannot", dir, err)
	}
	slices.SortStableFunc(done.Entries, func(a, b model.Entry) int {
		switch {
		case a.Folder && !b.Folder:
			return -1
		case b.Folder && !a.Folder:
			return 1
		}
		return strings.Compare(a.Name, b.Name)
	})
	return done
}

// isFolder follows a link, as people expect.
func isFolder(dir string, d os.DirEntry) bool {
	if d.Type()&os.ModeSymlink == 0 {
		return d.IsDir()
	}
	st, err := os.Stat(filepath.Join(dir, d.Name()))
	return err == nil && st.IsDir()
}

// home writes ~ out and makes a path absolute; "" is the user's own folder.
func home(dir string) (string, error) {
	if rest, ok := strings.CutPrefix(dir, "~"); ok || dir == "" {
		h, err := os.UserHomeDir()
		if err != nil {
			return dir, err
		}
		dir = filepath.Join(h, rest)
	}
	return filepath.Abs(dir)
}
