package main

import (
	"errors"

	"taihang/data"
	"taihang/data/ingest"
	"taihang/data/text"
)

// What is to be done is not always done the same way in the window and on the
// command line. A key of the catalogue with .cli after it says what goes for the
// latter.
const onTerminal = ".cli"

// sentence is what the command line says of an error.
func sentence(l text.Lang, err error) string {
	var e *text.Error
	if errors.As(err, &e) && text.Has(e.Key+onTerminal) {
		return l.T(e.Key+onTerminal, e.Args...)
	}
	return l.Sentence(err)
}

// told is what the command line says of an issue, and what to do about it.
func told(l text.Lang, is data.Issue) (message, remedy string) {
	message, remedy = ingest.Message(l, is)
	if key := "issue." + is.Code + ".do" + onTerminal; text.Has(key) {
		args := make([]any, len(is.Args))
		for i, a := range is.Args {
			args[i] = a
		}
		remedy = l.T(key, args...)
	}
	return message, remedy
}
