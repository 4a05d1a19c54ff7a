package intake

import (
	"cmp"
	"slices"
	"strings"

	"taihang/analysis/gazetteer"
	"taihang/analysis/mapping"
	"taihang/data"
	"taihang/data/ingest"
)

// Hits counts how the rows of a table met the divisions they name.
type Hits struct {
	Rows map[How]int
	Lost []Unmatched // names that found nobody, each once
}

// How a name or code was found.
type How string

// Ways, from the best.
const (
	Exact     How = "exact"     // the same code or name
	Renamed   How = "renamed"   // a former or later code or name, one to one
	Variant   How = "variant"   // written otherwise
	Chosen    How = "chosen"    // by the user
	Candidate How = "candidate" // not found; there are suggestions
	Nobody    How = "nobody"    // not found, and nothing like it
)

// Unmatched is a name that is no division of the workspace, as far as can be
// known without asking.
type Unmatched struct {
	Name, Code         string // as the file writes them
	Parent, ParentName string
	Rank               data.Rank
	Row, Rows          int // the first, and how many
	Candidates         []Suggestion
}

// Key is what the name is settled by in Mapping.Divisions.
func (u *Unmatched) Key() string { return firstOf(u.Code, u.Name) }

// Suggestion is a division that may be meant.
type Suggestion struct {
	Code, Name string
	Score      float64
	Why        string // catalogue key
	Args       []string
}

func (h *Hits) add(how How) {
	if h.Rows == nil {
		h.Rows = map[How]int{}
	}
	h.Rows[how]++
}

// miss notes a name that was not found.
func (h *Hits) miss(u Unmatched) {
	how := Nobody
	if len(u.Candidates) > 0 {
		how = Candidate
	}
	h.add(how)
	for i := range h.Lost {
		if l := &h.Lost[i]; l.Name == u.Name && l.Code == u.Code && l.Parent == u.Parent {
			l.Rows++
			return
		}
	}
	if len(h.Lost) < 5000 {
		u.Rows = 1
		h.Lost = append(h.Lost, u)
	}
}

// county is the county that the row in hand names, by code or by name. The row
// has been rejected when it names none that is known.
func (j *job) county() (string, bool) {
	name := j.text(fCounty)
	for _, f := range []slot{fCountyCode, fCode} {
		if j.raw(f) != "" {
			code, ok := j.code(f)
			if !ok {
				return "", false
			}
			return j.countyByCode(code[:6], name)
		}
	}
	if name == "" {
		if code, ok := j.placed(); ok {
			return j.match(code, j.s.places.name(code), j.plan.Year), true
		}
		return "", j.reject("no-county-name", j.column(fCounty))
	}
	return j.named(j.placeColumn(), name, j.text(fPrefecture), data.RankCounty)
}

// countyByCode is the county of a code, as far as one is known: where nothing
// joins, the row keeps its own code.
func (j *job) countyByCode(code, name string) (string, bool) {
	to, ok := j.plan.Mapping.Divisions[code]
	if !ok {
		to, ok = j.s.settled["\t"+code]
	}
	if ok {
		return j.chosen(code, to, data.RankCounty)
	}
	return j.match(j.s.places.alias(code), name, j.plan.Year), true
}

// chosen takes a division that the user has settled: one that is known, and of the rank
// that rows are of, where they are not figures of any.
func (j *job) chosen(written, to string, want data.Rank) (string, bool) {
	if to == "-" {
		return "", j.reject("left-out", "", written)
	}
	if j.s.places.name(to) == "" || rank(to) != want && j.plan.Kind != mapping.Indicators {
		return "", j.reject("chosen-none", j.placeColumn(), written, to)
	}
	j.hits.add(Chosen)
	j.join.counts = true
	if _, ok := j.s.places.county[to]; ok {
		j.join.matched[to] = true
	}
	j.once(written, data.Note, "division-chosen", "", written, to, j.s.places.name(to))
	return to, true
}

// placeColumn is the column that the row's place stands in by name.
func (j *job) placeColumn() string {
	for _, f := range []slot{fCounty, fDivisionName, fPrefecture} {
		if j.has(f) {
			return j.column(f)
		}
	}
	return ""
}

// named finds a division by the name that a column has, below the one above it.
func (j *job) named(column, name, above string, rank data.Rank) (string, bool) {
	if to, ok := j.plan.Mapping.Divisions[name]; ok {
		return j.chosen(name, to, rank)
	}
	year := j.plan.Year
	if y, ok := ingest.Year(j.text(fYear)); ok {
		year = y
	}
	r := j.s.places.find(name, above, rank, year)
	for _, y := range j.years { // of a wide table: the name of any of its years
		if year == 0 && r.how != Exact {
			if f := j.s.places.find(name, above, rank, y); f.how == Exact {
				r, year = f, y
			}
		}
	}
	if r.how != Exact { // what stood in the year is that, whatever was said of another year's rows
		for _, scope := range []string{above, ""} {
			if to, ok := j.s.settled[scope+"\t"+name]; ok {
				return j.chosen(name, to, rank)
			}
		}
	}
	if _, listed := j.s.places.county[r.code]; r.code != "" && rank == data.RankCounty && !listed {
		return j.match(r.code, name, year), true // it stood in that year
	}
	if c, ok := Sure(r.candidates); ok && (j.accept["division-candidates"] || j.accept["*"]) {
		return j.chosen(name, c.Code, rank)
	}
	if r.code != "" {
		j.hits.add(r.how)
		if rank == data.RankCounty {
			j.join.counts = true
			j.join.matched[r.code] = true
		}
		if r.how != Exact {
			j.once(name+above, data.Note, "division-"+string(r.how), column, append([]string{name, r.code, j.s.places.name(r.code)}, r.why...)...)
		}
		if year == 0 && len(j.years) > 0 {
			year = j.years[len(j.years)-1]
		}
		if at, with := j.s.places.change(r.code, year); at != 0 && rank == data.RankCounty {
			j.once(r.code, data.Warning, "area-changed", column, r.code, name, itoa(at), strings.Join(with, "; "))
		}
		return r.code, true
	}
	j.join.counts = true
	j.join.lost[name] = true
	j.hits.miss(Unmatched{Name: name, ParentName: above, Rank: rank, Row: j.line, Candidates: r.candidates})
	if len(r.candidates) > 0 {
		c := r.candidates[0]
		j.found.add(data.Issue{
			Severity: data.Error, Code: "division-candidates", Sheet: j.b.Sheet, Row: j.line, Column: column,
			Args: []string{name, c.Code + " " + c.Name, itoa(len(r.candidates))}, Value: name, Proposal: c.Code,
		})
		return "", false
	}
	return "", j.reject("division-unknown", column, name)
}

// name of a division by its code.
func (pl *places) name(code string) string {
	if c, ok := pl.county[code]; ok {
		return c.Name
	}
	if list := pl.divisions[code]; len(list) > 0 {
		return list[len(list)-1].Name
	}
	return ""
}

// alias is the code of GB/T 2260 for one that another list gives.
func (pl *places) alias(code string) string {
	switch code { // the statistics bureau lists 定州 and 辛集 under a prefecture of their own
	case "139001":
		return "130682"
	case "139002":
		return "130181"
	}
	return code
}

// foundDivision is what a name came to.
type foundDivision struct {
	code       string
	how        How
	why        []string
	candidates []Suggestion
}

// none says that there is not even a candidate that bears the name, whatever its
// kind.
func (f foundDivision) none() bool {
	return f.code == "" && !slices.ContainsFunc(f.candidates, func(s Suggestion) bool {
		return s.Why == "place.ambiguous" || s.Why == "place.kind" || s.Why == "place.heir"
	})
}

// find looks a division up by name.
func (pl *places) find(name, above string, rank data.Rank, year int) foundDivision {
	key := placeQuery{name, above, rank, year}
	if f, ok := pl.asked[key]; ok {
		return f
	}
	f := pl.gazetteer().Find(gazetteer.Query{Name: name, Parent: above, Rank: rank, Year: year})
	r := foundDivision{code: f.Code}
	switch f.How {
	case gazetteer.Exact:
		r.how = Exact
	case gazetteer.Renamed:
		r.how, r.why = Renamed, []string{itoa(f.Year)}
	case gazetteer.Variant:
		r.how, r.why = Variant, []string{""}
	}
	for _, c := range f.Candidates {
		r.candidates = append(r.candidates, Suggestion{Code: c.Code, Name: strings.TrimSpace(c.Parent + " " + c.Name), Score: c.Score, Why: c.Why, Args: c.Args})
	}
	if len(pl.asked) < 100_000 {
		key.name, key.above = strings.Clone(name), strings.Clone(above)
		pl.asked[key] = r
	}
	return r
}

// ambiguous says that several counties have a name.
func (pl *places) ambiguous(name string) bool {
	return slices.ContainsFunc(pl.find(name, "", data.RankCounty, 0).candidates, func(s Suggestion) bool { return s.Why == "place.ambiguous" })
}

// placeQuery is a question that was asked before.
type placeQuery struct {
	name, above string
	rank        data.Rank
	year        int
}

// gazetteer indexes the divisions down to the county, anew when some were
// learnt.
func (pl *places) gazetteer() *gazetteer.Gazetteer {
	if pl.index != nil {
		return pl.index
	}
	var list []data.Division
	for _, same := range pl.divisions {
		for _, d := range same {
			if d.Rank == data.RankProvince || d.Rank == data.RankPrefecture || d.Rank == data.RankCounty {
				list = append(list, d)
			}
		}
	}
	for code, c := range pl.county {
		if !slices.ContainsFunc(pl.divisions[code], func(d data.Division) bool { return d.Name == c.Name }) {
			list = append(list, data.Division{Code: code, Name: c.Name, Rank: data.RankCounty, Parent: c.Prefecture, Pinyin: c.Pinyin})
		}
	}
	slices.SortFunc(list, func(a, b data.Division) int { return cmp.Or(cmp.Compare(a.Code, b.Code), cmp.Compare(a.Name, b.Name)) })
	pl.index, pl.asked = gazetteer.New(list, pl.fate), map[placeQuery]foundDivision{}
	return pl.index
}

// fate is what became of a county's code, for the gazetteer.
func (pl *places) fate(code string) gazetteer.Fate {
	f := pl.resolve(code)
	g := gazetteer.Fate{Code: f.code, Joined: f.joined, Year: f.year}
	if !f.joined {
		for _, s := range last(pl.heirs[code]) {
			g.Heirs, g.Year = append(g.Heirs, s.NewCode), max(g.Year, s.Year)
		}
		for _, s := range pl.origins[code] { // one that came later: of what it was
			g.Heirs = append(g.Heirs, s.OldCode)
		}
	}
	return g
}

// Sure is the candidate that may be taken when the user accepts proposals: one
// that is likely, and likelier than the next. Where a division went to several
// places the user says which, one by one.
func Sure(list []Suggestion) (s Suggestion, ok bool) {
	if len(list) == 0 || list[0].Score < Likely || len(list) > 1 && list[1].Score > list[0].Score-margin || list[0].Why == "place.heir" {
		return s, false
	}
	return list[0], true
}

// Likely is the least score of a candidate that may be taken, and margin by how
// much it has to lie before the next.
const Likely, margin = .6, .1
