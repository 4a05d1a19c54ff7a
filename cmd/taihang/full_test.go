//go:build linux

package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"taihang/data/store"
)

// On a disk that is too small, an import, a backup and exports say so, how much
// is lacking where that can be known, and leave no part of a file behind; what
// was there stays whole.
func TestDiskFull(t *testing.T) {
	disk := smallDisk(t, 12<<20)
	ctx := context.Background()
	ws := filepath.Join(disk, "a.taihang")
	small, large := filepath.Join(t.TempDir(), "小表.csv"), filepath.Join(t.TempDir(), "大表.csv")
	writeLedger(t, small, 2000)
	writeLedger(t, large, 150_000)
	must(t, "import", "-w", ws, small)
	before := sums(t, ws)

	r := taihang(t, "", "import", "-w", ws, large)
	if r.status != exitFailed || !strings.Contains(r.err, "磁盘已满，还差约") {
		t.Errorf("import: status %d, %s", r.status, r.err)
	}
	if d, err := store.Examine(ctx, ws); err != nil || !d.Sound() {
		t.Errorf("%v %+v", err, d)
	}
	if after := sums(t, ws); after != before {
		t.Errorf("the workspace changed:\n%s\n%s", before, after)
	}

	fill(t, disk, 16<<10) // too little for anything
	for _, c := range [][]string{
		{"backup", "-w", ws, "-o", filepath.Join(disk, "b.taihang")},
		{"demo", "-o", filepath.Join(disk, "d.taihang")},
		{"map", "-w", demoWS(t), "-m", "poverty_incidence", "--period", "2016", "--dpi", "600", "-o", filepath.Join(disk, "m.png")},
		{"map", "-w", demoWS(t), "-m", "poverty_incidence", "--period", "2016", "-o", filepath.Join(disk, "m.pdf")},
		{"table", "-w", demoWS(t), "-m", "cadres", "--by", "county,level,education", "-o", filepath.Join(disk, "t.csv")},
		{"boundaries", "-w", demoWS(t), "-o", filepath.Join(disk, "g.geojson")},
	} {
		r := taihang(t, "", c...)
		if r.status != exitFailed || !strings.Contains(r.err, "磁盘已满") {
			t.Errorf("%s: status %d, %s%s", c[0], r.status, r.out, r.err)
		}
		for _, end := range []string{"b.taihang", "d.taihang", "m.png", "m.pdf", "t.csv", "g.geojson"} {
			if _, err := os.Stat(filepath.Join(disk, end)); !errors.Is(err, os.ErrNotExist) {
				t.Errorf("%s left %s behind", c[0], end)
			}
		}
	}
	entries, err := os.ReadDir(disk)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		if n := e.Name(); !strings.HasPrefix(n, "a.taihang") && n != "filler" {
			t.Errorf("%s was left behind", n)
		}
	}
	if after := sums(t, ws); after != before {
		t.Error("the workspace changed")
	}
}

// smallDisk mounts a file system of so many bytes. Only an administrator may mount:
// where CI is not one, a full disk cannot be had, and the test says so.
func smallDisk(t *testing.T, size int) string {
	dir := t.TempDir()
	if err := syscall.Mount("tmpfs", dir, "tmpfs", 0, fmt.Sprintf("size=%d", size)); err != nil {
		t.Skipf("no small disk can be mounted here: %v", err)
	}
	t.Cleanup(func() { _ = syscall.Unmount(dir, syscall.MNT_DETACH) })
	return dir
}

// fill leaves so many bytes free.
func fill(t *testing.T, dir string, left int64) {
	var st syscall.Statfs_t
	if err := syscall.Statfs(dir, &st); err != nil {
		t.Fatal(err)
	}
	n := int64(st.Bavail)*st.Bsize - left
	if err := os.WriteFile(filepath.Join(dir, "filler"), make([]byte, max(n, 0)), 0o600); err != nil {
		t.Fatal(err)
	}
}

func writeLedger(t *testing.T, path string, rows int) {
	f, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	w := bufio.NewWriter(f)
	fmt.Fprintln(w, "村代码,村名,年度,户数,人口,贫困户,贫困人口")
	for i := range rows {
		fmt.Fprintf(w, "13062%d%03d%03d,第%d村,%d,%d,%d,%d,%d\n", 3+i/5/50_000, 100+i/5/500%100, 200+i/5%500, i/5, 2014+i%5, 100+i%300, 400+i%900, i%40, i%120)
	}
	if err := errors.Join(w.Flush(), f.Close()); err != nil {
		t.Fatal(err)
	}
}

// sums is what a workspace holds, in short.
func sums(t *testing.T, ws string) string {
	return must(t, "history", "-w", ws, "--json") + must(t, "table", "-w", ws, "-m", "villages", "--by", "county", "--json")
}
