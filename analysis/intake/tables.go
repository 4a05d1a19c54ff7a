package intake

import (
	"strings"

	"taihang/data"
	"taihang/data/ingest"
)

// maxCounties bounds a workspace's list: all of China has some 2,850. Maps,
// joins and dimensions are made for a list of this size.
const maxCounties = 4000

// openCounties reads the facts of counties.
func openCounties(j *job) (func([]string) bool, error) {
	j.out.join.counts = true
	return func(cells []string) bool {
		code, ok := ingest.Code(j.get(cells, codeColumns...))
		if !ok || rank(code) != data.RankCounty {
			return j.reject("code", "code", code)
		}
		name := j.get(cells, nameColumns...)
		if name == "" {
			return j.reject("name", "name")
		}
		status := j.get(cells, "poor_county")
		poor, ok := poorWords[status]
		if !ok {
			return j.reject("poor", "poor_county", status)
		}
		if _, old := j.places.county[code]; !old && len(j.places.county)+len(j.out.set.Counties) >= maxCounties {
			return j.reject("too-many", "code", itoa(maxCounties))
		}
		if !j.first(code) {
			return false
		}
		c := data.County{
			Code: code, Name: name, Pinyin: j.get(cells, "name_pinyin", "pinyin"), Poor: poor, Kind: j.get(cells, "kind"),
			Prefecture: j.get(cells, "prefecture_code"), PrefectureName: j.get(cells, "prefecture"),
			SeatLon: j.figure(cells, "seat_lon"), SeatLat: j.figure(cells, "seat_lat"), AreaKm2: j.area(cells),
			Deep:       yes(j.get(cells, "deep_poverty")),
			DelistYear: j.year(cells, "delisted_year"), DelistBatch: j.year(cells, "delist_batch_year"),
			Verified: yes(j.get(cells, "verified")), Source: j.get(cells, "source_notes", "source"),
		}
		j.out.set.Counties = append(j.out.set.Counties, c)
		if yes(j.get(cells, "yanshan_taihang")) {
			j.out.set.Tiers = append(j.out.set.Tiers, data.TierMember{Tier: data.TierYanshanTaihang, County: code, Source: j.t.File})
		}
		j.out.join.matched[code] = true
		return true
	}, nil
}

// poorWords are the ways to write a county's status.
var poorWords = map[string]data.Poor{
	"": "", "none": data.PoorNone, "national": data.PoorNational, "provincial": data.PoorProvincial,
	"否": data.PoorNone, "国家级": data.PoorNational, "国定": data.PoorNational, "省级": data.PoorProvincial, "省定": data.PoorProvincial,
}

// figure reads an optional number; what is not one is noted and unknown.
func (j *job) figure(cells []string, column string) float64 {
	s := j.get(cells, column)
	v, ok := ingest.Number(s)
	if !ok {
		j.issue(data.Warning, "number", column, s)
	}
	if v.State != data.Present {
		return 0
	}
	return v.V
}

// area prefers the official area to one worked out from a map.
func (j *job) area(cells []string) float64 {
	for _, col := range []string{"area_mca_km2", "area_km2", "面积"} {
		s := j.get(cells, col)
		if s == "" {
			continue
		}
		if v, ok := ingest.Number(s); ok && v.State == data.Present && v.V > 0 {
			return v.V
		}
		j.issue(data.Warning, "area", col, s)
	}
	return 0
}

// year reads an optional year.
func (j *job) year(cells []string, column string) int {
	s := j.get(cells, column)
	if s == "" {
		return 0
	}
	y, ok := ingest.Year(s)
	if !ok {
		j.issue(data.Warning, "number", column, s)
	}
	return y
}

func yes(s string) bool {
	switch strings.ToLower(s) {
	case "1", "yes", "y", "true", "是", "√":
		return true
	}
	return false
}

// openDivisions reads a list of counties or of towns.
func openDivisions(j *job) (func([]string) bool, error) {
	return func(cells []string) bool {
		code, ok := ingest.Code(j.get(cells, codeColumns...))
		if !ok {
			return j.reject("code", "code", code)
		}
		d := data.Division{Code: code, Name: j.get(cells, nameColumns...), Kind: j.get(cells, "kind", "类别"), Rank: rank(code)}
		switch d.Rank {
		case data.RankTown:
			d.Parent = j.get(cells, "county_code")
		case data.RankCounty:
			d.Parent = j.get(cells, "prefecture_code")
			j.out.join.counts = true
		}
		if d.Parent == "" {
			d.Parent = above(code)
		}
		return j.division(d, j.get(cells, "vintage"))
	}, nil
}

// openVillageDivisions reads a list of villages that has no codes of its own:
// a village's key is its town's code, "#", and its number within the town.
func openVillageDivisions(j *job) (func([]string) bool, error) {
	return func(cells []string) bool {
		town, ok := ingest.Code(j.get(cells, "town_code"))
		if !ok || rank(town) != data.RankTown {
			return j.reject("code", "town_code", town)
		}
		seq := j.get(cells, "seq")
		if v, ok := ingest.Number(seq); !ok || v.State != data.Present || v.V < 1 || v.V != float64(int(v.V)) {
			return j.reject("seq", "seq", seq)
		}
		return j.division(data.Division{
			Code: town + "#" + seq, Name: j.get(cells, nameColumns...), Kind: j.get(cells, "kind"),
			Rank: data.RankVillage, Parent: town,
		}, "")
	}, nil
}

// division takes a division in. One that the workspace has already keeps what
// the file does not say: how it is spelled and since when it is called so.
func (j *job) division(d data.Division, vintage string) bool {
	if d.Name == "" {
		return j.reject("name", "name")
	}
	if !j.first(d.Code) {
		return false
	}
	d.Source = strings.TrimSpace(j.t.File + " " + vintage)
	if d.Rank == data.RankCounty {
		j.match(d.Code, d.Name, 0)
	}
	if d.Parent != "" && len(j.places.divisions[d.Parent]) == 0 {
		j.orphans[d.Parent] = true
	}
	last := ""
	for _, old := range j.places.divisions[d.Code] {
		if last = old.Name; old.Name == d.Name {
			d.ValidFrom, d.ValidTo, d.Pinyin = old.ValidFrom, old.ValidTo, old.Pinyin
			break
		}
	}
	if last != "" && last != d.Name {
		j.issue(data.Note, "renamed", "name", d.Code, last, d.Name)
	}
	j.out.set.Divisions = append(j.out.set.Divisions, d)
	return true
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

// openSuccessions reads code changes. A cell may name several heirs.
func openSuccessions(j *job) (func([]string) bool, error) {
	return func(cells []string) bool {
		old, ok := ingest.Code(j.get(cells, "old_code", "旧代码"))
		if !ok {
			return j.reject("code", "old_code", old)
		}
		when := j.get(cells, "year", "年", "first_list_without_old")
		year, ok := ingest.Year(when[:min(4, len(when))])
		if !ok {
			return j.reject("year", "year", when)
		}
		codes := strings.Split(j.get(cells, "new_code", "新代码"), ";")
		names := strings.Split(j.get(cells, "new_name", "新名"), ";")
		how, _, _ := strings.Cut(j.get(cells, "change", "kind"), "_") // split_merged: split
		var out []data.Succession
		for i, c := range codes {
			to, ok := ingest.Code(c)
			if !ok {
				return j.reject("code", "new_code", c)
			}
			s := data.Succession{Year: year, OldCode: old, OldName: j.get(cells, "old_name", "旧名"), NewCode: to, Kind: how}
			if i < len(names) {
				s.NewName = names[i]
			}
			out = append(out, s)
		}
		if !j.first(old + " " + when) {
			return false
		}
		j.out.set.Successions = append(j.out.set.Successions, out...)
		return true
	}, nil
}
