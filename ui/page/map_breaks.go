package page

import (
	"image"
	"slices"
	"strconv"
	"strings"
	"time"

	"gioui.org/io/event"
	"gioui.org/io/key"
	"gioui.org/op/clip"

	"taihang/ui/draw"
	"taihang/ui/model"
	"taihang/ui/widget"
)

// breakKeys are the breaks as things that can be focused, nudged and typed.
type breakKeys struct {
	tags    [model.MaxK]int
	pressed bool // with the pointer: the focus that follows comes from it
	pointed bool // focus came from the pointer: no ring
	editing int  // break that is typed, 1 for the first; 0 none
	begun   bool // the field has had the keyboard
	wrong   bool // what was typed is not a value
	input   widget.Input
	clicked int // break last clicked, and when
	at      time.Time
}

// doubleClick is how soon a second click must follow.
const doubleClick = 400 * time.Millisecond

// press notes a click on a break; the second of two opens it for typing.
func (b *breakKeys) press(c draw.C, i int, shown string) {
	if i < 0 {
		b.clicked, b.editing = -1, 0
		return
	}
	b.pressed, b.pointed = !c.Focused(&b.tags[i]), true
	c.Execute(key.FocusCmd{Tag: &b.tags[i]})
	if b.clicked == i && !b.at.IsZero() && c.Context.Now.Sub(b.at) < doubleClick {
		b.edit(i, shown)
		return
	}
	b.clicked, b.at = i, c.Context.Now
}

func (b *breakKeys) edit(i int, shown string) {
	b.editing, b.begun, b.wrong, b.at = i+1, false, false, time.Time{}
	b.input.SetText(shown)
	b.input.Editor.SetCaret(0, len([]rune(shown)))
}

// focused is the break that has the keyboard, -1 for none.
func (b *breakKeys) focused(c draw.C) int {
	for i := range b.tags {
		if c.Focused(&b.tags[i]) {
			return i
		}
	}
	return -1
}

// update moves a focused break by its arrows, ten steps with Shift; Delete
// throws it out, Enter opens it for typing.
func (b *breakKeys) update(c draw.C, e *Env, breaks []float64, lo, hi float64, shown func(float64) string) {
	for i := range breaks {
		tag := &b.tags[i]
		for {
			ev, ok := c.Event(
				key.FocusFilter{Target: tag},
				key.Filter{Focus: tag, Name: key.NameLeftArrow, Optional: key.ModShift}, key.Filter{Focus: tag, Name: key.NameRightArrow, Optional: key.ModShift},
				key.Filter{Focus: tag, Name: key.NameDeleteBackward}, key.Filter{Focus: tag, Name: key.NameDeleteForward},
				key.Filter{Focus: tag, Name: key.NameReturn}, key.Filter{Focus: tag, Name: key.NameEnter},
			)
			if !ok {
				break
			}
			if f, ok := ev.(key.FocusEvent); ok && f.Focus {
				b.pointed, b.pressed = b.pressed, false
			}
			k, ok := ev.(key.Event)
			if !ok || k.State != key.Press {
				continue
			}
			b.key(e, k, i, breaks, lo, hi, shown)
		}
	}
}

func (b *breakKeys) key(e *Env, k key.Event, i int, breaks []float64, lo, hi float64, shown func(float64) string) {
	b.pointed = false
	step := stepOf(hi - lo)
	if k.Modifiers.Contain(key.ModShift) {
		step *= 10
	}
	switch k.Name {
	case key.NameLeftArrow:
		e.Do(model.SetBreaks{Breaks: nudged(breaks, i, -step, lo, hi)})
	case key.NameRightArrow:
		e.Do(model.SetBreaks{Breaks: nudged(breaks, i, step, lo, hi)})
	case key.NameReturn, key.NameEnter:
		b.edit(i, shown(breaks[i]))
	default:
		if len(breaks) > 1 {
			e.Do(model.SetBreaks{Breaks: slices.Delete(slices.Clone(breaks), i, i+1)})
		}
	}
}

// nudged moves a break by a step on the grid of round numbers, short of its
// neighbours and inside the values.
func nudged(breaks []float64, i int, by, lo, hi float64) []float64 {
	out := slices.Clone(breaks)
	v := snap(out[i]+by, hi-lo)
	if i > 0 {
		lo = out[i-1]
	}
	if i+1 < len(out) {
		hi = out[i+1]
	}
	if v > lo && v < hi {
		out[i] = v
	}
	return out
}

// handle makes a break's mark a place for the keyboard, and rings it.
func (b *breakKeys) handle(c draw.C, i int, r image.Rectangle) {
	if i >= len(b.tags) {
		return
	}
	st := clip.Rect(r).Push(c.Ops)
	event.Op(c.Ops, &b.tags[i])
	st.Pop()
	if c.Focused(&b.tags[i]) && !b.pointed {
		draw.Ring(c.Ops, r, c.Px(4), c.F(2), c.Acc)
	}
}

// field is where the break is typed, at x below the bars.
func (b *breakKeys) field(c draw.C, e *Env, breaks []float64, x, y int, factor float64) {
	if b.editing == 0 || b.editing > len(breaks) {
		b.editing = 0
		return
	}
	c.Over.Open = true // Esc closes the field before anything else
	for {
		ev, ok := c.Event(key.Filter{Focus: &b.input.Editor, Name: key.NameEscape})
		if !ok {
			break
		}
		if k, ok := ev.(key.Event); ok && k.State == key.Press {
			b.editing = 0
			return
		}
	}
	w := c.Px(84)
	x = min(max(x-w/2, 0), c.Size.X-w)
	problem := ""
	if b.wrong {
		problem = c.T("ui.class.typed.wrong")
	}
	c.In(draw.Rect(x, y, w, c.Px(28)), func(c draw.C) {
		switch {
		case b.input.Focused(c):
			b.begun = true
		case b.begun: // the keyboard has gone elsewhere
			b.editing = 0
			return
		default:
			b.input.Focus(c)
		}
		e.Type(true)
		t := b.input.Layout(c, c.T("ui.class.typed"), problem)
		if t.Changed {
			b.wrong = false
		}
		if !t.Submitted {
			return
		}
		v, err := strconv.ParseFloat(strings.NewReplacer(",", "", "%", "", " ", "", "−", "-").Replace(t.Text), 64)
		if err != nil || v != v {
			b.wrong = true
			return
		}
		next := slices.Clone(breaks)
		next[b.editing-1] = v / factor
		b.editing = 0
		e.Do(model.SetBreaks{Breaks: next})
	})
}

// busy says that arrows are for a break and not for the map.
func (b *breakKeys) busy(c draw.C) bool { return b.editing > 0 || b.focused(c) >= 0 }
