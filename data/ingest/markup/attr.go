package markup

import (
	"bytes"
	"strconv"
)

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
