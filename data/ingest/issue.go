package ingest

import (
	"strings"

	"taihang/data"
	"taihang/data/text"
)

// Message returns what an issue says and what to do about it. The code of a
// boundary problem carries its own area (geo.crs-unknown).
func Message(l text.Lang, is data.Issue) (message, remedy string) {
	key := is.Code
	if !strings.Contains(key, ".") {
		key = "issue." + key
	}
	args := make([]any, len(is.Args))
	for i, a := range is.Args {
		args[i] = a
	}
	return l.T(key, args...), l.T(key+".do", args...)
}

// OnTerminal is Message where there is no window. What is to be done is not always done
// the same way there: a key of the catalogue with .cli after it says how.
func OnTerminal(l text.Lang, is data.Issue) (message, remedy string) {
	message, remedy = Message(l, is)
	if key := "issue." + is.Code + ".do.cli"; text.Has(key) {
		args := make([]any, len(is.Args))
		for i, a := range is.Args {
			args[i] = a
		}
		remedy = l.T(key, args...)
	}
	return message, remedy
}
