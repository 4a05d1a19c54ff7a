package intake

import (
	"cmp"
	"path/filepath"
	"regexp"
	"strings"

	"taihang/analysis/mapping"
	"taihang/data"
	"taihang/data/ingest"
)

// stay is from when to when a row says that somebody is posted.
type stay struct {
	start, end data.Date
	precision  ingest.Precision // of the start
	intake     int              // the year in which the person was sent; 0 unknown
	yearly     bool             // the days are those of the list's year
	year       int              // of the list; 0 unsaid
	spans      bool             // one cell gives both days
}

// stay reads the days of the row in hand. What is there and cannot be read rejects
// the row: it is not of the year that the table is of. A list without days speaks
// of its year.
func (r *roster) stay(j *job, year int) (s stay, ok bool) {
	precision := ingest.NoDate
	s.year = year
	if from, to, both := ingest.Span(j.text(fStart)); both && !j.has(fEnd) {
		var starts, ends ingest.Problem
		s.spans = true
		s.start, s.precision, starts = ingest.Date(from)
		s.end, precision, ends = ingest.Date(to)
		if starts.Code != "" || ends.Code != "" || !s.start.Known() {
			return s, j.reject("start-unread", j.column(fStart))
		}
	} else {
		s.start, s.precision = j.date(fStart)
		if !s.start.Known() && s.precision == ingest.NoDate && filled(j.text(fStart)) {
			return s, j.reject("start-unread", j.column(fStart))
		}
		s.end, precision = j.date(fEnd)
	}
	if precision == ingest.ToMonth || precision == ingest.ToYear {
		s.end = lastOf(s.end, precision) // 至 2018 年 6 月: the whole month
	}
	if s.end.Known() && s.start.Known() && s.end <= s.start {
		return s, j.reject("end-before-start", j.column(fEnd), s.start.String(), s.end.String())
	}
	s.intake = j.optionalYear(fIntake)
	switch {
	case !s.start.Known() && s.end.Known(): // a list of departures
	case !s.start.Known() && year != 0:
		s.start, s.end, s.yearly = data.NewDate(year, 1, 1), data.NewDate(year+1, 1, 1), true
		j.once("year", data.Note, "posting-year", "", itoa(year))
	case !s.start.Known() && !j.has(fStart) && s.intake != 0:
		s.start = data.NewDate(s.intake, 1, 1)
		j.once("intake", data.Note, "posting-intake", "", itoa(s.intake))
	}
	if s.intake == 0 && s.start.Known() {
		s.intake = s.start.Year()
	}
	return s, true
}

// role is the row's, or that by which the header or the title calls the person; members
// need not be called so, and then nothing is said. In a column 第一书记 a mark says who
// is one.
func (r *roster) role(j *job) (role data.Role, said bool) {
	if r.marked {
		if yes, ok := mapping.YesNo(j.text(fRole)); ok {
			if yes {
				return data.RoleFirstSecretary, true
			}
			return data.RoleMember, true
		}
	}
	if w := data.Role(cmp.Or(j.word(fRole), j.plan.People.Role, string(r.titled))); w != "" {
		return w, true
	}
	return data.RoleMember, false
}

// firstOnly and notOnly are titles of lists of first secretaries, and of others besides.
var (
	firstOnly = regexp.MustCompile(`第一书记(?:花?名册|名单|信息|情况|一览|登记|统计|基本|台账|$)`)
	notOnly   = regexp.MustCompile(`队员|工作队|工作组|成员|及|和|与|、|考核|副书记`)
)

// titledRole is the office that the titles of a list of persons say all of them hold,
// where no column does; "" for none.
func (p *SheetPlan) titledRole() data.Role {
	if p.has("role") || p.People.Role != "" {
		return ""
	}
	for _, s := range []string{strings.TrimSpace(p.heading()), p.Sheet.Name, strings.TrimSuffix(p.File.Name, filepath.Ext(p.File.Name))} {
		if firstOnly.MatchString(s) && !notOnly.MatchString(s) {
			return data.RoleFirstSecretary
		}
	}
	return ""
}

// severally are names of several people: 赵六、钱七.
var severally = regexp.MustCompile(`^\p{Han}{2,4}(?:[、，,;；/ ]\p{Han}{2,4})+$`)

// several says whether a cell names more than one: in several lines, one behind the
// other with or without remarks, by number, or one for another.
func several(cell, joined string) bool {
	if len(joined) <= 12 && len(joined) == len(cell) { // as nearly all are
		return strings.HasSuffix(joined, "等")
	}
	if isLines(cell) {
		return true
	}
	bare := remarks.ReplaceAllString(joined, "")
	return len(joined) > 12 && severally.MatchString(bare) || byNumber.MatchString(bare) || strings.ContainsAny(bare, "→>")
}

var (
	remarks  = regexp.MustCompile(`[（(][^（()）]*[)）]`)
	byNumber = regexp.MustCompile(`等[0-9一二三四五六七八九十两]*(?:人|名|同志)?$`)
)

var headcount = regexp.MustCompile(`^[0-9一二三四五六七八九十两]+(?:人|名)$`)

// vacant says whether a cell has what stands for a name where nobody is.
func vacant(name string) bool {
	switch name {
	case "空缺", "暂缺", "缺", "暂无", "无", "待定", "未定", "待派", "未派", "不详", "/", "-", "—", "——":
		return true
	}
	return (strings.HasSuffix(name, "人") || strings.HasSuffix(name, "名")) && headcount.MatchString(name)
}

// withoutRemark is a name without what stands in brackets behind it: 孙八（组长）.
func withoutRemark(name string) string {
	if !strings.HasSuffix(name, "）") && !strings.HasSuffix(name, ")") {
		return name
	}
	if i := strings.IndexAny(name, "（("); i > 0 {
		return strings.TrimSpace(name[:i])
	}
	return name
}

// filled says that a cell has something else than a word for nothing.
func filled(s string) bool {
	if s == "" {
		return false
	}
	v, ok := ingest.Number(s)
	return !ok || v.State == data.Present
}

// lastOf is the day after the last of a month or year.
func lastOf(d data.Date, p ingest.Precision) data.Date {
	t := d.Time()
	if p == ingest.ToYear {
		return data.NewDate(t.Year()+1, 1, 1)
	}
	return data.NewDate(t.Year(), int(t.Month())+1, 1)
}
