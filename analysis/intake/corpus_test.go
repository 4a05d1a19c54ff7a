package intake

import (
	"bytes"
	"context"
	"errors"
	"flag"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"runtime/debug"
	"slices"
	"strings"
	"testing"
	"time"

	"taihang/analysis/intake/corpus"
	"taihang/data/text"
)

var update = flag.Bool("update", false, "write docs/corpus.md anew; then read the diff")

const corpusDir = "testdata/corpus"

// Every file of the corpus, into a new workspace: what is said, what is stored,
// and that every row is accounted for.
func TestCorpus(t *testing.T) {
	n := 0
	for _, g := range corpus.Groups() {
		for i := range g.Cases {
			c := &g.Cases[i]
			n++
			t.Run(c.File, func(t *testing.T) {
				if !c.Made { // the memory of those is looked at
					t.Parallel()
				}
				got, complaints := importCase(t, c)
				want := c.Lines()
				complaints = append(complaints, compare(got, want)...)
				if len(complaints) == 0 {
					return
				}
				t.Errorf("%s\n%s\n-- all that happened:\n%s", c.What, strings.Join(complaints, "\n"), strings.Join(got, "\n"))
			})
		}
	}
	if n < 100 {
		t.Errorf("only %d cases", n)
	}
	t.Logf("%d cases", n)
}

// compare holds what happened against what is wanted.
func compare(got, want []string) (complaints []string) {
	more := slices.Contains(want, "= …")
	left := slices.Clone(got)
	for _, w := range want {
		if w == "= …" {
			continue
		}
		i := slices.Index(left, w)
		if i < 0 {
			complaints = append(complaints, "missing:    "+w)
			continue
		}
		left = slices.Delete(left, i, i+1)
	}
	for _, g := range left {
		optional := strings.HasPrefix(g, "matched: ") || strings.HasPrefix(g, "changes: ") || strings.HasPrefix(g, "check: ")
		if !optional && !(more && strings.HasPrefix(g, "= ")) {
			complaints = append(complaints, "unexpected: "+g)
		}
	}
	return complaints
}

// casePath is where the files of a case are.
func casePath(t *testing.T, c *corpus.Case) string {
	t.Helper()
	if !c.Made {
		return filepath.Join(corpusDir, filepath.FromSlash(c.File))
	}
	dir := t.TempDir()
	if err := c.Write(dir); err != nil {
		t.Fatal(err)
	}
	return filepath.Join(dir, filepath.FromSlash(c.File))
}

// Limits of what a hostile file may take.
const (
	mostTime   = 2 * time.Second
	mostMemory = 300 << 20
)

// importCase imports a case's file and says what happened, line by line.
func importCase(t *testing.T, c *corpus.Case) (lines, complaints []string) {
	t.Helper()
	path := casePath(t, c)
	st := workspace(t)
	for _, before := range c.After {
		if _, err := Import(ctx, st, []string{filepath.Join(corpusDir, filepath.FromSlash(before))}, Options{}); err != nil {
			t.Fatal(err)
		}
	}
	var o Options
	if c.Mapping != "" {
		m, err := ParseMapping([]byte(c.Mapping), c.File)
		if err != nil {
			t.Fatal(err)
		}
		o.Mapping = m
	}
	before := rowsOf(t, st)
	limited, cancel := ctx, context.CancelFunc(func() {})
	if c.Made {
		// Ten times the time that is allowed: tests run beside each other.
		limited, cancel = context.WithTimeout(ctx, 10*mostTime)
	}
	defer cancel()
	held := heap(c.Made)
	rep, err := Import(limited, st, []string{path}, o)
	if grown := heap(false) - held; c.Made && grown > mostMemory {
		complaints = append(complaints, fmt.Sprintf("the heap grew by %d MiB", grown>>20))
	}
	after := rowsOf(t, st)
	lines = append(lines, difference(before, after)...)
	if err != nil {
		if len(lines) > 0 {
			complaints = append(complaints, "refused, and the workspace changed")
		}
		var e *text.Error
		if !errors.As(err, &e) {
			return append(lines, "failed: "+err.Error()), append(complaints, "an error that is no sentence: "+err.Error())
		}
		if !text.Has(e.Key) {
			complaints = append(complaints, "no words for "+e.Key)
		}
		if s := text.ZH.Sentence(err); unfilled.MatchString(s) {
			complaints = append(complaints, "not filled in: "+s)
		}
		return append(lines, "refused: "+e.Key), complaints
	}
	for _, f := range rep.Files {
		lines = append(lines, fileLines(f, len(rep.Files) > 1 || f.Sheet != "")...)
	}
	complaints = append(complaints, unaccounted(rep)...)
	complaints = append(complaints, counted(t, c, path, rep)...)
	complaints = append(complaints, untraced(t, c, st, path, rep)...)
	return append(lines, checkLines(t, st)...), complaints
}

// heap is what the heap has taken of the machine, if asked for after all that it
// can give back has been given back.
func heap(settled bool) int64 {
	if settled {
		debug.FreeOSMemory()
	}
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return int64(m.HeapSys - m.HeapReleased)
}

// The files that are kept are those that the program makes.
func TestCorpusCurrent(t *testing.T) {
	made := map[string]bool{}
	dir := t.TempDir()
	for _, g := range corpus.Groups() {
		for i := range g.Cases {
			c := &g.Cases[i]
			if c.Made {
				continue
			}
			if err := c.Write(dir); err != nil {
				t.Fatal(err)
			}
			for _, name := range c.Names() {
				if made[name] {
					t.Errorf("%s is made twice", name)
				}
				made[name] = true
				want, err := os.ReadFile(filepath.Join(dir, filepath.FromSlash(name)))
				if err != nil {
					t.Fatal(err)
				}
				if got, err := os.ReadFile(filepath.Join(corpusDir, filepath.FromSlash(name))); err != nil || !bytes.Equal(got, want) {
					t.Errorf("%s is not what the program makes (%v): go run ./analysis/intake/corpus/...", name, err)
				}
			}
		}
	}
	size := int64(0)
	err := filepath.WalkDir(corpusDir, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		info, err := d.Info()
		if err != nil {
			return err
		}
		size += info.Size()
		if rel, _ := filepath.Rel(corpusDir, path); !made[filepath.ToSlash(rel)] {
			t.Errorf("%s is not of the corpus", rel)
		}
		return nil
	})
	if err != nil || size > 3<<19 {
		t.Errorf("%d bytes, %v", size, err)
	}
}
