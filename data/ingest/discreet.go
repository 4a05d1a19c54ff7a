package ingest

import (
	"regexp"
	"strings"
	"unicode/utf8"
)

var (
	// Telephones, identity numbers: seven digits or more, or a mobile number in
	// groups.
	longNumber = regexp.MustCompile(`1[3-9][0-9][ -][0-9]{4}[ -][0-9]{4}|[0-9]{7,}[Xx]?`)
	// What stands before a name in the lines around a table.
	signer = regexp.MustCompile(`(?:(?:填[表报]|制表|编制|经[办手]|统计|联系|负责|审核|复核|审批)人|(?:分管|主管)领导)(?:[（(][^）)]*[）)])?(?:签[字名章]|盖章)?[:： ]+|(?:制表|经办|审核|复核|签[字名])[:：] *`)
	// 周九, 周 九, 周九、吴十.
	signature = regexp.MustCompile(`^\p{L}(?: \p{Han}{1,2}|[\p{L}·、]*)`)
)

// discreet is the text of a note without what it says of persons: of long
// numbers the first three digits are left, of the names of those who filled in
// the table, signed it or answer for it the first character.
func discreet(s string) string {
	s = longNumber.ReplaceAllStringFunc(s, func(m string) string { return m[:3] + "＊＊" })
	var b strings.Builder
	for {
		at := signer.FindStringIndex(s)
		if at == nil {
			b.WriteString(s)
			return b.String()
		}
		b.WriteString(s[:at[1]])
		s = s[at[1]:]
		name := signature.FindString(s)
		if next := s[len(name):]; strings.HasPrefix(next, ":") || strings.HasPrefix(next, "：") {
			name = withoutLabels(name)
		} else if _, is := label(name + ":"); is {
			name = ""
		}
		if name != "" {
			_, n := utf8.DecodeRuneInString(name)
			b.WriteString(name[:n] + "＊＊")
			s = s[len(name):]
		}
	}
}

// withoutLabels cuts the labels off that end s: 周九联系电话 is 周九 and a label.
func withoutLabels(s string) string {
	for cut := true; cut; {
		cut = false
		for _, l := range labels {
			if rest, is := strings.CutSuffix(s, l); is {
				s, cut = rest, true
				break
			}
		}
	}
	return s
}
