package main

import (
	"os"
	"path/filepath"

	"taihang/data/text"
)

// home is the folder for what the program keeps between starts.
func home() (string, error) {
	dir, err := os.UserConfigDir()
	if err != nil {
		return "", text.Errorf("cli.home", err)
	}
	dir = filepath.Join(dir, "taihang")
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return "", text.Errorf("cli.out.cannot", dir, reason(err), err)
	}
	return dir, nil
}
