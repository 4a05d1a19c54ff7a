package page

import (
	"image"
	"math"
	"strconv"

	"gioui.org/io/event"
	"gioui.org/io/pointer"

	"taihang/analysis/intake"
	"taihang/analysis/mapping"
	"taihang/data"
	"taihang/data/ingest"
	"taihang/ui/draw"
	"taihang/ui/theme"
	"taihang/ui/widget"
)

// grid shows the first rows of a table as the file has them: what each row is
// taken for at the left, columns that scroll sideways. Only what is in sight
// is drawn.
type grid struct {
	list  widget.List
	side  float32
	tag   int
	lines []widget.Click
	row   int // cursor
	col   int
	model gridModel
}

// layout draws the grid over c; head, where given, draws a column's head.
// It returns the row whose mark was clicked, or -1.
func (g *grid) layout(c draw.C, e *Env, p *intake.SheetPlan, match bool, head func(c draw.C, col int)) int {
	m := g.of(c, e, p, match)
	for len(g.lines) < len(m.rows) {
		g.lines = append(g.lines, widget.Click{})
	}
	total := 0
	x := make([]int, len(m.widths)+1)
	for i, w := range m.widths {
		total += w
		x[i+1] = total
	}
	gutter := c.Px(gridGutter)
	room := c.Size.X - gutter - c.Px(12)
	if spare := room - total; spare > 0 && len(m.widths) > 0 {
		for i := range x {
			x[i] += spare * i / len(m.widths)
		}
		total = x[len(m.widths)]
	}
	g.scroll(c, total-room)
	if total > room { // there is more at the side
		at := draw.Rect(gutter+int(g.side)*room/total, c.Size.Y-c.Px(5), room*room/total, c.Px(3))
		defer func() { draw.Round(c.Ops, at, c.Px(2), c.Mute2) }()
	}
	across := func(c draw.C, f func(c draw.C, i int)) {
		c.Clip(image.Rect(gutter, 0, c.Size.X, c.Size.Y), func(c draw.C) {
			for i := range m.widths {
				x0 := x[i] - int(g.side)
				if w := x[i+1] - x[i]; x0+w > 0 && x0 < c.Size.X {
					c.In(draw.Rect(x0, 0, w, c.Size.Y), func(c draw.C) { f(c, i) })
				}
			}
		})
	}
	top := 0
	if head != nil {
		top = c.Px(gridHeadH)
		c.Clip(image.Rect(0, 0, c.Size.X, top), func(c draw.C) {
			draw.Fill(c.Ops, c.Bounds(), c.Chrome)
			c.TextRight(theme.Note, c.Ink3, c.Px(44), c.Px(6), c.Px(20), c.T("ui.in.col.row"))
			across(c, head)
			draw.Fill(c.Ops, draw.Rect(0, c.Size.Y-c.Px(1), c.Size.X, c.Px(1)), c.Line2)
		})
	}
	hit := -1
	c.Clip(image.Rect(0, top, c.Size.X, c.Size.Y), func(c draw.C) {
		event.Op(c.Ops, &g.tag) // below the list, which takes the wheel's other axis
		g.list.Layout(c, len(m.rows), c.Px(gridRowH), func(c draw.C, n int) {
			r := &m.rows[n]
			if g.lines[n].Layout(draw.C(c), "row "+strconv.Itoa(r.line), "", func(c draw.C, l widget.Look) {
				g.rowGround(c, r, n == g.row && !match, l)
				g.gutter(c, r)
				if r.role == "title" {
					c.TextFit(theme.Body, c.Ink2, gutter+c.Px(10), 0, c.Size.Y, c.Size.X-gutter-c.Px(30), r.text)
					return
				}
				across(c, func(c draw.C, i int) { m.cell(c, r, i) })
			}) {
				g.row, hit = n, n
			}
		})
	})
	return hit
}

func (g *grid) scroll(c draw.C, over int) {
	limit := float32(max(over, 0))
	for {
		ev, ok := c.Event(pointer.Filter{Target: &g.tag, Kinds: pointer.Scroll, ScrollX: pointer.ScrollRange{Min: -int(math.Ceil(float64(g.side))), Max: int(math.Ceil(float64(limit - g.side)))}})
		if !ok {
			break
		}
		if p, ok := ev.(pointer.Event); ok {
			g.side += p.Scroll.X / draw.WheelNotch * c.F(60)
		}
	}
	g.side = min(max(g.side, 0), limit)
}

// reveal scrolls sideways so that a column is in sight.
func (g *grid) reveal(c draw.C, col int) {
	m := &g.model
	if col < 0 || col >= len(m.widths) {
		return
	}
	x := 0
	for i := range col {
		x += m.widths[i]
	}
	room := c.Size.X - c.Px(gridGutter+2*theme.Padding+12)
	g.side = min(g.side, float32(x))
	g.side = max(g.side, float32(x+m.widths[col]-room))
}

func (g *grid) rowGround(c draw.C, r *gridRow, cursor bool, l widget.Look) {
	switch {
	case r.role == "header":
		draw.Fill(c.Ops, c.Bounds(), c.AccSoft)
	case r.role != "" || r.class != ingest.ClassData:
		draw.Fill(c.Ops, c.Bounds(), c.Panel)
	}
	if l.Hover {
		draw.Fill(c.Ops, c.Bounds(), c.Hover)
	}
	draw.Fill(c.Ops, draw.Rect(0, c.Size.Y-c.Px(1), c.Size.X, c.Px(1)), c.Line)
	if cursor || l.Focus {
		draw.Fill(c.Ops, draw.Rect(0, 0, c.Px(3), c.Size.Y), c.Acc)
	}
}

// classWords say what a row is that is no data.
var classWords = map[ingest.Class]string{
	ingest.ClassBad: "ui.in.row.bad", ingest.ClassBlank: "ui.in.row.blank", ingest.ClassTotal: "ui.in.row.total",
	ingest.ClassOther: "ui.in.row.other", ingest.ClassNote: "ui.in.row.note",
	ingest.ClassRepeat: "ui.in.row.repeat", ingest.ClassSection: "ui.in.row.section", ingest.ClassDropped: "ui.in.row.dropped",
}

// gutter shows the row's number and what it is taken for.
func (g *grid) gutter(c draw.C, r *gridRow) {
	c.TextRight(theme.Note, c.Ink3, c.Px(44), 0, c.Size.Y, strconv.Itoa(r.line))
	word, ink := "", c.Ink3
	switch {
	case r.role == "header":
		word, ink = "ui.in.row.header", c.AccText
	case r.role == "unit":
		word = "ui.in.row.unit"
	case r.role == "title":
		word = "ui.in.row.title"
	case r.class == ingest.ClassBad:
		word, ink = classWords[r.class], c.Bad
	case r.class == ingest.ClassTotal:
		word, ink = classWords[r.class], c.Warn
	case r.class != ingest.ClassData:
		word = classWords[r.class]
	case r.hid:
		word, ink = "ui.in.row.hidden", c.Warn
	}
	if word != "" {
		c.TextFit(theme.NoteM, ink, c.Px(52), 0, c.Size.Y, c.Px(gridGutter-56), c.T(word))
	}
	draw.Fill(c.Ops, draw.Rect(c.Px(gridGutter)-c.Px(1), 0, c.Px(1), c.Size.Y), c.Line)
}

func (m *gridModel) cell(c draw.C, r *gridRow, i int) {
	if i >= len(r.cells) {
		return
	}
	s := r.cells[i]
	ink, st := c.Ink, theme.Body
	switch {
	case r.role == "header":
		ink, st = c.AccText, theme.BodyM
	case r.role != "" || r.class != ingest.ClassData && r.class != ingest.ClassBad:
		ink = c.Ink3
	default:
		switch m.marks[[2]int{r.line, i}] {
		case data.Error:
			draw.Fill(c.Ops, image.Rect(0, 0, c.Size.X, c.Size.Y-c.Px(1)), c.BadSoft)
			ink = c.Bad
		case data.Warning:
			draw.Fill(c.Ops, image.Rect(0, 0, c.Size.X, c.Size.Y-c.Px(1)), c.WarnSoft)
			ink = c.Warn
		case data.Note: // another value than the file has
			draw.Fill(c.Ops, image.Rect(0, 0, c.Size.X, c.Size.Y-c.Px(1)), c.GoodSoft)
			ink = c.Good
		}
	}
	if i > 0 {
		draw.Fill(c.Ops, draw.Rect(0, 0, c.Px(1), c.Size.Y), c.Line)
	}
	if s == "" {
		return
	}
	pad := c.Px(10)
	if k := &m.plan.Columns[i]; r.role != "title" && figures(k) {
		c.TextRight(st, ink, c.Size.X-pad, 0, c.Size.Y, c.Type.Fit(s, st.Size*c.Metric.PxPerSp, st.Medium, float32(c.Size.X-2*pad)))
		return
	}
	c.TextFit(st, ink, pad, 0, c.Size.Y, c.Size.X-2*pad, s)
}

// figures says that a column holds amounts, which stand at the right. Amounts of six
// digits look like codes: what the column is taken for tells them apart.
func figures(k *intake.ColumnPlan) bool {
	codes := k.Values.Codes > 0
	if f := fieldOf(k); f != nil {
		codes = f.Type == mapping.Code
	} else if k.Field == "figure" {
		codes = false
	}
	return k.Values.Numbers > 0 && 2*k.Values.Numbers > k.Values.Filled && !codes && k.Values.IDs == 0 && k.Values.Phones == 0 && k.Values.Cards == 0 && k.Values.Years < k.Values.Filled
}
