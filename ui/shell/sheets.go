package shell

import (
	"image"
	"os"
	"path/filepath"
	"strings"

	"gioui.org/io/event"
	"gioui.org/io/key"
	"gioui.org/io/pointer"
	"gioui.org/op/clip"

	"taihang/analysis/figure"
	"taihang/data/text"
	"taihang/ui/draw"
	"taihang/ui/model"
	"taihang/ui/page"
	"taihang/ui/theme"
	"taihang/ui/widget"
)

// sheets are what lies over a page: settings, shortcuts, about, export.
type sheets struct {
	shown   model.Sheet
	ground  int
	panel   int
	close   widget.Tool
	lang    widget.Segments
	theme   widget.Segments
	still   widget.Toggle
	keys    widget.Link
	about   widget.Link
	path    widget.Input
	format  widget.Segments
	replace widget.Check
	over    bool // replace an existing file
	focus   bool // the path is to be typed at once
	kind    int
	save    widget.Button
	cancel  widget.Button
	data    dataSheet
	open    openSheet
	focused *figure.Spec // the figure that had the keyboard when the sheet opened
}

// formats a figure can be written in; the last is its rows.
var formats = []string{"png", "svg", "pdf", "csv"}

// rowsFormat is the place of the rows in formats.
const rowsFormat = 3

func (s *sheets) layout(c draw.C, e *page.Env, p page.Page) {
	fresh := s.shown != e.S.Sheet
	s.shown = e.S.Sheet
	if s.shown == model.NoSheet {
		return
	}
	if fresh {
		s.focused = e.Focused()
	}
	if fresh && s.shown == model.ExportSheet {
		s.begin(e, p)
	}
	if fresh && s.shown == model.WorkspaceSheet {
		s.open.begin(e)
	}
	if s.shown == model.DataSheet {
		spec, ok := s.figure(e, p)
		if !ok {
			e.Do(model.OpenSheet{Sheet: model.NoSheet})
			return
		}
		s.data.show(c, e.S.Data, spec)
	}
	c.Over.Add(func(c draw.C) {
		s.dismiss(c, e)
		switch s.shown {
		case model.SettingsSheet:
			h := c.Px(212)
			s.frame(c, draw.Rect(c.Px(theme.Rail+8), c.Size.Y-c.Px(theme.StatusBar+8)-h, c.Px(268), h), c.T("ui.settings"), e, func(c draw.C) { s.settings(c, e) })
		case model.ShortcutSheet:
			s.centre(c, 720, 560, c.T("ui.cmd.shortcuts"), e, func(c draw.C) { s.shortcuts(c) })
		case model.AboutSheet:
			s.centre(c, 520, 290, c.T("ui.about.title"), e, func(c draw.C) { s.aboutBody(c, e) })
		case model.WorkspaceSheet:
			s.centre(c, 560, 440, c.T("ui.open.title"), e, func(c draw.C) { s.open.layout(c, e) })
		case model.DataSheet:
			title := c.T("ui.data.title")
			if s.data.r != nil {
				title = s.data.r.Title
			}
			s.centre(c, 960, 640, title, e, func(c draw.C) { s.data.layout(c, e) })
		case model.ExportSheet:
			s.centre(c, 560, 262, c.T("ui.export.title"), e, func(c draw.C) { s.export(c, e, p) })
		}
	})
}

// dismiss closes the sheet at a click beside it, or Esc in its field.
func (s *sheets) dismiss(c draw.C, e *page.Env) {
	for {
		ev, ok := c.Event(pointer.Filter{Target: &s.ground, Kinds: pointer.Press}, key.Filter{Focus: &s.path.Editor, Name: key.NameEscape}, key.Filter{Focus: &s.open.path.Editor, Name: key.NameEscape})
		if !ok {
			break
		}
		if k, isKey := ev.(key.Event); !isKey || k.State == key.Press {
			e.Do(model.OpenSheet{Sheet: model.NoSheet})
		}
	}
	cl := clip.Rect{Max: c.Size}.Push(c.Ops)
	event.Op(c.Ops, &s.ground)
	cl.Pop()
}

func (s *sheets) centre(c draw.C, w, h float32, title string, e *page.Env, f func(draw.C)) {
	size := image.Pt(min(c.Px(w), c.Size.X-c.Px(32)), min(c.Px(h), c.Size.Y-c.Px(32)))
	s.frame(c, draw.Rect((c.Size.X-size.X)/2, max((c.Size.Y-size.Y)/2-c.Px(40), c.Px(16)), size.X, size.Y), title, e, f)
}

func (s *sheets) frame(c draw.C, r image.Rectangle, title string, e *page.Env, f func(draw.C)) {
	c.Clip(r, func(c draw.C) {
		event.Op(c.Ops, &s.panel)
		draw.Box(c.Ops, c.Bounds(), c.Px(8), c.Px(1), c.Raise, c.Line2)
		c.TextFit(theme.Panel, c.Ink, c.Px(18), c.Px(12), c.Px(28), c.Size.X-c.Px(70), title)
		c.In(draw.Rect(c.Size.X-c.Px(42), c.Px(12), c.Px(28), c.Px(28)), func(c draw.C) {
			if s.close.Layout(c, "close", 16, "", false, true) {
				e.Do(model.OpenSheet{Sheet: model.NoSheet})
			}
		})
		c.In(draw.Rect(c.Px(18), c.Px(52), c.Size.X-c.Px(36), c.Size.Y-c.Px(68)), f)
	})
}

func (s *sheets) settings(c draw.C, e *page.Env) {
	line := func(y int, label string, f func(draw.C)) {
		c.Text(theme.Body, c.Ink2, 0, y, c.Px(28), label)
		c.In(draw.Rect(c.Px(72), y, c.Size.X-c.Px(72), c.Px(28)), f)
	}
	langs := []text.Lang{text.ZH, text.EN}
	line(0, c.T("ui.settings.lang"), func(c draw.C) {
		at := 0
		if e.S.Lang == text.EN {
			at = 1
		}
		if i := s.lang.Layout(c, []string{c.T("ui.lang.zh"), c.T("ui.lang.en")}, at); i >= 0 {
			e.Do(model.SetLang{Lang: langs[i]})
		}
	})
	line(c.Px(38), c.T("ui.settings.theme"), func(c draw.C) {
		at := 0
		if e.S.Dark {
			at = 1
		}
		if i := s.theme.Layout(c, []string{c.T("ui.settings.light"), c.T("ui.settings.dark")}, at); i >= 0 {
			e.Do(model.SetDark{On: i == 1})
		}
	})
	c.In(draw.Rect(0, c.Px(76), c.Size.X, c.Px(28)), func(c draw.C) {
		if s.still.Layout(c, e.S.Still, c.T("ui.settings.still")) {
			e.Do(model.SetStill{On: !e.S.Still})
		}
	})
	draw.Fill(c.Ops, draw.Rect(0, c.Px(110), c.Size.X, c.Px(1)), c.Line)
	c.In(draw.Rect(0, c.Px(114), c.Size.X/2, c.Px(28)), func(c draw.C) {
		if s.keys.Layout(c, c.T("ui.settings.shortcuts")) {
			e.Do(model.OpenSheet{Sheet: model.ShortcutSheet})
		}
	})
	c.In(draw.Rect(c.Size.X/2, c.Px(114), c.Size.X/2, c.Px(28)), func(c draw.C) {
		if s.about.Layout(c, c.T("ui.settings.about")) {
			e.Do(model.OpenSheet{Sheet: model.AboutSheet})
		}
	})
}

// shortcuts is the command list in two columns, by group.
func (s *sheets) shortcuts(c draw.C) {
	line := c.Px(26)
	col := (c.Size.X - c.Px(40)) / 2
	x, y, group := 0, 0, ""
	for _, cmd := range model.Commands() {
		if cmd.Shortcut == "" {
			continue
		}
		if cmd.Group != group {
			if group != "" {
				y += c.Px(12)
			}
			group = cmd.Group
			if y+3*line > c.Size.Y && x == 0 {
				x, y = col+c.Px(40), 0
			}
			c.Text(theme.Note, c.Ink3, x, y, line, c.T(group))
			y += line
		}
		if y+line > c.Size.Y && x == 0 {
			x, y = col+c.Px(40), 0
		}
		c.TextFit(theme.Body, c.Ink, x, y, line, col-c.Px(110), c.T(cmd.Key))
		right := x + col
		for _, k := range strings.Split(strings.ReplaceAll(cmd.Shortcut, "++", "+ +"), " ") {
			right = keycap(c, right, y+line/2, k) - c.Px(4)
		}
		draw.Fill(c.Ops, draw.Rect(x, y+line, col, c.Px(1)), c.Line)
		y += line
	}
}

func (s *sheets) aboutBody(c draw.C, e *page.Env) {
	y := 0
	line := func(label, value string) {
		if value == "" {
			return
		}
		c.Text(theme.Body, c.Ink3, 0, y, c.Px(20), label)
		y += c.Paragraph(theme.Body, c.Ink, c.Px(96), y, c.Size.X-c.Px(96), c.Px(20), 3, value) + c.Px(6)
		draw.Fill(c.Ops, draw.Rect(0, y-c.Px(2), c.Size.X, c.Px(1)), c.Line)
		y += c.Px(4)
	}
	line(c.T("ui.about.file"), e.S.Path)
	if d := e.S.Data; d != nil {
		line(c.T("ui.about.source"), e.S.Lang.Pick(d.Info.SourceZh, d.Info.SourceEn))
		line(c.T("ui.chip.tier"), e.S.Lang.Pick(d.Info.TierNoteZh, d.Info.TierNoteEn))
		line(c.T("ui.about.map"), d.Map.Vintage.Name)
	}
	c.Paragraph(theme.Note, c.Ink3, 0, y+c.Px(6), c.Size.X, c.Px(18), 2, c.T("ui.about.offline"))
}

// begin proposes a file name: the figure's title and the data's day, in the
// user's documents.
func (s *sheets) begin(e *page.Env, p page.Page) {
	s.over, s.focus = false, true
	switch {
	case s.data.wait:
		s.data.wait, s.kind = false, rowsFormat
	case s.kind == rowsFormat:
		s.kind = 0
	}
	spec, ok := s.spec(e, p)
	if !ok || e.S.Data == nil {
		return
	}
	name := "taihang"
	if r, err := figure.Resolve(e.S.Data, spec); err == nil && r.Title != "" {
		name = r.Title
	}
	if len(spec.Years) > 0 {
		name += " " + year(spec.Years[len(spec.Years)-1])
	}
	name = strings.Map(func(r rune) rune {
		if strings.ContainsRune(`/\:*?"<>|`, r) || r < ' ' {
			return -1
		}
		return r
	}, name)
	s.path.SetText(filepath.Join(documents(), name+"."+formats[s.kind]))
}

// documents is where people keep files, or their home.
func documents() string {
	home, err := os.UserHomeDir()
	if err != nil {
		return "."
	}
	for _, d := range []string{"Documents", "文档", "文件"} {
		if st, err := os.Stat(filepath.Join(home, d)); err == nil && st.IsDir() {
			return filepath.Join(home, d)
		}
	}
	return home
}

// figure is what the sheet is about: the one it was opened for, the one that
// has the keyboard, or the page's main one.
func (s *sheets) figure(e *page.Env, p page.Page) (figure.Spec, bool) {
	switch {
	case e.S.Exporting != nil:
		return *e.S.Exporting, true
	case p == nil || e.S.Data == nil:
		return figure.Spec{}, false
	case s.focused != nil:
		return *s.focused, true
	}
	return p.Export(e)
}

// spec is the figure to be written, on paper.
func (s *sheets) spec(e *page.Env, p page.Page) (figure.Spec, bool) {
	spec, ok := s.figure(e, p)
	return paper(spec), ok
}

// paper is a spec as it is printed: light, with its source line.
func paper(f figure.Spec) figure.Spec {
	f.Surface, f.Theme = "", "light"
	return f
}

func (s *sheets) export(c draw.C, e *page.Env, p page.Page) {
	spec, ok := s.spec(e, p)
	if !ok {
		c.Text(theme.Body, c.Ink2, 0, 0, c.Px(24), c.T("ui.err.exportfig"))
		return
	}
	c.Text(theme.Body, c.Ink2, 0, 0, c.Px(30), c.T("ui.export.path"))
	c.In(draw.Rect(c.Px(64), 0, c.Size.X-c.Px(64), c.Px(30)), func(c draw.C) {
		if s.focus {
			s.focus = false
			s.path.Focus(c)
		}
		if t := s.path.Layout(c, "", ""); t.Submitted {
			s.send(e, spec)
		}
	})
	c.Text(theme.Body, c.Ink2, 0, c.Px(40), c.Px(28), c.T("ui.export.format"))
	c.In(draw.Rect(c.Px(64), c.Px(40), c.Px(248), c.Px(28)), func(c draw.C) {
		if i := s.format.Layout(c, []string{"PNG", "SVG", "PDF", "CSV"}, s.kind); i >= 0 {
			s.kind = i
			old := s.path.Editor.Text()
			s.path.SetText(strings.TrimSuffix(old, filepath.Ext(old)) + "." + formats[i])
		}
	})
	c.In(draw.Rect(c.Px(64), c.Px(78), c.Px(240), c.Px(28)), func(c draw.C) {
		if s.replace.Layout(c, s.over, c.T("ui.export.replace")) {
			s.over = !s.over
		}
	})
	note := "ui.export.note"
	if s.kind == rowsFormat {
		note = "ui.export.note.rows"
	}
	c.Paragraph(theme.Note, c.Ink3, c.Px(64), c.Px(110), c.Size.X-c.Px(64), c.Px(18), 2, c.T(note))
	y, w := c.Size.Y-c.Px(30), c.Px(84)
	c.In(draw.Rect(c.Size.X-w, y, w, c.Px(30)), func(c draw.C) {
		if s.save.Layout(c, widget.Primary, "", c.T("ui.export.go"), strings.TrimSpace(s.path.Editor.Text()) != "") {
			s.send(e, spec)
		}
	})
	c.In(draw.Rect(c.Size.X-2*w-c.Px(10), y, w, c.Px(30)), func(c draw.C) {
		if s.cancel.Layout(c, widget.Plain, "", c.T("ui.cancel"), true) {
			e.Do(model.OpenSheet{Sheet: model.NoSheet})
		}
	})
}

func (s *sheets) send(e *page.Env, spec figure.Spec) {
	e.Do(model.Save{Spec: spec, Path: strings.TrimSpace(s.path.Editor.Text()), Format: formats[s.kind], Replace: s.over})
}
