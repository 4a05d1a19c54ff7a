package page

import (
	"cmp"
	"slices"
	"strings"

	"taihang/analysis/cube"
	"taihang/analysis/dataset"
	"taihang/data"
)

// book finds rows by their ids, for the lists that name villages, units and
// persons. It is made once for a workspace.
type book struct {
	ds                         *dataset.Dataset
	village, unit, team, cadre map[int64]int
	people                     []person // on the roster of peopleYear
	peopleYear                 int
	entries                    []listEntry
	sent                       []stationed // by the province in sentYear
	sentYear                   int
}

// of returns the book of a workspace, making it when the workspace is new.
func (b *book) of(ds *dataset.Dataset) *book {
	if b.ds == ds {
		return b
	}
	set := ds.Set()
	b.ds, b.people, b.entries, b.sent = ds, nil, nil, nil
	b.village = positions(len(set.Villages), func(i int) int64 { return set.Villages[i].ID })
	b.unit = positions(len(set.Units), func(i int) int64 { return set.Units[i].ID })
	b.team = positions(len(set.Teams), func(i int) int64 { return set.Teams[i].ID })
	b.cadre = positions(len(set.Cadres), func(i int) int64 { return set.Cadres[i].ID })
	return b
}

func positions(n int, id func(int) int64) map[int64]int {
	m := make(map[int64]int, n)
	for i := range n {
		m[id(i)] = i
	}
	return m
}

// county is a village's county, or nil.
func (b *book) county(v *data.Village) *dataset.County {
	if i, ok := b.ds.CountyIndex(v.County); ok {
		return &b.ds.Counties[i]
	}
	return nil
}

// stationed is a team on a year's roster date: who was sent where, and how
// many.
type stationed struct {
	village *data.Village
	county  *dataset.County
	unit    string
	cadres  int
}

// provinceTeams lists the province's teams of a year inside conditions on
// places, by county and village.
func (b *book) provinceTeams(year int, w cube.Where) []stationed {
	if b.sent == nil || b.sentYear != year {
		b.sent, b.sentYear = b.allProvinceTeams(year), year
	}
	if len(w) == 0 {
		return b.sent
	}
	var out []stationed
	for _, s := range b.sent {
		if countyPasses(s.county, w) && passesKind(s.village, w) {
			out = append(out, s)
		}
	}
	return out
}

func (b *book) allProvinceTeams(year int) []stationed {
	set, day := b.ds.Set(), data.RosterDate(year)
	size := map[int64]int{}
	for i := range set.Postings {
		if p := &set.Postings[i]; covers(p.Start, p.End, day) {
			size[p.Team]++
		}
	}
	out := []stationed{}
	for i := range set.Teams {
		t := &set.Teams[i]
		v, ok := b.village[t.Village]
		if t.Level != data.LevelProvince || !covers(t.Start, t.End, day) || !ok {
			continue
		}
		s := stationed{village: &set.Villages[v], cadres: size[t.ID]}
		if s.county = b.county(s.village); s.county == nil {
			continue
		}
		if u, ok := b.unit[t.Unit]; ok {
			s.unit = set.Units[u].Name
		}
		out = append(out, s)
	}
	slices.SortStableFunc(out, func(a, c stationed) int {
		return cmp.Or(strings.Compare(a.county.Code, c.county.Code), strings.Compare(a.village.Town, c.village.Town), strings.Compare(a.village.Name, c.village.Name))
	})
	return out
}

// covers says whether [start, end) has a day in it; an unknown end has not come.
func covers(start, end, day data.Date) bool { return start <= day && (!end.Known() || day < end) }

func passesKind(v *data.Village, w cube.Where) bool {
	for _, c := range w {
		if c.Dim == cube.VillageKind && slices.Contains(c.Keys, string(v.Kind)) == c.Not {
			return false
		}
	}
	return true
}
