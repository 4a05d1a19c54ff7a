package store

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"time"

	"zombiezen.com/go/sqlite"

	"taihang/data"
	"taihang/data/text"
)

// Diagnosis is the state of a workspace's file.
type Diagnosis struct {
	Path     string
	Size     int64
	Version  int   // of the format; 0 when it cannot be read
	Imports  int   // that stand
	Rows     int64 // of all tables
	Copies   []Copy
	Findings []data.Issue // what is the matter, worst first; the texts are doctor.CODE
}

// Sound says that nothing is damaged. Warnings are not damage.
func (d *Diagnosis) Sound() bool {
	return !slices.ContainsFunc(d.Findings, func(is data.Issue) bool { return is.Severity == data.Error })
}

func (d *Diagnosis) find(sev data.Severity, code string, args ...string) {
	d.Findings = append(d.Findings, data.Issue{Severity: sev, Code: "doctor." + code, Args: args})
}

// Examine looks at a workspace's file from its first bytes to the last row,
// and at its copies. It changes nothing.
func Examine(ctx context.Context, path string) (*Diagnosis, error) {
	d := &Diagnosis{Path: path}
	if info, err := os.Stat(path); err == nil {
		d.Size = info.Size()
		if info.Mode().Perm()&0o077 != 0 {
			d.find(data.Note, "open", info.Mode().Perm().String())
		}
	}
	h, err := inspect(path)
	if d.Version = h.version; err != nil {
		d.told(err)
	} else if h.size > d.Size && len(logs(d.Path)) == 0 { // with a log it is SQLite that knows what is where
		d.find(data.Error, "cut", filepath.Base(path), text.Count(int(h.size>>10)), text.Count(int(d.Size>>10)))
	} else if err := d.content(ctx); err != nil {
		if ctx.Err() != nil {
			return nil, ctx.Err()
		}
		d.told(err)
	}
	d.beside()
	if err := d.copies(ctx); err != nil {
		return nil, err
	}
	rank := map[data.Severity]int{data.Error: 0, data.Warning: 1, data.Note: 2}
	slices.SortStableFunc(d.Findings, func(a, b data.Issue) int { return rank[a.Severity] - rank[b.Severity] })
	return d, nil
}

// told takes a refusal of the store in.
func (d *Diagnosis) told(err error) {
	code, cause := "failed", err
	var e *text.Error
	if errors.As(err, &e) {
		if key := strings.TrimPrefix(e.Key, "store."); text.Has("doctor." + key) {
			code = key
		}
		if e.Cause != nil {
			cause = e.Cause
		}
	}
	d.find(data.Error, code, filepath.Base(d.Path), cause.Error())
}

// content reads the file over.
func (d *Diagnosis) content(ctx context.Context) error {
	s := &Store{path: d.Path}
	if err := s.openReaders(nil); err != nil {
		return explain(d.Path, err)
	}
	defer s.Close()
	return s.read(ctx, func(c *sqlite.Conn) error {
		if err := sound(c, d.Path); err != nil {
			return err
		}
		bad, err := digests(c)
		if err != nil {
			return err
		}
		for _, b := range bad {
			file := ""
			err := each(c, "SELECT file FROM import_batch WHERE id = ?", func(st *sqlite.Stmt) error {
				file = st.ColumnText(0)
				return nil
			}, b)
			if err != nil {
				return err
			}
			d.find(data.Error, "digest", strconv.FormatInt(b, 10), file)
		}
		for _, t := range tables {
			n, err := number(c, "SELECT count(*) FROM "+t.title())
			if err != nil {
				return err
			}
			d.Rows += n
		}
		n, err := number(c, "SELECT count(*) FROM import_batch WHERE undone = 0 AND kind NOT IN (?, ?, ?)", SeedKind, UndoKind, RedoKind)
		d.Imports = int(n)
		return err
	})
}

// beside looks for what lies next to the file and should not.
func (d *Diagnosis) beside() {
	for _, side := range logs(d.Path) {
		d.find(data.Warning, "log", filepath.Base(side))
	}
	dir := filepath.Dir(d.Path)
	if parts, _ := filepath.Glob(filepath.Join(escape(dir), "."+escape(filepath.Base(d.Path))+".*.part")); len(parts) > 0 {
		d.find(data.Note, "part", strconv.Itoa(len(parts)), filepath.Base(parts[0]))
	}
	if left, ok := free(dir); ok && left < 2*d.Size+64<<20 {
		d.find(data.Warning, "space", strconv.FormatInt(left>>20, 10), strconv.FormatInt((2*d.Size+64<<20)>>20, 10))
	}
}

// escape makes a name literal for filepath.Glob.
func escape(name string) string {
	return strings.NewReplacer("*", "[*]", "?", "[?]", "[", "[[]").Replace(name)
}

// copies looks at the backups and reads the newest over.
func (d *Diagnosis) copies(ctx context.Context) (err error) {
	if d.Copies, err = Copies(d.Path); err != nil {
		d.told(err)
		return nil
	}
	if len(d.Copies) == 0 {
		if d.Version > 0 {
			d.find(data.Note, "nocopy")
		}
		return nil
	}
	newest := d.Copies[0]
	if err := verify(ctx, newest.Path); err != nil {
		if ctx.Err() != nil {
			return ctx.Err()
		}
		d.find(data.Warning, "badcopy", filepath.Base(newest.Path), err.Error())
	} else if age := time.Since(newest.At); age > 30*24*time.Hour {
		d.find(data.Note, "oldcopy", strconv.Itoa(int(age.Hours()/24)))
	}
	return nil
}

// Leftovers removes files that a killed backup or creation left beside a
// workspace, and returns how many.
func Leftovers(path string) (n int, err error) {
	parts, err := filepath.Glob(filepath.Join(escape(filepath.Dir(path)), "."+escape(filepath.Base(path))+".*.part"))
	if err != nil {
		return 0, err
	}
	for _, p := range parts {
		if info, err := os.Stat(p); err != nil || time.Since(info.ModTime()) < time.Hour {
			continue // somebody may be writing it
		}
		if err := os.Remove(p); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return n, explain(path, err)
		}
		n++
	}
	return n, nil
}
