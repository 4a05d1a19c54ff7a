package ingest

import (
	"regexp"
	"strings"
)

// spans are two days in one cell: 2018.3.1-2020.3.1, 2018年3月至今.
var spans = regexp.MustCompile(`^(.*[0-9日月年])\s*(?:至|到|—+|–|~|～|-)\s*至?((?:[0-9]{4}|今|现在|目前).*)$`)

// yearSpans are two years in one cell.
var yearSpans = regexp.MustCompile(`^((?:19|20)[0-9]{2})年?[-—–~～至]+((?:19|20)[0-9]{2})年?$`)

// Span takes a cell apart that gives from when to when something was: 2018.3.1-2020.3.1,
// 2018年3月至今, 2016-2018. ok is false for any other.
func Span(s string) (from, to string, ok bool) {
	if len(s) >= len("2018-2020") && len(s) != len("2018-03-01") { // as most are
		if m := yearSpans.FindStringSubmatch(s); m != nil {
			return m[1], m[2], true
		}
	}
	if len(s) <= len("2018-03-01") || !strings.ContainsAny(s, "至到—–~～") && strings.Count(s, "-") != 1 && strings.Count(s, "-") < 5 {
		return "", "", false
	}
	m := spans.FindStringSubmatch(s)
	if m == nil {
		return "", "", false
	}
	to = m[2]
	switch to {
	case "今", "现在", "目前":
		to = "至今"
	}
	return m[1], to, true
}
