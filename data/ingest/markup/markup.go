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
	"strconv"
	"unicode/utf8"
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

// name cuts a tag into its local name and its attributes.
func name(t []byte) (local, attrs []byte) {
	n := 0
	for n < len(t) && t[n] > ' ' {
		if t[n] == ':' {
			t, n = t[n+1:], 0
			continue
		}
		n++
	}
	return t[:n], t[n:]
}

// Is says whether the element has this name.
func (s *Scanner) Is(name string) bool { return string(s.Name) == name }

// Attr returns the value of an attribute by its local name, its entities
// replaced.
func (s *Scanner) Attr(name string) ([]byte, bool) {
	v, ok := find(s.attrs, name)
	if ok && bytes.IndexByte(v, '&') >= 0 {
		if out, err := Unescape(nil, v); err == nil {
			return out, true
		}
	}
	return v, ok
}

// Value is Attr as a string, or "".
func (s *Scanner) Value(name string) string {
	v, _ := s.Attr(name)
	return string(v)
}

// Int is Attr as a number; ok is false when there is none.
func (s *Scanner) Int(name string) (int, bool) {
	v, ok := s.Attr(name)
	if !ok {
		return 0, false
	}
	n, err := strconv.Atoi(string(v))
	return n, err == nil
}

// find looks an attribute up.
func find(a []byte, want string) ([]byte, bool) {
	for {
		name, value, rest := cut(a)
		if name == nil {
			return nil, false
		}
		if string(name) == want {
			return value, true
		}
		a = rest
	}
}

// cut takes the first attribute off: its local name, nil when there is none,
// and its value as it stands.
func cut(a []byte) (name, value, rest []byte) {
	if len(a) > 4 && a[0] == ' ' && a[1] > ' ' && a[2] == '=' && a[3] == '"' { // the usual case of spreadsheets
		for i := 4; i < len(a); i++ {
			if a[i] == '"' {
				return a[1:2:2], a[4:i:i], a[i+1:]
			}
		}
	}
	i := 0
	for i < len(a) && a[i] <= ' ' {
		i++
	}
	begin := i
	for i < len(a) && a[i] != '=' && a[i] > ' ' {
		if a[i] == ':' {
			begin = i + 1
		}
		i++
	}
	name = a[begin:i:i]
	for i < len(a) && a[i] != '"' && a[i] != '\'' {
		i++
	}
	if i >= len(a) {
		return nil, nil, nil
	}
	q := a[i]
	a = a[i+1:]
	n := bytes.IndexByte(a, q)
	if n < 0 {
		return nil, nil, nil
	}
	return name, a[:n], a[n+1:]
}

// NextAttr takes the attributes of a Start one by one, by local name, their
// values as they stand. Attr does not see those that were taken. The name is
// nil behind the last.
func (s *Scanner) NextAttr() (name, value []byte) {
	name, value, s.attrs = cut(s.attrs)
	return name, value
}

// Match reads on if the document goes on with open, a text and shut, such as
// <v>, 12 and </v></c>, and returns the text: what Next would tell of in four
// steps. It must end the element whose Start was the last token. ok is false,
// and nothing read, for anything else, and where the text holds entities.
func (s *Scanner) Match(open, shut string) (text []byte, ok bool) {
	b := s.buf[s.pos:s.end]
	if s.closing || len(b) < len(open)+len(shut) || string(b[:len(open)]) != open {
		return nil, false
	}
	b = b[len(open):]
	n := 0
	for n < len(b) && b[n] != '<' && b[n] != '&' {
		n++
	}
	if len(b)-n < len(shut) || string(b[n:n+len(shut)]) != shut {
		return nil, false
	}
	s.pos += len(open) + n + len(shut)
	s.depth--
	return b[:n:n], true
}

// Content reads to the end of the element whose Start was the last token, and
// appends the texts within it to dst.
func (s *Scanner) Content(dst []byte) ([]byte, error) {
	if s.closing {
		s.closing = false
		s.depth--
		return dst, nil
	}
	if n := bytes.IndexByte(s.buf[s.pos:s.end], '<'); n >= 0 && s.pos+n+1 < s.end && s.buf[s.pos+n+1] == '/' {
		t := s.buf[s.pos : s.pos+n]
		if e := bytes.IndexByte(s.buf[s.pos+n:s.end], '>'); e >= 0 { // the usual case: a text, all of it at hand
			s.pos += n + e + 1
			s.depth--
			if bytes.IndexByte(t, '&') < 0 {
				return append(dst, t...), nil
			}
			return Unescape(dst, t)
		}
	}
	most := len(dst) + maxToken
	for depth := s.depth; s.depth >= depth; {
		k, err := s.Next()
		if err != nil {
			return dst, err
		}
		if k != Text {
			continue
		}
		t, err := s.Text()
		if err != nil {
			return dst, err
		}
		if dst = append(dst, t...); len(dst) > most {
			return dst, ErrLong
		}
	}
	return dst, nil
}

// Raw is the text as it stands; escaped says whether it holds entities.
func (s *Scanner) Raw() (text []byte, escaped bool) {
	return s.text, !s.literal && bytes.IndexByte(s.text, '&') >= 0
}

// Text is the text with its entities replaced.
func (s *Scanner) Text() ([]byte, error) {
	t, escaped := s.Raw()
	if !escaped {
		return t, nil
	}
	var err error
	s.scratch, err = Unescape(s.scratch[:0], t)
	return s.scratch, err
}

// Skip reads to the end of the element whose Start was the last token.
func (s *Scanner) Skip() error {
	for depth := s.depth; s.depth >= depth; {
		if k, err := s.Next(); err != nil {
			return err
		} else if k == EOF {
			return ErrShort
		}
	}
	return nil
}

// Unescape appends b to dst with the entities of XML and character references
// replaced.
func Unescape(dst, b []byte) ([]byte, error) {
	for {
		i := bytes.IndexByte(b, '&')
		if i < 0 {
			return append(dst, b...), nil
		}
		dst = append(dst, b[:i]...)
		b = b[i+1:]
		n := bytes.IndexByte(b[:min(len(b), 12)], ';')
		if n < 0 {
			return dst, ErrEntity
		}
		switch name := string(b[:n]); name {
		case "amp":
			dst = append(dst, '&')
		case "lt":
			dst = append(dst, '<')
		case "gt":
			dst = append(dst, '>')
		case "quot":
			dst = append(dst, '"')
		case "apos":
			dst = append(dst, '\'')
		default:
			r, ok := reference(name)
			if !ok {
				return dst, ErrEntity
			}
			dst = utf8.AppendRune(dst, r)
		}
		b = b[n+1:]
	}
}

// reference reads #20013 and #x4e2d.
func reference(s string) (rune, bool) {
	if len(s) < 2 || s[0] != '#' {
		return 0, false
	}
	s, base := s[1:], 10
	if s[0] == 'x' || s[0] == 'X' {
		s, base = s[1:], 16
	}
	n, err := strconv.ParseUint(s, base, 32)
	return rune(n), err == nil && n <= utf8.MaxRune
}
