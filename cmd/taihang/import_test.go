package main

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
)

// put writes files into a new folder and returns it.
func put(t *testing.T, files map[string]string) string {
	t.Helper()
	dir := t.TempDir()
	for name, body := range files {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(body), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// imported is what import --json says of what it did.
type imported struct {
	Batch, Job int64
	Kept       bool
	Files      []struct {
		Batch   int64
		Changes *struct{ Added, Changed, Same, Gone int }
	}
}

func importedJSON(t *testing.T, r result) (got imported) {
	t.Helper()
	if err := json.Unmarshal([]byte(r.out), &got); err != nil {
		t.Fatalf("%v: %s%s", err, r.out, r.err)
	}
	return got
}

// An import of which nothing is kept does not say that anything was.
func TestStrictKeepsNothing(t *testing.T) {
	t.Parallel()
	dir := put(t, map[string]string{"x.csv": "code,year,a\n130624,2017,1\n999,2017,1\n"})
	ws, table := filepath.Join(dir, "a.taihang"), filepath.Join(dir, "x.csv")
	must(t, "import", "-w", ws, table)
	r := taihang(t, "", "import", "-w", ws, "--strict", table)
	if r.status != exitFailed || !strings.Contains(r.out, "什么也没有导入") || strings.Contains(r.out, "，入库") || strings.Contains(r.out, "导入编号") || strings.Contains(r.out, "新增") {
		t.Errorf("status %d, %s", r.status, r.out)
	}
	got := importedJSON(t, taihang(t, "", "import", "-w", ws, "--strict", "--json", table))
	if got.Kept || got.Batch != 0 || got.Job != 0 || got.Files[0].Batch != 0 || got.Files[0].Changes != nil {
		t.Errorf("%+v", got)
	}
	if got := importedJSON(t, taihang(t, "", "import", "-w", ws, "--json", table)); !got.Kept || got.Batch == 0 || got.Files[0].Changes == nil {
		t.Errorf("without --strict: %+v", got)
	}
}

// A trial says what would change, also of a workspace that is not there yet.
func TestTrialCompares(t *testing.T) {
	t.Parallel()
	dir := put(t, map[string]string{"x.csv": "code,year,a\n130624,2017,1\n130626,2017,2\n"})
	ws, table := filepath.Join(dir, "a.taihang"), filepath.Join(dir, "x.csv")
	fresh := importedJSON(t, taihang(t, "", "import", "-w", ws, "--dry-run", "--json", table))
	if c := fresh.Files[0].Changes; c == nil || c.Added == 0 || c.Same != 0 {
		t.Errorf("new: %+v", c)
	}
	must(t, "import", "-w", ws, table)
	if err := os.WriteFile(table, []byte("code,year,a\n130624,2017,9\n130626,2017,2\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	got := importedJSON(t, taihang(t, "", "import", "-w", ws, "--dry-run", "--json", table))
	if c := got.Files[0].Changes; got.Kept || got.Batch != 0 || c == nil || c.Changed != 1 || c.Added != 0 {
		t.Errorf("%+v", c)
	}
}

// Where there is no room for a copy a trial reads all the same, and leaves the
// changes open.
func TestTrialWithoutCopy(t *testing.T) {
	dir := put(t, map[string]string{"x.csv": "code,year,a\n130624,2017,1\n"})
	ws, table := filepath.Join(dir, "a.taihang"), filepath.Join(dir, "x.csv")
	must(t, "import", "-w", ws, table)
	for _, name := range []string{"TMPDIR", "TMP", "TEMP"} {
		t.Setenv(name, filepath.Join(dir, "none"))
	}
	got := importedJSON(t, taihang(t, "", "import", "-w", ws, "--dry-run", "--json", table))
	if len(got.Files) != 1 || got.Files[0].Changes != nil {
		t.Errorf("%+v", got)
	}
}

// One file that cannot be read keeps all out, and that is said.
func TestOneBadFile(t *testing.T) {
	t.Parallel()
	dir := put(t, map[string]string{"good.csv": "code,year,a\n130624,2017,1\n", "bad.csv": "甲,乙\n一,二\n"})
	ws, good, bad := filepath.Join(dir, "a.taihang"), filepath.Join(dir, "good.csv"), filepath.Join(dir, "bad.csv")
	if r := taihang(t, "", "import", "-w", ws, good, bad); r.status != exitFailed || !strings.Contains(r.err, "bad.csv") || !strings.Contains(r.err, "2 个文件因此都没有导入") {
		t.Errorf("status %d, %s", r.status, r.err)
	}
	if r := taihang(t, "", "import", "-w", ws, bad); strings.Contains(r.err, "个文件") {
		t.Errorf("of one: %s", r.err)
	}
}

// The report and the history name the sheets of a workbook; the history says
// which import was taken back or put there again.
func TestSheetsAndHistory(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	ws, book := filepath.Join(dir, "a.taihang"), filepath.Join(dir, "l4.xlsx")
	x := excelize.NewFile()
	for i, name := range []string{"甲表", "乙表"} {
		if _, err := x.NewSheet(name); err != nil {
			t.Fatal(err)
		}
		for r, row := range [][]any{{"县代码", "年份", "粮食"}, {"130624", 2016 + i, 5}} {
			cell, _ := excelize.CoordinatesToCellName(1, r+1)
			if err := x.SetSheetRow(name, cell, &row); err != nil {
				t.Fatal(err)
			}
		}
	}
	if err := x.DeleteSheet("Sheet1"); err != nil {
		t.Fatal(err)
	}
	if err := x.SaveAs(book); err != nil {
		t.Fatal(err)
	}
	out := must(t, "import", "-w", ws, book)
	for _, want := range []string{"l4.xlsx 表“甲表”：", "l4.xlsx 表“乙表”："} {
		if !strings.Contains(out, want) {
			t.Errorf("no %s in %s", want, out)
		}
	}
	must(t, "undo-import", "-w", ws, "2")
	must(t, "undo-import", "-w", ws, "3")
	must(t, "undo-import", "-w", ws, "--redo", "2")
	lines := strings.Split(must(t, "history", "-w", ws), "\n")
	for i, want := range map[int][]string{
		1: {"l4.xlsx 表“甲表”（"}, 2: {"l4.xlsx 表“乙表”（", "已撤销"},
		3: {"撤销第 2 次导入：l4.xlsx 表“甲表”"}, 4: {"撤销第 3 次导入：l4.xlsx 表“乙表”"}, 5: {"重做第 2 次导入：l4.xlsx 表“甲表”"},
	} {
		for _, w := range want {
			if !strings.Contains(lines[i], w) {
				t.Errorf("no %s in %s", w, lines[i])
			}
		}
	}
	if strings.Contains(lines[1], "已撤销") {
		t.Errorf("put there again: %s", lines[1])
	}
	if out := must(t, "history", "-w", ws, "--json"); !strings.Contains(out, `"of":3`) {
		t.Error(out)
	}
}

// Files of JSON with a slip in them are refused in a sentence.
func TestJSONSlips(t *testing.T) {
	t.Parallel()
	dir := put(t, map[string]string{"x.csv": "code,year,a\n130624,2017,1\n", "m.json": `{"headr": 1}`, "bad.json": "{\n bad}", "rules.json": `{"age": []}`})
	for _, c := range []struct {
		says string
		args []string
	}{
		{"“headr”", []string{"import", "-w", filepath.Join(dir, "a.taihang"), "--mapping", filepath.Join(dir, "m.json"), filepath.Join(dir, "x.csv")}},
		{"第 2 行第 2 个字", []string{"import", "-w", filepath.Join(dir, "a.taihang"), "--mapping", filepath.Join(dir, "bad.json"), filepath.Join(dir, "x.csv")}},
		{"第 1 行第 9 个字", []string{"check", "-w", demoWS(t), "--rules", filepath.Join(dir, "rules.json")}},
		{"第 2 行第 2 个字", []string{"figure", "-w", demoWS(t), filepath.Join(dir, "bad.json"), "-o", filepath.Join(dir, "x.png")}},
	} {
		if r := taihang(t, "", c.args...); r.status != exitFailed || !strings.Contains(r.err, c.says) || strings.Contains(r.err, "json: ") || strings.Contains(r.err, "invalid") {
			t.Errorf("%v: status %d, %s", c.args[0], r.status, r.err)
		}
	}
}

// --job takes back, and puts there again, all that came in one action.
func TestUndoAndRedoOfAJob(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	ws := filepath.Join(dir, "a.taihang")
	var files []string
	for i := range 4 {
		p := filepath.Join(dir, fmt.Sprintf("%d.csv", i))
		if err := os.WriteFile(p, fmt.Appendf(nil, "县代码,年份,粮食\n130624,%d,5\n", 2012+i), 0o600); err != nil {
			t.Fatal(err)
		}
		files = append(files, p)
	}
	must(t, append([]string{"import", "-w", ws}, files[0])...)
	must(t, append([]string{"import", "-w", ws}, files[1:]...)...)
	stand := func() (list []int64) {
		var h struct {
			Batches []struct {
				Batch  int64
				Kind   string
				Undone bool
			}
		}
		if err := json.Unmarshal([]byte(must(t, "history", "-w", ws, "--json")), &h); err != nil {
			t.Fatal(err)
		}
		for _, b := range h.Batches {
			if !b.Undone && b.Kind == "indicators" {
				list = append(list, b.Batch)
			}
		}
		return list
	}
	for _, c := range []struct {
		args string
		want []int64
	}{
		{"4 --job", []int64{2}},
		{"4 --job --redo", []int64{2, 3, 4, 5}},
		{"4", []int64{2, 3, 5}},
		{"3 --job --redo", []int64{2, 3, 4, 5}}, // the rest of its job
		{"3 5 --job", []int64{2}},
		{"5", nil}, // refused
		{"5 --redo", []int64{2, 5}},
		{"2 3 --job --redo", nil}, // 2 stands
	} {
		r := taihang(t, "", append([]string{"undo-import", "-w", ws}, strings.Fields(c.args)...)...)
		if got := stand(); c.want == nil && r.status != exitFailed || c.want != nil && (r.status != exitDone || !slices.Equal(got, c.want)) {
			t.Errorf("%s: status %d, %v stand %s", c.args, r.status, got, r.err)
		}
	}
}
