package ingest

import (
	"regexp"
	"strconv"
	"strings"
	"time"

	"taihang/data"
)

// Precision is how much of a date a cell gives.
type Precision uint8

// Precisions.
const (
	NoDate  Precision = iota // no date: nothing, or no date that can be read
	ToYear                   // the date is the first of January
	ToMonth                  // the date is the first of the month
	ToDay
	Ongoing // 至今, 现在, —: not ended; the date is unknown
)

// monthSigned is a month with its sign behind a year without one.
var monthSigned = regexp.MustCompile(`^([0-9]{4})[-./．]([0-9]{1,2}月.*)$`)

// openWords say that something goes on.
var openWords = set("至今 现在 目前 迄今 今 在任 — —— – - -- ～ 长期")

// Date reads a date as Chinese offices write it: 2018-06-30, 2018/6/30,
// 2018.6.30, 20180630, 2018年6月30日, 2018年6月, 二〇一八年六月三十日. A time of day
// after it is left out. The problem is date (no date), date-impossible (with
// the nearest day that exists), date-ambiguous (18/6/30), date-october (2018.1:
// January, or October that a spreadsheet took for a number), date-range or
// date-year; its proposal is an ISO date. The date is returned with
// date-october, otherwise it is unknown when there is a problem.
func Date(s string) (data.Date, Precision, Problem) {
	if d, ok := plainDate(s); ok {
		return d, ToDay, Problem{}
	}
	s = bare(Tidy(cutTime(s)))
	if openWords[s] {
		return 0, Ongoing, Problem{}
	}
	if _, is := missing(s); is || s == "无" {
		return 0, NoDate, Problem{}
	}
	s = strings.TrimSuffix(s, "起")
	if strings.Contains(s, "月") && !strings.Contains(s, "年") {
		s = monthSigned.ReplaceAllString(s, "${1}年$2") // 2018.3月
	}
	read := signDate
	if strings.ContainsAny(s, "年月") {
		read = chineseDate
	}
	d, p, problem := read(s)
	if problem.Proposal != "" { // of a year that is none, there is none
		if _, _, again := signDate(problem.Proposal); again.Code != "" && again.Code != problem.Code {
			problem.Proposal = ""
		}
	}
	return d, p, problem
}

// plainDate is the fast path: 2018-06-30 with - / or . and a day that exists.
func plainDate(s string) (data.Date, bool) {
	if len(s) < 8 || len(s) > 10 || s[4] != '-' && s[4] != '/' && s[4] != '.' {
		return 0, false
	}
	var part [3]int
	n, size := 0, 0
	for i := range len(s) {
		switch c := s[i]; {
		case c >= '0' && c <= '9' && size < 4:
			part[n], size = part[n]*10+int(c-'0'), size+1
		case c == s[4] && n < 2 && size > 0:
			n, size = n+1, 0
		default:
			return 0, false
		}
	}
	if n != 2 || size == 0 || part[0] < firstYear || part[0] > lastYear || !exists(part[0], part[1], part[2]) {
		return 0, false
	}
	return day(part[0], part[1], part[2]), true
}

// Years that a date may be in.
const (
	firstYear = 1850
	lastYear  = 2150
)

var monthDays = [...]int{31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31}

func lastDay(y, m int) int {
	if m == 2 && (y%4 == 0 && y%100 != 0 || y%400 == 0) {
		return 29
	}
	return monthDays[m-1]
}

func exists(y, m, d int) bool { return m >= 1 && m <= 12 && d >= 1 && d <= lastDay(y, m) }

// day counts the days as data.NewDate does, without its detour over time.Time
// (days from civil, H. Hinnant, http://howardhinnant.github.io/date_algorithms.html).
func day(y, m, d int) data.Date {
	if m <= 2 {
		y--
	}
	era := y / 400
	yoe := y - era*400
	doy := (153*((m+9)%12)+2)/5 + d - 1
	n := era*146097 + yoe*365 + yoe/4 - yoe/100 + doy - 719468
	if n >= 0 {
		n++ // there is no day 0
	}
	return data.Date(n)
}

// checked is the date of the parts, or why there is none. month and day are 0
// when they are not given.
func checked(y, m, d int, p Precision) (data.Date, Precision, Problem) {
	switch {
	case y < firstYear || y > lastYear:
		return 0, NoDate, Problem{Code: "date-year"}
	case exists(y, max(m, 1), max(d, 1)) && (p < ToMonth || m > 0) && (p < ToDay || d > 0):
		return day(y, max(m, 1), max(d, 1)), p, Problem{}
	}
	m = min(max(m, 1), 12)
	d = min(max(d, 1), lastDay(y, m))
	return 0, NoDate, Problem{"date-impossible", iso(y, m, d, p)}
}

// iso writes a date with as much as is known of it.
func iso(y, m, d int, p Precision) string {
	s := pad(y, 4)
	if p >= ToMonth {
		s += "-" + pad(m, 2)
	}
	if p >= ToDay {
		s += "-" + pad(d, 2)
	}
	return s
}

func pad(n, width int) string {
	s := strconv.Itoa(n)
	for len(s) < width {
		s = "0" + s
	}
	return s
}

// cutTime takes a time of day from the end: “ 08:30”, “T00:00:00Z”, “ 8时30分”.
func cutTime(s string) string {
	if i := strings.IndexAny(s, "Tt"); i >= 8 && i+1 < len(s) && s[i+1] >= '0' && s[i+1] <= '9' {
		return s[:i]
	}
	i := strings.IndexAny(s, ":：")
	if j := strings.Index(s, "时"); i < 0 {
		i = j
	}
	if i > 8 {
		if j := strings.LastIndexAny(s[:i], " \u3000"); j > 0 {
			return s[:j]
		}
		if j := strings.LastIndex(s[:i], "日"); j > 0 {
			return s[:j+len("日")]
		}
	}
	return s
}

// chineseDate reads 2018年6月30日 and its like, in either digits.
func chineseDate(s string) (data.Date, Precision, Problem) {
	for _, w := range []string{"星期", "周", "（", "("} {
		if i := strings.Index(s, w); i > 0 {
			s = s[:i]
		}
	}
	year, rest, ok := strings.Cut(s, "年")
	if !ok {
		return 0, NoDate, Problem{Code: "date"} // 6月30日
	}
	if strings.ContainsAny(rest, "-—–~～至到年") {
		return rangeOf(s)
	}
	y, ok := number(year)
	switch rest {
	case "", "度", "末", "底", "初", "上半年", "下半年":
		if ok && len(year) >= 4 {
			return checked(y, 0, 0, ToYear)
		}
	}
	month, rest, has := strings.Cut(rest, "月")
	m, okM := number(strings.TrimSuffix(month, "份"))
	p, d := ToMonth, 0
	switch rest = strings.TrimRight(rest, "日号"); rest {
	case "", "份", "底", "末", "初", "上旬", "中旬", "下旬":
	default:
		var okD bool
		if d, okD = number(rest); !okD {
			return 0, NoDate, Problem{Code: "date"}
		}
		p = ToDay
	}
	switch {
	case !ok || !okM || !has:
		return 0, NoDate, Problem{Code: "date"}
	case y < 100:
		return short2(y, m, d, p)
	}
	return checked(y, m, d, p)
}

// short2 is a date with a year of two digits: this century up to now, the last
// one else. That is a proposal, not a reading.
func short2(y, m, d int, p Precision) (data.Date, Precision, Problem) {
	if y += 2000; y > time.Now().Year() {
		y -= 100
	}
	m = min(max(m, 1), 12)
	return 0, NoDate, Problem{"date-ambiguous", iso(y, m, min(max(d, 1), lastDay(y, m)), p)}
}

// numerals of years (二〇一八) and of months and days (三十一).
var numerals = map[rune]int{
	'〇': 0, '○': 0, '零': 0, 'Ｏ': 0, 'O': 0, '一': 1, '二': 2, '三': 3, '四': 4, '五': 5, '六': 6, '七': 7, '八': 8, '九': 9, '元': 1,
	'壹': 1, '贰': 2, '叁': 3, '肆': 4, '伍': 5, '陆': 6, '柒': 7, '捌': 8, '玖': 9,
}

// number reads up to four digits, Arabic or Chinese.
func number(s string) (int, bool) {
	if s == "" || len(s) > 16 {
		return 0, false
	}
	if digits(s) {
		n, err := strconv.Atoi(s)
		return n, err == nil && len(s) <= 4
	}
	n, any := 0, false
	tens, ten := 0, false
	for _, r := range s {
		switch v, ok := numerals[r]; {
		case ok:
			n, any = n*10+v, true
		case (r == '十' || r == '拾') && !ten:
			if tens = n * 10; !any {
				tens = 10
			}
			n, ten = 0, true
		case r == '廿' && !any:
			tens, ten = 20, true
		case r == '卅' && !any:
			tens, ten = 30, true
		default:
			return 0, false
		}
	}
	return tens + n, (any || ten) && tens+n < 10000
}

// signDate reads dates with signs between the parts, or none.
func signDate(s string) (data.Date, Precision, Problem) {
	if digits(s) {
		return solidDate(s)
	}
	parts := strings.FieldsFunc(s, func(r rune) bool { return strings.ContainsRune("-/.．。、—–\\", r) })
	if len(parts) > 3 || strings.ContainsAny(s, "~～至") {
		return rangeOf(s)
	}
	var n [3]int
	for i, p := range parts {
		if !digits(p) || len(p) > 4 || p == "" {
			return 0, NoDate, Problem{Code: "date"}
		}
		n[i], _ = strconv.Atoi(p)
	}
	switch {
	case len(parts) == 2 && len(parts[0]) == 4:
		if parts[1] == "1" && strings.Contains(s, ".") {
			d, p, _ := checked(n[0], 1, 0, ToMonth)
			return d, p, Problem{"date-october", iso(n[0], 1, 0, ToMonth)}
		}
		return checked(n[0], n[1], 0, ToMonth)
	case len(parts) != 3:
		return 0, NoDate, Problem{Code: "date"}
	case len(parts[0]) == 4:
		return checked(n[0], n[1], n[2], ToDay)
	case len(parts[2]) == 4 && n[0] > 12 && n[1] <= 12: // day first
		return checked(n[2], n[1], n[0], ToDay)
	case len(parts[2]) == 4 && n[1] > 12:
		return checked(n[2], n[0], n[1], ToDay)
	case len(parts[2]) == 4:
		return 0, NoDate, Problem{"date-ambiguous", iso(n[2], min(max(n[0], 1), 12), min(max(n[1], 1), 28), ToDay)}
	case len(parts[0]) <= 2:
		return short2(n[0], n[1], n[2], ToDay)
	}
	return 0, NoDate, Problem{Code: "date"}
}

// solidDate reads 20180630, 201806 and 2018.
func solidDate(s string) (data.Date, Precision, Problem) {
	n, _ := strconv.Atoi(s[:min(len(s), 9)])
	switch len(s) {
	case 8:
		return checked(n/10000, n/100%100, n%100, ToDay)
	case 6:
		if y := n / 100; y >= firstYear && y <= lastYear {
			return checked(y, n%100, 0, ToMonth)
		}
		if exists(2000, n/100%100, n%100) {
			return short2(n/10000, n/100%100, n%100, ToDay)
		}
	case 4:
		return checked(n, 0, 0, ToYear)
	}
	return 0, NoDate, Problem{Code: "date"}
}

// rangeOf is for a cell that holds two dates; the first is proposed.
func rangeOf(s string) (data.Date, Precision, Problem) {
	for _, sep := range []string{"至", "到", "—", "–", "~", "～", "-"} {
		if first, _, ok := strings.Cut(s, sep); ok && !strings.ContainsAny(first, "至到—–~～") {
			if d, p, problem := Date(first); d.Known() && problem.Code == "" {
				t := d.Time()
				return 0, NoDate, Problem{"date-range", iso(t.Year(), int(t.Month()), t.Day(), p)}
			}
		}
	}
	return 0, NoDate, Problem{Code: "date"}
}
