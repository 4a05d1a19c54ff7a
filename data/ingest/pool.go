package ingest

import (
	"bytes"
	"context"
	"strings"
	"unicode/utf8"

	"taihang/data/ingest/markup"
	"taihang/data/text"
)

// Limits of the strings that the cells of a workbook share.
const (
	maxStrings     = 4 << 20
	maxStringBytes = 128 << 20
	poolBlock      = 256 << 10
)

// pool keeps the shared strings: the texts one behind the other in blocks, and
// eight bytes for each.
type pool struct {
	blocks []string
	places []uint64 // block, offset, length
	open   []byte   // the block that is being filled
	bytes  int
}

func (p *pool) full() bool { return len(p.places) >= maxStrings || p.bytes > maxStringBytes }

func (p *pool) add(s []byte) {
	if len(p.open)+len(s) > poolBlock {
		p.seal()
	}
	p.places = append(p.places, uint64(len(p.blocks))<<44|uint64(len(p.open))<<22|uint64(len(s)))
	p.open = append(p.open, s...)
	p.bytes += len(s)
}

func (p *pool) seal() {
	if len(p.open) > 0 {
		p.blocks = append(p.blocks, string(p.open))
		p.open = p.open[:0]
	}
}

// done ends the filling.
func (p *pool) done() { p.seal(); p.open = nil }

// at is a string by its number; ok is false when there is none.
func (p *pool) at(i int) (s string, ok bool) {
	if i < 0 || i >= len(p.places) {
		return "", false
	}
	w := p.places[i]
	n := int(w & (1<<22 - 1))
	if n == 0 {
		return "", true
	}
	from := int(w >> 22 & (1<<22 - 1))
	return p.blocks[w>>44][from : from+n], true
}

// readStrings fills the pool from xl/sharedStrings.xml.
func (a *archive) readStrings(ctx context.Context, part string) (*pool, error) {
	p := &pool{}
	var buf []byte
	err := a.walk(ctx, part, func(m *markup.Scanner) (err error) {
		if !m.Is("si") {
			return nil
		}
		if p.full() {
			return text.Errorf("ingest.limit.strings", a.src.name)
		}
		if t, ok := m.Match("<t>", "</t></si>"); ok {
			buf = unescapeX(append(buf[:0], t...), 0)
		} else if buf, err = richText(m, buf[:0]); err != nil {
			return err
		}
		p.add(buf)
		return nil
	})
	p.done()
	return p, err
}

// richText appends the text of the element whose Start was the last token: its
// runs joined, without the reading aids of Japanese.
func richText(m *markup.Scanner, dst []byte) ([]byte, error) {
	start := len(dst)
	for depth := m.Depth(); m.Depth() >= depth; {
		k, err := m.Next()
		switch {
		case err != nil:
			return dst, err
		case k == markup.EOF:
			return dst, markup.ErrShort
		case k == markup.Start && m.Is("t"):
			if dst, err = m.Content(dst); err != nil {
				return dst, err
			}
			if len(dst)-start > 1<<21 {
				return dst, markup.ErrLong
			}
		case k == markup.Start && m.Is("rPh"):
			if err := m.Skip(); err != nil {
				return dst, err
			}
		}
	}
	return unescapeX(dst, start), nil
}

// unescapeX replaces the _x000D_ of office files from start on: characters that
// XML cannot hold, and line ends.
func unescapeX(dst []byte, start int) []byte {
	if !bytes.Contains(dst[start:], []byte("_x")) {
		return dst
	}
	s := string(dst[start:])
	dst = dst[:start]
	for {
		i := strings.Index(s, "_x")
		if i < 0 {
			return append(dst, s...)
		}
		dst = append(dst, s[:i]...)
		s = s[i:]
		c, ok := hex4(s)
		switch {
		case !ok:
			dst, s = append(dst, '_'), s[1:]
			continue
		case c == '\r' && strings.HasPrefix(s[7:], "\n"), c == 0:
		case c == '\r':
			dst = append(dst, '\n')
		default:
			dst = utf8.AppendRune(dst, c)
		}
		s = s[7:]
	}
}

// hex4 reads _x000D_.
func hex4(s string) (c rune, ok bool) {
	if len(s) < 7 || s[6] != '_' {
		return 0, false
	}
	for _, d := range []byte(s[2:6]) {
		switch {
		case d >= '0' && d <= '9':
			d -= '0'
		case d|0x20 >= 'a' && d|0x20 <= 'f':
			d = d | 0x20 - 'a' + 10
		default:
			return 0, false
		}
		c = c<<4 | rune(d)
	}
	return c, true
}
