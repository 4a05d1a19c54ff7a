package mapping

import (
	"strconv"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// A figure in another unit is the decimal that one would write: only the point moves.
func TestTimes(t *testing.T) {
	for _, c := range []struct {
		v        float64
		from, to string
		want     float64
	}{{489100, "人", "万人", 48.91}, {430100, "人", "万人", 43.01}, {1000000, "公斤", "吨", 1000}, {120, "‰", "%", 12}, {43.01, "万人", "人", 430100}, {0.07, "%", "%", 0.07}} {
		times, ok := Convert(c.from, c.to)
		if got := Times(c.v, times); !ok || got != c.want {
			t.Errorf("%v %s are %v %s, want %v", c.v, c.from, got, c.to, c.want)
		}
	}
	rapid.Check(t, func(t *rapid.T) {
		v := rapid.IntRange(1, 1e12).Draw(t, "persons")
		times, _ := Convert("人", "万人")
		digits := strings.Repeat("0", max(0, 5-len(strconv.Itoa(v)))) + strconv.Itoa(v)
		want := strings.TrimRight(strings.TrimRight(digits[:len(digits)-4]+"."+digits[len(digits)-4:], "0"), ".")
		if got := strconv.FormatFloat(Times(float64(v), times), 'f', -1, 64); got != want {
			t.Fatalf("%d are %s, want %s", v, got, want)
		}
	})
}
