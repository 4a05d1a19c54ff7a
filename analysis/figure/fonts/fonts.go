// Package fonts finds the one family that all text is set in, in two weights,
// measures text, and gives outlines to renderers that need them.
//
// The bundled faces, built by build.py, come first; without them a Chinese
// font of the system is used, simplified-Chinese shapes before others; without
// any, Latin text is still set, and Problem says what to install.
package fonts

import (
	"embed"
	"strings"
	"sync"
	"sync/atomic"

	"golang.org/x/image/font/gofont/gomedium"
	"golang.org/x/image/font/gofont/goregular"
	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"

	"taihang/data/text"
)

//go:embed all:bundle
var bundle embed.FS

// Face is one weight of a family. Advances are cached, so that measuring text
// neither locks nor allocates.
type Face struct {
	Family string
	Path   string // of a system font; "" for the bundled one
	Index  int    // in a collection
	Data   []byte // the whole file when it is a single TrueType font, as PDF needs; else nil

	mu    sync.Mutex
	font  *sfnt.Font
	buf   sfnt.Buffer
	units float64
	pages [0x1100]atomic.Pointer[page]
}

// page holds the advances of 256 characters in font units; 0 means no glyph.
type page [256]uint16

// Set is the family in use.
type Set struct {
	Regular, Medium *Face
	Bundled         bool
}

// Faces returns the family, found once.
var Faces = sync.OnceValue(find)

// Problem is nil when Chinese can be written, else a message that says what to do.
func Problem() error {
	if Faces().Regular.Has('县') {
		return nil
	}
	return text.Errorf("figure.font.none")
}

// Pick returns the face of a weight.
func (s *Set) Pick(medium bool) *Face {
	if medium {
		return s.Medium
	}
	return s.Regular
}

func find() *Set {
	if r, m := fromBundle("Regular"), fromBundle("Medium"); r != nil && m != nil {
		return &Set{Regular: r, Medium: m, Bundled: true}
	}
	if s := fromSystem(); s != nil {
		return s
	}
	r, _ := parse("Go", goregular.TTF)
	m, _ := parse("Go", gomedium.TTF)
	return &Set{Regular: r, Medium: m}
}

func fromBundle(weight string) *Face {
	b, err := bundle.ReadFile("bundle/" + weight + ".ttf")
	if err != nil {
		return nil
	}
	f, err := parse("Noto Sans SC", b)
	if err != nil {
		return nil
	}
	return f
}

func parse(family string, ttf []byte) (*Face, error) {
	f, err := sfnt.Parse(ttf)
	if err != nil {
		return nil, err
	}
	return &Face{Family: family, Data: ttf, font: f, units: float64(f.UnitsPerEm())}, nil
}

// Licence returns the notice that goes with the bundled faces, or "".
func Licence() string {
	b, err := bundle.ReadFile("bundle/OFL.txt")
	if err != nil {
		return ""
	}
	return string(b)
}

// Width returns the advance of a line of text at a size, in the size's unit.
func Width(s string, size float64, medium bool) float64 {
	return Faces().Pick(medium).Width(s) * size
}

// Width returns the advance of s in ems.
func (f *Face) Width(s string) float64 {
	w := 0.0
	for _, r := range s {
		w += f.Advance(r)
	}
	return w
}

// Advance returns a character's width in ems. One without a glyph is as wide
// as the face that would stand in for it draws it.
func (f *Face) Advance(r rune) float64 {
	if u := f.advance(r); u > 0 {
		return float64(u) / f.units
	}
	if g := fallback(r); g != nil && g != f {
		return float64(g.advance(r)) / g.units
	}
	if r < 0x2E80 {
		return .555
	}
	return 1
}

// Weight is the face's weight as style sheets number it, so that a reader of
// text sets it in the weight it was measured in: asked for 500, a browser that
// has Regular and Bold takes Regular, and every title loses its weight.
func (f *Face) Weight() int {
	f.mu.Lock()
	defer f.mu.Unlock()
	sub, _ := f.font.Name(&f.buf, sfnt.NameIDTypographicSubfamily)
	if sub == "" {
		sub, _ = f.font.Name(&f.buf, sfnt.NameIDSubfamily)
	}
	full, _ := f.font.Name(&f.buf, sfnt.NameIDFull)
	switch name := strings.ToLower(sub + " " + full); {
	case strings.Contains(name, "bold"):
		return 700
	case strings.Contains(name, "medium"):
		return 500
	}
	return 400
}

// Has says whether the face has a glyph for r.
func (f *Face) Has(r rune) bool { return f.advance(r) > 0 }

func (f *Face) advance(r rune) uint16 {
	if r < 0 || r > 0x10FFFF {
		return 0
	}
	p := f.pages[r>>8].Load()
	if p == nil {
		p = f.measure(r >> 8)
	}
	return p[r&255]
}

func (f *Face) measure(n rune) *page {
	f.mu.Lock()
	defer f.mu.Unlock()
	p := new(page)
	for i := range p {
		g, err := f.font.GlyphIndex(&f.buf, n<<8|rune(i))
		if err != nil || g == 0 {
			continue
		}
		ppem := fixed.Int26_6(f.font.UnitsPerEm()) // 1/64 of a pixel is then 1/64 of a unit
		if a, err := f.font.GlyphAdvance(&f.buf, g, ppem<<6, 0); err == nil {
			p[i] = uint16(a >> 6)
		}
	}
	f.pages[n].Store(p)
	return p
}

// Embeddable says whether both weights are single TrueType files that a PDF
// can carry, so that its text can be searched. Without it PDF draws outlines.
func Embeddable() bool {
	s := Faces()
	return s.Regular.Data != nil && s.Medium.Data != nil && s.Regular.Has('县')
}
