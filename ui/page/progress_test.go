package page

import (
	"slices"
	"strconv"
	"strings"
	"testing"

	"taihang/analysis/cube"
	"taihang/analysis/figure"
	"taihang/data"
	"taihang/ui/model"
)

func progressStage(t testing.TB) (*stage, *Progress, progressPlan) {
	return stageWith(t, NewProgress().(*Progress), newProgressPlan)
}

// TestProgressHead: the head counts what the catalogue counts.
func TestProgressHead(t *testing.T) {
	g, _, _ := progressStage(t)
	for year := data.FirstYear; year <= data.LastYear; year++ {
		g.s.Update(model.SetYear{Year: year})
		c := cellOf(g.s.Data, "delisted_share", nil, year)
		left, all := remaining(g.s, year)
		if float64(all) != c.Den || float64(len(left)) != c.Den-c.Num {
			t.Errorf("%d: %d of %d left, the catalogue has %v of %v off", year, len(left), all, c.Num, c.Den)
		}
		if w := progressWords(g.s); len(left) > 0 && len(left) < all && !strings.Contains(w.finding, strconv.Itoa(len(left))) {
			t.Errorf("%d: %q does not say %d", year, w.finding, len(left))
		}
	}
}

// TestBehind: the list and the panels tell the same counties behind, the
// farthest first; there are none where the comparison starts.
func TestBehind(t *testing.T) {
	g, p, _ := progressStage(t)
	if n := p.list.numbers.result; n.behind != 0 || len(n.shown(g.s, byGap)) != len(n.paths) {
		t.Errorf("%d behind in the first year, %d shown of %d", n.behind, len(n.shown(g.s, byGap)), len(n.paths))
	}
	g.do(model.SetYear{Year: 2018})
	n := p.list.numbers.result
	want := map[string]float64{}
	rows := p.paths.Resolved.Figures.Rows
	columns := p.paths.Resolved.Figures.Columns
	at := slices.IndexFunc(columns, func(c figure.Column) bool { return c.Name == "2018" })
	for _, r := range rows {
		if gap := r[len(r)-1].V.Float(); gap > 0 && r[at].V.Float() > target {
			want[r[1].Word] = gap
		}
	}
	if n.behind != len(want) || n.behind == 0 {
		t.Fatalf("%d behind, the figure has %d", n.behind, len(want))
	}
	last := 1.
	for _, i := range n.shown(g.s, byGap) {
		x := &n.paths[i]
		if gap, ok := want[x.name]; !ok || gap != x.course.Gap || gap > last {
			t.Errorf("%s: gap %v after %v, the figure has %v", x.name, x.course.Gap, last, gap)
		}
		last = x.course.Gap
	}
	g.do(model.SetYear{Year: 2020})
	if n := p.list.numbers.result; n.behind != 0 || len(n.shown(g.s, byGap)) != len(n.paths) || !strings.Contains(n.tsv(g.s, n.shown(g.s, byGap)), "130624") {
		t.Errorf("with %d behind the list shows %d of %d", n.behind, len(n.shown(g.s, byGap)), len(n.paths))
	}
	people := n.shown(g.s, byPeople)
	if !slices.IsSortedFunc(people, func(a, b int) int { return int(n.paths[b].people.V) - int(n.paths[a].people.V) }) {
		t.Error("people left are not in order")
	}
	if all := n.shown(g.s, byYear); len(all) != 62 || delist(g.s, &n.paths[all[0]]) != 2020 {
		t.Errorf("%d counties by year", len(all))
	}
}

// TestProgressClicks: a tile, a dot and a row select.
func TestProgressClicks(t *testing.T) {
	g, p, plan := progressStage(t)
	g.do(model.SetYear{Year: 2018})
	g.click(g.region(&p.tiles, plan.tiles, cube.County, "130624"), 0)
	if got := selected(g.s, cube.County); !slices.Equal(got, []string{"130624"}) {
		t.Errorf("a tile selected %v", got)
	}
	for i := range p.list.numbers.result.paths {
		if x := &p.list.numbers.result.paths[i]; x.selected != (x.name == "阜平") {
			t.Errorf("%s is marked %v", x.name, x.selected)
		}
	}
	g.do(model.ClearSelection{})
	g.click(g.region(&p.exits, plan.exits, cube.Prefecture, "130700"), 0)
	if got := selected(g.s, cube.Prefecture); !slices.Equal(got, []string{"130700"}) {
		t.Errorf("a dot selected %v", got)
	}
	g.do(model.ClearSelection{})
	g.press("围场")
	if got := selected(g.s, cube.County); len(got) != 1 {
		t.Errorf("a row selected %v", got)
	}
}

// TestCopyList: the list goes to the clipboard with a head and a line a row.
func TestCopyList(t *testing.T) {
	g, p, _ := progressStage(t)
	g.Size.Y = 4200
	g.do(model.SetYear{Year: 2018})
	g.press(g.s.T("ui.progress.by.people"))
	g.press(g.s.T("ui.progress.copy"))
	if len(g.copied) != 1 {
		t.Fatalf("%d texts copied", len(g.copied))
	}
	lines := strings.Split(g.copied[0], "\n")
	if rows := p.list.numbers.result.shown(g.s, byPeople); len(lines) != len(rows)+1 || len(strings.Split(lines[1], "\t")) != 6 {
		t.Errorf("%d lines for %d rows: %q", len(lines), len(rows), lines[1])
	}
}

// TestExitsTitle: the lowest prefecture of the title is the lowest.
func TestExitsTitle(t *testing.T) {
	g, _, _ := progressStage(t)
	g.s.Update(model.SetYear{Year: 2018})
	low, name := 2., ""
	for _, x := range g.s.Data.Prefectures {
		v := g.value("exited_share", cube.Where{{Dim: cube.Prefecture, Keys: []string{x.Code}}})
		if v < low {
			low, name = v, g.s.Data.ShortLabel(g.s.Lang, cube.Prefecture, x.Code)
		}
	}
	if got := exitsTitle(g.s); !strings.Contains(got, name) || !strings.Contains(got, almost(low)) {
		t.Errorf("%q, the lowest is %s with %v", got, name, low)
	}
	g.s.Update(model.SetYear{Year: 2020})
	if v := g.value("exited_share", nil); (v == 1) != strings.Contains(exitsTitle(g.s), "全部") {
		t.Errorf("%q with a share of %v", exitsTitle(g.s), v)
	}
}

// TestProgressWords: the head is true of one county, of counties all in one
// prefecture, and of filters that counties know nothing of.
func TestProgressWords(t *testing.T) {
	g, _, _ := progressStage(t)
	for _, lang := range languages {
		g.s.Update(model.SetLang{Lang: lang})
		for year := data.FirstYear; year <= data.LastYear; year++ {
			g.s.Update(model.SetYear{Year: year})
			for _, f := range []string{"", "tier=high_incidence", "tier=mountain", "tier=yanshan_taihang", "level=province", "prefecture=130600"} {
				g.s.Where = where(t, f)
				left, _ := remaining(g.s, year)
				seats := map[string]bool{}
				for _, i := range left {
					seats[g.s.Data.Counties[i].Prefecture] = true
				}
				w := progressWords(g.s)
				if says := strings.Contains(w.finding, "都在") || strings.Contains(w.finding, "all in"); says && len(seats) > 2 {
					t.Errorf("%d %q: %s, in %d prefectures", year, f, w.finding, len(seats))
				}
				if says := strings.Contains(w.finding, "只剩") || strings.Contains(w.finding, "only"); says != (len(left) == 1) {
					t.Errorf("%d %q: %s, with %d left", year, f, w.finding, len(left))
				}
				if says := strings.Contains(w.facts, "不影响") || strings.Contains(w.facts, "do not know"); says != (f == "level=province") {
					t.Errorf("%q: %s", f, w.facts)
				}
			}
		}
	}
}

// TestProgressStart: where the comparison starts, the list says how far each
// county is above the line, and counts what it says.
func TestProgressStart(t *testing.T) {
	g, p, _ := progressStage(t)
	n := p.list.numbers.result
	above := 0
	last := 1.
	for _, i := range n.shown(g.s, byGap) {
		x := &n.paths[i]
		if x.own[0] > target {
			above++
		}
		if gap := n.gap(x); gap != x.own[0]-target || gap > last || x.words.gap != gapText(gap) {
			t.Errorf("%s: %v after %v, written %s", x.name, gap, last, x.words.gap)
		}
		last = n.gap(x)
	}
	if a, all := aboveTarget(g.s); n.above != above || a != above || all != len(n.paths) {
		t.Errorf("%d above in the list, %d in the title, counted %d", n.above, a, above)
	}
	if got := p.paths.Resolved.Title; !strings.Contains(got, strconv.Itoa(above)) {
		t.Errorf("the panels are headed %q", got)
	}
	for gap, want := range map[float64]string{.016: "+1.6", .0004: "+0.04", 0: "0.0", -.0123: "−1.2"} {
		if got := gapText(gap); got != want {
			t.Errorf("a gap of %v is written %s, want %s", gap, got, want)
		}
	}
	g.do(model.SetYear{Year: 2019})
	if a, all := aboveTarget(g.s); a != 0 || p.paths.Resolved.Title != g.s.T("ui.progress.paths.none", 2019, 0, all) {
		t.Errorf("in 2019, with %d above, the panels are headed %q", a, p.paths.Resolved.Title)
	}
	g.do(model.SetYear{Year: 2017})
	if got := p.paths.Resolved.Title; strings.HasPrefix(got, "2016") {
		t.Errorf("in 2017 the panels are headed %q", got)
	}
}

// TestExitsKeepAll: a selected county leaves all prefectures in the figure of
// villages out of poverty, and its own stands out.
func TestExitsKeepAll(t *testing.T) {
	g, p, _ := progressStage(t)
	g.do(model.SetYear{Year: 2018})
	rows := len(p.exits.Resolved.Figures.Rows)
	g.do(model.SelectWhere{Where: where(t, "county=130624|130630"), Tool: "lasso"})
	if got := len(p.exits.Resolved.Figures.Rows); got != rows || rows < 8 {
		t.Errorf("%d rows with a county selected, %d without", got, rows)
	}
	if sel := p.exits.Resolved.Spec.Select; len(sel) != 1 || sel[0].Dim != cube.Prefecture || !slices.Equal(sel[0].Keys, []string{"130600"}) {
		t.Errorf("the figure selects %v", sel)
	}
}
