package model

import "strings"

// Command is one thing a user can do by name: the palette, menus, shortcuts
// and the shortcut sheet all read the same list.
type Command struct {
	ID       string
	Key      string // catalogue: its name
	Shortcut string // "Ctrl+Shift+Z"; "" none
	Alias    string // a second shortcut for the same
	Group    string // catalogue: heading in the sheet
	Action   func(s *State) Action
	When     func(s *State) bool // nil: always
	Hidden   bool                // in the palette
}

// Enabled says whether the command does something now.
func (c Command) Enabled(s *State) bool { return c.When == nil || c.When(s) }

func do(a Action) func(*State) Action { return func(*State) Action { return a } }

func onMap(s *State) bool { return s.Page == Map && s.Phase == Ready }
func ready(s *State) bool { return s.Phase == Ready }

// ofYear says that the page shows a year: keys that move it are free elsewhere.
func ofYear(s *State) bool { return s.Phase == Ready && s.Page != DataIn }

// Commands returns the list, in the order of the sheet.
func Commands() []Command { return commands }

var commands = []Command{
	{ID: "page1", Key: "ui.page.overview", Shortcut: "Alt+1", Group: "ui.group.pages", Action: do(Go{Page: Overview}), When: has(Overview)},
	{ID: "page2", Key: "ui.page.map", Shortcut: "Alt+2", Group: "ui.group.pages", Action: do(Go{Page: Map}), When: has(Map)},
	{ID: "page3", Key: "ui.page.cohort", Shortcut: "Alt+3", Group: "ui.group.pages", Action: do(Go{Page: People}), When: has(People)},
	{ID: "page4", Key: "ui.page.progress", Shortcut: "Alt+4", Group: "ui.group.pages", Action: do(Go{Page: Progress}), When: has(Progress)},
	{ID: "page5", Key: "ui.page.data", Shortcut: "Alt+5", Group: "ui.group.pages", Action: do(Go{Page: DataIn}), When: has(DataIn)},

	{ID: "search", Key: "ui.cmd.search", Shortcut: "Ctrl+K", Group: "ui.group.general", Action: do(OpenPalette{}), Hidden: true},
	{ID: "undo", Key: "ui.cmd.undo", Shortcut: "Ctrl+Z", Group: "ui.group.general", Action: do(Undo{}), When: (*State).CanUndo},
	{ID: "redo", Key: "ui.cmd.redo", Shortcut: "Ctrl+Shift+Z", Alias: "Ctrl+Y", Group: "ui.group.general", Action: do(Redo{}), When: (*State).CanRedo},
	{ID: "export", Key: "ui.cmd.export", Shortcut: "Ctrl+E", Group: "ui.group.general", Action: do(OpenSheet{ExportSheet}), When: ready},
	{ID: "data", Key: "ui.cmd.data", Shortcut: "Ctrl+D", Group: "ui.group.general", Action: do(OpenSheet{DataSheet}), When: ready},
	{ID: "open", Key: "ui.cmd.open", Shortcut: "Ctrl+O", Group: "ui.group.general", Action: do(OpenSheet{WorkspaceSheet})},
	{ID: "inspector", Key: "ui.cmd.inspector", Shortcut: "Ctrl+I", Group: "ui.group.general", Action: func(s *State) Action { return SetInspector{Open: !s.Inspector.Open} }},
	{ID: "settings", Key: "ui.settings", Shortcut: "Ctrl+,", Group: "ui.group.general", Action: do(OpenSheet{SettingsSheet})},
	{ID: "shortcuts", Key: "ui.cmd.shortcuts", Shortcut: "?", Group: "ui.group.general", Action: do(OpenSheet{ShortcutSheet})},
	{ID: "lang", Key: "ui.cmd.lang", Group: "ui.group.general", Action: func(s *State) Action { return SetLang{Lang: s.OtherLang()} }},
	{ID: "theme", Key: "ui.cmd.theme", Group: "ui.group.general", Action: func(s *State) Action { return SetDark{On: !s.Dark} }},
	{ID: "escape", Key: "ui.cmd.escape", Shortcut: "Esc", Group: "ui.group.general", Action: do(Escape{}), Hidden: true},

	{ID: "all", Key: "ui.cmd.all", Shortcut: "Ctrl+A", Group: "ui.group.selection", Action: do(SelectAll{}), When: ready},
	{ID: "invert", Key: "ui.cmd.invert", Shortcut: "Ctrl+Shift+I", Group: "ui.group.selection", Action: do(Invert{}), When: hasSelection},
	{ID: "clear", Key: "ui.cmd.clear", Group: "ui.group.selection", Action: do(ClearSelection{}), When: hasSelection},
	{ID: "filter", Key: "ui.cmd.filter", Group: "ui.group.selection", Action: do(FilterBySelection{}), When: hasSelection},
	{ID: "unfilter", Key: "ui.cmd.unfilter", Group: "ui.group.selection", Action: do(ClearFilter{}), When: func(s *State) bool { return s.Where != nil }},

	{ID: "back", Key: "ui.cmd.back", Shortcut: "[", Group: "ui.group.period", Action: do(StepYear{-1}), When: ofYear},
	{ID: "on", Key: "ui.cmd.on", Shortcut: "]", Group: "ui.group.period", Action: do(StepYear{+1}), When: ofYear},
	{ID: "play", Key: "ui.cmd.play", Shortcut: "Space", Group: "ui.group.period", Action: do(TogglePlay{}), When: ofYear},

	{ID: "zoom+", Key: "ui.cmd.zoomin", Shortcut: "+", Alias: "=", Group: "ui.group.map", Action: do(Ask{What: "zoom+"}), When: onMap},
	{ID: "zoom-", Key: "ui.cmd.zoomout", Shortcut: "-", Group: "ui.group.map", Action: do(Ask{What: "zoom-"}), When: onMap},
	{ID: "whole", Key: "ui.cmd.whole", Shortcut: "0", Group: "ui.group.map", Action: do(Ask{What: "whole"}), When: onMap},
	{ID: "lasso", Key: "ui.cmd.lasso", Shortcut: "L", Group: "ui.group.map", Action: do(Ask{What: "lasso"}), When: onMap},
	{ID: "box", Key: "ui.cmd.box", Shortcut: "B", Group: "ui.group.map", Action: do(Ask{What: "box"}), When: onMap},
}

func has(p Page) func(*State) bool {
	return func(s *State) bool {
		for _, q := range s.Pages {
			if p == q {
				return true
			}
		}
		return false
	}
}

func hasSelection(s *State) bool { return s.Select != nil }

// ByShortcut finds the command of a key combination.
func ByShortcut(combo string) (Command, bool) {
	for _, c := range commands {
		if combo != "" && (c.Shortcut == combo || c.Alias == combo) {
			return c, true
		}
	}
	return Command{}, false
}

// Menu lists the commands whose name holds query, for the palette.
func (s *State) Menu(query string) []Command {
	var out []Command
	for _, c := range commands {
		if !c.Hidden && c.Enabled(s) && strings.Contains(strings.ToLower(s.T(c.Key)), strings.ToLower(query)) {
			out = append(out, c)
		}
	}
	return out
}
