package intake

import (
	"cmp"
	"strings"

	"taihang/data"
	"taihang/data/ingest"
)

// divisions reads a list of counties, towns or villages, or of all of them.
type divisions struct {
	rows    sink[data.Division]
	orphans map[string]bool // parents that the workspace lacks, and no row has yet been
	fresh   []data.Division
}

func openDivisions(j *job) loader {
	return &divisions{rows: into[data.Division](j), orphans: map[string]bool{}}
}

func (l *divisions) row(j *job) bool {
	code, ok := ingest.Code(j.text(fCode))
	if !ok {
		return j.reject("code", j.column(fCode), code)
	}
	code = strings.Clone(code)
	d := data.Division{Code: code, Name: strings.Clone(firstOf(j.text(fDivisionName), j.text(fTown), j.text(fCounty))), Kind: strings.Clone(j.text(fDivisionKind)), Rank: rank(code)}
	switch d.Rank {
	case data.RankTown:
		d.Parent = strings.Clone(j.text(fCountyCode))
	case data.RankCounty:
		d.Parent = strings.Clone(j.text(fPrefectureCode))
		j.join.counts = true
	}
	if d.Parent == "" {
		d.Parent = above(code)
	}
	return l.take(j, d, j.text(fVintage))
}

// villageList reads a list of villages that has no codes of its own: a
// village's key is its town's code, "#", and its number within the town.
type villageList struct{ divisions }

func openVillageList(j *job) loader {
	return &villageList{divisions{rows: into[data.Division](j), orphans: map[string]bool{}}}
}

func (l *villageList) row(j *job) bool {
	town, ok := ingest.Code(j.text(fTownCode))
	if !ok || rank(town) != data.RankTown {
		return j.reject("code", j.column(fTownCode), town)
	}
	town = strings.Clone(town)
	seq := j.text(fSeq)
	if v, ok := ingest.Number(seq); !ok || v.State != data.Present || v.V < 1 || v.V != float64(int(v.V)) {
		return j.reject("seq", j.column(fSeq), seq)
	}
	return l.take(j, data.Division{
		Code: town + "#" + seq, Name: strings.Clone(firstOf(j.text(fDivisionName), j.text(fVillage))), Kind: strings.Clone(j.text(fDivisionKind)),
		Rank: data.RankVillage, Parent: town,
	}, "")
}

// take takes a division in. One that the workspace has already keeps what the
// file does not say: of what kind it is, how it is spelled and since when it is called so.
func (l *divisions) take(j *job, d data.Division, vintage string) bool {
	if d.Name == "" {
		return j.reject("name", j.column(fDivisionName))
	}
	if !j.first(d.Code) {
		return false
	}
	d.Source = strings.TrimSpace(j.b.File + " " + vintage)
	if d.Rank == data.RankCounty {
		j.match(d.Code, d.Name, 0)
	}
	if d.Parent != "" && len(j.s.places.divisions[d.Parent]) == 0 {
		l.orphans[d.Parent] = true
	}
	last := ""
	for _, old := range j.s.places.divisions[d.Code] {
		d.Kind = cmp.Or(d.Kind, old.Kind)
		if last = old.Name; old.Name == d.Name {
			d.ValidFrom, d.ValidTo, d.Pinyin = old.ValidFrom, old.ValidTo, old.Pinyin
			break
		}
	}
	if last != "" && last != d.Name {
		j.issue(data.Note, "renamed", j.column(fDivisionName), d.Code, last, d.Name)
	}
	l.rows.put(d)
	l.fresh = append(l.fresh, d)
	return true
}

func (l *divisions) end(j *job) {
	for i := range l.fresh {
		delete(l.orphans, l.fresh[i].Code)
	}
	if len(l.orphans) > 0 {
		j.issue(data.Warning, "no-parent", "", sorted(l.orphans)[0], itoa(len(l.orphans)))
	}
	j.s.places.learn(&data.Set{Divisions: l.fresh})
}

// above is the division over one, by the structure of its code.
func above(code string) string {
	switch rank(code) {
	case data.RankVillage:
		return code[:9]
	case data.RankTown:
		return code[:6]
	case data.RankCounty:
		return code[:4] + "00"
	case data.RankPrefecture:
		return code[:2] + "0000"
	}
	return ""
}

// successions reads code changes. A cell may name several heirs.
type successions struct {
	rows  sink[data.Succession]
	fresh []data.Succession
}

func openSuccessions(j *job) loader { return &successions{rows: into[data.Succession](j)} }

func (l *successions) row(j *job) bool {
	old, ok := ingest.Code(j.text(fOldCode))
	if !ok {
		return j.reject("code", j.column(fOldCode), old)
	}
	when := firstOf(j.text(fYear), j.firstYearLike())
	year, ok := ingest.Year(when[:min(4, len(when))])
	if !ok {
		return j.reject("year", "year", when)
	}
	codes, names := strings.Split(j.text(fNewCode), ";"), strings.Split(j.text(fNewName), ";")
	how, _, _ := strings.Cut(j.text(fChange), "_") // split_merged: split
	var out []data.Succession
	for i, c := range codes {
		to, ok := ingest.Code(c)
		if !ok {
			return j.reject("code", j.column(fNewCode), c)
		}
		s := data.Succession{Year: year, OldCode: strings.Clone(old), OldName: strings.Clone(j.text(fOldName)), NewCode: strings.Clone(to), Kind: strings.Clone(how)}
		if i < len(names) {
			s.NewName = strings.Clone(names[i])
		}
		out = append(out, s)
	}
	if !j.first(old + " " + when) {
		return false
	}
	for _, s := range out {
		l.rows.put(s)
	}
	l.fresh = append(l.fresh, out...)
	return true
}

// firstYearLike is the first cell that begins with a year: lists of changes
// call the column what they like.
func (j *job) firstYearLike() string {
	for i := range j.cells {
		if s := ingest.Tidy(j.cells[i].Text); len(s) >= 4 && len(s) <= 10 {
			if _, ok := ingest.Year(s[:4]); ok {
				return s
			}
		}
	}
	return ""
}

func (l *successions) end(j *job) { j.s.places.learn(&data.Set{Successions: l.fresh}) }
