// Package markup takes XML apart as spreadsheets hold it: a stream of tags and
// texts at the speed of the bytes, a tenth of what encoding/xml costs, in
// bounded memory. It refuses what such files have no need of and attackers do:
// document types, and entities beyond the five of XML. It does not check that
// every end tag has the name of its start tag, only that they balance.
package markup

import (
	"bytes"
	"errors"
	"io"
)

// Errors of Next and Text.
var (
	ErrType     = errors.New("markup: document type declaration")
	ErrEntity   = errors.New("markup: unknown entity")
	ErrLong     = errors.New("markup: a tag or text is too long")
	ErrDeep     = errors.New("markup: nested too deeply")
	ErrSyntax   = errors.New("markup: not well-formed")
	ErrShort    = errors.New("markup: the document ends early")
	ErrEncoding = errors.New("markup: not in UTF-8")
)

// Limits.
const (
	bufferSize = 64 << 10
	maxToken   = 2 << 20
	maxDepth   = 256
)

// Kind of a token.
type Kind uint8

// Kinds. An element that closes itself is a Start and an End.
const (
	EOF Kind = iota
	Start
	End
	Text
)

// Scanner reads tokens. Name, attributes and text are valid until the next
// call of Next.
type Scanner struct {
	// Name of the element without its prefix, of a Start or End.
	Name []byte
	// AnyEncoding takes any encoding that is declared for UTF-8: the text has
	// been decoded before.
	AnyEncoding bool

	r        io.Reader
	buf      []byte
	pos, end int
	eof      bool
	attrs    []byte
	text     []byte
	literal  bool // the text is CDATA
	closing  bool // an End follows the Start that was returned
	depth    int
	started  bool
	read     int64
	scratch  []byte
}

// New returns a scanner of r.
func New(r io.Reader) *Scanner { return &Scanner{r: r, buf: make([]byte, bufferSize)} }

// Offset is the number of bytes taken from the reader.
func (s *Scanner) Offset() int64 { return s.read }

// Depth is the number of elements that are open.
func (s *Scanner) Depth() int { return s.depth }

// Next returns the next token: EOF once all elements are closed and the
// document is at its end.
func (s *Scanner) Next() (Kind, error) {
	if s.closing {
		s.closing = false
		s.depth--
		return End, nil
	}
	if !s.started {
		s.started = true
		if err := s.begin(); err != nil {
			return EOF, err
		}
	}
	for {
		if s.pos == s.end {
			if err := s.fill(); err == io.EOF && s.depth > 0 {
				return EOF, ErrShort
			} else if err == io.EOF {
				return EOF, nil
			} else if err != nil {
				return EOF, err
			}
		}
		if s.buf[s.pos] != '<' {
			return s.takeText()
		}
		k, again, err := s.tag()
		if err != nil || !again {
			return k, err
		}
	}
}

// begin looks for marks of other encodings.
func (s *Scanner) begin() error {
	for s.end < 4 && !s.eof {
		if err := s.fill(); err != nil && err != io.EOF {
			return err
		}
	}
	switch b := s.buf[:s.end]; {
	case bytes.HasPrefix(b, []byte("\xef\xbb\xbf")):
		s.pos = 3
	case len(b) > 1 && (b[0] == 0xff && b[1] == 0xfe || b[0] == 0xfe && b[1] == 0xff || b[0] == 0 || b[1] == 0):
		return ErrEncoding
	}
	return nil
}

// fill reads on, keeping what begins at pos. It returns io.EOF when there is
// nothing more.
func (s *Scanner) fill() error {
	if s.eof {
		return io.EOF
	}
	if s.pos > 0 {
		s.end = copy(s.buf, s.buf[s.pos:s.end])
		s.pos = 0
	}
	if s.end == len(s.buf) {
		if len(s.buf) >= maxToken {
			return ErrLong
		}
		s.buf = append(s.buf, make([]byte, len(s.buf))...)
	}
	for range 100 {
		n, err := s.r.Read(s.buf[s.end:])
		s.end += n
		s.read += int64(n)
		switch {
		case err == io.EOF:
			if s.eof = true; n == 0 {
				return io.EOF
			}
			return nil
		case err != nil:
			return err
		case n > 0:
			return nil
		}
	}
	return io.ErrNoProgress
}

// until returns the index behind the next sign from from on, relative to pos,
// reading on as needed.
func (s *Scanner) until(from int, sign string) (int, error) {
	for {
		if s.pos+from <= s.end {
			if i := bytes.Index(s.buf[s.pos+from:s.end], []byte(sign)); i >= 0 {
				return from + i + len(sign), nil
			}
			from = max(from, s.end-s.pos-len(sign)+1)
		}
		if err := s.fill(); err == io.EOF {
			return 0, ErrShort
		} else if err != nil {
			return 0, err
		}
	}
}

func (s *Scanner) takeText() (Kind, error) {
	n := 0
	for {
		i := bytes.IndexByte(s.buf[s.pos+n:s.end], '<')
		if i >= 0 {
			n += i
			break
		}
		n = s.end - s.pos
		if err := s.fill(); err == io.EOF {
			break
		} else if err != nil {
			return EOF, err
		}
	}
	s.text, s.literal = s.buf[s.pos:s.pos+n], false
	s.pos += n
	return Text, nil
}

// tag reads what begins with <. again asks for the next token: comments and
// processing instructions are none.
func (s *Scanner) tag() (k Kind, again bool, err error) {
	for s.end-s.pos < 2 {
		if err := s.fill(); err == io.EOF {
			return EOF, false, ErrShort
		} else if err != nil {
			return EOF, false, err
		}
	}
	switch s.buf[s.pos+1] {
	case '!':
		return s.declaration()
	case '?':
		n, err := s.until(2, "?>")
		if err != nil {
			return EOF, false, err
		}
		if !s.AnyEncoding && foreign(s.buf[s.pos:s.pos+n]) {
			return EOF, false, ErrEncoding
		}
		s.pos += n
		return EOF, true, nil
	}
	n, err := s.tagEnd()
	if err != nil {
		return EOF, false, err
	}
	t := s.buf[s.pos+1 : s.pos+n-1] // without the angle brackets
	s.pos += n
	if len(t) > 0 && t[0] == '/' {
		if s.depth == 0 {
			return EOF, false, ErrSyntax
		}
		s.depth--
		s.Name, s.attrs = name(t[1:])
		return End, false, nil
	}
	if len(t) > 0 && t[len(t)-1] == '/' {
		t, s.closing = t[:len(t)-1], true
	}
	if s.Name, s.attrs = name(t); len(s.Name) == 0 {
		return EOF, false, ErrSyntax
	}
	if s.depth++; s.depth > maxDepth {
		return EOF, false, ErrDeep
	}
	return Start, false, nil
}

// tagEnd finds the end of a tag: the first > outside of quotes.
func (s *Scanner) tagEnd() (int, error) {
	n := 1
	for {
		if i := bytes.IndexByte(s.buf[s.pos+n:s.end], '>'); i >= 0 {
			n += i + 1
		} else {
			var err error
			if n, err = s.until(s.end-s.pos, ">"); err != nil {
				return 0, err
			}
		}
		if !quoted(s.buf[s.pos : s.pos+n]) {
			return n, nil
		}
	}
}

// quoted says whether t ends inside of a quoted value.
func quoted(t []byte) bool {
	n := len(t)
	switch apostrophe := bytes.IndexByte(t, '\'') >= 0; {
	case !apostrophe && bytes.IndexByte(t, '"') < 0:
		return false
	case !apostrophe && n > 3 && t[n-2] == '"' && t[n-3] > ' ' && t[n-3] != '=': // no opening one
		return false
	}
	var in byte
	for _, c := range t {
		switch {
		case in == 0 && (c == '"' || c == '\''):
			in = c
		case c == in:
			in = 0
		}
	}
	return in != 0
}

// declaration reads what begins with <!.
func (s *Scanner) declaration() (Kind, bool, error) {
	for s.end-s.pos < 9 {
		if err := s.fill(); err == io.EOF {
			break
		} else if err != nil {
			return EOF, false, err
		}
	}
	switch b := s.buf[s.pos:s.end]; {
	case bytes.HasPrefix(b, []byte("<!--")):
		n, err := s.until(4, "-->")
		s.pos += n
		return EOF, true, err
	case bytes.HasPrefix(b, []byte("<![CDATA[")):
		n, err := s.until(9, "]]>")
		if err != nil {
			return EOF, false, err
		}
		s.text, s.literal = s.buf[s.pos+9:s.pos+n-3], true
		s.pos += n
		return Text, false, nil
	}
	return EOF, false, ErrType
}

// foreign says whether an XML declaration names an encoding other than UTF-8.
func foreign(pi []byte) bool {
	if !bytes.HasPrefix(pi, []byte("<?xml ")) {
		return false
	}
	enc, ok := find(pi[6:len(pi)-2], "encoding")
	return ok && !bytes.EqualFold(enc, []byte("utf-8")) && !bytes.EqualFold(enc, []byte("us-ascii"))
}
