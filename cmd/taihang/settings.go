//go:build !headless

package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"sync"

	"taihang/data/text"
)

// settings are what the window keeps between starts, in one small file of the
// user's own. A file that cannot be read is as good as none: it holds nothing
// that a click would not bring back.
type settings struct {
	Lang   text.Lang `json:"lang,omitempty"`
	Dark   bool      `json:"dark,omitempty"`
	Still  bool      `json:"still,omitempty"`
	Recent []string  `json:"recent,omitempty"` // workspaces, the last one first

	DropIn  string   `json:"drop_in,omitempty"` // folder of files to be noticed; "" the usual one
	Folders []string `json:"folders,omitempty"` // that files came from, the last one first
}

// maxRecent is how many workspaces are remembered.
const maxRecent = 8

// opened puts a workspace first among the recent ones.
func (s *settings) opened(path string) {
	abs, err := filepath.Abs(path)
	if err != nil {
		return
	}
	s.Recent = slices.DeleteFunc(s.Recent, func(r string) bool { return r == abs })
	s.Recent = append([]string{abs}, s.Recent[:min(len(s.Recent), maxRecent-1)]...)
}

// last is the workspace that was open last, or "" if there is none or it has
// been moved away. A damaged one is opened all the same: the window says what
// is wrong with it.
func (s *settings) last() string {
	if len(s.Recent) == 0 || !exists(s.Recent[0]) {
		return ""
	}
	return s.Recent[0]
}

func demoPath() (string, error) {
	dir, err := home()
	return filepath.Join(dir, "demo.taihang"), err
}

func settingsPath() (string, error) {
	dir, err := home()
	return filepath.Join(dir, "settings.json"), err
}

func readSettings() settings {
	var s settings
	path, err := settingsPath()
	if err != nil {
		return s
	}
	b, err := os.ReadFile(path)
	if err != nil || json.Unmarshal(b, &s) != nil {
		return settings{}
	}
	return s
}

var settingsLock sync.Mutex

// changeSettings writes the settings with a change. Failing is harmless.
func changeSettings(change func(*settings)) {
	settingsLock.Lock()
	defer settingsLock.Unlock()
	path, err := settingsPath()
	if err != nil {
		return
	}
	s := readSettings()
	change(&s)
	b, err := json.MarshalIndent(s, "", "  ")
	if err != nil {
		return
	}
	if tmp := path + ".new"; os.WriteFile(tmp, append(b, '\n'), 0o600) == nil {
		_ = os.Rename(tmp, path)
	}
}
