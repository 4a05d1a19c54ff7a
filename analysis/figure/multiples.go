package figure

import (
	"math"
	"slices"

	"taihang/data"
)

// multiples is the numbers of small multiples: a panel a prefecture, a line a
// county, and a last panel for all.
type multiples struct {
	years   []int
	panels  []panel
	lines   []line
	behind  []bool       // by line: fell behind its peers
	score   []float64    // by line: how far, in the measure's unit; NaN when it has no peers
	whole   []data.Value // by year
	target  *float64
	current int
}

// panel is one plot: the lines that are its own. The last has them all.
type panel struct {
	code string // prefecture; "" for the whole
	own  []int  // positions in lines
}

// newMultiples makes a panel of each prefecture that has a line, in order.
func newMultiples(years []int, lines []line, prefecture func(county int) string, order []string) multiples {
	m := multiples{years: years}
	for _, l := range lines {
		if !l.empty() {
			m.lines = append(m.lines, l)
		}
	}
	all := panel{}
	for _, code := range order {
		p := panel{code: code}
		for i, l := range m.lines {
			if prefecture(l.county) == code {
				p.own = append(p.own, i)
			}
		}
		if len(p.own) > 0 {
			m.panels = append(m.panels, p)
			all.own = append(all.own, p.own...)
		}
	}
	if len(m.panels) > 0 {
		m.panels = append(m.panels, all)
	}
	return m
}

// worst are the lines of a panel that are behind, the farthest first.
func (m multiples) worst(p panel) []int {
	var out []int
	for _, i := range p.own {
		if m.behind[i] {
			out = append(out, i)
		}
	}
	slices.SortStableFunc(out, func(a, b int) int { return compareDown(m.score[a], m.score[b]) })
	return out
}

// highest is the largest value of any line.
func (m multiples) highest() float64 {
	hi := 0.0
	for _, l := range m.lines {
		for _, v := range l.v {
			if v == v {
				hi = math.Max(hi, v)
			}
		}
	}
	return hi
}

// finding counts the counties that are behind and says where they are when
// they are all in one, two or three prefectures.
func (m multiples) finding(name func(code string) string, join func([]string) string) finding {
	n := 0
	var where []string
	for _, p := range m.panels {
		if p.code == "" {
			continue
		}
		if w := len(m.worst(p)); w > 0 {
			n += w
			where = append(where, name(p.code))
		}
	}
	switch {
	case n == 0:
		return finding{}
	case len(where) <= 3:
		return finding{key: "figure.find.behind_in", args: []any{n, join(where)}}
	}
	return finding{key: "figure.find.behind", args: []any{n}}
}
