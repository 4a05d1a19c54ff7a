package page

import (
	"gioui.org/io/event"
	"gioui.org/io/key"

	"taihang/data"
	"taihang/data/text"
	"taihang/ui/draw"
	"taihang/ui/model"
	"taihang/ui/theme"
	"taihang/ui/widget"
)

// foot says what becomes of the rows, and holds the buttons of the step.
func (p *DataIn) foot(c draw.C, e *Env) {
	draw.Fill(c.Ops, c.Bounds(), c.Chrome)
	draw.Fill(c.Ops, draw.Rect(0, 0, c.Size.X, c.Px(1)), c.Line)
	right := p.buttons(c, e)
	left := c.Px(theme.Padding)
	i := &e.S.Intake
	o := i.Trial
	if i.Done != nil {
		o = i.Done
	}
	w := right - left - c.Px(16)
	switch {
	case i.Loading():
		c.TextFit(theme.Body, c.Ink2, left, c.Px(9), c.Px(20), w, c.T("ui.in.foot.loading"))
		c.TextFit(theme.Note, c.Ink3, left, c.Px(29), c.Px(18), w, c.T("ui.in.foot.loading.note"))
	case i.Looking():
		c.TextFit(theme.Body, c.Ink2, left, c.Px(18), c.Px(20), w, c.T("ui.in.foot.looking"))
	case i.Err != nil:
		c.Icon("warn", float32(left), c.F(19), 18, c.Bad)
		c.Paragraph(theme.Body, c.Ink, left+c.Px(28), c.Px(9), w-c.Px(28), c.Px(19), 2, sentence(e.S.Lang, i.Err))
	case o == nil && i.Trying():
		c.TextFit(theme.Body, c.Ink2, left, c.Px(9), c.Px(20), w, c.T("ui.in.foot.trying"))
		bar := draw.Rect(left, c.Px(36), min(w, c.Px(320)), c.Px(4))
		draw.Round(c.Ops, bar, c.Px(2), c.Track)
		bar.Max.X = bar.Min.X + int(float64(bar.Dx())*i.Amount.Share())
		draw.Round(c.Ops, bar, c.Px(2), c.Acc)
	case o == nil:
		c.TextFit(theme.Body, c.Ink2, left, c.Px(18), c.Px(20), w, c.T("ui.in.foot.nothing"))
	default:
		p.account(c, e, o, left, w)
	}
}

// account is the equation of rows with its bar, and below what changes.
func (p *DataIn) account(c draw.C, e *Env, o *model.Outcome, x, w int) {
	read, loaded, rejected, skipped := o.Totals()
	if read == 0 {
		c.TextFit(theme.Body, c.Ink2, x, c.Px(18), c.Px(20), w, c.T("ui.in.foot.nothing"))
		return
	}
	parts := []struct {
		key string
		n   int
		col draw.Colour
	}{{"ui.in.count.loaded", loaded, c.Acc}, {"ui.in.count.rejected", rejected, c.Bad}, {"ui.in.count.skipped", skipped, c.Mute2}}
	at := x
	at += c.Text(theme.BodyM, c.Ink, at, c.Px(7), c.Px(20), c.T("ui.in.count.read", text.Count(read)))
	for n, part := range parts {
		sign := " + "
		if n == 0 {
			sign = " = "
		}
		at += c.Text(theme.Body, c.Ink3, at, c.Px(7), c.Px(20), sign)
		d := c.Px(8)
		draw.Round(c.Ops, draw.Rect(at, c.Px(13), d, d), c.Px(2), part.col)
		at += d + c.Px(5)
		ink := c.Ink
		if n == 1 && part.n > 0 {
			ink = c.Bad
		}
		at += c.Text(theme.BodyM, ink, at, c.Px(7), c.Px(20), c.T(part.key, text.Count(part.n)))
	}
	bar := draw.Rect(x, c.Px(29), at-x, c.Px(4))
	draw.Fill(c.Ops, bar, c.Track)
	from := bar.Min.X
	for _, part := range parts {
		if read > 0 && part.n > 0 {
			r := bar
			r.Min.X = from
			from += max(int(float64(bar.Dx())*float64(part.n)/float64(read)), c.Px(2))
			r.Max.X = min(from, bar.Max.X)
			draw.Fill(c.Ops, r, part.col)
		}
	}
	c.TextFit(theme.Note, c.Ink3, x, c.Px(35), c.Px(16), w, changeWords(e, o))
}

// changeWords says what the import changes in the workspace.
func changeWords(e *Env, o *model.Outcome) string {
	ch, left := o.Changes()
	switch {
	case !o.Report.Compared:
		return e.S.T("ui.in.change.unknown")
	case ch == (data.Changes{}) && left == 0:
		return e.S.T("ui.in.change.none")
	}
	words := e.S.T("ui.in.change", text.Count(ch.Added), text.Count(ch.Changed), text.Count(ch.Same))
	if ch.Gone > 0 {
		words += " · " + e.S.T("ui.in.change.gone", text.Count(ch.Gone))
	}
	if left > 0 {
		words += " · " + e.S.T("ui.in.change.left", text.Count(left))
	}
	return words
}

// buttons draws the step's buttons from the right edge and returns where they
// begin.
func (p *DataIn) buttons(c draw.C, e *Env) int {
	i := &e.S.Intake
	x, h := c.Size.X-c.Px(theme.Padding), c.Px(30)
	y := (c.Size.Y - h) / 2
	button := func(b *widget.Button, kind widget.Kind, icon draw.Icon, label string, on bool, a model.Action) {
		w := widget.ButtonWidth(c, label, icon != "")
		if kind == widget.Primary {
			w = max(w, c.Px(128))
		}
		x -= w
		c.In(draw.Rect(x, y, w, h), func(c draw.C) {
			if b.Layout(c, kind, icon, label, on) {
				e.Do(a)
			}
		})
		x -= c.Px(10)
	}
	switch {
	case i.Loading():
		button(&p.back, widget.Plain, "", c.T("ui.cancel"), true, model.StepBack{})
	case i.Step == model.Look:
		button(&p.primary, widget.Primary, "", c.T("ui.in.next"), i.Matchable(), model.StepOn{})
		button(&p.back, widget.Plain, "", c.T("ui.in.leave"), true, model.StepBack{})
	case i.Step == model.Match:
		button(&p.primary, widget.Primary, "", p.bringLabel(e), i.Loadable(), model.StepOn{})
		button(&p.back, widget.Plain, "", c.T("ui.in.back"), true, model.StepBack{})
	case i.Done != nil:
		button(&p.primary, widget.Primary, "map", c.T("ui.in.map"), true, model.StepOn{})
		back := model.TakeBack{Batches: i.Done.Batches(), Redo: i.Undone}
		icon, label := draw.Icon("undo"), "ui.in.undo"
		if back.Redo {
			icon, label = "redo", "ui.in.redo"
		}
		button(&p.other, widget.Plain, icon, c.T(label), len(back.Batches) > 0 && len(e.S.Jobs) == 0, back)
		if _, _, rejected, _ := i.Done.Totals(); rejected > 0 && c.Window.X >= c.Px(1000) {
			button(&p.more, widget.Plain, "export", c.T("ui.in.rejected.save"), !i.Undone, model.SaveRejected{Batches: i.Done.Batches()})
		}
		button(&p.back, widget.Plain, "", c.T("ui.in.again"), true, model.CloseFiles{})
	}
	return x
}

// bringLabel says how many rows come in, or that this is not known yet.
func (p *DataIn) bringLabel(e *Env) string {
	if e.S.Intake.Unfinished() {
		return e.S.T("ui.in.bring.wait")
	}
	if o := e.S.Intake.Trial; o != nil {
		if _, loaded, _, _ := o.Totals(); loaded > 0 {
			return e.S.T("ui.in.bring.n", text.Count(loaded))
		}
	}
	return e.S.T("ui.in.bring")
}

// keys are the plain keys of the steps; Esc, undo and redo are the window's.
func (p *DataIn) keys(c draw.C, e *Env) {
	i := &e.S.Intake
	filters := []event.Filter{key.Filter{Name: key.NameReturn}, key.Filter{Name: key.NameEnter}}
	for _, n := range []key.Name{"E", "K", "H", "P", "A", "S", "X", "F", "G", "N", "R", "D", "C", "Y", "T", "1", "2", "3", "4", "5", "6", "7", "8", "9", key.NameDeleteBackward, key.NameDeleteForward} {
		filters = append(filters, key.Filter{Name: n, Optional: key.ModShift})
	}
	for _, n := range []key.Name{key.NameUpArrow, key.NameDownArrow, key.NameLeftArrow, key.NameRightArrow, key.NamePageUp, key.NamePageDown, key.NameHome, key.NameEnd, key.NameSpace, "[", "]"} {
		filters = append(filters, key.Filter{Name: n, Optional: key.ModShift})
	}
	for {
		ev, ok := c.Event(filters...)
		if !ok {
			return
		}
		k, ok := ev.(key.Event)
		if !ok || k.State != key.Press {
			continue
		}
		switch k.Name {
		case key.NameReturn, key.NameEnter:
			e.Do(model.StepOn{})
			continue
		case "[":
			e.Do(model.ShowTab{At: (i.At + len(i.Tabs) - 1) % max(len(i.Tabs), 1)})
			continue
		case "]":
			e.Do(model.ShowTab{At: (i.At + 1) % max(len(i.Tabs), 1)})
			continue
		case "P":
			e.Do(model.Unmask{On: !i.Unmask})
			continue
		}
		switch i.Step {
		case model.Look:
			p.look.key(e, k)
		case model.Match:
			if t, ok := i.Tab(); ok && t.Sheet == nil {
				p.look.key(e, k) // where a layer lies
				continue
			}
			p.match.key(c, e, &p.look, k)
		case model.Bring:
			p.load.key(e, k)
		}
	}
}
