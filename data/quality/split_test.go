package quality

import (
	"slices"
	"testing"

	"taihang/data"
	"taihang/data/demo"
	"taihang/data/text"

	"pgregory.net/rapid"
)

// 22,112 = 3 × 7,366 + 14: the villages named account for all of the 14.
func TestSplitOfDemo(t *testing.T) {
	s, ok := SplitOf(demo.Generate(demo.Options{Scale: 1, Seed: 1}), 2016)
	if !ok || s.Cadres != 22112 || s.Villages != 7366 || s.Each != 3 || s.Rest != 14 {
		t.Fatalf("%+v", s)
	}
	rest, inCounties := s.Nowhere, s.Nowhere
	for _, v := range s.Off {
		rest += v.Cadres - s.Each
	}
	for _, c := range s.Counties {
		inCounties += c.More - c.Fewer
	}
	if rest != 14 || inCounties != 14 {
		t.Errorf("the villages that are off account for %d, the counties for %d", rest, inCounties)
	}
}

// Whatever the roster, sizes add up to it and the rest is where it is said.
func TestSplitAddsUp(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		set := &data.Set{}
		villages := rapid.IntRange(1, 12).Draw(t, "villages")
		for v := range villages {
			set.Villages = append(set.Villages, data.Village{ID: int64(v + 1), County: []string{"130102", "130104"}[v%2]})
			set.Teams = append(set.Teams, data.Team{ID: int64(v + 1), Village: int64(v + 1)})
		}
		for p := range rapid.IntRange(0, 60).Draw(t, "cadres") {
			team := rapid.Int64Range(1, int64(villages)+1).Draw(t, "team") // one beyond: nowhere
			set.Postings = append(set.Postings, data.Posting{ID: int64(p + 1), Team: team, Start: data.NewDate(2016, 1, 1)})
		}
		s, ok := SplitOf(set, 2016)
		if ok != (len(set.Postings) > 0) {
			t.Fatal(ok)
		}
		if !ok {
			return
		}
		cadres, of, rest := s.Nowhere, 0, s.Nowhere
		for _, n := range s.Sizes {
			cadres += n.Cadres * n.Villages
			of += n.Villages
		}
		for _, v := range s.Off {
			rest += v.Cadres - s.Each
		}
		if cadres != len(set.Postings) || of != villages || rest != s.Rest || s.Cadres != s.Each*s.Villages+s.Rest {
			t.Fatalf("%+v", s)
		}
	})
}

// Overlaps are those that looking at every day finds.
func TestOverlapsByDay(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		set := &data.Set{}
		for p := range rapid.IntRange(0, 9).Draw(t, "postings") {
			start := data.Date(rapid.IntRange(100, 130).Draw(t, "start"))
			end := start + data.Date(rapid.IntRange(1, 12).Draw(t, "days"))
			if rapid.IntRange(0, 5).Draw(t, "open") == 0 {
				end = 0
			}
			set.Postings = append(set.Postings, data.Posting{ID: int64(p + 1), Cadre: rapid.Int64Range(1, 3).Draw(t, "cadre"), Start: start, End: end})
		}
		want := map[int64]bool{} // postings that share a day with one that began before
		for i := range set.Postings {
			for k := range set.Postings {
				a, b := &set.Postings[i], &set.Postings[k]
				if a.Cadre != b.Cadre || a.Start > b.Start || a.Start == b.Start && a.ID >= b.ID {
					continue
				}
				for day := data.Date(100); day < 150; day++ {
					if covers(a.Start, a.End, day) && covers(b.Start, b.End, day) {
						want[b.ID] = true
					}
				}
			}
		}
		got := map[int64]bool{}
		overlaps(newIndex(set), func(p *data.Posting) int64 { return p.Cadre }, func(p, earlier *data.Posting) {
			got[p.ID] = true
			if !covers(earlier.Start, earlier.End, p.Start) {
				t.Fatalf("%+v does not overlap %+v", earlier, p)
			}
		})
		if len(got) != len(want) {
			t.Fatalf("found %v, want %v", got, want)
		}
		for id := range want {
			if !got[id] {
				t.Fatalf("found %v, want %v", got, want)
			}
		}
	})
}

// What a user states is compared place by place.
func TestExpected(t *testing.T) {
	set := base()
	var o Options
	for _, s := range []string{"villages=2", "villages@130600=2", "villages@130624=3", "cadres@130624/2016=1", "first_secretaries/2016=1", "teams=2", "units=1"} {
		e, err := ParseExpected(s)
		if err != nil {
			t.Fatal(err)
		}
		o.Expect = append(o.Expect, e)
	}
	var wrong []string
	for _, f := range Check(set, o).Totals {
		if f.Stated && !f.OK {
			wrong = append(wrong, f.Sentence(text.EN))
		}
	}
	if !slices.Equal(wrong, []string{"Villages 130624: stated 3, the workspace has 2"}) {
		t.Error(wrong)
	}
	for _, s := range []string{"", "cadres", "dogs=1", "cadres=-1", "cadres@13=1", "cadres=1e3"} {
		if _, err := ParseExpected(s); err == nil {
			t.Errorf("%q was understood", s)
		}
	}
}

// A file of rules moves a limit or switches a rule off; a slip is named.
func TestParseRules(t *testing.T) {
	m, err := ParseRules([]byte(`{"age": {"min": 40}, "poorer": {"off": true}}`), "r.json")
	if err != nil {
		t.Fatal(err)
	}
	s := base()
	s.Ledgers[0].PoorPeople = data.Num(801)
	for _, f := range Check(s, Options{Rules: m}).Rules {
		if f.ID == "poorer" || f.ID == "age" && f.Count != 2 {
			t.Errorf("%+v", f)
		}
	}
	for _, bad := range []string{`{"ages": {}}`, `{"age": {"low": 1}}`, `[]`, ``} {
		if _, err := ParseRules([]byte(bad), "r.json"); err == nil {
			t.Errorf("%s was taken", bad)
		}
	}
}

// All rows of a rule are listed, not the first few.
func TestRows(t *testing.T) {
	s := base()
	for i := range 50 {
		s.Villages = append(s.Villages, data.Village{ID: int64(100 + i), Name: "x", ExitYear: 1999})
	}
	if n := len(Rows(s, "exit-year", Options{})); n != 50 {
		t.Errorf("%d rows", n)
	}
}

// What is missing is counted by office, the most first; what nobody has is not
// asked for.
func TestGaps(t *testing.T) {
	s := base()
	s.Villages[0].County, s.Villages[1].Code = "130630", ""
	s.Cadres[0].Education = data.Bachelor
	got := Gaps(s)
	has := func(want Gap) bool { return slices.Contains(got, want) }
	if !has(Gap{"130624", "village", "code", 0, 1, 1}) || !has(Gap{"甲局", "cadre", "education", 0, 1, 2}) {
		t.Errorf("%+v", got)
	}
	for _, g := range got {
		if g.Field == "kind" || g.Field == "land_mu" {
			t.Errorf("%+v: nobody has it", g)
		}
	}
}
