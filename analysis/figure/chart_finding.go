package figure

import (
	"math"
	"strconv"

	"taihang/data/text"
)

// maxTitle is the longest title of a figure, in Chinese characters; digits and
// letters are half as wide. English says the same in half as much room again.
const maxTitle = 24

// titleLength is a title's length in Chinese characters.
func titleLength(s string) float64 {
	n := 0.0
	for _, r := range s {
		if r < 0x2E80 {
			n += .5
		} else {
			n++
		}
	}
	return n
}

// finding is a sentence that a figure's numbers prove. Args are kept beside
// the key, so that a test can hold the sentence against the numbers.
type finding struct {
	key      string
	args     []any
	selected bool // it speaks of the selection, whose values the figure prints
}

// message is an argument that is itself a message.
type message string

// said says whether there is a finding.
func (f finding) said() bool { return f.key != "" }

// in writes the finding; ok is false when there is none or it is too long for
// a title.
func (f finding) in(l text.Lang) (s string, ok bool) {
	if !f.said() {
		return "", false
	}
	args := make([]any, len(f.args))
	for i, a := range f.args {
		if k, isKey := a.(message); isKey {
			a = l.T(string(k))
		}
		args[i] = a
	}
	s = l.T(f.key, args...)
	if f.selected {
		s = l.T("figure.find.selected", s)
	}
	limit := float64(maxTitle)
	if l == text.EN {
		limit *= 1.5
	}
	return s, titleLength(s) <= limit
}

// firstFitting is the first of several findings that is short enough for a
// title: a fuller one goes before a plainer one.
func firstFitting(l text.Lang, list []finding) finding {
	for _, f := range list {
		if _, ok := f.in(l); ok {
			return f
		}
	}
	return finding{}
}

// tenths says a share in tenths (“四成”) when it is within two points of one:
// 38 to 42 % is four tenths. n is 1 to 9, or 0 when no word is near enough.
func tenths(share float64) (n int) {
	n = int(math.Round(share * 10))
	if n < 1 || n > 9 || math.Abs(share-float64(n)/10) > 0.02+1e-12 {
		return 0
	}
	return n
}

// percentWord writes a share with one decimal: 54.2%.
func percentWord(share float64) string { return text.Percent(share, 1) }

// wholePercent writes a share without decimals: 71%.
func wholePercent(share float64) string { return text.Percent(share, 0) }

// countWord writes a whole number with separators.
func countWord(n int) string { return text.Count(n) }

// digitKey is the message of a number of one digit in words.
func digitKey(n int) string { return "figure.digit." + strconv.Itoa(n) }

// yearText writes a year: 2016, without a separator.
func yearText(y int) string { return strconv.Itoa(y) }
