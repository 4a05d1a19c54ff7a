package store

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"zombiezen.com/go/sqlite"

	"taihang/data/text"
)

// Copies of a workspace lie in a folder beside it, NAME.taihang.backups, each
// under the time it was made. One is made before a newer program changes the
// format, and before an import when the last is a day old. Every copy is read
// over before it gets its name.

const (
	copiesKept  = 10
	copyAge     = 24 * time.Hour
	copiesEnd   = ".backups"
	extension   = ".taihang"
	stampLayout = "2006-01-02 150405"
)

// Copy is a backup of a workspace.
type Copy struct {
	Path string
	At   time.Time
	Size int64
	Note string // why it was made, if not by the clock: v1 (before a change of format), replaced (by a restore)
}

// Copies lists the backups of a workspace, the newest first.
func Copies(path string) ([]Copy, error) {
	entries, err := os.ReadDir(path + copiesEnd)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, explain(path, err)
	}
	var list []Copy
	for _, e := range entries {
		stem, ours := strings.CutSuffix(e.Name(), extension)
		info, err := e.Info()
		if err != nil || !ours || len(stem) < len(stampLayout) || info.IsDir() {
			continue
		}
		at, err := time.ParseInLocation(stampLayout, stem[:len(stampLayout)], time.Local)
		if err != nil {
			continue
		}
		list = append(list, Copy{filepath.Join(path+copiesEnd, e.Name()), at, info.Size(), strings.TrimSpace(stem[len(stampLayout):])})
	}
	slices.SortFunc(list, func(a, b Copy) int { return strings.Compare(b.Path, a.Path) })
	return list, nil
}

// Backup writes a copy of the workspace to a name that is free.
func (s *Store) Backup(ctx context.Context, path string) error {
	if err := vacant(path); err != nil {
		return err
	}
	return s.read(ctx, func(c *sqlite.Conn) error { return vacuumInto(ctx, c, path) })
}

// BackupIfDue makes a copy beside the workspace when the last one is a day old
// or there is none, and removes those that are too many. It returns the copy's
// name, or "" when none was due.
func (s *Store) BackupIfDue(ctx context.Context, now time.Time) (string, error) {
	list, err := Copies(s.path)
	if err != nil || len(list) > 0 && now.Sub(list[0].At) < copyAge {
		return "", err
	}
	return s.BackupAside(ctx, now)
}

// BackupAside makes a copy beside the workspace now, and removes those that are
// too many. It returns the copy's name.
func (s *Store) BackupAside(ctx context.Context, now time.Time) (name string, err error) {
	err = s.read(ctx, func(c *sqlite.Conn) error {
		name, err = copyAside(ctx, c, s.path, now, "")
		return err
	})
	if err != nil {
		return "", err
	}
	return name, explain(s.path, prune(s.path))
}

// prune removes the oldest of the copies that the clock made.
func prune(path string) error {
	list, err := Copies(path)
	if err != nil {
		return err
	}
	var errs []error
	n := 0
	for _, c := range list {
		if c.Note != "" {
			continue
		}
		if n++; n > copiesKept {
			errs = append(errs, os.Remove(c.Path))
		}
	}
	return errors.Join(errs...)
}

// copyAside writes a copy into the folder of copies.
func copyAside(ctx context.Context, c *sqlite.Conn, path string, now time.Time, note string) (string, error) {
	name, err := copyName(path, now, note)
	if err != nil {
		return "", err
	}
	return name, vacuumInto(ctx, c, name)
}

// copyName returns a free name in the folder of copies, and makes the folder.
func copyName(path string, now time.Time, note string) (string, error) {
	if err := os.MkdirAll(path+copiesEnd, 0o700); err != nil {
		return "", err
	}
	if note != "" {
		note = " " + note
	}
	for ; ; now = now.Add(time.Second) {
		name := filepath.Join(path+copiesEnd, now.Format(stampLayout)+note+extension)
		if !exists(name) {
			return name, nil
		}
	}
}

// vacuumInto writes a compact copy of c's file to a name that is free. The copy
// gets its name when it is whole and sound.
func vacuumInto(ctx context.Context, c *sqlite.Conn, name string) error {
	// VACUUM INTO leaves a partial file behind when the disk is full.
	tmp, err := reserve(name)
	if err != nil {
		return explainCreate(name, err)
	}
	defer os.Remove(tmp)
	if only, err := number(c, "PRAGMA query_only"); err != nil {
		return err
	} else if only != 0 { // forbids writing to any file
		if err := do(c, "PRAGMA query_only(0)"); err != nil {
			return err
		}
		defer func() { _ = do(c, "PRAGMA query_only(1)") }()
	}
	if err := during(ctx, c, func() error { return do(c, "VACUUM INTO ?", tmp) }); full(err) {
		size, _ := number(c, "SELECT page_count * page_size FROM pragma_page_count, pragma_page_size")
		_ = os.Remove(tmp)
		return short(name, float64(size), err)
	} else if err != nil {
		return err
	}
	if err := verify(ctx, tmp); err != nil {
		return err
	}
	if err := syncFile(tmp); err != nil {
		return err
	}
	return publish(tmp, name, false)
}

// verify reads a file over, page by page.
func verify(ctx context.Context, path string) error {
	c, err := connect(path, sqlite.OpenReadOnly, nil, "query_only(1)")
	if err != nil {
		return err
	}
	defer c.Close()
	return during(ctx, c, func() error { return sound(c, path) })
}

// Restore puts a copy in the place of a workspace, which may be damaged or
// gone. What was there is kept among the copies; its name is returned.
func Restore(ctx context.Context, from, path string) (aside string, err error) {
	if _, err := inspect(from); err != nil {
		return "", err
	}
	if err := verify(ctx, from); err != nil {
		return "", explain(from, err)
	}
	if info, err := os.Stat(path); err == nil && info.IsDir() {
		return "", text.Errorf("store.directory", filepath.Base(path))
	}
	tmp, err := reserve(path)
	if err != nil {
		return "", explainCreate(path, err)
	}
	defer os.Remove(tmp)
	if err := copyWhole(ctx, from, tmp); err != nil {
		return "", explain(path, err)
	}
	if exists(path) {
		if aside, err = copyName(path, time.Now(), "replaced"); err != nil {
			return "", explain(path, err)
		}
		if err := keepAside(path, aside); err != nil {
			return "", explain(path, err)
		}
	}
	return aside, explain(path, publish(tmp, path, true))
}

// keepAside gives a file a second name, with the log that may lie beside it.
func keepAside(path, aside string) error {
	for _, side := range []string{"", "-wal", "-journal"} {
		if !exists(path + side) {
			continue
		}
		if err := os.Link(path+side, aside+side); err != nil {
			if err := copyFile(context.Background(), path+side, aside+side); err != nil {
				return err
			}
		}
	}
	return nil
}

// copyWhole copies a workspace, with what still lies in the log beside it.
func copyWhole(ctx context.Context, from, to string) error {
	if len(logs(from)) == 0 {
		return copyFile(ctx, from, to)
	}
	c, err := connect(from, sqlite.OpenReadOnly, nil)
	if err != nil {
		return err
	}
	defer c.Close()
	if err := during(ctx, c, func() error { return do(c, "VACUUM INTO ?", to) }); err != nil {
		return err
	}
	return syncFile(to)
}

func copyFile(ctx context.Context, from, to string) error {
	src, err := os.Open(from)
	if err != nil {
		return err
	}
	defer src.Close()
	dst, err := os.OpenFile(to, os.O_WRONLY|os.O_CREATE|os.O_TRUNC, 0o600)
	if err != nil {
		return err
	}
	buf := make([]byte, 1<<20)
	for err == nil {
		var n int
		if err = ctx.Err(); err != nil {
			break
		}
		if n, err = src.Read(buf); n > 0 {
			if _, werr := dst.Write(buf[:n]); werr != nil {
				err = werr
			}
		}
	}
	if err == io.EOF {
		err = nil
	}
	err = errors.Join(err, dst.Sync(), dst.Close())
	if err != nil {
		err = errors.Join(fmt.Errorf("copy %s: %w", filepath.Base(from), err), os.Remove(to))
	}
	return err
}
