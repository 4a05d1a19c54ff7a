//go:build unix

package store

import (
	"context"
	"os"
	"os/exec"
	"path/filepath"
	"sync"
	"syscall"
	"testing"
	"time"

	"taihang/data"
)

// A load sees an import whole or not at all, also while imports go on.
func TestLoadWhileApplying(t *testing.T) {
	s := fresh(t, small())
	done, stop := context.WithCancel(ctx)
	var wg sync.WaitGroup
	wg.Add(1)
	go func() {
		defer wg.Done()
		defer stop()
		for n := range 40 {
			set := &data.Set{}
			for i := range 50 {
				set.Units = append(set.Units, data.Unit{ID: int64(1000 + 50*n + i)})
				set.Needs = append(set.Needs, data.Need{ID: int64(1000 + 50*n + i)})
			}
			if _, err := s.Apply(ctx, &data.Batch{}, set); err != nil {
				t.Error(err)
				return
			}
		}
	}()
	for done.Err() == nil {
		set, err := s.Load(ctx)
		if err != nil {
			t.Fatal(err)
		}
		if (len(set.Units)-1)%50 != 0 || len(set.Units) != len(set.Needs) {
			t.Fatalf("%d units, %d needs: half an import", len(set.Units), len(set.Needs))
		}
	}
	wg.Wait()
}

// Another program that writes is named, and the import is refused whole.
func TestBusy(t *testing.T) {
	s := fresh(t, small())
	other, err := Open(ctx, s.Path())
	if err != nil {
		t.Fatal(err)
	}
	defer other.Close()
	tx, err := other.Begin(ctx)
	if err != nil {
		t.Fatal(err)
	}
	defer tx.Rollback()
	defer func(p time.Duration) { patience = p }(patience)
	patience = time.Millisecond
	if _, err := s.Apply(ctx, &data.Batch{}, nil); !isKey(err, "store.busy") {
		t.Errorf("while another writes: %v", err)
	}
	short, cancel := context.WithTimeout(ctx, time.Millisecond)
	defer cancel()
	if _, err := s.Apply(short, &data.Batch{}, nil); err == nil {
		t.Error("written while another writes")
	}
}

// A closed folder is told from a damaged file, and its workspaces can be read.
// Root may write everywhere, so for root a child without rights has a look.
func TestClosedFolder(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "closed")
	if os.Getenv("TAIHANG_STORE_CLOSED") != "" {
		dir = os.Getenv("TAIHANG_STORE_CLOSED")
	} else {
		if err := os.Mkdir(dir, 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(dir, "a.taihang"), saved(t), 0o444); err != nil {
			t.Fatal(err)
		}
		if err := os.Chmod(dir, 0o555); err != nil {
			t.Fatal(err)
		}
		defer os.Chmod(dir, 0o700)
	}
	if os.Geteuid() == 0 {
		asNobody(t, dir)
		return
	}
	path := filepath.Join(dir, "a.taihang")
	if _, err := Open(ctx, path); !isKey(err, "store.folder") && !isKey(err, "store.readonly") {
		t.Errorf("Open: %v", err)
	}
	if _, err := Create(ctx, filepath.Join(dir, "b.taihang"), nil); !isKey(err, "store.closed") {
		t.Errorf("Create: %v", err)
	}
	r, err := OpenReadOnly(ctx, path)
	if err != nil {
		t.Fatal(err)
	}
	defer r.Close()
	if set, err := r.Load(ctx); err != nil || len(set.Units) != 1 {
		t.Errorf("Load: %v", err)
	}
}

// asNobody runs the test again without the rights of root.
func asNobody(t *testing.T, dir string) {
	t.Helper()
	for d := dir; d != filepath.Dir(d) && d != os.TempDir(); d = filepath.Dir(d) {
		if d != dir {
			if err := os.Chmod(d, 0o755); err != nil {
				t.Fatal(err)
			}
		}
	}
	exe := filepath.Join(filepath.Dir(dir), "child")
	b, err := os.ReadFile(os.Args[0])
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(exe, b, 0o755); err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(exe, "-test.run", "^TestClosedFolder$")
	cmd.Dir = "/"
	cmd.Env = append(os.Environ(), "TAIHANG_STORE_CLOSED="+dir)
	cmd.SysProcAttr = &syscall.SysProcAttr{Credential: &syscall.Credential{Uid: 65534, Gid: 65534}}
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Errorf("without rights: %v\n%s", err, out)
	}
}
