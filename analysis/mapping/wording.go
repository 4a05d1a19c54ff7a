package mapping

import (
	"slices"
	"strings"
	"unicode"
)

// neutral are words around the name of a figure that leave it what it is. Any
// other makes it another figure: 返贫人口 are no 人口, 年初户数 not those of the
// year's end, 人口密度 no persons.
var neutral = []string{
	"全村", "本村", "村内", "本年", "当年", "年末", "期末", "年底", "现有", "实有", "合计", "总计", "总", "共", "全年", "年度", "其中", "上报", "核定", "建档立卡", "农村", "常住", "户籍",
	"情况", "数量", "总数", "人数", "数", "总额", "金额", "额", "人", "户", "村", "年", "的", "为", "应", "实际",
}

// mine stand before the name of a number that is the person's own.
var mine = []string{"本人", "个人", "干部", "人员", "驻村", "选派", "派驻", "被考核人", "移动", "常用", "现用", "有效", "居民", "二代", "手机", "联系", "工作"}

// others are whose telephone or card it is that is no person's.
var others = []string{"单位", "办公", "乡镇"}

// other says that a name which holds a field's name is of something else.
func other(name, known, field string) bool {
	f := byID[field]
	figure := f.Type == Number || f.Type == Count
	if name == known {
		return false
	}
	before, after, ok := strings.Cut(name, known)
	switch {
	case !ok && figure: // 林地面积 are like 耕地面积, and are not them
		return cutShort(name, known)
	case !ok:
		return false
	case figure:
		return !plain(before) || !plain(after) || counts(after, f.Unit) || poor(name, field)
	case f.Type == Phone || f.Type == IDNumber:
		_, stranger := whose(before) // whose it is is told with the other columns of theirs
		return !stranger && !madeOf(before, postedWords, mine)
	case f.Type == BankCard:
		return slices.ContainsFunc(others, func(w string) bool { return strings.Contains(before, w) })
	}
	return false
}

// cutShort says that a name which is not a figure's is not even a shorter form of
// it, what it lacks being more than neutral: 脱贫户 are no 未脱贫户数, 人数 no 两委人数.
func cutShort(name, known string) bool {
	before, after, ok := strings.Cut(known, name)
	return !ok || !plain(before) || !plain(after) || before == "应" // 出勤 are what was, not what was due
}

// counts says that the end of a name counts something else than the field does:
// 贫困户人数 are persons.
func counts(end, unit string) bool {
	switch unit {
	case "户":
		return strings.ContainsAny(end, "人口")
	case "人":
		return strings.Contains(end, "户")
	}
	return false
}

// poor says that a figure of the whole village is that of its poor: 建档立卡户人口.
func poor(name, field string) bool {
	return (field == "households" || field == "population") && strings.Contains(name, "建档立卡")
}

// topics are what the figures of a village are grouped under without becoming
// others: 人口情况·户数 are the village's, 低保·户数 are not.
var topics = []string{
	"基本", "主要", "现状", "发展", "社会", "概况", "信息", "指标", "数据", "村情", "台账", "行政村", "村级", "人口", "农户", "土地", "耕地", "资源", "经济", "收入", "集体", "农业", "产业", "生产",
	"种植业", "种植", "养殖业", "养殖", "畜牧业", "畜牧", "党组织", "党建", "党员", "组织", "班子", "队伍", "建设", "两委", "干部", "及", "和", "与",
}

// some are words by which a figure is of some of the village only.
var some = []string{"脱贫", "低保", "五保", "特困", "残疾", "返贫", "新增", "减少", "搬迁", "危房", "劳动力", "务工", "流转", "男", "女"}

// ofSome says that what was left out of a name makes a village's figure one of
// some of the village only, 低保·户数, 人口（脱贫）, or a telephone that of an office.
func (v variant) ofSome(field string) bool {
	if byID[field].Type == Phone { // 派出单位·电话
		return slices.ContainsFunc(others, func(w string) bool { return strings.Contains(v.group, w) })
	}
	if !slices.Contains(ledgerItems, field) {
		return false
	}
	has := func(w string) bool { return strings.Contains(v.group+v.inside, w) }
	if slices.ContainsFunc(some, has) {
		return true
	}
	if field == "poor_households" || field == "poor_people" {
		return false
	}
	return has("贫困") || poor(v.group+v.inside, field) || !topical(v.group)
}

// topical says that a group's name is made of neutral words, topics and years, or
// is the table's.
func topical(group string) bool {
	group = strings.Map(func(r rune) rune {
		if unicode.IsDigit(r) {
			return -1
		}
		return r
	}, group)
	return madeOf(group, neutral, topics) || strings.HasSuffix(group, "表") || strings.HasSuffix(group, "台账")
}

// plain says that a text is made of neutral words.
func plain(s string) bool { return madeOf(s, neutral) }

// madeOf says that a text is made of words of the lists.
func madeOf(s string, lists ...[]string) bool {
	for s != "" {
		n := 0
		for _, list := range lists {
			for _, w := range list {
				if strings.HasPrefix(s, w) {
					n = max(n, len(w))
				}
			}
		}
		if n == 0 {
			return false
		}
		s = s[n:]
	}
	return true
}
