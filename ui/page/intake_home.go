package page

import (
	"image"
	"path/filepath"
	"time"

	"taihang/data/text"
	"taihang/ui/draw"
	"taihang/ui/model"
	"taihang/ui/theme"
	"taihang/ui/widget"
)

// intakeHome is the front of the page: at the left what can be opened, at the
// right what came in. One field does for both a path and a filter of the list
// below it, so that a hand need not leave the keyboard.
type intakeHome struct {
	path   widget.Input
	open   widget.Button
	list   widget.List
	rows   []widget.Click
	cursor int
	ticked map[string]bool
	dir    string // whose entries the cursor is in
	asked  bool
	shown  bool // the field has had the keyboard since the page was opened
	crumbs []widget.Click
	recent []widget.Click
	drops  map[string]*dropCard
	make   widget.Link
	here   widget.Link

	past intakePast
}

type dropCard struct {
	open widget.Click
	hide widget.Tool
}

func (o *intakeHome) layout(c draw.C, e *Env, p *DataIn) {
	f := &e.S.Intake.Folder
	if !o.asked {
		o.asked = true
		dir := f.Dir
		if dir == "" && len(e.S.Intake.Recent) > 0 {
			dir = e.S.Intake.Recent[0]
		}
		e.Do(model.BrowseFiles{Dir: dir})
	}
	if o.dir != f.Dir {
		o.dir, o.cursor, o.ticked = f.Dir, 0, nil
		o.list.Reveal(0, 0, 1)
	}
	finding, facts := pastWords(e)
	box := Head(c, e, &p.chip, finding, facts)
	mid := box.Min.X + box.Dx()*52/100
	c.Clip(image.Rect(box.Min.X, box.Min.Y, mid-c.Px(20), c.Size.Y), func(c draw.C) { o.left(c, e) })
	draw.Fill(c.Ops, image.Rect(mid, box.Min.Y+c.Px(16), mid+c.Px(1), c.Size.Y-c.Px(16)), c.Line)
	c.Clip(image.Rect(mid+c.Px(20), box.Min.Y, box.Max.X, c.Size.Y), func(c draw.C) { o.past.layout(c, e, o.pointed(e)) })
}

// pastWords are the page's head: how much came in, and how it is kept.
func pastWords(e *Env) (finding, facts string) {
	s := e.S
	n, rows := 0, 0
	last := ""
	for k := range s.Intake.History.Batches {
		b := &s.Intake.History.Batches[k]
		if b.Undone || !ofFile(b.Kind) {
			continue
		}
		n++
		rows += b.Loaded
		if last == "" {
			last = localTime(b.At)
		}
	}
	finding = s.T("ui.in.home.none")
	if n > 0 {
		finding = s.T("ui.in.home", n, text.Count(rows))
	}
	facts = filepath.Base(s.Path)
	if last != "" {
		facts += " · " + s.T("ui.in.home.last", last)
	}
	if k := s.Intake.History.Copies; len(k) > 0 {
		facts += " · " + s.T("ui.in.home.copy", k[0].At.Format("2006-01-02 15:04"))
	} else if s.Intake.History.Known {
		facts += " · " + s.T("ui.in.home.nocopy")
	}
	return finding, facts
}

// localTime writes a time of RFC 3339 in the user's zone.
func localTime(s string) string {
	t, err := time.Parse(time.RFC3339, s)
	if err != nil {
		return s
	}
	return t.Local().Format("2006-01-02 15:04")
}

// left: the field, what has arrived, the folder.
func (o *intakeHome) left(c draw.C, e *Env) {
	y := c.Px(14)
	c.Text(theme.Figure, c.Ink, 0, y, c.Px(22), c.T("ui.in.open.title"))
	c.TextFit(theme.Note, c.Ink3, 0, y+c.Px(21), c.Px(18), c.Size.X, c.T("ui.in.open.note"))
	y += c.Px(48)
	y = o.field(c, e, y)
	y = o.arrived(c, e, y)
	y = o.crumbRow(c, e, y)
	foot := c.Px(56)
	c.Clip(image.Rect(0, y, c.Size.X, c.Size.Y-foot), func(c draw.C) { o.entries(c, e) })
	c.In(draw.Rect(0, c.Size.Y-foot, c.Size.X, foot), func(c draw.C) { o.foot(c, e) })
}

func (o *intakeHome) field(c draw.C, e *Env, y int) int {
	h := c.Px(32)
	label := c.T("ui.in.open")
	w := widget.ButtonWidth(c, label, false)
	o.keys(c, e)
	c.In(draw.Rect(0, y, c.Size.X-w-c.Px(10), h), func(c draw.C) {
		if !o.shown && e.S.Sheet == model.NoSheet && !e.S.Search.Open {
			o.shown = true
			o.path.Focus(c)
		}
		t := o.path.Layout(c, c.T("ui.in.open.hint"), "")
		if t.Changed {
			o.cursor = 0
		}
		if t.Submitted {
			o.enter(e)
		}
	})
	c.In(draw.Rect(c.Size.X-w, y, w, h), func(c draw.C) {
		if o.open.Layout(c, widget.Primary, "", label, true) {
			o.enter(e)
		}
	})
	return y + h + c.Px(10)
}

// arrived are the files that were put into the folder that is looked at.
func (o *intakeHome) arrived(c draw.C, e *Env, y int) int {
	d := &e.S.Intake.Drops
	if o.drops == nil {
		o.drops = map[string]*dropCard{}
	}
	for n, f := range d.Files {
		if n == 3 {
			c.TextFit(theme.Note, c.Ink3, 0, y, c.Px(20), c.Size.X, c.T("ui.in.drop.more", len(d.Files)-n))
			y += c.Px(24)
			break
		}
		k := o.drops[f.Name]
		if k == nil {
			k = &dropCard{}
			o.drops[f.Name] = k
		}
		h := c.Px(40)
		c.In(draw.Rect(0, y, c.Size.X, h), func(c draw.C) {
			draw.Round(c.Ops, c.Bounds(), c.Px(5), c.AccSoft)
			c.In(draw.Rect(0, 0, c.Size.X-c.Px(36), h), func(c draw.C) {
				if k.open.Layout(c, f.Name, "", func(c draw.C, l widget.Look) {
					if l.Focus {
						draw.Ring(c.Ops, c.Bounds(), c.Px(5), c.F(2), c.Acc)
					}
					c.Icon("file", c.F(12), c.F(11), 18, c.AccText)
					tag := c.T("ui.in.drop.new")
					x := c.Px(40)
					x += c.Text(theme.NoteM, c.AccText, x, 0, h, tag) + c.Px(10)
					right := c.Size.X - c.Px(8)
					right -= c.TextRight(theme.BodyM, c.AccText, right, 0, h, c.T("ui.in.open")) + c.Px(14)
					right -= c.TextRight(theme.Note, c.Ink2, right, 0, h, fileSize(f.Size)+" · "+f.At.Format("15:04")) + c.Px(12)
					c.TextFit(theme.BodyM, c.Ink, x, 0, h, right-x, f.Name)
				}) {
					e.Do(model.OpenFiles{Paths: []string{filepath.Join(d.Dir, f.Name)}})
				}
			})
			c.In(draw.Rect(c.Size.X-c.Px(34), c.Px(6), c.Px(28), c.Px(28)), func(c draw.C) {
				if k.hide.Layout(c, "close", 13, c.T("ui.in.drop.hide"), false, true) {
					e.Do(model.HideDrop{Name: f.Name})
				}
			})
		})
		y += h + c.Px(6)
	}
	return y
}

// crumbRow is the path of the folder, each part of which can be clicked, and
// the folders that files came from.
func (o *intakeHome) crumbRow(c draw.C, e *Env, y int) int {
	h := c.Px(26)
	dir := e.S.Intake.Folder.Dir
	var parts []string
	for d := dir; d != ""; {
		parts = append([]string{d}, parts...)
		up := filepath.Dir(d)
		if up == d {
			break
		}
		d = up
	}
	if len(parts) > 5 {
		parts = parts[len(parts)-5:]
	}
	for len(o.crumbs) < len(parts) {
		o.crumbs = append(o.crumbs, widget.Click{})
	}
	x := 0
	c.Icon("folder", 0, float32(y+c.Px(5)), 16, c.Ink3)
	x += c.Px(22)
	for n, d := range parts {
		name := filepath.Base(d)
		last := n == len(parts)-1
		st, ink := theme.Body, c.Ink2
		if last {
			st, ink = theme.BodyM, c.Ink
		}
		w := min(c.Width(st, name)+c.Px(8), c.Px(190))
		if x+w > c.Size.X {
			break
		}
		c.In(draw.Rect(x, y, w, h), func(c draw.C) {
			if o.crumbs[n].Layout(c, d, "", func(c draw.C, l widget.Look) {
				rowHover(c, l)
				c.TextFit(st, ink, c.Px(4), 0, h, c.Size.X-c.Px(4), name)
			}) && !last {
				e.Do(model.BrowseFiles{Dir: d})
			}
		})
		x += w
		if !last {
			c.Icon("right", float32(x), float32(y+c.Px(7)), 12, c.Ink4)
			x += c.Px(14)
		}
	}
	for len(o.recent) < len(e.S.Intake.Recent) {
		o.recent = append(o.recent, widget.Click{})
	}
	right := c.Size.X
	for n, d := range e.S.Intake.Recent {
		if d == dir || n > 3 {
			continue
		}
		name := filepath.Base(d)
		w := min(c.Width(theme.Note, name)+c.Px(34), c.Px(150))
		if right-w < x+c.Px(20) {
			break
		}
		right -= w
		c.In(draw.Rect(right, y, w, h), func(c draw.C) {
			if o.recent[n].Layout(c, "recent "+d, d, func(c draw.C, l widget.Look) {
				rowHover(c, l)
				c.Icon("clock", c.F(6), c.F(6), 14, c.Ink3)
				c.TextFit(theme.Note, c.Ink2, c.Px(25), 0, h, c.Size.X-c.Px(29), name)
			}) {
				e.Do(model.BrowseFiles{Dir: d})
			}
		})
	}
	y += h + c.Px(4)
	draw.Fill(c.Ops, draw.Rect(0, y, c.Size.X, c.Px(1)), c.Ink)
	return y + c.Px(1)
}

// entryH is the height of a file in the list, in dp.
const entryH = 30

func (o *intakeHome) entries(c draw.C, e *Env) {
	f := &e.S.Intake.Folder
	list := o.shownEntries(e)
	switch {
	case f.Err != nil:
		c.Icon("warn", 0, c.F(14), 16, c.Bad)
		c.Paragraph(theme.Body, c.Ink2, c.Px(26), c.Px(12), c.Size.X-c.Px(26), c.Px(19), 3, e.S.Lang.Sentence(f.Err))
		return
	case len(list) == 0 && f.Dir != "":
		c.TextFit(theme.Body, c.Ink3, 0, c.Px(14), c.Px(20), c.Size.X, c.T("ui.in.folder.empty"))
		return
	}
	for len(o.rows) < len(list) {
		o.rows = append(o.rows, widget.Click{})
	}
	o.cursor = min(o.cursor, max(len(list)-1, 0))
	o.list.Layout(c, len(list), c.Px(entryH), func(c draw.C, n int) {
		it := list[n]
		c.Size.X -= c.Px(8)
		if o.rows[n].Layout(c, it.Name, "", func(c draw.C, l widget.Look) {
			on := n == o.cursor && o.path.Focused(c)
			if on {
				draw.Fill(c.Ops, c.Bounds(), c.AccSoft)
			} else {
				rowHover(c, l)
			}
			icon, ink := draw.Icon("file"), c.AccText
			if it.Folder {
				icon, ink = "folder", c.Ink3
			}
			if o.ticked[it.Name] {
				icon, ink = "check", c.AccText
			}
			c.Icon(icon, c.F(6), float32(c.Size.Y-c.Px(16))/2, 16, ink)
			right := c.Size.X - c.Px(8)
			if !it.Folder {
				c.TextRight(theme.Note, c.Ink3, right, 0, c.Size.Y, it.At.Format("2006-01-02 15:04"))
				right -= c.Px(116)
				c.TextRight(theme.Note, c.Ink2, right, 0, c.Size.Y, fileSize(it.Size))
				right -= c.Px(70)
			}
			st := theme.Body
			if o.ticked[it.Name] {
				st = theme.BodyM
			}
			c.TextFit(st, c.Ink, c.Px(32), 0, c.Size.Y, right-c.Px(32), it.Name)
			draw.Fill(c.Ops, draw.Rect(0, c.Size.Y-c.Px(1), c.Size.X, c.Px(1)), c.Line)
		}) {
			o.cursor = n
			o.choose(e, it)
		}
	})
}

// foot says the keys and names the folder that is looked at.
func (o *intakeHome) foot(c draw.C, e *Env) {
	d := &e.S.Intake.Drops
	draw.Fill(c.Ops, draw.Rect(0, 0, c.Size.X, c.Px(1)), c.Line)
	c.TextFit(theme.Note, c.Ink3, 0, c.Px(6), c.Px(20), c.Size.X, c.T("ui.in.open.keys"))
	if d.Dir == "" {
		return
	}
	c.In(image.Rect(0, c.Px(24), c.Size.X, c.Size.Y), func(c draw.C) { o.dropIn(c, e, d) })
}

// dropIn names the folder that is looked at.
func (o *intakeHome) dropIn(c draw.C, e *Env, d *model.Drops) {
	right := c.Size.X
	if here := e.S.Intake.Folder.Dir; here != "" && here != d.Dir {
		label := c.T("ui.in.drop.here")
		w := c.Width(theme.BodyM, label)
		right -= w
		c.In(draw.Rect(right, c.Px(3), w, c.Px(28)), func(c draw.C) {
			if o.here.Layout(c, label) {
				e.Do(model.SetDropIn{Dir: here})
			}
		})
		right -= c.Px(14)
	}
	if !d.There {
		label := c.T("ui.in.drop.make")
		w := c.Width(theme.BodyM, label)
		right -= w
		c.In(draw.Rect(right, c.Px(3), w, c.Px(28)), func(c draw.C) {
			if o.make.Layout(c, label) {
				e.Do(model.MakeDropIn{})
			}
		})
		right -= c.Px(14)
	}
	words := "ui.in.drop"
	if !d.There {
		words = "ui.in.drop.nodir"
	}
	c.TextFit(theme.Note, c.Ink3, 0, c.Px(3), c.Px(28), right, c.T(words, d.Dir))
}
