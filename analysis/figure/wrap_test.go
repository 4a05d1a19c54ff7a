package figure

import (
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func TestWrap(t *testing.T) {
	f := set{size: 10}
	for _, c := range []struct {
		s     string
		width float64
		n     int
		want  []string
	}{
		{"河北省农村贫困", 41, 3, []string{"河北省农", "村贫困"}},
		{"河北省农，村贫", 41, 3, []string{"河北省", "农，村贫"}},
		{"Albers equal area", 45, 3, []string{"Albers", "equal", "area"}},
		{"河北省农村贫困发生率", 41, 1, []string{"河北省…"}},
		{"", 41, 2, nil},
	} {
		got := wrap(c.s, c.width, c.n, f)
		if strings.Join(got, "|") != strings.Join(c.want, "|") {
			t.Errorf("%q: %q, want %q", c.s, got, c.want)
		}
	}
}

// Nothing is lost in wrapping, and no line is wider than it may be.
// A cut text keeps at least a character, and one that fits its own width is
// whole whatever the rounding.
func TestFit(t *testing.T) {
	f := set{size: 9.5}
	for _, s := range []string{"阜平", "State firms and finance", "国企金融"} {
		if got := fit(s, f.width(s)-1e-12, f); got != s {
			t.Errorf("%q became %q", s, got)
		}
	}
	if got := fit("阜平县", 12, f); got != "" {
		t.Errorf("where nothing has room stands %q", got)
	}
	if got := fit("阜平县", 20, f); got != "阜…" {
		t.Errorf("a cut name is %q", got)
	}
}

func TestWrapKeepsText(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := rapid.StringOfN(rapid.RuneFrom([]rune("河北贫困，。（）县ab1 ")), 0, 40, -1).Draw(t, "s")
		f := set{size: 10}
		got := wrap(s, 60, 1000, f)
		if strings.ReplaceAll(strings.Join(got, ""), " ", "") != strings.ReplaceAll(s, " ", "") {
			t.Fatalf("%q became %q", s, got)
		}
	})
}
