package schematic

import (
	"fmt"
	"math"

	"taihang/geo/projection"

	"github.com/paulmach/orb"
)

// Site is a county as the construction knows it: facts, no outline.
type Site struct {
	Code, Name, Parent string
	Lon, Lat           float64 // seat of government
	AreaKm2            float64 // official
}

// Cell is a county of the schematic map.
type Cell struct {
	Code, Name, Parent string
	Geometry           orb.MultiPolygon // WGS 84 degrees, rings closed, counter-clockwise
	TargetKm2          float64          // official area, scaled so that the part's cells fill it
}

// The construction has two settings. Sites are moved from the seat towards
// their cell's centre of mass by pull, rounds times: counties are drawn around
// their middle and not around a seat at their rim.
const (
	pull   = 0.2
	rounds = 3
)

// tolerance is the relative error at which a cell's area counts as reached.
const tolerance = 1e-4

// Build divides an outline (counter-clockwise simple polygons, in degrees)
// among sites. Every part of the outline belongs to the sites whose seats lie
// in it, or nearest to it.
func Build(outline []orb.Ring, sites []Site) ([]Cell, error) {
	proj := projection.Hebei()
	domains := make([]piece, len(outline))
	for k, r := range outline {
		domains[k] = toPiece(proj, r)
	}
	member := make([][]int, len(domains))
	seats := make([]pt, len(sites))
	for i, s := range sites {
		x, y := proj.Forward(s.Lon, s.Lat)
		seats[i] = pt{x / 1000, y / 1000}
		k := partOf(domains, seats[i])
		member[k] = append(member[k], i)
	}
	out := make([]Cell, len(sites))
	snap := newSnapper(proj)
	for _, r := range outline {
		for _, p := range r {
			snap.keep(p)
		}
	}
	for k, domain := range domains {
		if len(member[k]) == 0 {
			return nil, fmt.Errorf("no site lies in part %d of the outline", k+1)
		}
		cells, want, err := divide(domain, member[k], seats, sites)
		if err != nil {
			return nil, fmt.Errorf("part %d of the outline: %w", k+1, err)
		}
		for n, i := range member[k] {
			s := sites[i]
			out[i] = Cell{s.Code, s.Name, s.Parent, snap.polygons(cells[n].pieces), want[n]}
		}
	}
	return out, nil
}

func toPiece(proj projection.Projection, r orb.Ring) piece {
	var p piece
	for k, q := range r {
		if k == len(r)-1 && q == r[0] {
			break
		}
		x, y := proj.Forward(q[0], q[1])
		p = append(p, corner{pt{x / 1000, y / 1000}, outside})
	}
	return p
}

func partOf(domains []piece, p pt) int {
	best, near := 0, math.Inf(1)
	for k, d := range domains {
		if d.contains(p) {
			return k
		}
		for _, c := range d {
			if r := dist(c.pt, p); r < near {
				best, near = k, r
			}
		}
	}
	return best
}

// divide fits the cells of one part, moving the sites as it goes.
func divide(domain piece, member []int, seats []pt, all []Site) ([]cell, []float64, error) {
	want, sum := make([]float64, len(member)), 0.0
	site := make([]pt, len(member))
	for n, i := range member {
		want[n] = all[i].AreaKm2
		sum += want[n]
		site[n] = seats[i]
	}
	scale := domain.area() / sum
	for n := range want {
		want[n] *= scale
	}
	weight := make([]float64, len(member))
	cells, err := fit(domain, site, want, weight, tolerance)
	for r := 0; r < rounds && err == nil; r++ {
		for n, i := range member {
			s, c := seats[i], cells[n].centre
			site[n] = pt{s.x + pull*(c.x-s.x), s.y + pull*(c.y-s.y)}
		}
		clear(weight)
		cells, err = fit(domain, site, want, weight, tolerance)
	}
	return cells, want, err
}
