package main

import (
	"errors"

	"taihang/data/text"
)

// sentence is what the command line says of an error: a key of the catalogue with .cli
// after it says what goes for it where that is not the same as in the window.
func sentence(l text.Lang, err error) string {
	var e *text.Error
	if errors.As(err, &e) && text.Has(e.Key+".cli") {
		return l.T(e.Key+".cli", e.Args...)
	}
	return l.Sentence(err)
}
