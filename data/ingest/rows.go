package ingest

import (
	"context"
	"slices"
	"strings"

	"taihang/data"
)

// Class says what a row below the header is.
type Class uint8

// Classes of rows. Only Data is meant to be loaded; the others come with an
// issue that says why they are not.
const (
	ClassData    Class = iota
	ClassBad           // unusable: Fault says why
	ClassBlank         // nothing in it
	ClassTotal         // 合计, 小计: of the rows around it
	ClassNote          // notes, signatures and dates
	ClassRepeat        // the header or a title again, on a further page
	ClassSection       // a name over the rows that follow, across the table
	ClassDropped       // as the hint wants it
	ClassOther         // of another table below this one; its first row says so for all
)

// Row is a row of the table. It is only valid until the function it was passed
// to returns.
type Row struct {
	Line, Lines int
	Cells       []Cell // as many as there are columns
	Class       Class
	Fault       string // of a bad row: the issue's code
	Hidden      bool
	Indent      int // half widths by which the first text is moved to the right
	Offset      int64
	Issues      []data.Issue // what is to be said of the row
}

// Rows calls fn for every record below the header, blank ones included.
func (l *Layout) Rows(ctx context.Context, s *Sheet, fn func(*Row) error) error {
	rs := &rows{Layout: l, keep: lines(l.hint.Keep), drop: lines(l.hint.Drop), figureFirst: l.figureFirst()}
	return s.Scan(ctx, func(r *Record) error {
		switch {
		case r.Line <= l.after:
			return nil
		case !l.textual && r.Line > l.end:
			return ErrStop // the format of empty rows
		}
		return fn(rs.next(r))
	})
}

// rows is the state of one reading.
type rows struct {
	*Layout
	row        Row
	keep, drop map[int]bool
	active     []fill
	merge      int // of merged, the next to begin
	block      int // of others, the one in hand or the next
	told       int // of others, how many have been told of

	figureFirst bool // see there
}

// fill is the text of a merged cell that goes on.
type fill struct {
	Range
	cell Cell
}

// span tells the rows of a merged cell from those of others.
func (m Range) span() uint32 { return uint32(m.Row)<<8 | uint32(min(m.LastRow-m.Row, 255)) }

func lines(list []int) map[int]bool {
	m := map[int]bool{}
	for _, n := range list {
		m[n] = true
	}
	return m
}

// next makes a row of a record.
func (rs *rows) next(r *Record) *Row {
	w := &rs.row
	w.Line, w.Lines, w.Hidden, w.Offset, w.Fault, w.Class, w.Indent = r.Line, r.Lines, r.Hidden, r.Offset, r.Fault, ClassData, 0
	w.Issues = append(w.Issues[:0], r.Issues...)
	n := len(rs.Columns)
	filled := countFilled(r.Cells)
	have := len(r.Cells)
	for len(r.Cells) < n {
		r.Cells = append(r.Cells, Cell{})
	}
	w.Cells = r.Cells[:n]
	if len(rs.merged) > 0 {
		rs.fillDown(w)
	}
	rs.classify(w, r, have, filled)
	return w
}

func (rs *rows) classify(w *Row, r *Record, have, filled int) {
	keep := len(rs.keep) > 0 && rs.keep[w.Line]
	other := len(rs.others) > 0 && rs.inOther(w.Line)
	again := (rs.figureFirst || len(r.Cells) == 0 || !digitFirst(r.Cells[0].Text)) && rs.again(r.Cells)
	switch {
	case len(rs.drop) > 0 && rs.drop[w.Line]:
		rs.put(w, ClassDropped, data.Note, "row-dropped")
	case r.Fault != "":
		w.Fault = r.Fault
		rs.put(w, ClassBad, data.Error, r.Fault, r.Args...)
	case filled == 0:
		w.Class = ClassBlank
		switch last := rs.blanks[w.Line]; {
		case last == w.Line:
			rs.put(w, ClassBlank, data.Note, "blank")
		case last > w.Line:
			rs.put(w, ClassBlank, data.Note, "blank-rows", itoa(last))
		}
	case !keep && other:
		w.Class = ClassOther
		if b := rs.others[rs.block]; rs.told <= rs.block {
			rs.told = rs.block + 1
			rs.put(w, ClassOther, data.Warning, "table-second", itoa(b.first), itoa(b.last))
		}
	case !keep && again:
		rs.put(w, ClassRepeat, data.Note, "row-repeat")
	case !keep && (rs.tail[w.Line] || noteLine(r.Cells, filled, rs.usual)):
		rs.put(w, ClassNote, data.Note, "row-note", short(discreet(phrase(r.Cells))))
	case !keep && !rs.hint.KeepTotals && isTotal(w.Cells):
		rs.put(w, ClassTotal, data.Note, "row-total", short(phrase(w.Cells[:min(3, len(w.Cells))])))
	case !keep && filled == 1 && rs.wide[w.Line] > 0:
		rs.put(w, ClassSection, data.Note, "row-section", short(phrase(r.Cells)))
	default:
		rs.data(w, r, have)
	}
}

// data checks a row of the table proper.
func (rs *rows) data(w *Row, r *Record, have int) {
	n := len(rs.Columns)
	if have > n && countFilled(r.Cells[n:]) > 0 {
		w.Fault = "long-row"
		rs.put(w, ClassBad, data.Error, "long-row", itoa(have), itoa(n))
		return
	}
	if have < n && rs.textual {
		rs.put(w, ClassData, data.Warning, "short-row", itoa(have), itoa(n))
	}
	if rs.lossy {
		rs.garbled(w)
	}
	w.Indent = indent(w.Cells)
}

// garbled names the cells that hold characters which decoding gave up.
func (rs *rows) garbled(w *Row) {
	for i := range w.Cells {
		if s := w.Cells[i].Text; strings.Contains(s, "\ufffd") {
			rs.put(w, ClassData, data.Warning, "garbled", short(s))
			is := &w.Issues[len(w.Issues)-1]
			is.Column, is.Value = rs.Columns[i].Name, short(s)
		}
	}
}

func (rs *rows) put(w *Row, c Class, sev data.Severity, code string, args ...string) {
	w.Class = c
	w.Issues = append(w.Issues, data.Issue{Severity: sev, Code: code, Sheet: rs.sheet, Row: w.Line, Args: slices.Clone(args)})
}

// short cuts what a note quotes.
func short(s string) string {
	if r := []rune(s); len(r) > 40 {
		return string(r[:40]) + "…"
	}
	return s
}

// figureFirst says whether a title or a row of the header begins with a digit.
// Otherwise a row that does is none of them: most rows need no further look.
func (l *Layout) figureFirst() bool {
	return slices.ContainsFunc(l.headers, func(h []string) bool { return len(h) > 0 && digitFirst(h[0]) }) ||
		slices.ContainsFunc(l.Titles, func(t Line) bool { return digitFirst(t.Text) })
}

func digitFirst(s string) bool { return s != "" && s[0] >= '0' && s[0] <= '9' }

// again says whether the cells are a row of the header, or a title, once more.
func (l *Layout) again(cells []Cell) bool {
	if len(l.Columns) < 2 {
		return false
	}
	for _, h := range l.headers {
		if same(h, cells) {
			return true
		}
	}
	for _, t := range l.Titles {
		if len(t.Text) > 12 && startsLike(t.Text, cells) && phrase(cells) == t.Text {
			return true
		}
	}
	return false
}

// same says whether cells repeat a row of the header of two names or more.
func same(head []string, cells []Cell) bool {
	n := 0
	for i, h := range head {
		switch {
		case i >= len(cells):
			if h != "" {
				return false
			}
		case cells[i].Text == h: // the usual case of both blank, too
		case Tidy(cells[i].Text) != h:
			return false
		}
		if h != "" {
			n++
		}
	}
	return n > 1 && width(cells) <= len(head)
}

func startsLike(title string, cells []Cell) bool {
	for i := range cells {
		if !cells[i].Blank() {
			return strings.HasPrefix(title, Tidy(cells[i].Text))
		}
	}
	return false
}

// isTotal looks for the name of a total among the row's first three filled
// cells, up to the first figure that is no sequence number.
func isTotal(cells []Cell) bool {
	seen := 0
	for i := range cells {
		s := cells[i].Text
		if s == "" || cells[i].Kind == KindNumber && seen > 0 {
			continue
		}
		if seen++; seen > 3 {
			return false
		}
		if totalName(s) {
			return true
		}
	}
	return false
}

// indent counts the half widths before the row's first text.
func indent(cells []Cell) int {
	for i := range cells {
		s := cells[i].Text
		if s == "" {
			continue
		}
		if c := s[0]; c >= '0' && c <= '9' || cells[i].Kind == KindNumber {
			continue // a sequence number
		}
		n := 2 * int(cells[i].Indent)
		for _, r := range s {
			switch r {
			case ' ', '\u00a0':
				n++
			case '\u3000':
				n += 2
			case '\t':
				n += 4
			default:
				return n
			}
		}
	}
	return 0
}

// fillDown writes the text of a merged cell into the rows it goes on in.
func (rs *rows) fillDown(w *Row) {
	rs.active = slices.DeleteFunc(rs.active, func(f fill) bool { return f.LastRow < w.Line })
	for _, f := range rs.active {
		if c := &w.Cells[f.Column-1]; c.Blank() {
			*c = f.cell
		}
	}
	for ; rs.merge < len(rs.merged) && rs.merged[rs.merge].Row <= w.Line; rs.merge++ {
		m := rs.merged[rs.merge]
		if m.Column > len(w.Cells) || m.LastRow <= w.Line || m.Row <= rs.after {
			continue
		}
		c := Cell{Span: m.span()}
		if m.Row == w.Line { // else its first row is not in the file: it is blank
			top := &w.Cells[m.Column-1]
			top.Span = m.span()
			c = Cell{Text: strings.Clone(top.Text), Kind: top.Kind, Indent: top.Indent, Span: m.span()}
		}
		if c.Text != "" {
			rs.active = append(rs.active, fill{m, c})
		}
	}
}

// notesAtEnd marks the rows below the table: notes and signatures, with what
// stands between them and the end.
func (l *Layout) notesAtEnd(p *profile) {
	l.tail = map[int]bool{}
	if l.usual < 3 {
		return
	}
	end := len(p.bottom)
	first := end
	for i := end - 1; i >= 0; i-- {
		r := &p.bottom[i]
		if r.line <= l.after || r.fault != "" {
			break
		}
		if noteLine(r.cells, r.filled, l.usual) {
			first = i
		} else if r.filled > 1 || isTotal(r.cells) {
			break
		} else if _, p, _ := Date(phrase(r.cells)); p >= ToMonth && p != Ongoing && l.usual > 3 {
			first = min(first, i)
		}
	}
	for _, r := range p.bottom[first:] {
		l.tail[r.line] = true
	}
}
