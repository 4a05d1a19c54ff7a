package style

import (
	"math"
	"testing"
)

// The table of ui.md, section 3, made by another program.
func TestPalettesAsDesigned(t *testing.T) {
	cases := []struct {
		id   string
		dark bool
		want [5]float64 // normal, protan, deutan, tritan, L*
	}{
		{"ochre", false, [5]float64{10.9, 10.5, 9.1, 10.4, 7.7}},
		{"ochre", true, [5]float64{12.1, 9.2, 11.3, 12.3, 10.4}},
		{"blue", false, [5]float64{7.5, 6.5, 7.4, 8.8, 8.8}},
		{"blue", true, [5]float64{9.0, 9.4, 8.8, 9.6, 10.7}},
		{"teal", false, [5]float64{10.7, 6.0, 6.5, 11.5, 10.1}},
		{"teal", true, [5]float64{9.2, 8.3, 7.6, 9.3, 10.9}},
		{"diverging", false, [5]float64{16.4, 12.7, 15.3, 19.3, 14.7}},
		{"diverging", true, [5]float64{14.2, 14.2, 13.1, 13.8, 15.6}},
		{"tier", false, [5]float64{34.8, 25.3, 25.0, 31.9, 10.6}},
		{"tier", true, [5]float64{33.9, 20.6, 18.4, 23.6, 11.4}},
		{"tier_line", false, [5]float64{31.8, 16.3, 19.0, 23.9, 7.9}},
		{"level", false, [5]float64{21.4, 18.0, 21.4, 21.0, 23.8}},
		{"level", true, [5]float64{21.5, 15.5, 19.3, 21.8, 22.7}},
		{"level_dot", false, [5]float64{18.3, 12.1, 16.5, 18.5, 12.7}},
		{"department", false, [5]float64{34.2, 24.8, 29.5, 32.7, 9.9}},
		{"department", true, [5]float64{29.8, 20.0, 20.1, 26.2, 12.6}},
		{"sex", true, [5]float64{39.6, 38.7, 44.4, 57.6, 18.0}},
	}
	for _, c := range cases {
		p, ok := ByID(c.id)
		if !ok {
			t.Fatalf("no palette %s", c.id)
		}
		got := Check(p.All(c.dark), p.Kind == Qualitative)
		if !got.OK() {
			t.Errorf("%s dark=%v: %+v does not pass", c.id, c.dark, got)
		}
		for i, w := range c.want {
			g := got.DeltaL
			if i < 4 {
				g = got.DeltaE[i]
			}
			if math.Abs(g-w) > .35 {
				t.Errorf("%s dark=%v column %d: %.2f, the design says %.1f", c.id, c.dark, i, g, w)
			}
		}
	}
}

func TestStatusColoursDoNotPassAlone(t *testing.T) {
	if Check(list("2F7D5B A15C00 B42318"), true).OK() {
		t.Error("good, warn and bad pass: then a word beside them would not be needed")
	}
}

// Pairs of the reference data of Sharma et al., table 1.
func TestCIEDE2000(t *testing.T) {
	for _, c := range []struct {
		p, q triple
		want float64
	}{
		{triple{50, 2.6772, -79.7751}, triple{50, 0, -82.7485}, 2.0425},
		{triple{50, 2.5, 0}, triple{73, 25, -18}, 27.1492},
		{triple{50, -.001, 2.49}, triple{50, .0011, -2.49}, 4.7461},
		{triple{2.0776, .0795, -1.1350}, triple{.9033, -.0636, -.5514}, .9082},
	} {
		if got := ciede2000(c.p, c.q); math.Abs(got-c.want) > 5e-5 {
			t.Errorf("%v %v: %.4f, want %.4f", c.p, c.q, got, c.want)
		}
	}
}

func TestColoursKeepEnds(t *testing.T) {
	for k := 2; k <= 9; k++ {
		got := Ochre.Colours(k, false)
		if len(got) != k || got[0] != Ochre.Light[0] || got[k-1] != Ochre.Light[5] {
			t.Errorf("k=%d: %v", k, got)
		}
	}
}
