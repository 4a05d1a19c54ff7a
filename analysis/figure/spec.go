// Package figure turns a small specification into a map or chart, the same on
// screen, in PNG, SVG and PDF.
//
// The stages: Spec (what is wanted; small, comparable, JSON) → Resolve
// (numbers: classes, series, legend entries, the join report) → Layout (marks
// in points) → Drawing (a record of marks) → a renderer that replays it.
// Renderers decide nothing.
package figure

import "taihang/analysis/cube"

// Kind of figure.
type Kind string

// Kinds.
const (
	Choropleth Kind = "choropleth" // a measure by county; with the measure "tier", the tiers
	Pyramid    Kind = "pyramid"    // age by sex; By[0] is age or age_band
	Stacked    Kind = "stacked"    // shares of By[1] within each By[0]
	Bars       Kind = "bars"       // a measure by By[0], the selection over the whole
	Dots       Kind = "dots"       // a share by By[0] with its 95 % interval
	Trend      Kind = "trend"      // a measure over years: counties thin, whole, selection, target
	Multiples  Kind = "multiples"  // a trend a prefecture
	Retention  Kind = "retention"  // share of an intake still posted at each roster date, by By[0]
	Tiles      Kind = "tiles"      // counties as named tiles by year of delisting
	Strip      Kind = "strip"      // measures × counties as a strip of cells
)

// Spec says what figure is wanted. The zero value of every optional field
// works. Two equal specs give equal bytes.
type Spec struct {
	Kind     Kind       `json:"kind"`
	Measures []string   `json:"measures,omitempty"` // most kinds take one
	By       []cube.Dim `json:"by,omitempty"`
	Years    []int      `json:"years,omitempty"`  // the period; a map takes the last
	Where    cube.Where `json:"where,omitempty"`  // filter: rows outside do not exist
	Select   cube.Where `json:"select,omitempty"` // selection: drawn over the whole
	Method   string     `json:"method,omitempty"` // classify method; default natural
	K        int        `json:"k,omitempty"`      // classes; default 6 on a map
	Breaks   []float64  `json:"breaks,omitempty"` // inner breaks, for method "manual"
	Lock     []int      `json:"lock,omitempty"`   // years whose pooled values set the breaks
	Palette  string     `json:"palette,omitempty"`
	Target   *float64   `json:"target,omitempty"` // reference line of a trend
	Layers   []string   `json:"layers,omitempty"` // map: labels tiers villages; empty: labels
	Title    string     `json:"title,omitempty"`  // default: the measure, or the finding
	Subtitle string     `json:"subtitle,omitempty"`
	Lang     string     `json:"lang,omitempty"`     // zh en
	Theme    string     `json:"theme,omitempty"`    // light dark
	Surface  string     `json:"surface,omitempty"`  // "screen": no source line, the frame is the page's; default paper
	Approval string     `json:"approval,omitempty"` // 审图号
	Office   string     `json:"office,omitempty"`   // 制图单位
	Date     string     `json:"date,omitempty"`     // day of making; default the data's
}
