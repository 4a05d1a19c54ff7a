package index_test

import (
	"context"
	"math/rand/v2"
	"testing"

	"taihang/data/reference"

	"taihang/geo/boundary"
	"taihang/geo/index"

	"github.com/paulmach/orb"
	"pgregory.net/rapid"
)

func hebei(t testing.TB, name string) []orb.MultiPolygon {
	t.Helper()
	p := reference.Path(t, "data", "boundaries", name)
	l, err := boundary.Read(context.Background(), p, boundary.Options{})
	if err != nil {
		t.Fatal(err)
	}
	out := make([]orb.MultiPolygon, len(l.Features))
	for i, f := range l.Features {
		out[i] = f.Geometry
	}
	return out
}

// naive is the plain test over all edges of all polygons.
func naive(layer []orb.MultiPolygon, x, y float64) int {
	for i, m := range layer {
		in := false
		for _, p := range m {
			for _, r := range p {
				for k := 1; k < len(r); k++ {
					a, b := r[k-1], r[k]
					if a[1] > b[1] {
						a, b = b, a
					}
					if a[1] <= y && y < b[1] && x < a[0]+(b[0]-a[0])*(y-a[1])/(b[1]-a[1]) {
						in = !in
					}
				}
			}
		}
		if in {
			return i
		}
	}
	return index.None
}

func TestHebei(t *testing.T) {
	for _, name := range []string{"hebei_counties.geojson", "hebei_counties_2013_raw.geojson"} {
		layer := hebei(t, name)
		x := index.New(layer)
		rng := rand.New(rand.NewPCG(1, 1))
		for range 1000 {
			px, py := 113+7*rng.Float64(), 36+7*rng.Float64()
			if got, want := x.Find(px, py), naive(layer, px, py); got != want {
				t.Fatalf("%s: %v,%v lies in %d, want %d", name, px, py, got, want)
			}
		}
		for i, m := range layer { // vertices, where rounding would show
			p := m[0][0][0]
			if got, want := x.Find(p[0], p[1]), naive(layer, p[0], p[1]); got != want {
				t.Fatalf("%s: vertex %v of %d lies in %d, want %d", name, p, i, got, want)
			}
		}
	}
}

// Small layers of triangles on a coarse lattice, overlapping and touching, with
// points on the same lattice: every degenerate case comes up.
func TestLattice(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		pt := rapid.Custom(func(t *rapid.T) orb.Point {
			return orb.Point{float64(rapid.IntRange(0, 12).Draw(t, "x")), float64(rapid.IntRange(0, 12).Draw(t, "y"))}
		})
		layer := make([]orb.MultiPolygon, rapid.IntRange(0, 6).Draw(t, "n"))
		for i := range layer {
			a, b, c := pt.Draw(t, "a"), pt.Draw(t, "b"), pt.Draw(t, "c")
			layer[i] = orb.MultiPolygon{{{a, b, c, a}}}
		}
		x := index.New(layer)
		for range 40 {
			p := pt.Draw(t, "p")
			p[0] += float64(rapid.IntRange(-1, 1).Draw(t, "dx")) / 4
			if got, want := x.Find(p[0], p[1]), naive(layer, p[0], p[1]); got != want {
				t.Fatalf("%v lies in %d, want %d", p, got, want)
			}
		}
	})
}

func BenchmarkFind690k(b *testing.B) {
	layer := hebei(b, "hebei_counties.geojson")
	x := index.New(layer)
	rng := rand.New(rand.NewPCG(2, 2))
	pts := make([]orb.Point, 690_000)
	for i := range pts {
		pts[i] = orb.Point{113.46 + 6.4*rng.Float64(), 36.05 + 6.6*rng.Float64()}
	}
	for b.Loop() {
		hits := 0
		for _, p := range pts {
			if x.Find(p[0], p[1]) >= 0 {
				hits++
			}
		}
		if hits < 300_000 {
			b.Fatal(hits)
		}
	}
}

func BenchmarkNew(b *testing.B) {
	layer := hebei(b, "hebei_counties.geojson")
	for b.Loop() {
		index.New(layer)
	}
}
