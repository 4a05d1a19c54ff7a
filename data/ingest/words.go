package ingest

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// The words by which an office's tables show which row is what.

// labels begin the cells above and below a table that say who filled it in,
// when, and whom to ask; “注” and its like begin notes.
var labels = []string{
	"填报单位", "填表单位", "制表单位", "编制单位", "报送单位", "上报单位", "主办单位", "单位名称", "填报人", "填表人", "制表人", "制表", "编制人", "经办人", "经手人", "统计人", "审核人", "审核", "复核人", "复核", "审批人",
	"单位负责人", "主要负责人", "分管领导", "主管领导", "负责人", "联系人", "联系电话", "电话", "填报日期", "填表日期", "制表日期", "报送日期", "填报时间", "填表时间", "制表时间", "统计时间", "截止时间", "截至时间", "日期", "时间",
	"表号", "制定机关", "批准机关", "批准文号", "文号", "有效期", "单位", "计量单位", "金额单位", "盖章", "公章", "签字", "签章", "统计口径", "数据来源", "资料来源", "来源", "填表说明", "填报说明", "说明", "备注", "附注", "附", "注",
}

// noteWords are the labels that begin a line below a table even without a
// colon, when little else stands there.
var noteWords = []string{"填表人", "填报人", "制表人", "审核人", "单位负责人", "填报日期", "填表日期", "制表日期", "资料来源", "数据来源", "单位（盖章）", "（盖章）"}

// label returns what a cell such as “填表人：张三” is labelled with.
func label(s string) (name string, ok bool) {
	if s == "" || s[0] > ' ' && s[0] < 0x80 || len(s) > 400 {
		return "", false // labels are Chinese
	}
	i := strings.IndexByte(s, ':')
	if j := strings.Index(s, "："); i < 0 || j >= 0 && j < i {
		i = j
	}
	if i <= 0 || i > 60 {
		return "", false
	}
	s = Tidy(s[:i])
	name = strings.TrimRightFunc(bare(s), unicode.IsDigit)
	if j := strings.IndexAny(name, "（("); j > 0 { // 单位负责人（签字）
		name = name[:j]
	}
	for _, l := range labels {
		if name == l {
			return l, true
		}
	}
	return name, false
}

// labelled says whether the cells look like a line above or below a table: one
// of them has a label we know.
func labelled(cells []Cell) bool {
	for i := range cells {
		if cells[i].Blank() {
			continue
		}
		if _, ok := label(cells[i].Text); ok || declaredUnit(cells[i].Text) != "" {
			return true
		}
		t := bare(Tidy(cells[i].Text))
		for _, l := range noteWords {
			if t == l {
				return true
			}
		}
	}
	return false
}

// noteLine says whether a row that fills so few of the usual cells is a note or
// a signature: its first cell has a label, or begins with 注.
func noteLine(cells []Cell, filled, usual int) bool {
	if usual < 2 || filled > max(1, usual/2) && !mostlyLabelled(cells, filled) {
		return false
	}
	for i := range cells {
		if cells[i].Blank() {
			continue
		}
		s := cells[i].Text
		if _, ok := label(s); ok {
			return true
		}
		if filled > max(1, usual/3) || s != "" && s[0] >= '0' && s[0] <= '9' {
			return false
		}
		s = Tidy(s)
		for _, w := range noteWords {
			if strings.HasPrefix(bare(s), w) {
				return true
			}
		}
		rest, is := strings.CutPrefix(s, "注")
		if !is {
			rest, is = strings.CutPrefix(s, "*注")
		}
		if r, _ := utf8.DecodeRuneInString(rest); is && rest != "" && !unicode.Is(unicode.Han, r) {
			return true
		}
		for _, w := range []string{"Note:", "Notes:", "Source:", "Sources:"} {
			if strings.HasPrefix(s, w) {
				return true
			}
		}
		return false
	}
	return false
}

// mostlyLabelled says whether the first filled cell has a label, and at least
// half of all, two or more.
func mostlyLabelled(cells []Cell, filled int) bool {
	n := 0
	for i := range cells {
		if cells[i].Blank() {
			continue
		}
		if _, ok := label(cells[i].Text); ok {
			n++
		} else if n == 0 {
			return false
		}
	}
	return n > 1 && 2*n >= filled
}

// totals are the words a row of totals is called by, alone or behind a name.
var totals = []string{"合计", "小计", "总计", "共计"}

// totalName says whether a cell names a total: 合 计, 阜平县小计, 总计（万元）.
func totalName(s string) bool {
	if s == "" || len(s) > 90 {
		return false
	}
	switch s[len(s)-1] {
	case 'l', 'L':
		return strings.EqualFold(s, "total") || strings.EqualFold(s, "subtotal") || strings.EqualFold(s, "grand total")
	case '\xa1', '\x9a', '\x89', '\x80', ':', ')', ' ', '\n': // the last bytes of 计 ： ） and a wide space
		if !strings.Contains(s, "计") {
			return false
		}
	default:
		return false // the usual case
	}
	s = strings.TrimRight(bare(Tidy(s)), ":：")
	if i := strings.IndexAny(s, "（("); i > 0 {
		s = s[:i]
	}
	if s == "累计" {
		return true
	}
	for _, t := range totals {
		if strings.HasSuffix(s, t) && runeCount(s) <= 14 {
			return true
		}
	}
	return false
}

// bare is s without any space.
func bare(s string) string {
	if !strings.ContainsAny(s, " \t\u3000") {
		return s
	}
	return strings.Map(func(r rune) rune {
		if r == ' ' || r == '\t' || r == '\u3000' {
			return -1
		}
		return r
	}, s)
}

func runeCount(s string) int { return utf8.RuneCountInString(s) }

// wordy says whether the cells are names: no figure but a year, no date, no
// long text.
func wordy(cells []Cell) bool {
	for i := range cells {
		c := &cells[i]
		if c.Blank() {
			continue
		}
		if c.Kind != KindPlain && c.Kind != KindNumber || runeCount(c.Text) > 40 {
			return false
		}
		s := Tidy(c.Text)
		if _, year := Year(s); year {
			continue
		}
		if v, ok := Number(s); ok && v.Float() == v.Float() || len(s) > 5 && digits(s) {
			return false
		}
		if _, p, _ := Date(s); p == ToDay || p == ToMonth {
			return false
		}
	}
	return true
}

// width is the number of cells up to the last that says something.
func width(cells []Cell) int { return len(trimmed(cells)) }

func trimmed(cells []Cell) []Cell {
	n := len(cells)
	for n > 0 && cells[n-1].Blank() {
		n--
	}
	return cells[:n]
}

func countFilled(cells []Cell) int {
	n := 0
	for i := range cells {
		if !cells[i].Blank() {
			n++
		}
	}
	return n
}

// phrase is what the cells say together.
func phrase(cells []Cell) string {
	var b strings.Builder
	for i := range cells {
		if t := Tidy(cells[i].Text); t != "" {
			if b.Len() > 0 {
				b.WriteByte(' ')
			}
			b.WriteString(t)
		}
	}
	return b.String()
}

func tidied(cells []Cell) []string {
	out := make([]string, width(cells))
	for i := range out {
		out[i] = Tidy(cells[i].Text)
	}
	return out
}

// headName is the text of a header cell on one line: offices put spaces and
// line breaks into Chinese words to fill the cell (姓　　名).
func headName(s string) string {
	s = Tidy(s)
	if !strings.Contains(s, " ") {
		return s
	}
	words := strings.Fields(s)
	var b strings.Builder
	for i, w := range words {
		if i > 0 {
			last, _ := utf8.DecodeLastRuneInString(words[i-1])
			first, _ := utf8.DecodeRuneInString(w)
			if last < 0x2e80 && first < 0x2e80 { // between Latin words
				b.WriteByte(' ')
			}
		}
		b.WriteString(w)
	}
	return b.String()
}
