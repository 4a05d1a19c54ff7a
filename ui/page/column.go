package page

import (
	"image"

	"gioui.org/op"

	"taihang/data"
	"taihang/ui/draw"
	"taihang/ui/theme"
	"taihang/ui/widget"
)

// flow is an inspector's inside: blocks one below the other that scroll
// together. Its height is known when it has been drawn, so a change of height
// asks for one more frame.
type flow struct {
	list   widget.List
	height int
}

// column is where the next block goes.
type column struct {
	draw.C
	e      *Env
	y      int
	x, w   int // of the blocks
	lo, hi int // what is in sight, for lists that draw no more
}

// layout draws the blocks that f writes.
func (f *flow) layout(c draw.C, e *Env, blocks func(*column)) {
	pad := c.Px(18)
	at := c.Origin.Y
	f.list.Free(c, f.height, func(in draw.C) {
		k := &column{C: in, e: e, y: c.Px(16), x: pad, w: c.Size.X - 2*pad, lo: at - in.Origin.Y, hi: at - in.Origin.Y + c.Size.Y}
		blocks(k)
		if h := k.y + c.Px(20); h != f.height {
			f.height = h
			c.Execute(op.InvalidateCmd{})
		}
	})
}

// seen says whether anything between y and y+h is in sight.
func (k *column) seen(h int) bool { return k.y+h >= k.lo && k.y <= k.hi }

// head writes kind, name and a line of facts.
func (k *column) head(kind, name, facts string) {
	k.Text(theme.Note, k.Ink3, k.x, k.y, k.Px(16), kind)
	k.y += k.Px(18)
	k.y += k.Paragraph(theme.Panel, k.Ink, k.x, k.y, k.w, k.Px(25), 2, name)
	if facts != "" {
		k.y += k.Px(1)
		k.y += k.Paragraph(theme.Body, k.Ink3, k.x, k.y, k.w, k.Px(18), 3, facts)
	}
	k.gap(6)
}

func (k *column) gap(dp float32) { k.y += k.Px(dp) }

// section heads a block, with the heads of up to two number columns at the
// right: the last in the accent.
func (k *column) section(title string, columns ...string) {
	k.gap(14)
	right, end := k.x+k.w, k.x+k.w
	for i := len(columns) - 1; i >= 0; i-- {
		st, col := theme.Note, k.Ink3
		if i == len(columns)-1 && len(columns) > 1 {
			st, col = theme.NoteM, k.AccText
		}
		if columns[i] != "" {
			end = right - k.TextRight(st, col, right, k.y, k.Px(20), columns[i])
		}
		right -= k.Px(numberColumn)
	}
	k.TextFit(theme.BodyM, k.Ink, k.x, k.y, k.Px(20), end-k.x-k.Px(8), title)
	k.y += k.Px(24)
	draw.Fill(k.Ops, draw.Rect(k.x, k.y-k.Px(1), k.w, k.Px(1)), k.Line)
}

// numberColumn is the width of a column of numbers, in dp.
const numberColumn = 58

// compare is a row of the comparison with the whole: both numbers, and a bar
// of the selection with a tick at the whole. Without a selection the bar is
// the whole's.
func (k *column) compare(label string, v versus) {
	h := k.Px(34)
	defer func() { k.y += h }()
	if !k.seen(h) {
		return
	}
	right := k.x + k.w
	line := k.Px(22)
	room := k.w
	if v.has {
		k.TextRight(theme.BodyM, k.Ink, right, k.y, line, printedOf(v.m, v.sel.V))
		room -= k.Px(numberColumn) + k.TextRight(theme.Body, k.Ink3, right-k.Px(numberColumn), k.y, line, printedOf(v.m, v.whole.V))
	} else {
		room -= k.TextRight(theme.BodyM, k.Ink, right, k.y, line, printedOf(v.m, v.whole.V))
	}
	k.TextFit(theme.Body, k.Ink2, k.x, k.y, line, room-k.Px(8), label)
	comparisonBar(k.C, draw.Rect(k.x, k.y+k.Px(23), k.w, k.Px(4)), v)
}

// comparisonBar draws the 4 dp bar and the tick.
func comparisonBar(c draw.C, r image.Rectangle, v versus) {
	reach := v.reach()
	if reach == 0 {
		draw.Fill(c.Ops, image.Rect(r.Min.X, r.Max.Y, r.Max.X, r.Max.Y+c.Px(1)), c.Line)
		return
	}
	draw.Round(c.Ops, r, r.Dy()/2, c.Track)
	at := func(x data.Value) int {
		return r.Min.X + int(min(max(x.V/reach, 0), 1)*float64(r.Dx())+.5)
	}
	shown, col := v.whole.V, c.Mute2
	if v.has {
		shown, col = v.sel.V, c.Acc
	}
	if shown.State == data.Present {
		draw.Round(c.Ops, image.Rect(r.Min.X, r.Min.Y, at(shown), r.Max.Y), r.Dy()/2, col)
	}
	if v.has && v.whole.V.State == data.Present {
		draw.Fill(c.Ops, image.Rect(at(v.whole.V)-c.Px(1), r.Min.Y-c.Px(3), at(v.whole.V)+c.Px(1), r.Max.Y+c.Px(3)), c.Ink)
	}
}

// pair is a row of a label and a value, with a hairline above.
func (k *column) pair(label, value string) {
	h := k.Px(26)
	defer func() { k.y += h }()
	if !k.seen(h) {
		return
	}
	w := k.TextRight(theme.BodyM, k.Ink, k.x+k.w, k.y, h, value)
	k.TextFit(theme.Body, k.Ink2, k.x, k.y, h, k.w-w-k.Px(8), label)
	draw.Fill(k.Ops, draw.Rect(k.x, k.y+h-k.Px(1), k.w, k.Px(1)), k.Line)
}

// note is a paragraph in small type.
func (k *column) note(s string) {
	k.y += k.Paragraph(theme.Note, k.Ink3, k.x, k.y+k.Px(2), k.w, k.Px(18), 6, s) + k.Px(4)
}

// line runs f in a row of the column.
func (k *column) line(h int, f func(c draw.C)) {
	if k.seen(h) {
		k.In(draw.Rect(k.x, k.y, k.w, h), f)
	}
	k.y += h
}

// chips are names in boxes that wrap: a click keeps only one, its × drops it.
type chips struct{ of map[string]*memberChip }

type memberChip struct{ keep, drop widget.Click }

// layout returns the key clicked; drop says whether it was by the ×.
func (m *chips) layout(k *column, keys []string, name func(string) string) (key string, drop bool) {
	if m.of == nil {
		m.of = map[string]*memberChip{}
	}
	h, gap, x := k.Px(24), k.Px(6), k.x
	for _, id := range keys {
		one := m.of[id]
		if one == nil {
			one = &memberChip{}
			m.of[id] = one
		}
		label := name(id)
		w := k.Width(theme.Body, label) + k.Px(34)
		if x+w > k.x+k.w && x > k.x {
			x, k.y = k.x, k.y+h+gap
		}
		k.In(draw.Rect(x, k.y, w, h), func(c draw.C) {
			if one.keep.Layout(c, label, "", func(c draw.C, l widget.Look) {
				fill := c.Raise
				if l.Hover {
					fill = c.Hover
				}
				draw.Box(c.Ops, c.Bounds(), c.Px(4), c.Px(1), fill, c.Line2)
				c.Text(theme.Body, c.Ink, c.Px(9), 0, h, label)
			}) {
				key = id
			}
			c.In(draw.Rect(w-h, 0, h, h), func(c draw.C) {
				if one.drop.Layout(c, "× "+label, "", func(c draw.C, l widget.Look) {
					col := c.Ink4
					if l.Hover {
						col = c.Ink
					}
					c.Icon("close", float32(h-c.Px(10))/2, float32(h-c.Px(10))/2, 10, col)
				}) {
					key, drop = id, true
				}
			})
		})
		x += w + gap
	}
	if len(keys) > 0 {
		k.y += h + gap
	}
	return key, drop
}

// rowHover tints a row under the pointer.
func rowHover(c draw.C, l widget.Look) {
	if l.Hover || l.Focus {
		draw.Round(c.Ops, c.Bounds().Inset(-c.Px(0)), c.Px(3), c.Hover)
	}
}
