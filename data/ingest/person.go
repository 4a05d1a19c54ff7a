package ingest

import (
	"strings"

	"taihang/data"
)

// ID is what a citizen's identity number (GB 11643) says.
type ID struct {
	Number   string // 18 digits, the last perhaps X
	Division string // 6 digits: where it was first issued
	Birth    data.Date
	Female   bool
	Old      bool // written with 15 digits, before 1999; Number is what it became
}

// idWeights and idChecks are those of GB 11643-1999, section 3.5 (ISO 7064,
// MOD 11-2).
var idWeights = [17]int{7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2}

const idChecks = "10X98765432"

func idCheck(s string) byte {
	sum := 0
	for i, w := range idWeights {
		sum += w * int(s[i]-'0')
	}
	return idChecks[sum%11]
}

// IDNumber reads an identity number. The problem is id-length, id-date (a birth
// that cannot be), id-check (a digit is wrong: the check digit does not fit) or
// id-damaged: a spreadsheet took it for a number and lost its last digits, as
// 1.30102E+17 or with 000 at the end.
func IDNumber(s string) (ID, Problem) {
	if len(s) != 18 || !digits(s[:17]) {
		s = strings.ToUpper(strings.Trim(bare(Tidy(s)), "'’‘`"))
		s = strings.TrimSuffix(s, ".0")
	}
	if _, e, ok := scientific(s); ok && (e == 17 || e == 14) {
		return ID{}, Problem{Code: "id-damaged"}
	}
	switch {
	case len(s) == 15 && digits(s):
		return oldID(s)
	case len(s) != 18 || !digits(s[:17]) || s[17] != 'X' && s[17] != 'x' && !digits(s[17:]):
		return ID{}, Problem{Code: "id-length"}
	}
	id := ID{Number: s, Division: s[:6], Female: (s[16]-'0')%2 == 0}
	check := idCheck(s)
	last := s[17]
	if last == 'x' {
		last = 'X'
		id.Number = s[:17] + "X"
	}
	switch {
	case last != check && s[15:] == "000":
		return ID{}, Problem{Code: "id-damaged"}
	case !birth(&id, s[6:14]):
		return ID{}, Problem{Code: "id-date"}
	case last != check:
		return ID{}, Problem{Code: "id-check"}
	}
	return id, Problem{}
}

// birth reads 19780530 into id.
func birth(id *ID, s string) bool {
	n := 0
	for i := range len(s) {
		n = n*10 + int(s[i]-'0')
	}
	y, m, d := n/10000, n/100%100, n%100
	if y < firstYear || y > 2100 || !exists(y, m, d) {
		return false
	}
	id.Birth = day(y, m, d)
	return true
}

func oldID(s string) (ID, Problem) {
	id := ID{Division: s[:6], Female: (s[14]-'0')%2 == 0, Old: true}
	if !birth(&id, "19"+s[6:12]) {
		return ID{}, Problem{Code: "id-date"}
	}
	long := s[:6] + "19" + s[6:]
	id.Number = long + string(rune(idCheck(long)))
	return id, Problem{}
}

// Phone says whether a cell is a telephone number of the mainland: a mobile
// number, or a line with its area code, with or without +86, spaces, hyphens.
func Phone(s string) bool {
	var b [16]byte
	n := 0
	for i := range len(s) {
		switch c := s[i]; {
		case c >= '0' && c <= '9' && n < len(b):
			b[n] = c
			n++
		case c == ' ' || c == '-' || c == '+' && n == 0 || c == '(' || c == ')':
		case c >= 0x80:
			if t := Tidy(s); t != s {
				return Phone(t)
			}
			return false
		default:
			return false
		}
	}
	d := b[:n]
	if n == 13 && d[0] == '8' && d[1] == '6' {
		d = d[2:]
	} else if n > 13 && string(d[:2]) == "86" || n == 14 && string(d[:4]) == "0086" {
		return false
	}
	switch len(d) {
	case 11:
		return d[0] == '1' && d[1] >= '3' || areaCode(d)
	case 10, 12:
		return areaCode(d)
	}
	return false
}

// areaCode says whether the digits begin with 010, 02x or 0xxx and leave seven
// or eight for the line.
func areaCode(d []byte) bool {
	if d[0] != '0' || d[1] == '0' {
		return false
	}
	n := 4
	if d[1] == '1' || d[1] == '2' {
		n = 3
	}
	rest := len(d) - n
	return (rest == 7 || rest == 8) && d[n] >= '2'
}

// DamagedCard says whether a cell is the number of a bank card that a spreadsheet
// took for a figure: 6.22202E+18, or with 000 where the last digits were.
func DamagedCard(s string) bool {
	if _, e, ok := scientific(Tidy(s)); ok {
		return e >= 14 && e <= 18
	}
	return len(s) >= 16 && len(s) <= 19 && digits(s) && strings.HasPrefix(s, "62") && strings.HasSuffix(s, "000") && !BankCard(s)
}

// BankCard says whether a cell is the number of a bank card: 16 to 19 digits
// that begin as cards do and have Luhn's check digit (ISO/IEC 7812).
func BankCard(s string) bool {
	n, sum, double := 0, 0, false
	first := byte(0)
	for i := len(s) - 1; i >= 0; i-- {
		c := s[i]
		switch {
		case c == ' ' || c == '-':
			continue
		case c < '0' || c > '9':
			return false
		}
		v := int(c - '0')
		if double {
			if v *= 2; v > 9 {
				v -= 9
			}
		}
		sum, double, first = sum+v, !double, c
		n++
	}
	return n >= 16 && n <= 19 && sum%10 == 0 && first >= '3' && first <= '6'
}
