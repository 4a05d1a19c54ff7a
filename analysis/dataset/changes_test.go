package dataset

import (
	"slices"
	"strings"
	"testing"

	"taihang/analysis/cube"
	"taihang/analysis/measure"
	"taihang/data"
	"taihang/data/facts"
	"taihang/data/text"
)

// What a change of divisions did to each figure is told, with the names of the
// divisions and the year; what it did nothing to is not.
func TestChanges(t *testing.T) {
	set := facts.Gazetteer()
	set.IndicatorInfos = []data.IndicatorInfo{{Name: "pop", Sum: true}, {Name: "going_on", Sum: true, Source: "panel"}, {Name: "income"}, {Name: "poor_people", Sum: true}, {Name: "rural_population", Sum: true}}
	in := func(name, code string, year int, v float64) {
		set.Indicators = append(set.Indicators, data.Indicator{Name: name, Code: code, Year: year, Value: data.Num(v)})
	}
	for _, name := range []string{"pop", "income"} {
		in(name, "130603", 2014, 40) // 北市区 and
		in(name, "130604", 2014, 60) // 南市区 became 莲池区
		in(name, "130603", 2013, 39) // one of them is missing
		in(name, "130729", 2014, 7)  // 万全县 is 万全区 now, and nothing else
		in(name, "130102", 2013, 50) // 长安区, which gained a part of 桥东区
		in(name, "130103", 2013, 30)
		in(name, "130502", 2020, 80) // 襄都区, with a part of 邢台县
		in(name, "130721", 2012, 9)  // 宣化县 is none of its heirs, 宣化区 beside it neither
		in(name, "130624", 2014, 1)  // 阜平 never changed
	}
	in("going_on", "130721", 2012, 9) // whose series goes on in 宣化区
	in("going_on", "130705", 2016, 8)
	in("poor_people", "130603", 2014, 4)
	in("poor_people", "130604", 2014, 6)
	in("rural_population", "130603", 2014, 50) // the other's is missing
	ds, err := FromSet(set)
	if err != nil {
		t.Fatal(err)
	}
	years := []int{2012, 2013, 2014, 2016, 2020}
	told := func(id string, l text.Lang) (lines []string) {
		m, err := ds.Measures.Get(id)
		if err != nil {
			t.Fatal(err)
		}
		for _, c := range ds.Changes(m, years) {
			r, err := ds.Measures.Eval(ds.Cube, id, measure.Query{By: []cube.Dim{cube.County}, Years: []int{c.Year}})
			if err != nil {
				t.Fatal(err)
			}
			cell, _ := r.Get(ds.Counties[c.County].Code)
			if (cell.V.State == data.Present) == c.Lost() {
				t.Errorf("%s %+v has %v", id, c, cell.V)
			}
			lines = append(lines, ds.Counties[c.County].Name+"："+ds.Sentence(l, c))
		}
		return lines
	}
	for id, want := range map[string][]string{
		"indicator:pop": {
			"长安区：2013 年的数据按当时的区划统计：2014 年区划调整时桥东区分入或并入长安区、桥西区，前后范围不同，不宜直接比较",
			"桥西区：2013 年的数据不能用于本县：2014 年区划调整时桥东区分入长安区、桥西区，分开前后的范围对不上",
			"桥东区：2020 年的数据按当时的区划统计：2020 年区划调整时邢台县分入或并入襄都区，前后范围不同，不宜直接比较",
			"莲池区：2013 年无数据：莲池区由北市区、南市区合并而成（2015 年），缺南市区的数据，不能相加",
			"莲池区：2014 年的数据由北市区、南市区相加而得（2015 年合并为莲池区）",
			"邢台县：2020 年的数据不能用于本县：2020 年区划调整时邢台县分入襄都区、信都区，分开前后的范围对不上",
			"桥东区：2012 年的数据不能用于本县：2016 年区划调整时宣化县分入桥东区、桥西区、宣化区，分开前后的范围对不上",
			"桥西区：2012 年的数据不能用于本县：2016 年区划调整时宣化县分入桥东区、桥西区、宣化区，分开前后的范围对不上",
			"宣化区：2012 年的数据不能用于本县：2016 年区划调整时宣化县分入桥东区、桥西区、宣化区，分开前后的范围对不上",
		},
		"indicator:going_on": {
			"桥东区：2012 年的数据不能用于本县：2016 年区划调整时宣化县分入桥东区、桥西区、宣化区，分开前后的范围对不上",
			"桥西区：2012 年的数据不能用于本县：2016 年区划调整时宣化县分入桥东区、桥西区、宣化区，分开前后的范围对不上",
			"宣化区：2012 年的数据按当时的区划统计：2016 年区划调整时宣化县分入或并入桥东区、桥西区、宣化区，前后范围不同，不宜直接比较",
		},
		"poverty_incidence": {
			"莲池区：2014 年无数据：莲池区由北市区、南市区合并而成（2015 年），缺南市区的数据，不能相加",
		},
		"villages": nil,
	} {
		got := told(id, text.ZH)
		for _, w := range want {
			if !slices.Contains(got, w) {
				t.Errorf("%s: not told: %s", id, w)
			}
		}
		for _, g := range got {
			if !slices.Contains(want, g) {
				t.Errorf("%s: told too: %s", id, g)
			}
		}
	}
	if s := strings.Join(told("indicator:income", text.ZH), "\n"); !strings.Contains(s, "莲池区：2014 年无数据") || !strings.Contains(s, "这项指标不能相加") {
		t.Errorf("an average: %s", s)
	}
	if s := strings.Join(told("indicator:pop", text.EN), "\n"); !strings.Contains(s, "The figure of 2014 is the sum of 北市区, 南市区, which became Lianchi in 2015") {
		t.Errorf("in English: %s", s)
	}
}

// On the counties of another year every figure stands in the county that has its
// area then, under whichever of its codes it was given.
func TestLoadOnTheCountiesOfAYear(t *testing.T) {
	set := facts.Gazetteer()
	set.IndicatorInfos = []data.IndicatorInfo{{Name: "pop", Sum: true}}
	set.Tiers = append(set.Tiers, data.TierMember{County: "130823", Tier: data.TierYanshanTaihang})
	in := func(code string, year int, v float64) {
		set.Indicators = append(set.Indicators, data.Indicator{Name: "pop", Code: code, Year: year, Value: data.Num(v)})
	}
	in("130823", 2020, 40) // 平泉县, 平泉市 130881 since 2017
	in("130603", 2013, 39) // 北市区, 莲池区 with
	in("130604", 2013, 60) // 南市区 since 2015
	in("130606", 2016, 101)
	for list, want := range map[int]struct {
		counties      int
		have, missing map[string]map[int]float64
		gone          []string
	}{
		2010: {
			172,
			map[string]map[int]float64{"130603": {2013: 39}, "130604": {2013: 60}, "130823": {2020: 40}},
			map[string]map[int]float64{"130603": {2016: 0}, "130604": {2016: 0}},
			[]string{"130606", "130881"},
		},
		2016: {168, map[string]map[int]float64{"130606": {2013: 99, 2016: 101}, "130823": {2020: 40}}, nil, []string{"130603", "130881"}},
		2020: {167, map[string]map[int]float64{"130606": {2013: 99, 2016: 101}, "130881": {2020: 40}}, nil, []string{"130823", "130603"}},
	} {
		ds, err := FromSetOn(set, list)
		if err != nil {
			t.Fatal(err)
		}
		if len(ds.Counties) != want.counties {
			t.Errorf("%d: %d counties, want %d", list, len(ds.Counties), want.counties)
		}
		at := func(code string, year int) data.Value {
			r, err := ds.Measures.Eval(ds.Cube, "indicator:pop", measure.Query{By: []cube.Dim{cube.County}, Years: []int{year}})
			if err != nil {
				t.Fatal(err)
			}
			c, _ := r.Get(code)
			return c.V
		}
		for code, years := range want.have {
			for year, v := range years {
				if got := at(code, year); got != data.Num(v) {
					t.Errorf("on %d, %s in %d: %v, want %v", list, code, year, got, v)
				}
			}
		}
		for code, years := range want.missing {
			for year := range years {
				if got := at(code, year); got.State == data.Present {
					t.Errorf("on %d, %s in %d: %v, want none", list, code, year, got)
				}
			}
		}
		for _, code := range want.gone {
			if slices.ContainsFunc(ds.Counties, func(c County) bool { return c.Code == code }) {
				t.Errorf("%s is on the list of %d", code, list)
			}
		}
		for _, c := range ds.Counties {
			if (c.Code == "130823" || c.Code == "130881") && c.Tier != data.TierYanshanTaihang {
				t.Errorf("on %d, %s has the tier %v", list, c.Code, c.Tier)
			}
		}
	}
}
