package app

import (
	"context"
	"strings"
	"testing"
	"time"

	"gioui.org/f32"
	"gioui.org/io/event"
	"gioui.org/io/key"
	"gioui.org/io/pointer"

	"taihang/ui/model"
	"taihang/ui/uitest"
)

// rig drives the window's inside through Gio's router: no display, no GPU.
type rig struct {
	uitest.Rig
	t     testing.TB
	k     *core
	woken chan struct{}
}

// newRig opens the demo on a page and waits until it has settled.
func newRig(t testing.TB, page model.Page) *rig {
	t.Helper()
	ds, err := uitest.Demo()
	if err != nil {
		t.Fatal(err)
	}
	r := &rig{t: t, Rig: uitest.NewRig(1440, 900), woken: make(chan struct{}, 1)}
	ctx, stop := context.WithCancel(context.Background())
	t.Cleanup(stop)
	r.k, err = newCore(ctx, Options{Data: ds}, func() {
		select {
		case r.woken <- struct{}{}:
		default:
		}
	})
	if err != nil {
		t.Fatal(err)
	}
	r.settle()
	r.do(model.Go{Page: page})
	return r
}

// frame draws one frame, a second after the last.
func (r *rig) frame() {
	r.Now = r.Now.Add(time.Second)
	r.draw()
}

func (r *rig) draw() {
	r.k.frame(r.Begin())
	r.End()
}

// settle draws frames until nothing is loaded, searched or painted any more.
func (r *rig) settle() {
	r.t.Helper()
	for range 3000 {
		r.frame()
		if r.k.settled() {
			r.frame()
			r.frame()
			return
		}
		select {
		case <-r.woken:
		case <-time.After(time.Millisecond):
		}
	}
	r.t.Fatal("the window does not settle")
}

func (r *rig) do(a ...model.Action) {
	r.t.Helper()
	r.k.apply(a, r.Now)
	r.settle()
}

// owed says that the last frame asked for another: what a real window would
// wait for before it draws again.
func (r *rig) owed() bool {
	_, ok := r.Router.WakeupTime()
	return ok
}

func (r *rig) queue(e ...event.Event) {
	r.t.Helper()
	r.Router.Queue(e...)
	r.settle()
}

// click presses and releases at a place.
func (r *rig) click(at f32.Point, mods key.Modifiers) {
	r.t.Helper()
	for _, k := range []pointer.Kind{pointer.Move, pointer.Press, pointer.Release} {
		r.queue(r.Pointer(k, at, mods)) // a frame each, as they come from a hand
	}
}

// drag moves from a to b in steps, a frame each.
func (r *rig) drag(a, b f32.Point, mods key.Modifiers) {
	r.t.Helper()
	r.queue(r.Pointer(pointer.Move, a, mods), r.Pointer(pointer.Press, a, mods))
	for i := 1; i <= 5; i++ {
		r.queue(r.Pointer(pointer.Move, a.Add(b.Sub(a).Mul(float32(i)/5)), mods))
	}
	r.queue(r.Pointer(pointer.Release, b, mods))
}

func (r *rig) key(name key.Name, mods key.Modifiers) {
	r.t.Helper()
	r.queue(key.Event{Name: name, Modifiers: mods, State: key.Press}, key.Event{Name: name, Modifiers: mods, State: key.Release})
}

func (r *rig) typed(s string) {
	r.t.Helper()
	for _, c := range s {
		n := r.Router.EditorState().Selection.Start
		name := key.Name(strings.ToUpper(string(c)))
		r.queue(key.Event{Name: name, State: key.Press}, key.EditEvent{Range: key.Range{Start: n, End: n}, Text: string(c)}, key.SelectionEvent{Start: n + 1, End: n + 1})
	}
}

// find is the middle of the control with a label.
func (r *rig) find(label string) f32.Point {
	r.t.Helper()
	at, ok := r.Find(label)
	if !ok {
		r.t.Fatalf("no control %q", label)
	}
	return at
}

func (r *rig) press(label string) {
	r.t.Helper()
	r.click(r.find(label), 0)
}
