package ingest

import (
	"math"
	"strconv"
	"strings"
	"unicode"

	"taihang/data"
)

// Tidy trims a cell and takes out what cannot be seen: byte order marks, zero
// width spaces and joiners. Full-width digits, letters and signs become plain.
func Tidy(s string) string {
	plain := true
	for i := range len(s) {
		if c := s[i]; c >= 0x80 || c < 0x20 {
			plain = false
			break
		}
	}
	if plain {
		return strings.TrimSpace(s)
	}
	return strings.TrimSpace(strings.Map(func(r rune) rune {
		switch {
		case r == '\u3000' || r == '\u00a0':
			return ' '
		case r >= '０' && r <= '９', r >= 'Ａ' && r <= 'Ｚ', r >= 'ａ' && r <= 'ｚ', r == '．', r == '，', r == '％', r == '－', r == '＋':
			return r - 0xfee0
		case r == '\n' || r == '\r' || r == '\t': // a line break inside a cell
			return ' '
		case unicode.Is(unicode.Cf, r) || unicode.Is(unicode.Cc, r):
			return -1
		}
		return r
	}, s))
}

// Code reads a division code as text: 130631, 130631.0 as spreadsheets save
// it, 130631000000 for the county itself. ok is false for anything but 6, 9 or
// 12 digits.
func Code(s string) (code string, ok bool) {
	s = strings.TrimPrefix(Tidy(s), "'")
	if whole, frac, dot := strings.Cut(s, "."); dot && strings.Trim(frac, "0") == "" {
		s = whole
	}
	for _, r := range s {
		if r < '0' || r > '9' {
			return s, false
		}
	}
	if len(s) == 12 && strings.HasSuffix(s, "000000") {
		s = s[:6]
	}
	return s, len(s) == 6 || len(s) == 9 || len(s) == 12
}

// words that stand for a missing figure, and why it is missing.
var words = map[string]data.State{
	"": data.Null, "-": data.Null, "--": data.Null, "—": data.Null, "——": data.Null, "–": data.Null,
	"…": data.Null, "……": data.Null, "...": data.Null, "..": data.Null, "null": data.Null, "na": data.Null, "缺": data.Null, "暂缺": data.Null,
	"不适用": data.NotApplicable, "n/a": data.NotApplicable,
	"suppressed": data.Suppressed, "保密": data.Suppressed, "***": data.Suppressed,
}

// scales that may follow a figure.
var scales = []struct {
	sign  string
	times float64
}{{"%", 0.01}, {"万", 1e4}, {"亿", 1e8}}

// Number reads a figure: 1,234.5, 12.5%, 3.2 万. NaN, infinities, hexadecimal
// and underscores are not figures. ok is false when the cell is neither a
// figure nor a known word for a missing one.
func Number(s string) (v data.Value, ok bool) {
	s = Tidy(s)
	if state, missing := words[strings.ToLower(s)]; missing {
		return data.Value{State: state}, true
	}
	times := 1.0
	for _, sc := range scales {
		if cut, found := strings.CutSuffix(s, sc.sign); found {
			s, times = strings.TrimSpace(cut), sc.times
			break
		}
	}
	s = strings.Replace(s, "−", "-", 1)
	s, ok = ungroup(s)
	if !ok {
		return data.Value{}, false
	}
	x, err := strconv.ParseFloat(s, 64)
	if err != nil {
		return data.Value{}, false
	}
	if times == 0.01 {
		x /= 100 // 12.5/100, not 12.5 times a rounded hundredth
	} else {
		x *= times
	}
	if math.IsInf(x, 0) {
		return data.Value{}, false
	}
	return data.Num(x), true
}

// ungroup takes out thousands separators that stand where they should, and
// says whether what is left is a decimal number.
func ungroup(s string) (string, bool) {
	body := strings.TrimLeft(s, "+-")
	if len(s)-len(body) > 1 {
		return "", false
	}
	mantissa, exponent, hasExp := strings.Cut(strings.ToLower(body), "e")
	whole, frac, _ := strings.Cut(mantissa, ".")
	groups := strings.Split(whole, ",")
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
	return strings.ReplaceAll(s, ",", ""), true
}

func digits(s string) bool {
	for i := range len(s) {
		if s[i] < '0' || s[i] > '9' {
			return false
		}
	}
	return true
}

// Year reads a year of four digits, with or without 年.
func Year(s string) (int, bool) {
	s = strings.TrimSuffix(strings.TrimSuffix(Tidy(s), "年"), ".0")
	if len(s) != 4 || !digits(s) {
		return 0, false
	}
	y, _ := strconv.Atoi(s)
	return y, y >= 1900 && y <= 2100
}
