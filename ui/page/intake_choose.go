package page

import (
	"path/filepath"
	"strings"

	"gioui.org/io/key"

	"taihang/ui/draw"
	"taihang/ui/model"
)

// keys are those of the field that are about the list.
func (o *intakeHome) keys(c draw.C, e *Env) {
	ed := &o.path.Editor
	for {
		filters := []key.Filter{
			{Focus: ed, Name: key.NameUpArrow},
			{Focus: ed, Name: key.NameDownArrow},
			{Focus: ed, Name: key.NamePageUp},
			{Focus: ed, Name: key.NamePageDown},
			{Focus: ed, Name: key.NameEscape},
			{Focus: ed, Name: key.NameReturn, Required: key.ModShortcut},
		}
		if ed.Text() == "" {
			filters = append(filters, key.Filter{Focus: ed, Name: key.NameDeleteBackward}, key.Filter{Focus: ed, Name: key.NameSpace},
				key.Filter{Focus: ed, Name: "Z", Required: key.ModShortcut, Optional: key.ModShift}) // with nothing typed undo is the window's
		}
		ev, ok := c.Event(eventsOf(filters)...)
		if !ok {
			return
		}
		k, ok := ev.(key.Event)
		if !ok || k.State != key.Press {
			continue
		}
		n := len(o.shownEntries(e))
		switch k.Name {
		case key.NameUpArrow:
			o.move(c, o.cursor-1, n)
		case key.NameDownArrow:
			o.move(c, o.cursor+1, n)
		case key.NamePageUp:
			o.move(c, o.cursor-10, n)
		case key.NamePageDown:
			o.move(c, o.cursor+10, n)
		case "Z":
			if k.Modifiers.Contain(key.ModShift) {
				e.Do(model.Redo{})
			} else {
				e.Do(model.Undo{})
			}
		case key.NameDeleteBackward:
			o.up(e)
		case key.NameSpace:
			o.tick(e)
		case key.NameEscape:
			o.path.SetText("")
			c.Execute(key.FocusCmd{})
		case key.NameReturn:
			o.enterAll(e)
		}
	}
}

// enterAll opens every file of the list.
func (o *intakeHome) enterAll(e *Env) {
	var paths []string
	for _, it := range o.shownEntries(e) {
		if !it.Folder {
			paths = append(paths, filepath.Join(e.S.Intake.Folder.Dir, it.Name))
		}
	}
	if len(paths) > 0 {
		e.Do(model.OpenFiles{Paths: paths})
		o.path.SetText("")
	}
}

// pointed is the one file that is typed, ticked or under the cursor; "" for none.
func (o *intakeHome) pointed(e *Env) string {
	typed := strings.TrimSpace(o.path.Editor.Text())
	if model.LooksLikePath(typed) {
		if paths := model.Paths(typed); len(paths) == 1 {
			return paths[0]
		}
		return ""
	}
	list := o.shownEntries(e)
	switch {
	case len(o.ticked) == 1:
		for name := range o.ticked {
			return filepath.Join(e.S.Intake.Folder.Dir, name)
		}
	case o.cursor < len(list) && !list[o.cursor].Folder:
		return filepath.Join(e.S.Intake.Folder.Dir, list[o.cursor].Name)
	}
	return ""
}

func (o *intakeHome) move(c draw.C, to, n int) {
	o.cursor = min(max(to, 0), max(n-1, 0))
	h := c.Px(entryH)
	o.list.Reveal(o.cursor*h, (o.cursor+1)*h, c.Size.Y/2)
}

func (o *intakeHome) up(e *Env) {
	if up := filepath.Dir(e.S.Intake.Folder.Dir); up != e.S.Intake.Folder.Dir {
		e.Do(model.BrowseFiles{Dir: up})
	}
}

// tick marks the file under the cursor, to open several at once.
func (o *intakeHome) tick(e *Env) {
	list := o.shownEntries(e)
	if o.cursor >= len(list) || list[o.cursor].Folder {
		return
	}
	if o.ticked == nil {
		o.ticked = map[string]bool{}
	}
	name := list[o.cursor].Name
	if o.ticked[name] = !o.ticked[name]; !o.ticked[name] {
		delete(o.ticked, name)
	}
	o.cursor = min(o.cursor+1, len(list)-1)
}

// enter opens what is typed, ticked, or under the cursor.
func (o *intakeHome) enter(e *Env) {
	typed := strings.TrimSpace(o.path.Editor.Text())
	dir := e.S.Intake.Folder.Dir
	switch list := o.shownEntries(e); {
	case model.LooksLikePath(typed):
		o.send(e, model.Paths(typed))
	case len(o.ticked) > 0:
		var paths []string
		for _, it := range e.S.Intake.Folder.Entries {
			if o.ticked[it.Name] {
				paths = append(paths, filepath.Join(dir, it.Name))
			}
		}
		o.ticked = nil
		e.Do(model.OpenFiles{Paths: paths})
	case o.cursor < len(list):
		o.choose(e, list[o.cursor])
	}
}

// send opens paths; a workspace is opened as one, a single folder is shown.
func (o *intakeHome) send(e *Env, paths []string) {
	switch {
	case len(paths) == 0:
		return
	case len(paths) == 1 && strings.HasSuffix(paths[0], ".taihang"):
		e.Do(model.Open{Path: paths[0]})
	case len(paths) == 1 && (strings.HasSuffix(paths[0], "/") || strings.HasSuffix(paths[0], `\`) || filepath.Ext(paths[0]) == ""):
		e.Do(model.BrowseFiles{Dir: paths[0]})
	default:
		e.Do(model.OpenFiles{Paths: paths})
	}
	o.path.SetText("")
}

func (o *intakeHome) choose(e *Env, it model.Entry) {
	path := filepath.Join(e.S.Intake.Folder.Dir, it.Name)
	if it.Folder {
		e.Do(model.BrowseFiles{Dir: path})
	} else {
		e.Do(model.OpenFiles{Paths: []string{path}})
	}
	o.path.SetText("")
}

// shownEntries are those whose name holds what is typed.
func (o *intakeHome) shownEntries(e *Env) []model.Entry {
	typed := strings.ToLower(strings.TrimSpace(o.path.Editor.Text()))
	all := e.S.Intake.Folder.Entries
	if typed == "" || model.LooksLikePath(typed) {
		return all
	}
	var out []model.Entry
	for _, it := range all {
		if strings.Contains(strings.ToLower(it.Name), typed) {
			out = append(out, it)
		}
	}
	return out
}
