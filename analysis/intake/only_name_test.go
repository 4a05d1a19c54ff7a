package intake

import "testing"

func TestBareTitle(t *testing.T) {
	for title, want := range map[string]string{
		"各县贫困发生率":        "贫困发生率",
		"各县（市、区）人均收入":    "人均收入",
		"各县(市、区)的人均收入":   "人均收入",
		"河北省分县生产总值":      "生产总值",
		"全省生产总值":         "生产总值",
		"— 各设区市粮食产量":     "粮食产量",
		"各市场主体数":         "各市场主体数",
		"各县":             "各县",
		"河北省":            "河北省",
		"县域生产总值":         "县域生产总值",
		"分地区农村居民人均消费支出 ": "农村居民人均消费支出",
	} {
		if got := bareTitle(title); got != want {
			t.Errorf("%s: %q, not %q", title, got, want)
		}
	}
}
