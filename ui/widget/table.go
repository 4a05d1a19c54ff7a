package widget

import (
	"image"

	"gioui.org/f32"
	"gioui.org/io/event"
	"gioui.org/io/pointer"

	"taihang/ui/draw"
	"taihang/ui/theme"
)

// Table shows rows of text under heads that can be clicked to sort. Only rows
// in sight are drawn; the first column stays where the others scroll.
type Table struct {
	list  List
	heads []Click
	side  float32 // scrolled sideways, pixels
	tag   int
}

// TableColumn is a column: its head, the unit under it, the pixels it needs.
type TableColumn struct {
	Name, Unit string
	Right      bool // figures
	Width      int
}

// Heights in dp.
const (
	TableRow  = 28
	TableHead = 46
)

// Layout draws n rows; cell gives a row's text in a column and whether it is
// said softly. at is the sorted column, -1 for none. It returns the head that
// was clicked, or -1.
func (t *Table) Layout(c draw.C, cols []TableColumn, n, at int, desc bool, cell func(row, col int) (s string, soft bool)) int {
	for len(t.heads) < len(cols) {
		t.heads = append(t.heads, Click{})
	}
	x, wide := t.places(c, cols)
	t.sideways(c, wide)
	hit := -1
	head := c.Px(TableHead)
	each := func(c draw.C, f func(c draw.C, i int)) {
		if len(cols) == 0 {
			return
		}
		c.Clip(image.Rect(x[1], 0, c.Size.X, c.Size.Y), func(c draw.C) {
			for i := 1; i < len(cols); i++ {
				x0 := x[i] - x[1] - int(t.side)
				if w := x[i+1] - x[i]; x0+w > 0 && x0 < c.Size.X {
					c.In(draw.Rect(x0, 0, w, c.Size.Y), func(c draw.C) { f(c, i) })
				}
			}
		})
		c.In(image.Rect(0, 0, x[1], c.Size.Y), func(c draw.C) { f(c, 0) })
	}
	c.In(image.Rect(0, 0, c.Size.X, head), func(c draw.C) {
		draw.Fill(c.Ops, c.Bounds(), c.Chrome)
		draw.Fill(c.Ops, draw.Rect(0, head-c.Px(1), c.Size.X, c.Px(1)), c.Line2)
		each(c, func(c draw.C, i int) {
			if t.heads[i].Layout(c, cols[i].Name, "", func(c draw.C, l Look) { tableHead(c, l, cols[i], i == at, desc) }) {
				hit = i
			}
		})
	})
	row := c.Px(TableRow)
	c.Clip(image.Rect(0, head, c.Size.X, c.Size.Y), func(c draw.C) {
		event.Op(c.Ops, &t.tag) // below the list, which takes the wheel's other axis
		t.list.Layout(c, n, row, func(c draw.C, r int) {
			draw.Fill(c.Ops, draw.Rect(0, row-c.Px(1), c.Size.X, c.Px(1)), c.Line)
			each(c, func(c draw.C, i int) {
				s, soft := cell(r, i)
				ink := c.Ink
				if soft {
					ink = c.Ink3
				}
				tableCell(c, cols[i], s, ink)
			})
		})
	})
	return hit
}

// places are the columns' left edges and the last one's right; spare room goes
// to the first column.
func (t *Table) places(c draw.C, cols []TableColumn) (x []int, wide int) {
	x = make([]int, len(cols)+1)
	for i, col := range cols {
		x[i+1] = x[i] + col.Width
	}
	room := c.Size.X - c.Px(14) // the list's bar
	if spare := room - x[len(cols)]; spare > 0 {
		for i := 1; i < len(x); i++ {
			x[i] += spare * min(i, len(cols)) / len(cols)
		}
	}
	return x, x[len(cols)] - room
}

// sideways scrolls the columns that have no room.
func (t *Table) sideways(c draw.C, over int) {
	limit := float32(max(over, 0))
	for {
		e, ok := c.Event(pointer.Filter{Target: &t.tag, Kinds: pointer.Scroll, ScrollX: pointer.ScrollRange{Min: -int(t.side) - 1, Max: int(limit-t.side) + 1}})
		if !ok {
			break
		}
		if p, ok := e.(pointer.Event); ok {
			t.side += p.Scroll.X / draw.WheelNotch * c.F(60)
		}
	}
	t.side = min(max(t.side, 0), limit)
}

func tableHead(c draw.C, l Look, col TableColumn, sorted, desc bool) {
	ink, st := c.Ink2, theme.Note
	if sorted {
		ink, st = c.AccText, theme.NoteM
	}
	if l.Hover {
		draw.Fill(c.Ops, c.Bounds(), c.Hover)
	}
	if l.Focus {
		draw.Ring(c.Ops, c.Bounds().Inset(c.Px(1)), 0, c.F(2), c.Acc)
	}
	pad := c.Px(10)
	room := c.Size.X - 2*pad
	mark := 0
	if sorted {
		mark = c.Px(14)
	}
	name := c.Type.Fit(col.Name, st.Size*c.Metric.PxPerSp, st.Medium, float32(room-mark))
	y, h := c.Px(6), c.Px(18)
	if col.Unit == "" {
		y = (c.Size.Y - h) / 2
	}
	x := pad
	if col.Right {
		x = c.Size.X - pad - c.Width(st, name)
		c.TextRight(theme.Axis, c.Ink3, c.Size.X-pad, y+h-c.Px(2), h, col.Unit)
	} else {
		c.Text(theme.Axis, c.Ink3, pad, y+h-c.Px(2), h, col.Unit)
	}
	c.Text(st, ink, x, y, h, name)
	if sorted {
		sortMark(c, float32(x-mark+c.Px(3)), float32(y+h/2), col.Right, c.Width(st, name)+mark, desc)
	}
}

// sortMark is an arrow before a right-hand head and after a left-hand one.
func sortMark(c draw.C, x, y float32, right bool, after int, desc bool) {
	if !right {
		x += float32(after) + c.F(2)
	}
	tip, base := y-c.F(4), y+c.F(3)
	if desc {
		tip, base = base, tip
	}
	draw.Polygon(c.Ops, []f32.Point{{X: x + c.F(4), Y: tip}, {X: x + c.F(8), Y: base}, {X: x, Y: base}}, c.AccText)
}

func tableCell(c draw.C, col TableColumn, s string, ink draw.Colour) {
	pad := c.Px(10)
	if col.Right {
		c.TextRight(theme.Body, ink, c.Size.X-pad, 0, c.Size.Y, s)
		return
	}
	c.TextFit(theme.Body, ink, pad, 0, c.Size.Y, c.Size.X-2*pad, s)
}
