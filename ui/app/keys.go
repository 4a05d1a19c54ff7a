package app

import (
	"strings"
	"unicode"

	"gioui.org/io/event"
	"gioui.org/io/key"

	"taihang/ui/draw"
	"taihang/ui/model"
)

// names are the keys whose Gio name is not what is written on them.
var names = map[string]key.Name{
	"Esc": key.NameEscape, "Space": key.NameSpace, "Enter": key.NameReturn,
}

// filterOf turns "Ctrl+Shift+Z" into what Gio has to look out for.
func filterOf(combo string) key.Filter {
	var f key.Filter
	rest := combo
	for {
		mod, after, ok := strings.Cut(rest, "+")
		if !ok || mod == "" || after == "" {
			break
		}
		switch mod {
		case "Ctrl":
			f.Required |= key.ModShortcut
		case "Shift":
			f.Required |= key.ModShift
		case "Alt":
			f.Required |= key.ModAlt
		}
		rest = after
	}
	f.Name = key.Name(rest)
	if n, ok := names[rest]; ok {
		f.Name = n
	} else if r := []rune(rest); len(r) == 1 && !unicode.IsLetter(r[0]) {
		f.Optional = key.ModShift // where the sign stands depends on the keyboard
	}
	return f
}

type shortcut struct {
	filter  key.Filter
	command model.Command
}

var shortcuts = func() []shortcut {
	var out []shortcut
	for _, c := range model.Commands() {
		for _, combo := range []string{c.Shortcut, c.Alias} {
			if combo != "" {
				out = append(out, shortcut{filterOf(combo), c})
			}
		}
	}
	return out
}()

// whileTyping are the commands that a field does not keep for itself.
var whileTyping = map[string]bool{"search": true, "export": true}

// keys runs the commands whose shortcuts were pressed.
func (k *core) keys(c draw.C) {
	typing := k.shell.Typing(c)
	var filters []event.Filter
	for _, s := range shortcuts {
		if s.command.ID == "escape" && k.shell.Held() || !s.command.Enabled(k.state) { // the key is the page's
			continue
		}
		if !typing || whileTyping[s.command.ID] || s.filter.Required.Contain(key.ModAlt) {
			filters = append(filters, s.filter)
		}
	}
	for {
		ev, ok := c.Event(filters...)
		if !ok {
			return
		}
		e, ok := ev.(key.Event)
		if !ok || e.State != key.Press {
			continue
		}
		for _, s := range shortcuts {
			if e.Name == s.filter.Name && e.Modifiers.Contain(s.filter.Required) && e.Modifiers&^(s.filter.Required|s.filter.Optional) == 0 {
				if s.command.Enabled(k.state) {
					k.env.Do(s.command.Action(k.state))
				}
				break
			}
		}
	}
}
