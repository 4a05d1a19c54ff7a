package mapping

import (
	"cmp"
	"maps"
	"regexp"
	"slices"
	"strings"
)

// Table is what is known of a table before it is read.
type Table struct {
	Columns []Column
	Titles  string            // lines above the header, name of sheet and file
	Settled map[string]string // column → field, as the user wants it; "-" leaves it out
	Known   map[string]string // column name → field, as settled for an earlier table; scope is the kind
	Figures map[int][]Guess   // made by Recognise: guesses by column
	People  People            // and so is this
}

// Fitted is a kind with its columns.
type Fitted struct {
	Kind    string
	Score   float64
	Columns map[int]Guess // by column: what it is taken for
	Missing []string      // the first field of each group that the kind needs and no column is
}

// Recognise ranks the kinds that a table can be, the best first. A kind whose
// needs are not met comes after all others.
func (h *Headers) Recognise(t *Table) []Fitted {
	guesses := h.guesses(t)
	var out []Fitted
	for i := range Kinds {
		out = append(out, fit(&Kinds[i], t, guesses))
	}
	slices.SortStableFunc(out, func(a, b Fitted) int {
		return cmp.Or(cmp.Compare(min(len(a.Missing), 1), min(len(b.Missing), 1)), cmp.Compare(b.Score, a.Score))
	})
	return out
}

// FitKind assigns the columns of a table that is known to be of a kind.
func (h *Headers) FitKind(kind string, t *Table) Fitted {
	return fit(KindOf(kind), t, h.guesses(t))
}

// guesses are what the columns may be, beside each other.
func (h *Headers) guesses(t *Table) (own [][]Guess) {
	guesses := make([][]Guess, len(t.Columns))
	t.Figures = map[int][]Guess{}
	for i, c := range t.Columns {
		guesses[i] = h.Guesses(c)
		t.Figures[i] = guesses[i]
	}
	own, t.People = newCrowd(t, guesses).sort(guesses)
	return own
}

// fit assigns columns to the fields of a kind, the surest first, and scores how
// well the table is explained.
func fit(k *Kind, t *Table, guesses [][]Guess) Fitted {
	f := Fitted{Kind: k.Name, Columns: map[int]Guess{}}
	takes := map[string]bool{}
	for _, id := range k.Takes() {
		takes[id] = true
	}
	taken := map[string]bool{}
	for i, c := range t.Columns {
		id, ok := t.Settled[c.Name]
		if !ok {
			continue
		}
		f.Columns[i] = Guess{Field: id, Score: 1, Why: "map.settled"}
		if id != "-" {
			taken[id] = true
		}
	}
	k.across(t, &f, taken, guesses)
	if k.Name == Selection {
		appraised(t, &f, taken)
	}
	type option struct {
		column int
		Guess
	}
	var options []option
	for i, c := range t.Columns {
		if _, done := f.Columns[i]; done || c.Empty {
			continue
		}
		if id, ok := t.Known[c.Name]; ok && (takes[id] || id == "-") && !t.People.barred(i, id) {
			options = append(options, option{i, Guess{Field: id, Score: 1.1, Why: "map.known"}})
		}
		surely := func(g Guess) bool { return g.exact && g.Score >= Sure && takes[g.Field] }
		certain := slices.ContainsFunc(guesses[i], surely) // then it is nothing that is only like it
		for _, g := range guesses[i] {
			if takes[g.Field] && (!certain || g.exact) {
				options = append(options, option{i, g})
			}
		}
	}
	slices.SortStableFunc(options, func(a, b option) int { return cmp.Or(cmp.Compare(b.Score-b.less, a.Score-a.less), a.column-b.column) })
	for _, o := range options {
		if _, done := f.Columns[o.column]; done || taken[o.Field] || o.Score < Likely {
			continue
		}
		if k.OpenEnded() && o.Score < Sure && byID[o.Field].Type != Code {
			continue // a figure keeps its own name unless it surely is something else
		}
		o.Score = min(o.Score, 1)
		f.Columns[o.column] = o.Guess
		if o.Field != "-" && o.Field != "note" && o.Field != "number" {
			taken[o.Field] = true
		}
	}
	if k.Name == Support && taken["org"] {
		supporters(t, &f)
	}
	f.score(k, t, guesses, taken)
	return f
}

// score says how well the kind explains the table.
// Has says whether a column is of the field.
func (f *Fitted) Has(field string) bool {
	for _, g := range f.Columns {
		if g.Field == field {
			return true
		}
	}
	return false
}

func (f *Fitted) score(k *Kind, t *Table, guesses [][]Guess, taken map[string]bool) {
	score := map[string]float64{}
	for _, g := range f.Columns {
		score[g.Field] = max(score[g.Field], g.Score)
	}
	if slices.ContainsFunc(k.Needs, func(g []string) bool { return slices.Equal(g, anyVillage) }) {
		for i, g := range f.Columns { // the code of a county is no village
			if v := t.Columns[i].Values; g.Field == "code" && 2*v.Long <= v.Codes {
				taken = maps.Clone(taken)
				delete(taken, "code")
			}
		}
	}
	// Nearly any table has figures, and a list of changes alters what codes mean.
	strict := k.OpenEnded() || k.Name == Successions
	for _, group := range k.Needs {
		if !slices.ContainsFunc(group, func(id string) bool { return taken[id] && (!strict || score[id] >= Sure) }) {
			f.Missing = append(f.Missing, group[0])
		}
	}
	filled, explained := 0, 0.0
	for i, c := range t.Columns {
		if c.Empty {
			continue
		}
		filled++
		g, ok := f.Columns[i]
		switch {
		case ok:
			explained += g.Score
		case k.OpenEnded() && c.Values.Numbers > 0 && !c.plannedYear():
			explained += .45
		}
	}
	if filled > 0 {
		f.Score = explained / float64(filled)
	}
	marked := false
	for _, m := range k.Marks {
		if taken[m] {
			f.Score += .35 * score[m]
			marked = true
		}
	}
	if k.Name == Villages && !marked && 2*len(f.Columns) < filled { // what most columns say is of something else
		f.Score -= .6
	}
	bar := map[string]bool{}
	for _, b := range k.Bars {
		bar[b] = true
	}
	for i := range t.Columns {
		if g := guesses[i]; len(g) > 0 && g[0].Score >= Sure && !g[0].least && bar[g[0].Field] && !(k.Name == Appraisals && t.titledRatings()) {
			f.Score -= .6
		}
	}
	if (k.Name == Cadres || k.Name == Postings) && rated(score, t.titledRatings()) {
		f.Score *= .25
	}
	if slices.Contains([]string{Cadres, Postings, Appraisals}, k.Name) && proposed(t, guesses, score) {
		f.Score *= .25
	}
	for _, w := range titleWords[k.Name] {
		if strings.Contains(t.Titles, w) {
			f.Score += .3
			break
		}
	}
}

// titledRatings says that the titles call the table one of ratings: a village in it only
// says who is meant.
func (t *Table) titledRatings() bool {
	return strings.Contains(t.Titles, "考核") && !strings.Contains(t.Titles, "名册")
}

// rated says that a list of persons gives their ratings, and neither where nor
// since when nor as what they are posted: it is one of ratings, whatever else it
// says of them.
func rated(score map[string]float64, titled bool) bool {
	posted := func(id string) bool { return score[id] > 0 && !(titled && strings.HasPrefix(id, "village")) }
	return score["rating"] >= Sure && !slices.ContainsFunc([]string{"village", "village_code", "start", "role"}, posted)
}

// nominees are words of titles of lists of those who are proposed.
var nominees = regexp.MustCompile(`推荐人选|人选(?:名单|名册|花名册|情况|汇总|审核)|推荐名单|推荐表|选派名单|报名名单`)

// proposed says that a list of persons is of those who are proposed: it says what an
// audit made of them, or is called so and says whether they are in service, and none
// of them is anywhere yet.
func proposed(t *Table, guesses [][]Guess, score map[string]float64) bool {
	if slices.ContainsFunc([]string{"village", "village_code", "start", "role"}, func(id string) bool { return score[id] > 0 }) {
		return false
	}
	surely := func(fields ...string) bool {
		return slices.ContainsFunc(guesses, func(list []Guess) bool {
			return slices.ContainsFunc(list, func(g Guess) bool { return g.exact && g.Score >= Sure && slices.Contains(fields, g.Field) })
		})
	}
	return surely("list_outcome") || nominees.MatchString(t.Titles) && surely("entry_outcome", "in_service", "established")
}

// titleWords of tables of a kind.
var titleWords = map[string][]string{
	Cadres: {"花名册", "名册", "干部名单", "人员名单"}, Postings: {"派驻", "选派情况", "轮换"}, Ledger: {"台账", "村情", "基本情况"},
	Attendance: {"考勤", "出勤"}, Funds: {"经费", "补助", "资金"}, Support: {"帮扶力量"}, Pairing: {"结对"}, Needs: {"需求"},
	Selection: {"选派名单", "推荐", "审核"}, Villages: {"贫困村名单", "村名单"}, Appraisals: {"考核"}, Tiers: {"片区"},
}
