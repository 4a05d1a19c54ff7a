package page

import (
	"math"
	"slices"
	"strconv"
	"strings"

	"gioui.org/f32"

	"taihang/analysis/cube"
	"taihang/analysis/measure"
	"taihang/analysis/trend"
	"taihang/data"
	"taihang/data/text"
	"taihang/ui/draw"
	"taihang/ui/model"
)

// path is a county's way: its incidence by year, its peers' median, and what
// is left.
type path struct {
	county   int
	own      []float64 // by year, NaN a gap
	course   trend.Course
	behind   bool
	people   data.Value // poor people at the year's end
	exited   measure.Cell
	selected bool
	name     string
	words    pathWords
	line     pathLine
}

// pathWords are a row's texts.
type pathWords struct{ rate, gap, people, year, left string }

// pathLine is a row's sparkline at a scale, from (0, 0).
type pathLine struct {
	scale  float32
	own    []f32.Point
	median [][]f32.Point // dashes
}

// progressNumbers are what the list shows, whatever its order.
type progressNumbers struct {
	years  []int
	at     int // the current year's place in years
	start  bool
	paths  []path
	behind int
	above  int     // counties above the line in the current year
	most   float64 // people left in any county
	rows   [byYear + 1][]int
}

func (o *progressList) work(s *model.State) *progressNumbers {
	first, last := s.Span()
	n := &progressNumbers{at: s.Year - first, start: s.Year == first}
	for y := first; y <= last; y++ {
		n.years = append(n.years, y)
	}
	w := fitting(s.Data, "poverty_incidence", s.Where).And(onList)
	eval := func(id string, w cube.Where, by []cube.Dim, years []int) measure.Result {
		r, err := s.Data.Measures.Eval(s.Data.Cube, id, measure.Query{By: by, Where: w, Years: years})
		if err != nil {
			return measure.Result{}
		}
		return r
	}
	rate := eval("poverty_incidence", w, []cube.Dim{cube.County, cube.Year}, n.years)
	people := eval("poor_people", w, []cube.Dim{cube.County}, []int{s.Year})
	exited := eval("exited_share", fitting(s.Data, "exited_share", s.Where), []cube.Dim{cube.County}, []int{s.Year})
	if len(rate.Keys) < 2 {
		return n
	}
	at := placesOf(s.Select)
	var all []trend.Series
	for i, code := range rate.Keys[0] {
		k, ok := s.Data.CountyIndex(code)
		if !ok || !listed(&s.Data.Counties[k]) {
			continue
		}
		p := path{county: k, selected: len(at) > 0 && countyPasses(&s.Data.Counties[k], at)}
		some := false
		for _, y := range n.years {
			v := math.NaN()
			if j := slices.Index(rate.Keys[1], strconv.Itoa(y)); j >= 0 {
				v = rate.At(i, j).V.Float()
			}
			p.own = append(p.own, v)
			some = some || v == v
		}
		if !some {
			continue
		}
		if c, ok := people.Get(code); ok {
			p.people = c.V
		}
		if c, ok := exited.Get(code); ok {
			p.exited = c
		}
		n.paths, all = append(n.paths, p), append(all, trend.Series{Key: code, Values: p.own})
	}
	// The figure's rule: behind is above the peers' median and not yet below
	// the line. At the start there is nothing to compare.
	for i, c := range trend.OnCourse(all, 0, n.at, trend.PeerWithin) {
		p := &n.paths[i]
		p.course = c
		p.behind = !n.start && c.Behind() && c.End > target
		if p.behind {
			n.behind++
		}
		if c.End > target {
			n.above++
		}
		p.name = Label(s, cube.County, s.Data.Counties[p.county].Code)
		p.words = n.write(s, p)
		if p.people.State == data.Present {
			n.most = max(n.most, p.people.V)
		}
	}
	return n
}

// write makes the texts of a row.
func (n *progressNumbers) write(s *model.State, p *path) pathWords {
	w := pathWords{rate: "—", gap: "—", people: peopleText(p.people), year: s.T("ui.progress.listed"), left: leftToDo(s, p)}
	if v := p.own[n.at]; v == v {
		w.rate = text.Fixed(v*100, 2)
	}
	if g := n.gap(p); g == g {
		w.gap = gapText(g)
	}
	if y := s.Data.Counties[p.county].DelistYear; y > 0 {
		w.year = strconv.Itoa(y)
	}
	return w
}

// gapText writes a gap in points, with a second decimal where one would make
// nothing of it.
func gapText(g float64) string {
	if s := signed(g*100, 1); s[0] == '+' || g <= 0 {
		return s
	}
	return signed(g*100, 2)
}

// gap is how far a county is above its peers' median or, at the start, where
// no path has been gone yet, above the line that it has to get below.
func (n *progressNumbers) gap(p *path) float64 {
	if n.start {
		return p.own[n.at] - target
	}
	return p.course.Gap
}

// shown are the rows of an order, worked out once.
func (n *progressNumbers) shown(s *model.State, by int) []int {
	if n.rows[by] == nil {
		n.rows[by] = n.sorted(s, by)
	}
	return n.rows[by]
}

// sorted are the rows of an order: the counties behind and the selected ones,
// or all of them; all too where none is behind, as at the start, where those
// with the longest way to go come first.
func (n *progressNumbers) sorted(s *model.State, by int) []int {
	rows := []int{}
	for i := range n.paths {
		p := &n.paths[i]
		switch by {
		case byGap:
			if n.behind > 0 && !p.behind && !p.selected {
				continue
			}
		case byPeople:
			if p.people.State == data.Present && p.people.V == 0 {
				continue
			}
		}
		rows = append(rows, i)
	}
	down := func(x, y float64) int {
		switch {
		case x == y || x != x && y != y:
			return 0
		case x > y || y != y:
			return -1
		}
		return 1
	}
	slices.SortStableFunc(rows, func(a, b int) int {
		x, y := &n.paths[a], &n.paths[b]
		switch by {
		case byGap:
			return down(n.gap(x), n.gap(y))
		case byPeople:
			return down(x.people.Float(), y.people.Float())
		}
		return int(delist(s, y)) - int(delist(s, x))
	})
	return rows
}

// delist is the year of a county's delisting; those still listed count last.
func delist(s *model.State, p *path) int {
	if y := s.Data.Counties[p.county].DelistYear; y > 0 {
		return y
	}
	return 9999
}

func peopleText(v data.Value) string {
	switch v.State {
	case data.Present:
		return text.Count(int(v.V))
	case data.Suppressed:
		return "＜10"
	}
	return "—"
}

// leftToDo is what stands between a county and the end.
func leftToDo(s *model.State, p *path) string {
	people, villages, peers := "", "", ""
	if p.people.State == data.Present {
		people = s.T("ui.progress.left.people", text.Count(int(p.people.V)))
	}
	if p.exited.Den > 0 {
		villages = s.T("ui.progress.left.villages", text.Count(int(p.exited.Num)), text.Count(int(p.exited.Den)))
	}
	if p.course.Peers > 0 {
		peers = s.T("ui.progress.left.peers", p.course.Peers)
	}
	return factLine(people, villages, peers)
}

// spark draws a county's path and, dashed, its peers' median.
func (p *path) spark(c draw.C, n *progressNumbers) {
	if p.line.scale != c.F(1) {
		p.line = newPathLine(c, p, len(n.years))
	}
	for _, piece := range p.line.median {
		draw.Polyline(c.Ops, piece, false, c.F(1.2), c.Ink3)
	}
	col := c.Ink2
	if p.behind {
		col = c.Bad
	}
	own := p.line.own
	draw.Polyline(c.Ops, own, false, c.F(1.7), col)
	if len(own) == len(n.years) {
		draw.Disc(c.Ops, own[n.at].X, own[n.at].Y, c.F(2.4), col)
	}
}

// newPathLine places a path. Each has its own height: the list compares
// shapes, and the numbers beside them say how high.
func newPathLine(c draw.C, p *path, years int) pathLine {
	w, h, top := c.F(sparkWidth-12), c.F(18), 1e-9
	for _, v := range [2][]float64{p.own, p.course.Median} {
		for _, x := range v {
			if x == x {
				top = max(top, x)
			}
		}
	}
	points := func(v []float64) (out []f32.Point) {
		for i, q := range v {
			if q == q {
				out = append(out, f32.Pt(w*float32(i)/float32(max(years-1, 1)), h*float32(1-q/top)))
			}
		}
		return out
	}
	return pathLine{c.F(1), points(p.own), dashed(points(p.course.Median), c.F(3), c.F(2.5))}
}

// tsv is the list for a spreadsheet, with every digit.
func (n *progressNumbers) tsv(s *model.State, rows []int) string {
	var b strings.Builder
	gap := "ui.progress.tsv.gap"
	if n.start {
		gap = "ui.progress.tsv.line"
	}
	b.WriteString(strings.Join([]string{
		s.T("ui.progress.tsv.code"), s.T("ui.progress.head.county"), s.T("ui.progress.tsv.rate", n.years[n.at]),
		s.T(gap), s.T("ui.progress.head.people"), s.T("ui.progress.head.year"),
	}, "\t"))
	number := func(v float64) string {
		if v != v {
			return ""
		}
		return strconv.FormatFloat(v, 'g', -1, 64)
	}
	for _, i := range rows {
		p := &n.paths[i]
		c := &s.Data.Counties[p.county]
		year := ""
		if c.DelistYear > 0 {
			year = strconv.Itoa(c.DelistYear)
		}
		b.WriteString("\n" + strings.Join([]string{
			c.Code, s.Lang.Pick(c.Name, c.NameEn), number(p.own[n.at]), number(n.gap(p)), number(p.people.Float()), year,
		}, "\t"))
	}
	return b.String()
}
