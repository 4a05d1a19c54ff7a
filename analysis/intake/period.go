package intake

import (
	"cmp"
	"fmt"
	"regexp"
	"strconv"
	"strings"

	"taihang/data/ingest"
)

// period is the year and month that a column's name gives; 0 for none.
type period struct{ year, month int }

func (a period) compare(b period) int { return cmp.Or(a.year-b.year, a.month-b.month) }

// String is 2018, 2018-03, or 3 for a month of any year.
func (a period) String() string {
	switch {
	case a.month == 0:
		return strconv.Itoa(a.year)
	case a.year == 0:
		return strconv.Itoa(a.month)
	}
	return fmt.Sprintf("%d-%02d", a.year, a.month)
}

var monthName = regexp.MustCompile(`^(.*?)[（(·\s]*((?:[0-9]{1,2}|[一二三四五六七八九十]{1,2})月)份?[）)·\s]*(.*)$`)

// periodOfName takes year and month out of a column's name: 2018年·1月·应出勤.
func periodOfName(c ingest.Column) (name string, p period) {
	name, p.year = yearOfName(c)
	if p.year == 0 && len(c.Path) > 0 {
		name = strings.Join(c.Path, "·")
	}
	if m := monthName.FindStringSubmatch(name); m != nil && !strings.Contains(m[1]+m[3], "月") {
		if month, ok := ingest.MonthAlone(m[2]); ok {
			return m[1] + m[3], period{p.year, month}
		}
	}
	if p.year == 0 {
		name = c.Name
	}
	return name, p
}

// OtherPeriods says whether the names of two columns give different years or months.
func (p *SheetPlan) OtherPeriods(a, b string) bool {
	if p == nil {
		return false
	}
	one, other := p.column(a), p.column(b)
	return one != nil && other != nil && one.period != other.period
}

// monthOfTitle is the only month that the table's titles name, its sheet's or its
// file's name.
func (p *SheetPlan) monthOfTitle() (at period) {
	for _, from := range []string{p.heading(), p.Sheet.Name, p.File.Name} {
		months := map[period]bool{}
		if sumOfMonths.MatchString(from) {
			continue
		}
		for _, m := range monthIn.FindAllStringSubmatch(filledIn.ReplaceAllString(from, ""), -1) {
			y, _ := strconv.Atoi(m[1])
			n, _ := strconv.Atoi(m[2])
			months[period{y, n}] = n >= 1 && n <= 12
		}
		for at, ok := range months {
			if ok && len(months) == 1 {
				return at
			}
		}
	}
	if m, ok := ingest.MonthAlone(p.Sheet.Name); ok { // a sheet for each month of the year that the file is of
		for _, from := range []string{p.heading(), p.File.Name} {
			if y := yearOf(from); y != 0 {
				return period{y, m}
			}
		}
	}
	return period{}
}

var (
	monthIn     = regexp.MustCompile(`((?:19|20)\d\d)\s*[年.-]\s*(\d{1,2})\s*月份?(?:$|[^\d日])`)
	sumOfMonths = regexp.MustCompile(`月份?\s*[至到—–~～-]|截至|截止|累计`)
)
