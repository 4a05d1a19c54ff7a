package mapview

import (
	"image/color"
	"math"

	"gioui.org/f32"
	"gioui.org/op"

	"taihang/analysis/figure/fonts"
	"taihang/geo/mesh"
	"taihang/ui/draw"
	"taihang/ui/theme"
)

// Label is a name on the map. Labels are placed in order, each where it has
// room; the others appear when the map is larger.
type Label struct {
	At    mesh.Pt
	S     string
	Style theme.Style
	Ink   color.NRGBA
	Must  bool // placed even over others: the selection
}

// Labels places names and keeps their operations: while the map is panned they
// move as one.
type Labels struct {
	ops   op.Ops
	call  op.CallOp
	of    []Label
	scale float64
	px    float32
	halo  color.NRGBA
	about mesh.Pt
	N     int // placed

	sprites map[spriteKey]*draw.Sprite
}

type spriteKey struct {
	s         string
	px        float32
	medium    bool
	ink, halo color.NRGBA
}

// maxSprites bounds the cache: both languages and themes of all counties.
const maxSprites = 1500

func (l *Labels) sprite(k spriteKey, halo float32) *draw.Sprite {
	if p := l.sprites[k]; p != nil {
		return p
	}
	if l.sprites == nil || len(l.sprites) > maxSprites {
		l.sprites = map[spriteKey]*draw.Sprite{}
	}
	p := draw.NewSprite(k.s, k.px, k.medium, k.ink, k.halo, halo)
	l.sprites[k] = p
	return p
}

type slot struct{ x0, y0, x1, y1 float32 }

// Draw draws the labels that have room under the camera. Labels is compared by
// identity: pass the same slice while nothing changed.
func (l *Labels) Draw(c draw.C, v *View, labels []Label, halo color.NRGBA) {
	if v.mesh == nil || len(labels) == 0 {
		return
	}
	same := len(l.of) == len(labels) && &l.of[0] == &labels[0]
	if !same || l.scale != v.cam.Scale || l.halo != halo || l.px != c.Metric.PxPerSp {
		l.of, l.scale, l.halo, l.px = labels, v.cam.Scale, halo, c.Metric.PxPerSp
		l.about = labels[0].At
		l.place(c)
	}
	x, y := v.cam.Pixel(l.about, c.Size.X, c.Size.Y)
	// Whole pixels: half of one blurs every name at once.
	at := op.Affine(f32.AffineId().Offset(f32.Pt(float32(int(x+.5)), float32(int(y+.5))))).Push(c.Ops)
	l.call.Add(c.Ops)
	at.Pop()
}

func (l *Labels) place(c draw.C) {
	l.ops.Reset()
	l.N = 0
	m := op.Record(&l.ops)
	taken := make([]slot, 0, len(l.of))
	for i := range l.of {
		t := &l.of[i]
		px := t.Style.Size * c.Metric.PxPerSp
		w := float32(fonts.Width(t.S, float64(px), t.Style.Medium))
		x := float32(float64(t.At.X-l.about.X) * l.scale)
		y := float32(float64(l.about.Y-t.At.Y) * l.scale)
		s := slot{x - w/2 - 2, y - px*.62, x + w/2 + 2, y + px*.62}
		if !t.Must && meets(taken, s) {
			continue
		}
		taken = append(taken, s)
		l.N++
		l.sprite(spriteKey{t.S, px, t.Style.Medium, t.Ink, l.halo}, c.F(1.7)).Draw(&l.ops, int(math.Round(float64(x-w/2))), int(math.Round(float64(y+px*.37))))
	}
	l.call = m.Stop()
}

func meets(taken []slot, s slot) bool {
	for _, t := range taken {
		if s.x0 < t.x1 && t.x0 < s.x1 && s.y0 < t.y1 && t.y0 < s.y1 {
			return true
		}
	}
	return false
}
