package mapview

import (
	"image"
	"image/color"
	"math"
	"slices"

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

// Labels places names once for each scale and keeps their operations. What
// floats over the map hides the names beneath it whole: half a name reads as
// another. Hidden ones keep their room, so that panning never reshuffles.
type Labels struct {
	Avoid []image.Rectangle // what floats over the map, pixels of the view

	ops    op.Ops
	call   op.CallOp
	of     []Label
	scale  float64
	px     float32
	halo   color.NRGBA
	about  mesh.Pt
	placed []placed
	at     image.Point // where about was when the operations were recorded
	hidden []image.Rectangle
	N      int // drawn

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

// placed is a label with room, about the first label's place.
type placed struct {
	slot
	sprite *draw.Sprite
	x, y   int
}

// Draw draws the labels that have room under the camera. Labels is compared by
// identity: pass the same slice while nothing changed.
func (l *Labels) Draw(c draw.C, v *View, labels []Label, halo color.NRGBA) {
	if v.mesh == nil || len(labels) == 0 {
		return
	}
	same := len(l.of) == len(labels) && &l.of[0] == &labels[0]
	fresh := !same || l.scale != v.cam.Scale || l.halo != halo || l.px != c.Metric.PxPerSp
	if fresh {
		l.of, l.scale, l.halo, l.px = labels, v.cam.Scale, halo, c.Metric.PxPerSp
		l.about = labels[0].At
		l.place(c)
	}
	x, y := v.cam.Pixel(l.about, c.Size.X, c.Size.Y)
	to := image.Pt(int(x+.5), int(y+.5)) // whole pixels: half of one blurs every name at once
	if fresh || !slices.Equal(l.hidden, l.Avoid) || len(l.Avoid) > 0 && l.at != to {
		l.at, l.hidden = to, append(l.hidden[:0], l.Avoid...)
		l.record()
	}
	off := op.Offset(to).Push(c.Ops)
	l.call.Add(c.Ops)
	off.Pop()
}

// place gives room in the order of the labels.
func (l *Labels) place(c draw.C) {
	l.placed = l.placed[:0]
	for i := range l.of {
		t := &l.of[i]
		px := t.Style.Size * c.Metric.PxPerSp
		w := float32(fonts.Width(t.S, float64(px), t.Style.Medium))
		x := float32(float64(t.At.X-l.about.X) * l.scale)
		y := float32(float64(l.about.Y-t.At.Y) * l.scale)
		s := slot{x - w/2 - 2, y - px*.62, x + w/2 + 2, y + px*.62}
		if !t.Must && meets(l.placed, s) {
			continue
		}
		p := l.sprite(spriteKey{t.S, px, t.Style.Medium, t.Ink, l.halo}, c.F(1.7))
		l.placed = append(l.placed, placed{s, p, int(math.Round(float64(x - w/2))), int(math.Round(float64(y + px*.37)))})
	}
}

// record draws the placed labels that nothing floats over.
func (l *Labels) record() {
	l.ops.Reset()
	l.N = 0
	m := op.Record(&l.ops)
	for i := range l.placed {
		p := &l.placed[i]
		if covered(l.hidden, p.slot, l.at) {
			continue
		}
		l.N++
		p.sprite.Draw(&l.ops, p.x, p.y)
	}
	l.call = m.Stop()
}

// Stale says that the labels were drawn around other things than these.
func (l *Labels) Stale(avoid []image.Rectangle) bool { return !slices.Equal(l.hidden, avoid) }

func covered(by []image.Rectangle, s slot, at image.Point) bool {
	for _, r := range by {
		r = r.Sub(at)
		if s.x0 < float32(r.Max.X) && float32(r.Min.X) < s.x1 && s.y0 < float32(r.Max.Y) && float32(r.Min.Y) < s.y1 {
			return true
		}
	}
	return false
}

func meets(taken []placed, s slot) bool {
	for i := range taken {
		t := &taken[i]
		if s.x0 < t.x1 && t.x0 < s.x1 && s.y0 < t.y1 && t.y0 < s.y1 {
			return true
		}
	}
	return false
}
