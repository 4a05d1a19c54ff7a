// Package search finds places, units and people by what a person would type:
// a piece of the name, its pinyin or the initials of it, or a code.
//
// All names lie in one string, one a line, and so do all pinyin and all
// initials; a query is a substring search over half a megabyte, which the
// standard library does at memory speed. That beats any tree for 36 thousand
// short names, needs no tuning, and finds infixes.
package search

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"taihang/analysis/cube"
	"taihang/analysis/dataset"
	"taihang/data/text"
)

// Kind of thing found, in the order in which they are listed.
type Kind string

// Kinds.
const (
	Prefecture Kind = "prefecture"
	County     Kind = "county"
	Village    Kind = "village"
	Unit       Kind = "unit"
	Person     Kind = "person"
	Command    Kind = "command"
)

var kinds = []Kind{Prefecture, County, Village, Unit, Person, Command}

// Hit is an answer.
type Hit struct {
	Kind   Kind
	Title  string // a person's is masked (毕＊＊) unless With allowed names
	Note   string // where it belongs
	County string // code of its county, "" when it has none
	Key    string // code of a place, id of the rest
	Where  cube.Where
}

// Entry is a command that the palette offers beside the data.
type Entry struct{ Key, Zh, En, Note string }

// item is a thing that can be found.
type item struct {
	kind Kind
	row  int32 // in the dataset's list of its kind
}

// Index is ready to answer; it may be used by several goroutines.
type Index struct {
	ds       *dataset.Dataset
	items    []item
	names    lines
	full     lines // pinyin without spaces or tones
	initials lines
	codes    lines
	home     []int32 // by cadre: village of the latest posting, -1 none

	lang     text.Lang
	clear    bool // show people's names
	commands []Entry
}

// With returns the same index answering in a language, with or without
// people's names, and with commands among the answers.
func (ix *Index) With(lang text.Lang, names bool, commands []Entry) *Index {
	c := *ix
	c.lang, c.clear, c.commands = lang, names, commands
	return &c
}

// class of a match, best first.
const (
	exact = iota
	prefix
	readPrefix // of the pinyin
	initial    // of the initials
	infix
	abbreviated
)

type match struct {
	item  int32
	class int8
	size  int16 // of the text that matched: shorter is closer
}

// Find answers a query with at most limit hits, grouped by kind, the best of
// each kind first. Every kind with an answer gets its share of the places.
func (ix *Index) Find(query string, limit int) []Hit {
	q := normal(query)
	if q == "" || limit <= 0 {
		return nil
	}
	byKind := map[Kind][]match{}
	seen := make([]bool, len(ix.items))
	take := func(l *lines, class int8, whole bool) {
		l.find(q, whole, class == infix, func(i int32, size int16, all bool) {
			if seen[i] {
				return
			}
			seen[i] = true
			c := class
			if all && c < initial {
				c = exact
			}
			k := ix.items[i].kind
			byKind[k] = append(byKind[k], match{i, c, size})
		})
	}
	switch {
	case isDigits(q):
		take(&ix.codes, prefix, false)
	case isLatin(q):
		take(&ix.full, readPrefix, false)
		take(&ix.initials, initial, false)
		if len(q) > 2 {
			take(&ix.full, infix, false)
		}
	}
	if !isLatin(q) || len(byKind) == 0 {
		take(&ix.names, prefix, false)
		take(&ix.names, infix, false)
		ix.abbreviated(q, seen, byKind)
	}
	ix.findCommands(q, byKind)
	return ix.pick(byKind, limit)
}

// abbreviated finds units by characters in order, as their names are shortened:
// 发改委 for 发展改革委.
func (ix *Index) abbreviated(q string, seen []bool, byKind map[Kind][]match) {
	if utf8.RuneCountInString(q) < 2 {
		return
	}
	first, _ := slices.BinarySearchFunc(ix.items, Unit, func(it item, k Kind) int {
		return cmp.Compare(slices.Index(kinds, it.kind), slices.Index(kinds, k))
	})
	for i := first; i < len(ix.items) && ix.items[i].kind == Unit; i++ {
		name := ix.ds.Units[ix.items[i].row].Name
		if !seen[i] && inOrder(name, q) {
			byKind[Unit] = append(byKind[Unit], match{int32(i), abbreviated, int16(len(name))})
		}
	}
}

// inOrder says whether name holds the characters of q in their order.
func inOrder(name, q string) bool {
	for _, r := range q {
		i := strings.IndexRune(name, r)
		if i < 0 {
			return false
		}
		name = name[i+utf8.RuneLen(r):]
	}
	return true
}

// pick deals the places out to the kinds in turn, and lists them by kind.
func (ix *Index) pick(byKind map[Kind][]match, limit int) []Hit {
	for _, ms := range byKind {
		slices.SortFunc(ms, func(a, b match) int {
			return cmp.Or(cmp.Compare(a.class, b.class), cmp.Compare(a.size, b.size), cmp.Compare(a.item, b.item))
		})
	}
	quota := map[Kind]int{}
	for left := limit; left > 0; {
		before := left
		for _, k := range kinds {
			if left > 0 && quota[k] < len(byKind[k]) {
				quota[k]++
				left--
			}
		}
		if left == before {
			break
		}
	}
	var hits []Hit
	for _, k := range kinds {
		for _, m := range byKind[k][:quota[k]] {
			hits = append(hits, ix.hit(k, m))
		}
	}
	return hits
}

func (ix *Index) findCommands(q string, byKind map[Kind][]match) {
	for i, c := range ix.commands {
		name := normal(ix.lang.Pick(c.Zh, c.En))
		at := strings.Index(name, q)
		if at < 0 {
			if r := readings(c.Zh); isLatin(q) && (strings.HasPrefix(r.full[0], q) || strings.HasPrefix(r.initials[0], q)) {
				at = 0
			}
		}
		if at >= 0 {
			byKind[Command] = append(byKind[Command], match{int32(i), int8(min(at, 1)) * infix, int16(len(name))})
		}
	}
}

// hit fills in what is shown.
func (ix *Index) hit(k Kind, m match) Hit {
	if k == Command {
		c := ix.commands[m.item]
		return Hit{Kind: k, Title: ix.lang.Pick(c.Zh, c.En), Note: c.Note, Key: c.Key}
	}
	row := int(ix.items[m.item].row)
	switch k {
	case Prefecture:
		p := ix.ds.Prefectures[row]
		return Hit{Kind: k, Title: ix.ds.Label(ix.lang, cube.Prefecture, p.Code), Key: p.Code, Where: keep(cube.Prefecture, p.Code)}
	case County:
		c := &ix.ds.Counties[row]
		return Hit{
			Kind: k, Title: ix.ds.Label(ix.lang, cube.County, c.Code), Note: ix.ds.Label(ix.lang, cube.Prefecture, c.Prefecture),
			County: c.Code, Key: c.Code, Where: keep(cube.County, c.Code),
		}
	case Village:
		v := &ix.ds.Villages[row]
		code, name := ix.countyOf(v.County)
		return Hit{Kind: k, Title: v.Name, Note: join(name, v.Town), County: code, Key: strconv.FormatInt(v.ID, 10), Where: keep(cube.County, code)}
	case Unit:
		u := &ix.ds.Units[row]
		code, name := ix.countyOf(u.Place)
		return Hit{
			Kind: k, Title: u.Name, Note: join(ix.ds.Label(ix.lang, cube.Level, string(u.Level)), name),
			County: code, Key: strconv.FormatInt(u.ID, 10), Where: keep(cube.County, code),
		}
	}
	return ix.person(row)
}

func (ix *Index) person(row int) Hit {
	p := &ix.ds.Set().Cadres[row]
	h := Hit{Kind: Person, Title: Mask(p.Name), Key: strconv.FormatInt(p.ID, 10)}
	if ix.clear {
		h.Title = p.Name
	}
	if v := ix.home[row]; v >= 0 {
		village := &ix.ds.Villages[v]
		code, name := ix.countyOf(village.County)
		h.Note, h.County, h.Where = join(name, village.Name), code, keep(cube.County, code)
	}
	return h
}

// countyOf is the code and name of the county a place code lies in.
func (ix *Index) countyOf(place string) (code, name string) {
	if len(place) > 6 {
		place = place[:6]
	}
	i, ok := ix.ds.CountyIndex(place)
	if !ok {
		return "", ""
	}
	code = ix.ds.Counties[i].Code
	return code, ix.ds.Label(ix.lang, cube.County, code)
}

func keep(d cube.Dim, key string) cube.Where {
	if key == "" {
		return nil
	}
	return cube.Where{{Dim: d, Keys: []string{key}}}
}

func join(a, b string) string {
	if a == "" || b == "" {
		return a + b
	}
	return a + " " + b
}

// Mask leaves a person's first character: 毕＊＊.
func Mask(name string) string {
	_, first := utf8.DecodeRuneInString(name)
	return name[:first] + strings.Repeat("＊", max(0, utf8.RuneCountInString(name)-1))
}

// normal is a query without spaces and apostrophes, in lower case and half
// width.
func normal(s string) string {
	return strings.Map(func(r rune) rune {
		if r >= '！' && r <= '～' {
			r -= '！' - '!'
		}
		if unicode.IsSpace(r) || r == '\'' || r == '’' {
			return -1
		}
		return unicode.ToLower(r)
	}, s)
}

func isDigits(q string) bool { return strings.Trim(q, "0123456789") == "" }

func isLatin(q string) bool {
	return strings.IndexFunc(q, func(r rune) bool { return r < 'a' || r > 'z' }) < 0
}
