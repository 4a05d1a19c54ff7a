package ingest

import (
	"math"
	"testing"
	"unicode/utf8"

	"taihang/data"
)

// FuzzValue: whatever a cell says, its readers neither panic nor take what is
// none for a figure, a day, a code or a number of a person; a proposal is one
// that can be read, and reading what was tidied says the same.
func FuzzValue(f *testing.F) {
	for _, s := range []string{
		"3.2万", "（1,234.5）", "12%", "1e999", "0x10", "NaN", "—", "***", "不适用", "１２３", "2018年3月", "二〇一八年三月一日", "20180230", "18/3/1",
		"43160", "至今", "130631.0", "1.30631E+05", "139999197805010119", "1.3E+17", "13９９", "\u200b130624", "2018.10", "壹万", "∞", "-",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		q := Quantity(s)
		if q.Problem.Code == "" && q.Value.State == data.Present && (math.IsNaN(q.Value.V) || math.IsInf(q.Value.V, 0)) {
			t.Fatalf("%q is the figure %v", s, q.Value.V)
		}
		if p := q.Problem.Proposal; p != "" && Quantity(p).Problem.Code != "" {
			t.Fatalf("%q is proposed for %q and cannot be read", p, s)
		}
		d, _, problem := Date(s)
		if problem.Code == "" && d.Known() && (d.Year() < 1000 || d.Year() > 9999) {
			t.Fatalf("%q is of the year %d", s, d.Year())
		}
		if p := problem.Proposal; p != "" {
			if _, _, again := Date(p); again.Code != "" && again.Code != problem.Code {
				t.Fatalf("%q is proposed for %q and cannot be read: %s", p, s, again.Code)
			}
		}
		if code, ok := Code(s); ok {
			for _, c := range code {
				if c < '0' || c > '9' {
					t.Fatalf("%q is the code %q", s, code)
				}
			}
			if n := len(code); n != 6 && n != 9 && n != 12 {
				t.Fatalf("%q is a code of %d digits", s, n)
			}
		}
		if id, p := IDNumber(s); p.Code == "" && len(id.Number) != 18 {
			t.Fatalf("%q is the identity number %q", s, id.Number)
		}
		if _, m, ok := Month(s); ok && (m < 1 || m > 12) {
			t.Fatalf("%q is month %d", s, m)
		}
		if m, ok := MonthAlone(s); ok && (m < 1 || m > 12) {
			t.Fatalf("%q is month %d alone", s, m)
		}
		if y, ok := Year(s); ok && (y < 1000 || y > 9999) {
			t.Fatalf("%q is the year %d", s, y)
		}
		if d, ok := SerialDate(s); ok && !d.Known() {
			t.Fatalf("%q is a serial date that is none", s)
		}
		if Phone(s) && BankCard(s) {
			t.Fatalf("%q is a telephone and a bank card", s)
		}
		if once := Tidy(s); Tidy(once) != once || !utf8.ValidString(once) && utf8.ValidString(s) {
			t.Fatalf("%q is tidied to %q", s, once)
		}
	})
}
