package ingest

import (
	"math"
	"strconv"
	"strings"

	"taihang/data"
)

// Figure is what a cell with a number says.
type Figure struct {
	Value   data.Value
	Unit    string // % ‰ 元, as written behind the number; the value is in ones: 12.5% is 0.125, 3.2 万元 32,000
	Problem Problem

	Times bool // a multiplier stands behind the number without a unit: 3.2 万
}

// Number reads a figure: 1,234.5, 12.5%, 3.2 万元. NaN, infinities, hexadecimal
// and underscores are not figures. ok is false when the cell is neither a
// figure nor a known word for a missing one.
func Number(s string) (v data.Value, ok bool) {
	if x, ok := plainNumber(s); ok {
		return data.Value{V: x, State: data.Present}, true
	}
	f := Quantity(s)
	return f.Value, f.Problem.Code == ""
}

// pow10 are the powers that a float64 holds exactly.
var pow10 = [...]float64{1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15}

// plainNumber reads digits with at most a sign and a point, 15 digits at most:
// digits and power are exact then, and so is their quotient to the last bit.
func plainNumber(s string) (float64, bool) {
	i := 0
	if s != "" && s[0] == '-' {
		i = 1
	}
	if len(s) == i || len(s) > 17 {
		return 0, false
	}
	m, n, point := int64(0), 0, -1
	for ; i < len(s); i++ {
		switch c := s[i]; {
		case c >= '0' && c <= '9':
			m, n = m*10+int64(c-'0'), n+1
		case c == '.' && point < 0:
			point = n
		default:
			return 0, false
		}
	}
	if n == 0 || n > 15 {
		return 0, false
	}
	x := float64(m)
	if point >= 0 {
		x /= pow10[n-point]
	}
	if s[0] == '-' {
		x = -x
	}
	return x, true
}

// endings that may follow a figure, the longer first.
var endings = []struct {
	sign, unit string
	by         float64
	over       bool // divide: 12.5/100, not 12.5 times a rounded hundredth
}{
	{"万亿元", "元", 1e12, false},
	{"亿元", "元", 1e8, false},
	{"万元", "元", 1e4, false},
	{"千元", "元", 1e3, false},
	{"元", "元", 1, false},
	{"万亿", "", 1e12, false},
	{"亿", "", 1e8, false},
	{"万", "", 1e4, false},
	{"千", "", 1e3, false},
	{"%", "%", 100, true},
	{"‰", "‰", 1000, true},
}

// Quantity reads a figure with its unit, and says what is wrong when it is
// none.
func Quantity(s string) Figure {
	if x, ok := plainNumber(s); ok {
		return Figure{Value: data.Num(x)}
	}
	s = Tidy(s)
	if state, is := missing(s); is {
		return Figure{Value: data.Value{State: state}}
	}
	body := strings.TrimPrefix(strings.TrimPrefix(s, "￥"), "¥")
	f := Figure{}
	by, over := 1.0, false
	if len(body) < len(s) {
		f.Unit = "元"
	}
	body, negative, doubtful := unbracket(body)
	for _, e := range endings {
		if cut, found := strings.CutSuffix(body, e.sign); found {
			body, by, over = strings.TrimSpace(cut), e.by, e.over
			if e.unit != "" {
				f.Unit = e.unit
			} else {
				f.Times = true
			}
			break
		}
	}
	x, ok := decimal(strings.TrimSpace(body))
	if !ok {
		return Figure{Problem: whyNoNumber(s)}
	}
	if over {
		x /= by
	} else {
		x *= by
	}
	if negative {
		x = -x
	}
	switch {
	case math.IsInf(x, 0):
		return Figure{Problem: Problem{Code: "number"}}
	case doubtful:
		return Figure{Problem: Problem{Code: "number-bracket", Proposal: plain(x)}}
	}
	f.Value = data.Num(x)
	return f
}

// unbracket reads （1,234.5） as negative. Without a point, a separator or three
// digits, or with what may be a year, it may as well number a paragraph.
func unbracket(s string) (body string, negative, doubtful bool) {
	for _, b := range brackets[:2] {
		if in, ok := strings.CutPrefix(s, b.open); ok {
			if in, ok = strings.CutSuffix(in, b.close); ok {
				_, year := Year(in)
				return in, true, year || digits(in) && len(in) < 3
			}
		}
	}
	return s, false, false
}

// decimal reads digits with sign, point, exponent and separators.
func decimal(s string) (float64, bool) {
	if x, ok := plainNumber(s); ok {
		return x, true
	}
	s = strings.Replace(s, "−", "-", 1)
	s, ok := ungroup(s)
	if !ok {
		return 0, false
	}
	x, err := strconv.ParseFloat(s, 64)
	return x, err == nil
}

// ungroup takes out thousands separators (commas or spaces) that stand where
// they should, and says whether what is left is a decimal number.
func ungroup(s string) (string, bool) {
	sep := ","
	if strings.Contains(s, " ") && !strings.Contains(s, ",") {
		sep = " "
	}
	body := strings.TrimLeft(s, "+-")
	if len(s)-len(body) > 1 {
		return "", false
	}
	mantissa, exponent, hasExp := strings.Cut(strings.ToLower(body), "e")
	whole, frac, _ := strings.Cut(mantissa, ".")
	groups := strings.Split(whole, sep)
	for i, g := range groups {
		if !digits(g) || len(groups) > 1 && (i == 0 && (g == "" || len(g) > 3) || i > 0 && len(g) != 3) {
			return "", false
		}
	}
	if !digits(frac) || whole+frac == "" {
		return "", false
	}
	if hasExp {
		if e := strings.TrimLeft(exponent, "+-"); e == "" || !digits(e) || len(exponent)-len(e) > 1 {
			return "", false
		}
	}
	return strings.ReplaceAll(s, sep, ""), true
}

// slips are signs that stand for others in figures typed by hand.
var slips = strings.NewReplacer("O", "0", "o", "0", "〇", "0", "l", "1", "I", "1", "。", ".", "，", ",", "、", ",")

// whyNoNumber says what is wrong with a tidied cell that is no figure.
func whyNoNumber(s string) Problem {
	if strings.ContainsAny(s, "0123456789") {
		if fixed := slips.Replace(s); fixed != s {
			if x, ok := decimal(fixed); ok {
				return Problem{"number-typo", plain(x)}
			}
		}
		body := strings.TrimLeft(s, "约近≥≤><=~～ ")
		n := 0
		for n < len(body) && (body[n] >= '0' && body[n] <= '9' || body[n] == '.' || body[n] == ',') {
			n++
		}
		rest := strings.TrimSpace(body[n:])
		if x, ok := decimal(body[:n]); ok && (isUnit(rest) || len(body) < len(s) && rest == "" || rest == "左右" || rest == "余" || rest == "多") {
			return Problem{"number-unit", plain(x)}
		}
	}
	return Problem{Code: "number"}
}

// plain writes x in digits.
func plain(x float64) string { return strconv.FormatFloat(x, 'f', -1, 64) }
