package audit

import "testing"

// A figure whose name speaks of villages or counties is not their number.
func TestCountedBy(t *testing.T) {
	for name, want := range map[string]string{
		"驻村数（个）": "villages", "建档立卡贫困村": "villages", "贫困村总数": "villages", "派驻村数量": "villages",
		"工作队数": "teams", "驻村工作组": "teams", "派出单位数": "units", "干部人数": "cadres", "驻村干部（人）": "cadres", "人数": "cadres",
		"队员": "cadres", "第一书记数": "first_secretaries", "第一书记人数": "first_secretaries", "县数": "counties", "县（市、区）个数": "counties",
		"各县贫困发生率": "", "村集体收入": "", "村均干部数占比": "", "贫困人数": "", "干部培训经费": "", "驻村天数": "",
	} {
		if got := countedBy(name); got != want {
			t.Errorf("%s counts %q, want %q", name, got, want)
		}
	}
}
