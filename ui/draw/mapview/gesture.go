package mapview

import (
	"image"
	"image/color"
	"math"
	"time"

	"gioui.org/f32"
	"gioui.org/io/key"
	"gioui.org/io/pointer"
	"gioui.org/op"

	"taihang/geo/mesh"
	"taihang/geo/raster"
	"taihang/ui/draw"
)

type viewOf = raster.View

func asNRGBA(c color.RGBA) color.NRGBA { return color.NRGBA(c) }

// Gesture is something the user did on the map.
type Gesture struct {
	Kind     Kind
	Features []int // clicked or enclosed; empty: empty ground
	Mods     key.Modifiers
}

// Kind of gesture.
type Kind uint8

// Kinds.
const (
	Clicked Kind = iota
	Doubled
	Boxed
	Lassoed
	Asked // the right button: what can be done here
)

type dragKind uint8

const (
	idle dragKind = iota
	pressed
	panning
	boxing
	lassoing
)

type drag struct {
	kind  dragKind
	start f32.Point
	cam   Camera
	mods  key.Modifiers
	path  []f32.Point
	click time.Time // last click, for a double one
	where image.Point
}

// slop is how far a press may move and still be a click, in dp.
const slop = 4

// Update handles the pointer and the arrow keys of the last frame and declares
// the map's area. It must come before Draw.
func (v *View) Update(c draw.C) []Gesture {
	var out []Gesture
	if v.mesh != nil {
		for {
			e, ok := c.Event(
				pointer.Filter{
					Target: &v.tag, Kinds: pointer.Press | pointer.Drag | pointer.Release | pointer.Cancel | pointer.Move | pointer.Leave | pointer.Scroll,
					ScrollY: pointer.ScrollRange{Min: -1 << 20, Max: 1 << 20}, ScrollX: pointer.ScrollRange{Min: -1 << 20, Max: 1 << 20},
				},
			)
			if !ok {
				break
			}
			if p, ok := e.(pointer.Event); ok {
				out = v.pointer(c, p, out)
			}
		}
	}
	v.area(c)
	return out
}

func (v *View) pointer(c draw.C, p pointer.Event, out []Gesture) []Gesture {
	v.At = p.Position.Round()
	switch p.Kind {
	case pointer.Scroll:
		v.scroll(c, p)
	case pointer.Move:
		v.hover(c, p.Position)
	case pointer.Leave:
		if v.drag.kind == idle {
			v.Hover = -1
		}
	case pointer.Press:
		if p.Source == pointer.Mouse && p.Buttons == pointer.ButtonSecondary {
			g := Gesture{Kind: Asked, Mods: p.Modifiers}
			if f := v.Hit(p.Position.X, p.Position.Y); f >= 0 {
				g.Features = []int{f}
			}
			return append(out, g)
		}
		if p.Source == pointer.Mouse && p.Buttons != pointer.ButtonPrimary {
			return out
		}
		v.press(p)
	case pointer.Drag:
		v.dragTo(c, p)
	case pointer.Release:
		out = v.release(c, p, out)
	case pointer.Cancel:
		v.drag.kind = idle
	}
	return out
}

func (v *View) scroll(c draw.C, p pointer.Event) {
	if v.drag.kind != idle {
		return
	}
	n := -float64(p.Scroll.Y / draw.WheelNotch)
	n = min(max(n, -4), 4)
	v.cam = v.target().zoomAt(math.Pow(zoomStep, n), float64(p.Position.X), float64(p.Position.Y), c.Size.X, c.Size.Y).clamp(v.whole, v.mesh.Bound)
	v.began, v.zoomed = time.Time{}, c.Context.Now
	v.hover(c, p.Position)
	c.Execute(op.InvalidateCmd{})
}

func (v *View) hover(c draw.C, at f32.Point) {
	f := v.Hit(at.X, at.Y)
	if f != v.Hover {
		v.Hover, v.HoverAt = f, c.Context.Now
	}
}

func (v *View) press(p pointer.Event) {
	v.drag.kind = pressed
	v.drag.start, v.drag.cam, v.drag.mods = p.Position, v.target(), p.Modifiers
	v.drag.path = append(v.drag.path[:0], p.Position)
	v.began = time.Time{}
}

func (v *View) dragTo(c draw.C, p pointer.Event) {
	d := &v.drag
	off := p.Position.Sub(d.start)
	if d.kind == pressed && sq(off.X)+sq(off.Y) > sq(c.F(slop)) {
		d.kind = panning
		switch {
		case v.Tool == Lasso:
			d.kind = lassoing
		case v.Tool == Box || d.mods.Contain(key.ModShift):
			d.kind = boxing
		}
	}
	switch d.kind {
	case panning:
		cam := d.cam
		cam.X -= float64(off.X) / cam.Scale
		cam.Y += float64(off.Y) / cam.Scale
		v.cam = cam.clamp(v.whole, v.mesh.Bound)
	case lassoing:
		d.path = append(d.path, p.Position)
	}
	if d.kind != pressed {
		v.Hover = -1
	}
	c.Execute(op.InvalidateCmd{})
}

// doubleTime is how soon a second click must follow.
const doubleTime = 400 * time.Millisecond

func (v *View) release(c draw.C, p pointer.Event, out []Gesture) []Gesture {
	kind := v.drag.kind
	v.drag.kind = idle
	v.hover(c, p.Position)
	g := Gesture{Mods: v.drag.mods}
	switch kind {
	case pressed:
		if f := v.Hit(p.Position.X, p.Position.Y); f >= 0 {
			g.Features = []int{f}
		}
		near := v.At.Sub(v.drag.where)
		if c.Context.Now.Sub(v.drag.click) < doubleTime && max(near.X, -near.X, near.Y, -near.Y) < c.Px(slop) {
			g.Kind = Doubled
			v.drag.click = time.Time{}
		} else {
			v.drag.click, v.drag.where = c.Context.Now, v.At
		}
		return append(out, g)
	case boxing:
		g.Kind = Boxed
		g.Features = v.within(box(v.drag.start, p.Position), c.Size)
		return append(out, g)
	case lassoing:
		g.Kind = Lassoed
		g.Features = v.within(v.drag.path, c.Size)
		return append(out, g)
	}
	return out
}

func box(a, b f32.Point) []f32.Point {
	return []f32.Point{a, {X: b.X, Y: a.Y}, b, {X: a.X, Y: b.Y}}
}

// within lists the features whose centre lies inside a polygon of the view.
func (v *View) within(poly []f32.Point, size image.Point) []int {
	var out []int
	for i := range v.mesh.Features {
		f := &v.mesh.Features[i]
		if len(f.Rings) == 0 {
			continue
		}
		if x, y := v.cam.Pixel(f.Label, size.X, size.Y); inside(poly, x, y) {
			out = append(out, i)
		}
	}
	return out
}

// inside is the even-odd rule.
func inside(poly []f32.Point, x, y float32) bool {
	in := false
	for i, j := 0, len(poly)-1; i < len(poly); j, i = i, i+1 {
		a, b := poly[i], poly[j]
		if (a.Y > y) != (b.Y > y) && x < (b.X-a.X)*(y-a.Y)/(b.Y-a.Y)+a.X {
			in = !in
		}
	}
	return in
}

// Escape drops a drag in progress and says whether there was one.
func (v *View) Escape() bool {
	was := v.drag.kind != idle
	v.drag.kind = idle
	if !was && v.Tool != Pan && v.Tool != "" {
		v.Tool = Pan
		return true
	}
	return was
}

// Trail draws the box or lasso being drawn.
func (v *View) Trail(c draw.C) {
	switch v.drag.kind {
	case boxing:
		b := box(v.drag.start, v.drag.at(v.At))
		draw.Polygon(c.Ops, b, draw.Alpha(c.Acc, .12))
		draw.Polyline(c.Ops, b, true, c.F(1.5), c.Acc)
	case lassoing:
		draw.Polygon(c.Ops, v.drag.path, draw.Alpha(c.Acc, .12))
		draw.Polyline(c.Ops, v.drag.path, false, c.F(1.5), c.Acc)
	}
}

func (d *drag) at(p image.Point) f32.Point { return f32.Pt(float32(p.X), float32(p.Y)) }

// Toward is the feature nearest to from in a direction of the view, -1 for
// none: arrows walk the map by it. Neighbours count before others.
func Toward(m *mesh.Mesh, from int, dx, dy float64) int {
	best, score := -1, math.Inf(1)
	a := m.Features[from].Label
	try := func(i int) {
		b := m.Features[i].Label
		x, y := float64(b.X-a.X), -float64(b.Y-a.Y)
		along, across := x*dx+y*dy, math.Abs(x*dy-y*dx)
		if i == from || along <= 0 || across > along*1.2 {
			return
		}
		if s := along + 2*across; s < score {
			best, score = i, s
		}
	}
	for _, i := range m.Neighbours()[from] {
		try(i)
	}
	if best < 0 {
		for i := range m.Features {
			try(i)
		}
	}
	return best
}
