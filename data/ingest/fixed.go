package ingest

import "strings"

// Columns aligned by spaces stand under each other on a screen or in print,
// where a Chinese character is as wide as two Latin letters: places are counted
// in these half widths.

// wide says whether a character takes two half widths.
func wide(r rune) bool {
	return r >= 0x1100 && (r <= 0x115f || r >= 0x2e80 && r <= 0xa4cf || r >= 0xac00 && r <= 0xd7a3 ||
		r >= 0xf900 && r <= 0xfaff || r >= 0xfe30 && r <= 0xfe6f || r >= 0xff00 && r <= 0xff60 || r >= 0xffe0 && r <= 0xffe6 ||
		r >= 0x20000 && r <= 0x3fffd)
}

// gaps finds where columns begin: after two half widths that are blank in all
// lines (one in twenty may be out of step) that have more than one word. It
// returns nil where the lines do not show a table of at least two columns and
// three lines.
func gaps(head string) []int {
	const most = 4096
	var used [most]int // lines that have something there
	lines, far := 0, 0
	for line := range splitLines(head) {
		if lines == 500 {
			break
		}
		if !strings.Contains(strings.TrimSpace(strings.ReplaceAll(line, "\u3000", "  ")), "  ") {
			continue // a title, or one word
		}
		lines++
		at := 0
		for _, r := range line {
			w := 1
			if wide(r) {
				w = 2
			}
			if at+w > most {
				return nil
			}
			if r != ' ' && r != '\u3000' && r != '\t' {
				for i := range w {
					used[at+i]++
				}
				far = max(far, at+w)
			}
			at += w
		}
	}
	var cuts []int
	blank := 2 // half widths before the present one
	for i := range far {
		switch {
		case used[i] <= lines/20:
			blank++
			continue
		case blank >= 2:
			cuts = append(cuts, i)
		}
		blank = 0
	}
	if lines < 3 || len(cuts) < 2 {
		return nil
	}
	cuts[0] = 0
	return cuts
}

// splitLines yields the lines of s without their ends.
func splitLines(s string) func(func(string) bool) {
	return func(yield func(string) bool) {
		for len(s) > 0 {
			n := strings.IndexAny(s, "\r\n")
			if n < 0 {
				yield(s)
				return
			}
			if !yield(s[:n]) {
				return
			}
			if strings.HasPrefix(s[n:], "\r\n") {
				n++
			}
			s = s[n+1:]
		}
	}
}

// fixed takes the next line apart at the cuts. A word that stands across a cut
// makes the line unusable: where it belongs is not known.
func (p *splitter) fixed(r *Record, cuts []int) bool {
	if p.at == len(p.s) && (!p.more() || p.at == len(p.s)) {
		return false
	}
	r.Line, r.Args = p.line, nil
	if !p.faulty(r) {
		return false
	}
	if r.Fault == "long-line" {
		return true
	}
	r.Fault = ""
	line := p.raw
	if strings.IndexByte(line, 0) >= 0 {
		r.Fault = "nul"
	}
	r.Cells = r.Cells[:0]
	at, from, next := 0, 0, 1
	space := true // the character before
	for i, c := range line {
		for next < len(cuts) && at >= cuts[next] {
			r.Cells = append(r.Cells, Cell{Text: strings.TrimRight(line[from:i], " \u3000")})
			if !space && c != ' ' && c != '\u3000' {
				r.Fault = "fixed"
			}
			from, next = i, next+1
		}
		space = c == ' ' || c == '\u3000' || c == '\t'
		if at++; wide(c) {
			at++
		}
	}
	r.Cells = append(r.Cells, Cell{Text: strings.TrimRight(line[from:], " \u3000")})
	return true
}
