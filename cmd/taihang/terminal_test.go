package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// The command line names its own options, not what is pressed in the window.
func TestRemediesOfTheCommandLine(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	ws, csv := filepath.Join(dir, "a.taihang"), filepath.Join(dir, "粮.csv")
	if err := os.WriteFile(csv, []byte("县,年份,粮食\n阜平县,2016,5\n无此县,2016,6\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	out := must(t, "import", "-w", ws, csv)
	must(t, "undo-import", "-w", ws, "2")
	asJSON := taihang(t, "", "import", "-w", filepath.Join(dir, "b.taihang"), "--json", csv).out
	for what, c := range map[string]struct{ said, want string }{
		"an unknown county":  {out, `--mapping`},
		"the same as JSON":   {asJSON, `--mapping`},
		"taken back already": {taihang(t, "", "undo-import", "-w", ws, "2").err, "taihang undo-import --redo 2"},
		"an unknown number":  {taihang(t, "", "undo-import", "-w", ws, "99").err, "taihang history"},
	} {
		if !strings.Contains(c.said, c.want) || strings.Contains(c.said, "地名清单") || strings.Contains(c.said, "“重做”") || strings.Contains(c.said, "“导入记录”") {
			t.Errorf("%s: %s", what, c.said)
		}
	}
}
