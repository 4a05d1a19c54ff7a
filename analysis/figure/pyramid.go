package figure

import (
	"slices"
	"strconv"
	"strings"

	"taihang/analysis/cube"
	"taihang/data"
)

// pyramid is the numbers of an age pyramid: people by age and sex, the whole
// and the selection.
type pyramid struct {
	dim        cube.Dim // cube.Age: a bar a year; cube.AgeBand
	keys       []string // youngest first, without gaps when single years
	whole, sel [2][]int // by sex, men first; by key
	unknown    int      // people of unknown sex, or whose age is unknown or beyond reason: in no bar
}

var pyramidSexes = [2]data.Sex{data.Male, data.Female}

// newPyramid lays counts by age (rows) and sex (columns) out as a pyramid.
func newPyramid(dim cube.Dim, whole, sel grid) pyramid {
	p := pyramid{dim: dim, keys: pyramidKeys(dim, whole)}
	drawn := 0
	for s, sex := range pyramidSexes {
		p.whole[s], p.sel[s] = make([]int, len(p.keys)), make([]int, len(p.keys))
		wc, sc := whole.col(string(sex)), sel.col(string(sex))
		for i, key := range p.keys {
			p.whole[s][i] = int(whole.num(whole.row(key), wc))
			p.sel[s][i] = int(sel.num(sel.row(key), sc))
			drawn += p.whole[s][i]
		}
	}
	p.unknown = int(whole.sum()) - drawn
	return p
}

// youngest and oldest bound the ages a cadre can have. A mistyped year of
// birth would else stretch the axis to 130 years; it is counted instead.
const youngest, oldest = 16, 80

// pyramidKeys are the ages or bands that occur, in order; single years run on
// from the youngest to the oldest so that an empty year is a gap in the shape.
func pyramidKeys(dim cube.Dim, g grid) []string {
	var keys []string
	var ages []int
	for r, key := range g.rows {
		if g.rowSum(r) == 0 {
			continue
		}
		if dim != cube.Age {
			if _, _, ok := bandAges(key); ok {
				keys = append(keys, key)
			}
		} else if a, err := strconv.Atoi(key); err == nil && a >= youngest && a <= oldest {
			ages = append(ages, a)
		}
	}
	if len(ages) == 0 {
		return keys
	}
	for a := slices.Min(ages); a <= slices.Max(ages); a++ {
		keys = append(keys, strconv.Itoa(a))
	}
	return keys
}

// bandAges reads "35-39", "60+" and "under_25"; an open end is -1.
func bandAges(key string) (from, to int, ok bool) {
	if rest, open := strings.CutSuffix(key, "+"); open {
		from, err := strconv.Atoi(rest)
		return from, -1, err == nil
	}
	if rest, open := strings.CutPrefix(key, "under_"); open {
		to, err := strconv.Atoi(rest)
		return -1, to - 1, err == nil
	}
	first, last, _ := strings.Cut(key, "-")
	from, err1 := strconv.Atoi(first)
	to, err2 := strconv.Atoi(last)
	return from, to, err1 == nil && err2 == nil
}

// total adds a sex up.
func total(counts []int) (n int) {
	for _, c := range counts {
		n += c
	}
	return n
}

// least is the fewest people a sentence about a distribution is made from.
const least = 30

// peak returns the middle of the five adjacent years with the most people:
// one year alone is too jagged to speak of. The lowest wins a tie.
func peak(counts []int) (middle int) {
	best := -1
	for i := 2; i+2 < len(counts); i++ {
		n := counts[i-2] + counts[i-1] + counts[i] + counts[i+1] + counts[i+2]
		if n > best {
			best, middle = n, i
		}
	}
	return middle
}

// core returns the first of the k adjacent bands with the most people and how
// many those are.
func core(counts []int, k int) (first, n int) {
	n = -1
	for i := 0; i+k <= len(counts); i++ {
		if s := total(counts[i : i+k]); s > n {
			first, n = i, s
		}
	}
	return first, max(n, 0)
}

// finding says where men and women are most, or which fifteen years hold how
// many tenths of all.
func (p pyramid) finding() finding {
	men, women := total(p.whole[0]), total(p.whole[1])
	if p.dim == cube.Age {
		if men < least || women < least || len(p.keys) < 5 {
			return finding{}
		}
		m, w := p.keys[peak(p.whole[0])], p.keys[peak(p.whole[1])]
		if m == w {
			return finding{key: "figure.find.peak_same", args: []any{m}}
		}
		return finding{key: "figure.find.peak", args: []any{m, w}}
	}
	if men+women < least || len(p.keys) < 4 {
		return finding{}
	}
	both := make([]int, len(p.keys))
	for i := range both {
		both[i] = p.whole[0][i] + p.whole[1][i]
	}
	first, n := core(both, 3)
	ages := ageRange(p.keys[first], p.keys[first+2])
	s := float64(n) / float64(men+women)
	if t := tenths(s); t > 0 {
		return finding{key: "figure.find.core_tenths", args: []any{ages, message("figure.tenths." + strconv.Itoa(t))}}
	}
	return finding{key: "figure.find.core", args: []any{ages, percentWord(s)}}
}

// ageRange writes the years from one key to another: 35–49, 60+, <25.
func ageRange(first, last string) string {
	from, to := first, last
	if a, _, ok := bandAges(first); ok {
		from = strconv.Itoa(a)
	}
	if _, b, ok := bandAges(last); ok {
		to = strconv.Itoa(b)
	}
	switch {
	case from == "-1":
		return "≤" + to
	case to == "-1":
		return from + "+"
	case from == to:
		return from
	}
	return from + "–" + to
}
