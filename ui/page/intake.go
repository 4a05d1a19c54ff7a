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

	labels struct { // of the tabs
		of    *model.Tab
		lang  text.Lang
		scale float32
		list  []tabLabel
	}
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
			p.match.faults.editAt = [2]string{}
			p.look.year.reset()
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
	if t, ok := i.Tab(); ok && t.Plan != nil && (i.Done == nil || len(i.Tabs) == 1) { // the result is of all tables
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
