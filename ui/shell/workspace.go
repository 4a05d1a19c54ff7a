package shell

import (
	"path/filepath"
	"slices"
	"strings"

	"taihang/ui/draw"
	"taihang/ui/model"
	"taihang/ui/page"
	"taihang/ui/theme"
	"taihang/ui/widget"
)

// workspaceName is the title of the workspace, or its file's name.
func workspaceName(c draw.C, e *page.Env) string {
	if d := e.S.Data; d != nil && d.Info.Title != "" && e.S.Phase == model.Ready {
		return d.Info.Title
	}
	if e.S.Path != "" {
		return fileName(e.S.Path)
	}
	return c.T("app.name")
}

func fileName(path string) string {
	return strings.TrimSuffix(filepath.Base(path), filepath.Ext(path))
}

// workspaceMenu is what opens at the workspace's name: recent ones, another,
// the demo, about.
type workspaceMenu struct{ menu widget.Menu }

func (m *workspaceMenu) layout(c draw.C, e *page.Env) {
	if !m.menu.Open && !m.menu.Chosen() {
		return
	}
	var out []widget.Option
	if len(e.S.Recent) > 0 {
		out = append(out, widget.Option{Label: c.T("ui.open.recent"), Head: true})
	}
	for _, p := range e.S.Recent {
		dir := c.Type.Fit(filepath.Dir(p), theme.Note.Size*c.Metric.PxPerSp, false, c.F(190))
		out = append(out, widget.Option{Key: "recent:" + p, Label: fileName(p), Note: dir, On: p == e.S.Path})
	}
	if len(out) > 0 {
		out = append(out, widget.Option{Label: c.T("ui.open.other"), Head: true})
	}
	out = append(out, widget.Option{Key: "open", Label: c.T("ui.open"), Note: "Ctrl+O"})
	if e.S.HasDemo {
		out = append(out, widget.Option{Key: "demo", Label: c.T("ui.open.demo"), On: e.S.Demo})
	}
	out = append(out, widget.Option{Key: "about", Label: c.T("ui.settings.about")})
	key, ok := m.menu.Layout(c, out, c.Px(220))
	if !ok {
		return
	}
	switch key {
	case "open":
		e.Do(model.OpenSheet{Sheet: model.WorkspaceSheet})
	case "demo":
		e.Do(model.OpenDemo{})
	case "about":
		e.Do(model.OpenSheet{Sheet: model.AboutSheet})
	default:
		if p := strings.TrimPrefix(key, "recent:"); p != e.S.Path || e.S.Phase == model.Failed {
			e.Do(model.Open{Path: p})
		}
	}
}

// openSheet is 打开…: a path to type, and the folder it is in.
type openSheet struct {
	path  widget.Input
	list  widget.List
	rows  []*widget.Click
	enter widget.Button
	shown string // folder whose path stands in the field
	focus bool
}

// begin lists the folder of the open workspace.
func (o *openSheet) begin(e *page.Env) {
	dir := documents()
	if e.S.Path != "" {
		dir = filepath.Dir(e.S.Path)
	}
	o.shown, o.focus = "", true
	e.Do(model.Browse{Dir: dir})
}

func (o *openSheet) layout(c draw.C, e *page.Env) {
	f := &e.S.Folder
	if o.shown != f.Dir && f.Dir != "" {
		o.shown = f.Dir
		o.path.SetText(strings.TrimSuffix(f.Dir, string(filepath.Separator)) + string(filepath.Separator))
		o.list.Reveal(0, 0, c.Size.Y)
	}
	label := c.T("ui.open.go")
	w := widget.ButtonWidth(c, label, false)
	typed := strings.TrimSpace(o.path.Editor.Text())
	c.In(draw.Rect(0, 0, c.Size.X-w-c.Px(10), c.Px(30)), func(c draw.C) {
		if o.focus {
			o.focus = false
			o.path.Focus(c)
		}
		if t := o.path.Layout(c, c.T("ui.open.path"), ""); t.Submitted {
			o.send(e, strings.TrimSpace(t.Text))
		}
	})
	c.In(draw.Rect(c.Size.X-w, 0, w, c.Px(30)), func(c draw.C) {
		if o.enter.Layout(c, widget.Primary, "", label, typed != "") {
			o.send(e, typed)
		}
	})
	y := c.Px(40)
	if f.Err != nil {
		c.Icon("warn", 0, float32(y+c.Px(2)), 16, c.Bad)
		c.Paragraph(theme.Body, c.Ink2, c.Px(26), y, c.Size.X-c.Px(26), c.Px(19), 3, e.S.Lang.Sentence(f.Err))
		return
	}
	draw.Fill(c.Ops, draw.Rect(0, y, c.Size.X, c.Px(1)), c.Line)
	c.In(draw.Rect(0, y+c.Px(4), c.Size.X, c.Size.Y-y-c.Px(4)), func(c draw.C) { o.entries(c, e, f) })
}

// entries are the folder above, folders, workspaces.
func (o *openSheet) entries(c draw.C, e *page.Env, f *model.Folder) {
	up := filepath.Dir(f.Dir)
	all := f.Entries
	if up != f.Dir {
		all = slices.Concat([]model.Entry{{Name: "..", Folder: true}}, all)
	}
	if len(f.Entries) == 0 {
		c.TextMid(theme.Body, c.Ink3, c.Size.X/2, c.Px(60), c.Px(20), c.T("ui.open.empty"))
	}
	for len(o.rows) < len(all) {
		o.rows = append(o.rows, &widget.Click{})
	}
	o.list.Layout(c, len(all), c.Px(30), func(c draw.C, i int) {
		it := all[i]
		name, icon, ink := it.Name, draw.Icon("table"), c.AccText
		if it.Folder {
			icon, ink = "right", c.Ink3
		}
		if it.Name == ".." {
			name, icon = c.T("ui.open.up"), "left"
		}
		if !o.rows[i].Layout(c, name, "", func(c draw.C, l widget.Look) {
			if l.Hover || l.Focus {
				draw.Round(c.Ops, c.Bounds(), c.Px(4), c.Hover)
			}
			c.Icon(icon, c.F(8), float32(c.Size.Y-c.Px(15))/2, 15, ink)
			c.TextFit(theme.Body, c.Ink, c.Px(34), 0, c.Size.Y, c.Size.X-c.Px(50), name)
		}) {
			return
		}
		switch path := filepath.Join(f.Dir, it.Name); {
		case it.Name == "..":
			e.Do(model.Browse{Dir: up})
		case it.Folder:
			e.Do(model.Browse{Dir: path})
		default:
			e.Do(model.Open{Path: path})
		}
	})
}

// send opens a workspace that was typed, or looks into a folder.
func (o *openSheet) send(e *page.Env, path string) {
	if strings.HasSuffix(path, ".taihang") {
		e.Do(model.Open{Path: path})
		return
	}
	o.shown = ""
	e.Do(model.Browse{Dir: path})
}
