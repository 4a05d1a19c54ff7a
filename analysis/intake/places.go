package intake

import (
	"context"
	"maps"
	"math"
	"slices"
	"strings"

	"taihang/analysis/gazetteer"
	"taihang/analysis/mapping"
	"taihang/data"
	"taihang/data/store"
)

// listYear is the year at whose end the workspace's county list stands.
const listYear = data.FirstYear

// places knows the workspace's divisions and how their codes changed.
type places struct {
	county    map[string]data.County
	divisions map[string][]data.Division // by code; several when a code changed hands
	heirs     map[string][]data.Succession
	origins   map[string][]data.Succession
	held      map[figure]float32 // figures the workspace has; NaN where it is known why there is none
	figured   map[string]bool    // their indicators
	units     map[string]string  // their units, where they have one
	fresh     []data.County      // counties of the file under way

	index     *gazetteer.Gazetteer // nil until asked for
	asked     map[placeQuery]foundDivision
	registers map[string]*gazetteer.Gazetteer // of villages, by county; nil until asked for
	below     map[string][]data.Division      // towns and villages, by county
}

// figure is the key of an indicator's figure.
type figure struct {
	name, code string
	year       int
}

func loadPlaces(ctx context.Context, st *store.Store) (*places, error) {
	pl := &places{
		county: map[string]data.County{}, divisions: map[string][]data.Division{},
		heirs: map[string][]data.Succession{}, origins: map[string][]data.Succession{}, held: map[figure]float32{},
		figured: map[string]bool{}, units: map[string]string{},
	}
	var set data.Set
	var err error
	if set.IndicatorInfos, err = store.Select[data.IndicatorInfo](ctx, st); err != nil {
		return nil, err
	}
	if set.Counties, err = store.Select[data.County](ctx, st); err != nil {
		return nil, err
	}
	if set.Divisions, err = store.Select[data.Division](ctx, st); err != nil {
		return nil, err
	}
	if set.Successions, err = store.Select[data.Succession](ctx, st); err != nil {
		return nil, err
	}
	if set.Indicators, err = store.Select[data.Indicator](ctx, st); err != nil {
		return nil, err
	}
	pl.learn(&set)
	return pl, nil
}

// learn takes in what a set adds, so that a file may rely on one before it.
func (pl *places) learn(set *data.Set) {
	if len(set.Counties)+len(set.Divisions)+len(set.Successions) > 0 {
		pl.index, pl.asked, pl.registers = nil, nil, nil
	}
	for _, c := range set.Counties {
		pl.county[c.Code] = c
	}
	for _, d := range set.Divisions {
		pl.divisions[d.Code] = append(pl.divisions[d.Code], d)
	}
	for _, s := range set.Successions {
		if s.OldCode == s.NewCode { // a new name for the same code
			continue
		}
		add := func(m map[string][]data.Succession, key string) {
			same := func(o data.Succession) bool { return o.OldCode == s.OldCode && o.NewCode == s.NewCode }
			if !slices.ContainsFunc(m[key], same) {
				m[key] = append(m[key], s)
			}
		}
		add(pl.heirs, s.OldCode)
		add(pl.origins, s.NewCode)
	}
	for _, i := range set.IndicatorInfos {
		pl.units[i.Name] = i.Unit
	}
	for _, i := range set.Indicators {
		pl.held[figure{i.Name, i.Code, i.Year}] = size(i.Value)
		pl.figured[i.Name] = true
	}
}

// size is a figure as far as its size is concerned.
func size(v data.Value) float32 {
	if v.State != data.Present {
		return float32(math.NaN())
	}
	return float32(v.V)
}

// fate says how a county's code joins the workspace's list.
type fate struct {
	code    string // to store under
	joined  bool   // code is a county of the list
	how     string // issue code; "" when it simply matches
	year    int
	related []string // the codes that make how clear, with names
	whole   string   // that a merged code and the related ones are together
}

// resolve follows a county code to the workspace's list. A recoding of one
// county to one is followed, forwards and backwards; a county that was divided
// or merged is left under its own code, and says so.
func (pl *places) resolve(code string) fate {
	if _, ok := pl.county[code]; ok {
		return fate{code: code, joined: true}
	}
	for _, dir := range []struct{ on, back map[string][]data.Succession }{{pl.heirs, pl.origins}, {pl.origins, pl.heirs}} {
		next := last(dir.on[code])
		if len(next) == 0 {
			continue
		}
		other := func(s data.Succession) string {
			if s.OldCode == code {
				return s.NewCode
			}
			return s.OldCode
		}
		if len(next) > 1 {
			return fate{code: code, how: "divided", related: pl.names(next, other)}
		}
		to, year := other(next[0]), next[0].Year
		if back := dir.back[to]; len(back) > 1 {
			f := fate{code: code, how: "merged", year: year}
			for _, s := range back {
				if s.OldCode == to { // the list has what code and others were one of
					f.whole = to + " " + s.OldName
					s.OldCode, s.OldName = s.NewCode, s.NewName
				} else {
					f.whole = to + " " + s.NewName
				}
				if s.OldCode != code {
					f.related = append(f.related, s.OldCode+" "+s.OldName)
				}
			}
			return f
		}
		if _, ok := pl.county[to]; ok {
			return fate{code: to, joined: true, how: "recoded", year: year}
		}
	}
	return fate{code: code, how: "no-county"}
}

// last are the successions of the year in which a code came to an end: parts that had
// passed on before are not of what it was then.
func last(list []data.Succession) (out []data.Succession) {
	year := 0
	for _, s := range list {
		year = max(year, s.Year)
	}
	for _, s := range list {
		if s.Year == year {
			out = append(out, s)
		}
	}
	return out
}

// names writes the codes of successions with their names.
func (pl *places) names(list []data.Succession, which func(data.Succession) string) []string {
	var out []string
	for _, s := range list {
		code := which(s)
		name := s.NewName
		if code == s.OldCode {
			name = s.OldName
		}
		out = append(out, code+" "+name)
	}
	return out
}

// change returns the year in which a county of the list gained or lost land
// between year and the list, and from or to whom.
func (pl *places) change(code string, year int) (at int, with []string) {
	if year == 0 {
		return 0, nil
	}
	lo, hi := min(year, listYear), max(year, listYear)
	for _, s := range pl.origins[code] {
		// A figure of a year that ends with the change is already of the new area.
		if lo < s.Year && s.Year <= hi && len(pl.heirs[s.OldCode])+len(pl.origins[code]) > 2 {
			at, with = s.Year, append(with, s.OldCode+" "+s.OldName)
		}
	}
	return at, with
}

// join collects which counties a file's rows met.
type join struct {
	matched map[string]bool // counties
	lost    map[string]bool // codes of the file that are no county of the list
	counts  bool            // whether the file is about counties at all
}

func newJoin() join { return join{matched: map[string]bool{}, lost: map[string]bool{}} }

// match joins the county code of the row in hand, notes what there is to note
// and returns the code to store under.
func (j *job) match(code, name string, year int) string {
	f := j.s.places.resolve(code)
	j.join.counts = true
	switch f.how {
	case "":
		j.hits.add(Exact)
		if at, with := j.s.places.change(code, year); at != 0 {
			j.once(code, data.Warning, "area-changed", j.codeColumn(), code, name, itoa(at), strings.Join(with, "; "))
		}
	case "recoded":
		j.hits.add(Renamed)
		j.once(code, data.Note, f.how, j.codeColumn(), code, name, f.code, j.s.places.county[f.code].Name, itoa(f.year))
	default:
		list, how := j.meant(f, name, year), f.how
		if c, ok := Sure(list); ok && (j.accept["division-candidates"] || j.accept["*"]) {
			to, _ := j.chosen(code, c.Code, data.RankCounty)
			return to
		}
		if len(list) > 0 {
			how += "-meant"
		}
		j.once(code, data.Warning, how, j.codeColumn(), code, name, strings.Join(f.related, "; "), f.whole)
		if len(list) > 0 {
			j.hits.miss(Unmatched{Code: strings.Clone(code), Name: strings.Clone(name), Rank: data.RankCounty, Row: j.line, Candidates: list})
		} else {
			j.hits.add(Nobody)
		}
	}
	if f.joined {
		j.join.matched[f.code] = true
		j.contradicted(f, code, name, year)
	} else {
		j.join.lost[code] = true
	}
	return f.code
}

// meant are the counties that the rows of a code may be of which is not on the
// list: where a divided one went, if the rows are of villages or people, which lie
// in one of its parts; or the one that the name beside an unknown code says.
func (j *job) meant(f fate, name string, year int) []Suggestion {
	switch f.how {
	case "divided":
		switch j.plan.Kind {
		case mapping.Indicators, mapping.Boundaries, mapping.Divisions, mapping.Counties, mapping.Tiers:
			return nil // theirs is the area that the code had
		}
		return j.s.places.find(j.s.places.name(f.code), f.code[:4]+"00", data.RankCounty, 0).candidates
	case "no-county":
		if r := j.s.places.find(name, "", data.RankCounty, year); name != "" && r.code != "" {
			return []Suggestion{{Code: r.code, Name: j.s.places.name(r.code), Score: byName, Why: "place.name", Args: []string{name}}}
		}
	}
	return nil
}

// byName is the score of a county whose name stands beside a code that is none.
const byName = .9

// contradicted tells of a row whose name is another county's than its code. The
// code counts: names are the same in many places, and are filled down by mistake.
func (j *job) contradicted(f fate, code, name string, year int) {
	pl := j.s.places
	if name == "" || name == pl.county[f.code].Name || rank(code) != data.RankCounty || len(code) < 6 {
		return
	}
	r := pl.find(name, code[:4]+"00", data.RankCounty, year)
	if r.code == "" {
		r = pl.find(name, "", data.RankCounty, year)
	}
	if r.code == "" || r.code == code || r.code == f.code || pl.resolve(r.code).code == f.code {
		return
	}
	j.once(code+name, data.Warning, "code-name", j.codeColumn(), code, pl.name(f.code), name, r.code)
}

// codeColumn is the column that the row's code stands in, or else its place's name.
func (j *job) codeColumn() string {
	for _, f := range []slot{fCode, fCountyCode, fVillageCode} {
		if j.has(f) {
			return j.column(f)
		}
	}
	return firstOf(j.placeColumn(), "code") // features of boundaries have one whatever it is called
}

// rank reads the level of a division off its code.
func rank(code string) data.Rank {
	switch {
	case strings.Contains(code, "#") || len(code) == 12:
		return data.RankVillage
	case len(code) == 9:
		return data.RankTown
	case strings.HasSuffix(code, "0000"):
		return data.RankProvince
	case strings.HasSuffix(code, "00"):
		return data.RankPrefecture
	}
	return data.RankCounty
}

func sorted[V any](m map[string]V) []string {
	out := slices.Sorted(maps.Keys(m))
	if out == nil {
		out = []string{} // [] in JSON, not null
	}
	return out
}
