package mapping

import (
	"strconv"
	"strings"
)

// powers before a unit, the longest first.
var powers = []struct {
	sign  string
	times float64
}{{"百万", 1e6}, {"千万", 1e7}, {"百亿", 1e10}, {"千亿", 1e11}, {"万亿", 1e12}, {"万", 1e4}, {"千", 1e3}, {"百", 1e2}, {"十", 10}, {"亿", 1e8}}

// bases are units in terms of another of the same quantity.
var bases = map[string]struct {
	unit  string
	times float64
}{
	"元": {"元", 1}, "圆": {"元", 1}, "yuan": {"元", 1}, "rmb": {"元", 1}, "角": {"元", .1},
	"人": {"人", 1}, "名": {"人", 1}, "口": {"人", 1}, "位": {"人", 1}, "人次": {"人", 1},
	"户": {"户", 1}, "家": {"户", 1},
	"亩": {"亩", 1}, "mu": {"亩", 1}, "公顷": {"亩", 15}, "ha": {"亩", 15}, "平方公里": {"亩", 1500}, "平方千米": {"亩", 1500}, "km2": {"亩", 1500}, "km²": {"亩", 1500}, "平方米": {"亩", 15. / 1e4}, "㎡": {"亩", 15. / 1e4}, "m2": {"亩", 15. / 1e4},
	"吨": {"吨", 1}, "t": {"吨", 1}, "公斤": {"吨", 1e-3}, "千克": {"吨", 1e-3}, "kg": {"吨", 1e-3}, "斤": {"吨", 5e-4}, "克": {"吨", 1e-6},
	"公里": {"公里", 1}, "千米": {"公里", 1}, "km": {"公里", 1}, "米": {"公里", 1e-3},
	"%": {"%", 1}, "％": {"%", 1}, "百分比": {"%", 1}, "百分点": {"%", 1}, "‰": {"%", .1},
	"头": {"头", 1}, "只": {"头", 1}, "头只": {"头", 1}, "羽": {"头", 1}, "匹": {"头", 1},
	"日": {"日", 1}, "天": {"日", 1}, "次": {"日", 1}, "年": {"年", 1}, "周年": {"年", 1}, "月": {"年", 1. / 12}, "个月": {"年", 1. / 12},
}

// Convert returns what figures in one unit are to be multiplied with to be in
// the other. No unit is the other one. ok is false when they measure different
// things, or one is unknown.
func Convert(from, to string) (times float64, ok bool) {
	if from == "" || to == "" || from == to {
		return 1, true
	}
	f, ok1 := base(from)
	t, ok2 := base(to)
	if !ok1 || !ok2 || f.unit != t.unit {
		return 1, false
	}
	return f.times / t.times, true
}

// Times is a figure in another unit. Factors such as 1/10000 are no binary numbers:
// the product is rounded to the digits that a figure can have meant, so that
// 489,100 人 are 48.91 万人 and not 48.910000000000004.
func Times(v, times float64) float64 {
	if times == 1 {
		return v
	}
	w, err := strconv.ParseFloat(strconv.FormatFloat(v*times, 'g', 15, 64), 64)
	if err != nil { // no number, or one beyond all bounds
		return v * times
	}
	return w
}

func base(s string) (b struct {
	unit  string
	times float64
}, ok bool,
) {
	s = strings.ToLower(strings.NewReplacer(" ", "", "/", "", "、", "", "（", "", "）", "").Replace(s))
	if b, ok = bases[s]; ok {
		return b, true
	}
	for _, p := range powers {
		if rest, cut := strings.CutPrefix(s, p.sign); cut && rest != "" {
			if b, ok = bases[rest]; !ok {
				b.unit, b.times = rest, 1 // 万吨 is ten thousand 吨, whatever that is
			}
			b.times *= p.times
			return b, true
		}
	}
	b.unit, b.times = s, 1
	return b, true
}
