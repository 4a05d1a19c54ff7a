package store

import (
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"taihang/data"
)

// value draws a figure in one of the four states.
var value = rapid.Custom(func(t *rapid.T) data.Value {
	if s := data.State(rapid.IntRange(0, 3).Draw(t, "state")); s != data.Present {
		return data.Value{State: s}
	}
	return data.Num(rapid.Float64().Draw(t, "v"))
})

// figures, texts and days of any kind come back as they went in.
func TestAnySet(t *testing.T) {
	dir := t.TempDir()
	rapid.Check(t, func(t *rapid.T) {
		day := rapid.Int32Range(-40000, 40000)
		set := &data.Set{Info: map[string]string{"k": rapid.String().Draw(t, "info")}}
		for i := range rapid.IntRange(1, 150).Draw(t, "villages") {
			v := data.Village{
				ID: int64(i + 1), Name: rapid.String().Draw(t, "name"), Code: rapid.StringMatching(`[0-9]{12}`).Draw(t, "code"),
				Lon: rapid.Float64Range(-180, 180).Draw(t, "lon"), ExitYear: rapid.IntRange(0, 2020).Draw(t, "exit"),
			}
			set.Villages = append(set.Villages, v)
			set.Ledgers = append(set.Ledgers, data.Ledger{
				Village: v.ID, Year: 2016, Households: value.Draw(t, "a"), Population: value.Draw(t, "b"), PartyMembers: value.Draw(t, "c"),
				IncomePerHeadYuan: value.Draw(t, "d"), ReportedOn: data.Date(day.Draw(t, "day")),
			})
			set.Duties = append(set.Duties, data.DutyProgress{Village: v.ID, Year: 2016, Duty: rapid.SampledFrom(data.Duties).Draw(t, "duty"), Progress: value.Draw(t, "p")})
		}
		path := filepath.Join(dir, "a.taihang")
		os.Remove(path)
		s, err := Create(ctx, path, set)
		if err != nil {
			t.Fatal(err)
		}
		defer s.Close()
		got, err := s.Load(ctx)
		if err != nil {
			t.Fatal(err)
		}
		set.Version = 1
		if !reflect.DeepEqual(got, set) {
			t.Fatalf("have %+v\nwant %+v", got, set)
		}
		// Applied once more, in another order, nothing changes.
		again := *set
		again.Ledgers = slices.Clone(set.Ledgers)
		slices.Reverse(again.Ledgers)
		if _, err := s.Apply(ctx, &data.Batch{}, &again); err != nil {
			t.Fatal(err)
		}
		set.Version = 2
		if got, err = s.Load(ctx); err != nil || !reflect.DeepEqual(got, set) {
			t.Fatalf("applied again: %v", err)
		}
	})
}
