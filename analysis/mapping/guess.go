package mapping

import (
	"cmp"
	"regexp"
	"slices"
	"strings"
	"unicode"
)

// Column is a column of a table as it is to be understood.
type Column struct {
	Name   string   // of the header, levels joined by ·
	Path   []string // the levels
	Unit   string   // 人, 万元 …
	Empty  bool
	Values Values
}

// Guess is what a column may be.
type Guess struct {
	Field string
	Score float64 // 0 to 1; from Sure on it may be taken unasked
	Why   string  // catalogue key
	Args  []string

	exact bool    // the name is a known one, but for what stands in brackets
	loose bool    // neither the name nor the known one holds the other
	least bool    // the known name counts less than others of the field
	less  float64 // by how much it gives way to other columns of the field
}

// Certain says that the column goes under a known name of the field.
func (g Guess) Certain() bool { return g.exact && g.Score >= Sure }

// leastExact is by how much values may go against a name that is known.
const leastExact = .6

// Scores at which a guess is taken unasked, and offered.
const (
	Sure   = .9
	Likely = .55
)

// Guesses ranks what a column may be, by its name and by its values.
func (h *Headers) Guesses(c Column) []Guess {
	byName := map[string]Guess{}
	not := besides(c)
	for _, name := range variants(c) {
		h.match(name, not, byName)
	}
	var out []Guess
	for _, g := range byName {
		f := byID[g.Field]
		if f.apart(c, g) {
			continue
		}
		g.less = GivesWay(g.Field, c.Name)
		fit := f.Fit(c.Values, c.Unit)
		if g.exact && f.some(c.Values) { // cells that do not fit are told one by one: a name that is known says more than they
			fit.Factor = max(fit.Factor, leastExact)
		}
		if g.exact && f.Free && 2*c.Values.Numbers <= c.Values.Filled {
			fit = Fit{Factor: 1}
		}
		g.Score *= fit.Factor
		if fit.Why != "" {
			g.Why, g.Args = fit.Why, fit.Args
		}
		if g.Score > .2 {
			out = append(out, g)
		}
	}
	if slices.ContainsFunc(out, func(g Guess) bool { return g.exact && g.Score >= Sure }) { // 任职时间 are not 入职时间
		out = slices.DeleteFunc(out, func(g Guess) bool { return g.loose })
	}
	slices.SortFunc(out, func(a, b Guess) int {
		return cmp.Or(cmp.Compare(b.Score, a.Score), cmp.Compare(order[a.Field], order[b.Field]))
	})
	return out
}

var order = func() map[string]int {
	m := map[string]int{}
	for i, f := range Fields {
		m[f.ID] = i
	}
	return m
}()

type variant struct {
	text   string
	weight float64
	group  string // the levels above, if they were left out
	inside string // what stood in brackets, if it was left out
}

// variants are the ways to read a column's name: whole, its last level, and
// either without what stands in brackets.
func variants(c Column) []variant {
	var out []variant
	add := func(s string, w float64, group, inside string) {
		if s = fold(s); s != "" && !slices.ContainsFunc(out, func(v variant) bool { return v.text == s }) {
			out = append(out, variant{s, w, fold(group), fold(inside)})
		}
	}
	add(c.Name, 1, "", "")
	if c.Name == "#" {
		out = append(out, variant{text: "#", weight: 1})
	}
	add(withoutBrackets(c.Name), .99, "", inBrackets(c.Name))
	if n := len(c.Path); n > 0 {
		group, last := strings.Join(c.Path[:n-1], ""), c.Path[n-1]
		add(strings.Join(c.Path, ""), 1, "", "")
		add(last, .97, group, "")
		add(withoutBrackets(last), .96, group, inBrackets(last))
	}
	return out
}

func withoutBrackets(s string) string { return brackets(s, false) }

func inBrackets(s string) string { return brackets(s, true) }

// brackets is what stands in a name's brackets, or all else.
func brackets(s string, inside bool) string {
	var b strings.Builder
	depth := 0
	for _, r := range s {
		switch r {
		case '（', '(', '[', '【', '〔':
			depth++
		case '）', ')', ']', '】', '〕':
			depth = max(depth-1, 0)
		default:
			if inside == (depth > 0) {
				b.WriteRune(r)
			}
		}
	}
	return b.String()
}

// match adds the fields whose names are like name.
func (h *Headers) match(v variant, not reservation, into map[string]Guess) {
	name := v.text
	put := func(field string, score float64, why, like string) {
		if score *= v.weight * lesser(like); v.ofSome(field) || not.against(field, like) || into[field].Score >= score {
			return
		}
		into[field] = Guess{
			Field: field, Score: score, Why: why, Args: []string{like},
			exact: why == "map.name", loose: !strings.Contains(name, like) && !strings.Contains(like, name), least: lesser(like) < 1,
		}
	}
	if fields, ok := h.names[name]; ok {
		for _, f := range fields {
			put(f, 1, "map.name", name)
		}
	}
	if now, ok := strings.CutPrefix(name, "现"); ok {
		for _, f := range h.names[now] {
			if slices.Contains(owned, f) || slices.Contains(ownPosting, f) {
				put(f, .99, "map.name", now)
			}
		}
	}
	runes := []rune(name)
	unsaid := slices.Contains(vague, name)
	for _, n := range h.list {
		if unsaid && byID[n.field].Type != OneOf { // of words it is the cells that tell
			continue
		}
		if s := likeness(runes, n.runes); s >= .5 && !other(name, n.folded, n.field) {
			put(n.field, s, "map.like", n.folded)
		}
	}
}

// vague are names that are like those of many fields and say of which only where they
// are known themselves.
var vague = []string{"时间", "日期", "年月", "起止时间", "类别", "类型", "名称", "情况", "结果", "原因", "次数", "数量", "比例", "方式", "内容", "状态"}

// lesser is how much a known name counts beside others of its field: what was
// before gives way to what is now, and 任职 to days in the village.
func lesser(known string) float64 {
	if strings.HasPrefix(known, "原") || strings.HasPrefix(known, "任职") {
		return .985
	}
	return 1
}

// left are words for the poor who are so still. 建档立卡 are all who were ever
// registered, those who have left poverty among them.
var left = []string{"未脱贫", "剩余", "现有", "尚未"}

// GivesWay is by how much a column gives way to another of the same field, whatever
// their order: who is poor still is counted before who was ever registered; and the
// registered population, of which the incidence of poverty is reckoned, before the
// whole and that before the resident one.
func GivesWay(field, column string) float64 {
	has := func(words ...string) bool {
		return slices.ContainsFunc(words, func(w string) bool { return strings.Contains(column, w) })
	}
	best, last := false, false
	switch field {
	case "poor_households", "poor_people":
		best, last = has(left...), has("建档立卡")
	case "population", "households":
		best, last = has("户籍"), has("常住")
	default:
		return 0
	}
	switch {
	case best:
		return 0
	case last:
		return .2
	}
	return .05
}

// rates are names and units of money that a person gets, or that is paid a day or a
// month: no amount that a team had in a year.
var rates = regexp.MustCompile(`每(?:人|天|日|月)|标准$|[/／·](?:人|天|日|月)`)

// apart says that a column is not the field although it goes under its name: money
// by head, day or month; 项目 that mostly names something else than kinds of money.
func (f *Field) apart(c Column, g Guess) bool {
	switch {
	case f.ID == "yuan":
		return rates.MatchString(c.Unit) || rates.MatchString(c.Name)
	case f.ID == "fund_kind" && g.exact && g.Args[0] == "项目":
		return f.wordShare(c.Values) <= .5
	}
	return false
}

// reservation is by what a column is not what it else may be: what is planned is
// not what is, and what was before is not what is now.
type reservation struct {
	planned, under bool // by its name, by a level above
	past           bool
}

// plans are words for what is not yet, and may not come.
var plans = []string{"计划", "规划", "拟", "预计", "预期", "预算", "预脱贫", "预出列", "预退出", "目标"}

// pasts begin names of what is no more.
var pasts = []string{"原", "曾任", "前任"}

func besides(c Column) (r reservation) {
	levels := c.Path
	if len(levels) == 0 {
		levels = []string{c.Name}
	}
	for i, l := range levels {
		l = fold(l)
		switch {
		case i == len(levels)-1:
			r.planned, r.past = planned(l), past(l)
		case planned(l) && !strings.Contains(l, "人"): // what is said of somebody who is to go is so
			r.under = true
		}
	}
	return r
}

// plannedYear says that a column has the years in which something is to be, which
// are no figures.
func (c *Column) plannedYear() bool {
	return besides(*c).planned && c.Values.Years == c.Values.Filled
}

func planned(s string) bool {
	return slices.ContainsFunc(plans, func(w string) bool { return strings.Contains(s, w) })
}

func past(s string) bool {
	return slices.ContainsFunc(pasts, func(w string) bool { return strings.HasPrefix(s, w) })
}

// against says that a column is not the field for which a known name speaks,
// which does not say the same.
func (r reservation) against(field, known string) bool {
	if r.past && !past(known) || r.planned && !planned(known) {
		return true
	}
	if !r.under || planned(known) {
		return false
	}
	switch byID[field].Type {
	case Year, Month, Date, Number, Count, Share:
		return true
	}
	return false
}

// likeness of two folded names, below 1 for all but equal ones: one holds the
// other, or they share pairs of characters (Dice's coefficient over bigrams).
func likeness(a, b []rune) float64 {
	short, long := a, b
	if len(a) > len(b) {
		short, long = b, a
	}
	if len(short) < 2 {
		return 0
	}
	latin := unicode.Is(unicode.Latin, short[0])
	if latin != unicode.Is(unicode.Latin, long[0]) {
		return 0
	}
	part := float64(len(short)) / float64(len(long))
	switch at := index(long, short); {
	case latin && at != 0 && len(long)-len(short) > 2: // gdp_10k_yuan is no yuan
		return 0
	case latin:
	case at < 0:
	case at+len(short) == len(long): // 驻村干部性别 ends with 性别: the head of a Chinese compound stands last
		return .72 + .2*part
	default:
		return .55 + .2*part
	}
	same := 0
	used := make([]bool, len(long))
	for i := range len(short) - 1 {
		for j := range len(long) - 1 {
			if !used[j] && short[i] == long[j] && short[i+1] == long[j+1] {
				used[j] = true
				same++
				break
			}
		}
	}
	return .9 * 2 * float64(same) / float64(len(short)+len(long)-2)
}

func index(long, short []rune) int {
	for i := 0; i+len(short) <= len(long); i++ {
		if slices.Equal(long[i:i+len(short)], short) {
			return i
		}
	}
	return -1
}
