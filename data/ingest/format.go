package ingest

// What a spreadsheet's number means is said by its format: the 43281 of a cell
// is 2018-06-30 where that says yyyy-mm-dd, 0.125 is 12.5% where it says 0.0%,
// and 30624 is 030624 where it says 000000. The formats have numbers (ECMA-376
// part 1, 18.8.30); those from 27 to 36 and 50 to 58 are dates in the Chinese
// versions.

import (
	"bytes"
	"math"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"
)

// format is what a number format says of a number.
type format struct {
	year, month, day, clock bool
	elapsed                 bool // hours beyond 24: a span of time
	percent                 bool
	width                   int    // digits, with leading zeros
	unit                    string // written behind the number, such as 万元
}

func (f *format) plain() bool {
	return !f.year && !f.month && !f.day && !f.clock && !f.elapsed && !f.percent && f.width == 0 && f.unit == ""
}

func (f *format) dated() bool { return f.year || f.month || f.day }

// builtinFormats are the dates among the formats without a text.
var builtinFormats = map[int]string{
	9: "0%", 10: "0.00%",
	14: "yyyy/m/d", 15: "d-mmm-yy", 16: "d-mmm", 17: "mmm-yy", 18: "h:mm AM/PM", 19: "h:mm:ss AM/PM", 20: "h:mm", 21: "h:mm:ss", 22: "yyyy/m/d h:mm",
	27: "yyyy年m月", 28: "m月d日", 29: "m月d日", 30: "m-d-yy", 31: "yyyy年m月d日", 32: "h时mm分", 33: "h时mm分ss秒", 34: "上午/下午h时mm分", 35: "上午/下午h时mm分ss秒", 36: "yyyy年m月",
	45: "mm:ss", 46: "[h]:mm:ss", 47: "mmss.0",
	50: "yyyy年m月", 51: "m月d日", 52: "yyyy年m月", 53: "m月d日", 54: "m月d日", 55: "上午/下午h时mm分", 56: "上午/下午h时mm分ss秒", 57: "yyyy年m月", 58: "m月d日",
}

// parseFormat reads the first section of a format: that of positive numbers.
func parseFormat(code string) format {
	var f format
	p := formatParser{f: &f}
	if len(code) > 1024 {
		code = code[:1024]
	}
	p.read(code)
	p.minutes()
	if f.dated() || f.clock || f.elapsed {
		f.percent, f.width, f.unit = false, 0, ""
		return f
	}
	if p.scaled || f.percent {
		f.unit = ""
	}
	if !p.zeros || f.percent || f.width < 2 {
		f.width = 0
	}
	if !money[f.unit] {
		f.unit = ""
	}
	return f
}

// money are the units that count when they stand in a format: Number knows them.
var money = set("万元 亿元 千元 元 万 亿")

// formatParser collects the parts of a section.
type formatParser struct {
	f      *format
	parts  []byte // y m d h s, as they follow each other
	zeros  bool   // nothing but zeros so far
	scaled bool   // a comma behind the digits: shown in thousands
}

func (p *formatParser) read(s string) {
	p.zeros = true
	for i := 0; i < len(s); {
		c := s[i] | 0x20
		n := 1
		switch {
		case s[i] == ';':
			return
		case s[i] == '"':
			n = 2 + indexOr(s[i+1:], "\"")
			p.literal(s[i+1 : min(len(s), i+n-1)])
		case s[i] == '\\' || s[i] == '!':
			_, size := utf8.DecodeRuneInString(s[i+1:])
			n += size
			p.literal(s[i+1 : i+n])
		case s[i] == '_' || s[i] == '*':
			_, size := utf8.DecodeRuneInString(s[i+1:])
			n += size
		case s[i] == '[':
			n = 2 + indexOr(s[i+1:], "]")
			p.bracket(strings.ToLower(s[i+1 : min(len(s), i+n-1)]))
		case hasFold(s[i:], "general"):
			n = len("general")
			p.zeros = false
		case hasFold(s[i:], "g/通用格式"):
			n = len("g/通用格式")
			p.zeros = false
		case hasFold(s[i:], "am/pm"), hasFold(s[i:], "a/p"):
			n = 3
			if hasFold(s[i:], "am/pm") {
				n = 5
			}
			p.f.clock = true
		case c == 'e' && i+1 < len(s) && (s[i+1] == '+' || s[i+1] == '-'):
			n, p.zeros = 2, false
		case c == 'y' || c == 'e' || c == 'b' || c == 'm' || c == 'd' || c == 'h' || c == 's' || c == 'a':
			for i+n < len(s) && s[i+n]|0x20 == c {
				n++
			}
			p.part(c, n)
		case s[i] == '0':
			p.f.width++
			p.f.unit, p.scaled = "", false
		case s[i] == '#' || s[i] == '?' || s[i] == '.':
			p.zeros, p.f.unit, p.scaled = false, "", false
		case s[i] == ',':
			p.zeros, p.scaled = false, true
		case s[i] == '%':
			p.f.percent = true
		case s[i] >= 0x80:
			_, n = utf8.DecodeRuneInString(s[i:])
			p.literal(s[i : i+n])
		default:
			p.zeros = p.zeros && s[i] == ' '
		}
		i += n
	}
}

func indexOr(s, sign string) int {
	if i := strings.Index(s, sign); i >= 0 {
		return i
	}
	return len(s)
}

func hasFold(s, word string) bool {
	return len(s) >= len(word) && strings.EqualFold(s[:len(word)], word)
}

func (p *formatParser) literal(s string) { p.f.unit += strings.TrimSpace(s) }

func (p *formatParser) bracket(s string) {
	switch {
	case s != "" && (strings.Trim(s, "h") == "" || strings.Trim(s, "m") == "" || strings.Trim(s, "s") == ""):
		p.f.elapsed = true
		p.parts = append(p.parts, s[0])
	}
}

func (p *formatParser) part(c byte, n int) {
	switch c {
	case 'e', 'b':
		c = 'y'
	case 'a': // aaa is the day of the week
		if n < 3 {
			return
		}
		c = 'd'
	}
	p.parts = append(p.parts, c)
}

// minutes tells them from months, by the hours before or the seconds behind.
func (p *formatParser) minutes() {
	for i, c := range p.parts {
		switch c {
		case 'y':
			p.f.year = true
		case 'd':
			p.f.day = true
		case 'h', 's':
			p.f.clock = true
		case 'm':
			if i > 0 && p.parts[i-1] == 'h' || i+1 < len(p.parts) && p.parts[i+1] == 's' {
				p.f.clock = true
			} else if !p.f.elapsed {
				p.f.month = true
			}
		}
	}
}

// number appends what a number says in the format, and tells its kind. raw is
// as the file has it.
func (f *format) number(dst, raw []byte, since1904 bool) ([]byte, CellKind) {
	if f.plain() && short15(raw) {
		return append(dst, raw...), KindNumber
	}
	return f.special(dst, bytes.TrimSpace(raw), since1904)
}

// short15 says whether raw is a plain decimal that needs no rounding.
func short15(raw []byte) bool {
	if len(raw) == 0 || len(raw) > 16 {
		return false
	}
	for i, c := range raw {
		if (c < '0' || c > '9') && c != '.' && !(c == '-' && i == 0) {
			return false
		}
	}
	return true
}

func (f *format) special(dst, raw []byte, since1904 bool) ([]byte, CellKind) {
	x, err := strconv.ParseFloat(string(raw), 64)
	if err != nil || math.IsInf(x, 0) || math.IsNaN(x) || bytes.ContainsAny(raw, "xXpP_") {
		return append(dst, raw...), KindPlain
	}
	switch {
	case f.elapsed && x >= 0 && x < 1e6:
		return appendClock(dst, int(math.Round(x*86400))), KindPlain
	case f.dated() || f.clock:
		if out, kind, ok := f.date(dst, x, since1904); ok {
			return out, kind
		}
	}
	start := len(dst)
	switch {
	case allDigits(raw): // also those of 18 digits
		dst = append(dst, raw...)
	default:
		dst = round15(dst, x)
	}
	switch {
	case f.percent:
		dst = append(byHundred(dst, start), '%')
	case f.width > 0 && allDigits(dst[start:]) && len(dst)-start < f.width:
		n := len(dst) - start
		dst = append(dst, bytes.Repeat([]byte{'0'}, f.width-n)...)
		copy(dst[start+f.width-n:], dst[start:start+n])
		for i := range f.width - n {
			dst[start+i] = '0'
		}
	case f.unit != "":
		dst = append(dst, f.unit...)
	}
	return dst, KindNumber
}

func allDigits(b []byte) bool {
	for _, c := range b {
		if c < '0' || c > '9' {
			return false
		}
	}
	return len(b) > 0
}

// round15 appends x with the 15 digits that spreadsheets count on: the 0.1+0.2
// of a file is 0.3.
func round15(dst []byte, x float64) []byte {
	var b [32]byte
	x, _ = strconv.ParseFloat(string(strconv.AppendFloat(b[:0], x, 'e', 14, 64)), 64)
	if a := math.Abs(x); a != 0 && (a >= 1e21 || a < 1e-9) {
		return strconv.AppendFloat(dst, x, 'E', -1, 64)
	}
	return strconv.AppendFloat(dst, x, 'f', -1, 64)
}

// byHundred moves the point of the decimal number from start on by two.
func byHundred(dst []byte, start int) []byte {
	s := string(dst[start:])
	dst = dst[:start]
	if strings.ContainsAny(s, "eE") {
		x, _ := strconv.ParseFloat(s, 64)
		return round15(dst, x*100)
	}
	if strings.HasPrefix(s, "-") {
		dst, s = append(dst, '-'), s[1:]
	}
	whole, frac, _ := strings.Cut(s, ".")
	for len(frac) < 2 {
		frac += "0"
	}
	whole, frac = strings.TrimLeft(whole+frac[:2], "0"), strings.TrimRight(frac[2:], "0")
	if whole == "" {
		whole = "0"
	}
	dst = append(dst, whole...)
	if frac != "" {
		dst = append(append(dst, '.'), frac...)
	}
	return dst
}

// lastSerial is 9999-12-31, and unixSerial 1970-01-01.
const (
	lastSerial = 2958465
	unixSerial = 25569
)

// date appends the day that a spreadsheet counts as x, with as much of it as
// the format shows, and the time of day if the format shows it. Days that do
// not exist, of which a spreadsheet has two, are named as it names them.
func (f *format) date(dst []byte, x float64, since1904 bool) ([]byte, CellKind, bool) {
	if !(x >= 0 && x <= lastSerial+1) {
		return dst, 0, false
	}
	days := int(x)
	seconds := int(math.Round((x - float64(days)) * 86400))
	if seconds == 86400 {
		days, seconds = days+1, 0
	}
	if days == 0 && !f.dated() {
		return appendClock(dst, seconds), KindPlain, true
	}
	if since1904 {
		days += 1462
	}
	switch {
	case days > lastSerial:
		return dst, 0, false
	case days == 0:
		dst = append(dst, "1900-01-00"...)
	case days == 60:
		dst = append(dst, "1900-02-29"...)
	default:
		if days < 60 {
			days++
		}
		y, m, d := time.Unix(int64(days-unixSerial)*86400, 0).UTC().Date() // of a sheet's million days AppendFormat takes four times as long
		whole := f.day || f.clock || !f.year
		dst = appendTwo(appendTwo(dst, y/100), y%100)
		if whole || f.month {
			dst = appendTwo(append(dst, '-'), int(m))
		}
		if whole {
			dst = appendTwo(append(dst, '-'), d)
		}
	}
	if f.clock && seconds > 0 {
		dst = appendClock(append(dst, ' '), seconds)
	}
	return dst, KindDate, true
}

// appendClock appends 08:30, and the seconds where there are any.
func appendClock(dst []byte, seconds int) []byte {
	if h := seconds / 3600; h < 100 {
		dst = appendTwo(dst, h)
	} else {
		dst = strconv.AppendInt(dst, int64(h), 10)
	}
	dst = appendTwo(append(dst, ':'), seconds/60%60)
	if s := seconds % 60; s > 0 {
		dst = appendTwo(append(dst, ':'), s)
	}
	return dst
}

// appendTwo appends a number below 100 with two digits.
func appendTwo(dst []byte, n int) []byte { return append(dst, byte('0'+n/10), byte('0'+n%10)) }

// isoDate appends 2018-06-30T08:30:00 as cells say it.
func isoDate(dst, raw []byte) ([]byte, CellKind) {
	raw = bytes.TrimSpace(raw)
	day, clock, _ := bytes.Cut(raw, []byte("T"))
	clock = bytes.TrimSuffix(clock, []byte("Z"))
	if i := bytes.IndexByte(clock, '.'); i >= 0 {
		clock = clock[:i]
	}
	clock = bytes.TrimSuffix(clock, []byte(":00"))
	dst = append(dst, day...)
	if len(clock) > 0 && string(clock) != "00:00" {
		dst = append(append(dst, ' '), clock...)
	}
	return dst, KindDate
}

// shorten leaves of the date from start on what the format shows of it.
func (f *format) shorten(dst []byte, start int) []byte {
	switch {
	case len(dst)-start != len(time.DateOnly) || f.day || f.clock || !f.year:
		return dst
	case f.month:
		return dst[:start+len("2006-01")]
	}
	return dst[:start+len("2006")]
}
