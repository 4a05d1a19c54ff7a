package intake

import (
	"slices"
	"testing"
)

// A trial that compares says what would change, and changes nothing.
func TestCompare(t *testing.T) {
	st := workspace(t)
	if _, err := Import(ctx, st, []string{file(t, "m.csv", "县名,年份,收入\n阜平县,2018,1\n唐县,2018,2\n")}, Options{}); err != nil {
		t.Fatal(err)
	}
	before, err := st.Batches(ctx)
	if err != nil {
		t.Fatal(err)
	}
	newer := file(t, "m.csv", "县名,年份,收入\n阜平县,2018,9\n易县,2018,3\n")
	for range 2 { // the second finds what the first found
		rep, err := Import(ctx, st, []string{newer}, Options{DryRun: true, Compare: true})
		if err != nil {
			t.Fatal(err)
		}
		f := rep.Files[0]
		if f.Changes.Added != 1 || f.Changes.Changed != 1 || f.Left != 1 || !slices.Equal(f.LeftRows, []string{"唐县 2018 收入"}) || rep.Batch != 0 || f.Batch != 0 {
			t.Errorf("%+v, %d left (%v), batch %d", f.Changes, f.Left, f.LeftRows, rep.Batch)
		}
	}
	after, err := st.Batches(ctx)
	if err != nil || len(after) != len(before) {
		t.Errorf("%d batches became %d, %v", len(before), len(after), err)
	}
}

// With Ask a file of which nothing is recognised is shown, not refused.
func TestAsk(t *testing.T) {
	st := workspace(t)
	path := file(t, "x.csv", "甲,乙\n一,二\n")
	if _, err := Inspect(ctx, st, []string{path}, Options{}); err == nil {
		t.Error("without Ask it is no failure")
	}
	plans, err := Inspect(ctx, st, []string{path}, Options{Ask: true})
	if err != nil {
		t.Fatal(err)
	}
	defer Close(plans)
	if p := plans[0].Sheets[0]; p.Skip != "sheet-unknown" || len(p.Preview) != 1 {
		t.Errorf("skip %q, %d rows", p.Skip, len(p.Preview))
	}
}
