package search

import (
	"math"
	"sort"
	"strings"
)

// lines is many short texts in one string, each after a newline.
type lines struct {
	all   strings.Builder
	text  string
	start []int32 // of each line in text, after its newline
	item  []int32 // that the line belongs to
}

func (l *lines) add(item int32, s string) {
	if s == "" {
		return
	}
	l.all.WriteByte('\n')
	l.start, l.item = append(l.start, int32(l.all.Len())), append(l.item, item)
	l.all.WriteString(s)
}

// done ends the last line and makes the text searchable.
func (l *lines) done() {
	l.all.WriteByte('\n')
	l.text = l.all.String()
	l.all = strings.Builder{}
}

// find calls f for every line that starts with q or, with anywhere, contains
// it; with whole only for lines equal to q. all tells f that the line is q.
func (l *lines) find(q string, whole, anywhere bool, f func(item int32, size int16, all bool)) {
	needle := q
	if !anywhere {
		needle = "\n" + q
	}
	if whole {
		needle += "\n"
	}
	line := 0
	for at := 0; at < len(l.text); {
		i := strings.Index(l.text[at:], needle)
		if i < 0 {
			return
		}
		pos := at + i
		if !anywhere {
			pos++
		}
		// The line of pos lies at or after the last one found.
		line += sort.Search(len(l.start)-line, func(k int) bool { return int(l.start[line+k]) > pos }) - 1
		end := len(l.text) - 1
		if line+1 < len(l.start) {
			end = int(l.start[line+1]) - 1
		}
		size := end - int(l.start[line])
		f(l.item[line], int16(min(size, math.MaxInt16)), size == len(q))
		at = end
	}
}
