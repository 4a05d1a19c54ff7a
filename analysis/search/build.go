package search

import (
	"strings"

	"taihang/analysis/dataset"
	"taihang/data"
	"taihang/data/text"
)

// New builds the index; for the demo that takes tens of milliseconds, to be
// spent in the background.
func New(ds *dataset.Dataset) *Index {
	ix := &Index{ds: ds, lang: text.ZH}
	for i, p := range ds.Prefectures {
		ix.place(Prefecture, i, p.Code, p.Name, p.Pinyin)
	}
	for i := range ds.Counties {
		c := &ds.Counties[i]
		ix.place(County, i, c.Code, c.Name, c.Pinyin)
	}
	for i := range ds.Villages {
		v := &ds.Villages[i]
		ix.place(Village, i, v.Code, v.Name, "")
	}
	for i := range ds.Units {
		ix.place(Unit, i, "", ds.Units[i].Name, "")
	}
	set := ds.Set()
	for i := range set.Cadres {
		ix.place(Person, i, "", set.Cadres[i].Name, "")
	}
	for _, l := range []*lines{&ix.names, &ix.full, &ix.initials, &ix.codes} {
		l.done()
	}
	ix.homes(set)
	return ix
}

// place adds a thing with its name, readings and code. Published pinyin wins
// over what the characters would be read as: 大城 is Daicheng.
func (ix *Index) place(k Kind, row int, code, name, pinyin string) {
	at := int32(len(ix.items))
	ix.items = append(ix.items, item{k, int32(row)})
	ix.names.add(at, normal(name))
	ix.codes.add(at, code)
	r := readings(name)
	if pinyin != "" {
		r = published(pinyin, name)
	}
	for i := range r.full {
		ix.full.add(at, r.full[i])
	}
	for i := range r.initials {
		ix.initials.add(at, r.initials[i])
	}
}

// published reads "Daicheng Xian": the full pinyin as given, the initials from
// the characters, with the name's first letter as published.
func published(pinyin, name string) reading {
	full := strings.ToLower(strings.ReplaceAll(pinyin, " ", ""))
	r := readings(name)
	for i, s := range r.initials {
		r.initials[i] = full[:1] + s[min(1, len(s)):]
	}
	return reading{full: []string{full}, initials: unique(r.initials)}
}

// homes finds for each cadre the village of the latest posting.
func (ix *Index) homes(set *data.Set) {
	village := map[int64]int32{}
	for i := range set.Villages {
		village[set.Villages[i].ID] = int32(i)
	}
	team := map[int64]int32{}
	for i := range set.Teams {
		if v, ok := village[set.Teams[i].Village]; ok {
			team[set.Teams[i].ID] = v
		}
	}
	cadre := map[int64]int32{}
	for i := range set.Cadres {
		cadre[set.Cadres[i].ID] = int32(i)
	}
	ix.home = make([]int32, len(set.Cadres))
	since := make([]data.Date, len(set.Cadres))
	for i := range ix.home {
		ix.home[i] = -1
	}
	for i := range set.Postings {
		p := &set.Postings[i]
		c, ok := cadre[p.Cadre]
		if v, there := team[p.Team]; ok && there && (ix.home[c] < 0 || p.Start >= since[c]) {
			ix.home[c], since[c] = v, p.Start
		}
	}
}
