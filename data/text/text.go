// Package text is the one message catalogue: every sentence the program shows,
// in Chinese and English, and the ways numbers and dates are written.
//
// The catalogue is the files catalogue/*.tsv, one message a line:
// key, Chinese, English, separated by tabs. {0}, {1} … stand for arguments.
package text

import (
	"embed"
	"fmt"
	"path"
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
	if len(args) == 0 {
		return s
	}
	r := make([]string, 0, 2*len(args))
	for i, a := range args {
		r = append(r, fmt.Sprintf("{%d}", i), fmt.Sprint(a))
	}
	return strings.NewReplacer(r...).Replace(s)
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
