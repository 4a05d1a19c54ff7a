package page

import (
	"strconv"

	"taihang/ui/draw"
	"taihang/ui/model"
	"taihang/ui/theme"
	"taihang/ui/widget"
)

// link draws a link that ends at right, and moves that to where the room before it ends.
// It says whether it was clicked.
func link(c draw.C, k *widget.Link, right *int, y int, label string) (hit bool) {
	w := c.Width(theme.BodyM, label)
	*right -= w
	c.In(draw.Rect(*right, y, w, c.Px(28)), func(c draw.C) { hit = k.Layout(c, label) })
	*right -= c.Px(14)
	return hit
}

// tabKey tells the tables of all files that were opened apart.
type tabKey struct {
	opening     int
	path, sheet string
}

// shownTab is the key of the table shown.
func shownTab(e *Env) (k tabKey) {
	t, ok := e.S.Intake.Tab()
	if !ok || e.S.Draft == nil {
		return k
	}
	k.opening, k.path = e.S.Draft.Opening, t.Path
	if t.Sheet != nil {
		k.sheet = t.Sheet.Sheet.Name
	}
	return k
}

// tabRow names the tables of the files.
func (p *DataIn) tabRow(c draw.C, e *Env) {
	i := &e.S.Intake
	for len(p.tabs) < len(i.Tabs) {
		p.tabs = append(p.tabs, widget.Click{})
	}
	x, y, h, gap := 0, c.Px(6), c.Px(26), c.Px(6)
	most := max((c.Size.X-gap*len(i.Tabs))/len(i.Tabs), c.Px(110))
	labels := p.tabLabels(c, e)
	width := func(n int) int { return min(labels[n].width, most) }
	limit, all := p.heldBack(c, e, y, h), 0
	for n := range i.Tabs {
		all += width(n) + gap
	}
	if all-gap > limit { // not all fit: say which it is
		c.TextRight(theme.Note, c.Ink3, limit, y, h, strconv.Itoa(i.At+1)+" / "+strconv.Itoa(len(i.Tabs)))
		limit -= c.Px(60)
	}
	first := i.At // as many before the one shown as there is room for
	for room := limit - width(first); first > 0 && room >= width(first-1)+gap; first-- {
		room -= width(first-1) + gap
	}
	for n := first; n < len(i.Tabs); n++ {
		t, k, w := i.Tabs[n], &labels[n], width(n)
		if x+w > limit {
			break
		}
		c.In(draw.Rect(x, y, w, h), func(c draw.C) {
			if p.tabs[n].Layout(c, k.name.whole(), "", func(c draw.C, l widget.Look) { drawTab(c, l, k.name, k.note, n == i.At, t) }) {
				e.Do(model.ShowTab{At: n})
			}
		})
		x += w + gap
	}
	draw.Fill(c.Ops, draw.Rect(0, c.Size.Y-c.Px(1), c.Size.X, c.Px(1)), c.Line)
}

// tabLabel is what a tab says, and how wide it would be.
type tabLabel struct {
	name  tableName
	note  string
	width int
}

// tabLabels are those of all tabs, worked out once for a list of them.
func (p *DataIn) tabLabels(c draw.C, e *Env) []tabLabel {
	list, m := e.S.Intake.Tabs, &p.labels
	if m.of == &list[0] && len(m.list) == len(list) && m.lang == c.Lang && m.scale == c.Metric.PxPerSp {
		return m.list
	}
	m.of, m.lang, m.scale, m.list = &list[0], c.Lang, c.Metric.PxPerSp, nil
	for _, t := range list {
		name, note := tabName(e, t)
		m.list = append(m.list, tabLabel{name, note, c.Width(theme.BodyM, name.whole()) + c.Width(theme.Note, note) + c.Px(34)})
	}
	return m.list
}

// heldBack counts at the right end of the row the files that cannot be read and the
// tables that are left out: their tabs may be out of sight. It leads to the next of
// them, and returns where the room for tabs ends.
func (p *DataIn) heldBack(c draw.C, e *Env, y, h int) int {
	i := &e.S.Intake
	bad, out, next := 0, 0, -1
	for k := range i.Tabs {
		n := (i.At + 1 + k) % len(i.Tabs)
		switch t := i.Tabs[n]; {
		case t.Err != nil:
			bad++
		case t.Sheet != nil && t.Sheet.Skip != "":
			out++
		default:
			continue
		}
		if next < 0 || i.Tabs[next].Err == nil && i.Tabs[n].Err != nil { // what cannot be read first
			next = n
		}
	}
	if next < 0 {
		return c.Size.X
	}
	var parts []string
	if bad > 0 {
		parts = append(parts, c.T("ui.in.tabs.cannot", bad))
	}
	if out > 0 {
		parts = append(parts, c.T("ui.in.tabs.out", out))
	}
	label := factLine(parts...)
	w := c.Width(theme.BodyM, label)
	if bad > 0 {
		c.Icon("warn", float32(c.Size.X-w-c.Px(21)), float32(y+c.Px(5)), 16, c.Bad)
	}
	c.In(draw.Rect(c.Size.X-w, y, w, h), func(c draw.C) {
		if p.held.Layout(c, label) {
			e.Do(model.ShowTab{At: next})
		}
	})
	return c.Size.X - w - c.Px(36)
}

// tableName is the name of a table: its file's, and its sheet's where there is more
// than one of a file. One of them may be "".
type tableName struct{ file, sheet string }

// tableSep stands between a file's name and a sheet's.
const tableSep = " · "

func (n tableName) whole() string {
	if n.file == "" || n.sheet == "" {
		return n.file + n.sheet
	}
	return n.file + tableSep + n.sheet
}

// cut is the name in two parts that fit w: where there is no room for all of it the
// file's is cut first, which the sheets of a file have in common.
func (n tableName) cut(c draw.C, st theme.Style, w int) (file, sheet string) {
	fit := func(s string, w int) string { return c.Type.Fit(s, st.Size*c.Metric.PxPerSp, st.Medium, float32(w)) }
	if n.file == "" || n.sheet == "" {
		return fit(n.whole(), w), ""
	}
	sheet = tableSep + n.sheet
	room := w - c.Width(st, sheet)
	if room < c.Px(28) {
		return "", fit(n.sheet, w)
	}
	return fit(n.file, room), sheet
}

// fit draws the name within w, and returns how much of it that takes.
func (n tableName) fit(c draw.C, st theme.Style, ink draw.Colour, x, y, h, w int) int {
	file, sheet := n.cut(c, st, w)
	took := c.Text(st, ink, x, y, h, file)
	return took + c.Text(st, ink, x+took, y, h, sheet)
}

func drawTab(c draw.C, l widget.Look, name tableName, note string, on bool, t model.Tab) {
	fill, edge, ink, st := c.Raise, c.Line2, c.Ink2, theme.Body
	if l.Hover {
		fill = c.Hover
	}
	if on {
		fill, edge, ink, st = c.AccSoft, c.Acc, c.AccText, theme.BodyM
	}
	if t.Err != nil {
		ink = c.Bad
	}
	draw.Box(c.Ops, c.Bounds(), c.Size.Y/2, c.Px(1), fill, edge)
	if l.Focus {
		draw.Ring(c.Ops, c.Bounds().Inset(-c.Px(3)), c.Size.Y/2, c.F(2), c.Acc)
	}
	right := c.Size.X - c.Px(12)
	least := min(c.Width(st, name.whole()), c.Px(60)) // the name comes first
	if note != "" && right-c.Px(18)-c.Width(theme.Note, note) >= least {
		right -= c.TextRight(theme.Note, c.Ink3, right, 0, c.Size.Y, note) + c.Px(6)
	}
	name.fit(c, st, ink, c.Px(12), 0, c.Size.Y, right-c.Px(12))
}

// tabName is the name of a table and what is to be said of it in a word.
func tabName(e *Env, t model.Tab) (name tableName, note string) {
	name.file = t.File
	if t.Sheet != nil && t.Sheet.Sheet.Name != "" && len(t.Plan.Sheets) > 1 {
		name.sheet = t.Sheet.Sheet.Name
		if len(e.S.Intake.Plans)+len(e.S.Intake.Failed) == 1 {
			name.file = ""
		}
	}
	switch {
	case t.Err != nil:
		note = e.S.T("ui.in.tab.cannot")
	case t.Sheet != nil && t.Sheet.Skip != "":
		note = e.S.T("ui.in.tab.out")
	case t.Sheet != nil:
		note = e.S.T("ingest.kind." + t.Sheet.Kind)
	default:
		note = e.S.T("ingest.kind.boundaries")
	}
	return name, note
}
