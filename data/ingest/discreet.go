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

// Where somebody lives: a street or an estate with a number on it, or a number in a
// village, with the divisions before and the house behind it. Households and groups
// of a village are counted, which is no address.
var home = regexp.MustCompile(`\p{Han}{1,20}?(?:(?:路|街|巷|胡同|弄|大道|小区|家园|花园|公寓|新村|宿舍)[东西南北中]?段?` + houseNumber + `(?:号院|号楼|号|栋|幢|座|单元|室|楼)|村(?:[0-9０-９]{1,3}组)?` + houseNumber + `号)[\p{Han}0-9０-９A-Za-z#\-－]{0,16}`)

const houseNumber = `[0-9０-９]{1,5}(?:[-－—–][0-9０-９]{1,5})*`

// HideHomes keeps of addresses in a text as much as tells what they are.
func HideHomes(s string) string {
	return home.ReplaceAllStringFunc(s, func(m string) string { return string([]rune(m)[:3]) + "＊＊" })
}

// discreet is the text of a note without what it says of persons: of long
// numbers and addresses the first three characters are left, of the names of those who filled in
// the table, signed it or answer for it the first character.
func discreet(s string) string {
	s = longNumber.ReplaceAllStringFunc(HideHomes(s), func(m string) string { return m[:3] + "＊＊" })
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
