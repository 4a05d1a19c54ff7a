package markup

import (
	"bytes"
	"strconv"
	"unicode/utf8"
)

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
