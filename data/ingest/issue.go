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
