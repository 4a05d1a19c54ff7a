package page

import (
	"image"

	"gioui.org/io/event"
	"gioui.org/io/key"

	"taihang/analysis/cube"
	"taihang/analysis/figure"
	"taihang/ui/draw"
	"taihang/ui/model"
	"taihang/ui/widget"
)

// frameCommands are what a frame can be asked for by icon, key or menu.
var frameCommands = []struct {
	id, key string
	name    key.Name
}{
	{"copy", "ui.figure.copy", "C"},
	{"export", "ui.figure.export", "E"},
	{"data", "ui.figure.data", "D"},
	{"how", "ui.how", "I"},
}

// keyFilters are the frame's keys while tag has the keyboard. Letters with
// Ctrl belong to the window.
func keyFilters(tag event.Tag) []event.Filter {
	out := []event.Filter{key.FocusFilter{Target: tag}}
	for _, f := range frameCommands {
		out = append(out, key.Filter{Focus: tag, Name: f.name})
	}
	return out
}

// frameKey does what a key of a focused frame asks for.
func frameKey(e *Env, k key.Event, r *figure.Resolved, spec figure.Spec, how *How) {
	if k.State != key.Press {
		return
	}
	for _, f := range frameCommands {
		if f.name == k.Name {
			frameDo(e, f.id, r, spec, how)
		}
	}
}

func frameDo(e *Env, id string, r *figure.Resolved, spec figure.Spec, how *How) {
	switch id {
	case "copy":
		e.Do(model.Copy{Text: TableText(r)})
	case "export":
		e.Do(model.ExportFigure{Spec: spec})
	case "data":
		e.Do(model.ShowData{Spec: spec})
	case "how":
		how.ask = measureOf(spec) != ""
	}
}

// contextMenu is what a right click opens: what can be done with the mark
// under the pointer, then the frame's commands.
type contextMenu struct {
	menu widget.Menu
	dim  cube.Dim
	key  string
}

// open shows the menu at a point of c for a mark; dim is "" beside any.
func (m *contextMenu) open(c draw.C, at image.Point, dim cube.Dim, k string) {
	m.dim, m.key = dim, k
	if dim == cube.Year {
		m.dim = ""
	}
	m.menu.Open = false
	c.In(image.Rectangle{Min: at, Max: at}, func(c draw.C) { m.menu.Toggle(c) })
}

// active says that there is something to lay out.
func (m *contextMenu) active() bool { return m.menu.Open || m.menu.Chosen() }

func (m *contextMenu) layout(c draw.C, e *Env, r *figure.Resolved, spec figure.Spec, how *How) {
	if !m.active() {
		return
	}
	id, ok := m.menu.Layout(c, m.options(e, spec), c.Px(180))
	if !ok {
		return
	}
	switch id {
	case "only":
		e.Do(model.SetFilter{Dim: m.dim, Keys: []string{m.key}})
	case "exclude":
		e.Do(model.Exclude{Dim: m.dim, Key: m.key})
	case "compare":
		e.Do(model.SelectWhere{Where: cube.Where{{Dim: m.dim, Keys: []string{m.key}}}, Tool: "click"})
	default:
		frameDo(e, id, r, spec, how)
	}
}

func (m *contextMenu) options(e *Env, spec figure.Spec) []widget.Option {
	var out []widget.Option
	if m.dim != "" {
		name := Label(e.S, m.dim, m.key)
		out = append(out,
			widget.Option{Key: "only", Label: e.S.T("ui.figure.only", name)},
			widget.Option{Key: "exclude", Label: e.S.T("ui.figure.exclude", name)},
			widget.Option{Key: "compare", Label: e.S.T("ui.figure.compare", name)},
			widget.Option{Label: e.S.T("ui.figure.frame"), Head: true})
	}
	for _, f := range frameCommands {
		if f.id != "how" || measureOf(spec) != "" {
			out = append(out, widget.Option{Key: f.id, Label: e.S.T(f.key), Note: string(f.name)})
		}
	}
	return out
}
