package store

import (
	"bufio"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"taihang/data"
)

// childPath, in the environment, makes the test binary a child that imports
// into that workspace until it is killed.
const childPath = "TAIHANG_STORE_CHILD"

func TestMain(m *testing.M) {
	if path := os.Getenv(childPath); path != "" {
		child(path)
	}
	os.Exit(m.Run())
}

// rowsPerBatch makes a transaction large enough to be met in its middle.
const rowsPerBatch = 4000

func child(path string) {
	s, err := Open(ctx, path)
	if err != nil {
		fmt.Println(err)
		os.Exit(1)
	}
	for n := 0; ; n++ {
		set := &data.Set{}
		for i := range rowsPerBatch {
			set.Indicators = append(set.Indicators, data.Indicator{Name: fmt.Sprintf("p%d-%d", os.Getpid(), n), Code: fmt.Sprint(130000 + i), Year: 2016, Value: data.Num(float64(n))})
		}
		fmt.Println("start")
		if _, err := s.Apply(ctx, &data.Batch{Read: rowsPerBatch, Loaded: rowsPerBatch}, set); err != nil {
			fmt.Println(err)
			os.Exit(1)
		}
	}
}

// Killed at any moment, the workspace is sound and holds whole imports only.
func TestKilled(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a.taihang")
	s, err := Create(ctx, path, nil)
	if err != nil {
		t.Fatal(err)
	}
	s.Close()
	commits := 0
	for kill := range 8 {
		cmd := exec.Command(os.Args[0])
		cmd.Env = append(os.Environ(), childPath+"="+path)
		out, err := cmd.StdoutPipe()
		if err != nil {
			t.Fatal(err)
		}
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		// Killed in its first, second … import, at whatever point that is.
		lines := bufio.NewScanner(out)
		for range kill%3 + 1 {
			if !lines.Scan() || lines.Text() != "start" {
				t.Fatalf("the child said %q", lines.Text())
			}
		}
		for range kill * 2000 { // a little further, without a clock
			_ = fmt.Sprint(kill)
		}
		if err := cmd.Process.Kill(); err != nil {
			t.Fatal(err)
		}
		_ = cmd.Wait()
		commits = survey(t, path, commits)
	}
	if commits == 0 {
		t.Error("no import was ever finished")
	}
}

// survey opens what a kill left and checks it.
func survey(t *testing.T, path string, least int) int {
	t.Helper()
	s, err := Open(ctx, path)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	if err := s.Integrity(ctx); err != nil {
		t.Fatal(err)
	}
	batches, err := s.Batches(ctx)
	if err != nil {
		t.Fatal(err)
	}
	for _, b := range batches {
		if n := counted(t, s, "SELECT count(*) FROM indicator WHERE batch_id = ?", b.ID); n != b.Loaded {
			t.Errorf("batch %d has %d rows of %d", b.ID, n, b.Loaded)
		}
	}
	if all := counted(t, s, "SELECT count(*) FROM indicator"); all != len(batches)*rowsPerBatch {
		t.Errorf("%d rows in %d batches", all, len(batches))
	}
	if len(batches) < least {
		t.Errorf("%d batches were committed, %d are there", least, len(batches))
	}
	return len(batches)
}
