package fonts

import (
	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"
)

// Op is a step of an outline.
type Op uint8

// Steps: a new contour, a line, a quadratic and a cubic curve.
const (
	Move Op = iota
	LineTo
	QuadTo
	CubeTo
)

// Seg is a step with its points in ems, y downwards from the baseline. A
// contour closes itself.
type Seg struct {
	Op Op
	P  [3][2]float64
}

// Outline returns the outline of a character: of this face or, for a rare
// character, of one that stands in for it. ok is false when nobody has it.
func (f *Face) Outline(r rune) (segs []Seg, ok bool) {
	if !f.Has(r) {
		g := fallback(r)
		if g == nil || g == f || !g.Has(r) {
			return nil, false
		}
		return g.Outline(r)
	}
	f.mu.Lock()
	defer f.mu.Unlock()
	g, err := f.font.GlyphIndex(&f.buf, r)
	if err != nil {
		return nil, false
	}
	ppem := fixed.Int26_6(f.font.UnitsPerEm()) << 6
	loaded, err := f.font.LoadGlyph(&f.buf, g, ppem, nil)
	if err != nil {
		return nil, false
	}
	segs = make([]Seg, len(loaded))
	for i, s := range loaded {
		segs[i].Op = Op(s.Op)
		for j, p := range s.Args {
			segs[i].P[j] = [2]float64{float64(p.X) / 64 / f.units, float64(p.Y) / 64 / f.units}
		}
	}
	return segs, true
}

// The operations are numbered as sfnt numbers them.
var _ = [1]struct{}{}[sfnt.SegmentOpCubeTo-sfnt.SegmentOp(CubeTo)]
