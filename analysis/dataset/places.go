package dataset

import (
	"slices"
	"sort"
	"strings"

	"taihang/analysis/crosswalk"
	"taihang/data"
)

// places lists the counties with their tiers, and the prefectures.
func (ds *Dataset) places(set *data.Set) {
	tier := map[string]data.Tier{}
	for _, t := range set.Tiers {
		tier[t.County] = t.Tier
	}
	list := counties(set)
	if ds.List != data.FirstYear {
		list = inForce(set, list, tier, ds.List)
	}
	ds.index = map[string]int{}
	for _, c := range list {
		if c.Prefecture == "" && len(c.Code) >= 4 {
			c.Prefecture = c.Code[:4] + "00"
		}
		t, ok := tier[c.Code]
		if !ok {
			t = data.TierOther
		}
		ds.Counties = append(ds.Counties, County{County: c, Tier: t, Short: Short(c.Name), Feature: -1, NameEn: English(c.Pinyin, c.Name)})
	}
	sort.SliceStable(ds.Counties, func(i, j int) bool { return ds.Counties[i].Code < ds.Counties[j].Code })
	for i := range ds.Counties {
		ds.index[ds.Counties[i].Code] = i
	}
	ds.prefectures(set)
}

// counties are the facts' or, without facts, the divisions that hold now.
func counties(set *data.Set) []data.County {
	if len(set.Counties) > 0 {
		return set.Counties
	}
	var cs []data.County
	for _, d := range set.Divisions {
		if d.Rank == data.RankCounty && !d.ValidTo.Known() {
			cs = append(cs, data.County{Code: d.Code, Name: d.Name, Pinyin: d.Pinyin, Prefecture: d.Parent, Kind: d.Kind, Poor: data.PoorNone})
		}
	}
	return cs
}

// inForce are the counties at the end of a year, with what is known of the areas
// in the list of 2016, and with their tiers.
func inForce(set *data.Set, list []data.County, tier map[string]data.Tier, year int) []data.County {
	walk, end := crosswalk.New(set.Successions), data.NewDate(year, 12, 31)
	known := map[string]data.County{}
	for _, c := range list {
		known[c.Code] = c
	}
	var out []data.County
	for _, d := range set.Divisions {
		if d.Rank != data.RankCounty || d.ValidFrom.Known() && d.ValidFrom > end || d.ValidTo.Known() && d.ValidTo <= end {
			continue
		}
		c := data.County{Prefecture: d.Parent}
		if same, lost := walk.Sources(d.Code, year, data.FirstYear); lost.Reason == "" && len(same) == 1 && known[same[0]].Code != "" {
			c = known[same[0]]
			if t, ok := tier[same[0]]; ok {
				tier[d.Code] = t
			}
		}
		c.Code, c.Name, c.Kind = d.Code, d.Name, d.Kind
		if d.Pinyin != "" || c.Pinyin == "" {
			c.Pinyin = d.Pinyin
		}
		out = append(out, c)
	}
	return out
}

func (ds *Dataset) prefectures(set *data.Set) {
	have := map[string]bool{}
	for _, d := range set.Divisions {
		if d.Rank == data.RankPrefecture && !have[d.Code] {
			have[d.Code] = true
			ds.Prefectures = append(ds.Prefectures, Place{d.Code, d.Name, d.Pinyin})
		}
	}
	for i := range ds.Counties {
		if c := &ds.Counties[i]; !have[c.Prefecture] {
			have[c.Prefecture] = true
			ds.Prefectures = append(ds.Prefectures, Place{c.Prefecture, c.PrefectureName, ""})
		}
	}
	slices.SortFunc(ds.Prefectures, func(a, b Place) int { return strings.Compare(a.Code, b.Code) })
}

// aliases extends the index to codes that counties had before or got later:
// 130721 宣化县 became a part of 130705 宣化区. Of a division that was split
// the heir is the one that carries on its name; without one it has none.
func aliases(set *data.Set, index map[string]int) map[string]int {
	all := make(map[string]int, len(index)+32)
	for c, i := range index {
		all[c] = i
	}
	for changed := true; changed; {
		changed = false
		for _, s := range set.Successions {
			if s.Kind == "split" && stem(s.OldName) != stem(s.NewName) {
				continue
			}
			oldAt, isOld := all[s.OldCode]
			newAt, isNew := all[s.NewCode]
			if isOld == isNew {
				continue
			}
			switch {
			case isNew:
				all[s.OldCode] = newAt
			case s.Kind != "merged":
				all[s.NewCode] = oldAt
			default: // a part of an area of its own is not that area
				continue
			}
			changed = true
		}
	}
	return all
}
