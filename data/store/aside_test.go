package store

import (
	"context"
	"path/filepath"
	"testing"
	"time"
)

// A backup asked for is made at once, however new the last is, and the oldest
// leave when there are too many.
func TestBackupAside(t *testing.T) {
	ctx := context.Background()
	path := filepath.Join(t.TempDir(), "w.taihang")
	st, err := Create(ctx, path, nil)
	if err != nil {
		t.Fatal(err)
	}
	defer st.Close()
	now := time.Now()
	for n := range copiesKept + 2 {
		if name, err := st.BackupAside(ctx, now.Add(time.Duration(n)*time.Second)); err != nil || name == "" {
			t.Fatalf("backup %d: %q, %v", n, name, err)
		}
	}
	list, err := Copies(path)
	if err != nil || len(list) != copiesKept {
		t.Errorf("%d backups, %v", len(list), err)
	}
}
