package intake

import (
	"bufio"
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
	"time"

	"taihang/data"
	"taihang/data/facts"
	"taihang/data/store"
)

var kills = flag.Int("kills", 25, "how many times TestKill kills an import")

// changing is set in the environment of a child that changes the workspace it
// names until it is killed.
const changing = "TAIHANG_KILL"

// tables for the child to import, and the rows each loads.
func killTables(dir string) (files []string, rows int, err error) {
	rows = 1200
	for n := range 4 {
		name := filepath.Join(dir, fmt.Sprintf("table%d.csv", n))
		f, err := os.Create(name)
		if err != nil {
			return nil, 0, err
		}
		w := bufio.NewWriter(f)
		fmt.Fprintln(w, "村代码,村名,年度,户数,人口,贫困户,贫困人口,集体收入（元）")
		for v := range rows {
			fmt.Fprintf(w, "%s,第%d村,%d,%d,%d,%d,%d,%d\n", villageCode(v), v, 2014+n, 100+v%300, 400+v%900, v%40, v%120, 1000*n+v)
		}
		if err := errors.Join(w.Flush(), f.Close()); err != nil {
			return nil, 0, err
		}
		files = append(files, name)
	}
	return files, rows, nil
}

// changeOn imports, takes back and puts again, one after the other, and prints
// a line once a change is said to last.
func changeOn(path string) error {
	ctx := context.Background()
	files, _, err := killTables(filepath.Dir(path))
	if err != nil {
		return err
	}
	st, err := store.Open(ctx, path)
	if err != nil {
		return err
	}
	fmt.Println("open")
	r := rand.New(rand.NewPCG(uint64(time.Now().UnixNano()), 1))
	var last int64 // the last import that stands
	for {
		if last != 0 && r.IntN(3) == 0 {
			if err := st.Undo(ctx, last); err != nil {
				return err
			}
			fmt.Println("undone", last)
			last = 0
			continue
		}
		rep, err := Import(ctx, st, []string{files[r.IntN(len(files))]}, Options{})
		if err != nil {
			return err
		}
		last = rep.Batch
		fmt.Println("imported", last)
	}
}

// TestKill kills a process that changes a workspace, at any moment, again and
// again. The file is never damaged, no change is there by half, and none that
// was said to last is gone.
func TestKill(t *testing.T) {
	ctx := context.Background()
	dir := t.TempDir()
	path := filepath.Join(dir, "a.taihang")
	_, rows, err := killTables(dir)
	if err != nil {
		t.Fatal(err)
	}
	r := rand.New(rand.NewPCG(uint64(*kills), 2))
	told := map[int64]string{} // what the last word on an import was
	lasting, between := 0, 0
	for n := range *kills {
		if n%25 == 0 { // a fresh file: a history without end says nothing more
			_ = os.RemoveAll(path)
			st, err := store.Create(ctx, path, facts.Gazetteer())
			if err != nil {
				t.Fatal(err)
			}
			st.Close()
			clear(told)
		}
		lines := killed(t, path, time.Duration(5+r.IntN(700))*time.Millisecond)
		for _, l := range lines {
			var what string
			var id int64
			if k, _ := fmt.Sscan(l, &what, &id); k == 2 {
				told[id] = what
				lasting++
			}
		}
		between += checkKilled(t, path, told, rows)
		if t.Failed() {
			t.Fatalf("after %d kills", n+1)
		}
	}
	t.Logf("%d kills: %d changes said to last, all there; %d more were there before they were said", *kills, lasting, between)
}

// killed runs the child on the workspace, kills it some time after it has
// opened it, and returns what it said.
func killed(t *testing.T, path string, after time.Duration) (lines []string) {
	c := exec.Command(os.Args[0])
	c.Env = append(os.Environ(), changing+"="+path)
	c.Stderr = os.Stderr
	out, err := c.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := c.Start(); err != nil {
		t.Fatal(err)
	}
	said := bufio.NewScanner(io.Reader(out))
	for said.Scan() {
		if said.Text() == "open" {
			time.AfterFunc(after, func() { _ = c.Process.Kill() })
			continue
		}
		lines = append(lines, said.Text())
	}
	if err := c.Wait(); err == nil || c.ProcessState.ExitCode() != -1 {
		t.Fatalf("the child ended by itself: %v", err)
	}
	return lines
}

// checkKilled looks a workspace over. It returns how many changes are there
// that nobody had been told of: they were on disk when the kill came.
func checkKilled(t *testing.T, path string, told map[int64]string, rows int) (more int) {
	ctx := context.Background()
	st, err := store.Open(ctx, path)
	if err != nil {
		t.Fatal(err)
	}
	batches, err := st.Batches(ctx)
	if err := errors.Join(err, st.Close()); err != nil {
		t.Fatal(err)
	}
	d, err := store.Examine(ctx, path) // every page, reference and digest
	if err != nil || !d.Sound() {
		t.Errorf("%v %+v", err, d)
	}
	there := map[int64]data.Batch{}
	for _, b := range batches {
		if b.Kind != "ledger" {
			continue
		}
		there[b.ID] = b
		if b.Loaded != rows {
			t.Errorf("import %d has %d of %d rows", b.ID, b.Loaded, rows)
		}
		state := "imported"
		if b.Undone {
			state = "undone"
		}
		if told[b.ID] != state && told[b.ID] != "undone" { // it was done, and then the kill came
			told[b.ID] = state
			more++
		}
	}
	for id, what := range told {
		b, ok := there[id]
		if !ok {
			t.Errorf("import %d was said to last and is gone", id)
		}
		if what == "undone" && !b.Undone {
			t.Errorf("import %d was said to be taken back and is there", id)
		}
	}
	return more
}
