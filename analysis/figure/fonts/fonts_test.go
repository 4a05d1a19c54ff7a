package fonts

import (
	"math"
	"strings"
	"testing"

	"taihang/data/reference"

	"taihang/data/text"
)

func needChinese(t *testing.T) {
	t.Helper()
	reference.Need(t, Problem() == nil, "no Chinese font: run analysis/figure/fonts/build.py")
}

func TestWidth(t *testing.T) {
	needChinese(t)
	for _, c := range []struct {
		s      string
		medium bool
		want   float64
	}{
		{"", false, 0},
		{"县", false, 12},
		{"驻村干部", true, 48},
		{"　", false, 12},
	} {
		if got := Width(c.s, 12, c.medium); math.Abs(got-c.want) > 1e-9 {
			t.Errorf("%q: %v, want %v", c.s, got, c.want)
		}
	}
}

// Columns of figures align without an OpenType feature.
func TestDigitsHaveOneWidth(t *testing.T) {
	for _, medium := range []bool{false, true} {
		want := Width("0", 1, medium)
		for _, r := range "123456789" {
			if got := Width(string(r), 1, medium); got != want {
				t.Errorf("%c is %v wide, 0 is %v", r, got, want)
			}
		}
		if minus := Width("−", 1, medium); Faces().Bundled && math.Abs(minus-want) > .05 {
			t.Errorf("− is %v wide, a digit %v", minus, want)
		}
	}
}

func TestWidthAllocatesNothing(t *testing.T) {
	Width("7,366 个贫困村", 12, false)
	if n := testing.AllocsPerRun(100, func() { Width("7,366 个贫困村", 12, false) }); n != 0 {
		t.Errorf("%v allocations", n)
	}
}

// Every character that the bundle promises is in it, in both weights.
func TestBundleIsComplete(t *testing.T) {
	s := Faces()
	reference.Need(t, s.Bundled, "no bundle: run analysis/figure/fonts/build.py")
	if !Embeddable() || !strings.Contains(Licence(), "OFL") && !strings.Contains(Licence(), "Open Font License") {
		t.Error("the bundle cannot be embedded, or its licence is missing")
	}
	for _, r := range "贫县驻监测书单门直令返蠡滦蔚涞兀邢邯㙟①℃²≥–—−×…“”，。：；（）、《》％℉ⅠⅡ■□▲▼✓" {
		for _, f := range []*Face{s.Regular, s.Medium} {
			if !f.Has(r) {
				t.Errorf("%c is missing", r)
			}
		}
	}
}

func TestOutline(t *testing.T) {
	needChinese(t)
	segs, ok := Faces().Regular.Outline('一')
	if !ok || len(segs) < 4 {
		t.Fatalf("%v %v", segs, ok)
	}
	lo, hi := math.Inf(1), math.Inf(-1)
	for _, s := range segs {
		lo, hi = min(lo, s.P[0][0]), max(hi, s.P[0][0])
		if s.P[0][1] > 0 || s.P[0][1] < -.9 {
			t.Errorf("一 reaches y %v: it stands above the baseline and y grows downwards", s.P[0][1])
		}
	}
	if hi-lo < .7 || hi-lo > 1 {
		t.Errorf("一 is %v em wide", hi-lo)
	}
	if _, ok := Faces().Regular.Outline(0x10FFFF); ok {
		t.Error("a character that does not exist has an outline")
	}
}

// The system's font, where there is one, is a simplified-Chinese face.
func TestSystemFont(t *testing.T) {
	s := fromSystem()
	reference.Need(t, s != nil, "no Chinese font on this system")
	if !s.Regular.Has('县') || !s.Medium.Has('县') || s.Bundled {
		t.Errorf("%s: no 县", s.Regular.Path)
	}
	if s.Regular.Family == "Noto Sans CJK SC" {
		if name, err := s.Regular.font.Name(nil, 1); err != nil || !strings.Contains(name, "SC") {
			t.Errorf("face %d of %s is %q", s.Regular.Index, s.Regular.Path, name)
		}
	}
	if w := s.Regular.Width("县"); math.Abs(w-1) > 1e-9 {
		t.Errorf("县 is %v em wide", w)
	}
}

func TestMessageSaysWhatToDo(t *testing.T) {
	if !text.Has("figure.font.none") || !strings.Contains(text.ZH.T("figure.font.none"), "fonts-noto-cjk") {
		t.Error("the message names no remedy")
	}
}

func BenchmarkWidth(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		Width("发生率 8% 及以上的 20 个县", 12, false)
	}
}
