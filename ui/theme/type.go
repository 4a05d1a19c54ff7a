package theme

import (
	"image/color"

	"gioui.org/f32"
	"gioui.org/font"
	"gioui.org/io/system"
	"gioui.org/op"
	"gioui.org/op/clip"
	"gioui.org/op/paint"
	"gioui.org/text"
	"golang.org/x/image/math/fixed"
)

// Locale makes a Chinese font show Chinese shapes; without it a pan-CJK face
// shows Japanese ones.
var Locale = system.Locale{Language: "zh-Hans", Direction: system.LTR}

// family is the bundled face and, where a machine has none, the system's,
// simplified Chinese first. One family for Latin and Chinese, so that digits
// never mix fonts inside a line.
const family = "Taihang Sans, Noto Sans SC, Noto Sans CJK SC, Source Han Sans SC, Source Han Sans CN, Microsoft YaHei, PingFang SC, WenQuanYi Micro Hei, Droid Sans Fallback"

// Bundled names the typeface that NewTypesetter registers its faces under.
const Bundled font.Typeface = "Taihang Sans"

// Typesetter measures and draws single lines of text. A line that was set
// once is kept as a list of drawing operations, so that drawing it again costs
// one call. It belongs to one window and one goroutine.
type Typesetter struct {
	Shaper *text.Shaper
	runs   map[runKey]*run
}

type runKey struct {
	s      string
	px     fixed.Int26_6
	medium bool
}

type run struct {
	width float32
	ops   op.Ops
	call  op.CallOp
	empty bool
}

// maxRuns bounds the cache: some 20 screens of text.
const maxRuns = 6000

// NewTypesetter returns a typesetter that uses faces before the system's fonts;
// with system false it uses nothing else, so that tests see one font.
func NewTypesetter(faces []text.FontFace, system bool) *Typesetter {
	opts := []text.ShaperOption{text.WithCollection(faces)}
	if !system {
		opts = append(opts, text.NoSystemFonts())
	}
	return &Typesetter{Shaper: text.NewShaper(opts...), runs: map[runKey]*run{}}
}

// Font is the family at one of the two weights.
func Font(medium bool) font.Font {
	f := font.Font{Typeface: family}
	if medium {
		f.Weight = font.Medium
	}
	return f
}

func (t *Typesetter) run(s string, px float32, medium bool) *run {
	key := runKey{s, fixed.Int26_6(px * 64), medium}
	if r := t.runs[key]; r != nil {
		return r
	}
	if len(t.runs) > maxRuns {
		clear(t.runs)
	}
	r := t.shape(key)
	t.runs[key] = r
	return r
}

// shape sets a line. Gio spaces letters as for the next whole pixel size: 11.5
// comes out as wide as 12. So the line is set at a whole size and drawn scaled,
// and is as wide as the figures' layout took it to be.
func (t *Typesetter) shape(key runKey) *run {
	whole := fixed.I(key.px.Ceil())
	scale := float32(key.px) / float32(whole)
	t.Shaper.LayoutString(text.Parameters{
		Font: Font(key.medium), PxPerEm: whole, MaxLines: 1, MaxWidth: 1 << 20, Locale: Locale, DisableSpaceTrim: true,
	}, key.s)
	r := &run{}
	var glyphs []text.Glyph
	for g, ok := t.Shaper.NextGlyph(); ok; g, ok = t.Shaper.NextGlyph() {
		r.width += float32(g.Advance) / 64 * scale
		glyphs = append(glyphs, g)
	}
	if len(glyphs) == 0 {
		r.empty = true
		return r
	}
	m := op.Record(&r.ops)
	off := op.Affine(f32.AffineId().Offset(f32.Pt(float32(glyphs[0].X)/64, 0)).Scale(f32.Point{}, f32.Pt(scale, scale))).Push(&r.ops)
	outline := clip.Outline{Path: t.Shaper.Shape(glyphs)}.Op().Push(&r.ops)
	paint.PaintOp{}.Add(&r.ops)
	outline.Pop()
	off.Pop()
	r.call = m.Stop()
	return r
}

// Width is the advance of s in pixels at px pixels an em.
func (t *Typesetter) Width(s string, px float32, medium bool) float32 {
	if s == "" {
		return 0
	}
	return t.run(s, px, medium).width
}

// Draw draws s with its baseline's left end at (x, y).
func (t *Typesetter) Draw(ops *op.Ops, s string, px float32, medium bool, x, y float32, c color.NRGBA) {
	if s == "" {
		return
	}
	r := t.run(s, px, medium)
	if r.empty {
		return
	}
	off := op.Affine(f32.AffineId().Offset(f32.Pt(x, y))).Push(ops)
	paint.ColorOp{Color: c}.Add(ops)
	r.call.Add(ops)
	off.Pop()
}

// halo is where the copies of a text stand that make its halo.
var halo = [...]f32.Point{{X: -1}, {X: 1}, {Y: -1}, {Y: 1}, {X: -.7, Y: -.7}, {X: .7, Y: -.7}, {X: -.7, Y: .7}, {X: .7, Y: .7}}

// DrawHalo draws s as Draw does, over a halo of the given width. The halo is
// copies of the same cached outline: on a machine without a GPU that is a
// third of the cost of stroking it.
func (t *Typesetter) DrawHalo(ops *op.Ops, s string, px float32, medium bool, x, y, w float32, c, ground color.NRGBA) {
	for _, d := range halo {
		t.Draw(ops, s, px, medium, x+d.X*w, y+d.Y*w, ground)
	}
	t.Draw(ops, s, px, medium, x, y, c)
}

// Fit shortens s with an ellipsis to at most width pixels.
func (t *Typesetter) Fit(s string, px float32, medium bool, width float32) string {
	if t.Width(s, px, medium) <= width {
		return s
	}
	r := []rune(s)
	lo, hi := 0, len(r)
	for lo < hi {
		mid := (lo + hi + 1) / 2
		if t.Width(string(r[:mid])+"…", px, medium) <= width {
			lo = mid
		} else {
			hi = mid - 1
		}
	}
	if lo == 0 {
		return ""
	}
	return string(r[:lo]) + "…"
}

// closing punctuation does not begin a line.
const closing = "，。；：、）》”！？%,.;:)]"

// Wrap breaks s into lines of at most width pixels: after any Chinese
// character, and between Latin words.
func (t *Typesetter) Wrap(s string, px float32, medium bool, width float32) []string {
	var lines []string
	r := []rune(s)
	for len(r) > 0 {
		n, last := 0, 0
		var w float32
		for n < len(r) {
			w += t.Width(string(r[n]), px, medium)
			if w > width && n > 0 {
				break
			}
			n++
			if n == len(r) || breakable(r[n-1], r[n]) {
				last = n
			}
		}
		if n < len(r) && last > 0 {
			n = last
		}
		line := string(r[:n])
		r = r[n:]
		for len(r) > 0 && r[0] == ' ' {
			r = r[1:]
		}
		lines = append(lines, line)
	}
	return lines
}

func breakable(a, b rune) bool {
	for _, c := range closing {
		if b == c {
			return false
		}
	}
	return a == ' ' || b == ' ' || a >= 0x2e80 || b >= 0x2e80
}
