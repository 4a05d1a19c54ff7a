package quality

import (
	"cmp"
	"slices"
	"strings"

	"taihang/data"
	"taihang/data/text"
)

// Split takes a roster apart by village: so many each, and where the rest sits.
// 22,112 cadres in 7,366 villages are 3 × 7,366 + 14; the 14 sit somewhere.
type Split struct {
	Year     int         `json:"year"`
	Cadres   int         `json:"cadres"`
	Villages int         `json:"villages"`
	Each     int         `json:"each"`              // what most villages have
	Rest     int         `json:"rest"`              // Cadres − Each × Villages
	Nowhere  int         `json:"nowhere,omitempty"` // cadres whose team has no village
	Sizes    []Size      `json:"sizes"`             // how many villages have how many
	Counties []CountyOff `json:"counties"`          // those that are off, the furthest first
	Off      []Village   `json:"off"`               // villages that have more or fewer than Each, all of them
}

// Equation writes the roster as so many each and the rest: 22,112 = 3 × 7,366 + 14.
func (s *Split) Equation(l text.Lang) string {
	rest := ""
	switch {
	case s.Rest > 0:
		rest = "+ " + text.Count(s.Rest)
	case s.Rest < 0:
		rest = "− " + text.Count(-s.Rest)
	}
	return strings.TrimSpace(l.T("quality.split", s.Year, text.Count(s.Cadres), s.Each, text.Count(s.Villages), rest))
}

// Size says how many villages have so many cadres.
type Size struct {
	Cadres   int `json:"cadres"`
	Villages int `json:"villages"`
}

// CountyOff is a county whose cadres are not Each a village.
type CountyOff struct {
	County   string `json:"county"`
	Villages int    `json:"villages"`
	Cadres   int    `json:"cadres"`
	More     int    `json:"more"`  // cadres beyond Each in villages that have more
	Fewer    int    `json:"fewer"` // cadres short of Each in villages that have fewer
}

// Village with its cadres.
type Village struct {
	ID     int64  `json:"id"`
	Code   string `json:"code,omitempty"`
	Name   string `json:"name"`
	County string `json:"county"`
	Cadres int    `json:"cadres"`
}

// SplitOf takes the roster of a year apart. ok is false where there is none.
func SplitOf(set *data.Set, year int) (s Split, ok bool) { return newIndex(set).split(year) }

func (x *index) split(year int) (s Split, ok bool) {
	day := data.RosterDate(year)
	has := make(map[int64]int, len(x.Villages))
	s.Year, s.Villages = year, len(x.Villages)
	for i := range x.Postings {
		p := &x.Postings[i]
		if !covers(p.Start, p.End, day) {
			continue
		}
		s.Cadres++
		if t := x.team[p.Team]; t != nil && x.village[t.Village] != nil {
			has[t.Village]++
		} else {
			s.Nowhere++
		}
	}
	if s.Cadres == 0 || s.Villages == 0 {
		return s, false
	}
	sizes := map[int]int{}
	for i := range x.Villages {
		sizes[has[x.Villages[i].ID]]++
	}
	for n, villages := range sizes {
		s.Sizes = append(s.Sizes, Size{n, villages})
		if v := sizes[s.Each]; villages > v || villages == v && n > s.Each {
			s.Each = n
		}
	}
	slices.SortFunc(s.Sizes, func(a, b Size) int { return a.Cadres - b.Cadres })
	s.Rest = s.Cadres - s.Each*s.Villages
	x.off(&s, has)
	return s, true
}

// off lists the villages and counties that do not have their Each.
func (x *index) off(s *Split, has map[int64]int) {
	counties := map[string]*CountyOff{}
	for i := range x.Villages {
		v := &x.Villages[i]
		c := counties[v.County]
		if c == nil {
			c = &CountyOff{County: v.County}
			counties[v.County] = c
		}
		n := has[v.ID]
		c.Villages++
		c.Cadres += n
		c.More += max(n-s.Each, 0)
		c.Fewer += max(s.Each-n, 0)
		if n != s.Each {
			s.Off = append(s.Off, Village{ID: v.ID, Code: v.Code, Name: v.Name, County: v.County, Cadres: n})
		}
	}
	for _, c := range counties {
		if c.More > 0 || c.Fewer > 0 {
			s.Counties = append(s.Counties, *c)
		}
	}
	slices.SortFunc(s.Counties, func(a, b CountyOff) int {
		return cmp.Or(cmp.Compare(b.More+b.Fewer, a.More+a.Fewer), cmp.Compare(a.County, b.County))
	})
	slices.SortFunc(s.Off, func(a, b Village) int {
		return cmp.Or(cmp.Compare(a.County, b.County), cmp.Compare(a.ID, b.ID))
	})
}
