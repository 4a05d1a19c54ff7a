package page

import (
	"cmp"
	"image"
	"maps"
	"slices"
	"strconv"
	"strings"

	"taihang/analysis/cube"
	"taihang/analysis/dataset"
	"taihang/analysis/figure"
	"taihang/analysis/measure"
	"taihang/data"
	"taihang/data/text"
	"taihang/ui/draw"
	"taihang/ui/model"
	"taihang/ui/theme"
)

// Progress is 进度: how far each poor county has come, which left the list
// when, and which stand behind those that started alike.
type Progress struct {
	sheet
	specs Memo[progressSpecs]
	paths FigureView
	tiles FigureView
	exits FigureView
	list  progressList
}

// NewProgress returns the page.
func NewProgress() Page { return &Progress{} }

type progressSpecs struct{ paths, tiles, exits figure.Spec }

// onList keeps the poor counties of 2012: the page is about them.
var onList = cube.Where{{Dim: cube.Listed, Keys: []string{cube.Yes}}}

func newProgressSpecs(s *model.State) progressSpecs {
	p := progressSpecs{
		paths: fitted(s, figure.Spec{Kind: figure.Multiples, Measures: []string{"poverty_incidence"}, Target: &target}),
		tiles: s.Figure(figure.Spec{Kind: figure.Tiles}),
		exits: fitted(s, figure.Spec{Kind: figure.Dots, Measures: []string{"exited_share"}, By: []cube.Dim{cube.Prefecture}}),
	}
	p.paths.Where = p.paths.Where.And(onList)
	p.tiles.Where, p.tiles.Select = placesOf(s.Where), placesOf(s.Select)
	p.exits.Title, p.exits.Select = exitsTitle(s), prefecturesOf(s.Data, p.exits.Select)
	p.paths.Title = pathsTitle(s)
	return p
}

// prefecturesOf is a selection of counties as one of the prefectures they lie
// in: of the figure's rows, where to look. Alone, the counties would be rows
// of their own and hide what they are to be compared with.
func prefecturesOf(ds *dataset.Dataset, sel cube.Where) cube.Where {
	if !slices.ContainsFunc(sel, func(c cube.Cond) bool { return c.Dim == cube.County }) {
		return sel
	}
	var keys []string
	for _, i := range countiesIn(ds, placesOf(sel)) {
		if k := ds.Counties[i].Prefecture; !slices.Contains(keys, k) {
			keys = append(keys, k)
		}
	}
	return cube.Where{{Dim: cube.Prefecture, Keys: keys}}
}

// pathsTitle counts the counties above the line where none can be behind its
// peers: at the start, and when all have come below it. Else the figure names
// those behind.
func pathsTitle(s *model.State) string {
	above, all := aboveTarget(s)
	first, _ := s.Span()
	switch {
	case all == 0:
		return ""
	case above == 0:
		return s.T("ui.progress.paths.none", s.Year, above, all)
	case s.Year != first:
		return ""
	case above == all:
		return s.T("ui.progress.paths.start.all", s.Year, above, all)
	}
	return s.T("ui.progress.paths.start", s.Year, above, all)
}

// aboveTarget counts the poor counties whose incidence is above the line, of
// those that have one.
func aboveTarget(s *model.State) (above, all int) {
	r, err := s.Data.Measures.Eval(s.Data.Cube, "poverty_incidence", measure.Query{
		By: []cube.Dim{cube.County}, Where: fitting(s.Data, "poverty_incidence", s.Where).And(onList), Years: []int{s.Year},
	})
	if err != nil {
		return 0, 0
	}
	for _, c := range r.Cells {
		if c.V.State != data.Present {
			continue
		}
		all++
		if c.V.V > target {
			above++
		}
	}
	return above, all
}

// exitsTitle says which prefecture has the smallest share of villages out of
// poverty; "" leaves the title to the figure.
func exitsTitle(s *model.State) string {
	r, err := s.Data.Measures.Eval(s.Data.Cube, "exited_share", measure.Query{
		By: []cube.Dim{cube.Prefecture}, Where: fitting(s.Data, "exited_share", s.Where), Years: []int{s.Year},
	})
	if err != nil {
		return ""
	}
	low, all, n := -1, true, 0
	for i, c := range r.Cells {
		if c.V.State != data.Present {
			continue
		}
		n++
		all = all && c.V.V == 1
		if low < 0 || c.V.V < r.Cells[low].V.V {
			low = i
		}
	}
	switch {
	case n == 0:
		return ""
	case all:
		return s.T("ui.progress.exits.all", s.Year)
	case n == 1:
		return ""
	}
	name := s.Data.ShortLabel(s.Lang, cube.Prefecture, r.Keys[0][low])
	return title(s.Lang, s.T("ui.progress.exits.lowest", s.Year, name, almost(r.Cells[low].V.V)), nameOf(s.Lang, r.Measure))
}

// Layout draws the page.
func (p *Progress) Layout(c draw.C, e *Env) {
	if !e.S.Inspector.Open {
		p.hover.hear(c, &p.list, "", "")
	}
	p.sides(c, e, theme.SideWide, cohortSkeleton, func(c draw.C) { p.body(c, e) }, func(c draw.C) { p.list.layout(c, e, &p.hover) })
}

var progressText = sheetText{"ui.progress.", progressWords, poorCountiesOf}

func (p *Progress) body(c draw.C, e *Env) {
	var at progressPlan
	place := func(box image.Rectangle) plan {
		at = newProgressPlan(c, box)
		return at.plan
	}
	p.sheet.layout(c, e, progressText, place, func(c draw.C) {
		specs := p.specs.For(e, e.S.ThemeName(), func() progressSpecs { return newProgressSpecs(e.S) })
		p.hover.figure(c, e, &p.paths, specs.paths, at.paths)
		p.hover.figure(c, e, &p.tiles, specs.tiles, at.tiles)
		p.hover.figure(c, e, &p.exits, specs.exits, at.exits)
	})
}

// Export is the panels.
func (p *Progress) Export(e *Env) (figure.Spec, bool) {
	if e.S.Data == nil {
		return figure.Spec{}, false
	}
	return newProgressSpecs(e.S).paths, true
}

// progressPlan says where the parts of the page stand.
type progressPlan struct {
	plan
	paths, tiles, exits image.Rectangle
}

// Sizes of the plan, in dp.
const (
	leastPaths = 360
	leastTiles = 340
)

func newProgressPlan(c draw.C, box image.Rectangle) progressPlan {
	var k progressPlan
	p, wide, room := planOf(c, box, 12, gutter*1.5)
	upper := max(c.Px(leastPaths), (room-c.Px(24))*49/100)
	if wide < 640 { // fewer panels a row
		upper = c.Px(620)
	}
	k.paths = p.row(upper)
	p.rule()
	beside := float32(760)
	if c.Lang == text.EN { // longer names in the tiles
		beside = 940
	}
	if wide >= beside {
		k.tiles, k.exits = p.split(max(c.Px(leastTiles), room-upper-c.Px(24)), .53)
	} else {
		k.tiles = p.row(c.Px(leastTiles))
		p.rule()
		k.exits = p.row(c.Px(leastTiles))
	}
	k.plan = p.done()
	return k
}

// poorCountiesOf counts the listed counties that a filter keeps.
func poorCountiesOf(s *model.State) func(cube.Where) int {
	return func(w cube.Where) int {
		n := 0
		for _, i := range countiesIn(s.Data, placesOf(w)) {
			if listed(&s.Data.Counties[i]) {
				n++
			}
		}
		return n
	}
}

// remaining are the listed counties not yet announced as delisted at the end
// of a year.
func remaining(s *model.State, year int) (left []int, all int) {
	for _, i := range countiesIn(s.Data, placesOf(s.Where)) {
		c := &s.Data.Counties[i]
		if !listed(c) {
			continue
		}
		all++
		if c.DelistYear == 0 || c.DelistYear > year {
			left = append(left, i)
		}
	}
	return left, all
}

// progressWords is the head: how many counties are still on the list, and
// where.
func progressWords(s *model.State) pageWords {
	left, all := remaining(s, s.Year)
	first, last := s.Span()
	w := pageWords{facts: factLine(s.T("ui.progress.facts.counties", all), strconv.Itoa(first)+"–"+strconv.Itoa(last), s.T("ui.progress.facts.announced"), filterWords(s), idleWords(s))}
	switch len(left) {
	case 0:
		w.finding = title(s.Lang, s.T("ui.progress.find.done", s.Year, all), s.T("ui.progress.find.plain", all))
		return w
	case 1:
		c := &s.Data.Counties[left[0]]
		w.finding = title(s.Lang, s.T("ui.progress.find.one", s.Year, s.Lang.Pick(c.Short, c.NameEn), all), s.T("ui.progress.find.left", s.Year, 1))
		return w
	case all:
		w.finding = title(s.Lang, s.T("ui.progress.find.none", s.Year, all), s.T("ui.progress.find.plain", all))
		return w
	}
	var sentences []string
	names, most, rest := mostlyIn(s, left)
	switch {
	case len(names) > 0 && rest == 0:
		sentences = append(sentences, s.T("ui.progress.find.within", s.Year, len(left), join(s, names)))
	case len(names) > 0:
		sentences = append(sentences, s.T("ui.progress.find.where", s.Year, len(left), join(s, names)))
	}
	if most != "" {
		sentences = append(sentences, s.T("ui.progress.find.top", s.Year, len(left), most))
	}
	sentences = append(sentences, s.T("ui.progress.find.left", s.Year, len(left)))
	w.finding = title(s.Lang, sentences...)
	return w
}

// idleWords names the filters that a county's figures know nothing of: they
// narrow the villages of the page and nothing else.
func idleWords(s *model.State) string {
	var idle cube.Where
	for _, c := range s.Where {
		if len(fitting(s.Data, "poverty_incidence", cube.Where{c})) == 0 {
			idle = append(idle, c)
		}
	}
	if len(idle) == 0 {
		return ""
	}
	return s.T("ui.progress.facts.idle", Words(s, idle))
}

// mostlyIn names the fewest prefectures, at most two, that each hold a quarter
// and together more than half of the counties, none when they are spread out,
// with the rest that lie elsewhere; and the one with the most, if no other has
// as many.
func mostlyIn(s *model.State, counties []int) (names []string, most string, rest int) {
	by := map[string]int{}
	for _, i := range counties {
		by[s.Data.Counties[i].Prefecture]++
	}
	codes := slices.SortedFunc(maps.Keys(by), func(a, b string) int { return cmp.Or(by[b]-by[a], strings.Compare(a, b)) })
	name := func(code string) string { return s.Data.ShortLabel(s.Lang, cube.Prefecture, code) }
	if len(codes) > 1 && by[codes[0]] > by[codes[1]] {
		most = name(codes[0])
	}
	sum := 0
	for _, c := range codes[:min(2, len(codes))] {
		if by[c]*4 < len(counties) {
			break
		}
		sum += by[c]
		names = append(names, name(c))
		if sum*2 > len(counties) {
			return names, most, len(counties) - sum
		}
	}
	return nil, most, 0
}
