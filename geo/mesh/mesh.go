// Package mesh turns a layer of polygons into a planar mesh: projected rings
// to fill, and each border once, knowing which feature lies on either side.
// From it come county, prefecture and province lines, outlines of any group of
// features, and neighbours.
package mesh

// Pt is a point in projected metres, x east and y north, relative to nothing.
// float32 holds half a metre at provincial scale.
type Pt struct{ X, Y float32 }

// Feature is a division's shape. Outer rings are counter-clockwise, holes
// clockwise; rings are not closed (first point not repeated).
type Feature struct {
	Code, Name, Parent string
	Rings              [][]Pt
	Label              Pt      // inside the largest part
	AreaKm2            float64 // geodesic
	Bound              Bound
}

// Bound is a rectangle.
type Bound struct{ Min, Max Pt }

// Line is a border. Left is the feature on its left; Right is -1 where there
// is none: the edge of the province, or a gap. Then Across is the feature
// beyond a gap or overlap too narrow to be meant, -1 at a true edge; where
// Right is a feature, Across is the same one. A closed line repeats its first
// point.
type Line struct {
	Left, Right, Across int32
	Pts                 []Pt
	Bound               Bound
}

// Mesh is a layer ready to draw.
type Mesh struct {
	Features  []Feature
	Lines     []Line
	Bound     Bound
	Schematic bool
	ID        string // changes when the geometry does; a cache key

	queen, rook [][]int
}
