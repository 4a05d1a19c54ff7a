package crosswalk

import (
	"math"
	"slices"
	"testing"

	"taihang/data"
	"taihang/data/facts"

	"pgregory.net/rapid"
)

func hebei() *Crosswalk { return New(facts.Successions()) }

// What the areas of one year are made of in another.
func TestSources(t *testing.T) {
	x := hebei()
	for _, c := range []struct {
		code       string
		list, year int
		want       string
		why        Reason
	}{
		{"130624", 2016, 2000, "130624", ""},
		{"130708", 2016, 2015, "130729", ""}, // 万全区 was 万全县
		{"130708", 2016, 2016, "130708", ""},
		{"130729", 2015, 2016, "130708", ""},
		{"130823", 2016, 2020, "130881", ""},
		{"130606", 2016, 2014, "130603 130604", ""}, // 莲池区 of 北市区 and 南市区
		{"130603", 2014, 2016, "", Merged},
		{"130705", 2016, 2015, "", Divided}, // a part of 宣化县 came to it
		{"130721", 2015, 2016, "", Divided},
		{"130102", 2016, 2013, "", Divided}, // 长安区 gained a part of 桥东区
		{"130102", 2013, 2016, "", Merged},
		{"130602", 2016, 2010, "130602", ""}, // only the name changed
		{"130111", 2016, 2010, "130124", ""}, // 栾城县 had given its part away in 2001
		{"130124", 2010, 2016, "130111", ""},
		{"130108", 2016, 2010, "130108", ""}, // and 裕华区 had it since
		{"130111", 2016, 2000, "", Divided},
		{"130421", 2013, 2015, "", Divided}, // 邯郸县 gave its first part away in 2014, the rest in 2016
	} {
		got, lost := x.Sources(c.code, c.list, c.year)
		if s := join(got); s != c.want || lost.Reason != c.why || (lost.Of != nil) != (c.why != "") {
			t.Errorf("%s of %d in %d: %q %+v, want %q %q", c.code, c.list, c.year, s, lost, c.want, c.why)
		}
	}
}

func join(list []string) string {
	slices.Sort(list)
	s := ""
	for i, p := range list {
		if i > 0 {
			s += " "
		}
		s += p
	}
	return s
}

func TestConvert(t *testing.T) {
	x := hebei()
	pop := Values{{"130603", 2014}: data.Num(40), {"130604", 2014}: data.Num(60), {"130729", 2014}: data.Num(7), {"130603", 2013}: data.Num(39), {"130721", 2014}: data.Num(5)}
	if r := x.Sum(pop, "130606", 2016, 2014); r.Value != data.Num(100) || len(r.Parts) != 2 {
		t.Errorf("a sum of parts: %+v", r)
	}
	if r := x.Sum(pop, "130606", 2016, 2013); r.Value.State == data.Present || r.Loss.Reason != Part {
		t.Errorf("a part of a sum: %+v", r)
	}
	if r := x.Sum(pop, "130606", 2016, 2012); r.Value.State != data.Null || r.Loss.Reason != "" {
		t.Errorf("nobody gave any: %+v", r)
	}
	hidden := Values{{"130603", 2014}: {State: data.Suppressed}, {"130604", 2014}: {State: data.Suppressed}}
	if r := x.Sum(hidden, "130606", 2016, 2014); r.Value.State != data.Suppressed || r.Loss.Reason != "" {
		t.Errorf("parts that are withheld: %+v", r)
	}
	if r := x.Sum(pop, "130606", 2016, 2013); join(r.Loss.Parts) != "130604" || len(r.Loss.Of) != 2 {
		t.Errorf("which part is missing, of which merger: %+v", r.Loss)
	}
	if r := x.Other(pop, "130606", 2016, 2014); r.Value.State == data.Present || r.Loss.Reason != NoSum {
		t.Errorf("an average of two: %+v", r)
	}
	if r := x.Other(pop, "130708", 2016, 2014); r.Value != data.Num(7) {
		t.Errorf("recoded: %+v", r)
	}
	if r := x.Sum(pop, "130705", 2016, 2014); r.Value.State == data.Present || r.Loss.Reason != Divided {
		t.Errorf("divided: %+v", r)
	}
}

// On the list of its own year a figure is itself.
func TestSameList(t *testing.T) {
	x := hebei()
	rapid.Check(t, func(t *rapid.T) {
		code := rapid.SampledFrom(codes()).Draw(t, "code")
		year := rapid.IntRange(2008, 2022).Draw(t, "year")
		v := Values{{code, year}: data.Num(rapid.Float64Range(-1e6, 1e6).Draw(t, "value"))}
		for _, r := range []Result{x.Sum(v, code, year, year), x.Other(v, code, year, year)} {
			if r.Value != v[Key{code, year}] {
				t.Fatalf("%s in %d: %+v", code, year, r)
			}
		}
	})
}

// A list that is made of whole divisions of another year has their total, and
// none of them is counted twice.
func TestTotalsAreKept(t *testing.T) {
	x := hebei()
	rapid.Check(t, func(t *rapid.T) {
		year, list := rapid.IntRange(2010, 2021).Draw(t, "year"), rapid.IntRange(2010, 2021).Draw(t, "list")
		v := Values{}
		for _, c := range codes() {
			v[Key{c, year}] = data.Num(float64(rapid.IntRange(0, 1000).Draw(t, "value")))
		}
		used, lost, sum := map[string]string{}, map[string]bool{}, 0.0
		for _, c := range inForce(list) {
			r := x.Sum(v, c, list, year)
			if r.Value.State != data.Present {
				for _, k := range x.Kin(c) {
					lost[k] = lost[k] || r.Loss.Reason != ""
				}
				continue
			}
			sum += r.Value.V
			total := 0.0
			for _, p := range r.Parts {
				if other, twice := used[p]; twice {
					t.Fatalf("%s of %d is in %s and in %s of %d", p, year, other, c, list)
				}
				used[p] = c
				total += v[Key{p, year}].V
			}
			if math.Abs(total-r.Value.V) > 1e-9 {
				t.Fatalf("%s: %v of %v", c, r.Value.V, total)
			}
		}
		for _, c := range inForce(year) { // a figure is in one county's, or is missed with a reason
			if used[c] == "" {
				if !lost[c] {
					t.Fatalf("%s of %d got lost without a reason on the list of %d", c, year, list)
				}
				sum += v[Key{c, year}].V
			}
		}
		all := 0.0
		for _, c := range inForce(year) {
			all += v[Key{c, year}].V
		}
		if math.Abs(all-sum) > 1e-6 {
			t.Fatalf("%v of the province's %v", sum, all)
		}
	})
}

// There and back between codes that have one heir is where one was.
func TestThereAndBack(t *testing.T) {
	x := hebei()
	for _, s := range facts.Successions() {
		if s.OldCode == s.NewCode || s.Kind != "recoded" {
			continue
		}
		there, why := x.Sources(s.NewCode, s.Year, s.Year-1)
		if why.Reason != "" || join(there) != s.OldCode {
			t.Errorf("%s before %d: %v %v", s.NewCode, s.Year, there, why)
		}
		back, why := x.Sources(s.OldCode, s.Year-1, s.Year)
		if why.Reason != "" || join(back) != s.NewCode {
			t.Errorf("%s from %d: %v %v", s.OldCode, s.Year, back, why)
		}
	}
}

// A series goes on in the heir of its name only where the figures do.
func TestSeries(t *testing.T) {
	x := hebei()
	v := Values{}
	for y := 2012; y <= 2018; y++ {
		code := "130721"
		if y >= 2016 {
			code = "130705"
		}
		if y != 2014 {
			v[Key{code, y}] = data.Num(float64(y))
		}
	}
	s := x.Series(v, "130705", 2016, 2012, 2018)
	for _, p := range s.Points {
		if (p.Value.State == data.Present) != (p.Year != 2014) || p.Value.State == data.Present && p.Value.V != float64(p.Year) {
			t.Errorf("%+v", p)
		}
	}
	if len(s.Breaks) != 1 || s.Breaks[0] != (Break{2016, "130721", "130705"}) {
		t.Errorf("%+v", s.Breaks)
	}
	v[Key{"130705", 2013}] = data.Num(1) // both in one year: they are two areas
	s = x.Series(v, "130705", 2016, 2012, 2018)
	if s.Points[0].Value.State == data.Present || len(s.Breaks) != 1 || s.Breaks[0] != (Break{2016, "130705", "130705"}) {
		t.Errorf("%+v", s)
	}
}

// A divided county does not go on in an heir of another name.
func TestSeriesOfTheSameNameOnly(t *testing.T) {
	x := hebei()
	v := Values{{"130721", 2014}: data.Num(1), {"130703", 2016}: data.Num(2)} // 宣化县 gave a part to 桥西区
	s := x.Series(v, "130703", 2016, 2014, 2016)
	if p := s.Points[0]; p.Value.State == data.Present || p.Loss.Reason != Divided {
		t.Errorf("%+v", p)
	}
	if len(s.Breaks) != 0 || s.Points[2].Value != data.Num(2) {
		t.Errorf("%+v", s)
	}
}

// codes are all that were ever in force.
func codes() (out []string) {
	for _, d := range facts.Gazetteer().Divisions {
		if d.Rank == data.RankCounty && !slices.Contains(out, d.Code) {
			out = append(out, d.Code)
		}
	}
	return out
}

// inForce are the codes at a year's end.
func inForce(year int) (out []string) {
	end := data.NewDate(year, 12, 31)
	for _, d := range facts.Gazetteer().Divisions {
		if d.Rank == data.RankCounty && (!d.ValidFrom.Known() || d.ValidFrom <= end) && (!d.ValidTo.Known() || d.ValidTo > end) && !slices.Contains(out, d.Code) {
			out = append(out, d.Code)
		}
	}
	return out
}
