package text

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"strconv"
	"strings"
	"unicode/utf8"
)

// ParseJSON reads a file that a person wrote as JSON into v, and says in a
// sentence where it is wrong. Names that v does not know are an error: they
// would be slips.
func ParseJSON(b []byte, file string, v any) error {
	b = bytes.TrimPrefix(b, []byte("\ufeff"))
	d := json.NewDecoder(bytes.NewReader(b))
	d.DisallowUnknownFields()
	if err := d.Decode(v); err != nil {
		return explainJSON(b, file, err)
	}
	return nil
}

// explainJSON makes a sentence of a decoder's error.
func explainJSON(b []byte, file string, err error) error {
	var syntax *json.SyntaxError
	var kind *json.UnmarshalTypeError
	switch {
	case errors.Is(err, io.EOF), errors.Is(err, io.ErrUnexpectedEOF):
		return Errorf("json.end", file, err)
	case errors.As(err, &syntax):
		line, column := position(b, syntax.Offset)
		return Errorf("json.syntax", file, line, column, err)
	case errors.As(err, &kind):
		line, column := position(b, kind.Offset)
		if kind.Field == "" {
			return Errorf("json.value", file, line, column, err)
		}
		name := kind.Field[strings.LastIndexByte(kind.Field, '.')+1:] // before it the path, with embedded types of ours
		return Errorf("json.type", file, line, name, err)
	}
	if field, ok := strings.CutPrefix(err.Error(), "json: unknown field "); ok { // it has no type
		if s, quoted := strconv.Unquote(field); quoted == nil {
			field = s
		}
		return Errorf("json.unknown", file, field, err)
	}
	return err
}

// position is where the last of so many bytes stands, counted from 1.
func position(b []byte, read int64) (line, column int) {
	before := b[:max(min(read, int64(len(b)))-1, 0)]
	at := bytes.LastIndexByte(before, '\n') + 1
	return bytes.Count(before, []byte("\n")) + 1, utf8.RuneCount(before[at:]) + 1
}
