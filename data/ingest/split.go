package ingest

// The splitter of text tables is our own: encoding/csv either stops at a stray
// quote or, told to be lenient, lets an unclosed one swallow the rest of the
// file without a word. Here a quote that is not closed, or is closed in the
// middle of a cell, costs the line it stands on.
//
// The text comes in chunks of some 64 KiB, each made a string once; the cells
// are slices of it, so that scanning costs one allocation a chunk. A record
// that is not whole at the end of a chunk is split again when more has come.

import (
	"io"
	"strings"
	"unsafe"
)

type splitter struct {
	r     io.Reader
	buf   []byte
	s     string // the chunk
	at    int    // where the next record begins in s
	line  int    // of the next record
	comma byte
	eof   bool
	err   error
	raw   string // the line that faulty took
}

func newSplitter(r io.Reader, comma byte) *splitter {
	return &splitter{r: r, buf: make([]byte, chunk), line: 1, comma: comma}
}

// more drops what has been taken and reads on. It returns false when there is
// nothing more.
func (p *splitter) more() bool {
	n, ok := p.fill()
	if ok {
		p.s, p.at = string(p.buf[:n]), 0
	}
	return ok
}

// fill reads on behind what has not been taken, and says how much buf then holds.
func (p *splitter) fill() (n int, ok bool) {
	if p.eof {
		return 0, false
	}
	rest := p.s[p.at:]
	if len(rest) > len(p.buf)/2 {
		p.buf = make([]byte, 2*len(p.buf))
	}
	copy(p.buf, rest)
	n, err := io.ReadFull(p.r, p.buf[len(rest):])
	if err != nil {
		p.eof = true
		if err != io.EOF && err != io.ErrUnexpectedEOF {
			p.err = err
		}
	}
	return len(rest) + n, true
}

// next splits the next record into r, or returns false at the end of the text
// or of what can be read (err).
func (p *splitter) next(r *Record) bool {
	if p.at == len(p.s) && (!p.more() || p.at == len(p.s)) {
		return false
	}
	for {
		r.Line, r.Fault, r.Args = p.line, "", nil
		end, lines, verdict := p.split(r)
		tooLong := end-p.at > maxLine || verdict == wantMore && len(p.s)-p.at > maxLine
		switch {
		case verdict == wantMore && !tooLong:
			if !p.more() {
				return false // reading failed in the middle of the record
			}
			continue
		case verdict == broken || tooLong:
			return p.faulty(r)
		}
		if strings.IndexByte(p.s[p.at:end], 0) >= 0 {
			r.Fault = "nul"
		}
		p.at, p.line, r.Lines = end, p.line+lines, lines
		return true
	}
}

// verdict of a look at a record.
type verdict uint8

const (
	whole    verdict = iota
	wantMore         // it may go on beyond the chunk
	broken           // a quote that is not closed, or closed in the middle of a cell
)

// pass goes over records that are a plain line each, as long as there is more of
// the middle, and says how many these were. It stops where next finds one, and at
// one of these first cells.
func (p *splitter) pass(middle func() bool, stop []string) (n int) {
	// No cell of what is gone over is kept: the chunk is looked at where it was read,
	// and made a string of its own for next.
	lent := false
	defer func() {
		if lent {
			p.s, p.at = strings.Clone(p.s[p.at:]), 0
		}
	}()
	for middle() {
		last := strings.LastIndexByte(p.s, '\n') // of the chunk; its line is left for next
		for p.at < last {
			end := strings.IndexByte(p.s[p.at:last], '\n')
			if end < 0 {
				break
			}
			if line := p.s[p.at : p.at+end]; !plainLine(line, p.comma) || p.begins(line, stop) {
				return n
			}
			p.at, p.line, n = p.at+end+1, p.line+1, n+1
		}
		held, ok := p.fill()
		if !ok {
			break
		}
		p.s, p.at, lent = unsafe.String(unsafe.SliceData(p.buf), held), 0, true
	}
	return n
}

// begins says whether a line's first cell is one of those.
func (p *splitter) begins(line string, cells []string) bool {
	for _, c := range cells {
		if len(line) > len(c) && line[len(c)] == p.comma && line[:len(c)] == c {
			return true
		}
	}
	return false
}

// plainLine says whether a line, without its LF, is certainly one record whose
// first two cells say something: a digit, a letter or a Chinese character comes
// first in either, and no quote or lone CR anywhere.
func plainLine(s string, comma byte) bool {
	second := strings.IndexByte(s, comma) + 1
	if second == 0 || !says(s, comma) || !says(s[second:], comma) {
		return false
	}
	if cr := strings.IndexByte(s, '\r'); cr >= 0 && cr < len(s)-1 {
		return false
	}
	return strings.IndexByte(s, '"') < 0
}

// says whether a cell at the beginning of s certainly says something.
func says(s string, comma byte) bool {
	return s != "" && s[0] != comma && visible[s[0]]
}

// split takes the record at p.at apart. end is where the next one begins.
func (p *splitter) split(r *Record) (end, lines int, v verdict) {
	s, comma, top := p.s, p.comma, max(p.comma, '\r')
	cells := r.Cells[:0]
	lines = 1
	i := p.at
	for {
		n := i
		if n < len(s) && s[n] == '"' {
			var cell string
			var inside int
			if cell, n, inside, v = p.quoted(n); v != whole {
				r.Cells = cells
				return 0, 0, v
			}
			lines += inside
			cells = append(cells, Cell{Text: cell})
		} else {
			for n < len(s) {
				if c := s[n]; c <= top && (c == comma || c == '\n' || c == '\r') {
					break
				}
				n++
			}
			cells = append(cells, Cell{Text: s[i:n]})
		}
		if n == len(s) {
			r.Cells = cells
			if !p.eof || p.err != nil {
				return 0, 0, wantMore
			}
			return n, lines, whole
		}
		if s[n] == comma {
			i = n + 1
			continue
		}
		r.Cells = cells
		switch {
		case s[n] == '\n':
			return n + 1, lines, whole
		case s[n] != '\r':
			return 0, 0, broken // after the closing quote
		case n+1 == len(s) && !p.eof:
			return 0, 0, wantMore
		case n+1 < len(s) && s[n+1] == '\n':
			return n + 2, lines, whole
		}
		return n + 1, lines, whole
	}
}

// quoted reads a cell in quotes that begins at i; a doubled quote stands for
// one. n is behind the closing quote, lines the line ends inside.
func (p *splitter) quoted(i int) (cell string, n, lines int, v verdict) {
	s := p.s
	doubled := false
	for n = i + 1; ; n += 2 {
		k := strings.IndexByte(s[n:], '"')
		if k < 0 || n+k-i > maxCell {
			if p.eof || len(s)-i > maxCell {
				return "", 0, 0, broken
			}
			return "", 0, 0, wantMore
		}
		n += k
		if n+1 == len(s) && !p.eof {
			return "", 0, 0, wantMore
		}
		if n+1 == len(s) || s[n+1] != '"' {
			break
		}
		doubled = true
	}
	cell = s[i+1 : n]
	lines = lineEnds(cell)
	if doubled {
		cell = strings.ReplaceAll(cell, `""`, `"`)
	}
	return cell, n + 1, lines, whole
}

// lineEnds counts LF, CR LF and lone CR.
func lineEnds(s string) int {
	n := strings.Count(s, "\n")
	if strings.IndexByte(s, '\r') >= 0 {
		n += strings.Count(s, "\r") - strings.Count(s, "\r\n")
	}
	return n
}

// faulty takes the line at p.at as it stands, its quotes literally, and goes on
// behind it.
func (p *splitter) faulty(r *Record) bool {
	for {
		n := strings.IndexAny(p.s[p.at:], "\r\n")
		if n < 0 || p.s[p.at+n] == '\r' && p.at+n+1 == len(p.s) && !p.eof {
			if len(p.s)-p.at > maxLine {
				return p.skipLine(r)
			}
			if p.more() {
				continue
			}
			n = len(p.s) - p.at
		}
		raw := p.s[p.at : p.at+n]
		p.at += n
		switch {
		case strings.HasPrefix(p.s[p.at:], "\r\n"):
			p.at += 2
		case p.at < len(p.s):
			p.at++
		}
		p.line++
		p.raw = raw
		r.Lines, r.Fault, r.Cells = 1, "quote", r.Cells[:0]
		if len(raw) > maxLine {
			r.Fault = "long-line"
			return true
		}
		for cell := range strings.SplitSeq(raw, string(rune(p.comma))) {
			r.Cells = append(r.Cells, Cell{Text: cell})
		}
		return true
	}
}

// skipLine goes over a line that is too long to be kept.
func (p *splitter) skipLine(r *Record) bool {
	for {
		n := strings.IndexAny(p.s[p.at:], "\r\n")
		if n < 0 {
			if p.at = len(p.s); p.more() && p.at < len(p.s) {
				continue
			}
		} else {
			p.at += n
			if p.s[p.at] == '\r' && p.at+1 == len(p.s) {
				p.more()
			}
			if p.at++; p.s[p.at-1] == '\r' && strings.HasPrefix(p.s[p.at:], "\n") {
				p.at++
			}
		}
		p.line++
		r.Lines, r.Fault, r.Cells = 1, "long-line", r.Cells[:0]
		return true
	}
}
