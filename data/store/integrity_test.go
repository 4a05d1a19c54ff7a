package store

import (
	"bytes"
	"os"
	"path/filepath"
	"reflect"
	"testing"

	"taihang/data"
)

func TestIntegrity(t *testing.T) {
	s := fresh(t, demoLike(1))
	if err := s.Integrity(ctx); err != nil {
		t.Fatalf("a new workspace: %v", err)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	b, err := os.ReadFile(s.Path())
	if err != nil {
		t.Fatal(err)
	}
	// A page in the middle is lost. Opening does not notice.
	copy(b[len(b)/2/4096*4096:], bytes.Repeat([]byte{0}, 4096))
	path := filepath.Join(t.TempDir(), "damaged.taihang")
	if err := os.WriteFile(path, b, 0o600); err != nil {
		t.Fatal(err)
	}
	d, err := Open(ctx, path)
	if err != nil {
		t.Fatal(err)
	}
	defer d.Close()
	if err := d.Integrity(ctx); !isKey(err, "store.damaged") {
		t.Errorf("a lost page: %v", err)
	}
	if _, err := d.Load(ctx); !isKey(err, "store.damaged") {
		t.Errorf("Load of a damaged file: %v", err)
	}
}

// On a full disk the import is refused whole and what was there stays.
func TestDiskFull(t *testing.T) {
	s := fresh(t, small())
	before, err := s.Load(ctx)
	if err != nil {
		t.Fatal(err)
	}
	if err := do(s.writer, "PRAGMA max_page_count(1)"); err != nil { // no page more than there are
		t.Fatal(err)
	}
	set := &data.Set{}
	for i := range 20000 {
		set.Units = append(set.Units, data.Unit{ID: int64(100 + i), Name: "某某单位"})
	}
	if _, err := s.Apply(ctx, &data.Batch{}, set); !isKey(err, "store.full") {
		t.Errorf("a full disk: %v", err)
	}
	if after, err := s.Load(ctx); err != nil || !reflect.DeepEqual(before, after) {
		t.Errorf("the workspace changed (%v)", err)
	}
}
