package mapping

import (
	"cmp"
	"embed"
	"fmt"
	"io"
	"maps"
	"regexp"
	"slices"
	"strings"
	"unicode"

	"taihang/data/ingest"
)

//go:embed headers.tsv words.tsv
var files embed.FS

// Words translates what tables say into the program's words, field by field.
type Words map[string]*lexicon

type lexicon struct {
	exact  map[string]string // folded → word
	long   []string          // the folded ones, longest first
	inside []string          // those that count wherever they stand
	names  map[string]string // word → how tables write it
}

// builtinWords is words.tsv.
var builtinWords = func() Words {
	w := Words{}
	if err := w.read(file("words.tsv")); err != nil {
		panic(err) // the file is part of the program
	}
	return w
}()

func file(name string) string {
	b, err := files.ReadFile(name)
	if err != nil {
		panic(err)
	}
	return string(b)
}

func (w Words) read(s string) error {
	for n, line := range strings.Split(s, "\n") {
		f := strings.Split(line, "\t")
		if line == "" || line[0] == '#' {
			continue
		}
		if len(f) < 3 {
			return fmt.Errorf("words, line %d: want field, word, and what tables write", n+1)
		}
		if f[1] == "=" { // the same as another field
			w[f[0]] = w[f[2]]
			continue
		}
		l := w[f[0]]
		if l == nil {
			l = &lexicon{exact: map[string]string{}, names: map[string]string{}}
			w[f[0]] = l
		}
		if l.names[f[1]] == "" {
			l.names[f[1]] = strings.TrimPrefix(f[2], "*")
		}
		for _, s := range f[2:] {
			s, inside := strings.CutPrefix(s, "*")
			k := fold(s)
			if k == "" {
				continue
			}
			l.exact[k] = f[1]
			if inside {
				l.inside = append(l.inside, k)
			}
		}
	}
	for _, l := range w {
		l.long = slices.SortedFunc(maps.Keys(l.exact), longestFirst)
		slices.SortFunc(l.inside, longestFirst)
	}
	return nil
}

func longestFirst(a, b string) int { return cmp.Or(len(b)-len(a), strings.Compare(a, b)) }

// Word returns the program's word for what a cell of a field says. ok is false
// when it says nothing known.
func Word(field, cell string) (word string, ok bool) { return builtinWords.of(field, cell) }

// Written is how tables write a word of a field; the word itself where nobody knows.
func Written(field, word string) string {
	if l := builtinWords[field]; l != nil && l.names[word] != "" {
		return l.names[word]
	}
	return word
}

// YesNo reads a cell that says whether.
func YesNo(cell string) (yes, ok bool) {
	w, ok := builtinWords.of("yes", cell)
	return w == "1", ok
}

func (w Words) of(field, cell string) (string, bool) {
	l := w[field]
	if l == nil {
		return "", false
	}
	k := fold(cell)
	if k == "" {
		return "", false
	}
	if word, ok := l.exact[k]; ok {
		return word, true
	}
	for _, s := range l.inside {
		if before, after, is := strings.Cut(k, s); is {
			if elsewhen(before, after) {
				return "", false
			}
			return l.exact[s], true
		}
	}
	for _, s := range l.long {
		if len(s) >= 2*len("中") && strings.HasPrefix(k, s) {
			if single[field] && l.others(k[len(s):], l.exact[s]) {
				return "", false
			}
			return l.exact[s], true
		}
	}
	return "", false
}

// single are the fields of which a cell says one thing: 通过3人、退回1人 is neither
// of the two. What follows 正科级 in a cell of ranks is a remark.
var single = map[string]bool{
	"list_outcome": true, "entry_outcome": true, "guarantee": true, "support_kind": true, "need_kind": true,
	"why": true, "fund_kind": true, "rule": true, "duty": true, "in_service": true, "established": true, "signed": true,
}

// Words around an office that somebody had, may come to have, or has in name only:
// 原第一书记, 拟任村第一书记, 第一书记（已卸任）. Then it is not theirs.
var (
	notYetOrNoMore = regexp.MustCompile(`(?:^(?:前|原|曾|拟|待)|前任|上任|历任|曾任|原任|拟任|拟派|待派|预备|候选|候任|后备|名誉|卸任|离任|免去)(?:选派|派驻|驻村|派|任|的|村|党支部|党总支)*$`)
	saidBehind     = regexp.MustCompile(`^(?:已卸任|卸任|已离任|离任|已免|拟任|拟派|待派|候选|人选|原任|前任)`)
)

func elsewhen(before, after string) bool {
	return notYetOrNoMore.MatchString(before) || saidBehind.MatchString(after)
}

// others says whether a text holds a word that means something else.
func (l *lexicon) others(s, word string) bool {
	for _, k := range l.long {
		if len(k) >= 2*len("中") && l.exact[k] != word && strings.Contains(s, k) {
			return true
		}
	}
	return false
}

// fold brings a name to the form in which names are compared: no space, no
// punctuation, no case, Chinese digits after 第.
func fold(s string) string {
	s = ingest.Tidy(s)
	var b strings.Builder
	ordinal := false
	for _, r := range s {
		switch {
		case ordinal && r >= '0' && r <= '9':
			b.WriteRune([]rune("〇一二三四五六七八九")[r-'0'])
		case unicode.IsLetter(r) || unicode.IsDigit(r):
			b.WriteRune(unicode.ToLower(r))
		case r == '√' || r == '✓' || r == '✔' || r == '×' || r == '✗' || r == '#':
			b.WriteRune(r)
		}
		ordinal = r == '第'
	}
	return b.String()
}

// Headers are the names that columns go under.
type Headers struct {
	names map[string][]string // folded name → fields
	list  []headName
}

type headName struct {
	folded string
	runes  []rune
	field  string
}

// BuiltinHeaders is headers.tsv.
func BuiltinHeaders() *Headers {
	h := &Headers{}
	if err := h.Read(strings.NewReader(file("headers.tsv"))); err != nil {
		panic(err) // the file is part of the program
	}
	return h
}

// Read adds the names of a file of the form of headers.tsv.
func (h *Headers) Read(r io.Reader) error {
	b, err := io.ReadAll(io.LimitReader(r, 1<<20))
	if err != nil {
		return err
	}
	for n, line := range strings.Split(strings.TrimPrefix(string(b), "\ufeff"), "\n") {
		line = strings.TrimRight(line, "\r")
		if strings.TrimSpace(line) == "" || line[0] == '#' {
			continue
		}
		f := strings.Split(line, "\t")
		if byID[f[0]] == nil {
			return fmt.Errorf("line %d: there is no field %q", n+1, f[0])
		}
		for _, name := range f[1:] {
			h.Add(f[0], name)
		}
	}
	return nil
}

// Add lets a field go under a further name. One of a date is meant however it
// ends: 到村日期 is 到村时间.
func (h *Headers) Add(field, name string) {
	h.add(field, name)
	if f := byID[field]; f == nil || f.Type != Date {
		return
	}
	for _, end := range dateEnds {
		if stem, ok := strings.CutSuffix(name, end); ok && stem != "" {
			for _, other := range dateEnds {
				h.add(field, stem+other)
			}
			return
		}
	}
}

// dateEnds are what the name of a date may end in, the longest first.
var dateEnds = []string{"年月日", "日期", "时间", "年月"}

func (h *Headers) add(field, name string) {
	k := fold(name)
	if k == "" {
		k = strings.TrimSpace(name) // “#”
	}
	if k == "" {
		return
	}
	if h.names == nil {
		h.names = map[string][]string{}
	}
	for _, f := range h.names[k] {
		if f == field {
			return
		}
	}
	h.names[k] = append(h.names[k], field)
	h.list = append(h.list, headName{k, []rune(k), field})
}
