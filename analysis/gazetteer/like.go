package gazetteer

import (
	"strings"

	"taihang/data"

	"github.com/mozillazg/go-pinyin"
)

// Scores of likeness. Below the least, a name is of another place.
const (
	least     = .51 // half of two characters is chance
	leastHere = .45 // below a parent that the row names
	partOf    = .9  // what the likeness of stems counts of that of whole names
	soundGain = .25 // of names that are read alike
)

// like ranks the divisions whose names are like one that is none: by the
// characters that differ (optimal string alignment: insertion, deletion,
// replacement, neighbours swapped) and by how they are read. Those below the
// parent come first; a parent that is wrong itself does not hide the rest.
func (g *Gazetteer) like(name string, above []string, q Query) []Candidate {
	w := newWord(name, q.Rank)
	var out []Candidate
	seen := map[string]bool{}
	for i := range g.entries {
		e := &g.entries[i]
		if e.Rank != q.Rank || seen[e.Code] {
			continue
		}
		score, why := w.likeness(e)
		enough := least
		if len(above) > 0 {
			if g.below(e, above) {
				enough = leastHere
			} else {
				score -= .3
			}
		}
		if score < enough {
			continue
		}
		c := g.candidate(e, min(score, .95), why)
		if f := g.fate(e.Code); q.Rank == data.RankCounty && f.Joined {
			c.Code, c.Name = f.Code, g.called(f.Code)
		} else if q.Rank == data.RankCounty {
			continue // one that has gone: its heirs are found by their own names
		}
		if seen[c.Code] {
			continue
		}
		seen[c.Code], seen[e.Code] = true, true
		out = append(out, c)
	}
	return ranked(out)
}

// word is a name to be compared with many.
type word struct {
	whole, stem []rune
	sound       string
	latin       bool
}

func newWord(name string, rank data.Rank) word {
	w := word{whole: []rune(name), stem: []rune(Stem(name, rank))}
	if letters := onlyLetters(name); letters != "" && len(letters)*2 > len(strings.ReplaceAll(name, " ", "")) {
		w.sound, w.latin = letters, true
	} else {
		w.sound = Sound(string(w.stem))
	}
	return w
}

// likeness of a word and a division's name, and why they are alike.
func (w word) likeness(e *entry) (score float64, why string) {
	stem := []rune(e.stem)
	if w.latin {
		read := Sound(e.stem)
		whole := Sound(e.Name)
		for _, s := range []string{read, whole, onlyLetters(e.Pinyin)} {
			if s != "" && s == w.sound {
				return .85, "place.sound"
			}
		}
		if d := distance([]rune(read), []rune(w.sound)); d <= 1 && len(read) > 4 {
			return .6, "place.sound"
		}
		return 0, ""
	}
	near := func(a, b []rune) float64 {
		n := max(len(a), len(b))
		if n == 0 || abs(len(a)-len(b)) > 2 {
			return 0
		}
		return 1 - float64(distance(a, b))/float64(n)
	}
	score = max(partOf*near(w.stem, stem), near(w.whole, []rune(e.Name)))
	why = "place.typo"
	if len(stem) == len(w.stem) && score > 0 && Sound(e.stem) == w.sound {
		score, why = score+soundGain, "place.sound"
	}
	return score, why
}

// Sound is how a name is read: pinyin without tones.
func Sound(s string) string {
	if s == "" {
		return ""
	}
	var b strings.Builder
	for _, syllables := range pinyin.Pinyin(s, arguments) {
		if len(syllables) > 0 {
			b.WriteString(syllables[0])
		}
	}
	return b.String()
}

var arguments = pinyin.NewArgs() // no tones, one reading

func onlyLetters(s string) string {
	var b strings.Builder
	for _, r := range strings.ToLower(s) {
		switch {
		case r >= 'a' && r <= 'z':
			b.WriteRune(r)
		case r == 'ü':
			b.WriteByte('v')
		}
	}
	return b.String()
}

// distance is the number of edits between two names: Damerau's, with each
// character edited once at most.
func distance(a, b []rune) int {
	prev2, prev, row := make([]int, len(b)+1), make([]int, len(b)+1), make([]int, len(b)+1)
	for j := range prev {
		prev[j] = j
	}
	for i := 1; i <= len(a); i++ {
		row[0] = i
		for j := 1; j <= len(b); j++ {
			cost := 1
			if a[i-1] == b[j-1] {
				cost = 0
			}
			row[j] = min(prev[j]+1, row[j-1]+1, prev[j-1]+cost)
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				row[j] = min(row[j], prev2[j-2]+1)
			}
		}
		prev2, prev, row = prev, row, prev2
	}
	return prev[len(b)]
}

func abs(n int) int { return max(n, -n) }
