package ingest

import (
	"encoding/binary"
	"slices"
	"sync/atomic"

	"taihang/data"
)

// Taking a spreadsheet apart costs ten times what its records come to. The first
// survey therefore keeps them, if they are small enough, and what is read after
// it, above all the import, comes from memory.

// maxTape bounds what is kept of all sheets of a file.
const maxTape = 48 << 20

const tapeBlock = 256 << 10

// tape is a sheet's records, one behind the other.
type tape struct {
	blocks  []string
	open    []byte
	rare    map[int]rarity // by the number of the record
	n       int
	line    int   // of the record before
	offset  int64 // likewise
	size    int
	budget  *atomic.Int64 // of the file, what is left
	stopped bool          // it was too much
}

// rarity is what few records have.
type rarity struct {
	fault  string
	args   []string
	issues []data.Issue
}

// record keeps a record.
func (t *tape) record(r *Record) {
	if t.stopped {
		return
	}
	b := t.open
	start := len(b)
	flags := uint64(0)
	if r.Hidden {
		flags = 1
	}
	if r.Fault != "" || len(r.Issues) > 0 {
		flags |= 2
		if t.rare == nil {
			t.rare = map[int]rarity{}
		}
		t.rare[t.n] = rarity{r.Fault, r.Args, slices.Clone(r.Issues)}
		if len(t.rare) > 1<<16 {
			t.stop()
			return
		}
	}
	b = binary.AppendUvarint(b, uint64(r.Line-t.line)<<2|flags)
	b = binary.AppendUvarint(b, uint64(r.Lines))
	b = binary.AppendUvarint(b, uint64(r.Offset-t.offset))
	b = binary.AppendUvarint(b, uint64(len(r.Cells)))
	for i := range r.Cells {
		c := &r.Cells[i]
		head := uint64(len(c.Text))<<4 | uint64(c.Kind)<<1
		if c.Indent > 0 {
			head |= 1
		}
		switch {
		case head < 1<<7:
			b = append(b, byte(head))
		case head < 1<<14:
			b = append(b, byte(head)|0x80, byte(head>>7))
		default:
			b = binary.AppendUvarint(b, head)
		}
		if c.Indent > 0 {
			b = append(b, c.Indent)
		}
		b = append(b, c.Text...)
	}
	t.n, t.line, t.offset = t.n+1, r.Line, r.Offset
	t.open = b
	used := len(b) - start
	t.size += used
	if t.budget.Add(int64(-used)) < 0 {
		t.stop()
		return
	}
	if len(b) >= tapeBlock {
		t.seal()
	}
}

func (t *tape) seal() {
	t.blocks = append(t.blocks, string(t.open))
	t.open = t.open[:0]
}

// stop gives up what was kept.
func (t *tape) stop() {
	t.budget.Add(int64(t.size))
	*t = tape{budget: t.budget, stopped: true}
}

// done ends the keeping.
func (t *tape) done() {
	if len(t.open) > 0 {
		t.seal()
	}
	t.open = nil
}

// play delivers the records as they were.
func (t *tape) play(fn func(*Record) error) error {
	var rec Record
	n, line, offset := 0, 0, int64(0)
	for _, s := range t.blocks {
		for len(s) > 0 {
			head, rest := uvarint(s)
			lines, rest := uvarint(rest)
			gone, rest := uvarint(rest)
			width, rest := uvarint(rest)
			line += int(head >> 2)
			offset += int64(gone)
			rec = Record{Cells: rec.Cells[:0], Line: line, Lines: int(lines), Offset: offset, Hidden: head&1 > 0}
			if head&2 > 0 {
				x := t.rare[n]
				rec.Fault, rec.Args, rec.Issues = x.fault, x.args, x.issues
			}
			rec.Cells = slices.Grow(rec.Cells, int(width))[:width]
			s = rest
			for i := range rec.Cells {
				head := uint64(s[0])
				switch {
				case head < 0x80:
					s = s[1:]
				case s[1] < 0x80:
					head, s = head&0x7f|uint64(s[1])<<7, s[2:]
				default:
					head, s = uvarint(s)
				}
				c := Cell{Kind: CellKind(head >> 1 & 7)}
				if head&1 > 0 {
					c.Indent, s = s[0], s[1:]
				}
				k := head >> 4
				c.Text, s = s[:k], s[k:]
				rec.Cells[i] = c
			}
			n++
			if err := fn(&rec); err != nil {
				return err
			}
		}
	}
	return nil
}

func uvarint(s string) (x uint64, rest string) {
	for i, shift := 0, 0; i < len(s); i, shift = i+1, shift+7 {
		x |= uint64(s[i]&0x7f) << shift
		if s[i] < 0x80 {
			return x, s[i+1:]
		}
	}
	return x, ""
}
