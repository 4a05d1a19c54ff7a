package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// A trial writes nothing: not a byte of a workspace that is there, not a file
// where there is none, and it works on one that may not be written.
func TestDryRunWritesNothing(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	table, ws := filepath.Join(dir, "x.csv"), filepath.Join(dir, "a.taihang")
	if err := os.WriteFile(table, []byte("code,year,a\n130624,2017,1\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	must(t, "import", "-w", ws, table)
	before, err := os.ReadFile(ws)
	if err != nil {
		t.Fatal(err)
	}
	must(t, "import", "-w", ws, "--dry-run", table)
	if after, _ := os.ReadFile(ws); !bytes.Equal(before, after) {
		t.Error("a trial changed the workspace")
	}
	must(t, "import", "-w", filepath.Join(dir, "b.taihang"), "--dry-run", table)
	if names, _ := os.ReadDir(dir); len(names) != 2 {
		t.Errorf("a trial left files: %v", names)
	}
}

// The report names the kind of a file in words.
func TestImportWords(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	table := filepath.Join(dir, "x.csv")
	if err := os.WriteFile(table, []byte("code,year,a\n130624,2017,1\n999,2017,1\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	out := must(t, "import", "-w", filepath.Join(dir, "a.taihang"), table)
	if !strings.Contains(out, "x.csv：指标 UTF-8，读 2 行") || !strings.Contains(out, "未载入。改为 6 位") {
		t.Error(out)
	}
	for _, key := range []string{"ingest.", "issue.", "cli."} {
		if strings.Contains(out, key) {
			t.Errorf("a key of the catalogue is printed: %s", out)
		}
	}
}

// A condition that a measure's rows do not have is refused, not passed over.
func TestConditionConcerns(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		measure, where string
		want           int
	}{
		{"villages", "sex=female", exitFailed},
		{"poverty_incidence", "level=province", exitFailed},
		{"cadres,villages", "sex=female", exitFailed},
		{"cadres_per_village", "sex=female", exitDone}, // women per village
		{"units", "year=2016", exitDone},
		{"villages", "level=province", exitDone},
	} {
		r := taihang(t, "", "table", "-w", demoWS(t), "-m", c.measure, "--where", c.where)
		if r.status != c.want {
			t.Errorf("%s where %s: status %d, %s%s", c.measure, c.where, r.status, r.out, r.err)
		}
	}
}

// What stands twice is taken once.
func TestListedTwice(t *testing.T) {
	t.Parallel()
	columns, rows := tableOf(t, "-m", "cadres, cadres,", "--by", "level,level")
	if strings.Join(columns, " ") != "level cadres" || len(rows) != 3 {
		t.Errorf("%v %v", columns, rows)
	}
}

func TestPeriod(t *testing.T) {
	t.Parallel()
	for s, want := range map[string]int{"2018": 1, "2016..2020": 5, "2018..2018": 1, "": 0} {
		if years, err := parsePeriod(s); err != nil || len(years) != want {
			t.Errorf("%q: %v %v", s, years, err)
		}
	}
	for _, s := range []string{"2016..", "..2016", "2020..2016", "2016..2017..2018", "2016-2018", "1899", "99999", "２０１８", "x"} {
		if years, err := parsePeriod(s); err == nil {
			t.Errorf("%q was read as %v", s, years)
		}
	}
}

// Files that cannot be written are told apart.
func TestCannotWrite(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	for _, c := range []struct{ out, says string }{
		{dir + "/none/a.csv", "没有文件夹"},
		{filepath.Join(dir, "folder.csv"), "是文件夹"},
	} {
		if err := os.MkdirAll(filepath.Join(dir, "folder.csv"), 0o700); err != nil {
			t.Fatal(err)
		}
		r := taihang(t, "", "table", "-w", demoWS(t), "-m", "cadres", "-o", c.out)
		if r.status != exitFailed || !strings.Contains(r.err, c.says) {
			t.Errorf("%s: status %d, %s", c.out, r.status, r.err)
		}
	}
	if r := taihang(t, "", "table", "-w", "", "-m", "cadres"); r.status != exitMisused {
		t.Errorf("an empty -w: status %d, %s", r.status, r.err)
	}
}

// Calls that mean nothing are refused with the status of wrong usage.
func TestMisuse(t *testing.T) {
	t.Parallel()
	ws := demoWS(t)
	for _, args := range [][]string{
		{"classify", "-k", "0"},
		{"classify", "-k", "-3"},
		{"classify", "--method", "manual"},
		{"classify", "--breaks", "1,NaN"},
		{"table", "-w", ws, "-m", ","},
		{"table", "-w", ws, "-m", "cadres", "--lang", "fr"},
		{"help", "nothing"},
		{"table", "-w", ws, "-m", "cadres", "-o", "a.pdf", "--json"},
	} {
		if r := taihang(t, "1\n2\n", args...); r.status != exitMisused || r.err == "" || r.out != "" {
			t.Errorf("%v: status %d, %q, %q", args, r.status, r.out, r.err)
		}
	}
	if r := taihang(t, "NA\n\n", "classify"); r.status != exitFailed {
		t.Errorf("no number: status %d, %q", r.status, r.out)
	}
	if r := taihang(t, "1\n2\n3\n9\n", "classify", "--breaks", "2.5,5"); r.out != "2.5\n5\n9\n" {
		t.Errorf("manual: %q %q", r.out, r.err)
	}
}

// A file is what its extension says, whatever --json asks of standard output.
func TestTableFileFormat(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "a.csv")
	must(t, "table", "-w", demoWS(t), "-m", "cadres", "-o", path, "--json")
	if b, _ := os.ReadFile(path); string(b) != "\ufeffcadres\n22112\n" {
		t.Errorf("%q", b)
	}
}
