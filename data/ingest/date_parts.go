package ingest

import (
	"strings"

	"taihang/data"
)

// Month reads a month of a year, or the month of a date.
func Month(s string) (year, month int, ok bool) {
	d, p, problem := Date(s)
	if problem.Code != "" || p != ToMonth && p != ToDay {
		return 0, 0, false
	}
	t := d.Time()
	return t.Year(), int(t.Month()), true
}

// MonthAlone reads a month without a year: 3月, 十一月, 03月份.
func MonthAlone(s string) (month int, ok bool) {
	s, ok = strings.CutSuffix(strings.TrimSuffix(bare(Tidy(s)), "份"), "月")
	if !ok {
		return 0, false
	}
	month, ok = number(s)
	return month, ok && month >= 1 && month <= 12
}

// Year reads a year of four digits, with or without 年, 年度, 年末.
func Year(s string) (int, bool) {
	if len(s) > 4 || len(s) == 4 && !digits(s) {
		s = Tidy(s)
		for _, end := range []string{"年度", "年末", "年底", "年", ".0"} {
			if cut, found := strings.CutSuffix(s, end); found {
				s = strings.TrimSpace(cut)
				break
			}
		}
	}
	if len(s) != 4 || !digits(s) {
		return 0, false
	}
	y := int(s[0]-'0')*1000 + int(s[1]-'0')*100 + int(s[2]-'0')*10 + int(s[3]-'0')
	return y, y >= 1900 && y <= 2100
}

// Serial is the day that a spreadsheet counts as n, its fraction being the time
// of day. Counting from 1900 it takes that year for a leap year, so that day 60
// does not exist and the days before are one off; 1904 is the other system.
// ok is false outside of 1900 to 2150.
func Serial(n float64, since1904 bool) (d data.Date, ok bool) {
	if !(n >= 0 && n < 100_000) {
		return 0, false
	}
	days := int(n)
	switch {
	case since1904:
		days += 1462
	case days == 60 || days == 0:
		return 0, false
	case days < 60:
		days++
	}
	const epoch = -25569 // 1899-12-30, in days from 1970-01-01
	days += epoch
	if days >= 0 {
		days++
	}
	return data.Date(days), data.Date(days).Year() <= lastYear
}

// SerialDate reads a cell that holds a spreadsheet's number of a day, such as
// 43281: only to be asked where a column is known to hold dates. It takes
// numbers from 1927 to 2064.
func SerialDate(s string) (data.Date, bool) {
	x, ok := plainNumber(Tidy(s))
	if !ok || x < 10_000 || x >= 60_000 {
		return 0, false
	}
	return Serial(x, false)
}
