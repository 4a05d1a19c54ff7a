package ingest

import (
	"context"
	"encoding/binary"
	"unicode/utf16"
	"unicode/utf8"

	"taihang/data/text"
)

// shortOr is a text whose length is a byte in BIFF5 and two in BIFF8.
func (x *xls) shortOr(r *records, i int) string {
	if x.old {
		if i >= len(r.b) {
			return ""
		}
		return x.decode(r.b[i+1 : min(len(r.b), i+1+int(r.b[i]))])
	}
	return string(unicodeText(nil, r.b, i+2, r.u16(i)))
}

func (x *xls) sheetName(r *records) string {
	if x.old || len(r.b) < 8 {
		return x.shortOr(r, 6)
	}
	return string(unicodeText(nil, r.b, 7, int(r.b[6])))
}

func (x *xls) decode(b []byte) string {
	out, err := x.page.NewDecoder().Bytes(b)
	if err != nil {
		return ""
	}
	return string(out)
}

// unicodeText appends n characters: behind a byte of options at i, a byte or
// two each.
func unicodeText(dst, b []byte, i, n int) []byte {
	if i >= len(b) {
		return dst
	}
	options := b[i]
	i++
	if options&8 != 0 {
		i += 2
	}
	if options&4 != 0 {
		i += 4
	}
	if i > len(b) {
		return dst
	}
	return appendChars(dst, b[i:], n, options&1 != 0)
}

// appendChars appends up to n characters of b.
func appendChars(dst, b []byte, n int, wide bool) []byte {
	if !wide {
		for _, c := range b[:min(n, len(b))] {
			dst = utf8.AppendRune(dst, rune(c))
		}
		return dst
	}
	for i := 0; i+2 <= min(2*n, len(b)); i += 2 {
		c := rune(binary.LittleEndian.Uint16(b[i:]))
		if utf16.IsSurrogate(c) && i+4 <= min(2*n, len(b)) {
			if pair := utf16.DecodeRune(c, rune(binary.LittleEndian.Uint16(b[i+2:]))); pair != utf8.RuneError {
				c, i = pair, i+2
			}
		}
		dst = utf8.AppendRune(dst, c)
	}
	return dst
}

// continued reads a content that goes on in further records.
type continued struct {
	r *records
	i int
}

// more goes on to the next record.
func (c *continued) more() error {
	if err := c.r.next(); err != nil {
		return err
	}
	if c.r.kind != recContinue {
		c.r.back()
		return errBIFF
	}
	c.i = 0
	return nil
}

// take returns a number of up to 4 bytes.
func (c *continued) take(bytes int) (n uint32, err error) {
	for k := range bytes {
		for c.i >= len(c.r.b) {
			if err := c.more(); err != nil {
				return 0, err
			}
		}
		n |= uint32(c.r.b[c.i]) << (8 * k)
		c.i++
	}
	return n, nil
}

func (c *continued) skip(n int64) error {
	for n > int64(len(c.r.b)-c.i) {
		n -= int64(len(c.r.b) - c.i)
		if err := c.more(); err != nil {
			return err
		}
	}
	c.i += int(n)
	return nil
}

// text appends n characters. Where they go on in the next record, that says
// anew whether they have one byte or two.
func (c *continued) text(dst []byte, n int, wide bool) ([]byte, error) {
	for {
		size := 1
		if wide {
			size = 2
		}
		here := min(n, (len(c.r.b)-c.i)/size)
		dst = appendChars(dst, c.r.b[c.i:], here, wide)
		c.i += here * size
		if n -= here; n == 0 {
			return dst, nil
		}
		if err := c.more(); err != nil {
			return dst, err
		}
		if len(c.r.b) == 0 {
			return dst, errBIFF
		}
		wide = c.r.b[0]&1 != 0
		c.i = 1
	}
}

// readSST reads the strings that cells share. What the table declares beyond
// its end is not there; the cells that need it will say so.
func (x *xls) readSST(ctx context.Context, r *records) error {
	c := &continued{r, 8}
	count := r.u32(4)
	var buf []byte
	for i := range count {
		if i&1023 == 0 && ctx.Err() != nil {
			return ctx.Err()
		}
		if x.strings.full() {
			return text.Errorf("ingest.limit.strings", x.file.Name)
		}
		var err error
		if buf, err = c.sharedString(buf[:0]); err == errBIFF {
			return nil
		} else if err != nil {
			return err
		}
		x.strings.add(buf)
	}
	return nil
}

func (c *continued) sharedString(dst []byte) ([]byte, error) {
	n, err := c.take(2)
	if err != nil {
		return dst, err
	}
	options, err := c.take(1)
	if err != nil {
		return dst, err
	}
	var runs, extra uint32
	if options&8 != 0 {
		if runs, err = c.take(2); err != nil {
			return dst, err
		}
	}
	if options&4 != 0 {
		if extra, err = c.take(4); err != nil {
			return dst, err
		}
	}
	if dst, err = c.text(dst, int(n), options&1 != 0); err != nil {
		return dst, err
	}
	return dst, c.skip(4*int64(runs) + int64(extra))
}
