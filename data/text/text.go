// Package text is the one message catalogue: every sentence the program shows,
// in Chinese and English, and the ways numbers and dates are written.
//
// The catalogue is the files catalogue/*.tsv, one message a line:
// key, Chinese, English, separated by tabs. {0}, {1} … stand for arguments, and
// {row|rows} behind one for the word that goes with it: the first with 1.
package text

import (
	"embed"
	"fmt"
	"path"
	"slices"
	"strconv"
	"strings"
)

//go:embed catalogue/*.tsv
var files embed.FS

// Lang is a language of the program.
type Lang string

// The languages.
const (
	ZH Lang = "zh"
	EN Lang = "en"
)

var catalogue = load()

// load reads the embedded files. A malformed line is a programming error and
// stops the program at once, so that no test run can miss it.
func load() map[string][2]string {
	m := map[string][2]string{}
	entries, err := files.ReadDir("catalogue")
	if err != nil {
		panic(err)
	}
	for _, e := range entries {
		b, err := files.ReadFile(path.Join("catalogue", e.Name()))
		if err != nil {
			panic(err)
		}
		for n, line := range strings.Split(string(b), "\n") {
			if line == "" || strings.HasPrefix(line, "#") {
				continue
			}
			f := strings.Split(line, "\t")
			if len(f) != 3 || f[0] == "" || f[1] == "" || f[2] == "" {
				panic(fmt.Sprintf("%s:%d: want key, Chinese, English", e.Name(), n+1))
			}
			if _, dup := m[f[0]]; dup {
				panic(fmt.Sprintf("%s:%d: key %s stands twice", e.Name(), n+1, f[0]))
			}
			m[f[0]] = [2]string{f[1], f[2]}
		}
	}
	return m
}

// T returns the message of a key with its arguments filled in. An unknown key
// comes back as itself: visible, and found by the test that looks for it.
func (l Lang) T(key string, args ...any) string {
	m, ok := catalogue[key]
	if !ok {
		return key
	}
	s := m[0]
	if l == EN {
		s = m[1]
	}
	for i, a := range args {
		if said, ok := a.(Said); ok {
			args = slices.Clone(args)
			args[i] = said(l)
		}
	}
	return fill(s, args)
}

// Said is an argument that is words itself, in the language of the message.
type Said func(Lang) string

// fill puts arguments in place of {0} to {9}, and chooses of {one|many} by the last
// of them. Anything else in braces stays.
func fill(s string, args []any) string {
	if len(args) == 0 || !strings.Contains(s, "{") {
		return s
	}
	b := make([]byte, 0, len(s)+16*len(args))
	last := ""
	for i := 0; i < len(s); i++ {
		if s[i] != '{' {
			b = append(b, s[i])
			continue
		}
		if i+2 < len(s) && s[i+2] == '}' && s[i+1] >= '0' && int(s[i+1]-'0') < len(args) {
			from := len(b)
			switch v := args[s[i+1]-'0'].(type) {
			case string:
				b = append(b, v...)
			case int:
				b = strconv.AppendInt(b, int64(v), 10)
			default:
				b = fmt.Append(b, v)
			}
			last = string(b[from:])
			i += 2
			continue
		}
		end := strings.IndexByte(s[i:], '}')
		one, many, is := strings.Cut(s[i+1:i+max(end, 1)], "|")
		if end < 0 || !is || strings.Contains(one, "{") {
			b = append(b, s[i])
			continue
		}
		if last != "1" {
			one = many
		}
		b = append(b, one...)
		i += end
	}
	return string(b)
}

// Has says whether the catalogue holds the key.
func Has(key string) bool {
	_, ok := catalogue[key]
	return ok
}

// Pick returns zh or en, for names that come from data and not from here.
func (l Lang) Pick(zh, en string) string {
	if l == EN && en != "" || zh == "" {
		return en
	}
	return zh
}
