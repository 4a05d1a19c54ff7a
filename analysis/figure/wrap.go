package figure

import (
	"strings"
	"unicode/utf8"
)

// noStart are characters that may not begin a line, noEnd those that may not
// end one (GB/T 15834, clause 5.1).
const (
	noStart = "，。、；：？！）》〉】”’…—·%,.;:?!)]}"
	noEnd   = "（《〈【“‘([{"
)

// wrap breaks s into at most n lines of a width. Chinese breaks between any
// two characters that punctuation rules allow, Latin and digits at spaces; the
// last line ends in an ellipsis when something is left over.
func wrap(s string, width float64, n int, f set) []string {
	var lines []string
	for s != "" {
		if len(lines) == n-1 {
			return append(lines, fit(s, width, f))
		}
		cut := breakAt(s, width, f)
		if utf8.RuneCountInString(strings.TrimLeft(s[cut:], " ")) == 1 {
			// One character alone on a line reads as a slip: it gets company.
			if c := breakAt(s, width-2*f.size, f); c < cut {
				cut = c
			}
		}
		lines = append(lines, strings.TrimRight(s[:cut], " "))
		s = strings.TrimLeft(s[cut:], " ")
	}
	return lines
}

// breakAt returns how many bytes of s make its first line: at least one word.
func breakAt(s string, width float64, f set) int {
	used, last := 0.0, 0
	var prev rune
	for i, r := range s {
		if i > 0 && canBreak(prev, r) {
			last = i
		}
		used += f.width(string(r))
		if used > width && r != ' ' && last > 0 {
			return last
		}
		prev = r
	}
	return len(s)
}

func canBreak(before, after rune) bool {
	if strings.ContainsRune(noStart, after) || strings.ContainsRune(noEnd, before) || after == ' ' {
		return false
	}
	return before == ' ' || before >= 0x2E80 || after >= 0x2E80
}

// Between the facts of a source line (source, version, date, demo data) and
// between the parts of a subtitle.
const (
	segment = "　"
	bullet  = " • "
)

// wrapParts breaks a line of several parts between them, and inside one only
// where it is wider than a line.
func wrapParts(s, sep string, width float64, f set) []string {
	var lines []string
	line := ""
	flush := func() {
		if f.width(line) <= width {
			lines = append(lines, line)
			return
		}
		lines = append(lines, wrap(line, width, 8, f)...)
	}
	for _, part := range strings.Split(s, sep) {
		switch {
		case line == "":
			line = part
		case f.width(line+sep+part) <= width:
			line += sep + part
		default:
			flush()
			line = part
		}
	}
	flush()
	return lines
}
