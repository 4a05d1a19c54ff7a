package mesh_test

import (
	"context"
	"encoding/csv"
	"math"
	"os"
	"strconv"
	"testing"

	"taihang/data/reference"

	"taihang/geo/boundary"
	"taihang/geo/mesh"
	"taihang/geo/projection"

	"github.com/paulmach/orb"
)

func load(t testing.TB, name string) []mesh.Input {
	t.Helper()
	l, err := boundary.Read(context.Background(), reference.Path(t, name), boundary.Options{})
	if err != nil {
		t.Fatal(err)
	}
	in := make([]mesh.Input, len(l.Features))
	for i, f := range l.Features {
		in[i] = mesh.Input{Code: f.Code, Name: f.Name, Parent: f.Parent, Geometry: f.Geometry}
	}
	return in
}

func pairs(lists [][]int) int {
	n := 0
	for _, l := range lists {
		n += len(l)
	}
	return n / 2
}

func TestHebei(t *testing.T) {
	m := mesh.Build("x", load(t, "data/boundaries/hebei_counties.geojson"), projection.Hebei())
	if q, r := pairs(m.Neighbours()), pairs(m.Rook()); q != 422 || r != 419 {
		t.Errorf("%d neighbours, %d with a common border; want 422 and 419", q, r)
	}
	var total float64
	for _, f := range m.Features {
		total += f.AreaKm2
	}
	if math.Abs(total-188524.6) > 1 {
		t.Errorf("area %.1f km², want 188,524.6", total)
	}
	f, err := os.Open(reference.Path(t, "data/boundaries/hebei_adjacency_rook.csv"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	rows, err := csv.NewReader(f).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	code := map[string]int{}
	for i, f := range m.Features {
		code[f.Code] = i
	}
	got := map[[2]int]bool{}
	for i, l := range m.Rook() {
		for _, j := range l {
			got[[2]int{i, j}] = true
		}
	}
	for _, r := range rows[1:] {
		i, iok := code[r[0]]
		j, jok := code[r[1]]
		if !iok || !jok {
			j, jok = code[r[2]]
		}
		if !iok || !jok || !got[[2]int{i, j}] {
			t.Errorf("no border for %v", r)
		}
	}
}

func TestReferenceNeighbours(t *testing.T) {
	for _, c := range []struct{ layer, refs string }{
		{"data/boundaries/hebei_counties_simplified.geojson", "refs/hebei168_simplified"},
		{"data/boundaries/hebei_counties_2013.geojson", "refs/hebei172_2013"},
		{"refs/grid_island_hole/polygons.geojson", "refs/grid_island_hole"},
	} {
		m := mesh.Build("x", load(t, c.layer), flat{})
		for kind, lists := range map[string][][]int{"queen": m.Neighbours(), "rook": m.Rook()} {
			want := readPairs(t, reference.Path(t, c.refs+"/neighbours_"+kind+".csv"))
			n := 0
			for i, l := range lists {
				for _, j := range l {
					if n++; !want[[2]int{i + 1, j + 1}] {
						t.Errorf("%s %s: %d–%d is not in the reference", c.layer, kind, i+1, j+1)
					}
				}
			}
			if n != len(want) {
				t.Errorf("%s %s: %d pairs, reference %d", c.layer, kind, n, len(want))
			}
		}
	}
}

// flat takes a degree, or the unit of the synthetic grid, for 100 km.
type flat struct{ projection.Degrees }

func (flat) Forward(lon, lat float64) (float64, float64) { return lon * 1e5, lat * 1e5 }

func readPairs(t *testing.T, path string) map[[2]int]bool {
	t.Helper()
	f, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	rows, err := csv.NewReader(f).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	out := map[[2]int]bool{}
	for _, r := range rows[1:] {
		i, _ := strconv.Atoi(r[0])
		j, _ := strconv.Atoi(r[1])
		out[[2]int{i, j}] = true
	}
	return out
}

// Every ring's edges are in the lines, each on its own side, exactly once.
func TestLinesAreTheRings(t *testing.T) {
	for _, name := range []string{"hebei_counties_simplified", "hebei_counties_2013_raw", "hebei_counties_2020_gcj02_raw"} {
		m := mesh.Build("x", load(t, "data/boundaries/"+name+".geojson"), projection.Hebei())
		type half struct {
			f    int32
			a, b mesh.Pt
		}
		left := map[half]int{}
		for i, f := range m.Features {
			for _, r := range f.Rings {
				for k := range r {
					left[half{int32(i), r[k], r[(k+1)%len(r)]}]++
				}
			}
		}
		for _, l := range m.Lines {
			for k := 1; k < len(l.Pts); k++ {
				left[half{l.Left, l.Pts[k-1], l.Pts[k]}]--
				if l.Right >= 0 {
					left[half{l.Right, l.Pts[k], l.Pts[k-1]}]--
				}
			}
		}
		bad := 0
		for _, n := range left {
			if n != 0 {
				bad++
			}
		}
		if bad > 0 {
			t.Errorf("%s: %d edges of rings do not match the lines", name, bad)
		}
	}
}

// Prefectures that were drawn apart still border on each other: the lines
// between them are no edge of the province, and they are neighbours.
func TestBordersThatDoNotMatch(t *testing.T) {
	m := mesh.Build("x", load(t, "data/boundaries/hebei_counties_2020_gcj02_raw.geojson"), projection.Hebei())
	clean := mesh.Build("x", load(t, "data/boundaries/hebei_counties_2020.geojson"), projection.Hebei())
	a, b := edgeKm(m), edgeKm(clean)
	t.Logf("province line %.0f km raw, %.0f clean; neighbours %d and %d", a, b, pairs(m.Rook()), pairs(clean.Rook()))
	if a > 1.1*b || pairs(m.Rook()) < pairs(clean.Rook())*95/100 {
		t.Error("the borders between prefectures are taken for the province's")
	}
}

func edgeKm(m *mesh.Mesh) (km float64) {
	for i := range m.Lines {
		if l := &m.Lines[i]; m.ClassOf(l) == mesh.ProvinceLine {
			for k := 1; k < len(l.Pts); k++ {
				km += math.Hypot(float64(l.Pts[k].X-l.Pts[k-1].X), float64(l.Pts[k].Y-l.Pts[k-1].Y)) / 1000
			}
		}
	}
	return km
}

func square(code, parent string, x, y float64) mesh.Input {
	const d = 0.1
	return mesh.Input{Code: code, Name: code, Parent: parent, Geometry: orb.MultiPolygon{{{
		{x, y}, {x + d, y}, {x + d, y + d}, {x, y + d}, {x, y},
	}}}}
}

func TestFourSquares(t *testing.T) {
	m := mesh.Build("x", []mesh.Input{
		square("a", "P", 115, 38), square("b", "P", 115.1, 38), square("c", "Q", 115, 38.1), square("d", "Q", 115.1, 38.1),
	}, projection.Hebei())
	if q, r := pairs(m.Neighbours()), pairs(m.Rook()); q != 6 || r != 4 {
		t.Errorf("queen %d rook %d, want 6 and 4", q, r)
	}
	var n [mesh.Classes]int
	for i := range m.Lines {
		n[m.ClassOf(&m.Lines[i])]++
	}
	if n != [mesh.Classes]int{2, 2, 4} {
		t.Errorf("lines by class %v, want 2 within, 2 between, 4 around", n)
	}
	if o := m.Outline([]bool{true, true, false, false}); len(o) != 4 {
		t.Errorf("the outline of two squares has %d lines, want 4 (2 sides out, 2 to the others)", len(o))
	}
	for i, f := range m.Features {
		if f.Label.X <= f.Bound.Min.X || f.Label.X >= f.Bound.Max.X || f.Label.Y <= f.Bound.Min.Y || f.Label.Y >= f.Bound.Max.Y {
			t.Errorf("the label of %d lies outside", i)
		}
	}
}

// A feature drawn twice is no neighbour of itself: both copies keep all sides.
func TestSameTwice(t *testing.T) {
	m := mesh.Build("x", []mesh.Input{square("a", "P", 115, 38), square("b", "P", 115, 38)}, projection.Hebei())
	if n := pairs(m.Rook()); n != 0 {
		t.Errorf("%d common borders", n)
	}
	for _, l := range m.Lines {
		if l.Right >= 0 {
			t.Errorf("%d lies beside %d", l.Left, l.Right)
		}
	}
}

// Two squares whose common side has an extra vertex on one of them only, off
// the line by a hair: not neighbours by vertices, but no province border there.
func TestGap(t *testing.T) {
	a, b := square("a", "P", 115, 38), square("b", "P", 115.1, 38)
	r := b.Geometry[0][0]
	b.Geometry[0][0] = append(r[:4:4], orb.Point{115.1005, 38.05}, r[4])
	m := mesh.Build("x", []mesh.Input{a, b}, projection.Hebei())
	var edge int
	for i := range m.Lines {
		if m.ClassOf(&m.Lines[i]) == mesh.ProvinceLine {
			edge++
		}
	}
	if edge != 2 {
		t.Errorf("%d lines at the edge, want one around each square's outside", edge)
	}
	if o := m.Outline([]bool{true, true}); len(o) != 2 {
		t.Errorf("the outline of both runs into the gap: %d lines", len(o))
	}
}

// An edge around the globe costs no more than any other.
func TestWorldWideEdge(t *testing.T) {
	big := mesh.Input{Code: "w", Geometry: orb.MultiPolygon{{{{-170, -80}, {170, -80}, {170, 80}, {-170, -80}}}}}
	m := mesh.Build("x", []mesh.Input{big, square("a", "P", 115, 38)}, projection.Hebei())
	if len(m.Features) != 2 || len(m.Lines) != 2 {
		t.Errorf("%d features, %d lines", len(m.Features), len(m.Lines))
	}
}

func BenchmarkReadAndBuild(b *testing.B) {
	p := reference.Path(b, "data/boundaries/hebei_counties.geojson")
	for b.Loop() {
		l, err := boundary.Read(context.Background(), p, boundary.Options{})
		if err != nil {
			b.Fatal(err)
		}
		in := make([]mesh.Input, len(l.Features))
		for i, f := range l.Features {
			in[i] = mesh.Input{Code: f.Code, Geometry: f.Geometry}
		}
		mesh.Build("x", in, projection.Hebei())
	}
}

func BenchmarkBuild(b *testing.B) {
	in := load(b, "data/boundaries/hebei_counties.geojson")
	for b.Loop() {
		mesh.Build("x", in, projection.Hebei())
	}
}
