package ingest

import (
	"bytes"
	"context"
	"fmt"
	"strconv"
	"strings"

	"taihang/data"
	"taihang/data/text"
)

// delimited is CSV and TSV. The parser is our own: encoding/csv either stops
// at a stray quote or, told to be lenient, lets an unclosed one swallow the
// rest of the file without a word.
type delimited struct{}

// Match takes everything but the binary formats that spreadsheets come in.
func (delimited) Match(head []byte) bool {
	for _, magic := range []string{"PK\x03\x04", "\xd0\xcf\x11\xe0", "SQLite format 3", "%PDF", "\x00\x00\x27\x0a"} {
		if bytes.HasPrefix(head, []byte(magic)) {
			return false
		}
	}
	return true
}

func (delimited) Read(ctx context.Context, b []byte) ([]*Table, error) {
	s, enc, lossy := decode(b)
	t := &Table{Encoding: enc}
	if lossy > 0 {
		t.issue(data.Warning, "encoding", 0, "", enc, strconv.Itoa(lossy))
	}
	p := parser{s: s, line: 1, comma: sniff(s)}
	for !p.done() {
		if len(t.Rows)&1023 == 0 && ctx.Err() != nil {
			return nil, ctx.Err()
		}
		line := p.line
		cells, fault := p.record()
		if err := t.add(line, cells, fault); err != nil {
			return nil, err
		}
	}
	if t.Header == nil {
		return nil, text.Errorf("ingest.noheader")
	}
	return []*Table{t}, nil
}

// add takes a record: the first that is not blank is the header.
func (t *Table) add(line int, cells []string, fault string) error {
	blank := strings.TrimSpace(strings.Join(cells, "")) == ""
	if t.Header == nil {
		if blank {
			return nil
		}
		if len(cells) > maxColumns {
			return text.Errorf("ingest.columns", len(cells), maxColumns)
		}
		t.header(line, cells)
		return nil
	}
	r := Row{Line: line, Cells: cells, Blank: blank}
	width := len(t.Header)
	switch {
	case fault != "":
		t.issue(data.Error, fault, line, "")
		r.Bad = true
	case blank:
		t.issue(data.Note, "blank", line, "")
	case strings.ContainsRune(strings.Join(cells, ""), 0):
		t.issue(data.Error, "nul", line, "")
		r.Bad = true
	case len(cells) > width && strings.TrimSpace(strings.Join(cells[width:], "")) != "":
		t.issue(data.Error, "long-row", line, "", strconv.Itoa(len(cells)), strconv.Itoa(width))
		r.Bad = true
	case len(cells) < width:
		t.issue(data.Warning, "short-row", line, "", strconv.Itoa(len(cells)), strconv.Itoa(width))
	}
	for len(r.Cells) < width {
		r.Cells = append(r.Cells, "")
	}
	r.Cells = r.Cells[:width]
	t.Rows = append(t.Rows, r)
	return nil
}

// header names the columns; a name that stands twice gets its place added, so
// that each can still be told apart.
func (t *Table) header(line int, cells []string) {
	seen := map[string]bool{}
	for len(cells) > 1 && Tidy(cells[len(cells)-1]) == "" {
		cells = cells[:len(cells)-1] // a comma at the end of the line
	}
	for i, c := range cells {
		name := Tidy(c)
		if name == "" {
			name = fmt.Sprintf("#%d", i+1)
			t.issue(data.Warning, "header-empty", line, name)
		}
		if seen[name] {
			t.issue(data.Warning, "header-twice", line, name, name, strconv.Itoa(i+1))
			name = fmt.Sprintf("%s #%d", name, i+1)
		}
		seen[name] = true
		t.Header = append(t.Header, name)
	}
}

func (t *Table) issue(sev data.Severity, code string, row int, column string, args ...string) {
	t.Issues = append(t.Issues, data.Issue{Severity: sev, Code: code, Sheet: t.Sheet, Row: row, Column: column, Args: args})
}

// sniff finds the delimiter: the candidate most frequent in the first line
// that is not blank, outside of quotes.
func sniff(s string) byte {
	line := ""
	for l := range strings.Lines(s) {
		if line = strings.TrimSpace(l); line != "" {
			break
		}
	}
	best, most := byte(','), 0
	for _, c := range []byte{',', '\t', ';', '|'} {
		n, quoted := 0, false
		for i := range len(line) {
			if line[i] == '"' {
				quoted = !quoted
			} else if line[i] == c && !quoted {
				n++
			}
		}
		if n > most {
			best, most = c, n
		}
	}
	return best
}

// parser walks over the text of a file.
type parser struct {
	s     string
	at    int
	line  int // of the next record
	comma byte
}

func (p *parser) done() bool { return p.at >= len(p.s) }

// record returns the next record, and the code of what is wrong with it. After
// a fault the cells are those of the line with its quotes taken literally, and
// reading goes on at the line that follows.
func (p *parser) record() (cells []string, fault string) {
	start, line := p.at, p.line
	for {
		cell, end, ok := p.cell()
		if !ok || p.at-start > maxLine {
			p.at, p.line = start, line
			raw := p.rest()
			if len(raw) > maxLine {
				return []string{"…"}, "long-line"
			}
			return strings.Split(raw, string(p.comma)), "quote"
		}
		cells = append(cells, cell)
		if end {
			return cells, ""
		}
	}
}

// rest takes the physical line as it stands.
func (p *parser) rest() string {
	s := p.s[p.at:]
	n := strings.IndexAny(s, "\r\n")
	if n < 0 {
		n = len(s)
	}
	p.at += n
	p.newline()
	return s[:n]
}

// newline steps over a line end: LF, CR LF or a lone CR.
func (p *parser) newline() {
	if p.done() {
		return
	}
	if strings.HasPrefix(p.s[p.at:], "\r\n") {
		p.at++
	}
	p.at++
	p.line++
}

// cell reads a cell; end says that it is the record's last. ok is false for a
// quote that is not closed, or closed in the middle of a cell.
func (p *parser) cell() (cell string, end, ok bool) {
	if !p.done() && p.s[p.at] == '"' {
		if cell, ok = p.quoted(); !ok {
			return "", false, false
		}
	} else {
		n := p.at
		for n < len(p.s) && p.s[n] != p.comma && p.s[n] != '\n' && p.s[n] != '\r' {
			n++
		}
		cell, p.at = p.s[p.at:n], n
	}
	switch {
	case p.done():
		return cell, true, true
	case p.s[p.at] == p.comma:
		p.at++
		return cell, false, true
	case p.s[p.at] == '\n' || p.s[p.at] == '\r':
		p.newline()
		return cell, true, true
	}
	return "", false, false
}

// quoted reads a cell in quotes; a doubled quote stands for one.
func (p *parser) quoted() (string, bool) {
	var b strings.Builder
	for i := p.at + 1; i < len(p.s) && i-p.at <= maxCell; i++ {
		switch c := p.s[i]; {
		case c != '"':
			if c == '\n' || c == '\r' && !strings.HasPrefix(p.s[i+1:], "\n") {
				p.line++
			}
			b.WriteByte(c)
		case i+1 < len(p.s) && p.s[i+1] == '"':
			b.WriteByte('"')
			i++
		default:
			p.at = i + 1
			return b.String(), true
		}
	}
	return "", false
}
