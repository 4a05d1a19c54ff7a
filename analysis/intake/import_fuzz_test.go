package intake

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"taihang/analysis/intake/corpus"
	"taihang/data/text"
)

// FuzzImport: whatever stands in a table, and whatever the user settles about it, it is
// refused in a sentence or every row is accounted for; the workspace is as it was when the
// import is not kept.
func FuzzImport(f *testing.F) {
	for _, g := range corpus.Groups() {
		for _, c := range g.Cases {
			if b := c.Body(); !c.Made && len(b) < 4096 && strings.HasSuffix(c.File, ".csv") {
				f.Add(b, []byte(c.Mapping), filepath.Base(c.File))
			}
		}
	}
	st := workspace(f)
	f.Fuzz(func(t *testing.T, table, settled []byte, name string) {
		o := Options{DryRun: true, Compare: true}
		if m, err := ParseMapping(settled, "m.json"); err == nil {
			o.Mapping = m
		}
		if name = filepath.Base(name); strings.ContainsAny(name, "/\\\x00") || len(name) > 60 || !strings.HasSuffix(name, ".csv") {
			name = "t.csv"
		}
		file := filepath.Join(t.TempDir(), name)
		if err := os.WriteFile(file, table, 0o600); err != nil {
			t.Fatal(err)
		}
		rep, err := Import(ctx, st, []string{file}, o)
		if err != nil {
			var told *text.Error
			if !errors.As(err, &told) {
				t.Fatal(err)
			}
			return
		}
		for _, f := range rep.Files {
			if f.Read != f.Loaded+f.Rejected+f.Skipped {
				t.Errorf("%d read, %d loaded, %d rejected, %d skipped", f.Read, f.Loaded, f.Rejected, f.Skipped)
			}
		}
	})
}
