package ingest

import (
	"strings"
)

// Code reads a division code as text: 130631, 130631.0 as spreadsheets save
// it, 130631000000 for the county itself, 130631100000 for a town. ok is false for anything but 6, 9 or
// 12 digits; CodeText says why.
func Code(s string) (code string, ok bool) {
	if !digits(s) {
		var p Problem
		if s, p = CodeText(s); p.Code != "" || !digits(s) {
			return s, false
		}
	}
	for len(s) == 12 || len(s) == 9 { // what villages and towns have behind is 000 where none is meant
		cut, is := strings.CutSuffix(s, "000")
		if !is {
			break
		}
		s = cut
	}
	return s, len(s) == 6 || len(s) == 9 || len(s) == 12
}

// CodeText reads any code or number that identifies: leading zeros stay, what
// spreadsheets add (130631.0, a leading apostrophe) and what cannot be seen
// goes. The problem is code-damaged for a number in scientific notation,
// 1.30631E+05; where no digit was lost, the code is proposed.
func CodeText(s string) (string, Problem) {
	s = strings.TrimLeft(Tidy(s), "'’‘")
	s = strings.TrimRight(s, "'’`")
	if i := strings.IndexByte(s, '.'); i > 0 && digits(s[:i]) && strings.Trim(s[i+1:], "0") == "" {
		s = s[:i]
	}
	if t := bare(s); len(t) < len(s) && digits(t) {
		s = t // 130631 001
	}
	if m, e, ok := scientific(s); ok {
		p := Problem{Code: "code-damaged"}
		if e == len(m)-1 {
			p.Proposal = m
		}
		return s, p
	}
	return s, Problem{}
}

// scientific takes 1.30631E+05 apart: digits and exponent.
func scientific(s string) (mantissa string, exponent int, ok bool) {
	i := strings.IndexAny(s, "eE")
	if i <= 0 || i+1 >= len(s) {
		return "", 0, false
	}
	exp := strings.TrimPrefix(s[i+1:], "+")
	if !digits(exp) || exp == "" || len(exp) > 3 {
		return "", 0, false
	}
	whole, frac, _ := strings.Cut(s[:i], ".")
	if len(whole) != 1 || !digits(whole) || !digits(frac) {
		return "", 0, false
	}
	for i := range len(exp) {
		exponent = exponent*10 + int(exp[i]-'0')
	}
	return whole + frac, exponent, true
}
