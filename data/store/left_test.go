package store

import (
	"errors"
	"reflect"
	"testing"

	"taihang/data"
)

// A newer version of a file: what it adds, changes, confirms and leaves out is
// known before anything is final, and what is left out can be removed.
func TestNewerVersionOfAFile(t *testing.T) {
	s := fresh(t, small())
	apply := func(drop bool, units ...data.Unit) (left []data.Unit, b *data.Batch) {
		t.Helper()
		tx, err := s.Begin(ctx)
		if err != nil {
			t.Fatal(err)
		}
		defer tx.Rollback()
		b = &data.Batch{File: "单位.xlsx", Sheet: "一", Kind: "units"}
		if err := errors.Join(tx.Open(b), tx.Put(&data.Set{Units: units})); err != nil {
			t.Fatal(err)
		}
		before, err := tx.Lineage(b.File, b.Sheet, b.Kind)
		if err != nil {
			t.Fatal(err)
		}
		left, n, err := Left[data.Unit](tx, before, 10)
		if err != nil || n != len(left) {
			t.Fatal(left, n, err)
		}
		if drop {
			if n, err := Drop[data.Unit](tx, before); err != nil || n != len(left) {
				t.Fatal(n, err)
			}
		}
		if err := errors.Join(tx.Finish(b), tx.Commit()); err != nil {
			t.Fatal(err)
		}
		return left, b
	}
	apply(false, data.Unit{ID: 10, Name: "a"}, data.Unit{ID: 11, Name: "b"}, data.Unit{ID: 12, Name: "c"})
	left, b := apply(true, data.Unit{ID: 10, Name: "a"}, data.Unit{ID: 11, Name: "改"}, data.Unit{ID: 13, Name: "d"})
	if len(left) != 1 || left[0].ID != 12 || b.Changes != (data.Changes{Added: 1, Changed: 1, Same: 1, Gone: 1}) {
		t.Errorf("left out %v, %+v", left, b.Changes)
	}
	if u, _ := Select[data.Unit](ctx, s); len(u) != 4 {
		t.Errorf("%d units", len(u))
	}
	if err := s.Undo(ctx, b.ID); err != nil {
		t.Fatal(err)
	}
	want := []data.Unit{{ID: 3, Name: "省文化厅", Level: data.LevelProvince, Kind: data.UnitEducation}, {ID: 10, Name: "a"}, {ID: 11, Name: "b"}, {ID: 12, Name: "c"}}
	if u, _ := Select[data.Unit](ctx, s); !reflect.DeepEqual(u, want) {
		t.Errorf("after the undo: %+v", u)
	}
}

func TestMemory(t *testing.T) {
	s := fresh(t, nil)
	tx, err := s.Begin(ctx)
	if err != nil {
		t.Fatal(err)
	}
	defer tx.Rollback()
	one := Remembered{"column", "cadres", "工作单位", "unit"}
	err = errors.Join(tx.Remember(one, Remembered{"division", "130700", "宣化", "130705"}), tx.Remember(Remembered{"division", "130700", "宣化", ""}), tx.Commit())
	if err != nil {
		t.Fatal(err)
	}
	if got, err := s.Memory(ctx); err != nil || !reflect.DeepEqual(got, []Remembered{one}) {
		t.Errorf("%v, %v", got, err)
	}
}
