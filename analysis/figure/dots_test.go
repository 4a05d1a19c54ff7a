package figure

import (
	"strings"
	"testing"

	"pgregory.net/rapid"

	"taihang/analysis/cube"
	"taihang/analysis/measure"
)

func TestDotsSpeakTrue(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		g := newGrid([]string{"2010", "2012", "2014", "2016"}, []string{""})
		for i := range g.cells {
			d := rapid.IntRange(0, 50).Draw(t, "d")
			n := rapid.IntRange(0, d).Draw(t, "n")
			g.cells[i] = measure.Cell{Num: float64(n), Den: float64(d), N: d}
		}
		d := newDots(cube.Intake, g, nil)
		for _, x := range d.dot {
			if !(x.lo <= x.v.V+1e-9 && x.v.V <= x.hi+1e-9) {
				t.Fatalf("%v outside its interval", x)
			}
		}
		f := d.finding(self, percentWord)
		titleFits(t, f)
		if !f.said() {
			return
		}
		last := d.dot[len(d.dot)-1].v.V
		for _, x := range d.dot[:len(d.dot)-1] {
			if strings.Contains(f.key, "high") && x.v.V >= last || strings.Contains(f.key, "low") && x.v.V <= last {
				t.Fatalf("%s, but %v and %v", f.key, x.v.V, last)
			}
		}
	})
}

// Groups are set against each other in a title wherever their intervals are
// apart, and never where one holds the other's share.
func TestDotsOfGroupsSpeakTrue(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		g := newGrid([]string{"province", "city", "county"}, []string{""})
		for i := range g.cells {
			d := rapid.IntRange(1, 400).Draw(t, "d")
			n := rapid.IntRange(0, d).Draw(t, "n")
			g.cells[i] = measure.Cell{Num: float64(n), Den: float64(d), N: d}
		}
		d := newDots(cube.Level, g, nil)
		f := d.finding(self, percentWord)
		titleFits(t, f)
		top, bottom := d.dot[0], d.dot[0]
		for _, x := range d.dot {
			if x.v.V > top.v.V {
				top = x
			}
			if x.v.V < bottom.v.V {
				bottom = x
			}
		}
		apart, alike := top.lo > bottom.hi, top.lo <= bottom.v.V && bottom.hi >= top.v.V
		if apart && !f.said() || alike && f.said() {
			t.Fatalf("said %v of %+v", f, d.dot)
		}
		if f.said() && (f.args[1] != percentWord(top.v.V) || f.args[3] != percentWord(bottom.v.V)) {
			t.Fatalf("%v of %+v", f.args, d.dot)
		}
	})
}
