package figure

import (
	"image/color"

	"taihang/geo/mesh"
)

// Drawing is a figure reduced to marks: what screen, PNG, SVG and PDF replay,
// each the same marks in the same order. Units are points (1/72 in) on paper
// and density-independent pixels on screen; y grows downwards from the top.
type Drawing struct {
	W, H    float64
	Items   []Item
	Regions []Region // what the pointer can meet, later ones on top
	Axes    []Axis   // plots whose axes can be brushed
	Alt     string   // the figure in a sentence, for those who cannot see it
	Title   string   // for a file's own record of what it is
	Source  string
	Lang    string
}

// Item is one mark: exactly one of the pointers is set.
type Item struct {
	Path  *Path
	Text  *Text
	Areas *Areas
}

// Path is a polyline or polygon with holes (even-odd is never needed: rings
// are oriented), filled when Fill.A > 0 and stroked when Width > 0.
type Path struct {
	Subs   [][]Pt // subpaths
	Closed bool
	Fill   color.NRGBA
	Stroke color.NRGBA
	Width  float64
	Dash   []float64
	Radius float64     // rounded corners, for a closed path of four points that is a rectangle
	Hatch  color.NRGBA // 45 degree lines, 4 apart, over the fill: suppressed
}

// Pt is a point.
type Pt struct{ X, Y float64 }

// Anchor places a text relative to its X.
type Anchor uint8

// Anchors.
const (
	Start Anchor = iota
	Middle
	End
)

// Text is a line of text. Y is the baseline.
type Text struct {
	X, Y   float64
	S      string
	Size   float64
	Medium bool // the heavier of the two weights
	Color  color.NRGBA
	Anchor Anchor
	Halo   color.NRGBA // drawn round the glyphs when A > 0
	Rotate float64     // degrees counter-clockwise about (X, Y)
}

// Areas is a map layer: one mark for a whole set of polygons, so that a screen
// can paint it from an id buffer instead of 168 paths. Layer coordinates are
// projected metres; x = X0 + Scale·mx, y = Y0 − Scale·my.
type Areas struct {
	Layer  *mesh.Mesh
	X0, Y0 float64
	Scale  float64
	Clip   [4]float64    // x0 y0 x1 y1 within the drawing
	Fill   []color.NRGBA // by feature
	Hatch  []bool        // by feature; nil for none: suppressed
	HatchC color.NRGBA
	Lines  []AreaLine // in drawing order
}

// AreaLine strokes the shared borders that Select picks.
type AreaLine struct {
	Which LineSet
	Pick  []bool // for PickOutline: the features whose union is outlined
	Color color.NRGBA
	Width float64
}

// LineSet names a set of borders.
type LineSet uint8

// Sets of borders. A prefecture line is not also a county line.
const (
	CountyLines LineSet = iota
	PrefectureLines
	ProvinceLines
	PickOutline
)

// Region is a part of the drawing that stands for something.
type Region struct {
	X0, Y0, X1, Y1 float64
	Dim            string // cube dimension, or "" when only a tooltip
	Key            string
	Tip            []string // title, then lines
}

// Axis is a plot rectangle along one of whose sides a dimension runs.
type Axis struct {
	X0, Y0, X1, Y1 float64
	Dim            string
	Vertical       bool
	Keys           []string // in order from X0 to X1, or from Y1 (bottom) up to Y0
}
