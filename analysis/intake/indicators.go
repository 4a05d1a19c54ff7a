package intake

import (
	"path/filepath"
	"regexp"
	"slices"
	"strings"

	"taihang/analysis/mapping"
	"taihang/data"
	"taihang/data/ingest"
)

// indicators reads figures by division and year that no other kind has a place
// for: a figure a column (with the year in a column, in the columns' names or
// over the table), or one figure a row under the name of an indicator.
type indicators struct {
	rows   sink[data.Indicator]
	infos  sink[data.IndicatorInfo]
	cols   []figureColumn
	tall   bool
	named  bool              // a row an indicator, a column a year
	names  map[string]string // indicator's name → its unit, as described so far
	above  string            // the division that rows further in belong to
	indent int
	fresh  []figure
	found  map[sought]foundDivision
}

type figureColumn struct {
	at   int
	name string
	year int // in the column's name; 0 for the row's
}

func openIndicators(j *job) loader {
	l := &indicators{
		rows: into[data.Indicator](j), infos: into[data.IndicatorInfo](j), names: map[string]string{}, found: map[sought]foundDivision{},
		tall: j.has(fValue) && j.has(fIndicator),
	}
	if l.tall {
		return l
	}
	dated := j.plan.yearsInNames() && !j.has(fYear)
	l.named = dated && j.has(fIndicator)
	for i := range j.plan.Columns {
		c := &j.plan.Columns[i]
		if c.Field != ownName {
			continue
		}
		f := figureColumn{at: i, name: c.Name}
		if dated {
			if name, year := yearOfName(c.Column); year != 0 {
				if f.year = year; name != "" {
					f.name = name
				} else {
					f.name = l.onlyName(j)
				}
			}
		}
		if l.named {
			if f.year != 0 {
				l.cols = append(l.cols, f)
			}
			continue
		}
		l.cols = append(l.cols, f)
		unit := c.Unit
		if v := &c.Values; unit == "" && v.Percents > 0 && v.Max <= 100 && (2*v.Percents >= v.Numbers || rateName.MatchString(f.name)) { // with 12.5% beside them, others are per cent too
			unit = "%"
			j.once("percent "+c.Name, data.Note, "percent", c.Name)
		}
		j.scale[i] = l.describe(j, f.name, unit)
	}
	return l
}

// onlyName is what the figures of a table are whose columns are bare years: the
// table's title, else the sheet's name, else the file's.
func (l *indicators) onlyName(j *job) string {
	for _, t := range j.plan.Layout.Titles {
		if s := yearIn.ReplaceAllString(t.Text, ""); len([]rune(s)) >= 2 {
			return strings.Trim(strings.NewReplacer("年", "", "统计表", "").Replace(s), "-—– ")
		}
	}
	if s := strings.TrimSpace(yearIn.ReplaceAllString(j.b.Sheet, "")); s != "" && !bareSheet.MatchString(s) {
		return strings.Trim(strings.ReplaceAll(s, "年", ""), "-—– ")
	}
	return strings.TrimSuffix(j.b.File, filepath.Ext(j.b.File))
}

// rateName are names of figures that are per cent or fractions.
var rateName = regexp.MustCompile(`(?:率|比重|占比|比例|比率|%)$`)

// bareSheet are names that say nothing of a sheet.
var bareSheet = regexp.MustCompile(`(?i)^(?:sheet|工作表|表)[ _-]*[0-9]*$`)

// describe writes what is known of an indicator, once, and returns what figures
// in the unit are to be multiplied with: those that the workspace has under the
// name, and those that came before, are in theirs.
func (l *indicators) describe(j *job, name, unit string) float64 {
	kept, done := l.names[name]
	if !done {
		info := describe(name, j.b.File)
		if kept = firstOf(j.s.places.units[name], unit, info.Unit); kept != info.Unit || kept == "" {
			info.Unit = kept
			info.Sum = info.Sum || adds(name, kept)
		}
		l.names[name], j.s.places.units[name] = kept, kept
		l.infos.put(info)
	}
	times, ok := mapping.Convert(unit, kept)
	switch {
	case !ok:
		j.once(name+unit, data.Warning, "unit-differs", name, name, unit, kept)
	case times != 1:
		j.once(name+unit, data.Note, "unit-converted", name, name, unit, kept)
	}
	return times
}

// totals end the names of amounts, also where no unit is written.
var totals = []string{"人口", "人数", "户数", "村数", "总数", "面积", "产量", "产值", "增加值", "余额", "总额"}

// adds says whether figures add up, by unit and name: persons, households and
// money do unless they are a head, a mean or a ratio.
func adds(name, unit string) bool {
	for _, w := range []string{"率", "比重", "占比", "比例", "人均", "户均", "平均", "均", "指数", "增速", "增长", "per", "ratio", "rate", "share", "mean", "avg"} {
		if strings.Contains(strings.ToLower(name), w) {
			return false
		}
	}
	if strings.Contains(unit, "/") || strings.Contains(unit, "%") {
		return false
	}
	if unit == "" {
		return slices.ContainsFunc(totals, func(end string) bool { return strings.HasSuffix(name, end) })
	}
	for _, base := range []string{"元", "人", "户", "亩", "公顷", "平方公里", "公里", "吨", "个", "头", "只", "辆", "台"} {
		if strings.HasSuffix(unit, base) {
			return true
		}
	}
	return false
}

func (l *indicators) row(j *job) bool {
	year, ok := 0, true
	if j.has(fYear) || j.has(fMonth) || j.plan.Year != 0 {
		if year, ok = j.year(); !ok {
			return false
		}
	}
	code, ok := l.division(j)
	if !ok {
		return false
	}
	if l.tall {
		name := strings.Clone(j.text(fIndicator))
		if name == "" {
			return j.reject("name", j.column(fIndicator))
		}
		if !j.first(code + " " + itoa(year) + " " + name) {
			return false
		}
		j.scale[j.at[fValue]] = l.describe(j, name, strings.Clone(firstOf(j.text(fIndicatorUnit), j.plan.Columns[j.at[fValue]].Unit)))
		l.put(j, j.at[fValue], data.Indicator{Name: name, Code: code, Year: year})
		return true
	}
	if l.named {
		return l.across(j, code)
	}
	if !j.first(code + " " + itoa(year)) {
		return false
	}
	for _, c := range l.cols {
		in := data.Indicator{Name: c.name, Code: code, Year: year}
		if c.year != 0 {
			in.Year = c.year
		}
		l.put(j, c.at, in)
	}
	return true
}

// across takes in a row that is one indicator over the years.
func (l *indicators) across(j *job, code string) bool {
	name := strings.Clone(j.text(fIndicator))
	if name == "" {
		return j.reject("name", j.column(fIndicator))
	}
	if !j.first(code + " " + name) {
		return false
	}
	times := l.describe(j, name, strings.Clone(j.text(fIndicatorUnit)))
	for _, c := range l.cols {
		j.scale[c.at] = times
		l.put(j, c.at, data.Indicator{Name: name, Code: code, Year: c.year})
	}
	return true
}

// put takes a cell in. An empty one is nothing to store, unless the workspace
// has a figure there that it takes back.
func (l *indicators) put(j *job, at int, in data.Indicator) {
	in.Value = j.own(at, l.names[in.Name])
	key := figure{in.Name, in.Code, in.Year}
	if in.Value.State == data.Null && !j.s.places.held[key] {
		return
	}
	if in.Value.State != data.Null {
		l.fresh = append(l.fresh, key)
	}
	l.rows.put(in)
}

// own is a figure under its own name, in the unit that it is kept in.
func (j *job) own(at int, unit string) data.Value {
	cell := &j.cells[at]
	if cell.Text == "" && cell.Kind != ingest.KindUncached {
		return data.Value{}
	}
	name := j.plan.Columns[at].Name
	said := func(sev data.Severity, code, proposal string) {
		j.found.add(data.Issue{Severity: sev, Code: code, Sheet: j.b.Sheet, Row: j.line, Column: name, Args: []string{cell.Text, proposal}, Value: cell.Text, Proposal: proposal})
	}
	switch cell.Kind {
	case ingest.KindError:
		said(data.Warning, "cell-error", "")
		return data.Value{}
	case ingest.KindUncached:
		said(data.Warning, "cell-uncached", "")
		return data.Value{}
	}
	q := ingest.Quantity(cell.Text)
	if q.Problem.Code != "" {
		taken := false
		if q.Problem.Proposal != "" && (j.accept[q.Problem.Code] || j.accept["*"]) {
			p := q.Problem.Proposal
			if q = ingest.Quantity(p); q.Problem.Code == "" {
				said(data.Note, "corrected", p)
				taken = true
			}
		}
		if !taken {
			said(data.Warning, q.Problem.Code, q.Problem.Proposal)
			return data.Value{}
		}
	}
	if q.Value.State != data.Present {
		return q.Value
	}
	times := j.scale[at]
	switch {
	case (q.Unit == "%" || q.Unit == "‰") && unit == "%":
		times = 100 // the figures are in per cent
	case q.Unit != "" && unit != "":
		if own, ok := mapping.Convert(q.Unit, unit); ok {
			times = own // 3.2 万元 is in yuan whatever the column is in
		}
	case q.Times:
		if own, ok := mapping.Convert(strings.TrimLeft(unit, "十百千万亿"), unit); ok && own <= 1e-3 {
			j.once("times "+name, data.Note, "times", name, unit)
			times = own // 3.2 万 in a column of 万元
		}
	}
	return data.Num(q.Value.V * times)
}

// division is what the row's figures are of: by code, else by name, of any
// level.
func (l *indicators) division(j *job) (string, bool) {
	for _, f := range []slot{fCode, fVillageCode, fTownCode, fCountyCode, fPrefectureCode} {
		s := j.raw(f)
		if s == "" {
			continue
		}
		code, ok := j.code(f)
		if !ok {
			return "", false
		}
		code = j.s.places.alias(code)
		if to, ok := j.plan.Mapping.Divisions[code]; ok {
			return j.chosen(code, to)
		}
		if rank(code) != data.RankCounty {
			return code, true
		}
		year := j.plan.Year
		if y, ok := ingest.Year(j.text(fYear)); ok {
			year = y
		}
		return j.match(code, firstOf(j.text(fDivisionName), j.text(fCounty)), year), true
	}
	if s := j.text(fVillage); s != "" { // its county's figures are others
		return "", j.reject("no-village-code", j.column(fVillage), s)
	}
	if s := j.text(fCode); s == "" && j.has(fCode) && !j.has(fCounty) && !j.has(fDivisionName) {
		return "", j.reject("code", j.column(fCode), s)
	}
	if s := j.text(fCounty); s != "" {
		if !j.has(fPrefecture) { // the rows of prefectures stand among those of counties
			return l.anyLevel(j, s)
		}
		return j.named(s, j.text(fPrefecture), data.RankCounty)
	}
	if s := j.text(fDivisionName); s != "" {
		return l.anyLevel(j, s)
	}
	if s := j.text(fPrefecture); s != "" {
		return j.named(s, "", data.RankPrefecture)
	}
	return "", j.reject("no-county-name", j.codeColumn())
}

// anyLevel finds a name in a column of divisions of all levels, where a row
// further in belongs to the one above it.
func (l *indicators) anyLevel(j *job, name string) (string, bool) {
	pl := j.s.places
	switch name {
	case "全省", "全省合计":
		name = "河北省"
	}
	for _, r := range []data.Rank{data.RankProvince, data.RankPrefecture} {
		f := l.find(j, name, "", r)
		short := f.how == Variant && r == data.RankPrefecture && l.find(j, name, "", data.RankCounty).none() // 石家庄, but not 承德
		if f.code != "" && (f.how == Exact || short) {
			l.above, l.indent = pl.name(f.code), j.row.Indent
			if r == data.RankProvince {
				l.above = ""
			}
			j.hits.add(Exact)
			return f.code, true
		}
	}
	above := j.text(fPrefecture)
	if above == "" && l.above != "" {
		above = l.above
		if l.find(j, name, above, data.RankCounty).code == "" && l.find(j, name, "", data.RankCounty).how == Exact {
			above = "" // the row before was of a prefecture, but not of this county's
		}
	}
	return j.named(name, above, data.RankCounty)
}

// find remembers what names came to: they occur again each year.
func (l *indicators) find(j *job, name, above string, rank data.Rank) foundDivision {
	key := sought{name, above, rank}
	f, ok := l.found[key]
	if !ok {
		f = j.s.places.find(name, above, rank, j.plan.Year)
		key.name, key.above = strings.Clone(name), strings.Clone(above)
		l.found[key] = f
	}
	return f
}

type sought struct {
	name, above string
	rank        data.Rank
}

func (l *indicators) end(j *job) {
	for _, k := range l.fresh {
		j.s.places.held[k], j.s.places.figured[k.name] = true, true
	}
}

// suffixes give a column's unit, and whether its figures add up. The first
// that fits is taken.
var suffixes = []struct {
	end, unit string
	sum       bool
}{
	{"_10k_yuan", "万元", true},
	{"_100m_yuan", "亿元", true},
	{"_yuan", "元", false}, // an income a head, unless its name says more
	{"_pct", "%", false},
	{"_share", "", false},
	{"_ratio", "", false},
	{"_years", "年", false},
	{"_km2", "平方公里", true},
	{"_km", "公里", true},
	{"_mu", "亩", true},
	{"_10k", "万", true},
}

// counts are names, whole, of figures that add up.
var counts = map[string]string{
	"pop": "人", "male": "人", "female": "人", "hukou_pop": "人", "urban": "人", "rural": "人", "households": "户",
	"pop_10k": "万人", "fixed_phone_10k": "万户", "mobile_10k": "万户",
	"illiterate_15p": "人", "population": "人", "poor_people": "人", "rural_population": "人",
}

// describe makes what is known of an indicator from its name.
func describe(name, file string) data.IndicatorInfo {
	info := data.IndicatorInfo{Name: name, Source: file}
	low := strings.ToLower(name)
	if unit, ok := counts[low]; ok {
		info.Unit, info.Sum = unit, true
	} else if strings.HasPrefix(low, "pct_") {
		info.Unit = "%"
	} else {
		for _, s := range suffixes {
			if strings.HasSuffix(low, s.end) {
				info.Unit, info.Sum = s.unit, s.sum
				break
			}
		}
	}
	if t, ok := titles[low]; ok {
		info.Zh, info.En = t[0], t[1]
	}
	return info
}

// titles are the indicators' names in print, for the columns that the yearbook
// and census tables in circulation have.
var titles = map[string][2]string{
	"gdp_10k_yuan":           {"地区生产总值", "Gross regional product"},
	"gdp1_10k_yuan":          {"第一产业增加值", "Value added, primary sector"},
	"gdp2_10k_yuan":          {"第二产业增加值", "Value added, secondary sector"},
	"gdp3_10k_yuan":          {"第三产业增加值", "Value added, tertiary sector"},
	"pop_10k":                {"年末人口", "Population at year end"},
	"urban_disp_income_yuan": {"城镇居民人均可支配收入", "Urban disposable income per head"},
	"rural_net_income_yuan":  {"农村居民人均纯收入", "Rural net income per head"},
	"rural_disp_income_yuan": {"农村居民人均可支配收入", "Rural disposable income per head"},
	"loan_100m_yuan":         {"贷款余额", "Outstanding loans"},
	"savings_100m_yuan":      {"储蓄存款余额", "Savings deposits"},
	"highway_km":             {"公路里程", "Length of roads"},
	"fixed_phone_10k":        {"固定电话用户", "Fixed telephone lines"},
	"mobile_10k":             {"移动电话用户", "Mobile telephone subscribers"},
	"pop":                    {"常住人口", "Resident population"},
	"male":                   {"男性人口", "Men"},
	"female":                 {"女性人口", "Women"},
	"hukou_pop":              {"户籍人口", "Registered population"},
	"urban":                  {"城镇人口", "Urban population"},
	"rural":                  {"乡村人口", "Rural population"},
	"households":             {"户数", "Households"},
	"pct_0_14":               {"0–14 岁人口比重", "Share aged 0–14"},
	"pct_15_64":              {"15–64 岁人口比重", "Share aged 15–64"},
	"pct_65p":                {"65 岁及以上人口比重", "Share aged 65 and over"},
	"school_years":           {"平均受教育年限", "Mean years of schooling"},
	"illiterate_15p":         {"15 岁及以上文盲人口", "Illiterate persons aged 15 and over"},
	"illiteracy_pct":         {"文盲率", "Illiteracy rate"},
	"minority_pct":           {"少数民族人口比重", "Share of minorities"},
	"poor_people":            {"贫困人口", "Poor people"},
	"rural_population":       {"乡村户籍人口", "Registered rural population"},
}
