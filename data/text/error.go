package text

import (
	"errors"
	"fmt"
)

// Error is a failure told by a catalogue message. It may wrap its cause, which
// is for logs and errors.Is, never for the reader.
type Error struct {
	Key   string
	Args  []any
	Cause error
}

// Errorf returns an Error. A trailing error among args becomes the cause.
func Errorf(key string, args ...any) *Error {
	e := &Error{Key: key, Args: args}
	if n := len(args); n > 0 {
		if cause, ok := args[n-1].(error); ok {
			e.Cause, e.Args = cause, args[:n-1]
		}
	}
	return e
}

// Error is the English sentence and the cause.
func (e *Error) Error() string {
	if e.Cause != nil {
		return fmt.Sprintf("%s: %v", EN.T(e.Key, e.Args...), e.Cause)
	}
	return EN.T(e.Key, e.Args...)
}

// Unwrap returns the cause.
func (e *Error) Unwrap() error { return e.Cause }

// Sentence is what the reader is told of err: the catalogue's sentence where
// there is one, else that something unexpected happened, with the detail.
func (l Lang) Sentence(err error) string {
	var e *Error
	if errors.As(err, &e) {
		return l.T(e.Key, e.Args...)
	}
	return l.T("app.unexpected", err)
}
