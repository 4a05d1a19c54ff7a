//go:build !headless

package main

import (
	"os"
	"path/filepath"
	"testing"

	"taihang/data/text"
)

// TestSettings: what was chosen and opened is there at the next start; a
// spoilt file and a workspace moved away are no obstacle.
func TestSettings(t *testing.T) {
	dir := t.TempDir()
	t.Setenv("XDG_CONFIG_HOME", dir)
	t.Setenv("AppData", dir)
	a, b := filepath.Join(dir, "a.taihang"), filepath.Join(dir, "b.taihang")
	for _, path := range []string{a, b} {
		if err := os.WriteFile(path, nil, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	changeSettings(func(s *settings) { s.Lang, s.Dark = text.EN, true })
	for _, path := range []string{a, b, a} {
		changeSettings(func(s *settings) { s.opened(path) })
	}
	s := readSettings()
	if s.Lang != text.EN || !s.Dark || s.last() != a || len(s.Recent) != 2 {
		t.Errorf("read back %+v", s)
	}
	if err := os.Remove(a); err != nil {
		t.Fatal(err)
	}
	if s.last() != "" {
		t.Error("a workspace that is gone is opened again")
	}
	path, err := settingsPath()
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte("{spoilt"), 0o600); err != nil {
		t.Fatal(err)
	}
	if s := readSettings(); s.Lang != "" || len(s.Recent) != 0 {
		t.Errorf("a spoilt file reads as %+v", s)
	}
}
