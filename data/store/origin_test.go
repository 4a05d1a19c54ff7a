package store

import (
	"path/filepath"
	"testing"

	"pgregory.net/rapid"

	"taihang/data"
)

// A row leads to the import and the row of the file that it is from.
func TestOrigins(t *testing.T) {
	st, err := Create(ctx, filepath.Join(t.TempDir(), "a.taihang"), &data.Set{Villages: []data.Village{{ID: 1, Name: "v", County: "130102"}}})
	if err != nil {
		t.Fatal(err)
	}
	defer st.Close()
	tx, err := st.Begin(ctx)
	if err != nil {
		t.Fatal(err)
	}
	defer tx.Rollback()
	b := data.Batch{File: "台账.xlsx", Sheet: "2018", SHA256: "0", Kind: "ledger", At: "2026-01-01T00:00:00Z"}
	put := func() error {
		r, err := RowsOf[data.Ledger](tx)
		if err != nil {
			return err
		}
		return r.Put(data.Ledger{Village: 1, Year: 2018, Population: data.Num(9)}, 14)
	}
	for _, step := range []func() error{func() error { return tx.Open(&b) }, put, func() error { return tx.Finish(&b) }, tx.Commit} {
		if err := step(); err != nil {
			t.Fatal(err)
		}
	}
	got, err := st.Origins(ctx, "ledger", [][]int64{{1, 2018}, {1, 2019}})
	if err != nil || got[0] != (Origin{b.ID, "台账.xlsx", "2018", 14}) || got[1] != (Origin{}) {
		t.Errorf("%+v %v", got, err)
	}
	if got, err = st.Origins(ctx, "village", [][]int64{{1}}); err != nil || got[0].File != "" || got[0].Batch == 0 {
		t.Errorf("%+v %v", got, err)
	}
}

// Rows in any order, of one key or two, several of a key, in as many chunks as they
// take: each key leads to the row that wrote it last, a key that never came to none.
func TestSourceRows(t *testing.T) {
	st, err := Create(ctx, filepath.Join(t.TempDir(), "a.taihang"), &data.Set{})
	if err != nil {
		t.Fatal(err)
	}
	defer st.Close()
	rapid.Check(t, func(t *rapid.T) {
		tx, err := st.Begin(ctx)
		if err != nil {
			t.Fatal(err)
		}
		defer tx.Rollback()
		b := data.Batch{File: "a.csv", SHA256: "0", Kind: "ledger", At: "2026-01-01T00:00:00Z"}
		if err := tx.Open(&b); err != nil {
			t.Fatal(err)
		}
		r := sources{table: "ledger"}
		want := map[[2]int64]int{}
		villages, stride := rapid.Int64Range(1, 4000).Draw(t, "villages"), rapid.Int64Range(1, 97).Draw(t, "stride")
		years, from := rapid.IntRange(1, 3).Draw(t, "years"), rapid.IntRange(1, 1<<31-1<<20).Draw(t, "line")
		for i := range 4200 {
			key := [2]int64{1 + int64(i)*stride%villages, 2016 + int64(i%years)}
			if err := r.at(tx, key, from+i); err != nil {
				t.Fatal(err)
			}
			want[key] = from + i
		}
		if err := r.flush(tx); err != nil {
			t.Fatal(err)
		}
		w, got := wanted{}, map[[2]int64]*int{}
		ask := func(key [2]int64) {
			got[key] = new(int)
			w.add(key[:], got[key])
		}
		for key := range want {
			ask(key)
		}
		for _, key := range [][2]int64{{0, 2016}, {villages + 1, 2016}, {1, 2015}} {
			ask(key)
		}
		if err := w.find(tx.c, b.ID, "ledger"); err != nil {
			t.Fatal(err)
		}
		for key, row := range got {
			if *row != want[key] {
				t.Fatalf("%v leads to row %d, not %d", key, *row, want[key])
			}
		}
	})
}
