package mapping

import (
	"cmp"
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// Tables that have side by side what others have row by row: a column for each
// guarantee with a mark, for each duty with how far it is, for each sort of helper
// with who it is. Such columns are one field together, and their names say which
// word of it each is of.

// acrossBy are the kinds of which tables are so: what the columns' names are words of,
// and the field of their cells.
var acrossBy = map[string]byName{
	Guarantees: {"guarantee", "guarantee"},
	Duties:     {"duty", "progress"},
}

// around are words in such a name that leave it what it is.
var around = []string{"是否", "落实", "保障", "情况", "解决", "安排", "条件", "问题", "建设", "工作", "开展", "推进", "任务", "完成率", "完成", "进度", "进展", "比例", "职责", "履行", "已", "到位", "签字", "确认"}

// ofYear is the year that such a name is of: 2018年, 2018年度.
var ofYear = regexp.MustCompile(`(?:19|20)[0-9]{2}年?度?末?`)

// WordOfName is the word of a field that a column's name says, nothing else but
// what stands around it and a year: 取暖保障落实情况 is heating.
func WordOfName(field, name string) (word string, ok bool) {
	l := builtinWords[field]
	if l == nil {
		return "", false
	}
	if i := strings.LastIndex(name, "·"); i >= 0 {
		name = name[i+len("·"):]
	}
	name = fold(withoutBrackets(ofYear.ReplaceAllString(name, "")))
	for _, w := range l.long {
		if before, after, is := strings.Cut(name, w); is && madeOf(before, around) && madeOf(after, around) {
			return l.exact[w], true
		}
	}
	return "", false
}

// across takes the columns of a table that has the kind's words side by side.
func (k *Kind) across(t *Table, f *Fitted, taken map[string]bool, guesses [][]Guess) {
	by, is := acrossBy[k.Name]
	if !is {
		return
	}
	var columns []int
	for i, c := range t.Columns {
		if g, settled := f.Columns[i]; settled && g.Field != by.cells || c.Empty {
			continue
		}
		if surely(guesses[i], by.word) { // the words stand in rows
			return
		}
		_, settled := f.Columns[i]
		if _, named := WordOfName(by.word, c.Name); named && (settled || by.fits(c)) {
			columns = append(columns, i)
		}
	}
	if len(columns) < 2 {
		return
	}
	for _, i := range columns {
		if _, settled := f.Columns[i]; !settled {
			f.Columns[i] = Guess{Field: by.cells, Score: Sure, Why: "map.across"}
		}
	}
	taken[by.word], taken[by.cells] = true, true
}

// surely says that a column goes under a known name of a field, and holds it.
func surely(guesses []Guess, field string) bool {
	return slices.ContainsFunc(guesses, func(g Guess) bool { return g.Field == field && g.Certain() })
}

// byName is a field whose words are names of columns, and the field of their cells.
type byName struct{ word, cells string }

// fits says that a column's cells are what such a column has.
func (by byName) fits(c Column) bool {
	if by.cells == "progress" { // shares, not money
		v := &c.Values
		return slices.Contains([]string{"", "%", "％"}, c.Unit) && v.Numbers > 0 && v.Min >= 0 && v.Max <= 100 && 5*(v.Numbers+v.Missing) >= 4*v.Filled
	}
	n := 0
	for _, s := range c.Values.samples {
		if _, known := Word("signed", s); known {
			n++
		}
	}
	return 2*(n+c.Values.Dates) > c.Values.Filled
}

// helpers end the names of columns of those who help a village, and their sort stands
// in words.tsv.
var helpers = regexp.MustCompile(`(?:企业|公司|疗养院|疗养机构|休疗院所|特派员|工作队|工作组)$`)

// supporters takes the further columns of a table that has a column for each sort
// of helper.
func supporters(t *Table, f *Fitted) {
	for i, c := range t.Columns {
		if _, done := f.Columns[i]; done || c.Empty || 2*c.Values.Numbers > c.Values.Filled {
			continue
		}
		name := fold(withoutBrackets(strings.ReplaceAll(c.Name, "·", "")))
		for _, end := range []string{"名称", "姓名", "单位"} {
			name = strings.TrimSuffix(name, end)
		}
		if helpers.MatchString(name) {
			f.Columns[i] = Guess{Field: "org", Score: Sure, Why: "map.across"}
		}
	}
}

var yearOfRating = regexp.MustCompile(`^((?:19|20)[0-9]{2})年?度?(?:年度)?考核(?:结果|等次|等级|情况|评定)?$`)

// appraised finds the two last appraisals of those who are proposed where the
// columns are called by their years: 2014年考核, 2015年考核.
func appraised(t *Table, f *Fitted, taken map[string]bool) {
	if taken["appraisal1"] || taken["appraisal2"] {
		return
	}
	type rating struct{ year, column int }
	var list []rating
	for i, c := range t.Columns {
		m := yearOfRating.FindStringSubmatch(fold(c.Name))
		if _, settled := f.Columns[i]; settled || c.Empty || m == nil || !byID["appraisal1"].some(c.Values) {
			continue
		}
		y, _ := strconv.Atoi(m[1])
		list = append(list, rating{y, i})
	}
	slices.SortFunc(list, func(a, b rating) int { return cmp.Or(b.year-a.year, a.column-b.column) })
	for _, r := range list {
		field := "appraisal1"
		switch {
		case r.year == list[0].year-1:
			field = "appraisal2"
		case r.year != list[0].year:
			continue
		}
		if !taken[field] {
			f.Columns[r.column] = Guess{Field: field, Score: Sure, Why: "map.like", Args: []string{t.Columns[r.column].Name}}
			taken[field] = true
		}
	}
}
