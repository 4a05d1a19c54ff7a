package intake

import (
	"strings"

	"taihang/data"
)

// A county's own list says its county once, over the table: 阜平县 2018 年驻村干部
// 花名册. Rows that name no county are of the one that is settled, else of the
// only one in the table's titles, its sheet's or its file's name.

// placed is the county of rows that name none.
func (j *job) placed() (code string, ok bool) {
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
	titles := ""
	for _, t := range j.plan.Layout.Titles {
		titles += " " + t.Text
	}
	for _, from := range []string{titles, j.b.Sheet, j.b.File} {
		if code := j.s.places.countyIn(from); code != "" {
			j.found.add(data.Issue{Severity: data.Note, Code: "county-assumed", Sheet: j.b.Sheet, Args: []string{code, j.s.places.name(code)}})
			return code
		}
	}
	return ""
}

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
