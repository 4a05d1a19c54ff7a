package store

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"testing"

	"pgregory.net/rapid"
	"zombiezen.com/go/sqlite"

	"taihang/data"
	"taihang/data/schema"
	"taihang/data/text"
)

var ctx = context.Background()

func fresh(t *testing.T, set *data.Set) *Store {
	t.Helper()
	s, err := Create(ctx, filepath.Join(t.TempDir(), "县 #1?%.taihang"), set)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	return s
}

// counted is the number that a query gives.
func counted(t *testing.T, s *Store, query string, args ...any) (n int) {
	t.Helper()
	err := s.read(ctx, func(c *sqlite.Conn) error {
		v, err := number(c, query, args...)
		n = int(v)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return n
}

// small is a set with a row in every table and figures in all four states.
func small() *data.Set {
	day := data.NewDate(2016, 3, 1)
	return &data.Set{
		Info:        map[string]string{"title": "试", "vintage": "2016"},
		Divisions:   []data.Division{{Code: "130000", Name: "河北省", Rank: data.RankProvince}, {Code: "130502", Name: "桥东区", Rank: data.RankCounty, Parent: "130500", ValidTo: day}, {Code: "130502", Name: "襄都区", Rank: data.RankCounty, Parent: "130500", ValidFrom: day}},
		Successions: []data.Succession{{Year: 2016, OldCode: "130721", NewCode: "130705", Kind: "merged"}},
		Counties:    []data.County{{Code: "130624", Name: "阜平县", SeatLon: 114.19, SeatLat: 38.85, AreaKm2: 2496, Poor: data.PoorNational, Deep: true, DelistBatch: 2019, DelistYear: 2020, Verified: true}},
		Tiers:       []data.TierMember{{Tier: data.TierYanshanTaihang, County: "130624"}},
		Vintages:    []data.Vintage{{ID: "2016", Name: "2016", Rank: data.RankCounty, AsOf: day}, {ID: "old", Rank: data.RankCounty}},
		Boundaries:  []data.Boundary{{Vintage: "2016", Code: "130624", WKB: []byte{1, 2}}, {Vintage: "old", Code: "130624", WKB: []byte{3}}},
		IndicatorInfos: []data.IndicatorInfo{
			{Name: "pop", Zh: "人口", Unit: "人", Sum: true},
		},
		Indicators: []data.Indicator{
			{Name: "pop", Code: "130624", Year: 2016, Value: data.Num(0)},
			{Name: "pop", Code: "130624", Year: 2017},
			{Name: "pop", Code: "130624", Year: 2018, Value: data.Value{State: data.NotApplicable}},
			{Name: "pop", Code: "130624", Year: 2019, Value: data.Value{State: data.Suppressed}},
		},
		Villages:    []data.Village{{ID: 7, Name: "刘家湾村", County: "130731", Kind: data.VillagePoor, Lon: 115.2, Lat: 40.3, ExitYear: 2018}},
		Ledgers:     []data.Ledger{{Village: 7, Year: 2016, Population: data.Num(812), PoorPeople: data.Value{State: data.Suppressed}, LandMu: data.Value{State: data.NotApplicable}, IncomePerHeadYuan: data.Num(-1.5), ReportedOn: day}},
		Units:       []data.Unit{{ID: 3, Name: "省文化厅", Level: data.LevelProvince, Kind: data.UnitEducation}},
		Cadres:      []data.Cadre{{ID: 9, Name: "毕元隆", Sex: data.Male, Birth: data.NewDate(1972, 5, 6), Education: data.Bachelor, Party: true, Unit: 3, Reserve: true, Ref: "no 9"}, {ID: 10}},
		Teams:       []data.Team{{ID: 5, Village: 7, Unit: 3, Level: data.LevelProvince, Start: day}},
		Postings:    []data.Posting{{ID: 1, Cadre: 9, Team: 5, Role: data.RoleFirstSecretary, Intake: 2016, Start: day}},
		Intakes:     []data.IntakeSummary{{Year: 2016, Level: data.LevelProvince, Cadres: 1993}},
		Lists:       []data.SelectionList{{ID: 1, Unit: 3, Round: 1, Submitted: day, Outcome: "returned", Reason: "appraisal"}},
		Entries:     []data.ListEntry{{List: 1, Place: 1, Cadre: 9, InService: true, ServiceYears: data.Num(20)}, {List: 1, Place: 2, ServiceYears: data.Value{State: data.NotApplicable}}},
		RuleRecords: []data.RuleRecord{{Team: 5, Rule: "discipline", From: day, Months: 1, Due: 20, Done: 19}},
		Duties:      []data.DutyProgress{{Village: 7, Year: 2016, Duty: "relief", Progress: data.Num(0.5)}},
		SupportOrgs: []data.SupportOrg{{ID: 2, Kind: "sanatorium", Name: "院", County: "130304"}},
		Supports:    []data.Support{{Org: 2, Village: 7, Start: day}},
		Pairings:    []data.Pairing{{Helper: "130602", Helped: "130624", Start: day, End: day + 10}},
		Needs:       []data.Need{{ID: 4, County: "130624", Kind: "market", Listed: day}},
		Funds:       []data.Fund{{Team: 5, Year: 2016, Kind: "work_money", Yuan: data.Num(50000), PaidOn: day}},
		Guarantees:  []data.Guarantee{{Village: 7, Kind: "heating"}},
		Appraisals:  []data.Appraisal{{Cadre: 9, Year: 2016, Rating: "excellent"}},
		Promotions:  []data.Promotion{{Cadre: 9, On: day, From: "section", To: "division"}},
		Private:     []data.Private{{Cadre: 9, Kind: data.PrivatePhone, Value: "13900000000"}},
		Version:     1,
	}
}

// The columns that the descriptors name are those of the file, with the same
// types, in the same order, and every table has its batch.
func TestColumnsMatchSchema(t *testing.T) {
	s := fresh(t, nil)
	for _, tab := range versioned {
		var have []column
		var sql string
		err := s.read(ctx, func(c *sqlite.Conn) error {
			err := each(c, "SELECT name, type, \"notnull\" FROM pragma_table_info(?)", func(st *sqlite.Stmt) error {
				have = append(have, column{st.ColumnText(0), st.ColumnText(1), !st.ColumnBool(2)})
				return nil
			}, tab.title())
			if err != nil {
				return err
			}
			return each(c, "SELECT sql FROM sqlite_schema WHERE name = ?", func(st *sqlite.Stmt) error {
				sql = st.ColumnText(0)
				return nil
			}, tab.title())
		})
		if err != nil {
			t.Fatal(err)
		}
		want := append(tab.columns(), column{name: "batch_id", kind: "INTEGER"})
		for i := range have { // a rowid key is not null without saying so
			if i == 0 && have[i].name == "id" {
				have[i].null = false
			}
		}
		if !slices.Equal(have, sortLike(want, have)) {
			t.Errorf("%s:\nfile %v\ncode %v", tab.title(), have, want)
		}
		if !strings.Contains(sql, "STRICT") {
			t.Errorf("%s is not STRICT", tab.title())
		}
	}
}

// sortLike puts want into the order of have: descriptors put figures before
// their states, which a table need not.
func sortLike(want, have []column) []column {
	at := map[string]int{}
	for i, c := range have {
		at[c.name] = i + 1
	}
	slices.SortStableFunc(want, func(a, b column) int { return at[a.name] - at[b.name] })
	return want
}

// Every slice of data.Set has a table, and nothing of it is lost on the way.
func TestRoundTrip(t *testing.T) {
	set := small()
	v := reflect.ValueOf(*set)
	for i := range v.NumField() {
		if f := v.Field(i); f.CanInt() {
			continue
		} else if f.Len() == 0 {
			t.Errorf("small() leaves out %s", v.Type().Field(i).Name)
		}
	}
	s := fresh(t, set)
	got, err := s.Load(ctx)
	if err != nil {
		t.Fatal(err)
	}
	if p, err := Select[data.Private](ctx, s); err != nil || !reflect.DeepEqual(p, set.Private) {
		t.Errorf("private: %v, %v", p, err)
	}
	set.Boundaries, set.Private = set.Boundaries[:1], nil // only the vintage in use is loaded, personal data never
	set.Supports, set.Pairings = slices.Clone(set.Supports), slices.Clone(set.Pairings)
	if !reflect.DeepEqual(got, set) {
		w, g := reflect.ValueOf(*set), reflect.ValueOf(*got)
		for i := range w.NumField() {
			if !reflect.DeepEqual(w.Field(i).Interface(), g.Field(i).Interface()) {
				t.Errorf("%s:\nhave %+v\nwant %+v", w.Type().Field(i).Name, g.Field(i), w.Field(i))
			}
		}
	}
	old, err := s.Boundaries(ctx, "old")
	if err != nil || len(old) != 1 || !bytes.Equal(old[0].WKB, []byte{3}) {
		t.Errorf("old boundaries: %v, %v", old, err)
	}
	if part, err := s.Load(ctx, Towns, RuleRecords, Outlines); err != nil || part.RuleRecords != nil || part.Boundaries != nil || len(part.Divisions) != 3 {
		t.Errorf("partial load: %+v, %v", part, err)
	}
}

// Rows by the hundred go through one statement again and again, which keeps what was
// bound: what a column says changes, is the same, or is not there from one run to
// the next, in all ways.
func TestRowsOfManyStatements(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	pick := func(list ...string) string { return list[r.IntN(len(list))] }
	set := &data.Set{Info: map[string]string{}, Version: 1}
	for i := range 7*rowsPerInsert + 5 {
		id := int64(i + 1)
		set.Villages = append(set.Villages, data.Village{ID: id, Name: pick("", "甲村", "乙村"), Town: pick("", "镇")})
		set.Cadres = append(set.Cadres, data.Cadre{
			ID: id, Name: pick("张三", "李四", ""), Sex: data.Sex(pick("", "male", "female")), Birth: data.Date(r.IntN(3) * 1000),
			Education: data.Education(pick("", "bachelor", "master")), Party: r.IntN(2) == 0, Rank: pick("", "division", "section"), Ref: pick("", "A1"),
		})
		v := func() data.Value {
			return []data.Value{{}, {State: data.NotApplicable}, {State: data.Suppressed}, data.Num(0), data.Num(1), data.Num(2)}[r.IntN(6)]
		}
		set.Ledgers = append(set.Ledgers, data.Ledger{Village: id, Year: 2016 + r.IntN(2), Households: v(), Population: v(), ReportedOn: data.Date(r.IntN(3))})
	}
	s := fresh(t, set)
	got, err := s.Load(ctx)
	if err != nil {
		t.Fatal(err)
	}
	for i := range set.Cadres {
		if got.Cadres[i] != set.Cadres[i] {
			t.Fatalf("cadre %+v came back as %+v", set.Cadres[i], got.Cadres[i])
		}
		if got.Villages[i] != set.Villages[i] {
			t.Fatalf("village %+v came back as %+v", set.Villages[i], got.Villages[i])
		}
		if got.Ledgers[i] != set.Ledgers[i] {
			t.Fatalf("ledger %+v came back as %+v", set.Ledgers[i], got.Ledgers[i])
		}
	}
}

// A row that says nothing of a column leaves it as it is, and those before and
// behind it in the same statement say what they say.
func TestPutWithout(t *testing.T) {
	unit := func(i int, name string) data.Unit {
		return data.Unit{ID: int64(i + 1), Name: name, Level: data.LevelCounty}
	}
	for _, n := range []int{3, 2*rowsPerInsert + 1} {
		s := fresh(t, &data.Set{})
		put := func(level data.Level, name string, without map[int][]string) int64 {
			tx, err := s.Begin(ctx)
			if err != nil {
				t.Fatal(err)
			}
			defer tx.Rollback()
			b := &data.Batch{}
			r, err := RowsOf[data.Unit](tx)
			if err := errors.Join(err, tx.Open(b)); err != nil {
				t.Fatal(err)
			}
			for i := range n {
				u := unit(i, name)
				u.Level = level
				if err := r.PutWithout(u, 0, without[i]); err != nil {
					t.Fatal(err)
				}
			}
			if err := errors.Join(tx.Finish(b), tx.Commit()); err != nil {
				t.Fatal(err)
			}
			return b.ID
		}
		put(data.LevelCounty, "first", map[int][]string{0: {"name"}}) // new: what it has is written
		if got := counted(t, s, "SELECT count(*) FROM unit WHERE name = 'first'"); got != n {
			t.Errorf("%d of %d new units have their name", got, n)
		}
		second := put("", "second", map[int][]string{1: {"level"}, n - 1: {"name", "level"}})
		for want, query := range map[int]string{
			2:     "SELECT count(*) FROM unit WHERE level IS NOT NULL AND level <> '' AND id IN (2, " + strconv.Itoa(n) + ")",
			n - 1: "SELECT count(*) FROM unit WHERE name = 'second'",
		} {
			if got := counted(t, s, query); got != want {
				t.Errorf("%d units, not %d: %s", got, want, query)
			}
		}
		if err := s.Undo(ctx, second); err != nil {
			t.Fatal(err)
		}
		if got := counted(t, s, "SELECT count(*) FROM unit WHERE name = 'first' AND level IS NOT NULL AND level <> ''"); got != n {
			t.Errorf("%d of %d units are as they were", got, n)
		}
	}
}

func TestSelect(t *testing.T) {
	s := fresh(t, small())
	v, err := Select[data.Village](ctx, s)
	if err != nil || len(v) != 1 || v[0].Name != "刘家湾村" {
		t.Errorf("%v, %v", v, err)
	}
	if _, err := Select[int](ctx, s); err == nil {
		t.Error("a type without a table was selected")
	}
}

func TestForeignKeysInEveryConnection(t *testing.T) {
	s := fresh(t, small())
	for range poolSize { // each in turn: they come back at the end of the line
		c := <-s.readers
		s.readers <- c
		if on, err := number(c, "PRAGMA foreign_keys"); err != nil || on != 1 {
			t.Errorf("a reader: foreign_keys %d, %v", on, err)
		}
	}
	if on, err := number(s.writer, "PRAGMA foreign_keys"); err != nil || on != 1 {
		t.Errorf("the writer: foreign_keys %d, %v", on, err)
	}
	_, err := s.Apply(ctx, &data.Batch{Read: 1, Loaded: 1}, &data.Set{Ledgers: []data.Ledger{{Village: 404, Year: 2016}}})
	if !isKey(err, "store.reference") {
		t.Errorf("a ledger of no village: %v", err)
	}
	if b, _ := s.Batches(ctx); len(b) != 1 {
		t.Errorf("a refused import left a batch: %v", b)
	}
	bad := small()
	bad.Postings[0].Cadre = 404
	if _, err := Create(ctx, filepath.Join(t.TempDir(), "x.taihang"), bad); !isKey(err, "store.reference") {
		t.Errorf("a seed with a broken reference: %v", err)
	}
}

func TestApply(t *testing.T) {
	s := fresh(t, small())
	day := data.NewDate(2017, 1, 1)
	b := &data.Batch{
		File: "表.csv", SHA256: "ab", Kind: "ledger", Encoding: "gb18030", At: "2026-01-01T00:00:00Z", Read: 5, Loaded: 2, Rejected: 2, Skipped: 1,
		Issues: []data.Issue{{Severity: data.Error, Code: "number", Row: 3, Column: "pop", Args: []string{"x", "甲"}, Value: "x", Proposal: "1", N: 3}, {Severity: data.Note, Code: "blank", N: 1}},
	}
	id, err := s.Apply(ctx, b, &data.Set{
		Ledgers:    []data.Ledger{{Village: 7, Year: 2016, Population: data.Num(900)}, {Village: 7, Year: 2017, ReportedOn: day}},
		Entries:    []data.ListEntry{{List: 1, Place: 1, Rank: "new"}},
		Indicators: []data.Indicator{{Name: "gdp", Code: "130624", Year: 2016, Value: data.Num(3)}},
		Vintages:   []data.Vintage{{ID: "2016", Rank: data.RankCounty}},
		Boundaries: []data.Boundary{{Vintage: "2016", Code: "130625", WKB: []byte{9}}},
		Info:       map[string]string{"vintage": "2016"},
	})
	if err != nil || id != 2 {
		t.Fatal(id, err)
	}
	got, err := s.Load(ctx)
	if err != nil {
		t.Fatal(err)
	}
	if len(got.Ledgers) != 2 || got.Ledgers[0].Population != data.Num(900) || got.Ledgers[0].PoorPeople.State != data.Null {
		t.Errorf("ledgers: %+v", got.Ledgers)
	}
	if len(got.Entries) != 1 || got.Entries[0].Rank != "new" {
		t.Errorf("entries of a list are replaced whole: %+v", got.Entries)
	}
	if len(got.Boundaries) != 1 || got.Boundaries[0].Code != "130625" {
		t.Errorf("a vintage is replaced whole: %+v", got.Boundaries)
	}
	if len(got.IndicatorInfos) != 2 {
		t.Errorf("infos: %+v", got.IndicatorInfos)
	}
	batches, err := s.Batches(ctx)
	if err != nil || len(batches) != 2 {
		t.Fatal(batches, err)
	}
	issues, err := s.Issues(ctx, id)
	if err != nil || !reflect.DeepEqual(issues, b.Issues) {
		t.Errorf("issues %v, %v", issues, err)
	}
	if v, _ := s.Version(ctx); v != 2 {
		t.Errorf("version %d", v)
	}
	if _, err := s.Apply(ctx, &data.Batch{Read: 2, Loaded: 1}, nil); err == nil {
		t.Error("a batch whose rows do not add up was taken")
	}
}

func TestApplyCancelled(t *testing.T) {
	s := fresh(t, small())
	before, _ := s.Load(ctx)
	gone, cancel := context.WithCancel(ctx)
	cancel()
	if _, err := s.Apply(gone, &data.Batch{}, &data.Set{Units: []data.Unit{{ID: 50}}}); !errors.Is(err, context.Canceled) {
		t.Errorf("cancelled: %v", err)
	}
	if after, _ := s.Load(ctx); !reflect.DeepEqual(before, after) {
		t.Error("a cancelled import changed the workspace")
	}
}

func TestCheckConstraints(t *testing.T) {
	s := fresh(t, small())
	day := data.NewDate(2017, 1, 1)
	_, err := s.Apply(ctx, &data.Batch{}, &data.Set{Postings: []data.Posting{{ID: 2, Cadre: 9, Team: 5, Start: day, End: day}}})
	if !isKey(err, "store.constraint") {
		t.Errorf("a posting that ends as it starts: %v", err)
	}
	_, err = s.Apply(ctx, &data.Batch{}, &data.Set{RuleRecords: []data.RuleRecord{{Team: 5, Rule: "juggling", Months: 1}}})
	if err == nil {
		t.Error("an eleventh rule was taken")
	}
}

// Closing leaves one complete file that can be copied, private to its owner.
func TestCloseLeavesOneFile(t *testing.T) {
	s := fresh(t, small())
	if _, err := s.Apply(ctx, &data.Batch{}, &data.Set{Units: []data.Unit{{ID: 77}}}); err != nil {
		t.Fatal(err)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	names, _ := os.ReadDir(filepath.Dir(s.Path()))
	if len(names) != 1 {
		t.Errorf("left behind: %v", names)
	}
	if info, _ := os.Stat(s.Path()); info.Mode().Perm() != 0o600 {
		t.Errorf("mode %v", info.Mode())
	}
	b, _ := os.ReadFile(s.Path())
	moved := filepath.Join(t.TempDir(), "copy.taihang")
	if err := os.WriteFile(moved, b, 0o400); err != nil {
		t.Fatal(err)
	}
	r, err := OpenReadOnly(ctx, moved)
	if err != nil {
		t.Fatal(err)
	}
	defer r.Close()
	if set, err := r.Load(ctx); err != nil || len(set.Units) != 2 {
		t.Errorf("copy: %v", err)
	}
	if _, err := r.Apply(ctx, &data.Batch{}, nil); !isKey(err, "store.readonly") {
		t.Errorf("write to a read-only workspace: %v", err)
	}
	if h, _ := inspect(moved); h.wal || h.version != schema.Version() {
		t.Errorf("header %+v", h)
	}
}

// Each result code SQLite can give has a sentence in both languages.
func TestSentences(t *testing.T) {
	for code := range sqlite.ResultCode(3 * 1024) {
		if key := sentence(code); !text.Has(key) {
			t.Errorf("code %d: no sentence %s", code, key)
		}
	}
	for code, want := range map[sqlite.ResultCode]string{
		5: "store.busy", 517: "store.busy", 8: "store.readonly", 1032: "store.moved", 11: "store.damaged",
		26: "store.damaged", 13: "store.full", 14: "store.folder", 787: "store.reference", 275: "store.constraint",
	} {
		if got := sentence(code); got != want {
			t.Errorf("code %d (%s): %s, want %s", code, code, got, want)
		}
	}
}

// Rows keep their numbers, whether these count on from the last row of the table or
// not: SQLite would give others to rows that leave some out, come backwards, or come
// after the last one was taken away.
func TestNumbersStay(t *testing.T) {
	s := fresh(t, &data.Set{})
	rapid.Check(t, func(rt *rapid.T) {
		tx, err := s.Begin(ctx)
		if err != nil {
			rt.Fatal(err)
		}
		defer tx.Rollback()
		b := data.Batch{}
		if err := tx.Open(&b); err != nil {
			rt.Fatal(err)
		}
		r, err := RowsOf[data.Cadre](tx)
		if err != nil {
			rt.Fatal(err)
		}
		want, next := map[int64]string{}, int64(1)
		for range rapid.IntRange(1, 5).Draw(rt, "runs") {
			step := rapid.SampledFrom([]int64{1, 1, 1, 2, -1}).Draw(rt, "step")
			next = max(1, next+rapid.Int64Range(0, 1).Draw(rt, "gap"))
			if step < 0 {
				next += 500
			}
			for range rapid.IntRange(1, 2*rowsPerInsert+5).Draw(rt, "rows") {
				for want[next] != "" {
					next += max(step, 1)
				}
				want[next] = fmt.Sprint("n", next)
				if err := r.Put(data.Cadre{ID: next, Name: want[next]}, 0); err != nil {
					rt.Fatal(err)
				}
				next += step
			}
			next = slices.Max(slices.Collect(maps.Keys(want))) + 1
			if rapid.Bool().Draw(rt, "remove") {
				if _, err := r.Remove(&data.Cadre{ID: next - 1}); err != nil {
					rt.Fatal(err)
				}
				delete(want, next-1)
			}
		}
		if err := tx.Finish(&b); err != nil {
			rt.Fatal(err)
		}
		n := 0
		err = each(tx.c, "SELECT id, name FROM cadre", func(st *sqlite.Stmt) error {
			n++
			if id := st.ColumnInt64(0); want[id] != st.ColumnText(1) {
				return fmt.Errorf("%s has number %d", st.ColumnText(1), id)
			}
			return nil
		})
		if err != nil || n != len(want) {
			rt.Fatalf("%d cadres of %d, %v", n, len(want), err)
		}
	})
}
