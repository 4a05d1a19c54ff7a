package theme

import (
	"strings"
	"testing"

	"pgregory.net/rapid"

	"taihang/analysis/figure/fonts"
)

func setter(t testing.TB) *Typesetter {
	t.Helper()
	f := fonts.Faces()
	faces, err := Faces(f.Regular.Data, f.Medium.Data)
	if err != nil {
		t.Fatal(err)
	}
	return NewTypesetter(faces, false)
}

// Wrapping loses nothing but the spaces at line ends, fits the width, and
// begins no line with closing punctuation.
func TestWrap(t *testing.T) {
	ts := setter(t)
	rapid.Check(t, func(rt *rapid.T) {
		s := rapid.StringOf(rapid.RuneFrom([]rune("贫困发生率，%（）。 abc 12.5"))).Draw(rt, "s")
		width := float32(rapid.IntRange(60, 300).Draw(rt, "width"))
		lines := ts.Wrap(s, 12, false, width)
		if got, want := strings.ReplaceAll(strings.Join(lines, ""), " ", ""), strings.ReplaceAll(s, " ", ""); got != want {
			rt.Fatalf("%q became %q", want, got)
		}
		for _, l := range lines {
			if w := ts.Width(strings.TrimRight(l, " "), 12, false); w > width+12 {
				rt.Fatalf("%q is %g wide, not %g", l, w, width)
			}
		}
	})
	for i, l := range ts.Wrap("农村贫困人口，农村户籍人口，按县", 12, false, 74) {
		if strings.HasPrefix(l, "，") {
			t.Errorf("line %d begins with a comma: %q", i, l)
		}
	}
}

func TestFit(t *testing.T) {
	ts := setter(t)
	s := "建档立卡贫困村"
	full := ts.Width(s, 12, false)
	if got := ts.Fit(s, 12, false, full); got != s {
		t.Errorf("cut to %q though it fits", got)
	}
	got := ts.Fit(s, 12, false, full/2)
	if !strings.HasSuffix(got, "…") || ts.Width(got, 12, false) > full/2 {
		t.Errorf("half the width gave %q", got)
	}
}

// Digits of a weight have one width, so that columns align.
func TestDigitsAlign(t *testing.T) {
	ts := setter(t)
	for _, medium := range []bool{false, true} {
		want := ts.Width("0", 40, medium)
		for _, d := range "123456789" {
			if w := ts.Width(string(d), 40, medium); w != want {
				t.Errorf("medium %v: %c is %g wide, 0 is %g", medium, d, w, want)
			}
		}
	}
}
