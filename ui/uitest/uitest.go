// Package uitest drives parts of the window in tests, through Gio's router: no
// display, no GPU.
package uitest

import (
	"image"
	"sync"
	"time"

	"gioui.org/f32"
	"gioui.org/io/input"
	"gioui.org/io/key"
	"gioui.org/io/pointer"
	"gioui.org/layout"
	"gioui.org/op"
	"gioui.org/unit"

	"taihang/analysis/dataset"
	"taihang/data/demo"
)

// Demo is the demo workspace in memory, made once for all tests of a package.
var Demo = sync.OnceValues(func() (*dataset.Dataset, error) {
	return dataset.FromSet(demo.Generate(demo.Options{Scale: 1, Seed: 1}))
})

// Rig is a window without a display: a router, a clock that stands until it is
// moved, and a size in pixels.
type Rig struct {
	Router input.Router
	Ops    op.Ops
	Now    time.Time
	Size   image.Point
}

// NewRig returns a rig of a size, one pixel a dp.
func NewRig(w, h int) Rig { return Rig{Now: time.Unix(1_500_000_000, 0), Size: image.Pt(w, h)} }

// Begin is what the next frame is laid out in; End hands it to the router.
func (r *Rig) Begin() layout.Context {
	r.Ops.Reset()
	return layout.Context{
		Ops: &r.Ops, Now: r.Now, Source: r.Router.Source(), Constraints: layout.Exact(r.Size), Metric: unit.Metric{PxPerDp: 1, PxPerSp: 1},
	}
}

// End ends a frame.
func (r *Rig) End() { r.Router.Frame(&r.Ops) }

// Pointer is an event of the mouse, now.
func (r *Rig) Pointer(kind pointer.Kind, at f32.Point, mods key.Modifiers) pointer.Event {
	e := pointer.Event{Kind: kind, Source: pointer.Mouse, Position: at, Modifiers: mods, Time: time.Duration(r.Now.UnixNano())}
	if kind == pointer.Press || kind == pointer.Drag {
		e.Buttons = pointer.ButtonPrimary
	}
	return e
}

// Find is the middle of what carries a label and can be clicked, if it is on
// the last frame.
func (r *Rig) Find(label string) (f32.Point, bool) {
	nodes := r.Router.AppendSemantics(nil)
	for _, n := range nodes {
		if n.Desc.Label != label {
			continue
		}
		for n.Desc.Gestures == 0 && n.ParentID != 0 {
			for _, m := range nodes {
				if m.ID == n.ParentID {
					n = m
					break
				}
			}
		}
		b := n.Desc.Bounds
		return f32.Pt(float32(b.Min.X+b.Max.X)/2, float32(b.Min.Y+b.Max.Y)/2), true
	}
	return f32.Point{}, false
}
