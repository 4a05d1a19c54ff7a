package cube

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strconv"
	"strings"
	"testing"

	"taihang/data"
	"taihang/data/text"

	"pgregory.net/rapid"
)

func TestParseWhere(t *testing.T) {
	for _, c := range []struct {
		in   string
		want Where
	}{
		{"", nil},
		{" level=province & tier!=other ", Where{{Dim: Level, Keys: []string{"province"}}, {Dim: Tier, Not: true, Keys: []string{"other"}}}},
		{"tier=high_incidence|mountain", Where{{Dim: Tier, Keys: []string{"high_incidence", "mountain"}}}},
		{"age_band=60+", Where{{Dim: AgeBand, Keys: []string{"60+"}}}},
	} {
		w, err := ParseWhere(c.in)
		if err != nil || !w.Equal(c.want) {
			t.Errorf("%q: %v, %v", c.in, w, err)
		}
		again, err := ParseWhere(w.String())
		if err != nil || !again.Equal(w) {
			t.Errorf("%q: written %q, read back as %v (%v)", c.in, w.String(), again, err)
		}
	}
	for _, bad := range []string{"level", "=x", "level=", "level=province&", "level=|", "!=x", "a=b&&c=d"} {
		if w, err := ParseWhere(bad); err == nil {
			t.Errorf("%q was read as %v", bad, w)
		}
	}
}

func TestCheckNamesTheNearest(t *testing.T) {
	cb := New()
	cb.Dict(Tier, "high_incidence", "yanshan_taihang", "mountain", "other")
	cb.Dict(Level, "province", "city", "county")
	cb.Dict(Year, "2016")
	for in, want := range map[string]string{
		"tier=mountian":  "mountain",
		"levle=province": "level",
		"year=20x6":      "2016",
	} {
		w, _ := ParseWhere(in)
		err := cb.Check(w)
		if err == nil || !strings.Contains(text.ZH.Sentence(err), want) {
			t.Errorf("%s: %v", in, err)
		}
	}
	w, _ := ParseWhere("tier!=other&year=1999&level=city")
	if err := cb.Check(w); err != nil {
		t.Errorf("%s: %v", w, err)
	}
}

// dims of random tables, and how many keys each has.
var random = []struct {
	dim  Dim
	keys int
}{{County, 5}, {Level, 3}, {Year, 3}, {Sex, 2}}

// randomCube draws a table with gaps of all kinds in its figures.
func randomCube(t *rapid.T) *Cube {
	cb := New()
	n := rapid.IntRange(0, 60).Draw(t, "rows")
	tab := cb.Table("t", n)
	for _, d := range random {
		for k := range d.keys {
			cb.Dict(d.dim, string(d.dim[:1])+strconv.Itoa(k))
		}
		col := tab.Dim(d.dim)
		for i := range col {
			col[i] = uint16(rapid.IntRange(0, d.keys-1).Draw(t, string(d.dim)))
		}
	}
	for _, name := range []string{"x", "y"} {
		num := tab.Num(name)
		for i := range n {
			v := data.Value{State: rapid.SampledFrom([]data.State{data.Null, data.Present, data.Present, data.Present, data.NotApplicable, data.Suppressed}).Draw(t, "state")}
			if v.State == data.Present {
				v.V = float64(rapid.IntRange(-50, 50).Draw(t, name))
			}
			num.Set(i, v)
		}
	}
	if rapid.Bool().Draw(t, "in order") {
		slices.Sort(tab.Dims[Year])
		cb.Ordered(tab, Year)
	}
	return cb
}

func randomWhere(t *rapid.T) Where {
	var w Where
	for range rapid.IntRange(0, 3).Draw(t, "conditions") {
		d := random[rapid.IntRange(0, len(random)-1).Draw(t, "dim")]
		c := Cond{Dim: d.dim, Not: rapid.Bool().Draw(t, "not")}
		for range rapid.IntRange(1, 3).Draw(t, "keys") {
			// One past the end is a key that nobody has.
			c.Keys = append(c.Keys, string(d.dim[:1])+strconv.Itoa(rapid.IntRange(0, d.keys).Draw(t, "key")))
		}
		w = append(w, c)
	}
	return w
}

func TestConditionsOnOtherTablesDoNotRestrict(t *testing.T) {
	cb := New()
	cb.Dict(Level, "province")
	cb.Dict(Year, "2016", "2017")
	tab := cb.Table("t", 2)
	copy(tab.Dim(Year), []uint16{0, 1})
	g, err := cb.Group(Query{Table: "t", Where: Where{{Dim: Level, Keys: []string{"city"}}, {Dim: Year, Keys: []string{"2017"}}}})
	if err != nil || g.N[0] != 1 {
		t.Errorf("%v %v", g.N, err)
	}
	for _, q := range []Query{{Table: "u"}, {Table: "t", By: []Dim{Level}}, {Table: "t", By: []Dim{"nope"}}, {Table: "t", Sum: "x"}, {Table: "t", By: []Dim{Year, Year, Year, Year}}} {
		if _, err := cb.Group(q); err == nil {
			t.Errorf("%+v was answered", q)
		}
	}
}

// rosterCube is as large as the demo's cadre table: a roster a year.
func rosterCube(rows, years int) *Cube {
	cb, rng := New(), rand.New(rand.NewPCG(1, 2))
	sizes := []struct {
		dim  Dim
		keys int
	}{{County, 168}, {Age, 45}, {Sex, 2}, {Level, 3}, {Education, 4}, {UnitKind, 8}, {Role, 2}, {Tier, 4}}
	tab := cb.Table("cadre", rows*years)
	for y := range years {
		cb.Dict(Year, strconv.Itoa(2016+y))
	}
	for i, col := 0, tab.Dim(Year); i < len(col); i++ {
		col[i] = uint16(i / rows)
	}
	for _, s := range sizes {
		for k := range s.keys {
			cb.Dict(s.dim, fmt.Sprint(s.dim, k))
		}
		col := tab.Dim(s.dim)
		for i := range col {
			col[i] = uint16(rng.IntN(s.keys))
		}
	}
	cb.Ordered(tab, Year)
	return cb
}

// BenchmarkGroup is peers.md's Q1 at its small scale: county, year, age decade
// and education are four dimensions there, three here.
func BenchmarkGroup(b *testing.B) {
	cb := rosterCube(22112, 5)
	for name, q := range map[string]Query{
		"all/county×age×education":   {Table: "cadre", By: []Dim{County, Age, Education}},
		"year/county":                {Table: "cadre", By: []Dim{County}, Where: Where{{Dim: Year, Keys: []string{"2016"}}}},
		"year,level,sex/county":      {Table: "cadre", By: []Dim{County}, Where: Where{{Dim: Year, Keys: []string{"2016"}}, {Dim: Level, Keys: []string{"level0"}}, {Dim: Sex, Keys: []string{"sex0"}}}},
		"year,level,sex/county×tier": {Table: "cadre", By: []Dim{County, Tier}, Where: Where{{Dim: Year, Keys: []string{"2016"}}, {Dim: Level, Keys: []string{"level0"}}, {Dim: Sex, Keys: []string{"sex0"}}}},
	} {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				if _, err := cb.Group(q); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
