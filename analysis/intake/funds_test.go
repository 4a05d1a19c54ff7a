package intake

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"taihang/data"
	"taihang/data/store"
	"taihang/data/text"
)

const paidHead = "县,村,派出单位,年度,工作经费,拨付日期\n"

// paidIn imports files in one go and returns the only team's money, what was said
// about the files, and how many rows of the workspace changed.
func paidIn(t *testing.T, st *store.Store, files ...string) (yuan float64, said []string, changed int) {
	t.Helper()
	rep, err := Import(ctx, st, files, Options{})
	if err != nil {
		t.Fatal(err)
	}
	accounted(t, rep)
	for _, f := range rep.Files {
		changed += f.Changes.Changed
		for _, is := range f.Issues {
			said = append(said, is.Code)
		}
	}
	list, err := store.Select[data.Fund](ctx, st)
	if err != nil || len(list) != 1 {
		t.Fatal(list, err)
	}
	return list[0].Yuan.V, said, changed
}

func count(list []string, s string) (n int) {
	for _, v := range list {
		if v == s {
			n++
		}
	}
	return n
}

// Money of several files is added up within an import; a later one replaces it,
// and says so unless it brings the same files again.
func TestFundsOverFiles(t *testing.T) {
	dir := t.TempDir()
	write := func(name, amount, day string) string {
		path := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o750); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(paidHead+"阜平县,甲村,省水利厅,2018,"+amount+","+day+"\n"), 0o600); err != nil {
			t.Fatal(err)
		}
		return path
	}
	st := workspace(t)
	first, second := write("上半年.csv", "25000", "2018-03-01"), write("下半年.csv", "25000", "2018-09-01")
	for _, c := range []struct {
		name                     string
		files                    []string
		yuan                     float64
		added, replaced, changed int
	}{
		{"together", []string{first, second}, 50000, 1, 0, 1},
		{"together again", []string{first, second}, 50000, 1, 0, 0},
		{"the first no longer of the team", []string{write("0/上半年.csv", "—", ""), second}, 25000, 0, 0, 1},
		{"both once more", []string{first, second}, 50000, 1, 0, 1},
		{"the second no longer of the team", []string{first, write("0/下半年.csv", "—", "")}, 25000, 0, 0, 1},
		{"and both again", []string{first, second}, 50000, 1, 0, 1},
		{"newer versions of both", []string{write("2/上半年.csv", "26000", "2018-03-01"), second}, 51000, 1, 0, 1},
		{"one of them alone", []string{first}, 25000, 0, 1, 1},
		{"a newer version of that", []string{write("3/上半年.csv", "24000", "2018-03-01")}, 24000, 0, 0, 1},
		{"the same file twice", []string{first, write("4/上半年.csv", "25000", "2018-03-01")}, 25000, 0, 0, 1},
		{"another of the same amount, paid another day", []string{second}, 25000, 0, 1, 1},
		{"no amount", []string{write("空.csv", "—", "")}, 25000, 0, 0, 0},
	} {
		got, said, changed := paidIn(t, st, c.files...)
		if got != c.yuan || count(said, "fund-added") != c.added || count(said, "fund-replaced") != c.replaced || changed != c.changed {
			t.Errorf("%s: %v yuan, said %v, %d changed", c.name, got, said, changed)
		}
	}
}

// A file whose amounts another of the same import was added to is not taken back
// by itself, and the other does not come back without it.
func TestFundsTakenBack(t *testing.T) {
	dir := t.TempDir()
	var files []string
	for _, name := range []string{"上半年.csv", "下半年.csv"} {
		files = append(files, filepath.Join(dir, name))
		if err := os.WriteFile(files[len(files)-1], []byte(paidHead+"阜平县,甲村,省水利厅,2018,25000,\n"), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	st := workspace(t)
	rep, err := Import(ctx, st, files, Options{})
	if err != nil {
		t.Fatal(err)
	}
	first, second := rep.Files[0].Batch, rep.Files[1].Batch
	for _, c := range []struct {
		name string
		act  func(context.Context, ...int64) error
		of   []int64
		key  string
		yuan []float64
	}{
		{"the first alone", st.Undo, []int64{first}, "store.addend", []float64{50000}},
		{"the second", st.Undo, []int64{second}, "", []float64{25000}},
		{"the second again", st.Redo, []int64{second}, "", []float64{50000}},
		{"both", st.Undo, []int64{first, second}, "", nil},
		{"the second without the first", st.Redo, []int64{second}, "store.addends", nil},
		{"both again", st.Redo, []int64{second, first}, "", []float64{50000}},
		{"the second once more", st.Undo, []int64{second}, "", []float64{25000}},
		{"the first then", st.Undo, []int64{first}, "", nil},
	} {
		err := c.act(ctx, c.of...)
		var told *text.Error
		if errors.As(err, &told) {
			if told.Key != c.key {
				t.Errorf("%s: %v", c.name, err)
			}
		} else if err != nil || c.key != "" {
			t.Errorf("%s: %v, not %q", c.name, err, c.key)
		}
		list, err := store.Select[data.Fund](ctx, st)
		if err != nil {
			t.Fatal(err)
		}
		var got []float64
		for _, f := range list {
			got = append(got, f.Yuan.V)
		}
		if !slices.Equal(got, c.yuan) {
			t.Errorf("%s: %v yuan, not %v", c.name, got, c.yuan)
		}
	}
}
