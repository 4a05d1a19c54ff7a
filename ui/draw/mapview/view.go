package mapview

import (
	"image"
	"math"
	"time"

	"gioui.org/f32"
	"gioui.org/io/event"
	"gioui.org/io/pointer"
	"gioui.org/op"
	"gioui.org/op/clip"
	"gioui.org/op/paint"

	"taihang/geo/mesh"
	"taihang/ui/draw"
)

// Tool is what a drag on the map does.
type Tool string

// Tools.
const (
	Pan   Tool = "pan"
	Box   Tool = "box"
	Lasso Tool = "lasso"
)

// Times: a zoom by key or fit moves for moveTime; after idleTime without a
// zoom step the map is painted sharp.
const (
	moveTime = 200 * time.Millisecond
	idleTime = 120 * time.Millisecond
)

// View is a map on screen. Its zero value shows the whole layer.
type View struct {
	Tool    Tool
	Margins [4]float64 // of the whole map, pixels: left top right bottom
	Hover   int        // feature under the pointer, -1 none
	At      image.Point
	HoverAt time.Time

	cam, whole Camera
	from, to   Camera // of a movement
	began      time.Time
	zoomed     time.Time // last zoom step
	size       image.Point
	margins    [4]float64 // that whole was fitted with
	mesh       *mesh.Mesh
	scene      *Scene
	asked      job
	painter    painter
	shown      *frame
	image      paint.ImageOp
	tag        int
	drag       drag
	outline    outlineCache
}

// Tag is what takes the keyboard for the map.
func (v *View) Tag() event.Tag { return &v.tag }

// Camera is where the view looks now.
func (v *View) Camera() Camera { return v.cam }

// Zoom is the scale relative to the whole province.
func (v *View) Zoom() float64 { return v.cam.Scale / max(v.whole.Scale, 1e-12) }

// Busy says that an image is being painted.
func (v *View) Busy() bool { return v.painter.busy() || !v.began.IsZero() }

// Draw shows the scene over c. now waits for the painter instead of showing
// the old image meanwhile; still turns off movement; wake asks for a frame.
func (v *View) Draw(c draw.C, s *Scene, now bool, wake func()) {
	v.place(c, s)
	v.advance(c, now)
	v.ask(c, s, now, wake)
	if f := v.painter.take(); f != nil {
		v.shown = f
		v.image = paint.NewImageOp(f.img)
		v.image.Filter = paint.FilterLinear
	}
	v.scene = s
	draw.Fill(c.Ops, c.Bounds(), asNRGBA(s.Paint.Back))
	if v.shown != nil {
		v.blit(c)
	}
}

// place fits the layer at first and when the window changes its size.
func (v *View) place(c draw.C, s *Scene) {
	if v.size == c.Size && v.mesh == s.Mesh && v.margins == v.Margins {
		return
	}
	v.margins = v.Margins
	rel := 1.0
	if v.whole.Scale > 0 && v.mesh == s.Mesh {
		rel = v.Zoom()
	}
	old := v.cam
	v.whole = fit(s.Mesh.Bound, c.Size.X, c.Size.Y, v.Margins)
	v.cam = v.whole
	if rel > 1.001 {
		v.cam = Camera{X: old.X, Y: old.Y, Scale: v.whole.Scale * rel}
	}
	v.size, v.mesh, v.began, v.Hover = c.Size, s.Mesh, time.Time{}, -1
}

// advance moves the camera along a movement.
func (v *View) advance(c draw.C, now bool) {
	if v.began.IsZero() {
		return
	}
	t := float64(c.Context.Now.Sub(v.began)) / float64(moveTime)
	if t >= 1 || now || c.Still {
		v.cam, v.began = v.to, time.Time{}
		return
	}
	v.cam = between(v.from, v.to, max(t, 0))
	c.Execute(op.InvalidateCmd{})
}

// ask starts painting when what is shown is no longer right: another scene,
// out of its margin, too large or too small, or blurred while at rest.
func (v *View) ask(c draw.C, s *Scene, now bool, wake func()) {
	want := job{view: v.cam.view(c.Size.X, c.Size.Y), scene: s}
	if v.asked.scene == nil || now {
		if v.asked != want {
			v.request(want, now, wake)
		}
		return
	}
	have := v.asked.view
	ratio := v.cam.Scale / have.Scale
	fits := have.W == want.view.W && have.H == want.view.H
	switch {
	case !fits, ratio < .7 || ratio > 1.4:
		v.request(want, false, wake)
	case ratio != 1:
		// Zooming or just zoomed: sharp once it rests.
		if rest := v.zoomed.Add(idleTime); c.Context.Now.Before(rest) || !v.began.IsZero() {
			c.Execute(op.InvalidateCmd{At: rest})
			if s != v.asked.scene {
				want.view = have
				v.request(want, false, wake)
			}
			return
		}
		v.request(want, false, wake)
	case v.leaves(have, c.Size):
		v.request(want, false, wake)
	case s != v.asked.scene:
		want.view = have
		v.request(want, false, wake)
	}
}

func (v *View) request(j job, now bool, wake func()) {
	v.asked = j
	v.painter.paint(j, now, wake)
}

// leaves says that the view comes near the painted image's edge.
func (v *View) leaves(have viewOf, size image.Point) bool {
	x, y := v.offset(have, size)
	mx, my := float64(have.W-size.X), float64(have.H-size.Y)
	const near = .2
	return x > -mx*near || y > -my*near || x < -mx*(1-near) || y < -my*(1-near)
}

// offset is where the image's corner falls in the view.
func (v *View) offset(f viewOf, size image.Point) (x, y float64) {
	return (f.X0-v.cam.X)*v.cam.Scale + float64(size.X)/2, (v.cam.Y-f.Y0)*v.cam.Scale + float64(size.Y)/2
}

// blit shows the painted image under the camera: one textured rectangle.
func (v *View) blit(c draw.C) {
	f := v.shown
	x, y := v.offset(f.view, c.Size)
	k := float32(v.cam.Scale / f.view.Scale)
	if math.Abs(float64(k)-1) < 1e-6 {
		k, x, y = 1, math.Round(x), math.Round(y)
	}
	all := clip.Rect{Max: c.Size}.Push(c.Ops)
	at := op.Affine(f32.AffineId().Scale(f32.Point{}, f32.Pt(k, k)).Offset(f32.Pt(float32(x), float32(y)))).Push(c.Ops)
	cl := clip.Rect{Max: f.img.Rect.Size()}.Push(c.Ops)
	v.image.Add(c.Ops)
	paint.PaintOp{}.Add(c.Ops)
	cl.Pop()
	at.Pop()
	all.Pop()
}

// Hit is the feature at a pixel of the view, -1 for none.
func (v *View) Hit(x, y float32) int {
	if v.shown == nil {
		return -1
	}
	ox, oy := v.offset(v.shown.view, v.size)
	k := v.cam.Scale / v.shown.view.Scale
	return v.shown.ids.Hit(int(math.Floor((float64(x)-ox)/k)), int(math.Floor((float64(y)-oy)/k)))
}

// move sends the camera to a place.
func (v *View) move(c draw.C, to Camera) {
	to = to.clamp(v.whole, v.mesh.Bound)
	v.from, v.to, v.began, v.zoomed = v.cam, to, c.Context.Now, c.Context.Now
	c.Execute(op.InvalidateCmd{})
}

// target is where the camera is going, so that quick steps add up.
func (v *View) target() Camera {
	if v.began.IsZero() {
		return v.cam
	}
	return v.to
}

// ZoomBy zooms about the middle of the view.
func (v *View) ZoomBy(c draw.C, steps float64) {
	v.move(c, v.target().zoomAt(math.Pow(zoomStep, steps), float64(c.Size.X)/2, float64(c.Size.Y)/2, c.Size.X, c.Size.Y))
}

// Whole shows the whole province.
func (v *View) Whole(c draw.C) { v.move(c, v.whole) }

// Fit shows one feature.
func (v *View) Fit(c draw.C, feature int) {
	if v.mesh == nil || feature < 0 || feature >= len(v.mesh.Features) {
		return
	}
	m := .28
	w, h := float64(c.Size.X), float64(c.Size.Y)
	v.move(c, fit(v.mesh.Features[feature].Bound, c.Size.X, c.Size.Y, [4]float64{w * m, h * m, w * m, h * m}))
}

// Outlined draws a line around a feature in the camera's place.
func (v *View) Outlined(c draw.C, feature int, width float32, col draw.Colour) {
	if feature < 0 || feature >= len(v.mesh.Features) {
		return
	}
	v.outline.draw(c, v, feature, width, col)
}

// outlineCache keeps the operations of the last outline: the pointer rests on
// a feature far longer than it takes to move to another.
type outlineCache struct {
	ops     op.Ops
	call    op.CallOp
	feature int
	scale   float64
	width   float32
	col     draw.Colour
	mesh    *mesh.Mesh
}

func (o *outlineCache) draw(c draw.C, v *View, feature int, width float32, col draw.Colour) {
	f := &v.mesh.Features[feature]
	if o.mesh != v.mesh || o.feature != feature || o.scale != v.cam.Scale || o.width != width || o.col != col {
		o.mesh, o.feature, o.scale, o.width, o.col = v.mesh, feature, v.cam.Scale, width, col
		o.ops.Reset()
		m := op.Record(&o.ops)
		for _, r := range f.Rings {
			draw.Polyline(&o.ops, thin(r, f.Label, v.cam.Scale), true, width, col)
		}
		o.call = m.Stop()
	}
	x, y := v.cam.Pixel(f.Label, c.Size.X, c.Size.Y)
	at := op.Affine(f32.AffineId().Offset(f32.Pt(x, y))).Push(c.Ops)
	o.call.Add(c.Ops)
	at.Pop()
}

// thin turns a ring into pixels about a point, dropping steps too short to see.
func thin(r []mesh.Pt, about mesh.Pt, scale float64) []f32.Point {
	out := make([]f32.Point, 0, len(r))
	for _, p := range r {
		q := f32.Pt(float32(float64(p.X-about.X)*scale), float32(float64(about.Y-p.Y)*scale))
		if n := len(out); n > 0 && sq(q.X-out[n-1].X)+sq(q.Y-out[n-1].Y) < 1.5 {
			continue
		}
		out = append(out, q)
	}
	return out
}

func sq(x float32) float32 { return x * x }

// area declares where the map takes the pointer.
func (v *View) area(c draw.C) {
	st := clip.Rect{Max: c.Size}.Push(c.Ops)
	event.Op(c.Ops, &v.tag)
	switch {
	case v.Tool == Box || v.Tool == Lasso:
		pointer.CursorCrosshair.Add(c.Ops)
	case v.drag.kind == panning:
		pointer.CursorGrabbing.Add(c.Ops)
	}
	st.Pop()
}
