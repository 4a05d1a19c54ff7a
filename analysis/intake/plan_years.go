package intake

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

	"taihang/analysis/mapping"
	"taihang/data/ingest"
)

var yearIn = regexp.MustCompile(`(?:19|20)\d\d`)

// dated are the kinds whose rows are of a year.
var dated = []string{
	mapping.Indicators, mapping.Ledger, mapping.Cadres, mapping.Postings, mapping.Appraisals, mapping.Attendance, mapping.Duties, mapping.Funds,
}

// datedBy finds the year of a table that has no column for it: the one that is
// settled, else the only one in its titles, its sheet's or its file's name.
func (p *SheetPlan) datedBy() {
	if p.Year = p.Mapping.Year; p.Year != 0 {
		p.YearBy = "map.settled"
		return
	}
	if !slices.Contains(dated, p.Kind) || p.has("year") || p.fullMonths() || (p.Wide || p.Kind == mapping.Indicators && p.yearsInNames()) && !p.undated() {
		return
	}
	titles := ""
	for _, t := range p.Layout.Titles {
		titles += " " + t.Text
	}
	for _, from := range []struct{ text, by string }{{titles, "year.title"}, {p.Sheet.Name, "year.sheet"}, {p.File.Name, "year.file"}} {
		if p.Year = yearOf(from.text); p.Year != 0 {
			if p.partly = partOfYear.FindString(from.text); p.partly != "" && slices.Contains(wholeYears, p.Kind) && !p.Wide && !p.has("month") {
				p.Year = 0
				return
			}
			p.partly = ""
			p.YearBy = from.by
			return
		}
	}
}

// filledIn is when a form was filled in, which is not what its figures are of.
var filledIn = regexp.MustCompile(`(?:19|20)\d\d年\d{1,2}月(?:\d{1,2}日)?(?:填报|填表|制表|报送|上报|打印|填写|印发|公布|公示)|(?:填报|填表|制表|报送|上报|打印|填写)(?:日期|时间)[:：]?\s*\S*`)

// yearOf is the only year that a text names; of several, the only one that is
// called 年度. 0 for none.
func yearOf(s string) int {
	s = filledIn.ReplaceAllString(s, "")
	for _, find := range []func(string) []string{yearsOf, func(s string) []string { return yearSpan.FindAllString(s, -1) }} {
		years := find(s)
		slices.Sort(years)
		if years = slices.Compact(years); len(years) == 1 {
			y, _ := strconv.Atoi(years[0][:4])
			return y
		}
	}
	return 0
}

// yearsOf are the years in a text: four digits that no others stand beside, or the
// first four of a month or day (201806, 20180630). Years before the republic and far
// ahead are none: c1904 is a name.
func yearsOf(s string) (years []string) {
	for _, digits := range digitRun.FindAllString(s, -1) {
		year, rest := digits, ""
		if len(digits) > 4 {
			year, rest = digits[:4], digits[4:]
		}
		if year < "1949" || year > "2099" || len(year) != 4 {
			continue
		}
		if _, err := time.Parse("0102"[:len(rest)&^1], rest); len(rest) == 1 || len(rest) > 4 || len(rest) > 0 && err != nil {
			continue
		}
		years = append(years, year)
	}
	return years
}

var digitRun = regexp.MustCompile(`\d+`)

// wholeYears are the kinds whose rows are of a whole year, where they are not of a
// month. What was paid in a part of it is of the year.
var wholeYears = []string{mapping.Indicators, mapping.Attendance}

// partOfYear are words for a part of a year. Figures as of a month's end are of its year.
var partOfYear = regexp.MustCompile(`(?:19|20)\d\d\s*年?\s*(?:上半年|下半年|前?[一二三1-3]季度|第[一二三四1-4]季度|[1-9]\s*[-—–~～至到]\s*(?:[2-9]|1[01])月|(?:[1-9]|1[01])月份?(?:$|[^\d日底末]))`)

var yearSpan = regexp.MustCompile(`(?:19|20)\d\d\s*年度`)

// fullMonths says that a column holds months with their years.
func (p *SheetPlan) fullMonths() bool {
	return slices.ContainsFunc(p.Columns, func(c ColumnPlan) bool { return c.Field == "month" && c.Values.Months > 0 })
}

// yearsInNames says that the years stand in the columns' names.
func (p *SheetPlan) yearsInNames() bool {
	return slices.ContainsFunc(p.Columns, func(c ColumnPlan) bool {
		_, year := yearOfName(c.Column)
		return year != 0 && !c.Empty
	})
}

// ofOtherYear are names of figures whose year is not the one that they name: of
// prices, of a base, of what has been since.
var ofOtherYear = regexp.MustCompile(`不变价|可比价|年价格|基期|=100|＝100|以来|以后|以前|之前|之后|[比较](?:19|20)\d\d`)

var yearName = regexp.MustCompile(`^(.*?)[（(·_\-—–\s]*((?:19|20)\d\d)\s*(?:年度|年末|年底|年)?[）)·_\-—–\s]*(.*)$`)

// yearOfName takes the year out of a column's name: 人口·2016 年, 2016年人口.
func yearOfName(c ingest.Column) (name string, year int) {
	s := c.Name
	if len(c.Path) > 0 {
		s = strings.Join(c.Path, "·")
	}
	m := yearName.FindStringSubmatch(s)
	if m == nil || yearIn.MatchString(m[1]+m[3]) || ofOtherYear.MatchString(s) {
		return c.Name, 0
	}
	year, _ = strconv.Atoi(m[2])
	return strings.Trim(m[1]+m[3], "·_-—– 　"), year
}
