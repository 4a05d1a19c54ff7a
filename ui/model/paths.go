package model

import (
	"net/url"
	"path/filepath"
	"regexp"
	"runtime"
	"strings"
)

// begins is where a further path begins in a line of several: people paste
// what their file manager copied.
var begins = regexp.MustCompile(`[\r\n\t]+|\s+(?:file://|~?/|~|"|'|“|[A-Za-z]:[\\/])`)

// Paths reads what was typed or pasted as the names of files: one a line or
// several, in quotes or without, as file:// addresses or plain.
func Paths(s string) (out []string) {
	s = strings.TrimSpace(s)
	for s != "" {
		one, rest := cutPath(s)
		if one = plainPath(one); one != "" {
			out = append(out, one)
		}
		s = strings.TrimSpace(rest)
	}
	return out
}

// closing quotation marks.
var closingQuote = map[rune]string{'"': `"`, '\'': "'", '“': "”", '‘': "’", '《': "》"}

func cutPath(s string) (one, rest string) {
	for open, closed := range closingQuote {
		if after, ok := strings.CutPrefix(s, string(open)); ok {
			if one, rest, ok := strings.Cut(after, closed); ok {
				return one, rest
			}
		}
	}
	if at := begins.FindStringIndex(s); at != nil && at[0] > 0 {
		return s[:at[0]], s[at[0]:]
	}
	return s, ""
}

// plainPath is the file name that a file:// address stands for.
func plainPath(s string) string {
	s = strings.TrimSpace(s)
	rest, ok := strings.CutPrefix(s, "file://")
	if !ok {
		return s
	}
	rest = strings.TrimPrefix(rest, "localhost")
	if p, err := url.PathUnescape(rest); err == nil {
		rest = p
	}
	if runtime.GOOS == "windows" {
		rest = strings.TrimPrefix(rest, "/")
	}
	return rest
}

// LooksLikePath says that what is typed names a place and is no filter.
func LooksLikePath(s string) bool {
	return strings.ContainsAny(s, `/\~`) || strings.HasPrefix(s, "file:") || strings.ContainsAny(s, `"“`)
}

func baseName(path string) string { return filepath.Base(path) }
