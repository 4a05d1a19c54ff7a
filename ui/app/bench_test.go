package app

import (
	"testing"
	"time"

	"gioui.org/f32"
	"gioui.org/io/pointer"

	"taihang/ui/model"
)

// What a frame costs the window's own goroutine while the map moves. The
// painter works beside it, as in the window.
func BenchmarkFrame(b *testing.B) {
	b.Run("rest", func(b *testing.B) {
		r := newRig(b, model.Map)
		b.ReportAllocs()
		for b.Loop() {
			r.draw()
		}
	})
	b.Run("pan", func(b *testing.B) {
		r := newRig(b, model.Map)
		r.Router.Queue(r.Pointer(pointer.Move, onMap, 0), r.Pointer(pointer.Press, onMap, 0))
		r.draw()
		i := 0
		b.ReportAllocs()
		for b.Loop() {
			i++
			d := float32(i%120) - 60
			r.Now = r.Now.Add(16 * time.Millisecond)
			r.Router.Queue(r.Pointer(pointer.Move, onMap.Add(f32.Pt(d, d/2)), 0))
			r.draw()
		}
	})
	b.Run("zoom", func(b *testing.B) {
		r := newRig(b, model.Map)
		i := 0
		b.ReportAllocs()
		for b.Loop() {
			i++
			e := r.Pointer(pointer.Scroll, onMap, 0)
			e.Scroll.Y = -2
			if i%80 >= 40 {
				e.Scroll.Y = 2
			}
			r.Now = r.Now.Add(16 * time.Millisecond)
			r.Router.Queue(e)
			r.draw()
		}
	})
}
