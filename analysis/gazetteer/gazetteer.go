// Package gazetteer finds the division that a name means: below its parent,
// under former names, written otherwise, misspelt. It joins a name to a
// division by itself only where exactly one can be meant; all else is a list of
// candidates for a person to choose from.
package gazetteer

import (
	"slices"
	"strings"

	"taihang/data"
	"taihang/data/ingest"
)

// Gazetteer is an index of divisions. It is not changed after New and may be
// used by many at a time.
type Gazetteer struct {
	entries []entry
	byName  map[string][]int32 // whole name
	byStem  map[string][]int32 // without the word of its kind
	byCode  map[string][]int32
	fate    func(code string) Fate
}

// entry is a division under one of its names.
type entry struct {
	data.Division
	stem string
}

// Fate is what became of a code.
type Fate struct {
	Code   string   // of the list in use
	Joined bool     // Code is on the list; else the code came to an end without one heir
	Heirs  []string // of a code that was divided or merged: the codes on the list it went to
	Year   int      // in which it changed; 0 it never did
}

// New indexes divisions. A code that carried two names stands twice. fate says
// how a code of a county joins the list in use.
func New(divisions []data.Division, fate func(code string) Fate) *Gazetteer {
	g := &Gazetteer{
		entries: make([]entry, 0, len(divisions)),
		byName:  make(map[string][]int32, len(divisions)), byStem: make(map[string][]int32, len(divisions)), byCode: make(map[string][]int32, len(divisions)),
		fate: fate,
	}
	for _, d := range divisions {
		e := entry{d, Stem(d.Name, d.Rank)}
		at := int32(len(g.entries))
		g.entries = append(g.entries, e)
		g.byName[d.Name] = append(g.byName[d.Name], at)
		g.byStem[e.stem] = append(g.byStem[e.stem], at)
		g.byCode[d.Code] = append(g.byCode[d.Code], at)
	}
	return g
}

// Query is what a row says of a place.
type Query struct {
	Name   string
	Parent string // code or name of a division above; "" unsaid
	Rank   data.Rank
	Year   int // in which the name was in use; 0 unsaid
}

// How a name was found.
type How uint8

// Ways, from the surest.
const (
	Nobody  How = iota // not found; there may be candidates
	Exact              // the name of one division, now or in the year
	Renamed            // a former or later name of one that is on the list
	Variant            // written otherwise: without its kind, with its parents before it
)

// Found is the answer to a query.
type Found struct {
	Code       string // "" when it is not sure
	How        How
	Year       int // of the change, if renamed
	Candidates []Candidate
}

// Candidate is a division that may be meant.
type Candidate struct {
	Code, Name, Parent string  // Parent is a name
	Score              float64 // 0 to 1, the best first
	Why                string  // key of the catalogue
	Args               []string
}

// maxCandidates is how many are offered.
const maxCandidates = 6

// Find answers a query.
func (g *Gazetteer) Find(q Query) Found {
	name := ingest.Joined(q.Name)
	if name == "" {
		return Found{}
	}
	above := g.parents(q.Parent)
	if f, ok := g.named(name, above, q); ok {
		return f
	}
	if rest, of := g.withoutParents(name, q.Rank); rest != "" {
		if len(above) == 0 {
			above = of
		}
		if f, ok := g.named(rest, above, q); ok {
			if f.How == Exact {
				f.How = Variant
			}
			return f
		}
		name = rest
	}
	if f, ok := g.stemmed(name, above, q); ok {
		return f
	}
	return Found{Candidates: g.like(name, above, q)}
}

// named finds divisions that carry the very name. ok is false where none does.
func (g *Gazetteer) named(name string, above []string, q Query) (f Found, ok bool) {
	hits := g.pick(g.byName[name], nil, q)
	if len(hits) == 0 {
		return f, false
	}
	in := g.pick(g.byName[name], above, q)
	if len(in) == 0 { // of another parent than the row says
		list := append(g.list(hits, .7, "place.elsewhere"), g.like(name, above, q)...)
		return Found{Candidates: distinct(ranked(list))}, true
	}
	return g.decide(name, in, q), true
}

// stemmed finds divisions that are called so but for the word of their kind. A
// word that is missing or short (孟村县) is no doubt; another one may be a slip
// for something else: 井陉区 can be 井陉县 and 井陉矿区.
func (g *Gazetteer) stemmed(name string, above []string, q Query) (f Found, ok bool) {
	stem := Stem(name, q.Rank)
	hits := g.pick(g.byStem[stem], above, q)
	if len(hits) == 0 {
		return f, false
	}
	kind := strings.TrimPrefix(name, stem)
	for _, i := range hits {
		if kind != "" && !strings.HasSuffix(g.entries[i].Name, kind) {
			list := append(g.list(hits, .8, "place.kind"), g.like(name, above, q)...)
			return Found{Candidates: distinct(ranked(list))}, true
		}
	}
	f = g.decide(name, hits, q)
	if f.Code != "" && f.How == Exact {
		f.How = Variant
	}
	return f, true
}

// pick takes the entries of a rank below the given parents.
func (g *Gazetteer) pick(at []int32, above []string, q Query) (out []int32) {
	for _, i := range at {
		if e := &g.entries[i]; e.Rank == q.Rank && (len(above) == 0 || g.below(e, above)) {
			out = append(out, i)
		}
	}
	return out
}

// below says whether an entry lies in one of the places.
func (g *Gazetteer) below(e *entry, above []string) bool {
	for _, a := range above {
		if e.Parent == a || e.Code == a {
			return true
		}
		for _, i := range g.byCode[e.Parent] {
			if g.entries[i].Parent == a {
				return true
			}
		}
	}
	return false
}

// decide makes an answer of entries that have the name: one if all come to the
// same division, else candidates.
func (g *Gazetteer) decide(name string, hits []int32, q Query) Found {
	if q.Rank != data.RankCounty {
		if codes := g.codes(hits); len(codes) == 1 {
			return Found{Code: codes[0], How: Exact}
		}
		return Found{Candidates: g.list(hits, .6, "place.ambiguous")}
	}
	now := g.inForce(hits, q.Year)
	if codes := g.codes(now); len(codes) == 1 {
		return g.joined(name, now[0], q)
	} else if len(codes) > 1 {
		return Found{Candidates: g.list(now, .6, "place.ambiguous")}
	}
	if codes := g.codes(hits); len(codes) == 1 { // it was, or came later
		return g.joined(name, hits[0], q)
	}
	return Found{Candidates: g.list(hits, .6, "place.ambiguous")}
}

// inForce are the entries that stood at the end of a year or, without one, are
// on the list in use.
func (g *Gazetteer) inForce(hits []int32, year int) (out []int32) {
	for _, i := range hits {
		e := &g.entries[i]
		if year == 0 {
			if f := g.fate(e.Code); f.Joined && f.Code == e.Code && !e.ended() {
				out = append(out, i)
			}
			continue
		}
		end := data.NewDate(year, 12, 31)
		if (!e.ValidFrom.Known() || e.ValidFrom <= end) && (!e.ValidTo.Known() || e.ValidTo > end) {
			out = append(out, i)
		}
	}
	return out
}

func (e *entry) ended() bool {
	return e.ValidTo.Known() && e.ValidTo <= data.NewDate(data.FirstYear, 12, 31)
}

// joined follows an entry to the list in use.
func (g *Gazetteer) joined(name string, at int32, q Query) Found {
	e := &g.entries[at]
	f := g.fate(e.Code)
	switch {
	case f.Joined && f.Code == e.Code && g.called(f.Code) == e.Name:
		return Found{Code: e.Code, How: Exact}
	case f.Joined:
		r := Found{Code: f.Code, How: Renamed, Year: f.Year}
		if e.ValidTo.Known() {
			r.Year = max(r.Year, e.ValidTo.Year())
		} else if r.Year == 0 && e.ValidFrom.Known() { // a later name of the same code
			r.Year = e.ValidFrom.Year()
		}
		return r
	case q.Year != 0 && len(g.inForce([]int32{at}, q.Year)) == 1:
		return Found{Code: e.Code, How: Exact} // it stood then: its figures are its own
	}
	return Found{Candidates: g.heirs(e, f)}
}

// heirs are where a division went that has no single heir, those of its name
// first.
func (g *Gazetteer) heirs(e *entry, f Fate) (out []Candidate) {
	for _, code := range f.Heirs {
		for _, i := range g.byCode[code] {
			h := &g.entries[i]
			if h.Name != g.called(code) {
				continue
			}
			c := g.candidate(h, .5, "place.heir")
			c.Args = []string{e.Name, year(f.Year)}
			if h.stem == e.stem {
				c.Score = .8
			}
			out = append(out, c)
		}
	}
	return ranked(out)
}

// called is the name of a code on the list in use: the one that has not ended.
func (g *Gazetteer) called(code string) string {
	name := ""
	for _, i := range g.byCode[code] {
		if e := &g.entries[i]; name == "" || !e.ended() && !(e.ValidFrom.Known() && e.ValidFrom.Year() > data.FirstYear) {
			name = e.Name
		}
	}
	return name
}

func (g *Gazetteer) codes(hits []int32) (out []string) {
	for _, i := range hits {
		if c := g.entries[i].Code; !slices.Contains(out, c) {
			out = append(out, c)
		}
	}
	return out
}

// list makes candidates of entries.
func (g *Gazetteer) list(hits []int32, score float64, why string) (out []Candidate) {
	seen := map[string]bool{}
	for _, i := range hits {
		e := &g.entries[i]
		if f := g.fate(e.Code); e.Rank == data.RankCounty && !f.Joined {
			for _, c := range g.heirs(e, f) {
				if !seen[c.Code] {
					seen[c.Code] = true
					out = append(out, c)
				}
			}
			continue
		}
		if !seen[e.Code] {
			seen[e.Code] = true
			out = append(out, g.candidate(e, score, why))
		}
	}
	return ranked(out)
}

func (g *Gazetteer) candidate(e *entry, score float64, why string) Candidate {
	c := Candidate{Code: e.Code, Name: e.Name, Score: score, Why: why}
	if e.Rank == data.RankVillage { // below a town that goes by its name
		c.Parent = e.Parent
	}
	for _, i := range g.byCode[e.Parent] {
		c.Parent = g.entries[i].Name
	}
	return c
}

func ranked(list []Candidate) []Candidate {
	slices.SortStableFunc(list, func(a, b Candidate) int {
		switch {
		case a.Score != b.Score && a.Score > b.Score:
			return -1
		case a.Score != b.Score:
			return 1
		}
		return strings.Compare(a.Code, b.Code)
	})
	return list[:min(len(list), maxCandidates)]
}

// distinct keeps the first of each code.
func distinct(list []Candidate) []Candidate {
	seen := map[string]bool{}
	return slices.DeleteFunc(list, func(c Candidate) bool {
		again := seen[c.Code]
		seen[c.Code] = true
		return again
	})
}

// parents are the codes of the divisions that a parent's name or code means;
// none where nobody knows it.
func (g *Gazetteer) parents(s string) []string {
	s = ingest.Joined(s)
	if s == "" {
		return nil
	}
	if len(g.byCode[s]) > 0 {
		return []string{s}
	}
	hits := g.byName[s]
	if len(hits) == 0 {
		for _, rank := range []data.Rank{data.RankPrefecture, data.RankCounty, data.RankProvince} {
			for _, i := range g.byStem[Stem(s, rank)] {
				if g.entries[i].Rank == rank {
					hits = append(hits, i)
				}
			}
		}
	}
	return g.codes(hits)
}

// withoutParents cuts the names of divisions above off: 河北省张家口市宣化区,
// 石家庄长安区. of are the last one's codes; rest is "" when there are none.
func (g *Gazetteer) withoutParents(name string, rank data.Rank) (rest string, of []string) {
	cut := name
	for range 3 {
		found := ""
		for i := range g.entries {
			e := &g.entries[i]
			if height(e.Rank) <= height(rank) || height(e.Rank) < height(data.RankCounty) {
				continue
			}
			for _, s := range []string{e.Name, e.stem} {
				// What is left has to be a name: 承德县 is no 县 of 承德.
				if len(s) > len(found) && strings.HasPrefix(cut, s) && len([]rune(cut[len(s):])) >= 2 {
					found, of = s, []string{e.Code}
				}
			}
		}
		if found == "" {
			break
		}
		cut = cut[len(found):]
	}
	if cut == name {
		return "", nil
	}
	return cut, of
}
