package store

import (
	"bytes"
	"context"
	"errors"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"taihang/data"
	"taihang/data/text"
)

// A copy is whole, private, and brings back what was there; what it replaces is
// kept.
func TestBackupAndRestore(t *testing.T) {
	s := fresh(t, small())
	before, err := s.Load(ctx)
	if err != nil {
		t.Fatal(err)
	}
	to := filepath.Join(t.TempDir(), "份.taihang")
	if err := s.Backup(ctx, to); err != nil {
		t.Fatal(err)
	}
	if err := s.Backup(ctx, to); !isKey(err, "store.exists") {
		t.Errorf("over a file that is there: %v", err)
	}
	if info, _ := os.Stat(to); info.Mode().Perm() != 0o600 {
		t.Errorf("mode %v", info.Mode())
	}
	if _, err := s.Apply(ctx, &data.Batch{}, &data.Set{Units: []data.Unit{{ID: 70}}}); err != nil {
		t.Fatal(err)
	}
	path := s.Path()
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	aside, err := Restore(ctx, to, path)
	if err != nil {
		t.Fatal(err)
	}
	for file, units := range map[string]int{path: 1, aside: 2} {
		r, err := OpenReadOnly(ctx, file)
		if err != nil {
			t.Fatal(err)
		}
		set, err := r.Load(ctx)
		if err != nil || len(set.Units) != units {
			t.Errorf("%s: %d units, %v", filepath.Base(file), len(set.Units), err)
		}
		if file == path && !reflect.DeepEqual(set, before) {
			t.Error("the restored workspace is another")
		}
		r.Close()
	}
}

// A damaged workspace, or none at all, is replaced; a damaged copy is refused
// and changes nothing.
func TestRestoreOverDamage(t *testing.T) {
	good := saved(t)
	dir := t.TempDir()
	from, path := filepath.Join(dir, "b.taihang"), filepath.Join(dir, "a.taihang")
	if err := os.WriteFile(from, good, 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := Restore(ctx, from, path); err != nil {
		t.Errorf("where nothing was: %v", err)
	}
	broken := slices.Clone(good)
	copy(broken[len(broken)/2/4096*4096:], bytes.Repeat([]byte{0}, 10*4096))
	for _, bad := range [][]byte{nil, good[:5000], broken} {
		if err := os.WriteFile(path, bad, 0o600); err != nil {
			t.Fatal(err)
		}
		aside, err := Restore(ctx, from, path)
		if err != nil {
			t.Fatal(err)
		}
		if b, _ := os.ReadFile(path); !bytes.Equal(b, good) {
			t.Error("not restored")
		}
		if b, _ := os.ReadFile(aside); !bytes.Equal(b, bad) {
			t.Error("what was there is not kept")
		}
	}
	if err := os.WriteFile(from, broken, 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := Restore(ctx, from, path); !isKey(err, "store.damaged") {
		t.Errorf("from a damaged copy: %v", err)
	}
	if b, _ := os.ReadFile(path); !bytes.Equal(b, good) {
		t.Error("a refused restore changed the workspace")
	}
}

func TestBackupIfDue(t *testing.T) {
	s := fresh(t, small())
	now := time.Date(2026, 3, 1, 9, 0, 0, 0, time.Local)
	made := 0
	for h := 0; h < 24*(copiesKept+5); h += 6 {
		name, err := s.BackupIfDue(ctx, now.Add(time.Duration(h)*time.Hour))
		if err != nil {
			t.Fatal(err)
		}
		if name != "" {
			made++
		}
	}
	if made != copiesKept+5 {
		t.Errorf("%d copies in %d days", made, copiesKept+5)
	}
	list, err := Copies(s.Path())
	if err != nil || len(list) != copiesKept || !list[0].At.Equal(now.Add(24*(copiesKept+4)*time.Hour)) || !list[0].At.After(list[1].At) {
		t.Errorf("kept %v, %v", list, err)
	}
}

// A cancelled copy leaves nothing behind.
func TestBackupCancelled(t *testing.T) {
	s := fresh(t, demoLike(1))
	gone, cancel := context.WithCancel(ctx)
	cancel()
	dir := t.TempDir()
	if err := s.Backup(gone, filepath.Join(dir, "a.taihang")); !errors.Is(err, context.Canceled) {
		t.Errorf("cancelled: %v", err)
	}
	if names, _ := os.ReadDir(dir); len(names) > 0 {
		t.Errorf("left behind: %v", names)
	}
}

func TestExamine(t *testing.T) {
	good := saved(t)
	flipped := slices.Clone(good)
	at := bytes.Index(flipped, []byte("毕元隆")) // in a text that no index knows
	flipped[at+8] ^= 1
	zeroed := slices.Clone(good)
	copy(zeroed[len(zeroed)/2/4096*4096:], bytes.Repeat([]byte{0}, 10*4096))
	for name, c := range map[string]struct {
		file []byte
		code string
	}{
		"sound": {good, ""}, "empty": {[]byte{}, "doctor.empty"}, "text": {bytes.Repeat([]byte("x"), 300), "doctor.notdatabase"},
		"a bit": {flipped, "doctor.digest"}, "a page": {zeroed, "doctor.damaged"}, "cut": {good[:len(good)/2], "doctor.cut"},
		"newer": {stamped(good, 60, 99), "doctor.newer"}, "foreign": {stamped(good, 68, 7), "doctor.foreign"},
	} {
		t.Run(name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "a.taihang")
			if err := os.WriteFile(path, c.file, 0o600); err != nil {
				t.Fatal(err)
			}
			d, err := Examine(ctx, path)
			if err != nil {
				t.Fatal(err)
			}
			found := slices.ContainsFunc(d.Findings, func(is data.Issue) bool { return is.Code == c.code })
			if d.Sound() != (c.code == "") || c.code != "" && !found {
				t.Errorf("%+v", d.Findings)
			}
			for _, is := range d.Findings {
				args := make([]any, len(is.Args))
				for i, a := range is.Args {
					args[i] = a
				}
				if said := text.ZH.T(is.Code, args...); strings.Contains(said, "sqlite") || strings.Contains(said, "malformed") {
					t.Errorf("in the words of the library: %s", said)
				}
				if !text.Has(is.Code) || !text.Has(is.Code+".do") {
					t.Errorf("no words for %s", is.Code)
				}
			}
			if now, _ := os.ReadFile(path); !bytes.Equal(now, c.file) && c.code != "doctor.damaged" {
				t.Error("the file changed")
			}
		})
	}
}

// Where a copy cannot be written the place is named, not the workspace, which is
// sound.
func TestBackupTarget(t *testing.T) {
	s := fresh(t, small())
	dir := t.TempDir()
	file := filepath.Join(dir, "表.csv")
	if err := os.WriteFile(file, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	copied := filepath.Join(dir, "份.taihang")
	if err := s.Backup(ctx, copied); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ target, key, names string }{
		{filepath.Join(dir, "没有", "a.taihang"), "store.nofolder", filepath.Join(dir, "没有")},
		{filepath.Join(file, "a.taihang"), "store.nofolder", file},
		{filepath.Join(file, "b", "a.taihang"), "store.nofolder", filepath.Join(file, "b")},
		{filepath.Join(dir, strings.Repeat("长", 84)+".taihang"), "store.name", "长.taihang"},
		{dir, "", filepath.Base(dir)},
	} {
		for what, err := range map[string]error{"backup": s.Backup(ctx, c.target), "restore": restored(copied, c.target)} {
			if said := text.ZH.Sentence(err); c.key != "" && !isKey(err, c.key) || !strings.Contains(said, c.names) || isKey(err, "store.failed") {
				t.Errorf("%s to %s: %s", what, c.target, said)
			}
		}
	}
	if _, err := Restore(ctx, copied, dir); !isKey(err, "store.directory") {
		t.Errorf("onto a folder: %v", err)
	}
}

// killed leaves a workspace as a program that is killed does: a unit of the two is
// in its log only.
func killed(t *testing.T, path string) {
	t.Helper()
	s := fresh(t, small())
	if _, err := s.Apply(ctx, &data.Batch{}, &data.Set{Units: []data.Unit{{ID: 70}}}); err != nil {
		t.Fatal(err)
	}
	for _, side := range []string{"", "-wal"} {
		if err := copyFile(ctx, s.Path()+side, path+side); err != nil {
			t.Fatal(err)
		}
	}
	if len(logs(path)) == 0 {
		t.Fatal("no log")
	}
}

// A copy is put back with what lies in its log.
func TestRestoreWithLog(t *testing.T) {
	dir := t.TempDir()
	from, path := filepath.Join(dir, "a.taihang"), filepath.Join(dir, "b.taihang")
	killed(t, from)
	if _, err := Restore(ctx, from, path); err != nil {
		t.Fatal(err)
	}
	s, err := OpenReadOnly(ctx, path)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	if n := counted(t, s, "SELECT count(*) FROM unit"); n != 2 {
		t.Errorf("%d units of 2", n)
	}
}

// The log of a workspace that is gone is never played into a new one of its name,
// and stays for the old.
func TestLogOfAFileThatIsGone(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a.taihang")
	killed(t, path)
	if err := os.Rename(path, path+".old"); err != nil {
		t.Fatal(err)
	}
	other := fresh(t, nil)
	_, err := Create(ctx, path, nil)
	for what, err := range map[string]error{"create": err, "backup": other.Backup(ctx, path)} {
		if said := text.ZH.Sentence(err); !isKey(err, "store.orphan") || !strings.Contains(said, "a.taihang-wal") {
			t.Errorf("%s: %s", what, said)
		}
	}
	if err := os.Rename(path+".old", path); err != nil {
		t.Fatal(err)
	}
	s, err := Open(ctx, path)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	if n := counted(t, s, "SELECT count(*) FROM unit"); n != 2 {
		t.Errorf("%d units of 2", n)
	}
}

func restored(from, path string) error {
	_, err := Restore(ctx, from, path)
	return err
}
