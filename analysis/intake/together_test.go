package intake

import (
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"taihang/analysis/intake/corpus"
)

// TestTogether: files that are dropped in together leave what they leave one after
// another. A file relies on one before it, whether that was in an import of its own or
// not.
func TestTogether(t *testing.T) {
	n := 0
	for _, g := range corpus.Groups() {
		for i := range g.Cases {
			c := &g.Cases[i]
			if len(c.After) == 0 || c.Made || c.Mapping != "" || againOf(c) {
				continue
			}
			if c.File == "people/money-second.csv" {
				continue // amounts of several tables of one import are added up
			}
			n++
			t.Run(c.File, func(t *testing.T) {
				t.Parallel()
				var files []string
				for _, f := range append(slices.Clone(c.After), c.File) {
					files = append(files, filepath.Join(corpusDir, filepath.FromSlash(f)))
				}
				one, many := workspace(t), workspace(t)
				if _, err := Import(ctx, one, files, Options{}); err != nil {
					t.Fatal(err)
				}
				for _, f := range files {
					if _, err := Import(ctx, many, []string{f}, Options{}); err != nil {
						t.Fatal(err)
					}
				}
				together, apart := rowsOf(t, one), rowsOf(t, many)
				if lines := difference(apart, together); len(lines) > 0 {
					t.Errorf("%s\nimported together it differs:\n%s", c.What, strings.Join(lines, "\n"))
				}
			})
		}
	}
	if n < 20 {
		t.Errorf("only %d cases", n)
	}
}

// againOf says that a case is a newer version of a file before it, which may be told of in
// an import of its own only.
func againOf(c *corpus.Case) bool {
	return slices.ContainsFunc(c.After, func(f string) bool { return filepath.Base(f) == filepath.Base(c.File) })
}
