package schematic

import (
	"math"
	"slices"

	"taihang/geo/projection"

	"github.com/paulmach/orb"
)

// snapper turns points of the plane into degrees on a grid of 1e-5° (1 m).
// Points that two cells computed a rounding error apart become one, whichever
// side of a grid line they fall: a point within a step of a known one is it.
type snapper struct {
	proj  projection.Projection
	known map[[2]int64]bool
}

const grid = 1e5

func newSnapper(p projection.Projection) *snapper {
	return &snapper{p, map[[2]int64]bool{}}
}

func (s *snapper) keep(p orb.Point) orb.Point {
	k := [2]int64{int64(math.Round(p[0] * grid)), int64(math.Round(p[1] * grid))}
	if !s.known[k] {
		for dx := int64(-1); dx <= 1; dx++ {
			for dy := int64(-1); dy <= 1; dy++ {
				if n := [2]int64{k[0] + dx, k[1] + dy}; s.known[n] {
					return orb.Point{float64(n[0]) / grid, float64(n[1]) / grid}
				}
			}
		}
		s.known[k] = true
	}
	return orb.Point{float64(k[0]) / grid, float64(k[1]) / grid}
}

// polygons closes the pieces' rings, largest first.
func (s *snapper) polygons(pieces []piece) orb.MultiPolygon {
	pieces = slices.Clone(pieces)
	slices.SortStableFunc(pieces, func(a, b piece) int {
		if a.area() > b.area() {
			return -1
		}
		return 1
	})
	var m orb.MultiPolygon
	for _, p := range pieces {
		var r orb.Ring
		for _, c := range p {
			lon, lat := s.proj.Inverse(c.x*1000, c.y*1000)
			if q := s.keep(orb.Point{lon, lat}); len(r) == 0 || r[len(r)-1] != q {
				r = append(r, q)
			}
		}
		for len(r) > 1 && r[0] == r[len(r)-1] {
			r = r[:len(r)-1]
		}
		if len(r) >= 3 {
			m = append(m, orb.Polygon{append(r, r[0])})
		}
	}
	return m
}
