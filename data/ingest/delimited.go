package ingest

import (
	"context"
	"io"
	"strings"

	"taihang/data/text"
)

// Fixed is the Options.Comma of columns aligned by spaces.
const Fixed = "fixed"

// openText makes the one sheet of a text file.
func (f *File) openText(ctx context.Context, l *look, o Options) error {
	want, err := chosen(o.Encoding)
	if err != nil {
		return err
	}
	var mark int
	f.Encoding, mark = l.decide(want, "")
	if !(f.Encoding.Name == "UTF-8" && l.utf8) {
		if f.Encoding.Lossy, err = f.src.countLossy(ctx, f.Encoding.Name, mark); err != nil {
			return err
		}
	}
	if senseless(l.head, f.Encoding.Name) {
		return text.Errorf("ingest.binary", f.Name)
	}
	f.encodingIssues()
	head, err := f.headText(mark, l.utf8)
	if err != nil {
		return err
	}
	if f.Comma = o.Comma; f.Comma == "" {
		f.Comma = sniff(head)
	}
	var cuts []int
	switch c := f.Comma; {
	case c == Fixed:
		if cuts = gaps(head); len(cuts) == 0 {
			return text.Errorf("ingest.fixed", f.Name)
		}
	case len(c) != 1 || c[0] >= 0x80 || c[0] == '"' || c[0] == '\n' || c[0] == '\r' || c[0] == 0:
		return text.Errorf("ingest.comma", c)
	}
	f.Format = "text"
	if f.Comma == "," {
		f.Format = "csv"
	}
	s := &Sheet{Records: -1, textual: true}
	s.scan = func(ctx context.Context, fn func(*Record) error) error {
		return f.scanText(mark, l.utf8, cuts, fn)
	}
	f.Sheets = []*Sheet{s}
	return nil
}

// headText decodes the beginning of the file, whole lines unless it is one
// line.
func (f *File) headText(mark int, sound bool) (string, error) {
	r, err := f.src.text(f.Encoding.Name, mark, sound)
	if err != nil {
		return "", err
	}
	b := make([]byte, chunk)
	n, err := io.ReadFull(r, b)
	if err != nil && err != io.EOF && err != io.ErrUnexpectedEOF {
		return "", err
	}
	head := string(b[:n])
	if err == nil {
		if i := strings.LastIndexAny(head, "\r\n"); i > 0 {
			head = head[:i]
		}
	}
	return head, nil
}

// scanText delivers the records of a text file. cuts are those of fixed
// columns.
func (f *File) scanText(mark int, sound bool, cuts []int, fn func(*Record) error) error {
	r, err := f.src.text(f.Encoding.Name, mark, sound)
	if err != nil {
		return err
	}
	p := newSplitter(r, ',')
	next := func(rec *Record) bool { return p.fixed(rec, cuts) }
	if f.Comma != Fixed {
		p.comma = f.Comma[0]
		middle := func() bool { return r.from.taken.Load() < f.src.size-textTail }
		next = func(rec *Record) bool {
			if rec.passed = 0; rec.pass {
				rec.passed = p.pass(middle, rec.stop)
			}
			return p.next(rec)
		}
	}
	var rec Record
	for next(&rec) {
		rec.Offset = r.from.taken.Load()
		if err := fn(&rec); err != nil {
			return err
		}
	}
	if p.err != nil {
		return p.err
	}
	return f.src.unchanged()
}

// commas a file may be separated by, the likelier first.
var commas = []byte{',', '\t', ';', '|'}

// sniff finds the separator: the one that cuts most lines of the head into the
// same number of cells, and at a tie into more. Columns aligned by spaces are
// thought of only where no separator does anything.
func sniff(head string) string {
	if c, ok := declaredComma(head); ok {
		return string(rune(c))
	}
	best, bestLines, bestWidth := byte(','), 0, 1
	for _, c := range commas {
		lines, width := agreement(head, c)
		if width > 1 && (lines > bestLines || lines == bestLines && width > bestWidth) {
			best, bestLines, bestWidth = c, lines, width
		}
	}
	if bestLines == 0 && len(gaps(head)) > 2 { // two may be names of two characters, padded
		return Fixed
	}
	return string(rune(best))
}

// declaredComma reads the line “sep=;” that Excel writes and reads.
func declaredComma(head string) (byte, bool) {
	if len(head) > 5 && strings.EqualFold(head[:4], "sep=") && (head[5] == '\n' || head[5] == '\r') {
		return head[4], head[4] < 0x80 && head[4] != '"'
	}
	return 0, false
}

// agreement cuts the head by c and returns the most frequent number of cells,
// two or more, with the number of records that have it. At a tie the first to
// occur is taken.
func agreement(head string, c byte) (records, width int) {
	p := &splitter{s: head, line: 1, comma: c, eof: true}
	count := map[int]int{}
	var r Record
	for n := 0; n < 500 && p.next(&r); n++ {
		w := len(r.Cells)
		if w < 2 || r.Fault != "" || r.Blank() {
			continue
		}
		if count[w]++; count[w] > records {
			records, width = count[w], w
		}
	}
	return records, width
}
