package intake

import (
	"path/filepath"
	"strings"
	"testing"

	"taihang/analysis/intake/corpus"
	"taihang/data/store"
)

// TestTakenBack: every file of the corpus, taken back, leaves what was there before; put
// there again, what it had brought. The files before it that came in an import of their own
// stay, and where it came together with them, all go and come together.
func TestTakenBack(t *testing.T) {
	n := 0
	for _, g := range corpus.Groups() {
		for i := range g.Cases {
			c := &g.Cases[i]
			if c.Made {
				continue
			}
			n++
			t.Run(c.File, func(t *testing.T) {
				t.Parallel()
				var o Options
				if c.Mapping != "" {
					var err error
					if o.Mapping, err = ParseMapping([]byte(c.Mapping), c.File); err != nil {
						t.Fatal(err)
					}
				}
				var former []string
				for _, f := range c.After {
					former = append(former, filepath.Join(corpusDir, filepath.FromSlash(f)))
				}
				st := workspace(t)
				for _, f := range former {
					if _, err := Import(ctx, st, []string{f}, Options{}); err != nil {
						t.Fatal(err)
					}
				}
				backAndForth(t, st, []string{casePath(t, c)}, o)
				if len(former) > 0 && c.Mapping == "" {
					backAndForth(t, workspace(t), append(former, casePath(t, c)), Options{})
				}
			})
		}
	}
	if n < 300 {
		t.Errorf("only %d cases", n)
	}
}

// backAndForth imports files, takes them back and puts them there again.
func backAndForth(t *testing.T, st *store.Store, files []string, o Options) {
	t.Helper()
	before := rowsOf(t, st)
	rep, err := Import(ctx, st, files, o)
	if err != nil {
		return // TestCorpus holds what is said of it, and that nothing changed
	}
	var batches []int64
	for _, f := range rep.Files {
		if f.Batch != 0 {
			batches = append(batches, f.Batch)
		}
	}
	after := rowsOf(t, st)
	for _, step := range []struct {
		name string
		do   func() error
		want map[string]int
	}{
		{"taken back", func() error { return st.Undo(ctx, batches...) }, before},
		{"put there again", func() error { return st.Redo(ctx, batches...) }, after},
		{"taken back again", func() error { return st.Undo(ctx, batches...) }, before},
	} {
		if err := step.do(); err != nil {
			t.Fatalf("%s: %v", step.name, err)
		}
		if lines := difference(step.want, rowsOf(t, st)); len(lines) > 0 {
			t.Fatalf("%s, the workspace differs:\n%s", step.name, strings.Join(lines, "\n"))
		}
	}
}
