package schematic

import (
	"cmp"
	"errors"
	"math"
	"slices"
	"sync"
)

// The map is a power diagram (Aurenhammer 1987): a point belongs to the site
// with the least |x − site|² − weight. For any sites and any areas that add up
// to the domain's there are weights that give the cells those areas
// (Aurenhammer, Hoffmann and Aronov 1998). They maximise a concave function
// whose gradient is wanted minus actual area and whose Hessian is a weighted
// Laplacian of the cells' neighbourhood, border length / 2·distance of sites
// (de Goes et al. 2012), so a damped Newton iteration (Kitagawa, Mérigot and
// Thibert 2019) finds them in about ten steps.

// cell is what a site owns of the domain.
type cell struct {
	pieces []piece
	area   float64
	centre pt
}

// diagram is the power diagram of sites within one simple polygon.
func diagram(domain piece, sites []pt, weight []float64) []cell {
	cells := make([]cell, len(sites))
	var wg sync.WaitGroup
	const batch = 16
	for from := 0; from < len(sites); from += batch {
		wg.Go(func() {
			for i := from; i < min(from+batch, len(sites)); i++ {
				cells[i] = cellOf(domain, sites, weight, i)
			}
		})
	}
	wg.Wait()
	return cells
}

// rival is another site and how far this one's cell extends towards it.
type rival struct {
	reach float64
	site  int
}

func cellOf(domain piece, sites []pt, weight []float64, i int) (c cell) {
	order := make([]rival, 0, len(sites)-1)
	for j := range sites {
		if j != i {
			order = append(order, rival{reach(sites, weight, i, j), j})
		}
	}
	slices.SortFunc(order, func(p, q rival) int { return cmp.Compare(p.reach, q.reach) })
	pieces := []piece{domain}
	for _, r := range order {
		if r.reach > farthest(sites[i], pieces) {
			break // no later bisector comes nearer
		}
		l := bisector(sites, weight, i, r.site)
		var next []piece
		for _, p := range pieces {
			next = append(next, cut(p, l, r.site)...)
		}
		pieces = next
	}
	var mx, my float64
	for _, p := range pieces {
		s, x, y := p.moment()
		c.area, mx, my = c.area+s, mx+x, my+y
	}
	c.pieces = pieces
	c.centre = pt{mx / c.area, my / c.area}
	return c
}

func farthest(p pt, pieces []piece) (d2 float64) {
	for _, q := range pieces {
		for _, c := range q {
			d2 = max(d2, (c.x-p.x)*(c.x-p.x)+(c.y-p.y)*(c.y-p.y))
		}
	}
	return math.Sqrt(d2)
}

// reach is how far i's cell extends towards j.
func reach(sites []pt, weight []float64, i, j int) float64 {
	d := dist(sites[i], sites[j])
	return (d + (weight[i]-weight[j])/d) / 2
}

// bisector is the half-plane nearer to i in power distance.
func bisector(sites []pt, weight []float64, i, j int) line {
	p, q := sites[i], sites[j]
	return line{
		2 * (q.x - p.x), 2 * (q.y - p.y),
		q.x*q.x + q.y*q.y - p.x*p.x - p.y*p.y + weight[i] - weight[j],
	}
}

var errNoConvergence = errors.New("the cells do not reach their areas")

// fit finds the weights whose cells have the wanted areas, to a relative
// tolerance. It starts from equal weights, the Voronoi diagram, in which no cell
// is empty.
func fit(domain piece, sites []pt, want []float64, tolerance float64) ([]cell, error) {
	weight := make([]float64, len(sites))
	cells := diagram(domain, sites, weight)
	for range 200 {
		worst, least := worstError(cells, want)
		if worst < tolerance {
			return cells, nil
		}
		step := newton(cells, sites, want)
		ok := false
		for damp := 1.0; damp > 1e-6 && !ok; damp /= 2 {
			trial := make([]float64, len(weight))
			for i := range trial {
				trial[i] = weight[i] + damp*step[i]
			}
			next := diagram(domain, sites, trial)
			if _, l := worstError(next, want); l > min(least, .1)/2 && norm(next, want) < norm(cells, want)*(1-damp/4) {
				copy(weight, trial)
				cells, ok = next, true
			}
		}
		if !ok {
			return cells, errNoConvergence
		}
	}
	return cells, errNoConvergence
}

// worstError is the largest relative error, and the smallest cell as a part of
// what it should be.
func worstError(cells []cell, want []float64) (worst, least float64) {
	least = math.Inf(1)
	for i, c := range cells {
		worst = max(worst, math.Abs(c.area/want[i]-1))
		least = min(least, c.area/want[i])
	}
	return worst, least
}

func norm(cells []cell, want []float64) (s float64) {
	for i, c := range cells {
		s += (c.area - want[i]) * (c.area - want[i])
	}
	return math.Sqrt(s)
}

// newton solves Laplacian · step = wanted − actual area.
func newton(cells []cell, sites []pt, want []float64) []float64 {
	n := len(cells)
	m := make([][]float64, n)
	for i := range m {
		m[i] = make([]float64, n)
	}
	rhs := make([]float64, n)
	for i, c := range cells {
		rhs[i] = want[i] - c.area
		m[i][i] += 1e-9
		for _, p := range c.pieces {
			for k, a := range p {
				if a.beyond >= 0 {
					g := dist(a.pt, p[(k+1)%len(p)].pt) / (2 * dist(sites[i], sites[a.beyond]))
					m[i][i] += g
					m[i][a.beyond] -= g
				}
			}
		}
	}
	return solve(m, rhs)
}

// solve is Cholesky's decomposition in place; the matrix is positive definite.
func solve(m [][]float64, b []float64) []float64 {
	n := len(b)
	for j := range n {
		for k := range j {
			m[j][j] -= m[j][k] * m[j][k]
		}
		m[j][j] = math.Sqrt(max(m[j][j], 1e-12))
		for i := j + 1; i < n; i++ {
			for k := range j {
				m[i][j] -= m[i][k] * m[j][k]
			}
			m[i][j] /= m[j][j]
		}
	}
	for i := range n {
		for k := range i {
			b[i] -= m[i][k] * b[k]
		}
		b[i] /= m[i][i]
	}
	for i := n - 1; i >= 0; i-- {
		for k := i + 1; k < n; k++ {
			b[i] -= m[k][i] * b[k]
		}
		b[i] /= m[i][i]
	}
	return b
}
