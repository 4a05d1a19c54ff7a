package ingest

import (
	"slices"
	"strconv"
	"strings"
)

// bases are the units that tables of villages and cadres count in.
var bases = set(`元 角 人 名 人次 户 户次 个 村 乡 镇 县 亩 公顷 平方公里 平方千米 平方米 公里 千米 米 吨 公斤 千克 斤 克 升 立方米
% ％ ‰ 百分比 百分点 岁 年 月 日 天 次 辆 台 套 头 只 羽 棵 株 处 座 间 家 所 张 件 项 份 期 条 场 批 篇 孔 眼 口 床 名次 小时 分钟 千瓦 千瓦时 度
美元 kw kwh km km2 km² ㎡ m2 m² m3 m³ m kg t mm ℃ 分 倍`)

// powers may stand before a unit: 万元, 千公顷.
var powers = []string{"百万", "千万", "百亿", "千亿", "万亿", "万", "千", "百", "十", "亿"}

func set(words string) map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(words) {
		m[w] = true
	}
	return m
}

// IsUnit says whether a cell is a unit of measure and nothing else.
func IsUnit(s string) bool { return unitOf(s) != "" }

// isUnit says whether s is a unit: 人, 万元, 元/人, 公斤/亩.
func isUnit(s string) bool {
	over, under, per := strings.Cut(strings.ReplaceAll(strings.ToLower(bare(s)), "／", "/"), "/")
	if per && !bases[under] {
		return false
	}
	if bases[over] {
		return true
	}
	for _, p := range powers {
		if rest, ok := strings.CutPrefix(over, p); ok && bases[rest] {
			return true
		}
	}
	return false
}

// unitOf reads a cell that is nothing but a unit, in brackets or not.
func unitOf(s string) string {
	s = Tidy(s)
	for _, b := range brackets {
		if in, ok := strings.CutPrefix(s, b.open); ok {
			if in, ok = strings.CutSuffix(in, b.close); ok {
				s = in
			}
		}
	}
	s = strings.TrimPrefix(strings.TrimPrefix(s, "单位:"), "单位：")
	if s = strings.TrimSpace(s); isUnit(s) {
		return s
	}
	return ""
}

var brackets = []struct{ open, close string }{{"（", "）"}, {"(", ")"}, {"[", "]"}, {"【", "】"}, {"〔", "〕"}, {"（", ")"}, {"(", "）"}}

// cutUnit takes the unit from the end of a column's name: 人口（人）, 面积/亩, 增速%.
func cutUnit(s string) (name, unit string) {
	if name, unit = CutUnit(s); unit != "" {
		return name, unit
	}
	if i := strings.IndexAny(s, "/／"); i > 0 {
		rest := strings.TrimPrefix(strings.TrimPrefix(s[i:], "/"), "／")
		if isUnit(rest) && !isUnit(s[:i]) && !asciiOnly(s) {
			return strings.TrimSpace(s[:i]), rest
		}
	}
	if name := strings.TrimRight(s, "%％± "); name != "" && !asciiOnly(name) && strings.TrimRight(s, "± ") != name {
		return name, "%"
	}
	return s, ""
}

// cutUnits takes the units from all levels; the lowest one counts.
func cutUnits(path []string) (names []string, unit string) {
	for _, p := range path {
		n, u := cutUnit(p)
		if u != "" {
			unit = u
		}
		if n != "" && (len(names) == 0 || names[len(names)-1] != n) {
			names = append(names, n)
		}
	}
	return names, unit
}

// declaredUnit reads “单位：万元” anywhere in a line above the table. A unit that
// is an organisation (单位：阜平县扶贫办) is none.
func declaredUnit(s string) string {
	s = Tidy(s)
	for _, mark := range []string{"单位:", "单位："} {
		for rest, ok := s, true; ok; {
			if _, rest, ok = strings.Cut(rest, mark); ok {
				end := strings.IndexAny(rest, " ）)；;")
				if end < 0 {
					end = len(rest)
				}
				if u := strings.TrimSpace(rest[:end]); u != "" && allUnits(u) {
					return u
				}
			}
		}
	}
	return ""
}

// measured end the units that a title may have in brackets; （月） or （县） there say
// something else.
var measured = []string{"元", "人", "户", "亩", "公顷", "平方公里", "公里", "吨", "公斤", "头", "%", "％", "‰"}

// titleUnit is the unit in brackets at the end of a title: 各县贫困发生率（%）.
func titleUnit(s string) string {
	_, u := CutUnit(Tidy(s))
	if u != "" && slices.ContainsFunc(measured, func(end string) bool { return strings.HasSuffix(u, end) }) {
		return u
	}
	return ""
}

// CutUnit takes the unit in brackets from the end of a name or a title.
func CutUnit(s string) (name, unit string) {
	for _, b := range brackets {
		if !strings.HasSuffix(s, b.close) {
			continue
		}
		if i := strings.LastIndex(s, b.open); i > 0 {
			if u := unitOf(s[i:]); u != "" {
				return strings.TrimSpace(s[:i]), u
			}
		}
	}
	return s, ""
}

func allUnits(s string) bool {
	for _, u := range strings.FieldsFunc(s, func(r rune) bool { return r == '、' || r == ',' || r == '，' }) {
		if !isUnit(u) {
			return false
		}
	}
	return true
}

// unitRow says whether the cells are the units of the columns above: nothing
// but units, the first column free, or called 单位 itself.
func unitRow(cells []Cell, usual int) bool {
	n := 0
	for i := range cells {
		if cells[i].Blank() {
			continue
		}
		s := bare(Tidy(cells[i].Text))
		if i == 0 {
			if s != "单位" && s != "计量单位" {
				return false
			}
			continue
		}
		if unitOf(s) == "" {
			return false
		}
		n++
	}
	return n >= 1 && 3*n >= usual
}

// numberRow says whether the cells number the columns, as statistical forms do
// in the row called 栏次: 甲 乙 1 2 3. Without one of the cyclic signs there
// must be five numbers, above them more than a plain header.
func numberRow(cells []Cell, form bool) bool {
	signs := []string{"甲", "乙", "丙", "丁", "戊", "己"}
	sign, next, filled := 0, 1, 0
	for i := range cells {
		if cells[i].Blank() {
			continue
		}
		filled++
		s := strings.Trim(bare(Tidy(cells[i].Text)), "（()）")
		switch {
		case filled == 1 && (s == "栏次" || s == "行次"):
			sign++
		case next == 1 && sign < len(signs) && s == signs[sign]:
			sign++
		case s == strconv.Itoa(next):
			next++
		default:
			return false
		}
	}
	return next > 2 && sign > 0 || form && next > 5
}

func asciiOnly(s string) bool {
	for i := range len(s) {
		if s[i] >= 0x80 {
			return false
		}
	}
	return true
}
