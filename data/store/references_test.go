package store

import (
	"errors"
	"path/filepath"
	"testing"

	"taihang/data"

	"pgregory.net/rapid"
)

// A row that refers to one that is nowhere is not kept, whether the other
// should have come before, with it or after it; one that is there may be of an
// earlier change.
func TestReferences(t *testing.T) {
	unit := data.Unit{ID: 7, Name: "u", Level: data.LevelCounty}
	village := data.Village{ID: 70, Name: "v", County: "130102"}
	team := data.Team{ID: 700, Village: 70, Unit: 7, Level: data.LevelCounty}
	cases := []struct {
		name   string
		before data.Set
		now    data.Set
		fails  bool
	}{
		{"all at once", data.Set{}, data.Set{Units: []data.Unit{unit}, Villages: []data.Village{village}, Teams: []data.Team{team}}, false},
		{"of an earlier change", data.Set{Units: []data.Unit{unit}, Villages: []data.Village{village}}, data.Set{Teams: []data.Team{team}}, false},
		{"no village", data.Set{Units: []data.Unit{unit}}, data.Set{Teams: []data.Team{team}}, true},
		{"no unit", data.Set{Villages: []data.Village{village}}, data.Set{Teams: []data.Team{team}}, true},
		{"a unit of another number", data.Set{Units: []data.Unit{unit}, Villages: []data.Village{village}}, data.Set{Teams: []data.Team{{ID: 700, Village: 70, Unit: 8, Level: data.LevelCounty}}}, true},
		{"a negative one", data.Set{Units: []data.Unit{unit}, Villages: []data.Village{village}}, data.Set{Teams: []data.Team{{ID: 700, Village: 70, Unit: -8, Level: data.LevelCounty}}}, true},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			c.before.Counties = []data.County{{Code: "130102", Name: "长安区", Prefecture: "130100"}}
			st, err := Create(ctx, filepath.Join(t.TempDir(), "a.taihang"), &c.before)
			if err != nil {
				t.Fatal(err)
			}
			defer st.Close()
			tx, err := st.Begin(ctx)
			if err != nil {
				t.Fatal(err)
			}
			defer tx.Rollback()
			b := data.Batch{File: "f", SHA256: "0", Kind: "k", At: "2026-01-01T00:00:00Z"}
			if err := errors.Join(tx.Open(&b), tx.Put(&c.now), tx.Finish(&b)); err != nil {
				t.Fatal(err)
			}
			if err := tx.Commit(); (err != nil) != c.fails {
				t.Errorf("commit: %v", err)
			}
			teams, err := Select[data.Team](ctx, st)
			if err != nil || (len(teams) > 0) == c.fails && len(c.now.Teams) > 0 {
				t.Errorf("%d teams were kept, %v", len(teams), err)
			}
		})
	}
}

// A set of numbers is a set.
func TestIDSet(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		id := rapid.OneOf(rapid.Int64Range(0, 300), rapid.Int64Range(0, 1<<20))
		a, b := rapid.SliceOf(id).Draw(t, "a"), rapid.SliceOf(id).Draw(t, "b")
		var x, y idSet
		has := map[int64]bool{}
		for _, i := range a {
			x.add(i)
			has[i] = true
		}
		lacks := false
		for _, i := range b {
			y.add(i)
			lacks = lacks || !has[i]
		}
		got, any := x.lacks(&y)
		if any != lacks || any && has[got] {
			t.Fatalf("%v lacks of %v: %d %v", a, b, got, any)
		}
	})
}
