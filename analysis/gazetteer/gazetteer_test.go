package gazetteer

import (
	"fmt"
	"slices"
	"testing"

	"taihang/data"
	"taihang/data/facts"

	"pgregory.net/rapid"
)

// built indexes the built-in divisions; a code joins the list of 2016 as its
// succession says.
func built() *Gazetteer {
	set := facts.Gazetteer()
	listed := map[string]bool{}
	for _, c := range set.Counties {
		listed[c.Code] = true
	}
	heirs, origins := map[string][]data.Succession{}, map[string][]data.Succession{}
	for _, s := range set.Successions {
		if s.OldCode != s.NewCode {
			heirs[s.OldCode] = append(heirs[s.OldCode], s)
			origins[s.NewCode] = append(origins[s.NewCode], s)
		}
	}
	return New(set.Divisions, func(code string) Fate {
		if listed[code] {
			return Fate{Code: code, Joined: true}
		}
		if h := heirs[code]; len(h) == 1 && listed[h[0].NewCode] && len(origins[h[0].NewCode]) == 1 {
			return Fate{Code: h[0].NewCode, Joined: true, Year: h[0].Year}
		}
		if o := origins[code]; len(o) == 1 && listed[o[0].OldCode] && len(heirs[o[0].OldCode]) == 1 {
			return Fate{Code: o[0].OldCode, Joined: true, Year: o[0].Year}
		}
		f := Fate{Code: code}
		for _, s := range heirs[code] {
			f.Heirs, f.Year = append(f.Heirs, s.NewCode), s.Year
		}
		return f
	})
}

func TestFind(t *testing.T) {
	g := built()
	for _, c := range []struct {
		name, parent string
		year         int
		code         string
		how          How
		first        string // of the candidates
	}{
		{"阜平县", "", 0, "130624", Exact, ""},
		{"阜平县", "保定市", 0, "130624", Exact, ""},
		{"阜平县", "130600", 0, "130624", Exact, ""},
		{"阜 平　县", "保定", 0, "130624", Exact, ""},
		{"阜平", "", 0, "130624", Variant, ""},
		{"保定市阜平县", "", 0, "130624", Variant, ""},
		{"河北省保定市阜平县", "", 0, "130624", Variant, ""},
		{"保定阜平", "", 0, "130624", Variant, ""},
		{"孟村", "", 0, "130930", Variant, ""},
		{"孟村县", "", 0, "130930", Variant, ""},
		{"丰宁满族自治县", "", 0, "130826", Exact, ""},
		{"丰宁县", "承德市", 0, "130826", Variant, ""},
		{"承德县", "", 0, "130821", Exact, ""},
		{"沧县", "", 0, "130921", Exact, ""},
		{"万全县", "张家口市", 0, "130708", Renamed, ""},
		{"平泉市", "承德市", 0, "130823", Renamed, ""},
		{"滦州市", "", 0, "130223", Renamed, ""},
		{"桥西区", "邢台市", 0, "130503", Exact, ""},
		{"信都区", "邢台市", 0, "130503", Renamed, ""},
		{"新市区", "保定市", 0, "130602", Renamed, ""},
		// Not sure: nobody is joined.
		{"桥西区", "", 0, "", Nobody, "130104"},
		{"新华区", "", 0, "", Nobody, "130105"},
		{"新华", "", 0, "", Nobody, "130105"},
		{"宣化县", "张家口市", 0, "", Nobody, "130705"},
		{"宣化县", "张家口市", 2016, "", Nobody, "130705"},
		{"宣化县", "张家口市", 2015, "130721", Exact, ""}, // it stood then
		{"邯郸县", "", 0, "", Nobody, "130402"},
		{"永年县", "", 0, "", Nobody, "130408"},
		{"阜平县", "石家庄市", 0, "", Nobody, "130624"},
		{"富平县", "保定市", 0, "", Nobody, "130624"}, // 富 for 阜: read alike
		{"阜坪县", "", 0, "", Nobody, "130624"},
		{"fuping", "", 0, "", Nobody, "130624"},
		{"Fuping County", "", 0, "", Nobody, ""},
		{"井陉区", "", 0, "", Nobody, "130121"},
		{"涞原县", "", 0, "", Nobody, "130630"},
		{"来源县", "保定市", 0, "", Nobody, "130630"},
		{"上海市", "", 0, "", Nobody, ""},
		{"", "", 0, "", Nobody, ""},
	} {
		f := g.Find(Query{Name: c.name, Parent: c.parent, Rank: data.RankCounty, Year: c.year})
		first := ""
		if len(f.Candidates) > 0 {
			first = f.Candidates[0].Code
		}
		if f.Code != c.code || f.How != c.how || first != c.first {
			t.Errorf("%s (%s, %d): %q by %d, candidates %+v; want %q by %d, first %q", c.name, c.parent, c.year, f.Code, f.How, f.Candidates, c.code, c.how, c.first)
		}
	}
}

// Every county of the list is found by its name below its prefecture, and what
// is said of a former one is never somewhere else than it went.
func TestEveryCounty(t *testing.T) {
	g := built()
	for _, c := range facts.Gazetteer().Counties {
		if f := g.Find(Query{Name: c.Name, Parent: c.Prefecture, Rank: data.RankCounty}); f.Code != c.Code || f.How != Exact {
			t.Errorf("%s %s: %+v", c.Code, c.Name, f)
		}
	}
}

// A county's name with one character gone, wrong or swapped with the next is
// joined to it or has it among the first three candidates, and is joined to no
// other.
func TestMisspelt(t *testing.T) {
	g := built()
	counties := facts.Gazetteer().Counties
	wrong := []rune("平山阳城安河北东西新大")
	rapid.Check(t, func(t *rapid.T) {
		c := rapid.SampledFrom(counties).Draw(t, "county")
		name := []rune(c.Name)
		if len(name) < 3 {
			return // of 沧县 nothing is left
		}
		at := rapid.IntRange(0, len(name)-2).Draw(t, "at")
		switch rapid.IntRange(0, 2).Draw(t, "slip") {
		case 0:
			name = slices.Delete(name, at, at+1)
		case 1:
			name[at] = rapid.SampledFrom(wrong).Draw(t, "wrong")
		case 2:
			name[at], name[at+1] = name[at+1], name[at]
		}
		q := Query{Name: string(name), Parent: c.Prefecture, Rank: data.RankCounty}
		f := g.Find(q)
		if f.Code == c.Code {
			return
		}
		if f.Code != "" {
			if f.How == Exact && g.called(f.Code) == string(name) {
				return // it has become the name of another
			}
			t.Fatalf("%s for %s is taken for %s", string(name), c.Name, f.Code)
		}
		for i, k := range f.Candidates { // of equals any may be the third
			if k.Code == c.Code && (i < 3 || k.Score == f.Candidates[2].Score) {
				return
			}
		}
		if len(name) < 3 && len(f.Candidates) >= 3 {
			return // one character and 县: many are as near
		}
		t.Fatalf("%s for %s: %+v", string(name), c.Name, f.Candidates)
	})
}

// Where two divisions fit equally, neither is taken.
func TestNeverOneOfTwo(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		names := []string{"新华区", "新华县", "新花区", "桥东区", "桥东"}
		var list []data.Division
		for i := range rapid.IntRange(1, 6).Draw(t, "n") {
			list = append(list, data.Division{
				Code: fmt.Sprintf("1301%02d", i+1), Name: rapid.SampledFrom(names).Draw(t, "name"), Rank: data.RankCounty, Parent: "130100",
			})
		}
		g := New(list, func(code string) Fate { return Fate{Code: code, Joined: true} })
		q := rapid.SampledFrom(append(names, "新华", "华新区")).Draw(t, "query")
		f := g.Find(Query{Name: q, Rank: data.RankCounty})
		same, alike := 0, 0
		for _, d := range list {
			if d.Name == q {
				same++
			}
			if Stem(d.Name, d.Rank) == Stem(q, data.RankCounty) {
				alike++
			}
		}
		if f.Code != "" && same != 1 && !(same == 0 && alike == 1) {
			t.Fatalf("%s among %+v is taken for %s", q, list, f.Code)
		}
	})
}

func BenchmarkNew(b *testing.B) {
	list := villages()
	b.ReportAllocs()
	for b.Loop() {
		New(list, func(code string) Fate { return Fate{Code: code} })
	}
}

func BenchmarkFind(b *testing.B) {
	g := built()
	for _, q := range []string{"阜平县", "保定市阜平县", "富平县"} {
		b.Run(q, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				g.Find(Query{Name: q, Parent: "保定市", Rank: data.RankCounty})
			}
		})
	}
}

// villages are as many as the province has.
func villages() (list []data.Division) {
	for i := range 52_019 {
		list = append(list, data.Division{Code: fmt.Sprintf("130624%06d", i), Name: fmt.Sprintf("第%d村", i), Rank: data.RankVillage, Parent: fmt.Sprintf("130624%03d", i/30)})
	}
	return list
}
