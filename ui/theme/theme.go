// Package theme is how the window looks: colour roles, type sizes, and the
// one typesetter that measures and draws every word of it.
package theme

import (
	"time"

	"taihang/analysis/figure/style"
	"taihang/data/text"
)

// Theme is what a widget needs to know to draw itself. Colours are roles of
// the scheme; a widget names a role and never a colour.
type Theme struct {
	*style.Scheme
	Lang  text.Lang
	Still bool // nothing moves
	Type  *Typesetter
	Now   time.Time
}

// New returns the theme of a frame.
func New(ts *Typesetter, lang text.Lang, dark, still bool) *Theme {
	t := &Theme{Scheme: style.Light, Lang: lang, Still: still, Type: ts}
	if dark {
		t.Scheme = style.Dark
	}
	return t
}

// T is the catalogue in the theme's language.
func (t *Theme) T(key string, args ...any) string { return t.Lang.T(key, args...) }

// Style is a size of type, in sp, and one of two weights.
type Style struct {
	Size   float32
	Medium bool
}

// The type scale (ui.md: Type). Nothing on screen is smaller than Axis.
var (
	Number   = Style{27, true}    // a KPI's value
	PageHead = Style{19, true}    // a page's finding
	Panel    = Style{17, true}    // an inspector's title
	Figure   = Style{14, true}    // a figure's title
	Strong   = Style{13, true}    // row head, list name
	Body     = Style{12, false}   // labels and everything else
	BodyM    = Style{12, true}    // values
	Note     = Style{11.5, false} // subtitle, legend, table head, status
	NoteM    = Style{11.5, true}
	Axis     = Style{11, false} // axis and map labels
	AxisM    = Style{11, true}
)

// Measures of the frame, in dp (ui.md: Space).
const (
	TopBar    = 48
	Rail      = 64
	StatusBar = 26
	Side      = 300 // inspector
	SideWide  = 320 // inspector of map and progress
	Head      = 64  // page head
	Padding   = 20
)
