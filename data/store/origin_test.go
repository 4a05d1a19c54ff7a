package store

import (
	"path/filepath"
	"testing"

	"taihang/data"
)

// A row leads to the import it is from.
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
	set := &data.Set{Ledgers: []data.Ledger{{Village: 1, Year: 2018, Population: data.Num(9)}}}
	for _, step := range []func() error{func() error { return tx.Open(&b) }, func() error { return tx.Put(set) }, func() error { return tx.Finish(&b) }, tx.Commit} {
		if err := step(); err != nil {
			t.Fatal(err)
		}
	}
	got, err := st.Origins(ctx, "ledger", [][]int64{{1, 2018}, {1, 2019}})
	if err != nil || got[0] != (Origin{b.ID, "台账.xlsx", "2018"}) || got[1] != (Origin{}) {
		t.Errorf("%+v %v", got, err)
	}
	if got, err = st.Origins(ctx, "village", [][]int64{{1}}); err != nil || got[0].File != "" || got[0].Batch == 0 {
		t.Errorf("%+v %v", got, err)
	}
}
