package page

import (
	"image"
	"time"

	"gioui.org/io/key"
	"gioui.org/op"

	"taihang/data/text"
	"taihang/ui/draw"
	"taihang/ui/model"
	"taihang/ui/theme"
	"taihang/ui/widget"
)

// intakeLoad is the third step: the loading, and what became of it.
type intakeLoad struct {
	stop  widget.Button
	files widget.List
	table widget.Table
	chips [3]widget.Click
	bare  widget.Tool
	of    saidOfWhat
	lines []doneLine
	said  [3]said // by severity
	shown int     // of them
	cols  []widget.TableColumn
}

// saidOfWhat is what the words of a result depend on.
type saidOfWhat struct {
	done   *model.Outcome
	lang   text.Lang
	unmask bool
}

func (o *intakeLoad) layout(c draw.C, e *Env) {
	if e.S.Intake.Done == nil {
		o.progress(c, e)
		return
	}
	o.summary(c, e)
}

// progress is a bar with the rate and the time that is left.
func (o *intakeLoad) progress(c draw.C, e *Env) {
	i := &e.S.Intake
	w := min(c.Size.X, c.Px(640))
	x, y := (c.Size.X-w)/2, max(c.Size.Y/2-c.Px(90), c.Px(20))
	a := i.Amount
	part := a.Share()
	c.Text(theme.PageHead, c.Ink, x, y, c.Px(28), c.T("ui.in.loading"))
	c.TextRight(theme.PageHead, c.Ink, x+w, y, c.Px(28), text.Percent(part, 0))
	y += c.Px(40)
	bar := draw.Rect(x, y, w, c.Px(8))
	draw.Round(c.Ops, bar, c.Px(4), c.Track)
	bar.Max.X = bar.Min.X + int(float64(w)*part)
	draw.Round(c.Ops, bar, c.Px(4), c.Acc)
	y += c.Px(20)
	c.TextFit(theme.Body, c.Ink2, x, y, c.Px(22), w, o.rate(c, e, part))
	y += c.Px(44)
	label := c.T("ui.cancel") + "  Esc"
	bw := widget.ButtonWidth(c, label, false)
	c.In(draw.Rect(x+(w-bw)/2, y, bw, c.Px(30)), func(c draw.C) {
		if o.stop.Layout(c, widget.Plain, "", label, true) {
			e.Do(model.StepBack{})
		}
	})
	c.TextMid(theme.Note, c.Ink3, c.Size.X/2, y+c.Px(40), c.Px(18), c.T("ui.in.foot.loading.note"))
	c.Execute(op.InvalidateCmd{At: c.Context.Now.Add(100 * time.Millisecond)})
}

// rate says how many rows are done, how fast, and what is left.
func (o *intakeLoad) rate(c draw.C, e *Env, part float64) string {
	i := &e.S.Intake
	a := i.Amount
	took := max(a.At.Sub(a.Since), c.Context.Now.Sub(a.Since)).Seconds()
	if part == 0 || took <= 0 {
		return c.T("ui.in.rate.start", text.Fixed(max(took, 0), 1))
	}
	read := i.Rows()
	rows := part * float64(read)
	left := took / part * (1 - part)
	return c.T("ui.in.rate", text.Count(int(rows)), text.Count(read), text.Count(int(rows/took)), text.Fixed(float64(a.Done)/took/(1<<20), 1), text.Fixed(left, 0))
}

// summary is what became of the rows, file by file, and those left out.
func (o *intakeLoad) summary(c draw.C, e *Env) {
	done := e.S.Intake.Done
	if of := (saidOfWhat{done, e.S.Lang, e.S.Intake.Unmask}); o.of != of {
		if o.of.done != done {
			o.shown = 0
		}
		o.of = of
		o.prepare(c, e)
	}
	y := c.Px(16)
	read, loaded, rejected, skipped := done.Totals()
	ch, left := done.Changes()
	kpis := []struct {
		key string
		n   int
		col draw.Colour
	}{
		{"ui.in.sum.read", read, c.Ink},
		{"ui.in.sum.loaded", loaded, c.Good},
		{"ui.in.sum.rejected", rejected, c.Bad},
		{"ui.in.sum.skipped", skipped, c.Ink},
		{"ui.in.sum.added", ch.Added, c.Ink},
		{"ui.in.sum.changed", ch.Changed, c.Ink},
		{"ui.in.sum.same", ch.Same, c.Ink},
		{"ui.in.sum.gone", ch.Gone + left, c.Ink},
	}
	w := c.Size.X / len(kpis)
	for n, k := range kpis {
		x := n * w
		if n > 0 {
			draw.Fill(c.Ops, draw.Rect(x, y+c.Px(4), c.Px(1), c.Px(48)), c.Line)
			x += c.Px(16)
		}
		ink := k.col
		if k.n == 0 || e.S.Intake.Undone {
			ink = c.Ink3
		}
		c.TextFit(theme.Body, c.Ink2, x, y, c.Px(18), w-c.Px(20), c.T(k.key))
		st := theme.Number
		if c.Width(st, text.Count(k.n)) > w-c.Px(18) {
			st.Size = theme.PageHead.Size
		}
		c.Text(st, ink, x, y+c.Px(20), c.Px(34), text.Count(k.n))
	}
	y += c.Px(68)
	draw.Fill(c.Ops, draw.Rect(0, y, c.Size.X, c.Px(1)), c.Line)
	y += c.Px(8)
	wide := c.Size.X * 34 / 100
	if o.silent() {
		wide = min(c.Size.X, c.Px(760))
	}
	c.Clip(image.Rect(0, y, wide-c.Px(20), c.Size.Y), func(c draw.C) { o.perFile(c, e, done) })
	if o.silent() {
		return
	}
	draw.Fill(c.Ops, image.Rect(wide, y+c.Px(4), wide+c.Px(1), c.Size.Y-c.Px(12)), c.Line)
	c.Clip(image.Rect(wide+c.Px(20), y, c.Size.X, c.Size.Y), func(c draw.C) { o.sayings(c, e) })
}

// key works the summary.
func (o *intakeLoad) key(e *Env, k key.Event) {
	i := &e.S.Intake
	if i.Done == nil {
		return
	}
	switch k.Name {
	case "N":
		e.Do(model.CloseFiles{})
	case "R":
		if _, _, rejected, _ := i.Done.Totals(); rejected > 0 {
			e.Do(model.SaveRejected{Batches: i.Done.Batches()})
		}
	}
}
