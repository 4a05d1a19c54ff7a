// Package data holds the nouns of the programme as plain values: places,
// people, units, teams, postings, money and what an import did with a row.
// It depends on nothing but the standard library, and knows no file format,
// no database and no screen.
package data

import (
	"fmt"
	"math"
	"time"
)

// State says why a value is, or is not, there. The four are kept apart from
// the file to the legend: a missing figure is not a zero, a question that does
// not arise is not a gap, and a figure withheld is neither.
type State uint8

// The states of a Value. The zero Value is therefore Null, never 0.
const (
	Null          State = iota // nobody has told us
	Present                    // V is the figure; it may be zero
	NotApplicable              // the question does not arise here
	Suppressed                 // known, but too small to be shown
)

// Value is a number that may be missing.
type Value struct {
	V     float64
	State State
}

// Num returns the present value v. NaN and infinities are not figures and
// come back Null; there is one zero.
func Num(v float64) Value {
	if math.IsNaN(v) || math.IsInf(v, 0) {
		return Value{}
	}
	if v == 0 {
		v = 0 // not −0, which SQLite does not keep
	}
	return Value{V: v, State: Present}
}

// Float returns the figure, or NaN when there is none.
func (v Value) Float() float64 {
	if v.State != Present {
		return math.NaN()
	}
	return v.V
}

// Date is a civil day: days from 1970-01-01, which is day 1; 1969-12-31 is day
// −1. The zero Date is unknown, so that a forgotten field is a gap and not a day.
type Date int32

// NewDate returns the given day.
func NewDate(year, month, day int) Date {
	days := time.Date(year, time.Month(month), day, 0, 0, 0, 0, time.UTC).Unix() / 86400
	if days >= 0 {
		days++ // there is no day 0
	}
	return Date(days)
}

// ParseDate reads 2006-01-02; the empty string is the unknown date.
func ParseDate(s string) (Date, error) {
	if s == "" {
		return 0, nil
	}
	t, err := time.Parse("2006-01-02", s)
	if err != nil {
		return 0, fmt.Errorf("date %q: want YYYY-MM-DD", s)
	}
	return NewDate(t.Year(), int(t.Month()), t.Day()), nil
}

// Time returns the day at midnight UTC, or the zero time when unknown.
func (d Date) Time() time.Time {
	if d == 0 {
		return time.Time{}
	}
	if d > 0 {
		d--
	}
	return time.Unix(int64(d)*86400, 0).UTC()
}

// Year returns the civil year, or 0 when unknown.
func (d Date) Year() int {
	if d == 0 {
		return 0
	}
	return d.Time().Year()
}

// String returns 2006-01-02, or the empty string when unknown.
func (d Date) String() string {
	if d == 0 {
		return ""
	}
	return d.Time().Format("2006-01-02")
}

// Known says whether d is a day.
func (d Date) Known() bool { return d != 0 }

// RosterDate is the day of each year at which the roster is counted: postings
// that cover it are that year's cadres. It lies after the spring intake and
// before the year's reports.
func RosterDate(year int) Date { return NewDate(year, 6, 30) }

// FirstYear and LastYear bound the programme.
const (
	FirstYear = 2016
	LastYear  = 2020
)

// AgeAt returns completed years from birth to the day at, or -1 if unknown.
func AgeAt(birth, at Date) int {
	if birth == 0 || at == 0 {
		return -1
	}
	b, t := birth.Time(), at.Time()
	age := t.Year() - b.Year()
	if t.Month() < b.Month() || t.Month() == b.Month() && t.Day() < b.Day() {
		age--
	}
	return age
}
