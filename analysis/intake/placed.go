package intake

import (
	"path/filepath"
	"regexp"
	"strings"

	"taihang/data"
)

// A county's own list says its county once, over the table: 阜平县 2018 年驻村干部
// 花名册. Rows that name no county are of the one that is settled, else of the
// only one in the table's titles, its sheet's or its file's name.

// placed is the county of rows that name none.
func (j *job) placed() (code string, ok bool) {
	if j.has(fCounty) && j.plan.Mapping.County == "" {
		return "", false // where there is a column for it only what the user says fills its blanks
	}
	if !j.looked {
		j.looked = true
		j.of = j.place()
	}
	return j.of, j.of != ""
}

func (j *job) place() string {
	if c := j.plan.Mapping.County; c != "" {
		return c
	}
	if j.plan.Layout == nil {
		return ""
	}
	for _, from := range []string{j.plan.heading(), j.b.Sheet, j.b.File} {
		if code := j.s.places.countyIn(from); code != "" {
			j.found.add(data.Issue{Severity: data.Note, Code: "county-assumed", Sheet: j.b.Sheet, Args: []string{code, j.s.places.name(code)}})
			return code
		}
	}
	return ""
}

// townOfTable is the town of a table that does not say it in its rows: the only one
// that its titles, its sheet's or its file's name has. "" for none.
func (j *job) townOfTable() string {
	if j.town == nil {
		town := ""
		for _, from := range []string{j.plan.heading(), j.b.Sheet, strings.TrimSuffix(j.b.File, filepath.Ext(j.b.File))} {
			if town == "" {
				town = j.s.places.townIn(from)
			}
		}
		if j.town = &town; town != "" {
			j.found.add(data.Issue{Severity: data.Note, Code: "town-assumed", Sheet: j.b.Sheet, Args: []string{town}})
		}
	}
	return *j.town
}

// townIn is the only town that a text names, by itself or behind its county.
func (pl *places) townIn(s string) string {
	for _, c := range pl.county {
		if strings.Contains(s, c.Name) {
			s = strings.ReplaceAll(s, c.Name, " ")
		}
	}
	found := map[string]bool{}
	for _, m := range townInText.FindAllStringSubmatch(yearWord.ReplaceAllString(s, " "), -1) {
		found[m[1]+m[2]] = true
	}
	for name := range found {
		if len(found) == 1 && !noTown.MatchString(name) {
			return name
		}
	}
	return ""
}

var (
	townInText = regexp.MustCompile(`(?:^|[^\p{Han}])(?:(\p{Han}{1,6}?(?:镇|街道))(?:$|[^\p{Han}街]|[各贫扶驻台基村脱第帮情])|(\p{Han}{1,6}?乡)(?:$|[^\p{Han}]|[各贫扶驻台基脱第帮情]|村情))`)
	noTown     = regexp.MustCompile(`[各全本每乡城某入下]镇$|[各全本每下城入回返离出故家丽]乡$|[各全本]街道$|[与和及的]`)
	yearWord   = regexp.MustCompile(`(?:19|20)\d\d\s*年度?`)
)

// countyIn is the only county that a text names; "" for none or several. Where
// prefectures share the name, the text has to name the prefecture, too.
func (pl *places) countyIn(s string) string {
	found := map[string]string{} // code → name
	for code, c := range pl.county {
		if strings.Contains(s, c.Name) {
			found[code] = c.Name
		}
	}
	for code := range found {
		c := pl.county[code]
		for other, name := range found {
			longer := name != c.Name && strings.Contains(name, c.Name)
			elsewhere := name == c.Name && other != code && !strings.Contains(s, c.PrefectureName) && strings.Contains(s, pl.county[other].PrefectureName)
			if longer || elsewhere {
				delete(found, code)
			}
		}
	}
	if len(found) != 1 {
		return ""
	}
	for code := range found {
		return code
	}
	return ""
}
