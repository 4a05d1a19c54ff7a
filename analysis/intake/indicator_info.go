package intake

import (
	"slices"
	"strings"

	"taihang/data"
)

// totals end the names of amounts, also where no unit is written.
var totals = []string{
	"人口", "数", "面积", "产量", "产值", "增加值", "余额", "总额", "总量", "用电量", "用水量", "发电量", "保有量", "销量", "客运量", "货运量", "投资额", "销售额", "床位", "在校生", "学生", "教师", "职工", "男", "女", "男性", "女性",
}

// noTotals end the names of figures in 数 that are no amounts.
var noTotals = []string{"指数", "系数", "倍数", "分数", "位数", "名次数", "天数", "小时数", "年数", "度数", "次数"}

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
		ends := func(list []string) bool {
			return slices.ContainsFunc(list, func(end string) bool { return strings.HasSuffix(name, end) })
		}
		return ends(totals) && !ends(noTotals)
	}
	for _, base := range []string{"元", "人", "户", "亩", "公顷", "平方公里", "公里", "吨", "个", "头", "只", "辆", "台", "张", "所", "家", "套", "件", "名", "村", "公斤", "立方米", "千瓦时", "千瓦", "度", "处", "座", "株"} {
		if strings.HasSuffix(unit, base) {
			return true
		}
	}
	return false
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
