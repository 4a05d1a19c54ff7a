package store

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"taihang/data"
	"taihang/data/schema"
	"taihang/data/text"
)

// saved returns the bytes of a closed workspace.
func saved(t *testing.T) []byte {
	t.Helper()
	s := fresh(t, small())
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	b, err := os.ReadFile(s.Path())
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func stamped(b []byte, at int, v uint32) []byte {
	b = slices.Clone(b)
	binary.BigEndian.PutUint32(b[at:], v)
	return b
}

// What is not a workspace of ours is refused with its own sentence, and not a
// byte of it changes.
func TestRefused(t *testing.T) {
	good := saved(t)
	for name, c := range map[string]struct {
		file []byte
		key  string
	}{
		"empty":          {[]byte{}, "store.empty"},
		"one byte":       {[]byte{'S'}, "store.notdatabase"},
		"text":           {[]byte(strings.Repeat("不是数据库\n", 40)), "store.notdatabase"},
		"short":          {good[:60], "store.notdatabase"},
		"foreign":        {stamped(good, 68, 0x47504b47), "store.foreign"},
		"no application": {stamped(good, 68, 0), "store.foreign"},
		"newer":          {stamped(good, 60, uint32(schema.Version()+1)), "store.newer"},
		"cut short":      {good[:len(good)/2], "store.damaged"},
		"first page bad": {append(slices.Clone(good[:100]), bytes.Repeat([]byte{0xff}, len(good)-100)...), "store.damaged"},
	} {
		t.Run(name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "a.taihang")
			if err := os.WriteFile(path, c.file, 0o600); err != nil {
				t.Fatal(err)
			}
			s, err := Open(ctx, path)
			if err == nil {
				_, err = s.Load(ctx)
				s.Close()
			}
			if !isKey(err, c.key) {
				t.Errorf("Open: %v, want %s", err, c.key)
			}
			if r, err := OpenReadOnly(ctx, path); err == nil {
				if _, err = r.Load(ctx); !isKey(err, c.key) {
					t.Errorf("OpenReadOnly: %v, want %s", err, c.key)
				}
				r.Close()
			} else if !isKey(err, c.key) {
				t.Errorf("OpenReadOnly: %v, want %s", err, c.key)
			}
			if c.key == "store.damaged" {
				return // SQLite has seen it; its own recovery may touch it
			}
			if now, _ := os.ReadFile(path); !bytes.Equal(now, c.file) {
				t.Error("the file changed")
			}
			if names, _ := os.ReadDir(filepath.Dir(path)); len(names) != 1 {
				t.Errorf("files appeared: %v", names)
			}
		})
	}
	dir := t.TempDir()
	if _, err := Open(ctx, dir); !isKey(err, "store.directory") {
		t.Errorf("a folder: %v", err)
	}
	if _, err := Open(ctx, filepath.Join(dir, "none.taihang")); !isKey(err, "store.missing") {
		t.Errorf("nothing: %v", err)
	}
	if _, err := Create(ctx, filepath.Join(dir, "no", "a.taihang"), nil); !isKey(err, "store.nofolder") {
		t.Errorf("no folder: %v", err)
	}
}

func TestCreateDoesNotOverwrite(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a.taihang")
	if err := os.WriteFile(path, []byte("minutes of a meeting"), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := Create(ctx, path, nil); !isKey(err, "store.exists") {
		t.Errorf("Create: %v", err)
	}
	if _, err := Replace(ctx, path, nil); !isKey(err, "store.notdatabase") {
		t.Errorf("Replace of a file that is no workspace: %v", err)
	}
	if b, _ := os.ReadFile(path); string(b) != "minutes of a meeting" {
		t.Error("overwritten")
	}
	if err := os.WriteFile(path, saved(t), 0o600); err != nil {
		t.Fatal(err)
	}
	s, err := Replace(ctx, path, nil)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	if u, _ := Select[data.Unit](ctx, s); len(u) != 0 {
		t.Error("not replaced")
	}
}

// A step that fails leaves the version before it; a step that works keeps a
// copy of what was there.
func TestMigrate(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a.taihang")
	if err := os.WriteFile(path, saved(t), 0o600); err != nil {
		t.Fatal(err)
	}
	steps := append(schema.Steps(), "CREATE TABLE extra (a INTEGER) STRICT", "CREATE TABLE extra (a INTEGER) STRICT")
	if _, err := open(ctx, path, steps); err == nil {
		t.Fatal("a step that fails was taken")
	}
	if h, err := inspect(path); !isKey(err, "store.newer") || h.version != schema.Version()+1 {
		t.Errorf("after the failure: %+v, %v", h, err)
	}
	copies, err := Copies(path)
	if err != nil || len(copies) != 1 || copies[0].Note != fmt.Sprintf("v%d", schema.Version()) {
		t.Fatal(copies, err)
	}
	copyOf := copies[0].Path
	r, err := OpenReadOnly(ctx, copyOf)
	if err != nil {
		t.Fatal(err)
	}
	defer r.Close()
	if u, _ := Select[data.Unit](ctx, r); len(u) != 1 {
		t.Error("the copy lacks rows")
	}
	if info, _ := os.Stat(copyOf); info.Mode().Perm() != 0o600 {
		t.Errorf("the copy's mode is %v", info.Mode())
	}
}

// A version stamped in the log only is seen as well.
func TestNewerInLog(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a.taihang")
	if err := os.WriteFile(path, saved(t), 0o600); err != nil {
		t.Fatal(err)
	}
	s, err := Open(ctx, path)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	if err := do(s.writer, setVersion(99)); err != nil {
		t.Fatal(err)
	}
	if _, err := Open(ctx, path); !isKey(err, "store.newer") {
		t.Errorf("Open: %v", err)
	}
}

// Every error a person can meet reads as a sentence in both languages.
func TestCatalogue(t *testing.T) {
	_, err := Open(ctx, filepath.Join(t.TempDir(), "无.taihang"))
	for _, l := range []text.Lang{text.ZH, text.EN} {
		if s := l.Sentence(err); !strings.Contains(s, "无.taihang") || strings.Contains(s, "store.") {
			t.Errorf("%s: %s", l, s)
		}
	}
}
