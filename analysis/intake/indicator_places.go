package intake

import (
	"strings"

	"taihang/data"
	"taihang/data/ingest"
)

// Which division figures are of: tables of figures have prefectures and counties, and
// the province, in one column.

// division is what the row's figures are of: by code, else by name, of any
// level.
func (l *indicators) division(j *job) (string, bool) {
	for _, f := range []slot{fCode, fVillageCode, fTownCode, fCountyCode, fPrefectureCode} {
		s := j.raw(f)
		if s == "" {
			continue
		}
		code, ok := j.code(f)
		if !ok {
			return "", false
		}
		code = j.s.places.alias(code)
		if to, ok := j.plan.Mapping.Divisions[code]; ok {
			return j.chosen(code, to, data.RankCounty)
		}
		if rank(code) != data.RankCounty {
			return code, true
		}
		year := j.plan.Year
		if y, ok := ingest.Year(j.text(fYear)); ok {
			year = y
		}
		return j.match(code, firstOf(j.text(fDivisionName), j.text(fCounty)), year), true
	}
	if s := j.text(fVillage); s != "" { // its county's figures are others
		return "", j.reject("no-village-code", j.column(fVillage), s)
	}
	if s := j.text(fCode); s == "" && j.has(fCode) && !j.has(fCounty) && !j.has(fDivisionName) {
		return "", j.reject("code", j.column(fCode), s)
	}
	if s := j.text(fCounty); s != "" {
		if !j.has(fPrefecture) { // the rows of prefectures stand among those of counties
			return l.anyLevel(j, s)
		}
		return j.named(j.placeColumn(), s, j.text(fPrefecture), data.RankCounty)
	}
	if s := j.text(fDivisionName); s != "" {
		return l.anyLevel(j, s)
	}
	if s := j.text(fPrefecture); s != "" {
		return j.named(j.placeColumn(), s, "", data.RankPrefecture)
	}
	return "", j.reject("no-county-name", j.codeColumn())
}

// anyLevel finds a name in a column of divisions of all levels, where a row
// further in belongs to the one above it.
func (l *indicators) anyLevel(j *job, name string) (string, bool) {
	pl := j.s.places
	if to, ok := j.plan.Mapping.Divisions[name]; ok {
		return j.chosen(name, to, data.RankCounty)
	}
	switch ingest.Joined(name) {
	case "全省", "全省合计":
		name = "河北省"
	}
	for _, r := range []data.Rank{data.RankProvince, data.RankPrefecture} {
		f := l.find(j, name, "", r)
		if r == data.RankPrefecture && l.either(j, name, f) {
			return l.ask(j, name, f)
		}
		short := f.how == Variant && r == data.RankPrefecture && l.find(j, name, "", data.RankCounty).none() // 石家庄, but not 承德
		if f.code != "" && (f.how == Exact || short) {
			l.above, l.indent = pl.name(f.code), j.row.Indent
			if r == data.RankProvince {
				l.above = ""
			}
			j.hits.add(Exact)
			return f.code, true
		}
	}
	above := j.text(fPrefecture)
	if above == "" && l.above != "" && l.nested(j) {
		above = l.above
		if l.find(j, name, above, data.RankCounty).code == "" && l.find(j, name, "", data.RankCounty).how == Exact {
			above = "" // the row before was of a prefecture, but not of this county's
		}
	}
	return j.named(j.placeColumn(), name, above, data.RankCounty)
}

// either says that a name without the word of its kind is a prefecture's and a county's.
func (l *indicators) either(j *job, name string, prefecture foundDivision) bool {
	return prefecture.code != "" && prefecture.how == Variant && l.find(j, name, "", data.RankCounty).how == Variant
}

// ask rejects a row that may be of a prefecture and of a county.
func (l *indicators) ask(j *job, name string, prefecture foundDivision) (string, bool) {
	if to, ok := j.s.settled["\t"+name]; ok {
		return j.chosen(name, to, data.RankCounty)
	}
	var list []Suggestion
	for _, code := range []string{l.find(j, name, "", data.RankCounty).code, prefecture.code} {
		list = append(list, Suggestion{Code: code, Name: j.s.places.name(code), Score: .6, Why: "place.ambiguous"})
	}
	j.hits.miss(Unmatched{Name: name, Rank: data.RankCounty, Row: j.line, Candidates: list})
	j.found.add(data.Issue{
		Severity: data.Error, Code: "division-candidates", Sheet: j.b.Sheet, Row: j.line, Column: j.placeColumn(),
		Args: []string{name, list[0].Code + " " + list[0].Name, "2"}, Value: name, Proposal: list[0].Code,
	})
	return "", false
}

// nested says that counties stand below their prefectures: further in, or of those
// that can be but one nearly all do. In a ranking a row is of no other.
func (l *indicators) nested(j *job) bool {
	if l.order == unasked {
		l.order = l.look(j)
	}
	return l.order == below || j.row.Indent > l.indent
}

type order uint8

const (
	unasked order = iota
	below
	mixed
)

// look goes through the first rows: how many counties lie in the prefecture that was
// named before them. 定州 and 辛集, which the province runs, stand where they like.
func (l *indicators) look(j *job) order {
	column := -1
	for _, f := range []slot{fCounty, fDivisionName} {
		if column < 0 {
			column = j.at[f]
		}
	}
	above, in, out := "", 0, 0
	for _, r := range j.plan.Preview {
		if r.Class != ingest.ClassData || column < 0 || column >= len(r.Cells) {
			continue
		}
		name := ingest.Tidy(r.Cells[column])
		if f := l.find(j, name, "", data.RankPrefecture); f.code != "" && f.how == Exact {
			above = f.code
		} else if f := l.find(j, name, "", data.RankCounty); f.code != "" && above != "" && f.code != "130682" && f.code != "130181" && l.find(j, name, "", data.RankPrefecture).code == "" {
			if f.code[:4] == above[:4] {
				in++
			} else {
				out++
			}
		}
	}
	if in > 0 && 4*out <= in {
		return below
	}
	return mixed
}

// find remembers what names came to: they occur again each year.
func (l *indicators) find(j *job, name, above string, rank data.Rank) foundDivision {
	key := sought{name, above, rank}
	f, ok := l.found[key]
	if !ok {
		f = j.s.places.find(name, above, rank, j.plan.Year)
		key.name, key.above = strings.Clone(name), strings.Clone(above)
		l.found[key] = f
	}
	return f
}

type sought struct {
	name, above string
	rank        data.Rank
}
