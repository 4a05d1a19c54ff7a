package widget

import (
	"image"

	"gioui.org/io/event"
	"gioui.org/io/key"
	"gioui.org/io/pointer"
	"gioui.org/op"
	"gioui.org/op/clip"

	"taihang/ui/draw"
	"taihang/ui/theme"
)

// Popover is a panel that opens at a control, over everything else, and
// closes at a click beside it or Esc.
type Popover struct {
	Open    bool
	anchor  image.Rectangle // in the window
	outside int             // tag
	inside  int
}

// Toggle opens the popover at c's rectangle, or closes it.
func (p *Popover) Toggle(c draw.C) {
	p.Open = !p.Open
	p.anchor = c.Bounds().Add(c.Origin)
}

// Layout draws the panel, of the given size in pixels, below its control, or
// above it where there is no room. f draws the inside.
func (p *Popover) Layout(c draw.C, size image.Point, f func(draw.C)) {
	if !p.Open {
		return
	}
	c.Over.Open = true
	c.Over.Add(func(c draw.C) {
		for {
			e, ok := c.Event(pointer.Filter{Target: &p.outside, Kinds: pointer.Press}, key.Filter{Name: key.NameEscape})
			if !ok {
				break
			}
			c.Execute(op.InvalidateCmd{})
			switch e := e.(type) {
			case pointer.Event:
				p.Open = false
			case key.Event:
				p.Open = p.Open && e.State != key.Press
			}
		}
		cl := clip.Rect{Max: c.Size}.Push(c.Ops)
		event.Op(c.Ops, &p.outside)
		cl.Pop()
		r := place(c, p.anchor, size)
		draw.Box(c.Ops, r, c.Px(6), c.Px(1), c.Raise, c.Line2)
		c.Clip(r, func(c draw.C) {
			event.Op(c.Ops, &p.inside)
			f(c)
		})
	})
}

func place(c draw.C, anchor image.Rectangle, size image.Point) image.Rectangle {
	gap, edge := c.Px(4), c.Px(6)
	x := min(anchor.Min.X, c.Size.X-size.X-edge)
	y := anchor.Max.Y + gap
	if y+size.Y > c.Size.Y-edge {
		y = max(anchor.Min.Y-gap-size.Y, edge)
	}
	return draw.Rect(max(x, edge), y, size.X, size.Y)
}

// Option is a row of a menu.
type Option struct {
	Key, Label string
	Note       string // at the right end
	Head       bool   // a heading, not a choice
	On         bool
	Draw       func(c draw.C) // instead of the label
}

// rowHeight is the height of a menu row in dp.
const rowHeight = 30

// Menu is a list of options in a popover; with Multi it stays open and rows
// carry a tick.
type Menu struct {
	Popover
	Multi bool
	list  List
	rows  map[string]*Click
}

// MenuSize is the size of a menu of these options, at least min wide.
func MenuSize(c draw.C, options []Option, least int) image.Point {
	w := least
	for _, o := range options {
		w = max(w, c.Width(theme.Body, o.Label)+c.Width(theme.Note, o.Note)+c.Px(56))
	}
	return image.Pt(min(w, c.Px(420)), min(len(options)*c.Px(rowHeight)+c.Px(8), c.Px(380)))
}

// Chosen says that a choice waits to be fetched by Layout.
func (m *Menu) Chosen() bool {
	for _, r := range m.rows {
		if r.fired {
			return true
		}
	}
	return false
}

// Layout draws the open menu and returns the key chosen; ok is false when
// none was.
func (m *Menu) Layout(c draw.C, options []Option, least int) (chosen string, ok bool) {
	if m.rows == nil {
		m.rows = map[string]*Click{}
	}
	// The rows are drawn after this returns, so a choice of the last frame is
	// fetched here.
	for k, r := range m.rows {
		if r.taken() {
			chosen, ok = k, true
			m.Open = m.Multi
		}
	}
	m.Popover.Layout(c, MenuSize(c, options, least), func(c draw.C) {
		c.In(draw.Rect(c.Px(4), c.Px(4), c.Size.X-c.Px(8), c.Size.Y-c.Px(8)), func(c draw.C) {
			m.list.Layout(c, len(options), c.Px(rowHeight), func(c draw.C, i int) { m.row(c, options[i]) })
		})
	})
	return chosen, ok
}

func (m *Menu) row(c draw.C, o Option) {
	if o.Head {
		c.Text(theme.Axis, c.Ink3, c.Px(10), c.Px(2), c.Size.Y, o.Label)
		return
	}
	k := m.rows[o.Key]
	if k == nil {
		k = &Click{}
		m.rows[o.Key] = k
	}
	if k.Layout(c, o.Label, "", func(c draw.C, l Look) {
		if l.Hover || l.Focus {
			draw.Round(c.Ops, c.Bounds(), c.Px(4), c.Hover)
		}
		x := c.Px(10)
		if m.Multi {
			box := draw.Rect(x, (c.Size.Y-c.Px(14))/2, c.Px(14), c.Px(14))
			if o.On {
				draw.Round(c.Ops, box, c.Px(3), c.Acc)
				c.Icon("check", float32(box.Min.X+c.Px(1)), float32(box.Min.Y+c.Px(1)), 12, c.AccInk)
			} else {
				draw.Box(c.Ops, box, c.Px(3), c.Px(1), c.Raise, c.Line2)
			}
			x += c.Px(22)
		} else if o.On {
			c.Icon("check", float32(c.Size.X-c.Px(24)), float32(c.Size.Y-c.Px(14))/2, 14, c.AccText)
		}
		if o.Draw != nil {
			o.Draw(c)
			return
		}
		st := theme.Body
		if o.On {
			st = theme.BodyM
		}
		right := c.Size.X - c.Px(28)
		if o.Note != "" {
			right -= c.TextRight(theme.Note, c.Ink3, right, 0, c.Size.Y, o.Note) + c.Px(8)
		}
		c.TextFit(st, c.Ink, x, 0, c.Size.Y, right-x, o.Label)
	}) {
		k.fired = true
		c.Execute(op.InvalidateCmd{})
	}
}

// Select is a control that shows the choice made and opens a menu to change it.
type Select struct {
	Menu
	click Click
}

// Layout draws the closed control over c and, when open, its menu. show draws
// the inside of the closed control; nil draws the label of the chosen option.
func (s *Select) Layout(c draw.C, label string, options []Option, show func(draw.C)) (string, bool) {
	if s.click.Layout(c, label, "", func(c draw.C, l Look) {
		edge := c.Line2
		if l.Hover || s.Open {
			edge = c.Ink3
		}
		draw.Box(c.Ops, c.Bounds(), c.Px(5), c.Px(1), c.Raise, edge)
		ring(c, c.Px(5), l)
		c.Icon("chevron", float32(c.Size.X-c.Px(22)), float32(c.Size.Y-c.Px(14))/2, 14, c.Ink2)
		if show != nil {
			show(c)
			return
		}
		c.TextFit(theme.Body, c.Ink, c.Px(10), 0, c.Size.Y, c.Size.X-c.Px(34), label)
	}) {
		s.Toggle(c)
	}
	return s.Menu.Layout(c, options, c.Size.X)
}
