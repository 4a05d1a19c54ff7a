package ingest

import (
	"testing"

	"taihang/data"
)

func TestNumber(t *testing.T) {
	for in, want := range map[string]data.Value{
		"0": data.Num(0), "1,234,567.5": data.Num(1234567.5), "-3": data.Num(-3), "−3": data.Num(-3), "１２．５％": data.Num(0.125),
		"3.2 万": data.Num(32000), "1.5亿": data.Num(1.5e8), ".5": data.Num(0.5), "+7": data.Num(7), "1e3": data.Num(1000), " 8\u200b": data.Num(8),
		"": {}, "—": {}, "-": {}, "…": {}, "NA": {}, "不适用": {State: data.NotApplicable}, "***": {State: data.Suppressed}, "suppressed": {State: data.Suppressed},
	} {
		if got, ok := Number(in); !ok || got != want {
			t.Errorf("%q: %v %v, want %v", in, got, ok, want)
		}
	}
	for _, in := range []string{"NaN", "Inf", "-inf", "0x1F", "1_000", "1,23", "1,2345", ",123", "1.2.3", "--1", "1e", "e5", "1e400", "三", "12人", "1e+-2"} {
		if got, ok := Number(in); ok {
			t.Errorf("%q was read as %v", in, got)
		}
	}
}

func TestCode(t *testing.T) {
	for in, want := range map[string]string{
		"130631": "130631", "130631.0": "130631", "１３０６３１": "130631", "\u200b130631 ": "130631", "130631000000": "130631",
		"130631001": "130631001", "130631001200": "130631001200", "'130631": "130631",
	} {
		if got, ok := Code(in); !ok || got != want {
			t.Errorf("%q: %q %v", in, got, ok)
		}
	}
	for _, in := range []string{"", "13063", "1306311", "13063a", "130631.5", "阜平"} {
		if got, ok := Code(in); ok {
			t.Errorf("%q was read as %q", in, got)
		}
	}
}
