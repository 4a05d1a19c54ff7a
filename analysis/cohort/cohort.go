// Package cohort looks at the cadres as groups: their ages and sexes, how one
// trait goes with another, and how long an intake stays. Everything is counted
// from the cube's cadre table, so the same filters apply as everywhere.
package cohort

import (
	"strconv"

	"taihang/analysis/cube"
	"taihang/analysis/measure"
	"taihang/analysis/rate"
	"taihang/data"
)

// Pyramid counts cadres by single year of age, youngest first, without holes.
type Pyramid struct {
	Ages       []int
	Men, Women []int
	UnknownSex int // age known, sex not
	UnknownAge int
}

// Ages builds the pyramid of the cadres that pass w. Ages run from the
// youngest to the oldest in the whole table, so that two pyramids line up.
func Ages(cb *cube.Cube, w cube.Where) (Pyramid, error) {
	var p Pyramid
	g, err := cb.Group(cube.Query{Table: measure.TableCadre, By: []cube.Dim{cube.Age, cube.Sex}, Where: w})
	if err != nil {
		return p, err
	}
	men, _ := cb.Dicts[cube.Sex].Code(string(data.Male))
	women, _ := cb.Dicts[cube.Sex].Code(string(data.Female))
	for a, key := range cb.Dicts[cube.Age].Keys {
		row := g.N[a*g.Size[1] : (a+1)*g.Size[1]]
		all := 0
		for _, n := range row {
			all += int(n)
		}
		age, err := strconv.Atoi(key)
		if err != nil {
			p.UnknownAge += all
			continue
		}
		m, f := int(row[men]), int(row[women])
		p.Ages, p.Men, p.Women = append(p.Ages, age), append(p.Men, m), append(p.Women, f)
		p.UnknownSex += all - m - f
	}
	return p, nil
}

// Total is everyone in the pyramid, those of unknown age or sex included.
func (p Pyramid) Total() int {
	n := p.UnknownSex + p.UnknownAge
	for i := range p.Ages {
		n += p.Men[i] + p.Women[i]
	}
	return n
}

// Between is a condition on ages lo to hi, both included, and its mask over
// the dictionary's codes for a brush.
func Between(cb *cube.Cube, lo, hi int) (cube.Cond, []bool) {
	c := cube.Cond{Dim: cube.Age}
	in := make([]bool, cb.Dicts[cube.Age].Len())
	for a := lo; a <= hi; a++ {
		key := strconv.Itoa(a)
		c.Keys = append(c.Keys, key)
		if code, ok := cb.Dicts[cube.Age].Code(key); ok {
			in[code] = true
		}
	}
	return c, in
}

// Contingency is a table of counts of one trait by another.
type Contingency struct {
	Rows, Cols       []string
	N                [][]int // by row and column
	RowSums, ColSums []int
	Total            int
}

// Cross counts cadres by two traits, leaving out the rows and columns that
// nobody is in.
func Cross(cb *cube.Cube, rows, cols cube.Dim, w cube.Where) (Contingency, error) {
	var c Contingency
	g, err := cb.Group(cube.Query{Table: measure.TableCadre, By: []cube.Dim{rows, cols}, Where: w})
	if err != nil {
		return c, err
	}
	nr, nc := g.Size[0], g.Size[1]
	rowSum, colSum := make([]int, nr), make([]int, nc)
	for i, n := range g.N {
		rowSum[i/nc] += int(n)
		colSum[i%nc] += int(n)
		c.Total += int(n)
	}
	for j, n := range colSum {
		if n > 0 {
			c.Cols, c.ColSums = append(c.Cols, cb.Dicts[cols].Keys[j]), append(c.ColSums, n)
		}
	}
	for i, n := range rowSum {
		if n == 0 {
			continue
		}
		c.Rows, c.RowSums = append(c.Rows, cb.Dicts[rows].Keys[i]), append(c.RowSums, n)
		var line []int
		for j := range nc {
			if colSum[j] > 0 {
				line = append(line, int(g.N[i*nc+j]))
			}
		}
		c.N = append(c.N, line)
	}
	return c, nil
}

// Share is the part of row i that is in column j, with its 95 % interval.
func (c Contingency) Share(i, j int) rate.Interval { return rate.Wilson(c.N[i][j], c.RowSums[i]) }

// Group is a share within one key of a dimension.
type Group struct {
	Key string
	rate.Interval
	Cases int
}

// Shares are the parts of each group of dim that also pass part, in the
// dictionary's order, empty groups left out.
func Shares(cb *cube.Cube, dim cube.Dim, part, w cube.Where) ([]Group, error) {
	q := cube.Query{Table: measure.TableCadre, By: []cube.Dim{dim}, Where: w}
	all, err := cb.Group(q)
	if err != nil {
		return nil, err
	}
	q.Where = w.And(part)
	some, err := cb.Group(q)
	if err != nil {
		return nil, err
	}
	var out []Group
	for i, n := range all.N {
		if n > 0 {
			out = append(out, Group{cb.Dicts[dim].Keys[i], rate.Wilson(int(some.N[i]), int(n)), int(some.N[i])})
		}
	}
	return out, nil
}
