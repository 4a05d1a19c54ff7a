package page

import (
	"cmp"
	"image"

	"gioui.org/io/event"
	"gioui.org/io/key"

	"taihang/data"
	"taihang/data/ingest"
	"taihang/data/text"
	"taihang/ui/draw"
	"taihang/ui/model"
	"taihang/ui/theme"
	"taihang/ui/widget"
)

// intakePast is what came in before, and the backups.
type intakePast struct {
	tabs    widget.Segments
	tab     int
	check   intakeCheck
	list    widget.List
	rows    map[int64]*batchRow
	backup  widget.Button
	again   widget.Button
	copyRow map[string]*copyRow
	sure    string // backup whose restoring is to be confirmed
}

// What the right half of the front shows.
const (
	pastBatches = iota
	pastCopies
	pastCheck
)

type batchRow struct {
	open   widget.Click
	act    widget.Link
	whole  widget.Link
	reject widget.Link
}

type copyRow struct{ restore, yes, no widget.Link }

// ofFile says that a batch came from a file.
func ofFile(kind string) bool {
	return kind != "seed" && kind != "undo" && kind != "redo" && kind != "edit"
}

func eventsOf(list []key.Filter) (out []event.Filter) {
	for _, f := range list {
		out = append(out, f)
	}
	return out
}

// layout draws it; file is the one that is chosen at the left, "" for none.
func (o *intakePast) layout(c draw.C, e *Env, file string) {
	y := c.Px(14)
	h := &e.S.Intake.History
	labels := []string{c.T("ui.in.past.title"), c.T("ui.in.copies.title"), c.T("ui.in.check.title")}
	w := widget.SegmentsWidth(c, labels)
	c.In(draw.Rect(0, y, w, c.Px(28)), func(c draw.C) {
		if hit := o.tabs.Layout(c, labels, o.tab); hit >= 0 {
			o.tab, o.sure = hit, ""
			o.list.Reveal(0, 0, 1)
		}
	})
	button := func(b *widget.Button, label string, on bool, a model.Action) {
		bw := widget.ButtonWidth(c, label, false)
		c.In(draw.Rect(c.Size.X-bw, y, bw, c.Px(28)), func(c draw.C) {
			if b.Layout(c, widget.Plain, "", label, on) {
				e.Do(a)
			}
		})
	}
	switch o.tab {
	case pastCopies:
		button(&o.backup, c.T("ui.in.copies.make"), len(e.S.Jobs) == 0, model.MakeCopy{})
	case pastCheck:
		button(&o.again, c.T("ui.in.check.again"), !e.S.Intake.Checking(), model.CheckData{Again: true})
	}
	y += c.Px(38)
	draw.Fill(c.Ops, draw.Rect(0, y, c.Size.X, c.Px(1)), c.Ink)
	c.Clip(image.Rect(0, y+c.Px(1), c.Size.X, c.Size.Y), func(c draw.C) {
		switch {
		case o.tab == pastCheck:
			o.check.layout(c, e, file)
		case h.Err != nil:
			c.Icon("warn", 0, c.F(14), 16, c.Bad)
			c.Paragraph(theme.Body, c.Ink2, c.Px(26), c.Px(12), c.Size.X-c.Px(26), c.Px(19), 4, e.S.Lang.Sentence(h.Err))
		case !h.Known:
			skeleton(c, [4]float32{0, 14, .8, 12}, [4]float32{0, 40, .6, 12}, [4]float32{0, 66, .7, 12})
		case o.tab == pastCopies:
			o.backups(c, e, h.Copies)
		case len(h.Batches) == 0:
			c.TextFit(theme.Body, c.Ink3, 0, c.Px(14), c.Px(20), c.Size.X, c.T("ui.in.past.none"))
		default:
			o.batches(c, e, h.Batches)
		}
	})
}

// Heights of an import in the list, and of a step back or forth.
const (
	batchH = 48
	stepH  = 26
)

func (o *intakePast) batches(c draw.C, e *Env, list []data.Batch) {
	if o.rows == nil {
		o.rows = map[int64]*batchRow{}
	}
	open := &e.S.Intake.Batch
	tall := func(b *data.Batch) int {
		if b.Kind == "undo" || b.Kind == "redo" {
			return c.Px(stepH)
		}
		if b.ID != open.ID {
			return c.Px(batchH)
		}
		return c.Px(batchH+54) + max(min(len(open.Groups), 8), 1)*c.Px(24) + c.Px(10)
	}
	o.list.Varied(c, len(list), func(k int) int { return tall(&list[k]) }, func(c draw.C, k int) {
		o.batch(c, e, &list[k])
	})
}

// batch is a line of the history; a click opens what it had to say.
func (o *intakePast) batch(c draw.C, e *Env, b *data.Batch) {
	if b.Kind == "undo" || b.Kind == "redo" { // said of the import itself, too
		c.TextRight(theme.Note, c.Ink4, c.Px(26), 0, c.Size.Y, text.Count(int(b.ID)))
		c.TextFit(theme.Note, c.Ink3, c.Px(36), 0, c.Size.Y, c.Size.X-c.Px(160), c.T("ingest.kind."+b.Kind)+" · "+b.File)
		c.TextRight(theme.Note, c.Ink3, c.Size.X, 0, c.Size.Y, localTime(b.At))
		draw.Fill(c.Ops, draw.Rect(0, c.Size.Y-c.Px(1), c.Size.X, c.Px(1)), c.Line)
		return
	}
	r := o.rows[b.ID]
	if r == nil {
		r = &batchRow{}
		o.rows[b.ID] = r
	}
	h := c.Px(batchH)
	right := c.Size.X
	if ofFile(b.Kind) || b.Kind == "edit" {
		label := c.T("ui.undo")
		if b.Undone {
			label = c.T("ui.in.redo")
		}
		if link(c, &r.act, &right, c.Px(1), label) {
			e.Do(model.TakeBack{Batches: []int64{b.ID}, Redo: b.Undone})
		}
	}
	name := cmp.Or(b.File, c.T("ingest.kind."+b.Kind))
	if b.Sheet != "" {
		name += " · " + b.Sheet
	}
	c.In(draw.Rect(0, 0, right, h), func(c draw.C) {
		if r.open.Layout(c, name, "", func(c draw.C, l widget.Look) {
			rowHover(c, l)
			ink := c.Ink
			if b.Undone || !ofFile(b.Kind) {
				ink = c.Ink3
			}
			c.TextRight(theme.Note, c.Ink3, c.Px(26), c.Px(5), c.Px(20), text.Count(int(b.ID)))
			x, end := c.Px(36), c.Size.X-c.Px(6)
			if ofFile(b.Kind) {
				end -= c.TextRight(theme.BodyM, ink, end, c.Px(5), c.Px(20), c.T("ui.in.nrows", text.Count(b.Loaded))) + c.Px(10)
			}
			if b.Undone {
				tag := c.T("ui.in.past.undone")
				tw := c.Width(theme.Axis, tag) + c.Px(10)
				draw.Round(c.Ops, draw.Rect(end-tw, c.Px(7), tw, c.Px(17)), c.Px(3), c.WarnSoft)
				c.Text(theme.Axis, c.Warn, end-tw+c.Px(5), c.Px(7), c.Px(17), tag)
				end -= tw + c.Px(10)
			}
			c.TextFit(theme.Strong, ink, x, c.Px(5), c.Px(20), end-x, name)
			words := localTime(b.At)
			if b.File != "" {
				words += " · " + c.T("ingest.kind."+b.Kind)
			}
			if b.Rejected > 0 {
				words += " · " + c.T("ui.in.count.rejected", text.Count(b.Rejected))
			}
			if ch := b.Changes; ch.Added+ch.Changed+ch.Gone > 0 {
				words += " · " + c.T("ui.in.change.short", text.Count(ch.Added), text.Count(ch.Changed))
			}
			c.TextFit(theme.Note, c.Ink3, x, c.Px(25), c.Px(17), c.Size.X-x-c.Px(6), words)
		}) {
			e.Do(model.ShowBatch{ID: b.ID})
		}
	})
	if e.S.Intake.Batch.ID == b.ID {
		c.In(image.Rect(0, h, c.Size.X, c.Size.Y), func(c draw.C) { o.detail(c, e, b, r) })
	}
	draw.Fill(c.Ops, draw.Rect(0, c.Size.Y-c.Px(1), c.Size.X, c.Px(1)), c.Line)
}

// detail is what a batch had to say, and where it came from.
func (o *intakePast) detail(c draw.C, e *Env, b *data.Batch, r *batchRow) {
	d := &e.S.Intake.Batch
	x := c.Px(36)
	words := c.T("ui.in.equation", text.Count(b.Read), text.Count(b.Loaded), text.Count(b.Rejected), text.Count(b.Skipped))
	if b.Encoding != "" {
		words += " · " + b.Encoding
	}
	c.TextFit(theme.Note, c.Ink2, x, 0, c.Px(20), c.Size.X-x, words)
	right := c.Size.X
	if d.Rejected > 0 && link(c, &r.reject, &right, c.Px(18), c.T("ui.in.rejected.save")) {
		e.Do(model.SaveRejected{Batches: []int64{b.ID}})
	}
	if b.Job != 0 && !b.Undone && e.S.Intake.History.Several(b.Job) && link(c, &r.whole, &right, c.Px(18), c.T("ui.in.past.whole")) {
		e.Do(model.TakeBack{Batches: []int64{b.ID}, Job: true})
	}
	if len(b.SHA256) > 16 {
		c.TextFit(theme.Note, c.Ink3, x, c.Px(22), c.Px(20), right-x, "SHA-256 "+b.SHA256[:16]+"…")
	}
	y := c.Px(50)
	switch {
	case !d.Known:
		c.Text(theme.Note, c.Ink3, x, y, c.Px(20), c.T("ui.in.foot.looking"))
	case len(d.Groups) == 0:
		c.Text(theme.Note, c.Ink3, x, y, c.Px(20), c.T("ui.in.past.clean"))
	}
	for n, g := range d.Groups {
		if n == 8 {
			break
		}
		message, _ := ingest.Message(e.S.Lang, masked1(g.Issues[0]))
		s := c.Px(6)
		draw.Round(c.Ops, draw.Rect(x, y+c.Px(8), s, s), s/2, severityColour(c, g.Severity))
		end := c.Size.X - c.Px(6)
		end -= c.TextRight(theme.Note, c.Ink2, end, y, c.Px(22), c.T("ui.in.nrows", text.Count(g.Rows))) + c.Px(10)
		if g.Column != "" {
			message = c.T("ui.in.named", g.Column, message)
		}
		c.TextFit(theme.Note, c.Ink2, x+c.Px(14), y, c.Px(22), end-x-c.Px(14), message)
		y += c.Px(24)
	}
}

// masked1 hides the value of an issue about a column that is not known any
// more to be personal or not: what looks like a number of a person.
func masked1(is data.Issue) data.Issue {
	args := make([]string, len(is.Args))
	for i, a := range is.Args {
		args[i] = a
		if id, p := ingest.IDNumber(a); a != "" && (p.Code == "" && id.Number != "" || ingest.Phone(a) || ingest.BankCard(a)) {
			args[i] = hide(nil, a)
		}
	}
	is.Args = args
	return is
}

// backups lists the copies; restoring asks once.
func (o *intakePast) backups(c draw.C, e *Env, list []model.Backup) {
	if o.copyRow == nil {
		o.copyRow = map[string]*copyRow{}
	}
	if len(list) == 0 {
		c.Paragraph(theme.Body, c.Ink3, 0, c.Px(12), c.Size.X, c.Px(20), 3, c.T("ui.in.copies.none"))
		return
	}
	o.list.Layout(c, len(list), c.Px(batchH), func(c draw.C, n int) {
		k := &list[n]
		c.Size.X -= c.Px(8)
		r := o.copyRow[k.Path]
		if r == nil {
			r = &copyRow{}
			o.copyRow[k.Path] = r
		}
		right := c.Size.X
		title, words := k.At.Format("2006-01-02 15:04:05"), fileSize(k.Size)
		if k.Note != "" {
			words += " · " + copyNote(e, k.Note)
		}
		if o.sure == k.Path {
			draw.Round(c.Ops, c.Bounds().Inset(c.Px(1)), c.Px(4), c.WarnSoft)
			words = c.T("ui.in.copies.sure")
			if link(c, &r.no, &right, c.Px(1), c.T("ui.cancel")) {
				o.sure = ""
			}
			if link(c, &r.yes, &right, c.Px(1), c.T("ui.in.copies.yes")) {
				o.sure = ""
				e.Do(model.RestoreCopy{Path: k.Path})
			}
		} else if link(c, &r.restore, &right, c.Px(1), c.T("ui.in.copies.restore")) {
			o.sure = k.Path
		}
		x := c.Px(8)
		c.TextFit(theme.Strong, c.Ink, x, c.Px(5), c.Px(20), right-x, title)
		c.TextFit(theme.Note, c.Ink3, x, c.Px(25), c.Px(17), right-x, words)
		draw.Fill(c.Ops, draw.Rect(0, c.Size.Y-c.Px(1), c.Size.X, c.Px(1)), c.Line)
	})
}

// copyNote says why a backup was made.
func copyNote(e *Env, note string) string {
	if note == "replaced" {
		return e.S.T("ui.in.copies.replaced")
	}
	return e.S.T("ui.in.copies.format", note)
}
