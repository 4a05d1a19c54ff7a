package ingest

import (
	"strings"
	"unicode"

	"taihang/data"
)

// Problem is what is wrong with a cell: the code of an issue, and what was
// probably meant. The zero Problem is none. Nothing is put right unasked.
type Problem struct {
	Code     string
	Proposal string // to be confirmed by a person; "" when there is none
}

// Tidy trims a cell and takes out what cannot be seen: byte order marks, zero
// width spaces and joiners. Full-width digits, letters and signs become plain.
func Tidy(s string) string {
	plain := true
	for i := range len(s) {
		if c := s[i]; c >= 0x80 || c < 0x20 || c == 0x7f {
			plain = false
			break
		}
	}
	switch {
	case plain:
		return strings.TrimSpace(s)
	case isHan(s):
		return s
	}
	return strings.TrimSpace(strings.Map(tidyRune, s))
}

// isHan says whether a text is nothing but Chinese characters of the usual block
// (U+4E00 to U+9FFF), as most names are.
func isHan(s string) bool {
	if len(s)%3 != 0 {
		return false
	}
	for i := 0; i+2 < len(s); i += 3 {
		a, b, c := s[i], s[i+1], s[i+2]
		if a < 0xe4 || a > 0xe9 || a == 0xe4 && b < 0xb8 || b&0xc0 != 0x80 || c&0xc0 != 0x80 {
			return false
		}
	}
	return true
}

func tidyRune(r rune) rune {
	switch {
	case r >= 0x4e00 && r <= 0x9fff: // Chinese, the usual case
		return r
	case r == '\u3000' || r == '\u00a0' || r >= 0x2000 && r <= 0x200a || r == 0x202f || r == 0x205f:
		return ' '
	case r >= '０' && r <= '９', r >= 'Ａ' && r <= 'Ｚ', r >= 'ａ' && r <= 'ｚ', r == '．', r == '，', r == '％', r == '－', r == '＋', r == '／':
		return r - 0xfee0
	case r == '\n' || r == '\r' || r == '\t' || r == 0x2028 || r == 0x2029: // a line break inside a cell
		return ' '
	case unicode.Is(unicode.Cf, r) || unicode.Is(unicode.Cc, r):
		return -1
	}
	return r
}

// Joined tidies a name and takes out the spaces that fill up Chinese ones so that
// they stand under each other (张　三). Those between Latin words stay.
func Joined(s string) string {
	if isHan(s) {
		return s
	}
	if s = Tidy(s); !strings.Contains(s, " ") {
		return s
	}
	var b strings.Builder
	last := ' '
	gap := false
	for _, r := range s {
		if r == ' ' {
			gap = true
			continue
		}
		if gap && !(unicode.Is(unicode.Han, last) && unicode.Is(unicode.Han, r)) {
			b.WriteByte(' ')
		}
		b.WriteRune(r)
		last, gap = r, false
	}
	return b.String()
}

// words that stand for a missing figure, and why it is missing.
var words = map[string]data.State{
	"": data.Null, "-": data.Null, "--": data.Null, "—": data.Null, "——": data.Null, "–": data.Null, "―": data.Null, "/": data.Null, "\\": data.Null,
	"…": data.Null, "……": data.Null, "...": data.Null, "..": data.Null, "null": data.Null, "na": data.Null, "缺": data.Null, "暂缺": data.Null,
	"无数据": data.Null, "不详": data.Null, "未知": data.Null, "待定": data.Null, "待核实": data.Null, "none": data.Null, "#n/a": data.Null,
	"不适用": data.NotApplicable, "n/a": data.NotApplicable,
	"suppressed": data.Suppressed, "保密": data.Suppressed, "***": data.Suppressed, "*": data.Suppressed,
}

// missing says whether a tidied cell stands for no value, and why.
func missing(s string) (data.State, bool) {
	if s == "" {
		return data.Null, true
	}
	if len(s) > 12 || s[0] >= '0' && s[0] <= '9' {
		return 0, false
	}
	state, is := words[s]
	if !is {
		state, is = words[strings.ToLower(s)]
	}
	return state, is
}

func digits(s string) bool {
	for i := range len(s) {
		if s[i] < '0' || s[i] > '9' {
			return false
		}
	}
	return true
}
