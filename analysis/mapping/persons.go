package mapping

import (
	"slices"
	"strings"
)

// A row may name several people: the first secretary, the members of the team,
// the village's own secretary, a relative to be called. One of them is loaded,
// and what a row says of another must not be taken for theirs.

// People is whom the columns of a table speak of.
type People struct {
	Role   string // of the person who is taken, as the header calls them; "" it does not
	Others []int  // columns that speak of somebody else
	Posted []int  // of them the names of further people who are posted

	Households []int // columns that name those who live in a village: heads of households, who is helped
}

// postedWords are what people who are posted go under, the longest first.
var postedWords = []string{
	"工作队负责人", "第一书记", "驻村干部", "驻村人员", "选派干部", "选派人员", "派驻干部", "派驻人员", "工作队长", "工作组长", "工作队成员", "工作组成员", "工作队员", "驻村队员", "副队长", "队员", "组员", "队长", "组长",
}

// strangers are what people who are not posted go under.
var strangers = []string{
	"贫困户", "脱贫户", "农户", "低保户", "五保户", "特困户", "监测户", "边缘户", "困难户", "受益户", "被帮扶人", "帮扶对象", "受助人", "村民", "群众", "学生", "残疾人", "患者",
	"书记", "支书", "主任", "村干部", "乡镇干部", "包村干部", "包村领导", "联系人", "联络员", "家属", "配偶", "负责人", "责任人", "户主", "村医",
	"包联领导", "联系领导", "分管领导", "主管领导", "县级领导", "填报人", "填表人", "制表人", "审核人", "经办人",
}

// household says that a name is of somebody who heads a household, or who is helped.
func household(name string) bool {
	return slices.ContainsFunc([]string{"户主", "困户", "脱贫户", "农户", "低保户", "五保户", "监测户", "边缘户", "受益户", "被帮扶人", "帮扶对象", "受助人", "村民", "群众", "学生", "残疾人", "患者"}, func(w string) bool { return strings.Contains(name, w) })
}

// strange are further words by which a column is of such people.
var strange = []string{"村委", "两委", "家庭", "紧急", "联络"}

// gone begin what somebody is called who was posted before.
var gone = []string{"原", "前任", "上任", "上一任", "历任"}

// whose tells from a name whom it speaks of: the word for people who are posted,
// or that it is somebody else.
func whose(levels ...string) (word string, stranger bool) {
	s := ""
	for _, level := range levels {
		l := fold(withoutBrackets(level))
		if word == "" && firstInBrackets(l, fold(inBrackets(level))) {
			word = first
		}
		s += l
		for _, g := range gone {
			rest, ok := strings.CutPrefix(l, g)
			stranger = stranger || ok && slices.ContainsFunc(postedWords, func(w string) bool { return strings.HasPrefix(rest, w) })
		}
	}
	if strings.HasSuffix(s, "住址") || strings.HasSuffix(s, "地址") { // where the family lives, the person does
		s = strings.ReplaceAll(s, "家庭", "")
	}
	for _, w := range postedWords {
		if strings.Contains(s, w) {
			if s = strings.ReplaceAll(s, w, ""); word == "" {
				word = w
			}
		}
	}
	return word, stranger || slices.ContainsFunc(slices.Concat(strangers, strange), func(w string) bool { return strings.Contains(s, w) })
}

// first is what the first secretary goes under.
const first = "第一书记"

// firstInBrackets says that what stands in the brackets of a name makes those whom it
// speaks of first secretaries: 队长（第一书记）, 姓名（第一书记）. 职务（第一书记/队员） names
// the words of its cells.
func firstInBrackets(name, inside string) bool {
	before, after, is := strings.Cut(inside, first)
	if _, known := Word("role", inside); !is || !known || elsewhen(before, after) {
		return false
	}
	others := func(w string) bool { return strings.Contains(before+after, w) || strings.Contains(inside, w+first) }
	if slices.ContainsFunc(slices.Concat(postedWords, []string{"助理", "协助"}), others) {
		return false
	}
	return strings.HasSuffix(name, "姓名") || slices.ContainsFunc(postedWords, func(w string) bool { return strings.HasSuffix(name, w) })
}

// Fields that are a person's own, and those of the person's posting.
var (
	owned      = []string{"ref", "person", "sex", "birth", "education", "party", "rank", "reserve", "volunteer", "work_start", "skill", "id_number", "phone", "bank_card", "address"}
	ownPosting = []string{"unit", "unit_kind", "level", "role", "intake", "start", "end", "why"}
)

// crowd is the people of a table, by the columns of their names.
type crowd struct {
	table   *Table
	columns []speaker
	names   []int // columns of names
	taken   int   // the one that is loaded; -1 for none
}

// speaker is a column by whom it speaks of.
type speaker struct {
	group    string // the levels above
	last     string
	word     string // for people who are posted
	stranger bool
	name     bool // it names the person
	known    bool // and goes under a known name
}

// office is what kind of people who are posted a word is for. Those who are just
// called cadres may hold any.
func office(word string) string {
	switch {
	case word == first:
		return word
	case strings.HasSuffix(word, "长"), strings.HasSuffix(word, "员") && !strings.HasSuffix(word, "人员"):
		return word[len(word)-len("长"):]
	}
	return ""
}

func newCrowd(t *Table, guesses [][]Guess) *crowd {
	c := &crowd{table: t, columns: make([]speaker, len(t.Columns)), taken: -1}
	for i := range t.Columns {
		col := &t.Columns[i]
		s := &c.columns[i]
		levels := col.Path
		if len(levels) == 0 {
			levels = []string{col.Name}
		}
		s.word, s.stranger = whose(levels...)
		n := len(levels) - 1
		s.group, s.last = fold(strings.Join(levels[:n], "")), fold(withoutBrackets(levels[n]))
		s.known = slices.ContainsFunc(guesses[i], func(g Guess) bool { return g.Field == "person" && g.exact && g.Score >= Likely })
		if s.name = s.known || c.named(i) || s.naming(col.Values); s.name {
			c.names = append(c.names, i)
		}
	}
	for _, i := range c.names {
		if c.taken < 0 && c.rank(i) < never || c.taken >= 0 && c.rank(i) < c.rank(c.taken) {
			c.taken = i
		}
	}
	return c
}

// named says that the user wants a column to be the person.
func (c *crowd) named(i int) bool {
	name := c.table.Columns[i].Name
	field, ok := c.table.Settled[name]
	return field == "person" || !ok && c.table.Known[name] == "person"
}

// naming says that a column names people. One that is called after them does if
// there are names in it, not marks: 第一书记.
func (s *speaker) naming(v Values) bool {
	last := strings.TrimRight(s.last, "0123456789一二三四五六七八九十") // 队员1, 队员2
	called := func(w string) bool { return strings.HasSuffix(last, w) }
	if called("姓名") {
		return true
	}
	if !slices.ContainsFunc(slices.Concat(strangers, postedWords), called) {
		return false
	}
	return v.Filled == 0 && s.stranger || 2*v.Names > v.Filled && !byID["role"].some(v)
}

// never is the rank of a name that is not loaded.
const never = 11

// rank orders the columns of names by which is loaded: the one that the user
// wants; that of a list with a row for each; the first secretary's; a member's.
// Those that stand in several rows come last.
func (c *crowd) rank(i int) int {
	s := &c.columns[i]
	switch {
	case c.named(i):
		return 0
	case c.table.Settled[c.table.Columns[i].Name] != "", c.table.Columns[i].Empty, s.stranger:
		return never
	case s.word == "" && s.known && (s.group == "" || topical(s.group)):
		return 1
	case s.word == "":
		return 10
	}
	rank := 2 + slices.Index([]string{first, "长", "", "员"}, office(s.word))
	if repeated(c.table.Columns[i].Values.samples) {
		rank += 4
	}
	return rank
}

// repeated says that names stand in several rows: then the rows are of others.
func repeated(names []string) bool {
	unlike := map[string]bool{}
	for _, n := range names {
		unlike[n] = true
	}
	return 10*len(unlike) < 9*len(names)
}

// of is the column of the name that a column speaks of, or -1 for everybody; own
// that the header says so, and not only its place. -2 is somebody without one.
func (c *crowd) of(i int) (name int, own bool) {
	s := &c.columns[i]
	if s.name {
		return i, true
	}
	if s.group != "" {
		if n, ok := c.nearest(i, func(o *speaker) bool { return o.group == s.group }); ok {
			return n, true
		}
	}
	if s.stranger {
		return -2, true
	}
	if s.word != "" {
		n, ok := c.nearest(i, func(o *speaker) bool { return !o.stranger && o.word != "" && office(o.word) == office(s.word) })
		switch {
		case ok:
			return n, true
		case c.taken < 0 || office(s.word) == "" || office(c.columns[c.taken].word) == "":
			return -1, false
		}
		return -2, true // 队员电话 beside 第一书记姓名
	}
	for _, n := range slices.Backward(c.names) {
		if n < i {
			return n, false
		}
	}
	return -1, false
}

// nearest is the last column of a name before a column, or else the first behind,
// for which like holds.
func (c *crowd) nearest(i int, like func(*speaker) bool) (int, bool) {
	at := -1
	for _, n := range c.names {
		if like(&c.columns[n]) && (n < i || at < 0) {
			at = n
		}
	}
	return at, at >= 0
}

// foreign lists the fields that a column cannot be because it speaks of somebody
// who is not loaded, unless the user wants it to be one.
func (c *crowd) foreign(i int) []string {
	column := c.table.Columns[i].Name
	if _, settled := c.table.Settled[column]; settled {
		return nil
	}
	name, own := c.of(i)
	_, known := c.table.Known[column]
	switch {
	case name == c.taken, name == -1, own && known:
		return nil
	case own:
		return slices.Concat(owned, ownPosting)
	}
	return owned
}

// barred says that a column cannot be a field.
func (p *People) barred(column int, field string) bool {
	return slices.Contains(p.Others, column) && slices.Contains(owned, field)
}

// sort takes from the columns what they cannot be, and gives the one of the person
// who is loaded its meaning.
func (c *crowd) sort(guesses [][]Guess) (own [][]Guess, p People) {
	own = slices.Clone(guesses)
	for i := range own {
		if i == c.taken {
			own[i] = c.person(guesses[i])
			continue
		}
		fields := c.foreign(i)
		is := func(g Guess) bool { return slices.Contains(fields, g.Field) }
		lost := fields != nil && c.columns[i].name || slices.ContainsFunc(guesses[i], func(g Guess) bool { return is(g) && g.Score >= Likely })
		own[i] = slices.DeleteFunc(slices.Clone(guesses[i]), is)
		if !lost || c.table.Columns[i].Empty {
			continue
		}
		p.Others = append(p.Others, i)
		if s := &c.columns[i]; s.name && !s.stranger {
			p.Posted = append(p.Posted, i)
		}
	}
	for _, i := range c.names {
		if s := &c.columns[i]; household(s.group+s.last) && i != c.taken && !c.table.Columns[i].Empty {
			p.Households = append(p.Households, i)
		}
	}
	if c.taken >= 0 && office(c.columns[c.taken].word) != "" {
		p.Role, _ = Word("role", c.columns[c.taken].word)
	}
	return own, p
}

// person makes a column the name of the person who is loaded.
func (c *crowd) person(guesses []Guess) []Guess {
	s := &c.columns[c.taken]
	if s.word == "" || s.known {
		return guesses
	}
	out := slices.DeleteFunc(slices.Clone(guesses), func(g Guess) bool { return g.Field == "role" || g.Field == "person" })
	return append([]Guess{{Field: "person", Score: .95, Why: "map.like", Args: []string{s.last}}}, out...)
}
