package demo

import (
	"embed"
	"math/rand/v2"
	"strings"
	"sync"

	"taihang/data"
)

//go:embed *.tsv
var files embed.FS

// lines reads an embedded file into its tab-separated fields.
func lines(name string) [][]string {
	b, err := files.ReadFile(name)
	if err != nil {
		panic(err)
	}
	var out [][]string
	for line := range strings.Lines(string(b)) {
		if line = strings.TrimSuffix(line, "\n"); line != "" && line[0] != '#' {
			out = append(out, strings.Split(line, "\t"))
		}
	}
	return out
}

var words = sync.OnceValue(func() map[string][]string {
	m := map[string][]string{}
	for _, f := range lines("words.tsv") {
		m[f[0]] = strings.Fields(f[1])
	}
	return m
})

var labels = sync.OnceValue(func() map[string]string {
	m := map[string]string{}
	for _, f := range lines("info.tsv") {
		m[f[0]] = f[1]
	}
	return m
})

// label returns a text of info.tsv.
func label(key string) string { return labels()[key] }

// pick returns one of list, all alike.
func pick[T any](r *rand.Rand, list []T) T { return list[r.IntN(len(list))] }

// namer draws personal names.
type namer struct {
	r            *rand.Rand
	surnames     []string
	male, female []string
}

func newNamer(r *rand.Rand) *namer {
	w := words()
	return &namer{r, w["surname"], w["male"], w["female"]}
}

// name draws a name of two or three characters. The commonest surnames stand
// first and come up more often.
func (n *namer) name(sex data.Sex) string {
	given := n.male
	if sex == data.Female {
		given = n.female
	}
	s := n.surnames[int(float64(len(n.surnames))*n.r.Float64()*n.r.Float64())]
	first := pick(n.r, given)
	if n.r.IntN(5) == 0 {
		return s + first
	}
	second := pick(n.r, given)
	if second == first {
		return s + first
	}
	return s + first + second
}
