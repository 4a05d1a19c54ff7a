package ingest

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"io"
	"unicode/utf8"

	fast "github.com/segmentio/asm/utf8"

	"taihang/data/text"
)

// chunk is how much of a file is read at a time.
const chunk = 64 << 10

// maxSample bounds what is kept of the parts that are not UTF-8.
const maxSample = 4 << 20

// look is what one pass over a text file's bytes tells.
type look struct {
	sha256   string
	head     []byte // the first 64 KiB of the content
	doubtful []byte // of the parts that are not UTF-8, whole lines where there are any
	utf8     bool   // from end to end
	size     int64  // of the content
}

// lookOver reads the whole file once.
func (s *source) lookOver(ctx context.Context) (*look, error) {
	h := sha256.New()
	st, err := s.content(h)
	if err != nil {
		return nil, err
	}
	l := &look{utf8: true}
	buf := make([]byte, chunk)
	kept := 0 // bytes at the beginning of buf that the next round still needs
	for n := 0; ; n++ {
		if n&63 == 0 && ctx.Err() != nil {
			return nil, ctx.Err()
		}
		got, err := io.ReadFull(st, buf[kept:])
		if err != nil && err != io.EOF && err != io.ErrUnexpectedEOF {
			return nil, err
		}
		last := err != nil
		b := buf[:kept+got]
		if n == 0 {
			l.head = bytes.Clone(b)
		}
		kept = copy(buf, l.take(b, last))
		if last {
			break
		}
	}
	if l.size = st.given; l.size == 0 {
		return nil, text.Errorf("ingest.empty", s.name)
	}
	if st.src.packed { // what may follow the packed data belongs to the file
		rest := io.NewSectionReader(s.f, st.taken.Load(), s.size)
		if _, err := io.Copy(h, rest); err != nil {
			return nil, Explain(s.name, err)
		}
	}
	l.sha256 = hex.EncodeToString(h.Sum(nil))
	return l, nil
}

// take judges a piece, and returns its end when that may go on in the next.
func (l *look) take(b []byte, last bool) []byte {
	rest := len(b)
	if !last {
		for i := 1; i <= min(3, len(b)); i++ {
			if c := b[len(b)-i]; utf8.RuneStart(c) {
				if !utf8.FullRune(b[len(b)-i:]) {
					rest = len(b) - i
				}
				break
			}
		}
	}
	if !fast.Valid(b[:rest]) {
		l.utf8 = false
		l.doubt(b[:rest])
	}
	return b[rest:]
}

// doubt keeps a piece, from line end to line end: neither half of a character
// in any of the encodings is a line feed.
func (l *look) doubt(b []byte) {
	if len(l.doubtful)+len(b) > maxSample {
		return
	}
	if i := bytes.IndexByte(b, '\n'); i >= 0 && len(l.doubtful) > 0 {
		b = b[i:]
	}
	if i := bytes.LastIndexByte(b, '\n'); i > len(b)/2 && len(b) > chunk/2 {
		b = b[:i]
	}
	l.doubtful = append(l.doubtful, b...)
}
