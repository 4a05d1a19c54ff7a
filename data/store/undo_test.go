package store

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"taihang/data"
)

// drawn is an import: a set, and units of which the file states some columns.
type drawn struct {
	set     *data.Set
	stated  []string
	units   []data.Unit
	without [][]string // of each unit: columns that the row says nothing of
}

// anImport draws rows whose keys are few, so that imports meet each other.
func anImport(t *rapid.T) drawn {
	d := drawn{set: aSet(t), stated: rapid.SampledFrom([][]string{{"name"}, {"kind"}, {"kind", "level"}, {}}).Draw(t, "stated")}
	for _, id := range rapid.SliceOfNDistinct(rapid.Int64Range(5, 7), 0, 2, rapid.ID).Draw(t, "partial") {
		word := func(name string) string { return rapid.SampledFrom([]string{"a", "b", ""}).Draw(t, name) }
		d.without = append(d.without, rapid.SampledFrom([][]string{nil, nil, {"level"}, {"name", "kind"}}).Draw(t, "without"))
		d.units = append(d.units, data.Unit{ID: id, Name: word("name"), Kind: data.UnitKind(word("kind")), Level: data.Level(word("level"))})
	}
	return d
}

func (d drawn) apply(t *rapid.T, s *Store) int64 {
	tx, err := s.Begin(ctx)
	if err != nil {
		t.Fatal(err)
	}
	defer tx.Rollback()
	b := &data.Batch{}
	if err := errors.Join(tx.Open(b), tx.Put(d.set)); err != nil {
		t.Fatal(err)
	}
	r, err := RowsOf[data.Unit](tx)
	if err != nil {
		t.Fatal(err)
	}
	if err := r.Speak(d.stated); err != nil {
		t.Fatal(err)
	}
	for i := range d.units {
		u := d.units[i]
		says := func(column string) bool {
			return slices.Contains(d.stated, column) && !slices.Contains(d.without[i], column)
		}
		if !says("name") {
			u.Name = ""
		}
		if !says("kind") {
			u.Kind = ""
		}
		if !says("level") {
			u.Level = ""
		}
		if err := r.PutWithout(u, 0, d.without[i]); err != nil {
			t.Fatal(err)
		}
	}
	if err := errors.Join(tx.Finish(b), tx.Commit()); err != nil {
		t.Fatal(err)
	}
	return b.ID
}

func aSet(t *rapid.T) *data.Set {
	set := &data.Set{Info: map[string]string{}}
	pick := func(n int, name string) int { return rapid.IntRange(0, n).Draw(t, name) }
	for range pick(3, "settings") {
		set.Info[fmt.Sprint("k", pick(2, "key"))] = fmt.Sprint(pick(3, "value"))
	}
	once := map[string]bool{}
	first := func(key string) bool {
		defer func() { once[key] = true }()
		return !once[key]
	}
	for range pick(6, "indicators") {
		i := data.Indicator{Name: fmt.Sprint("i", pick(1, "name")), Code: fmt.Sprint(130100 + pick(2, "code")), Year: 2016, Value: value.Draw(t, "v")}
		if first(i.Name + i.Code) {
			set.Indicators = append(set.Indicators, i)
		}
	}
	for range pick(3, "units") {
		if u := (data.Unit{ID: int64(1 + pick(3, "unit")), Name: fmt.Sprint("u", pick(2, "word"))}); first(fmt.Sprint("u", u.ID)) {
			set.Units = append(set.Units, u)
		}
	}
	for v := range pick(2, "vintages") {
		id := fmt.Sprint("v", v)
		set.Vintages = append(set.Vintages, data.Vintage{ID: id, Name: fmt.Sprint(pick(1, "title")), Rank: data.RankCounty})
		for c := range 4 {
			if pick(1, "outline") == 1 {
				set.Boundaries = append(set.Boundaries, data.Boundary{Vintage: id, Code: fmt.Sprint(c), WKB: []byte{byte(pick(2, "wkb"))}})
			}
		}
	}
	return set
}

// state is everything in a workspace but its history.
func state(t *rapid.T, s *Store) *data.Set {
	set, err := s.Load(ctx)
	if err != nil {
		t.Fatal(err)
	}
	if set.Boundaries, err = Select[data.Boundary](ctx, s); err != nil {
		t.Fatal(err)
	}
	set.Version = 0
	return set
}

// Taking an import back leaves the workspace as if it had never been, also
// after later ones; putting it there again at once leaves nothing changed, nor does
// putting several there again, the last one first; and after all of it every batch's rows still have their digest.
func TestUndoIsAsIfNeverImported(t *testing.T) {
	defer func(s string) { synchronous = s }(synchronous)
	synchronous = "OFF"
	dir := t.TempDir()
	fresh := func(t *rapid.T, name string) *Store {
		path := filepath.Join(dir, name)
		os.Remove(path)
		s, err := Create(ctx, path, nil)
		if err != nil {
			t.Fatal(err)
		}
		return s
	}
	rapid.Check(t, func(t *rapid.T) {
		sets := rapid.SliceOfN(rapid.Custom(anImport), 2, 6).Draw(t, "imports")
		out := rapid.SliceOfNDistinct(rapid.IntRange(0, len(sets)-1), 1, len(sets), rapid.ID).Draw(t, "undone")
		with, without := fresh(t, "with"), fresh(t, "without")
		defer with.Close()
		defer without.Close()
		gone := map[int]bool{}
		for _, i := range out {
			gone[i] = true
		}
		var ids []int64
		for i, set := range sets {
			ids = append(ids, set.apply(t, with))
			if !gone[i] {
				set.apply(t, without)
			}
		}
		nested, few := state(t, with), out[:min(len(out), 2)]
		for _, i := range few {
			if err := with.Undo(ctx, ids[i]); err != nil {
				t.Fatal(err)
			}
		}
		for _, i := range slices.Backward(few) {
			if err := with.Redo(ctx, ids[i]); err != nil {
				t.Fatal(err)
			}
		}
		if got := state(t, with); !reflect.DeepEqual(got, nested) {
			t.Fatalf("all undone and redone in turn:\n%+v\n%+v", got, nested)
		}
		for _, i := range out {
			before := state(t, with)
			if err := with.Undo(ctx, ids[i]); err != nil {
				t.Fatal(err)
			}
			after := state(t, with)
			if err := with.Redo(ctx, ids[i]); err != nil {
				t.Fatal(err)
			}
			if !reflect.DeepEqual(state(t, with), before) {
				t.Fatalf("undone and redone:\n%+v\n%+v", state(t, with), before)
			}
			if err := with.Undo(ctx, ids[i]); err != nil {
				t.Fatal(err)
			}
			if !reflect.DeepEqual(state(t, with), after) {
				t.Fatalf("undone a second time:\n%+v\n%+v", state(t, with), after)
			}
		}
		if a, b := state(t, with), state(t, without); !reflect.DeepEqual(a, b) {
			t.Fatalf("with the import taken back\n%+v\nwithout it\n%+v", a, b)
		}
		if bad, err := with.digests(ctx); err != nil || len(bad) > 0 {
			t.Fatalf("digests of batches %v, %v", bad, err)
		}
	})
}

func TestUndoRefused(t *testing.T) {
	s := fresh(t, small())
	first, err := s.Apply(ctx, &data.Batch{File: "人.csv"}, &data.Set{Cadres: []data.Cadre{{ID: 20}}, Units: []data.Unit{{ID: 21}}})
	if err != nil {
		t.Fatal(err)
	}
	second, err := s.Apply(ctx, &data.Batch{File: "派.csv"}, &data.Set{Postings: []data.Posting{{ID: 2, Cadre: 20, Team: 5}}})
	if err != nil {
		t.Fatal(err)
	}
	before, _ := s.Load(ctx)
	for batch, key := range map[int64]string{1: "store.notimport", 99: "store.nobatch", first: "store.needed"} {
		if err := s.Undo(ctx, batch); !isKey(err, key) {
			t.Errorf("undo of %d: %v, want %s", batch, err, key)
		}
	}
	if err := s.Redo(ctx, first); !isKey(err, "store.notundone") {
		t.Errorf("redo: %v", err)
	}
	if after, _ := s.Load(ctx); !reflect.DeepEqual(before, after) {
		t.Error("a refused undo changed the workspace")
	}
	if err := s.Undo(ctx, first, second); err != nil {
		t.Errorf("both at once: %v", err)
	}
	if err := s.Undo(ctx, first); !isKey(err, "store.undone") {
		t.Errorf("twice: %v", err)
	}
	if err := s.Redo(ctx, first, second); err != nil {
		t.Errorf("both again: %v", err)
	}
	after, _ := s.Load(ctx)
	after.Version = before.Version
	if !reflect.DeepEqual(before, after) {
		t.Error("undone and redone, the workspace is another")
	}
	batches, err := s.Batches(ctx)
	if err != nil || len(batches) != 7 || batches[3].Kind != UndoKind || batches[6].Kind != RedoKind {
		t.Errorf("history: %+v, %v", batches, err)
	}
}

// An import that is put there again after others have come upon its rows speaks of
// its own columns only, and what is newer stays: of a row that both put where none
// was the later one's version counts.
func TestRedoAfterOthers(t *testing.T) {
	s := fresh(t, small())
	put := func(u data.Unit, stated ...string) int64 {
		t.Helper()
		tx, err := s.Begin(ctx)
		if err != nil {
			t.Fatal(err)
		}
		defer tx.Rollback()
		b := &data.Batch{File: "a.csv"}
		if err := tx.Open(b); err != nil {
			t.Fatal(err)
		}
		r, err := RowsOf[data.Unit](tx)
		if err != nil {
			t.Fatal(err)
		}
		if err := r.Speak(stated); err != nil {
			t.Fatal(err)
		}
		if err := errors.Join(r.Put(u, 0), tx.Finish(b), tx.Commit()); err != nil {
			t.Fatal(err)
		}
		return b.ID
	}
	unit := func(id int64) data.Unit {
		list, err := Select[data.Unit](ctx, s)
		if err != nil {
			t.Fatal(err)
		}
		i := slices.IndexFunc(list, func(u data.Unit) bool { return u.ID == id })
		if i < 0 {
			t.Fatalf("no unit %d", id)
		}
		return list[i]
	}
	redo := func(b int64, between func()) {
		t.Helper()
		if err := s.Undo(ctx, b); err != nil {
			t.Fatal(err)
		}
		between()
		if err := s.Redo(ctx, b); err != nil {
			t.Fatal(err)
		}
		if bad, err := s.digests(ctx); err != nil || len(bad) > 0 {
			t.Errorf("digests of batches %v, %v", bad, err)
		}
	}
	put(data.Unit{ID: 30, Name: "z", Kind: "a"}, "name", "kind")
	kind := put(data.Unit{ID: 30, Kind: "b"}, "kind")
	redo(kind, func() { put(data.Unit{ID: 30, Name: "c"}, "name") })
	if got, want := unit(30), (data.Unit{ID: 30, Name: "c", Kind: "b"}); got != want {
		t.Errorf("on top: %+v, want %+v", got, want)
	}
	first := put(data.Unit{ID: 31, Name: "old"}, "name")
	redo(first, func() { put(data.Unit{ID: 31, Name: "new"}, "name") })
	if got := unit(31); got.Name != "new" {
		t.Errorf("beneath: %+v", got)
	}
	if err := s.Undo(ctx, first); err != nil {
		t.Fatal(err)
	}
	if got := unit(31); got.Name != "new" {
		t.Errorf("taken back once more: %+v", got)
	}
}

// What a batch removed as gone comes back with it.
func TestUndoOfRemoval(t *testing.T) {
	s := fresh(t, small())
	id, err := s.Apply(ctx, &data.Batch{}, &data.Set{Entries: []data.ListEntry{{List: 1, Place: 1, Rank: "x"}}})
	if err != nil {
		t.Fatal(err)
	}
	if e, _ := Select[data.ListEntry](ctx, s); len(e) != 1 {
		t.Fatalf("%d entries", len(e))
	}
	if err := s.Undo(ctx, id); err != nil {
		t.Fatal(err)
	}
	if e, _ := Select[data.ListEntry](ctx, s); len(e) != 2 || e[0].Cadre != 9 {
		t.Errorf("after the undo: %+v", e)
	}
	if err := s.Redo(ctx, id); err != nil {
		t.Fatal(err)
	}
	if e, _ := Select[data.ListEntry](ctx, s); len(e) != 1 || e[0].Rank != "x" {
		t.Errorf("after the redo: %+v", e)
	}
}

// What was taken back can be put there again, however many imports there were; past
// the size that is kept, the last that were taken back can.
func TestUndoneIsKept(t *testing.T) {
	defer func(n int64) { keptBytes = n }(keptBytes)
	for _, limit := range []int64{keptBytes, 0} {
		keptBytes = limit
		s := fresh(t, small())
		var ids []int64
		for i := range 12 {
			id, err := s.Apply(ctx, &data.Batch{File: "a.csv"}, &data.Set{Units: []data.Unit{{ID: int64(100 + i), Name: "甲"}}})
			if err != nil {
				t.Fatal(err)
			}
			ids = append(ids, id)
		}
		order := slices.Clone(ids) // the newest first, but one of the first before all others
		slices.Reverse(order)
		order = slices.Insert(slices.Delete(order, 9, 10), 0, ids[2])
		for _, b := range order {
			if err := s.Undo(ctx, b); err != nil {
				t.Fatal(err)
			}
		}
		for i, b := range order {
			want := ""
			if limit == 0 && i < 4 {
				want = "store.noarchive"
			}
			if err := s.Redo(ctx, b); want == "" && err != nil || want != "" && !isKey(err, want) {
				t.Errorf("limit %d: of 12 that were taken back number %d: %v", limit, i+1, err)
			}
		}
	}
}

// Changes count areas, not the set that they belong to or that the map is of it.
// That is put there again nevertheless.
func TestChangesOfBoundaries(t *testing.T) {
	s := fresh(t, small())
	of := func(wkb ...byte) *data.Set {
		set := &data.Set{Info: map[string]string{"vintage": "v"}, Vintages: []data.Vintage{{ID: "v", Rank: data.RankCounty}}}
		for i, b := range wkb {
			set.Boundaries = append(set.Boundaries, data.Boundary{Vintage: "v", Code: fmt.Sprint(130100 + i), WKB: []byte{b}})
		}
		return set
	}
	other := &data.Set{Info: map[string]string{"vintage": "w"}}
	for i, c := range []struct {
		set  *data.Set
		want data.Changes
	}{
		{of(1, 2, 3), data.Changes{Added: 3}},
		{of(1, 9), data.Changes{Changed: 1, Same: 1, Gone: 1}},
		{other, data.Changes{}},
	} {
		b := &data.Batch{}
		id, err := s.Apply(ctx, b, c.set)
		if err != nil || b.Changes != c.want {
			t.Errorf("import %d: %+v, %v", i, b.Changes, err)
		}
		before, _ := s.Load(ctx)
		if err := errors.Join(s.Undo(ctx, id), s.Redo(ctx, id)); err != nil {
			t.Errorf("import %d, taken back and put there again: %v", i, err)
		}
		if after, _ := s.Load(ctx); !reflect.DeepEqual(after.Info, before.Info) || len(after.Boundaries) != len(before.Boundaries) {
			t.Errorf("import %d: %v became %v", i, before.Info, after.Info)
		}
	}
}

// Nor is what a column of figures is called one of the figures.
func TestChangesOfIndicators(t *testing.T) {
	s := fresh(t, nil)
	set := &data.Set{
		IndicatorInfos: []data.IndicatorInfo{{Name: "income"}},
		Indicators:     []data.Indicator{{Name: "income", Code: "130624", Year: 2016, Value: data.Num(1)}},
	}
	for _, want := range []data.Changes{{Added: 1}, {Same: 1}} {
		b := &data.Batch{}
		if _, err := s.Apply(ctx, b, set); err != nil || b.Changes != want {
			t.Errorf("%+v, %v", b.Changes, err)
		}
	}
}
