// Package schematic is the built-in map (示意图): Hebei's outline divided among
// its counties by a power diagram on their seats, each cell with the county's
// official area. It serves until real boundaries are imported, and is marked
// as schematic wherever it is shown. No boundary of a county went into it: its
// inputs are Natural Earth's outline of the province (public domain), the
// counties' seats and their areas.
package schematic

import (
	_ "embed"
	"fmt"
	"math"
	"strconv"
	"strings"

	"taihang/geo/mesh"

	"github.com/paulmach/orb"
)

// The two files are made by gen and are text, so that a change can be read.

//go:embed outline.txt
var outlineText string

//go:embed cells.txt
var cellsText string

// VintageID names the built-in boundaries in workspaces.
const VintageID = "schematic"

// Cells returns the counties of the built-in map, ordered by code.
func Cells() ([]Cell, error) { return decodeCells(cellsText) }

// Features returns the counties of the built-in map, to build a mesh from.
func Features() ([]mesh.Input, error) {
	cells, err := Cells()
	if err != nil {
		return nil, err
	}
	in := make([]mesh.Input, len(cells))
	for i, c := range cells {
		in[i] = mesh.Input{Code: c.Code, Name: c.Name, Parent: c.Parent, Geometry: c.Geometry}
	}
	return in, nil
}

// ProvinceOutline returns the outline that the cells divide.
func ProvinceOutline() ([]orb.Ring, error) {
	var out []orb.Ring
	for _, l := range lines(outlineText) {
		r, err := decodeRing(l)
		if err != nil {
			return nil, err
		}
		out = append(out, r)
	}
	return out, nil
}

// minPartKm2 leaves out islets on which no county has its seat.
const minPartKm2 = 500

// Outline prepares a province's polygons: the larger parts' outer rings,
// counter-clockwise, largest first, rounded to the grid of the files.
func Outline(m orb.MultiPolygon) []orb.Ring {
	var out []orb.Ring
	for _, p := range m {
		r := p[0].Clone()
		if flatKm2(r) < 0 {
			r.Reverse()
		}
		if flatKm2(r) < minPartKm2 {
			continue
		}
		for k, q := range r {
			r[k] = orb.Point{math.Round(q[0]*grid) / grid, math.Round(q[1]*grid) / grid}
		}
		out = append(out, r)
	}
	for i := range out {
		for j := i; j > 0 && flatKm2(out[j]) > flatKm2(out[j-1]); j-- {
			out[j], out[j-1] = out[j-1], out[j]
		}
	}
	return out
}

// flatKm2 is about the area of a ring of degrees, with its sign.
func flatKm2(r orb.Ring) (s float64) {
	for k := 1; k+1 < len(r); k++ {
		s += (r[k][0]-r[0][0])*(r[k+1][1]-r[0][1]) - (r[k+1][0]-r[0][0])*(r[k][1]-r[0][1])
	}
	return s / 2 * 111.2 * 111.2 * math.Cos(r[0][1]*math.Pi/180)
}

// EncodeOutline writes rings as outline.txt holds them.
func EncodeOutline(rings []orb.Ring) []byte {
	var b strings.Builder
	b.WriteString("# Outline of Hebei (ISO 3166-2 CN-HE) from Natural Earth 1:10m admin-1, public domain. Made by gen.\n" +
		"# One ring a line: longitude and latitude in 1e-5 degrees, then differences.\n")
	for _, r := range rings {
		encodeRing(&b, r)
		b.WriteByte('\n')
	}
	return []byte(b.String())
}

// EncodeCells writes cells as cells.txt holds them.
func EncodeCells(cells []Cell) []byte {
	var b strings.Builder
	b.WriteString("# Schematic counties: a power diagram of seats and official areas within outline.txt. Made by gen.\n" +
		"# code, name, prefecture, target km², rings: longitude and latitude in 1e-5 degrees, then differences.\n")
	for _, c := range cells {
		fmt.Fprintf(&b, "%s\t%s\t%s\t%.3f", c.Code, c.Name, c.Parent, c.TargetKm2)
		for _, p := range c.Geometry {
			b.WriteByte('\t')
			encodeRing(&b, p[0])
		}
		b.WriteByte('\n')
	}
	return []byte(b.String())
}

func encodeRing(b *strings.Builder, r orb.Ring) {
	var px, py int
	for k, p := range r[:len(r)-1] {
		x, y := int(math.Round(p[0]*grid)), int(math.Round(p[1]*grid))
		if k > 0 {
			b.WriteByte(' ')
		}
		fmt.Fprintf(b, "%d %d", x-px, y-py)
		px, py = x, y
	}
}

func decodeCells(s string) ([]Cell, error) {
	var out []Cell
	for _, l := range lines(s) {
		f := strings.Split(l, "\t")
		if len(f) < 5 {
			return nil, fmt.Errorf("schematic: %d fields", len(f))
		}
		target, err := strconv.ParseFloat(f[3], 64)
		if err != nil {
			return nil, fmt.Errorf("schematic: %s: %w", f[0], err)
		}
		c := Cell{Code: f[0], Name: f[1], Parent: f[2], TargetKm2: target}
		for _, t := range f[4:] {
			r, err := decodeRing(t)
			if err != nil {
				return nil, fmt.Errorf("schematic: %s: %w", f[0], err)
			}
			c.Geometry = append(c.Geometry, orb.Polygon{r})
		}
		out = append(out, c)
	}
	return out, nil
}

func decodeRing(s string) (orb.Ring, error) {
	f := strings.Fields(s)
	if len(f) < 6 || len(f)%2 != 0 {
		return nil, fmt.Errorf("a ring of %d numbers", len(f))
	}
	r := make(orb.Ring, 0, len(f)/2+1)
	x, y := 0, 0
	for k := 0; k < len(f); k += 2 {
		dx, err := strconv.Atoi(f[k])
		if err != nil {
			return nil, err
		}
		dy, err := strconv.Atoi(f[k+1])
		if err != nil {
			return nil, err
		}
		x, y = x+dx, y+dy
		r = append(r, orb.Point{float64(x) / grid, float64(y) / grid})
	}
	return append(r, r[0]), nil
}

func lines(s string) []string {
	var out []string
	for l := range strings.SplitSeq(s, "\n") {
		if l != "" && l[0] != '#' {
			out = append(out, l)
		}
	}
	return out
}
