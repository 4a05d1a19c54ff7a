package page

import (
	"image"
	"path/filepath"
	"strconv"

	"gioui.org/io/event"
	"gioui.org/io/key"
	"gioui.org/io/pointer"

	"taihang/analysis/figure"
	"taihang/data/text"
	"taihang/ui/draw"
	"taihang/ui/model"
	"taihang/ui/theme"
	"taihang/ui/widget"
)

// DataIn is the page 数据: files are opened, looked at, matched and loaded, in
// at most three steps, and what came in before can be taken back.
type DataIn struct {
	chip   SelectionChip
	ground int // tag
	visit  int // of the page, when it was last drawn

	home  intakeHome
	look  intakeLook
	match intakeMatch
	load  intakeLoad
	tabs  []widget.Click
	held  widget.Link // to the next file that cannot be read, or table that is left out
	steps [3]widget.Click

	primary, back, other, more widget.Button
}

// NewDataIn makes the page.
func NewDataIn() Page { return &DataIn{} }

// Busy is always false: what is under way is the state's to know.
func (p *DataIn) Busy() bool { return false }

// Export has nothing to write: the page shows no figure.
func (p *DataIn) Export(*Env) (figure.Spec, bool) { return figure.Spec{}, false }

// Heights of the page's bands, in dp.
const (
	IntakeFoot = 56 // of an import's last band, with its buttons
	intakeTabs = 38
)

// Layout draws the front of the page, or the step of the files under way.
func (p *DataIn) Layout(c draw.C, e *Env) {
	event.Op(c.Ops, &p.ground)
	i := &e.S.Intake
	if i.Step != model.NoStep || p.visit != e.S.Visits {
		p.home.shown, p.home.asked, p.visit = false, false, e.S.Visits // files may have come meanwhile
	}
	if i.Step == model.NoStep {
		p.home.layout(c, e, p)
	} else {
		p.wizard(c, e)
	}
	p.leave(c)
	e.Type(p.typing(c, e))
	p.rest(c, e)
}

// typing says that one of the page's fields has the keyboard. That of the front
// keeps it for a frame after it is gone.
func (p *DataIn) typing(c draw.C, e *Env) bool {
	return e.S.Intake.Step == model.NoStep && p.home.path.Focused(c) || p.match.find.Focused(c) || p.match.cell.Focused(c) || p.look.year.Focused(c) || p.look.county.find.Focused(c)
}

// leave takes the keyboard out of a field at Esc. The fields of the front and
// of the names have a meaning of their own for it.
func (p *DataIn) leave(c draw.C) {
	for {
		ev, ok := c.Event(key.Filter{Focus: &p.match.cell.Editor, Name: key.NameEscape}, key.Filter{Focus: &p.look.year.Editor, Name: key.NameEscape})
		if !ok {
			return
		}
		if k, ok := ev.(key.Event); ok && k.State == key.Press {
			p.match.faults.editAt, p.look.yearOf = [2]string{}, nil
			c.Execute(key.FocusCmd{})
		}
	}
}

// rest takes the keyboard off a button that was clicked, so that Enter goes on
// and does not click it again. On the front it goes to the field.
func (p *DataIn) rest(c draw.C, e *Env) {
	released := false
	for {
		ev, ok := c.Event(pointer.Filter{Target: &p.ground, Kinds: pointer.Release})
		if !ok {
			break
		}
		if _, ok := ev.(pointer.Event); ok {
			released = true
		}
	}
	switch {
	case !released || p.typing(c, e):
	case e.S.Intake.Step == model.NoStep:
		p.home.path.Focus(c)
	default:
		c.Execute(key.FocusCmd{})
	}
}

// free says that plain keys are the page's: nothing lies over it and nobody
// types.
func (p *DataIn) free(c draw.C, e *Env) bool {
	return !p.typing(c, e) && !c.Over.Open && e.S.Sheet == model.NoSheet && !e.S.Search.Open
}

// wizard draws head, tabs, step and foot.
func (p *DataIn) wizard(c draw.C, e *Env) {
	i := &e.S.Intake
	box := p.head(c, e)
	foot := c.Px(IntakeFoot)
	body := image.Rect(box.Min.X, box.Min.Y, box.Max.X, c.Size.Y-foot)
	if len(i.Tabs) > 1 && i.Step != model.Bring {
		c.In(draw.Rect(body.Min.X, body.Min.Y, body.Dx(), c.Px(intakeTabs)), func(c draw.C) { p.tabRow(c, e) })
		body.Min.Y += c.Px(intakeTabs)
	}
	c.Clip(image.Rect(0, c.Size.Y-foot, c.Size.X, c.Size.Y), func(c draw.C) { p.foot(c, e) })
	c.Clip(image.Rect(0, body.Min.Y, c.Size.X, body.Max.Y), func(c draw.C) {
		c.In(image.Rect(body.Min.X, 0, body.Max.X, body.Dy()), func(c draw.C) {
			switch i.Step {
			case model.Look:
				p.look.layout(c, e)
			case model.Match:
				p.match.layout(c, e, p)
			case model.Bring:
				p.load.layout(c, e)
			}
		})
	})
	if p.free(c, e) {
		p.keys(c, e)
	}
}

// head names the files and shows the three steps.
func (p *DataIn) head(c draw.C, e *Env) image.Rectangle {
	pad, h := c.Px(theme.Padding), c.Px(theme.Head)
	left := p.stepper(c, e, c.Size.X-pad, c.Px(16))
	title, facts := intakeTitle(e)
	c.TextFit(theme.PageHead, c.Ink, pad, c.Px(8), c.Px(28), left-pad-c.Px(16), title)
	c.TextFit(theme.Body, c.Ink3, pad, c.Px(36), c.Px(18), left-pad-c.Px(16), facts)
	draw.Fill(c.Ops, draw.Rect(pad, h, c.Size.X-2*pad, c.Px(1)), c.Ink)
	return image.Rect(pad, h+c.Px(1), c.Size.X-pad, c.Size.Y)
}

// intakeTitle names what is coming in, and how big it is.
func intakeTitle(e *Env) (title, facts string) {
	s, i := e.S, &e.S.Intake
	paths := s.Draft.Paths
	title = s.T("ui.in.title", filepath.Base(paths[0]))
	if len(paths) > 1 {
		title = s.T("ui.in.title.many", filepath.Base(paths[0]), len(paths))
	}
	if i.Done != nil {
		_, loaded, rejected, _ := i.Done.Totals()
		title = s.T("ui.in.title.done", text.Count(loaded))
		if rejected > 0 {
			title = s.T("ui.in.title.done.some", text.Count(loaded), text.Count(rejected))
		}
		switch {
		case i.Undone:
			title = s.T("ui.in.title.undone")
		case len(i.Failed) > 0:
			title += s.T("ui.in.title.unread", len(i.Failed))
		}
	}
	sep := " · "
	add := func(part string) {
		if facts != "" {
			facts += sep
		}
		facts += part
	}
	if t, ok := i.Tab(); ok && t.Plan != nil {
		if t.Plan.Table != nil {
			add(fileSize(t.Plan.Table.Size))
		}
		if t.Sheet != nil && t.Sheet.Layout != nil {
			add(s.T("ui.in.facts.rows", text.Count(max(t.Sheet.Layout.Total-t.Sheet.Layout.Head, 0)), len(t.Sheet.Columns)))
		}
		if t.Plan.Layer != nil {
			add(s.T("ui.in.facts.features", text.Count(len(t.Plan.Layer.Layer.Features))))
		}
	}
	version := int64(0)
	if s.Data != nil {
		version = s.Data.Info.Version
	}
	if i.Done == nil {
		add(s.T("ui.in.facts.safe", version))
	} else {
		add(s.T("ui.in.facts.done", text.Fixed(i.Done.Took.Seconds(), 1), version))
	}
	return title, facts
}

// fileSize writes bytes for the eye.
func fileSize(n int64) string {
	switch {
	case n >= 1<<30:
		return text.Fixed(float64(n)/(1<<30), 1) + " GB"
	case n >= 1<<20:
		return text.Fixed(float64(n)/(1<<20), 1) + " MB"
	case n >= 1<<10:
		return text.Fixed(float64(n)/(1<<10), 0) + " KB"
	}
	return strconv.FormatInt(n, 10) + " B"
}

var stepNames = [3]string{"ui.in.step.look", "ui.in.step.match", "ui.in.step.load"}

// stepper draws the steps so that they end at right; a step that is done can
// be gone back to.
func (p *DataIn) stepper(c draw.C, e *Env, right, y int) int {
	h, d, gap, rule := c.Px(28), c.Px(20), c.Px(7), c.Px(22)
	at := int(e.S.Intake.Step) - 1
	x := right
	for n := 2; n >= 0; n-- {
		name := c.T(stepNames[n])
		w := d + gap + c.Width(theme.BodyM, name) + c.Px(8)
		x -= w
		done := n < at || e.S.Intake.Done != nil && n == at
		c.In(draw.Rect(x, y, w, h), func(c draw.C) {
			if p.steps[n].Layout(c, name, "", func(c draw.C, l widget.Look) { stepMark(c, l, n, name, n == at, done) }) {
				p.goTo(e, n)
			}
		})
		if n > 0 {
			col := c.Line2
			if n <= at {
				col = c.Acc
			}
			draw.Fill(c.Ops, draw.Rect(x-rule+c.Px(2), y+h/2, rule-c.Px(8), c.Px(1)), col)
			x -= rule
		}
	}
	return x
}

func stepMark(c draw.C, l widget.Look, n int, name string, on, done bool) {
	d := c.Px(20)
	r := draw.Rect(0, (c.Size.Y-d)/2, d, d)
	ink, st := c.Ink3, theme.Body
	switch {
	case done:
		draw.Round(c.Ops, r, d/2, c.AccSoft)
		c.Icon("check", float32(r.Min.X+c.Px(4)), float32(r.Min.Y+c.Px(4)), 12, c.AccText)
		ink = c.Ink
	case on:
		draw.Round(c.Ops, r, d/2, c.Acc)
		c.TextMid(theme.NoteM, c.AccInk, d/2, 0, c.Size.Y, strconv.Itoa(n+1))
		ink, st = c.Ink, theme.BodyM
	default:
		draw.Box(c.Ops, r, d/2, c.Px(1), c.Raise, c.Line2)
		c.TextMid(theme.Note, c.Ink3, d/2, 0, c.Size.Y, strconv.Itoa(n+1))
	}
	if l.Focus {
		draw.Ring(c.Ops, c.Bounds(), c.Px(5), c.F(2), c.Acc)
	}
	if l.Hover && !on {
		ink = c.AccText
	}
	c.Text(st, ink, d+c.Px(7), 0, c.Size.Y, name)
}

func (p *DataIn) goTo(e *Env, n int) {
	at := int(e.S.Intake.Step) - 1
	switch {
	case n == at-1 && e.S.Intake.Done == nil:
		e.Do(model.StepBack{})
	case n == at+1 && n < 2:
		e.Do(model.StepOn{})
	}
}

// tabRow names the tables of the files.
func (p *DataIn) tabRow(c draw.C, e *Env) {
	i := &e.S.Intake
	for len(p.tabs) < len(i.Tabs) {
		p.tabs = append(p.tabs, widget.Click{})
	}
	x, y, h, gap := 0, c.Px(6), c.Px(26), c.Px(6)
	most := max((c.Size.X-gap*len(i.Tabs))/len(i.Tabs), c.Px(110))
	width := func(n int) int {
		name, note := tabName(e, i.Tabs[n])
		return min(c.Width(theme.BodyM, name.whole())+c.Width(theme.Note, note)+c.Px(34), most)
	}
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
		t := i.Tabs[n]
		name, note := tabName(e, t)
		w := width(n)
		if x+w > limit {
			break
		}
		c.In(draw.Rect(x, y, w, h), func(c draw.C) {
			if p.tabs[n].Layout(c, name.whole(), "", func(c draw.C, l widget.Look) { drawTab(c, l, name, note, n == i.At, t) }) {
				e.Do(model.ShowTab{At: n})
			}
		})
		x += w + gap
	}
	draw.Fill(c.Ops, draw.Rect(0, c.Size.Y-c.Px(1), c.Size.X, c.Px(1)), c.Line)
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

// fit draws the name within w.
func (n tableName) fit(c draw.C, st theme.Style, ink draw.Colour, x, y, h, w int) {
	file, sheet := n.cut(c, st, w)
	c.Text(st, ink, x+c.Text(st, ink, x, y, h, file), y, h, sheet)
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
	if note != "" && right-c.Px(18)-c.Width(theme.Note, note) > c.Px(60) { // the name comes first
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
