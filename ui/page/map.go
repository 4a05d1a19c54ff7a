package page

import (
	"taihang/analysis/figure"
	"taihang/ui/draw"
)

// MapPage is 地图.
type MapPage struct{ view FigureView }

// NewMap returns the page.
func NewMap() Page { return &MapPage{} }

// Layout draws the page.
func (m *MapPage) Layout(c draw.C, e *Env) { m.view.Layout(c, e, e.S.MapFigure()) }

// Export is the map on paper.
func (m *MapPage) Export(e *Env) (figure.Spec, bool) { return e.S.MapFigure(), true }

// Busy says that the map is still being painted.
func (m *MapPage) Busy() bool { return false }
