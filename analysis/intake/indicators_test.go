package intake

import "testing"

// Amounts add up over areas; what is a head, a mean, a share or of an unknown kind
// does not. Without a unit the name decides, by its end.
func TestAdds(t *testing.T) {
	for _, c := range []struct {
		name, unit string
		want       bool
	}{
		{"常住人口", "", true},
		{"常住人口", "万人", true},
		{"粮食产量", "", true},
		{"贫困户数", "", true},
		{"播种面积", "", true},
		{"人口密度", "", false},
		{"人均耕地面积", "", false},
		{"户均人口", "人", false},
		{"城镇人口比重", "", false},
		{"财政收入", "", false},
		{"财政收入", "万元", true},
		{"贫困发生率", "%", false},
		{"单产", "公斤/亩", false},
		{"得分", "", false},
	} {
		if got := adds(c.name, c.unit); got != c.want {
			t.Errorf("%s in %q: %v, want %v", c.name, c.unit, got, c.want)
		}
	}
}
